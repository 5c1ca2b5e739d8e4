"""How long newsparse takes to read, beside tools that only tokenize Markdown or split it at its headings; and to write.

All contenders take turns in one run, so that a busy machine slows them alike; times are of the processor, and
each figure is the median of its runs. Exits with 1 where a bound is broken.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from exporting import ARTICLES, COMPARED, LEAST_RUNS, measure_exporting, measure_json

PAGE = Path(__file__).parents[1] / "examples" / "pages" / "lanchuan-daily-02.md"
RUNS = 15
WIDTH = 20  # characters of a hard-wrapped line
MEGABYTE = 1_000_000  # bytes of UTF-8
LARGER = 10  # the larger text is so many times the smaller

SLOWEST = 1.0  # newsparse against markdown-it-py on the marked page
GROWTH = 10.5  # the larger text against the smaller
IMPORT = 0.15  # seconds
#: What `import newsparse` must not load.
UNWANTED = {
    "charset_normalizer",
    "click",
    "csv",
    "hypothesis",
    "rich",
    "tomllib",
    "zipfile",
    "newsparse.exporters",
}

_IMPORT = """
import json, re._compiler, sys, time

tables, patterns, compile_pattern = [], [], re._compiler.compile

def counted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame and frame.f_globals["__name__"].startswith(("re", "importlib")):
        frame = frame.f_back
    if frame and frame.f_globals["__name__"].startswith("newsparse"):
        patterns.append(frame.f_globals["__name__"])
    return compile_pattern(pattern, flags)

def opened(event, args):
    if event == "open" and str(args[0]).endswith(".toml"):
        tables.append(args[0])

if {watched}:
    sys.addaudithook(opened)
    re._compiler.compile = counted
start = time.process_time()
import newsparse
newsparse.parse  # what reads is loaded when it is asked for
seconds = time.process_time() - start
print(json.dumps(dict(seconds=seconds, modules=list(sys.modules), tables=tables, patterns=patterns)))
"""


def plain(text: str) -> str:
    """Take the heading marks out of a page."""
    return re.sub(r"(?m)^#{1,6}[ \t]+", "", text)


def wrapped(text: str, width: int) -> str:
    """Wrap a page hard: every line ends after so many characters, be it in a word."""
    return re.sub(rf"(.{{{width}}})(?=.)", r"\1\n", text)


def repeated(text: str, size: int) -> str:
    """Repeat a page until it has so many bytes of UTF-8, at least."""
    page = f"{text.strip()}\n\n"
    return page * -(-size // len(page.encode()))


def heading_split(text: str) -> list[str]:
    """What a user without any library would write."""
    return re.split(r"(?m)^#{1,6} ", text)


def contenders() -> dict[str, Callable[[str], object]]:
    """Who takes part, newsparse first."""
    import mistune
    from markdown_it import MarkdownIt

    import newsparse

    return {
        "newsparse": newsparse.parse,
        "markdown-it-py": MarkdownIt("commonmark").parse,
        "mistune": mistune.create_markdown(renderer=None),
        "heading split": heading_split,
    }


def medians(jobs: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Seconds of the processor that each job takes, as the median of its runs; the jobs take turns."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            gc.collect()
            start = time.process_time()
            job()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def measure_reading(size: int, runs: int) -> list[bool]:
    """Print the times and ratios of reading; tell which bounds hold."""
    page = PAGE.read_text("utf-8")
    forms = {"marked": page, "plain, wrapped": wrapped(plain(page), WIDTH)}
    sizes = {f"{one / MEGABYTE:g} MB": one for one in (size, size * LARGER)}
    texts = {(form, label): repeated(forms[form], sizes[label]) for form in forms for label in sizes}
    taken: dict[str, float] = {}
    for size_label in sizes:  # one size after the other: a reader of one page has no archive in the cache
        jobs = {
            f"{name}, {form}, {label}": partial(read, text)
            for (form, label), text in texts.items()
            for name, read in contenders().items()
            if label == size_label and (name == "newsparse" or form == "marked")
        }
        taken |= medians(jobs, runs)
    print(f"{PAGE.name} repeated, median of {runs} interleaved runs\n")
    for job, seconds in taken.items():
        print(f"  {job:<42}{seconds * 1000:>10.1f} ms")
    print("\nratios\n")
    small, large = sizes
    held = []
    for form, label in texts:
        ratio = taken[f"newsparse, {form}, {label}"] / taken[f"markdown-it-py, marked, {label}"]
        held.append(judged(f"newsparse {form} / markdown-it-py marked, {label}", ratio, SLOWEST))
    for form in forms:
        ratio = taken[f"newsparse, {form}, {large}"] / taken[f"newsparse, {form}, {small}"]
        held.append(judged(f"newsparse {form}, {large} / {small}", ratio, GROWTH))
    return held


def measure_import(runs: int) -> list[bool]:
    """Print what an import takes and loads; tell which bounds hold."""
    seconds = statistics.median(imported(watched=False)["seconds"] for _ in range(runs))
    seen = imported(watched=True)
    unwanted = sorted(UNWANTED & set(seen["modules"]))
    print(f"\nimport newsparse until newsparse.parse is there, median of {runs} fresh interpreters\n")
    held = [
        judged("seconds", seconds, IMPORT),
        judged(f"unwanted modules loaded{found(unwanted)}", len(unwanted), 0),
        judged(f"rule files read{found(seen['tables'])}", len(seen["tables"]), 0),
    ]
    loaded = len(seen["modules"])
    print(f"  {loaded} modules loaded, {len(seen['patterns'])} regular expressions of newsparse compiled")
    return held


def imported(*, watched: bool) -> dict[str, Any]:
    """Import newsparse in an interpreter of its own; watching costs time."""
    code = _IMPORT.replace("{watched}", str(watched))
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def found(names: Sequence[str]) -> str:
    """Name what should not be there."""
    return f" ({', '.join(names)})" if names else ""


def judged(what: str, value: float, most: float) -> bool:
    """Print a figure with its bound; tell whether the bound holds."""
    held = value <= most
    print(f"  {what:<58}{value:>8.3f}   at most {most:<6g}{'ok' if held else 'BROKEN'}")
    return held


def machine() -> str:
    """Name what the figures were measured on."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        names = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
        model = names[0] if names else model
    packages = ", ".join(f"{name} {version(name)}" for name in ("newsparse", "markdown-it-py", "mistune"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}\n{python}, {packages}"


def main() -> int:
    """Time reading beside Markdown readers, weigh the import and the formats; exits with 1 where a bound is broken."""
    arguments = argparse.ArgumentParser(description=main.__doc__)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the text, three runs")
    quick = arguments.parse_args().quick
    print(f"{machine()}\n")
    runs, size = (3, MEGABYTE // 10) if quick else (RUNS, MEGABYTE)
    held = measure_reading(size, runs) + measure_import(runs)
    part = 10 if quick else 1
    held += measure_exporting(ARTICLES // part, judged)
    held += measure_json(COMPARED // part, max(runs, LEAST_RUNS), judged, medians)
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
