"""What names of files say of their pages, and what they are not taken to say."""

from __future__ import annotations

import datetime
import re
import time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ArgumentError
from newsparse.names import (
    SAYS_NOTHING,
    Named,
    day_as_written,
    matched,
    name_pattern,
    named,
    natural,
    without_ending,
)

DAY = datetime.date(2017, 3, 25)


@pytest.mark.parametrize(
    "names",
    [
        ["2", "10"],
        ["01要闻", "02民生", "10体育"],
        ["A2", "A10", "B1"],
        ["a2", "A3", "a10"],
        ["１", "２", "１０"],
        ["一版", "二版", "十版", "十一版", "二十版", "一百零二版"],
        ["9", "十", "11"],
        ["page", "page 2", "page 10"],
        ["2017-03-24/10", "2017-03-25/2", "2017-03-25/10"],
        ["1", "01", "001"][::-1],
        ["9" * 5000, "1" + "0" * 5000],
    ],
)
def test_names_stand_as_people_sort_them(names: list[str]) -> None:
    """Numbers by their value, whatever their digits; folders before what is in the next."""
    backwards = names[::-1]
    assert sorted(backwards, key=natural) == names


@given(st.lists(st.text("ab/01２十百千万三零.é"), max_size=8))
def test_any_names_have_one_order(names: list[str]) -> None:
    """Whatever they are, in whichever order they come."""
    backwards = names[::-1]
    assert sorted(names, key=natural) == sorted(backwards, key=natural)


@pytest.mark.parametrize(
    ("name", "page", "section"),
    [
        ("01要闻", "1", "要闻"),
        ("05三农", "5", "三农"),
        ("A06_民生", "A06", "民生"),
        ("a06", "A06", None),
        ("page-03", "3", None),
        ("p12", "12", None),
        ("P3", "3", None),
        ("seite_5", "5", None),
        ("nbs.D110000renmrb_01", "1", None),
        ("harbour-courier-01", "1", None),
        ("要闻03", "3", None),
        ("第十二版", "12", None),
        ("第A06版 要闻", "A06", "要闻"),
        ("一版要闻", "1", "要闻"),
        ("第03版：文化（周末）", "3", "文化 周末"),
        ("十二", "12", None),
        ("２", "2", None),
        ("03-sport", "3", "sport"),
        ("03 Arts_and_Leisure", "3", "Arts and Leisure"),
        ("03_ocr", "3", None),
        ("02 Top 10 stories", "2", None),
        ("01_a3f9", "1", None),
        ("01a", "1", None),
        ("01_" + "x" * 60, "1", None),
        ("no88_p3", "3", None),
        ("总第88期第2版", "2", None),
        ("page-002a", "2", None),
    ],
)
def test_a_name_tells_page_and_section(name: str, page: str, section: str | None) -> None:
    """The number that begins it, or that a word for a page stands beside, or the only one; behind it the section."""
    assert named(name) == Named(page=page, section=section)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "download",
        "88_03",
        "p1-3",
        "v2",
        "vol12",
        "12345",
        "0",
        "00",
        "rmrb01",
        "要闻",
        "三农",
        "十一黄金周",
        "…",
        "万" * 40,
    ],
)
def test_what_is_unsure_is_not_told(name: str) -> None:
    """One of several numbers, a range, a version, a number too long for a page, an ideograph inside a word."""
    assert named(name) == SAYS_NOTHING


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("2017-03-25/04", "4"),
        ("2017_03_25", None),
        ("2017.3.25", None),
        ("20170325-04", "4"),
        ("rmrb-20170325-04", "4"),
        ("2017/03/25/04", "4"),
        ("04-2017-03-25", "4"),
        ("２０１７-０３-２５-０４", "4"),
        ("青州日报2017年3月25日第04版", "4"),
        ("scans-2024-05-01/2017-03-25-p4", "4"),
        ("2017-03-25-4", "4"),
        ("2017-13-25/20170325", None),
    ],
)
def test_a_path_tells_the_day(name: str, page: str | None) -> None:
    """In the file's name, else in that of a folder; the number of the page is none of the day's."""
    assert named(name) == Named(page=page, date=DAY)


@pytest.mark.parametrize(
    "name", ["20171340", "2017-02-30", "2017-03", "120170325", "2017-03_25", "2017/03/25", "1201-01-01"]
)
def test_what_is_no_day_is_not_told(name: str) -> None:
    """No day of the calendar, a month alone, digits of a longer number, what may be a page of a month's issue."""
    assert named(name).date is None
    assert named("2017/03/25").page is None


def test_a_section_comes_with_its_day() -> None:
    """Day, page and section in one name."""
    told = named("lanchuan_20170325_A06_民生")
    assert told == Named(page="A06", section="民生", date=DAY)


def test_the_day_as_it_is_written() -> None:
    """So that a pattern can be shown that finds it."""
    assert day_as_written("a/rmrb-20170325-04") == "20170325"
    assert day_as_written("04") == ""


