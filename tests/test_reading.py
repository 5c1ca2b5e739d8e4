"""From files to pages."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from made_plugins import READS, install, installed
from newsparse.accounting import check_account
from newsparse.errors import ArgumentError, ReadError
from newsparse.gathering import read
from newsparse.model import Span
from newsparse.readers.text import TEXT as TEXT_READER
from newsparse.reading import read_file

TEXT = (
    "## 东山村喝上了活水\n\n本报东山4月12日讯（记者 何平）渠水漫过田埂，流向远方的稻田。"
    "老支书握着手说：“渠通了，路也顺了。”\n\n"
    "去年冬天，全村人投工投劳，把断流多年的旧渠一段一段清了出来，又用石料重新砌好了渠壁。如今水到田头，人们不用再雇车拉水。\n"
)


def page(folder: Path, data: bytes, name: str = "02.md") -> Path:
    """A file of these bytes."""
    file = folder / name
    file.write_bytes(data)
    return file


def test_files_are_one_issue_in_order(tmp_path: Path) -> None:
    """Strings and paths alike; each page keeps its file's name."""
    first, second = page(tmp_path, TEXT.encode(), "01.md"), page(tmp_path, b"The bridge is open.", "02.txt")
    issue = read(str(first), second, date="2026-04-13", language="zh-Hans", newspaper="岚川日报")
    assert [one.source for one in issue.pages] == ["01.md", "02.txt"]
    assert [one.text for one in issue.pages] == [TEXT, "The bridge is open."]
    assert (issue.newspaper, issue.language, str(issue.date)) == ("岚川日报", "zh-Hans", "2026-04-13")


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    """Pages of one file have its name; a form feed at the very end begins none."""
    issue = read(page(tmp_path, b"one\ftwo\f", "01.txt"))
    assert [(one.text, one.source) for one in issue.pages] == [("one", "01.txt"), ("two\f", "01.txt")]


def test_line_ends_are_kept(tmp_path: Path) -> None:
    """The text is what the file holds, byte for byte."""
    assert read(page(tmp_path, b"one\r\n\r\ntwo\rthree")).pages[0].text == "one\r\n\r\ntwo\rthree"


def test_other_encodings_are_detected(tmp_path: Path) -> None:
    """With charset-normalizer, which the extra `charset` brings."""
    pytest.importorskip("charset_normalizer")
    issue = read(page(tmp_path, "桥通了。".encode()), page(tmp_path, TEXT.encode("gb18030"), "b.md"))
    assert issue.articles[-1].headline.main
    (guess,) = [one for one in issue.diagnostics if one.code == "encoding-guessed"]
    assert (guess.page, guess.line, guess.column) == (1, 1, 1)
    assert guess.message.startswith("no UTF-8; read as gb18030, which fits best")


def test_a_picture_is_no_page(tmp_path: Path) -> None:
    """A file that no reader knows is told by name, with what to do about it."""
    picture = page(tmp_path, b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)), "front page.jpg")
    with pytest.raises(ReadError) as caught:
        read(picture)
    assert str(caught.value) == (
        f"{picture}: is a JPEG picture; let an OCR or layout model read it first: "
        "tesseract 'front page.jpg' 'front page' alto"
    )


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A hyphen is what is piped in; its page has no file to name, and beside files it keeps its place."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    issue = read(page(tmp_path, b"The bridge is open.", "01.txt"), "-")
    assert [one.source for one in issue.pages] == ["01.txt", None]
    assert issue.pages[1].text == TEXT


def test_faults_of_standard_input_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no file to name."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.7")))
    with pytest.raises(ReadError) as caught:
        read("-")
    assert str(caught.value) == "standard input: is a PDF; turn it into text first: pdftotext -layout page"


def test_a_reader_that_is_named_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin's is asked where it is named, and nowhere else, whatever it would recognise."""
    with installed(tmp_path, monkeypatch):
        install(tmp_path, "letters", READS.format(name="letters"))
        file = page(tmp_path, b"ab", "a.ltr")
        assert [one.text for one in read(file).pages] == ["ab"]
        assert [(one.text, one.source) for one in read(file, reader="letters").pages] == [
            ("a", file.name),
            ("b", file.name),
        ]
        with pytest.raises(ReadError) as caught:
            read(page(tmp_path, b"a1"), reader="letters")
        assert str(caught.value) == f"{tmp_path / '02.md'}: line 1: a digit; write it out"
        with pytest.raises(ArgumentError, match=r"^unknown reader 'lettres': did you mean 'letters'\?"):
            read(file, reader="lettres")


