"""From paths to an issue: which files hold its pages, what their names add, and what becomes of those that fail."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from re import Pattern
from string import ascii_uppercase

import attrs

from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import ArgumentError, NewsparseError, ReadError
from newsparse.folders import UNMATCHED, above, listed, shortened
from newsparse.hookspecs import Reader
from newsparse.loading import PluginReport
from newsparse.model import Issue, Page
from newsparse.names import SAYS_NOTHING, Named, matched, name_pattern, named, natural
from newsparse.parser import Progress, checked, read_issue
from newsparse.plugins import find_reader, own_readers
from newsparse.profile import Profile
from newsparse.reading import STANDARD_INPUT, FileReading, put_together, read_file
from newsparse.revising import chosen_revisers, gone_over
from newsparse.signatures import NoPage

_SAME_PAGE = "of the same page as another file"


@attrs.frozen(kw_only=True)
class _Sheet:
    """One thing to read: a file that the caller names, or one of a folder."""

    #: Paths to open; the first that is in a known format is read.
    paths: tuple[str | os.PathLike[str], ...]
    #: Paths within the folder that is named; none where the file itself is.
    sources: tuple[str, ...] = ()
    #: What its name says.
    named: Named = SAYS_NOTHING
    #: Why it cannot be read, where that is known.
    fault: str | None = None


@attrs.frozen
class _Desk:
    """What holds for all files, and what was found."""

    #: The reader that the caller names, and its plugin.
    reader: tuple[Reader, PluginReport] | None
    #: What the caller says of names.
    pattern: Pattern[str] | None
    #: Whether files that cannot be read are errors; None: those that the caller names.
    strict: bool | None
    #: Who is told how far the work is.
    progress: Progress | None
    #: The files that are no pages, by the reason why.
    passed_over: dict[str, list[str]] = attrs.Factory(dict)
    #: Why files could not be read.
    faults: list[ReadError] = attrs.Factory(list)

    def pass_over(self, reason: str, names: Iterable[str]) -> None:
        """Remember files that are no pages."""
        self.passed_over.setdefault(reason, []).extend(names)


def read(
    *paths: str | os.PathLike[str],
    date: datetime.date | str | None = None,
    language: str | None = None,
    newspaper: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    pattern: str | None = None,
    strict: bool | None = None,
    progress: Progress | None = None,
    revise: Iterable[str] = (),
) -> Issue:
    """Read newspaper pages, files or a folder of them, into one issue.

    Args:
        paths: Files that `newsparse readers` lists, gzipped or not, in the order of their pages; folders, whose pages
            are ordered by their numbers or names; `-` is standard input.
        date: The day of the issue, as a date or `YYYY-MM-DD`; datelines get their year from it.
        language: BCP 47 tag; found from the text of each page where it is left out.
        newspaper: Name of the newspaper.
        profile: A newspaper's own habits: a file (`harbour-courier.toml`) or a plugin's; it says the language.
        reader: Name of the format of all files; recognised where it is left out, but for formats of plugins.
        pattern: What names of files say: a regular expression, searched in each path, with groups `page`, `section`,
            `newspaper`, and `date` or `year`, `month`, `day`. Files that it does not match are no pages.
        strict: Whether a file that cannot be read is an error, or an empty page and a diagnostic stand for it; None:
            it is where the caller names the file, not its folder. An issue of which nothing can be read always is.
        progress: Called with `"files"` or `"pages"`, how many are read, and how many there are.
        revise: Names of revisers of plugins, which go over the issue in that order; see `newsparse.revise`.

    Raises:
        ArgumentError: for an argument that cannot be meant, and a folder that holds several days.
        PluginError: when two plugins offer that reader or reviser, or a reviser fails.
        ProfileError: for a profile's file that is not there or not well formed.
        ReadError: for a file that is missing or in no known format, a folder without pages; its notes tell of others.
    """
    known = checked(date, language, newspaper, profile)
    desk = _Desk(None if reader is None else find_reader(reader), name_pattern(pattern), strict, progress)
    chosen = chosen_revisers(revise)
    return gone_over(_issue(paths, desk, *known), chosen)


def _issue(
    paths: Sequence[str | os.PathLike[str]],
    desk: _Desk,
    date: datetime.date | None,
    profile: Profile | None,
    newspaper: str | None,
) -> Issue:
    if not paths:
        raise ArgumentError("paths: give at least one file or folder to read")
    sheets = [sheet for path in paths for sheet in _sheets(path, desk, several=len(paths) > 1)]
    readings = _readings(sheets, desk)
    whole = put_together(reading for reading, _ in readings)
    issue = read_issue(whole.pages, date, profile, newspaper, _agreed(sheets), desk.progress)
    odd = [*whole.diagnostics, *_passed_over(desk), *_contradictions(sheets, readings, issue)]
    return _with_diagnostics(issue, odd) if odd else issue


def _sheets(path: str | os.PathLike[str], desk: _Desk, *, several: bool) -> Iterator[_Sheet]:
    """What one path stands for: a file, or the pages of a folder."""
    if path == STANDARD_INPUT or not isinstance(path, (str, os.PathLike)):  # what is no path is told by who opens it
        yield _Sheet(paths=(path,))
    elif not os.path.isdir(path):  # noqa: PTH112 - a path that no file can have raises in pathlib
        file = Path(path)
        own = named(f"{above(file.parent)}/{file.stem}")
        told = matched(file.as_posix(), desk.pattern, own) if desk.pattern else own
        if told:
            yield _Sheet(paths=(path,), named=told)
        else:
            desk.pass_over(UNMATCHED, [os.fspath(path)])
    else:
        folder = Path(path)
        readers = (desk.reader[0],) if desk.reader else own_readers()
        listing = listed(folder, [suffix for one in readers for suffix in one.suffixes], desk.pattern)
        within = f"{above(folder)}/" if several else ""
        for reason, names in listing.passed_over.items():
            desk.pass_over(reason, [within + name for name in names])
        for page in listing.pages:
            files = tuple(folder / source for source in page.sources)
            sources = tuple(within + source for source in page.sources)
            yield _Sheet(paths=files, sources=sources, named=page.named, fault=page.fault)


def _readings(sheets: Sequence[_Sheet], desk: _Desk) -> list[tuple[FileReading, Named]]:
    """Read what can be read, with what its name says; an empty page stands for what cannot and need not be.

    Raises:
        ReadError: for what must be read, and where nothing can be.
    """
    readings = []
    for number, sheet in enumerate(sheets, 1):
        reading = _reading(sheet, desk)
        if reading:
            told = sheet.named if len(reading.pages) == 1 else SAYS_NOTHING
            readings.append((_with_name(reading, told), told))
        if desk.progress and len(sheets) > 1:
            desk.progress("files", number, len(sheets))
    if len(readings) == len(desk.faults):
        raise _nothing(desk)
    return readings


def _reading(sheet: _Sheet, desk: _Desk) -> FileReading | None:
    """Read one file, or the same page in another format; None for what is no page of a folder."""
    faults = []
    for at, path in enumerate(sheet.paths):
        source = sheet.sources[at] if sheet.sources else None
        try:
            if sheet.fault:
                raise ReadError(f"{os.fspath(path)}: {sheet.fault}")
            reading = read_file(path, desk.reader)
        except ReadError as fault:
            faults.append(fault)
        else:
            desk.pass_over(_SAME_PAGE, (*sheet.sources[:at], *sheet.sources[at + 1 :]))
            return _with_source(reading, source) if source else reading
    if all(isinstance(one, NoPage) for one in faults) and sheet.sources and not desk.strict:
        for path, source, one in zip(sheet.paths, sheet.sources, faults, strict=True):
            desk.pass_over(str(one).removeprefix(f"{path}: ").partition(";")[0], [source])
        return None
    first = next((one for one in faults if not isinstance(one, NoPage)), faults[0])
    if desk.strict or (desk.strict is None and not sheet.sources):
        raise first
    desk.faults.append(first)
    return _stand_in(first, sheet)


def _stand_in(fault: ReadError, sheet: _Sheet) -> FileReading:
    """The empty page that stands for a file that cannot be read."""
    own_name = None if sheet.paths[0] == STANDARD_INPUT else Path(sheet.paths[0]).name
    source = sheet.sources[0] if sheet.sources else own_name
    odd = _odd(f"{fault}; an empty page stands for it", Severity.WARNING, code="file-unreadable")
    return FileReading(pages=(Page(text="", source=source),), diagnostics=(odd,))


def _with_source(reading: FileReading, source: str) -> FileReading:
    return attrs.evolve(reading, pages=tuple(attrs.evolve(page, source=source) for page in reading.pages))


def _with_name(reading: FileReading, told: Named) -> FileReading:
    """Put in what a file's name says, where the file itself does not."""
    pages = (
        attrs.evolve(page, number=page.number or told.page, section=page.section or told.section)
        for page in reading.pages
    )
    return attrs.evolve(reading, pages=tuple(pages))


