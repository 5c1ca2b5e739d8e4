"""Which stories are printed twice in an issue."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.model import Issue, Role
from promises import check_promises

SHORT = (
    "## 东渠春灌开闸\n\n本报岚川3月3日讯（记者何平）东渠今天开闸放水，青禾镇的农民林小满一早就"
    "来到渠边，田里的麦苗喝足了水。"
)
LONG = SHORT + "\n\n水利站说，东渠今年放水三千万方，比去年多了一成，灌溉的田地也多了两个乡。"
OTHER = "## 江桥合龙\n\n本报澄安3月3日讯 江桥昨天合龙，工人们在桥上挂起红绸。"


def read(*pages: str) -> Issue:
    """Read pages and hold the issue to every promise."""
    issue = newsparse.parse(*pages)
    check_promises(issue, pages)
    return issue


def test_a_story_printed_twice_is_one_article() -> None:
    """The fuller printing stands in the place of the first; the pieces of the other are furniture of its page."""
    issue = read(f"{SHORT}\n\n{OTHER}", LONG)
    assert [(one.id, one.pages) for one in issue.articles] == [("p1a1", (1,)), ("p1a2", (0,))]
    assert len(issue.articles[0].body) == 2
    assert {(piece.role, piece.rule) for piece in issue.pages[0].furniture} == {(Role.OTHER, "story.repeated")}
    [diagnostic] = issue.diagnostics
    assert (diagnostic.code, diagnostic.page, diagnostic.line, diagnostic.message) == (
        "story-repeated",
        0,
        1,
        "the story is printed on page 1 and on page 2; the fuller printing is kept",
    )


def test_the_first_of_two_like_printings_is_kept() -> None:
    """OCR may have read them a little differently."""
    issue = read(LONG, LONG.replace("农民", "衣民").replace("一成", "一戚"), LONG)
    assert [(one.id, one.pages) for one in issue.articles] == [("p1a1", (0,))]
    assert [(one.code, one.page) for one in issue.diagnostics] == [("story-repeated", 1), ("story-repeated", 2)]
    assert issue.diagnostics[0].message.endswith("page 2; the first printing is kept")


@pytest.mark.parametrize(
    "pages",
    [
        (
            SHORT,
            SHORT.split("（")[0] + "渠首的老人说，从前放水要敲锣，如今手机上点一下，闸门自己就开了，省下许多脚力。",
        ),
        (SHORT, SHORT.replace("东渠春灌开闸", "东渠放水")),
        ("## 图片报道\n\n江边小景。", "## 图片报道\n\n江边小景。"),
        (f"{SHORT}\n\n{SHORT}",),
        (f"{SHORT}\n\n{SHORT}", ""),
    ],
    ids=["another text", "another head", "hardly a text", "on one page", "on one of two"],
)
def test_what_is_no_repeated_story(pages: tuple[str, ...]) -> None:
    """A head over another text, a text under another head, a few words, two of a kind on a page."""
    issue = read(*pages)
    assert len(issue.articles) == 2
    assert "story-repeated" not in [one.code for one in issue.diagnostics]


def test_a_front_printed_in_full_elsewhere_is_no_front() -> None:
    """The copy of an e-paper has the front and, on the page it leads to, all of the story."""
    issue = read(f"第1版\n\n{SHORT}\n\n（下转第2版）", f"第2版\n\n{LONG}")
    [story] = issue.articles
    assert (story.id, story.pages, story.continued_on, story.joins) == ("p1a1", (1,), None, ())
    assert [one.code for one in issue.diagnostics] == ["story-repeated"]
