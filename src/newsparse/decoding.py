"""From bytes to text: by byte order mark, as UTF-8, else as charset-normalizer detects."""

from __future__ import annotations

import codecs

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
        return data.decode("utf-8"), None
    except UnicodeDecodeError as fault:
        return _detected(data, fault)


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


def _detected(data: bytes, fault: UnicodeDecodeError) -> tuple[str, str]:
    line = data.count(b"\n", 0, fault.start) + 1
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise ReadError(
            f"line {line} is not UTF-8; convert the file, or let its encoding be detected: "
            "pip install 'newsparse[charset]'"
        ) from fault
    best = from_bytes(data).best()
    if best is None:
        raise ReadError(f"line {line} is not UTF-8, and no other encoding fits; is it a text file?") from fault
    return str(best), best.encoding
