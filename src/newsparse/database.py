"""How does an issue get into the tables of a database? `schema/issue-1.sql` tells what they are.

A database may hold many issues. Rows are numbered, on from the last one, so the same issue gives the same tables.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from contextlib import closing
from importlib import resources
from itertools import count
from typing import TYPE_CHECKING

from newsparse.errors import ArgumentError, ExportError
from newsparse.model import Article, Contributor, Element, Issue, Page
from newsparse.rows import COLUMNS, as_text
from newsparse.searching import LONGEST, search_words
from newsparse.titles import page_label, title_of

if TYPE_CHECKING:
    from sqlite3 import Connection

#: What `PRAGMA application_id` and `PRAGMA user_version` give in a database of newsparse's.
APPLICATION, VERSION = 0x6E777370, 1

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_SURROGATES = """
CREATE TABLE IF NOT EXISTS lone_surrogates (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    position INTEGER NOT NULL, -- of the character, from 0; U+FFFD stands there
    code_point INTEGER NOT NULL
)"""
_SEARCHED = ("title", "other_heads", "contributors", "dateline", "text")
_TOLD = tuple(
    column
    for column in COLUMNS
    if column.name in {"contributors", "dateline", "text", "pages", "section", "language", "citation"}
)

_Cell = str | int | float | None


def to_sqlite(issue: Issue, path: str | os.PathLike[str], *, longest_word: int = LONGEST) -> None:
    """Add an issue to a database, which is made where there is none: an archive of many issues in one file.

    Issues that are there stay. The same issue given twice stands there twice. `from_sqlite` gives them back.

    Args:
        issue: What to add.
        path: The database: one that newsparse made, or a file that is not there yet.
        longest_word: How many characters the longest word has that search finds in Chinese, Japanese and Korean.

    Raises:
        ArgumentError: when `longest_word` is not at least 1.
        ExportError: when the file is no database of newsparse's, or the disk refuses; nothing is then added.
    """
    import sqlite3

    check_longest_word(longest_word)
    try:
        with closing(sqlite3.connect(os.fspath(path), isolation_level=None)) as database:
            _begin(database, os.fspath(path))
            fill(database, issue, longest_word)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise ExportError(f"cannot add to {os.fspath(path)!r}: {error}") from error


def check_longest_word(longest_word: int) -> None:
    """Refuse what is no length of a word.

    Raises:
        ArgumentError: naming the option.
    """
    if longest_word < 1:
        raise ArgumentError(f"option 'longest_word' must be 1 or more, not {longest_word}")


def _begin(database: Connection, name: str) -> None:
    """Begin to add to a database of newsparse's; an empty one becomes so."""
    [(tables,)] = database.execute("SELECT count(*) FROM sqlite_master")
    if not tables:
        make_tables(database)
    elif marks_of(database) == (APPLICATION, VERSION):
        database.execute("BEGIN")
    else:
        raise ExportError(f"cannot add to {name!r}: it is no database of newsparse's; name another file")


def marks_of(database: Connection) -> tuple[int, int]:
    """The numbers of the application and of the version that a database is marked with."""
    [(application,)] = database.execute("PRAGMA application_id")
    [(version,)] = database.execute("PRAGMA user_version")
    return application, version


def make_tables(database: Connection) -> None:
    """Begin a transaction, and make in it the tables, their index for search and the views."""
    script = resources.files("newsparse") / "schema" / "issue-1.sql"
    database.executescript(f"BEGIN; {script.read_text('utf-8')}")


def fill(database: Connection, issue: Issue, longest_word: int = LONGEST) -> None:
    """Add the rows of an issue; whoever calls has begun a transaction and ends it."""
    _Filling(database, longest_word).issue(issue)


