"""Which short pieces round a head belong to its stack, though they end as sentences do.

Until about 1930 heads and decks closed with a full stop: `Grave Unrest at the Arsenal.` By itself such a line
is a sentence like others; what stands above and below it tells.
"""

from __future__ import annotations

from itertools import pairwise

from newsparse.model import Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import PLAIN

_LONGEST = 90  # characters of a head or deck that is closed by a full stop
_CLOSED = "head.closed"
#: Id of the rule for a line of a head that goes on in the line above.
HEAD_WRAPS = "head.wraps"
_LINE = 30  # characters of a head's line in a narrow column
_RULE_LINE = "base.rule_line"  # id of the rule for a line of dashes or stars
_CREDITS = (Role.BYLINE, Role.DATELINE)


def complete_stacks(passages: list[Passage], profile: Profile) -> None:
    """Make heads of the pieces that end in a full stop and stand right under a head or right over a dateline."""
    if profile.closed_head is None and profile.closed_over_dateline is None:
        return
    _lay_rules_below(passages)
    if profile.main_of_two == "longer":
        _find_wrapped_heads(passages, profile)
    for index in range(len(passages) - 2, -1, -1):
        passage = passages[index]
        if passage.rule != PLAIN or len(passage.text) > _LONGEST or passage.text[-1] != ".":
            continue
        if passage.block.goes_on:  # what a column end cut off
            continue
        if _is_closed_head(passages, index, profile) or _is_over_dateline(passages, index, profile):
            passages[index] = passage.with_role(Role.HEADLINE, _CLOSED)


def _find_wrapped_heads(passages: list[Passage], profile: Profile) -> None:
    """Tell the second lines of heads that a narrow column cut, each line with a mark or with blanks between."""
    for index, passage in enumerate(passages[1:-1], 1):
        above = passages[index - 1]
        if above.role is not Role.HEADLINE or above.opens or passage.block.level != above.block.level:
            continue
        if passage.rule == PLAIN:
            cut = len(passage.text) <= _LINE and passage.text[0].islower() and not above.block.level
            cut = cut and not profile.ends_sentence(passage.text)
        else:
            cut = passage.role is Role.HEADLINE and above.block.level > 0 and passages[index + 1].block.wrapped
            cut = cut and max(len(above.text), len(passage.text)) <= _LINE and not _has_sign(above.text, profile)
        if cut:
            passages[index] = passage.with_role(Role.HEADLINE, HEAD_WRAPS)


def _has_sign(text: str, profile: Profile) -> bool:
    """Whether a rule knows a line of a head as kicker or label."""
    return any(rule.pattern.fullmatch(text) for rule in profile.rules_at["head"].whole(text))


def _lay_rules_below(passages: list[Passage]) -> None:
    """Let the rules that part the lines of a stack follow it, so that they do not end it."""
    start = 0
    while start < len(passages):
        stop = start + 1
        if passages[start].role is Role.HEADLINE:
            while stop < len(passages) and _is_in_stack(passages[stop]):
                stop += 1
            if any(one.rule == _RULE_LINE for one in passages[start:stop]):
                passages[start:stop] = _rules_last(passages[start:stop])
        start = stop


def _is_in_stack(passage: Passage) -> bool:
    return passage.block.close and (passage.role is Role.HEADLINE or passage.rule == _RULE_LINE)


def _rules_last(stack: list[Passage]) -> list[Passage]:
    """The heads of a stack, parted where a rule stood, and then its rules."""
    for above, below in pairwise(stack):
        if above.rule == _RULE_LINE:
            below.block.close = False
    heads = [one for one in stack if one.rule != _RULE_LINE]
    return [*heads, *(one for one in stack if one.rule == _RULE_LINE)]


def _is_closed_head(passages: list[Passage], index: int, profile: Profile) -> bool:
    """Whether it looks like a head, and stands right under one, over another, or over a dateline or byline."""
    passage, below = passages[index : index + 2]
    if profile.closed_head is None or not profile.closed_head.fullmatch(passage.text):
        return False
    if index > 0 and passages[index - 1].role is Role.HEADLINE and passage.block.close:
        return True
    if below.role is not Role.HEADLINE or passage.block.close:
        return _opens_story(below)
    return below.text[-1] == "." or any(map(_opens_story, passages[index + 2 : index + 3]))


def _is_over_dateline(passages: list[Passage], index: int, profile: Profile) -> bool:
    """Whether it may be any phrase, and stands over a dateline, or over such a head; under one it is a standfirst."""
    passage, below = passages[index : index + 2]
    if profile.closed_over_dateline is None or not profile.closed_over_dateline.fullmatch(passage.text):
        return False
    if index > 0 and passages[index - 1].role is Role.HEADLINE:
        return False
    if below.role is Role.BYLINE:  # which may sign the story that ends here
        text = passages[index + 2 : index + 3]
        return not (index and passage.block.close) and any(one.role is Role.PARAGRAPH for one in text)
    if _opens_story(below) or (below.rule == _CLOSED and not (index and passage.block.close)):
        return True
    return not below.block.close and _has_sign(passage.text, profile)  # a rubric


def _opens_story(passage: Passage) -> bool:
    return passage.role in _CREDITS or any(one.role in _CREDITS for one in passage.opening)
