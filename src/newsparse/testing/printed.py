"""Which issues can be printed so that a person could read them back? Strategies for such issues."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsparse.dates import PartialDate
from newsparse.languages import load_profile
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.profile import Profile
from newsparse.testing.templates import byline_forms, credit_forms, dateline_parts, folio_forms, folio_parts
from newsparse.testing.wording import Wording, wording

_GAP = 10  # code points between two leaves
_TEXTS = 2**48  # more than any name of a wording stands for
_SPREAD = 0x9E3779B97F4A7C15  # an odd number: numbers that are near each other give texts that differ all over
_TOLD_ONCE = ("headline", "sentence")
_LAST_PAGE = 24  # above it are pages that the issue does not have
_LEAST_CUT = 12  # characters of a paragraph on either side of a column end
_DISPATCH = 250  # characters of a story that has room for subheads
_BEGINS = 1  # weight that tells a standfirst by itself


def printed_issues(language: str, *, marks: bool = True, pages: int = 1) -> SearchStrategy[Issue]:
    """Make issues whose print a person could read back, in words of the language.

    Their leaves have spans, which say in what order they are printed and where a paragraph is cut: give them to
    `newsparse.testing.typeset`.

    Args:
        language: One that has a profile with `[typeset]`, and a file of words.
        marks: Whether their heads will have heading marks. Without them what has no sign of its own is left out: a
            person could not tell the second story of a page from a part of the first, where only its head begins it.
        pages: How many pages they have at most. Where that is more than one they have two at least, stories that go on
            on a later page, and folios that tell of the issue.
    """
    return _issues(load_profile(language), wording(language), marks, pages)


class _Desk:
    """Makes the pieces of a page, each at the next place of it."""

    def __init__(self, draw: DrawFn, profile: Profile, words: Wording, *, once: bool) -> None:
        self.draw = draw
        self.profile = profile
        self.words = words
        self.at = 0
        #: Index of the page.
        self.page = 0
        #: Whether nothing is told twice, since a story that is printed again is taken once; and what was told.
        self.once = once
        self.said: set[str] = set()
        #: Whether jump lines name pages that the issue does not have.
        self.jumps_out = True

    def maybe(self) -> bool:
        """Whether to print what need not be."""
        return self.draw(st.booleans())

    def text(self, name: str) -> str:
        """A text of the wording's list."""
        number = self.draw(_numbers())
        text = self.words.text(name, number)
        while self.once and name in _TOLD_ONCE and text in self.said:
            number = (number + _SPREAD) % _TEXTS
            text = self.words.text(name, number)
        self.said.add(text)
        return text

    def leaf(self, role: Role, text: str) -> Element:
        """A leaf at the next place."""
        return Element(role, text, (self.span(len(text)),), "printed")

    def span(self, length: int) -> Span:
        """The next place for so many characters."""
        start, self.at = self.at, self.at + length + _GAP
        return Span(self.page, start, start + length)

    def maybe_leaf(self, role: Role, name: str) -> Element | None:
        """A leaf, or none; none where the language has no words for it."""
        return self.leaf(role, self.text(name)) if name in self.words and self.maybe() else None


def _numbers() -> SearchStrategy[int]:
    return st.integers(0, _TEXTS - 1).map(lambda number: number * _SPREAD % _TEXTS)


