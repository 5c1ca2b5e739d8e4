"""How do the blocks that a layout model found become the pages of an issue?

A model tells each block's kind, text and box. The text of a page is put together as these tools' own Markdown shows
it, blocks parted by blank lines; what they call the head and foot of a page becomes its furniture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

import attrs

from newsparse.model import Box, Element, Page, Role, Span
from newsparse.plaindata import Place

_FARTHEST = 1e9  # in any unit: no page is so large
_LAST_PAGE = 1_000_000  # of a file
_DEEPEST_HEADING = 6
# A line without the blanks around it; its ends are those of `str.splitlines`.
_LINE = re.compile("[^\\s](?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]{0,100000}[^\\s])?")
# JSON can hold the half of a character, text cannot.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN = "\n\n"


@attrs.frozen
class PrintedBlock:
    """A block as a layout model found it."""

    #: Which page of the file it stands on; pages come in ascending order of this number.
    page: int
    #: Its text as Markdown, with no blank lines around it.
    text: str
    #: Where it stands: offsets of its text, then left, top, right, bottom.
    boxes: tuple[Box, ...] = ()
    #: Its role where it is furniture of the page; None where the text is to be read.
    role: Role | None = None
    #: Id of the rule that knew the furniture: format and the format's own word for the block.
    rule: str = ""


def block(
    page: int, text: str, edges: Sequence[float] | None, role: Role | None = None, rule: str = ""
) -> PrintedBlock:
    """Make a block of a text and the edges of its one box: left, top, right, bottom."""
    text = text.strip()
    boxes = (Box(0, len(text), *edges),) if edges and text else ()
    return PrintedBlock(page, text, boxes, role, rule)


def pages_of(blocks: Iterable[PrintedBlock]) -> list[Page]:
    """Put blocks together to pages, each block in the order given; at least one page, be it empty."""
    by_page: dict[int, list[PrintedBlock]] = {}
    for one in blocks:
        on_page = by_page.setdefault(one.page, [])
        if one.text:
            on_page.append(one)
    return [_page(index, by_page[number]) for index, number in enumerate(sorted(by_page))] or [Page(text="")]


def _page(index: int, blocks: Sequence[PrintedBlock]) -> Page:
    furniture, boxes = [], []
    start = 0
    for one in blocks:
        if one.role:
            furniture += [
                Element(
                    one.role,
                    _LONE_SURROGATE.sub("\ufffd", line[0]),
                    (Span(index, start + line.start(), start + line.end()),),
                    one.rule,
                )
                for line in _LINE.finditer(one.text)
            ]
        boxes += [attrs.evolve(box, start=start + box.start, end=start + box.end) for box in one.boxes]
        start += len(one.text) + len(_BETWEEN)
    text = _LONE_SURROGATE.sub("\ufffd", _BETWEEN.join([one.text for one in blocks]))
    return Page(text=text, furniture=tuple(furniture), boxes=tuple(boxes))


def heading(level: int, text: str) -> str:
    """A heading in Markdown, its lines put together: a line end would end it."""
    return f"{'#' * min(max(level, 1), _DEEPEST_HEADING)} {' '.join(text.split())}" if text.strip() else ""


def picture(path: str, *lines: str) -> str:
    """A picture's place in Markdown, with the lines of its caption right under it."""
    shown = f"![]({path})" if path else "<!-- image -->"
    return "\n".join([shown, *[line.strip() for line in lines if line.strip()]])


def caption(text: str) -> str:
    """A caption by itself, as PaddleOCR's Markdown shows it."""
    return f'<div style="text-align: center;">{" ".join(text.split())}</div>' if text.strip() else ""


def pipe_table(rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, each row a line of its own."""
    lines = ["| " + " | ".join([_cell(cell) for cell in row]) + " |" for row in rows]
    columns = max([0, *[line.count(" | ") + 1 for line in lines[:1]]])
    return "\n".join([*lines[:1], "|" + "---|" * columns, *lines[1:]]) if lines else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def coordinate(place: Place) -> float:
    """Take a number that can stand on a page: neither endless, nor none at all, nor beyond any paper."""
    value = place.number()
    if math.isnan(value) or abs(value) > _FARTHEST:
        raise place.error("a coordinate on a page")
    return float(value)


def page_number(place: Place) -> int:
    """Take the number of a page within its file."""
    value = place.integer()
    if not 0 <= value <= _LAST_PAGE:
        raise place.error("the number of a page")
    return value


def edges(place: Place) -> tuple[float, float, float, float]:
    """Take a box of four numbers: left, top, right, bottom."""
    left, top, right, bottom = [coordinate(edge) for edge in place.items(4)]
    return left, top, right, bottom


def edges_of_corners(place: Place) -> tuple[float, float, float, float]:
    """Take the corners of a shape, each of two numbers, as the box around it."""
    corners = [[coordinate(number) for number in corner.items(2)] for corner in place.items()]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)
