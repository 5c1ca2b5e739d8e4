"""The score of marked-up pages, and the floors that no change may fall under."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

READING = {
    "language": "en",
    "articles": [{"headline": 1, "contributors": [["author", "Ann Wells"]], "body": [["paragraph", 5]]}],
}
PAGE = "## The Bridge Is Open\n\nBy Ann Wells\n\nThe bridge was opened by the mayor of the town.\n"


def test_a_fall_is_told(score: ModuleType) -> None:
    """Each figure that is below its floor is named with both; one that is gone counts as nothing."""
    floors = {"en": {"articles": 0.9, "byline": 0.8}, "fr": {"articles": 0.5}}
    reached = {"en": {"articles": 0.899, "byline": 0.8}}
    assert list(score.below(reached, floors)) == [
        "en articles: 0.899 is below its floor, 0.900",
        "fr articles: 0.000 is below its floor, 0.500",
    ]
    assert list(score.below({"en": {"articles": 1.0, "byline": 1.0}, "fr": {"articles": 0.5}}, floors)) == []


def test_floors_only_rise(score: ModuleType) -> None:
    """What was reached stays the floor; better figures and new languages are taken in."""
    floors = {"en": {"articles": 0.9, "byline": 0.8}}
    reached = {"en": {"articles": 0.8, "byline": 0.85}, "fr": {"articles": 0.5}}
    assert score.raised(reached, floors) == {"en": {"articles": 0.9, "byline": 0.85}, "fr": {"articles": 0.5}}


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("pages/wire/feeds-dev.jsonl", "feeds"),
        ("pages/wire/ap-dev.jsonl", "wire"),
        ("pages/zh/tibet-daily.md", "zh"),
        ("pages/de-fr/modern-de.md", "modern"),
        ("pages/other/fnnews-2021-01.txt", "modern"),
        ("pages/en/courier-1948-02-p1.txt", "old"),
    ],
)
def test_pages_are_of_a_kind(score: ModuleType, page: str, kind: str) -> None:
    """Folder and name tell whether a page is modern copy, old print, or a set of a wire."""
    assert score.kind_of(Path(page)) == kind


@pytest.mark.parametrize(
    ("group", "told", "kind"),
    [
        ("headline", "expected ('deck', 'two')", "headline expected deck"),
        ("byline", "returned ('author', 'ann')", "byline returned author"),
        ("paragraphs", "expected thebridge", "paragraphs expected"),
        ("articles", "'The bridge' not found", "articles agree less"),
    ],
)
def test_misses_are_counted_by_kind(score: ModuleType, group: str, told: str, kind: str) -> None:
    """What was missed, not where: so that the commonest can be mended first."""
    assert score.miss_kind(group, told) == kind


def test_a_page_is_scored(score: ModuleType, shared: Path, tmp_path: Path) -> None:
    """The score sees a page that is read right, and one that is not."""
    folder = tmp_path / "pages" / "en"
    folder.mkdir(parents=True)
    (folder / "right.md").write_text(PAGE, "utf-8")
    (folder / "wrong.md").write_text(PAGE.replace("By Ann Wells", "By Jo Reed"), "utf-8")
    for name in ("right", "wrong"):
        (folder / f"{name}.gold.json").write_text(json.dumps(READING), "utf-8")
    misses: Counter[str] = Counter()
    pages, sums = score.score_all(score.load_scorer(shared), tmp_path, misses)
    assert pages["right.md"]["byline"] == [1, 1, 1]
    assert pages["wrong.md"]["byline"] == [0, 1, 1]
    assert sums["en"]["byline"] == sums["old"]["byline"] == [1, 2, 2]
    assert misses == {"wrong.md: byline expected author": 1, "wrong.md: byline returned author": 1}


def test_no_figure_is_below_its_floor(score: ModuleType, shared: Path) -> None:
    """What was reached on real pages, by kind and language, is reached still."""
    scorer = score.load_scorer(shared)
    _, sums = score.score_all(scorer, shared, Counter())
    floors = json.loads(score.FLOORS.read_text("utf-8"))
    assert {"en", "zh-Hans", "wire", "old"} <= set(floors)
    assert list(score.below(score.figures(scorer, sums), floors)) == []
