"""What two lines tell at a glance: whether the upper goes on in the lower, and whether a page is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsparse.profile import Profile
from newsparse.seams import HYPHENS

_GOING_SHARE = 0.35  # of the lines that stand under one another go on in a small letter or after a hyphen
_GOING_SOME = 0.2  # of them, where nearly all are so full that the word below would not have fitted
_FULL_SHARE = 0.7
_GOING_LEAST = 4  # pairs of lines that tell
_BROKEN_LEAST = 3  # words that a line end breaks, where many short items have no line that goes on
_WIDTH_RANK = 0.9  # the widest line but for the odd table or rule line
# A mark that closes what stands on the line above, parted from it by the blank that French sets before some.
CLOSES_ABOVE = re.compile(r"(?:[?!:;,)\]”]|»(?!\w)){1,3}(?=\s|$)")
# Who sends or signs what begins there: (dpa) Die, (sta) In
_SIGN = re.compile(r"\([a-z]{2,5}\.?\)\.? ?[–—-]? ?[\"„“«»]?[^\W\d_a-zà-ÿ]")
_FIRST = re.compile(r"[^\W_]")
_LONG_LEAST = 2  # pairs of lines longer than in any column of print
_WIDEST = 200  # characters: the longest line that a program wraps
_SLACK = 0.1  # of the column's width: what justified lines differ in characters
_OVER_OTHERS = 8  # lines


def in_columns(lines: Sequence[str], profile: Profile) -> bool:
    """Whether the lines of a page are hard-wrapped: many of them go on in the next."""
    texts = [line.strip() for line in lines]
    widest = widest_column(lines, profile)  # what is wider is not wrapped and tells nothing of the lines that are
    pairs = [
        (above, below) for above, below in pairwise(texts) if 0 < len(above) <= widest and 0 < len(below) <= widest
    ]
    if widest > profile.widest_column:
        return True
    going = sum(goes_on(above, below) for above, below in pairs)
    if len(pairs) < _GOING_LEAST:
        return False
    if going >= len(pairs) * _GOING_SOME and len(pairs) >= _OVER_OTHERS:  # as where nouns have capitals
        width = usual([len(above) for above, _ in pairs])
        full = sum(len(above) + 1 + len(below.split(None, 1)[0]) > width * (1 - _SLACK) for above, below in pairs)
        if full >= len(pairs) * _FULL_SHARE:
            return True
    return going >= len(pairs) * _GOING_SHARE or sum(_breaks_word(*pair) for pair in pairs) >= _BROKEN_LEAST


def widest_column(lines: Sequence[str], profile: Profile) -> int:
    """The longest line of a hard-wrapped column: the profile's, or more where a program wrapped still longer lines."""
    widest = profile.widest_column
    texts = pairwise([line.rstrip() for line in lines])  # an indent takes room too
    long = [
        (above, below) for above, below in texts if len(above) > widest and below and goes_on(above, below.lstrip())
    ]
    if len(long) < _LONG_LEAST:
        return widest
    return max(widest, greedy_width(long))


def greedy_width(going: Sequence[tuple[str, str]]) -> int:
    """How wide lines are of which each runs as far as the word below lets it, to the character; 0 where some do not.

    So programs wrap a text; print has other measures. `going` are lines that go on, with those below.
    """
    width = max([len(above) for above, _ in going], default=0)
    runs = width <= _WIDEST and all(len(above) + len(below.split(None, 1)[0]) >= width for above, below in going)
    return width if runs else 0


def usual(sizes: Iterable[int]) -> int:
    """The width of the widest lines but for the odd table or rule line."""
    ranked = sorted(filter(None, sizes))
    return ranked[int((len(ranked) - 1) * _WIDTH_RANK)]


def _breaks_word(above: str, below: str) -> bool:
    """Whether a word begins on one line and ends on the next."""
    return above[-1:] in HYPHENS and above[-2:-1].isalpha() and below[0].islower()


def goes_on(above: str, below: str) -> bool:
    """Whether a line goes on in the next by its last character or the first of that."""
    if above[-1:] in HYPHENS and above[-2:-1].isalpha():
        return True
    if below[0].islower() or CLOSES_ABOVE.match(below):
        return True
    if below[0].isupper() or _SIGN.match(below):
        return False
    found = _FIRST.search(below)
    return found is None or found[0].islower()
