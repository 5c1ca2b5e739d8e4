"""EPUB 3.3: an issue as a book for e-readers, a front with its nameplate, a chapter an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsparse.errors import ArgumentError, suggestion
from newsparse.exporters.epub.container import write_files
from newsparse.exporters.epub.contents import Book, chapters_of, navigation
from newsparse.exporters.epub.cover import cover_picture, front_page
from newsparse.exporters.epub.package import package
from newsparse.exporters.epub.pages import article_page
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.wording import vertical_languages, wording

_BY_PAGE, _BY_SECTION = "page", "section"


def write(issue: Issue, stream: BinaryIO, *, contents: str = _BY_PAGE, vertical: bool = False) -> None:
    """Write an issue as an EPUB 3.3 book; the same issue gives the same bytes.

    Names in the book are counted and never come from the text. Characters that XML 1.0 does not allow, lone
    surrogates among them, become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        contents: Whether the articles stand under their printed pages, `page`, or under their sections, `section`.
        vertical: Whether lines run down the page and pages from right to left, as in Chinese, Japanese and Korean
            print. Articles in other languages keep their lines across.

    Raises:
        ArgumentError: when `contents` is another word, or the issue is in a language whose lines do not run down.
    """
    if contents not in (_BY_PAGE, _BY_SECTION):
        raise ArgumentError(f"option 'contents' has no {contents!r}: {suggestion(contents, (_BY_PAGE, _BY_SECTION))}")
    if vertical and not wording(issue.language).vertical:
        known = ", ".join(vertical_languages())
        raise ArgumentError(
            f"option 'vertical' is for issues in {known}; this one is in {issue.language!r}: leave it out"
        )
    book = Book(issue=issue, chapters=chapters_of(issue, by_section=contents == _BY_SECTION), vertical=vertical)
    write_files(stream, _files(book))


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    """Make the files of a book, one after the other."""
    yield "package.opf", package(book)
    yield "title.xhtml", front_page(book)
    yield "nav.xhtml", navigation(book)
    yield "cover.svg", cover_picture(book)
    for chapter in book.chapters:
        yield chapter.name, article_page(chapter, book)


EPUB = Exporter(
    name="epub",
    suffix=".epub",
    media_type="application/epub+zip",
    description="a book for e-readers, a chapter an article; leaves out what stands between the stories",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.id",
        "Article.joins",
        "Article.pages",  # what is printed on them stands over the article
        "Dateline.date",
        "Dateline.kind",
        "Dateline.place",
        "Dateline.source",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Issue.pages",
    ),
)
