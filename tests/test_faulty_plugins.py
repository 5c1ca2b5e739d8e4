"""Ten plugins with a fault each, installed side by side: the host or the contract tells each of them by name.

What each of them is told in other cases stands in test_plugins.py, test_exporting.py and testing/test_contract.py.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsparse
from made_plugins import GOOD, install, installed, writing
from newsparse import ArgumentError, ExportError, Issue, PluginError
from newsparse.loading import PluginReport, State
from newsparse.plugins import exporters, find_exporter, plugins

#: The module of each plugin, and what is wrong with it.
FAULTY = {
    # It imports what is not installed.
    "absent": "import made_nothing\n" + GOOD.format(name="absent"),
    # Its hook asks for what is not given.
    "asking": GOOD.format(name="asking").replace("exporters():", "exporters(issue, stream):"),
    # Two want one name.
    "clashing": GOOD.format(name="wanted"),
    "contesting": GOOD.format(name="wanted"),
    # It raises when half of the file is written.
    "breaking": writing("breaking", 'stream.write(b"half")', 'raise KeyError("headline")'),
    # It writes text to a stream of bytes.
    "texting": writing("texting", 'stream.write("half")'),
    # It closes the stream, which is not its own.
    "closing": writing("closing", "with stream:", '    stream.write(b"all")'),
    # It sleeps for two seconds while it is imported.
    "sleeping": "import time\ntime.sleep(2)\n" + GOOD.format(name="sleeping"),
    # It changes the issue that it is to write.
    "changing": writing("changing", 'object.__setattr__(issue, "newspaper", "mine")', 'stream.write(b"all")'),
    # It has an option and does nothing with it.
    "ignoring": writing("ignoring", 'stream.write(b"all")'),
    # It says that it writes JSON.
    "lying": GOOD.format(name="lying").replace('".x"', '".lying.json"').replace("text/x", "application/json"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which the faulty plugins are installed, and a sound one among them."""
    for name, code in {**FAULTY, "sound": GOOD.format(name="sound")}.items():
        if name != "sleeping":  # which takes its time in the one test that is about it
            install(tmp_path, name, code)
    monkeypatch.chdir(tmp_path)
    with installed(tmp_path, monkeypatch) as found:
        yield found


def report_on(name: str) -> PluginReport:
    """What `newsparse plugins` tells of a plugin."""
    return next(report for report in plugins() if report.name == name)


def refused(name: str) -> str:
    """What is told to who asks for a format."""
    with pytest.raises(PluginError) as caught:
        find_exporter(name)
    return str(caught.value)


def failed(name: str, folder: Path) -> str:
    """What is told to who writes a format over a file, which is left as it was."""
    target = folder / "issue.x"
    target.write_text("old")
    with pytest.raises(ExportError) as caught:
        newsparse.export(Issue(), name, target)
    assert target.read_text() == "old"
    stream = io.BytesIO()
    with pytest.raises(ExportError, match=re.escape(str(caught.value))):
        newsparse.export(Issue(), name, stream)
    assert stream.getvalue() == b""
    return str(caught.value)


def test_import_error(folder: Path) -> None:
    """The host tells it in its list, with what to do."""
    assert report_on("absent").state is State.FAILED
    told = "ModuleNotFoundError: No module named 'made_nothing' (made_absent.py, line 1)"
    advice = "upgrade dist-of-absent, or switch off with NEWSPARSE_DISABLE_PLUGINS=absent"
    assert report_on("absent").told == f"{told}; {advice}"
    with pytest.raises(ArgumentError, match=f"^unknown exporter 'absent': .*; plugin 'absent' of .* {re.escape(told)}"):
        find_exporter("absent")


def test_wrong_signature(folder: Path) -> None:
    """The host tells which argument is not given."""
    assert report_on("asking").state is State.FAILED
    assert report_on("asking").reason == "its newsparse_exporters asks for 'issue'; what the hook gives is: api_version"


def test_clash(folder: Path) -> None:
    """The host names both, and gives the name to neither."""
    both = "plugin 'clashing' of dist-of-clashing 1.5 and plugin 'contesting' of dist-of-contesting 1.5 both offer"
    for name in ("clashing", "contesting"):
        assert report_on(name).state is State.CLASHING
        assert report_on(name).reason == f"{both} the exporter 'wanted'"
    assert refused("wanted").startswith(both)


