"""hOCR, the HTML of OCR engines: http://kba.github.io/hocr-spec/1.2/."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs

from newsparse.decoding import decoded, guess_noted
from newsparse.diagnostics import Diagnostic
from newsparse.errors import ReadError
from newsparse.hookspecs import Reader
from newsparse.model import Page, Role
from newsparse.readers.measured import Block, Edges, Line, Word, page_of
from newsparse.signatures import root_name

_BLOCKS = ("ocr_carea", "ocrx_block", "ocr_par", "ocr_table", "ocr_float")
_FURNITURE = ("ocr_header", "ocr_footer", "ocr_pageno")
_LINES = ("ocr_line", "ocrx_line", "ocr_caption", "ocr_textfloat", *_FURNITURE)
_KINDS = frozenset(("ocr_page", "ocrx_word", "ocrx_cinfo", *_BLOCKS, *_LINES))
# What has no end tag: https://html.spec.whatwg.org/#void-elements.
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_DEEPEST = 100  # elements within each other
_PIECE = 64 * 1024  # characters; what html.parser cannot finish within two of them it would read again and again
_FARTHEST = 1e9  # pixels from the edge of a page; what lies beyond is no measure
_DECLARES = re.compile(rb"[^<]{0,99}(?:<\?[^>]{0,999}>\s{0,99})?<!DOCTYPE[^>\[]{0,999}\[", re.IGNORECASE)
_MARK = re.compile(rb"ocr_page|ocr-capabilities")
_PROPERTY = re.compile(r"\b(bbox|lpageno)\s+([^;]{1,200})")


def recognises(head: bytes) -> bool:
    """Tell by the first tag and the words that hOCR begins with."""
    return (root_name(head) or "").lower() == "html" and _MARK.search(head) is not None


def read(data: bytes) -> Iterator[Page | Diagnostic]:
    """Yield the pages of a file, in its order."""
    if _DECLARES.match(data):
        raise ReadError("declares entities, which may hide anything; take the DOCTYPE out")
    text, guess = decoded(data)
    scanner = _Scanner()
    try:
        for start in range(0, len(text), _PIECE):
            scanner.feed(text[start : start + _PIECE])
            if len(scanner.rawdata) > 2 * _PIECE:
                raise ReadError(f"line {scanner.getpos()[0]}: a tag or comment that does not end")
        scanner.close()
    except AssertionError as fault:  # html.parser raises it for declarations that are none
        raise ReadError(f"line {scanner.getpos()[0]}: broken HTML: {fault}") from fault
    if not scanner.pages:
        raise ReadError("is no hOCR: nothing in it has the class ocr_page")
    if guess:
        yield guess_noted(guess)
    for index, page in enumerate(scanner.pages):
        blocks = [Block(tuple(one.lines), one.role) for one in page.blocks if one.lines]
        yield page_of(blocks, index, "hocr.class", page.number)


@attrs.define
class _Draft:
    """A block as it grows."""

    role: Role | None
    lines: list[Line] = attrs.Factory(list)


@attrs.define
class _Sheet:
    """A page as it grows."""

    number: str | None
    blocks: list[_Draft] = attrs.Factory(list)


@attrs.define
class _Open:
    """An element that has not ended."""

    tag: str
    kind: str
    properties: dict[str, str]
    text: list[str] = attrs.Factory(list)
    letters: list[str] = attrs.Factory(list)
    words: list[Word] = attrs.Factory(list)


class _Scanner(HTMLParser):
    """Gathers the words of hOCR into lines, blocks and pages."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[_Sheet] = []
        self.above: list[_Open] = []
        self.begins_block = True
        # tesseract gives the class of page headers to heads that stand over several columns.
        self.furniture: tuple[str, ...] = _FURNITURE

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if (
            tag == "meta"
            and values.get("name") == "ocr-system"
            and (values.get("content") or "").startswith("tesseract")
        ):
            self.furniture = _FURNITURE[1:]
        if tag in _VOID:
            return
        if len(self.above) == _DEEPEST:
            raise ReadError(f"line {self.getpos()[0]}: more than {_DEEPEST} elements within each other; no page has")
        kind = next((one for one in (values.get("class") or "").split() if one in _KINDS), "")
        properties = dict(_PROPERTY.findall(values.get("title") or "")) if kind else {}
        self.above.append(_Open(tag, kind, properties))
        if kind == "ocr_page":
            self.pages.append(_Sheet(properties.get("lpageno", "").strip() or None))
        self.begins_block |= kind == "ocr_page" or kind in _BLOCKS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        kind = self.above[-1].kind if self.above else ""
        for one in reversed(self.above):
            if one.kind in ("ocrx_word", *_LINES):
                (one.letters if kind == "ocrx_cinfo" else one.text).append(data)
                break

    def handle_endtag(self, tag: str) -> None:
        if all(one.tag != tag for one in self.above):
            return
        ended = ""
        while ended != tag:
            ended = self._end(self.above[-1])

    def _end(self, element: _Open) -> str:
        """Take in an element as a whole."""
        role = Role.FOLIO if any(one.kind in self.furniture for one in self.above) else None
        self.above.pop()
        text = " ".join("".join(element.letters or element.text).split())
        if element.kind == "ocrx_word" and text:
            line = next((one for one in reversed(self.above) if one.kind in _LINES), None)
            if line:
                line.words.append(Word(text, _edges(element.properties)))
        elif element.kind in _LINES and self.pages:
            words = element.words or [Word(one) for one in text.split()]
            if words:
                self._add(words, element.properties, role)
        return element.tag

    def _add(self, words: list[Word], properties: dict[str, str], role: Role | None) -> None:
        """Put a line into its block."""
        blocks = self.pages[-1].blocks
        if self.begins_block or not blocks or blocks[-1].role is not role:
            blocks.append(_Draft(role))
        edges = _edges(properties)
        # Not x_size: where heads and text stand in one block, tesseract gives all its lines the same.
        blocks[-1].lines.append(Line(tuple(words), height=edges[3] - edges[1] if edges else None))
        self.begins_block = False


def _edges(properties: dict[str, str]) -> Edges | None:
    match _numbers(properties.get("bbox", "")):
        case [left, top, right, bottom] if left < right and top < bottom:
            return left, top, right, bottom
    return None


def _numbers(text: str) -> list[float]:
    """The measures in a property, where all of them are some."""
    try:
        numbers = [float(one) for one in text.split()]
    except ValueError:
        return []
    return numbers if all(math.isfinite(one) and abs(one) < _FARTHEST for one in numbers) else []


HOCR = Reader(
    name="hocr",
    suffixes=(".hocr", ".html"),
    description="hOCR, the HTML that tesseract and other OCR engines write",
    recognises=recognises,
    read=read,
)