def test_what_layout_models_write_beside_a_page() -> None:
    """Is of the same page."""
    assert [without_ending(stem) for stem in ("a/01_content_list", "a/01", "01_content", "01_model")] == [
        ("a/01", 0),
        ("a/01", without_ending("x")[1]),
        ("01_content", without_ending("x")[1]),
        ("01", 3),
    ]


@given(st.text())
def test_any_name_can_be_read(name: str) -> None:
    """Whatever it is, and what is told is in plain digits."""
    told = named(name)
    assert told.newspaper is None
    assert told.page is None or re.fullmatch("[A-Z]?[0-9]{1,3}", told.page)


@pytest.mark.parametrize("part", ["1", "一", "版", "p1 ", "2017-", "2017-03-25/", "A1_", "第一版", "(", "- "])
def test_time_grows_with_the_name(part: str) -> None:
    """A name as long as a path may be takes no time that is felt."""
    start = time.perf_counter()
    named(part * (4096 // len(part)))
    assert time.perf_counter() - start < 0.5


def told_by(pattern: str, path: str, own: Named = SAYS_NOTHING) -> Named | None:
    compiled = name_pattern(pattern)
    assert compiled
    return matched(path, compiled, own)


def test_a_pattern_tells_what_names_say() -> None:
    """Its groups are the facts; page numbers lose the zeros before them."""
    pattern = r"(?P<newspaper>[a-z]+)(?P<date>\d{8})_(?P<section>[A-Z])?(?P<page>\d+)"
    assert told_by(pattern, "x/qz20170325_A００7.md") == Named(newspaper="qz", date=DAY, section="A", page="7")
    assert told_by(pattern, "qz20170325_012.md") == Named(newspaper="qz", date=DAY, page="12")
    assert told_by(pattern, "cover.md") is None
    assert told_by(r"(?P<page>\d+|front)", "front.md") == Named(page="front")
    assert told_by(r"(?P<page>\d)", "0.md") == Named(page="0")
    assert told_by(r"x(?P<page>\d)?", "x.md") == SAYS_NOTHING


@pytest.mark.parametrize("written", ["2017-03-25", "20170325", "2017_3_25", "2017年3月25日", "２０１７０３２５"])
def test_a_pattern_tells_the_day(written: str) -> None:
    """However it is written, with the year first; or in three groups, in any order."""
    assert told_by("(?P<date>.+)", written) == Named(date=DAY)
    assert told_by(r"(?P<day>\d\d)\.(?P<month>\d)\.(?P<year>\d{4})", "25.3.2017.txt") == Named(date=DAY)
    assert told_by(r"x(?P<date>\d+)?", "x") == SAYS_NOTHING
    assert told_by(r"x((?P<day>\d)-(?P<month>\d)-(?P<year>\d))?", "x") == SAYS_NOTHING


def test_names_speak_where_the_pattern_has_no_group() -> None:
    """A pattern for the day alone leaves page and section to the name; one for pages says all of them."""
    own = Named(page="4", section="要闻", date=DAY)
    assert told_by("(?P<date>20170326)", "20170326-04要闻.md", own) == attrs.evolve(
        own, date=datetime.date(2017, 3, 26)
    )
    assert told_by(r"-(?P<page>\d+)", "20170325-05要闻.md", own) == Named(page="5", date=DAY)


def test_no_day_is_an_error_that_shows_the_file() -> None:
    """So that the pattern can be mended."""
    with pytest.raises(ArgumentError) as caught:
        told_by(r"(?P<date>\d+)", "a/20171340.md")
    assert str(caught.value) == (
        "pattern: finds '20171340' in 'a/20171340.md', which is no day; write it so that it finds 2017-03-25"
    )
    with pytest.raises(ArgumentError, match=r"finds '17-3-25' in '17-3-25', which is no day"):
        told_by(r"(?P<year>\d+)-(?P<month>\d+)-(?P<day>\d+)", "17-3-25")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (3, "pattern: 3 is no regular expression; give a string"),
        ("(", "pattern: '(' is no regular expression: missing ), unterminated subpattern at position 0"),
        ("a{99999999999999999999}", "pattern: 'a{99999999999999999999}' is no regular expression: "),
        (r"\d+", "pattern: '\\\\d+' has no named group, such as (?P<page>\\d+); known are: date, year, month, day, "),
        (r"(?P<pag>\d)", "pattern: group 'pag' says nothing of a page; did you mean 'page'?"),
        (r"(?P<year>\d)", "needs the group date, or year, month and day"),
        (r"(?P<date>.)(?P<year>.)(?P<month>.)(?P<day>.)", "needs the group date, or year, month and day"),
    ],
)
def test_a_pattern_that_cannot_be_meant(pattern: str, message: str) -> None:
    """The message says what is wrong with it."""
    with pytest.raises(ArgumentError) as caught:
        name_pattern(pattern)
    assert message in str(caught.value)


def test_no_pattern() -> None:
    """Is none."""
    assert name_pattern(None) is None
