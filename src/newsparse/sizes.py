"""How large the letters of a page's blocks are, told by the boxes of what stands in them.

A word, a line or a whole block may have a box: the room that a letter takes in it grows with the square of its size,
whichever it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from newsparse.blocks import Block
from newsparse.model import Box


def measure(blocks: Sequence[Block], boxes: Iterable[Box]) -> None:
    """Give each block that boxes stand in its size, beside that of most letters of the page."""
    ordered = sorted(boxes, key=lambda box: box.start)
    starts = [box.start for box in ordered]
    sizes = []
    for block in blocks:
        within = ordered[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        letters = sum(box.end - box.start for box in within)
        room = sum((box.right - box.left) * (box.bottom - box.top) for box in within)
        if letters and room > 0:
            block.size = (room / letters) ** 0.5
            sizes.append((block.size, letters))
    sizes.sort()
    counts = [*accumulate(letters for _, letters in sizes)]
    usual = sizes[bisect_left(counts, counts[-1] / 2)][0] if sizes else 1.0
    for block in blocks:
        block.size /= usual
