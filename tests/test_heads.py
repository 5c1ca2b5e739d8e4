"""What the lines of a stack of heads are."""

from __future__ import annotations

import re

import attrs
import pytest

import newsparse
from newsparse.blocks import place_in_page, read_blocks
from newsparse.heads import Head, read_head
from newsparse.languages import load_profile
from newsparse.model import Role, Span
from newsparse.passages import Passage
from newsparse.profile import Profile, Rule
from newsparse.roles import read_roles
from newsparse.seams import assemble


def head(page: str, profile: Profile, lede: str = "", reason: str = "page_begins") -> Head:
    """The head of a page that has nothing else on it."""
    stack = read_roles(page, read_blocks(page, profile), profile)

    def span(passage: Passage, first: int, last: int) -> Span:
        start = place_in_page(passage.block, first, page, profile.typesetting)
        return Span(0, start, place_in_page(passage.block, last - 1, page, profile.typesetting) + 1)

    found = read_head(stack, lede, reason, profile, span)
    line = found.headline
    for one in filter(None, (found.label, line.kicker, *line.deck, *found.marks)):
        pieces = [page[place.start : place.end] for place in one.spans]
        assert assemble(pieces, profile.typesetting) == one.text
    return found


def lines(found: Head) -> dict[str, str]:
    """The lines of a head that are there, each with the rule that named it."""
    parts = {"label": found.label, "kicker": found.headline.kicker, "main": found.headline.main}
    told = {name: f"{one.text} [{one.rule}]" for name, one in parts.items() if one}
    told |= {f"deck {number}": f"{one.text} [{one.rule}]" for number, one in enumerate(found.headline.deck)}
    return told


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("## 桥通了", {"main": "桥通了 [article.page_begins]"}),
        (
            "## 市水务局：\n\n## 桥通了",
            {"kicker": "市水务局： [zh.kicker.reads_on]", "main": "桥通了 [article.page_begins]"},
        ),
        (
            "## 守护一条江\n\n## 桥通了",
            {"kicker": "守护一条江 [head.above_main]", "main": "桥通了 [article.page_begins]"},
        ),
        (
            "## 桥通了\n\n——来自渠边的调查",
            {"main": "桥通了 [article.page_begins]", "deck 0": "——来自渠边的调查 [zh.deck.dash]"},
        ),
        (
            "## 桥通了\n\n### 三个村庄从此不绕路",
            {"main": "桥通了 [article.page_begins]", "deck 0": "三个村庄从此不绕路 [head.below_main]"},
        ),
        (
            "## 南州国际灯会落幕\n\n## 青原灯匠捧回金奖",
            {"main": "南州国际灯会落幕 [article.page_begins]", "deck 0": "青原灯匠捧回金奖 [head.below_main]"},
        ),
        (
            "## 南州国际灯会落幕\n\n## 柘岭高速公路今晨通车",
            {"kicker": "南州国际灯会落幕 [head.above_main]", "main": "柘岭高速公路今晨通车 [article.page_begins]"},
        ),
        (
            "## 守护一条江\n\n## 桥通了\n\n## 三个村庄从此不绕路",
            {
                "kicker": "守护一条江 [head.above_main]",
                "main": "桥通了 [article.page_begins]",
                "deck 0": "三个村庄从此不绕路 [head.below_main]",
            },
        ),
        (
            "全市抢修水毁的渠道\n\n沿江各村的干部群众连夜上堤力争早日通水（附图片１张）",
            {
                "main": "全市抢修水毁的渠道 [article.page_begins]",
                "deck 0": "沿江各村的干部群众连夜上堤力争早日通水 [head.below_main]",
            },
        ),
        (
            "## 市水务局：\n\n——来自渠边的调查",
            {"main": "市水务局： [article.page_begins]", "deck 0": "——来自渠边的调查 [zh.deck.dash]"},
        ),
        (
            "## 桥通了\n\n## 冬春水利管护提升行动",
            {"label": "冬春水利管护提升行动 [zh.label.campaign]", "main": "桥通了 [article.page_begins]"},
        ),
        (
            "## 全省推进渠畔走笔活动\n\n## 渠畔走笔",
            {"label": "渠畔走笔 [head.label_echoed]", "main": "全省推进渠畔走笔活动 [article.page_begins]"},
        ),
        (
            "## 市水务局：\n\n## 冬春水利管护提升行动",
            {
                "kicker": "市水务局： [zh.kicker.reads_on]",
                "main": "冬春水利管护提升行动 [article.page_begins]",
            },
        ),
        (
            "## 桥通了（渠畔走笔）",
            {"label": "渠畔走笔 [zh.label.tag]", "main": "桥通了 [article.page_begins]"},
        ),
        ("## 桥通了（附图片１张）", {"main": "桥通了 [article.page_begins]"}),
        (
            "## 盲道不是停车场（渠畔走笔）\n\n## 三个村庄从此不绕路",
            {
                "label": "渠畔走笔 [zh.label.tag]",
                "main": "盲道不是停车场 [article.page_begins]",
                "deck 0": "三个村庄从此不绕路 [head.below_main]",
            },
        ),
        (
            "## 全省各地各部门持续推进农田水利设施管护 修好千条渠 润透万顷田",
            {
                "kicker": "全省各地各部门持续推进农田水利设施管护 [head.long_clause]",
                "main": "修好千条渠 润透万顷田 [article.page_begins]",
            },
        ),
        (
            "## 澄安新增36处社区食堂 破解老人日常用餐难题",
            {"main": "澄安新增36处社区食堂 破解老人日常用餐难题 [article.page_begins]"},
        ),
        ("## 修好千条渠 润透万顷田", {"main": "修好千条渠 润透万顷田 [article.page_begins]"}),
        (
            "## 市水务局：\n\n## 全省各地各部门持续推进农田水利设施管护 修好千条渠",
            {
                "kicker": "市水务局： [zh.kicker.reads_on]",
                "main": "全省各地各部门持续推进农田水利设施管护 修好千条渠 [article.page_begins]",
            },
        ),
    ],
)
def test_chinese_heads(zh: Profile, page: str, expected: dict[str, str]) -> None:
    """Each line has the part that its look, its marks and its neighbours give it."""
    assert lines(head(page, zh)) == expected


