"""Which lines of a page stand together: headings, paragraphs, columns cut by hard wraps.

A blank line parts blocks; so does a heading mark. Lines that follow each other without a blank line are one block
only where the page is hard-wrapped and the line above is full; else each line is a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import attrs

from newsparse import columns, full_lines, ragged
from newsparse.line_ends import in_columns
from newsparse.profile import Profile, Rule
from newsparse.seams import Typesetting, source_offset, unwrap
from newsparse.source import HEADING_MARK

_LINE = re.compile(r"[^\n]+")
_SAMPLE = 30_000  # characters whose lines are measured; a broadsheet page has hardly more
_MOST = 0.7  # of the paragraphs of a page that sets them in
_LINE_UNDER = 40  # characters of a line right under a piece that may belong to it: a picture credit
_HARDLY = 0.1  # of the paragraphs of a page
_FEW = 0.4  # of the blocks of a page that keeps blank lines for the ends of stories and sections


@attrs.define
class Block:
    """A piece of a page that stands by itself.

    Not frozen, though nobody changes it: there is one for every piece of every page, and freezing would make it
    four times as slow to make.
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
    #: Whether its first line fills its column, in which more lines follow: a head would not.
    fills: bool = False
    #: Whether its last line does, so that it may have been cut.
    runs_out: bool = False
    #: Whether it goes on in the text above it, over the end of a column.
    goes_on: bool = False
    #: The rule that knew where the next piece begins within it, and may say what stands before that.
    parted_by: Rule | None = None
    #: How large its letters are, 1 being those of most of the page; 0 where nobody measured it.
    size: float = 0.0


@attrs.frozen
class Layout:
    """What the blocks of a page have in common."""

    #: Whether paragraphs are set in, so that what is not set in is no paragraph.
    sets_in: bool
    #: Whether few of its blank lines part paragraphs, so that one of them parts more than that.
    parts_rarely: bool
    #: Whether blank lines stand above heads, and above hardly a paragraph: each of them begins a story.
    parts_stories: bool

    @classmethod
    def of(cls, blocks: Sequence[Block], profile: Profile) -> Layout:
        """Look at the blocks of a page, or at its first ones."""
        sentences = [one for one in blocks if profile.ends_sentence(one.text)]
        set_in = sum(one.indented for one in sentences)
        parted = sum(not one.close for one in blocks[1:])
        parted_sentences = sum(not one.close for one in sentences)
        return cls(
            sets_in=set_in > len(sentences) * _MOST,
            parts_rarely=0 < parted < len(blocks) * _FEW,
            parts_stories=parted > 1 and parted_sentences <= len(sentences) * _HARDLY,
        )


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
    below = 0  # where the line after the last block begins
    for start, end, fills, runs_out in _stretches(page, profile):
        source = page[start:end].rstrip()
        if not source:
            continue
        close, below = start == below, end + 1
        if source[0] == "#" or source[0].isspace():
            blocks.append(_block_within(source, start, close, profile))
        else:
            text = unwrap(source, typesetting)
            wrapped = text is not source
            blocks.append(Block(start, start + len(source), text, 0, -1, False, wrapped, close, fills, runs_out))
    inside = profile.rules_at["inside"].rules
    if not inside:
        return blocks
    under = [one.text if one.close and len(one.text) <= _LINE_UNDER else "" for one in blocks[1:]]
    return [
        piece
        for block, line in zip(blocks, [*under, ""], strict=False)
        for piece in _pieces(block, line, page, inside, typesetting)
    ]


def _pieces(block: Block, line: str, page: str, rules: Sequence[Rule], typesetting: Typesetting) -> Sequence[Block]:
    """A block in pieces, where rules know that another piece begins within it; they see the short line under it too."""
    text = block.text + line
    found_by = {
        _past_blanks(text, found.start("piece")): rule
        for rule in reversed(rules)
        if not rule.ends or text[-1] in rule.ends
        for found in rule.pattern.finditer(text)
    }
    cuts = {cut: rule for cut, rule in found_by.items() if cut < len(block.text) and block.text[:cut].strip()}
    if not cuts:
        return (block,)
    offsets = [0, *sorted(cuts), len(block.text)]
    pieces = [_piece(block, first, last, page, typesetting) for first, last in pairwise(offsets)]
    for piece, cut in zip(pieces, offsets[1:-1], strict=False):
        piece.parted_by = cuts[cut]
    for piece in pieces:
        piece.indented = (
            block.indented
        )  # what follows a credit in a line that is set in begins a paragraph all the same
    pieces[0].level, pieces[0].mark = block.level, block.mark
    pieces[0].close, pieces[0].fills = block.close, block.fills
    pieces[-1].runs_out = block.runs_out
    return pieces


def _past_blanks(text: str, offset: int) -> int:
    return len(text) - len(text[offset:].lstrip())


def _piece(block: Block, first: int, last: int, page: str, typesetting: Typesetting) -> Block:
    text = block.text[first:last].rstrip()
    start = place_in_page(block, first, page, typesetting)
    end = place_in_page(block, first + len(text) - 1, page, typesetting) + 1
    return Block(start, end, text, wrapped="\n" in page[start:end], close=True)


def _block_within(source: str, start: int, close: bool, profile: Profile) -> Block:
    """A block that begins with blanks or a heading mark."""
    end = start + len(source)
    indented = bool(profile.indent.match(source))
    found = HEADING_MARK.match(source)
    level = len(found[1]) if found else 0
    mark = start + found.start(1) if found else -1
    skipped = found.end() if found else len(source) - len(source.lstrip())
    source = source[skipped:]
    text = unwrap(source, profile.typesetting)
    return Block(start + skipped, end, text, level, mark, indented, text is not source, close)


def _stretches(page: str, profile: Profile) -> Iterator[tuple[int, int, bool, bool]]:
    """Where lines stand together: each line by itself, or in columns the lines of a piece, and what they fill."""
    lines = page[:_SAMPLE].split("\n")
    found: Iterable[tuple[int, int, bool, bool]] | None
    if not profile.typesetting.spaces:
        found = full_lines.pieces(page, lines, profile)
    elif in_columns(lines, profile):
        found = columns.pieces(page, profile)
    else:
        found = ragged.pieces(page, lines, profile)
    yield from found or [(*line.span(), False, False) for line in _lines_going_on(profile.never_begins).finditer(page)]


@cache
def _lines_going_on(never_begins: frozenset[str]) -> re.Pattern[str]:
    """A line with those under it that begin with a mark which no line begins with."""
    if not never_begins:
        return _LINE
    marks = re.escape("".join(sorted(never_begins)))
    return re.compile(rf"[^\n]+(?:\n[{marks}][^\n]*+)*+")
