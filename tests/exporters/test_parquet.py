"""The exporters of Parquet and Arrow."""

from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given, settings
from table_rows import rebuilt, tellable

import newsparse
from newsparse.errors import ArgumentError
from newsparse.exporters.parquet import ARROW, PARQUET
from newsparse.exporting import render
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.testing import ExporterContract, hostile_text, issues

pytest.importorskip("pyarrow")

EXAMPLES = Path(__file__).parents[2] / "examples"
ISSUES = issues(hostile_text().map(lambda text: "".join(one for one in text if not "\ud800" <= one <= "\udfff")))


class TestParquet(ExporterContract):
    """Parquet keeps the promises of all exporters."""

    exporter = PARQUET
    options: ClassVar = {"compression": "gzip"}
    streams = True
    stories = 500


class TestArrow(ExporterContract):
    """Arrow keeps the promises of all exporters."""

    exporter = ARROW
    streams = True
    stories = 500


def table(exporter: Exporter, data: bytes) -> Any:
    """What pyarrow reads."""
    from pyarrow import ipc, parquet

    return parquet.read_table(io.BytesIO(data)) if exporter is PARQUET else ipc.open_file(data).read_all()


@settings(max_examples=50)
@given(ISSUES)
def test_rows_lose_only_what_is_declared(issue: Issue) -> None:
    """From rows and metadata an issue comes back without what the formats leave out."""
    for exporter in (PARQUET, ARROW):
        read = table(exporter, render(exporter, issue))
        facts = {name.decode(): value.decode() for name, value in read.schema.metadata.items()}
        rows = read.to_pylist()
        back = attrs.evolve(
            rebuilt(rows),
            newspaper=facts.get("newspaper"),
            date=None if "date" not in facts else datetime.date.fromisoformat(facts["date"]),
            number=facts.get("issue_number"),
            edition=facts.get("edition"),
            language=facts["language"],
        )
        assert back == tellable(issue, exporter)
        assert all(row["newspaper"] == issue.newspaper and row["date"] == issue.date for row in rows)


def test_programs_read_the_same(tmp_path: Path) -> None:
    """What polars, pandas and DuckDB read of the files is what pyarrow reads, value by value."""
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    issue = newsparse.read(EXAMPLES / "harbour-courier-2026-03-05")
    for name in ("parquet", "arrow"):
        newsparse.export(issue, name, tmp_path / f"issue.{name}")
    rows = table(PARQUET, (tmp_path / "issue.parquet").read_bytes()).to_pylist()
    assert table(ARROW, (tmp_path / "issue.arrow").read_bytes()).to_pylist() == rows
    assert polars.read_parquet(tmp_path / "issue.parquet").to_dicts() == rows
    assert polars.read_ipc(tmp_path / "issue.arrow").to_dicts() == rows
    found = duckdb.sql(f"SELECT * FROM '{tmp_path / 'issue.parquet'}'")
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == rows
    pandas = pytest.importorskip("pandas")
    assert pandas.read_parquet(tmp_path / "issue.parquet")["headline"].tolist() == [row["headline"] for row in rows]


@pytest.mark.parametrize("compression", ["zstd", "snappy", "gzip", "lz4", "brotli", "none"])
def test_each_compression_is_read(compression: str) -> None:
    """However it is compressed, the table is the same."""
    issue = newsparse.read(EXAMPLES / "harbour-courier-2026-03-05")
    assert table(PARQUET, render(PARQUET, issue, compression=compression)).equals(
        table(PARQUET, render(PARQUET, issue))
    )


def test_unknown_compression_is_refused() -> None:
    """A compression that there is none of is answered with the nearest."""
    with pytest.raises(ArgumentError, match=r"^option 'compression' cannot be 'gzipp': did you mean 'gzip'\?$"):
        render(PARQUET, Issue(), compression="gzipp")


@pytest.mark.parametrize("name", ["parquet", "arrow"])
def test_without_pyarrow_says_how_to_install_it(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where pyarrow is not there, the format is listed, and whoever asks for it is told what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArgumentError, match=r'pip install "newsparse\[arrow\]"$'):
        newsparse.export(Issue(), name, tmp_path / "issue")
    assert list(tmp_path.iterdir()) == []
    cli = pytest.importorskip("newsparse.cli", reason="click and rich are not installed")
    page = EXAMPLES / "pages" / "harbour-courier-01.md"
    assert cli.run(["read", "-q", str(page), "--to", name, "-o", str(tmp_path / "issue")]) == 2
    assert 'pip install "newsparse[arrow]"' in capsys.readouterr().err.replace("\n", " ")
    assert cli.run(["exporters"]) == 0
    assert name in capsys.readouterr().out
