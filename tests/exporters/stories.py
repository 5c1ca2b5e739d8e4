"""What tests of formats for reading and citing share: made-up issues that have something of every kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
from hypothesis import Phase, given, settings

from newsparse.dates import PartialDate
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
)
from newsparse.testing import issues

#: How many made-up issues a test gets that reads each back with a parser.
SOME_ISSUES = settings(max_examples=max(20, settings().max_examples // 20))
#: Texts that break writers which paste text together.
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]></article>",
    "\x00\x08\x0b\x0c\x1f\x7f\x85\ufffe\U0001ffff",
    "\ud83d",
    "\u202eevil\u2066",
    "`'\"${{7*7}}[a](javascript:alert(1))",
    "# a\r\n\r\n---\n| a | b |\n| - | - |",
)


def leaf(role: Role, text: str) -> Element:
    """Make a piece of text."""
    return Element(role, text, (), "")


def story(head: str | None = "Bridge opens", **fields: Any) -> Article:
    """Make an article."""
    main = None if head is None else leaf(Role.HEADLINE, head)
    return attrs.evolve(Article(id="p1a1", language="en", pages=(0,), headline=Headline(main=main)), **fields)


def every_kind() -> Article:
    """Make an article that has a piece of every kind."""
    aside = story("In brief", id="p1a1s1", label=leaf(Role.LABEL, "Box"), body=(leaf(Role.PARAGRAPH, "Short."),))
    return story(
        pages=(0, 2),
        label=leaf(Role.LABEL, "Harbour"),
        headline=Headline(
            kicker=leaf(Role.KICKER, "After ten years:"),
            main=leaf(Role.HEADLINE, "Bridge opens"),
            deck=(leaf(Role.DECK, "First cars cross"), leaf(Role.DECK, "Toll set")),
        ),
        dateline=Dateline(
            source="AP", place="Oslo", date=PartialDate(year=2026, month=4, day=12), text="OSLO, April 12 (AP) —"
        ),
        contributors=(
            Contributor(name="Ann Lee", role=ContributorRole.REPORTER, affiliation="AP"),
            Contributor(name="Bo van Ek", role=ContributorRole.COLUMNIST),
            Contributor(name="AP", role=ContributorRole.AGENCY, affiliation="The Wire"),
            Contributor(name="Cy Dahl", role=ContributorRole.PHOTOGRAPHER),
            Contributor(name="何雨", role=ContributorRole.TRANSLATOR),
            Contributor(name="Di Moe", role=ContributorRole.EDITOR),
        ),
        body=(
            leaf(Role.EDITORS_NOTE, "A word before."),
            leaf(Role.PARAGRAPH, "It is open."),
            leaf(Role.SUBHEAD, "At last"),
            leaf(Role.PARAGRAPH, "Cars crossed."),
            leaf(Role.CAPTION, "The bridge."),
            leaf(Role.CREDIT, "Photo: Cy Dahl"),
            leaf(Role.PULL_QUOTE, "“It is wide.”"),
            leaf(Role.LIST_ITEM, "one"),
            leaf(Role.LIST_ITEM, "two"),
            leaf(Role.TABLE, "| Toll | Crowns |\n| --- | --- |\n| Car | 20 |"),
            leaf(Role.TABLE, "Car   20\nLorry 40"),
            leaf(Role.VERSE, "O bridge\nso wide\n\nO bridge\nso long"),
        ),
        sidebars=(aside,),
        continued_from=Jump(page="1"),
        continued_on=Jump(page="7"),
    )


def an_issue(*articles: Article, **fields: Any) -> Issue:
    """Make an issue of three pages of which the folios tell all."""
    made = Issue(
        newspaper="The Quay",
        date=datetime.date(2026, 4, 13),
        number="88",
        edition="Late City Edition",
        language="en",
        pages=(
            Page(text="", number="A1", section="News"),
            Page(text=""),
            Page(text="", number="A4", section="Harbour"),
        ),
        articles=articles or (every_kind(),),
    )
    return attrs.evolve(made, **fields)


@cache
def made_issues() -> tuple[Issue, ...]:
    """So many made-up issues full of hostile text, the same for each format that is held to its terms."""
    made: list[Issue] = []

    @settings(SOME_ISSUES, phases=[Phase.generate], database=None, derandomize=True)
    @given(issues())
    def make(issue: Issue) -> None:
        made.append(issue)

    make()
    return tuple(made)


def hostile_issue() -> Issue:
    """Make an issue in which every text is hostile, each in its turn."""
    texts = _round(HOSTILE)

    def spoiled(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(spoiled, value))
        if type(value) is str:
            return next(texts)
        if attrs.has(type(value)) and not isinstance(value, PartialDate):
            fields = (field.name for field in attrs.fields(type(value)))
            return attrs.evolve(value, **{name: spoiled(getattr(value, name)) for name in fields})
        return value

    made: Issue = spoiled(an_issue(every_kind(), every_kind()))
    return made


def _round(texts: tuple[str, ...]) -> Iterator[str]:
    while True:
        yield from texts
