"""ALTO 2 to 4, the form in which libraries keep the OCR of newspapers: https://www.loc.gov/standards/alto/."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from newsparse.errors import ReadError
from newsparse.hookspecs import Reader
from newsparse.model import Page, Role
from newsparse.readers.markup import Node, root_of
from newsparse.readers.measured import Block, Edges, Line, Word, page_of
from newsparse.seams import HYPHENS
from newsparse.signatures import root_name

_MARGINS = {"TopMargin": 0, "LeftMargin": 0, "RightMargin": 0, "BottomMargin": 2}  # before and after the print space: 1
_TAGS = ("LayoutTag", "StructureTag", "RoleTag", "OtherTag")
_FARTHEST = 1e9  # units from the edge of a page; what lies beyond is no measure

# What blocks are called, in lower case and letters alone: by the types of PAGE XML, which tools hand on as tags
# (github.com/PRImA-Research-Lab/PAGE-XML), by the zones of SegmOnto (segmonto.github.io), and by plain names.
_ROLES = {
    **dict.fromkeys(("header", "pageheader", "runninghead", "runningtitle", "runningtitlezone"), Role.FOLIO),
    **dict.fromkeys(("footer", "pagefooter", "pagenumber", "numberingzone", "folio"), Role.FOLIO),
    **dict.fromkeys(("heading", "headline", "headingline", "title"), Role.HEADLINE),
    **dict.fromkeys(("advertisement", "advert"), Role.ADVERTISEMENT),
}
_NO_LETTER = re.compile("[^a-z]")


@attrs.frozen
class _File:
    """What a file tells before its pages."""

    #: The size of the letters of each style, by its id.
    font_sizes: Mapping[str, float]
    #: What each tag says, by its id.
    labels: Mapping[str, str]
    #: The place in the reading order of each part that is named there, by its id.
    order: Mapping[str, int]
    #: Whether blanks between words are elements of their own, so that words without one close up.
    has_blanks: bool


@attrs.frozen
class _Place:
    """A TextBlock and what stands around it."""

    block: Node
    #: From the outermost to the block itself.
    path: tuple[Node, ...]
    #: What its place says it is.
    role: Role | None


def recognises(head: bytes) -> bool:
    """Tell by the first tag."""
    return root_name(head) == "alto"


def read(data: bytes) -> Iterator[Page]:
    """Yield the pages of a file, their blocks in its reading order, else in that of the file."""
    root = root_of(data)
    if root.name != "alto":
        raise ReadError(f"is no ALTO: its outermost element is {root.name}")
    pages = [*root.find("Page")]
    if not pages:
        raise ReadError("is ALTO without a Page")
    file = _File(
        font_sizes={one.attributes.get("ID", ""): _length(one, "FONTSIZE") or 0.0 for one in root.find("TextStyle")},
        labels={one.attributes.get("ID", ""): _label(one) for one in root.find(*_TAGS)},
        order=_reading_order(root),
        has_blanks=next(root.find("SP"), None) is not None,
    )
    counts_from_1 = all(page.attributes.get("PHYSICAL_IMG_NR", "").strip("0. ") for page in pages)
    for index, page in enumerate(pages):
        number = page.attributes.get("PRINTED_IMG_NR", "").strip()
        if not number and counts_from_1:  # tesseract counts from 0
            number = page.attributes["PHYSICAL_IMG_NR"].strip().removesuffix(".0")
        yield page_of(_blocks(page, file), index, "alto.layout", number or None)


def _label(tag: Node) -> str:
    return tag.attributes.get("LABEL") or tag.attributes.get("TYPE", "")


def _reading_order(root: Node) -> dict[str, int]:
    order: dict[str, int] = {}
    for reference in root.find("ElementRef"):
        order.setdefault(reference.attributes.get("REF", ""), len(order))
    return order


def _blocks(page: Node, file: _File) -> list[Block]:
    spaces = sorted(page.children, key=lambda space: _MARGINS.get(space.name, 1))
    places = [place for space in spaces for place in _places(space)]
    if file.order:
        places.sort(key=lambda place: min(_ranks(place, file), default=len(file.order)))
    sized = _tells_sizes(places, file)
    blocks = [_block(place, file, sized=sized) for place in places]
    return [block for block in blocks if block.lines]


def _places(space: Node) -> Iterator[_Place]:
    role = Role.FOLIO if space.name in _MARGINS else None
    stack: list[tuple[Node, ...]] = [(space,)]
    while stack:
        path = stack.pop()
        if path[-1].name == "TextBlock":
            yield _Place(path[-1], path, role)
        else:
            stack += [(*path, child) for child in reversed(path[-1].children)]


def _ranks(place: _Place, file: _File) -> Iterator[int]:
    """The places in the reading order of what stands around a block, of itself and of its lines."""
    ids = (one.attributes.get("ID", "") for one in (*place.path, *place.block.children))
    return (file.order[one] for one in ids if one in file.order)


def _block(place: _Place, file: _File, *, sized: bool) -> Block:
    nodes = [one for one in place.block.children if one.name == "TextLine"]
    if file.order:
        nodes.sort(key=lambda one: file.order.get(one.attributes.get("ID", ""), len(file.order)))
    lines = [
        Line(words, _size(node, place, file) if sized else None, _length(node, "HEIGHT"))
        for node in nodes
        if (words := tuple(_words(node, file)))
    ]
    role = place.role or next(filter(None, (_role(one, file) for one in reversed(place.path))), None)
    return Block(tuple(lines), role)


def _role(node: Node, file: _File) -> Role | None:
    """What a block is called, by its own type or by a tag."""
    names = [node.attributes.get("TYPE", ""), *(file.labels.get(one, "") for one in _names(node, "TAGREFS"))]
    return next((_ROLES[name] for one in names if (name := _NO_LETTER.sub("", one.lower())) in _ROLES), None)


def _names(node: Node, attribute: str) -> list[str]:
    return node.attributes.get(attribute, "").split()


def _tells_sizes(places: Sequence[_Place], file: _File) -> bool:
    """Whether the sizes of letters are told for every line of a page, and are not one for all."""
    sizes = {_size(line, place, file) for place in places for line in place.block.find("TextLine")}
    return None not in sizes and len(sizes) > 1


def _size(line: Node, place: _Place, file: _File) -> float | None:
    """The size of most letters of a line, else that of the line, else that of what stands around it."""
    counts: Counter[float] = Counter()
    for word in line.find("String"):
        size = _style_size(word, file)
        counts[size] += len(word.attributes.get("CONTENT", "")) if size else 0
    if counts and counts.most_common(1)[0][1]:
        return counts.most_common(1)[0][0]
    return next(filter(None, (_style_size(one, file) for one in (line, *reversed(place.path)))), None)


def _style_size(node: Node, file: _File) -> float:
    return next(filter(None, (file.font_sizes.get(one, 0.0) for one in _names(node, "STYLEREFS"))), 0.0)


def _words(line: Node, file: _File) -> Iterator[Word]:
    """The words of a line; a hyphen of its own goes to the word before."""
    word: Word | None = None
    parted = True
    for node in line.children:
        content = " ".join(node.attributes.get("CONTENT", "").split())
        if node.name == "SP":
            parted = True
        elif node.name == "HYP" and word:
            word = word if word.text[-1] in HYPHENS else attrs.evolve(word, text=word.text + (content or "-"))
        elif node.name == "String" and content:
            if word:
                yield word
            word = Word(content, _edges(node), closes_up=file.has_blanks and not parted)
            parted = False
    if word:
        yield word


def _edges(node: Node) -> Edges | None:
    left, top = _number(node, "HPOS"), _number(node, "VPOS")
    width, height = _length(node, "WIDTH"), _length(node, "HEIGHT")
    if left is None or top is None or width is None or height is None:
        return None
    return left, top, left + width, top + height


def _number(node: Node, attribute: str) -> float | None:
    """A measure, where it is one."""
    try:
        number = float(node.attributes.get(attribute, ""))
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) < _FARTHEST else None


def _length(node: Node, attribute: str) -> float | None:
    number = _number(node, attribute)
    return number if number and number > 0 else None


ALTO = Reader(
    name="alto",
    suffixes=(".xml", ".alto"),
    description="ALTO 2 to 4, as libraries keep the OCR of newspapers and tesseract writes it",
    recognises=recognises,
    read=read,
)
