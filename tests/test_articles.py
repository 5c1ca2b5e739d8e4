"""Where an article begins and ends."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.articles import group
from newsparse.blocks import read_blocks
from newsparse.languages import load_profile
from newsparse.model import Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import read_roles
from newsparse.stories import Story


def stories(page: str, profile: Profile) -> list[Story]:
    """The stories of a page."""
    return grouped(page, profile)[0]


def grouped(page: str, profile: Profile) -> tuple[list[Story], list[Passage]]:
    """The stories of a page, and its furniture."""
    given = list(group(passages(page, profile), profile))
    return [one for one in given if isinstance(one, Story)], [one for one in given if isinstance(one, Passage)]


def passages(page: str, profile: Profile) -> list[Passage]:
    """The passages of a page."""
    return read_roles(page, read_blocks(page, profile), profile)


def shape(page: str, profile: Profile) -> list[tuple[str, list[str]]]:
    """For each story the first of its heads and the roles of its body."""
    return [
        (one.stack[0].text if one.stack else "", [piece.role.value for piece in one.body])
        for one in stories(page, profile)
    ]


FIRST = "## 澄安大桥今日通车\n\n本报澄安讯（记者 何平）今天，大桥通车。\n\n"
TEXT = "渠水漫过田埂，流向远方的稻田。\n\n"


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("## 渠水漫过田埂\n\n本报东山讯 今天，渠通了。", "dateline_follows"),
        ("## 渠水漫过田埂\n\n本报记者 林小满\n\n" + TEXT, "byline_follows"),
        ("## 渠水漫过田埂\n\n图为东山村的渠水。\n\n何 平摄", "caption_follows"),
        ("## 渠水漫过田埂\n\n东山村的渠水漫过田埂。\n\n何 平摄", "caption_follows"),
        (TEXT + "（记者 何平）\n\n## 渠水漫过田埂\n\n" + TEXT * 2, "signature_before"),
        (TEXT + "（记者 何平）\n\n## 渠水漫过田埂\n\n" + TEXT.strip() + "（林小满）", "signature_of_another"),
        (TEXT + "（下转第3版）\n\n## 渠水漫过田埂\n\n" + TEXT, "jump_before"),
        ("# 渠水漫过田埂\n\n" + TEXT, "shallower_mark"),
        ("## 市水务局：\n\n## 渠水漫过田埂\n\n" + TEXT, "kicker_above"),
        ("# 渠水漫过田埂\n\n# 东山村喝上了活水\n\n" + TEXT, "shallower_mark"),
        ("### 渠从哪里来\n\n" + TEXT + "## 渠水漫过田埂\n\n" + TEXT, "same_mark"),
    ],
)
def test_what_begins_an_article(zh: Profile, below: str, reason: str) -> None:
    """Each thing that speaks for an article of its own, seen under a story."""
    page = FIRST + below
    last = stories(page, zh)[-1]
    assert last.stack
    assert last.reason == reason
    assert len(stories(page, zh)) == 2


@pytest.mark.parametrize(
    ("below", "rule"),
    [
        ("## 渠水漫过田埂\n\n" + TEXT, "subhead.credits_elsewhere"),
        ("### 渠水漫过田埂\n\n" + TEXT, "subhead.deeper_mark"),
        ("## 渠水漫过田埂", "subhead.credits_elsewhere"),
    ],
)
def test_what_stands_inside(zh: Profile, below: str, rule: str) -> None:
    """A head over text without credits, between stories that have some, is a subhead."""
    (story,) = stories(FIRST + below, zh)
    (subhead,) = [piece for piece in story.body if piece.role is Role.SUBHEAD]
    assert subhead.rule == rule
    assert subhead.block in story.marked


def test_a_page_without_credits(zh: Profile) -> None:
    """Where nobody signs, each head begins an article."""
    page = "## 大桥今日通车\n\n" + TEXT + "## 渠水漫过田埂\n\n" + TEXT
    assert [one.reason for one in stories(page, zh)] == ["page_begins", "page_has_no_credits"]


def test_a_picture_story_ends_with_its_picture(zh: Profile) -> None:
    """What stands under a picture with its caption and credit is another story."""
    page = FIRST + "## 春到东山\n\n图为东山村的花海。\n\n何 平摄\n\n## 渠水漫过田埂\n\n" + TEXT
    assert [head for head, _ in shape(page, zh)] == ["澄安大桥今日通车", "春到东山", "渠水漫过田埂"]
    assert stories(page, zh)[-1].reason == "picture_story_before"


def test_text_before_any_head(zh: Profile, en: Profile) -> None:
    """A page may begin in the middle of a story, or with a credit alone."""
    assert [(one.reason, one.stack) for one in stories(TEXT, zh)] == [("page_begins", [])]
    assert [(one.reason, one.body) for one in stories("By Ann Wells", en)] == [("credit", [])]


def test_tails_come_with_their_subheads(zh: Profile) -> None:
    """A jump line begins the tail of a story from another page; the head under it is a subhead."""
    page = FIRST + "(上接1版)\n\n## 渠水漫过田埂\n\n" + TEXT
    assert shape(page, zh) == [("澄安大桥今日通车", ["paragraph"]), ("", ["subhead", "paragraph"])]
    tail = stories(page, zh)[1]
    assert (tail.reason, tail.continued_from and tail.continued_from.page) == ("jump_line", "1")


def test_a_jump_line_may_stand_before_a_picture_credit(en: Profile) -> None:
    """Where both make one line, the story goes on, and the credit is a piece of it."""
    text = "The board met on Tuesday.\n\n(Continued on Page 4)Photo by Ann Wells"
    (story,) = (one for one in group(read_roles(text, read_blocks(text, en), en), en) if isinstance(one, Story))
    assert story.continued_on is not None
    assert [one.role for one in story.body] == [Role.PARAGRAPH, Role.CREDIT]


def test_a_jump_line_under_a_head_belongs_to_it(zh: Profile) -> None:
    """A tail may have a head of its own; a mark before the jump line is kept."""
    (story,) = stories("## 澄安大桥今日通车\n\n## (上接1版)\n\n" + TEXT, zh)
    assert story.continued_from
    assert [one.text for one in story.marked] == ["澄安大桥今日通车", "(上接1版)"]


def test_a_story_goes_on_elsewhere(zh: Profile) -> None:
    """The jump line at its end closes it; one alone on a page is a story with nothing else."""
    (story,) = stories(FIRST + "（下转第七版）", zh)
    assert story.continued_on
    assert story.continued_on.page == "7"
    (alone,) = stories("（下转第七版）", zh)
    assert (alone.reason, alone.body, len(alone.credits)) == ("jump_line", [], 1)


def test_two_tails_are_two(zh: Profile) -> None:
    """A second line that says where a story came from begins a second tail."""
    assert len(stories("(上接1版)\n\n(上接3版)\n\n" + TEXT, zh)) == 2


def test_sidebars(zh: Profile) -> None:
    """A standing word begins a companion of the story above; what follows, credits too, is its own."""
    page = FIRST + "## 记者手记\n\n" + TEXT + "（记者 林小满）"
    (story,) = stories(page, zh)
    (sidebar,) = story.sidebars
    assert (sidebar.reason, [one.text for one in sidebar.stack]) == ("sidebar", ["记者手记"])
    assert [one.text for one in sidebar.body] == [TEXT.strip()]
    assert "林小满" in {name.name for credit in sidebar.credits for name in credit.contributors}


def test_a_byline_right_under_a_sidebar_s_head_is_the_story_s(zh: Profile) -> None:
    """Until the companion has text, a line of names belongs to the story."""
    (story,) = stories(FIRST + "## 记者手记\n\n本报记者 林小满\n\n" + TEXT, zh)
    assert "林小满" in {name.name for credit in story.credits for name in credit.contributors}


def test_a_sidebar_without_a_story_is_one(zh: Profile) -> None:
    """Where nothing stands above, the standing word is a head."""
    assert shape("## 记者手记\n\n" + TEXT, zh) == [("记者手记", ["paragraph"])]


def test_a_head_that_opens_something_stands_alone(zh: Profile) -> None:
    """Two heads that open something are no stack."""
    (story,) = stories(FIRST + "## 记者手记\n\n## 相关链接\n\n" + TEXT, zh)
    assert [one.stack[0].text for one in story.sidebars] == ["记者手记", "相关链接"]
    assert shape(FIRST + "## 东山新渠通水\n\n## 记者手记\n\n" + TEXT, zh)[0][0] == "澄安大桥今日通车"


def test_notices_are_furniture(zh: Profile) -> None:
    """What follows the standing word is notice until a story begins, with or without a head."""
    notice = "## 公告\n\n何平遗失会计证一本，声明作废。\n\n图为失物。\n\n"
    page = FIRST + notice + "## 渠水漫过田埂\n\n本报东山讯 今天，渠通了。"
    found, furniture = grouped(page, zh)
    assert [one.role for one in furniture] == [Role.NOTICE] * 3
    assert [one.stack[0].text for one in found] == ["澄安大桥今日通车", "渠水漫过田埂"]
    found, furniture = grouped(notice + "本报东山讯 今天，渠通了。", zh)
    assert len(furniture) == 3
    assert [one.body[0].text for one in found] == ["今天，渠通了。"]


def test_furniture_stands_between(zh: Profile) -> None:
    """A folio belongs to no story and parts none."""
    found, furniture = grouped(FIRST + "第2版\n\n" + TEXT, zh)
    assert [one.text for one in furniture] == ["第2版"]
    assert len(found[0].body) == 2


def test_a_short_line_inside_a_sentence_is_text(zh: Profile) -> None:
    """An unmarked short piece after an open sentence is no head."""
    page = FIRST + "渠水漫过田埂，" * 10 + "流向\n\n远方的稻田\n\n" + TEXT
    (story,) = stories(page, zh)
    assert [(one.role, one.rule) for one in story.body][2] == (Role.PARAGRAPH, "paragraph.short")


def test_a_mark_before_a_paragraph_is_kept(zh: Profile) -> None:
    """What is marked as a heading and too long for one is text; its mark is not lost."""
    (story,) = stories(FIRST + "## " + "渠水漫过田埂，" * 20 + "流向远方。", zh)
    assert story.body[1].role is Role.PARAGRAPH
    assert story.marked[-1] is story.body[1].block


def test_captions_above_credits(zh: Profile) -> None:
    """A paragraph right above a picture credit is its caption."""
    (story,) = stories(FIRST + TEXT + "东山村的渠水漫过田埂。\n\n何 平摄", zh)
    assert [one.role.value for one in story.body] == ["paragraph", "paragraph", "caption", "credit"]
    (story,) = stories(FIRST + TEXT + "市民在新桥上散步。本报记者 何平摄", zh)
    assert [one.role.value for one in story.body] == ["paragraph", "paragraph", "caption", "credit"]


def test_a_page_with_more_stories_than_a_batch(zh: Profile) -> None:
    """Hundreds of stories, as in a feed, are given each once and in order."""
    heads = [f"新桥{number}号今日通车" for number in range(250)]
    page = "".join([f"## {head}\n\n本报讯 今天，桥通了。\n\n" for head in heads])
    assert [head for head, _ in shape(page, zh)] == heads


def test_nothing_on_the_page(zh: Profile) -> None:
    """No passage, no story."""
    assert list(group([], zh)) == []


SET_IN = "澄安大桥今日通车\n　　本报澄安讯（记者 何平）今天，大桥通车。\n　　桥长九百米，走一趟要一刻钟。\n"
OF_A_PORTAL = "　　本报讯（记者 何平）今天，大桥通车。\n　　桥长九百米，走一趟要一刻钟。\n　　桥上有风。\n"


def test_heads_set_out_begin_and_heads_set_in_stand_inside(zh: Profile) -> None:
    """Where paragraphs are set in, a head that is not begins an article, and one that is does not, byline or no."""
    page = SET_IN + "　　风从江上来\n　　本报记者 林小满\n　　" + TEXT.strip() + "\n渠水漫过田埂\n　　" + TEXT
    assert shape(page, zh) == [
        ("澄安大桥今日通车", ["paragraph", "paragraph", "subhead", "paragraph"]),
        ("渠水漫过田埂", ["paragraph"]),
    ]
    assert stories(page, zh)[1].reason == "set_out"


def test_a_subhead_right_under_the_head_is_no_line_of_it(zh: Profile) -> None:
    """The first section's head is set in, and the heads of the article above it are not."""
    page = "渠水漫过田埂\n　　风从江上来\n　　本报记者 林小满\n　　" + TEXT.strip() + "\n　　" + TEXT
    (story,) = stories(page, zh)
    assert [one.text for one in story.stack] == ["渠水漫过田埂"]
    assert [piece.role.value for piece in story.body] == ["subhead", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("　　本报讯 渠水漫过田埂，流向远方。\n", "dateline_opens"),
        ("\n　　本报讯 渠水漫过田埂，流向远方。\n", "dateline_opens"),
        ("\n　　□本报记者 林小满\n　　渠水漫过田埂，流向远方。\n", "headless_before"),
        ("\n　　渠水漫过田埂，流向远方。\n", "headless_before"),
        ("　　（记者 何平）\n　　记者林小满报道：渠水漫过田埂。\n", "signature_before"),
        ("　　公告\n　　停水一天。\n　　本报讯 渠水漫过田埂。\n", "page_begins"),
    ],
)
def test_articles_without_heads(zh: Profile, below: str, reason: str) -> None:
    """A dateline, a byline, a blank line on a page of few begin an article where heads were lost."""
    first, second = stories(OF_A_PORTAL + below, zh)
    assert not second.stack
    assert second.reason == reason
    assert len(first.body) == 3
    assert len(second.body) == 1


