"""What a dateline or a byline says that stands by itself, as in a column of a table."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence

from newsparse.assembly import contributors_of
from newsparse.blocks import read_blocks
from newsparse.bylines import read_byline
from newsparse.datelines import made_whole
from newsparse.errors import ArgumentError
from newsparse.languages import languages, load_profile
from newsparse.model import Contributor, ContributorRole, Dateline
from newsparse.parser import checked
from newsparse.passages import Credit
from newsparse.profile import UNKNOWN, Profile
from newsparse.recognition import recognise
from newsparse.roles import read_roles
from newsparse.source import with_plain_line_ends


def parse_dateline(
    text: str,
    *,
    date: datetime.date | str | None = None,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
) -> Dateline | None:
    """Read the dateline that a text begins or ends with: who sends the story, from where, of what day.

    Args:
        text: The dateline alone, or the text of a story with its dateline.
        date: The day of the issue, as a date or `YYYY-MM-DD`; the dateline gets its year from it.
        language: BCP 47 tag; where it is left out and the text is too short to tell, the language whose rules read most
            of it.
        profile: A newspaper's own habits, as in `newsparse.parse`.

    Returns:
        What it says; None where there is no dateline.

    Raises:
        ArgumentError: for a text that is no string, a date that is none, an unknown language or profile.
        ProfileError: for a profile's file that is not there or not well formed.
    """
    day, chosen, _ = checked(date, language, profile=profile)
    found = [
        credit.dateline for one in _profiles(_string(text), chosen) for credit in _credits(text, one) if credit.dateline
    ]
    longest = max(found, key=lambda dateline: len(dateline.text), default=None)
    return made_whole(longest, day) if longest and day else longest


def parse_byline(
    text: str, *, language: str | None = None, profile: str | os.PathLike[str] | None = None
) -> tuple[Contributor, ...]:
    """Read who made a story from its byline.

    Names with no role word are taken for authors, since the caller knows that they are a byline.

    Args:
        text: The byline, with or without its brackets; several lines are read as one byline.
        language: BCP 47 tag; where it is left out and the text is too short to tell, the language whose rules find most
            contributors. Give it where you know it: two words can be names in many languages.
        profile: A newspaper's own habits, as in `newsparse.parse`.

    Returns:
        Each contributor once, in order; none where the text is no byline.

    Raises:
        ArgumentError: for a text that is no string, an unknown language or profile.
        ProfileError: for a profile's file that is not there or not well formed.
    """
    _, chosen, _ = checked(None, language, profile=profile)
    candidates = _profiles(_string(text), chosen)
    read = max([contributors_of(_credits(text, one))[0] for one in candidates], key=len)
    # A language that does not part these names as they are parted sees more of them, or none.
    bare = [read_byline(text, one.contributors, ContributorRole.AUTHOR) for one in candidates]
    fewest = min([one for one in bare if one], key=len, default=())
    return read or tuple(dict.fromkeys(fewest))


def _string(text: str) -> str:
    if not isinstance(text, str):
        raise ArgumentError(f"text: {text!r} is no string; give one line at a time")
    return text


def _profiles(text: str, chosen: Profile | None) -> Sequence[Profile]:
    """The profiles to try: the one that was asked for or that the text shows, else all."""
    if chosen:
        return [chosen]
    recognised = recognise(text)
    return [recognised] if recognised.language != UNKNOWN else [load_profile(name) for name in languages()]


def _credits(text: str, profile: Profile) -> list[Credit]:
    plain = with_plain_line_ends(text)
    passages = read_roles(plain, read_blocks(plain, profile), profile)
    return [credit for passage in passages for credit in (*passage.opening, *passage.closing)]
