"""Ten thousand articles: exporters that write article by article need no more memory for them than for ten."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsparse.exporters import newsparse_exporters

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
MEASURE = """
from exporting import measure_exporting

held = measure_exporting({articles}, lambda name, value, most: print(name, value <= most) or value <= most)
raise SystemExit(not all(held))
"""


def measured(articles: int) -> subprocess.CompletedProcess[str]:
    """Measure all formats as `make bench` does, in a process that has nothing else in its memory."""
    code = MEASURE.format(articles=articles)
    return subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=BENCHMARKS)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork, so memory cannot be told apart")
@pytest.mark.parametrize("articles", [20, pytest.param(10_000, marks=pytest.mark.slow)])
def test_memory_does_not_grow(articles: int) -> None:
    """Each format that streams keeps its bound, and each format that comes along is measured."""
    done = measured(articles)
    assert not done.returncode, done.stdout + done.stderr
    assert "json True\n" in done.stdout
    assert "tei True\n" in done.stdout
    assert all(f"\n  {one.name} " in done.stdout for one in newsparse_exporters())
