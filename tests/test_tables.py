"""Tables that are texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from newsparse.tables import Cell, rows_of
from newsparse.testing import hostile_text


def cells(text: str) -> list[list[str]] | None:
    """The cells of a table, heads marked with a star, with what they span."""
    found = rows_of(text)

    def told(cell: Cell) -> str:
        spans = ("c", cell.columns), ("r", cell.rows)
        return f"{'*' if cell.is_head else ''}{cell.text}" + "".join(f" {name}{n}" for name, n in spans if n > 1)

    return None if found is None else [[told(cell) for cell in row] for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n| --- | :-: |\n| 1 | |", [["*a", "*b"], ["1", ""]]),
        ("  | a | b |\n\n|1|2|  \n", [["a", "b"], ["1", "2"]]),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>&lt;2&gt;</td></tr></table>",
            [["*a", "*b"], ["1", "<2>"]],
        ),
        ("<TABLE border=1><tbody>\n<TR><TD>a<TD>b\n<TR><TD>c<br/>d</TABLE>\n", [["a", "b"], ["c d"]]),
        ("<table><td>a<td>b</table>", [["a", "b"]]),
        ("<table><tr></tr><tr><td>H<sub>2</sub>O<p>x</p></td><td></td></tr></table>", [["H2O x", ""]]),
        ('<table><tr><td colspan="2" rowspan=3>a</td><td colspan=1 rowspan=51>b</td></tr></table>', [["a c2 r3", "b"]]),
        (
            "<table><tr><td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td>&amp;amp;</td></tr></table>",
            [["<script>alert(1)</script>", "&amp;"]],
        ),
    ],
)
def test_tables_are_read(text: str, expected: list[list[str]]) -> None:
    """Tables with pipes and in HTML come out as rows of cells; what stands in a cell is text."""
    assert cells(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a  b\n1  2",
        "| a | b |",
        "| a |\n| b |",
        "| a | b |\nand more",
        "|\n|",
        "<table></table>",
        "<table><tr><td>one cell</td></tr></table>",
        "<table>loose<tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>a</td>loose<td>b</td></tr></table>",
        "<table><tr><td>a</td><td>b</td></tr></table> after",
        "<tables><tr><td>a</td><td>b</td></tr></tables>",
        "<table><caption>c</caption><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>a<script>x</script></td><td>b</td></tr></table>",
        "<table><tr><td>a<img src=x></td><td>b</td></tr></table>",
        "<table><tr><td>a <!-- c --></td><td>b</td></tr></table>",
        "<table><tr><td>1 < 2</td><td>b</td></tr></table>",
        "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
        "<table <tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_what_is_no_table_is_left_alone(text: str) -> None:
    """Where one thing is no part of a table, or there are no two cells in a row, the text stays as it is."""
    assert cells(text) is None


@given(hostile_text(6))
def test_any_text_is_read(text: str) -> None:
    """No text makes it fail, as a table neither."""
    assert cells(text) is None or text.strip()
    found = rows_of(f"<table><tr><td>{text}</td><td>x</td></tr></table>")
    assert found is None or found[-1][-1] == Cell("x")


@pytest.mark.parametrize("piece", ["<", "<table ", "<td", "<td>", "<td a='", "|", "|-|\n", "&amp", "<b>", "<td> "])
def test_time_grows_with_the_text(piece: str) -> None:
    """Hostile tables take time as they are long: a hundred thousand pieces less than some seconds."""
    start = time.process_time()
    rows_of("<table>" + piece * 100_000)
    rows_of("|" + piece * 100_000 + "|\n" + "|" + piece * 100_000 + "|")
    assert time.process_time() - start < 10
