"""The package document of an EPUB: what the book is called, what is in it and in which order it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newsparse.exporters.epub.contents import Book
from newsparse.identity import content_urn
from newsparse.interchange import parts_of
from newsparse.markup import Node, language_tag, node, one_line, serialized
from newsparse.model import Issue
from newsparse.wording import runs_right_to_left

_XHTML = "application/xhtml+xml"
_NO_DAY = "2000-01-01"  # of an issue without a date; the day of writing would change the bytes
_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityHazard", "none"),
)


def package(book: Book) -> bytes:
    """Write `package.opf` of a book with a front, a table of contents, its chapters and a picture for the shelf."""
    pages = {"title": "title.xhtml", "nav": "nav.xhtml"}
    pages |= {f"chapter-{number}": chapter.name for number, chapter in enumerate(book.chapters, 1)}
    items = [_item(key, name) for key, name in pages.items()]
    items.append(node("item", id="style", href="style.css", **{"media-type": "text/css"}))
    cover = {"media-type": "image/svg+xml", "properties": "cover-image"}
    items.append(node("item", id="cover", href="cover.svg", **cover))
    return serialized(
        node(
            "package",
            node("metadata", *_metadata(book), **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"}),
            node("manifest", *items),
            node("spine", *(node("itemref", idref=key) for key in pages), **_progression(book)),
            xmlns="http://www.idpf.org/2007/opf",
            version="3.0",
            **{"unique-identifier": "identifier"},
        )
    )


def _progression(book: Book) -> dict[str, str]:
    from_right = book.vertical or runs_right_to_left(language_tag(book.issue.language))
    return {"page-progression-direction": "rtl" if from_right else "ltr"}


def _item(key: str, name: str) -> Node:
    properties = {"properties": "nav"} if key == "nav" else {}
    return node("item", id=key, href=name, **{"media-type": _XHTML}, **properties)


def _metadata(book: Book) -> Iterator[Node]:
    issue = book.issue
    day = issue.date.isoformat() if issue.date else ""
    yield node("dc:identifier", _identifier(book), id="identifier")
    yield node("dc:title", " ".join(filter(None, (book.title, day))))
    yield node("dc:language", language_tag(issue.language))
    if publisher := one_line(issue.newspaper or ""):
        yield node("dc:publisher", publisher)
        yield from _series(publisher, issue)
    if day:
        yield node("dc:date", day)
    yield node("meta", f"{day or _NO_DAY}T00:00:00Z", property="dcterms:modified")
    for name, value in _ACCESSIBILITY:
        yield node("meta", value, property=name)


def _series(newspaper: str, issue: Issue) -> Iterator[Node]:
    """Let shelves put the issues of a newspaper together, in the order of their numbers."""
    yield node("meta", newspaper, property="belongs-to-collection", id="newspaper")
    yield node("meta", "series", refines="#newspaper", property="collection-type")
    if issue.number and issue.number.isascii() and issue.number.isdigit():
        yield node("meta", issue.number, refines="#newspaper", property="group-position")


def _identifier(book: Book) -> str:
    """A name that any two books of the same content share, and no others."""
    parts: dict[str, Any] = dict(parts_of(book.issue, provenance=False))
    facts = [json.dumps(parts[name]) for name in ("newspaper", "date", "language")]

    def told() -> Iterator[str]:
        yield f"[{', '.join(facts)}, ["
        for number, article in enumerate(parts["articles"]):
            yield f"{', ' if number else ''}{json.dumps(article)}"
        yield "]]"

    return content_urn(piece.encode() for piece in told())
