"""Which lines of a page stand together: headings, paragraphs, columns cut by hard wraps.

A blank line parts blocks; so does a heading mark. Lines that follow each other without a blank line are one block
only where the page is hard-wrapped and the line above is full; else each line is a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.profile import Profile
from newsparse.seams import Typesetting, source_offset, unwrap

# An ATX heading mark (CommonMark 0.31, 4.2); layout models write it with and without the closing run.
_MARK = re.compile(r"\s{0,12}(#{1,6})[ \t\u3000]+(?=[^#\s])")
# A paragraph set in by a Chinese em pair, or by three blanks and more.
_INDENT = re.compile(r"\u3000{1,4}|[ \t]{3,12}")
_LINE_END = re.compile(r"\n(?=[^\n])")
# A blank line or several; one look at the next character turns most line ends down.
_GAP = re.compile(r"\n(?=\s)(?:[^\S\n]*+\n)++")
# The end of a line before one that has a heading mark or is set in.
_BEFORE_SET_OFF = re.compile(r"\n(?=[# \t\u3000])(?=#{1,6}[ \t\u3000]|\u3000|[ \t]{3})")
# A heading ends with its line.
_BELOW_MARKED = re.compile(r"#(?<![^\n]#)#{0,5}[ \t\u3000][^\n]*+\n(?=[^\n])")
# Share of lines that must come near the widest for a page to be hard-wrapped, and how near that is.
_FULL_SHARE = 0.6
_NEARLY_FULL = 0.7
_WIDTH_RANK = 0.9  # the widest line but for the odd table or rule line
_NEARBY = 6  # lines above and below that tell how wide a column is
_TELLING = 3  # lines without which they tell nothing
_SAMPLE = 2_000  # lines to measure; a broadsheet page has fewer
_SLACK = 0.12  # of the column's width: what justified lines differ in characters


class Block(NamedTuple):
    """A piece of a page that stands by itself.

    A named tuple, as are the passages made of blocks: there is one for every piece of every page, and a frozen
    class takes twice the time to make.
    """

    #: Offset of its text in the page; its heading mark is outside.
    start: int
    #: Offset after its last character.
    end: int
    #: Its text with line ends taken out.
    text: str
    #: 1 to 6 where a heading mark stands before it, else 0.
    level: int = 0
    #: Offset of the heading mark; -1 where there is none.
    mark: int = -1
    #: Whether its first line is set in.
    indented: bool = False
    #: Whether it holds line ends, so that offsets of `text` are not those of the page.
    wrapped: bool = False
    #: Whether no blank line stands between it and the block above.
    close: bool = False


def place_in_page(block: Block, offset: int, page: str, typesetting: Typesetting) -> int:
    """Tell where in the page the character at this offset of the block's text stands."""
    if not block.wrapped or offset == 0:
        return block.start + offset
    if offset == len(block.text) - 1:
        return block.end - 1
    return block.start + source_offset(page[block.start : block.end], offset, typesetting)


def read_blocks(page: str, profile: Profile) -> list[Block]:
    """Part a page with plain line ends into blocks, in order; they and their marks hold all that is not blank."""
    typesetting = profile.typesetting
    blocks: list[Block] = []
    above = 0
    for start, following in pairwise(sorted({0, *_beginnings(page, profile), len(page)})):
        source = page[start:following].rstrip()
        if not source:
            continue
        close = page.count("\n", above, start) == 1
        above = start + len(source)
        if source[0] == "#" or source[0].isspace():
            blocks.append(_block_within(source, start, close, typesetting))
        else:
            text = unwrap(source, typesetting)
            blocks.append(Block(start, above, text, 0, -1, False, text is not source, close))
    return blocks


def _block_within(source: str, start: int, close: bool, typesetting: Typesetting) -> Block:
    """A block that begins with blanks or a heading mark."""
    end = start + len(source)
    indented = bool(_INDENT.match(source))
    found = _MARK.match(source)
    level = len(found[1]) if found else 0
    mark = start + found.start(1) if found else -1
    skipped = found.end() if found else len(source) - len(source.lstrip())
    source = source[skipped:]
    text = unwrap(source, typesetting)
    return Block(start + skipped, end, text, level, mark, indented, text is not source, close)


def _beginnings(page: str, profile: Profile) -> Iterator[int]:
    """Offsets of the lines that may begin a block: each one, or in columns the first ones of their pieces."""
    width = _column_width(list(map(len, page.split("\n", _SAMPLE)[:_SAMPLE])), profile)
    if not width:
        yield from (end.end() for end in _LINE_END.finditer(page))
        return
    yield from [line.end() for line in _BELOW_MARKED.finditer(page)]
    yield from [gap.end() for gap in _GAP.finditer(page)]
    for line in _BEFORE_SET_OFF.finditer(page):
        above = page.rfind("\n", 0, line.start()) + 1
        if _MARK.match(page, line.end()) or not _INDENT.match(page, above):
            yield line.end()
    yield from _below_short_lines(page.split("\n"), width, profile)


def _below_short_lines(lines: Sequence[str], width: int, profile: Profile) -> Iterator[int]:
    """Offsets of the lines below one that is short though it had room."""
    roomy = _roomy(width)
    sizes = list(map(len, lines))
    offset = seen = 0
    for index in [index for index, size in enumerate(sizes) if 0 < size < roomy]:
        if index + 1 < len(lines) and lines[index + 1] and _had_room(lines, index, width, profile):
            offset += sum(sizes[seen : index + 1]) + index + 1 - seen
            seen = index + 1
            yield offset


def _column_width(sizes: Sequence[int], profile: Profile) -> int:
    """Width of the page's columns in characters; 0 where lines are not wrapped."""
    pairs = [(size, following) for size, following in pairwise(sizes) if size and following]
    if not pairs:
        return 0
    width = sorted(size for size, _ in pairs)[int((len(pairs) - 1) * _WIDTH_RANK)]
    full = sum(size >= width * _NEARLY_FULL and following * _NEARLY_FULL <= width for size, following in pairs)
    return width if width <= profile.widest_column and full >= len(pairs) * _FULL_SHARE else 0


def _had_room(lines: Sequence[str], index: int, width: int, profile: Profile) -> bool:
    """Whether the next line's first word would have gone on this line, so that a piece ended here.

    Columns of one page differ in width; the lines nearby tell that of this one.
    """
    above, line = lines[index], lines[index + 1]
    if above.isspace() or line.isspace():
        return False
    nearby = list(_lengths_nearby(lines, index))
    roomy = _roomy(min(width, max(nearby)) if len(nearby) >= _TELLING else width)
    if not profile.typesetting.spaces:
        return len(above.strip()) < roomy
    return len(above.strip()) + 1 + len(line.split(None, 1)[0]) <= roomy and not line.lstrip()[0].islower()


def _lengths_nearby(lines: Sequence[str], index: int) -> Iterator[int]:
    """Lengths of a line and of those around it, as far as no blank line stands between."""
    yield len(lines[index])
    for direction in (-1, 1):
        for distance in range(1, _NEARBY):
            position = index + direction * distance
            if not 0 <= position < len(lines) or not lines[position].strip():
                break
            yield len(lines[position])


def _roomy(width: int) -> int:
    """The length below which a line of a column is short."""
    return width - max(2, int(width * _SLACK))
