"""Readings that a person gave of a page, and the same facts of what newsparse read, as lines that can be compared.

A reading refers to its page by line: `12` is line 12 without its heading mark, `"12:5-30"` columns of it, a list
of those is one text. White space and hyphens are left out of account: they are the business of other tests.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from newsparse import Article, Element, Issue, Role

_REFERENCE = re.compile(r"(\d+):(\d*)-(\d*)")
_MARK = re.compile(r"^\s*#{1,6}\s+")


def facts_of_reading(reading: dict[str, Any], page: str) -> list[str]:
    """What a person read on the page, a fact a line."""
    lines = page.split("\n")
    told = [fact for article in reading["articles"] for fact in _read_article(article, lines, "article")]
    return told + [f"furniture {_resolved(one, lines)}" for one in reading["furniture"]]


def _read_article(article: dict[str, Any], lines: list[str], kind: str) -> Iterator[str]:
    yield f"{kind} {_resolved(article.get('headline', ''), lines)}"
    for field in ("label", "kicker"):
        if field in article:
            yield f"{field} {_resolved(article[field], lines)}"
    yield from (f"deck {_resolved(one, lines)}" for one in article.get("deck", ()))
    yield from (f"{part} {_folded(word)}" for part, word in sorted(article.get("dateline", {}).items()))
    yield from (f"by {role} {_folded(name)}" for role, name in article.get("contributors", ()))
    yield from (f"{jump} {article[jump]}" for jump in ("continued_from", "continued_on") if jump in article)
    yield from (f"{kind} {_resolved(refs, lines)}" for kind, *refs in article["body"])
    for sidebar in article.get("sidebars", ()):
        yield from _read_article(sidebar, lines, "sidebar")


def _resolved(reference: Any, lines: list[str]) -> str:
    if isinstance(reference, list):
        return "".join(_resolved(one, lines) for one in reference)
    if isinstance(reference, int):
        return _folded(_MARK.sub("", lines[reference - 1]))
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return _folded(reference)
    line, start, end = (int(number) if number else None for number in found.groups())
    return _folded(lines[(line or 1) - 1][start:end])


def facts_of_issue(issue: Issue) -> list[str]:
    """What newsparse read, in the same form."""
    told = [fact for article in issue.articles for fact in _told_article(article, "article")]
    furniture = [one for page in issue.pages for one in page.furniture]
    return told + [f"furniture {_folded(_MARK.sub('', one.text))}" for one in furniture]


def _told_article(article: Article, kind: str) -> Iterator[str]:
    head = article.headline
    yield f"{kind} {_text(head.main)}"
    for field, element in (("label", article.label), ("kicker", head.kicker)):
        if element is not None:
            yield f"{field} {_text(element)}"
    yield from (f"deck {_text(one)}" for one in head.deck)
    if article.dateline:
        for part in ("date", "place", "source"):
            if getattr(article.dateline, part) is not None:
                yield f"{part} {_folded(str(getattr(article.dateline, part)))}"
    yield from (f"by {one.role} {_folded(one.name)}" for one in article.contributors)
    if article.continued_from:
        yield f"continued_from {article.continued_from.page}"
    if article.continued_on:
        yield f"continued_on {article.continued_on.page}"
    yield from (f"{one.role} {_text(one)}" for one in article.body)
    for sidebar in article.sidebars:
        yield from _told_article(sidebar, "sidebar")


def _text(element: Element | None) -> str:
    return _folded(element.text) if element else ""


def _folded(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2e17-]+", "", unicodedata.normalize("NFKC", text))


def unplaced(issue: Issue) -> list[str]:
    """What no rule knew."""
    return [one.text for one in issue.elements() if one.role is Role.UNPLACED]
