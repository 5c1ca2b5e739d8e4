"""The exporter of SQLite: the file, and what Datasette shows of it."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import pytest

import newsparse
from newsparse.errors import ArgumentError, ExportError
from newsparse.exporters.sqlite import SQLITE
from newsparse.exporting import render
from newsparse.model import Issue
from newsparse.testing import ExporterContract

EXAMPLES = Path(__file__).parents[2] / "examples"


class TestSqlite(ExporterContract):
    """SQLite keeps the promises of all exporters."""

    exporter = SQLITE
    options: ClassVar = {"longest_word": 1}
    stories = 300
    streams = True


def test_leaves_nothing_out() -> None:
    """All of an issue stands in the tables."""
    assert SQLITE.leaves_out == ()


def test_option_is_checked() -> None:
    """A word of no character is refused, and a shorter longest word makes a smaller file."""
    with pytest.raises(ArgumentError, match=r"^option 'longest_word' must be 1 or more, not -1$"):
        render(SQLITE, Issue(), longest_word=-1)
    issue = newsparse.read(EXAMPLES / "lanchuan-daily-2026-02-20")
    assert len(render(SQLITE, issue, longest_word=2)) < len(render(SQLITE, issue))


def test_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where SQLite has no room for its file, the message says which folder is full and how to name another."""
    small = "PRAGMA page_size = 4096; PRAGMA max_page_count = 20;"
    monkeypatch.setattr("newsparse.exporters.sqlite._ALONE", small)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = f"database or disk is full (in {str(tmp_path)!r}, where temporary files go: name another folder with TMPDIR)"
    with pytest.raises(ExportError, match=re.escape(told)):
        newsparse.export(Issue(), "sqlite", tmp_path / "issue.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole issue in a file."""
    path = tmp_path_factory.mktemp("sqlite") / "issue.sqlite"
    newsparse.export(newsparse.read(EXAMPLES / "lanchuan-daily-2026-02-20"), "sqlite", path)
    return path


@pytest.fixture(scope="module")
def served(issue: Path) -> Any:
    """Datasette, as it would serve the file: give it an address and it gives its answer."""
    app = pytest.importorskip("datasette.app")
    site = app.Datasette([str(issue)])

    def answer(path: str, **parameters: str) -> Any:
        async def ask() -> Any:
            await site.invoke_startup()
            return await site.client.get(path, params=parameters)

        response = asyncio.run(ask())
        assert response.status_code == 200, response.text
        return response.json() if ".json" in path else response.text

    return answer


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("渠", "渠边"),
        ("食堂", "澄安首批社区食堂开门迎客"),
        ("管护员", "九十七段老渠有了当家人"),
        ("社区食堂", "澄安首批社区食堂开门迎客"),
        ("岚川日报", None),
        ("分水闸前清点工具", "九十七段老渠有了当家人"),
        ("尹小满", "澄安首批社区食堂开门迎客"),
        ("澄安 食堂", "澄安首批社区食堂开门迎客"),
        ("无主渠段", "九十七段老渠有了当家人"),
        ("“无主渠段”", "九十七段老渠有了当家人"),
        ("堂食", None),
    ],
)
def test_datasette_finds_words(served: Any, typed: str, title: str | None) -> None:
    """What is typed into Datasette's own search box finds words of one, two, three and more characters."""
    rows = served("/issue/articles.json", _search=typed, _shape="array")
    assert [row["title"] for row in rows if row["title"] == title] == [title] * (title is not None)
    assert bool(rows) is (title is not None)


def test_datasette_searches_one_column(served: Any) -> None:
    """Search can be kept to the columns of the index."""
    found = served("/issue/articles.json", _search_contributors="尹小满", _shape="array")
    assert [row["title"] for row in found] == ["澄安首批社区食堂开门迎客"]
    assert served("/issue/articles.json", _search_title="尹小满", _shape="array") == []


def test_datasette_hides_the_index_and_shows_the_views(served: Any) -> None:
    """Datasette knows the index of articles, hides its tables, and lists tables and views by names for people."""
    told = served("/issue.json")
    tables = {table["name"]: table for table in told["tables"]}
    assert tables["articles"]["fts_table"] == "articles_fts"
    assert {name for name, table in tables.items() if table["hidden"]} == {
        name for name in tables if name.startswith("articles_fts")
    }
    assert [view["name"] for view in told["views"]] == ["contents", "bylines"]


def test_datasette_shows_what_rows_refer_to(served: Any) -> None:
    """References are shown by what they are called: the article of a piece, the page of a span, the issue of a page."""
    [piece] = served("/issue/elements.json", _labels="on", _shape="array", text="九十七段老渠有了当家人")
    assert piece["article_id"] == {"value": 1, "label": "九十七段老渠有了当家人"}
    [page] = served("/issue/pages.json", _labels="on", _shape="array", number="3")
    assert page["issue_id"] == {"value": 1, "label": "岚川日报, 2026-02-20"}
    span = served("/issue/spans.json", _labels="on", _shape="array", _size="1")[0]
    assert span["page_id"]["label"] == "第1版 · 要闻"


def test_datasette_shows_pages(served: Any) -> None:
    """The pages for people are there: the table with its search box, a row with what refers to it, a view."""
    table = served("/issue/articles", _search="食堂")
    assert 'name="_search" value="食堂"' in table
    assert "1 row" in table
    assert "elements" in served("/issue/articles/1")
    assert "九十七段老渠有了当家人" in served("/issue/contents")


def test_index_is_whole(issue: Path) -> None:
    """SQLite's own check of the index finds no fault."""
    with closing(sqlite3.connect(issue)) as database:
        database.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
