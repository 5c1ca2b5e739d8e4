"""Which pieces of text from a PDF are one line of a page.

Names are padded to stand in rows, and each piece of such a line comes by itself, with blank lines between. Heads are
set larger than the text, so that their lines are full long before those of the text are.
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
_LARGE = 0.55  # of the text's width: what a full line of a head has at least
_SAMPLE = 40  # blocks that tell how wide the text is
_NEAR = 6  # blocks between a head and its folio: names broken in pieces
_BRACKETS = {"（": "）", "(": ")", "【": "】", "〔": "〕"}
_LONGEST_BROKEN = 40  # characters of a piece of a bracket that goes on in the next
_MOST_FRAGMENTS = 16  # pieces of one line: the names of all editors of an issue


def mended(page: str, blocks: Sequence[Block], profile: Profile) -> Iterator[Block]:
    """Give the blocks, the pieces of one line put together where a rule knows that line, and the lines of a head."""
    index = 0
    width = _text_width(page, blocks)
    longest = max(width, profile.longest_fragment)  # most blocks are longer, and none of these lines
    while index < len(blocks):
        if len(blocks[index].text) > longest:
            yield blocks[index]
            index += 1
            continue
        if width and (stop := _head_end(blocks, index, width, profile)) > index + 1:
            start, end = blocks[index].start, blocks[stop - 1].end
            text = unwrap(page[start:end], profile.typesetting)
            yield attrs.evolve(blocks[index], end=end, text=text, wrapped=True)
            index = stop
            continue
        if blocks[index].text[0] in _BRACKETS and (stop := _bracket_end(page, blocks, index, profile)):
            text = unwrap(page[blocks[index].start : blocks[stop - 1].end], profile.typesetting)
            yield attrs.evolve(blocks[index], end=blocks[stop - 1].end, text=text, wrapped=True)
            index = stop
            continue
        line, count = _line(page, blocks[index : _pieces_end(blocks, index, profile)], profile)
        index += count
        yield line or blocks[index - 1]


def _text_width(page: str, blocks: Sequence[Block]) -> int:
    """How long the lines of the text are; 0 where they are not wrapped."""
    return max((page.find("\n", one.start) - one.start for one in blocks[:_SAMPLE] if one.wrapped), default=0)


def _head_end(blocks: Sequence[Block], index: int, width: int, profile: Profile) -> int:
    """Index after the lines of a head that is wrapped before its folio, as in copies of single articles."""
    stop = index + 1
    while stop < len(blocks) and _is_full_head(blocks[stop - 1], width, profile) and blocks[stop].close:
        if _is_sign(blocks[stop], profile) or len(blocks[stop].text) >= width:
            break
        stop += 1
    above_folio = (_role_of_line(one.text, profile) is Role.FOLIO for one in blocks[stop : stop + _NEAR])
    return stop if stop > index + 1 and any(above_folio) else index + 1


def _is_full_head(block: Block, width: int, profile: Profile) -> bool:
    """Whether a line may be a full one of a head, and does not read on as a kicker does."""
    if block.wrapped or block.level or not width * _LARGE <= len(block.text) < width:
        return False
    return not profile.ends_sentence(block.text) and not _is_sign(block, profile)


def _is_sign(block: Block, profile: Profile) -> bool:
    """Whether a rule knows a line: a folio, a byline, bare names, a kicker, a deck."""
    rules_at = profile.rules_at
    known = _role_of_line(block.text, profile) or rules_at["under_head"].whole(block.text)
    return bool(known or rules_at["head"].whole(block.text))


def _role_of_line(text: str, profile: Profile) -> Role | None:
    """What a line is by the first rule that knows it and whose names are names."""
    for rule in profile.rules_at["line"].whole(text):
        found = rule.pattern.fullmatch(text)
        names = found.groupdict().get("names") if found else None
        if found and (names is None or read_byline(names, profile.contributors, rule.bare)):
            return rule.role
    return None


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


def _bracket_end(page: str, blocks: Sequence[Block], index: int, profile: Profile) -> int:
    """Index after the piece in which a bracket of names closes that was broken at a blank; 0 where it was not."""
    closer = _BRACKETS[blocks[index].text[0]]
    if _role_of_line(blocks[index].text, profile) is Role.JUMP_LINE:  # with another bracket at its end
        return 0
    for stop in range(index + 1, min(len(blocks), index + _MOST_FRAGMENTS) + 1):
        block = blocks[stop - 1]
        if closer in block.text[:_LONGEST_BROKEN]:
            text = unwrap(page[blocks[index].start : block.end], profile.typesetting)
            return stop if stop > index + 1 and profile.rules_at["opening"].opening(text, 0) else 0
        if block.level or len(block.text) > _LONGEST_BROKEN:
            break
    return 0


def _is_known(text: str, pieces: Sequence[Block], profile: Profile) -> bool:
    if any(len(piece.text) == 1 for piece in pieces) and profile.rules_at["under_head"].whole(text):
        return True
    if _role_of_line(text, profile) not in _PADDED:
        return False
    # A line of names that is whole takes nothing more in, and a rubric under one stays by itself.
    whole = _role_of_line(pieces[0].text, profile) in (Role.BYLINE, Role.CREDIT)
    return not whole and not any(_role_of_line(piece.text, profile) is Role.HEADLINE for piece in pieces[1:])
