"""Lines that stand at the edge of page after page: running heads and feet, whatever they say.

The text layer of a PDF has them on each page, and no rule of a language knows them all: THE HARBOUR COURIER 3, — 4 —.
The number in them counts up with the pages, and what stands on page after page between such a line and the edge belongs
to it. The head of a story may stand on many pages too, as that of briefs does: it is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from newsparse.folios import names_the_issue
from newsparse.model import FURNITURE_ROLES, Element, Page, Role, Span
from newsparse.numbers import counted
from newsparse.profile import Profile
from newsparse.recognition import recognise
from newsparse.source import HEADING_MARK, with_plain_line_ends

_LEAST_PAGES = 3  # on which a line must stand
_MOST_PAGES = 2 / 3  # of all, on which one without a number must
_ZONE = 3  # lines at either end of a page
_BETWEEN = 2  # lines of a page that are none of these, at least
_REACH = 1_000  # characters at either end of a page that are looked at
_LONGEST = 120  # characters of such a line
_AFFIX = 8  # letters that such lines share at one end, where the section changes; half as many where letters are words
_WIDE = "\u1100"  # the first character of the scripts of East Asia
_MISREAD = 2  # letters that OCR may make of a number
_SAMPLE = 4_000  # characters that tell the language of a page
_HIGHEST = 999  # page
_LONGEST_NUMBER = 4  # characters
_LINE = re.compile(r"[^\n]+")
_ADDRESS = re.compile(r"\w[.@]\w")
_RULE = "folio.running"


@attrs.frozen
class _Line:
    """A line at the edge of a page."""

    #: Index of the page.
    page: int
    #: Offset of its first character that is no blank.
    start: int
    #: The text to the last such character.
    text: str
    #: How many lines stand between it and the edge.
    depth: int
    #: Whether that is the upper edge.
    above: bool
    #: Its letters in lower case, those that are numbers left out.
    letters: str
    #: The numbers in it, each with the letter right before it, as of a section: 3 → A3.
    numbers: tuple[tuple[int, str], ...]


def with_running_heads(pages: Sequence[Page], profile: Profile | None) -> Sequence[Page]:
    """Give pages their running heads as furniture, and the number that counts up in them.

    Args:
        pages: All pages of an issue, in order; of less than three nothing is known.
        profile: The profile of all pages, or None to find that of each.
    """
    if len(pages) < _LEAST_PAGES:
        return pages
    lines = [line for index, page in enumerate(pages) for line in _edge_lines(index, page)]
    running: dict[_Line, str | None] = dict(_counting(lines))
    same = {(line.above, line.letters) for line in running if len(line.letters) > _MISREAD}
    running |= {line: None for line in lines if line not in running and _is_misread(line, same)}
    standing = set(_standing(lines, running, len(pages)))
    edges = {(line.page, line.above): line.depth for line in running}
    running |= dict.fromkeys(line for line in standing if _outside(line, edges))
    found: defaultdict[int, list[_Line]] = defaultdict(list)
    for line in {**running, **dict.fromkeys(standing)}:
        found[line.page].append(line)
    return [
        _with_heads(page, found[index], running, profile or recognise(page.text[:_SAMPLE])) if index in found else page
        for index, page in enumerate(pages)
    ]


def _edge_lines(index: int, page: Page) -> Iterator[_Line]:
    """The first and last lines of a page, those that are known as furniture left out; none of a page of few lines."""
    text = page.text
    if len(text) <= 2 * _REACH:
        head = tail = _lines(text, 0, page)
    else:  # the last line of one and the first of the other are cut
        head, tail = _lines(text[:_REACH], 0, page)[:-1], _lines(text[-_REACH:], len(text) - _REACH, page)[1:]
    zone = min(_ZONE, (len({*head, *tail}) - _BETWEEN) // 2)
    for above, some in ((True, head), (False, tail[::-1])):
        for depth, (start, line) in enumerate(some[: max(zone, 0)]):
            if len(line) <= _LONGEST and not HEADING_MARK.match(line):
                plain = unicodedata.normalize("NFKC", line)
                letters = "".join([one for one in plain.casefold() if one.isalpha() and not one.isnumeric()])
                yield _Line(index, start, line, depth, above, letters, tuple(_numbers(plain)))


def _lines(text: str, offset: int, page: Page) -> list[tuple[int, str]]:
    """The lines of a part of a page that are not blank and no furniture, each with its offset in the page."""
    known = {span.start for piece in page.furniture for span in piece.spans}
    lines = [(found.start(), found[0]) for found in _LINE.finditer(with_plain_line_ends(text))]
    found = [(offset + start + len(line) - len(line.lstrip()), line.strip()) for start, line in lines]
    return [(start, line) for start, line in found if line and start not in known]


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """The numbers in a line that may be those of pages, in figures or words of one character, with a letter before."""
    before = ""
    for kind, run in groupby(text, _kind_of_digit):
        characters = "".join(run)
        if kind:
            values = [unicodedata.numeric(one) for one in characters]
            whole = all(value.is_integer() for value in values) and len(values) <= _LONGEST_NUMBER
            value = counted([int(value) for value in values]) if whole else None
            if value is not None and 0 < value <= _HIGHEST:
                letter = before[-1:] if before[-2:-1] in ("", " ") and "A" <= before[-1:] <= "Z" else ""
                yield value, f"{letter}{value}"
        before = characters


def _kind_of_digit(character: str) -> str:
    return "figure" if character.isdecimal() else "word" if character.isnumeric() else ""


def _counting(lines: Iterable[_Line]) -> Iterator[tuple[_Line, str]]:
    """Lines alike at one end whose numbers count up with the pages, each with its number."""
    groups: defaultdict[tuple[bool, str], set[_Line]] = defaultdict(set)
    for line in lines:
        shared = _AFFIX // 2 if line.letters[:1] >= _WIDE else _AFFIX
        for letters in {line.letters[:shared], line.letters[-shared:]}:
            groups[line.above, letters].add(line)
    for group in groups.values():
        at: defaultdict[int, dict[_Line, str]] = defaultdict(dict)
        for line in group:
            for value, printed in line.numbers:
                at[value - line.page][line] = printed
        for numbered in at.values():
            if len({line.page for line in numbered}) >= _LEAST_PAGES:
                yield from numbered.items()


def _is_misread(line: _Line, same: Container[tuple[bool, str]]) -> bool:
    """Whether a line has the words of a running head, and letters for its number."""
    letters = line.letters
    cut = [letters, *(part for many in range(1, _MISREAD + 1) for part in (letters[many:], letters[:-many]))]
    return any((line.above, part) in same for part in cut)


def _standing(lines: Iterable[_Line], running: Mapping[_Line, str | None], pages: int) -> Iterator[_Line]:
    """Lines without such a number that stand at the same edge of most pages."""
    groups: defaultdict[tuple[bool, str], list[_Line]] = defaultdict(list)
    for line in lines:
        if line not in running and line.letters:
            groups[line.above, line.letters].append(line)
    for group in groups.values():
        if len({line.page for line in group}) >= max(_LEAST_PAGES, _MOST_PAGES * pages):
            yield from group


def _outside(line: _Line, edges: Mapping[tuple[int, bool], int]) -> bool:
    """Whether a line that stands on most pages can be no head: nearer to the edge than the number, or an address."""
    nearer = line.depth < edges.get((line.page, line.above), 0)
    return nearer or (not line.above and line.depth == 0 and bool(_ADDRESS.search(line.text)))


def _with_heads(page: Page, lines: Iterable[_Line], running: Mapping[_Line, str | None], profile: Profile) -> Page:
    """The page with those of its lines that are running heads or, standing on most pages, name the issue."""
    heads, number = [], page.number
    for line in sorted(lines, key=lambda line: line.start):
        if (line in running or names_the_issue(line.text, profile)) and not _known_otherwise(line, profile):
            number = running.get(line) or number
            span = Span(line.page, line.start, line.start + len(line.text))
            heads.append(Element(Role.FOLIO, line.text, (span,), _RULE))
    return attrs.evolve(page, number=number, furniture=(*page.furniture, *heads)) if heads else page


def _known_otherwise(line: _Line, profile: Profile) -> bool:
    """Whether a line is, by a rule, what stands in a story: a jump line, a byline, a label."""
    for rule in profile.rules_at["line"].whole(line.text)[:1]:
        return rule.role not in FURNITURE_ROLES
    return bool(line.letters and profile.rules_at["head"].whole(line.text))
