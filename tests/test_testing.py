"""What tests of plugins are given: strategies and a check for exporters."""

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
from hypothesis import Phase, find, given, settings

from newsparse.errors import ArgumentError
from newsparse.exporters.json import JSON
from newsparse.hookspecs import Exporter
from newsparse.model import BODY_ROLES, CREDIT_ROLES, FURNITURE_ROLES, Article, Issue, Role
from newsparse.testing import articles, check_exporter, check_profile, hostile_text, issues

FEW = settings(max_examples=2000, database=None, phases=[Phase.generate])


def exporter_of(write: Callable[..., None]) -> Exporter:
    return Exporter(name="shout", suffix=".x", media_type="text/x", description="", write=write)


@given(articles())
def test_articles_are_as_the_model_has_them(article: Article) -> None:
    """Every piece has a role that belongs to its place."""
    assert {piece.role for piece in article.body} <= BODY_ROLES
    assert {piece.role for piece in article.credits} <= CREDIT_ROLES
    assert article.label is None or article.label.role is Role.LABEL
    assert list(article.pages) == sorted(set(article.pages))


@given(issues())
def test_issues_are_as_the_model_has_them(issue: Issue) -> None:
    """What stands on a page between stories has a role of furniture."""
    assert {piece.role for page in issue.pages for piece in page.furniture} <= FURNITURE_ROLES


@pytest.mark.parametrize("trouble", ["\ud800", "\x00", "<script>", "\r", "=1", "\u2028", "../"])
def test_text_is_hostile(trouble: str) -> None:
    """Among the texts are those that exporters trip over."""
    assert trouble in find(hostile_text(), lambda text: trouble in text, settings=FEW)


def test_shapes_are_all_there() -> None:
    """Among the issues are those without page and article, among the articles those with boxes in boxes."""
    assert find(issues(), lambda issue: not (issue.pages or issue.articles), settings=FEW).articles == ()
    deep = find(articles(), lambda article: any(one.sidebars for one in article.sidebars), settings=FEW)
    assert not any(three.sidebars for one in deep.sidebars for two in one.sidebars for three in two.sidebars)


def test_good_exporter_passes() -> None:
    """An exporter that keeps the promises passes in silence."""
    check_exporter(JSON, examples=5)


def trips(issue: Issue, stream: BinaryIO) -> None:
    stream.write((issue.newspaper or "").encode("utf-8"))


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
