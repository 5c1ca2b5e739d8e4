"""What opens a story: who sends it, from where, of what day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import attrs

from newsparse.dates import PartialDate
from newsparse.model import Article, Dateline
from newsparse.numbers import number
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
        date=read_day(groups, profile),
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


def _plain(word: str) -> str:
    """A word as the tables of a profile have it: without the blanks that fill its line."""
    return "".join(word.split())


def _trimmed(place: str | None) -> str | None:
    return place.strip(" ,，\u3000") or None if place else None


def read_day(groups: Mapping[str, str | None], profile: Profile) -> PartialDate | None:
    """The day that a rule found, as far as the page names it; None where it names none, or one of no calendar.

    Args:
        groups: `year`, in the years of an `era` where there is one, `month`, `day` or `first_day`.
        profile: The language's number words and eras.
    """
    year, month, day = [number(groups.get(part), profile) for part in ("year", "month", "day")]
    if groups.get("first_day"):  # 1er, or what OCR made of it
        day = 1
    if not day:
        return None
    if year is not None and (era := groups.get("era")):
        year += profile.eras[_plain(era)]
    try:
        return PartialDate(year=year, month=month, day=day)
    except ValueError:  # 2月30日: misread or misprinted; it stays in the dateline's text
        return None
