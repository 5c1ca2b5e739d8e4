"""SQLite: an issue as tables that can be searched and queried."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from newsparse.database import check_longest_word, fill, make_tables
from newsparse.errors import ExportError
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.searching import LONGEST

if TYPE_CHECKING:
    from sqlite3 import Connection

# What nobody sees before it is done needs no journal; 4096 bytes a page, whatever SQLite was built with.
_ALONE = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


def write(issue: Issue, stream: BinaryIO, *, longest_word: int = LONGEST) -> None:
    """Write an issue as a database of SQLite with full-text search, all of it: `newsparse.from_sqlite` gives it back.

    It is made in a temporary file. The same issue gives the same bytes with the same release of SQLite.

    Args:
        issue: What to write.
        stream: Where to.
        longest_word: How many characters the longest word has that search finds in Chinese, Japanese and Korean.

    Raises:
        ArgumentError: when `longest_word` is not at least 1.
        ExportError: when SQLite cannot make it, as where the disk of temporary files is full.
    """
    import sqlite3

    check_longest_word(longest_word)
    with TemporaryDirectory(prefix="newsparse-") as folder:
        path = Path(folder) / "issue.sqlite"
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                _make(database, issue, longest_word)
        except sqlite3.OperationalError as error:
            where = f"in {str(path.parent.parent)!r}, where temporary files go: name another folder with TMPDIR"
            raise ExportError(f"SQLite cannot make the database: {error} ({where})") from error
        with path.open("rb") as file:
            shutil.copyfileobj(file, stream)


def _make(database: Connection, issue: Issue, longest_word: int) -> None:
    database.executescript(_ALONE)
    make_tables(database)
    fill(database, issue, longest_word)
    database.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
    database.execute("COMMIT")
    database.execute("VACUUM")


SQLITE = Exporter(
    name="sqlite",
    suffix=".sqlite",
    media_type="application/vnd.sqlite3",
    description="tables with full-text search, for Datasette and SQL; all that was read",
    write=write,
)
