"""What tests of newsparse and of its plugins need: made-up issues of every shape, and a check for exporters.

Needs hypothesis, which newsparse itself does not: `pip install hypothesis`.
"""

from __future__ import annotations

import io
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.exporting import render
from newsparse.hookspecs import Exporter
from newsparse.model import (
    BODY_ROLES,
    CREDIT_ROLES,
    FURNITURE_ROLES,
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
from newsparse.options import options_of

_Item = TypeVar("_Item")
_PAGES = 3  # as many as an issue of these strategies has at most

#: Pieces that break writers which paste text together: markup, line ends, formulas, what XML and UTF-8 cannot
#: hold.
_HOSTILE = (
    "<script>alert(1)</script>",
    "&amp;&#0;&nbsp;",
    "]]><!-- ",
    "<?xml version='1.0'?><!DOCTYPE a>",
    "../../evil\\..\\evil",
    "{number}{0}%s",
    '"quoted", "twice"\r\n\'apostrophe\'',
    "=1+1",
    "＝1＋1",
    "@here",
    "\tcell\rcell\ncell\x0bcell\x0ccell",
    "\x00\x01\x08\x1f\x7f\x85",
    "\ud800",
    "\udfff",
    "\ufffe\uffff\ufeff",
    "\u2028\u2029\u202e\u200b\u3000",
    "汉字，標點。",
    "e\u0301\U0001f5de\ufe0f",
)


def hostile_text(max_size: int = 4) -> SearchStrategy[str]:
    """Make strings that exporters trip over, of at most `max_size` pieces; lone surrogates are among them."""
    pieces = st.one_of(st.sampled_from(_HOSTILE), st.text(st.characters(), max_size=12))
    return st.lists(pieces, max_size=max_size).map("".join)


def spans() -> SearchStrategy[Span]:
    """Make spans; they fit no page's text."""
    return st.builds(
        lambda page, start, length: Span(page, start, start + length),
        st.integers(0, _PAGES - 1),
        st.integers(0, 500),
        st.integers(0, 50),
    )


def elements(roles: SearchStrategy[Role], text: SearchStrategy[str] | None = None) -> SearchStrategy[Element]:
    """Make leaves of those roles."""
    return st.builds(
        Element,
        role=roles,
        text=hostile_text() if text is None else text,
        spans=_tuples(spans(), 2),
        rule=st.sampled_from(["", "zh-Hans.headline", "blocks.default"]),
    )


def partial_dates() -> SearchStrategy[PartialDate]:
    """Make days known whole, without a year, without a day, or by their day alone."""
    days = st.dates()
    return st.one_of(
        st.builds(lambda day: PartialDate(year=day.year, month=day.month, day=day.day), days),
        st.builds(lambda day: PartialDate(month=day.month, day=day.day), days),
        st.builds(lambda day: PartialDate(year=day.year, month=day.month), days),
        st.builds(lambda day: PartialDate(day=day.day), days),
        st.builds(lambda day: PartialDate(month=day.month), days),
        st.builds(lambda day: PartialDate(year=day.year), days),
    )


def articles(text: SearchStrategy[str] | None = None, *, sidebars: int = 2) -> SearchStrategy[Article]:
    """Make articles of every shape, empty ones included, whose strings come from `text` or are hostile.

    `sidebars` is how many an article has at most; a sidebar may have one of its own less.
    """
    text = hostile_text() if text is None else text
    maybe = st.none() | text
    jumps = st.none() | st.builds(Jump, page=maybe)
    return st.builds(
        Article,
        id=text,
        language=st.sampled_from(["zh-Hans", "zh-Hant", "en", "und"]) | text,
        pages=st.sets(st.integers(0, _PAGES - 1)).map(lambda pages: tuple(sorted(pages))),
        label=_maybe_leaf(Role.LABEL, text),
        headline=st.builds(
            Headline,
            kicker=_maybe_leaf(Role.KICKER, text),
            main=_maybe_leaf(Role.HEADLINE, text),
            deck=_tuples(elements(st.just(Role.DECK), text), 2),
        ),
        dateline=st.none()
        | st.builds(
            Dateline, source=maybe, place=maybe, date=st.none() | partial_dates(), kind=maybe, text=text
        ),
        contributors=_tuples(
            st.builds(Contributor, name=text, role=st.sampled_from(ContributorRole), affiliation=maybe), 3
        ),
        credits=_tuples(elements(_roles(CREDIT_ROLES), text), 3),
        body=_tuples(elements(_roles(BODY_ROLES), text), 6),
        sidebars=_tuples(articles(text, sidebars=sidebars - 1), sidebars) if sidebars else st.just(()),
        continued_from=jumps,
        continued_on=jumps,
    )


def issues(text: SearchStrategy[str] | None = None) -> SearchStrategy[Issue]:
    """Make issues of every shape, empty ones included, whose strings come from `text` or are hostile."""
    text = hostile_text() if text is None else text
    maybe = st.none() | text
    return st.builds(
        Issue,
        newspaper=maybe,
        date=st.none() | st.dates(),
        language=st.sampled_from(["zh-Hans", "en", "und"]) | text,
        pages=_tuples(
            st.builds(
                Page,
                text=text,
                number=maybe,
                section=maybe,
                source=maybe,
                furniture=_tuples(elements(_roles(FURNITURE_ROLES), text), 3),
            ),
            _PAGES,
        ),
        articles=_tuples(articles(text), 3),
        diagnostics=_tuples(
            st.builds(
                Diagnostic,
                code=st.sampled_from(["unplaced-text", "repeated-name"]),
                severity=st.sampled_from(Severity),
                message=text,
                page=st.integers(0, _PAGES - 1),
                line=st.integers(1, 500),
                column=st.integers(1, 500),
            ),
            2,
        ),
    )


def _tuples(items: SearchStrategy[_Item], max_size: int) -> SearchStrategy[tuple[_Item, ...]]:
    return st.lists(items, max_size=max_size).map(tuple)


def _roles(roles: frozenset[Role]) -> SearchStrategy[Role]:
    return st.sampled_from(sorted(roles))


def _maybe_leaf(role: Role, text: SearchStrategy[str]) -> SearchStrategy[Element | None]:
    return st.none() | elements(st.just(role), text)


def check_exporter(exporter: Exporter, *, examples: int = 50) -> None:
    """Hold an exporter to what newsparse promises of all of them, with `examples` made-up issues.

    With its options left at their defaults it must take every issue, hostile text and no article at all
    included, write the same bytes for the same issue, and leave the stream open.

    Raises:
        AssertionError: when it breaks a promise.
        ArgumentError: when its options are not declared as they must be.
    """
    options_of(exporter)

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(issues())
    def check(issue: Issue) -> None:
        stream = io.BytesIO()
        exporter.write(issue, stream)
        if stream.closed:
            raise AssertionError(f"exporter {exporter.name!r} closes the stream, which belongs to its caller")
        if render(exporter, issue) != stream.getvalue():
            raise AssertionError(f"exporter {exporter.name!r} writes other bytes for the same issue")

    check()
