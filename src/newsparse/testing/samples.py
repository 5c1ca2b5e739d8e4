"""Which issues does an exporter meet that it must not trip over? A few that are the same always, the plainest first."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable, Iterable
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
        ("an issue with an article of which nothing is known", Issue(articles=(_BARE,))),
        ("an issue in which everything is said", telling_issue()),
        ("an issue with nothing odd", attrs.evolve(plain, pages=sections)),
        *((f"an issue whose texts are {text!r}", issue_in(text)) for text in HOSTILE),
        *((f"an issue as strategies make it, number {number}", made) for number, made in enumerate(_made(), 1)),
    )
    return pickle.dumps(kinds)


def issue_in(text: str) -> Issue:
    """Make an issue in which everything there can be is there, and every text is this one."""
    return _issue(lambda _: text)


def telling_issue() -> Issue:
    """Make an issue in which everything there can be is there, and every text says what it is."""
    return _issue(lambda name: name)


def _issue(say: Callable[[str], str]) -> Issue:
    """Make an issue of what is said when a text is named."""
    story = Article(
        id=say("id"),
        language=say("en-GB"),
        pages=(0,),
        label=_leaf(Role.LABEL, say),
        headline=Headline(
            kicker=_leaf(Role.KICKER, say), main=_leaf(Role.HEADLINE, say), deck=(_leaf(Role.DECK, say),) * 2
        ),
        dateline=Dateline(
            source=say("source"),
            place=say("place"),
            date=PartialDate(month=4, day=12),
            kind=say("kind"),
            text=say("source, place, April 12, kind"),
        ),
        contributors=tuple(
            Contributor(name=say(f"name of {role}"), role=role, affiliation=say(f"affiliation of {role}"))
            for role in ContributorRole
        ),
        credits=_leaves(CREDIT_ROLES, say),
        body=_leaves(BODY_ROLES, say),
        continued_from=Jump(page=say("7")),
        continued_on=Jump(page=say("9")),
        joins=(Join(from_page=0, to_page=0, reasons=("head",)),),
    )
    return Issue(
        newspaper=say("newspaper"),
        date=datetime.date(2026, 4, 13),
        number=say("8801"),
        edition=say("edition"),
        language=say("en"),
        pages=(_page(say),),
        articles=(attrs.evolve(story, sidebars=(attrs.evolve(story, id=say("id of the sidebar")),)),),
        diagnostics=(_note(say("message")),),
    )


def _page(say: Callable[[str], str]) -> Page:
    text = say("text of the page")
    return Page(
        text=text,
        number=say("8"),
        language=say("en"),
        section=say("section"),
        editors=(Contributor(name=say("name of the page's editor"), role=ContributorRole.EDITOR),),
        source=say("source of the page"),
        furniture=_leaves(FURNITURE_ROLES, say),
        boxes=(Box(0, len(text), 0.5, 1, 99.5, 12),),
    )


def _note(message: str) -> Diagnostic:
    return Diagnostic(code="unplaced-text", severity=Severity.WARNING, message=message, page=0, line=1, column=1)


def _leaf(role: Role, say: Callable[[str], str]) -> Element:
    text = say(f"text of {role}")
    return Element(role, text, (Span(0, 0, len(text)),), "samples")


def _leaves(roles: Iterable[Role], say: Callable[[str], str]) -> tuple[Element, ...]:
    return tuple(_leaf(role, say) for role in sorted(roles))


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