@st.composite
def _issues(draw: DrawFn, profile: Profile, words: Wording, marks: bool, most: int) -> Issue:
    desk = _Desk(draw, profile, words, once=most > 1)
    count = draw(st.integers(2, most)) if most > 1 else 1
    first = draw(st.integers(1, _LAST_PAGE - count + 1))
    facts = _Facts.drawn(desk) if count > 1 else _Facts()
    told = [_folio_parts(desk, facts) for _ in range(count)]
    numbered = ["page" in parts for parts in told]
    # Else nobody could tell that a page whose folio names no number is not the one that a jump line names.
    desk.jumps_out = count == 1 or all(numbered)
    jumps = _jumps(desk, numbered)
    pages: list[Page] = []
    articles: list[Article] = []
    for index, parts in enumerate(told):
        desk.page = index
        section = desk.text("section") if "section" in parts else None
        number = str(first + index)
        furniture = _folio(desk, parts, facts, number, section)
        _stories(desk, articles, jumps, marks)
        if "notice" in words and desk.maybe():
            furniture += [desk.leaf(Role.NOTICE, desk.text("notice")), desk.leaf(Role.NOTICE, desk.text("notice_text"))]
        shown = number if "page" in parts else None
        pages.append(
            Page(text="", number=shown, section=section, language=profile.language, furniture=tuple(furniture))
        )
    return facts.issue(profile.language, frozenset[str]().union(*told), pages, articles)


@attrs.frozen
class _Facts:
    """What folios tell of an issue."""

    newspaper: str | None = None
    date: datetime.date | None = None
    number: str | None = None

    @classmethod
    def drawn(cls, desk: _Desk) -> _Facts:
        """A paper of the wording, of any day of some years."""
        newspaper = desk.text("newspaper") if "newspaper" in desk.words else None
        date = desk.draw(st.dates(datetime.date(1998, 1, 1), datetime.date(2026, 12, 31)))
        return cls(newspaper, date, str(desk.draw(st.integers(1, 30_000))))

    def issue(self, language: str, told: frozenset[str], pages: Sequence[Page], articles: Sequence[Article]) -> Issue:
        """An issue of which folios tell these parts."""
        date = self.date if "day" in told else None
        return Issue(
            newspaper=self.newspaper if "newspaper" in told else None,
            date=date,
            number=self.number if "issue_number" in told else None,
            language=language,
            pages=tuple(pages),
            articles=tuple(articles),
        )


def _folio_parts(desk: _Desk, facts: _Facts) -> frozenset[str]:
    """What the folio of a page tells; nothing where there is none."""
    known = {"page"}
    if facts.date:
        known |= {"year", "month", "day", "issue_number"}
        known |= {name for name in ("newspaper", "section") if name in desk.words}
    possible = [parts for parts in folio_parts(desk.profile) if parts <= known]
    return desk.draw(st.sampled_from(possible)) if possible and desk.maybe() else frozenset()


def _folio(desk: _Desk, parts: frozenset[str], facts: _Facts, number: str, section: str | None) -> list[Element]:
    if not parts:
        return []
    forms = folio_forms(
        desk.profile,
        newspaper=facts.newspaper if "newspaper" in parts else None,
        date=facts.date if "day" in parts else None,
        page=number if "page" in parts else None,
        section=section,
        number=facts.number if "issue_number" in parts else None,
    )
    return [desk.leaf(Role.FOLIO, desk.draw(st.sampled_from(forms)))]


def _jumps(desk: _Desk, numbered: Sequence[bool]) -> dict[int, int]:
    """From which pages stories go on where: one from a page and one to a page, since nobody could tell two apart."""
    found: dict[int, int] = {}
    for page, shown in enumerate(numbered):
        later = [one for one in range(page + 1, len(numbered)) if numbered[one] and one not in found.values()]
        if shown and later and desk.maybe():
            found[page] = desk.draw(st.sampled_from(later))
    return found


def _stories(desk: _Desk, articles: list[Article], jumps: Mapping[int, int], marks: bool) -> None:
    """Add the stories of a page, and to one that began on a page before, what it goes on with here."""
    count = desk.draw(st.integers(1, 4 if not desk.once else 3))
    going = desk.draw(st.integers(0, count - 1)) if desk.page in jumps else None
    front = next((one for one in articles if one.joins and one.joins[0].to_page == desk.page), None)
    slot = desk.draw(st.integers(0, count)) if front else None
    for index in range(count):
        if front and slot == index:
            articles[articles.index(front)] = _with_tail(desk, front)
        # A deeper mark of subheads tells heads that have nothing else to tell them.
        above = articles[-1].body if index else ()
        told = slot != index and (index == 0 or (marks and any(leaf.role is Role.SUBHEAD for leaf in above)))
        page = jumps[desk.page] if going == index else None
        articles.append(_article(desk, f"p{desk.page + 1}a{index + 1}", told=told, marks=marks, goes_to=page))
    if front and slot == count:
        articles[articles.index(front)] = _with_tail(desk, front)


