"""Issues in the tables of a database."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.database import to_sqlite
from newsparse.errors import ArgumentError, ExportError
from newsparse.model import Article, Element, Headline, Issue, Page, Role, Span

EXAMPLES = Path(__file__).parents[1] / "examples"
_NAMES = ("lanchuan-daily-2026-02-20", "harbour-courier-2026-03-05")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two issues in one file."""
    path = tmp_path_factory.mktemp("archive") / "archive.sqlite"
    for name in _NAMES:
        to_sqlite(newsparse.read(EXAMPLES / name), path)
    return path


def asked(path: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query, values).fetchall()


def test_issues_stand_side_by_side(archive: Path) -> None:
    """Issues are added to those that are there, with what to call them."""
    assert asked(archive, "SELECT title, number, language, first_page_id FROM issues") == [
        ("岚川日报, 2026-02-20", "25001", "zh-Hans", 1),
        ("The Harbour Courier, 2026-03-05, Late City Edition", "12044", "en", 5),
    ]
    assert asked(archive, "SELECT title, source FROM pages WHERE issue_id = 2")[0] == ("Page 1 · News", "01.md")


def test_tables_are_sound(archive: Path) -> None:
    """SQLite finds no fault in the file, the index and the references among the tables."""
    assert asked(archive, "PRAGMA integrity_check") == [("ok",)]
    assert asked(archive, "PRAGMA foreign_key_check") == []
    assert asked(archive, "PRAGMA user_version") == [(1,)]


def test_an_article_is_a_row(archive: Path) -> None:
    """The row of an article says what a person looks for; a sidebar is a row that says whose it is."""
    rows = asked(archive, "SELECT id, title, other_heads, pages, section, sidebar_of FROM articles WHERE issue_id = 1")
    assert rows[:2] == [
        (1, "九十七段老渠有了当家人", "省水利厅晒出首批“无主渠段”清单", "1, 3", "要闻, 综合", None),
        (2, "水尺旁的小先生", "记者手记", "3", "综合", 1),
    ]
    [(dateline,)] = asked(archive, "SELECT text || ' ' || place || ' ' || date FROM datelines WHERE article_id = 1")
    assert dateline == "本报澄安2月19日讯 澄安 2026-02-19"
    joins = asked(archive, "SELECT from_page_id, to_page_id, reasons FROM joins WHERE article_id = 1")
    assert joins[0][:2] == (1, 3)
    assert joins[0][2].startswith('["')


def test_views_tell_contents_and_bylines(archive: Path) -> None:
    """The views list the stories of all issues, and the people with the days they wrote on."""
    contents = asked(archive, "SELECT newspaper, date, pages, title, contributors FROM contents")
    assert len(contents) == sum(len(newsparse.read(EXAMPLES / one).articles) for one in _NAMES)
    assert contents[-1] == (
        "The Harbour Courier",
        "2026-03-05",
        "4",
        "Letter: What the Latecomers Heard",
        "author: Agnes Thorley",
    )
    bylines = asked(
        archive, "SELECT name, role, articles, first_date, last_date FROM bylines WHERE name = 'Callum Strand'"
    )
    assert bylines == [("Callum Strand", "author", 2, "2026-03-05", "2026-03-05")]
    assert not asked(archive, "SELECT 1 FROM sqlite_master WHERE name = 'lone_surrogates'")


_SNIPPETS = """
SELECT articles.title, substr(articles.text, max(1, instr(lower(articles.text), lower(?1)) - 8), 24)
FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
WHERE articles_fts MATCH '"' || ?1 || '"' ORDER BY rank LIMIT 1
"""