def test_a_label_is_said_again_in_the_first_paragraph(zh: Profile) -> None:
    """A short last line that the story speaks of is its standing label; a long one is not."""
    page = "## 桥通了\n\n## 桥畔新事"
    assert lines(head(page, zh, lede="“桥畔新事”栏目今天开栏。"))["label"] == "桥畔新事 [head.label_echoed]"
    assert "label" not in lines(head(page, zh, lede="今天，大桥通车。"))
    long = "东山三个村庄的人们从此出门不再绕远路"
    assert "label" not in lines(head(f"## 桥通了\n\n## {long}", zh, lede=long))


def test_a_head_under_a_label_may_be_said_again(fr: Profile) -> None:
    """Where the text begins with the words of its head, the rubric above them is the label all the same."""
    told = lines(head("CHRONIQUE LOCALE\n\nLe bac", fr, lede="Le bac est revenu."))
    assert {part: line.split(" [")[0] for part, line in told.items()} == {"label": "CHRONIQUE LOCALE", "main": "Le bac"}


def test_the_highest_mark_is_the_headline(zh: Profile) -> None:
    """What stands above it is a kicker, what stands below a deck."""
    page = "### 守护一条江\n\n# 桥通了\n\n### 三个村庄从此不绕路\n\n### 老支书落了泪"
    assert [one.split(" [")[0] for one in lines(head(page, zh)).values()] == [
        "守护一条江",
        "桥通了",
        "三个村庄从此不绕路",
        "老支书落了泪",
    ]


def test_brackets_of_a_tag_are_marks(zh: Profile) -> None:
    """The label loses its brackets, and nothing is lost; a word on pictures is a mark as a whole."""
    assert [one.text for one in head("## 桥通了 （渠畔走笔）", zh).marks] == ["（", "）"]
    assert [one.text for one in head("## 桥通了（图片）", zh).marks] == ["（图片）"]
    assert head("## 桥通了", zh).marks == ()


