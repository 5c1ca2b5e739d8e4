"""Which pieces of an issue are worth being held side by side: by page number, head, rare words; never all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.continuations import Pair, Part, compared, middles_of
from newsparse.pagination import LETTERS, PageNumber
from newsparse.topics import Topics

_MOST = 40  # pieces that one page or head may bring beside another: more tell nothing
_REACH = 4  # pages back on which the front of a story without any mark is looked for


def topics_of(parts: Sequence[Part]) -> Topics:
    """The words of all pieces: their heads and texts, without boxes and credits."""
    return Topics([[str(part.article.headline), *(piece.text for piece in part.article.body)] for part in parts])


def found_pairs(parts: Sequence[Part], numbers: Sequence[PageNumber], topics: Topics) -> list[Pair]:
    """All pairs of a front and a tail that have anything for them."""
    search = _Search(parts, numbers, topics)
    middles = middles_of(parts, numbers)
    pairs = []
    for tail in parts:
        fronts = {front.index: front for front in search.fronts(tail) if _may_join(front, tail)}
        for front in fronts.values():
            seen = compared(front, tail, numbers, topics, middles)
            if seen.weight > 0:
                pairs.append(Pair(front, tail, seen))
    return pairs


class _Search:
    """The pieces of an issue by what they may be found by."""

    def __init__(self, parts: Sequence[Part], numbers: Sequence[PageNumber], topics: Topics) -> None:
        self.numbers = [number.key.strip(LETTERS) for number in numbers]
        self.topics = topics
        self.on_page: dict[str, list[Part]] = {}
        self.marked_for: dict[str, list[Part]] = {}
        self.by_head: dict[str, list[Part]] = {}
        self.by_word: dict[str, list[Part]] = {}
        self.open_ends: dict[int, Part] = {}
        for part in parts:
            self._enter(part)

    def _enter(self, part: Part) -> None:
        self.on_page.setdefault(self.numbers[part.page], []).append(part)
        if part.goes_on:
            self.marked_for.setdefault(part.page_on.strip(LETTERS), []).append(part)
        elif part.is_open and part.is_last:
            self.open_ends[part.page] = part
        if part.goes_on or part.is_open:
            if part.head:
                self.by_head.setdefault(part.head, []).append(part)
            for word in self.topics.rare(part.index):
                self.by_word.setdefault(word, []).append(part)

    def fronts(self, tail: Part) -> Iterator[Part]:
        """What may be the front of a piece, if it is a tail."""
        yield from _few(self.marked_for.get(self.numbers[tail.page]))
        yield from _few(self.marked_for.get(""))
        yield from _few(self.by_head.get(tail.head))
        if tail.came_from:
            yield from _few(self.on_page.get(tail.page_from.strip(LETTERS)))
        elif tail.is_first and not tail.head:
            yield from [self.open_ends[page] for page in range(tail.page - _REACH, tail.page) if page in self.open_ends]
        for word in self.topics.rare(tail.index) if tail.may_be_tail else ():
            yield from self.by_word.get(word, ())


def _few(parts: Sequence[Part] | None) -> Sequence[Part]:
    return parts if parts and len(parts) <= _MOST else ()


def _may_join(front: Part, tail: Part) -> bool:
    """Whether two pieces can be one story at all: on two pages, set alike, and one of them unfinished."""
    unfinished = front.goes_on or tail.came_from or (front.is_open and tail.may_be_tail)
    return unfinished and front.page != tail.page and front.profile.typesetting == tail.profile.typesetting
