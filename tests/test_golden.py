"""Whole pages, read in three forms as a person read them.

A page PAGE.md (or .txt) has a person's reading in golden/PAGE.gold.json and what newsparse reads in
golden/PAGE.expected.txt; all pages are invented. As it is, without heading marks, and hard-wrapped, a page
gives the same reading.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse import Issue
from newsparse.dump import dump
from newsparse.languages import load_profile
from page_strategies import wrapped
from readings import facts_of_issue, facts_of_reading

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"
PAGES = sorted(
    page
    for folder in (GOLDEN, EXAMPLES)
    for page in folder.iterdir()
    if (GOLDEN / f"{page.stem}.gold.json").exists() and page.suffix in (".md", ".txt")
)
FORMS = ("given", "plain", "wrapped")

_HOW_TO_ACCEPT = (
    "If the page is read better now: NEWSPARSE_ACCEPT=1 pytest tests/test_golden.py writes golden/*.expected.txt "
    "anew, where the reading is that of golden/*.gold.json; look at the difference before you keep it."
)
_HEADING_MARK = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)


def _in_form(page: Path, form: str) -> str:
    """The text of a page as it is, without heading marks, or hard-wrapped without them."""
    text = page.read_text("utf-8")
    if form == "given":
        return text
    text = _HEADING_MARK.sub("", text)
    if form == "plain":
        return text
    if load_profile(_reading(page)["language"]).typesetting.spaces:
        return _wrapped_at_words(text, 60)
    return wrapped(text, 20)


def _wrapped_at_words(text: str, width: int) -> str:
    """Fill again the blocks that have a line too wide; the others stay as they are."""
    blocks = text.split("\n\n")
    return "\n\n".join(
        textwrap.fill(block, width, break_on_hyphens=False, break_long_words=False)
        if max(map(len, block.split("\n"))) > width
        else block
        for block in blocks
    )


def _reading(page: Path) -> dict[str, Any]:
    reading: dict[str, Any] = json.loads((GOLDEN / f"{page.stem}.gold.json").read_text("utf-8"))
    return reading


def _read(page: Path, form: str) -> Issue:
    return newsparse.parse(_in_form(page, form), date=_reading(page).get("date"))


def _agree(page: Path, form: str) -> None:
    """Refuse a reading that is not the person's."""
    expected = facts_of_reading(_reading(page), page.read_text("utf-8"))
    _same(expected, facts_of_issue(_read(page, form)), form)


def _same(expected: list[str], got: list[str], what: str) -> None:
    if expected != got:
        difference = difflib.unified_diff(expected, got, "expected", what, n=1, lineterm="")
        pytest.fail("\n".join([*difference, "", _HOW_TO_ACCEPT]))


_CASES = [pytest.param(page, form, id=f"{page.stem}-{form}") for page in PAGES for form in FORMS]


def test_there_are_pages() -> None:
    """The pages are found: some in each language at least, each with a reading."""
    languages = [_reading(page)["language"] for page in PAGES]
    assert languages.count("ja") >= 3
    assert languages.count("ko") >= 3
    assert languages.count("zh-Hans") >= 4
    assert languages.count("zh-Hant") >= 4
    assert languages.count("en") >= 4


@pytest.mark.parametrize(("page", "form"), _CASES)
def test_a_page_is_read_as_a_person_reads_it(page: Path, form: str) -> None:
    """Articles, heads, datelines, contributors, pieces and furniture are those that a person found."""
    _agree(page, form)


@pytest.mark.parametrize(("page", "form"), _CASES)
def test_a_page_is_read_as_expected(page: Path, form: str) -> None:
    """The whole tree of the reading is what was accepted, whatever form the page comes in."""
    accepted = GOLDEN / f"{page.stem}.expected.txt"
    got = dump(_read(page, form))
    if os.environ.get("NEWSPARSE_ACCEPT") and form == "given":
        _agree(page, form)
        accepted.write_text(got, "utf-8")
    _same(accepted.read_text("utf-8").splitlines(), got.splitlines(), form)
