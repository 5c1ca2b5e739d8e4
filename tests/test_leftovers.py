"""What layout models leave on a page besides its text."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.accounting import check_account
from newsparse.languages import load_profile
from newsparse.leftovers import blanked, leftovers
from newsparse.model import Article, Issue
from newsparse.testing import hostile_text

RULES = load_profile("base").rules_at["in_page"].rules
HEAD = "# Council to rebuild the ferry pier\n\nBy Ellen Marsh\n\n"
OPEN = "The town council voted nine to two on Monday night to rebuild the"
REST = "ferry pier that a storm tore away, and to pay for it with a loan."
TABLE = "<table>\n<tr><td>Cart</td><td>4 pence</td></tr>\n</table>"
PIPES = "| Cart | 4 pence |\n|---|---|\n| Motor car | 1 shilling |"


def found(text: str) -> list[tuple[str, str, str]]:
    """Role, rule and text of all that was left on a page."""
    return [(one.role.value, one.rule.id, one.text) for one in leftovers(text, RULES)]


def body_of(text: str) -> list[tuple[str, str]]:
    """Role and text of the body pieces of the one article of a page."""
    [article] = issue_of(HEAD + text).articles
    assert str(article.headline) == "Council to rebuild the ferry pier"
    return [(piece.role.value, piece.text) for piece in article.body]


def issue_of(text: str) -> Issue:
    """What is read of a page; all of it is accounted for."""
    issue = newsparse.parse(text, language="en")
    check_account(issue)
    return issue


@pytest.mark.parametrize(
    "left",
    [
        "![](images/0.jpg)",
        "![](images/8f3c\n90.jpg)",
        "![The pier](images/0.jpg) ![](images/1.jpg)",
        '<img src="images/0.jpg" width="91%" />',
        '<div style="text-align: center;"><img src="imgs/img_in_image_box_133_36.jpg" alt="Image" /></div>',
        "<!-- image -->",
        "$$\na = b\n$$",
        "{1}------------------------------------------------",
        "<div>",
        "<br/>",
    ],
)
def test_pictures_and_marks_cut_no_sentence(left: str) -> None:
    """They are furniture of the page, and the sentence goes on below."""
    issue = issue_of(f"{HEAD}{OPEN}\n\n{left}\n\n{REST}")
    [article] = issue.articles
    assert [(piece.role.value, piece.text) for piece in article.body] == [("paragraph", f"{OPEN} {REST}")]
    assert [(one.role.value, one.text) for one in issue.pages[0].furniture] == [("other", left.replace("\n", " "))]


@pytest.mark.parametrize("table", [TABLE, PIPES, f"<div><html><body>{TABLE}</body></html></div>"])
def test_tables_are_body_pieces_as_printed(table: str) -> None:
    """With their lines; a sentence goes on over them, and they come after it."""
    text = f"{OPEN}\n\n{table}\n\n{REST}\n\nNobody spoke against it."
    assert body_of(text) == [
        ("paragraph", f"{OPEN} {REST}"),
        ("table", table),
        ("paragraph", "Nobody spoke against it."),
    ]


def test_two_tables_are_two() -> None:
    """Though nothing but a blank line stands between; one in the other is one, blank lines in it are left out."""
    assert body_of(f"Rain fell.\n\n{PIPES}\n\n{PIPES}") == [
        ("paragraph", "Rain fell."),
        ("table", PIPES),
        ("table", PIPES),
    ]
    nested = f"<table><tr><td>\n\n{TABLE}\n\n</td></tr></table>"
    assert body_of(f"Rain fell.\n\n{nested}")[1:] == [("table", nested.replace("\n\n", "\n"))]


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("![](0.jpg)  \nThe old pier before the storm.\n\nRain fell.", ["The old pier before the storm."]),
        ("<!-- image -->\nThe old pier\n\nRain fell.", ["The old pier"]),
        ('<div style="text-align: center;">The old pier</div>\n\nRain fell.', ["The old pier"]),
        (f"Rain fell.\n\nTolls of the bridge\n{TABLE}", ["Tolls of the bridge"]),
        (f"Rain fell.\n\nTolls of the bridge\n{PIPES}", ["Tolls of the bridge"]),
        ("![](0.jpg)\nvoted nine to two, as the mayor had asked.\n\nRain fell.", []),
        ("![](0.jpg)\n\nRain fell.", []),
    ],
)
def test_captions(text: str, captions: list[str]) -> None:
    """A line right under a picture, right over a table, or set by itself; tags around it are marks."""
    assert [piece for role, piece in body_of(text) if role == "caption"] == captions


def test_a_caption_with_a_credit_keeps_it() -> None:
    """The rules of the language read it as they do everywhere."""
    [article] = issue_of(
        f"{HEAD}Rain fell.\n\n![](0.jpg)\nThe old pier before the storm. Photograph by Mary Stone"
    ).articles
    assert [(piece.role.value, piece.text) for piece in article.body[1:]] == [
        ("caption", "The old pier before the storm."),
        ("credit", "Photograph by Mary Stone"),
    ]


def test_a_head_over_a_picture_stays_one() -> None:
    """Where the text below begins anew."""
    issue = issue_of(
        "Rain fell on the coast.\n\nTolls to fall\n\n![](0.jpg)\n\nThe toll is to fall by half from April."
    )
    assert "Tolls to fall" in [str(one.headline) for one in issue.articles] + [
        piece.text for one in issue.articles for piece in one.body if piece.role == "subhead"
    ]


def test_a_page_of_nothing_else_is_not_empty() -> None:
    """It has a picture, or a table."""
    assert issue_of("![](0.jpg)").diagnostics == ()
    issue = issue_of(PIPES)
    assert [one.code for one in issue.diagnostics] == []
    assert [piece.text for one in issue.articles for piece in one.body] == [PIPES]


def test_what_is_no_mark_is_left_to_others() -> None:
    """Most pages have none, and a sign within a line is part of it."""
    assert found("Rain fell on the coast.") == []
    assert found("It cost $$ 5 | and <more> than ![] that.") == []


def test_the_longer_of_two_that_overlap_is_taken() -> None:
    """A picture with its caption, and not the picture alone."""
    assert found("![](0.jpg)\nThe old pier") == [
        ("other", "base.caption.under_image", "![](0.jpg)"),
        ("caption", "base.caption.under_image", "The old pier"),
    ]


def test_a_caption_ends_with_its_tag() -> None:
    """Though the line below would go on in it."""
    text = "![](0.jpg)\nThe old pier\n <div>The pier</div>\n {1}---"
    assert "The pier" in [piece.text for one in issue_of(text).articles for piece in one.body]


def test_blanked() -> None:
    """Each offset unmoved; line ends stay."""
    assert blanked("one two\nthree", [(4, 9), (0, 1)]) == " ne    \n hree"
    assert blanked("one", []) == "one"


LEFT = [
    TABLE,
    PIPES,
    "![](0.jpg)\nThe old pier",
    "![](0.jpg)",
    "<div>The pier</div>",
    "$$\na\n$$",
    "{1}---",
    "<table>",
    "| a |",
]


@given(
    st.lists(st.sampled_from([*LEFT, HEAD, OPEN, REST, "Rain fell."]) | hostile_text(2), max_size=9),
    st.sampled_from("\n "),
)
def test_nothing_is_lost(pieces: list[str], between: str) -> None:
    """Whatever stands beside whatever, each character has one owner, and texts can be derived again."""
    issue = newsparse.parse(("\n" + between).join(pieces))
    check_account(issue)
    for article in issue.articles:
        check_texts(article, issue)


def check_texts(article: Article, issue: Issue) -> None:
    """Fail where an element's text is not that of its spans."""
    for element in article.elements():
        assert newsparse.text_of(element, issue) == element.text


@pytest.mark.parametrize("piece", [*LEFT, "<table>\n", "<div>\n<table>", "![](0.jpg)\n", "\n\nA\n", "| - |\n", "$$\n"])
def test_time_grows_with_the_page(piece: str) -> None:
    """A page ten times as long takes hardly more than ten times as long."""
    short, long = (piece * 20_000)[:20_000], (piece * 200_000)[:200_000]
    assert seconds(long) < 0.05 or seconds(long) <= 30 * seconds(short)


def seconds(text: str) -> float:
    """The least time of three that a page takes; the garbage of other tests is left alone."""
    gc.disable()
    try:
        taken = []
        for _ in range(3):
            start = time.process_time()
            leftovers(text, RULES)
            taken.append(time.process_time() - start)
        return min(taken)
    finally:
        gc.enable()
