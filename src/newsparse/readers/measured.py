"""Words that were measured on a printed page, put together as text: lines, heads by their size, indents, furniture.

The text is Markdown as layout models write it, a line as it was printed, so that it is read by the same rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

import attrs

from newsparse.model import FURNITURE_ROLES, Box, Element, Page, Role, Span
from newsparse.seams import runs_on

#: How much taller than the letters of the page's text those of a head are, at least. The smallest heads of newspapers
#: are set a third larger than their text, 12 points over 9; the lines of a text, like forms of letters held to like,
#: differ by a tenth at most.
HEAD_RATIO = 1.25
#: From this size on a head is one of the first rank.
LARGE_HEAD_RATIO = 1.8

_SAME_SIZE = 1.25  # of two lines of one head
_LEAD = 1.0  # of its letters' height: the white between two lines of a text, at most
_HEAD_LEAD = 0.7  # the same of a head
_OVERLAP = 0.5  # the same where letters of one line reach into the other
_LEAST_INDENT = 0.6  # of the height of a line's letters
_WIDEST_INDENT = 5.0
_WIDE_BLANK = 0.8  # of the height of its letters: a blank that was set in a script that has none between words
_ANY_BLANK = 0.1
_FEW = 5  # words or lines of a form that tell how high it usually is
# Letters of the height of an x, and what goes below the line, in Latin script; what is neither rises above them.
_LOW = frozenset("acemnorsuvwxz.,;-\u2014gpqy")
_DEEP = frozenset("gjpqy,;()[]Q")
_KANA = frozenset(map(chr, range(0x3040, 0x3100)))


#: Left, upper, right and lower edge.
Edges = tuple[float, float, float, float]


@attrs.frozen
class Word:
    """A word, or whatever the file takes for one."""

    #: Its text, without blanks at its ends; never empty.
    text: str
    #: Where it stands, where the file tells it; no edge falls together with the one over against it.
    edges: Edges | None = None
    #: Whether the file puts no blank before it, though it puts one before others.
    closes_up: bool = False


@attrs.frozen
class Line:
    """A line of words."""

    #: Its words, in order; never empty.
    words: tuple[Word, ...]
    #: The size of its letters, where the file tells it.
    size: float | None = None
    #: Height of the whole line, where the file tells it.
    height: float | None = None


@attrs.frozen
class Block:
    """Lines that stand together."""

    #: Its lines, in order.
    lines: tuple[Line, ...]
    #: What the file says it is: furniture, a headline; None where it says nothing.
    role: Role | None = None


@attrs.frozen
class _Piece:
    """Lines that are written together: text, one head, or furniture."""

    lines: tuple[Line, ...]
    #: How large the letters are beside those of the page's text.
    ratio: float = 1.0
    is_head: bool = False
    role: Role | None = None


@attrs.frozen
class _Scale:
    """How high the words of a page usually are, or its lines, by the form of their letters, and the usual size."""

    heights: Mapping[str, float]
    size: float

    def ratio(self, line: Line) -> float:
        """How large the letters of a line are beside most of the page.

        Told by the size that the file names, else by the smaller of two measures: a page that hangs askew makes lines
        high, and words that tesseract measured with the line are higher than they are: the lowest third tells.
        """
        if line.size and self.size:
            return line.size / self.size
        ratios = [
            (word.edges[3] - word.edges[1]) / self.heights.get(_form(word.text), self.heights[""])
            for word in _lettered(line)
            if word.edges
        ]
        known = [sorted(ratios)[len(ratios) // 3]] if ratios else []
        if line.height:
            known.append(line.height / self.heights.get(_form(_text(line)), self.heights[""]))
        return min(known, default=1.0)


@attrs.define
class _Sheet:
    """The text of a page as it grows, with where its words stand."""

    index: int
    rule: str
    parts: list[str] = attrs.Factory(list)
    length: int = 0
    boxes: list[Box] = attrs.Factory(list)
    furniture: list[Element] = attrs.Factory(list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def write_line(self, line: Line) -> None:
        before: Word | None = None
        for word in line.words:
            self.write(_blank(before, word) if before else "")
            if word.edges:
                self.boxes.append(Box(self.length, self.length + len(word.text), *word.edges))
            self.write(word.text)
            before = word

    def write_furniture(self, line: Line, role: Role) -> None:
        start, first = self.length, len(self.parts)
        self.write_line(line)
        span = Span(self.index, start, self.length)
        self.furniture.append(Element(role, "".join(self.parts[first:]), (span,), self.rule))


def page_of(blocks: Iterable[Block], index: int, rule: str, number: str | None = None) -> Page:
    """Write the text of a page.

    Args:
        blocks: Its blocks, in reading order.
        index: Its place in the file, from 0.
        rule: Id of the rule that its furniture gets.
        number: The page number as printed, where the file tells it.
    """
    blocks = list(blocks)
    sheet = _Sheet(index, rule)
    for piece in _made_whole(_pieces(blocks, _scale(blocks))):
        sheet.write("\n" if sheet.parts else "")
        if piece.role in FURNITURE_ROLES:
            for line in piece.lines:
                sheet.write_furniture(line, piece.role)
                sheet.write("\n")
        elif piece.is_head:
            sheet.write("# " if piece.ratio >= LARGE_HEAD_RATIO else "## ")
            sheet.write_line(Line(tuple(_one_line(piece.lines))))
            sheet.write("\n")
        else:
            for at, (line, indent) in enumerate(zip(piece.lines, _indents(piece.lines), strict=True)):
                sheet.write("\n" * bool(at and indent) + indent)
                sheet.write_line(line)
                sheet.write("\n")
    return Page(text="".join(sheet.parts), number=number, furniture=tuple(sheet.furniture), boxes=tuple(sheet.boxes))


def _scale(blocks: Iterable[Block]) -> _Scale:
    """Measure what letters of a page are high as most of them are."""
    lines = [line for block in blocks if block.role not in FURNITURE_ROLES for line in block.lines]
    words = [
        (_form(word.text), word.edges[3] - word.edges[1], 1) for line in lines for word in _lettered(line) if word.edges
    ]
    return _Scale(
        heights=_usual(words or [(_form(_text(line)), line.height, len(line.words)) for line in lines if line.height]),
        size=_usual(("", line.size, len(line.words)) for line in lines if line.size).get("", 0.0),
    )


def _usual(measures: Iterable[tuple[str, float, int]]) -> dict[str, float]:
    """The median of weighted measures by form; of forms too rare to tell, and under no name, that of all."""
    by_form: dict[str, list[tuple[float, int]]] = {}
    for form, measure, weight in measures:
        for name in {form, ""}:
            by_form.setdefault(name, []).append((measure, weight))
    return {form: _median(known) for form, known in by_form.items() if not form or len(known) >= _FEW}


def _median(measures: Iterable[tuple[float, int]]) -> float:
    """The measure in the middle, a weight counting as so many."""
    ordered = sorted(measures)
    sums = [*accumulate(weight for _, weight in ordered)]
    return ordered[bisect_left(sums, sums[-1] / 2)][0]


def _lettered(line: Line) -> Sequence[Word]:
    """The words of a line that have letters or digits; all, where none has."""
    return [word for word in line.words if any(map(str.isalnum, word.text))] or line.words


def _form(text: str) -> str:
    """Whether letters of a text rise above the others, and whether some go below the line; kana are small."""
    if all(one in _KANA for one in text):
        return "kana"
    rises = any(one not in _LOW for one in text)
    return f"{rises:d}{any(one in _DEEP for one in text):d}"


def _text(line: Line) -> str:
    return "".join(word.text for word in line.words)


def _pieces(blocks: Iterable[Block], scale: _Scale) -> Iterator[_Piece]:
    """Part blocks where heads begin and end."""
    for block in blocks:
        if block.role in FURNITURE_ROLES:
            yield _Piece(block.lines, role=block.role)
            continue
        is_title = block.role is Role.HEADLINE
        rated = [(is_title or _is_head(line, scale), line) for line in block.lines]
        for is_head, group in groupby(rated, itemgetter(0)):
            lines = tuple(line for _, line in group)
            if is_head:
                yield from (_Piece((line,), scale.ratio(line), is_head=True) for line in lines)
            else:
                yield _Piece(lines)


def _is_head(line: Line, scale: _Scale) -> bool:
    """Whether a line is a head by its size; a stroke that was taken for a letter is none."""
    if scale.ratio(line) < HEAD_RATIO:
        return False
    letters = [character for word in line.words for character in word.text if character.isalpha()]
    return len(letters) > 1 or any(runs_on(letter, letter) for letter in letters)


def _made_whole(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Put together what stands in blocks of its own and is one: the lines of a head, lines in the midst of a text."""
    above: _Piece | None = None
    for piece in pieces:
        if above and _goes_on(above, piece):
            above = attrs.evolve(above, lines=above.lines + piece.lines, ratio=max(above.ratio, piece.ratio))
            continue
        if above:
            yield above
        above = piece
    if above:
        yield above


