"""Which stories are printed twice in an issue, as on the front page and again, in full, on the page it leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import attrs

from newsparse.continuations import head_key
from newsparse.findings import Finding
from newsparse.joining import text_at
from newsparse.model import Article, Element, Page, Role
from newsparse.profile import Profile
from newsparse.source import with_plain_line_ends
from newsparse.stitching import with_id

_RULE = "story.repeated"
_SHINGLE = 4  # characters
_SAME = 0.8  # of the shingles of the shorter text: OCR that errs once in forty characters leaves so many
_LEAST = 20  # letters and digits; shorter texts are captions and credits
_FULLER = 1.05  # times the length
_INK = re.compile(r"[\W_]+")


@attrs.frozen
class Unrepeated:
    """An issue with each story once."""

    #: The pages; what is printed again is their furniture.
    pages: tuple[Page, ...]
    #: The articles, each in the place of its first printing.
    articles: tuple[Article, ...]
    #: The stories that were left out.
    findings: tuple[Finding, ...]


def without_repeats(
    pages: Sequence[Page], articles: Sequence[Article], profile_of: Callable[[str], Profile]
) -> Unrepeated:
    """Take each story once that is printed on two pages with the same head and text; the fuller printing stays.

    OCR may have read the two a little differently. A head over another text, as over the pictures of two pages, is no
    sign of it.
    """
    kept: list[Article | None] = list(articles)
    again: list[Article] = []
    findings = []
    for first, second in _repeated(articles) if len(pages) > 1 else ():
        one, other = kept[first], articles[second]
        if one is None or not {*one.pages}.isdisjoint(other.pages):
            continue
        fuller = len(other.text) > len(one.text) * _FULLER
        stays, goes = (other, one) if fuller else (one, other)
        stays = attrs.evolve(stays, continued_from=one.continued_from)
        kept[first], kept[second] = with_id(stays, one.id), None
        again.append(goes)
        told = f"the story is printed on page {_name(pages, one)} and on page {_name(pages, other)}; "
        told += "the fuller printing is kept" if fuller else "the first printing is kept"
        place = next(goes.elements()).spans[0]
        findings.append(Finding(place.page, place.start, code="story-repeated", message=told))
    return Unrepeated(
        _with_furniture(pages, again, profile_of), tuple(one for one in kept if one is not None), tuple(findings)
    )


def _name(pages: Sequence[Page], article: Article) -> str:
    return pages[article.pages[0]].number or str(article.pages[0] + 1)


def _repeated(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The places of the stories that are printed again, each with that of its first printing."""
    by_head: dict[str, list[int]] = {}
    for index, article in enumerate(articles):
        if key := head_key(article):
            by_head.setdefault(key, []).append(index)
    pairs = []
    for some in by_head.values():
        if len(some) > 1:
            pairs += _same_text(articles, some)
    return sorted(pairs, key=lambda pair: pair[1])


def _same_text(articles: Sequence[Article], some: Sequence[int]) -> list[tuple[int, int]]:
    """Of the stories under one head those whose text is that of one above, found by what they share with it."""
    having: dict[str, int] = {}  # a stretch of text → the first story that has it
    sizes: dict[int, int] = {}
    pairs = []
    for index in some:
        shingles = _shingles(articles[index].text)
        votes = Counter(having[one] for one in shingles if one in having)
        first, shared = max(votes.items(), key=lambda vote: (vote[1], -vote[0]), default=(index, 0))
        if shared and shared >= _SAME * min(len(shingles), sizes[first]):
            pairs.append((first, index))
            sizes[first] = max(sizes[first], len(shingles))
        else:
            first = index
            sizes[index] = len(shingles)
        for one in shingles:
            having.setdefault(one, first)
    return pairs


def _shingles(text: str) -> frozenset[str]:
    plain = _INK.sub("", text).casefold()
    if len(plain) < _LEAST:
        return frozenset()
    return frozenset(plain[at : at + _SHINGLE] for at in range(len(plain) - _SHINGLE + 1))


def _with_furniture(
    pages: Sequence[Page], again: Sequence[Article], profile_of: Callable[[str], Profile]
) -> tuple[Page, ...]:
    """The pages with the pieces of what is printed again."""
    more: dict[int, list[Element]] = {}
    for leaf in [leaf for article in again for leaf in article.elements()]:
        more.setdefault(leaf.spans[0].page, []).append(leaf)
    whole = list(pages)
    for index, leaves in more.items():
        page = pages[index]
        typesetting = profile_of(page.language).typesetting
        text = {index: with_plain_line_ends(page.text)}
        pieces = [
            Element(Role.OTHER, text_at(Role.OTHER, leaf.spans, text, typesetting), leaf.spans, _RULE)
            for leaf in leaves
        ]
        furniture = sorted([*page.furniture, *pieces], key=lambda piece: piece.spans[0].start)
        whole[index] = attrs.evolve(page, furniture=tuple(furniture))
    return tuple(whole)
