"""A file that is replaced whole or not at all: a draft in its folder takes its name when all is written.

On Linux the draft has no name until then, so that a killed process leaves nothing behind.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from newsparse.errors import ArgumentError, ExportError

_OPEN_FILES = "/proc/self/fd"  # where Linux lists what a process has open; open(2) says how O_TMPFILE gets a name there
_ANY_MODE = 0o666  # less what the umask takes away


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a draft; it takes the file's place when all is written, else it goes away.

    Links are followed to the file they lead to. A new file has the mode that the caller's umask gives, one that was
    there keeps its own, and its owner where the system allows that.

    Raises:
        ArgumentError: when the path cannot name a plain file.
        ExportError: when the system refuses, also while the draft is written.
    """
    target, before = _target(os.fsdecode(path))
    draft = target.with_name(f".newsparse-{secrets.token_hex(8)}")
    try:
        if before:
            target.open("r+b").close()  # a file that may not be written may not be replaced either
        with _opened(draft, path) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            _name(file, draft)
        if before:
            with suppress(AttributeError, OSError):  # Windows knows no such owners
                os.chown(draft, before.st_uid, before.st_gid)
            draft.chmod(stat.S_IMODE(before.st_mode))
        draft.replace(target)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _opened(draft: Path, path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file that has no name, or one of that name where the system knows no others."""
    try:
        if not Path(_OPEN_FILES).is_dir():
            raise FileNotFoundError(_OPEN_FILES)
        return os.fdopen(os.open(draft.parent, os.O_TMPFILE | os.O_WRONLY, _ANY_MODE), "wb")
    except (AttributeError, OSError):
        pass
    try:
        return draft.open("xb")
    except PermissionError as error:
        reason = f"no file may be made in the folder {str(draft.parent)!r}"
        raise ExportError(f"cannot write {os.fspath(path)!r}: {reason} ({error.strerror})") from error


def _name(file: BinaryIO, draft: Path) -> None:
    """Give a file its name where it has none."""
    if os.fstat(file.fileno()).st_nlink:
        return
    folder = os.open(draft.parent, os.O_RDONLY)
    try:
        # Only with folders given is the link that stands there followed to the file (CPython issue 81793).
        os.link(f"{_OPEN_FILES}/{file.fileno()}", draft.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)


def _target(path: str) -> tuple[Path, os.stat_result | None]:
    """The file to write, links followed, and what is known of it where it is there."""
    try:
        target = Path(os.path.realpath(path))
        before = target.stat()
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
    if stat.S_ISDIR(before.st_mode):
        raise ArgumentError(f"cannot write {path!r}: it is a folder; add a file name")
    if not stat.S_ISREG(before.st_mode):
        raise ArgumentError(
            f"cannot write {path!r}: it is not a plain file; pass an open stream, on the command line `-o -`"
        )
    return target, before


def _refusal(path: str | os.PathLike[str], error: OSError) -> ExportError:
    return ExportError(f"cannot write {os.fspath(path)!r}: {error.strerror or error}")
