"""Tables as layout models leave them, with pipes or as HTML, read into rows; their text is taken and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import attrs

_RULE = re.compile(r":?-+:?")  # the cells of the line under the heads of a table with pipes
_TAG = re.compile(r"<(/?)([A-Za-z]{1,10})((?:\s[^<>]{0,300})?)/?>")
_SPAN = re.compile(r"\b(colspan|rowspan)\s?=\s?[\"']?([0-9]{1,2})\b", re.IGNORECASE)
_HEAD = "th"
_CELLS = frozenset({"td", _HEAD})
_SPANS = "colspan", "rowspan"
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", *_CELLS})
_IN_CELLS = frozenset({"b", "i", "em", "strong", "sup", "sub", "span", "p", "div", "u", "small", "br"})
_LINES = frozenset({"br", "div", "p"})  # tags that begin another line in a cell
_WIDEST = 50  # columns or rows that one cell may take; more is a fault of the model that wrote it
_FEWEST = 2


@attrs.frozen
class Cell:
    """A cell of a table."""

    #: What stands in it; of HTML on one line and without tags.
    text: str
    #: Whether it is the head of a column or a row.
    is_head: bool = False
    #: How many columns it takes.
    columns: int = 1
    #: How many rows.
    rows: int = 1


Rows = Sequence[Sequence[Cell]]


def rows_of(text: str) -> Rows | None:
    """Read the rows of a text that is a table from its beginning to its end; None for any other text."""
    rows = _pipe_rows(text) or _html_rows(text)
    return rows if rows and max(map(len, rows)) >= _FEWEST else None


def _pipe_rows(text: str) -> Rows:
    """The rows of a table whose every line has a pipe at both ends; the line above the rule has the heads."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST or not all(line[0] == line[-1] == "|" and len(line) > 1 for line in lines):
        return []
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    has_heads = all(map(_RULE.fullmatch, rows[1]))
    body = [[Cell(cell) for cell in row] for row in (rows[2:] if has_heads else rows)]
    return [[Cell(cell, is_head=True) for cell in rows[0]], *body] if has_heads else body


def _html_rows(text: str) -> Rows:
    """The rows of one table written as HTML; none where anything in it is no part of one, or a table of its own."""
    if not text.lstrip().lower().startswith("<table"):
        return []
    before, *parts = _TAG.split(text)  # after the first text always four: slash, name, attributes, text
    tags = [*zip(parts[::4], map(str.lower, parts[1::4]), parts[2::4], parts[3::4], strict=True)]
    if (
        before.strip()
        or any("<" in inner for *_, inner in tags)
        or sum(name == "table" for _, name, *_ in tags) > _FEWEST
    ):
        return []
    rows: list[list[tuple[str, str, list[str]]]] = []
    cell: list[str] | None = None
    for slash, name, attributes, inner in tags:
        if name in _CELLS and not slash:
            cell = []
            rows = rows or [[]]
            rows[-1].append((name, attributes, cell))
        elif name not in _IN_CELLS:
            cell = None
        if name == "tr" and not slash:
            rows.append([])
        if cell is not None:
            cell += [" ", inner] if name in _LINES else [inner]
        elif inner.strip() or name not in _TABLE_PARTS:
            return []
    return [[_cell(*one) for one in row] for row in rows if row]


def _cell(tag: str, attributes: str, texts: list[str]) -> Cell:
    spans = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
    columns, rows = (max(1, number) if number <= _WIDEST else 1 for number in map(spans.get, _SPANS, (1, 1)))
    return Cell(" ".join(unescape("".join(texts)).split()), tag == _HEAD, columns, rows)
