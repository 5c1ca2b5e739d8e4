"""JSON: everything that was read, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsparse.errors import ArgumentError
from newsparse.hookspecs import Exporter
from newsparse.interchange import parts_of
from newsparse.model import Issue

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST_INDENT = 16
_LINE_END = "\n"  # in JSON never inside a string


def write(issue: Issue, stream: BinaryIO, *, provenance: bool = False, indent: int = 2) -> None:
    """Write an issue as JSON in UTF-8, in the form that `newsparse.to_dict` tells.

    Lone surrogates are escaped and so read back as they were. Only two that JSON takes for one character, a
    high one before a low one, come back as that character.

    Args:
        issue: What to write.
        stream: Where to.
        provenance: Whether to write each leaf with its spans and the text of the pages, so that
            `newsparse.from_dict` gives back the whole issue.
        indent: Blanks a level; 0 writes one line.

    Raises:
        ArgumentError: when `indent` is not 0 to 16.
    """
    if not 0 <= indent <= _WIDEST_INDENT:
        raise ArgumentError(f"option 'indent' must be 0 to {_WIDEST_INDENT}, not {indent}")
    for piece in _pieces(issue, provenance, indent):
        stream.write(_utf8(piece))


def _pieces(issue: Issue, provenance: bool, indent: int) -> Iterator[str]:
    """Give the text of the whole, item by item, as `json.dumps` would write `to_dict` if it were held at once."""
    encode = json.JSONEncoder(ensure_ascii=False, indent=indent or None).encode
    # Line ends before a part and before an item of it; on one line, blanks after commas.
    part_end, item_end = (f"\n{' ' * indent}", f"\n{' ' * 2 * indent}") if indent else ("", "")
    comma = "," if indent else ", "
    opening = "{"
    for name, part in parts_of(issue, provenance=provenance):
        yield f'{opening}{part_end}"{name}": '
        opening = comma
        if not isinstance(part, Iterator):
            yield encode(part)
            continue
        bracket = "["
        for item in part:
            yield f"{bracket}{item_end}{encode(item).replace(_LINE_END, item_end)}"
            bracket = comma
        yield "[]" if bracket == "[" else f"{part_end}]"
    yield "\n}\n" if indent else "}\n"


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # dear to look for, and seldom there
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


JSON = Exporter(
    name="json",
    suffix=".json",
    media_type="application/json",
    description="everything that was read, for programs; provenance=true adds spans and the pages' text",
    write=write,
    leaves_out=("Article.credits", "Element.rule", "Element.spans", "Page.boxes", "Page.language", "Page.text"),
)
