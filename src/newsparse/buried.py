"""Which tails, their jump line lost, were read into the story above them, and that story parted there.

A page by itself does not show them: a head that repeats that of a front on another page looks like a subhead, a text
without a head like the next paragraph. `jumps` tries each place that may be such a beginning, and keeps it where the
piece that begins there is the tail of a front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsparse.continuations import Begins, Part, begins_as, key_of
from newsparse.joining import text_at
from newsparse.model import Article, Element, Headline, Jump, Page, Role
from newsparse.numbers import page_number
from newsparse.profile import Profile
from newsparse.roles import PLAIN
from newsparse.stories import PICTURE
from newsparse.topics import Topics, words_of

# Rare words that two texts have in common, each for what it tells, if they are of one story, and if they are of two.
_TOLD = 0.8
_NOT_TOLD = 0.2
_RULE = "article.tail_of_front"
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


def told_by_topic(part: Part, front: Part, topics: Topics) -> int | None:
    """Offset of the first paragraph that speaks of what a front does, where nothing above it in a piece does."""
    above: Element | None = None
    for piece in part.article.body:
        if piece.role in PICTURE:
            continue
        told = topics.told(words_of(piece.text), front.index)
        if told >= _TOLD:
            whole = above is not None and above.role is piece.role is Role.PARAGRAPH
            ended = above is not None and part.profile.ends_sentence(above.text)
            return piece.spans[0].start if whole and ended else None
        if told > _NOT_TOLD:
            return None
        above = piece
    return None


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
