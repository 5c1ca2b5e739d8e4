"""CSV: one row an article, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsparse.citation import cite, printed_pages
from newsparse.errors import ArgumentError
from newsparse.hookspecs import Exporter
from newsparse.model import Article, Element, Issue, Jump

#: The names of the columns, which are the first row.
COLUMNS = (
    "newspaper",
    "date",
    "issue_number",
    "edition",
    "pages",
    "section",
    "id",
    "language",
    "label",
    "kicker",
    "headline",
    "deck",
    "dateline",
    "dateline_source",
    "dateline_place",
    "dateline_date",
    "dateline_kind",
    "contributors",
    "text",
    "sidebars",
    "continued_from",
    "continued_on",
    "citation",
)

_APOSTROPHE = "'"
# What a spreadsheet takes for the beginning of a formula; OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def write(issue: Issue, stream: BinaryIO, *, delimiter: str = ",", bom: bool = False, formulas: bool = False) -> None:
    r"""Write an issue as CSV in UTF-8: a row of column names, then a row an article, all cells quoted.

    Lines end in `\r\n`. NUL and lone surrogates, which no CSV can hold, become U+FFFD. Cells are never cut:
    Excel shows only 32,767 characters of one, and Python's csv reads more than 131,072 only after
    `csv.field_size_limit`.

    Args:
        issue: What to write.
        stream: Where to.
        delimiter: The one character between cells.
        bom: Whether to begin with a byte order mark, which spreadsheets need to see that it is UTF-8.
        formulas: Whether to leave cells as they are that a spreadsheet would run as a formula; by default an
            apostrophe goes before them, which `unguarded` takes away again.

    Raises:
        ArgumentError: when the delimiter is not one visible character, a blank or a tab, or is the quote.
    """
    if len(delimiter) != 1 or delimiter == '"' or not (delimiter.isprintable() or delimiter == "\t"):
        raise ArgumentError(f"option 'delimiter' must be one character such as ',', ';' or a tab, not {delimiter!r}")
    sheet = io.StringIO(newline="")
    # All cells are quoted, because csv before Python 3.11.9 leaves a lone \r without quotes.
    writer = csv.writer(sheet, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(issue):
        cells = (_UNWRITABLE.sub("\ufffd", cell) for cell in row)
        writer.writerow(cells if formulas else map(_guarded, cells))
    stream.write(sheet.getvalue().encode("utf-8-sig" if bom else "utf-8"))


def rows(issue: Issue) -> Iterator[tuple[str, ...]]:
    """Give the cells of each article in the order of `COLUMNS`, as they are before anything is guarded."""
    for article in issue.articles:
        head, dateline = article.headline, article.dateline
        yield (
            issue.newspaper or "",
            str(issue.date or ""),
            issue.number or "",
            issue.edition or "",
            ", ".join(printed_pages(article, issue)),
            ", ".join(_sections(article, issue)),
            article.id,
            article.language,
            _text(article.label),
            _text(head.kicker),
            _text(head.main),
            "\n".join(deck.text for deck in head.deck),
            dateline.text if dateline else "",
            dateline.source or "" if dateline else "",
            dateline.place or "" if dateline else "",
            str(dateline.date or "") if dateline else "",
            dateline.kind or "" if dateline else "",
            _contributors(article),
            article.text,
            "\n\n".join(_whole(sidebar) for sidebar in article.sidebars),
            _jump(article.continued_from),
            _jump(article.continued_on),
            cite(article, issue),
        )


def unguarded(cell: str) -> str:
    """Take away the apostrophe that guards a cell: the cell as it was before `write` guarded it."""
    return cell.removeprefix(_APOSTROPHE)


def _guarded(cell: str) -> str:
    return _APOSTROPHE + cell if cell.startswith((*_FORMULA, _APOSTROPHE)) else cell


def _text(element: Element | None) -> str:
    return element.text if element else ""


def _sections(article: Article, issue: Issue) -> tuple[str, ...]:
    """The sections of the pages an article stands on, each once."""
    pages = (issue.pages[index] for index in article.pages if index in range(len(issue.pages)))
    return tuple(dict.fromkeys(page.section for page in pages if page.section))


def _contributors(article: Article) -> str:
    return "; ".join(
        f"{one.role.value}: {one.name}" + (f" ({one.affiliation})" if one.affiliation else "")
        for one in article.contributors
    )


def _whole(article: Article) -> str:
    """An article with its head, its dateline and its sidebars as one text."""
    head = article.headline
    pieces = [article.label, head.kicker, head.main, *head.deck]
    texts = [_text(piece) for piece in pieces] + [article.dateline.text if article.dateline else ""]
    texts += [article.text, *map(_whole, article.sidebars)]
    return "\n\n".join(filter(None, texts))


def _jump(jump: Jump | None) -> str:
    return "" if jump is None else jump.page or "?"


CSV = Exporter(
    name="csv",
    suffix=".csv",
    media_type="text/csv",
    description="one row an article, for spreadsheets and data frames; bom=true for Excel, without spans",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.joins",
        "Article.pages",  # what is printed on them stands in the row
        "Article.sidebars",  # their text stands in the row
        "Element.role",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Issue.language",
        "Issue.pages",
    ),
)
