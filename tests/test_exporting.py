"""An issue written in a format, to bytes, a stream or a file."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from made_plugins import install, installed, writing
from newsparse.errors import ArgumentError, ExportError
from newsparse.exporting import export, options_of, parse_option, render
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.plugins import find_exporter

ISSUE = Issue(newspaper="The Quay")
WRITTEN = export(ISSUE, "json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose plugins are installed, which is the working folder too."""
    monkeypatch.chdir(tmp_path)
    with installed(tmp_path, monkeypatch) as found:
        yield found


def left_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith(("made_", "dist_of_", "__")))


def test_bytes_come_back_where_no_target_is_named() -> None:
    """Without a target the bytes are returned, with the exporter's options applied."""
    assert export(ISSUE, "json") == render(find_exporter("json"), ISSUE)
    assert export(ISSUE, "json", indent=0).count(b"\n") == 1


def test_options_of_and_parse_option_are_here_too() -> None:
    """Who exports finds here what options there are and how to read them."""
    exporter = find_exporter("json")
    assert [option.name for option in options_of(exporter)] == ["provenance", "indent"]
    assert parse_option(exporter, "indent=0") == ("indent", 0)


@pytest.mark.parametrize("target", ["new.json", Path("new.json"), Path("new.json").absolute])
def test_file_is_written(folder: Path, target: Any) -> None:
    """A path, as text or as Path, becomes a file with the bytes, and nothing is returned."""
    path = target() if callable(target) else target
    assert export(ISSUE, "json", path) is None
    assert (folder / "new.json").read_bytes() == WRITTEN
    assert left_in(folder) == ["new.json"]


@pytest.mark.parametrize(
    ("error", "raised"), [("OSError('no')", ExportError), ("KeyboardInterrupt", KeyboardInterrupt)]
)
def test_failed_export_leaves_what_was_there(folder: Path, error: str, raised: type[BaseException]) -> None:
    """When the exporter fails half-way, or is stopped, the old file is untouched and no draft is left."""
    install(folder, "bad", writing("bad", 'stream.write(b"half")', f"raise {error}"))
    (folder / "old.txt").write_text("old")
    for target in ("old.txt", "new.txt"):
        with pytest.raises(raised):
            export(ISSUE, "bad", target)
    assert left_in(folder) == ["old.txt"]
    assert (folder / "old.txt").read_text() == "old"


def test_fault_of_an_exporter_names_it_and_its_plugin(folder: Path) -> None:
    """Whatever an exporter raises becomes an ExportError that names exporter, plugin and distribution."""
    install(folder, "bad", writing("bad", 'stream.write(b"half")', "raise KeyError('x')"))
    with pytest.raises(ExportError) as failed:
        export(ISSUE, "bad")
    assert str(failed.value) == "exporter 'bad' (plugin 'bad' of dist-of-bad 1.5) failed: KeyError: 'x'"
    assert isinstance(failed.value.__cause__, KeyError)


def test_exporter_may_refuse_the_value_of_an_option() -> None:
    """An exporter's ArgumentError is wrong use, not a fault of its; it comes through as it is."""
    with pytest.raises(ArgumentError, match=r"^option 'indent' must be 0 to 16, not 99$"):
        export(ISSUE, "json", indent=99)


def test_wrong_targets_are_refused_before_the_exporter_runs(folder: Path) -> None:
    """A target that cannot be a file is refused with its name and the reason; nothing is made."""
    install(folder, "bad", writing("bad", 'stream.write(b"half")', "raise AssertionError('was run')"))
    os.mkfifo(folder / "pipe")
    (folder / "file").write_text("")
    (folder / "dir").mkdir()
    device = "it is not a plain file; pass an open stream, on the command line `-o -`"
    for target, message in {
        "dir": "cannot write 'dir': it is a folder; add a file name",
        "": "cannot write '': it is a folder; add a file name",
        "new/": "cannot write 'new/': it names a folder; add a file name",
        "pipe": f"cannot write 'pipe': {device}",
        "/dev/null": f"cannot write '/dev/null': {device}",
        "no/new": f"cannot write 'no/new': there is no folder '{folder.resolve()}/no'",
        "file/new": f"cannot write 'file/new': there is no folder '{folder.resolve()}/file'",
        "nul\0": "cannot write 'nul\\x00': embedded null byte",
    }.items():
        with pytest.raises(ArgumentError) as refused:
            export(ISSUE, "bad", target)
        assert str(refused.value) == message
    assert left_in(folder) == ["dir", "file", "pipe"]


