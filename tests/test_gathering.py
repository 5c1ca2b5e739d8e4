"""A folder of pages as an issue: what names add, and what becomes of files that cannot be read."""

from __future__ import annotations

import datetime
import io
import os
import sys
from pathlib import Path

import pytest

from newsparse.accounting import check_account
from newsparse.diagnostics import Diagnostic
from newsparse.errors import ArgumentError, ReadError
from newsparse.gathering import read
from newsparse.model import Issue
from newsparse.names import natural

STORY = "## Ferry Dues Will Rise\n\nPORT AVERILL, March 3 (Reuters) — The harbour board voted for it on Tuesday.\n"
OTHER = "## Mill Burns Down\n\nHALVERTON, March 3 (AP) — Fire took the old paper mill before the engines came.\n"
PDF = "%PDF-1.7"
BROKEN = b"\x1f\x8b\x08\0broken"


def folder(path: Path, **files: str | bytes) -> Path:
    """A folder with files of these names, `__` standing for a dot and `_` for a hyphen, and texts."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (path / name.replace("__", ".").replace("_", "-")).write_bytes(data)
    return path


def told(issue: Issue, *codes: str) -> list[str]:
    """The diagnostics of files."""
    return [f"{one.page} {one.message}" for one in issue.diagnostics if one.code in codes]


def test_a_folder_is_an_issue(tmp_path: Path) -> None:
    """Its pages in order, with what their names say, and the day of the folder."""
    issue = read(folder(tmp_path / "2026-03-04", p10_arts__md="ten", p2_city__md=STORY, p1__txt=OTHER))
    assert [(one.number, one.section, one.source) for one in issue.pages] == [
        ("1", None, "p1.txt"),
        ("2", "city", "p2-city.md"),
        ("10", "arts", "p10-arts.md"),
    ]
    assert issue.date == datetime.date(2026, 3, 4)
    assert [str(one.dateline.date) for one in issue.articles if one.dateline] == ["2026-03-03"] * 2
    assert [one.code for one in issue.diagnostics if one.code.startswith("file")] == []
    check_account(issue)


def test_sources_are_paths_within_the_folder(tmp_path: Path) -> None:
    """With the folder's name before them where several are read."""
    first, second = folder(tmp_path / "a", p1__md=STORY), folder(tmp_path / "b", p1__md=STORY)
    folder(first / "city", p2__md=STORY)
    assert [page.source for page in read(str(first)).pages] == ["p1.md", "city/p2.md"]
    assert [page.source for page in read(first, second / "p1.md", second).pages] == [
        "a/p1.md",
        "a/city/p2.md",
        "p1.md",
        "b/p1.md",
    ]


def test_files_that_are_named_tell_of_their_pages_too(tmp_path: Path) -> None:
    """So that a folder and all of its files are the same issue."""
    path = folder(tmp_path / "2026-03-04", p1__md=STORY, p2_city__md=STORY)
    issue = read(*sorted(path.iterdir()))
    assert [(one.number, one.section) for one in issue.pages] == [("1", None), ("2", "city")]
    assert issue.date == datetime.date(2026, 3, 4)


def test_several_pages_in_a_file_have_no_number_from_it(tmp_path: Path) -> None:
    """It would be that of one of them."""
    assert [page.number for page in read(folder(tmp_path, p1__txt="one\ftwo")).pages] == [None, None]


def test_the_page_is_believed_before_the_name(tmp_path: Path) -> None:
    """And the contradiction told; zeros are none."""
    issue = read(folder(tmp_path, p3__md="第4版\n\n" + STORY, p05__md="第 05 版\n\n" + STORY), language="zh-Hans")
    assert [natural(page.number or "")[0] for page in issue.pages] == [natural("4")[0], natural("5")[0]]
    assert told(issue, "name-contradicted") == ["0 the file's name says page 3; 4 was taken"]
    section = read(folder(tmp_path / "A", p2__txt="Page A2\n\n" + STORY, B3__txt="Page A3\n\n" + OTHER))
    assert told(section, "name-contradicted") == ["1 the file's name says page B3; A3 was taken"]