def _with_tail(desk: _Desk, front: Article) -> Article:
    """A story with what stands of it on another page: under its head again or under none, its last paragraph cut."""
    again = [desk.leaf(Role.JUMP_HEAD, one.text) for one in (front.headline.main,) if one and desk.maybe()]
    *body, last = front.body
    if last.role is Role.PARAGRAPH and len(last.spans) == 1 and len(last.text) >= 2 * _LEAST_CUT and desk.maybe():
        at = desk.draw(st.integers(_LEAST_CUT, len(last.text) - _LEAST_CUT))
        (span,) = last.spans
        spans = Span(span.page, span.start, span.start + at), desk.span(len(last.text) - at)
        last = attrs.evolve(last, spans=spans)
    tail = [_paragraph(desk) for _ in range(desk.draw(st.integers(1, 2)))]
    return attrs.evolve(front, body=(*body, last, *tail), credits=tuple(again))


def _article(desk: _Desk, identifier: str, *, told: bool, marks: bool, goes_to: int | None) -> Article:
    """A story; one whose head alone does not tell that a story begins has a deck or a dateline."""
    label = desk.maybe_leaf(Role.LABEL, "label")
    kicker = desk.maybe_leaf(Role.KICKER, "kicker")
    main = desk.leaf(Role.HEADLINE, desk.text("headline"))
    deck = None if kicker else desk.maybe_leaf(Role.DECK, "deck")
    # Kickers alone tell little: subheads of one make look like them.
    signed = told or deck is not None
    contributors = _contributors(desk) if desk.maybe() else []
    dateline = _dateline(desk, contributors) if not signed or desk.maybe() else None
    jump = Jump(page=str(desk.draw(st.integers(25, 40))))
    came, goes = (desk.draw(st.sampled_from([None, None, jump])) if desk.jumps_out else None for _ in range(2))
    goes = goes if goes_to is None else None
    sidebars = "sidebar" in desk.words and not goes and goes_to is None
    # Where nothing has a mark or credits, subheads look like heads.
    body, pictured = _body(desk, subheads=marks or dateline is not None, marks=marks, dated=dateline is not None)
    boxes = [_sidebar(desk, f"{identifier}s1")] if sidebars and desk.maybe() else []
    return Article(
        id=identifier,
        language=desk.profile.language,
        pages=(desk.page,) if goes_to is None else (desk.page, goes_to),
        label=label,
        headline=Headline(kicker=kicker, main=main, deck=(deck,) if deck else ()),
        dateline=dateline,
        contributors=tuple(dict.fromkeys([*contributors, *pictured])),
        body=tuple(body),
        sidebars=tuple(boxes),
        continued_from=came,
        continued_on=goes,
        joins=() if goes_to is None else (Join(from_page=desk.page, to_page=goes_to, reasons=("page_number",)),),
    )


def _sidebar(desk: _Desk, identifier: str) -> Article:
    main = desk.leaf(Role.HEADLINE, desk.text("sidebar"))
    return Article(
        id=identifier,
        language=desk.profile.language,
        pages=(desk.page,),
        headline=Headline(main=main),
        body=tuple(_paragraph(desk) for _ in range(desk.draw(st.integers(1, 2)))),
    )