@pytest.mark.parametrize(
    "below",
    [
        "　　渠水漫过田埂，流向远方。\n",
        "　　（记者 何平）\n　　渠水漫过田埂，流向远方。\n",
        "\n　　（记者 何平）\n",
        "　　" + "江水滔滔，" * 14 + "向\n\n东流去，不复回。\n",
    ],
)
def test_what_goes_on_without_heads(zh: Profile, below: str) -> None:
    """The next paragraph, a signature, a sentence cut by a column stay in the story."""
    assert len(stories(OF_A_PORTAL + below, zh)) == 1


def test_a_dateline_under_a_picture_opens_no_other_story(zh: Profile) -> None:
    """What has nothing but a picture, or what may be a head, has not begun yet."""
    assert len(stories("图为东山村的渠水。\n\n何 平摄\n\n本报讯 渠通了。", zh)) == 1
    assert len(stories("渠水漫过田埂。\n\n本报讯 渠通了。", zh)) == 1


def test_a_dateline_at_the_end_closes_a_story(zh: Profile) -> None:
    """A head under a dispatch dated at its end begins another article."""
    page = (
        SET_IN.replace("　　", "")
        + "江水滔滔，" * 20
        + "向东。\n谢谢！（新华社澄安１２月３１日电）\n渠水漫过田埂\n"
        + TEXT
    )
    assert [one.reason for one in stories(page, zh)] == ["page_begins", "signature_before"]


