"""Lines that run down the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.exporters.epub.vertical import runs_down, upright
from newsparse.markup import node
from newsparse.testing import hostile_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4日12時", ["4", "12"]),
        ("1979年", ["|1979"]),
        ("413座", ["|413"]),
        ("12345人", []),
        ("2.6万、4,200円、10:30、3-4、5/6", []),
        ("80%、（68）、18カ月", ["80", "68", "18"]),
        ("A12版、3D、G7", []),
        ("8月5日.", ["8", "5"]),
        ("４日", []),
    ],
)
def test_short_numbers_stand_upright(text: str, expected: list[str]) -> None:
    """One or two digits stand side by side, three or four (|) one under the other; parts of longer things do not."""
    made = upright(node("p", text))
    marks = {"abreast": "", "stacked": "|"}
    assert [marks[one.attrib["class"]] + (one.text or "") for one in made] == expected
    assert "".join(made.itertext()) == text


@given(st.lists(hostile_text(), min_size=4, max_size=4))
def test_nothing_but_numbers_changes(texts: list[str]) -> None:
    """Text, nodes and attributes stay as they were, in their order."""
    given_node = node("p", texts[0], node("b", texts[1], id="x"), texts[2], node("br"), texts[3], class_="verse")
    made = upright(given_node)
    assert "".join(made.itertext()) == "".join(given_node.itertext())
    assert made.attrib == {"class": "verse"}
    assert [one.tag for one in made.iter() if one.tag != "span"] == ["p", "b", "br"]
    assert [one.get("id") for one in made.iter("b")] == ["x"]


@pytest.mark.parametrize(
    ("language", "issue", "expected"),
    [("ja", "en", True), ("en", "ja", False), ("und", "zh-Hant", True), ("tlh", "ko", True), ("und", "und", False)],
)
def test_lines_run_down_by_language(language: str, issue: str, expected: bool) -> None:
    """An article's own language decides; where it is not known, that of its issue."""
    assert runs_down(language, issue) is expected
