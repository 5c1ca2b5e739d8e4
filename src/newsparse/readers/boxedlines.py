"""In which order are lines read of which only their places on the page are known?

Bands of lines with a gap down their middle are columns; a line over the whole width ends them. Cut in both
directions in turn, as in `gutters`, but over boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import attrs

from newsparse.readers.gutters import is_prose

_MOST = 2_000  # lines of a page; more are left in the order of the file
_APART = 0.7  # of a line's height: the space that parts paragraphs
_LARGER = 1.3  # times the height of most lines: those are heads


@attrs.frozen
class BoxedLine:
    """A line as an engine recognised it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def in_reading_order(lines: Sequence[BoxedLine]) -> list[BoxedLine]:
    """Order lines by columns; a page without columns from top to bottom."""
    return list(lines) if len(lines) > _MOST else _ordered(sorted(lines, key=lambda line: (line.top, line.left)))


def paragraphs(lines: Sequence[BoxedLine]) -> list[list[BoxedLine]]:
    """Part lines in reading order where space parts them, or where their size changes as that of heads does."""
    if not lines:
        return []
    usual = median([line.height for line in lines])
    parts = [[lines[0]]]
    for above, below in pairwise(lines):
        gap = below.top - above.bottom
        resized = (above.height > usual * _LARGER) is not (below.height > usual * _LARGER)
        if gap > usual * _APART or resized:
            parts.append([])
        parts[-1].append(below)
    return parts


def _ordered(lines: list[BoxedLine]) -> list[BoxedLine]:
    """Lines sorted from top to bottom, in the order of reading."""
    ordered = []
    for group in _groups(lines):
        columns = _columns(group)
        if sum(is_prose([line.text for line in column]) for column in columns) > 1:
            ordered += [line for column in columns for line in _ordered(column)]
        else:
            ordered += group
    return ordered


def _columns(lines: Sequence[BoxedLine]) -> list[list[BoxedLine]]:
    """Lines parted where nothing stands over one another, from left to right, each part from top to bottom."""
    columns: list[list[BoxedLine]] = []
    end = 0.0
    for line in sorted(lines, key=lambda line: line.left):
        if not columns or line.left >= end:
            columns.append([])
            end = line.right
        columns[-1].append(line)
        end = max(end, line.right)
    return [sorted(column, key=lambda line: (line.top, line.left)) for column in columns]


def _groups(lines: Sequence[BoxedLine]) -> list[list[BoxedLine]]:
    """Bands of lines, one over the other, put together as long as a gap goes down through all of them."""
    groups: list[list[BoxedLine]] = []
    covered: list[tuple[float, float]] = []
    for band in _bands(lines):
        spans = _merged([(line.left, line.right) for line in band])
        together = _merged([*covered, *spans])
        if groups and (len(together) > 1 if len(covered) > 1 else len(spans) == 1):
            groups[-1] += band
            covered = together
        else:
            groups.append(band)
            covered = spans
    return groups


def _bands(lines: Sequence[BoxedLine]) -> list[list[BoxedLine]]:
    bands: list[list[BoxedLine]] = []
    end = 0.0
    for line in lines:
        if not bands or line.top >= end:
            bands.append([])
            end = line.bottom
        bands[-1].append(line)
        end = max(end, line.bottom)
    return bands


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged
