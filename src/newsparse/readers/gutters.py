"""Which columns stand side by side in the lines of a page, and in which order are they read?

`pdftotext -layout` prints a page as it looks: what stands side by side shares a line, parted by wide blanks. A *gutter*
is a strip of blanks over many lines with running text on both sides. A page is cut along its longest gutter, what
stands above and below it comes before and after, and each part is cut in the same way: recursive X-Y cut (Nagy and
Seth, 1984), over characters in place of pixels.

A gutter may wobble by a character. Nothing is cut but prose: tables, verse, lists of results and padded names are
lines to be read as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import attrs

_LEAST_LINES = 6  # on each side of a gutter; what is shorter is no column
_LEAST_WIDTH = 14  # characters of a column; Chinese ones have eleven and more, counted as two or not
_LEAST_WIDTH_BESIDE = 18  # of what is no prose but stands beside it: narrower, and it is a date in the margin
_WIDEST = 1_000  # characters of a page's line, and lines of a page: beyond these no page is printed so
_MOST_LINES = 1_000
_MOST_TRIED = 12  # gutters of one part of a page
_FULL = 0.75  # of a column's width: what a line fills that goes on in the next
_GOES_ON = 0.3  # of a column's lines
_LETTERS = 0.75  # of what is printed in a column
_AS_WIDE_AS_MOST = 0.9  # of the lines, by their order
_SINGLE = 0.34  # of the lines along a gutter: those that leave it a single blank
_NOISE = 0.5  # of a column's lines that stand apart only since those of another column stand between them
_GAP = re.compile(r" {2,}")
# Blanks that may part columns, or stand before the second: not the two that typists set behind a sentence.
_WIDE_BLANK = re.compile(r"""(?m)\S {3,}(?=\S)|[^\s.!?:;"'”’»] {2}(?=\S)|^ {14,}(?=\S)""")
_FILLERS = [chr(point) for point in range(0xFDD0, 0xFDF0)]  # what Unicode gives to nobody
_NUMBER = re.compile(r"\d|^$")
_ENDS = re.compile(r"[.!?…。！？：:;；][\"'”’»」』)）]*$")
_LAST = 6  # characters of a line in which a sentence ends
_FOLIO_LINES = 2
_HEAD_LINES = 5  # a blank one, and heads over columns of another width
_COLUMN_LINES = 4  # fewer are a head over columns
_LINES_TELLING = 60  # whether a column is made of letters
_PARTS = 3  # blanks of a line that stands in columns
_SETS_IN = 2  # paragraphs of a column, at least
_SET_IN = 3  # blanks by which a paragraph is set in for sure
_EM_PAIR = "\u3000\u3000"
_WIDE = "WF"  # East Asian Width (Unicode, annex 11)


@attrs.frozen
class _Gutter:
    """A strip of blanks: the character it stands at, and the lines from the first to the one after the last."""

    place: int
    first: int
    last: int


@attrs.frozen
class _Row:
    """A line with what is blank in it."""

    text: str
    #: Where blanks stand that may be part of a gutter: first character and the one after the last.
    gaps: tuple[tuple[int, int], ...]
    #: A bit for each place at which a gutter, or one a character beside, cuts no word of the line.
    open: int
    #: The same with the single blanks between words: a full line may leave no more to a gutter.
    parted: int
    #: Where its first character stands; the length of the page where it is blank.
    begins: int
    #: Offset after its last character; 0 where it is blank.
    ends: int


def in_reading_order(page: str) -> str:
    """Put the columns of a page one after the other; a page without gutters comes back as it is.

    No character is lost or doubled but blanks. Chinese characters count one in the columns of some versions of
    pdftotext and two in those of others: what yields more columns is right.
    """
    lines = page.split("\n")
    if len(lines) > _MOST_LINES or max(map(len, lines)) > _WIDEST or len(_WIDE_BLANK.findall(page)) < _LEAST_LINES:
        return page
    best = _columns(lines)
    filler = next((one for one in _FILLERS if one not in page), "")
    if filler and not page.isascii():
        widened = _columns([_widened(line, filler) for line in lines])
        widened = [[line.replace(filler, "") for line in part] for part in widened]
        best = min(best, widened, key=_wide_blanks)
    return page if len(best) == 1 else _put_together(best)


