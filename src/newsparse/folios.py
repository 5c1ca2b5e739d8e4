"""What the edges of pages say of the issue: paper, day, number, page, section, edition, editors.

Rules of place `in_folio` are searched in folios, nameplates and mastheads. All of them are tried, and each tells what
it found in named groups. The issue has what most of its pages say; what contradicts it is a diagnostic. Nothing is
guessed.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from newsparse.bylines import read_byline
from newsparse.datelines import read_day
from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.model import Contributor, ContributorRole, Element, Page, Role
from newsparse.numbers import number, page_number, same_page
from newsparse.profile import Profile
from newsparse.source import HEADING_MARK, positions, with_plain_line_ends

#: Roles of the pieces that tell of the issue, the most trusted first. A masthead has days of its own, such as that of
#: the paper's founding.
EDGE_ROLES = (Role.NAMEPLATE, Role.FOLIO, Role.MASTHEAD)

_LONGEST_PIECE = 400  # characters that are looked at
_ROUND = " \t\n\u3000.,:;|·•—–-，、。：；"  # what stands round a name
_NO_LETTER = re.compile(r"[\W_]+")
_BETWEEN_DIGITS = re.compile(r"[\s.,'’]")
_PADDING = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_DATE, _NEWSPAPER, _ISSUE, _NUMBER, _EDITION = "date", "newspaper", "issue_number", "number", "edition"
# How each of them is called in a message.
_CALLED = {_DATE: "the date", _NEWSPAPER: "the newspaper", _ISSUE: "the issue's number", _NUMBER: "the page's number"}


@attrs.frozen
class Fact:
    """One thing that a piece at the edge of a page says."""

    #: What it tells: `date`, or a group of `in_folio` rules.
    kind: str
    #: Its text: numbers in plain digits, a day as ISO writes it.
    value: str
    #: How far it is trusted, least is most: by the role of the piece, then by the place of the rule in its file.
    trust: tuple[int, int]
    #: Offset of the piece in its page.
    start: int


@attrs.frozen(kw_only=True)
class Oddity:
    """Something at the edge of a page that looked odd."""

    #: Offset of the piece in its page.
    start: int
    #: The code of a diagnostic.
    code: str
    #: How much it matters.
    severity: Severity
    #: What was seen and what was done about it.
    message: str


@attrs.frozen
class Edges:
    """What the edges of one page say."""

    #: Kind → what the page says, where pieces differ the most trusted.
    facts: Mapping[str, Fact] = attrs.field(factory=dict)
    #: Whom it names as editors, each with the number of the page that is theirs; None for this one.
    editors: tuple[tuple[str | None, Contributor], ...] = ()
    #: What looked odd.
    oddities: tuple[Oddity, ...] = ()

    def value(self, kind: str) -> str | None:
        """What the page says of one thing."""
        return self.facts[kind].value if kind in self.facts else None


@attrs.frozen
class IssueFacts:
    """What all pages of an issue say of it together."""

    #: The name of the newspaper.
    newspaper: str | None
    #: The day.
    date: datetime.date | None
    #: The number of the issue.
    number: str | None
    #: The edition.
    edition: str | None
    #: What pages say that contradicts the others or the caller.
    diagnostics: tuple[Diagnostic, ...]


def names_a_day(text: str, profile: Profile) -> bool:
    """Tell whether a line at the edge of a page says a day: a folio in full, and not the page's number alone."""
    return _says(text, profile, ("day",))


def names_the_issue(text: str, profile: Profile) -> bool:
    """Tell whether a line says of which paper or day the page is."""
    return _says(text, profile, ("day", _NEWSPAPER))


def _says(text: str, profile: Profile, groups: Sequence[str]) -> bool:
    rules = [rule for rule in profile.rules_at["in_folio"].rules if rule.role is Role.FOLIO]
    telling = [rule.pattern for rule in rules if any(group in rule.pattern.groupindex for group in groups)]
    return any(pattern.search(text[:_LONGEST_PIECE]) for pattern in telling)


def read_edges(furniture: Iterable[Element], text: str, profile_at: Callable[[int], Profile]) -> Edges:
    """Read what folios, nameplates and mastheads say.

    Args:
        furniture: The furniture of one page.
        text: The text of the page.
        profile_at: The profile of the language that is read at an offset of the page.
    """
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    facts: list[Fact] = []
    editors: dict[tuple[str | None, Contributor], None] = {}
    oddities: list[Oddity] = []
    for piece in furniture:
        if piece.role not in EDGE_ROLES:
            continue
        start = piece.spans[0].start
        profile = profile_at(start)
        for rank, role, found in _found(piece, text, profile):
            groups = found.groupdict()
            if groups.get("edge_number") and (start == first or piece.spans[-1].end == last):
                groups[_NUMBER] = groups["edge_number"]
            trust = (EDGE_ROLES.index(piece.role), rank)
            facts += [Fact(kind, value, trust, start) for kind, value in _values(groups, profile)]
            oddities += _odd_days(groups, found[0], start, profile)
            if names := groups.get("names"):
                page = groups.get("of_page")
                of_page = page_number(page, profile) if page else None
                named = read_byline(names, profile.contributors, role)
                editors.update(dict.fromkeys([(of_page, one) for one in named]))
    chosen, contradictions = _chosen(facts)
    return Edges(chosen, tuple(editors), tuple(dict.fromkeys([*oddities, *contradictions])))


