"""The account of a page: every non-blank character is owned by exactly one element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from newsparse.errors import NewsparseError
from newsparse.model import Element, Issue, Page, Span

_START = attrgetter("start")


class AccountError(NewsparseError):
    """Two elements own one character, or a character has no owner; the message says which and where."""


def unowned(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Find the stretches of a page's text that no span owns, blanks at their ends left out."""
    free = 0
    for span in sorted(spans, key=_START):
        if span.start > free:
            yield from _inked(text, free, span.start)
        if span.end > free:
            free = span.end
    yield from _inked(text, free, len(text))


def _inked(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without blanks at its ends, if anything is left of it."""
    gap = text[start:end]
    if gap and not gap.isspace():
        begin = start + len(gap) - len(gap.lstrip())
        yield begin, begin + len(gap.strip())


def check_account(issue: Issue) -> None:
    """Prove that the account of an issue is exact.

    Raises:
        AccountError: naming the page and the characters, when one has two owners or none, and the element that
            owns nothing or what is not there.
    """
    for index, (page, spans) in enumerate(zip(issue.pages, owned_spans(issue), strict=True)):
        for start, end in unowned(page.text, spans):
            raise AccountError(f"page {index + 1}: nobody owns {page.text[start:end]!r} at {start}")


def owned_spans(issue: Issue) -> list[list[Span]]:
    """What the elements own, page by page.

    Raises:
        AccountError: naming the page and the characters, when one has two owners, and the element that owns nothing or
            what is not there.
    """
    owned: list[list[tuple[Span, Element]]] = [[] for _ in issue.pages]
    for element in issue.elements():
        for span in element.spans:
            _refuse_impossible(span, element, issue.pages)
            owned[span.page].append((span, element))
    for some in owned:
        some.sort(key=lambda one: one[0].start)
        _refuse_overlaps(some)
    return [[span for span, _ in some] for some in owned]


def _refuse_impossible(span: Span, element: Element, pages: Sequence[Page]) -> None:
    name = f"{element.role} ({element.rule})"
    if not 0 <= span.page < len(pages):
        raise AccountError(f"{name} stands on page {span.page + 1} of {len(pages)}")
    length = len(pages[span.page].text)
    if not 0 <= span.start < span.end <= length:
        raise AccountError(f"page {span.page + 1}: {name} owns nothing at {span.start}-{span.end} of {length}")


def _refuse_overlaps(owned: Sequence[tuple[Span, Element]]) -> None:
    for (span, element), (other, second) in pairwise(owned):
        if other.start < span.end:
            raise AccountError(
                f"page {span.page + 1}: {element.role} ({element.rule}) at {span.start}-{span.end} "
                f"and {second.role} ({second.rule}) at {other.start}-{other.end} share characters"
            )