def test_a_blank_line_ends_a_sidebar(zh: Profile) -> None:
    """Where blank lines are few, one of them ends a boxed companion; what stands below goes on in the story."""
    page = SET_IN + "　　■小贴士\n　　早点出门，带上水。\n\n　　风从江上来\n　　本报记者 林小满\n　　" + TEXT
    (story,) = stories(page, zh)
    assert [piece.role.value for piece in story.body] == ["paragraph", "paragraph", "subhead", "paragraph"]
    assert [len(one.body) for one in story.sidebars] == [1]


def test_a_question_is_no_subhead(en: Profile) -> None:
    """Where a profile says so, an unmarked question in a story is a paragraph; a head may ask one."""
    de = load_profile("de")
    page = "Wer zahlt?\n\nVon Anna Wellen\n\nDer Rat sagt: der Müller.\n\nWirklich?\n\nJa, sagt der Rat.\n"
    assert shape(page, de) == [("Wer zahlt?", ["paragraph", "paragraph", "paragraph"])]
    assert shape(page.replace("Von", "By"), en)[0][1] == ["paragraph", "subhead", "paragraph"]


def test_a_caption_behind_a_signature(zh_hant: Profile) -> None:
    """A story is signed though a picture and an advertisement stand behind its signature."""
    page = "## 渡輪復航\n\n〔記者何小平／台北報導〕渡輪昨日復航。\n\n## 票價不變\n\n"
    page += "渡輪票價不變。（記者林小滿）渡輪靠岸（港務局提供）"
    assert [one.reason for one in stories(page, zh_hant)] == ["page_begins", "signature_of_another"]
    page = page.removesuffix("渡輪靠岸（港務局提供）") + "\n\n現在用APP看新聞 點我下載APP"
    assert [one.reason for one in stories(page, zh_hant)] == ["page_begins", "signature_of_another"]


