"""What the name of a file says of the page in it: its number, its section, its day. No file is looked at here."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import groupby

import attrs

from newsparse.errors import ArgumentError, suggestion

#: Names of the groups that a pattern for file names may have.
GROUPS = ("date", "year", "month", "day", "page", "section", "newspaper")

_YEAR = r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)"
_DAYS = (
    re.compile(_YEAR + r"(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(_YEAR + r"(?P<between>[-_. ])(?P<month>\d\d?)(?P=between)(?P<day>\d\d?)(?!\d)"),
    # In folders only where the day is one too.
    re.compile(_YEAR + r"/(?P<month>\d\d?)/(?P<day>\d\d?)(?=/)"),
    re.compile(_YEAR + r"[^\W\dA-Za-z_](?P<month>\d\d?)[^\W\dA-Za-z_](?P<day>\d\d?)(?!\d)[^\W\dA-Za-z_]?"),
)
_WHOLE_DAY = re.compile(r"(?P<year>\d{4})\D?(?P<month>\d\d?)\D?(?P<day>\d\d?)\D?")
_LONGEST_NUMERAL = 9  # ideographs that are read as one number
_TEN = 10  # from which on an ideograph multiplies what stands before it
_MARKS = re.compile(r"[\W_]+")
# No page number has more than three digits; what is longer is passed over whole.
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\W_]{0,3}\Z")
_WORD_BEHIND = re.compile(r"[\W_]{0,3}([^\W\d_]++)(?!\d)")  # what a digit follows belongs to that number
_DIGITS_BEHIND = re.compile(r"[\W_]{1,3}\d")
_RANGE_BEHIND = re.compile(r"[-–]\d")
_IN_MONTH = re.compile(r"(?:1[5-9]\d\d|20\d\d)/\d\d?/\d\d?\Z")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z]\Z")
_BEFORE = 24  # characters before a number that are looked at
_LONGEST_SECTION = 40


@attrs.frozen(kw_only=True)
class Named:
    """What names say of a page or of an issue; None where they say nothing."""

    #: Number of the page in plain digits, without zeros before it; a letter before it stays: `A06`.
    page: str | None = None
    #: Name of the section.
    section: str | None = None
    #: The day of the issue.
    date: datetime.date | None = None
    #: Name of the newspaper; only a caller's pattern tells it.
    newspaper: str | None = None


#: What a name says that says nothing.
SAYS_NOTHING = Named()


def natural(path: str) -> tuple[object, ...]:
    """Make the key by which people sort: numbers by their value, full-width digits and ideographs too, case left out.

    Args:
        path: A path with `/` between its parts, without the suffix.
    """
    parts = _plain(path).casefold().split("/")
    return tuple(tuple(_sortable(part)) for part in parts), path


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _sortable(part: str) -> Iterator[tuple[int, int, str]]:
    for kind, run in groupby(part, _kind_of):
        text = "".join(run)
        value = _digits(text) if kind else None
        yield (1, 0, text) if value is None else (0, len(value), value)


def _kind_of(character: str) -> str:
    if character.isdecimal():
        return "digit"
    return "numeral" if _is_numeral(character) else ""


def _is_numeral(character: str) -> bool:
    """Tell whether a character is an ideograph for a whole number."""
    return unicodedata.category(character) in ("Lo", "Nl") and unicodedata.numeric(character, 0.5).is_integer()


def _digits(run: str) -> str | None:
    """The digits that a run of digits or ideographs for numbers stands for; None where it is too long for a number."""
    if run.isdecimal():
        return "".join(str(unicodedata.decimal(one)) for one in run).lstrip("0") or "0"
    if len(run) > _LONGEST_NUMERAL:
        return None
    total = last = 0
    for value in (int(unicodedata.numeric(one)) for one in run):
        if value >= _TEN:
            total, last = total + (last or 1) * value, 0
        else:
            last = last * _TEN + value
    return str(total + last)


def named(path: str) -> Named:
    """Read what a file's name and the folders above it say of the page in it; nothing is guessed where it is unsure.

    Args:
        path: The path with `/` between its parts, without the suffix.
    """
    text = _plain(path)
    start, end, date = _day(text)
    name = text.rfind("/") + 1
    behind, before = text[max(end, name) :], text[name : max(start, name)]
    page, section = _page(behind)
    if page is None:
        page, section = _page(before)
    if _IN_MONTH.search(text):  # 2017/03/25: a day, or a page of a month's issue
        page = None
    return Named(page=page, section=section, date=date)


def _day(text: str) -> tuple[int, int, datetime.date | None]:
    """The last day that a path names, and where: that of the file counts before that of a folder."""
    found = sorted(
        ((one.start(), one.end(), day) for shape in _DAYS for one in shape.finditer(text) if (day := _date(one))),
        key=lambda one: one[:2],
    )
    return found[-1] if found else (0, 0, None)


def day_as_written(path: str) -> str:
    """The text in which a path names its day; empty where it names none."""
    start, end, _ = _day(path)
    return path[start:end]


def _date(found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


@cache
def _table() -> Mapping[str, list[str]]:
    import tomllib  # here, since `import newsparse` reads no name

    return tomllib.loads(resources.files("newsparse").joinpath("names.toml").read_text("utf-8"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_table()[kind])


def _is(kind: str, word: str, *, ends: bool) -> bool:
    """Tell whether a word is of a kind; where words are not parted by blanks, its end or beginning is enough."""
    word = word.casefold()
    sides = (one for one in _words(kind) if not one.isascii())
    return word in _words(kind) or any(word.endswith(one) if ends else word.startswith(one) for one in sides)


def without_ending(stem: str) -> tuple[str, int]:
    """Take away what layout models add to the name of a page's file: `01_content_list` is of the page `01`.

    Returns:
        The rest, and the rank of the ending: of several files of one page the lowest is read.
    """
    endings = _table()["made_beside"]
    longest = max((ending for ending in endings if stem.endswith(ending)), key=len, default="")
    return stem.removesuffix(longest), endings.index(longest) if longest else len(endings)


@attrs.frozen
class _Candidate:
    """A number in a name that may be that of the page."""

    start: int
    end: int
    number: str
    sure: bool  # a word beside it says that it counts pages


def _page(text: str) -> tuple[str | None, str | None]:
    """The page number and the section that a part of a name tells."""
    text = _with_digits(text)
    found = [*_candidates(text)]
    sure = [one for one in found if one.sure]
    first = next(iter(found), None)
    opens = first is not None and not _MARKS.sub("", text[: first.start]) and not _DIGITS_BEHIND.match(text, first.end)
    chosen = sure[0] if sure else first if opens or len(found) == 1 else None
    if chosen is None or _RANGE_BEHIND.match(text, chosen.end):
        return None, None  # none, one of several, or several pages
    return chosen.number, _section(text[chosen.end :]) if sure or opens else None


def _with_digits(text: str) -> str:
    """A part of a name with digits for the ideographs that count pages: those alone or beside a word for a page."""
    runs = [(kind, "".join(run)) for kind, run in groupby(text, _kind_of)]
    for at, (kind, run) in enumerate(runs):
        if kind == "numeral":
            before, behind = runs[at - 1][1] if at else "", runs[at + 1][1] if runs[at + 1 :] else ""
            beside = _is("page", before, ends=True) or _is("page", behind, ends=False)
            if beside or not (before or behind):
                runs[at] = (kind, _digits(run) or run)
    return "".join(run for _, run in runs)


def _candidates(text: str) -> Iterator[_Candidate]:
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        letter = _LETTER.search(before)
        if letter and not any(_is(kind, letter[0], ends=True) for kind in ("page", "other")):
            before, start = before[: letter.start()], found.start() - 1
        else:
            letter, start = None, found.start()
        word = _WORD_BEFORE.search(before)
        behind = _WORD_BEHIND.match(text, found.end())
        kinds = {
            kind
            for kind in ("page", "other")
            if (word and _is(kind, word[1], ends=True)) or (behind and _is(kind, behind[1], ends=False))
        }
        glued = before[-1:].isascii() and before[-1:].isalpha()
        if "other" not in kinds and int(found[0]) and (not glued or "page" in kinds):
            number = letter[0].upper() + found[0] if letter else str(int(found[0]))
            yield _Candidate(start, found.end(), number, "page" in kinds)


def _section(text: str) -> str | None:
    """The name of a section, where what stands behind a page's number is one."""
    tail = _MARKS.sub(" ", text).strip()
    for word in sorted(_words("page"), key=len, reverse=True):
        if tail.casefold().startswith(word) and not (word.isascii() and tail[len(word) :][:1].isalpha()):
            tail = tail[len(word) :].strip()
            break
    section = " ".join(word for word in tail.split() if word.casefold() not in _words("no_section"))
    lettered = 1 < len(section) <= _LONGEST_SECTION and not any(one.isdecimal() for one in section)
    return section if lettered and any(one.isalpha() for one in section) else None


