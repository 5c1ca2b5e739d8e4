"""Which parts on different pages are one story."""

from __future__ import annotations

import pytest

import newsparse
from jump_tongues import tongue
from made_issues import measured
from newsparse.model import Issue, Join, Role
from newsparse.topics import Topics
from promises import check_promises

FRONT = """第1版

## 东渠春灌开闸

本报岚川3月3日讯（记者何平）东渠今天开闸放水，青禾镇的农民林小满一早就来到渠边。他说，今年渠水来得早，田里的麦苗喝足了水，

（下转第3版）

## 江桥合龙

本报澄安3月3日讯 江桥昨天合龙，工人们在桥上挂起红绸。桥长一千二百米，通车以后，两岸往来只要五分钟。
"""
TAIL = """第3版

## 市场开张

本报讯 西门市场昨天开张，三百个摊位都已租出。

（上接第1版）

长势一天好过一天。林小满和同村的人组织起来，轮流守闸。青禾镇水利站说，东渠今年放水三千万方。
"""


def parts(issue: Issue) -> list[tuple[str, tuple[int, ...], tuple[str, ...]]]:
    """Each article: its id, its pages, why it was joined."""
    return [
        (one.id, one.pages, tuple(reason for join in one.joins for reason in join.reasons)) for one in issue.articles
    ]


def codes(issue: Issue) -> list[tuple[str, int]]:
    """Code and page of each diagnostic."""
    return [(one.code, one.page) for one in issue.diagnostics]


def read(*pages: str) -> Issue:
    """Read pages and hold the issue to every promise."""
    issue = newsparse.parse(*pages)
    check_promises(issue, pages)
    return issue


def test_front_and_tail_are_one_article() -> None:
    """Head, id and dateline are the front's; a paragraph that the jump cuts is one, with a span on each page."""
    issue = read(FRONT, TAIL)
    story = issue.articles[0]
    assert (story.id, str(story.headline), story.pages) == ("p1a1", "东渠春灌开闸", (0, 1))
    assert story.joins == (Join(from_page=0, to_page=1, reasons=("page_number", "direction", "sentence", "topic")),)
    [paragraph] = story.body
    assert paragraph.text.startswith("东渠今天开闸放水")
    assert "喝足了水，长势一天好过一天" in paragraph.text
    assert (paragraph.rule, [span.page for span in paragraph.spans]) == ("cut.jump", [0, 1])
    assert (story.continued_from, story.continued_on) == (None, None)
    assert [leaf.text for leaf in story.credits if leaf.role is Role.JUMP_LINE] == ["（下转第3版）", "（上接第1版）"]
    assert [one.name for one in story.contributors] == ["何平"]
    assert [one.id for one in issue.articles] == ["p1a1", "p1a2", "p2a1"]
    assert issue.diagnostics == ()


@pytest.mark.parametrize("page", [FRONT, TAIL])
def test_a_page_alone_stays_as_it_is(page: str) -> None:
    """Its jump lines tell where the other part is, and nothing is odd about that."""
    issue = read(page)
    assert [one.joins for one in issue.articles] == [(), ()]
    assert issue.diagnostics == ()
    assert any(one.continued_on or one.continued_from for one in issue.articles)


def page(number: int, *blocks: str) -> str:
    """A page with its folio."""
    return "\n\n".join([f"Page {number}", *blocks]) + "\n"


WHOLE = "## Rain in Kelby\n\nBy Ruth Marlowe\n\nIt rained all day in Kelby, and the wind was from the west until dark."
DUES_HEAD = "## Ferry Dues Will Rise\n\nBy Nora Pellew"
DUES = f"{DUES_HEAD}\n\nThe harbour board of Portby voted last night to raise the ferry dues, which"
DUES_ON = "Oscar Tansley said were too low for the barges of Portby."
BRIDGE = "## Bridge to Close\n\nBy Ann Wells\n\nThe stone bridge at Thornton will be closed for a month, because"
BRIDGE_ON = "the piers are weak, said Hugh Lovell of the Thornton council."