def test_a_tag_before_a_head_begins_an_article(zh_hant: Profile) -> None:
    """The name of a regional page stands over articles only."""
    page = "## 渡輪復航\n\n〔記者何小平／台北報導〕渡輪昨日復航。\n\n## 〈南部〉票價不變\n\n渡輪票價不變。"
    assert [one.reason for one in stories(page, zh_hant)] == ["page_begins", "tag"]


LONG = "江水滔滔，" * 20 + "向东流去。\n"


def test_a_salutation_is_no_head(zh: Profile) -> None:
    """A line that ends in a colon over text is said, also where it stands right under the head."""
    page = "迈向新的一年\n小桥村的乡亲：\n" + LONG + "编辑同志：\n" + LONG
    (story,) = stories(page, zh)
    assert [one.text for one in story.stack] == ["迈向新的一年"]
    assert [one.rule for one in story.body] == ["paragraph.short", "paragraph", "zh.salutation", "paragraph"]


def test_a_kicker_over_a_credited_paragraph_is_one(zh: Profile) -> None:
    """Text with a dateline is not what a colon announces."""
    (story,) = stories("大桥通车\n市水务局：\n本报澄安讯 " + LONG, zh)
    assert len(story.stack) == 2


def test_a_sentence_is_no_head(zh: Profile) -> None:
    """A short piece that is a sentence by its form stands inside, unless a dateline follows."""
    page = "澄安大桥通车\n本报澄安讯 " + LONG + "新年快到了，我祝大家快乐！\n" + LONG
    assert shape(page, zh) == [("澄安大桥通车", ["paragraph", "paragraph", "paragraph"])]
    page = "澄安大桥通车\n本报澄安讯 " + LONG + "新年快到了，你准备好了吗？\n本报澄安讯 " + LONG
    assert len(stories(page, zh)) == 2


def test_a_line_end_in_a_paragraph_that_is_set_in(zh: Profile) -> None:
    """A piece that is set in and goes on in a line that is not is the beginning of a paragraph."""
    page = "　　本报讯 " + LONG + "　　" + LONG + "　　促销的产品有四种，其中\n江水牌最便宜。" + LONG + "　　" + LONG
    (story,) = stories(page, zh)
    assert [one.rule for one in story.body] == [
        "paragraph.opened",
        "paragraph",
        "paragraph.short",
        "paragraph",
        "paragraph",
    ]


def test_a_folio_between_head_and_text(zh: Profile) -> None:
    """Copies of single articles have the paper, the day and the page between head and text."""
    page = SET_IN.replace("　　", "") + LONG + "渠水漫过田埂\n《青原日报》（2026年4月13日 第 02 版）\n" + LONG
    assert [one.reason for one in stories(page, zh)] == ["page_begins", "folio_follows"]


def test_a_dateline_at_the_end_of_another(zh: Profile) -> None:
    """The story before has a dateline: what is dated at its end is another, subheads in it or not."""
    page = (
        SET_IN.replace("　　", "")
        + LONG
        + "渠水漫过田埂\n"
        + LONG
        + "活水来自远方\n"
        + LONG
        + "（本报东山４月１２日电）\n"
    )
    assert [one.reason for one in stories(page, zh)] == ["page_begins", "dateline_of_another"]
    below = "澄安花市开张\n本报澄安讯 " + LONG
    assert len(stories(page.replace("（本报东山４月１２日电）\n", "") + below, zh)) == 2
    assert [one.reason for one in stories(page + below, zh)][1:] == ["dateline_of_another", "dateline_follows"]


