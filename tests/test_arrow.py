"""An issue as a table of Arrow, for data frames and databases."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsparse
from newsparse.arrow import batches
from newsparse.capsules import arrow_stream
from newsparse.errors import ArgumentError
from newsparse.model import Article, Contributor, ContributorRole, Element, Issue, Role
from newsparse.rows import COLUMNS

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def arrow() -> Any:
    return pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def issue() -> Issue:
    return newsparse.read(EXAMPLES / "lanchuan-daily-2026-02-20")


@pytest.fixture(scope="module")
def rows(arrow: Any, issue: Issue) -> list[dict[str, Any]]:
    """The rows of the issue as pyarrow has them."""
    found: list[dict[str, Any]] = arrow.table(issue).to_pylist()
    return found


def test_a_row_has_the_values_of_an_article(rows: list[dict[str, Any]], issue: Issue) -> None:
    """A row has days as days, several values as lists, contributors and pieces as records, nothing as null."""
    assert len(rows) == len(issue.articles)
    row = rows[0]
    assert list(row) == [column.name for column in COLUMNS]
    assert row["newspaper"] == "岚川日报"
    assert row["date"] == datetime.date(2026, 2, 20)
    assert row["pages"] == ["1", "3"]
    assert row["section"] == ["要闻", "综合"]
    assert row["contributors"][2] == {"name": "蓝启山", "role": "photographer", "affiliation": None}
    assert row["body"][3] == {"kind": "credit", "text": "蓝启山 摄"}
    assert row["text"] == issue.articles[0].text
    assert row["deck"] == []
    assert row["continued_on"] is None


def test_columns_have_types(arrow: Any, issue: Issue) -> None:
    """Days are days and lists are lists, also where an issue has none, so that tables of many issues go together."""
    texts = arrow.list_(arrow.string())
    schema = arrow.table(issue).schema
    assert schema.field("date").type == arrow.date32()
    assert schema.field("pages").type == schema.field("deck").type == schema.field("sidebars").type == texts
    assert schema.field("headline").type == arrow.string()
    assert [field.name for field in schema.field("contributors").type.value_type] == ["name", "role", "affiliation"]
    assert [field.name for field in schema.field("body").type.value_type] == ["kind", "text"]
    assert arrow.table(Issue()).schema.equals(schema)
    assert arrow.concat_tables([arrow.table(issue), arrow.table(Issue()), arrow.table(issue)]).num_rows == 14


def test_what_is_known_of_the_issue_stands_beside_it(arrow: Any, issue: Issue) -> None:
    """The metadata say what is known of the issue, also where it has no article."""
    assert arrow.table(attrs.evolve(issue, articles=())).schema.metadata == {
        b"newspaper": "岚川日报".encode(),
        b"date": b"2026-02-20",
        b"issue_number": b"25001",
        b"language": b"zh-Hans",
    }
    assert arrow.table(Issue()).schema.metadata == {b"language": b"und"}


def test_lone_surrogates_are_replaced(arrow: Any) -> None:
    """What UTF-8 cannot hold becomes U+FFFD, in texts, lists, records and metadata; NUL stays."""
    odd = "a\ud800\x00"
    article = Article(
        id=odd,
        language="en",
        pages=(),
        contributors=(Contributor(name=odd, role=ContributorRole.AUTHOR, affiliation=odd),),
        body=(Element(Role.PARAGRAPH, odd, (), ""),),
        sidebars=(Article(id="s", language="en", pages=(), body=(Element(Role.PARAGRAPH, odd, (), ""),)),),
    )
    table = arrow.table(Issue(newspaper=odd, articles=(article,)))
    [row] = table.to_pylist()
    held = "a\ufffd\x00"
    assert (row["newspaper"], row["id"], row["text"], row["sidebars"]) == (held, held, held, [held])
    assert row["contributors"] == [{"name": held, "role": "author", "affiliation": held}]
    assert row["body"] == [{"kind": "paragraph", "text": held}]
    assert table.schema.metadata[b"newspaper"] == held.encode()


def test_rows_come_in_batches(arrow: Any) -> None:
    """A long issue is handed over some articles at a time, made when they are taken."""
    article = Article(id="p1a1", language="en", pages=())
    read = batches(Issue(articles=(article,) * 250))
    assert [batch.num_rows for batch in read] == [100, 100, 50]
    assert list(batches(Issue())) == []


def test_polars_reads_an_issue(rows: list[dict[str, Any]], issue: Issue) -> None:
    """`polars.DataFrame(issue)` has every value as it was."""
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(issue).to_dicts() == rows


def test_pandas_reads_an_issue(rows: list[dict[str, Any]], issue: Issue) -> None:
    """`pandas.DataFrame.from_arrow(issue)` has every value as it was."""
    pandas = pytest.importorskip("pandas")
    numpy = pytest.importorskip("numpy")
    frame = pandas.DataFrame.from_arrow(issue)

    def plain(value: Any) -> Any:
        return list(value) if isinstance(value, numpy.ndarray) else None if value != value else value

    assert [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")] == rows


def test_duckdb_reads_an_issue(rows: list[dict[str, Any]], issue: Issue) -> None:
    """DuckDB asks an issue by the name of the variable, and has every value as it was."""
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql("SELECT * FROM issue")
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == rows
    people = duckdb.sql("SELECT unnest(contributors) AS person FROM issue")  # noqa: F841 - the next query names it
    counted = duckdb.sql("SELECT person.name, count(*) FROM people GROUP BY 1").fetchall()
    assert dict(counted)["尹小满"] == 1


def test_schema_that_is_asked_for_is_given(arrow: Any, issue: Issue) -> None:
    """Who reads may ask for wider types, as the interface says."""
    wide = arrow.large_string()
    schema = arrow.table(issue).schema
    asked = schema.set(schema.get_field_index("text"), schema.field("text").with_type(wide))
    assert arrow.RecordBatchReader.from_stream(issue, schema=asked).read_all().schema.field("text").type == wide


def test_without_pyarrow_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, issue: Issue) -> None:
    """Where pyarrow is not there, whoever asks for a table is told the command that installs it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArgumentError, match=r'^tables of Arrow need pyarrow.*: pip install "newsparse\[arrow\]"$'):
        issue.__arrow_c_stream__()


def test_other_values_are_no_tables() -> None:
    """Only an issue is a table."""
    with pytest.raises(NotImplementedError, match=r"^Arrow cannot have a str$"):
        arrow_stream("issue", None)