def test_targets_that_the_system_refuses_are_named(folder: Path) -> None:
    """What the system does not let us write is named with the system's reason, before the exporter runs."""
    install(folder, "bad", writing("bad", 'stream.write(b"half")', "raise AssertionError('was run')"))
    (folder / "loop").symlink_to("loop")
    for target in ("loop", "x" * 300, sys.executable):
        with pytest.raises(ExportError) as refused:
            export(ISSUE, "bad", target)
        reason = refused.value.__cause__
        assert isinstance(reason, OSError)
        assert str(refused.value) == f"cannot write {target!r}: {reason.strerror}"


def test_stream_gets_the_bytes_and_stays_open() -> None:
    """A stream gets all of it at once and is left open where it stands."""
    stream = io.BytesIO(b"")
    assert export(ISSUE, "json", stream) is None
    export(ISSUE, "json", stream)
    assert stream.getvalue() == WRITTEN * 2


class Trickle(io.RawIOBase):
    """A stream without a buffer that takes ten bytes at a time, and in all as many as it is told."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int | None:
        part = bytes(data[: min(10, self.room - len(self.taken))])
        self.taken += part
        return len(part) or None


def test_stream_that_takes_a_part_gets_the_rest() -> None:
    """A raw stream may take less than it is given; it is given the rest."""
    stream = Trickle(room=10_000)
    export(ISSUE, "json", stream)  # type: ignore[call-overload]
    assert stream.taken == WRITTEN


def test_stream_that_takes_no_more_is_an_error() -> None:
    """A raw stream that takes nothing more, such as a full pipe, ends the export and not in a loop."""
    with pytest.raises(ExportError, match=r"^the stream does not take the bytes: it takes no more of them$"):
        export(ISSUE, "json", Trickle(room=25))  # type: ignore[call-overload]


def test_exporter_that_fails_leaves_the_stream_alone(folder: Path) -> None:
    """Of a failed export not one byte reaches the caller's stream."""
    install(folder, "bad", writing("bad", 'stream.write(b"half")', "raise ValueError('no')"))
    stream = io.BytesIO()
    with pytest.raises(ExportError):
        export(ISSUE, "bad", stream)
    assert stream.getvalue() == b""


WRITES = {
    "plainly": ['stream.write(b"written")'],
    "text that is detached": [
        "import io",
        'text = io.TextIOWrapper(stream, encoding="utf-8")',
        'text.write("written")',
        "text.detach()",
    ],
    "back and forth": [
        "assert (stream.writable(), stream.seekable(), stream.readable()) == (True, True, False)",
        'assert stream.write(b"unwritten, and more") == 19',
        "assert stream.seek(7) == 7",
        "stream.truncate()",
        "assert stream.seek(0) == stream.tell() == 0",
        'assert stream.write(memoryview(b"written")) == 7',
        "stream.flush()",
    ],
}


@pytest.mark.parametrize("way", WRITES)
def test_exporter_writes_to_a_stream_like_any(folder: Path, way: str) -> None:
    """It may lay text over it, go back and cut off, wherever it all goes; write tells how many bytes were taken."""
    install(folder, "odd", writing("odd", *WRITES[way]))
    stream = io.BytesIO()
    export(ISSUE, "odd", "new.x")
    export(ISSUE, "odd", stream)
    assert export(ISSUE, "odd") == Path("new.x").read_bytes() == stream.getvalue() == b"written"


