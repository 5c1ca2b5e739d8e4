"""What the programs people open tables with read of them: every cell as it was written."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings

import newsparse
from newsparse.exporters.csv import CSV, TSV, cells
from newsparse.exporting import render
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.testing import hostile_text, issues

EXAMPLES = Path(__file__).parents[2] / "examples"
ODD = (
    *("=1+1", "+1", "-1", "@x", "\tx", "00123", "1/2", "2026-01-01", "1e5", "TRUE", "NA", "null", " x ", "'tis"),
    *('"q" x', "a\nb", "\x01\x0b\x0c\x1f", "\ufeffx", "\u2028\x85", "\ufffe\uffff", "\u202e", "x" * 65_535),
)
# As Calc numbers them: delimiter, quote, UTF-8, from row 1; then columns as they are, quoted cells as text.
_CALC_CSV = "CSV:44,34,76,1,,0,true,false"
_CALC_TSV = "CSV:9,0,76,1,{columns},0,false,false"


@pytest.fixture(scope="module")
def made() -> list[Issue]:
    """Issues of every shape, hostile text in them."""
    found: list[Issue] = []

    def holds(text: str) -> str:
        return "".join(one for one in text if one != "\0" and not "\ud800" <= one <= "\udfff")

    @settings(max_examples=60, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(issues(hostile_text().map(holds)))
    def make(issue: Issue) -> None:
        if issue.articles:  # polars reads no row of a table without one
            found.append(issue)

    make()
    return found


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


def test_pandas_reads_what_was_written(pandas: Any, made: list[Issue]) -> None:
    """Pandas gives each cell, told that cells are text and that `NA` is a word."""
    for issue, (exporter, separator) in product(made, ((CSV, ","), (TSV, "\t"))):
        data = io.BytesIO(render(exporter, issue, formulas=True))
        frame = pandas.read_csv(data, sep=separator, dtype=str, keep_default_na=False)
        assert frame.to_numpy().tolist() == [[cell or "" for cell in row] for row in told(issue, exporter)]


def test_polars_reads_what_was_written(polars: Any, made: list[Issue]) -> None:
    """Polars gives each cell, told that cells are text, and tells an empty text from none."""
    for issue, (exporter, separator, quote) in product(made, ((CSV, ",", '"'), (TSV, "\t", None))):
        data = render(exporter, issue, formulas=True)
        frame = polars.read_csv(data, separator=separator, quote_char=quote, infer_schema=False)
        assert [list(row) for row in frame.rows()] == told(issue, exporter)


def test_duckdb_reads_what_was_written(duckdb: Any, tmp_path: Path, made: list[Issue]) -> None:
    """DuckDB gives each cell, told how they are quoted, and tells an empty text from none."""
    ways = {
        CSV: r"""delim = ',', quote = '"', escape = '"', new_line = '\r\n', allow_quoted_nulls = false""",
        TSV: r"""delim = '\t', quote = '', escape = '', new_line = '\n'""",
    }
    for number, (issue, exporter) in enumerate(product(made, ways)):
        path = tmp_path / f"{number}{exporter.suffix}"
        path.write_bytes(render(exporter, issue, formulas=True))
        query = f"SELECT * FROM read_csv('{path}', header = true, all_varchar = true, {ways[exporter]})"
        assert [list(row) for row in duckdb.sql(query).fetchall()] == told(issue, exporter)


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
        timeout=120,
    )
    text = (tmp_path / "saved" / "issue.csv").read_bytes().decode()
    _, *found = csv.reader(io.StringIO(text, newline=""))
    assert found == [[cell or "" for cell in row] for row in told(issue, exporter)]