def _dateline(desk: _Desk, people: Sequence[Contributor]) -> Dateline:
    """A dateline that the language prints; one that names the contributors too only where there are some."""
    named = desk.draw(st.sampled_from(dateline_parts(desk.profile, with_byline=bool(people))))
    numbers = {"month": desk.draw(st.integers(1, 12)), "day": desk.draw(st.integers(1, 28))}
    day = {part: number for part, number in numbers.items() if part in named}
    kind = "kind" if "source" in named else "report"  # what reporters send, and not their paper or an agency
    lists = {"source": "source", "place": "place", "kind": kind}
    texts = {part: desk.text(name) for part, name in lists.items() if part in named}
    return Dateline(text="", date=PartialDate(**day) if day else None, **texts)


def _contributors(desk: _Desk) -> list[Contributor]:
    """Who wrote a story: people of one role or two, some with their paper."""
    printed = desk.profile.typeset["roles"]
    people: dict[str, Contributor] = {}
    roles = desk.draw(st.lists(st.sampled_from(sorted(printed)), min_size=1, max_size=2, unique=True))
    if any("{names}" in printed[role] for role in roles):
        roles = roles[:1]  # names without a role word stand with no others: nobody could tell them apart
    for role in roles:
        office = any("{affiliation}" in template for template in printed[role]) and desk.maybe()
        for name in [desk.text("person") for _ in range(desk.draw(st.integers(1, 2)))]:
            affiliation = desk.words["own_source"][0] if office else None
            people.setdefault(name, Contributor(name=name, role=ContributorRole(role), affiliation=affiliation))
    named = list(people.values())
    alone = byline_forms(named, "byline", desk.profile) or byline_forms(named, "byline_at_end", desk.profile)
    return named if alone else []


def _body(desk: _Desk, *, subheads: bool, marks: bool, dated: bool) -> tuple[list[Element], list[Contributor]]:
    """Paragraphs with what stands between them, and who made the pictures."""
    evidence = desk.profile.evidence
    # Where short stories have no subheads, a bare one under a dispatch of a line or two would be the next one's head.
    least = _DISPATCH if evidence["article"]["short_story_before"] > 0 and not marks else 0
    # Where standfirsts stand over pictures, a text that has one in its first paragraph would begin with a standfirst.
    pictures = dated or evidence["standfirst"]["picture_below"] < _BEGINS
    body: list[Element] = []
    pictured: list[Contributor] = []
    if (note := desk.maybe_leaf(Role.EDITORS_NOTE, "editors_note")) is not None:
        body.append(note)
    paragraphs = desk.draw(st.integers(1, 4))
    for index in range(paragraphs):
        room = sum(len(one.text) for one in body if one.role is Role.PARAGRAPH) >= least
        if index > 0 and subheads and room and desk.maybe():
            body.append(desk.leaf(Role.SUBHEAD, desk.text("subhead")))
        text = _prose(desk)
        if len(text) < 2 * _LEAST_CUT or not desk.maybe():
            body.append(desk.leaf(Role.PARAGRAPH, text))
            continue
        at = desk.draw(st.integers(_LEAST_CUT, len(text) - _LEAST_CUT))
        before = desk.span(at)
        picture, made = _picture(desk) if body or pictures else ([], [])
        body += [Element(Role.PARAGRAPH, text, (before, desk.span(len(text) - at)), "printed"), *picture]
        pictured += made
    return body, pictured


def _paragraph(desk: _Desk) -> Element:
    return desk.leaf(Role.PARAGRAPH, _prose(desk))


def _prose(desk: _Desk) -> str:
    sentences = [desk.text("sentence") for _ in range(desk.draw(st.integers(2, 5)))]
    return (" " if desk.profile.typesetting.spaces else "").join(sentences)


def _picture(desk: _Desk) -> tuple[list[Element], list[Contributor]]:
    """A caption, with its credit or without, or nothing."""
    caption = desk.maybe_leaf(Role.CAPTION, "caption")
    if caption is None:
        return [], []
    person = Contributor(name=desk.text("person"), role=ContributorRole.PHOTOGRAPHER)
    forms = credit_forms(person, desk.profile)
    if not forms or not desk.maybe():
        return [caption], []
    return [caption, desk.leaf(Role.CREDIT, desk.draw(st.sampled_from(forms)))], [person]
