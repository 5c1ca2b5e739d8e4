"""From bytes to text: by byte order mark, as UTF-8, else as charset-normalizer detects."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import ReadError

# Longest first: the mark of UTF-32 little-endian begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF = ("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
# What newspapers in the languages of the profiles are kept in. Asked for any encoding, charset-normalizer takes most
# pages in French and Dutch for Central European or Baltic ones, which differ in few letters.
_USUAL = (
    *("gb18030", "big5", "big5hkscs", "cp932", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr", "cp949"),
    *("cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850"),
)
_LEAST_NULS = 0.25  # of the bytes: half of them are in UTF-16 of Latin script, three quarters in UTF-32
_ESCAPED = b"\x1b$"  # how ISO-2022 goes over to characters of two bytes
# Signs that no newspaper prints so, where ISO-8859-15 has the euro and the ligatures of French.
_LATIN_9 = re.compile("\u00a4|[a-z][\u00bc-\u00be]|[\u00bc-\u00be][a-z]")
_CONTROL = re.compile("[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # of the characters


def glimpsed(head: bytes) -> str:
    """Show the beginning of a file as text for a look at its form: no byte makes it fail, not every word is right."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head.decode(encoding, errors="replace")
    return head.decode("utf-8", errors="replace")


def decoded(data: bytes) -> tuple[str, str | None]:
    """Turn the bytes of a file into text.

    Returns:
        The text, and the name of its encoding where that was detected and not sure.

    Raises:
        ReadError: when no encoding fits.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _detected(data, data.count(b"\n", 0, fault.start) + 1)
    with suppress(ReadError, UnicodeDecodeError):  # it is text as it stands, too
        if data.count(0) > _LEAST_NULS * len(data):
            return _detected(data, 1)
        if _ESCAPED in data:
            return data.decode("iso2022_jp"), "iso2022_jp"
    return text, None


def guess_noted(encoding: str) -> Diagnostic:
    """Say that a file was read in an encoding that is not sure, on its first page."""
    message = f"no UTF-8; read as {encoding}, which fits best: check a few words, or convert the file to UTF-8"
    return Diagnostic(code="encoding-guessed", severity=Severity.WARNING, message=message, page=0, line=1, column=1)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ReadError(
            f"begins with the mark of {encoding.upper()}, but byte {fault.start} is none of it; "
            "convert the file to UTF-8"
        ) from fault


def _detected(data: bytes, line: int) -> tuple[str, str]:
    """Detect an encoding that newspapers are kept in, else any."""
    try:
        from charset_normalizer import from_bytes
    except ImportError as fault:
        raise ReadError(
            f"line {line} is not UTF-8; convert the file, or let its encoding be detected: "
            "pip install 'newsparse[charset]'"
        ) from fault
    best = from_bytes(data, cp_isolation=[*_UTF, *_USUAL]).best() or from_bytes(data).best()
    text = str(best) if best else ""
    if not best or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise ReadError(f"line {line} is not UTF-8, and no other encoding fits; is it a text file?")
    if best.encoding == "cp1252" and _LATIN_9.search(text):
        return data.decode("iso8859_15"), "iso8859_15"
    return text, best.encoding
