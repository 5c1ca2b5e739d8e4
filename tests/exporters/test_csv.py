"""The CSV exporter."""

from __future__ import annotations

import csv
import io

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.dates import PartialDate
from newsparse.errors import ArgumentError
from newsparse.exporters.csv import COLUMNS, CSV, rows, unguarded
from newsparse.exporting import render
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Jump,
    Page,
    Role,
)
from newsparse.testing import check_exporter, hostile_text, issues
from page_strategies import OF_ISSUES

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=delimiter))


def writable(cell: str) -> str:
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in cell)


def titled(headline: str) -> Issue:
    main = Element(Role.HEADLINE, headline, (), "")
    return Issue(articles=(Article(id="p1a1", language="en", pages=(), headline=Headline(main=main)),))


def test_is_an_exporter_as_it_should_be() -> None:
    """CSV keeps the promises of all exporters."""
    check_exporter(CSV)


@OF_ISSUES
@given(issues(), st.sampled_from([",", ";", "\t", "，"]), st.booleans())
def test_comes_back_equal(issue: Issue, delimiter: str, formulas: bool) -> None:
    """Any CSV reader gets the cells back, line ends and quotes in them included, once unguarded."""
    header, *found = read(render(CSV, issue, delimiter=delimiter, formulas=formulas), delimiter)
    if not formulas:
        found = [[unguarded(cell) for cell in row] for row in found]
    assert header == list(COLUMNS)
    assert found == [[writable(cell) for cell in row] for row in rows(issue)]


@given(hostile_text())
@example("=1+1")
@example("\r=1")
@example("'=1")
def test_no_cell_is_a_formula(headline: str) -> None:
    """By default no cell begins with what a spreadsheet runs, and the guard is taken off without loss."""
    cell = read(render(CSV, titled(headline)))[1][COLUMNS.index("headline")]
    assert not cell.startswith(FORMULA_STARTS)
    assert unguarded(cell) == writable(headline)


@pytest.mark.parametrize("start", [*FORMULA_STARTS, "'"])
def test_each_start_of_a_formula_is_guarded(start: str) -> None:
    """Each known start of a formula gets an apostrophe before it, and so does an apostrophe."""
    data = render(CSV, titled(f"{start}1+1"))
    assert read(data)[1][COLUMNS.index("headline")] == f"'{start}1+1"
    assert read(render(CSV, titled(f"{start}1"), formulas=True))[1][COLUMNS.index("headline")] == f"{start}1"


def article() -> Article:
    def leaf(role: Role, text: str) -> Element:
        return Element(role, text, (), "")

    sidebar = Article(
        id="s",
        language="en",
        pages=(0,),
        headline=Headline(main=leaf(Role.HEADLINE, "In brief")),
        body=(leaf(Role.PARAGRAPH, "Short."),),
    )
    return Article(
        id="p1a1",
        language="en",
        pages=(0, 1, 7),
        label=leaf(Role.LABEL, "Harbour"),
        headline=Headline(
            kicker=leaf(Role.KICKER, "After ten years"),
            main=leaf(Role.HEADLINE, "Bridge opens"),
            deck=(leaf(Role.DECK, "First cars cross"), leaf(Role.DECK, "Toll set")),
        ),
        dateline=Dateline(source="AP", place="Oslo", date=PartialDate(month=4, day=12), text="OSLO (AP)"),
        contributors=(
            Contributor(name="Ann Lee", role=ContributorRole.REPORTER, affiliation="AP"),
            Contributor(name="Bo Ek", role=ContributorRole.PHOTOGRAPHER),
        ),
        body=(leaf(Role.PARAGRAPH, "It is open."), leaf(Role.PARAGRAPH, "At last.")),
        sidebars=(attrs.evolve(sidebar, sidebars=(sidebar,)), sidebar),
        continued_from=Jump(page="1"),
        continued_on=Jump(),
    )


def test_row_tells_the_article() -> None:
    """One row says of an article what a person looks for, sidebars folded into a column of their own."""
    pages = Page(text="", number="2", section="News"), Page(text="", section="Harbour"), Page(text="", section="Sport")
    issue = Issue(newspaper="The Quay", number="88", edition="Late", pages=pages, articles=(article(),))
    header, row = read(render(CSV, issue))
    assert dict(zip(header, row, strict=True)) == {
        "newspaper": "The Quay",
        "date": "",
        "issue_number": "88",
        "edition": "Late",
        "pages": "2",
        "section": "News, Harbour",
        "id": "p1a1",
        "language": "en",
        "label": "Harbour",
        "kicker": "After ten years",
        "headline": "Bridge opens",
        "deck": "First cars cross\nToll set",
        "dateline": "OSLO (AP)",
        "dateline_source": "AP",
        "dateline_place": "Oslo",
        "dateline_date": "'--04-12",
        "dateline_kind": "",
        "contributors": "reporter: Ann Lee (AP); photographer: Bo Ek",
        "text": "It is open.\n\nAt last.",
        "sidebars": "In brief\n\nShort.\n\nIn brief\n\nShort.\n\nIn brief\n\nShort.",
        "continued_from": "1",
        "continued_on": "?",
        "citation": "Ann Lee. “Bridge opens”. The Quay, Late, no. 88, p. 2.",
    }


def test_all_is_quoted_and_lines_end_in_crlf() -> None:
    """All cells are quoted and lines end in CRLF, as RFC 4180 has it; a lone CR stays inside its quotes."""
    lines = render(CSV, titled("a\rb")).split(b"\r\n")
    assert lines[0].startswith(b'"newspaper","date",')
    assert b'"a\rb"' in lines[1]
    assert lines[2:] == [b""]


def test_bom_goes_first_where_it_is_wanted() -> None:
    """With bom=True a spreadsheet sees that the text is UTF-8."""
    assert render(CSV, Issue(), bom=True) == b"\xef\xbb\xbf" + render(CSV, Issue())


def test_long_cells_are_not_cut() -> None:
    """A cell longer than Excel shows is written whole."""
    assert b"x" * 40_000 in render(CSV, titled("x" * 40_000))


@pytest.mark.parametrize("delimiter", ["", ";;", '"', "\n", "\r", "\0", "\ud800"])
def test_impossible_delimiter_is_refused(delimiter: str) -> None:
    """A delimiter that would break the file is refused."""
    with pytest.raises(ArgumentError, match="option 'delimiter' must be one character such as"):
        render(CSV, Issue(), delimiter=delimiter)
