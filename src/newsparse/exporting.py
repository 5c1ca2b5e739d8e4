"""An issue written in a format: to bytes, to a file, or to a stream once the exporter has succeeded.

Nothing holds a whole export in memory but the call that returns its bytes: an exporter writes to the file itself,
under a name of its own until it has returned, or to a temporary file that is then copied piece by piece.
"""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, overload

from newsparse.errors import ArgumentError, ExportError, told
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.options import Option, check_options, options_of, parse_option
from newsparse.plugins import exporter_and_plugin
from newsparse.replacing import replacing

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["Option", "export", "exported", "options_of", "parse_option", "render"]

_Value = bool | int | float | str | None
_IN_MEMORY = 1 << 20  # bytes of an export for a stream that need no file
_PIECE = 1 << 16


@overload
def export(issue: Issue, format: str, path_or_stream: None = None, **options: _Value) -> bytes: ...


@overload
def export(issue: Issue, format: str, path_or_stream: str | os.PathLike[str] | BinaryIO, **options: _Value) -> None: ...


def export(
    issue: Issue,
    format: str,  # noqa: A002 - the word of the contract
    path_or_stream: str | os.PathLike[str] | BinaryIO | None = None,
    **options: _Value,
) -> bytes | None:
    """Write an issue in a format: `newsparse.export(issue, "epub", "2026-04-13.epub")`.

    Args:
        issue: What to write.
        format: The name of an exporter; `newsparse exporters` lists them.
        path_or_stream: A file, which is written whole or left as it was; or a stream open for bytes, which
            gets all of it when the exporter has succeeded, and stays open. Without it the bytes are returned.
        options: The exporter's options.

    Returns:
        The bytes, or None where they were written.

    Raises:
        ArgumentError: when an argument cannot be meant; nothing has been written.
        ExportError: when the exporter fails or the disk refuses; a file that was there is still there.
        PluginError: when two plugins offer that format.
    """
    if path_or_stream is None:
        sheet = io.BytesIO()
        _run(issue, format, options, sheet)
        return sheet.getvalue()
    if isinstance(path_or_stream, str | os.PathLike):
        _check(issue, format, options)
        with replacing(path_or_stream) as draft:
            _run(issue, format, options, draft)
        return None
    _check_stream(path_or_stream)
    with exported(issue, format, **options) as written:
        _copy(written, path_or_stream)
    return None


@contextmanager
def exported(
    issue: Issue,
    format: str,  # noqa: A002 - the word of the contract
    **options: _Value,
) -> Iterator[IO[bytes]]:
    """Write an issue in a format and open what was written for reading; it goes away afterwards.

    Raises:
        ArgumentError: when an argument cannot be meant.
        ExportError: when the exporter fails or the disk refuses.
        PluginError: when two plugins offer that format.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        try:
            _run(issue, format, options, file)
            file.seek(0)
        except OSError as error:
            where = f" in {tempfile.tempdir!r}" if tempfile.tempdir else ""  # None where no folder will do
            reason = f"{error.strerror or error}; name another folder with TMPDIR"
            raise ExportError(f"cannot write a temporary file{where}: {reason}") from error
        yield file


def render(exporter: Exporter, issue: Issue, /, **options: _Value) -> bytes:
    """Return what an exporter writes; it need not be registered.

    Raises:
        ExportError: when it closes its stream; whatever else it raises comes through as it is.
    """
    sheet = io.BytesIO()
    _write(exporter, issue, _Sheet(sheet), options)
    return sheet.getvalue()


def _check(issue: Issue, name: str, options: Mapping[str, _Value]) -> None:
    """Refuse what cannot be meant before anything is written."""
    if not isinstance(issue, Issue):
        raise ArgumentError(f"issue must be a newsparse.Issue, not {type(issue).__name__}; newsparse.parse returns one")
    check_options(exporter_and_plugin(name)[0], options)


def _run(issue: Issue, name: str, options: Mapping[str, _Value], file: IO[bytes]) -> None:
    """Let the exporter of that name write; its faults name it and its plugin, what the file refuses is an OSError."""
    _check(issue, name, options)
    exporter, plugin = exporter_and_plugin(name)
    sheet = _Sheet(file)
    try:
        _write(exporter, issue, sheet, options)
    except ArgumentError:  # how an exporter refuses the value of an option
        raise
    except (Exception, SystemExit) as error:  # an exporter may raise whatever it likes
        if sheet.refusal:
            raise sheet.refusal from None
        why = str(error) if isinstance(error, ExportError) else told(error)
        raise ExportError(f"exporter {name!r} ({plugin}) failed: {why}") from error


def _write(exporter: Exporter, issue: Issue, sheet: _Sheet, options: Mapping[str, _Value]) -> None:
    exporter.write(issue, sheet, **options)
    if sheet.refusal:
        raise sheet.refusal
    if sheet.given_up:
        raise ExportError("it closed its stream, which belongs to newsparse: leave it open, detach() what lies over it")


class _Sheet(io.BufferedIOBase):
    """What an exporter writes to: it takes bytes and cannot be closed.

    To close it raises nothing, since a forgotten TextIOWrapper does so while it is swept up, where nobody would hear.
    """

    #: What the file below raised when it took no more.
    refusal: OSError | None = None
    #: Whether the exporter has closed it.
    given_up = False

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, data: ReadableBuffer | str, /) -> int:
        """Take bytes, or anything that holds them, and tell how many."""
        if isinstance(data, str):
            raise TypeError("text was written to a stream of bytes; encode it: stream.write(text.encode())")
        with self._refusing():
            return self._file.write(data)

    def writable(self) -> bool:
        """It is there to be written."""
        return True

    def seekable(self) -> bool:
        """A zip file goes back to what it wrote."""
        return True

    def tell(self) -> int:
        """Where the next byte goes."""
        return self._file.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go back, or on."""
        with self._refusing():
            return self._file.seek(offset, whence)

    def truncate(self, size: int | None = None, /) -> int:
        """Cut off what comes after a place."""
        with self._refusing():
            return self._file.truncate(size)

    def close(self) -> None:
        """Note that it was tried."""
        self.given_up = True

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno != errno.EINVAL:  # to seek before the beginning is the exporter's fault
                self.refusal = error
            raise


def _check_stream(stream: object) -> None:
    if isinstance(stream, io.TextIOBase):
        raise ArgumentError("path_or_stream is a stream of text; open it for bytes (mode 'wb') or use its .buffer")
    if not callable(getattr(stream, "write", None)):
        raise ArgumentError(f"path_or_stream must be a path or a stream of bytes, not {type(stream).__name__}")
    if isinstance(stream, io.IOBase) and (stream.closed or not stream.writable()):
        raise ArgumentError("path_or_stream is closed or not open for writing; open it with mode 'wb'")


def _copy(written: IO[bytes], stream: BinaryIO) -> None:
    try:
        while piece := written.read(_PIECE):
            if isinstance(stream, io.RawIOBase):
                _write_raw(stream, memoryview(piece))
            else:
                stream.write(piece)
    except (OSError, TypeError, ValueError) as error:
        raise ExportError(f"the stream does not take the bytes: {error}") from error


def _write_raw(stream: io.RawIOBase, rest: memoryview) -> None:
    while rest:  # a stream without a buffer may take only the first part
        taken = stream.write(rest)
        if not taken:
            raise BlockingIOError("it takes no more of them")
        rest = rest[taken:]
