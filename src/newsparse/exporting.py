"""An issue written in a format: to bytes, to a stream, or to a file that is replaced whole or not at all."""

from __future__ import annotations

import io
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, overload

from newsparse.errors import ArgumentError, ExportError
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.options import Option, check_options, options_of, parse_option
from newsparse.plugins import PluginReport, registry

__all__ = ["Option", "export", "options_of", "parse_option", "render"]

_Value = bool | int | float | str | None


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
            gets all of it at once and stays open. Without it the bytes are returned.
        options: The exporter's options.

    Returns:
        The bytes, or None where they were written.

    Raises:
        ArgumentError: when an argument cannot be meant; nothing has been written.
        ExportError: when the exporter fails or the disk refuses; a file that was there is still there.
        PluginError: when two plugins offer that format.
    """
    if not isinstance(issue, Issue):
        raise ArgumentError(f"issue must be a newsparse.Issue, not {type(issue).__name__}; newsparse.parse returns one")
    exporter, plugin = registry().find(format)
    check_options(exporter, options)
    if path_or_stream is None:
        return _run(exporter, plugin, issue, options)
    if isinstance(path_or_stream, str | os.PathLike):
        with _replacing(path_or_stream) as draft:
            draft.write(_run(exporter, plugin, issue, options))
        return None
    _check_stream(path_or_stream)
    _write_all(path_or_stream, _run(exporter, plugin, issue, options))
    return None


def render(exporter: Exporter, issue: Issue, /, **options: _Value) -> bytes:
    """Return what an exporter writes; it need not be registered."""
    sheet = _Sheet()
    exporter.write(issue, sheet, **options)
    return sheet.getvalue()


class _Sheet(io.BytesIO):
    """Bytes in memory that stay readable when an exporter closes them, as a forgotten TextIOWrapper does."""

    def close(self) -> None:
        self.flush()


def _run(exporter: Exporter, plugin: PluginReport, issue: Issue, options: dict[str, _Value]) -> bytes:
    try:
        return render(exporter, issue, **options)
    except ArgumentError:  # how an exporter refuses the value of an option
        raise
    except Exception as error:
        message = f"exporter {exporter.name!r} ({plugin}) failed: {type(error).__name__}: {error}"
        raise ExportError(message) from error


def _check_stream(stream: object) -> None:
    if isinstance(stream, io.TextIOBase):
        raise ArgumentError("path_or_stream is a stream of text; open it for bytes (mode 'wb') or use its .buffer")
    if not callable(getattr(stream, "write", None)):
        raise ArgumentError(f"path_or_stream must be a path or a stream of bytes, not {type(stream).__name__}")
    if isinstance(stream, io.IOBase) and (stream.closed or not stream.writable()):
        raise ArgumentError("path_or_stream is closed or not open for writing; open it with mode 'wb'")


def _write_all(stream: BinaryIO, data: bytes) -> None:
    try:
        if isinstance(stream, io.RawIOBase):
            _write_raw(stream, memoryview(data))
        else:
            stream.write(data)
    except (OSError, TypeError, ValueError) as error:
        raise ExportError(f"the stream does not take the bytes: {error}") from error


def _write_raw(stream: io.RawIOBase, rest: memoryview) -> None:
    while rest:  # a stream without a buffer may take only the first part
        taken = stream.write(rest)
        if not taken:
            raise BlockingIOError("it takes no more of them")
        rest = rest[taken:]


@contextmanager
def _replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a draft beside the file; it takes the file's place when all is written, else it goes away."""
    target, mode = _target(os.fsdecode(path))
    draft = target.with_name(f".newsparse-{secrets.token_hex(8)}")
    try:
        if mode is not None:
            target.open("r+b").close()  # a file that may not be written may not be replaced either
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            draft.chmod(mode)
        draft.replace(target)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _target(path: str) -> tuple[Path, int | None]:
    """The file to write, links followed, and its permissions where it is there."""
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if path.endswith(os.sep):
            raise ArgumentError(f"cannot write {path!r}: it names a folder; add a file name") from None
        if not target.parent.is_dir():
            raise ArgumentError(f"cannot write {path!r}: there is no folder {str(target.parent)!r}") from None
        return target, None
    except ValueError as error:
        raise ArgumentError(f"cannot write {path!r}: {error}") from error
    except OSError as error:
        raise _refusal(path, error) from error
    if stat.S_ISDIR(mode):
        raise ArgumentError(f"cannot write {path!r}: it is a folder; add a file name")
    if not stat.S_ISREG(mode):
        raise ArgumentError(f"cannot write {path!r}: it is not a plain file; open it and pass the stream")
    return target, stat.S_IMODE(mode)


def _refusal(path: str | os.PathLike[str], error: OSError) -> ExportError:
    return ExportError(f"cannot write {os.fspath(path)!r}: {error.strerror or error}")