def test_lines_of_a_contents_box_whose_head_has_a_mark() -> None:
    """Unmarked lines that look like heads stay in the box; the next marked head ends it."""
    de = load_profile("de")
    page = "## In dieser Nummer\n\n2 Streit um den Turm\n\nDer Rat tagt\n\n## Die Mühle\n\n(SDA) Der Rat tagt heute.\n"
    told, furniture = grouped(page, de)
    assert [one.stack[0].text for one in told] == ["Die Mühle"]
    assert [one.role for one in furniture] == [Role.INDEX] * 3


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("LE ROI\n\nBERNE, 4 mars. — Il pleut.\n\nÉtranger\n\nLe bac\n\nIl est revenu.", "section_above"),
        ("BERNE (ATS). — Il pleut.\n\nLa fanfare a cent ans\n\nElle joue.\n\nG. M.", "signature_after_agency"),
        ("BERNE, 4 mars. — Il pleut.\n\nLe bac\n\n(Suite de la page 1)\n\nIl est revenu.", "tail_follows"),
        ("LE ROI\n\nBERNE, 4 mars. — Il pleut.\n\nLA FOIRE\n\nElle a eu lieu.\n\nLE BAC\n\nIl passe.", "capitals"),
    ],
)
def test_what_begins_an_article_beside_dispatches(fr: Profile, page: str, reason: str) -> None:
    """A signature after an agency's story, a line that says where a tail came from, the capitals of other heads."""
    last = stories(page, fr)[-1]
    assert (len(last.stack), last.reason) == (1, reason)


def test_rubrics_over_stories(fr: Profile) -> None:
    """Of two rubrics together the narrower one is the story's, and the heads below it begin stories too."""
    text = "Le bac est revenu au port après une longue absence, et les passagers ont été nombreux."
    page = f"LE ROI\n\nBERNE, 4 mars. — {text}\n\n{text}\n\nALLEMAGNE\n\nCHRONIQUE LOCALE\n\n"
    page += f"Le port\n\n{text}\n\nLa foire\n\n{text}"
    told, furniture = grouped(page, fr)
    assert [one.text for one in furniture] == ["ALLEMAGNE"]
    assert (len(told), told[2].reason) == (3, "rubric_goes_on")
    assert [one.text for one in told[1].stack] == ["CHRONIQUE LOCALE", "Le port"]


def test_a_section_over_text(fr: Profile) -> None:
    """It is the head of a text that has none and no credits; over a dispatch it stands by itself."""
    page = "LE ROI\n\nBERNE, 4 mars. — Il pleut.\n\nDépêches télégraphiques.\n\n{}Le bac est revenu."
    told, furniture = grouped(page.format(""), fr)
    assert ([one.text for one in told[1].stack], furniture) == (["Dépêches télégraphiques."], [])
    told, furniture = grouped(page.format("(ATS). — "), fr)
    assert ([one.reason for one in told[1:]], len(furniture)) == (["section_above"], 1)


def test_a_short_line_over_a_jump_line(en: Profile) -> None:
    """What stands over the line that says where a story goes on is the end of its text, and no head."""
    (story,) = stories(
        "Bridge Opens\n\nBy Ann Wells\n\nThe bridge was opened.\n\nA tall ship\n\n(Continued on Page 4)", en
    )
    assert [one.rule for one in story.body] == ["paragraph", "paragraph.short"]


def test_a_story_that_goes_on_elsewhere_may_break_off(fr: Profile) -> None:
    """Its last sentence says nothing against a head below."""
    page = "LE ROI\n\nBERNE, 4 mars. — Il pleut sur\n\n(Suite page 4)\n\nLe bac\n\nIl est revenu."
    assert [one.reason for one in stories(page, fr)] == ["page_begins", "jump_before"]


def test_blank_lines_above_heads_only(zh: Profile) -> None:
    """Where a blank line stands above heads and above no paragraph, an unmarked head under one begins an article."""
    page = (
        "澄安大桥今日通车\n本报澄安讯 今天，大桥通车。\n渠水漫过田埂\n" + TEXT.strip() + "\n\n东山村喝上了活水\n" + TEXT
    )
    assert [one.reason for one in stories(page, zh)] == ["page_begins"]
    page = page.replace("渠水漫过田埂\n", "\n渠水漫过田埂\n", 1)
    assert [one.reason for one in stories(page, zh)] == ["page_begins", "blank_above_head", "blank_above_head"]


def test_pieces_of_a_folio(zh: Profile) -> None:
    """A line between nameplate, day, page and editors is theirs; a head over a folio and its text is none."""
    page = "青原日报\nQINGYUAN RIBAO\n2026年4月13日\n第2版\n城事\n责任编辑：何平\n澄安大桥通车\n本报讯 " + LONG
    given, furniture = grouped(page, zh)
    assert [one.stack[0].text for one in given] == ["澄安大桥通车"]
    assert [one.text for one in furniture if one.rule == "folio.between"] == ["QINGYUAN RIBAO", "城事"]
    page = "第 35 页\n图片报道\n《青原日报》（2026年4月13日 第 02 版）\n" + LONG
    assert [one.stack[0].text for one in stories(page, zh)] == ["图片报道"]
    given, furniture = grouped("本报讯 " + LONG + "城事\n第2版\n2026年4月13日\n", zh)
    assert len(given) == 1
    assert [piece.role for piece in given[0].body] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_a_box_of_contents(zh: Profile) -> None:
    """Entries with their pages are furniture, until a head with text under it."""
    page = "今日导读\n夏粮收购过半\n第3版\n老城区改造……第4版\n澄安大桥通车\n本报讯 " + LONG
    given, furniture = grouped(page, zh)
    assert [one.stack[0].text for one in given] == ["澄安大桥通车"]
    assert [one.role.value for one in furniture] == ["teaser", "teaser", "folio", "teaser"]