def test_the_caller_is_believed_before_the_name(tmp_path: Path) -> None:
    """And the contradiction told, where there is one."""
    path = folder(tmp_path / "2026-03-04", p1__md=STORY)
    issue = read(path, date="2026-03-05", newspaper="Harbour Courier")
    assert (str(issue.date), issue.newspaper) == ("2026-03-05", "Harbour Courier")
    assert told(issue, "name-contradicted") == ["0 names of files say 2026-03-04; 2026-03-05 was taken"]
    assert read(path, date="2026-03-04").diagnostics == ()


def test_a_pattern_says_the_rest(tmp_path: Path) -> None:
    """In a folder and for files that are named; what it does not match is passed over."""
    path = folder(tmp_path / "x", courier_4_3_26_b__md=STORY, courier_4_3_26_a__md=STORY, cover__md=STORY)
    pattern = r"(?P<newspaper>courier)-(?P<day>\d)-(?P<month>\d)-\d\d-(?P<page>.)(?P<year>)"
    with pytest.raises(ArgumentError, match=r"pattern: finds '-3-4' in 'courier-4-3-26-.\.md', which is no day"):
        read(path, pattern=pattern)
    pattern = r"(?P<newspaper>courier)-.*(?P<page>.)\.md"
    for paths in ([path], sorted(path.iterdir())):
        issue = read(*paths, pattern=pattern)
        assert [page.number for page in issue.pages] == ["a", "b"]
        assert issue.newspaper == "courier"
        assert told(issue, "files-passed-over") == [
            f"0 passed over {path / 'cover.md' if paths[1:] else 'cover.md'}: not matched by the pattern"
        ]


def test_a_pattern_that_matches_no_file_named(tmp_path: Path) -> None:
    """Is an error that shows one."""
    path = folder(tmp_path, cover__md=STORY) / "cover.md"
    with pytest.raises(ArgumentError) as caught:
        read(path, pattern=r"(?P<page>\d{9})")
    assert str(caught.value) == rf"pattern: '(?P<page>\\d{{9}})' matches no file that is named, such as '{path}'"


def test_files_of_several_days_are_of_none(tmp_path: Path) -> None:
    """Where the caller names them; the same for newspapers that a pattern finds."""
    path = folder(tmp_path, a20260304__md=STORY, b20260305__md=STORY)
    files = sorted(path.iterdir())
    issue = read(*files, pattern=r"(?P<newspaper>[ab])\d{8}\.")
    assert (issue.date, issue.newspaper) == (None, None)
    assert told(issue, "name-contradicted") == [
        "0 names of files tell several days, 2026-03-04, 2026-03-05; none was taken",
        "0 names of files tell several newspapers, a, b; none was taken",
    ]


def test_one_bad_file_does_not_lose_the_issue(tmp_path: Path) -> None:
    """An empty page with the file's name and number stands for it, and one diagnostic tells why."""
    path = folder(tmp_path, p1__md=STORY, p3__md=OTHER)
    (path / "p2.md").symlink_to("gone.md")
    issue = read(path)
    assert [(page.source, page.number, page.text) for page in issue.pages][1] == ("p2.md", "2", "")
    [odd] = issue.diagnostics
    assert odd == Diagnostic(
        code="file-unreadable",
        severity=odd.severity.WARNING,
        message=f"{path / 'p2.md'}: is a link to what is not there; an empty page stands for it",
        page=1,
        line=1,
        column=1,
    )


def test_an_empty_page_is_told_beside_a_bad_file(tmp_path: Path) -> None:
    """The one has no text, the other could not be read."""
    issue = read(folder(tmp_path, p1__md="", p2__txt__gz=BROKEN, p3__md=STORY))
    assert [(one.page, one.code) for one in issue.diagnostics] == [(0, "page-empty"), (1, "file-unreadable")]


