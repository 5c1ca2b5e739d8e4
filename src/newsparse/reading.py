"""From files to pages: which bytes are text, and in which encoding."""

from __future__ import annotations

import codecs
import datetime
import os
from pathlib import Path

import attrs

from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import ArgumentError, ReadError
from newsparse.model import Issue, Page
from newsparse.parser import checked, read_issue
from newsparse.source import pages_of

# Longest first: the mark of UTF-32 little-endian begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(
    *paths: str | os.PathLike[str],
    date: datetime.date | str | None = None,
    language: str | None = None,
    newspaper: str | None = None,
    profile: str | os.PathLike[str] | None = None,
) -> Issue:
    """Read files of newspaper text into one issue, in the order given.

    Args:
        paths: Text or Markdown files; a form feed in a file begins another page.
        date: The day of the issue, as a date or `YYYY-MM-DD`; datelines get their year from it.
        language: BCP 47 tag; found from the text of each page where it is left out.
        newspaper: Name of the newspaper.
        profile: A newspaper's own habits: the path of a file (`harbour-courier.toml`), or the name of a profile that an
            installed plugin offers. It says the language too.

    Returns:
        The issue. What looked odd is in its diagnostics.

    Raises:
        ArgumentError: for a date that is none, a language without a profile, an unknown profile, no path at all.
        ProfileError: for a profile's file that is not there or not well formed.
        ReadError: for a file that is missing, a folder, or not text in a known encoding.
    """
    arguments = checked(date, language, newspaper, profile)
    if not paths:
        raise ArgumentError("paths: give at least one file to read")
    pages: list[Page] = []
    guesses: list[Diagnostic] = []
    for path in paths:
        texts, name, guess = _texts(path)
        if guess:
            guesses.append(_guess_noted(guess, len(pages)))
        pages += [Page(text=text, source=name) for text in texts]
    issue = read_issue(pages, *arguments)
    found = sorted([*guesses, *issue.diagnostics], key=lambda diagnostic: diagnostic.page)
    return attrs.evolve(issue, diagnostics=tuple(found)) if guesses else issue


def _guess_noted(encoding: str, page: int) -> Diagnostic:
    message = f"no UTF-8; read as {encoding}, which fits best: check a few words, or convert the file to UTF-8"
    return Diagnostic(code="encoding-guessed", severity=Severity.WARNING, message=message, page=page, line=1, column=1)


def _texts(path: str | os.PathLike[str]) -> tuple[list[str], str, str | None]:
    """The texts of a file's pages, its name, and the encoding where that is a guess."""
    try:
        file = Path(path)
    except TypeError:
        raise ArgumentError(f"paths: {path!r} is no path; newsparse.parse() takes text") from None
    text, guess = decoded(_bytes(file), str(file))
    return pages_of(text), file.name, guess


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{file}: no such file{_nearest(file)}") from None
    except IsADirectoryError:
        raise ReadError(f"{file}: is a folder; name the files in it, as in {file}/*.md") from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        raise ReadError(f"{file}: cannot be read: {getattr(fault, 'strerror', None) or fault}") from fault


def _nearest(file: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [one.name for one in file.parent.iterdir()]
    except OSError:
        return f"; there is no folder {file.parent} either"
    close = get_close_matches(file.name, names, n=1)
    return f"; did you mean {file.parent / close[0]}?" if close else ""


def decoded(data: bytes, name: str) -> tuple[str, str | None]:
    """Turn the bytes of a file into text: by byte order mark, as UTF-8, else as charset-normalizer detects.

    Returns:
        The text, and the name of its encoding where that was detected and not sure.

    Raises:
        ReadError: naming the file, when no encoding fits.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as fault:
        return _detected(data, name, fault)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ReadError(
            f"{name}: begins with the mark of {encoding.upper()}, but byte {fault.start} is none of it; "
            "convert the file to UTF-8"
        ) from fault


def _detected(data: bytes, name: str, fault: UnicodeDecodeError) -> tuple[str, str]:
    line = data.count(b"\n", 0, fault.start) + 1
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise ReadError(
            f"{name}: line {line} is not UTF-8; convert the file, or let its encoding be detected: "
            "pip install 'newsparse[charset]'"
        ) from fault
    best = from_bytes(data).best()
    if best is None:
        raise ReadError(f"{name}: line {line} is not UTF-8, and no other encoding fits; is it a text file?") from fault
    return str(best), best.encoding
