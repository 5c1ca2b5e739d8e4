"""What newsparse itself says round a paper's own words: days, page numbers, bylines, in the paper's language.

The words stand in `wording.toml`; no code knows one.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import attrs

_PLACE = re.compile(r"\{([a-z_]+)\}")
_UNKNOWN = "und"
_TEN = 10


@attrs.frozen(kw_only=True)
class CitationStyle:
    """How a language cites an article; `newsparse.citation` tells what the names in braces stand for."""

    #: The marks round a title, then those that marks of the same kind inside it become; two where nothing becomes else.
    quotes: Sequence[str]
    #: What stands between two names, and before the last of several.
    authors: Sequence[str]
    #: How the first few of many names are told.
    more_authors: str
    #: How one page is told.
    page: str
    #: How several are.
    pages: str
    #: What stands between their numbers.
    between_pages: str
    #: Groups of parts; of each part its ways of being told, of which the first is taken that lacks nothing.
    parts: Sequence[Sequence[Sequence[str]]]
    #: What stands between the parts of a group.
    within: str
    #: What stands between groups.
    between: str
    #: What stands at the end.
    end: str


@attrs.frozen(kw_only=True)
class Wording:
    """What is said in one language. Names in braces stand for what is put there."""

    #: What a newspaper without a name is called.
    newspaper: str
    #: What stands over the list of articles.
    contents: str
    #: How one page is named: `{pages}` is its number.
    page: str
    #: How several are.
    pages: str
    #: What stands between two of several, and before the last.
    listing: Sequence[str]
    #: How the number of an issue is told.
    number: str
    #: How a day is told: `{year}`, `{month}`, `{day}`, or all as `{iso}`.
    day: str
    #: How the day of an issue is told on its front, `{weekday}` with it.
    long_day: str
    #: What the first of a month is called instead of 1.
    first_day: str = "1"
    #: The names of the months; numbers where there are none.
    months: Sequence[str] = ()
    #: The names of the days of the week, Monday first.
    weekdays: Sequence[str] = ()
    #: The signs for zero to ten in which a day is told down a vertical line.
    numerals: str = ""
    #: Whether lines of this language may run downwards.
    vertical: bool = False
    #: What is said of a part before that was not found, on a known `{page}` or an unknown one.
    came_from: str
    came_from_unknown: str
    #: What is said of a part after.
    goes_on: str
    goes_on_unknown: str
    #: How a name is told with what it belongs to: `{name}`, `{affiliation}`.
    affiliation: str
    #: What stands between what different people did.
    between_credits: str
    #: How the `{names}` of each role are told.
    roles: Mapping[str, str]
    #: How an article is cited.
    citation: CitationStyle
    #: Further tags that it is for.
    also: Sequence[str] = ()

    def listed(self, items: Sequence[str]) -> str:
        """Put names or numbers in a row."""
        return listed(items, self.listing)

    def paged(self, numbers: Sequence[str]) -> str:
        """Name pages by their printed numbers; no text where there are none."""
        pattern = self.pages if numbers[1:] else self.page
        return filled(pattern, pages=self.listed(numbers)) if numbers else ""

    def coming_from(self, page: str | None) -> str:
        """Say that the part before, on a known page or another, was not found."""
        return filled(self.came_from, page=page) if page else self.came_from_unknown

    def going_on(self, page: str | None) -> str:
        """Say that the part after was not found."""
        return filled(self.goes_on, page=page) if page else self.goes_on_unknown

    def dated(self, day: datetime.date) -> str:
        """Tell a day."""
        return self._dated(self.day, day, str(day.month), str(day.day))

    def dated_at_length(self, day: datetime.date, *, vertically: bool = False) -> str:
        """Tell a day with its day of the week; for a vertical line in the signs of the language, where it has some."""
        if vertically and self.numerals:
            year = "".join(self.numerals[int(digit)] for digit in str(day.year))
            return self._dated(self.long_day, day, self._in_words(day.month), self._in_words(day.day), year)
        return self._dated(self.long_day, day, str(day.month), str(day.day))

    def _dated(self, pattern: str, date: datetime.date, month: str, day: str, year: str = "") -> str:
        return filled(
            pattern,
            iso=date.isoformat(),
            year=year or str(date.year),
            month=self.months[date.month - 1] if self.months else month,
            day=self.first_day if day == "1" else day,
            weekday=self.weekdays[date.weekday()] if self.weekdays else "",
        )

    def _in_words(self, number: int) -> str:
        """A number under 100 in signs: 二十三."""
        tens, ones = divmod(number, _TEN)
        ten = self.numerals[_TEN] if tens else ""
        return (self.numerals[tens] if tens > 1 else "") + ten + (self.numerals[ones] if ones else "")


def wording(language: str) -> Wording:
    """Find what is said in a language, by its BCP 47 tag; signs where it is not known."""
    known, tag = _known(), language.lower()
    while tag not in known:
        tag = tag.rpartition("-")[0] or _UNKNOWN
    return known[tag]


def is_worded(language: str) -> bool:
    """Tell whether there are words in a language."""
    return wording(language) is not _known()[_UNKNOWN]


def vertical_languages() -> tuple[str, ...]:
    """Tags of the languages whose lines may run downwards."""
    return tuple(sorted({tag for tag, one in _tables().items() if tag != "right_to_left" and one.get("vertical")}))


def runs_right_to_left(language: str) -> bool:
    """Tell whether lines of a language run from right to left: its script says it, else the language."""
    first, *rest = language.split("-")
    script = next((part.title() for part in rest if len(part) == len("Latn")), None)
    return (script or first.lower()) in _tables()["right_to_left"]


def filled(pattern: str, **values: str) -> str:
    """Put values in the place of their names in braces; what is put there is not looked at again."""
    return pattern.format_map(values)


@functools.cache
def names_in(pattern: str) -> frozenset[str]:
    """The names that stand in braces."""
    return frozenset(_PLACE.findall(pattern))


def listed(items: Sequence[str], marks: Sequence[str]) -> str:
    """Put items in a row: the first mark between them, the second before the last."""
    *some, last = items or [""]
    return f"{marks[0].join(some)}{marks[1]}{last}" if some else last


@functools.cache
def _known() -> Mapping[str, Wording]:
    """The wordings by tag in lower case."""
    found: dict[str, Wording] = {}
    for tag, table in _tables().items():
        if tag != "right_to_left":
            one = Wording(**{**table, "citation": CitationStyle(**table["citation"])})
            found |= dict.fromkeys(map(str.lower, (tag, *one.also)), one)
    return found


@functools.cache
def _tables() -> Mapping[str, Any]:
    import tomllib  # here, since `import newsparse` needs no word

    return tomllib.loads(resources.files("newsparse").joinpath("wording.toml").read_text("utf-8"))
