"""The text of a page as it was given."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.source import FILLER, pages_of, positions, with_plain_line_ends
from page_strategies import LINE_ENDS, any_text


def counted(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted the plain way."""
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    if not text.splitlines(keepends=True) or text.splitlines()[-1] == text.splitlines(keepends=True)[-1]:
        starts = starts[:-1] or [0]  # the text does not end with a line end: no line begins after it
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("one", ["one"]),
        ("", [""]),
        ("one\ftwo", ["one", "two"]),
        ("one\ftwo\f", ["one", "two\f"]),
        ("one\f\n", ["one\f\n"]),
        ("\fone", ["", "one"]),
        ("\f\f", ["", "\f"]),
    ],
)
def test_form_feeds_part_pages(text: str, pages: list[str]) -> None:
    """One at the very end begins no page; nothing else is lost."""
    assert pages_of(text) == pages


@given(any_text())
def test_pages_are_the_text(text: str) -> None:
    """Set under each other again with form feeds, they are what was given."""
    assert "\f".join(pages_of(text)) == text


def test_plain_text_comes_back_itself() -> None:
    """A text that has no other line ends is not copied."""
    text = "渠水漫过田埂。\n\nThe bridge is open.\n"
    assert with_plain_line_ends(text) is text


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_kind_of_line_end_becomes_one(end: str) -> None:
    """Whatever `str.splitlines` cuts at is one line end, and CRLF is one and not two."""
    expected = 2 if f"a{end}b".splitlines() == ["a", "b"] else 1
    assert len(with_plain_line_ends(f"a{end}b").split("\n")) == expected


def test_crlf_keeps_its_place() -> None:
    """A CRLF is still two code points, the first of them a blank."""
    assert with_plain_line_ends("a\r\nb\r\n\r\n") == f"a{FILLER}\nb{FILLER}\n{FILLER}\n"
    assert FILLER.isspace()


@given(any_text())
def test_no_offset_moves(text: str) -> None:
    """Length, lines and every character that ends no line stay as they were."""
    plain = with_plain_line_ends(text)
    assert len(plain) == len(text)
    assert all(new == old or old.isspace() for new, old in zip(plain, text, strict=True))
    assert [line.rstrip(FILLER) for line in plain.split("\n")][: len(text.splitlines())] == [
        line.rstrip(FILLER) for line in text.splitlines()
    ]


def test_lines_and_columns_count_from_one() -> None:
    """A person who opens the page finds the place."""
    text = with_plain_line_ends("桥通了\r\n今天\n\nopen")
    assert list(positions(with_plain_line_ends(text), [0, 2, 5, 7, 8, 9, 12])) == [
        (1, 1),
        (1, 3),
        (2, 1),
        (2, 3),
        (3, 1),
        (4, 1),
        (4, 4),
    ]


def test_no_offset_has_no_position() -> None:
    """Nothing asked, nothing told."""
    assert list(positions("桥通了", [])) == []


@given(any_text(), st.data())
def test_positions_agree_with_plain_counting(text: str, data: st.DataObject) -> None:
    """For ascending offsets, repeated ones included, in a text with every kind of line end."""
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    assert list(positions(with_plain_line_ends(text), offsets)) == [counted(text, offset) for offset in offsets]
