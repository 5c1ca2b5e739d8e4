"""Where in its text each span of a piece begins."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.breaks import Break, breaks_of
from newsparse.joining import text_of
from newsparse.model import Element, Issue, Page, Role, Span
from newsparse.testing import elements


def piece(text: str, *parts: str, language: str = "en") -> tuple[Element, Issue]:
    """A paragraph whose parts stand on pages of their own."""
    issue = Issue(pages=tuple(Page(text=part, language=language) for part in parts))
    spans = tuple(Span(index, 0, len(part)) for index, part in enumerate(parts))
    return Element(Role.PARAGRAPH, text, spans, ""), issue


@pytest.mark.parametrize(
    ("text", "parts", "language", "found"),
    [
        ("The tide rose.", ("The tide rose.",), "en", ()),
        ("The tide rose.", ("The tide", "rose."), "en", (Break(9, in_word=False),)),
        ("It is confirmed.", ("It is con-", "firmed."), "en", (Break(9, in_word=True),)),
        ("The north-east wind.", ("The north-", "east wind."), "en", None),
        ("潮水涨了。", ("潮水", "涨了", "。"), "zh-Hans", (Break(2, in_word=False), Break(4, in_word=False))),
    ],
)
def test_breaks_are_found(text: str, parts: tuple[str, ...], language: str, found: tuple[Break, ...] | None) -> None:
    """Each span begins after what the spans before it say; a hyphen that the text lost tells of a broken word."""
    element, issue = piece(text, *parts, language=language)
    if found is None:  # whether the hyphen stays, the words of the language say
        element = Element(element.role, text_of(element, issue), element.spans, "")
        found = (Break(len(element.text) - len("east wind."), in_word="-" not in element.text),)
    assert breaks_of(element, language, issue) == found


def test_nothing_is_found_where_the_pages_do_not_tell() -> None:
    """Another text, an unknown language or a page that is not there: nothing is guessed."""
    element, issue = piece("The tide rose.", "The tide", "fell.")
    assert breaks_of(element, "en", issue) is None
    assert breaks_of(element, "xx", issue) is None
    assert breaks_of(element, "en", Issue()) is None
    assert breaks_of(Element(Role.PARAGRAPH, "The tide rose.", (), ""), "en", issue) is None


def test_a_piece_of_very_many_spans_is_left_alone() -> None:
    """Time does not grow with the square of the spans: a piece that no press cut so often is not looked at."""
    element, issue = piece("", *["a"] * 101)
    assert breaks_of(attrs.evolve(element, text=text_of(element, issue)), "en", issue) is None


@settings(max_examples=200)
@given(elements(st.just(Role.PARAGRAPH)), st.text())
def test_any_piece_may_be_asked(element: Element, text: str) -> None:
    """No piece and no text makes it raise, and breaks stand in the text in their order."""
    issue = Issue(pages=(Page(text=text),) * 3)
    found = breaks_of(element, "en", issue)
    assert found is None or [0, *(one.offset for one in found), len(element.text)] == sorted(
        [0, *(one.offset for one in found), len(element.text)]
    )


def test_pieces_that_are_read_are_cut_where_their_spans_meet() -> None:
    """In an issue that was read, the text before a break is what the spans before it say."""
    issue = newsparse.read("examples/harbour-courier-2026-03-05")
    cut = [one for article in issue.articles for one in article.body if len(one.spans) > 1]
    assert cut
    for element in cut:
        found = breaks_of(element, "en", issue)
        assert found is not None
        assert all(0 < one.offset < len(element.text) for one in found)