def test_who_signs_a_notice(zh: Profile) -> None:
    """The name and the day at its end are part of it."""
    page = "澄安大桥通车\n本报讯 " + LONG + "公告\n" + LONG + "青原供电公司\n2026年4月13日\n"
    given, furniture = grouped(page, zh)
    assert len(given) == 1
    assert [one.role.value for one in furniture] == ["notice", "notice", "notice", "folio"]


FEED = """\
시민이 함께 만드는 강변 축제
[가람=뉴시스] 문서린 기자 = 시민들이 강가를 걷는다. 2026.03.04. m@newsis.com [가람=뉴시스] 한도윤 기자 = 가람시는 4일

[단독] 새벌시장 "다리 값 다시 따지겠다"
새벌시장이 기자회견을 하고 있다 【가람뉴스 새벌=문서린 기자】 새벌시장은 4일 다리 공사비를 다시 따지겠다고

물가 석 달째 올라…"장보기 겁난다"
지난달 물가가 2% 올랐다. 채소와 기름값이 크게 올랐기 때문이다. 4일 나온 자료를 보면
"""


def test_a_feed_of_leads_that_are_cut_off() -> None:
    """Captions run in before the dateline; the last story has no dateline and stands under an open sentence."""
    ko = load_profile("ko")
    assert shape(FEED, ko) == [
        ("시민이 함께 만드는 강변 축제", ["caption", "credit", "paragraph"]),
        ('[단독] 새벌시장 "다리 값 다시 따지겠다"', ["caption", "paragraph"]),
        ('물가 석 달째 올라…"장보기 겁난다"', ["paragraph"]),
    ]


def test_jump_lines_in_one_line(en: Profile) -> None:
    """A jump line printed twice in one line is one."""
    page = "Bridge Opens\n\nThe bridge was opened.\n\nPlease turn to Page A7Please turn to Page A7\n"
    (story,) = stories(page, en)
    assert story.continued_on
    assert story.continued_on.page == "A7"


def test_a_form_that_only_headlines_have(zh: Profile) -> None:
    """Two parts with a dash between, or the kind of a document at its end, begin an article that nobody signed."""
    page = SET_IN.replace("　　", "") + LONG + "让青山常在——写在植树节前\n" + LONG
    assert [one.reason for one in stories(page, zh)] == ["page_begins", "headline_form"]


@pytest.mark.parametrize(
    ("byline", "count"), [("□本报记者 林小满\n", 2), ("本报记者 林小满\n\n", 2), ("（本报记者 林小满）\n", 1)]
)
def test_a_byline_between_texts_without_heads(zh: Profile, byline: str, count: int) -> None:
    """It opens the text below, unless it stands in brackets as signatures do."""
    page = "本报讯 " + LONG + LONG + byline + LONG
    assert len(stories(page, zh)) == count


def test_a_signature_by_itself_between_texts(zh: Profile) -> None:
    """With a blank line above and below it closes the text above; what stands below is another."""
    text = OF_A_PORTAL + "　　渠水清清。\n\n　　本报记者 林小满\n\n　　渠水漫过田埂，流向远方。\n　　渠水清清。\n"
    first, second = stories(text, zh)
    assert first.signed
    assert [len(one.body) for one in (first, second)] == [4, 2]


def test_a_poem_is_one_piece(zh: Profile) -> None:
    """Short lines together inside a story are verse; the head of the next story, not set in as they are, is none."""
    page = "## 江边小唱\n\n林小满\n\n　　春风吹过江面\n　　船儿轻轻摇\n　　妈妈在岸上\n　　等我回家\n"
    page += "澄安大桥通车\n　　本报讯 今天，大桥通车。\n　　" + LONG
    first, second = stories(page, zh)
    assert [one.role for one in first.body] == [Role.VERSE] * 4
    assert [one.text for one in second.stack] == ["澄安大桥通车"]


def test_a_box_over_a_story_is_one_paragraph(zh: Profile) -> None:
    """What a rubric like 核心阅读 opens may look like a head; after it the story goes on."""
    for box in ("江水清了，鱼回来了", "江水清了，鱼回来了。"):
        (story,) = stories(
            f"## 守护一条江\n\n本报记者 何小平\n\n核心阅读\n\n{box}\n\n江边的人多了。\n\n他们来看鱼。", zh
        )
        assert [one.text for one in story.sidebars[0].body] == [box]
        assert len(story.body) == 2


def test_subheads_under_a_box_stay_subheads(zh: Profile) -> None:
    """Heads that stand right under the one line of a box are looked at by themselves."""
    page = "## 守护一条江\n\n本报记者 何小平\n\n核心阅读\n\n鱼回来了\n\n## 鱼从哪里来\n\n" + LONG
    (story,) = stories(page, zh)
    assert [one.role for one in story.body] == [Role.SUBHEAD, Role.PARAGRAPH]


HEAD_OF_NO_STORY = "Skippers of the north basin call for the wall to be raised"


