"""JSON-LD: an issue and its articles in the terms of schema.org, for archives, search engines and graphs."""

from __future__ import annotations

from typing import BinaryIO

from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.schema_org import graph_text


def write(issue: Issue, stream: BinaryIO) -> None:
    """Write an issue as JSON-LD in UTF-8: a `PublicationIssue` and each article as a `NewsArticle`, a line each.

    Lone surrogates, which no well-formed text has, become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
    """
    for piece in graph_text(issue):
        stream.write(piece.encode())


JSON_LD = Exporter(
    name="json-ld",
    suffix=".jsonld",
    media_type="application/ld+json",
    description="each article as a schema.org NewsArticle, for search engines and graphs; bodies without their parts",
    write=write,
    leaves_out=(
        "Article.continued_from",
        "Article.continued_on",
        "Article.credits",
        "Article.joins",
        "Article.pages",
        "Contributor.role",
        "Dateline.kind",
        "Dateline.source",
        "Element.role",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Issue.pages",
    ),
)
