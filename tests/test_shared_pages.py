"""Real pages, where a folder of them lies beside the checkout: the promises hold, and the scores that were reached."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import newsparse
from page_strategies import wrapped
from promises import check_all_owned, check_derivable, check_diagnostics, check_text_kept, check_traced

_HEADING_MARK = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
_WIDTH = 20

FORMS: dict[str, Callable[[str], str]] = {
    "given": lambda text: text,
    "plain": lambda text: _HEADING_MARK.sub("", text),
    "wrapped": lambda text: wrapped(_HEADING_MARK.sub("", text), _WIDTH),
}


@pytest.fixture(scope="module")
def scorer(shared: Path, score: ModuleType) -> ModuleType:
    """The scorer, which is no part of the project."""
    module: ModuleType = score.load_scorer(shared)
    return module


def _texts(pages: Path) -> Iterator[tuple[str, str]]:
    """Every page and every page of a set, with a name."""
    for path in sorted(pages.rglob("*")):
        if path.suffix in (".md", ".txt"):
            yield path.name, path.read_text("utf-8")
        elif path.suffix == ".jsonl":
            entries = path.read_text("utf-8").split("\n")
            yield from ((f"{path.name}:{at}", json.loads(one)["text"]) for at, one in enumerate(entries, 1) if one)


@pytest.mark.parametrize("form", FORMS)
def test_real_pages_are_accounted_for(form: str, shared: Path) -> None:
    """Every character of every real page has one owner and a rule, whatever form the page comes in."""
    seen = 0
    for name, text in _texts(shared / "pages"):
        given = FORMS[form](text)
        issue = newsparse.parse(given)
        try:
            check_text_kept(issue, [given])
            check_all_owned(issue)
            check_derivable(issue)
            check_traced(issue)
            check_diagnostics(issue)
        except AssertionError as broken:
            pytest.fail(f"{name}: {broken}")
        seen += 1
    assert seen


@pytest.mark.parametrize(
    ("page", "mean", "least"),
    [("tibet-daily.md", 0.98, 0.95), ("tibet-daily-plain.txt", 0.95, 0.0), ("tibet-daily-wrapped.txt", 0.95, 0.0)],
)
def test_a_real_page_is_read_well(page: str, mean: float, least: float, shared: Path, scorer: ModuleType) -> None:
    """The scores that the first release set itself: in the mean, and in the weakest group."""
    path = shared / "pages" / "zh" / page
    reading: dict[str, Any] = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    text = path.read_text("utf-8")
    issue = newsparse.parse(text, date=reading.get("date"))
    totals = scorer.score_page(
        scorer.read_gold(reading, text.split("\n")),
        scorer.read_result(newsparse.to_dict(issue, provenance=False)),
    )
    groups = [value for group in scorer.GROUPS if (value := scorer.f1(*totals[group])) is not None]
    assert scorer.mean(totals) >= mean
    assert min(groups) >= least


def test_every_tail_and_front_of_the_real_pages_is_typed(shared: Path) -> None:
    """What persons read as going on elsewhere, or coming from elsewhere, is told so, with its page: all of them."""
    expected, typed = [], []
    for path in sorted((shared / "pages").rglob("*.gold.json")):
        reading: dict[str, Any] = json.loads(path.read_text("utf-8"))
        ends = [(side, one[side]) for one in reading["articles"] for side in _SIDES if one.get(side)]
        if not ends:
            continue
        page = next(
            path.with_name(path.name.replace(".gold.json", one)) for one in (".md", ".txt") if _is_page(path, one)
        )
        issue = newsparse.parse(page.read_text("utf-8"))
        jumps = [(side, getattr(one, side)) for one in issue.articles for side in _SIDES if getattr(one, side)]
        expected += [(path.name, *end) for end in ends]
        typed += [(path.name, side, jump.page) for side, jump in jumps]
    assert sorted(typed) == sorted(expected), f"{len(typed)} of {len(expected)}"
    assert expected


_SIDES = ("continued_from", "continued_on")


def _is_page(reading: Path, suffix: str) -> bool:
    return reading.with_name(reading.name.replace(".gold.json", suffix)).exists()