def _goes_on(above: _Piece, below: _Piece) -> bool:
    """Whether a piece goes on in the next, close under it: a head of its size, a text whose last line is a full one."""
    upper, lower = _edges(above.lines[-1]), _edges(below.lines[0])
    if above.role or below.role or above.is_head != below.is_head or not (upper and lower):
        return False
    height = upper[3] - upper[1]
    if not -_OVERLAP < (lower[1] - upper[3]) / height < (_HEAD_LEAD if above.is_head else _LEAD):
        return False
    if above.is_head:
        small, large = sorted((above.ratio, below.ratio))
        return large < small * _SAME_SIZE and min(upper[2], lower[2]) > max(upper[0], lower[0])
    return -_WIDEST_INDENT < (lower[0] - upper[0]) / height < _LEAST_INDENT and upper[2] > lower[2] - height


def _edges(line: Line) -> Edges | None:
    known = [word.edges for word in line.words if word.edges]
    if not known:
        return None
    left, top, right, bottom = zip(*known, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _one_line(lines: Sequence[Line]) -> Iterator[Word]:
    """The words of lines that are one; a hyphen at the end of a line stays, with nothing behind it."""
    yield from lines[0].words
    for above, below in pairwise(lines):
        first = below.words[0]
        hyphenated = above.words[-1].text.endswith("-")
        yield attrs.evolve(first, closes_up=True) if hyphenated else first
        yield from below.words[1:]


def _indents(lines: Sequence[Line]) -> Iterator[str]:
    """The blanks before each line: two where it begins right of the next, as the first of a paragraph does.

    The last line is held to the one before.
    """
    lefts = [edges[0] if (edges := _edges(line)) else None for line in lines]
    for at, line in enumerate(lines):
        edges = _edges(line)
        beside = lefts[at + 1] if at + 1 < len(lines) else lefts[at - 1]
        if (
            edges
            and beside is not None
            and _LEAST_INDENT < (edges[0] - beside) / (edges[3] - edges[1]) < _WIDEST_INDENT
        ):
            yield "\u3000\u3000" if runs_on(line.words[0].text[0], line.words[0].text[0]) else "  "
        else:
            yield ""


def _blank(before: Word, after: Word) -> str:
    """What stands between two words of a line."""
    gap = None
    if before.edges and after.edges:
        height = max(before.edges[3] - before.edges[1], after.edges[3] - after.edges[1])
        gap = (after.edges[0] - before.edges[2]) / height
    if runs_on(before.text[-1], after.text[0]):
        beside_mark = not (before.text[-1].isalnum() and after.text[0].isalnum())  # which has its own white
        return " " if gap is not None and gap > _WIDE_BLANK and not beside_mark else ""
    if after.closes_up and (gap is None or gap < _ANY_BLANK):
        return ""
    return " "
