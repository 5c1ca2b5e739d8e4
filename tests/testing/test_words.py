"""Words of made-up stories: each number gives one text, and every name in a file is there."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from newsparse.testing.wording import Wording, wording

LANGUAGES = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files("newsparse.testing").joinpath("words").iterdir()
    if file.name.endswith(".toml")
)


def test_numbers_choose() -> None:
    """0 gives the first of each list; the number is used up from the outside in."""
    words = Wording({"a": ["{b} one", "{b}{b}"], "b": ["x", "y", "z"]})
    assert [words.text("a", number) for number in (0, 1, 2, 3, 9)] == ["x one", "xx", "y one", "yx", "yy"]
    assert words["b"] == ["x", "y", "z"]
    assert "b" in words
    assert "c" not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_there(language: str) -> None:
    """What stands in braces is a list of the file, and what every issue needs is there."""
    text = resources.files("newsparse.testing").joinpath("words", f"{language}.toml").read_text("utf-8")
    words = wording(language)
    assert {name for name in re.findall(r"\{(\w+)\}", text) if name != "name"} - {
        name for name in re.findall(r"\{(\w+)\}", text) if name in words
    } == set()
    assert all(name in words for name in ("sentence", "headline", "person", "source", "place"))
    assert len({words.text("sentence", number) for number in range(0, 60_000, 7)}) > 3_000