def joined(issue: Issue) -> list[tuple[str, str]]:
    """Each joined paragraph: what stands before the seam, and after it."""
    return [
        (piece.text.split()[0], piece.text.split()[-1])
        for article in issue.articles
        for piece in article.body
        if piece.rule == "cut.jump"
    ]


def test_a_tail_without_a_front_stays_and_is_told() -> None:
    """It is typed as one, its jump line tells from where it came."""
    issue = read(page(1, WHOLE), page(2, f"(Continued from Page 1)\n\n{DUES_ON}"))
    assert issue.articles[-1].continued_from == newsparse.Jump(page="1")
    assert codes(issue) == [("jump-unmatched", 1)]


def test_of_two_tails_with_one_head_none_is_guessed() -> None:
    """Both may be that of the front."""
    tails = [f"## Ferry Dues Will Rise\n\n(Continued from Page 1)\n\n{text}" for text in ("were low.", "were high.")]
    issue = read(page(1, f"{DUES}\n\n(Continued on Page 2)"), page(2, *tails))
    assert parts(issue) == [("p1a1", (0,), ()), ("p2a1", (1,), ()), ("p2a2", (1,), ())]
    assert {code for code, _ in codes(issue)} == {"jump-ambiguous"}


def test_two_fronts_that_lead_to_one_page() -> None:
    """Each tail goes to its own, whatever the order on the page."""
    fronts = [f"{one}\n\n(Continued on Page 2)" for one in (DUES, BRIDGE)]
    tails = [f"(Continued from Page 1)\n\n{one}" for one in (BRIDGE_ON, DUES_ON)]
    issue = read(page(1, *fronts), page(2, *tails))
    assert joined(issue) == [("The", "Portby."), ("The", "council.")]
    assert issue.diagnostics == ()


@pytest.mark.parametrize(
    "line", ["(Continued on Page 3)", "(Continued on Pae 2", "Plcase turn to Page 2", "(Continued on Page Z)"]
)
def test_lines_that_are_misread_or_misprinted(line: str) -> None:
    """The other line, the sentence and the head tell; a wrong number is told."""
    issue = read(
        page(1, f"{DUES}\n\n{line}"),
        page(2, f"## Ferry Dues Will Rise\n\n(Continued from Page 1)\n\nthe barges pay, {DUES_ON}"),
        page(3, WHOLE),
    )
    assert [one.pages for one in issue.articles] == [(0, 1), (2,)]
    assert codes(issue) == ([("jump-page-differs", 0)] if "3" in line else [])


def test_a_line_with_crossed_brackets_over_a_line_in_brackets() -> None:
    """Each is a line of its own."""
    issue = read(FRONT.replace("（下转第3版）", "（下转第3版】\n\n（上接第4版）年春天完成。"), TAIL)
    lines = [leaf.text for one in issue.articles for leaf in one.credits if leaf.role is Role.JUMP_LINE]
    assert lines == ["（下转第3版】", "（上接第1版）", "（上接第4版）"]


@pytest.mark.parametrize(
    ("before", "after", "together"),
    [
        ("说话间，林", "小满笑了", True),
        ("说话间，林", "风大了", False),
        ("他说，", "小满笑了", None),
        ("at Portby", "the", None),
    ],
)
def test_words_that_a_break_cuts(before: str, after: str, together: bool | None) -> None:
    """The two letters beside it stand together elsewhere, if it cut a name in two; where blanks part words none do."""
    assert Topics([["农民林小满", "风从西来"], ["the ferry of Portby"]]).stand_together(before, after) is together


@pytest.mark.parametrize("line", ["上接第l版", "（上接第1版】", "（上接第一版", "（土接第1版）", "上接第1版）"])
def test_chinese_lines_that_are_misread(line: str) -> None:
    """A letter for a digit, crossed and lost brackets."""
    issue = read(FRONT, TAIL.replace("（上接第1版）", line))
    assert [one.pages for one in issue.articles] == [(0, 1), (0,), (1,)]


