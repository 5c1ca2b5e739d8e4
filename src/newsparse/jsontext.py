"""How does JSON become text, item by item, without the whole being held?"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as _string
from typing import Any

from newsparse.errors import ArgumentError

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST_INDENT = 16
_AT_ONCE = 8  # items, which are held together
_on_one_line = json.JSONEncoder(ensure_ascii=False).encode


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
    step = " " * indent
    # Line ends before a part and before an item of it; on one line, blanks after commas.
    part_end, item_end = (f"\n{step}", f"\n{step * 2}") if indent else ("", "")
    comma = "," if indent else ", "
    opening = "{"
    for name, part in parts:
        start = f'{opening}{part_end}"{name}": '
        opening = comma
        if not isinstance(part, Iterator):
            yield _utf8(start + _value(part, part_end, step))
            continue
        yield start.encode()
        bracket = "["
        while items := [*itertools.islice(part, _AT_ONCE)]:
            yield _utf8(bracket + _items(items, item_end, step))
            bracket = comma
        yield b"[]" if bracket == "[" else f"{part_end}]".encode()
    yield b"{}\n" if opening == "{" else f"{part_end[:1]}}}\n".encode()


def json_line(item: Mapping[str, Any]) -> bytes:
    """Write an object on a line of its own."""
    return _utf8(f"{json.dumps(item, ensure_ascii=False)}\n")


def _items(items: Sequence[Any], line_end: str, step: str) -> str:
    """Write items with commas between them."""
    return ",".join([line_end + _value(one, line_end, step) for one in items]) if step else _on_one_line(items)[1:-1]


def _value(value: Any, line_end: str, step: str) -> str:
    """Write a value; where `step` is no blank, its parts stand on lines of their own, so many blanks further in.

    `json.dumps` with an indent does the same, but takes a third longer and leaves garbage that only the collector takes
    away, so that memory grows with the issue.
    """
    if isinstance(value, str):
        return _string(value)
    if value is None:
        return "null"
    if type(value) is int:
        return str(value)
    if not (step and value and isinstance(value, dict | list)):
        return _on_one_line(value)
    inner = line_end + step
    if isinstance(value, dict):
        parts = [f"{inner}{_string(name)}: {_value(part, inner, step)}" for name, part in value.items()]
        return f"{{{','.join(parts)}{line_end}}}"
    return f"[{','.join([inner + _value(part, inner, step) for part in value])}{line_end}]"


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # dear to look for, and seldom there
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
