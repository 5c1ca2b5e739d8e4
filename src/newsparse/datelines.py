"""What opens a story: who sends it, from where, of what day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import attrs

from newsparse.dates import PartialDate
from newsparse.model import Article, Dateline
from newsparse.profile import Profile


def read_dateline(text: str, groups: Mapping[str, str | None], profile: Profile) -> Dateline:
    """Read what a dateline rule found, its date as far as the page names it.

    Args:
        text: The dateline as printed.
        groups: What the rule found in it: `source`, `place`, `year`, `month`, `day` or `first_day`, `kind`.
        profile: The language's number words.
    """
    return Dateline(
        source=groups.get("source"),
        place=_trimmed(groups.get("place")),
        date=_date(groups, profile),
        kind=groups.get("kind"),
        text=text.strip(),
    )


def made_whole(dateline: Dateline, issue_date: datetime.date) -> Dateline:
    """The dateline with its date made whole by the issue's, where the page leaves the year or the month out."""
    if dateline.date is None:
        return dateline
    return attrs.evolve(dateline, date=dateline.date.resolved(issue_date))


def with_whole_dates(article: Article, issue_date: datetime.date) -> Article:
    """The article, its sidebars with it, their datelines made whole by the issue's date."""
    dateline = made_whole(article.dateline, issue_date) if article.dateline else None
    sidebars = tuple([with_whole_dates(sidebar, issue_date) for sidebar in article.sidebars])
    if dateline == article.dateline and sidebars == article.sidebars:
        return article
    return attrs.evolve(article, dateline=dateline, sidebars=sidebars)


def _trimmed(place: str | None) -> str | None:
    return place.strip(" ,，\u3000") or None if place else None


def _date(groups: Mapping[str, str | None], profile: Profile) -> PartialDate | None:
    year, month, day = [number(groups.get(part), profile) for part in ("year", "month", "day")]
    if groups.get("first_day"):  # 1er, or what OCR made of it
        day = 1
    if not day:
        return None
    try:
        return PartialDate(year=year, month=month, day=day)
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