def test_raises_in_the_middle(folder: Path) -> None:
    """The host tells the exporter, its plugin and its error; the old file is there."""
    told = "exporter 'breaking' (plugin 'breaking' of dist-of-breaking 1.5) failed: KeyError: 'headline'"
    assert failed("breaking", folder) == told


def test_writes_text(folder: Path) -> None:
    """The host says how it is done."""
    told = (
        "exporter 'texting' (plugin 'texting' of dist-of-texting 1.5) failed: TypeError: text was written to a stream"
    )
    assert failed("texting", folder).startswith(told)


def test_closes_the_stream(folder: Path) -> None:
    """The host says whose it is."""
    told = "exporter 'closing' (plugin 'closing' of dist-of-closing 1.5) failed: it closed its stream, which belongs to"
    assert failed("closing", folder).startswith(told)


def test_hangs_at_import_and_nobody_is_stopped(folder: Path) -> None:
    """The host waits once, tells how long it took and how to do without it; the format can be used.

    The sound plugin works, and all that newsparse brings along; those at fault are the only ones told.
    """
    install(folder, "sleeping", FAULTY["sleeping"])
    assert newsparse.export(Issue(), "json")
    assert newsparse.export(Issue(), "sleeping") == newsparse.export(Issue(), "sound") == b"written"
    report = report_on("sleeping")
    assert re.fullmatch(r"took [2-9]\.\d s to load; switch off with NEWSPARSE_DISABLE_PLUGINS=sleeping", report.told)
    assert {"json", "sound"} <= {exporter.name for exporter in exporters()}
    states = {report.name: report.state for report in plugins() if report.state is not State.OK}
    assert states == {
        "absent": State.FAILED,
        "asking": State.FAILED,
        "clashing": State.CLASHING,
        "contesting": State.CLASHING,
        "sleeping": State.SLOW,
    }


#: A class of tests for each plugin that the contract can be asked about, as its author would write it.
AUTHORS_TESTS = """
from made_{name} import newsparse_exporters
from newsparse.testing import ExporterContract

class Test{title}(ExporterContract):
    exporter, = newsparse_exporters()
    examples = 1
    stories = 40
"""


def test_their_authors_are_told(folder: Path) -> None:
    """In a run of pytest, each fault fails the test named for its promise, in a sentence that tells what to do."""
    names = ["breaking", "texting", "closing", "changing", "ignoring", "lying"]
    for name in names:
        code = AUTHORS_TESTS.format(name=name, title=name.title())
        (folder / f"test_{name}.py").write_text(code, encoding="utf-8")
    path = os.pathsep.join([str(folder), str(Path(newsparse.__file__).parents[1])])
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--tb=line"]
    environment = os.environ | {"PYTHONPATH": path, "COLUMNS": "1000", "HYPOTHESIS_STORAGE_DIRECTORY": str(folder)}
    done = subprocess.run([*command, "-rf"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    failed = re.findall(r"^FAILED \w+\.py::Test(\w+)::test_(\w+) - AssertionError: (.+)", done.stdout, re.MULTILINE)
    first: dict[str, tuple[str, str]] = {}
    for name, promise, sentence in failed:
        first.setdefault(name.lower(), (promise, sentence))
    writes, every = "writes_every_issue_as_what_it_says", "on an issue without any page: "
    told = {
        "breaking": (writes, f"fails with KeyError: 'headline' {every}every issue must be written, whatever its texts"),
        "texting": (writes, "fails with TypeError: text was written to a stream of bytes; encode it: "),
        "closing": (writes, f"fails {every}it closed its stream, which belongs to newsparse: leave it open"),
        "changing": ("leaves_the_issue_as_it_is", "changes the issue it writes: make another one with attrs.evolve"),
        "ignoring": ("each_option_does_something", "ignores its option 'loud': use it, or name a value that shows"),
        "lying": (writes, "lies about an issue without any page: '.lying.json' says JSON, but what it writes is none"),
    }
    assert set(first) == set(names)
    for name, (promise, sentence) in told.items():
        assert first[name][0] == promise
        assert first[name][1].startswith(f"exporter '{name}' {sentence}")


def test_there_are_ten() -> None:
    """A fault each, two plugins for the clash; each stands in a test of this file."""
    assert len(FAULTY) == 11
    here = Path(__file__).read_text("utf-8").partition("@pytest.fixture")[2]
    assert all(f'"{name}"' in here for name in FAULTY)