def name_pattern(pattern: str | None) -> re.Pattern[str] | None:
    """Compile a caller's pattern for file names.

    Raises:
        ArgumentError: for what is no regular expression or has no group that says something of a page.
    """
    if pattern is None:
        return None
    if not isinstance(pattern, str):
        raise ArgumentError(f"pattern: {pattern!r} is no regular expression; give a string")
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as fault:
        raise ArgumentError(f"pattern: {pattern!r} is no regular expression: {fault}") from None
    groups = compiled.groupindex.keys()
    for group in groups:
        if group not in GROUPS:
            raise ArgumentError(f"pattern: group {group!r} says nothing of a page; {suggestion(group, GROUPS)}")
    if not groups:
        raise ArgumentError(
            rf"pattern: {pattern!r} has no named group, such as (?P<page>\d+); known are: {', '.join(GROUPS)}"
        )
    of_day = {"year", "month", "day"} & groups
    if of_day and ("date" in groups or len(of_day) < len(("year", "month", "day"))):
        raise ArgumentError(f"pattern: {pattern!r} needs the group date, or year, month and day")
    return compiled


def matched(path: str, pattern: re.Pattern[str], own: Named) -> Named | None:
    """Read what a caller's pattern finds in a path, suffix included; None where it finds nothing.

    Args:
        path: The path with `/` between its parts.
        pattern: What `name_pattern` compiled.
        own: What the name says by itself; it stands where the pattern has no group.

    Raises:
        ArgumentError: for a group whose text is no day.
    """
    found = pattern.search(path)
    if not found:
        return None
    told = found.groupdict()
    says_page, says_day = bool({"page", "section"} & told.keys()), bool({"date", "year"} & told.keys())
    return Named(
        page=_told_page(told.get("page")) if says_page else own.page,
        section=(told.get("section") or None) if says_page else own.section,
        date=_told_day(told, path) if says_day else own.date,
        newspaper=told.get("newspaper") or None,
    )


def _told_page(text: str | None) -> str | None:
    plain = _plain(text or "").strip()
    return (plain.lstrip("0") or plain) if plain.isdecimal() else plain or None


def _told_day(told: Mapping[str, str | None], path: str) -> datetime.date | None:
    text = told["date"] if "date" in told else "-".join(told[part] or "" for part in ("year", "month", "day"))
    if not (text or "").strip("-"):
        return None
    found = _WHOLE_DAY.fullmatch(_plain(text or "").strip())
    day = found and _date(found)
    if not day:
        raise ArgumentError(
            f"pattern: finds {text!r} in {path!r}, which is no day; write it so that it finds 2017-03-25"
        )
    return day