def _chosen(facts: Iterable[Fact]) -> tuple[dict[str, Fact], list[Oddity]]:
    """What is taken of each kind, and where the page contradicts itself."""
    of_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        of_kind.setdefault(fact.kind, []).append(fact)
    chosen, oddities = {}, []
    for kind, some in of_kind.items():
        first, *others = _best(some)
        chosen[kind] = first
        other = next((one for one in others if kind in _CALLED and not _agree(kind, one.value, first.value)), None)
        if other:
            message = f"{_CALLED[kind]} is {first.value!r} and {other.value!r} on one page; the first is taken"
            oddities.append(_differs(other, message))
    return chosen, oddities


def _found(piece: Element, page: str, profile: Profile) -> Iterator[tuple[int, ContributorRole | None, re.Match[str]]]:
    """What each rule finds in a piece, then in its lines: a rule for folios looks in all pieces, another in its own."""
    rules = profile.rules_at["in_folio"].rules
    lines = page[piece.spans[0].start : piece.spans[-1].end][:_LONGEST_PIECE].split("\n")
    for at, said in enumerate([piece.text[:_LONGEST_PIECE], *(lines if len(lines) > 1 else ())]):
        mark = HEADING_MARK.match(said)
        text = said[mark.end() :] if mark else said
        for rank, rule in enumerate(rules):
            alone = at and "edge_number" in rule.pattern.groupindex  # a line of a piece stands not alone
            if rule.role in (Role.FOLIO, piece.role) and not alone:
                for found in rule.pattern.finditer(text):
                    yield rank + (len(rules) if at else 0), rule.bare, found


def _values(groups: Mapping[str, str | None], profile: Profile) -> Iterator[tuple[str, str]]:
    """What the groups of a match tell, each in the form in which it is compared."""
    if day := read_day(groups, profile):
        yield _DATE, str(day)
    for kind in (_NEWSPAPER, "section", _EDITION):
        if value := _name(groups.get(kind) or "", profile):
            yield kind, value
    if page := groups.get(_NUMBER):
        yield _NUMBER, page_number(page, profile)
    if issue := groups.get(_ISSUE):
        plain = _BETWEEN_DIGITS.sub("", issue)
        counted = number(plain, profile)
        yield _ISSUE, plain if counted is None else str(counted)


def _name(text: str, profile: Profile) -> str:
    """A name without the blanks that pad it and the marks round it."""
    if not profile.typesetting.spaces:
        text = _PADDING.sub("", text)
    return " ".join(text.split()).strip(_ROUND)


def _odd_days(groups: Mapping[str, str | None], text: str, start: int, profile: Profile) -> Iterator[Oddity]:
    """What is odd about the day that a rule found: no calendar has it, or it was another day of the week."""
    if not groups.get("day"):
        return
    day = read_day(groups, profile)
    if day is None:
        message = f"no calendar has the day {text.strip()!r}; no date is taken from it"
        yield Oddity(start=start, code="date-impossible", severity=Severity.NOTE, message=message)
        return
    weekday = _weekday(groups.get("weekday") or "", profile)
    whole = _whole(str(day))
    if whole and weekday and weekday != whole.isoweekday():
        message = f"{text.strip()!r} was another day of the week; the date is taken as it stands"
        yield Oddity(start=start, code="weekday-differs", severity=Severity.NOTE, message=message)


def _differs(fact: Fact, message: str) -> Oddity:
    """A fact that another one contradicts."""
    if fact.kind == _DATE:
        return Oddity(start=fact.start, code="date-differs", severity=Severity.WARNING, message=message)
    return Oddity(start=fact.start, code="folio-differs", severity=Severity.WARNING, message=message)


def _weekday(text: str, profile: Profile) -> int | None:
    """The number of a weekday, cut short or not; None where several may be meant."""
    word = "".join(text.lower().split()).rstrip(".")
    meant = {number for name, number in profile.weekdays.items() if word and name.startswith(word)}
    return meant.pop() if len(meant) == 1 else None


