"""How does a language print what its rules read? The templates of a profile's `[typeset]`, filled in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from string import Formatter
from typing import Any

from newsparse.model import Contributor, Dateline, Jump
from newsparse.profile import Profile

#: Fields that print a part of a value as a word of a list of `[typeset]`, and which part that is.
_WORDS = {"month_word": "month", "day_word": "day", "page_word": "page", "number_word": "number"}


def dateline_forms(dateline: Dateline, profile: Profile) -> list[str]:
    """Print a dateline in each form that names all of it and nothing else."""
    return _filled(profile.typeset["dateline"], _told(dateline), profile)


def dateline_parts(profile: Profile, *, with_byline: bool) -> list[frozenset[str]]:
    """Which parts of a dateline the language prints together; those with a byline too, if there is one."""
    templates = [*profile.typeset["dateline"], *(profile.typeset["dateline_with_byline"] if with_byline else ())]
    return list(dict.fromkeys(frozenset(_parts(template) - {"contributors"}) for template in templates))


def dispatch_forms(dateline: Dateline, contributors: Sequence[Contributor], profile: Profile) -> list[str]:
    """Print a dateline that names the contributors too, in each form."""
    forms = [
        _filled(profile.typeset["dateline_with_byline"], {**_told(dateline), "contributors": people}, profile)
        for people in _listed(contributors, profile)
    ]
    return list(dict.fromkeys(form for filled in forms for form in filled))


def _told(dateline: Dateline) -> dict[str, Any]:
    day = dateline.date
    known: dict[str, Any] = {"source": dateline.source, "place": dateline.place, "kind": dateline.kind}
    return known if day is None else {**known, "year": day.year, "month": day.month, "day": day.day}


def byline_forms(contributors: Sequence[Contributor], place: str, profile: Profile) -> list[str]:
    """Print contributors as a byline in each form of one place: `byline`, `byline_in_text`, `byline_at_end`.

    Neighbours of one role and affiliation are named together.
    """
    forms = [_filled(profile.typeset[place], {"contributors": one}, profile) for one in _listed(contributors, profile)]
    return list(dict.fromkeys(form for filled in forms for form in filled))


def _listed(contributors: Sequence[Contributor], profile: Profile) -> Iterator[str]:
    """The names with their roles, in each way that the language lists them."""
    groups = [list(found) for _, found in groupby(contributors, lambda one: (one.role, one.affiliation))]
    for between in profile.typeset["names_between"]:
        printed = [_group_forms(group, between, profile) for group in groups]
        if not all(printed):
            continue
        for index in range(max(map(len, printed), default=0)):
            named = [group[min(index, len(group) - 1)] for group in printed]
            yield profile.typeset["groups_between"].join(named)


def credit_forms(contributor: Contributor, profile: Profile) -> list[str]:
    """Print who made a picture in each form of a picture's credit."""
    known = {"name": contributor.name, "affiliation": contributor.affiliation}
    return _filled(profile.typeset["credit"], known, profile)


def jump_forms(jump: Jump, place: str, profile: Profile) -> list[str]:
    """Print a jump in each form of one place: `jump_on`, `jump_on_at_end`, `jump_from`, `jump_from_in_text`."""
    return _filled(profile.typeset[place], {"page": jump.page}, profile)


def folio_forms(
    profile: Profile,
    *,
    newspaper: str | None = None,
    date: datetime.date | None = None,
    page: str | None = None,
    section: str | None = None,
    number: str | None = None,
    edition: str | None = None,
) -> list[str]:
    """Print what is known of a page and its issue in each form of a folio that names all of it and nothing else."""
    known: dict[str, Any] = {"newspaper": newspaper, "page": page, "section": section, "edition": edition}
    known |= {"issue_number": number}
    if date is not None:
        known |= {"year": date.year, "month": date.month, "day": date.day}
    weekday = profile.typeset["weekdays"][date.weekday()] if date and profile.typeset["weekdays"] else None
    return _filled(profile.typeset["folio"], known, profile, weekday=weekday)


def folio_parts(profile: Profile) -> list[frozenset[str]]:
    """Which facts of a page and its issue the folios of a language print together."""
    return list(dict.fromkeys(frozenset(_parts(template)) for template in profile.typeset["folio"]))


def _group_forms(group: Sequence[Contributor], between: str, profile: Profile) -> list[str]:
    *names, last = [one.name for one in group]
    listed = f"{between.join(names)}{profile.typeset['names_last'] or between}{last}" if names else last
    known = {"names": listed, "affiliation": group[0].affiliation}
    return _filled(profile.typeset["roles"].get(group[0].role, ()), known, profile)


def _filled(
    templates: Sequence[str], known: Mapping[str, Any], profile: Profile, *, weekday: str | None = None
) -> list[str]:
    """Fill in the templates that have exactly the fields that are known; a weekday tells nothing new."""
    values = {name: str(value) for name, value in known.items() if value is not None}
    words = {field: _word(field, values[part], profile) for field, part in _WORDS.items() if part in values}
    words |= {"weekday": weekday}
    return [
        template.format_map({**values, **words})
        for template in templates
        if _parts(template) == values.keys() and all(words.get(field, field) for field in _fields(template))
    ]


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field}


def _parts(template: str) -> set[str]:
    """Which parts of a value a template names, as figures or as words."""
    return {_WORDS.get(field, field) for field in _fields(template)} - {"weekday"}


def _word(field: str, value: str, profile: Profile) -> str | None:
    """A number as the language writes it out; None where it has no word for it."""
    words = profile.typeset["months" if field == "month_word" else "numbers"]
    return words[int(value) - 1] if value.isdecimal() and 0 < int(value) <= len(words) else None
