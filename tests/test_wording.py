"""What newsparse says round a paper's own words."""

from __future__ import annotations

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.languages import languages
from newsparse.model import ContributorRole
from newsparse.wording import (
    filled,
    is_worded,
    listed,
    names_in,
    runs_right_to_left,
    vertical_languages,
    wording,
)

NEW_YEAR = datetime.date(2026, 1, 1)
LATE = datetime.date(1926, 12, 31)


@pytest.mark.parametrize("language", [*languages(), "und"])
def test_every_language_says_everything(language: str) -> None:
    """Each language that is read has words of its own for each role and each place of a pattern."""
    said = wording(language)
    assert is_worded(language) is (language != "und")
    assert said.roles.keys() == set(ContributorRole)
    assert all(names_in(pattern) == {"names"} for pattern in said.roles.values())
    assert names_in(said.page) == names_in(said.pages) == {"pages"}
    assert names_in(said.came_from) == names_in(said.goes_on) == {"page"}
    assert names_in(said.came_from_unknown) == names_in(said.goes_on_unknown) == set()
    assert names_in(said.affiliation) == {"name", "affiliation"}
    assert len(said.months) in (0, 12)
    assert len(said.weekdays) == (7 if is_worded(language) else 0)
    assert len(said.numerals) in (0, 11)
    assert len(said.citation.quotes) in (2, 4)


@pytest.mark.parametrize("language", [*languages(), "und"])
def test_ways_of_citing_name_what_is_known(language: str) -> None:
    """Nothing else than what is known of an article stands in the way to cite it; all of them name title and pages."""
    known = {"authors", "title", "newspaper", "edition", "day", "iso", "number", "bare_number", "pages"}
    parts = wording(language).citation.parts
    named = {name for group in parts for ways in group for way in ways for name in names_in(way)}
    assert {"authors", "title", "newspaper", "edition", "pages"} <= named <= known


@pytest.mark.parametrize(
    ("language", "day", "long_day", "late"),
    [
        ("zh-Hans", "2026年1月1日", "2026年1月1日 星期四", "一九二六年十二月三十一日 星期五"),
        ("zh-Hant", "2026年1月1日", "2026年1月1日 星期四", "一九二六年十二月三十一日 星期五"),
        ("ja", "2026年1月1日", "2026年1月1日（木曜日）", "一九二六年十二月三十一日（金曜日）"),
        ("ko", "2026년 1월 1일", "2026년 1월 1일 목요일", "1926년 12월 31일 금요일"),
        ("en", "1 January 2026", "Thursday, 1 January 2026", "Friday, 31 December 1926"),
        ("de", "1. Januar 2026", "Donnerstag, 1. Januar 2026", "Freitag, 31. Dezember 1926"),
        ("fr", "1er janvier 2026", "Jeudi 1er janvier 2026", "Vendredi 31 décembre 1926"),
        ("es", "1 de enero de 2026", "Jueves, 1 de enero de 2026", "Viernes, 31 de diciembre de 1926"),
        ("nl", "1 januari 2026", "Donderdag 1 januari 2026", "Vrijdag 31 december 1926"),
        ("und", "2026-01-01", "2026-01-01", "1926-12-31"),
    ],
)
def test_days_are_told_as_people_do(language: str, day: str, long_day: str, late: str) -> None:
    """A day is told in the order and the words of the language; down a line in its numerals, where it has some."""
    said = wording(language)
    assert said.dated(NEW_YEAR) == day
    assert said.dated_at_length(NEW_YEAR) == long_day
    assert said.dated_at_length(LATE, vertically=True) == late


@pytest.mark.parametrize(("day", "expected"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")])
def test_numerals_count_to_thirty_one(day: int, expected: str) -> None:
    """Ten is one sign, twenty-three is two ten three."""
    told = wording("zh").dated_at_length(datetime.date(2026, 3, day), vertically=True)
    assert told.startswith(f"二〇二六年三月{expected}日 ")


def test_pages_are_named() -> None:
    """One page is named, several in a row; none is no text."""
    assert wording("en").paged(["1", "4", "B3"]) == "Pages 1, 4 and B3"
    assert wording("en").paged(["{number}"]) == "Page {number}"
    assert wording("zh-Hans").paged(["1", "4"]) == "第1、4版"
    assert wording("nl").paged([]) == ""


@pytest.mark.parametrize(
    ("tag", "known"),
    [("zh-Hans", "zh"), ("ZH-hans-CN", "zh"), ("zh-HK", "zh-Hant"), ("de-AT", "de"), ("-en", "und"), ("", "und")],
)
def test_a_tag_takes_what_its_beginning_has(tag: str, known: str) -> None:
    """Regions and scripts without words of their own take their language's; the case of letters is no matter."""
    assert wording(tag) is wording(known)


def test_some_languages_run_downwards() -> None:
    """Chinese, Japanese and Korean may be set in vertical lines."""
    assert vertical_languages() == ("ja", "ko", "zh", "zh-Hant")
    assert [tag for tag in languages() if wording(tag).vertical] == ["ja", "ko", "zh-Hans", "zh-Hant"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", True), ("he-IL", True), ("AR-eg", True), ("az-arab", True), ("ar-Latn", False), ("en", False), ("", False)],
)
def test_some_languages_run_from_right_to_left(tag: str, expected: bool) -> None:
    """A script that is told decides, else the language."""
    assert runs_right_to_left(tag) is expected


@given(st.text(), st.text())
def test_what_is_put_in_is_not_looked_at_again(one: str, other: str) -> None:
    """Values with braces stay as they are."""
    assert filled("<{a}|{b}>", a=one, b=f"{{a}}{other}") == f"<{one}|{{a}}{other}>"


def test_listed_joins_with_two_marks() -> None:
    """The last of several is joined with a mark of its own."""
    assert listed([], [", ", " and "]) == ""
    assert listed(["a"], [", ", " and "]) == "a"
    assert listed(["a", "b", "c"], [", ", " and "]) == "a, b and c"


def test_wordings_are_values() -> None:
    """A wording cannot be changed by who uses it."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        wording("en").page = ""  # type: ignore[misc]
