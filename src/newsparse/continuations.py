"""What speaks for two pieces on different pages being one story, and what against it.

Each thing that is seen has a name; its weight stands in the profile (`[evidence.jump]`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum

import attrs

from newsparse.model import Article, Element, Jump, Page, Role
from newsparse.pagination import PageNumber, means_page, page_key
from newsparse.profile import Profile
from newsparse.stories import PICTURE
from newsparse.topics import Topics, words_of

#: What is seen → the reason it is told as in `Join.reasons`, most trusted first.
REASONS = {
    "page_on": "page_number",
    "page_from": "page_number",
    "page_on_by_place": "page_number",
    "page_from_by_place": "page_number",
    "both_marked": "direction",
    "next_page": "direction",
    "page_edges": "direction",
    "sentence_goes_on": "sentence",
    "sentence_open": "sentence",
    "seam_known": "sentence",
    "quote_closes": "sentence",
    "same_head": "head",
    "head_within": "head",
    "head_words": "head",
    "slug": "head",
    "topic": "topic",
}
#: The reasons in the order of trust.
ORDER = tuple(dict.fromkeys(REASONS.values()))
_TOPIC_TOLD = 0.25  # of all that a topic can tell, less than which is no reason

_LATIN_ENDS = "\u024f"
# Marks that stand in pairs, and those which no sentence begins with.
_PAIRS = tuple(zip("“「『《（(〈【", "”」』》）)〉】", strict=True))
_NEVER_BEGINS = frozenset("，。、；：！？”’」』》）〉】,;:!?)»%")
_KEPT = re.compile(r"[\W_]+")
_NEARBY = 600  # characters beside the break in which a quotation opens or ends
_LEAST_WITHIN = 4  # characters of a head that stands in another
_BESIDE = 80  # words
_MOST_HEADS = 3  # that have a word which still tells of a story
_ALIKE = 0.5  # of the words of the shorter of two heads
_LETTER_FOR_DIGIT = re.compile(r"[a-zIOQ|!]|^[A-Z]{1,2}$")
_BLANK_BEFORE = re.compile(r"(?:\u3000|[ \t]{2})[ \t\u3000]*$")
_INDENT = 12  # characters before a piece in which its indent stands


class Begins(Enum):
    """How a text begins."""

    INSIDE = "in the middle of a sentence, by its first character"
    CAPITAL = "with a capital letter"
    FRESH = "as a paragraph begins: set in, or with a subhead"
    EITHER = "as a sentence or its middle begins, in a script without capitals"


_OPEN = {
    Begins.INSIDE: "sentence_goes_on",
    Begins.EITHER: "sentence_open",
    Begins.CAPITAL: "sentence_or_name",
    Begins.FRESH: "sentence_begins",
}

#: The pages a middle part came from and goes on → the pages it may stand on.
Middles = Mapping[tuple[str, str], Set[str]]


@attrs.frozen(eq=False)
class Part:
    """An article as one page has it, looked at for what may stand on another."""

    #: Its place among the articles of the issue.
    index: int
    #: The article.
    article: Article
    #: Its language's rules.
    profile: Profile
    #: The last piece of its text, pictures left out; None where it has no text.
    last: Element | None
    #: The first.
    first: Element | None
    #: Whether its text breaks off in the middle of a sentence.
    is_open: bool
    #: How its text begins.
    begins: Begins
    #: Its head in letters and digits alone; empty where there is none.
    head: str
    #: The words of its head that few other heads have.
    head_words: frozenset[str]
    #: The words of the last paragraphs of its text, and of the first.
    ending: frozenset[str]
    opening: frozenset[str]
    #: The words by which its jump lines name the story, if they do: COUNCIL, Page 8.
    slug_on: frozenset[str]
    slug_from: frozenset[str]
    #: The key of the page it goes on, and of the one it came from; empty where a jump line names none.
    page_on: str
    page_from: str
    #: Whether it is the first, or the last, article of its page.
    is_first: bool
    is_last: bool

    @property
    def page(self) -> int:
        """Index of the page on which it begins."""
        return self.article.pages[0]

    @property
    def goes_on(self) -> bool:
        """Whether a jump line says that it goes on elsewhere."""
        return self.article.continued_on is not None

    @property
    def may_be_tail(self) -> bool:
        """Whether anything in it says that it is not the beginning of a story."""
        return self.came_from or not self.head or self.begins is Begins.INSIDE

    @property
    def came_from(self) -> bool:
        """Whether a jump line says that it came from elsewhere."""
        return self.article.continued_from is not None


@attrs.frozen
class Seen:
    """What is seen when two parts are held side by side."""

    #: Name → how much of it, from 0 to 1.
    things: Mapping[str, float]
    #: The sum of the weights.
    weight: float

    def reasons(self) -> tuple[str, ...]:
        """Why they are one story, most trusted first."""
        told = {REASONS[name] for name, much in self.things.items() if name in REASONS and much >= _TOPIC_TOLD}
        return tuple(reason for reason in ORDER if reason in told)


@attrs.frozen(eq=False)
class Pair:
    """A piece and one that may be its continuation."""

    #: What may go on.
    front: Part
    #: What may have come from there.
    tail: Part
    #: What is seen of them.
    seen: Seen


def is_cut(front: Part, tail: Part) -> bool:
    """Whether the break stands in the middle of a paragraph, the two being one story."""
    if front.last is None or tail.first is None or not front.last.role is tail.first.role is Role.PARAGRAPH:
        return False
    if tail.page < front.page:  # the spans of an element ascend
        return False
    return tail.begins is Begins.INSIDE or (front.is_open and tail.begins is not Begins.FRESH)


def parts_of(articles: Sequence[Article], pages: Sequence[Page], profiles: Mapping[str, Profile]) -> list[Part]:
    """Look at each article of an issue, as they were read page by page; `profiles` are those of their languages."""
    last_of = {article.pages[0]: index for index, article in enumerate(articles)}
    first_of = {article.pages[0]: index for index, article in reversed(list(enumerate(articles)))}
    heads = [words_of(str(article.headline)) for article in articles]
    having = Counter(word for words in heads for word in words)
    parts = []
    for index, article in enumerate(articles):
        profile = profiles[article.language]
        text = [piece for piece in article.body if piece.role not in PICTURE]
        first, last = (text[0], text[-1]) if text else (None, None)
        slugs = _slugs(article, profile)
        parts.append(
            Part(
                index=index,
                article=article,
                profile=profile,
                first=first,
                last=last,
                is_open=last is not None and last.role is Role.PARAGRAPH and not profile.ends_sentence(last.text),
                begins=begins_as(first, pages) if first else Begins.FRESH,
                head=head_key(article),
                head_words=frozenset([word for word in heads[index] if having[word] <= _MOST_HEADS]),
                ending=_words_beside(text[::-1]),
                opening=_words_beside(text),
                slug_on=slugs["page_on"],
                slug_from=slugs["page_from"],
                page_on=page_key(article.continued_on.page) if article.continued_on else "",
                page_from=page_key(article.continued_from.page) if article.continued_from else "",
                is_first=first_of[article.pages[0]] == index,
                is_last=last_of[article.pages[0]] == index,
            )
        )
    return parts


def _words_beside(pieces: Iterable[Element]) -> frozenset[str]:
    """The words of the pieces beside a break, so many that they tell what they are about; a subhead ends them."""
    words: frozenset[str] = frozenset()
    for piece in pieces:
        if len(words) >= _BESIDE or (words and piece.role is Role.SUBHEAD):
            break
        words |= words_of(piece.text)
    return words


def head_key(article: Article) -> str:
    """The headline as it is compared."""
    return key_of(str(article.headline))


def key_of(text: str) -> str:
    """A head as it is compared: its letters and digits."""
    return _KEPT.sub("", text).casefold()


def _slugs(article: Article, profile: Profile) -> dict[str, frozenset[str]]:
    """The words by which its jump lines name the story, by the direction of the line."""
    slugs: dict[str, frozenset[str]] = {"page_on": frozenset(), "page_from": frozenset()}
    for leaf in article.credits:
        pattern = profile.jump_rules.get(leaf.rule)
        if pattern and "slug" in pattern.groupindex and (found := pattern.search(leaf.text)):
            groups = found.groupdict()
            for direction in slugs.keys() & groups.keys():
                slugs[direction] |= words_of(groups["slug"] or "")
    return slugs


def begins_as(first: Element, pages: Sequence[Page]) -> Begins:
    """How a piece of text begins."""
    character, span = first.text[:1], first.spans[0]
    if first.role is not Role.PARAGRAPH:
        return Begins.FRESH
    if character in _NEVER_BEGINS or (character.islower() and character <= _LATIN_ENDS):
        return Begins.INSIDE
    if _BLANK_BEFORE.search(pages[span.page].text, max(0, span.start - _INDENT), span.start):
        return Begins.FRESH
    return Begins.CAPITAL if character <= _LATIN_ENDS and character.isalpha() else Begins.EITHER


def compared(front: Part, tail: Part, numbers: Sequence[PageNumber], topics: Topics, middles: Middles) -> Seen:
    """Hold a piece and one that may be its continuation side by side.

    Args:
        front: What may go on.
        tail: What may have come from there.
        numbers: The number of each page.
        topics: The words of all articles.
        middles: What `middles_of` says of all articles.
    """
    things = dict.fromkeys(_seen(front, tail, numbers, middles), 1.0)
    if {"other_page_on", "other_page_from"} <= things.keys():
        things["other_pages"] = 1.0
    if shared := topics.shared(front.index, tail.index):
        things["topic"] = shared
    if "sentence_open" in things and front.last and tail.first:
        known = topics.stand_together(front.last.text, tail.first.text)
        things |= {} if known is None else {"seam_known" if known else "seam_new": 1.0}
    # another story may have been read into one of them, and stand beside the break
    beside = {"ending_differs"} if topics.strange(front.ending, tail.index) else set()
    beside |= {"opening_differs"} if topics.strange(tail.opening, front.index) else set()
    if topics.differ(front.index, tail.index) or (beside and not shared):
        beside = {"topic_differs"}
    things |= dict.fromkeys(beside, 1.0)
    weights = front.profile.evidence["jump"]
    return Seen(things, sum([weights[name] * much for name, much in things.items()]))


def _seen(front: Part, tail: Part, numbers: Sequence[PageNumber], middles: Middles) -> Iterator[str]:
    if front.goes_on:
        yield from _page_named(front.article.continued_on, front.page, tail.page, numbers, "page_on")
    if tail.came_from:
        yield from _page_named(tail.article.continued_from, tail.page, front.page, numbers, "page_from")
    if _is_between(front, tail, numbers, middles):
        yield "part_between"
    if tail.page < front.page:
        yield "backwards"
    elif front.goes_on and tail.came_from:
        yield "both_marked"
    else:
        yield from _unmarked(front, tail)
    yield from _sentence(front, tail)
    yield from _head(front, tail)


def _is_between(front: Part, tail: Part, numbers: Sequence[PageNumber], middles: Middles) -> bool:
    """Whether a third part stands between the two: lines of theirs name its page, or its own lines name theirs."""
    own = numbers[front.page].key, numbers[tail.page].key
    named = {key for key in (front.page_on, tail.page_from) if key and key not in own}
    if front.page_on == own[1] or tail.page_from == own[0]:
        return not named.isdisjoint(middles.get(own, ()))
    return own in middles or bool(named and front.page_on == tail.page_from)


def middles_of(parts: Iterable[Part], numbers: Sequence[PageNumber]) -> Middles:
    """The pages that both lines of a middle part name, where it came from and where it goes on → those it stands on."""
    found: dict[tuple[str, str], set[str]] = {}
    for part in parts:
        if part.page_from and part.page_on:
            found.setdefault((part.page_from, part.page_on), set()).add(numbers[part.page].key)
    return found


def _unmarked(front: Part, tail: Part) -> Iterator[str]:
    """What tells where a jump line was lost, or never was."""
    if tail.page == front.page + 1 and not (front.goes_on or tail.came_from):
        yield "next_page"
    if front.is_last and tail.is_first:
        yield "page_edges"
    if not front.goes_on and not front.is_open:
        yield "ends_whole"
        if any(piece.role is Role.SUBHEAD for piece in front.article.body):
            yield "ends_under_subhead"
    if not tail.came_from and not tail.head and not front.is_open:
        yield "begins_whole"
    if not tail.came_from and _has_own_credits(front.article, tail.article):
        yield "credits_open"


def _has_own_credits(front: Article, tail: Article) -> bool:
    """Whether a piece has a dateline, or names somebody who is not named in the other."""
    names = {one.name for one in front.contributors}
    return tail.dateline is not None or any(one.name not in names for one in tail.contributors)


def _page_named(jump: Jump | None, own: int, other: int, numbers: Sequence[PageNumber], name: str) -> Iterator[str]:
    """Whether a jump line names the page on which the other part stands; a misread number is no other page."""
    printed = (jump.page if jump else None) or ""
    key = page_key(printed)
    if not key or means_page(key, numbers[own].key):
        return
    if means_page(key, numbers[other].key):
        yield name if numbers[other].printed else f"{name}_by_place"
    elif numbers[other].printed and not _LETTER_FOR_DIGIT.search(printed):
        yield f"other_{name}"


def _sentence(front: Part, tail: Part) -> Iterator[str]:
    """Whether the sentence of the one goes on in the other."""
    if front.last is None or tail.first is None:
        return
    if front.is_open:
        yield _OPEN[tail.begins]
    elif tail.begins is Begins.INSIDE:
        yield "sentence_stops"
    if front.last.role is tail.first.role is Role.PARAGRAPH:
        yield from _quote(front.last.text[-_NEARBY:], tail.first.text[:_NEARBY])


def _quote(before: str, after: str) -> Iterator[str]:
    """Whether a quotation or bracket that the one opens ends in the other, or one ends that was never opened."""
    for opener, closer in _PAIRS:
        opened = before.rfind(opener) > before.rfind(closer)
        closes = after.find(closer)
        closed = closes >= 0 and after.find(opener, 0, closes) < 0
        if opened and closed:
            yield "quote_closes"
            return
        if closed:
            yield "quote_differs"
            return


def _head(front: Part, tail: Part) -> Iterator[str]:
    if front.head and tail.head:
        shorter, longer = sorted((front.head, tail.head), key=len)
        if front.head == tail.head:
            yield "same_head"
        elif len(shorter) >= _LEAST_WITHIN and shorter in longer:
            yield "head_within"
        elif not tail.came_from:
            yield "own_head"
        elif _alike(front.head_words, tail.head_words):
            yield "head_words"
    slugs = front.slug_on or front.head_words, tail.slug_from or tail.head_words
    if (front.slug_on or tail.slug_from) and _alike(*slugs):
        yield "slug"


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))
