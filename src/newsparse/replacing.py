"""A file that is replaced whole or not at all: written as a draft beside it, which then takes its name."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from newsparse.errors import ArgumentError, ExportError


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a draft beside the file; it takes the file's place when all is written, else it goes away.

    Links are followed to the file they lead to. A new file has the mode that the caller's umask gives, one that was
    there keeps its own.

    Raises:
        ArgumentError: when the path cannot name a plain file.
        ExportError: when the system refuses, also while the draft is written.
    """
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
