"""Checks for exporters and profiles: good ones pass in silence, each fault is told."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsparse.testing import check_profile


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
