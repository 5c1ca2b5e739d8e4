"""Which files of a folder are pages, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsparse.errors import ArgumentError, ReadError
from newsparse.folders import HIDDEN, LOOP, SPECIAL, UNKNOWN, UNMATCHED, Listing, above, listed, shortened, sorted_out
from newsparse.names import name_pattern

SUFFIXES = (".json", ".txt", ".md", ".alto.xml", ".xml")


def sources(listing: Listing) -> list[str]:
    return [page.sources[0] for page in listing.pages]


def sort(*names: str, pattern: str | None = None, above: str = "") -> Listing:
    return sorted_out([(name, None) for name in names], SUFFIXES, name_pattern(pattern), above)


def made(folder: Path, *names: str) -> Path:
    """A folder with empty files of these names."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return folder


@pytest.mark.parametrize(
    "names",
    [
        ["2.md", "10.md"],
        ["01要闻.md", "02.md", "A2.md", "A10.md", "B1.md"],
        ["front-01.md", "city-02.md", "arts-10.md"],
        ["A/01.md", "A/02.md", "B/01.md", "B/10.md"],
        ["page.md", "page 2.md", "page 10.md"],
        ["cover.md", "p1.md", "p2.md"],
        ["README", "1.md"][1:],
    ],
)
def test_pages_stand_in_order(names: list[str]) -> None:
    """By their numbers where each has one of its own, else by name; folder by folder."""
    assert sources(sort(*reversed(names))) == names


def test_what_can_be_read_is_told_by_its_suffix() -> None:
    """In any case, packed or not; a suffix alone is no name."""
    listing = sort("1.TXT", "2.md.gz", "3.alto.xml", "4.png", "5", ".md", "x/.txt.gz", "notes.docx")
    assert sources(listing) == ["1.TXT", "2.md.gz", "3.alto.xml"]
    assert listing.passed_over == {UNKNOWN: ("4.png", "5", ".md", "notes.docx", "x/.txt.gz")}
    assert [page.named.page for page in listing.pages] == ["1", "2", "3"]


def test_a_page_in_several_formats_is_one() -> None:
    """The best first, whatever a layout model adds to the name; in another folder it is another page."""
    listing = sort("01.md", "01_middle.json", "01_content_list.json", "01.txt", "02.md", "b/02.md")
    assert [page.sources for page in listing.pages] == [
        ("01_content_list.json", "01_middle.json", "01.txt", "01.md"),
        ("02.md",),
        ("b/02.md",),
    ]
    assert [(page.named.page, page.named.section) for page in listing.pages] == [("1", None), ("2", None), ("2", None)]


def test_what_all_names_say_alike_is_no_section() -> None:
    """It is the newspaper's name, or anything; a pattern is believed."""
    names = "01-lanchuan-daily.md", "02-lanchuan-daily.md"
    assert [page.named.section for page in sort(*names).pages] == [None, None]
    assert [page.named.section for page in sort(*names, pattern=r"(?P<page>\d+)-(?P<section>.+)\.").pages] == [
        "lanchuan-daily"
    ] * 2
    assert [page.named.section for page in sort("01-arts.md", "02-city.md").pages] == ["arts", "city"]
    assert [page.named.section for page in sort("01-arts.md").pages] == ["arts"]


def test_the_folder_tells_the_day() -> None:
    """Where the names in it do not."""
    days = [str(page.named.date) for page in sort("1.md", "2018-01-01/1.md", above="2017-03-25").pages]
    assert days == ["2017-03-25", "2018-01-01"]
    assert str(sort("1.md", above="2017/03/25").pages[0].named.date) == "2017-03-25"
    assert above(Path("/a/2017/03/25")) == "2017/03/25"
    assert above(Path("/a/2017-03-25/")) == "2017-03-25"
    assert above(Path("/")) == "/"
    assert above(Path("x/..")) == Path.cwd().name


def test_a_pattern_passes_over_what_it_does_not_match() -> None:
    """And sorts by the numbers that it finds."""
    listing = sort("x2_1.md", "x1_2.md", "cover.md", pattern=r"_(?P<page>\d+)")
    assert sources(listing) == ["x2_1.md", "x1_2.md"]
    assert listing.passed_over == {UNMATCHED: ("cover.md",)}


def test_what_keeps_a_file_from_being_a_page_is_told() -> None:
    """A folder that cannot be opened stands for its pages, whatever the pattern."""
    names = [("a/", "cannot be read: Permission denied"), ("pipe.md", SPECIAL), ("1.md", None)]
    listing = sorted_out(names, SUFFIXES, name_pattern(r"(?P<page>\d)"))
    assert [(page.sources, page.fault) for page in listing.pages] == [
        (("1.md",), None),
        (("a",), "cannot be read: Permission denied"),
    ]
    assert listing.passed_over == {SPECIAL: ("pipe.md",)}


