"""From a file to pages: the bytes fetched, the reader chosen, what it yields held to what the hook asks of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from shlex import quote

import attrs

from newsparse.diagnostics import Diagnostic
from newsparse.errors import ArgumentError, ReadError, told
from newsparse.hookspecs import Reader
from newsparse.loading import PluginReport
from newsparse.model import FURNITURE_ROLES, Element, Page, Span
from newsparse.plugins import own_readers
from newsparse.signatures import NoPage, stranger
from newsparse.unpacking import unpacked

#: The path that stands for standard input.
STANDARD_INPUT = "-"

#: Bytes of a file that readers see to recognise it.
GLIMPSE = 64 * 1024


@attrs.frozen(kw_only=True)
class FileReading:
    """What one file holds; in furniture and diagnostics, `page` counts the pages of this file from 0."""

    #: Its pages, in order.
    pages: tuple[Page, ...]
    #: What was odd about its bytes.
    diagnostics: tuple[Diagnostic, ...]


def read_file(path: str | os.PathLike[str], named: tuple[Reader, PluginReport | None] | None = None) -> FileReading:
    """Read the pages of one file, by the reader that is named or by the first of newsparse's own that recognises it.

    Raises:
        ArgumentError: for what is no path.
        ReadError: naming the file, the reason and the way out.
    """
    try:
        file = None if path == STANDARD_INPUT else Path(path)
    except TypeError:
        raise ArgumentError(f"paths: {path!r} is no path; newsparse.parse() takes text") from None
    try:
        data = unpacked(file)
        reader, plugin = named or (_recognising(data[:GLIMPSE], file), None)
        reading = _run(reader, plugin, data)
    except ReadError as fault:
        raise type(fault)(f"{file or 'standard input'}: {fault}") from fault.__cause__
    source = file.name if file else None
    return attrs.evolve(reading, pages=tuple(attrs.evolve(page, source=source) for page in reading.pages))


def put_together(readings: Iterable[FileReading]) -> FileReading:
    """Put the pages of several files behind each other; furniture and diagnostics count all pages."""
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for one in readings:
        before = len(pages)
        diagnostics += [attrs.evolve(odd, page=odd.page + before) for odd in one.diagnostics]
        pages += [_moved(page, before) for page in one.pages] if before else one.pages
    return FileReading(pages=tuple(pages), diagnostics=tuple(diagnostics))


def _moved(page: Page, by: int) -> Page:
    furniture = [
        attrs.evolve(one, spans=tuple(Span(span.page + by, span.start, span.end) for span in one.spans))
        for one in page.furniture
    ]
    return attrs.evolve(page, furniture=tuple(furniture))


def _recognising(head: bytes, file: PurePath | None) -> Reader:
    for reader in own_readers():
        if reader.recognises(head):
            return reader
    name, way_out = stranger(head) or ("no newspaper page", "`newsparse readers` lists what is known")
    path = PurePath(file.name if file else "page")
    raise NoPage(f"is {name}; {way_out.format(file=quote(str(path)), stem=quote(path.stem))}")


def _run(reader: Reader, plugin: PluginReport | None, data: bytes) -> FileReading:
    try:
        return run_reader(reader, data)
    except ReadError:
        raise
    except (Exception, SystemExit) as fault:  # a reader may raise whatever it likes
        whose = f" ({plugin})" if plugin else ""
        raise ReadError(f"reader {reader.name!r}{whose} failed: {told(fault)}") from fault


def run_reader(reader: Reader, data: bytes) -> FileReading:
    """Run a reader on bytes and hold what it yields to what the hook asks of it.

    Raises:
        ReadError: when the reader refuses the bytes.
        TypeError: when it yields what is neither a page nor a diagnostic.
        ValueError: when a page tells of places that are not in its text, or there is no page at all.
        Exception: whatever else the reader raises.
    """
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for one in reader.read(data):
        if isinstance(one, Page):
            _check(one, len(pages))
            pages.append(one)
        elif isinstance(one, Diagnostic):
            diagnostics.append(one)
        else:
            raise TypeError(f"it yields {one!r}, which is neither a Page nor a Diagnostic")
    if not pages:
        raise ValueError("it yields no page")
    if any(not 0 <= one.page < len(pages) for one in diagnostics):
        raise ValueError("it yields a diagnostic of a page that is not there")
    return FileReading(pages=tuple(pages), diagnostics=tuple(diagnostics))


def _check(page: Page, index: int) -> None:
    """Refuse places that are not in the text of a page."""
    for box in page.boxes:
        if not 0 <= box.start < box.end <= len(page.text):
            raise ValueError(f"page {index} has a box outside of its text: {box}")
    end = 0
    for element in sorted(page.furniture, key=_start):
        if not _is_sound(element, page.text, index) or _start(element) < end:
            raise ValueError(f"page {index} has furniture that is no line of its own in its text: {element}")
        end = element.spans[0].end


def _start(element: Element) -> int:
    return element.spans[0].start if element.spans else -1


def _is_sound(element: Element, text: str, index: int) -> bool:
    if element.role not in FURNITURE_ROLES or len(element.spans) != 1:
        return False
    [span] = element.spans
    inside = span.page == index and 0 <= span.start < span.end <= len(text)
    one_line = len(element.text.splitlines()) == 1 and element.text == element.text.strip()
    return inside and one_line and element.text == text[span.start : span.end]
