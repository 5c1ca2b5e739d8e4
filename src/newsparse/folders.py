"""Which files of a folder are the pages of an issue, in which order? The files themselves are not opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from newsparse.errors import ArgumentError, ReadError
from newsparse.names import Named, day_as_written, matched, named, natural, without_ending

_PACKED = ".gz"
_FEW = 3  # names that a message shows
_DAY_OF_MONTH = re.compile(r"\d{4}/\d\d?/\d\d?")

#: Why files of a folder are no pages.
HIDDEN = "hidden"
UNKNOWN = "of no kind that newsparse reads"
UNMATCHED = "not matched by the pattern"
SPECIAL = "no plain file"
LOOP = "a link to a folder that it stands in"


@attrs.frozen(kw_only=True)
class PageFile:
    """The file of a page, or of several; or a folder that cannot be opened, in place of what it holds."""

    #: Its path within the folder, with `/` between its parts; then those that hold the same page in another format.
    sources: tuple[str, ...]
    #: What its name says.
    named: Named
    #: Why it cannot be read, where that is known.
    fault: str | None = None


@attrs.frozen(kw_only=True)
class Listing:
    """What a folder holds."""

    #: Its pages, in order.
    pages: tuple[PageFile, ...]
    #: The files that are no pages, by the reason why.
    passed_over: Mapping[str, tuple[str, ...]]


def listed(folder: Path, suffixes: Sequence[str], pattern: re.Pattern[str] | None = None) -> Listing:
    """List the pages of a folder.

    Args:
        folder: Where they stand, also in folders below it.
        suffixes: How the names of files end that can be read, dots included, the best first.
        pattern: What `names.name_pattern` compiled.

    Raises:
        ArgumentError: for a pattern that matches no file, and for pages of several days.
        ReadError: for a folder that holds no page or cannot be opened.
    """
    listing = sorted_out(_walk(folder), suffixes, pattern, above(folder))
    if not listing.pages:
        raise _nothing(folder, listing, suffixes, pattern)
    refuse_several_days(folder, listing.pages)
    return listing


def above(path: Path) -> str:
    """The folder's name, which may tell the day of what is in it: `2017-03-25`, or `2017/03/25`."""
    parts = Path(os.path.abspath(path)).parts[-3:]  # noqa: PTH100 - a link's own name tells the day
    joined = "/".join(parts)
    return joined if _DAY_OF_MONTH.fullmatch(joined) else parts[-1]


def _walk(folder: Path) -> Iterator[tuple[str, str | None]]:
    """Find the files below a folder, each with what keeps it from being a page.

    Links are followed, but into no folder that they stand in.
    """
    waiting: list[tuple[str, frozenset[tuple[int, int]]]] = [("", frozenset())]
    while waiting:
        within, outer = waiting.pop()
        try:
            stat = (folder / within).stat()
            with os.scandir(folder / within) as entries:
                found = [*entries]
        except OSError as fault:
            if not within:
                raise ReadError(f"{folder}: cannot be read: {fault.strerror}") from fault
            yield within, f"cannot be read: {fault.strerror}"
            continue
        here = (stat.st_dev, stat.st_ino)
        if here in outer:
            yield within.removesuffix("/"), LOOP
            continue
        for entry in found:
            name = within + entry.name
            if entry.name.startswith("."):
                yield name, HIDDEN
            elif _is_folder(entry):
                waiting.append((f"{name}/", outer | {here}))
            else:
                yield name, None if entry.is_symlink() or entry.is_file() else SPECIAL


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle: told where it is opened
        return False


def sorted_out(
    names: Iterable[tuple[str, str | None]],
    suffixes: Sequence[str],
    pattern: re.Pattern[str] | None = None,
    above: str = "",
) -> Listing:
    """Sort the files of a folder into pages, in their order, and what is passed over.

    Args:
        names: Paths within the folder, each with what keeps it from being a page; those of folders that cannot be
            opened end in `/`.
        suffixes: How the names of files end that can be read, dots included, the best first.
        pattern: What `names.name_pattern` compiled; a file that it does not match is no page.
        above: Name of the folder, or its day as `2017/03/25`.
    """
    passed_over: dict[str, list[str]] = {}
    found: dict[str, list[tuple[int, int, PageFile]]] = {}
    for name, reason in names:
        rank, stem = _suffix(name, suffixes)
        closed = name.endswith("/")
        if not closed and (reason or rank is None):
            passed_over.setdefault(reason or UNKNOWN, []).append(name)
            continue
        page, beside = without_ending(stem)
        own = named(f"{above}/{page}")
        told = matched(name, pattern, own) if pattern and not closed else own
        if told is None:
            passed_over.setdefault(UNMATCHED, []).append(name)
        else:
            file = PageFile(sources=(name.removesuffix("/"),), named=told, fault=reason)
            found.setdefault(page, []).append((rank or 0, beside, file))
    pages = [_one_of(files) for files in found.values()]
    return Listing(
        pages=tuple(_in_order(_with_sections(pages, pattern))),
        passed_over={reason: tuple(sorted(some, key=natural)) for reason, some in sorted(passed_over.items())},
    )


