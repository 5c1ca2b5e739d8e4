"""The contract of exporters: sound ones keep it, each fault is told in a sentence by the test that is named for it."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import SkipTest

import pytest

import newsparse.exporters
from newsparse.exporters import newsparse_exporters
from newsparse.hookspecs import Exporter
from newsparse.testing import ExporterContract

MODULE = """
import datetime, os, time
from newsparse import ArgumentError

SEEN = []

def lines_of(issue):
    for article in issue.articles:
        yield " ".join([*article.authors, str(article.headline), article.text])

def data_of(issue):
    return "\\n".join(lines_of(issue)).encode("utf-8", "replace")

def write(issue, stream{options}):
{body}
"""
#: What a sound one does.
SOUND = "stream.write(data_of(issue))"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ExporterContract]]:
    """Makes the contract of an exporter whose `write` stands in a module of its own and ends in those lines."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)

    def make(*lines: str, options: str = "", told: dict[str, Any] | None = None, **contract: Any) -> ExporterContract:
        body = "\n".join(f"    {line}" for line in lines)
        (tmp_path / "made_shout.py").write_text(MODULE.format(options=options, body=body), "utf-8")
        declared = {"name": "shout", "suffix": ".txt", "media_type": "text/plain", "description": "loud"}
        exporter = Exporter(**declared | {"write": importlib.import_module("made_shout").write} | (told or {}))
        inherited: ExporterContract = type("TestShout", (ExporterContract,), {"exporter": exporter, **contract})()
        return inherited

    yield make
    sys.modules.pop("made_shout", None)


def promises() -> list[str]:
    """The tests that the contract has."""
    return [name for name in vars(ExporterContract) if name.startswith("test_")]


def broken(contract: ExporterContract) -> dict[str, str]:
    """The promises that an exporter breaks, each with what is told."""
    found = {}
    for name in promises():
        try:
            getattr(contract, name)()
        except AssertionError as fault:
            found[name] = str(fault)
    return found


def test_sound_exporter_keeps_it(made: Callable[..., ExporterContract]) -> None:
    """An exporter that does what it should passes each test in silence, and flat memory is told from what grows."""
    contract = made(
        "for article in issue.articles:", "    stream.write(str(article.headline).encode(errors='replace'))"
    )
    assert broken(contract) == {}
    type("TestStreaming", (type(contract),), {"streams": True})().test_memory_stays_flat_where_it_streams()


