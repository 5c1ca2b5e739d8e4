"""A story put together from its parts on different pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import attrs

from newsparse.joining import text_at
from newsparse.model import Article, Contributor, ContributorRole, Element, Join, Role
from newsparse.seams import Typesetting
from newsparse.stories import PICTURE

_RULE = "cut.jump"


@attrs.frozen
class Seam:
    """Where a part of a story is put to the one before it."""

    #: The part that goes on.
    tail: Article
    #: Why it is that of the story before.
    reasons: tuple[str, ...]
    #: Whether the break stands in the middle of a paragraph.
    is_cut: bool


def stitched(front: Article, seams: Iterable[Seam], pages: Sequence[str], typesetting: Typesetting) -> Article:
    """Put a story together.

    Args:
        front: Its first part, which gives the head, the dateline and the id.
        seams: The parts that follow, in reading order.
        pages: The text of each page, with plain line ends.
        typesetting: That of the language of all parts.
    """
    whole = front
    page = front.pages[-1]
    for seam in seams:
        tail = seam.tail
        join = Join(from_page=page, to_page=tail.pages[0], reasons=seam.reasons)
        body = _without_cut(whole.body, tail.body, pages, typesetting) if seam.is_cut else whole.body + tail.body
        whole = attrs.evolve(
            whole,
            pages=tuple(sorted({*whole.pages, *tail.pages})),
            dateline=whole.dateline or tail.dateline,
            contributors=_each_once(whole.contributors, tail.contributors),
            credits=_in_source_order([*whole.credits, *_heads_of(tail), *tail.credits]),
            body=body,
            sidebars=whole.sidebars + tail.sidebars,
            continued_on=tail.continued_on,
            joins=(*whole.joins, join),
        )
        page = tail.pages[-1]
    return _with_numbered_sidebars(whole, front.id)


def with_id(article: Article, identifier: str) -> Article:
    """The article under another id, and its sidebars under theirs."""
    return _with_numbered_sidebars(attrs.evolve(article, id=identifier), identifier)


def _with_numbered_sidebars(article: Article, identifier: str) -> Article:
    sidebars = [with_id(one, f"{identifier}s{number}") for number, one in enumerate(article.sidebars, 1)]
    return attrs.evolve(article, sidebars=tuple(sidebars))


def _without_cut(
    before: Sequence[Element], after: Sequence[Element], pages: Sequence[str], typesetting: Typesetting
) -> tuple[Element, ...]:
    """Both bodies, the last paragraph of the one and the first of the other made whole; pictures come after it."""
    last = max(index for index, piece in enumerate(before) if piece.role not in PICTURE)
    first = next(index for index, piece in enumerate(after) if piece.role not in PICTURE)
    spans = before[last].spans + after[first].spans
    paragraph = Element(Role.PARAGRAPH, text_at(Role.PARAGRAPH, spans, pages, typesetting), spans, _RULE)
    return (*before[:last], paragraph, *before[last + 1 :], *after[:first], *after[first + 1 :])


def _each_once(known: Sequence[Contributor], more: Iterable[Contributor]) -> tuple[Contributor, ...]:
    """The contributors of both parts; a bare name that is known in any role is no other."""
    told = {(one.name, one.role) for one in known}
    names = {one.name for one in known}
    new = [
        one
        for one in more
        if (one.name, one.role) not in told and not (one.role is ContributorRole.AUTHOR and one.name in names)
    ]
    return (*known, *new)


def _heads_of(tail: Article) -> Iterator[Element]:
    """What stands over a later part, as leaves that tell nothing of the story."""
    head = tail.headline
    for one in chain((tail.label, head.kicker, head.main), head.deck):
        if one is not None:
            yield attrs.evolve(one, role=Role.JUMP_HEAD)


def _in_source_order(leaves: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(sorted(leaves, key=lambda leaf: (leaf.spans[0].page, leaf.spans[0].start)))
