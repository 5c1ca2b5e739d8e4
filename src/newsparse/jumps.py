"""Which parts of stories on different pages are one story, and the story put together.

A *front* goes on elsewhere, a *tail* came from elsewhere. Which tail is that of which front is weighed from things seen
that have names (`continuations`), with the numbers of the profile. A pair is joined where its sum is 1 and more and no
other pair with either of the two comes near: what cannot be told stays apart, and a diagnostic says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import attrs

from newsparse.buried import front_in, parted, places, tail_in, told_stretch, units
from newsparse.candidates import found_pairs, topics_of
from newsparse.continuations import Pair, Part, is_cut, parts_of
from newsparse.diagnostics import Severity
from newsparse.findings import Finding
from newsparse.model import Article, Page, Role
from newsparse.pagination import LETTERS, PageNumber, page_numbers
from newsparse.profile import Profile
from newsparse.source import with_plain_line_ends
from newsparse.stitching import Seam, stitched
from newsparse.topics import Topics

_JOINS = 1.0
_NEAR = 0.3
_ALONE, _FAR, _TOLD = 0.5, 0.4, 0.15  # of a pair no other of which comes near
_AGAINST = {"topic_differs", "ends_under_subhead", "own_head", "credits_open", "backwards", "part_between"}
_ON, _FROM = {"page_on", "page_on_by_place"}, {"page_from", "page_from_by_place"}
_MOST = 40  # places that have one word: more tell nothing
# What tells that another story stands in one of the two.
_ANOTHERS = {"opening_differs", "ending_differs", "own_head", "credits_open", "ends_whole", "sentence_stops"}
# What a story that is whole has where it and another are held side by side, only one of them with a line.
_WHOLE = {"ends_whole", "begins_whole", "own_head", "credits_open"}
_TURNED = {"backwards", "part_between"}  # more than lines must tell that it is one seam
_TRIALS = 4  # of parting pieces: what is not needed is put together again
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


#: Where a page may be parted: the part that the piece below the place, or above it, has in a story; page and offset.
_Places = set[tuple[str, tuple[int, int]]]


def _beginnings(reading: _Choice, pages: Sequence[Page], numbers: Sequence[PageNumber]) -> _Places:
    """Where a tail may begin that was read into the story above it, or a front begin or end."""
    named = {part.page_on.strip(LETTERS) for part in reading.parts if part.page_on}
    heads = frozenset(part.head for part in reading.parts if part.head and (part.goes_on or part.is_open))
    found = set(_told(reading, pages))
    for part in reading.parts:
        is_named = numbers[part.page].key.strip(LETTERS) in named
        found |= {("tail", (part.page, offset)) for offset in places(part, pages, heads, is_named=is_named)}
    return found


def _told(reading: _Choice, pages: Sequence[Page]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where what a piece tells shows that a story of another page goes on within it, or goes on from there."""
    sure = [pair for pair in reading.chosen if not pair.seen.things.keys() & _ANOTHERS]
    fronts, tails = {pair.front.index for pair in sure}, {pair.tail.index for pair in sure}
    some = [units(part, pages) for part in reading.parts]
    having: dict[str, list[tuple[int, int]]] = {}
    for part in reading.parts:
        rare = {*reading.topics.rare(part.index)}
        for at, unit in enumerate(some[part.index]):
            for word in unit.words & rare:
                having.setdefault(word, []).append((part.index, at))
    for part in reading.parts:
        is_front = (part.goes_on or part.is_open) and part.index not in fronts
        is_tail = part.may_be_tail and part.index not in tails
        if not (is_front or is_tail):
            continue
        words, strange = reading.topics.words[part.index], partial(reading.topics.strange, one=part.index)
        fits = partial(reading.topics.stand_together, part.last.text) if part.last and part.is_open else _fits_none
        for index, told in _told_in(part, reading, having).items():
            stretch, page = told_stretch(some[index], told), reading.parts[index].page
            if stretch is None:
                continue
            if is_front and (at := tail_in(some[index], stretch, told, words, pages, fits)):
                yield "tail", (page, some[index][at].start)
            if is_tail:
                yield from ((side, (page, at)) for side, at in front_in(some[index], stretch, told, strange))


def _fits_none(_: str) -> None:
    return None


