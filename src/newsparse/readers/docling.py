"""How does a DoclingDocument, as docling writes it in JSON, become pages?

Its body is a tree of references into lists of texts, tables, pictures and groups. Sources: the JSON schema that
docling-core ships (versions 1.0 to 1.10), and files docling wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from newsparse.errors import ArgumentError
from newsparse.model import Box, Role
from newsparse.plaindata import Place
from newsparse.readers.layout import PrintedBlock, block, coordinate, heading, page_number, picture, pipe_table

_REFERENCE = re.compile(r"#/([a-z_]{1,40})(?:/(\d{1,9}))?")
#: Labels of what stands on a page beside its text, and what it is.
_FURNITURE = {"page_header": Role.FOLIO, "page_footer": Role.FOLIO}
_LAYERS = (None, "body")  # what is in no other layer is to be read
_SELECTED = {"checkbox_selected": "[x]", "checkbox_unselected": "[ ]"}


@attrs.frozen
class _Visit:
    """A part of the tree that is still to be shown."""

    place: Place
    #: Rule of what it stands in: a picture, whose texts are furniture; empty elsewhere.
    inside: str = ""


@attrs.define
class _Walk:
    """A document while it is read."""

    whole: Place
    #: Height of each page, by its number.
    heights: dict[int, float]
    seen: set[str] = attrs.Factory(set)
    page: int = 0

    def found(self, reference: Place) -> Place | None:
        """Go to what a reference names; None where that was shown already."""
        path = reference["cref" if reference.has("cref") else "$ref"].text()  # cref: version 1.0
        parts = _REFERENCE.fullmatch(path)
        if not parts:
            raise reference.error("a reference as in '#/texts/0'")
        if path in self.seen:
            return None
        self.seen.add(path)
        place = self.whole[parts[1]]
        if parts[2] is None:
            return place
        items = place.items()
        if int(parts[2]) >= len(items):
            raise reference.error(f"a reference to one of {len(items)} {parts[1]}")
        return items[int(parts[2])]

    def references(self, item: Place, key: str) -> list[Place]:
        """What an item refers to under a key and was not shown yet."""
        return [found for one in _items(item, key) if (found := self.found(one)) is not None]

    def under(self, item: Place) -> list[Place]:
        """What stands under an item with a text of its own, in order; it counts as shown."""
        texts, waiting = [], [item]
        while waiting:
            one = waiting.pop()
            texts += [one] if one.has("text") else []
            waiting += reversed(self.references(one, "children"))
        return texts


def document(whole: Place) -> Iterator[PrintedBlock]:
    """Read a document in the order of its tree, the old list of furniture last."""
    walk = _Walk(whole, _heights(whole))
    walk.page = min(walk.heights, default=0)
    roots = [key for key in ("body", "furniture") if whole.has(key) and whole[key].value is not None]
    waiting = [_Visit(whole[key], "docling.furniture" if key == "furniture" else "") for key in reversed(roots)]
    while waiting:
        visit = waiting.pop()
        yield from _shown(visit, walk)
        if _label(visit.place) == "inline":
            continue
        inside = visit.inside or ("docling.picture" if _label(visit.place) == "picture" else "")
        waiting += [_Visit(child, inside) for child in reversed(walk.references(visit.place, "children"))]


def _items(item: Place, key: str) -> list[Place]:
    return item[key].items() if item.has(key) and item[key].value is not None else []


def _label(item: Place) -> str:
    return item["label"].text() if item.has("label") else ""


def _heights(whole: Place) -> dict[int, float]:
    """The height of each page that the document knows."""
    found: dict[int, float] = {}
    pages = whole["pages"] if whole.has("pages") else Place({}, "pages")
    if not isinstance(pages.value, dict):
        raise pages.error("a mapping of pages")
    for key in pages.value:
        page = pages[key]
        if page.has("size"):
            found[page_number(page["page_no"])] = coordinate(page["size"]["height"])
    return found


def _shown(visit: _Visit, walk: _Walk) -> Iterator[PrintedBlock]:
    """What an item itself shows; its children follow."""
    item, label = visit.place, _label(visit.place)
    layer = item["content_layer"].text_or_none() if item.has("content_layer") else None
    rule, role = visit.inside, Role.OTHER if visit.inside else None
    if label in _FURNITURE or layer not in _LAYERS:
        rule, role = f"docling.{label or layer}", _FURNITURE.get(label, Role.OTHER)
    if label == "inline":
        parts = walk.under(item)
        text, places = " ".join(_text(part) for part in parts), [one for part in parts for one in _items(part, "prov")]
    else:
        text, places = _markdown(item, label, walk), _items(item, "prov")
    if places:
        walk.page = page_number(places[0]["page_no"])
    if text.strip():
        one = block(walk.page, text, None, role, rule)
        yield attrs.evolve(one, boxes=tuple(_boxes(one.text, places, walk)))


def _markdown(item: Place, label: str, walk: _Walk) -> str:
    """An item as docling's own Markdown shows it, but captions stand below their picture and above their table."""
    if label in ("picture", "chart"):
        return picture("", *_captions(item, walk))
    if item.has("data"):
        return "\n".join([*_captions(item, walk), _table(item["data"], walk)])
    if item.has("graph"):
        return "\n".join(_text(cell) for cell in _items(item["graph"], "cells"))
    text = _text(item) if item.has("text") else ""
    if label == "title":
        return heading(1, text)
    if label == "section_header":
        return heading(1 + (item["level"].integer() if item.has("level") else 1), text)
    if label == "list_item":
        marker = item["marker"].text_or_none() if item.has("marker") else None
        return f"{marker or '-'} {text}"
    if label == "formula":
        return f"$$\n{text.strip()}\n$$" if text.strip() else ""
    return f"- {_SELECTED[label]} {text}" if label in _SELECTED else text


