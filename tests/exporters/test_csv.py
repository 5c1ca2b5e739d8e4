"""The exporters of CSV and TSV."""

from __future__ import annotations

import csv
import datetime
import io
import re
from typing import ClassVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from table_rows import rebuilt, tellable

from newsparse.errors import ArgumentError
from newsparse.exporters.csv import COLUMNS, CSV, TSV, cells, unescaped, unguarded
from newsparse.exporting import render
from newsparse.hookspecs import Exporter
from newsparse.model import Article, Element, Headline, Issue, Role
from newsparse.testing import ExporterContract, hostile_text, issues

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=delimiter))


def read_lines(data: bytes) -> list[list[str]]:
    assert data.endswith(b"\n")
    return [line.split("\t") for line in data.decode("utf-8")[:-1].split("\n")]


def writable(text: str) -> str:
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)


def told(issue: Issue) -> list[list[str]]:
    """The cells as a reader that knows no absent value gives them."""
    return [[writable(cell or "") for cell in row] for row in cells(issue)]


def titled(headline: str) -> Issue:
    main = Element(Role.HEADLINE, headline, (), "")
    return Issue(articles=(Article(id="p1a1", language="en", pages=(), headline=Headline(main=main)),))


class TestCsv(ExporterContract):
    """CSV keeps the promises of all exporters."""

    exporter = CSV
    options: ClassVar = {"delimiter": ";"}
    streams = True
    stories = 500


class TestTsv(ExporterContract):
    """TSV keeps the promises of all exporters."""

    exporter = TSV
    streams = True
    stories = 500


@settings(max_examples=50)
@given(issues(), st.sampled_from([",", ";", "\t", "，"]), st.booleans())
def test_comes_back_equal(issue: Issue, delimiter: str, formulas: bool) -> None:
    """Any CSV reader gets the cells back, line ends and quotes in them included, once unguarded."""
    header, *found = read(render(CSV, issue, delimiter=delimiter, formulas=formulas), delimiter)
    if not formulas:
        found = [[unguarded(cell) for cell in row] for row in found]
    assert header == list(COLUMNS)
    assert found == told(issue)


@settings(max_examples=50)
@given(issues(), st.booleans())
def test_lines_come_back_equal(issue: Issue, formulas: bool) -> None:
    """Whoever cuts TSV at tabs and line ends has the cells, once their escapes are read."""
    header, *found = read_lines(render(TSV, issue, formulas=formulas))
    read_cells = [[unescaped(cell) if formulas else unguarded(unescaped(cell)) for cell in row] for row in found]
    assert header == list(COLUMNS)
    assert read_cells == told(issue)


def parted(cell: str | None, between: str) -> list[str]:
    """Cut a cell that holds several values, where no backslash says otherwise."""
    return [] if cell is None else re.findall(rf"(?:\A|{between})((?:[^\\{between}]|\\.)*)", cell, re.DOTALL)


def unmarked(text: str | None) -> str | None:
    return text if text is None else re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def contributor(text: str) -> dict[str, str | None]:
    role, _, rest = text.removeprefix(" ").partition(": ")
    found = re.fullmatch(r"((?:[^\\()]|\\.)*?)(?: \(((?:[^\\()]|\\.)*)\))?", rest, re.DOTALL)
    assert found, text
    return {"name": unmarked(found[1]), "role": role, "affiliation": unmarked(found[2])}


def typed(row: dict[str, str | None]) -> dict[str, object]:
    """The values of a row, from its cells."""
    return {
        **row,
        "date": row["date"] and datetime.date.fromisoformat(row["date"]),
        "deck": [unmarked(one) for one in parted(row["deck"], "\n")],
        "contributors": [contributor(one) for one in parted(row["contributors"], ";")],
    }