def test_a_rubric_is_nothing_without_a_headline(zh_hant: Profile) -> None:
    """What a rule of a paper's own would take as the rubric of an empty headline is the headline."""
    rule = Rule(id="paper.rubric", role=Role.LABEL, place="head_begin", pattern=re.compile("【(?P<label>[^】]+)】"))
    paper = attrs.evolve(zh_hant, rules=(rule, *zh_hant.rules))
    assert lines(head("## 【渡輪】", paper)) == {"main": "【渡輪】 [article.page_begins]"}
    assert lines(head("## 【渡輪】昨日復航", paper))["main"] == "昨日復航 [article.page_begins]"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "## County Keeps Its Covered Bridge\n\n### Gift comes at the last minute",
            {
                "main": "County Keeps Its Covered Bridge [article.byline_follows]",
                "deck 0": "Gift comes at the last minute [head.below_main]",
            },
        ),
        (
            "Harbour inquiry:\n\nBoard votes to build a wall",
            {
                "kicker": "Harbour inquiry: [en.kicker.colon]",
                "main": "Board votes to build a wall [article.byline_follows]",
            },
        ),
        (
            "Board votes to build a wall\n\n— Council to vote again in May",
            {
                "main": "Board votes to build a wall [article.byline_follows]",
                "deck 0": "— Council to vote again in May [en.deck.dash]",
            },
        ),
        (
            "Board votes to build the harbour wall / Skippers ask for a longer one",
            {
                "main": "Board votes to build the harbour wall [article.byline_follows]",
                "deck 0": "Skippers ask for a longer one [en.deck.slash]",
            },
        ),
    ],
)
def test_english_heads(en: Profile, page: str, expected: dict[str, str]) -> None:
    """The first line is the headline, what follows a deck; the reason is that of the article."""
    assert lines(head(page, en, reason="byline_follows")) == expected


def test_lines_of_a_head_that_wraps_are_one(en: Profile) -> None:
    """Unmarked lines right under each other are one headline, or one deck, of several spans."""
    page = (
        "County Keeps\nIts Covered Bridge After a Last-Minute Gift From a Dairyman and His Dog\n"
        "— A Retired\nFarmer With a Cashier’s Check for the Whole Sum Walks Into the Courthouse on Monday"
    )
    found = head(page, en)
    assert found.headline.main
    assert found.headline.main.text == (
        "County Keeps Its Covered Bridge After a Last-Minute Gift From a Dairyman and His Dog"
    )
    assert len(found.headline.main.spans) == 2
    (deck,) = found.headline.deck
    assert deck.text.startswith("— A Retired Farmer With")
    assert len(deck.spans) == 2


def test_a_capital_under_a_head_set_like_a_sentence_begins_a_deck(en: Profile) -> None:
    """Not where the line above is unfinished, or goes on in a small letter."""
    found = head("County keeps its bridge\nDairyman pays for covered crossing\nwith a cheque", en)
    assert found.headline.main
    assert found.headline.main.text == "County keeps its bridge"
    assert [deck.text for deck in found.headline.deck] == ["Dairyman pays for covered crossing with a cheque"]
    for page in ("County keeps its covered bridge after\nDairyman steps in", "County keeps its cross-\nRiver bridge"):
        assert head(page, en).headline.deck == ()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "Mühlbach\nRat kauft die alte Mühle",
            {"kicker": "Mühlbach [head.above_main]", "main": "Rat kauft die alte Mühle"},
        ),
        (
            "Rat kauft die alte Mühle am Fluss\nBibliothek geplant",
            {"main": "Rat kauft die alte Mühle am Fluss Bibliothek geplant"},
        ),
        ("## Die alte Mühle\n\n## am Fluss wird Bibliothek", {"main": "Die alte Mühle am Fluss wird Bibliothek"}),
        ("## Der Kauf der\n\n## Alten Mühle am Fluss", {"main": "Der Kauf der Alten Mühle am Fluss"}),
        ("## Das Mühlen-\n\n## Viertel am Fluss", {"main": "Das Mühlen-Viertel am Fluss"}),
        (
            "## Rat kauft die alte Mühle\n\n## Bibliothek geplant",
            {"main": "Rat kauft die alte Mühle", "deck 0": "Bibliothek geplant [head.below_main]"},
        ),
        ("Fünf Jahre Haft für Karl M.", {"main": "Fünf Jahre Haft für Karl M."}),
    ],
)
def test_a_shorter_first_line_is_a_kicker(page: str, expected: dict[str, str]) -> None:
    """Where main_of_two is longer; a line that goes on in the sentence above is more of it."""
    if "main" in expected:
        expected = expected | {"main": expected["main"] + " [article.page_begins]"}
    assert lines(head(page, load_profile("de"))) == expected


