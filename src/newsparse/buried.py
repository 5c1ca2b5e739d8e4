"""Which tails and fronts, their jump line lost, were read into the stories round them, and those parted there.

A page by itself does not show them: a head that repeats that of a front on another page looks like a subhead, a text
without a head like the next paragraph. `jumps` tries each place where what is told shows that one begins or ends, and
keeps it where the piece that stands there is joined to another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from newsparse.continuations import Begins, Part, begins_as, key_of
from newsparse.joining import text_at
from newsparse.model import Article, Element, Headline, Jump, Page, Role
from newsparse.numbers import page_number
from newsparse.profile import Profile
from newsparse.roles import PLAIN
from newsparse.stories import PICTURE
from newsparse.topics import words_of

# Rare words that two texts have in common, each for what it tells, if they are of one story, and if they are of two.
_TOLD = 0.8
_NOT_TOLD = 0.2
_RULE = "article.tail_of_front"
_EACH = 0.3  # so much of them a unit has by chance
_LITTLE = 0.35
_BESIDE = 3  # units: the first that tell of a story, and the last, are not always the first and the last of it
_BLANK = re.compile(r"\s*")


def places(part: Part, pages: Sequence[Page], heads: frozenset[str], *, is_named: bool) -> Iterator[int]:
    """Offsets at which a tail may begin within a piece.

    Args:
        part: The piece, as its page has it.
        pages: All pages.
        heads: The heads of stories that are not finished.
        is_named: Whether a jump line of another page names the page on which the piece stands.
    """
    ends = [leaf.spans[0].start for leaf in part.article.credits if _group_in(leaf, "page_on", part.profile)]
    above: Element | None = None
    for piece in part.article.body:
        if piece.role in PICTURE:
            continue
        starts = [span.start for span in piece.spans]
        after_jump = [start for start in starts if ends and start > ends[-1]]
        if above is None:
            yield from after_jump[:1] if starts[0] not in after_jump else ()
        elif piece.role is Role.SUBHEAD:
            yield from starts[:1] if key_of(piece.text) in heads else ()
        elif after_jump and piece.role is Role.PARAGRAPH:
            yield after_jump[0]
            ends = []
        elif is_named and _begins_anew(above, piece, part.profile, pages):
            yield starts[0]
        above = piece


def _begins_anew(above: Element, piece: Element, profile: Profile, pages: Sequence[Page]) -> bool:
    """Whether a paragraph begins in the middle of a sentence, though the one above it is finished."""
    if not above.role is piece.role is Role.PARAGRAPH or not profile.ends_sentence(above.text):
        return False
    return begins_as(piece, pages) is Begins.INSIDE


@attrs.frozen
class Unit:
    """A stretch of a text that is read without a break: a piece, or one of the halves that were put together."""

    #: Where it begins.
    start: int
    #: The piece it is of.
    piece: Element
    #: Its words.
    words: frozenset[str]
    #: Whether a sentence ends with it.
    is_whole: bool


def units(part: Part, pages: Sequence[Page]) -> list[Unit]:
    """The text of a piece by what its page has in one stretch, pictures left out."""
    found = []
    for piece in part.article.body:
        for span in piece.spans if piece.role not in PICTURE else ():
            text = piece.text if len(piece.spans) == 1 else pages[span.page].text[span.start : span.end]
            found.append(Unit(span.start, piece, words_of(text), part.profile.ends_sentence(text)))
    return found


def words_in(some: Iterable[Unit]) -> frozenset[str]:
    """The words of units."""
    return frozenset().union(*[unit.words for unit in some])


@attrs.frozen
class Stretch:
    """Units of a piece, one after the other, that speak of what another story does."""

    #: Place of the first, and that after the last.
    first: int
    stop: int


def told_stretch(some: Sequence[Unit], told: Mapping[int, float]) -> Stretch | None:
    """The stretch of a piece that speaks of a story, none of the rest doing so; None where there is no such stretch.

    `told` is how many rare words of that story a unit has.
    """
    best, sums = (0.0, 0, 0), (0.0, 0)
    for at, unit in enumerate(some):
        much = told.get(at, 0.0)
        gain = much if _is_head(unit) else much - _EACH
        sums = (sums[0] + gain, sums[1]) if sums[0] > 0 else (gain, at)
        if sums[0] > best[0]:
            best = (sums[0], sums[1], at + 1)
    first, stop = best[1:]
    much = sum([told.get(at, 0.0) for at in range(first, stop)])
    return Stretch(first, stop) if much >= _TOLD else None


def tail_in(
    some: Sequence[Unit],
    stretch: Stretch,
    told: Mapping[int, float],
    words: frozenset[str],
    pages: Sequence[Page],
    fits: Callable[[str], bool | None],
) -> int:
    """Place of the unit with which a tail begins in a piece that speaks of its front in some stretch; 0 for none.

    `words` are those of the front; `fits` tells whether a text goes on where it breaks off, None if that is not known.
    """
    at = _first_below_head(some, stretch, told)
    if at and not _is_head(some[at]) and not _begins_within(some[at - 1], some[at], pages):
        if _is_head(some[at - 1]):
            at -= 1
        elif at > 1 and _is_head(some[at - 2]) and 2 * len(some[at - 2].words & words) > len(some[at - 2].words):
            at -= 2
        elif at > 1 and _begins_within(some[at - 2], some[at - 1], pages):
            at -= 1
        elif fits(some[at].piece.text) is False:
            at = next((one for one in (at + 1, at - 1) if one < stretch.stop and fits(some[one].piece.text)), at)
    return at


def _first_below_head(some: Sequence[Unit], stretch: Stretch, told: Mapping[int, float]) -> int:
    """The first unit of a stretch, or its first head where far less is told above that than below."""
    for at in range(stretch.first, stretch.stop):
        if _is_head(some[at]):
            above = sum([told.get(one, 0.0) for one in range(stretch.first, at)])
            below = sum([told.get(one, 0.0) for one in range(at, stretch.stop)])
            return at if above < below * _LITTLE else stretch.first
    return stretch.first


def _is_head(unit: Unit) -> bool:
    return unit.piece.role is Role.SUBHEAD


def _begins_within(above: Unit, unit: Unit, pages: Sequence[Page]) -> bool:
    """Whether a unit begins in the middle of a sentence, though the one above is finished or a head."""
    return (above.is_whole or _is_head(above)) and begins_as(unit.piece, pages) is Begins.INSIDE


def front_in(
    some: Sequence[Unit], stretch: Stretch, told: Mapping[int, float], is_strange: Callable[[frozenset[str]], bool]
) -> Iterator[tuple[str, int]]:
    """Offsets at which a `front` begins, and what is `below` it, in a piece that speaks of its tail in some stretch.

    `is_strange` tells whether words are hardly of the story of that tail.
    """
    above = range(stretch.first, max(stretch.first - _BESIDE, 0) - 1, -1)
    head = next((at for at in above if _is_head(some[at])), 0)
    if head and is_strange(words_in(some[:head])):
        yield "front", some[head].start
    for at in range(stretch.first + 1, min(stretch.stop + _BESIDE, len(some))):
        breaks_off = not (_is_head(some[at - 1]) or some[at - 1].is_whole)
        if breaks_off and _is_head(some[at]):
            yield "below", some[at].start
            return
        if at >= stretch.stop and (breaks_off or _is_head(some[at])):
            yield from [("below", some[at].start)] if is_strange(words_in(some[at:])) else ()
            return
        if at >= stretch.stop and told.get(at, 0.0) > _NOT_TOLD:
            return


def parted(article: Article, offset: int, profile: Profile, pages: Sequence[str]) -> tuple[Article, Article]:
    """Part an article, as its page has it, at the offset where a piece of its text begins; `pages` have plain ends."""
    page = article.pages[0]

    def is_below(leaf: Element) -> bool:
        end = leaf.spans[-1].end
        if leaf.role is Role.MARK and end <= offset:
            return _BLANK.fullmatch(pages[page], end, offset) is not None
        return leaf.spans[0].start >= offset

    body = [half for piece in article.body for half in _halves(piece, offset, profile, pages)]
    below = [piece for piece in body if is_below(piece)]
    headline = Headline()
    if below[0].role is Role.SUBHEAD:
        headline = Headline(main=attrs.evolve(below[0], role=Role.HEADLINE, rule=_RULE))
    upper = attrs.evolve(article, body=tuple([piece for piece in body if not is_below(piece)]))
    lower = attrs.evolve(
        article,
        id=f"{article.id}b",
        label=None,
        headline=headline,
        body=tuple(below[1:] if headline.main else below),
    )
    credits = [leaf for leaf in article.credits if is_below(leaf)]
    others = [leaf for leaf in article.credits if not is_below(leaf)]
    boxes = [box for box in article.sidebars if is_below(next(box.elements()))]
    return (
        _with(upper, others, [box for box in article.sidebars if box not in boxes], profile),
        _with(lower, credits, boxes, profile),
    )


def _halves(piece: Element, offset: int, profile: Profile, pages: Sequence[str]) -> Iterator[Element]:
    """A piece, or its parts before and after an offset."""
    halves = [[span for span in piece.spans if (span.start >= offset) == after] for after in (False, True)]
    if not all(halves):
        yield piece
        return
    for spans in halves:
        yield Element(piece.role, text_at(piece.role, spans, pages, profile.typesetting), tuple(spans), PLAIN)


def _with(article: Article, credits: Sequence[Element], boxes: Iterable[Article], profile: Profile) -> Article:
    """The article with what these credits tell."""
    told = ["".join(leaf.text.split()) for leaf in credits]
    dateline = article.dateline
    return attrs.evolve(
        article,
        credits=tuple(credits),
        sidebars=tuple(boxes),
        dateline=dateline if dateline and any(leaf.text == dateline.text for leaf in credits) else None,
        contributors=tuple(
            [one for one in article.contributors if any("".join(one.name.split()) in text for text in told)]
        ),
        continued_from=_jump(credits, "page_from", profile),
        continued_on=_jump(credits, "page_on", profile),
    )


def _group_in(leaf: Element, group: str, profile: Profile) -> re.Match[str] | None:
    """What the rule of a jump line finds in it, if it is of this direction."""
    rule = profile.jump_rules.get(leaf.rule)
    return rule.search(leaf.text) if rule and group in rule.groupindex else None


def _jump(credits: Iterable[Element], group: str, profile: Profile) -> Jump | None:
    for leaf in credits:
        if found := _group_in(leaf, group, profile):
            return Jump(page=page_number(found[group], profile) if found[group] else None)
    return None