def _nothing(desk: _Desk) -> NewsparseError:
    """Say why nothing was read."""
    if desk.faults:
        first, *others = desk.faults
        for one in others:
            first.add_note(str(one))
        return first
    names = [name for some in desk.passed_over.values() for name in some]
    if desk.pattern and desk.passed_over.get(UNMATCHED) == names:
        return ArgumentError(f"pattern: {desk.pattern.pattern!r} matches no file that is named, such as {names[0]!r}")
    return ReadError(f"{shortened(names)}: no page in a format that newsparse reads; `newsparse readers` lists them")


def _agreed(sheets: Iterable[_Sheet]) -> Named:
    """What the names of all files say of the issue, where they do not contradict each other."""
    days, papers = _days(sheets), _papers(sheets)
    return Named(date=days[0] if len(days) == 1 else None, newspaper=papers[0] if len(papers) == 1 else None)


def _days(sheets: Iterable[_Sheet]) -> list[datetime.date]:
    return sorted({sheet.named.date for sheet in sheets if sheet.named.date})


def _papers(sheets: Iterable[_Sheet]) -> list[str]:
    return sorted({sheet.named.newspaper for sheet in sheets if sheet.named.newspaper})


def _passed_over(desk: _Desk) -> Iterator[Diagnostic]:
    for reason, names in desk.passed_over.items():
        if names:
            yield _odd(f"passed over {shortened(names)}: {reason}", code="files-passed-over")


