"""NITF 3.6, the XML of news agencies and editorial systems: an exporter plugin for newsparse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from newsparse import Exporter, Issue, hookimpl
from newsparse_nitf.documents import document

newsparse_api = 1  # the version of newsparse's hooks that this is written for

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can say: the same issue shall give the same bytes on any day


def write(issue: Issue, stream: BinaryIO, *, provider: str | None = None) -> None:
    """Write a zip file of NITF documents, one an article.

    Their names, `0001.xml` and so on, count the articles and come from no text. Sidebars stand in the document
    of their article. Characters that XML cannot hold (most control characters, lone surrogates, U+FFFE, U+FFFF) become
    U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        provider: Who registers the ids of the documents, such as the domain of the newspaper; else its name.
    """
    with ZipFile(stream, "w") as archive:
        for number, article in enumerate(issue.articles, 1):
            tree = document(article, issue, provider=provider)
            entry = ZipInfo(f"{number:04}.xml", _EARLIEST)
            archive.writestr(entry, ElementTree.tostring(tree, "utf-8", xml_declaration=True), ZIP_DEFLATED)


NITF = Exporter(
    name="nitf",
    suffix=".zip",
    media_type="application/zip",
    description="a NITF 3.6 document an article, for news agencies and editorial systems",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.joins",
        "Article.pages",
        "Dateline.kind",
        "Dateline.source",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Issue.language",
        "Issue.pages",
    ),
)


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer the format to newsparse."""
    return [NITF]
