"""EPUB 3.3: an issue as a book for e-readers, a chapter an article, contents by page and article."""

from __future__ import annotations

from typing import BinaryIO

from newsparse.exporters.epub.container import write_files
from newsparse.exporters.epub.contents import chapters_of, navigation, title_of
from newsparse.exporters.epub.package import package
from newsparse.exporters.epub.pages import article_page, title_page
from newsparse.hookspecs import Exporter
from newsparse.model import Issue


def write(issue: Issue, stream: BinaryIO) -> None:
    """Write an issue as an EPUB 3.3 book; the same issue gives the same bytes.

    Names in the book are counted and never come from the text. Characters that XML 1.0 does not allow, lone
    surrogates among them, become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
    """
    chapters = chapters_of(issue)
    files = {
        "package.opf": package(issue, title_of(issue), chapters),
        "title.xhtml": title_page(issue, title_of(issue)),
        "nav.xhtml": navigation(issue, chapters),
    }
    files |= {chapter.name: article_page(chapter.article, chapter.title) for chapter in chapters}
    write_files(stream, files)


EPUB = Exporter(
    name="epub",
    suffix=".epub",
    media_type="application/epub+zip",
    description="a book for e-readers, a chapter an article; leaves out what stands between the stories",
    write=write,
)
