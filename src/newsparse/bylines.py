"""Who made a story: the names, roles and offices in a byline."""

from __future__ import annotations

import re

from newsparse.model import Contributor, ContributorRole
from newsparse.profile import ContributorGrammar

_LONGEST_BYLINE = 240  # characters; the longest bracket in People's Daily of 1998 has 160


def read_byline(
    text: str, grammar: ContributorGrammar, bare: ContributorRole | None = None
) -> tuple[Contributor, ...]:
    """Read the names of a byline, its brackets taken off; nothing where it is no byline.

    A role word stands before its names or after them. `bare` is the role of names with no role word at all;
    without it they are not taken.
    """
    text = text.strip()
    if len(text) > _LONGEST_BYLINE:
        return ()
    roles = list(grammar.role.finditer(text))
    if not roles:
        return _named(text, bare, None, grammar) if bare else ()
    contributors: list[Contributor] = []
    for names, role, affiliation in _stretches(text, roles, grammar):
        named = _named(names, grammar.roles[role], affiliation, grammar)
        if not named:
            return ()
        contributors += named
    return tuple(contributors)


def _stretches(
    text: str, roles: list[re.Match[str]], grammar: ContributorGrammar
) -> list[tuple[str, str, str | None]]:
    """Part a byline at its role words: names, the role word they have, their paper or agency."""
    words = [" ".join(role["role"].lower().split()) for role in roles]
    names, offices = [], []
    start = 0
    for end in [*(role.start() for role in roles), len(text)]:
        found = grammar.affiliation.search(text, start, end)
        names.append(text[start : found.start() if found else end].strip())
        offices.append(found["affiliation"] if found else None)
        start = roles[len(names) - 1].end() if len(names) <= len(roles) else end
    if names[0]:  # the roles stand after their names
        return [] if names[-1] else [(name, word, None) for name, word in zip(names, words, strict=False)]
    if names[-1] or len(roles) == 1:
        return list(zip(names[1:], words, offices, strict=False))
    last = words[-2] if words[-1] in grammar.weak_roles else words[-1]  # names between two role words
    return [*zip(names[1:-2], words, offices, strict=False), (names[-2], last, offices[-3])]


def _named(
    text: str, role: ContributorRole, affiliation: str | None, grammar: ContributorGrammar
) -> tuple[Contributor, ...]:
    names = _names(text, grammar)
    if not names or not all(grammar.name.fullmatch(name) for name in names):
        return ()
    return tuple(Contributor(name=name, role=role, affiliation=affiliation) for name in names)


def _names(text: str, grammar: ContributorGrammar) -> list[str]:
    """Part the names; single characters between blanks are halves of padded names, two by two."""
    names: list[str] = []
    half = ""
    for token in filter(None, grammar.separator.split(text)):
        if len(token) > 1:
            names += [half] * bool(half) + [token]
            half = ""
        elif half:
            names.append(half + token)
            half = ""
        else:
            half = token
    return names + [half] * bool(half)
