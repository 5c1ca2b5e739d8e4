"""Who made a story: the names, roles and offices in a byline."""

from __future__ import annotations

import re

from newsparse.model import Contributor, ContributorRole
from newsparse.profile import ContributorGrammar

_AUTHOR = ContributorRole.AUTHOR
_AGENCY = ContributorRole.AGENCY
_TWO_NAMES = 4  # characters that two names have at least
_LONGEST_BYLINE = 240  # characters; the longest bracket in People's Daily of 1998 has 160


def read_byline(text: str, grammar: ContributorGrammar, bare: ContributorRole | None = None) -> tuple[Contributor, ...]:
    """Read the names of a byline, its brackets taken off; nothing where it is no byline.

    A role word stands before its names or after them. `bare` is the role of names with no role word at all;
    without it they are not taken.
    """
    text = text.strip()
    if len(text) > _LONGEST_BYLINE:
        return ()
    roles = list(grammar.role.finditer(text))
    if not roles:
        return tuple(_contributors(_names(text, grammar), bare, None, grammar)) if bare else ()
    contributors: list[Contributor] = []
    if all(role.lastgroup == "own" for role in roles):
        return _with_own_roles(text, roles, grammar, bare)
    for names, word, affiliation in _stretches(text, roles, grammar):
        named = _contributors(names, grammar.roles[word], affiliation, grammar)
        if not named:
            return ()
        contributors += named
    return tuple(contributors)


def _with_own_roles(
    text: str, roles: list[re.Match[str]], grammar: ContributorGrammar, bare: ContributorRole | None
) -> tuple[Contributor, ...]:
    """Names some of which have a role of their own behind them: Ann Wells and Jo Reed (photos)."""
    contributors: list[Contributor] = []
    start = 0
    for role in roles:
        names = list(filter(None, _names(text[start : role.start()].rstrip(), grammar)))
        own = _contributors(names[-1:], grammar.roles[_word(role)], None, grammar)
        if not own or (names[1:] and not bare):
            return ()
        contributors += _contributors(names[:-1], bare or own[0].role, None, grammar) + own
        start = role.end()
    others = list(filter(None, _names(text[start:].rstrip(), grammar)))
    return (*contributors, *_contributors(others, bare or own[0].role, None, grammar))


def _stretches(
    text: str, roles: list[re.Match[str]], grammar: ContributorGrammar
) -> list[tuple[list[str], str, str | None]]:
    """Part a byline at its role words: names, the role word they have, their paper or agency."""
    words = [_word(role) for role in roles]
    starts = [0, *[role.end() for role in roles]]
    ends = [*[role.start() for role in roles], len(text)]
    names = [_names(text[start:end].strip(), grammar) for start, end in zip(starts, ends, strict=True)]
    offices = [_taken_affiliation(one, grammar) for one in names]
    if names[0]:  # the roles stand after their names
        return [] if names[-1] else list(zip(names, words, [None] * len(words), strict=False))
    if names[-1] or len(words) == 1:
        return list(zip(names[1:], words, offices, strict=False))
    last = words[-2] if words[-1] in grammar.weak_roles else words[-1]  # names between two role words
    return [*zip(names[1:-2], words, offices, strict=False), (names[-2], last, offices[-3])]


def _word(role: re.Match[str]) -> str:
    """The role word, as the table of roles has it."""
    return " ".join(role[role.lastgroup or "role"].lower().split())


def _taken_affiliation(names: list[str], grammar: ContributorGrammar) -> str | None:
    """Take the paper or agency of the next role off the end of the names before it."""
    found = grammar.affiliation.fullmatch(names[-1]) if names else None
    if found:
        names.pop()
    return found["affiliation"] if found else None


def _contributors(
    names: list[str], role: ContributorRole, affiliation: str | None, grammar: ContributorGrammar
) -> list[Contributor]:
    """The contributors of these names; none where one of them is no name."""
    names = [one for name in names for one in _unparted(name, grammar)]
    if not all(map(grammar.name.fullmatch, names)):
        return []
    return [
        Contributor(name=grammar.padding.sub("", name), role=_role_of(name, role, grammar), affiliation=affiliation)
        for name in names
    ]


def _unparted(name: str, grammar: ContributorGrammar) -> list[str]:
    """Part names that are printed with nothing between them."""
    found: list[str] = grammar.unparted.findall(name) if len(name) >= _TWO_NAMES else []
    return found if "".join(found) == name else [name]


def _role_of(name: str, role: ContributorRole, grammar: ContributorGrammar) -> ContributorRole:
    """The role of a name: an agency where an author is expected is an agency."""
    return _AGENCY if role is _AUTHOR and grammar.agency.fullmatch(name) else role


def _names(text: str, grammar: ContributorGrammar) -> list[str]:
    """Part the names; single characters between blanks are halves of padded names, two by two."""
    names: list[str] = []
    half = ""
    for token in grammar.separator.split(text):
        if len(token) > 1:
            names += [half, token] if half else [token]
            half = ""
        elif half and token:
            names.append(half + token)
            half = ""
        else:
            half = half or token
    return [*names, half] if half else names
