"""The account of a page: every non-blank character is owned by exactly one element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.errors import NewsparseError
from newsparse.model import Element, Issue, Span


class AccountError(NewsparseError):
    """Two elements own one character, or a character has no owner; the message says which and where."""


def unowned(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Find the stretches of a page's text that no span owns, blanks at their ends left out."""
    free = 0
    for start, end in sorted([(span.start, span.end) for span in spans]) + [(len(text), len(text))]:
        if start > free:
            gap = text[free:start]
            if not gap.isspace():
                begin = free + len(gap) - len(gap.lstrip())
                yield begin, begin + len(gap.strip())
        if end > free:
            free = end


def check_account(issue: Issue) -> None:
    """Prove that the account of an issue is exact.

    Raises:
        AccountError: naming the page and the characters, when one has two owners or none.
    """
    elements = list(issue.elements())
    for index, page in enumerate(issue.pages):
        owned = [(span, element) for element in elements for span in element.spans if span.page == index]
        owned.sort(key=lambda one: one[0].start)
        _refuse_overlaps(owned, page.text)
        for start, end in unowned(page.text, [span for span, _ in owned]):
            raise AccountError(f"page {index + 1}: nobody owns {page.text[start:end]!r} at {start}")


def _refuse_overlaps(owned: list[tuple[Span, Element]], text: str) -> None:
    for (span, element), (other, second) in zip(owned, owned[1:], strict=False):
        if other.start < span.end or not span.start < span.end <= len(text):
            raise AccountError(
                f"page {span.page + 1}: {element.role} ({element.rule}) at {span.start}-{span.end} "
                f"and {second.role} ({second.rule}) at {other.start}-{other.end} overlap or own nothing"
            )
