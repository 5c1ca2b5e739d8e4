"""What a plugin's reviser makes of an issue, held to the account: nothing is lost, nothing is owned twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from newsparse.accounting import AccountError, owned_spans, unowned
from newsparse.diagnostics import Severity
from newsparse.errors import ArgumentError, PluginError, told
from newsparse.findings import Finding, placed
from newsparse.hookspecs import Reviser
from newsparse.joining import text_of
from newsparse.loading import PluginReport
from newsparse.model import Element, Issue, Page, Role, Span
from newsparse.plugins import find_reviser
from newsparse.source import with_plain_line_ends

_SHOWN = 40  # characters of a leftover in a message


def revise(issue: Issue, *names: str) -> Issue:
    """Let revisers of plugins go over an issue, one after the other: `newsparse.revise(issue, "tidy")`.

    After each the account is made up again: what has lost its owner becomes an `unplaced` element of its page and a
    diagnostic.

    Args:
        issue: What was read.
        names: Names of revisers, in the order in which they go over it.

    Raises:
        ArgumentError: when an argument cannot be meant; nothing has been revised.
        PluginError: when a reviser fails, or what it returns has other pages or two owners for one character; its
            plugin is named.
    """
    if not isinstance(issue, Issue):
        raise ArgumentError(f"issue must be a newsparse.Issue, not {type(issue).__name__}; newsparse.parse returns one")
    return gone_over(issue, chosen_revisers(names))


def chosen_revisers(names: Iterable[str]) -> list[tuple[Reviser, PluginReport]]:
    """Find the revisers of those names, each with its plugin, before any of them runs.

    Raises:
        ArgumentError: when there is none of a name, or the names are no list.
        PluginError: when the plugin that offers one is at fault, or two plugins want a name.
    """
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise ArgumentError(f"revise must be a list of names of revisers, not {names!r}")
    return [find_reviser(name) for name in names]


def gone_over(issue: Issue, chosen: Iterable[tuple[Reviser, PluginReport]]) -> Issue:
    """Return what revisers make of an issue, one after the other.

    Raises:
        PluginError: when one of them fails, or returns what is no revision of the issue.
    """
    for reviser, plugin in chosen:
        issue = revised(issue, reviser, plugin)
    return issue


def revised(issue: Issue, reviser: Reviser, plugin: PluginReport | None = None) -> Issue:
    """Return what a reviser makes of an issue, with the account made up; it need not be registered.

    Raises:
        PluginError: when it fails, or returns what is no revision of the issue.
    """
    whose = f"reviser {reviser.name!r}" + (f" ({plugin})" if plugin else "")
    try:
        new = reviser.revise(issue)
    except (Exception, SystemExit) as error:  # a reviser may raise whatever it likes
        raise PluginError(f"{whose} failed: {told(error)}") from error
    if not isinstance(new, Issue):
        raise PluginError(f"{whose} returned {type(new).__name__}, which is no newsparse.Issue")
    if [page.text for page in new.pages] != [page.text for page in issue.pages]:
        raise PluginError(f"{whose} changed the text of the pages, in which all spans count; change elements instead")
    try:
        spans = owned_spans(new)
    except AccountError as error:
        raise PluginError(f"{whose} broke the account: {error}") from error
    return _accounted(new, [*_leftovers(new, spans)], reviser)


def _leftovers(issue: Issue, spans: list[list[Span]]) -> Iterator[Span]:
    for index, page in enumerate(issue.pages):
        yield from (Span(index, start, end) for start, end in unowned(page.text, spans[index]))


def _accounted(issue: Issue, leftovers: list[Span], reviser: Reviser) -> Issue:
    """Keep aside what nobody owns, and tell it."""
    if not leftovers:
        return issue
    pages = tuple(
        _with_leftovers(page, [span for span in leftovers if span.page == index], issue)
        for index, page in enumerate(issue.pages)
    )
    texts = [with_plain_line_ends(page.text) for page in issue.pages]
    findings = (
        Finding(span.page, span.start, "unplaced-text", _told(issue, span, reviser), Severity.WARNING)
        for span in leftovers
    )
    diagnostics = sorted([*issue.diagnostics, *placed(findings, texts)], key=lambda one: one.page)
    return attrs.evolve(issue, pages=pages, diagnostics=tuple(diagnostics))


def _with_leftovers(page: Page, leftovers: list[Span], issue: Issue) -> Page:
    pieces = [Element(Role.UNPLACED, "", (span,), "unplaced") for span in leftovers]
    found = [attrs.evolve(piece, text=text_of(piece, issue)) for piece in pieces]
    furniture = sorted([*page.furniture, *found], key=lambda one: one.spans[0].start if one.spans else -1)
    return attrs.evolve(page, furniture=tuple(furniture)) if found else page


def _told(issue: Issue, span: Span, reviser: Reviser) -> str:
    text = " ".join(issue.pages[span.page].text[span.start : span.end].split())
    shown = repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
    return f"reviser {reviser.name!r} left {shown} to nobody; kept aside"
