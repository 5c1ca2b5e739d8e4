"""The package document of an EPUB: what the book is called, what is in it and in which order it is read."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence

from newsparse.exporters.epub.contents import Chapter
from newsparse.exporters.epub.markup import Node, language_tag, node, one_line, serialized
from newsparse.interchange import to_dict
from newsparse.model import Issue

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


def package(issue: Issue, title: str, chapters: Sequence[Chapter]) -> bytes:
    """Write `package.opf` of a book with a title page, a table of contents and those chapters."""
    pages = {"title": "title.xhtml", "nav": "nav.xhtml"}
    pages |= {f"chapter-{number}": chapter.name for number, chapter in enumerate(chapters, 1)}
    items = [_item(key, name) for key, name in pages.items()]
    items.append(node("item", id="style", href="style.css", **{"media-type": "text/css"}))
    return serialized(
        node(
            "package",
            node("metadata", *_metadata(issue, title), **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"}),
            node("manifest", *items),
            node("spine", *(node("itemref", idref=key) for key in pages)),
            xmlns="http://www.idpf.org/2007/opf",
            version="3.0",
            **{"unique-identifier": "identifier"},
        )
    )


def _item(key: str, name: str) -> Node:
    properties = {"properties": "nav"} if key == "nav" else {}
    return node("item", id=key, href=name, **{"media-type": _XHTML}, **properties)


def _metadata(issue: Issue, title: str) -> Iterator[Node]:
    day = issue.date.isoformat() if issue.date else ""
    yield node("dc:identifier", _identifier(issue), id="identifier")
    yield node("dc:title", " ".join(filter(None, (title, day))))
    yield node("dc:language", language_tag(issue.language))
    if publisher := one_line(issue.newspaper or ""):
        yield node("dc:publisher", publisher)
    if day:
        yield node("dc:date", day)
    yield node("meta", f"{day or _NO_DAY}T00:00:00Z", property="dcterms:modified")
    for name, value in _ACCESSIBILITY:
        yield node("meta", value, property=name)


def _identifier(issue: Issue) -> str:
    """A name that any two books of the same content share, and no others."""
    content = to_dict(issue, provenance=False)
    told = [content[key] for key in ("newspaper", "date", "language", "articles")]
    return uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(told)).urn