@settings(max_examples=50)
@given(issues(hostile_text().map(writable)))
def test_rows_lose_only_what_is_declared(issue: Issue) -> None:
    """From the rows an issue comes back without what the format leaves out; from no rows, nothing."""
    polars = pytest.importorskip("polars")
    rows = polars.read_csv(render(CSV, issue, formulas=True), infer_schema=False).to_dicts()
    assert rebuilt([typed(row) for row in rows]) == (tellable(issue, CSV) if issue.articles else Issue())
    assert [row["text"] or "" for row in rows] == [one.text for one in issue.articles]
    assert TSV.leaves_out == CSV.leaves_out


@settings(max_examples=100)
@given(hostile_text(), st.sampled_from([CSV, TSV]))
@example("=1+1", CSV)
@example("\r=1", CSV)
@example("\r=1", TSV)
@example("'=1", CSV)
def test_no_cell_is_a_formula(headline: str, exporter: Exporter) -> None:
    """By default no cell begins with what a spreadsheet runs, and the guard is taken off without loss."""
    data = render(exporter, titled(headline))
    cell = (read(data) if exporter is CSV else read_lines(data))[1][COLUMNS.index("headline")]
    assert not cell.startswith(FORMULA_STARTS)
    assert unguarded(cell if exporter is CSV else unescaped(cell)) == writable(headline)


@pytest.mark.parametrize("start", [*FORMULA_STARTS, "'"])
def test_each_start_of_a_formula_is_guarded(start: str) -> None:
    """Each known start of a formula gets an apostrophe before it, and so does an apostrophe."""
    data = render(CSV, titled(f"{start}1+1"))
    assert read(data)[1][COLUMNS.index("headline")] == f"'{start}1+1"
    assert read(render(CSV, titled(f"{start}1"), formulas=True))[1][COLUMNS.index("headline")] == f"{start}1"


def headline_of(data: bytes, delimiter: bytes) -> bytes:
    """What stands between two delimiters where the headline does."""
    return data.split(b"\n")[1].split(delimiter)[COLUMNS.index("headline")]


def test_what_is_not_known_is_an_empty_cell() -> None:
    """No value is no character at all; an empty text is one that is quoted, where there are quotes."""
    bare = Issue(articles=(Article(id="p1a1", language="en", pages=()),))
    assert headline_of(render(CSV, titled("")), b",") == b'""'
    assert headline_of(render(CSV, bare), b",") == b""
    assert headline_of(render(TSV, bare), b"\t") == headline_of(render(TSV, titled("")), b"\t") == b""


def test_cells_are_quoted_and_lines_end_in_crlf() -> None:
    """Cells are quoted and lines end in CRLF, as RFC 4180 has it; a lone CR stays inside its quotes."""
    lines = render(CSV, titled("a\rb")).split(b"\r\n")
    assert lines[0].startswith(b'"newspaper","date",')
    assert b'"a\rb"' in lines[1]
    assert lines[2:] == [b""]


def test_lines_of_tsv_are_articles() -> None:
    r"""A line is an article, whatever stands in it; a quote that would open quoting is escaped, others stay."""
    data = render(TSV, titled('"a"\t\\t\r\n'))
    assert headline_of(data, b"\t") == b'\\"a"\\t\\\\t\\r\\n'
    assert data.count(b"\n") == 2


@pytest.mark.parametrize("exporter", [CSV, TSV], ids=lambda one: one.name)
def test_bom_goes_first_where_it_is_wanted(exporter: Exporter) -> None:
    """With bom=True a spreadsheet sees that the text is UTF-8."""
    assert render(exporter, Issue(), bom=True) == b"\xef\xbb\xbf" + render(exporter, Issue())


def test_long_cells_are_not_cut() -> None:
    """A cell longer than Excel shows is written whole."""
    assert b"x" * 40_000 in render(CSV, titled("x" * 40_000))


@pytest.mark.parametrize("delimiter", ["", ";;", '"', "\n", "\r", "\0", "\ud800"])
def test_impossible_delimiter_is_refused(delimiter: str) -> None:
    """A delimiter that would break the file is refused."""
    with pytest.raises(ArgumentError, match="option 'delimiter' must be one character such as"):
        render(CSV, Issue(), delimiter=delimiter)