def _suffix(name: str, suffixes: Sequence[str]) -> tuple[int | None, str]:
    """The rank of a name's suffix among those that can be read, and the name without it."""
    plain = name[: -len(_PACKED)] if name.lower().endswith(_PACKED) else name
    fitting = [one for one in suffixes if plain.lower().endswith(one.lower())]
    longest = max(fitting, key=len, default=None)
    if longest is None or not (stem := plain[: -len(longest)]).rpartition("/")[2]:
        return None, name
    return suffixes.index(longest), stem


def _one_of(files: Sequence[tuple[int, int, PageFile]]) -> PageFile:
    """The best of the files that hold the same page, with the others behind it."""
    best, *others = (file for _, _, file in sorted(files, key=lambda one: (*one[:2], one[2].sources)))
    return attrs.evolve(best, sources=(*best.sources, *(source for one in others for source in one.sources)))


def _with_sections(pages: Sequence[PageFile], pattern: re.Pattern[str] | None) -> Sequence[PageFile]:
    """Take away what all names say alike behind the number: the newspaper, or whatever it is, but no section."""
    sections = {page.named.section for page in pages}
    if pattern or len(pages) < 2 or len(sections) > 1:
        return pages
    return [attrs.evolve(page, named=attrs.evolve(page.named, section=None)) for page in pages]


def _in_order(pages: Sequence[PageFile]) -> list[PageFile]:
    """Sort by the numbers of the pages, where each file has one of its own, else by name."""
    numbers = [page.named.page for page in pages]
    numbered = None not in numbers and len(set(numbers)) == len(numbers)
    return sorted(pages, key=lambda page: natural((numbered and page.named.page) or _bare(page)))


def _bare(page: PageFile) -> str:
    source = page.sources[0]
    return source.rpartition(".")[0] or source


def refuse_several_days(folder: Path, pages: Iterable[PageFile]) -> None:
    """Hold the pages of a folder to one day.

    Raises:
        ArgumentError: naming the days, and how one of them is read.
    """
    days: dict[str, list[PageFile]] = {}
    for page in pages:
        if page.named.date:
            days.setdefault(str(page.named.date), []).append(page)
    if len(days) > 1:
        shown = ", ".join(sorted(days)) if len(days) <= _FEW else f"{min(days)} to {max(days)}"
        raise ArgumentError(
            f"paths: {folder} holds {len(days)} days, {shown}, and an issue is of one; {_one_day(folder, days)}"
        )


def _one_day(folder: Path, days: Mapping[str, Sequence[PageFile]]) -> str:
    """How one of several days is read: by its folder, or by a pattern."""
    day = min(days)
    sources = [page.sources[0] for page in days[day]]
    common = os.path.commonpath([source.rpartition("/")[0] for source in sources])
    others = (page.sources[0] for some in days.values() for page in some if page.named.date != days[day][0].named.date)
    if common and not any(source.startswith(f"{common}/") for source in others):
        return f"read one of them: {folder / common}"
    written = day_as_written(sources[0])
    return f"read one of them with the pattern '(?P<date>{re.escape(written)})'" if written else "narrow the pattern"


def _nothing(
    folder: Path, listing: Listing, suffixes: Sequence[str], pattern: re.Pattern[str] | None
) -> ArgumentError | ReadError:
    """Say why a folder has no page."""
    unmatched = listing.passed_over.get(UNMATCHED)
    if pattern and unmatched:
        return ArgumentError(f"pattern: {pattern.pattern!r} matches no file of {folder}, such as {unmatched[0]!r}")
    if not listing.passed_over:
        return ReadError(f"{folder}: is empty; name a folder that holds the pages of an issue")
    others = [name for names in listing.passed_over.values() for name in names]
    kinds = ", ".join(dict.fromkeys(suffixes))
    return ReadError(f"{folder}: holds {shortened(others)}, but no page; names of pages end in {kinds}")


def shortened(names: Sequence[str]) -> str:
    """Name the first few of some files, and how many more there are."""
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"{', '.join(names[:_FEW])}{more}"
