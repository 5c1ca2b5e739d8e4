"""Checks for exporters and profiles: good ones pass in silence, each fault is told."""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from newsparse.errors import ArgumentError
from newsparse.exporters.json import JSON
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.testing import check_exporter, check_profile


def exporter_of(write: Callable[..., None]) -> Exporter:
    return Exporter(name="shout", suffix=".x", media_type="text/x", description="", write=write)


def test_good_exporter_passes() -> None:
    """An exporter that keeps the promises passes in silence."""
    check_exporter(JSON, examples=5)


def trips(issue: Issue, stream: BinaryIO) -> None:
    names = [page.language for page in issue.pages] + [article.id for article in issue.articles]
    stream.write("".join([issue.language, issue.newspaper or "", *names]).encode("utf-8"))


def test_exporter_that_trips_over_text_is_found_out() -> None:
    """An exporter that cannot write some text fails the check, with its own error."""
    with pytest.raises(UnicodeEncodeError):
        check_exporter(exporter_of(trips), examples=500)


def test_exporter_that_differs_from_time_to_time_is_found_out() -> None:
    """An exporter that writes other bytes for the same issue fails the check."""
    count = itertools.count()
    changing = exporter_of(lambda issue, stream: stream.write(b"%d" % next(count)))
    with pytest.raises(AssertionError, match="exporter 'shout' writes other bytes for the same issue"):
        check_exporter(changing)


def test_exporter_that_closes_the_stream_is_found_out() -> None:
    """An exporter that closes what is not its own fails the check."""
    with pytest.raises(AssertionError, match="exporter 'shout' closes the stream, which belongs to its caller"):
        check_exporter(exporter_of(lambda issue, stream: stream.close()))


def test_options_badly_declared_are_found_out() -> None:
    """An exporter whose options no caller could give fails the check."""
    with pytest.raises(ArgumentError, match="option 'word' of exporter 'shout' is typed"):
        check_exporter(exporter_of(lambda issue, stream, *, word=None: None))


def test_hypothesis_is_needed_here_alone() -> None:
    """Importing what exports does not import hypothesis."""
    code = "import json, sys, newsparse, newsparse.exporting; print(json.dumps('hypothesis' in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.load(io.StringIO(done.stdout)) is False


RULE = """extends = "en"

[[rule]]
id = "courier.byline"
role = "byline"
place = "line"
bare = "reporter"
pattern = '~~(?P<names>[A-Z].{2,60})~~'
examples = [{ text = "~~Ann Wells~~", names = "Ann Wells" }]
counter_examples = ["Ann Wells"]
"""


def test_good_profile_passes(tmp_path: Path) -> None:
    """A file whose rules keep to their examples passes in silence, by its path or as a string."""
    file = tmp_path / "courier.toml"
    file.write_text(RULE, "utf-8")
    check_profile(file)
    check_profile(str(file))


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ('"~~Ann Wells~~"', '"~Ann Wells~"', "rule 'courier.byline' does not read its example '~Ann Wells~'"),
        ('names = "Ann', 'names = "Jo', "finds 'Ann Wells' as names in '~~Ann Wells~~', not 'Jo Wells'"),
        ('["Ann Wells"]', '["~~Ann Wells~~"]', "rule 'courier.byline' reads its counter-example '~~Ann Wells~~'"),
        ('["Ann Wells"]', "[]", "rule 'courier.byline' has no example or no counter-example"),
        ("~~(?P<names>", "(?P<names>", "rule 'courier.byline' does not read"),
    ],
)
def test_profile_at_fault_is_told_why(tmp_path: Path, good: str, bad: str, fault: str) -> None:
    """The message names the file, the rule and the text."""
    file = tmp_path / "courier.toml"
    file.write_text(RULE.replace(good, bad), "utf-8")
    with pytest.raises(AssertionError) as caught:
        check_profile(file)
    assert str(caught.value).startswith(f"{file}:\n")
    assert fault in str(caught.value)


def test_a_rule_that_takes_from_its_language_is_found(tmp_path: Path) -> None:
    """The rules of the language below are asked too."""
    file = tmp_path / "courier.toml"
    greedy = RULE.replace("~~(?P<names>[A-Z].{2,60})~~", "[A-Z~].{2,60}").replace('["Ann Wells"]', '["ann"]')
    file.write_text(greedy.replace(', names = "Ann Wells"', ""), "utf-8")
    with pytest.raises(AssertionError, match=r"rule 'en\.\w+[^']*' does not read its example"):
        check_profile(file)
