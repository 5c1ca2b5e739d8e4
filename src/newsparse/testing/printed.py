"""Which issues can be printed so that a person could read them back? Strategies for such issues."""

from __future__ import annotations

from collections.abc import Sequence

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
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.profile import Profile
from newsparse.testing.templates import byline_forms, credit_forms, dateline_parts, folio_forms
from newsparse.testing.wording import Wording, wording

_GAP = 10  # code points between two leaves
_TEXTS = 2**48  # more than any name of a wording stands for
_SPREAD = 0x9E3779B97F4A7C15  # an odd number: numbers that are near each other give texts that differ all over
_LEAST_CUT = 12  # characters of a paragraph on either side of a column end


def printed_issues(language: str, *, marks: bool = True) -> SearchStrategy[Issue]:
    """Make issues of one page whose print a person could read back, in words of the language.

    Their leaves have spans, which say in what order they are printed and where a paragraph is cut: give them to
    `newsparse.testing.typeset`.

    Args:
        language: One that has a profile with `[typeset]`, and a file of words.
        marks: Whether their heads will have heading marks. Without them what has no sign of its own is left out: a
            person could not tell the second story of a page from a part of the first, where only its head begins it.
    """
    return _issues(load_profile(language), wording(language), marks)


class _Desk:
    """Makes the pieces of one page, each at the next place of it."""

    def __init__(self, draw: DrawFn, profile: Profile, words: Wording) -> None:
        self.draw = draw
        self.profile = profile
        self.words = words
        self.at = 0

    def maybe(self) -> bool:
        """Whether to print what need not be."""
        return self.draw(st.booleans())

    def text(self, name: str) -> str:
        """A text of the wording's list."""
        return self.words.text(name, self.draw(_numbers()))

    def leaf(self, role: Role, text: str) -> Element:
        """A leaf at the next place."""
        return Element(role, text, (self.span(len(text)),), "printed")

    def span(self, length: int) -> Span:
        """The next place for so many characters."""
        start, self.at = self.at, self.at + length + _GAP
        return Span(0, start, start + length)

    def maybe_leaf(self, role: Role, name: str) -> Element | None:
        """A leaf, or none; none where the language has no words for it."""
        return self.leaf(role, self.text(name)) if name in self.words and self.maybe() else None


def _numbers() -> SearchStrategy[int]:
    return st.integers(0, _TEXTS - 1).map(lambda number: number * _SPREAD % _TEXTS)


@st.composite
def _issues(draw: DrawFn, profile: Profile, words: Wording, marks: bool) -> Issue:
    desk = _Desk(draw, profile, words)
    number = str(draw(st.integers(1, 24)))
    furniture = _folio(desk, number)
    shown = number if furniture else None
    articles: list[Article] = []
    for index in range(draw(st.integers(1, 4))):
        # A deeper mark of subheads tells heads that have nothing else to tell them.
        told = index == 0 or (marks and any(leaf.role is Role.SUBHEAD for leaf in articles[-1].body))
        articles.append(_article(desk, f"p1a{index + 1}", told=told, marks=marks))
    if "notice" in words and desk.maybe():
        furniture += [desk.leaf(Role.NOTICE, desk.text("notice")), desk.leaf(Role.NOTICE, desk.text("notice_text"))]
    page = Page(text="", number=shown, language=profile.language, furniture=tuple(furniture))
    return Issue(language=profile.language, pages=(page,), articles=tuple(articles))


def _folio(desk: _Desk, number: str) -> list[Element]:
    """The folio of the page, or none."""
    forms = folio_forms(desk.profile, page=number)
    return [desk.leaf(Role.FOLIO, desk.draw(st.sampled_from(forms)))] if forms and desk.maybe() else []


def _article(desk: _Desk, identifier: str, *, told: bool, marks: bool) -> Article:
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
    came, goes = (desk.draw(st.sampled_from([None, None, jump])) for _ in range(2))
    # Where nothing has a mark or credits, subheads look like heads.
    body, pictured = _body(desk, subheads=marks or dateline is not None)
    sidebars = [_sidebar(desk, f"{identifier}s1")] if "sidebar" in desk.words and not goes and desk.maybe() else []
    return Article(
        id=identifier,
        language=desk.profile.language,
        pages=(0,),
        label=label,
        headline=Headline(kicker=kicker, main=main, deck=(deck,) if deck else ()),
        dateline=dateline,
        contributors=tuple(dict.fromkeys([*contributors, *pictured])),
        body=tuple(body),
        sidebars=tuple(sidebars),
        continued_from=came,
        continued_on=goes,
    )


def _sidebar(desk: _Desk, identifier: str) -> Article:
    main = desk.leaf(Role.HEADLINE, desk.text("sidebar"))
    return Article(
        id=identifier,
        language=desk.profile.language,
        pages=(0,),
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


def _body(desk: _Desk, *, subheads: bool) -> tuple[list[Element], list[Contributor]]:
    """Paragraphs with what stands between them, and who made the pictures."""
    body: list[Element] = []
    pictured: list[Contributor] = []
    if (note := desk.maybe_leaf(Role.EDITORS_NOTE, "editors_note")) is not None:
        body.append(note)
    paragraphs = desk.draw(st.integers(1, 4))
    for index in range(paragraphs):
        if index > 0 and subheads and desk.maybe():
            body.append(desk.leaf(Role.SUBHEAD, desk.text("subhead")))
        text = _prose(desk)
        if len(text) < 2 * _LEAST_CUT or not desk.maybe():
            body.append(desk.leaf(Role.PARAGRAPH, text))
            continue
        at = desk.draw(st.integers(_LEAST_CUT, len(text) - _LEAST_CUT))
        before = desk.span(at)
        picture, made = _picture(desk)
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