FAULTS = [
    (
        "test_is_declared_as_newsparse_wants_it",
        {"told": {"suffix": "txt"}},
        [SOUND],
        "is refused by newsparse: its exporter 'shout' has the suffix 'txt'",
    ),
    (
        "test_is_declared_as_newsparse_wants_it",
        {"options": ", *, loud=False"},
        [SOUND],
        "is refused by newsparse: option 'loud' of exporter 'shout' is typed",
    ),
    (
        "test_writes_every_issue_as_what_it_says",
        {},
        ["for line in lines_of(issue): stream.write(line.encode())"],
        r"fails with UnicodeEncodeError: .+ on an issue whose texts are .+ud800': texts hold lone surrogates too",
    ),
    (
        "test_writes_every_issue_as_what_it_says",
        {},
        ["stream.write(issue.pages[0].number.encode())"],
        "fails with IndexError: tuple index out of range on an issue without any page: every issue must be written",
    ),
    (
        "test_writes_every_issue_as_what_it_says",
        {},
        ["if len(issue.articles) > 1: raise ZeroDivisionError('in the middle')", SOUND],
        "fails with ZeroDivisionError: in the middle on an issue with nothing odd: every issue must be written",
    ),
    (
        "test_writes_every_issue_as_what_it_says",
        {},
        ["stream.write('; '.join(lines_of(issue)))"],
        "text was written to a stream of bytes; encode it",
    ),
    (
        "test_writes_every_issue_as_what_it_says",
        {},
        [SOUND, "stream.close()"],
        "fails on an issue without any page: it closed its stream, which belongs to newsparse: leave it open",
    ),
    (
        "test_writes_every_issue_as_what_it_says",
        {"told": {"suffix": ".json"}},
        [SOUND],
        r"lies about an issue without any page: '\.json' says JSON, but what it writes is none: .+; write what it says",
    ),
    (
        "test_writes_the_same_again",
        {},
        ["SEEN.append(1)", "stream.write(data_of(issue) + str(len(SEEN)).encode())"],
        "writes other bytes when it writes the same issue again: leave nothing to chance",
    ),
    (
        "test_writes_the_same_again",
        {},
        [
            "words = {one for line in lines_of(issue) for one in line.split()}",
            "stream.write('; '.join(words).encode(errors='replace'))",
        ],
        r"writes b'.+' in another Python on another day, and here b'.+': sort what comes out of sets",
    ),
    (
        "test_writes_the_same_again",
        {},
        ["stream.write(str(datetime.date.today()).encode())"],
        r"writes b'.+' in another Python on another day, and here b'.+': .*ask no clock",
    ),
    (
        "test_writes_the_same_again",
        {},
        ["stream.write(str(datetime.datetime.now().year).encode())"],
        r"writes b'.+' in another Python on another day, and here b'.+': .*ask no clock",
    ),
    (
        "test_writes_the_same_again",
        {},
        ["stream.write(time.strftime('%Y', time.gmtime()).encode() + str(time.localtime().tm_year).encode())"],
        r"writes b'.+' in another Python on another day, and here b'.+': .*ask no clock",
    ),
    (
        "test_writes_the_same_again",
        {},
        ["stream.write(os.environ['HOME'].encode())"],
        r"writes b'.+' in another Python on another day, and here b'.+': .*no environment",
    ),
    (
        "test_writes_the_same_again",
        {},
        ["if os.environ['HOME'] == os.devnull: raise KeyError('my settings')", SOUND],
        r"fails in another Python with KeyError: 'my settings': let it need nothing but its imports",
    ),
    (
        "test_leaves_the_issue_as_it_is",
        {},
        ["object.__setattr__(issue, 'newspaper', 'mine')", SOUND],
        "changes the issue it writes: make another one with attrs.evolve, and change that",
    ),
    (
        "test_leaves_the_issue_as_it_is",
        {},
        ["for one in issue.elements(): object.__setattr__(one, 'text', one.text.upper())", SOUND],
        "changes the issue it writes",
    ),
    (
        "test_says_what_it_leaves_out",
        {"told": {"leaves_out": ("Page", "Dateline", "Jump", "Join", "Diagnostic", "Article.sidebars")}},
        [SOUND],
        r"loses Issue.newspaper, Issue.date, .+, Element.spans, Element.rule, .+ without saying so: write it, or name",
    ),
    (
        "test_touches_nothing_else",
        {},
        [SOUND, "print('done')"],
        r"prints 'done\\n': leave standard output alone, since issues are written there too",
    ),
    (
        "test_touches_nothing_else",
        {},
        [SOUND, "import sys; sys.stdout.close()"],
        "closes standard output: close only what it has opened itself",
    ),
    (
        "test_touches_nothing_else",
        {},
        [SOUND, "os.chdir('..')"],
        "changes the working folder or the environment of whoever calls it: leave them alone",
    ),
    (
        "test_says_when_the_disk_is_full",
        {},
        ["try: stream.write(data_of(issue))", "except OSError: pass"],
        "hides that the disk is full: let what stream.write raises through",
    ),
    (
        "test_each_option_does_something",
        {"options": ", *, loud: bool = False"},
        [SOUND],
        "ignores its option 'loud': use it, or name a value that shows, as in `options = {'loud': …}` of the test",
    ),
    (
        "test_each_option_does_something",
        {"options": ", *, end: str = ''"},
        ["if end not in ('', '.'): raise ArgumentError('it is odd')", SOUND],
        "refuses end='x' with 'it is odd': name the option, 'end', in it",
    ),
    (
        "test_each_option_does_something",
        {"options": ", *, end: str | None = None"},
        ["stream.write(data_of(issue) + {None: b'', '.': b'.'}[end])"],
        "fails with KeyError: 'x' when its option 'end' is 'x': refuse what cannot be meant with newsparse.Arg",
    ),
    (
        "test_time_grows_with_the_issue",
        {"stories": 400},
        ["lines = [*lines_of(issue)]", "[other.count('e') for line in lines for other in lines]", SOUND],
        r"takes \d\.\d\d s for 100 stories and \d+\.\d\d s for 400: walk through the issue once, and join pieces",
    ),
    (
        "test_memory_stays_flat_where_it_streams",
        {"streams": True},
        [SOUND],
        r"takes [\d,]+ bytes of memory for 500 stories and [\d,]+ for 2000: write each piece when it is made, or say",
    ),
]