def test_strictness(tmp_path: Path) -> None:
    """A bad file is an error where it is named, unless the caller says otherwise; True makes it one anywhere."""
    path = folder(tmp_path, p1__md=STORY, p2__md__gz=BROKEN, p3__md=PDF)
    bad, good = path / "p2.md.gz", path / "p1.md"
    with pytest.raises(ReadError, match=r"p2\.md\.gz: is gzipped and breaks off"):
        read(path, strict=True)
    with pytest.raises(ReadError, match=r"p2\.md\.gz: is gzipped and breaks off"):
        read(good, bad)
    issue = read(good, bad, path / "none.md", strict=False)
    assert [(page.source, len(page.text) > 0) for page in issue.pages] == [
        ("p1.md", True),
        ("p2.md.gz", False),
        ("none.md", False),
    ]
    (path / "p2.md.gz").unlink()
    with pytest.raises(ReadError, match=r"p3\.md: is a PDF; turn it into text first"):
        read(path, strict=True)


def test_where_nothing_can_be_read_all_is_told(tmp_path: Path) -> None:
    """The first fault is raised, with a note for each of the others."""
    path = folder(tmp_path, p1__md__gz=BROKEN, p2__md__gz=BROKEN)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path / 'p1.md.gz'}: is gzipped and breaks off")
    [note] = caught.value.__notes__
    assert note.startswith(f"{path / 'p2.md.gz'}: is gzipped and breaks off")
    with pytest.raises(ReadError) as caught:
        read(path / "p1.md.gz", strict=False)
    assert not hasattr(caught.value, "__notes__")


def test_files_that_are_no_pages_are_passed_over(tmp_path: Path) -> None:
    """With the reason why, whatever their suffix says; where there is nothing else, it is an error."""
    path = folder(tmp_path, p1__md=PDF, p2__md=PDF, p3__png="x")
    with pytest.raises(ReadError) as caught:
        read(path)
    assert str(caught.value) == (
        "p3.png, p1.md, p2.md: no page in a format that newsparse reads; `newsparse readers` lists them"
    )
    issue = read(folder(path, p4__md=STORY))
    assert [page.source for page in issue.pages] == ["p4.md"]
    assert told(issue, "files-passed-over") == [
        "0 passed over p3.png: of no kind that newsparse reads",
        "0 passed over p1.md, p2.md: is a PDF",
    ]


def test_a_page_in_two_formats_is_read_once(tmp_path: Path) -> None:
    """In the format that newsparse reads best, or in the other where that cannot be read."""
    issue = read(folder(tmp_path, p1__txt=STORY, p1__md=STORY, p2__txt=PDF, p2__md=STORY))
    assert [page.source for page in issue.pages] == ["p1.txt", "p2.md"]
    assert told(issue, "files-passed-over") == ["0 passed over p1.md, p2.txt: of the same page as another file"]


def test_a_reader_that_is_named_reads_files_of_its_suffixes(tmp_path: Path) -> None:
    """And no others."""
    path = folder(tmp_path, p1__txt=STORY, p2__html=STORY)
    assert [page.source for page in read(path, reader="text").pages] == ["p1.txt"]


def test_a_folder_below_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty page stands for its pages."""
    path = folder(tmp_path, p1__md=STORY)
    (path / "city").mkdir()
    scandir = os.scandir

    def scan(folder: Path) -> object:
        if folder.name == "city":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", scan)
    issue = read(path)
    assert [page.source for page in issue.pages] == ["city", "p1.md"]
    assert told(issue, "file-unreadable") == [
        f"0 {path / 'city'}: cannot be read: Permission denied; an empty page stands for it"
    ]


def test_standard_input_among_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no name that tells anything, and where it cannot be read the page stands without one."""
    path = folder(tmp_path, p1__md=STORY) / "p1.md"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN)))
    issue = read(path, "-", strict=False)
    assert [page.source for page in issue.pages] == ["p1.md", None]
    assert told(issue, "file-unreadable")[0].startswith("1 standard input: is gzipped and breaks off")


def test_progress_is_told(tmp_path: Path) -> None:
    """Files first, then pages; a single file is none to tell of."""
    path = folder(tmp_path, p1__md="one\ftwo", p2__md=STORY)
    seen: list[tuple[str, int, int]] = []
    read(path, progress=lambda *how_far: seen.append(how_far))
    assert seen == [("files", 1, 2), ("files", 2, 2), ("pages", 1, 3), ("pages", 2, 3), ("pages", 3, 3)]
    seen.clear()
    read(path / "p2.md", progress=lambda *how_far: seen.append(how_far))
    assert seen == [("pages", 1, 1)]