def _text(item: Place) -> str:
    return item["text"].text()


def _captions(item: Place, walk: _Walk) -> list[str]:
    """The captions and footnotes of an item, which are shown with it."""
    found = [*walk.references(item, "captions"), *walk.references(item, "footnotes")]
    return [" ".join(_text(one).split()) for item in found for one in walk.under(item)]


def _table(data: Place, walk: _Walk) -> str:
    """The rows of a table, a cell that spans several shown where it begins."""
    rows: dict[int, dict[int, str]] = {}
    rich = {_corner(cell, 0, 0): _rich(cell, walk) for cell in _items(data, "table_cells") if cell.has("ref")}
    cells = [
        (cell, row, column) for row, line in enumerate(_items(data, "grid")) for column, cell in enumerate(line.items())
    ] or [(cell, 0, index) for index, cell in enumerate(_items(data, "table_cells"))]
    for cell, row, column in cells:
        at = _corner(cell, row, column)
        rows.setdefault(at[0], {})[at[1]] = rich.get(at) or _text(cell)
    return pipe_table([[rows[row][column] for column in sorted(rows[row])] for row in sorted(rows)])


def _rich(cell: Place, walk: _Walk) -> str:
    """The text of a cell that refers to items of its own."""
    item = None if cell["ref"].value is None else walk.found(cell["ref"])
    return " ".join(_text(one) for one in walk.under(item)) if item else ""


def _corner(cell: Place, row: int, column: int) -> tuple[int, int]:
    """Where a cell begins; where it does not say so, it stands where it is found."""
    return _offset(cell, "start_row_offset_idx", row), _offset(cell, "start_col_offset_idx", column)


def _offset(cell: Place, key: str, default: int) -> int:
    return cell[key].integer() if cell.has(key) else default


def _boxes(text: str, places: Sequence[Place], walk: _Walk) -> Iterator[Box]:
    """Where an item stands on the page it begins on: one box, or one for each of its parts as their characters tell."""
    here = [one for one in places if page_number(one["page_no"]) == walk.page]
    spans = [[end.integer() for end in one["charspan"].items(2)] if one.has("charspan") else [0, 0] for one in here]
    told = len(here) > 1 and all(0 <= start < end <= len(text) for start, end in spans)
    for one, (start, end) in zip(here, spans, strict=True):
        edges = _edges(one["bbox"], walk.heights.get(walk.page)) if one.has("bbox") else None
        if edges:
            yield Box(start if told else 0, end if told else len(text), *edges)


def _edges(box: Place, height: float | None) -> tuple[float, float, float, float] | None:
    """A box counted from the upper left; None where it counts from below and nobody says how high the page is."""
    left, top, right, bottom = [coordinate(box[key]) for key in ("l", "t", "r", "b")]
    origin = box["coord_origin"].text() if box.has("coord_origin") else "TOPLEFT"
    if origin not in ("TOPLEFT", "BOTTOMLEFT"):
        raise ArgumentError(f"{box.path}.coord_origin: expected 'TOPLEFT' or 'BOTTOMLEFT', found {origin!r}")
    if origin == "TOPLEFT":
        return left, top, right, bottom
    return None if height is None else (left, height - top, right, height - bottom)
