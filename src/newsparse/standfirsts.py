"""Which paragraph belongs to the heads above it: the standfirst, which tells the story in a sentence or two.

Everything that speaks for one has a name in `_seen`, and is weighed with the numbers of the profile
(`[evidence.standfirst]`); a sum of 1 and more makes a deck of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from newsparse.model import FURNITURE_ROLES, Role
from newsparse.passages import Passage
from newsparse.profile import Profile

_IS_ONE = 1.0
_NEAR = 8  # passages below that tell


def read_standfirst(passages: Sequence[Passage], index: int, profile: Profile) -> Passage | None:
    """The passage at `index`, which stands under heads, as a deck of theirs; None where it is text of the story."""
    passage = passages[index] if index < len(passages) else None
    if passage is None or passage.role is not Role.PARAGRAPH or passage.opening or passage.closing or passage.opens:
        return None
    if len(passage.text) > profile.longest_standfirst or passage.block.indented:
        return None
    if not profile.ends_sentence(passage.text) and _goes_on_below(passages, index):
        return None
    weights = profile.evidence["standfirst"]
    seen = [(weights[name], name) for name in _seen(passages, index)]
    if weights["tag_above"] and profile.rules_at["head_begin"].opening(passages[index - 1].text, 0):
        seen.append((weights["tag_above"], "tag_above"))
    likely = sum(weight for weight, _ in seen)
    if likely >= _IS_ONE and _outweighs_text(passages, index):
        likely += weights["outweighs_text"]
    if likely < _IS_ONE:
        return None
    return passage.with_role(Role.DECK, f"standfirst.{max(seen)[1]}")


def _seen(passages: Sequence[Passage], index: int) -> Iterator[str]:
    """Name all that speaks for a standfirst: what stands between it and the text, and how it is set."""
    below = [
        one for one in takewhile(_opens_nothing, passages[index + 1 : index + _NEAR]) if one.role not in FURNITURE_ROLES
    ]
    pictures = 0
    while pictures < len(below) and _is_picture(below, pictures):
        pictures += 1
    if pictures:
        yield "picture_below"
    credits, text = below[pictures : pictures + 1], below[pictures + 1 : pictures + 2]
    if any(_opens_with(Role.DATELINE, one) for one in credits):
        yield "dateline_below"
    elif any(one.role is Role.BYLINE for one in credits) and any(one.role is not Role.HEADLINE for one in text):
        yield "byline_below"
    if passages[index].block.close and any(one.role is Role.PARAGRAPH and not one.block.close for one in below[:1]):
        yield "right_under_head"


def _goes_on_below(passages: Sequence[Passage], index: int) -> bool:
    """Whether a column end cuts the passage: the text below begins with no capital."""
    text = next((one.text for one in passages[index + 1 : index + _NEAR] if one.role is Role.PARAGRAPH), "")
    return text[:1].islower() or text[:1].isdecimal()


def _outweighs_text(passages: Sequence[Passage], index: int) -> bool:
    """Whether less text follows, down to the next head of its rank, than it has itself: it tells all, or most of it."""
    level, left = passages[index - 1].block.level, len(passages[index].text)
    for one in passages[index + 1 : index + _NEAR]:
        if one.role is Role.JUMP_LINE:
            return False  # which leads to more of it
        if one.opens or (one.role is Role.HEADLINE and one.block.level <= level):
            break
        if one.role is Role.PARAGRAPH:
            left -= len(one.text)
    return left > 0


def _opens_nothing(passage: Passage) -> bool:
    """Whether a passage is no section or box: those end what stands above them."""
    return passage.opens is None


def _is_picture(passages: Sequence[Passage], index: int) -> bool:
    """Whether a passage is the caption or the credit of a picture."""
    passage, *below = passages[index : index + 2]
    if passage.role in (Role.CAPTION, Role.CREDIT):
        return True
    return passage.role is Role.PARAGRAPH and any(one.role is Role.CREDIT for one in below)


def _opens_with(role: Role, passage: Passage) -> bool:
    return passage.role is Role.PARAGRAPH and any(credit.role is role for credit in passage.opening)
