"""Which parts of stories on different pages are one story, and the story put together.

A *front* goes on elsewhere, a *tail* came from elsewhere. Which tail is that of which front is weighed from things seen
that have names (`continuations`), with the numbers of the profile. A pair is joined where its sum is 1 and more and no
other pair with either of the two comes near: what cannot be told stays apart, and a diagnostic says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from newsparse.buried import parted, places, told_by_topic
from newsparse.candidates import found_pairs, page_numbers, topics_of
from newsparse.continuations import LETTERS, PageNumber, Pair, Part, is_cut, parts_of
from newsparse.diagnostics import Severity
from newsparse.findings import Finding
from newsparse.model import Article, Page, Role
from newsparse.profile import Profile
from newsparse.source import with_plain_line_ends
from newsparse.stitching import Seam, stitched
from newsparse.topics import Topics

_JOINS = 1.0
_NEAR = 0.3
_MOST = 40  # fronts that lead to one page: more tell nothing
_ROUNDS = 8  # of choosing: what is joined leaves fewer to choose from


@attrs.frozen
class Stitched:
    """An issue's articles with those put together that go over several pages."""

    #: The articles, in the order of their beginnings.
    articles: tuple[Article, ...]
    #: Jump lines whose other part was not found, or stands elsewhere.
    findings: tuple[Finding, ...]


def stitch(pages: Sequence[Page], articles: Sequence[Article], profile_of: Callable[[str], Profile]) -> Stitched:
    """Put the stories of an issue together that go over several pages.

    Args:
        pages: All pages, read.
        articles: The articles of each page, as they were read by themselves.
        profile_of: Gives the profile of a language.
    """
    profiles = {language: profile_of(language) for language in {one.language for one in articles}}
    parts = parts_of(articles, pages, profiles) if len(pages) > 1 else []
    if not any(one.goes_on or one.came_from or one.is_open for one in parts):
        return Stitched(tuple(articles), ())
    numbers = page_numbers(pages)
    reading = _choice(parts, numbers)
    texts = [with_plain_line_ends(page.text) for page in pages]
    if beginnings := _beginnings(reading, pages, numbers):
        reading = _with_buried(reading, beginnings, lambda some: parts_of(some, pages, profiles), numbers, texts)
    findings = [*_apart(reading, numbers), *_differing(reading.chosen)]
    return Stitched(tuple(_together(reading.parts, reading.chosen, texts)), tuple(findings))


@attrs.frozen(eq=False)
class _Choice:
    """Pieces, the pairs that may be one story, and those that are."""

    parts: Sequence[Part]
    pairs: Sequence[Pair]
    chosen: Sequence[Pair]
    topics: Topics


def _choice(parts: Sequence[Part], numbers: Sequence[PageNumber]) -> _Choice:
    topics = topics_of(parts)
    pairs = found_pairs(parts, numbers, topics)
    return _Choice(parts, pairs, choose(pairs), topics)


def _beginnings(reading: _Choice, pages: Sequence[Page], numbers: Sequence[PageNumber]) -> set[tuple[int, int]]:
    """Where a tail may begin that was read into the story above it: page and offset."""
    joined = {pair.front.index for pair in reading.chosen if "opening_differs" not in pair.seen.things}
    named: dict[str, list[Part]] = {}
    for part in reading.parts:
        if part.page_on:
            named.setdefault(part.page_on.strip(LETTERS), []).append(part)
    heads = frozenset(part.head for part in reading.parts if part.head and (part.goes_on or part.is_open))
    found = set()
    for part in reading.parts:
        fronts = named.get(numbers[part.page].key.strip(LETTERS), [])
        found |= {(part.page, offset) for offset in places(part, pages, heads, is_named=bool(fronts))}
        for front in fronts if len(fronts) <= _MOST else ():
            if front.index not in joined and front.page != part.page:
                offset = told_by_topic(part, front, reading.topics)
                found |= {(part.page, offset)} if offset is not None else set()
    return found


def _with_buried(
    reading: _Choice,
    beginnings: set[tuple[int, int]],
    parts_again: Callable[[Sequence[Article]], Sequence[Part]],
    numbers: Sequence[PageNumber],
    texts: Sequence[str],
) -> _Choice:
    """The reading with those pieces by themselves that are tails of fronts, if any are."""
    tried = _choice(parts_again(list(_parted(reading.parts, beginnings, texts))), numbers)
    sure = beginnings & {_beginning(pair.tail.article) for pair in tried.chosen}
    if not sure:
        return reading
    again = _choice(parts_again(list(_parted(reading.parts, sure, texts))), numbers)
    return again if sure <= {_beginning(pair.tail.article) for pair in again.chosen} else reading


def _beginning(article: Article) -> tuple[int, int]:
    """Where a piece begins, its head included."""
    first = article.headline.main or next(iter(article.body), None)
    return (first.spans[0].page, first.spans[0].start) if first else (-1, -1)


def _parted(parts: Iterable[Part], beginnings: set[tuple[int, int]], texts: Sequence[str]) -> Iterator[Article]:
    """The articles, parted at these places."""
    for part in parts:
        article = part.article
        starts = {span.start for piece in article.body for span in piece.spans}
        for offset in sorted(offset for offset in starts if (part.page, offset) in beginnings):
            above, article = parted(article, offset, part.profile, texts)
            yield above
        yield article


