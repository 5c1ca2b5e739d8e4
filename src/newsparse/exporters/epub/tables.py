"""Tables as layout models leave them, with pipes or as HTML, read into rows; their text is taken and nothing else."""

from __future__ import annotations

import re
from html import unescape

from newsparse.exporters.epub.markup import Node, node, one_line

_RULE = re.compile(r":?-+:?")  # the cells of the line under the heads of a table with pipes
_TAG = re.compile(r"<(/?)([A-Za-z]{1,10})((?:\s[^<>]{0,300})?)/?>")
_SPAN = re.compile(r"\b(colspan|rowspan)\s?=\s?[\"']?([0-9]{1,2})\b", re.IGNORECASE)
_CELLS = frozenset({"td", "th"})
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", *_CELLS})
_IN_CELLS = frozenset({"b", "i", "em", "strong", "sup", "sub", "span", "p", "div", "u", "small", "br"})
_LINES = frozenset({"br", "div", "p"})  # tags that begin another line in a cell
_WIDEST = 50  # columns or rows that one cell may take; more is a fault of the model that wrote it
_FEWEST = 2


def table_node(text: str) -> Node | None:
    """Make a table of a text that is one from its beginning to its end; None for any other text."""
    rows = _pipe_rows(text) or _html_rows(text)
    if not rows or max(map(len, rows)) < _FEWEST:
        return None
    return node("table", node("tbody", *(node("tr", *cells) for cells in rows)))


def _pipe_rows(text: str) -> list[list[Node]]:
    """The rows of a table whose every line has a pipe at both ends; the line above the rule has the heads."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST or not all(line[0] == line[-1] == "|" and len(line) > 1 for line in lines):
        return []
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    heads = 1 if all(map(_RULE.fullmatch, rows[1])) else 0
    body = rows[2:] if heads else rows
    found = [[node("th", cell, scope="col") for cell in rows[0]]] if heads else []
    return found + [[node("td", cell) for cell in row] for row in body]


def _html_rows(text: str) -> list[list[Node]]:
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


def _cell(tag: str, attributes: str, texts: list[str]) -> Node:
    return node(tag, one_line(unescape("".join(texts))), **_spans(attributes))


def _spans(attributes: str) -> dict[str, str]:
    """How many columns and rows a cell takes, where it says so in numbers that can be meant."""
    found = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
    return {name: str(number) for name, number in found.items() if 1 < number <= _WIDEST}