def _best(facts: Sequence[Fact]) -> list[Fact]:
    """The most trusted of the facts of a kind, those with the value that most of them have first."""
    least = min(fact.trust for fact in facts)
    best = [fact for fact in facts if fact.trust == least]
    counts = Counter(fact.value for fact in best)
    return sorted(best, key=lambda fact: -counts[fact.value])


def editors_of_pages(pages: Sequence[Page], edges: Sequence[Edges]) -> list[Page]:
    """Give each page its editors, whether its own edges or those of another page name them."""
    named: dict[str, dict[Contributor, None]] = {}
    for page, edge in zip(pages, edges, strict=True):
        for number_printed, editor in edge.editors:
            of_page = number_printed or page.number
            if of_page:
                named.setdefault(of_page, {})[editor] = None
    given = []
    for page, edge in zip(pages, edges, strict=True):
        own = [editor for of_page, editor in edge.editors if of_page is None]
        editors = dict.fromkeys([*page.editors, *own, *named.get(page.number or "", ())])
        given.append(attrs.evolve(page, editors=tuple(editors)) if editors else page)
    return given


def issue_facts(
    pages: Sequence[Page], edges: Sequence[Edges], date: datetime.date | None, newspaper: str | None
) -> IssueFacts:
    """Tell what the pages say of their issue; what the caller says of it stands.

    Args:
        pages: The pages, for the places of diagnostics.
        edges: What the edges of each say.
        date: The day that the caller gives.
        newspaper: The newspaper that the caller gives.
    """
    said = {kind: _agreed(kind, edges) for kind in (_DATE, _NEWSPAPER, _ISSUE, _EDITION)}
    given = {_DATE: date.isoformat() if date else None, _NEWSPAPER: newspaper}
    diagnostics = [
        _placed(odd, index, pages[index])
        for kind in (_DATE, _NEWSPAPER, _ISSUE)
        for index, odd in _contradictions(kind, edges, said[kind], given.get(kind))
    ]
    return IssueFacts(
        newspaper=newspaper or said[_NEWSPAPER],
        date=date or _whole(said[_DATE] or ""),
        number=said[_ISSUE],
        edition=said[_EDITION],
        diagnostics=tuple(diagnostics),
    )


def _agreed(kind: str, edges: Sequence[Edges]) -> str | None:
    """What most pages say of one thing; where as many say another, what the first of them says."""
    facts = [edge.facts[kind] for edge in edges if kind in edge.facts]
    if kind == _DATE:
        facts = [fact for fact in facts if _whole(fact.value)]
    if kind == _EDITION:  # an hour of printing may differ from page to page, where all are of the morning
        facts = _best(facts) if facts else []
    if not facts:
        return None
    counts = Counter(_folded(fact.value) for fact in facts)
    most = max(facts, key=lambda fact: counts[_folded(fact.value)])
    alike = [fact for fact in facts if _folded(fact.value) == _folded(most.value)]
    return min(alike, key=lambda fact: fact.trust).value


def _contradictions(
    kind: str, edges: Sequence[Edges], said: str | None, given: str | None
) -> Iterator[tuple[int, Oddity]]:
    """Pages that say something else than most, and the first that says something else than the caller."""
    called = _CALLED[kind]
    told = False
    for index, edge in enumerate(edges):
        fact = edge.facts.get(kind)
        if fact is None:
            continue
        if said and not _agree(kind, fact.value, said):
            message = f"{called} is {fact.value!r} here and {said!r} on most pages; {given or said!r} is taken"
            yield index, _differs(fact, message)
        elif given and not told and not _agree(kind, fact.value, given):
            told = True
            message = f"{called} is {fact.value!r} here; {given!r}, as the caller says, is taken"
            yield index, _differs(fact, message)


def _placed(odd: Oddity, index: int, page: Page) -> Diagnostic:
    """The same with line and column."""
    [(line, column)] = positions(with_plain_line_ends(page.text), [odd.start])
    return Diagnostic(code=odd.code, severity=odd.severity, message=odd.message, page=index, line=line, column=column)


def _agree(kind: str, one: str, other: str) -> bool:
    """Whether two printings mean the same: a day may lack its year, a name its article."""
    if kind == _DATE:
        first, second = PartialDate.from_iso(one), PartialDate.from_iso(other)
        parts = zip(attrs.astuple(first), attrs.astuple(second), strict=True)
        return all(None in pair or pair[0] == pair[1] for pair in parts)
    if kind == _NUMBER:
        return same_page(one, other)
    one, other = _folded(one), _folded(other)
    return one == other or (kind == _NEWSPAPER and (one in other or other in one))


def _folded(text: str) -> str:
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _whole(iso: str) -> datetime.date | None:
    """The day of a date as ISO writes it, where it is known whole."""
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return None