def choose(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that are one story: the best of both their parts by far, and what is left when those are gone."""
    chosen: list[Pair] = []
    ends = _Ends()
    left = [pair for pair in pairs if pair.seen.weight > 0]
    for _ in range(_ROUNDS):
        best = _best(left)
        sure = [pair for pair in left if pair.seen.weight >= _JOINS and all(best[key] is pair for key in _keys(pair))]
        chosen += [pair for pair in sure if ends.join(pair.front.index, pair.tail.index)]
        taken = {key for pair in sure for key in _keys(pair)}
        left = [pair for pair in left if taken.isdisjoint(_keys(pair))]
    return chosen


def _keys(pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("front", pair.front.index), ("tail", pair.tail.index)


def _best(pairs: Sequence[Pair]) -> dict[tuple[str, int], Pair | None]:
    """For each front and each tail the pair that weighs most; None where another comes near."""
    found: dict[tuple[str, int], list[Pair]] = {}
    for pair in pairs:
        for key in _keys(pair):
            found.setdefault(key, []).append(pair)
    best: dict[tuple[str, int], Pair | None] = {}
    for key, some in found.items():
        first, *others = sorted(some, key=lambda pair: -pair.seen.weight)[:2]
        near = any(first.seen.weight - other.seen.weight < _NEAR for other in others)
        best[key] = None if near else first
    return best


class _Ends:
    """The two ends of each story that is being put together, so that none goes round in a ring."""

    def __init__(self) -> None:
        self.beginning: dict[int, int] = {}
        self.end: dict[int, int] = {}

    def join(self, front: int, tail: int) -> bool:
        """Put a tail to the end of a story; False where it is the beginning of that story."""
        beginning, end = self.beginning.get(front, front), self.end.get(tail, tail)
        if beginning == tail:
            return False
        self.beginning[end], self.end[beginning] = beginning, end
        return True


def _together(parts: Sequence[Part], chosen: Iterable[Pair], texts: Sequence[str]) -> Iterator[Article]:
    """The articles, each tail put to its front."""
    next_of = {pair.front.index: pair for pair in chosen}
    tails = {pair.tail.index for pair in next_of.values()}
    for part in parts:
        if part.index in next_of and part.index not in tails:
            seams, at = [], part.index
            while at in next_of:
                pair = next_of[at]
                at = pair.tail.index
                seams.append(Seam(pair.tail.article, pair.seen.reasons(), is_cut(pair.front, pair.tail)))
            yield stitched(part.article, seams, texts, part.profile.typesetting)
        elif part.index not in tails:
            yield part.article


def _apart(reading: _Choice, numbers: Sequence[PageNumber]) -> Iterator[Finding]:
    """What a jump line promises and was not found, with the reason."""
    joined = {key for pair in reading.chosen for key in _keys(pair)}
    near = [pair for pair in reading.pairs if pair.seen.weight >= _JOINS and joined.isdisjoint(_keys(pair))]
    rivals = Counter(key for pair in near for key in _keys(pair))
    known = {number.key.strip(LETTERS) for number in numbers if number.key}
    printed = sum(number.printed for number in numbers)
    for part in reading.parts:
        for side, jump, key in (
            ("front", part.article.continued_on, part.page_on),
            ("tail", part.article.continued_from, part.page_from),
        ):
            if jump is None or (side, part.index) in joined:
                continue
            page = f"page {jump.page}" if jump.page else "another page"
            whither = f"goes on on {page}" if side == "front" else f"came from {page}"
            line = _jump_line(part.article, side)
            if rivals[side, part.index]:
                told = f"the story {whither}; more than one there may be it, none was joined"
                yield Finding(*line, code="jump-ambiguous", message=told, severity=Severity.WARNING)
            elif key.strip(LETTERS) in known:
                told = f"the story {whither}; the other part was not found there"
                yield Finding(*line, code="jump-unmatched", message=told, severity=Severity.WARNING)
            elif key and printed > 1:
                told = f"the story {whither}, which is not in the issue"
                yield Finding(*line, code="jump-page-missing", message=told)


def _differing(chosen: Iterable[Pair]) -> Iterator[Finding]:
    """Jump lines that name another page than that on which the other part was found."""
    for pair in chosen:
        for side, part in (("front", pair.front), ("tail", pair.tail)):
            jump = part.article.continued_on if side == "front" else part.article.continued_from
            if jump and ("other_page_on" if side == "front" else "other_page_from") in pair.seen.things:
                reasons = ", ".join(pair.seen.reasons())
                told = f"the line says page {jump.page}; the other part was found on another, by {reasons}"
                yield Finding(*_jump_line(part.article, side), code="jump-page-differs", message=told)


def _jump_line(article: Article, side: str) -> tuple[int, int]:
    """Page and offset of the jump line: at the end of a front, at the beginning of a tail."""
    lines = [leaf for leaf in article.credits if leaf.role is Role.JUMP_LINE]
    span = lines[-1 if side == "front" else 0].spans[0]
    return span.page, span.start
