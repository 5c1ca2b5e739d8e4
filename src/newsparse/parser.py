"""From the text of pages to an issue: the arguments checked, each page read, the pages put together."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from newsparse.assembly import PageReading, read_page
from newsparse.datelines import with_whole_dates
from newsparse.diagnostics import Diagnostic
from newsparse.errors import ArgumentError
from newsparse.findings import placed
from newsparse.folios import editors_of_pages, issue_facts
from newsparse.jumps import stitch
from newsparse.languages import find_profile, profile_of, read_profile
from newsparse.model import Article, Issue, Page
from newsparse.names import SAYS_NOTHING, Named
from newsparse.profile import Profile
from newsparse.repeats import without_repeats
from newsparse.running_heads import with_running_heads
from newsparse.source import pages_of, with_plain_line_ends

#: Told how far the work is: `files` or `pages`, how many are read, how many there are.
Progress = Callable[[str, int, int], None]


def parse(
    *pages: str,
    date: datetime.date | str | None = None,
    language: str | None = None,
    newspaper: str | None = None,
    profile: str | os.PathLike[str] | None = None,
) -> Issue:
    """Read the text of newspaper pages into articles. No text makes it fail.

    Args:
        pages: The text of each page; several pages are one issue, in order, and so are those that form feeds part.
        date: The day of the issue, as a date or `YYYY-MM-DD`; datelines get their year from it.
        language: BCP 47 tag; found from the text where it is left out, story by story on a page that mixes them.
        newspaper: Name of the newspaper.
        profile: A newspaper's own habits: the path of a file (`harbour-courier.toml`), or the name of a profile that an
            installed plugin offers. It says the language too.

    Returns:
        The issue. What looked odd is in its diagnostics.

    Raises:
        ArgumentError: for a page that is no string, a date that is none, a language without a profile, an unknown
            profile, or a language beside a profile.
        ProfileError: for a profile's file that is not there or not well formed.
    """
    for number, text in enumerate(pages, 1):
        if not isinstance(text, str):
            raise ArgumentError(
                f"pages: page {number} is {type(text).__name__}, not str; newsparse.read() takes files and paths"
            )
    return read_issue(
        [Page(text=text) for given in pages for text in pages_of(given)], *checked(date, language, newspaper, profile)
    )


def read_issue(
    pages: Sequence[Page],
    date: datetime.date | None,
    profile: Profile | None,
    newspaper: str | None,
    named: Named = SAYS_NOTHING,
    progress: Progress | None = None,
) -> Issue:
    """Read pages whose text is known.

    Args:
        pages: The pages, each with what is known of it already.
        date: The day that the caller gives; what the pages print comes after it.
        profile: That of all pages, or None to find that of each story.
        newspaper: The name that the caller gives.
        named: What the names of the files say, where nothing else does.
        progress: Told of each page that has been read.
    """
    read = _each_read(with_running_heads(pages, profile), profile, progress)
    edges = [one.edges for one in read]
    read_pages = editors_of_pages([one.page for one in read], edges)
    facts = issue_facts(read_pages, edges, date, newspaper)
    day = facts.date or named.date
    whole_pages, articles, found = _put_together(read_pages, read, profile)
    if day:
        articles = [with_whole_dates(article, day) for article in articles]
    found = [*facts.diagnostics, *found]
    languages = Counter(article.language for article in articles)
    return Issue(
        newspaper=facts.newspaper or named.newspaper,
        date=day,
        number=facts.number,
        edition=facts.edition,
        language=max(languages, key=languages.__getitem__, default="und"),
        pages=whole_pages,
        articles=tuple(articles),
        diagnostics=tuple(sorted(found, key=lambda one: (one.page, one.line, one.column))),
    )


def _each_read(pages: Sequence[Page], profile: Profile | None, progress: Progress | None) -> list[PageReading]:
    read = []
    for index, page in enumerate(pages):
        read.append(read_page(index, page, profile))
        if progress:
            progress("pages", index + 1, len(pages))
    return read


def _put_together(
    pages: Sequence[Page], read: Sequence[PageReading], profile: Profile | None
) -> tuple[tuple[Page, ...], Sequence[Article], Sequence[Diagnostic]]:
    """Pages, articles and diagnostics of an issue: each story once, and whole where it goes over several pages."""

    def profile_for(language: str) -> Profile:
        return profile or profile_of(language)

    once = without_repeats(pages, [article for one in read for article in one.articles], profile_for)
    whole = stitch(once.pages, once.articles, profile_for)
    diagnostics = [diagnostic for one in read for diagnostic in one.diagnostics]
    if findings := (*once.findings, *whole.findings):
        diagnostics += placed(findings, [with_plain_line_ends(page.text) for page in pages])
    return once.pages, whole.articles, diagnostics


def checked(
    date: datetime.date | str | None,
    language: str | None,
    newspaper: str | None = None,
    profile: str | os.PathLike[str] | None = None,
) -> tuple[datetime.date | None, Profile | None, str | None]:
    """Refuse what callers cannot mean before any work is done, and turn the rest into values.

    Returns:
        The day; the profile for all of the text, where one was asked for; the newspaper.

    Raises:
        ArgumentError: naming the argument.
        ProfileError: for a profile's file that is not there or not well formed.
    """
    if newspaper is not None and not isinstance(newspaper, str):
        raise ArgumentError(f"newspaper: {newspaper!r} is no name; give a string")
    return _date(date), _profile(language, profile), newspaper


def _profile(language: str | None, profile: str | os.PathLike[str] | None) -> Profile | None:
    if profile is None:
        return None if language is None else find_profile(language)
    if not isinstance(profile, (str, os.PathLike)):
        raise ArgumentError(f"profile: {profile!r} is no path of a .toml file and no name")
    if language is not None:
        raise ArgumentError(f"language: the profile {os.fspath(profile)!r} says it; leave one of the two out")
    if isinstance(profile, os.PathLike) or profile.endswith(".toml"):
        return read_profile(Path(profile))
    from newsparse.plugins import find_profile_file  # here, since few callers want a plugin

    return read_profile(find_profile_file(profile))


def _date(date: datetime.date | str | None) -> datetime.date | None:
    if isinstance(date, datetime.datetime):
        return date.date()
    if date is None or isinstance(date, datetime.date):
        return date
    try:
        return datetime.date.fromisoformat(date)
    except (TypeError, ValueError):
        raise ArgumentError(f"date: {date!r} is no day; give a datetime.date or 'YYYY-MM-DD'") from None
