"""Which pieces are one line that wide blanks broke.

Names are padded to stand in rows. Text from a PDF has each piece of such a line by itself, with blank lines between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsparse.blocks import Block
from newsparse.bylines import read_byline
from newsparse.model import Role
from newsparse.profile import Profile
from newsparse.seams import unwrap

_PADDED = (Role.BYLINE, Role.CREDIT, Role.MASTHEAD)  # lines of names
_MOST_FRAGMENTS = 16  # pieces of one line: the names of all editors of an issue


def mended(page: str, blocks: Sequence[Block], profile: Profile) -> Iterator[Block]:
    """Give the blocks, the pieces of one line put together where a rule knows that line."""
    index = 0
    while index < len(blocks):
        line, count = _line(page, blocks[index : _pieces_end(blocks, index, profile)], profile)
        index += count
        yield line or blocks[index - 1]


def _pieces_end(blocks: Sequence[Block], index: int, profile: Profile) -> int:
    """Index after the short blocks without marks that stand in a row, with blank lines between them."""
    stop = index
    while stop < min(len(blocks), index + _MOST_FRAGMENTS):
        block = blocks[stop]
        if block.level or len(block.text) > profile.longest_fragment or (stop > index and block.close):
            break
        stop += 1
    return stop


def _line(page: str, pieces: Sequence[Block], profile: Profile) -> tuple[Block | None, int]:
    """The longest line that a rule knows among those that the pieces give, and how many it took; else none."""
    for count in range(len(pieces), 1, -1):
        start, end = pieces[0].start, pieces[count - 1].end
        text = unwrap(page[start:end], profile.typesetting)
        if _is_known(text, pieces[:count], profile):
            return attrs.evolve(pieces[0], end=end, text=text, wrapped=True), count
    return None, 1


def _is_known(text: str, pieces: Sequence[Block], profile: Profile) -> bool:
    if any(len(piece.text) == 1 for piece in pieces) and profile.rules_at["under_head"].whole(text):
        return True
    for rule in profile.rules_at["line"].whole(text):
        found = rule.pattern.fullmatch(text) if rule.role in _PADDED else None
        if found and rule.role is Role.MASTHEAD:
            return True
        if found and read_byline(found.groupdict().get("names") or "", profile.contributors):
            return True
    return False
