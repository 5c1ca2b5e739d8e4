"""How right newsparse reads pages that people have marked up, by page, kind and language; fails under the floors.

The pages and the scorer are no part of the project, since newspapers own the texts: they lie in a folder beside the
checkout, where there is one. The floors are the figures that were reached, kept in floors.json: a change that
reads a language or a kind of page worse than before is found at once. `--raise` writes better figures into it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import newsparse

FLOORS = Path(__file__).with_name("floors.json")
SHARED = Path(__file__).parents[2] / "shared"
SLOWEST = 3.0  # times the median page's time a character
RUNS = 5  # of which the quickest counts

#: Kinds of pages, told by folder and name; the first that fits.
KINDS = (
    ("feeds", "wire/feeds-*"),
    ("wire", "wire/*"),
    ("zh", "zh/*"),
    ("modern", "*/modern-*"),
    ("modern", "*/fnnews*"),
    ("old", "*/*"),
)

Totals = dict[str, list[int]]  # group → found, expected, returned
Floors = dict[str, dict[str, float]]  # name of a kind or language → group → F1


def load_scorer(folder: Path) -> ModuleType:
    """Load the scorer from the folder of pages."""
    spec = importlib.util.spec_from_file_location("score", folder / "score" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kind_of(page: Path) -> str:
    """Tell a page's kind: modern copy, old OCR, sets of a wire."""
    return next(kind for kind, pattern in KINDS if page.match(pattern))


def score_all(scorer: ModuleType, folder: Path, misses: Counter[str]) -> tuple[dict[str, Totals], dict[str, Totals]]:
    """Score each page; give the totals by page, and those by kind and language."""
    pages: dict[str, Totals] = {}
    sums: dict[str, Totals] = {}
    for path in sorted(path for path in (folder / "pages").rglob("*") if scorer.has_reading(path)):
        for text, reading in scorer.readings(path):
            gold = scorer.read_gold(reading, text.split("\n"))
            issue = newsparse.parse(text, date=gold["date"])
            missed: list[tuple[str, str]] = []
            totals = scorer.score_page(gold, scorer.read_result(newsparse.to_dict(issue, provenance=False)), missed)
            pages[path.name] = scorer.plus(pages.get(path.name), totals)
            for name in (kind_of(path), str(reading.get("language"))):
                sums[name] = scorer.plus(sums.get(name), totals)
            misses.update(f"{path.name}: {miss_kind(*miss)}" for miss in missed if miss[0] not in gold["skip"])
    return pages, sums


def miss_kind(group: str, told: str) -> str:
    """Tell what kind of thing was missed: `headline expected 'deck'`."""
    word, _, rest = told.partition(" ")
    if word not in ("expected", "returned"):
        return f"{group} agree less"
    field = rest.split(",")[0].strip("('") if rest.startswith("(") else ""
    return f"{group} {word} {field}".strip()


def figures(scorer: ModuleType, sums: Mapping[str, Totals]) -> Floors:
    """Give the F1 of each group of each kind and language, rounded down to three places."""
    return {
        name: {
            group: math.floor(value * 1000) / 1000
            for group in scorer.GROUPS
            if (value := scorer.f1(*sums[name][group])) is not None
        }
        for name in sorted(sums)
    }


def below(reached: Floors, floors: Floors) -> Iterator[str]:
    """Tell each figure that is below its floor."""
    for name, groups in floors.items():
        for group, floor in groups.items():
            value = reached.get(name, {}).get(group, 0.0)
            if value < floor:
                yield f"{name} {group}: {value:.3f} is below its floor, {floor:.3f}"


def raised(reached: Floors, floors: Floors) -> Floors:
    """Give floors that are as high as was ever reached."""
    return {
        name: {group: max(value, floors.get(name, {}).get(group, 0.0)) for group, value in groups.items()}
        for name, groups in reached.items()
    }


def slow_pages(scorer: ModuleType, folder: Path) -> Iterator[str]:
    """Tell each page that takes many times as long a character as the median page."""
    pace = {}
    for path in sorted(path for path in (folder / "pages").rglob("*") if scorer.has_reading(path)):
        texts = [text for text, _ in scorer.readings(path)]
        pace[path.name] = min(seconds(texts) for _ in range(RUNS)) / sum(map(len, texts))
    median = statistics.median(pace.values())
    slowest = max(pace, key=pace.__getitem__)
    print(f"\nslowest page a character: {slowest}, {pace[slowest] / median:.2f} times the median")
    for name, taken in pace.items():
        if taken > SLOWEST * median:
            yield f"{name} takes {taken / median:.2f} times as long a character as the median page; at most {SLOWEST:g}"


def seconds(texts: list[str]) -> float:
    """Time the reading of texts, in seconds of the processor."""
    start = time.process_time()
    for text in texts:
        newsparse.parse(text)
    return time.process_time() - start


def main() -> int:
    """Score newsparse on marked-up pages; exits with 1 where a floor or the bound on time is broken."""
    arguments = argparse.ArgumentParser(description=main.__doc__)
    arguments.add_argument("--shared", type=Path, default=SHARED, help="the folder with pages and scorer")
    arguments.add_argument("--raise", action="store_true", dest="raising", help="write better figures into floors.json")
    arguments.add_argument("--misses", type=int, default=0, metavar="N", help="count the N commonest kinds of misses")
    options = arguments.parse_args()
    if not options.shared.is_dir():
        print(f"There is no folder {options.shared}, so nothing is scored.")
        return 0
    scorer = load_scorer(options.shared)
    misses: Counter[str] = Counter()
    pages, sums = score_all(scorer, options.shared, misses)
    print(f"{'page':44}" + "".join(f"{group[:10]:>11}" for group in scorer.GROUPS) + f"{'mean':>11}")
    for name, totals in (*pages.items(), *((f"all {name}", sums[name]) for name in sorted(sums))):
        print(scorer.row(name, totals))
    for miss, count in misses.most_common(options.misses):
        print(f"{count:6} {miss}")
    floors: Floors = json.loads(FLOORS.read_text("utf-8"))
    reached: dict[str, Any] = figures(scorer, sums)
    broken = [*below(reached, floors), *slow_pages(scorer, options.shared)]
    if options.raising:
        FLOORS.write_text(json.dumps(raised(reached, floors), indent=1) + "\n", "utf-8")
    print("\n".join(broken or ["No figure is below its floor."]))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