def _put_together(parts: Sequence[Sequence[str]]) -> str:
    """The columns one under the other, a blank line between two but where the text seems to go on."""
    lines: list[str] = []
    above: Sequence[str] = ()
    for part in parts:
        if lines and not (_fills(part) and len(above) >= _COLUMN_LINES):
            lines.append("")
        lines += part
        above = part
    if _NUMBER.search(lines[0]) and not _NUMBER.search(lines[1]):
        lines.insert(1, "")  # the folio, set right over a head
    return "\n".join(lines)


def _fills(column: Sequence[str]) -> bool:
    """Whether the first line of a column is no head: it is as wide as the column, or set in."""
    return column[0][:1].isspace() or len(column[0]) >= _width([line for line in column if line]) * _FULL


def _wide_blanks(parts: Sequence[Sequence[str]]) -> int:
    return sum(len(_GAP.findall(line.strip())) for part in parts for line in part)


def _widened(line: str, filler: str) -> str:
    return "".join([one + filler if unicodedata.east_asian_width(one) in _WIDE else one for one in line])


def _columns(lines: Sequence[str]) -> list[list[str]]:
    """The parts of a page in the order of reading, each with its lines."""
    parts: list[list[str]] = []
    waiting = [(list(lines), False)]
    while waiting:
        part, beside = waiting.pop()
        rows = [_row(line) for line in part]
        gutter = _gutter(rows)
        if gutter is None:
            parts.append(_closed_up(part) if beside else [line.rstrip() for line in part])
            continue
        waiting.append((part[gutter.last :], beside))
        for first, last in reversed(_bands(rows, gutter)):
            left, right = _cut(rows[first:last], gutter.place)
            waiting += [(right, True), (left, True)]
        waiting.append((part[: gutter.first], beside))
    return [trimmed for part in parts if (trimmed := _trimmed(part))] if len(parts) > 1 else parts


def _bands(rows: Sequence[_Row], gutter: _Gutter) -> list[tuple[int, int]]:
    """Where one row of stories stands over another along a gutter: two blank lines part them, or heads side by side."""
    left, right = _cut(rows[gutter.first : gutter.last], gutter.place)
    heads = set(_head_lines(left)) & set(_head_lines(right))
    cuts = [gutter.first + index for index in sorted(heads) if index]
    cuts += [
        index
        for index in range(gutter.first + 1, gutter.last - 1)
        if not rows[index].ends and not rows[index - 1].ends and rows[index + 1].ends
    ]
    return list(pairwise([gutter.first, *sorted(cuts), gutter.last]))


