"""Which lines of a narrow column stand alone, however full they are: those of heads and credits that rules know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsparse.bylines import read_byline
from newsparse.model import Role
from newsparse.profile import Profile, Rule

# What stands alone on its line, however full the line above is.
UNDER_HEADS = (Role.BYLINE, Role.JUMP_LINE, Role.DECK, Role.LABEL)
ALONE = (Role.JUMP_LINE, Role.LABEL, Role.KICKER, Role.DECK)
OVER_HEADS = (Role.JUMP_LINE, Role.LABEL, Role.KICKER)  # what stands alone over a head, and under a text that ends

_CLOSING_REACH = 240  # characters from the end in which credits are looked for
_IN_HEADS = frozenset(":：.")  # ends of sentences that stand within heads too


@cache
def holds_sentences(ends: frozenset[str]) -> re.Pattern[str]:
    """Where a sentence ends within a line, as in a head hardly any does."""
    return re.compile(f"[{re.escape(''.join(sorted(ends - _IN_HEADS)))}](?!\n|$)")


def heads_apart(page: str, start: int, end: int, profile: Profile) -> Iterator[tuple[int, int]]:
    """Part the lines that rules know from a stack of heads, and such a last line from a text whose sentence ends."""
    last = page.rfind("\n", start, end) + 1
    marks = profile.never_in_head, holds_sentences(profile.sentence_ends)
    in_text = page[start].isspace() or any(one.search(page, start, end) for one in marks)
    if last and not in_text:
        yield from stack_apart(page, start, end, profile)
        return
    if last and page[end - 1] not in profile.never_ends_line and page[end + 1 : end + 2] > " ":
        above = max(page.rfind("\n", start, last - 1) + 1, start)
        for at in (last, above):  # the last line, or one above it that is as wide as the column
            line = page[at:end].split("\n", 1)[0]
            ends = at > start and is_closed(page[start : at - 1].rsplit("\n", 1)[-1], profile)
            if ends and not profile.never_in_head.search(line) and role_of_line(line, profile) in OVER_HEADS:
                yield start, at - 1
                yield from stack_apart(page, at, end, profile)
                return
    yield start, end


def is_closed(line: str, profile: Profile) -> bool:
    """Whether a line ends a sentence, or closes with credits."""
    return profile.ends_sentence(line) or is_credited(line, profile)


def is_credited(line: str, profile: Profile) -> bool:
    """Whether a line is a byline, or closes with credits."""
    if role_of_line(line, profile) is Role.BYLINE:
        return True
    rules = profile.rules_at["closing"].closing(line[-1:])
    return any(rule.pattern.search(line, max(0, len(line) - _CLOSING_REACH)) for rule in rules)


def stack_apart(page: str, start: int, end: int, profile: Profile) -> Iterator[tuple[int, int]]:
    """Part the lines of a stack of heads that stand alone: those that rules know, and the names that close it."""
    above: Role | None = None
    at = start
    for line in page[start:end].split("\n"):
        role = role_of_line(line, profile)
        names = role is None and at > start and at + len(line) >= end and _closes_stack(line, profile)
        if at > start and (role in UNDER_HEADS or above in ALONE or names):
            yield start, at - 1
            start = at
        above = role
        at += len(line) + 1
    yield start, end


def role_of_line(line: str, profile: Profile) -> Role | None:
    """What a line of a stack is by the first rule that knows it; what opens something is as good as a label."""
    line = line.strip()
    rules = profile.rules_at["line"].whole(line) or profile.rules_at["head"].whole(line)
    if not rules:
        return None
    if rules[0].role is Role.BYLINE:
        return Role.BYLINE if _names_people(line, rules[0], profile) else None
    return Role.LABEL if rules[0].opens else rules[0].role


def _closes_stack(line: str, profile: Profile) -> bool:
    """Whether a line is nothing but names, as the last of a stack may be."""
    rules = profile.rules_at["under_head"].whole(line.strip())
    return bool(rules) and rules[0].role is Role.BYLINE and _names_people(line.strip(), rules[0], profile)


def _names_people(line: str, rule: Rule, profile: Profile) -> bool:
    found = rule.pattern.fullmatch(line)
    names = found.groupdict().get("names") if found else None
    return bool(names and read_byline(names, profile.contributors, rule.bare))