def test_a_folder_is_walked(tmp_path: Path) -> None:
    """Into folders below and through links, but into none that it is in already; hidden files are left alone."""
    made(tmp_path / "issue", "2.md", "10.md", "A/1.md", ".DS_Store", ".git/1.md", "cover.png")
    made(tmp_path / "elsewhere", "7.md")
    (tmp_path / "issue" / "B").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "issue" / "A" / "round").symlink_to(tmp_path / "issue")
    (tmp_path / "issue" / "circle.md").symlink_to("circle.md")
    os.mkfifo(tmp_path / "issue" / "pipe.md")
    listing = listed(tmp_path / "issue", SUFFIXES)
    assert sources(listing) == ["2.md", "10.md", "A/1.md", "B/7.md", "circle.md"]
    assert listing.passed_over == {
        LOOP: ("A/round",),
        HIDDEN: (".DS_Store", ".git"),
        SPECIAL: ("pipe.md",),
        UNKNOWN: ("cover.png",),
    }


def test_deep_folders(tmp_path: Path) -> None:
    """As deep as a path may go."""
    made(tmp_path, "a/" * 300 + "1.md")
    assert sources(listed(tmp_path, SUFFIXES)) == ["a/" * 300 + "1.md"]


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is named is an error; one below stands for its pages."""
    made(tmp_path, "1.md", "A/1.md")
    closed = ["A"]
    scandir = os.scandir

    def scan(folder: Path) -> object:
        if folder.name in closed:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", scan)
    assert [(page.sources[0], page.fault) for page in listed(tmp_path, SUFFIXES).pages] == [
        ("1.md", None),
        ("A", "cannot be read: Permission denied"),
    ]
    closed.append(tmp_path.name)
    with pytest.raises(ReadError) as caught:
        listed(tmp_path, SUFFIXES)
    assert str(caught.value) == f"{tmp_path}: cannot be read: Permission denied"


def test_a_folder_without_pages(tmp_path: Path) -> None:
    """What it holds is told, and how names of pages end; an empty one is told as such."""
    with pytest.raises(ReadError) as caught:
        listed(tmp_path, SUFFIXES)
    assert str(caught.value) == f"{tmp_path}: is empty; name a folder that holds the pages of an issue"
    made(tmp_path, "1.png", "2.png", "3.png", ".DS_Store")
    with pytest.raises(ReadError) as caught:
        listed(tmp_path, (".txt", ".md"))
    assert str(caught.value) == (
        f"{tmp_path}: holds .DS_Store, 1.png, 2.png and 1 more, but no page; names of pages end in .txt, .md"
    )


def test_a_pattern_that_matches_nothing(tmp_path: Path) -> None:
    """The message shows a name that it should match."""
    made(tmp_path, "page-1.md", "page-2.md", "x.png")
    with pytest.raises(ArgumentError) as caught:
        listed(tmp_path, SUFFIXES, name_pattern(r"seite-(?P<page>\d+)"))
    assert str(caught.value) == (rf"pattern: 'seite-(?P<page>\\d+)' matches no file of {tmp_path}, such as 'page-1.md'")


@pytest.mark.parametrize(
    ("names", "days", "way"),
    [
        (
            ["2017-03-24/1.md", "2017-03-25/1.md"],
            "2 days, 2017-03-24, 2017-03-25,",
            "read one of them: {folder}/2017-03-24",
        ),
        (
            ["2017/03/24/A/1.md", "2017/03/24/B/1.md", "2017/03/25/1.md"],
            "2 days, 2017-03-24, 2017-03-25,",
            "read one of them: {folder}/2017/03/24",
        ),
        (
            [f"rmrb.201703{day}-1.md" for day in range(10, 20)],
            "10 days, 2017-03-10 to 2017-03-19,",
            "read one of them with the pattern '(?P<date>20170310)'",
        ),
        (
            ["x/2017-03-24.md", "x/2017-03-25.md"],
            "2 days, 2017-03-24, 2017-03-25,",
            r"read one of them with the pattern '(?P<date>2017\-03\-24)'",
        ),
    ],
)
def test_several_days_are_no_issue(tmp_path: Path, names: list[str], days: str, way: str) -> None:
    """The days are named, and how one of them is read, which then can be."""
    made(tmp_path, *names)
    with pytest.raises(ArgumentError) as caught:
        listed(tmp_path, SUFFIXES)
    told = str(caught.value)
    assert told == f"paths: {tmp_path} holds {days} and an issue is of one; {way.format(folder=tmp_path)}"
    if "pattern" in way:
        assert listed(tmp_path, SUFFIXES, name_pattern(told.split("'")[1])).pages
    else:
        assert listed(Path(told.rpartition(": ")[2]), SUFFIXES).pages


def test_several_days_that_a_pattern_finds(tmp_path: Path) -> None:
    """Nothing in the names can be shown then."""
    made(tmp_path, "24.3.2017.md", "25.3.2017.md")
    pattern = name_pattern(r"(?P<day>\d+)\.(?P<month>\d+)\.(?P<year>\d+)")
    with pytest.raises(ArgumentError, match=r"and an issue is of one; narrow the pattern$"):
        listed(tmp_path, SUFFIXES, pattern)


def test_few_names_are_shown() -> None:
    """And how many more there are."""
    assert shortened(["a"]) == "a"
    assert shortened([*"abcde"]) == "a, b, c and 2 more"
