"""What ten thousand articles take in each format: time a megabyte, and memory above the issue itself.

Each format is written by a process of its own, forked from one that holds the issue, so that what it needs more is what
the format needs. JSON is held against `json.dumps` of the same data, in turns, in one run.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import newsparse
from newsparse.exporters import newsparse_exporters
from newsparse.exporters.json import write
from newsparse.testing import large_issue

MEGABYTE = 1_000_000
ARTICLES = 10_000
COMPARED = 2_000  # articles that JSON is held against json.dumps with
LEAST_RUNS = 7

JSON = 1.5  # the exporter against json.dumps alone, where lines are indented
#: Formats that are written article by article, and the megabytes above the issue that they may need.
FLAT = {
    **dict.fromkeys(
        ("json", "jsonl", "markdown", "text", "csv", "tsv", "html", "tei", "ninjs", "json-ld", "csl-json"), 8
    ),
    "epub": 30,  # its chapters are listed before they come
}

_Judge = Callable[[str, float, float], bool]
_Medians = Callable[[dict[str, Callable[[], object]], int], dict[str, float]]


class Drain(io.RawIOBase):
    """A stream that keeps nothing."""

    def writable(self) -> bool:
        """Take what is written."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes and forget them."""
        return len(data)


def measure_exporting(articles: int, judged: _Judge) -> list[bool]:
    """Print what each format takes; tell which bounds hold."""
    issue = large_issue(articles)
    held = []
    print(f"\nan issue of {articles:,} articles in each format, on {memory():,.0f} MB for the issue itself\n")
    print(f"  {'format':<12}{'written':>10}{'time':>10}{'a MB':>11}{'memory above the issue':>26}")
    for exporter in newsparse_exporters():
        told = in_a_child(partial(written, issue, exporter.name, exporter.suffix))
        if "error" in told:
            print(f"  {exporter.name:<12}{told['error']}")
            continue
        size, seconds, more = told["size"], told["seconds"], told["memory"]
        print(f"  {exporter.name:<12}{size:>7.1f} MB{seconds:>8.2f} s{seconds / size * 1000:>8.1f} ms{more:>23.1f} MB")
        if exporter.name in FLAT:
            held.append((exporter.name, more))
    print("\nmemory of formats that are written article by article, in megabytes above the issue\n")
    return [judged(name, more, FLAT[name]) for name, more in held]


def written(issue: newsparse.Issue, name: str, suffix: str) -> dict[str, Any]:
    """Write an issue into a file, and tell its megabytes, the seconds of the processor and the megabytes of memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"issue{suffix}"
        before, start = memory(), time.process_time()
        try:
            newsparse.export(issue, name, file)
        except newsparse.NewsparseError as error:  # what it needs is not installed
            return {"error": str(error).splitlines()[0]}
        seconds = time.process_time() - start
        return {"size": file.stat().st_size / MEGABYTE, "seconds": seconds, "memory": memory() - before}


def in_a_child(job: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run a job in a process forked from this one, and give what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, json.dumps(job()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told: dict[str, Any] = json.load(pipe)
    os.waitpid(child, 0)
    return told


def memory() -> float:
    """Megabytes of memory that this process has needed at most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, on macOS bytes
    return most / MEGABYTE if sys.platform == "darwin" else most * 1024 / MEGABYTE


def measure_json(articles: int, runs: int, judged: _Judge, medians: _Medians) -> list[bool]:
    """Print how long JSON takes against `json.dumps` of the same data; tell which bounds hold."""
    issue = large_issue(articles)
    drain: Any = Drain()
    print(f"\nexport to JSON / json.dumps alone, {articles:,} articles, median of {runs} interleaved runs\n")
    held = []
    for provenance in (False, True):
        data = newsparse.to_dict(issue, provenance=provenance)
        for indent in (2, 0):
            jobs: dict[str, Callable[[], object]] = {
                "json.dumps": partial(json.dumps, data, ensure_ascii=False, indent=indent or None),
                "export": partial(write, issue, drain, provenance=provenance, indent=indent),
            }
            taken = medians(jobs, runs)
            what = f"{'with provenance, ' if provenance else ''}{f'indent {indent}' if indent else 'on one line'}"
            ratio = taken["export"] / taken["json.dumps"]
            if indent:
                held.append(judged(what, ratio, JSON))
            else:
                print(f"  {what:<58}{ratio:>8.3f}")
    return held
