"""Which pieces go on in a text that the end of a column cut, by how a page sets its paragraphs?

Cut in its first line, a paragraph leaves a piece as short as a head. That it is none shows below it: no text begins
with a comma, and on a page that sets in the first lines of its paragraphs, what is not set in begins none.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.model import FURNITURE_ROLES, Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.seams import HYPHENS

_BESIDE = FURNITURE_ROLES | {Role.CAPTION, Role.CREDIT}  # what may stand between the two sides of a cut
_NEAR = 6  # pieces below
_SHORT = "head.short"
_CUT = "paragraph.cut"
_INDENT = 2  # wide characters
_LEADS_ON = ";；…"  # ends of parts of a sentence
_HALF = 0.5  # of the paragraphs of a page that sets them in
_HEADLINE = Role.HEADLINE
_PARAGRAPH = Role.PARAGRAPH


def find_cuts(passages: list[Passage], profile: Profile) -> None:
    """Make text of the short pieces that a column end cut off, and tell what goes on in the text above it."""
    sets_in = _sets_in(passages, profile)
    _take_seeming_credits(passages, sets_in, profile)
    if not (sets_in or profile.never_begins):
        return
    above: int | None = None  # the last piece of text, or what looks like a head and may be one
    for index, passage in enumerate(passages):
        if _may_go_on(passage, None if above is None else passages[above], profile):
            apart = above is not None and index - above > 1
            if above is not None and _goes_on(passage, passages[above], sets_in, profile, apart=apart):
                head = passages[above]
                if head.rule == _SHORT and (head.block.indented or passage.text[0] in profile.never_begins):
                    passages[above] = head.with_role(_PARAGRAPH, _CUT)
                if passages[above].role is _PARAGRAPH:
                    passage.block.goes_on = True
                    passages[index] = passage if passage.role is _PARAGRAPH else passage.with_role(_PARAGRAPH, _CUT)
            above = index
        elif passage.role not in _BESIDE:
            above = None


def _take_seeming_credits(passages: list[Passage], sets_in: bool, profile: Profile) -> None:
    """Make text of what looks like credits at a cut: a town that a sentence goes on with, a name it ends with."""
    above: Passage | None = None  # a text whose sentence is open
    for index, passage in enumerate(passages):
        block = passage.block
        if above is not None and _is_town(passage) and (sets_in or profile.ends_open(above.text)):
            passage = passages[index] = Passage(block, _PARAGRAPH, block.start, block.end, block.text, _CUT)
        elif _ends_in_name(passage) and _is_cut_in_name(passages, index, sets_in, is_open=above is not None):
            text = block.text[block.text.index(passage.text) :]
            passage = Passage(block, _PARAGRAPH, passage.start, block.end, text, _CUT, passage.opening)
            passages[index] = passage
        if passage.role is _PARAGRAPH or (passage.rule == _SHORT and passage.block.indented):
            above = None if passage.closing or profile.ends_sentence(passage.text) else passage
        elif passage.role not in _BESIDE:
            above = None


def _is_town(passage: Passage) -> bool:
    """Whether a piece that is not set in opens with a dateline and nothing else."""
    if passage.block.indented or passage.block.level or passage.closing or not passage.text:
        return False
    return len(passage.opening) == 1 and passage.opening[0].role is Role.DATELINE


def _ends_in_name(passage: Passage) -> bool:
    """Whether a piece ends in a credit that is nothing but a name."""
    last = passage.closing[-1] if passage.text and len(passage.closing) == 1 else None
    return last is not None and [one.name for one in last.contributors] == [last.text]


def _is_cut_in_name(passages: Sequence[Passage], index: int, sets_in: bool, *, is_open: bool) -> bool:
    """Whether a text that ends in a name goes on: within it, or, where no text above does, in a piece below."""
    text = passages[index].block.text
    if text[-1] in HYPHENS and text[-2:-1].isalpha():
        return True
    below = next((one for one in passages[index + 1 : index + _NEAR] if one.role not in _BESIDE), None)
    if is_open or below is None or below.block.level or below.opening:
        return False
    goes_on = sets_in and passages[index].block.indented and below.role is _PARAGRAPH and not below.block.indented
    return goes_on or below.text[:1].islower()


def _may_go_on(passage: Passage, above: Passage | None, profile: Profile) -> bool:
    """Whether a piece is text by its form or may be: short, nothing but marks, or a number that its point begins."""
    if passage.role is _PARAGRAPH or passage.rule == _SHORT or _is_rest(passage, profile):
        return True
    return above is not None and _parts_number(passage, above)


def _parts_number(passage: Passage, above: Passage) -> bool:
    """Whether what looks like an item of a list goes on in a number: its mark is the point, as in 6・4."""
    is_text = above.role is _PARAGRAPH or (above.rule == _SHORT and above.block.indented)
    return passage.role is Role.LIST_ITEM and is_text and above.text[-1].isdecimal() and passage.text[1:2].isdecimal()


def _is_rest(passage: Passage, profile: Profile) -> bool:
    """Whether a piece is nothing but the marks that end a sentence above it."""
    return passage.role is Role.UNPLACED and passage.text[:1] in profile.never_begins


def _goes_on(passage: Passage, above: Passage, sets_in: bool, profile: Profile, *, apart: bool) -> bool:
    """Whether a piece of text begins no paragraph, or a short one ends a sentence that is open above it.

    `apart` tells that something stands between the two: else a paragraph that is not set in may stand under a full
    stop, as answers do in interviews.
    """
    if not passage.text or passage.opening or passage.block.level:
        return False
    if passage.text[0] in profile.never_begins or _parts_number(passage, above):
        return True
    is_text = passage.role is _PARAGRAPH or (
        profile.ends_sentence(passage.text) and not profile.ends_sentence(above.text)
    )
    if passage.rule == _SHORT and is_text and above.role is _PARAGRAPH and profile.open_sentence_is_cut:
        return not passage.block.indented  # whatever parts them: a head would not end the sentence above it
    if not (sets_in and is_text) or passage.block.indented:
        return False
    if passage.block.close:
        return _fills(above, passage, profile)
    return apart or above.text[-1] in _LEADS_ON or not profile.ends_sentence(above.text)


def _fills(above: Passage, passage: Passage, profile: Profile) -> bool:
    """Whether a line that is set in fills its column, so that the line right under it goes on in it."""
    if not above.block.indented or above.block.wrapped or above.closing:
        return False
    return len(passage.text) <= len(above.block.text) + _INDENT <= profile.widest_column


def _sets_in(passages: Sequence[Passage], profile: Profile) -> bool:
    """Whether a page sets in the first lines of its paragraphs; what goes on in one that is cut does not count."""
    set_in = others = 0
    is_open = in_notice = False
    for passage in passages:
        if passage.role is _HEADLINE:
            in_notice = passage.opens == "notice"
        if in_notice or (passage.role is not _PARAGRAPH and not (passage.rule == _SHORT and passage.block.indented)):
            is_open = is_open and passage.role in _BESIDE
            continue
        set_in += passage.block.indented
        others += not (passage.block.indented or is_open)
        is_open = not profile.ends_sentence(passage.text)
    return set_in > 0 and set_in >= (set_in + others) * _HALF