FAULTS = {
    "def read(data): raise SystemExit(1)": "SystemExit: 1",
    "def read(data): 1 / 0": "ZeroDivisionError: division by zero",
    "def read(data): return ['a']": "TypeError: it yields 'a', which is neither a Page nor a Diagnostic",
    "def read(data): return []": "ValueError: it yields no page",
    "def read(data): return [Page(text='ab', boxes=(Box(1, 3, 0, 0, 1, 1),))]": "ValueError: page 0 has a box outside",
    "def read(data): return [Page(text='ab'), odd]": "ValueError: it yields a diagnostic of a page that is not there",
}
FAULTS |= {
    f"def read(data): return [Page(text='a b c\\nd', furniture=({pieces},))]": (
        "ValueError: page 0 has furniture that is no line of its own in its text"
    )
    for pieces in (
        "Element(Role.FOLIO, 'b', (), '')",
        "Element(Role.FOLIO, 'b', (Span(1, 2, 3),), '')",
        "Element(Role.FOLIO, 'x', (Span(0, 2, 3),), '')",
        "Element(Role.FOLIO, ' b', (Span(0, 1, 3),), '')",
        "Element(Role.FOLIO, 'c\\nd', (Span(0, 4, 7),), '')",
        "Element(Role.FOLIO, '', (Span(0, 9, 9),), '')",
        "Element(Role.HEADLINE, 'b', (Span(0, 2, 3),), '')",
        "Element(Role.FOLIO, 'b c', (Span(0, 2, 5),), ''), Element(Role.FOLIO, 'c', (Span(0, 4, 5),), '')",
    )
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_reader_at_fault_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """So is its plugin, with what it did."""
    module = (
        READS.format(name="letters").replace("def read(data):", "def unused(data):")
        + f"""
from newsparse import Box, Diagnostic, Element, Role, Severity, Span
odd = Diagnostic(code="odd", severity=Severity.NOTE, message="", page=1, line=1, column=1)
{code}
"""
    )
    with installed(tmp_path, monkeypatch):
        install(tmp_path, "letters", module)
        with pytest.raises(ReadError) as caught:
            read(page(tmp_path, b"a"), reader="letters")
    message = f"{tmp_path / '02.md'}: reader 'letters' (plugin 'letters' of dist-of-letters 1.5) failed: {FAULTS[code]}"
    assert str(caught.value).startswith(message)


def test_places_count_all_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader counts the pages of its file; in the issue furniture and diagnostics stand on their page."""
    module = (
        READS.format(name="letters")
        + """
from newsparse import Diagnostic, Element, Role, Severity, Span
def read(data):
    for index, text in enumerate(data.decode().split(",")):
        yield Page(text=text, furniture=(Element(Role.FOLIO, text[0], (Span(index, 0, 1),), "letters"),))
        yield Diagnostic(code="odd", severity=Severity.NOTE, message=text, page=index, line=1, column=1)
"""
    )
    with installed(tmp_path, monkeypatch):
        install(tmp_path, "letters", module)
        issue = read(page(tmp_path, b"a b,c d", "1"), page(tmp_path, b"e f,g h", "2"), reader="letters")
    folios = [next(one for one in page.furniture if one.rule == "letters") for page in issue.pages]
    assert [(one.text, *one.spans) for one in folios] == [(text, Span(at, 0, 1)) for at, text in enumerate("aceg")]
    odd = [(one.page, one.message) for one in issue.diagnostics if one.code == "odd"]
    assert odd == [*enumerate(["a b", "c d", "e f", "g h"])]
    check_account(issue)


def test_newsparse_s_own_reader_at_fault(tmp_path: Path) -> None:
    """It has no plugin to name."""
    broken = attrs.evolve(TEXT_READER, read=lambda data: [])
    with pytest.raises(ReadError, match=r"02\.md: reader 'text' failed: ValueError: it yields no page$"):
        read_file(page(tmp_path, b""), (broken, None))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """With a file of nearly that name, where there is one."""
    page(tmp_path, b"", "front-page.md")
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "frontpage.md")
    assert str(caught.value) == (
        f"{tmp_path / 'frontpage.md'}: no such file; did you mean {tmp_path / 'front-page.md'}?"
    )
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "zzz")
    assert str(caught.value) == f"{tmp_path / 'zzz'}: no such file"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """So that nobody looks for the file in a folder that is not there."""
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "none" / "02.md")
    assert str(caught.value) == (
        f"{tmp_path / 'none' / '02.md'}: no such file; there is no folder {tmp_path / 'none'} either"
    )


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    """The message says how its files are named."""
    with pytest.raises(ReadError) as caught:
        read_file(tmp_path)
    assert str(caught.value) == f"{tmp_path}: is a folder; name the files in it, as in {tmp_path}/*.md"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_locked_file(tmp_path: Path) -> None:
    """The system's reason is told."""
    file = page(tmp_path, b"The bridge is open.")
    file.chmod(0)
    with pytest.raises(ReadError, match=r"cannot be read: Permission denied$"):
        read(file)


@pytest.mark.parametrize(("name", "reason"), [("x" * 5000, "File name too long"), ("a\0b", "embedded null byte")])
def test_a_path_that_cannot_be(name: str, reason: str) -> None:
    """A name that no file can have is an error like any other."""
    with pytest.raises(ReadError, match=f"cannot be read: {reason}$"):
        read(name)


def test_no_path_at_all() -> None:
    """Reading nothing cannot be meant."""
    with pytest.raises(ArgumentError, match=r"^paths: give at least one file or folder to read$"):
        read()


@pytest.mark.parametrize("path", [3, None, 2.5])
def test_what_is_no_path(path: Any) -> None:
    """The message shows it and says where text goes."""
    with pytest.raises(ArgumentError) as caught:
        read(path)
    assert str(caught.value) == f"paths: {path!r} is no path; newsparse.parse() takes text"


def test_arguments_are_looked_at_before_files() -> None:
    """A wrong date is told even where the file is missing too."""
    with pytest.raises(ArgumentError, match=r"^date: "):
        read("none.md", date="2026-02-30")
