"""Which short pieces round a head belong to its stack, though they end as sentences do.

Until about 1930 heads and decks closed with a full stop: `Serious Outbreak at the University.` By itself such a line
is a sentence like others; what stands above and below it tells.
"""

from __future__ import annotations

import attrs

from newsparse.model import Role
from newsparse.profile import Profile
from newsparse.roles import PLAIN, Passage

_LONGEST = 90  # characters of a head or deck that is closed by a full stop
_CREDITS = (Role.BYLINE, Role.DATELINE)


def complete_stacks(passages: list[Passage], profile: Profile) -> None:
    """Make heads of the pieces that end in a full stop and stand right under a head or right over a dateline."""
    if profile.closed_head is None:
        return
    for index in range(len(passages) - 2, -1, -1):
        passage = passages[index]
        if passage.rule != PLAIN or len(passage.text) > _LONGEST or passage.text[-1] != ".":
            continue
        if not profile.closed_head.fullmatch(passage.text):
            continue
        if _stands_under_head(passages, index) or _stands_over_text(passages[index], passages[index + 1]):
            passages[index] = attrs.evolve(passage, role=Role.HEADLINE, rule="head.closed")


def _stands_under_head(passages: list[Passage], index: int) -> bool:
    return index > 0 and passages[index - 1].role is Role.HEADLINE and passages[index].block.close


def _stands_over_text(passage: Passage, below: Passage) -> bool:
    """Whether a dateline or a byline follows, or another head and a blank line stands above."""
    if below.role in _CREDITS or any(one.role in _CREDITS for one in below.opening):
        return True
    return below.role is Role.HEADLINE and not passage.block.close
