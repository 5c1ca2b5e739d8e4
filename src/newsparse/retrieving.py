"""Which issues does a database hold? What `newsparse.to_sqlite` and the exporter `sqlite` wrote, read back whole."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsparse.database import APPLICATION, VERSION, marks_of
from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import ReadError
from newsparse.model import (
    Article,
    Box,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    Role,
    Span,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

_Row = dict[str, Any]


def from_sqlite(path: str | os.PathLike[str]) -> Iterator[Issue]:
    """Give the issues of a database, one after the other, each equal to what was written.

    `[issue] = newsparse.from_sqlite("issue.sqlite")` takes the one of a file that the exporter `sqlite` wrote. The file
    is read while you take the issues, and is not changed.

    Raises:
        ReadError: when the file is not there or no database of newsparse's, or is of another version, or its tables
            were changed so that they make no issue; it comes when the first issue is taken, or the one at fault.
    """
    import sqlite3

    name = os.fspath(path)
    if not Path(name).is_file():
        raise ReadError(f"cannot read {name!r}: there is no such file")
    try:
        with closing(sqlite3.connect(f"{Path(name).resolve().as_uri()}?mode=ro", uri=True)) as database:
            _check(name, database)
            yield from _Tables(database).issues()
    except sqlite3.Error as error:
        raise ReadError(f"cannot read {name!r}: {error}; newsparse.to_sqlite writes what is read here") from error
    except (KeyError, ValueError) as error:
        raise ReadError(f"cannot read {name!r}: its tables were changed and make no issue: {error}") from error


def _check(name: str, database: Connection) -> None:
    application, version = marks_of(database)
    if application != APPLICATION:
        raise ReadError(f"cannot read {name!r}: it is no database of newsparse's; newsparse.to_sqlite writes one")
    if version != VERSION:
        raise ReadError(
            f"cannot read {name!r}: it is of version {version} and this release reads {VERSION}; upgrade newsparse"
        )


class _Tables:
    """Gives the rows of a database as values of the model."""

    def __init__(self, database: Connection) -> None:
        self._database = database
        #: The lone surrogates of a row, by its table and number: column, position, character.
        self._lone: dict[tuple[str, int], list[tuple[str, int, str]]] = {}
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'lone_surrogates'").fetchall():
            for row in self._rows("lone_surrogates"):
                place = row["column_name"], row["position"], chr(row["code_point"])
                self._lone.setdefault((row["table_name"], row["row_id"]), []).append(place)

    def _rows(self, table: str, column: str = "1", value: object = 1) -> list[_Row]:
        """The rows of a table in which a column has that value, in their order; without one, all."""
        query = f"SELECT * FROM {table} WHERE {column} IS ? ORDER BY id"  # noqa: S608 - no user's word
        found = self._database.execute(query, (value,))
        names = [name for name, *_ in found.description]
        return [self._restored(table, dict(zip(names, row, strict=True))) for row in found]

    def _restored(self, table: str, row: _Row) -> _Row:
        """The row with its lone surrogates."""
        for column, position, character in self._lone.get((table, row["id"]), ()):
            text = row[column]
            row[column] = text[:position] + character + text[position + 1 :]
        return row

    def issues(self) -> Iterator[Issue]:
        for row in self._rows("issues"):
            number, first = row["id"], row["first_page_id"]
            articles: dict[int | None, list[_Row]] = {}
            for article in self._rows("articles", "issue_id", number):
                articles.setdefault(article["sidebar_of"], []).append(article)
            yield Issue(
                newspaper=row["newspaper"],
                date=None if row["date"] is None else datetime.date.fromisoformat(row["date"]),
                number=row["number"],
                edition=row["edition"],
                language=row["language"],
                pages=tuple(self._page(page, first) for page in self._rows("pages", "issue_id", number)),
                articles=tuple(self._article(article, first, articles) for article in articles.get(None, ())),
                diagnostics=tuple(_diagnostic(one, first) for one in self._rows("diagnostics", "issue_id", number)),
            )

    def _page(self, row: _Row, first: int) -> Page:
        return Page(
            text=row["text"],
            number=row["number"],
            language=row["language"],
            section=row["section"],
            editors=self._contributors("page_id", row["id"]),
            source=row["source"],
            furniture=self._elements("page_id", row["id"], first).get("furniture", ()),
            boxes=tuple(_box(one) for one in self._rows("boxes", "page_id", row["id"])),
        )

    def _article(self, row: _Row, first: int, articles: Mapping[int | None, Sequence[_Row]]) -> Article:
        number = row["id"]
        parts = self._elements("article_id", number, first)
        jumps = {one["direction"]: Jump(page=one["page"]) for one in self._rows("jumps", "article_id", number)}
        return Article(
            id=row["local_id"],
            language=row["language"],
            pages=tuple(one["page_id"] - first for one in self._rows("article_pages", "article_id", number)),
            label=_only(parts, "label"),
            headline=Headline(kicker=_only(parts, "kicker"), main=_only(parts, "headline"), deck=parts.get("deck", ())),
            dateline=next((_dateline(one) for one in self._rows("datelines", "article_id", number)), None),
            contributors=self._contributors("article_id", number),
            credits=parts.get("credits", ()),
            body=parts.get("body", ()),
            sidebars=tuple(self._article(one, first, articles) for one in articles.get(number, ())),
            continued_from=jumps.get("from"),
            continued_on=jumps.get("on"),
            joins=tuple(_join(one, first) for one in self._rows("joins", "article_id", number)),
        )

    def _contributors(self, owner: str, number: int) -> tuple[Contributor, ...]:
        return tuple(
            Contributor(name=one["name"], role=ContributorRole(one["role"]), affiliation=one["affiliation"])
            for one in self._rows("contributors", owner, number)
        )

    def _elements(self, owner: str, number: int, first: int) -> dict[str, tuple[Element, ...]]:
        """The pieces of an article or between the articles of a page, by the part of it they are."""
        parts: dict[str, tuple[Element, ...]] = {}
        for row in self._rows("elements", owner, number):
            spans = tuple(
                Span(one["page_id"] - first, one["start_offset"], one["end_offset"])
                for one in self._rows("spans", "element_id", row["id"])
            )
            element = Element(Role(row["role"]), row["text"], spans, row["rule"])
            parts[row["part"]] = (*parts.get(row["part"], ()), element)
        return parts


def _only(parts: Mapping[str, Sequence[Element]], part: str) -> Element | None:
    return next(iter(parts.get(part, ())), None)


def _dateline(row: _Row) -> Dateline:
    date = None if row["date"] is None else PartialDate.from_iso(row["date"])
    return Dateline(source=row["source"], place=row["place"], date=date, kind=row["kind"], text=row["text"])


def _join(row: _Row, first: int) -> Join:
    reasons = tuple(json.loads(row["reasons"]))
    return Join(from_page=row["from_page_id"] - first, to_page=row["to_page_id"] - first, reasons=reasons)


def _box(row: _Row) -> Box:
    edges = (row[f"{name}_edge"] for name in ("left", "top", "right", "bottom"))
    return Box(row["start_offset"], row["end_offset"], *edges)


def _diagnostic(row: _Row, first: int) -> Diagnostic:
    return Diagnostic(
        code=row["code"],
        severity=Severity(row["severity"]),
        message=row["message"],
        page=row["page_id"] - first,
        line=row["line_number"],
        column=row["column_number"],
    )