class _Filling:
    """Adds rows, numbered from the last one of each table."""

    def __init__(self, database: Connection, longest_word: int) -> None:
        self._database = database
        self._longest_word = longest_word
        self._numbers: dict[str, count[int]] = {}
        self._first_page = 0

    def add(self, table: str, **cells: _Cell) -> int:
        """Add a row and return its number."""
        if table not in self._numbers:
            [(last,)] = self._database.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - no user's word
            self._numbers[table] = count(last + 1)
        number = next(self._numbers[table])
        held = {name: self._held(table, number, name, cell) for name, cell in cells.items()}
        marks = ", ".join("?" * (len(held) + 1))
        statement = f"INSERT INTO {table} (id, {', '.join(held)}) VALUES ({marks})"  # noqa: S608 - no user's word
        self._database.execute(statement, (number, *held.values()))
        return number

    def _held(self, table: str, row: int, column: str, cell: _Cell) -> _Cell:
        """A cell as SQLite can hold it: UTF-8 has no lone surrogates, so they are noted in a table of their own."""
        if not isinstance(cell, str) or not _SURROGATE.search(cell):
            return cell
        self._database.execute(_LONE_SURROGATES)
        for found in _SURROGATE.finditer(cell):
            self.add(
                "lone_surrogates",
                table_name=table,
                row_id=row,
                column_name=column,
                position=found.start(),
                code_point=ord(found[0]),
            )
        return _SURROGATE.sub("\ufffd", cell)

    def issue(self, issue: Issue) -> None:
        [(last,)] = self._database.execute("SELECT coalesce(max(id), 0) FROM pages")
        self._first_page = last + 1
        date = issue.date.isoformat() if issue.date else None
        number = self.add(
            "issues",
            title=", ".join(filter(None, (issue.newspaper, date, issue.edition))) or "—",
            newspaper=issue.newspaper,
            date=date,
            number=issue.number,
            edition=issue.edition,
            language=issue.language,
            first_page_id=self._first_page,
        )
        for index, page in enumerate(issue.pages):
            self.page(page, number, page_label(issue, index))
        for article in issue.articles:
            self.article(article, issue, number, None)
        for one in issue.diagnostics:
            place = {"line_number": one.line, "column_number": one.column}
            told = {"code": one.code, "severity": one.severity.value, "message": one.message}
            self.add("diagnostics", issue_id=number, page_id=self._first_page + one.page, **told, **place)

    def page(self, page: Page, issue: int, title: str) -> None:
        number = self.add(
            "pages",
            issue_id=issue,
            title=title,
            number=page.number,
            section=page.section,
            language=page.language,
            source=page.source,
            text=page.text,
        )
        self.contributors(page.editors, page_id=number)
        self.elements("furniture", page.furniture, page_id=number)
        for box in page.boxes:
            edges = {f"{name}_edge": getattr(box, name) for name in ("left", "top", "right", "bottom")}
            self.add("boxes", page_id=number, start_offset=box.start, end_offset=box.end, **edges)

    def article(self, article: Article, issue: Issue, issue_number: int, sidebar_of: int | None) -> None:
        head = article.headline
        others = [*_those(article.label), *_those(head.kicker), *head.deck]
        cells = {column.name: as_text(column, column.value(article, issue)) for column in _TOLD}
        cells["title"] = title_of(article)
        cells["other_heads"] = "\n".join(one.text for one in others) or None
        number = self.add("articles", issue_id=issue_number, local_id=article.id, sidebar_of=sidebar_of, **cells)
        words = (search_words(_SURROGATE.sub(" ", cells[name] or ""), self._longest_word) for name in _SEARCHED)
        statement = f"INSERT INTO articles_fts (rowid, {', '.join(_SEARCHED)}) VALUES (?{', ?' * len(_SEARCHED)})"  # noqa: S608
        self._database.execute(statement, (number, *words))
        self.contributors(article.contributors, article_id=number)
        for part, elements in (
            ("label", _those(article.label)),
            ("kicker", _those(head.kicker)),
            ("headline", _those(head.main)),
            ("deck", head.deck),
            ("credits", article.credits),
            ("body", article.body),
        ):
            self.elements(part, elements, article_id=number)
        self.whereabouts(article, number)
        for sidebar in article.sidebars:
            self.article(sidebar, issue, issue_number, number)

    def whereabouts(self, article: Article, number: int) -> None:
        """Add where an article comes from, stands and goes on."""
        line = article.dateline
        if line is not None:
            told = {"text": line.text, "source": line.source, "place": line.place, "kind": line.kind}
            self.add("datelines", article_id=number, date=None if line.date is None else str(line.date), **told)
        for page in article.pages:
            self.add("article_pages", article_id=number, page_id=self._first_page + page)
        for direction, jump in (("from", article.continued_from), ("on", article.continued_on)):
            if jump is not None:
                self.add("jumps", article_id=number, direction=direction, page=jump.page)
        for one in article.joins:
            ends = {"from_page_id": self._first_page + one.from_page, "to_page_id": self._first_page + one.to_page}
            self.add("joins", article_id=number, **ends, reasons=json.dumps(one.reasons))

    def contributors(self, contributors: Iterable[Contributor], **owner: int) -> None:
        for one in contributors:
            self.add("contributors", **owner, name=one.name, role=one.role.value, affiliation=one.affiliation)

    def elements(self, part: str, elements: Iterable[Element], **owner: int) -> None:
        for one in elements:
            number = self.add("elements", **owner, part=part, role=one.role.value, text=one.text, rule=one.rule)
            for span in one.spans:
                place = {"start_offset": span.start, "end_offset": span.end}
                self.add("spans", element_id=number, page_id=self._first_page + span.page, **place)


def _those(element: Element | None) -> tuple[Element, ...]:
    return () if element is None else (element,)
