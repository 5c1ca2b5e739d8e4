"""What opens a story."""

from __future__ import annotations

import datetime

import pytest

from newsparse.datelines import made_whole, read_dateline, read_day, with_whole_dates
from newsparse.dates import PartialDate
from newsparse.languages import load_profile
from newsparse.model import Article, Dateline
from newsparse.profile import Profile

ISSUE_DATE = datetime.date(2026, 4, 13)


def read(text: str, profile: Profile) -> Dateline:
    """What the first of the opening rules finds at the beginning of a text."""
    rule = profile.rules_at["opening"].opening(text, 0)[0]
    found = rule.pattern.match(text)
    assert found
    return read_dateline(found[0], found.groupdict(), profile)


def test_a_dateline_is_told_in_full(zh: Profile) -> None:
    """Source, place, day and kind; the year is the issue's."""
    dateline = made_whole(read("本报澄安4月12日综合讯 连日来", zh), ISSUE_DATE)
    assert dateline == Dateline(
        source="本报",
        place="澄安",
        date=PartialDate(year=2026, month=4, day=12),
        kind="综合讯",
        text="本报澄安4月12日综合讯",
    )


def test_a_dateline_says_no_more_than_is_printed(zh: Profile) -> None:
    """The day has no year; without a day there is no date, and no issue's date makes one."""
    assert read("本报澄安4月12日讯 连日来", zh).date == PartialDate(month=4, day=12)
    undated = Dateline(source="本报", kind="讯", text="本报讯")
    assert (read("本报讯 近日", zh), made_whole(undated, ISSUE_DATE)) == (undated, undated)


def test_dates_are_made_whole_in_a_story_and_its_sidebars() -> None:
    """The day in the future of the issue was in the year before; a story without days comes back itself."""
    undated = Article(id="p1a1s1", language="zh-Hans", pages=(0,))
    day = Dateline(date=PartialDate(month=12, day=31), text="12月31日")
    beside = Article(id="p1a1s2", language="zh-Hans", pages=(0,), dateline=day)
    story = Article(id="p1a1", language="zh-Hans", pages=(0,), sidebars=(undated, beside))
    whole = with_whole_dates(story, ISSUE_DATE)
    assert whole.sidebars[0] is undated
    assert str(whole.sidebars[1].dateline and whole.sidebars[1].dateline.date) == "2025-12-31"
    assert with_whole_dates(undated, ISSUE_DATE) is undated
    assert with_whole_dates(whole, ISSUE_DATE) is whole


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("新华社澄安３月２４日电（记者", "--03-24"),
        ("新华社澄安十二月三十一日电 ", "--12-31"),
        ("新华社澄安2025年12月31日电 ", "2025-12-31"),
        ("新华社澄安二〇二五年十二月廿四日电 ", "2025-12-24"),
        ("本报24日讯 ", "----24"),
        ("本报澄安2月30日讯 ", "None"),
        ("本报澄安13月1日讯 ", "None"),
    ],
)
def test_days_in_any_digits(zh: Profile, text: str, date: str) -> None:
    """Digits of any width and number words; a day that no calendar has is no date, and stays in the text."""
    dateline = read(text, zh)
    assert str(dateline.date) == date
    assert dateline.text == text.rstrip("（记者 ")


def test_english_datelines(en: Profile) -> None:
    """Months are words; the place keeps its region and loses the comma."""
    dateline = read("NORTHWICK, Ohio, Jan. 5 (AP) -- A ferry", en)
    assert (dateline.source, dateline.place) == ("AP", "NORTHWICK, Ohio")
    assert dateline.date == PartialDate(month=1, day=5)


def test_a_place_of_marks_is_none(zh: Profile) -> None:
    """What a rule takes for a place may be no more than a comma."""
    assert read_dateline(", ，", {"place": ", ，"}, zh) == Dateline(text=", ，")


@pytest.mark.parametrize(
    ("era", "year", "whole"),
    [
        ("民國", "三十六", 1947),
        ("中華民國", "一○六", 2017),
        ("民國", "元", 1912),
        ("民 國", "一百零六", 2017),
        (None, "二〇二六", 2026),
    ],
)
def test_years_of_eras(era: str | None, year: str, whole: int) -> None:
    """A year is counted from the first of its era; blanks that pad the era mean nothing."""
    groups = {"era": era, "year": year, "month": "五", "day": "四"}
    assert read_day(groups, load_profile("zh-Hant")) == PartialDate(year=whole, month=5, day=4)


@pytest.mark.parametrize("first", ["1er", "ler", "l er", "IER", "1«", ".I\"''"])
def test_the_first_of_a_month_is_known_however_it_is_misread(fr: Profile, first: str) -> None:
    """OCR has trouble with a raised er."""
    assert read(f"ROME, {first} avril. — Le pape", fr).date == PartialDate(month=4, day=1)
