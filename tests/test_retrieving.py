"""Issues read back from the tables of a database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings

import newsparse
from newsparse.database import to_sqlite
from newsparse.errors import ReadError
from newsparse.exporters.sqlite import SQLITE
from newsparse.exporting import render
from newsparse.model import Issue
from newsparse.retrieving import from_sqlite
from newsparse.testing import issues


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("back")


@settings(max_examples=100)
@given(issues())
def test_comes_back_equal(folder: Path, issue: Issue) -> None:
    """What the exporter writes reads back as an equal issue, hostile text and lone surrogates included."""
    path = folder / "issue.sqlite"
    path.write_bytes(render(SQLITE, issue))
    assert list(from_sqlite(path)) == [issue]


@settings(max_examples=10)
@given(issues(), issues())
def test_archives_come_back_equal(folder: Path, one: Issue, other: Issue) -> None:
    """Issues that were added to each other come back in their order, however they are numbered."""
    path = folder / "archive.sqlite"
    path.unlink(missing_ok=True)
    for issue in (one, other, one):
        to_sqlite(issue, path)
    assert list(from_sqlite(path)) == [one, other, one]


def refused(path: Path, reason: str) -> None:
    with pytest.raises(ReadError, match=f"^cannot read '.*{path.name}': {reason}"):
        next(from_sqlite(path))


def test_other_files_are_refused(tmp_path: Path) -> None:
    """What is no database, another's, or not there, is refused by name and told from each other."""
    path = tmp_path / "other.sqlite"
    refused(path, "there is no such file")
    path.write_bytes(b"The tide rose at four o'clock." * 10)
    refused(path, "file is not a database; newsparse.to_sqlite writes what is read here")
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE recipes (name)")
    refused(path, "it is no database of newsparse's; newsparse.to_sqlite writes one")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("PRAGMA user_version = 2", "it is of version 2 and this release reads 1; upgrade newsparse"),
        ("DROP TABLE jumps", "no such table: jumps; newsparse.to_sqlite writes what is read here"),
        ("UPDATE pages SET number = CAST(x'ff' AS TEXT)", "Could not decode to UTF-8"),
        (
            "UPDATE elements SET role = 'sermon'",
            "its tables were changed and make no issue: 'sermon' is not",
        ),
        ("ALTER TABLE elements RENAME COLUMN rule TO reason", "its tables were changed and make no issue: 'rule'"),
    ],
)
def test_changed_tables_are_refused(tmp_path: Path, change: str, reason: str) -> None:
    """Tables that no longer make an issue are refused with what is wrong in them."""
    path = tmp_path / "changed.sqlite"
    to_sqlite(newsparse.parse("## Tide Rises\n\nIt rose at four."), path)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(change)
    refused(path, reason)
