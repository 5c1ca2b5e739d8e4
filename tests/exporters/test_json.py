"""The JSON exporter."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ArgumentError
from newsparse.exporters.json import JSON
from newsparse.exporting import render
from newsparse.interchange import to_dict
from newsparse.model import Issue
from newsparse.restoring import from_dict
from newsparse.testing import ExporterContract, hostile_text, issues
from page_strategies import OF_ISSUES

_HALVES = "\ud83d", "\ude00"


def apart(text: str) -> bool:
    """Whether no high surrogate stands before a low one: to JSON they are the character they make."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text


class TestJson(ExporterContract):
    """JSON keeps the promises of all exporters."""

    exporter = JSON
    streams = True


@OF_ISSUES
@given(issues(hostile_text().filter(apart)), st.integers(0, 4))
def test_comes_back_equal_through_bytes(issue: Issue, indent: int) -> None:
    """What is written with provenance reads back as an equal issue: valid UTF-8, lone surrogates included."""
    data = json.loads(render(JSON, issue, provenance=True, indent=indent).decode("utf-8"))
    assert from_dict(data) == issue


def test_is_written_for_people_too() -> None:
    """Text stays readable, lines are indented by two and the last one ends."""
    text = render(JSON, Issue(newspaper="云岭日报")).decode("utf-8")
    assert text.startswith('{\n  "version": 1,\n  "newspaper": "云岭日报",\n')
    assert text.endswith("\n}\n")


def test_indent_0_is_one_line() -> None:
    """With indent 0 an issue is one line, as JSON Lines wants it."""
    written = render(JSON, Issue(), indent=0)
    assert written.count(b"\n") == 1
    assert written.startswith(b'{"version": 1, "newspaper": null')


def test_two_halves_of_a_character_become_it() -> None:
    """A high surrogate before a low one is, in JSON, the character they make; so it comes back."""
    issue = attrs.evolve(Issue(), newspaper="".join(_HALVES))
    assert json.loads(render(JSON, issue))["newspaper"] == "\U0001f600"


@pytest.mark.parametrize("indent", [-1, 17])
def test_indent_out_of_range_is_refused(indent: int) -> None:
    """An indent that nobody can mean is refused before anything is written."""
    with pytest.raises(ArgumentError, match=f"^option 'indent' must be 0 to 16, not {indent}$"):
        render(JSON, Issue(), indent=indent)


@OF_ISSUES
@given(issues(), st.booleans(), st.integers(0, 16))
def test_is_what_json_dumps_would_write(issue: Issue, provenance: bool, indent: int) -> None:
    """Written item by item, it is byte for byte what `json.dumps` makes of the whole; lone surrogates are escaped."""
    text = json.dumps(to_dict(issue, provenance=provenance), ensure_ascii=False, indent=indent or None)
    escaped = "".join(f"\\u{ord(one):04x}" if "\ud800" <= one <= "\udfff" else one for one in text)
    assert render(JSON, issue, provenance=provenance, indent=indent) == f"{escaped}\n".encode()
