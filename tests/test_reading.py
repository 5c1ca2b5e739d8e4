"""From files to pages."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ArgumentError, ReadError
from newsparse.reading import decoded, read

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


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_byte_order_marks(encoding: str) -> None:
    """A mark tells the encoding and is no part of the text; without one it is UTF-8."""
    mark = "\ufeff" if encoding[-2:] in ("le", "be") else ""
    assert decoded((mark + TEXT).encode(encoding), "02.md") == (TEXT, None)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (codecs.BOM_UTF32_LE + b"abc", "UTF-32"),
        (codecs.BOM_UTF8 + b"a\xff", "UTF-8-SIG"),
    ],
)
def test_a_mark_that_lies(data: bytes, name: str) -> None:
    """Bytes that are none of what their mark says are an error that says where."""
    with pytest.raises(ReadError) as caught:
        decoded(data, "02.md")
    assert str(caught.value).startswith(f"02.md: begins with the mark of {name}, but byte ")
    assert str(caught.value).endswith("; convert the file to UTF-8")


def test_other_encodings_are_detected(tmp_path: Path) -> None:
    """With charset-normalizer, which the extra `charset` brings."""
    pytest.importorskip("charset_normalizer")
    assert decoded(TEXT.encode("gb18030"), "02.md") == (TEXT, "gb18030")
    issue = read(page(tmp_path, "桥通了。".encode()), page(tmp_path, TEXT.encode("gb18030"), "b.md"))
    assert issue.articles[-1].headline.main
    (guess,) = [one for one in issue.diagnostics if one.code == "encoding-guessed"]
    assert (guess.page, guess.line, guess.column) == (1, 1, 1)
    assert guess.message.startswith("no UTF-8; read as gb18030, which fits best")


def test_without_a_detector_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where charset-normalizer is not installed, the line and the extra to install are named."""
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(ReadError) as caught:
        decoded(b"The bridge\n\n" + TEXT.encode("gb18030"), "02.md")
    assert str(caught.value) == (
        "02.md: line 3 is not UTF-8; convert the file, or let its encoding be detected: "
        "pip install 'newsparse[charset]'"
    )


def test_a_picture_is_no_page(tmp_path: Path) -> None:
    """Bytes that are text in no encoding are an error that asks."""
    pytest.importorskip("charset_normalizer")
    picture = page(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    with pytest.raises(ReadError) as caught:
        read(picture)
    assert str(caught.value) == (f"{picture}: line 1 is not UTF-8, and no other encoding fits; is it a text file?")


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
        read(tmp_path)
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
    with pytest.raises(ArgumentError, match=r"^paths: give at least one file to read$"):
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


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """Whatever the text, but for a byte order mark at its beginning."""
    assert decoded(text.encode(), "02.md") == (text.removeprefix("\ufeff"), None)
