"""What suffixes and media types say is held against what is written."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from newsparse.testing.kinds import fault_of


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "text")
    return file.getvalue()


ZIP = zipped()


@pytest.mark.parametrize(
    ("suffix", "media_type", "data"),
    [
        (".json", "application/json", b'{"a": [1, "\\ud800"]}'),
        (".jsonl", "application/jsonl", b'{"a": 1}\n"\xe2\x80\xa8"\n'),
        (".jsonl", "application/x-ndjson", b""),
        (".jsonld", "application/ld+json", b"[]"),
        (".tei.xml", "application/tei+xml", b"<?xml version='1.0'?><a>\xc3\xa9</a>"),
        (".XML", "text/xml", b"<a/>"),
        (".epub", "application/epub+zip", ZIP),
        (".zip", "application/zip", ZIP),
        (".txt", "text/plain", "汉字".encode()),
        (".csv", "text/csv", b'\xef\xbb\xbfa;b\r\n"1\n2";""\r\n'),
        (".csv", "text/csv", b"a\r\n" + b"x" * 200_000 + b"\r\n"),
        (".csv", "text/csv", b""),
        (".tsv", "text/tab-separated-values", b'a\tb\n"\t2\n'),
        (".sqlite", "application/vnd.sqlite3", b"SQLite format 3\0..."),
        (".parquet", "application/vnd.apache.parquet", b"PAR1...PAR1"),
        (".arrow", "application/vnd.apache.arrow.file", b"ARROW1..."),
        (".json.gz", "application/gzip", gzip.compress(b"{}", mtime=0)),
        (".pdf", "application/pdf", b"%PDF-1.7"),
        (".x", "text/x-mine", b"\xff"),
        (".x", "application/x-mine", b"\xff"),
    ],
)
def test_what_is_as_it_says(suffix: str, media_type: str, data: bytes) -> None:
    """Files of each kind pass, and whatever no kind is known of."""
    assert fault_of(data, suffix, media_type) is None


@pytest.mark.parametrize(
    ("suffix", "media_type", "data", "fault"),
    [
        (".json", "application/x", b"", "'.json' says JSON, but what it writes is none: Expecting value"),
        (".json", "application/x", b"[NaN]", "NaN is no number of JSON"),
        (".x", "application/geo+json", b"{}{}", "'application/geo+json' says JSON, but what it writes is none: Extra"),
        (".jsonl", "application/x", b"{}", "'.jsonl' says JSON Lines, but what it writes is none: the last line does"),
        (".jsonl", "application/x", b"{\n}\n", "'.jsonl' says JSON Lines"),
        (".xml", "application/x", b"<a>&nbsp;</a>", "'.xml' says XML, but what it writes is none: undefined entity"),
        (".x", "image/svg+xml", b"\0", "'image/svg+xml' says XML"),
        (".zip", "application/x", b"PK", "'.zip' says a zip file, but what it writes is none: File is not a zip file"),
        (".zip", "application/x", ZIP.replace(b"text", b"TEXT"), "'a' in it is broken"),
        (".txt", "application/x", b"\xff", "'.txt' says text in UTF-8, but what it writes is none: 'utf-8' codec"),
        (".x", "text/plain", "é".encode("latin-1"), "'text/plain' says text in UTF-8"),
        (
            ".csv",
            "application/x",
            b"a,b\r\n1\r\n",
            "'.csv' says CSV, but what it writes is none: row 2 has not 2 cells, as the first has, but 1",
        ),
        (".tsv", "application/x", b"a\tb\n1\n", "'.tsv' says a table of tabs, but what it writes is none: row 2"),
        (".csv", "application/x", b"\xff", "'.csv' says CSV"),
        (".sqlite3", "application/x", b"SQL", "it begins with b'SQL', not with b'SQLite format 3\\x00'"),
        (
            ".parquet",
            "application/x",
            b"",
            "'.parquet' says a Parquet file, but what it writes is none: it begins with b''",
        ),
        (".x", "application/pdf", b"%!PS", "'application/pdf' says a PDF file"),
    ],
)
def test_what_lies_is_told(suffix: str, media_type: str, data: bytes, fault: str) -> None:
    """What says otherwise is named with what it says and why it is not so."""
    told = fault_of(data, suffix, media_type)
    assert told is not None
    assert fault in told
