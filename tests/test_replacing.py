"""A file is replaced whole or not at all, whatever happens to the process or the disk."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from made_plugins import install, writing
from newsparse import replacing as room
from newsparse.errors import ArgumentError, ExportError
from newsparse.replacing import replacing

LINUX = sys.platform == "linux"
WAYS = pytest.mark.parametrize("nameless", [True, False])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draft_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files without a name be unknown to the system, as on others than Linux."""
    monkeypatch.setattr(room, "_OPEN_FILES", "/nowhere")


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def write(path: str | Path, data: bytes = b"new") -> None:
    with replacing(path) as draft:
        draft.write(data)


def give_up(path: str, error: type[BaseException]) -> None:
    with replacing(path) as draft:
        draft.write(b"half")
        raise error


@WAYS
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o000])
def test_a_new_file_has_the_mode_of_the_umask(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool, mask: int
) -> None:
    """As if any program had made it."""
    if not nameless:
        draft_has_a_name(monkeypatch)
    before = os.umask(mask)
    try:
        write("new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "new").stat().st_mode) == 0o666 & ~mask
    assert names_in(folder) == ["new"]


@WAYS
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_was_there_keeps_its_mode(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool, mode: int
) -> None:
    """And while it is written the old one can be read."""
    if not nameless:
        draft_has_a_name(monkeypatch)
    (folder / "old").write_text("old")
    (folder / "old").chmod(mode)
    with replacing("old") as draft:
        draft.write(b"new")
        draft.flush()
        assert (folder / "old").read_text() == "old"
        assert len(names_in(folder)) == (1 if nameless and LINUX else 2)
    assert (folder / "old").read_text() == "new"
    assert stat.S_IMODE((folder / "old").stat().st_mode) == mode
    assert names_in(folder) == ["old"]


@WAYS
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_nothing_is_left_where_it_is_not_finished(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool, error: type[BaseException]
) -> None:
    """Neither a new file nor a draft; the old one is as it was."""
    if not nameless:
        draft_has_a_name(monkeypatch)
    (folder / "old").write_text("old")
    for name in ("old", "new"):
        with pytest.raises(error):
            give_up(name, error)
    assert names_in(folder) == ["old"]
    assert (folder / "old").read_text() == "old"


KILLED = "import newsparse; newsparse.export(newsparse.Issue(), 'deadly', 'old.x')"


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.skipif(not LINUX, reason="elsewhere a draft has a name, and stays when the process is killed")
def test_a_killed_process_leaves_the_old_file_and_no_draft(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, end: int
) -> None:
    """In the middle of an export, after a megabyte was written, whatever the signal."""
    site = tmp_path_factory.mktemp("site")
    lines = "import os", "stream.write(bytes(1 << 20))", "stream.flush()", f"os.kill(os.getpid(), {int(end)})"
    install(site, "deadly", writing("deadly", *lines))
    (folder / "old.x").write_text("old")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run([sys.executable, "-c", KILLED], env=environment, timeout=60)
    assert done.returncode == -end
    assert names_in(folder) == ["old.x"]
    assert (folder / "old.x").read_text() == "old"


def test_links_lead_to_the_file(folder: Path) -> None:
    """Through one or several, relative or not, there already or not; the links stay."""
    (folder / "far").mkdir()
    (folder / "first").symlink_to("second")
    (folder / "second").symlink_to(folder / "far/third")
    (folder / "far/third").symlink_to("real")
    for data in (b"new", b"newer"):
        write("first", data)
        assert (folder / "far/real").read_bytes() == data
    assert not (folder / "far/real").is_symlink()
    assert (names_in(folder), names_in(folder / "far")) == (["far", "first", "second"], ["real", "third"])
    assert (folder / "first").is_symlink()


@pytest.mark.parametrize(
    ("leads_to", "raised", "message"),
    [
        ("gone/file", ArgumentError, "there is no folder '{folder}/gone'"),
        ("link", ExportError, "Too many levels of symbolic links"),
        (".", ArgumentError, "it is a folder; add a file name"),
        ("/dev/null", ArgumentError, "it is not a plain file; pass an open stream, on the command line `-o -`"),
    ],
)
def test_links_that_lead_to_no_file_are_refused(
    folder: Path, leads_to: str, raised: type[Exception], message: str
) -> None:
    """What they lead to is the reason, the path that was given is named."""
    (folder / "link").symlink_to(leads_to)
    with pytest.raises(raised) as refused:
        write("link")
    assert str(refused.value) == f"cannot write 'link': {message.format(folder=folder.resolve())}"
    assert names_in(folder) == ["link"]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that anybody may enter, and in it a file that may not be written, in a folder that may not either."""
    place = Path(tempfile.mkdtemp())
    (place / "shut").mkdir()
    for name in ("shut/fixed", "shut/free"):
        (place / name).write_text("old")
    (place / "shut/fixed").chmod(0o444)
    (place / "shut/free").chmod(0o666)
    (place / "shut").chmod(0o555)
    place.chmod(0o755)
    yield place
    (place / "shut").chmod(0o755)
    shutil.rmtree(place)


@pytest.fixture
def without_rights() -> Iterator[None]:
    """The superuser may write everything; the test is somebody else."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    if user == 0:
        os.seteuid(user)


@pytest.mark.usefixtures("without_rights")
def test_what_may_not_be_written_is_not_replaced(open_to_all: Path) -> None:
    """A file without the right to write stays, and a folder that takes no file is named, before anything is written."""
    shut = open_to_all / "shut"
    folder = f"no file may be made in the folder {str(shut)!r} (Permission denied)"
    for name, message in {"fixed": "Permission denied", "free": folder, "new": folder}.items():
        with pytest.raises(ExportError) as refused:
            write(shut / name)
        assert str(refused.value) == f"cannot write {str(shut / name)!r}: {message}"
    assert names_in(shut) == ["fixed", "free"]


def test_a_file_keeps_its_owner_where_the_system_allows_it(folder: Path) -> None:
    """The superuser does not take a file away from whose it is."""
    if os.geteuid() != 0:
        pytest.skip("only the superuser can give files away")
    (folder / "theirs").write_text("old")
    os.chown(folder / "theirs", 65534, 65534)
    (folder / "theirs").chmod(0o640)
    write("theirs")
    found = (folder / "theirs").stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (65534, 65534, 0o640)


SMALL_DISK = """
mkdir disk && mount -t tmpfs -o size=64k none disk && echo old > disk/old.x || exit 99
{python} -c '
import newsparse.replacing
for name in ("disk/old.x", "disk/new.x"):
    try:
        with newsparse.replacing.replacing(name) as draft:
            for _ in range(40):
                draft.write(bytes(4096))
    except newsparse.ExportError as error:
        print(error)
'
ls -A disk; cat disk/old.x
"""


def test_a_full_disk_leaves_the_old_file(folder: Path) -> None:
    """On a disk of 64 KiB, the file and the reason are named, and no draft takes up the room that is left."""
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", SMALL_DISK.format(python=sys.executable)]
    if not shutil.which("unshare"):
        pytest.skip("needs unshare, to mount a small disk")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if "old.x" not in done.stdout:
        pytest.skip(f"no disk may be mounted here: {done.stderr.strip()}")
    full = "No space left on device"
    assert done.stdout.splitlines() == [
        f"cannot write 'disk/old.x': {full}",
        f"cannot write 'disk/new.x': {full}",
        "old.x",
        "old",
    ]