def test_a_jump_to_a_page_that_is_not_there() -> None:
    """A note, where the issue has several pages with known numbers; else nothing is odd about it."""
    front = f"{DUES}\n\n(Continued on Page 9)"
    issue = read(page(1, front), page(2, WHOLE))
    assert codes(issue) == [("jump-page-missing", 0)]
    assert issue.articles[0].continued_on == newsparse.Jump(page="9")
    assert codes(read(front, WHOLE)) == []


def test_a_story_in_three_parts() -> None:
    """From page 1 to 2 to 4: one article, two joins, the names of all parts once."""
    last = "and Oscar Tansley, a bargeman of Portby, left the harbour board in the spring."
    issue = read(
        page(1, f"{DUES}\n\n(Continued on Page 2)"),
        page(
            2, "(Continued from Page 1)\n\nOscar Tansley of the harbour board of Portby set,\n\n(Continued on Page 4)"
        ),
        page(3, WHOLE),
        page(4, f"## Dues\n\nBy NORA PELLEW and Nora Pellew\n\n(Continued from Page 2)\n\n{last}"),
    )
    story = issue.articles[0]
    assert story.pages == (0, 1, 3)
    assert [(join.from_page, join.to_page) for join in story.joins] == [(0, 1), (1, 3)]
    assert [[span.page for span in piece.spans] for piece in story.body] == [[0, 1, 3]]
    assert [leaf.text for leaf in story.credits if leaf.role is Role.JUMP_HEAD] == ["Dues"]
    assert next(one.name for one in story.contributors) == "Nora Pellew"


def test_copies_without_marks() -> None:
    """A story that breaks off at a page's end goes on at the top of the next, without a head."""
    front = FRONT.split("\n\n（下转")[0].removeprefix("第1版\n\n")
    tail = "长势一天好过一天。林小满和同村的人组织起来，轮流守闸。青禾镇水利站说，东渠今年放水三千万方。\n"
    issue = read(front, tail)
    assert parts(issue) == [("p1a1", (0, 1), ("direction", "sentence", "topic"))]
    assert issue == newsparse.parse(front + "\f" + tail)
    other = "春分这天，城里的孩子放风筝，老街上卖糖画的摊子前排起了长队，一直排到戏台底下。\n"
    assert [one.pages for one in read(front, other).articles] == [(0,), (1,)]


def test_tails_whose_line_was_lost() -> None:
    """A head that repeats that of a front, a text that begins in mid-sentence: found in the story above them."""
    front = page(1, f"{DUES}\n\n(Continued on Page 2)")
    above = "## Rain in Kelby\n\nBy Ruth Marlowe\n\nIt rained all day in Kelby, and the wind was from the west."
    for tail in (f"## Ferry Dues Will Rise\n\n{DUES_ON}", f"were set in the spring when {DUES_ON}"):
        issue = read(front, page(2, f"{above}\n\n{tail}"))
        assert [one.pages for one in issue.articles] == [(0, 1), (1,)], tail
        assert issue.articles[0].body[-1].text.endswith("Portby.")


