"""How does JSON become text, item by item, without the whole being held?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsparse.errors import ArgumentError

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST_INDENT = 16
_LINE_END = "\n"  # in JSON never inside a string


def check_indent(indent: int) -> None:
    """Refuse an indent that nobody can mean.

    Raises:
        ArgumentError: when it is not 0 to 16.
    """
    if not 0 <= indent <= _WIDEST_INDENT:
        raise ArgumentError(f"option 'indent' must be 0 to {_WIDEST_INDENT}, not {indent}")


def json_pieces(parts: Iterable[tuple[str, Any]], indent: int) -> Iterator[bytes]:
    """Write an object whose members come one by one, as `json.dumps(…, ensure_ascii=False)` would write it whole.

    A member that is an iterator is an array of what it gives. Lone surrogates, which UTF-8 cannot hold, are escaped.

    Args:
        parts: The members: names of letters, and values.
        indent: Blanks a level; 0 writes one line.
    """
    encode = json.JSONEncoder(ensure_ascii=False, indent=indent or None).encode
    # Line ends before a part and before an item of it; on one line, blanks after commas.
    part_end, item_end = (f"\n{' ' * indent}", f"\n{' ' * 2 * indent}") if indent else ("", "")
    comma = "," if indent else ", "
    opening = "{"
    for name, part in parts:
        start = f'{opening}{part_end}"{name}": '
        opening = comma
        if not isinstance(part, Iterator):
            yield _utf8(start + encode(part).replace(_LINE_END, part_end))
            continue
        yield start.encode()
        bracket = "["
        for item in part:
            text = encode(item)
            yield _utf8(f"{bracket}{item_end}{text.replace(_LINE_END, item_end) if indent else text}")
            bracket = comma
        yield b"[]" if bracket == "[" else f"{part_end}]".encode()
    yield b"{}\n" if opening == "{" else f"{part_end[:1]}}}\n".encode()


def json_line(item: Mapping[str, Any]) -> bytes:
    """Write an object on a line of its own."""
    return _utf8(f"{json.dumps(item, ensure_ascii=False)}\n")


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # dear to look for, and seldom there
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
