"""Numbers as newspapers print them: digits of any width, number words of a language, pages of sections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from newsparse.profile import Profile

_TEN = 10
_MYRIAD = 10_000
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_PAGE_OF_SECTION = re.compile(r"([A-Za-z]{0,2})[ -]?(\d{1,4})([A-Za-z]?)")


def number(text: str | None, profile: Profile) -> int | None:
    """Read a number in digits of any width, or in the number words of the profile; None where it is neither."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    word = text.lower().rstrip(".")
    if word in profile.numbers:
        return profile.numbers[word]
    return _in_words(word, profile)


def page_number(text: str, profile: Profile) -> str:
    """The number of a page in plain digits: 3 of 第三版, ３ and 03, A06 of Ａ０６ and A-06.

    What is no number at all, a word that no profile knows, comes back without the blanks at its ends.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _PAGE_OF_SECTION.fullmatch(plain)
    if found and found[1].isupper():  # before OCR's letters for figures: B2 is no 82
        return "".join(found.groups())
    value = number(text.strip(), profile)
    if value is not None:
        return str(value)
    return "".join(found.groups()) if found else plain


def same_page(one: str, other: str) -> bool:
    """Tell whether two numbers in plain digits are those of the same page: A6 is A06."""
    return _ZEROS.sub("", one).casefold() == _ZEROS.sub("", other).casefold()


def _in_words(word: str, profile: Profile) -> int | None:
    values = [profile.numbers.get(character, -1) for character in word]
    return counted(values) if min(values, default=-1) >= 0 else None


def counted(values: Sequence[int]) -> int:
    """What number words of one character each make together, none of them missing.

    三十一 is 3 · 10 + 1, 廿四 is 20 + 4, 一百零六 is 1 · 100 + 6, 二萬五千 is 2 · 10000 + 5 · 1000, 一二 is 12.
    """
    if max(values) < _TEN:
        return int("".join(map(str, values)))
    total, digit = 0, 0
    for value in values:
        if value < _TEN:
            digit = value
        elif value in (_TEN, _TEN**2, _TEN**3):
            total, digit = total + (digit or 1) * value, 0
        elif value == _MYRIAD:
            total, digit = (total + digit or 1) * value, 0
        else:  # 廿, 卅
            total += value
    return total + digit