def test_pieces_are_parted_in_few_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not settled by then stays as the page has it."""
    monkeypatch.setattr("newsparse.jumps._TRIALS", 0)
    issue = read(
        page(1, f"{DUES}\n\n(Continued on Page 2)"), page(2, f"{WHOLE}\n\nwere set in the spring when {DUES_ON}")
    )
    assert [one.joins for one in issue.articles] == [(), ()]


@pytest.mark.parametrize(
    "first", ["## What comes next\n\nOscar Tansley", "    Oscar Tansley", "![](1.png)\n\nOSCAR Tansley"]
)
def test_tails_that_begin_with_a_paragraph_of_their_own(first: str) -> None:
    """Under a subhead or set in: the paragraph of the front stays broken off; a picture changes nothing."""
    issue = read(
        page(1, f"{DUES}\n\n(Continued on Page 2)"),
        page(2, WHOLE, f"(Continued from Page 1)\n\n{first} said the ferry dues were too low for Portby."),
    )
    assert [one.pages for one in issue.articles] == [(0, 1), (1,)]
    assert [piece.rule == "cut.jump" for piece in issue.articles[0].body][:1] == ["OSCAR" in first]


def test_parts_that_name_each_other_make_no_ring() -> None:
    """Two pieces that both go on and come from the other: one join, and two paragraphs where it goes back."""
    text = "## Ferry Dues Will Rise\n\n(Continued from Page {other})\n\nwere set by {name}, who"
    texts = text.format(other=2, name="Oscar Tansley"), text.format(other=1, name="Hugh Lovell")
    ons = "(Continued on Page 2)", "(Continued on Page 1)"
    issue = read(page(1, texts[0], ons[0]), page(2, texts[1], ons[1]))
    [story] = issue.articles
    assert (story.pages, len(story.joins), len(story.body)) == ((0, 1), 1, 2)


def test_what_stands_under_the_line_of_another_story() -> None:
    """In German a text under a jump line may be of that story; it is the tail of another where that fits."""
    front = "## Brücke wird teurer\n\nHolzbach. Der Hafenrat von Holzbach hat am Abend beschlossen, die alte"
    other = "## Turnhalle fertig\n\nMoorfelde. Die Turnhalle von Moorfelde wird von der Firma Dunbex gebaut, weil"
    issue = read(
        f"Seite 1\n\n{front}\n\nFortsetzung auf Seite 2",
        f"Seite 2\n\n{other}\n\nFortsetzung auf Seite 3\n\nsteinerne Brücke des Hafenrats von Holzbach zu erneuern.",
        "Seite 3\n\nFortsetzung von Seite 2\n\ndie Firma Dunbex in Moorfelde billiger als alle anderen ist.",
    )
    assert [one.pages for one in issue.articles] == [(0, 1), (1, 2)]
    assert [piece.text.split()[-1] for article in issue.articles for piece in article.body] == ["erneuern.", "ist."]


SEEDS = {"zh-Hans": range(12), "en": range(12), "de": range(4), "fr": range(4), "ja": range(4)}
LEAST = {"ja": 0.92}  # its tails have no capitals to tell where a sentence begins, and few of the made ones have heads


def check_jumps(tag: str, seeds: range) -> None:
    """Hold the readings of invented issues to the measure: so many of 100 jumps joined right, none wrong."""
    jumps, right, wrong, judgements = measured(tongue(tag), seeds)
    assert wrong == 0, [(seed, one.wrong) for seed, one in judgements if one.wrong]
    assert right >= LEAST.get(tag, 0.95) * jumps, [(seed, one.missed) for seed, one in judgements if one.missed]


@pytest.mark.parametrize("tag", SEEDS)
def test_jumps_of_invented_issues(tag: str) -> None:
    """Of 20 jumps on 8 pages, lines damaged in a third of them, at least 95 of 100 are joined, and none wrong."""
    check_jumps(tag, SEEDS[tag])


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["zh-Hans", "en"])
def test_jumps_of_many_invented_issues(tag: str) -> None:
    """The same of 1,000 jumps."""
    check_jumps(tag, range(50))


def test_a_tail_under_the_line_of_a_story_that_ends_its_sentence() -> None:
    """It is a paragraph by itself there, and that of the front all the same."""
    front = page(1, f"{DUES}\n\n(Continued on Page 2)")
    above = "## Rain in Kelby\n\nIt rained all day in Kelby, and the wind was from the west.\n\n(Continued on Page 7)"
    issue = read(front, page(2, f"{above}\n\nwere set in the spring when {DUES_ON}"))
    assert [one.pages for one in issue.articles] == [(0, 1), (1,)]
    assert issue.articles[0].body[-1].text.endswith("Portby.")


def test_pictures_do_not_hide_a_buried_tail() -> None:
    """What stands over it in the story above is looked at for its topic, pictures left out."""
    front = page(1, f"{DUES}\n\n(Continued on Page 2)")
    above = (
        "## Rain in Kelby\n\nUmbrellas on the pier. — Picture by Jo Reed\n\nIt rained all day, and the wind was west."
    )
    issue = read(
        front, page(2, f"{above}\n\nOscar Tansley, a bargeman of Portby, told the harbour board of Portby so.")
    )
    assert [one.pages for one in issue.articles] == [(0, 1), (1,)]


def test_a_front_ends_where_another_story_was_read_into_it() -> None:
    """Its line was lost, and the head below looks like a subhead: the text that breaks off shows where it ends."""
    front = f"{DUES}\n\n## Rain in Kelby\n\nIt rained all day in Kelby, and the wind was from the west until dark."
    other = "## Old Mill for Sale\n\nBy Ruth Marlowe\n\nThe mill at Ashby is for sale, said the owner at noon."
    issue = read(
        page(1, other, front), page(2, f"## Ferry Dues Will Rise\n\n(Continued from Page 1)\n\n{DUES_ON}", other)
    )
    story = next(one for one in issue.articles if one.joins)
    assert [piece.text.split()[-1] for piece in story.body] == ["Portby."]
    assert "Rain in Kelby" in [str(one.headline) for one in issue.articles]


def test_lines_that_name_each_other_and_no_other() -> None:
    """They tell, though nothing else does; where two lines do so, nothing is guessed."""
    fronts = [f"{head}\n\n(Continued on Page 2)" for head in (DUES, BRIDGE)]
    tail = "(Continued from Page 1)\n\nand so it was done at last."
    assert [one.pages for one in read(page(1, fronts[0]), page(2, WHOLE, tail)).articles] == [(0, 1), (1,)]
    issue = read(page(1, *fronts), page(2, WHOLE, tail))
    assert [one.pages for one in issue.articles] == [(0,), (0,), (1,), (1,)]


def test_lines_that_answer_each_other_outweigh_what_is_alike() -> None:
    """The tail speaks of what a story without a line does; only one line there could tell, and it has its answer."""
    fronts = [f"{BRIDGE}\n\n(Continued on Page 2)", f"{DUES} {DUES_ON}"]
    tail = "(Continued from Page 1)\n\nOscar Tansley, a bargeman of Portby, told the harbour board so."
    issue = read(page(1, *fronts), page(2, WHOLE, tail))
    assert [(str(one.headline), one.pages) for one in issue.articles if one.joins] == [("Bridge to Close", (0, 1))]


def test_lines_that_both_name_pages_of_another_issue() -> None:
    """Heads that share a word and texts that speak of the same are not enough: neither line means the other's page."""
    tail = TAIL.replace("（上接第1版）", "## 东渠春灌见闻\n\n（上接第40版）").replace("水利站", "水利站和渠边的农民")
    issue = read(FRONT.replace("下转第3版", "下转第28版"), tail)
    assert all(not one.joins for one in issue.articles)


def test_a_part_between_two_others() -> None:
    """The third part of a story does not go to the first, whatever is lost, where the second names both their pages."""
    last = "## Ferry Dues Will Rise\n\nOscar Tansley, a bargeman of Portby, left the harbour board in the spring."
    middle = "(Continued from Page 1)\n\nand who would pay them in the end,\n\n(Continued on Page 4)"
    issue = read(page(1, f"{DUES}\n\n(Continued on Page 2)"), page(2, WHOLE, middle), page(3, BRIDGE), page(4, last))
    assert [(join.from_page, join.to_page) for one in issue.articles for join in one.joins][:1] == [(0, 1)]
