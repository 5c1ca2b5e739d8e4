"""Which issues does an exporter meet that it must not trip over? A few that are the same always, the plainest first."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Iterable
from functools import cache

import attrs
from hypothesis import HealthCheck, Phase, given, settings

from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.model import (
    BODY_ROLES,
    CREDIT_ROLES,
    FURNITURE_ROLES,
    Article,
    Box,
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
from newsparse.testing.large import large_issue
from newsparse.testing.strategies import HOSTILE, issues

_STORIES = 10
_MADE = 20
_BARE = Article(id="", language="und", pages=())


def samples() -> tuple[tuple[str, Issue], ...]:
    """Give issues of every kind, each with what it is: `an issue without any page`.

    They are new ones each time, so that what an exporter does to them stays with it.
    """
    found: tuple[tuple[str, Issue], ...] = pickle.loads(_pickled())  # noqa: S301 - what stands below
    return found


@cache
def _pickled() -> bytes:
    plain = large_issue(_STORIES)
    sections = tuple(attrs.evolve(page, section="Local") for page in plain.pages)
    kinds = (
        ("an issue without any page", Issue()),
        (
            "an issue with an article of which nothing is known",
            Issue(articles=(Article(id="", language="und", pages=()),)),
        ),
        ("an issue with nothing odd", attrs.evolve(plain, pages=sections)),
        *((f"an issue whose texts are {text!r}", issue_in(text)) for text in HOSTILE),
        *((f"an issue as strategies make it, number {number}", made) for number, made in enumerate(_made(), 1)),
    )
    return pickle.dumps(kinds)


def issue_in(text: str) -> Issue:
    """Make an issue in which everything there can be is there once, and every text is this one."""
    story = Article(
        id=text,
        language=text,
        pages=(0,),
        label=_leaf(Role.LABEL, text),
        headline=Headline(
            kicker=_leaf(Role.KICKER, text),
            main=_leaf(Role.HEADLINE, text),
            deck=(_leaf(Role.DECK, text), _leaf(Role.DECK, text)),
        ),
        dateline=Dateline(source=text, place=text, date=PartialDate(month=4, day=12), kind=text, text=text),
        contributors=tuple(Contributor(name=text, role=role, affiliation=text) for role in ContributorRole),
        credits=_leaves(CREDIT_ROLES, text),
        body=_leaves(BODY_ROLES, text),
        continued_from=Jump(page=text),
        continued_on=Jump(),
        joins=(Join(from_page=0, to_page=0, reasons=("head",)),),
    )
    return Issue(
        newspaper=text,
        date=datetime.date(2026, 4, 13),
        number=text,
        edition=text,
        language="en",
        pages=(_page_in(text),),
        articles=(attrs.evolve(story, sidebars=(story,)),),
        diagnostics=(
            Diagnostic(code="unplaced-text", severity=Severity.WARNING, message=text, page=0, line=1, column=1),
        ),
    )


def _page_in(text: str) -> Page:
    return Page(
        text=text,
        number=text,
        language=text,
        section=text,
        editors=(Contributor(name=text, role=ContributorRole.EDITOR),),
        source=text,
        furniture=_leaves(FURNITURE_ROLES, text),
        boxes=(Box(0, len(text), 0.5, 1, 99.5, 12),),
    )


def _leaf(role: Role, text: str) -> Element:
    return Element(role, text, (Span(0, 0, len(text)),), "samples")


def _leaves(roles: Iterable[Role], text: str) -> tuple[Element, ...]:
    return tuple(_leaf(role, text) for role in sorted(roles))


def _made() -> list[Issue]:
    found: list[Issue] = []

    @settings(
        max_examples=_MADE,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(issues())
    def collect(issue: Issue) -> None:
        found.append(issue)

    collect()
    return found
