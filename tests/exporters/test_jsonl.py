"""The JSON Lines exporter."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from newsparse import from_dict
from newsparse.exporters.jsonl import JSON_LINES
from newsparse.exporting import render
from newsparse.model import Issue
from newsparse.testing import ExporterContract, hostile_text, issues, without
from stories import SOME_ISSUES, an_issue, every_kind, story


def lines_of(issue: Issue) -> list[str]:
    """What is written, line by line."""
    *lines, rest = render(JSON_LINES, issue).decode("utf-8").split("\n")
    assert rest == ""
    return lines


def read_back(lines: list[str]) -> Issue:
    """The issue that lines tell of."""
    records = [json.loads(line) for line in lines]
    told: dict[str, Any] = {**records[0]["issue"], "pages": [], "furniture": [], "diagnostics": []}
    return from_dict(told | {"version": 1, "articles": records})


def apart(text: str) -> bool:
    """Whether no high surrogate stands before a low one: to JSON they are the character they make."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text


class TestJsonLines(ExporterContract):
    """JSON Lines keeps the promises of all exporters."""

    exporter = JSON_LINES
    streams = True
    examples = 20
    stories = 800


@SOME_ISSUES
@given(issues(hostile_text().filter(apart)))
def test_loses_only_what_it_says(issue: Issue) -> None:
    """Lines read back give the issue, but for what is left out; an issue without articles has no line."""
    lines = lines_of(issue)
    if lines:
        assert read_back(lines) == without(issue, JSON_LINES.leaves_out)
    assert len(lines) == len(issue.articles)


def test_lines_tell_issue_and_pages() -> None:
    """Each line says which issue it is from, and what the pages of its article are."""
    first, second = map(json.loads, lines_of(an_issue(every_kind(), story(pages=(1,)))))
    assert {name: first["issue"][name] for name in ("newspaper", "date", "number", "edition", "language")} == {
        "newspaper": "The Quay",
        "date": "2026-04-13",
        "number": "88",
        "edition": "Late City Edition",
        "language": "en",
    }
    assert [(page["index"], page["number"]) for page in first["issue"]["pages"]] == [(0, "A1"), (2, "A4")]
    assert [page["index"] for page in second["issue"]["pages"]] == [1]
    assert first["citation"].startswith(
        "Ann Lee and Bo van Ek. “Bridge opens”. The Quay, Late City Edition, 13 April 2026"
    )


def test_nothing_else_ends_a_line() -> None:
    """What some readers take for the end of a line is escaped; lone surrogates are too."""
    [line] = render(JSON_LINES, an_issue(story("a\u2028b\x85c\ud800"))).decode("utf-8").splitlines()
    assert json.loads(line)["headline"]["main"] == "a\u2028b\x85c\ud800"


def test_without_articles_there_is_nothing() -> None:
    """Lines of several issues can be put together; one without articles adds none."""
    assert render(JSON_LINES, Issue(newspaper="The Quay")) == b""
