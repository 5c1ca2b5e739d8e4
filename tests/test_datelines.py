"""What opens a story."""

from __future__ import annotations

import datetime

import pytest

from newsparse.datelines import made_whole, number, read_dateline, with_whole_dates
from newsparse.dates import PartialDate
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
    ("text", "value"),
    [
        (None, None),
        ("", None),
        ("12", 12),
        ("１２", 12),
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("三十", 30),
        ("三十一", 31),
        ("二十四", 24),
        ("廿四", 24),
        ("卅", 30),
        ("卅一", 31),
        ("一二", 12),
        ("二〇二六", 2026),
        ("〇", 0),
        ("A1", None),
        ("版", None),
        ("一版", None),
    ],
)
def test_chinese_numbers(zh: Profile, text: str | None, value: int | None) -> None:
    """Digits, place by place or with tens; what is neither is no number."""
    assert number(text, zh) == value


@pytest.mark.parametrize(
    ("text", "value"), [("January", 1), ("SEPT.", 9), ("Dec", 12), ("7", 7), ("A1", None), (".", None)]
)
def test_english_numbers(en: Profile, text: str, value: int | None) -> None:
    """Months count as numbers, in any case and with a period."""
    assert number(text, en) == value


@pytest.mark.parametrize("first", ["1er", "ler", "l er", "IER", "1«", ".I\"''"])
def test_the_first_of_a_month_is_known_however_it_is_misread(fr: Profile, first: str) -> None:
    """OCR has trouble with a raised er."""
    assert read(f"ROME, {first} avril. — Le pape", fr).date == PartialDate(month=4, day=1)