def _contradictions(
    sheets: Sequence[_Sheet], readings: Iterable[tuple[FileReading, Named]], issue: Issue
) -> Iterator[Diagnostic]:
    """Where names say one thing, and pages, the caller or other names another."""
    for what, some in (("day", _days(sheets)), ("newspaper", _papers(sheets))):
        if len(some) > 1:
            yield _contradicted(f"names of files tell several {what}s, {shortened([*map(str, some)])}; none was taken")
    agreed = _agreed(sheets)
    if agreed.date and issue.date != agreed.date:
        yield _contradicted(f"names of files say {agreed.date}; {issue.date} was taken")
    index = 0
    for reading, told in readings:
        number = issue.pages[index].number
        if told.page and number and not _names_page(told.page, number):
            yield _contradicted(f"the file's name says page {told.page}; {number} was taken", index)
        index += len(reading.pages)


def _names_page(named: str, printed: str) -> bool:
    """Whether the number in a file's name is that of its page: 2 is A2 too, whose section the name leaves out."""
    printed = printed.lstrip(ascii_uppercase) if named.isdecimal() else printed
    return natural(printed)[0] == natural(named)[0]


def _contradicted(message: str, page: int = 0) -> Diagnostic:
    return _odd(message, Severity.WARNING, page, code="name-contradicted")


def _odd(message: str, severity: Severity = Severity.NOTE, page: int = 0, *, code: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, page=page, line=1, column=1)


def _with_diagnostics(issue: Issue, odd: Iterable[Diagnostic]) -> Issue:
    """Add what was found odd of files; a page that stands for one is empty for a reason that is told."""
    odd = [*odd]
    unreadable = {one.page for one in odd if one.code == "file-unreadable"}
    own = (one for one in issue.diagnostics if one.code != "page-empty" or one.page not in unreadable)
    return attrs.evolve(issue, diagnostics=tuple(sorted([*odd, *own], key=lambda one: one.page)))
