"""Is a file what its suffix and its media type say it is?"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Literal, NoReturn
from xml.etree import ElementTree

_Judge = Callable[[bytes], None]


def fault_of(data: bytes, suffix: str, media_type: str) -> str | None:
    """Tell what a file of that suffix and media type is not; None where it is what they say, or they say nothing known.

    Known are JSON, JSON Lines, XML, zip files and what is built on them, CSV, TSV, text in UTF-8, and the signatures
    of SQLite, Parquet, Arrow, gzip and PDF.
    """
    for told, judges in ((suffix, _by_suffix(suffix)), (media_type, _by_media_type(media_type))):
        for kind, judge in judges:
            try:
                judge(data)
            except (ValueError, SyntaxError, csv.Error, zipfile.BadZipFile) as error:
                return f"{told!r} says {kind}, but what it writes is none: {error}"
    return None


def _text(data: bytes) -> None:
    data.decode()


def _json(data: bytes) -> None:
    json.loads(data.decode(), parse_constant=_no_number)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _json_lines(data: bytes) -> None:
    text = data.decode()
    if text and not text.endswith("\n"):
        raise ValueError("the last line does not end")
    for line in text.split("\n")[:-1]:
        _json(line.encode())


def _xml(data: bytes) -> None:
    ElementTree.fromstring(data)  # noqa: S314 - what a plugin's own author has written


def _zip(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        broken = archive.testzip()
        if broken is not None:
            raise ValueError(f"{broken!r} in it is broken")


def _comma_separated(data: bytes) -> None:
    """Cells are parted by what makes most of the first row."""
    tables = [_rows(data, delimiter, csv.QUOTE_MINIMAL) for delimiter in ",;\t|"]
    _check_rows(max(tables, key=lambda rows: len(rows[0]) if rows else 0))


def _tab_separated(data: bytes) -> None:
    _check_rows(_rows(data, "\t", csv.QUOTE_NONE))


def _rows(data: bytes, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    limit = csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))
    finally:
        csv.field_size_limit(limit)


def _check_rows(rows: list[list[str]]) -> None:
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise ValueError(f"row {number} has not {len(rows[0])} cells, as the first has, but {len(row)}")


def _begins(*signatures: bytes) -> _Judge:
    def judge(data: bytes) -> None:
        if not data.startswith(signatures):
            raise ValueError(f"it begins with {data[:8]!r}, not with {signatures[0]!r}")

    return judge


_TEXT = ("text in UTF-8", _text)
_SQLITE = ("an SQLite database", _begins(b"SQLite format 3\0"))
_PARQUET = ("a Parquet file", _begins(b"PAR1"))
_BY_SUFFIX: dict[str, tuple[str, _Judge]] = {
    **dict.fromkeys((".json", ".geojson", ".jsonld", ".webmanifest"), ("JSON", _json)),
    **dict.fromkeys((".jsonl", ".ndjson"), ("JSON Lines", _json_lines)),
    **dict.fromkeys((".xml", ".xhtml", ".svg", ".tei", ".opml", ".rss", ".atom"), ("XML", _xml)),
    **dict.fromkeys((".zip", ".epub", ".docx", ".xlsx", ".odt", ".ods"), ("a zip file", _zip)),
    **dict.fromkeys((".txt", ".md", ".html", ".htm", ".rst", ".tex", ".yaml", ".yml", ".toml", ".ini", ".bib"), _TEXT),
    ".csv": ("CSV", _comma_separated),
    ".tsv": ("a table of tabs", _tab_separated),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), _SQLITE),
    ".parquet": _PARQUET,
    ".arrow": ("an Arrow file", _begins(b"ARROW1")),
    ".feather": ("an Arrow file", _begins(b"ARROW1")),
    ".gz": ("a gzip file", _begins(b"\x1f\x8b")),
    ".pdf": ("a PDF file", _begins(b"%PDF-")),
}
_BY_MEDIA_TYPE: tuple[tuple[str, tuple[str, _Judge]], ...] = (
    (r"application/json|.+\+json", ("JSON", _json)),
    (r"application/(x-)?(jsonl|ndjson|jsonlines)", ("JSON Lines", _json_lines)),
    (r"(application|text)/xml|.+\+xml", ("XML", _xml)),
    (r"application/zip|.+\+zip", ("a zip file", _zip)),
    (r"text/(?!x-).+", _TEXT),
    (r"application/(vnd\.|x-)sqlite3", _SQLITE),
    (r"application/vnd\.apache\.parquet", _PARQUET),
    (r"application/gzip", _BY_SUFFIX[".gz"]),
    (r"application/pdf", _BY_SUFFIX[".pdf"]),
)


def _by_suffix(suffix: str) -> Iterator[tuple[str, _Judge]]:
    """The end of a suffix counts: `.tei.xml` is XML."""
    last = suffix[suffix.rfind(".") :].lower()
    if last in _BY_SUFFIX:
        yield _BY_SUFFIX[last]


def _by_media_type(media_type: str) -> Iterator[tuple[str, _Judge]]:
    for pattern, judge in _BY_MEDIA_TYPE:
        if re.fullmatch(pattern, media_type, re.IGNORECASE):
            yield judge
