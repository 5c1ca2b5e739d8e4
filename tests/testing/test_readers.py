"""The check of readers finds those that break a promise."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

import pytest

from newsparse.diagnostics import Diagnostic
from newsparse.errors import ReadError
from newsparse.hookspecs import Reader
from newsparse.model import Box, Page
from newsparse.testing import check_reader

SOUND = b"page: The bridge is open."


def reader(
    read: Callable[[bytes], Iterable[Page | Diagnostic]], recognises: Callable[[bytes], bool] = lambda head: True
) -> Reader:
    """A reader of these functions."""
    return Reader(name="pages", suffixes=(".page",), description="", recognises=recognises, read=read)


def read_soundly(data: bytes) -> Iterator[Page]:
    if not data.startswith(b"page: "):
        raise ReadError("line 1 begins with no `page: `; write it")
    yield Page(text=data[6:].decode(errors="replace"))


def test_a_sound_reader_passes() -> None:
    """Whether there are files to show or not; bytes that are none of its format are refused."""
    check_reader(reader(read_soundly), SOUND)
    check_reader(reader(read_soundly))


def unsteady(count: Iterator[int]) -> Callable[[bytes], Iterable[Page]]:
    return lambda data: [Page(text=f"{next(count)}")]


BROKEN = {
    "does not recognise b'page: The bridge": reader(read_soundly, lambda head: False),
    "refuses b'page: The bridge": reader(lambda data: read_soundly(b"x" + data)),
    "breaks its promises on .*: UnicodeDecodeError": reader(lambda data: [Page(text=data.decode())]),
    "breaks its promises on .*: ValueError: it yields no page": reader(lambda data: [Page(text="")] if data else []),
    "has a box outside of its text": reader(lambda data: [Page(text="a", boxes=(Box(0, 2, 0, 0, 1, 1),))]),
    "yields a lone surrogate": reader(lambda data: [Page(text=data.decode(errors="surrogateescape"))]),
    "reads other pages from the same bytes": reader(unsteady(itertools.count())),
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_reader_fails(message: str) -> None:
    """The message says what it did, and to which bytes."""
    with pytest.raises(AssertionError, match=message):
        check_reader(BROKEN[message], SOUND)