# ---- tags at the beginning of heads ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "label", "main", "marks"),
    [
        ("## 〈南部〉渡輪復航", "南部", "渡輪復航", ["〈", "〉"]),
        ("## 世界盃》渡輪隊晉級", "世界盃", "渡輪隊晉級", ["》"]),
        ("## 〈南部〉《港邊筆記》一張船票", "港邊筆記", "一張船票", ["〈", "南部", "〉", "《", "》"]),
        ("## 《海上花》重映", None, "《海上花》重映", []),
        ("## 中職／《港邊筆記》", "中職", "《港邊筆記》", ["／"]),
        ("## 《港邊筆記》一張船票（港邊隨筆）", "港邊隨筆", "《港邊筆記》一張船票", ["（", "）"]),
    ],
)
def test_tags_before_heads(zh_hant: Profile, page: str, label: str | None, main: str, marks: list[str]) -> None:
    """Of two tags the second is the label; one that is all there is stays a headline."""
    found = head(page, zh_hant)
    assert found.headline.main is not None
    assert (found.label and found.label.text, found.headline.main.text) == (label, main)
    assert [one.text for one in found.marks] == marks


def test_a_kicker_before_a_head(zh_hant: Profile) -> None:
    """What stands before the head may be its kicker; a tag before that is the label still."""
    rules = [
        attrs.evolve(one, role=Role.KICKER) if one.id == "zh-Hant.label.half_closed" else one for one in zh_hant.rules
    ]
    found = lines(head("## 〈南部〉世界盃》渡輪隊晉級", attrs.evolve(zh_hant, rules=tuple(rules))))
    assert found["label"] == "南部 [zh-Hant.label.before]"
    assert found["kicker"] == "世界盃 [zh-Hant.label.half_closed]"


@pytest.mark.parametrize(
    ("page", "main", "deck"),
    [
        ("柘岭山下修通盘山渠\n去年冬天开工的工程惠泽六个乡镇\n", "柘岭山下修通盘山渠", 1),
        ("柘岭山下修通盘山渠\n去年冬天开工的工程惠泽六个乡镇\n　　", "去年冬天开工的工程惠泽六个乡镇", 0),
        ("柘岭山下修通盘山渠\n\n去年冬天开工的工程惠泽六个乡镇\n", "去年冬天开工的工程惠泽六个乡镇", 0),
        ("市水务局强调：\n柘岭山下修通盘山渠\n", "柘岭山下修通盘山渠", 0),
    ],
)
def test_archives_keep_the_headline_first(page: str, main: str, deck: int) -> None:
    """In copies with no marks, indents or blank lines, the second of two heads is a deck."""
    (article,) = newsparse.parse(page + "今天，渠水流向山下的田野，" * 6 + "渠通了。", language="zh-Hans").articles
    assert (article.headline.main.text, len(article.headline.deck)) == (main, deck)  # type: ignore[union-attr]


def test_a_row_of_phrases_is_a_kicker(zh: Profile) -> None:
    """Three phrases parted by blanks stand over a headline, though that is as long as a deck."""
    main = "澜江流域水利联席会议在青原市召开第二次全体会议"
    found = lines(head(f"水利先行 信息共享 快速反应\n{main}", zh))
    assert found["main"].startswith(main)
    assert lines(head(f"水利先行信息共享快速反应\n{main}", zh))["deck 0"].startswith(main)
