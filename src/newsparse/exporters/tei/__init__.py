"""TEI P5: an issue as a text of the digital humanities, a division an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsparse.errors import ArgumentError
from newsparse.exporters.tei.header import header
from newsparse.exporters.tei.layout import laid_out
from newsparse.exporters.tei.sheets import NAMES, Sheets
from newsparse.exporters.tei.stories import Teller
from newsparse.hookspecs import Exporter
from newsparse.markup import Node, language_tag, node
from newsparse.model import Issue
from newsparse.titles import first_page

_NAMESPACE = "http://www.tei-c.org/ns/1.0"


def write(issue: Issue, stream: BinaryIO, *, facs: str = "") -> None:
    """Write an issue as one TEI P5 document, article by article; the same issue gives the same bytes.

    Characters that XML 1.0 does not allow, lone surrogates among them, become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        facs: The address of the picture of each page: `{index}` in it is the place of the page in the issue, from 1,
            `{number}` the number it prints, `{source}` the name of its file without suffix.

    Raises:
        ArgumentError: when `facs` names none of these, so that all pages would have one picture.
    """
    if facs and not any(name in facs for name in NAMES):
        raise ArgumentError(f"option 'facs' must name the page by one of {', '.join(NAMES)}, not {facs!r}")
    sheets = Sheets(issue, facs)
    opening = f'<TEI xmlns="{_NAMESPACE}" xml:lang="{language_tag(issue.language)}">\n'
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}'.encode())
    stream.write(laid_out(header(issue), 1))
    stream.write(b"  <text>\n")
    front = sheets.front()
    if front is not None:
        stream.write(laid_out(front, 2))
    stream.write(b"    <body>\n")
    for made in _body(issue, sheets, has_front=front is not None):
        stream.write(laid_out(made, 3))
    stream.write(b"    </body>\n  </text>\n</TEI>\n")


def _body(issue: Issue, sheets: Sheets, *, has_front: bool) -> Iterator[Node]:
    """Make the pages with what stands on them between the stories, and after each the articles that begin on it."""
    teller = Teller(issue, sheets)
    opened = 0

    def begun_until(count: int) -> Iterator[Node]:
        nonlocal opened
        while opened < count:
            yield from sheets.begun(opened, front=has_front and opened == 0)
            opened += 1

    has_division = False
    for article in issue.articles:
        page = first_page(article, issue)
        for made in begun_until(0 if page is None else page + 1):
            has_division = has_division or made.tag == "div"
            yield made
        yield teller.division(article, "article")
        has_division = True
    for made in begun_until(len(issue.pages)):
        has_division = has_division or made.tag == "div"
        yield made
    if not has_division:  # TEI has no empty body
        yield node("p")


TEI = Exporter(
    name="tei",
    suffix=".tei.xml",
    media_type="application/tei+xml",
    description="TEI P5, for the digital humanities: an issue as one text, a division an article",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.joins",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Page.boxes",
        "Page.language",
        "Page.text",
    ),
)
