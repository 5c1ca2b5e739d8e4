"""Numbers as newspapers print them."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsparse.languages import languages, load_profile
from newsparse.numbers import number, page_number, same_page
from newsparse.profile import Profile
from page_strategies import lines


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
        ("百", 100),
        ("一百零六", 106),
        ("一千八百九十八", 1898),
        ("二千三百四十五", 2345),
        ("元", 1),
        ("二萬五千三百", 25300),
        ("十二萬", 120000),
        ("萬", 10000),
        ("一二", 12),
        ("二〇二六", 2026),
        ("〇", 0),
        ("A1", None),
        ("面", None),
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


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("3", "3"),
        ("03", "3"),
        ("３", "3"),
        ("三", "3"),
        ("十二", "12"),
        ("A3", "A3"),
        ("A03", "A03"),
        ("Ａ０３", "A03"),
        ("A 3", "A3"),
        ("B-12", "B12"),
        ("12b", "12b"),
        (" 4 ", "4"),
        ("末", "末"),
        ("A.3", "A.3"),
        ("", ""),
    ],
)
def test_the_same_page_has_the_same_number(zh: Profile, text: str, page: str) -> None:
    """However it is printed; what is no number is left as it is."""
    assert page_number(text, zh) == page


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3", "3", True),
        ("A6", "A06", True),
        ("a6", "A006", True),
        ("10", "1", False),
        ("A6", "B6", False),
        ("0", "", False),
    ],
)
def test_zeros_make_no_other_page(one: str, other: str, same: bool) -> None:
    """A paper may print A6 in one place and A06 in another."""
    assert same_page(one, other) is same


def test_pages_in_words(en: Profile) -> None:
    """Number words of the language count."""
    assert (page_number("Three", en), page_number("last", en)) == ("3", "last")


def test_a_section_s_letter_is_no_misread_figure(en: Profile) -> None:
    """Behind a figure it may be one."""
    assert (page_number("B2", en), page_number("S5", en), page_number("1l", en)) == ("B2", "S5", "11")


@given(lines())
def test_a_page_s_number_stays_what_it_is(text: str) -> None:
    """Read once more it is the same, whatever the text is."""
    for name in languages():
        profile = load_profile(name)
        once = page_number(text, profile)
        assert page_number(once, profile) == once
