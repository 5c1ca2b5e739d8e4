"""Which number each page has, and which page a jump line names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from newsparse.model import Page

_INK = re.compile(r"[\W_]+")
_MISREAD = str.maketrans({"I": "1", "L": "1", "|": "1", "!": "1", "O": "0", "Q": "0"})
_NUMBER = re.compile(r"([A-Z]?)0*([1-9][0-9]*)([A-Z]?)")
#: Letters that a page's key may have before or after its digits.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@attrs.frozen
class PageNumber:
    """The number of a page of the issue."""

    #: As it is compared, see `page_key`; empty where none is known.
    key: str
    #: Whether it is printed, and not told from the page's place in the issue.
    printed: bool


def page_key(number: str | None) -> str:
    """A page's number as it is compared: plain digits with the letter of a section, what OCR misread set right.

    Empty where it is no number: the next page, the front page.
    """
    plain = _INK.sub("", number or "").upper()
    found = _NUMBER.fullmatch(plain) or _NUMBER.fullmatch(plain.translate(_MISREAD))
    return "".join(found.groups()) if found else ""


def means_page(key: str, number: str) -> bool:
    """Whether two keys mean one page: the letter of a section may be missing in one of them."""
    return key == number or (key.strip(LETTERS) == number.strip(LETTERS) and (key.isdigit() or number.isdigit()))


def page_numbers(pages: Sequence[Page]) -> list[PageNumber]:
    """The number of each page: as printed; else as its place tells, where the printed ones allow it."""
    keys = [page_key(page.number) for page in pages]
    offsets = {int(key) - index if key.isdigit() else None for index, key in enumerate(keys) if key} or {1}
    first = offsets.pop() if len(offsets) == 1 else None
    told = [first + index if first is not None else 0 for index in range(len(keys))]
    return [
        PageNumber(key, True) if key else PageNumber(str(place) if place > 0 else "", False)
        for key, place in zip(keys, told, strict=True)
    ]
