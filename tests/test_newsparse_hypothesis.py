"""Hypothesis knows the classes of the model without an import of newsparse.testing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

import newsparse
import newsparse_hypothesis
from newsparse import testing
from newsparse.fields import CLASSES

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
FIRST = settings(max_examples=5, database=None, phases=[Phase.generate])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the entry point as pip would lay it there."""
    points = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["entry-points"]["hypothesis"]
    folder = tmp_path / "newsparse_of_this_test-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: newsparse-of-this-test\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        "[hypothesis]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
    )
    return tmp_path


def told(code: str, site: Path) -> str:
    """What code prints in a Python of its own that finds the entry point."""
    code = f"import sys; sys.path.insert(0, {str(site)!r}); {code}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize("order", ["newsparse, hypothesis", "hypothesis, newsparse"])
def test_either_import_may_come_first(order: str, site: Path) -> None:
    """The strategy is newsparse's own, whichever is imported first; hypothesis would build it of its types."""
    shown = told(f"import {order}; print(hypothesis.strategies.from_type(newsparse.Box))", site)
    assert "tuples(integers(min_value=0, max_value=500)" in shown


def test_who_does_not_use_newsparse_does_not_import_it(site: Path) -> None:
    """An import of hypothesis imports nothing of newsparse but the few lines beside it."""
    shown = told("import hypothesis; print([one for one in sys.modules if one.startswith('newsparse')])", site)
    assert shown == "['newsparse_hypothesis']"


def test_newsparse_alone_imports_no_hypothesis(site: Path) -> None:
    """Reading newspapers needs no strategies."""
    assert told("import newsparse; print('hypothesis' in sys.modules)", site) == "False"


@pytest.mark.parametrize("made", CLASSES)
def test_each_class_has_its_strategy(made: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """`from_type` gives what newsparse.testing makes; without newsparse nothing is told."""
    known: dict[type, Callable[[type], st.SearchStrategy[object]]] = {}
    monkeypatch.setattr("hypothesis.strategies.register_type_strategy", known.__setitem__)
    with monkeypatch.context() as gone:
        gone.delitem(sys.modules, "newsparse")
        newsparse_hypothesis.register()
        assert known == {}
    newsparse_hypothesis.register()
    assert set(known) == set(CLASSES)
    assert isinstance(find(known[made](made), lambda _: True, settings=FIRST), made)


def test_strategies_take_their_text() -> None:
    """Strings come from the strategy that is given, everywhere."""
    word = st.just("word")
    for strategy in (testing.pages(word), testing.jumps(word), testing.diagnostics(word), testing.headlines(word)):
        shown = repr(find(strategy, lambda one: "word" in repr(one), settings=settings(FIRST, max_examples=200)))
        assert "script" not in shown
    assert newsparse.Jump(page="word") == find(testing.jumps(word), lambda one: bool(one.page))


def test_it_is_in_the_wheel() -> None:
    """What the entry point names is installed beside the package."""
    files = {file.distribution_path for file in WheelBuilder(str(PROJECT.parent)).recurse_included_files()}
    assert {"newsparse_hypothesis.py", "newsparse/__init__.py"} <= files
