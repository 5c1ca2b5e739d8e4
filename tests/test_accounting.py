"""The account of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.accounting import AccountError, check_account, unowned
from newsparse.errors import NewsparseError
from newsparse.model import Element, Issue, Page, Role, Span
from page_strategies import any_text


def issue(text: str, *spans: tuple[int, int]) -> Issue:
    """An issue of two pages, the second of which has furniture at these places."""
    pieces = tuple(Element(Role.OTHER, "", (Span(1, *one),), f"rule{index}") for index, one in enumerate(spans))
    return Issue(pages=(Page(text=" \n"), Page(text=text, furniture=pieces)))


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("桥通了", [], [(0, 3)]),
        (" 桥通了 ", [], [(1, 4)]),
        ("", [], []),
        (" \n ", [], []),
        ("桥通了。 今天", [(0, 4)], [(5, 7)]),
        ("桥通了。 今天", [(5, 7)], [(0, 4)]),
        ("桥 通 了", [(2, 3)], [(0, 1), (4, 5)]),
        ("桥通了", [(0, 3), (1, 2)], []),
        ("桥通了", [(2, 3), (0, 1)], [(1, 2)]),
        ("桥 通 了", [(0, 1)], [(2, 5)]),
    ],
)
def test_what_nobody_owns(text: str, spans: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    """Stretches between the spans, blanks at their ends left out."""
    assert list(unowned(text, [Span(0, *one) for one in spans])) == expected


@given(any_text(30), st.data())
def test_what_nobody_owns_is_exact(text: str, data: st.DataObject) -> None:
    """Together with the spans it holds every character that is not blank, and none that is owned."""
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2).map(sorted)
    owned = data.draw(st.lists(bounds, max_size=4))
    characters = {offset for start, end in owned for offset in range(start, end)}
    free = list(unowned(text, [Span(0, start, end) for start, end in owned]))
    found = {offset for start, end in free for offset in range(start, end)}
    assert not found & characters
    assert {offset for offset in range(len(text)) if not text[offset].isspace()} <= found | characters
    for start, end in free:
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


def test_an_exact_account_is_silent() -> None:
    """Blanks may be owned or not; the order of the elements does not matter."""
    check_account(issue("桥通了。 今天", (5, 7), (0, 4)))
    check_account(issue("桥通了。 今天", (0, 5), (5, 7)))
    check_account(Issue())


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([(0, 4)], "page 2: nobody owns '今天' at 5"),
        ([(5, 7)], "page 2: nobody owns '桥通了。' at 0"),
        ([], "page 2: nobody owns '桥通了。 今天' at 0"),
        ([(0, 4), (3, 7)], "page 2: other (rule0) at 0-4 and other (rule1) at 3-7 share characters"),
        ([(0, 4), (0, 4), (5, 7)], "page 2: other (rule0) at 0-4 and other (rule1) at 0-4 share characters"),
        ([(0, 7), (5, 7)], "page 2: other (rule0) at 0-7 and other (rule1) at 5-7 share characters"),
        ([(0, 4), (4, 4), (5, 7)], "page 2: other (rule1) owns nothing at 4-4 of 7"),
        ([(0, 4), (5, 8)], "page 2: other (rule1) owns nothing at 5-8 of 7"),
        ([(-1, 4), (5, 7)], "page 2: other (rule0) owns nothing at -1-4 of 7"),
        ([(0, 4), (7, 5), (5, 7)], "page 2: other (rule1) owns nothing at 7-5 of 7"),
    ],
)
def test_a_wrong_account_is_refused(spans: list[tuple[int, int]], message: str) -> None:
    """The message names the page, the elements with their rules, and the characters."""
    with pytest.raises(AccountError) as caught:
        check_account(issue("桥通了。 今天", *spans))
    assert str(caught.value) == message


def test_a_page_that_is_not_there() -> None:
    """An element cannot stand on a page that the issue does not have."""
    piece = Element(Role.OTHER, "", (Span(2, 0, 1),), "rule")
    with pytest.raises(AccountError, match=r"^other \(rule\) stands on page 3 of 1$"):
        check_account(Issue(pages=(Page(text="", furniture=(piece,)),)))


def test_is_one_of_newsparse_s_errors() -> None:
    """Who catches the family catches it."""
    assert issubclass(AccountError, NewsparseError)
