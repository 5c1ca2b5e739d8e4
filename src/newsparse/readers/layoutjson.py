"""Which layout model wrote this JSON, and what are its pages?"""

from __future__ import annotations

import json
import re
import reprlib
from collections.abc import Callable, Iterable, Iterator

from newsparse.decoding import decoded, glimpsed
from newsparse.errors import ArgumentError, ReadError
from newsparse.hookspecs import Reader
from newsparse.model import Page
from newsparse.plaindata import Place
from newsparse.readers import docling, mineru, paddleocr
from newsparse.readers.layout import PrintedBlock, pages_of
from newsparse.signatures import NoPage

_KNOWN = (
    "known are content_list.json, content_list_v2.json, model.json and middle.json of MinerU, the DoclingDocument of "
    "docling, and results of PaddleOCR (parsing_res_list, rec_texts, lists of lines)"
)
# What begins a list or a mapping of JSON, and no text.
_BEGINS = re.compile(
    r'\s{0,256}(?:\{\s{0,256}"|\[\s{0,256}(?:\{\s{0,256}"|\[\s{0,256}[\[{\]]|null\s{0,9}[,\]]|\]\s{0,9}\Z))'
)
_KEYS_SHOWN = 8

_Walk = Callable[[Place], Iterator[PrintedBlock]]


def _recognises(head: bytes) -> bool:
    return bool(_BEGINS.match(glimpsed(head).removeprefix("\ufeff")))


def _read(data: bytes) -> Iterable[Page]:
    """The pages of a file that a layout model wrote.

    Raises:
        NoPage: for JSON of another kind.
        ReadError: for what is no JSON, or has a wrong value somewhere, whose place it names.
    """
    try:
        whole = Place(_value(decoded(data)[0]), "")
        return pages_of(_walk(whole)(whole))
    except ArgumentError as fault:
        raise ReadError(f"{fault}; {_KNOWN}") from fault
    except RecursionError:
        raise ReadError(f"is nested more deeply than any layout model writes; {_KNOWN}") from None


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise ReadError(f"line {fault.lineno}, column {fault.colno}: no JSON here ({fault.msg}); {_KNOWN}") from None
    except ValueError:  # what Python says of a number with thousands of digits
        raise ReadError(f"holds a number with more digits than any coordinate has; {_KNOWN}") from None


def _walk(whole: Place) -> _Walk:
    """What reads this value."""
    walk = _walk_mapping(whole) if isinstance(whole.value, dict) else _walk_list(whole)
    if walk is None:
        raise NoPage(f"is {_described(whole.value)}; {_KNOWN}")
    return walk


def _walk_mapping(whole: Place) -> _Walk | None:
    if whole.has("schema_name") and whole["schema_name"].value == "DoclingDocument":
        return docling.document
    if whole.has("body") and whole.has("texts"):
        return docling.document
    if whole.has("pdf_info"):
        return mineru.middle
    results = paddleocr.unwrapped(whole)
    return (lambda _: _all_results(results)) if results else None


def _walk_list(whole: Place) -> _Walk | None:
    match whole.value:
        case [] | [{"type": str(), "page_idx": _}, *_]:
            return mineru.content_list
        case [{"type": str(), "res": _}, *_]:
            return paddleocr.regions
        case [{"type": str()}, *_]:
            return mineru.content_list
        case [[{"type": str()}, *_], *_] | [[], *_]:
            return mineru.pages
        case [dict(), *_]:
            results = [page for one in whole.items() for page in paddleocr.unwrapped(one)]
            return (lambda _: _all_results(results)) if results else None
    return paddleocr.recognised if paddleocr.is_recognised(whole) else None


def _all_results(results: Iterable[Place]) -> Iterator[PrintedBlock]:
    for page, one in enumerate(results):
        yield from paddleocr.result(one, page)


def _described(value: object) -> str:
    """What a value of JSON is, for a message."""
    if isinstance(value, dict):
        keys = [reprlib.repr(key) for key in list(value)[:_KEYS_SHOWN]]
        more = ", …" if len(value) > _KEYS_SHOWN else ""
        return f"JSON, a mapping with {', '.join(keys) or 'nothing'}{more}"
    if isinstance(value, list):
        first = _described(value[0]).removeprefix("JSON, ") if value and not isinstance(value[0], list) else "lists"
        return f"JSON, a list of {len(value)}; the first is {first}"
    return f"JSON, but only {reprlib.repr(value)}"


LAYOUT_JSON = Reader(
    name="layout-json",
    suffixes=(".json",),
    description="JSON that MinerU, docling and PaddleOCR write beside their Markdown, with the boxes of blocks",
    recognises=_recognises,
    read=_read,
)
