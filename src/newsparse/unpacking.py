"""The bytes of a file, from a path or standard input, unpacked where they are gzipped, and never more than a bound."""

from __future__ import annotations

import io
import sys
import zlib
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import BinaryIO

from newsparse.errors import ReadError

#: Bytes that a file may have, packed or not: 256 MiB. A page of a newspaper in ALTO with a box for every character is
#: below 20 MB, and a year of a daily in plain text below 200; what is larger is no page.
LARGEST = 256 * 1024 * 1024

_GZIP = b"\x1f\x8b"  # RFC 1952, 2.3.1
_CHUNK = 1024 * 1024


def unpacked(file: Path | None) -> bytes:
    """Read all bytes of a file, or of standard input where there is none, unpacked where they are gzipped.

    Raises:
        ReadError: for a file that is not there, a folder, one too large, or a gzip file that is broken. It names the
            reason; its caller names the file.
    """
    data = _packed(file)
    if not data.startswith(_GZIP):
        return data
    try:
        return _all_of(GzipFile(fileobj=io.BytesIO(data)), " when unpacked")
    except EOFError:
        raise ReadError("is gzipped and breaks off; fetch it again") from None
    except (BadGzipFile, zlib.error) as fault:
        raise ReadError(f"is gzipped and broken ({fault}); fetch it again") from fault


def _packed(file: Path | None) -> bytes:
    if file is None:
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise ReadError("is closed; name a file instead of -")
        return _all_of(stream)
    try:
        with file.open("rb") as opened:
            return _all_of(opened)
    except FileNotFoundError:
        why = "is a link to what is not there" if file.is_symlink() else f"no such file{_nearest(file)}"
        raise ReadError(why) from None
    except IsADirectoryError:
        raise ReadError(f"is a folder; name the files in it, as in {file}/*.md") from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        raise ReadError(f"cannot be read: {getattr(fault, 'strerror', None) or fault}") from fault


def _all_of(stream: BinaryIO | GzipFile, when: str = "") -> bytes:
    """Read a stream to its end, a piece at a time, so that one without an end is left where the bound is."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > LARGEST:
            raise ReadError(f"has more than {LARGEST // 1024**2} MiB{when}; no page has, so part it")
        pieces.append(piece)
    return b"".join(pieces)


def _nearest(file: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [one.name for one in file.parent.iterdir()]
    except OSError:
        return f"; there is no folder {file.parent} either"
    close = get_close_matches(file.name, names, n=1)
    return f"; did you mean {file.parent / close[0]}?" if close else ""