def test_a_long_line_is_a_head_where_few_have_credits() -> None:
    """Where nearly all stories have a byline, a long line without one stands inside a story."""
    text = "The board of the harbour met on Monday and voted to raise the wall."
    story = "Board votes for the wall at last\n\nBy Ann Wells\n\n" + text
    plain = f"{text}\n\n{HEAD_OF_NO_STORY}\n\n{text}"
    assert len(newsparse.parse(f"{story}\n\n{plain}", language="en").articles) == 2
    many = "\n\n".join([story.replace("Wells", name) for name in ("Wells", "Reed", "Oates", "Pell")])
    assert len(newsparse.parse(f"{many}\n\n{plain}", language="en").articles) == 4


def test_a_long_line_without_a_mark_is_a_caption() -> None:
    """Where heads have marks, or where it stands between a byline and the text."""
    text = "The board of the harbour met on Monday and voted to raise the wall."
    for page in (
        f"# Board votes for the wall\n\nBy Ann Wells\n\n{text}\n\n{HEAD_OF_NO_STORY}\n\n{text}",
        f"Board votes for the wall\n\nBy Ann Wells\n\n{HEAD_OF_NO_STORY}\n\n{text}",
    ):
        (article,) = newsparse.parse(page, language="en").articles
        assert [one.role for one in article.body if one.role is not Role.PARAGRAPH] == [Role.CAPTION]
    for cut in (f"{HEAD_OF_NO_STORY}:", f"{HEAD_OF_NO_STORY} and the"):
        (article,) = newsparse.parse(f"# Wall\n\nBy Ann Wells\n\n{cut}\n\n{text}", language="en").articles
        assert Role.CAPTION not in {one.role for one in article.body}


def test_subheads_of_one_make(zh: Profile) -> None:
    """Of two lines with a dash between, one like the other in length and mark: the second begins no article."""
    subheads = ("生产更规范——\n\n新渠引水到田头\n\n" + TEXT, "产品更多样——\n\n稻田里养出了鱼\n\n" + TEXT)
    story, *others = stories(FIRST + "".join(subheads), zh)
    assert not others
    assert [one.rule for one in story.body if one.role is Role.SUBHEAD] == ["subhead.shape_repeats"] * 4
    assert len(stories(FIRST + subheads[0].replace("生产", "守护一条江的生产") + subheads[1], zh)) > 1


def test_a_sentence_set_large_under_a_column_s_head(zh: Profile) -> None:
    """It stands right under the tagged head, or under a byline there."""
    lead = "抓手要有，可推广任何经验都要看水土，照搬不得"
    for byline in ("", "何小平\n\n"):
        (story,) = stories(f"## 守护一条江（江畔走笔）\n\n{byline}{lead}\n\n{LONG}", zh)
        assert [one.role for one in story.body] == [Role.PULL_QUOTE, Role.PARAGRAPH]


def test_a_dispatch_closed_right_under_a_subhead(zh: Profile) -> None:
    """A line with the dateline of the whole story is no credit of the short line above it."""
    page = "## 合作成果清单\n\n" + LONG + "\n## 商业合作\n\n（新华社南州3月25日电）"
    assert [one.reason for one in stories(page, zh)] == ["page_begins"]


def test_items_that_open_with_an_arrow(zh: Profile) -> None:
    """One arrow points from a caption to its picture; several in a row are items of a list."""
    item = "4月12日，队员在场边热身，观众在看台上唱歌，" + "渠水漫过田埂，" * 5 + "孩子们笑了。"
    assert shape(f"守护一条江\n▲{item}\n{TEXT}", zh) == [("守护一条江", ["caption", "paragraph"])]
    assert shape(f"简讯\n▲{item}\n▲{item}\n▲{item}", zh) == [("简讯", ["paragraph"] * 3)]
    assert shape(f"守护一条江\n▲{item}\n▼{item}", zh) == [("守护一条江", ["caption"] * 2)]
    assert shape(f"守护一条江\n图为{item}\n图为{item}", zh) == [("守护一条江", ["caption"] * 2)]


def test_an_editors_note_begins_a_story_without_head(zh: Profile) -> None:
    """Where stories of a portal lost their heads, a note that stands apart opens one."""
    lines = "　　本报讯 T\n　　T\n\n　　编者按：T\n　　T\n　　T"
    page = lines.replace("T", TEXT.strip())
    assert [roles for _, roles in shape(page, zh)] == [["paragraph"] * 2, ["editors_note", "paragraph", "paragraph"]]


def test_a_rubric_over_a_head_begins_a_story(zh: Profile) -> None:
    """A standing label tells that the head under it is one of a story, though no credit follows."""
    lines = "桥通了\n本报讯 T\n读者来信\n打假不能三天打鱼\nT\n云屏县石桥镇赵平\n渠通了\n本报讯 T"
    page = lines.replace("T", TEXT.strip())
    first, letter, last = stories(page, zh)
    assert [one.stack[0].text for one in (first, letter, last)] == ["桥通了", "读者来信", "渠通了"]
    assert [one.name for credit in letter.credits for one in credit.contributors] == ["赵平"]