@pytest.mark.parametrize(("promise", "how", "lines", "message"), FAULTS)
def test_faults_are_told(
    promise: str, how: dict[str, Any], lines: list[str], message: str, made: Callable[..., ExporterContract]
) -> None:
    """The test named for the promise fails; what it says names the exporter, the fault and the way out."""
    contract = made(*lines, **how)
    with pytest.raises(AssertionError) as caught:
        getattr(contract, promise)()
    assert re.match(f"exporter 'shout' (fails.*)?{message}", str(caught.value), re.DOTALL)


def test_each_promise_can_be_broken() -> None:
    """Every test of the contract fails for some exporter."""
    assert {promise for promise, *_ in FAULTS} == set(promises())


def test_newsparse_s_own_exporters_inherit_it() -> None:
    """Each format that comes along has a class of tests in tests/exporters."""
    folder = Path(__file__).parents[1] / "exporters"
    tests = "".join(file.read_text("utf-8") for file in folder.glob("test_*.py"))
    inherited = re.findall(r"Test\w+\(ExporterContract\):[^:]*?^    exporter = (\w+)$", tests, re.MULTILINE)
    names = {name for name, value in vars(newsparse.exporters).items() if isinstance(value, Exporter)}
    assert len(names) == len(newsparse_exporters()) > 3
    assert set(inherited) == names


def test_options_that_are_refused_or_told(made: Callable[..., ExporterContract]) -> None:
    """An option may refuse what is tried by itself; a value that the class names must show."""
    body = [
        "if end not in ('', '.'): raise ArgumentError('end must be a full stop')",
        "stream.write(data_of(issue) + end.encode())",
    ]
    contract = made(*body, options=", *, end: str = ''", stories=40)
    contract.test_each_option_does_something()
    contract.options = {"end": "."}  # type: ignore[misc]
    contract.test_each_option_does_something()
    contract.options = {"end": "!"}  # type: ignore[misc]
    with pytest.raises(AssertionError, match="exporter 'shout' ignores its option 'end'"):
        contract.test_each_option_does_something()


@pytest.mark.parametrize("typed", ["int = 1", "float = 1.0", "str | None = None", "bool = True"])
def test_options_of_every_type_are_tried(typed: str, made: Callable[..., ExporterContract]) -> None:
    """Whatever its type, a value that shows is found."""
    made(
        "stream.write(data_of(issue) + repr(value).encode())", options=f", *, value: {typed}"
    ).test_each_option_does_something()


def test_what_no_other_python_finds_is_passed_over() -> None:
    """A function made within another cannot be looked up there; the rest of the promise is held to it."""
    exporter = Exporter(
        name="shout",
        suffix=".txt",
        media_type="text/plain",
        description="",
        write=lambda issue, stream: stream.write(b"!"),
    )
    with pytest.raises(SkipTest, match="no other Python finds it"):
        type("TestShout", (ExporterContract,), {"exporter": exporter})().test_writes_the_same_again()


def test_a_python_that_dies_of_other_days_is_asked_without(made: Callable[..., ExporterContract]) -> None:
    """Some compiled libraries end the process where `datetime` is another class; the rest still holds."""
    contract = made("if datetime.datetime.__name__ == 'Later': os.kill(os.getpid(), 9)", SOUND)
    contract.test_writes_the_same_again()


def test_large_values_are_cut_short(made: Callable[..., ExporterContract]) -> None:
    """A message stays readable whatever was raised."""
    with pytest.raises(AssertionError) as caught:
        made("raise ValueError('x' * 100_000)").test_says_when_the_disk_is_full()
    assert len(str(caught.value)) < 600


def test_writing_nothing_fills_no_disk(made: Callable[..., ExporterContract]) -> None:
    """An exporter that has nothing to write cannot meet a full disk."""
    made("pass").test_says_when_the_disk_is_full()


def test_zip_files_can_be_measured(made: Callable[..., ExporterContract]) -> None:
    """Where memory and disk are tried, the stream can be told, sought and cut as a file can."""
    lines = [
        "assert stream.writable() and stream.seekable()",
        "stream.write(b'abcd'); stream.seek(-2, 1); stream.truncate(); assert stream.tell() == 2",
        "stream.seek(0, 2); assert stream.truncate(1) == 1",
    ]
    made(*lines, streams=True, stories=4).test_memory_stays_flat_where_it_streams()