CLOSED = "it closed its stream, which belongs to newsparse: leave it open, detach() what lies over it"
FAULTS = {
    "closes": (["stream.close()"], CLOSED),
    "closes-by-with": (["with stream:", '  stream.write(b"half")'], CLOSED),
    "closes-by-neglect": (["import io", 'io.TextIOWrapper(stream, encoding="utf-8").write("half")'], CLOSED),
    "writes-text": (
        ['stream.write("text")'],
        "TypeError: text was written to a stream of bytes; encode it: stream.write(text.encode())",
    ),
    "writes-numbers": (["stream.write(5)"], "TypeError: a bytes-like object is required, not 'int'"),
    "leaves-the-program": (["raise SystemExit"], "SystemExit"),
    "goes-back-too-far": (["stream.seek(-5)"], None),
    "cannot-read-its-own": (["open('none')"], "FileNotFoundError: [Errno 2] No such file or directory: 'none'"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_at_the_stream_is_told_with_the_plugin(folder: Path, fault: str) -> None:
    """To close it, to write text, to go where nothing is: an ExportError names the plugin and says what to do."""
    lines, message = FAULTS[fault]
    install(folder, "odd", writing("odd", *lines))
    for target in (None, "new.x", io.BytesIO()):
        with pytest.raises(ExportError) as failed:
            export(ISSUE, "odd", target)
        told = str(failed.value)
        assert told.startswith(f"exporter 'odd' (plugin 'odd' of dist-of-odd 1.5) failed: {message or ''}")
        assert not isinstance(target, io.BytesIO) or target.getvalue() == b""
    assert left_in(folder) == []


def closes(issue: Issue, stream: io.BytesIO) -> None:
    stream.close()


def test_rendering_tells_faults_as_they_are() -> None:
    """An exporter that no plugin offers yet has no name but its own."""
    exporter = Exporter(name="x", suffix=".x", media_type="text/x", description="", write=closes)
    with pytest.raises(ExportError, match=f"^{re.escape(CLOSED)}$"):
        render(exporter, ISSUE)


MEBIBYTE = 1 << 20
IN_PIECES = ["for _ in range(512): stream.write(bytes(1 << 16))"]


class Counted(io.RawIOBase):
    """A stream that keeps nothing but how much it was given."""

    taken = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.taken += len(data)
        return len(data)


def test_memory_stays_flat(folder: Path) -> None:
    """Of 32 MiB that an exporter writes piece by piece no more than a twentieth is ever held."""
    install(folder, "large", writing("large", *IN_PIECES))
    export(ISSUE, "large", "new.x")
    stream = Counted()
    tracemalloc.start()
    try:
        export(ISSUE, "large", "new.x")
        export(ISSUE, "large", stream)  # type: ignore[call-overload]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert Path("new.x").stat().st_size == stream.taken == 32 * MEBIBYTE
    assert peak < 32 * MEBIBYTE / 20


def limited(code: str, size: int) -> str:
    """What a Python prints that runs code and may write no file above a size."""
    begin = "import resource, signal, tempfile, newsparse\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    limit = "before = resource.getrlimit(resource.RLIMIT_FSIZE)"
    lines = [begin, limit, f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, before[1]))"]
    lines += ["try:", f"    {code}", "except newsparse.ExportError as error:", "    print(error)"]
    lines += ["resource.setrlimit(resource.RLIMIT_FSIZE, before)"]
    done = subprocess.run([sys.executable, "-B", "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    return done.stdout


def test_disk_that_refuses_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk takes only a part, the file is named, the old one stays and no draft is left.

    So it is when the exporter hears of it and goes on as if nothing were.
    """
    (folder / "old.json").write_text("old")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    install(folder, "deaf", writing("deaf", "stream.write(bytes(1 << 20))", "stream.flush()"))
    install(folder, "mute", writing("mute", "try: stream.write(bytes(1 << 20))", "except OSError: pass"))
    for name in ("json", "deaf", "mute"):
        shown = limited(f"newsparse.export(newsparse.Issue(), {name!r}, 'old.json')", 10)
        assert shown == "cannot write 'old.json': File too large\n"
    assert left_in(folder) == ["old.json"]
    assert (folder / "old.json").read_text() == "old"


def test_disk_that_refuses_temporary_files_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export for a stream goes by a temporary file where it is large; the folder is named, and the way out."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("TMPDIR", str(folder))
    install(folder, "large", writing("large", *IN_PIECES))
    shown = limited("newsparse.export(newsparse.Issue(), 'large', open('/dev/null', 'wb'))", 1 << 21)
    folder_of_it = f"cannot write a temporary file in '{folder}'"
    assert shown == f"{folder_of_it}: File too large; name another folder with TMPDIR\n"
    assert left_in(folder) == []


def test_no_folder_for_temporary_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none that can be written, that is what is told."""

    def none_found() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    install(folder, "large", writing("large", *IN_PIECES))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", none_found)
    with pytest.raises(ExportError) as failed:
        export(ISSUE, "large", Counted())  # type: ignore[call-overload]
    reason = "No usable temporary directory found; name another folder with TMPDIR"
    assert str(failed.value) == f"cannot write a temporary file: {reason}"


def test_unfit_streams_are_refused(folder: Path) -> None:
    """A text stream, a closed or read-only one and what is no stream are refused with what to do."""
    closed = io.BytesIO()
    closed.close()
    Path("old").write_text("old")
    with Path("old").open("rb") as reading, Path("old").open("r+", encoding="utf-8") as text:
        unfit: list[tuple[Any, str]] = [
            (
                io.StringIO(),
                "path_or_stream is a stream of text; open it for bytes (mode 'wb') or use its .buffer",
            ),
            (text, "path_or_stream is a stream of text; open it for bytes (mode 'wb') or use its .buffer"),
            (reading, "path_or_stream is closed or not open for writing; open it with mode 'wb'"),
            (closed, "path_or_stream is closed or not open for writing; open it with mode 'wb'"),
            (5, "path_or_stream must be a path or a stream of bytes, not int"),
        ]
        for stream, message in unfit:
            with pytest.raises(ArgumentError) as refused:
                export(ISSUE, "json", stream)
            assert str(refused.value) == message
    assert Path("old").read_text() == "old"


class Textual:
    """A stream of text that does not say so."""

    def write(self, text: str) -> None:
        """Refuse bytes as a text stream does."""
        "".join([text])


def test_stream_that_refuses_is_an_export_error() -> None:
    """What a stream raises at the bytes becomes an ExportError with the reason."""
    with pytest.raises(ExportError, match=r"^the stream does not take the bytes: sequence item 0: expected str"):
        export(ISSUE, "json", Textual())  # type: ignore[call-overload]
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(ExportError, match="No space left"):
        export(ISSUE, "json", full)


@pytest.mark.parametrize(
    ("issue", "name", "options", "message"),
    [
        ({}, "json", {}, "issue must be a newsparse.Issue, not dict; newsparse.parse returns one"),
        (ISSUE, "jsn", {}, "unknown exporter 'jsn': did you mean 'json'?"),
        (ISSUE, "json", {"ident": 2}, "exporter 'json' has no option 'ident': did you mean 'indent'?"),
        (ISSUE, "json", {"indent": "2"}, "option 'indent' of exporter 'json' must be int, not '2'"),
    ],
)
def test_wrong_use_is_refused_before_anything_is_written(
    folder: Path, issue: Any, name: str, options: dict[str, Any], message: str
) -> None:
    """What cannot be meant is refused by name, with a suggestion, and no file is made."""
    with pytest.raises(ArgumentError) as refused:
        export(issue, name, "new.json", **options)
    assert str(refused.value).startswith(message)
    assert left_in(folder) == []