@pytest.mark.parametrize(
    ("below", "heads"),
    [
        ("", ["麦收（诗歌）"]),
        ("## 外婆的蒲扇\n\n赵平\n\n" + TEXT, ["麦收（诗歌）", "外婆的蒲扇"]),
        ("外婆的蒲扇\n\n赵平\n\n" + TEXT, ["麦收（诗歌）", "外婆的蒲扇"]),
        ("本版责编：赵平", ["麦收（诗歌）"]),
    ],
)
def test_short_lines_under_a_poets_name(zh: Profile, below: str, heads: list[str]) -> None:
    """Short lines right under a head and its byline are a poem, down to the next head."""
    page = "## 麦收（诗歌）\n\n何小平\n\n渠水漫过田埂\n\n月光落在镰刀上\n\n一寸一寸走到天明\n\n还是去年的风\n\n"
    found = stories(page + below, zh)
    assert [one.stack[0].text for one in found] == heads
    assert [one.role.value for one in found[0].body] == ["verse"] * 4


def test_few_short_lines_under_a_byline_are_no_poem(zh: Profile) -> None:
    """Three lines are a head with its kicker and deck."""
    page = f"## 守护一条江\n\n何小平\n\n渠水漫过田埂\n\n月光落在镰刀上\n\n还是去年的风\n\n{TEXT}"
    assert "verse" not in [one.role.value for story in stories(page, zh) for one in story.body]


def test_subheads_have_no_decks(en: Profile) -> None:
    """Where all heads have the same mark, one in capitals over one in small letters begins an article."""
    text = "The board met on Tuesday and heard of the wall.\n\n"
    page = f"## THE WALL OF KELBY\n\n## by Ann Wells\n\n{text}## {{}}\n\n{text}"
    assert len(stories(page.format("A BASIN FOR ALL\n\n## Where the skippers will lie in winter"), en)) == 2
    assert len(stories(page.format("A BASIN FOR ALL"), en)) == 1
    assert len(stories(page.format("A BASIN FOR ALL\n\n## AND A BOAT FOR NONE"), en)) == 1


def test_a_question_at_the_end_of_a_page_is_no_subhead(en: Profile) -> None:
    """A subhead stands over something."""
    page = "# The wall of Kelby\n\nBy Ann Wells\n\nThe board met on Tuesday.\n\nWhere will the goose sit?"
    assert shape(page, en) == [("The wall of Kelby", ["paragraph", "paragraph"])]


def test_names_under_a_jump_line_tell_of_a_picture(en: Profile) -> None:
    """The portrait stands at the end of the column, under the line that says where the story goes on."""
    below = "# A goose\n\nBy Jo Reed\n\nIt flew over the wall."
    story = "The board met on Tuesday. It heard of the wall, and of the goose,"
    page = f"# The wall of Kelby\n\n{story}\n\nPlease see WALL, page 4\n\nKarl Pennock\n\n{below}"
    assert [one.stack[0].text for one in stories(page, en)] == ["The wall of Kelby", "A goose"]
    assert [one.role for one in stories(page, en)[0].body] == [Role.PARAGRAPH, Role.CAPTION]


def test_short_lines_under_a_picture_are_no_poem(zh: Profile) -> None:
    """Without a byline, lines under a head and its picture are heads."""
    page = (
        "## 守护一条江\n\n![](images/0.jpg)\n\n渠水漫过田埂\n\n月光落在镰刀上\n\n一寸一寸走到天明\n\n还是去年的风\n\n"
        + TEXT
    )
    assert "verse.short_lines" not in [one.rule for one in stories(page, zh)[0].body if one.role is Role.PARAGRAPH]


def test_a_story_with_a_byline_is_dated_at_its_own_end(zh: Profile) -> None:
    """The dateline under the last part is that of the story that had none; the one of the next story signs nothing."""
    text = "船到了江边，人都下来看新桥，孩子们跑在前头。\n\n"
    page = (
        f"## 渡口来了新船\n\n本报记者 何小平\n\n{text}## 船票涨了\n\n{text}## 桥还没修\n\n{text}（本报青原4月3日电）\n"
    )
    assert len(stories(page, zh)) == 1
    parts = f"□青原晚报记者 何小平\n{text.strip()}\n票价：学生半价\n{text}"
    assert [one.reason for one in stories(f"{parts}新华社南州4月3日电 {text}（编辑：小满）\n", zh)] == [
        "credit",
        "dateline_opens",
    ]


def test_a_poem_under_a_name(zh: Profile) -> None:
    """In copies without blank lines: its title, its poet and its lines; too few lines are no poem."""
    sentences = "船到了江边，人都下来看新桥，孩子们跑在前头。" * 4
    text = f"新华社南州4月3日电{sentences}\n{sentences}\n"
    lines = ["船在江上走", "灯在岸上亮", "谁在桥头等", "一江春水长"]
    last = stories("新船到港\n" + text + "\n".join(["渡口，渡口", "何小满", *lines]), zh)[-1]
    assert ([one.text for one in last.stack], last.has_byline) == (["渡口，渡口"], True)
    assert [one.role for one in last.body] == [Role.VERSE] * 4
    assert len(stories("新船到港\n" + text + "\n".join(["渡口，渡口", "何小满", *lines[:2]]), zh)) < 3


def test_the_last_line_of_a_column_is_no_head(en: Profile) -> None:
    """What goes on below a blank line in a small letter was cut there."""
    page = (
        "# Two are found\nThe students were not named by the school.\nThe odds of one match\n\noutside of it are long."
    )
    assert [one.role for story in stories(page, en) for one in story.body].count(Role.SUBHEAD) == 0
