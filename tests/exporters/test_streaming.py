"""Ten thousand articles: exporters that write article by article need no more memory for them than for a thousand."""

from __future__ import annotations

import io
import tracemalloc
from typing import Any

import pytest

from newsparse.exporters import newsparse_exporters
from newsparse.model import Issue
from newsparse.testing import large_issue

#: Those that write article by article, with options that could make a difference.
STREAMING: dict[str, tuple[dict[str, Any], ...]] = {
    "json": ({}, {"provenance": True}),
    "ninjs": ({}, {"lines": True}),
    "tei": ({},),
}
EXPORTERS = {one.name: one for one in newsparse_exporters()}
CASES = [(name, options) for name, several in STREAMING.items() for options in several]
SLACK = 60  # bytes an article that may be needed more, for a list of numbers


class Drain(io.RawIOBase):
    """A stream that counts bytes and keeps none."""

    def __init__(self) -> None:
        self.bytes = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.bytes += len(data)
        return len(data)


def peak(name: str, issue: Issue, options: dict[str, Any]) -> tuple[int, int]:
    """Bytes of memory that an exporter needs above the issue, and how many it writes."""
    drain: Any = Drain()
    tracemalloc.start()
    EXPORTERS[name].write(issue, drain, **options)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most, drain.bytes


def check_flat(name: str, options: dict[str, Any], small: int, large: int) -> None:
    """Hold an exporter to needing the same memory for both sizes, once it is warm."""
    few, many = large_issue(small), large_issue(large)
    peak(name, few, options)
    (less, bytes_of_few), (more, bytes_of_many) = peak(name, few, options), peak(name, many, options)
    assert bytes_of_many > 0.9 * large / small * bytes_of_few
    assert more < less + SLACK * (large - small), (
        f"{name} {options}: {less} bytes for {small} articles, {more} for {large}"
    )


@pytest.mark.slow
@pytest.mark.parametrize(("name", "options"), CASES, ids=str)
def test_memory_does_not_grow_to_10_000(name: str, options: dict[str, Any]) -> None:
    """Nor do ten thousand."""
    check_flat(name, options, 1_000, 10_000)