@pytest.mark.parametrize(
    ("word", "title", "snippet"),
    [
        ("渠", "渠边", "渠"),
        ("食堂", "澄安首批社区食堂开门迎客", "食堂"),
        ("管护员", "九十七段老渠有了当家人", "管护员"),
        ("分水闸前清点", "九十七段老渠有了当家人", "分水闸前清点"),
        ("Letter", "Letter: What the Latecomers Heard", "letter"),
    ],
)
def test_search_finds_words_with_the_text_round_them(archive: Path, word: str, title: str, snippet: str) -> None:
    """A query finds words of one, two, three and more characters in all issues, and shows what stands round them."""
    [(found, text)] = asked(archive, _SNIPPETS, word)
    assert found
    assert snippet.lower() in text.lower()
    titles = asked(archive, _SNIPPETS.replace("LIMIT 1", ""), word)
    assert title in [one for one, _ in titles]


def test_pages_that_an_issue_has_not_are_counted_on(tmp_path: Path) -> None:
    """Spans on a page that the issue has not are kept, without a page to refer to."""
    body = Element(Role.PARAGRAPH, "It rose.", (Span(2, 0, 8),), "")
    issue = Issue(pages=(Page(text="Tide"),), articles=(Article(id="p1a1", language="en", pages=(2,), body=(body,)),))
    to_sqlite(issue, tmp_path / "odd.sqlite")
    assert list(newsparse.from_sqlite(tmp_path / "odd.sqlite")) == [issue]


def test_lone_surrogates_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    """Text that UTF-8 cannot hold is told beside it; others see U+FFFD there, and find what stands round it."""
    head = Element(Role.HEADLINE, "a\ud800b\udfff", (), "")
    issue = Issue(articles=(Article(id="p1a1", language="en", pages=(), headline=Headline(main=head)),))
    path = tmp_path / "odd.sqlite"
    to_sqlite(issue, path)
    to_sqlite(issue, path)
    assert asked(path, "SELECT text FROM elements WHERE part = 'headline'") == [("a\ufffdb\ufffd",)] * 2
    lone = "SELECT row_id, position, code_point FROM lone_surrogates WHERE table_name = ? AND column_name = ?"
    assert asked(path, lone, "elements", "text") == [(1, 1, 0xD800), (1, 3, 0xDFFF), (2, 1, 0xD800), (2, 3, 0xDFFF)]
    assert asked(path, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'b'") == [(2,)]
    assert list(newsparse.from_sqlite(path)) == [issue, issue]


@pytest.mark.parametrize("content", [b"not a database, but a text", None])
def test_other_files_are_left_alone(tmp_path: Path, content: bytes | None) -> None:
    """What is no database of newsparse's is refused and stays as it was."""
    path = tmp_path / "other.sqlite"
    if content is None:
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE recipes (name)")
        content = path.read_bytes()
    path.write_bytes(content)
    with pytest.raises(ExportError, match=rf"^cannot add to '{re.escape(str(path))}': .*not? .*database"):
        to_sqlite(Issue(), path)
    assert path.read_bytes() == content


def test_folder_must_be_there(tmp_path: Path) -> None:
    """A file in a folder that is not there is refused by name."""
    with pytest.raises(ExportError, match=r"^cannot add to '.*nowhere.*': unable to open database file"):
        to_sqlite(Issue(), tmp_path / "nowhere" / "archive.sqlite")


def test_issue_that_fails_is_not_added(tmp_path: Path) -> None:
    """When an issue cannot be held, those before it stay, and nothing of it is there."""
    path = tmp_path / "archive.sqlite"
    to_sqlite(Issue(newspaper="The Quay"), path)
    spans = (Span(0, 0, 2**70),)
    page = Page(text="", furniture=(Element(Role.FOLIO, "x", spans, ""),))
    with pytest.raises(OverflowError):
        to_sqlite(Issue(newspaper="The Pier", pages=(page,)), path)
    assert asked(path, "SELECT newspaper FROM issues") == [("The Quay",)]


def test_longest_word_must_be_one(tmp_path: Path) -> None:
    """A word of no character is refused before anything is made."""
    with pytest.raises(ArgumentError, match=r"^option 'longest_word' must be 1 or more, not 0$"):
        to_sqlite(Issue(), tmp_path / "archive.sqlite", longest_word=0)
    assert not (tmp_path / "archive.sqlite").exists()
