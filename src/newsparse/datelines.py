"""What opens a story: who sends it, from where, of what day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from newsparse.dates import PartialDate
from newsparse.model import Dateline
from newsparse.profile import Profile


def read_dateline(
    text: str, groups: Mapping[str, str | None], profile: Profile, issue_date: datetime.date | None
) -> Dateline:
    """Read what a dateline rule found, its date made whole by the issue's where the page leaves the year out.

    Args:
        text: The dateline as printed.
        groups: What the rule found in it: `source`, `place`, `year`, `month`, `day` or `first_day`, `kind`.
        profile: The language's number words.
        issue_date: The day of the issue, where it is known.
    """
    return Dateline(
        source=groups.get("source"),
        place=_trimmed(groups.get("place")),
        date=_date(groups, profile, issue_date),
        kind=groups.get("kind"),
        text=text.strip(),
    )


def _trimmed(place: str | None) -> str | None:
    return place.strip(" ,，\u3000") or None if place else None


def _date(groups: Mapping[str, str | None], profile: Profile, issue_date: datetime.date | None) -> PartialDate | None:
    year, month, day = [number(groups.get(part), profile) for part in ("year", "month", "day")]
    if groups.get("first_day"):  # 1er, or what OCR made of it
        day = 1
    if not day:
        return None
    try:
        return PartialDate(year=year, month=month, day=day).resolved(issue_date)
    except ValueError:  # 2月30日: misread or misprinted; it stays in the dateline's text
        return None


def number(text: str | None, profile: Profile) -> int | None:
    """Read a number in digits of any width, or in the number words of the profile; None where it is neither."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    word = text.lower().rstrip(".")
    if word in profile.numbers:
        return profile.numbers[word]
    return _positional(word, profile)


def _positional(word: str, profile: Profile) -> int | None:
    """三十一 is 3 · 10 + 1, 廿四 is 20 + 4, 一二 is 12."""
    values = [profile.numbers.get(character, -1) for character in word]
    if min(values, default=-1) < 0:
        return None
    if max(values) < 10:
        return int("".join(map(str, values)))
    total = 0
    for value in values:
        total = (total or 1) * 10 if value == 10 else total + value
    return total
