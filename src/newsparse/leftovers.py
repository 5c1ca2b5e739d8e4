"""What did a layout model leave on a page besides its text: pictures, tables, formulas, marks between pages?

They are found on the page as a whole, before its lines are looked at: a table goes over many of them, and a picture
between two lines of a sentence must not cut it. What they are is said by the rules of place `in_page`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsparse.model import Role
from newsparse.profile import Rule

# What one of them begins with; most pages have none of these.
_SIGNS = ("<", "![", "|", "$$", "{")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_INK = re.compile(r"\S")


@attrs.frozen
class Leftover:
    """What a rule found, or a line of it where it is a table."""

    #: Offset of its first character in the page.
    start: int
    #: Offset after its last.
    end: int
    #: Its text as it stands there.
    text: str
    #: The rule that found it.
    rule: Rule
    #: Its role: that of the rule, or `OTHER` for the marks around the piece that the rule is for.
    role: Role
    #: Whether it is the first line of what the rule found: the rows of a table are one.
    first: bool


def leftovers(text: str, rules: Sequence[Rule]) -> list[Leftover]:
    """Find what was left on a page with plain line ends, in order; none overlaps another."""
    if not any(sign in text for sign in _SIGNS):
        return []
    found = [(found.span(), found, rule) for rule in rules for found in rule.pattern.finditer(text)]
    found.sort(key=lambda one: (one[0][0], -one[0][1]))
    pieces: list[Leftover] = []
    end = 0
    for (start, stop), match, rule in found:
        if start >= end:
            pieces += _pieces(text, match, rule)
            end = stop
    return pieces


def _pieces(text: str, found: re.Match[str], rule: Rule) -> Iterator[Leftover]:
    """What a rule found; where it has a group `piece`, that has the role and all else is marks."""
    start, end = found.span("piece") if "piece" in found.groupdict() else found.span()
    for role, first, last in (
        (Role.OTHER, found.start(), start),
        (rule.role, start, end),
        (Role.OTHER, end, found.end()),
    ):
        for number, (begin, stop) in enumerate(_lines(text, first, last, each=role is Role.TABLE)):
            yield Leftover(begin, stop, text[begin:stop], rule, role, number == 0)


def _lines(text: str, start: int, end: int, *, each: bool) -> Iterator[tuple[int, int]]:
    """Where the lines of a stretch stand without the blanks around them: each of them, or all as one; none if blank."""
    spans = [line.span() for line in _LINE.finditer(text, start, end)]
    if spans and not each:
        spans = [(spans[0][0], spans[-1][1])]
    yield from spans


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks for the characters of these spans, which do not overlap, each offset unmoved."""
    parts, end = [], 0
    for start, stop in sorted(spans):
        parts += [text[end:start], _INK.sub(" ", text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]]) if parts else text
