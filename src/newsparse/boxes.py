"""What belongs to a box, and how a sentence goes on over furniture that stands in the middle of it.

A column may end within a sentence, and a weather box, a notice or a folio stand there before the next one goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.joining import LOWER_CASE, cut_between
from newsparse.model import FURNITURE_ROLES, Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import SHORT
from newsparse.stories import PICTURE, Story, open_part

_PICTURES = 6  # captions and credits together, more than which hardly stand between the halves of a sentence
_LONGEST = 12  # passages of furniture in the middle of a sentence
_ITEM = re.compile(r"[0-9]{1,3}[.)] ")  # of an agenda in a notice
# A sentence ends in it, and another begins; a name cut short to its initial ends none.
_SENTENCE_ENDS = re.compile(r"[^\W\d_A-Z]{4}[.?!][\"”“’»]? [\"“„«]?[^\W\d_a-z]")
_PARAGRAPH = Role.PARAGRAPH


def is_line_of_box(passage: Passage, profile: Profile) -> bool:
    """Whether a rule knows a piece as one of a box, which begins no story: a town and its temperatures."""
    return bool(profile.rules_at["in_box"].whole(passage.block.text))


def goes_on_under_box(story: Story | None, passage: Passage, profile: Profile) -> bool:
    """Whether the sentence of a story that a box stands in the middle of goes on in this passage under it."""
    if story is None or story.continued_on or passage.role is not _PARAGRAPH:
        return False
    above = [one for one in open_part(story).body[-_PICTURES:] if one.role not in PICTURE][-1:]
    if not above or above[0].role is not _PARAGRAPH:
        return False
    reason = cut_between(above[0], passage, profile, over_furniture=True)
    if reason == LOWER_CASE or reason is None:
        return reason is not None
    return not (_ITEM.match(passage.text) or is_line_of_box(passage, profile))


def is_cut_below(passages: Sequence[Passage], stop: int, profile: Profile) -> bool:
    """Whether the line above `stop` is no head but text that a column end cuts: its other half stands below.

    It tells it by a small letter; or furniture stands between, or the line is the last of full ones.
    """
    line, below = passages[stop - 1], stop
    if line.block.level or line.rule != SHORT:
        return False
    last = min(stop + _LONGEST, len(passages))
    while below < last and _stands_inside(passages, below, stop, profile):
        below += 1
    if below == len(passages):
        return False
    text = passages[below]
    if text.role is not _PARAGRAPH or text.opening or text.block.level:
        return False
    if text.text[0].islower():
        return below > stop or len(line.text) > profile.longest_label or profile.ends_open(line.text)
    if any(one.role not in PICTURE for one in passages[stop:below]):
        return len(line.text) > profile.longest_label
    if line.block.wrapped and profile.ends_open(line.text) and len(line.text) > profile.longest_label:
        return True
    if not (line.block.runs_out and line.block.wrapped):
        return False
    return below > stop or text.text[0].isdecimal() or bool(_SENTENCE_ENDS.search(line.text))


def _stands_inside(passages: Sequence[Passage], index: int, first: int, profile: Profile) -> bool:
    """Whether a passage is furniture or a picture, or stands in a box: right under its head, or known as its line."""
    passage = passages[index]
    if passage.role in FURNITURE_ROLES or passage.role in PICTURE or passage.opens == "notice":
        return True
    if index == first or passage.block.level:
        return False
    return passages[index - 1].opens == "notice" or (not passage.opening and is_line_of_box(passage, profile))
