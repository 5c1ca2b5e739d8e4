"""What the programs people open tables with read of them: every cell as it was written."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings

import newsparse
from newsparse.exporters.csv import CSV, TSV, cells
from newsparse.exporting import render
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.testing import hostile_text, issues

EXAMPLES = Path(__file__).parents[2] / "examples"
ISSUES = issues(
    hostile_text().map(lambda text: "".join(one for one in text if one != "\0" and not "\ud800" <= one <= "\udfff"))
)
ODD = (
    *("=1+1", "+1", "-1", "@x", "\tx", "00123", "1/2", "2026-01-01", "1e5", "TRUE", "NA", "null", " x ", "'tis"),
    *('"q" x', "a\nb", "\x01\x0b\x0c\x1f", "\ufeffx", "\u2028\x85", "\ufffe\uffff", "\u202e", "x" * 65_535),
)
# As Calc numbers them: delimiter, quote, UTF-8, from row 1; then columns as they are, quoted cells as text.
_CALC_CSV = "CSV:44,34,76,1,,0,true,false"
_CALC_TSV = "CSV:9,0,76,1,{columns},0,false,false"


@pytest.fixture(scope="module")
def pandas() -> Any:
    return pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def polars() -> Any:
    return pytest.importorskip("polars")


@pytest.fixture(scope="module")
def duckdb() -> Any:
    return pytest.importorskip("duckdb")


def told(issue: Issue, exporter: Exporter) -> list[list[str | None]]:
    """The cells as they are written: those of TSV with their escapes; None where there is nothing."""
    if exporter is CSV:
        return [list(row) for row in cells(issue)]
    lines = render(TSV, issue, formulas=True).decode()[:-1].split("\n")[1:]
    return [[cell or None for cell in line.split("\t")] for line in lines]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(ISSUES)
def test_pandas_reads_what_was_written(pandas: Any, issue: Issue) -> None:
    """Pandas gives each cell, told that cells are text and that `NA` is a word."""
    for exporter, separator in ((CSV, ","), (TSV, "\t")):
        data = io.BytesIO(render(exporter, issue, formulas=True))
        frame = pandas.read_csv(data, sep=separator, dtype=str, keep_default_na=False)
        assert frame.to_numpy().tolist() == [[cell or "" for cell in row] for row in told(issue, exporter)]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(ISSUES)
def test_polars_reads_what_was_written(polars: Any, issue: Issue) -> None:
    """Polars gives each cell, told that cells are text, and tells an empty text from none."""
    assume(issue.articles)
    for exporter, separator, quote in ((CSV, ",", '"'), (TSV, "\t", None)):
        data = render(exporter, issue, formulas=True)
        frame = polars.read_csv(data, separator=separator, quote_char=quote, infer_schema=False)
        assert [list(row) for row in frame.rows()] == told(issue, exporter)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(ISSUES)
def test_duckdb_reads_what_was_written(duckdb: Any, tmp_path_factory: pytest.TempPathFactory, issue: Issue) -> None:
    """DuckDB gives each cell, told how they are quoted, and tells an empty text from none."""
    folder = tmp_path_factory.mktemp("duckdb")
    ways = {
        CSV: r"""delim = ',', quote = '"', escape = '"', new_line = '\r\n', allow_quoted_nulls = false""",
        TSV: r"""delim = '\t', quote = '', escape = '', new_line = '\n'""",
    }
    for exporter, way in ways.items():
        path = folder / f"issue{exporter.suffix}"
        path.write_bytes(render(exporter, issue, formulas=True))
        found = duckdb.sql(f"select * from read_csv('{path}', header = true, all_varchar = true, {way})").fetchall()
        assert [list(row) for row in found] == told(issue, exporter)


@pytest.mark.parametrize(("exporter", "way"), [(CSV, _CALC_CSV), (TSV, _CALC_TSV)], ids=["csv", "tsv"])
def test_libreoffice_reads_what_was_written(exporter: Exporter, way: str, tmp_path: Path) -> None:
    """LibreOffice Calc opens the tables and saves each cell as it was written: none became a number, day or formula."""
    calc = shutil.which("soffice")
    if not calc:
        pytest.skip("LibreOffice is not installed (.ci/install-office)")
    issue = newsparse.read(EXAMPLES / "lanchuan-daily-2026-02-20")
    articles = [attrs.evolve(issue.articles[0], id=odd) for odd in ODD]
    issue = attrs.evolve(issue, articles=(*issue.articles, *articles))
    way = way.format(columns="/".join(f"{number}/2" for number in range(1, len(next(cells(issue))) + 1)))
    path = tmp_path / f"issue{exporter.suffix}"
    path.write_bytes(render(exporter, issue, formulas=True))
    saved = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"
    command = [calc, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", f"--infilter={way}"]
    subprocess.run(
        [*command, "--convert-to", saved, "--outdir", str(tmp_path / "saved"), str(path)],
        check=True,
        capture_output=True,
    )
    text = (tmp_path / "saved" / "issue.csv").read_bytes().decode()
    _, *found = csv.reader(io.StringIO(text, newline=""))
    assert found == [[cell or "" for cell in row] for row in told(issue, exporter)]