def _head_lines(lines: Sequence[str]) -> Iterator[int]:
    """Lines of a column, or of the first of several: short ones that end no sentence, where one has ended above."""
    first = [_GAP.split(line.strip())[0] for line in lines]
    full = _width([line for line in first if line]) * _FULL
    above = ""
    for index, line in enumerate(first):
        if line and len(line) < full and line[-1].isalnum() and (not above or _ENDS.search(above[-_LAST:])):
            yield index
        above = line or above


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without the blank ones around them, at the margin of most of them or set in."""
    inked = [index for index, line in enumerate(lines) if line.strip()]
    if not inked:
        return []
    kept = lines[inked[0] : inked[-1] + 1]
    margin = Counter([len(line) - len(line.lstrip(" ")) for line in kept if line.strip()]).most_common(1)[0][0]
    return _heads_apart([_set_in(line, len(line) - len(line.lstrip(" ")) - margin) for line in kept])


def _heads_apart(lines: Sequence[str]) -> list[str]:
    """A column that sets its paragraphs in, with a blank line above what is set out though a sentence has ended."""
    if sum([line[:1].isspace() for line in lines]) < _SETS_IN:
        return list(lines)
    full = _width([line for line in lines if line]) * _FULL
    apart = list(lines[:1])
    for above, below in pairwise(lines):
        set_out = below and not below[0].isspace() and _ENDS.search(above[-_LAST:])
        apart += [""] * bool(set_out and min(len(above), len(below)) < full)
        apart.append(below)
    return apart


def _set_in(line: str, by: int) -> str:
    """A line set in by so many characters, as far as that is no wobble."""
    line = line.strip(" ")
    if line and by > 0 and _is_wide(line[0]):
        return _EM_PAIR + line
    return (" " * max(by, _SET_IN) if by > 1 else "") + line


def _closed_up(lines: Sequence[str]) -> list[str]:
    """The lines of a column without the blank ones that stand there only for the lines of the column beside it."""
    inked = [index for index, line in enumerate(lines) if line.strip()]
    apart = sum(below - above > 1 for above, below in pairwise(inked))
    if apart <= len(inked) * _NOISE:
        return list(lines)
    kept = list(lines[inked[0] : inked[0] + 1])
    for above, below in pairwise(inked):
        kept += [""] * (below - above > 2)
        kept.append(lines[below])
    return kept


def _row(line: str) -> _Row:
    line = line.rstrip()
    begins = len(line) - len(line.lstrip(" "))
    blanks = [found.span() for found in re.finditer(" +", line) if found.start() >= begins]
    has_wide = not line.isascii()
    gaps = [span for span in blanks if span[1] - span[0] > 1 or (has_wide and _beside_wide(line, span[0]))]
    everywhere = (1 << _WIDEST) - 1
    opened = everywhere >> max(0, len(line) - 1) << max(0, len(line) - 1) | (1 << begins + 1) - 1
    for first, last in gaps:
        opened |= (1 << last + 1) - (1 << first - 1)
    parted = opened
    for first, _ in blanks:
        parted |= 1 << first
    return _Row(line, tuple(gaps), opened, parted, begins if line else _WIDEST, len(line))


def _beside_wide(line: str, place: int) -> bool:
    """Whether one blank stands beside a character of a script that has none between words."""
    return any(_is_wide(one) for one in line[place - 1 : place + 2])


def _gutter(rows: Sequence[_Row]) -> _Gutter | None:
    """The longest gutter with prose on both sides."""
    for gutter in _longest(rows)[:_MOST_TRIED]:
        within = rows[gutter.first : gutter.last]
        left, right = _cut(within, gutter.place)
        if is_prose(left) and (is_prose(right) or _stands_beside(right)):
            return gutter
        if is_prose(right) and _stands_beside(left):
            return gutter
    return None


def _longest(rows: Sequence[_Row]) -> list[_Gutter]:
    """Strips of blanks with enough lines on both sides, those with most lines first, one of each group side by side."""
    found: list[tuple[int, _Gutter]] = []
    for place in _places(rows):
        first = 0
        closed = [index for index, row in enumerate(rows) if not row.parted >> place & 1]
        for last in [*closed, len(rows)]:
            strip = _without_heads(_Gutter(place, *_between_open(rows, place, first, last)), rows)
            beside = _lines_beside(rows[strip.first : strip.last], place)
            if beside >= _LEAST_LINES:
                found.append((beside, strip))
            first = last + 1
    found.sort(key=lambda one: (-one[0], -one[1].place))  # columns are set flush on their left
    return _one_each(found)


def _places(rows: Sequence[_Row]) -> list[int]:
    """Where blanks stand over enough lines, with text to their left in as many and to their right."""
    widest = max([row.ends for row in rows], default=0)
    blank, ended = [0] * (widest + 1), [0] * (widest + 1)
    for row in rows:
        if row.ends:
            ended[row.ends] += 1
        for first, last in ((0, row.begins), *row.gaps) if row.ends else ():
            for place in range(first, last):
                blank[place] += 1
    found, over = [], 0
    for place in range(widest):
        over += ended[place]
        if place >= _LEAST_WIDTH and blank[place] >= _LEAST_LINES and blank[place] + over > len(rows) // 9:
            found.append(place)
    return found


def _between_open(rows: Sequence[_Row], place: int, first: int, last: int) -> tuple[int, int]:
    """The lines from the first to the last that are open; none where too many between them have a single blank."""
    opened = [index for index in range(first, last) if rows[index].open >> place & 1]
    if not opened:
        return first, first
    singles = opened[-1] + 1 - opened[0] - len(opened)
    return (opened[0], opened[-1] + 1) if singles <= len(opened) * _SINGLE else (first, first)


def _without_heads(strip: _Gutter, rows: Sequence[_Row]) -> _Gutter:
    """A strip without the lines over and under it that belong to something wider.

    Those are a folio at the head of the page, and short heads of what goes across the gutter below.
    """
    first, last = strip.first, strip.last
    if last < len(rows):
        blank = max([index for index in range(first, last) if not rows[index].ends], default=last)
        if last - blank <= _HEAD_LINES or all(row.ends <= strip.place for row in rows[blank:last]):
            last = blank
    above = next((index for index in range(first, last) if not rows[index].ends), first)
    if first == 0 and above - first <= _FOLIO_LINES and all(row.begins >= strip.place for row in rows[:above]):
        first = above
    elif first and any(end - start >= _PARTS for start, end in rows[first - 1].gaps):
        first = above  # the lines over it stand in columns too, but in others
    return attrs.evolve(strip, first=first, last=last)


def _lines_beside(rows: Sequence[_Row], place: int) -> int:
    """How many lines stand on the poorer side of a gutter, beside the others."""
    left = [index for index, row in enumerate(rows) if row.begins < place]
    right = [index for index, row in enumerate(rows) if row.ends - 1 > place]
    if not left or not right:
        return 0
    first, last = max(left[0], right[0]), min(left[-1], right[-1])
    return min(sum(first <= index <= last for index in side) for side in (left, right))


def _cut(rows: Sequence[_Row], place: int) -> tuple[list[str], list[str]]:
    """What stands to the left and to the right of a gutter, line by line."""
    left, right = [], []
    for row in rows:
        first, last = row.ends, row.ends
        if place <= row.begins:
            first, last = 0, row.begins
        elif place < row.ends - 1:
            around = [gap for gap in row.gaps if gap[0] - 1 <= place <= gap[1]]
            first, last = around[0] if around else (place, place + 1)
        left.append(row.text[:first])
        right.append(" " * (last - place + 1) + row.text[last:] if row.text[last:] else "")
    return left, right


def is_prose(lines: Sequence[str]) -> bool:
    """Whether lines are those of a column of running text."""
    inked = [line.strip() for line in lines if line.strip()]
    if len(inked) < _LEAST_LINES:
        return False
    width = _width(inked)
    ink = "".join(inked[:_LINES_TELLING]).replace(" ", "")
    letters = sum([one.isalpha() for one in ink]) + sum(map(ink.count, _FILLERS))
    if width < _LEAST_WIDTH or letters < len(ink) * _LETTERS:
        return False
    full = width * _FULL
    goes_on = [len(above) >= full and _goes_on(above, below) for above, below in pairwise(inked)]
    return sum(goes_on) >= len(inked) * _GOES_ON


def _width(lines: Sequence[str]) -> int:
    """How wide a column is: as its lines are but for the odd one that runs over."""
    return sorted(map(len, lines))[int((len(lines) - 1) * _AS_WIDE_AS_MOST)] if lines else 0


def _is_wide(character: str) -> bool:
    return character in _FILLERS or unicodedata.east_asian_width(character) in _WIDE


def _goes_on(above: str, below: str) -> bool:
    """Whether a line breaks off, and the next goes on in small letters or in a script that has no others."""
    if _ENDS.search(above[-_LAST:]):
        return False
    if below[0].islower():
        return True
    return not below[0].isupper() and below[0].isalpha() and " " not in above + below


def _stands_beside(lines: Sequence[str]) -> bool:
    """Whether lines that are no prose may be a column all the same: a list, a table as wide as a column."""
    inked = [line.strip() for line in lines if line.strip()]
    return len(inked) >= _LEAST_LINES and sorted(map(len, inked))[len(inked) // 2] >= _LEAST_WIDTH_BESIDE


def _one_each(found: Sequence[tuple[int, _Gutter]]) -> list[_Gutter]:
    """Of strips that stand side by side and are as long, the one in the middle."""
    chosen: list[_Gutter] = []
    for _, group in groupby(found, key=lambda one: one[0]):
        run: list[_Gutter] = []
        for _, one in group:
            if run and one.place != run[-1].place - 1:
                chosen.append(run[len(run) // 2])
                run = []
            run.append(one)
        chosen.append(run[len(run) // 2])
    return chosen
