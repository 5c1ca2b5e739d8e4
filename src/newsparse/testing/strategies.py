"""What do made-up issues look like? Hypothesis strategies for every class of the model, hostile text included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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

_Item = TypeVar("_Item")

#: Pieces that break writers which paste text together: markup, line ends, formulas, what XML and UTF-8 cannot
#: hold.
HOSTILE = (
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


def hostile_text(max_size: int = 2) -> SearchStrategy[str]:
    """Make strings that exporters trip over, of at most `max_size` pieces; lone surrogates are among them."""
    pieces = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=12))
    return st.lists(pieces, max_size=max_size).map("".join)


def spans(pages: int = 3) -> SearchStrategy[Span]:
    """Make spans on so many pages, which fit no page's text."""
    return st.builds(
        lambda page, start, length: Span(page, start, start + length),
        _indexes(pages),
        st.integers(0, 500),
        st.integers(0, 50),
    )


def elements(
    roles: SearchStrategy[Role] | None = None, text: SearchStrategy[str] | None = None, *, pages: int = 3
) -> SearchStrategy[Element]:
    """Make leaves of those roles, else of any."""
    return st.builds(
        Element,
        role=st.sampled_from(Role) if roles is None else roles,
        text=hostile_text() if text is None else text,
        spans=_tuples(spans(pages), 2),
        rule=st.sampled_from(["", "zh-Hans.headline", "blocks.default"]),
    )


def headlines(text: SearchStrategy[str] | None = None, *, pages: int = 3) -> SearchStrategy[Headline]:
    """Make heads of which any part is there."""
    return st.builds(
        Headline,
        kicker=st.none() | _leaves([Role.KICKER], text, pages),
        main=st.none() | _leaves([Role.HEADLINE], text, pages),
        deck=_tuples(_leaves([Role.DECK], text, pages), 2),
    )


def _leaves(roles: Iterable[Role], text: SearchStrategy[str] | None, pages: int) -> SearchStrategy[Element]:
    return elements(st.sampled_from(sorted(roles)), text, pages=pages)


def partial_dates() -> SearchStrategy[PartialDate]:
    """Make days of which any part is known."""
    parts = st.sampled_from(["year month day", "month day", "year month", "day", "month", "year"])
    return st.builds(
        lambda day, known: PartialDate(**{part: getattr(day, part) for part in known.split()}),
        st.dates(),
        parts,
    )


def datelines(text: SearchStrategy[str] | None = None) -> SearchStrategy[Dateline]:
    """Make datelines of which any part is known."""
    text = hostile_text() if text is None else text
    maybe = st.none() | text
    return st.builds(Dateline, source=maybe, place=maybe, date=st.none() | partial_dates(), kind=maybe, text=text)


def contributors(text: SearchStrategy[str] | None = None) -> SearchStrategy[Contributor]:
    """Make contributors of every role."""
    text = hostile_text() if text is None else text
    return st.builds(Contributor, name=text, role=st.sampled_from(ContributorRole), affiliation=st.none() | text)


def jumps(text: SearchStrategy[str] | None = None) -> SearchStrategy[Jump]:
    """Make jumps, to a page that is named or to none."""
    return st.builds(Jump, page=st.none() | (hostile_text() if text is None else text))


def joins(pages: int = 3) -> SearchStrategy[Join]:
    """Make joins of parts on so many pages."""
    reasons = st.sampled_from(["page_number", "direction", "sentence", "head", "topic"])
    return st.builds(Join, from_page=_indexes(pages), to_page=_indexes(pages), reasons=_tuples(reasons, 3))


def articles(text: SearchStrategy[str] | None = None, *, pages: int = 3, sidebars: int = 2) -> SearchStrategy[Article]:
    """Make articles of every shape, empty ones included.

    Their strings come from `text`, else they are hostile; they stand on some of so many pages, or on none,
    and have at most so many sidebars, which may have sidebars of their own, one less.
    """
    text = hostile_text() if text is None else text
    inner = articles(text, pages=pages, sidebars=sidebars - 1) if sidebars else st.nothing()
    return st.builds(
        Article,
        id=text,
        language=_languages(text),
        pages=st.sets(_indexes(pages)).map(lambda found: tuple(sorted(found))),
        label=st.none() | _leaves([Role.LABEL], text, pages),
        headline=headlines(text, pages=pages),
        dateline=st.none() | datelines(text),
        contributors=_tuples(contributors(text), 2),
        credits=_tuples(_leaves(CREDIT_ROLES, text, pages), 2),
        body=_tuples(_leaves(BODY_ROLES, text, pages), 4),
        sidebars=_tuples(inner, sidebars),
        continued_from=st.none() | jumps(text),
        continued_on=st.none() | jumps(text),
        joins=_tuples(joins(pages), 2),
    )


def boxes() -> SearchStrategy[Box]:
    """Make boxes, which fit no page's text; some stick out of their page."""
    edges = st.integers(-5, 5000) | st.floats(0, 5000, allow_nan=False)
    length, size = st.integers(0, 500), st.tuples(edges, edges).map(sorted)
    return st.builds(
        lambda at, across, down: Box(at[0], at[1], across[0], down[0], across[1], down[1]),
        st.tuples(length, length).map(sorted),
        size,
        size,
    )


def pages(text: SearchStrategy[str] | None = None, *, count: int = 3) -> SearchStrategy[Page]:
    """Make pages of every shape, one of so many: their furniture stands on any of them."""
    text = hostile_text() if text is None else text
    maybe = st.none() | text
    return st.builds(
        Page,
        text=text,
        language=_languages(text),
        number=maybe,
        section=maybe,
        editors=_tuples(contributors(text), 2),
        source=maybe,
        furniture=_tuples(_leaves(FURNITURE_ROLES, text, count), 2),
        boxes=_tuples(boxes(), 2),
    )


def diagnostics(text: SearchStrategy[str] | None = None, *, pages: int = 3) -> SearchStrategy[Diagnostic]:
    """Make diagnostics on so many pages, which fit no page's text."""
    return st.builds(
        Diagnostic,
        code=st.sampled_from(["unplaced-text", "repeated-name"]),
        severity=st.sampled_from(Severity),
        message=hostile_text() if text is None else text,
        page=_indexes(pages),
        line=st.integers(1, 500),
        column=st.integers(1, 500),
    )


def issues(text: SearchStrategy[str] | None = None) -> SearchStrategy[Issue]:
    """Make issues of every shape, empty ones included.

    Their strings come from `text`, else they are hostile; every index of a page is one of a page they have.
    """
    text = hostile_text() if text is None else text
    return st.one_of([_issues(text, count) for count in range(4)])


def _issues(text: SearchStrategy[str], count: int) -> SearchStrategy[Issue]:
    maybe = st.none() | text
    return st.builds(
        Issue,
        newspaper=maybe,
        date=st.none() | st.dates(),
        number=maybe,
        edition=maybe,
        language=_languages(text),
        pages=st.tuples(*[pages(text, count=count)] * count),
        articles=_tuples(articles(text, pages=count), 2),
        diagnostics=_tuples(diagnostics(text, pages=count), 2),
    )


def _indexes(pages: int) -> SearchStrategy[int]:
    return st.integers(0, pages - 1) if pages else st.nothing()


def _languages(text: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.sampled_from(["zh-Hans", "zh-Hant", "en", "und"]) | text


def _tuples(items: SearchStrategy[_Item], max_size: int) -> SearchStrategy[tuple[_Item, ...]]:
    """Make tuples of at most so many items; empty ones only where there can be no item."""
    return st.lists(items, max_size=0 if items.is_empty else max_size).map(tuple)
