"""CSV and TSV: one row an article, for spreadsheets, data frames, databases and the tools of a shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from newsparse.errors import ArgumentError
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.rows import COLUMNS as ALL_COLUMNS
from newsparse.rows import Kind, as_text

_HELD = tuple(column for column in ALL_COLUMNS if column.kind is not Kind.PIECES)
#: The names of the columns, which are the first row.
COLUMNS = tuple(column.name for column in _HELD)

_APOSTROPHE = "'"
# What a spreadsheet takes for the beginning of a formula; OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
# As PostgreSQL's COPY and MySQL's LOAD DATA read them; a quote is escaped where readers of CSV would see quoting begin.
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"'}
_TO_ESCAPE = re.compile('[\\\\\t\n\r]|^"')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r"}


def write(issue: Issue, stream: BinaryIO, *, delimiter: str = ",", bom: bool = False, formulas: bool = False) -> None:
    r"""Write an issue as CSV in UTF-8: a row of column names, then a row an article.

    Cells are quoted; between two delimiters stands nothing at all where there is no value. Lines end in `\r\n`. NUL
    and lone surrogates, which no CSV can hold, become U+FFFD. Cells are never cut: Excel shows only 32,767 characters
    of one, and Python's csv reads more than 131,072 only after `csv.field_size_limit`.

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
    # All cells are quoted, because csv before Python 3.11.9 leaves a lone \r without quotes.
    _write(stream, _lines(issue, _quoted, delimiter, "\r\n", formulas), bom)


def write_lines(issue: Issue, stream: BinaryIO, *, bom: bool = False, formulas: bool = False) -> None:
    r"""Write an issue as tab-separated values in UTF-8: a line of column names, then a line an article.

    As IANA registered `text/tab-separated-values`: nothing is quoted, and no cell holds a tab or a line end. Those are
    written `\t`, `\n` and `\r`, a backslash `\\`, a quote that begins a cell `\"`; `unescaped` reads them, and so do
    PostgreSQL and MySQL. A cell is empty where there is no value. NUL and lone surrogates become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        bom: Whether to begin with a byte order mark, which spreadsheets need to see that it is UTF-8.
        formulas: Whether to leave cells as they are that a spreadsheet would run as a formula; by default an
            apostrophe goes before them, which `unguarded` takes away again.
    """
    _write(stream, _lines(issue, _escaped, "\t", "\n", formulas), bom)


def cells(issue: Issue) -> Iterator[tuple[str | None, ...]]:
    """Give the cells of each article in the order of `COLUMNS`, as they are before anything is guarded or escaped."""
    for article in issue.articles:
        yield tuple(as_text(column, column.value(article, issue)) for column in _HELD)


def unguarded(cell: str) -> str:
    """Take away the apostrophe that guards a cell: the cell as it was before it was guarded."""
    return cell.removeprefix(_APOSTROPHE)


def unescaped(cell: str) -> str:
    """Read the escapes of a cell of TSV: the cell with its tabs, line ends, backslashes and quotes."""
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), cell)


def _lines(issue: Issue, set_off: Callable[[str], str], between: str, end: str, formulas: bool) -> Iterator[str]:
    yield between.join(map(set_off, COLUMNS)) + end
    for row in cells(issue):
        yield between.join("" if cell is None else set_off(_safe(cell, formulas)) for cell in row) + end


def _write(stream: BinaryIO, lines: Iterator[str], bom: bool) -> None:
    if bom:
        stream.write(b"\xef\xbb\xbf")
    for line in lines:
        stream.write(line.encode())


def _safe(cell: str, formulas: bool) -> str:
    held = _UNWRITABLE.sub("\ufffd", cell)
    return held if formulas or not held.startswith((*_FORMULA, _APOSTROPHE)) else _APOSTROPHE + held


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _escaped(cell: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], cell)


# What is printed on the pages of an article, and the text of its body and its sidebars, stands in its row.
_LEAVES_OUT = (
    "Article.body",
    "Article.credits",
    "Article.joins",
    "Article.pages",
    "Article.sidebars",
    "Element.rule",
    "Element.spans",
    "Issue.diagnostics",
    "Issue.language",
    "Issue.pages",
)

CSV = Exporter(
    name="csv",
    suffix=".csv",
    media_type="text/csv",
    description="one row an article, its body one text, for spreadsheets and data frames; bom=true for Excel",
    write=write,
    leaves_out=_LEAVES_OUT,
)
TSV = Exporter(
    name="tsv",
    suffix=".tsv",
    media_type="text/tab-separated-values",
    description="one line an article, its body one text, for databases and the tools of a shell; line ends are escaped",
    write=write_lines,
    leaves_out=_LEAVES_OUT,
)