def _told_in(
    part: Part, reading: _Choice, having: Mapping[str, Sequence[tuple[int, int]]]
) -> dict[int, dict[int, float]]:
    """Piece of another page → its units that have rare words of this one → how much they tell."""
    told: dict[int, dict[int, float]] = {}
    for word in reading.topics.rare(part.index):
        found = having.get(word, ())
        for index, at in found if len(found) <= _MOST else ():
            if reading.parts[index].page != part.page:
                much = told.setdefault(index, {})
                much[at] = much.get(at, 0.0) + reading.topics.tells(word)
    return told


def _with_buried(
    reading: _Choice,
    beginnings: _Places,
    parts_again: Callable[[Sequence[Article]], Sequence[Part]],
    numbers: Sequence[PageNumber],
    texts: Sequence[str],
) -> _Choice:
    """The reading with those pieces by themselves that are tails of fronts, if any are."""
    sure = beginnings
    for _ in range(_TRIALS):
        if not sure:
            break
        tried = _choice(parts_again(list(_parted(reading.parts, {place for _, place in sure}, texts))), numbers)
        kept = sure & _borders(reading, tried)
        if kept == sure:
            return tried
        sure = kept
    return reading


def _borders(before: _Choice, after: _Choice) -> _Places:
    """Where tails and fronts begin that are put together, and what is below a front, or below another's tail now."""
    known = {(_beginning(pair.front.article), _beginning(pair.tail.article)) for pair in before.chosen}
    found = set()
    for pair in after.chosen:
        front, tail = _beginning(pair.front.article), _beginning(pair.tail.article)
        found |= {("front", front), ("tail", tail)}
        below = [(pair.front, "below")]
        below += [] if (front, tail) in known else [(pair.front, "tail"), (pair.tail, "tail")]
        for part, side in below:
            found |= {(side, _beginning(one.article)) for one in after.parts[part.index + 1 : part.index + 2]}
    return found


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
        sure = _answering(left) or _sure(left) or _alone(left)
        chosen += [pair for pair in sure if ends.join(pair.front.index, pair.tail.index)]
        taken = {key for pair in sure for key in _keys(pair)}
        left = [pair for pair in left if taken.isdisjoint(_keys(pair))]
    return chosen


def _answering(left: Sequence[Pair]) -> list[Pair]:
    """The pairs whose jump lines name each other's page, though one line of a whole story seems to be nearer."""
    best = _best([pair for pair in left if _answers(pair) or not _WHOLE & pair.seen.things.keys()], _NEAR)
    return [
        pair
        for pair in left
        if _answers(pair)
        and (pair.seen.weight >= _JOINS or not _TURNED & pair.seen.things.keys())
        and all(best[key] is pair for key in _keys(pair))
    ]


def _answers(pair: Pair) -> bool:
    """Whether the jump lines of the two name each other's page."""
    return bool(pair.seen.things.keys() & _ON and pair.seen.things.keys() & _FROM)


def _sure(left: Sequence[Pair]) -> list[Pair]:
    """The pairs that weigh enough, and more than all others of both their parts."""
    best = _best(left, _NEAR)
    return [pair for pair in left if pair.seen.weight >= _JOINS and all(best[key] is pair for key in _keys(pair))]


def _alone(left: Sequence[Pair]) -> list[Pair]:
    """The pairs that speak of the same, of which one line names the other's page, where no other comes near."""
    best = _best(left, _FAR)
    return [
        pair
        for pair in left
        if pair.seen.weight >= _ALONE
        and pair.seen.things.keys() & (_ON | _FROM)
        and pair.seen.things.get("topic", 0.0) >= _TOLD
        and not pair.seen.things.keys() & _AGAINST
        and all(best[key] is pair for key in _keys(pair))
    ]


def _keys(pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("front", pair.front.index), ("tail", pair.tail.index)


def _best(pairs: Sequence[Pair], margin: float) -> dict[tuple[str, int], Pair | None]:
    """For each front and each tail the pair that weighs most; None where another comes as near."""
    found: dict[tuple[str, int], list[Pair]] = {}
    for pair in pairs:
        for key in _keys(pair):
            found.setdefault(key, []).append(pair)
    best: dict[tuple[str, int], Pair | None] = {}
    for key, some in found.items():
        first, *others = sorted(some, key=lambda pair: -pair.seen.weight)[:2]
        near = any(first.seen.weight - other.seen.weight < margin for other in others)
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
