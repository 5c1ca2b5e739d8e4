"""What the TEI header says: of which newspaper and day the text is, in which languages, and what made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse import __version__
from newsparse.markup import Node, language_tag, node, one_line
from newsparse.model import Article, Issue
from newsparse.wording import wording

_MADE = "Made by newsparse from the text of the pages; not published by it."
_PUT_TOGETHER = (
    "Words and paragraphs that lines, columns and pages cut are put together; a story that goes on on another page is "
    "one division. Characters that XML cannot hold are U+FFFD."
)
_NUMBER = re.compile("[0-9]+")


def header(issue: Issue) -> Node:
    """Make the header of an issue; what is not known is left out."""
    numbers = ".".join(_NUMBER.findall(__version__)[:3])  # what TEI knows of versions
    application = node("application", node("label", "newsparse"), ident="newsparse", version=numbers)
    return node(
        "teiHeader",
        node(
            "fileDesc",
            node("titleStmt", node("title", _title(issue))),
            node("publicationStmt", node("p", _MADE)),
            node("sourceDesc", node("bibl", *_source(issue), type="newspaper")),
        ),
        node(
            "encodingDesc",
            node("editorialDecl", node("p", _PUT_TOGETHER)),
            node("appInfo", application),
        ),
        node("profileDesc", node("langUsage", *(node("language", ident=tag) for tag in _languages(issue)))),
    )


def _title(issue: Issue) -> str:
    """The newspaper and the day, in words of the issue's language."""
    words = wording(issue.language)
    name = one_line(issue.newspaper or "") or words.newspaper
    return ", ".join([name, words.dated(issue.date)] if issue.date else [name])


def _source(issue: Issue) -> Iterator[Node]:
    if issue.newspaper:
        yield node("title", one_line(issue.newspaper), level="j")
    if issue.edition:
        yield node("edition", one_line(issue.edition))
    if issue.number:
        yield node("biblScope", one_line(issue.number), unit="issue")
    if issue.date:
        yield node("date", wording(issue.language).dated(issue.date), when=issue.date.isoformat())


def _languages(issue: Issue) -> list[str]:
    """Tags of all languages, that of the issue first."""

    def of(article: Article) -> Iterator[str]:
        yield language_tag(article.language)
        for sidebar in article.sidebars:
            yield from of(sidebar)

    return [*dict.fromkeys([language_tag(issue.language), *(tag for article in issue.articles for tag in of(article))])]
