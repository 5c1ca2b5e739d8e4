"""Invented issues whose stories go on on other pages, with all that OCR and printers do to the lines that say so.

`make_issue(tongue, seed)` gives the pages as raw text and tells which characters are of which story, so that a reading
can be held against it: `judged(issue, made)`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import attrs

import newsparse
from jump_tongues import Tongue

PAGES = 8
JUMPS = 20
DAMAGED = 1 / 3
_WHOLE = (2, 4)  # stories of a page that stand on it whole
_PARAGRAPHS = (1, 3)  # before the break, and after it
_SENTENCES = (2, 4)  # of a paragraph
_IN_MID_SENTENCE = 0.8  # of the breaks
_GLUED = 0.3  # of the jump lines stand in one line with the text
_CHAINED = 0.15  # of the jumps go on in a third part


@attrs.frozen
class Piece:
    """Part of a story on one page."""

    story: int
    number: int
    #: Index of the page.
    page: int
    start: int
    end: int


@attrs.frozen
class Jump:
    """A story that goes on: from the page with this index to that one, and what became of its lines."""

    story: int
    number: int
    from_page: int
    to_page: int
    damage: str


@attrs.frozen
class MadeIssue:
    """The pages, what stands where on them, and the jumps."""

    pages: tuple[str, ...]
    pieces: tuple[Piece, ...]
    jumps: tuple[Jump, ...]


@attrs.frozen
class Judgement:
    """How the jumps were read."""

    right: tuple[Jump, ...]
    missed: tuple[Jump, ...]
    #: Joins of two stories: (story before, story after).
    wrong: tuple[tuple[int, int], ...]


class _Maker:
    def __init__(self, tongue: Tongue, seed: int) -> None:
        self.tongue = tongue
        self.random = random.Random(f"{tongue.language} {seed}")
        self.topics = tongue.topics(self.random)
        self.blocks: list[list[tuple[int, int, str]]] = [[] for _ in range(PAGES)]
        self.jumps: list[Jump] = []
        self.stories = 0

    def make(self) -> MadeIssue:
        while len(self.jumps) < JUMPS:
            self.jumping_story()
        for page in range(PAGES):
            for _ in range(self.random.randint(*_WHOLE)):
                story, told = self.new_story()
                self.blocks[page].append((story, 0, "\n\n".join([*self.opening(told), *told.paragraphs(self.random)])))
        pages, pieces = [], []
        for page, blocks in enumerate(self.blocks):
            self.random.shuffle(blocks)
            text = self.tongue.folio.format(number=page + 1)
            for story, number, block in blocks:
                text += "\n\n"
                pieces.append(Piece(story, number, page, len(text), len(text) + len(block)))
                text += block
            pages.append(text + "\n")
        return MadeIssue(tuple(pages), tuple(pieces), tuple(self.jumps))

    def new_story(self) -> tuple[int, Told]:
        self.stories += 1
        return self.stories - 1, Told(self.tongue, next(self.topics))

    def opening(self, told: Told) -> Iterator[str]:
        """The head of a story, and its credits where they stand by themselves."""
        yield f"## {told.head(self.random)}"
        if self.tongue.byline and self.random.random() < 0.6:
            yield self.tongue.byline.format(**told.topic)

    def jumping_story(self) -> None:
        story, told = self.new_story()
        parts = 2 + (self.random.random() < _CHAINED and len(self.jumps) < JUMPS - 1)
        pages = sorted(self.random.sample(range(PAGES), parts))
        texts = told.broken(self.random, parts)
        heads = list(self.opening(told))
        over = heads[0]
        lines = [self.lines(story, number, *pages[number : number + 2]) for number in range(parts - 1)]
        slug = told.slug()
        for number, (page, paragraphs) in enumerate(zip(pages, texts, strict=True)):
            if number:
                heads = self.tail_head(told, over)
                paragraphs = self.with_line(lines[number - 1][1].replace("SLUG", slug), paragraphs, before=True)
            if number < parts - 1:
                paragraphs = self.with_line(lines[number][0].replace("SLUG", slug), paragraphs, before=False)
            self.blocks[page].append((story, number, "\n\n".join([*heads, *paragraphs])))

    def tail_head(self, told: Told, head: str) -> list[str]:
        kind = self.random.choices(("repeated", "other", "none"), self.tongue.tail_heads)[0]
        return [] if kind == "none" else [head] if kind == "repeated" else [f"## {told.head(self.random)}"]

    def with_line(self, line: str, paragraphs: list[str], *, before: bool) -> list[str]:
        if not line:
            return paragraphs
        glued = self.tongue.glued and self.random.random() < _GLUED and line[0] in "（(【▶〈＝"
        if before:
            return [line + paragraphs[0], *paragraphs[1:]] if glued else [line, *paragraphs]
        return [*paragraphs[:-1], paragraphs[-1] + line] if glued else [*paragraphs, line]

    def lines(self, story: int, number: int, from_page: int, to_page: int) -> tuple[str, str]:
        """The jump lines at the two ends of a break, one of them damaged now and then."""
        pick = self.random.randrange(len(self.tongue.jump_lines))
        on, origin = self.tongue.jump_lines[pick]
        numbers = {"on": str(to_page + 1), "from": str(from_page + 1)}
        texts = {"on": on, "from": origin}
        damage, side = "none", self.random.choice(("on", "from"))
        if self.random.random() < DAMAGED:
            damage = self.random.choice(("lost", "word", "misread", "wrong", "bracket"))
            if damage == "lost":
                texts[side] = ""
            elif damage == "word":
                texts[side] = self.misread_word(texts[side])
            elif damage == "misread":
                numbers[side] = self.tongue.misread(numbers[side], self.random)
            elif damage == "wrong":
                pages = [page for page in range(1, PAGES + 5) if page not in (from_page + 1, to_page + 1)]
                numbers[side] = str(self.random.choice(pages))
            else:
                texts[side] = self.broken_bracket(texts[side])
            damage = f"{damage} {side}"
        self.jumps.append(Jump(story, number, from_page, to_page, damage))
        on, origin = (texts[one].replace("NUMBER", numbers[one]) for one in ("on", "from"))
        return on, origin

    def misread_word(self, line: str) -> str:
        """The line with one letter of its words lost or read as another."""
        letters = [at for at, one in enumerate(line) if one in self.tongue.misreadings and "NUMBER"[:1] != one]
        at = self.random.choice(letters)
        return line[:at] + self.random.choice(self.tongue.misreadings[line[at]]) + line[at + 1 :]

    def broken_bracket(self, line: str) -> str:
        """The line with one of its brackets lost, or read as another one."""
        at = self.random.choice([at for at, one in enumerate(line) if one in "（）()【】〈〉▶►"] or [0])
        if line[at] not in "（）()【】〈〉▶►":
            return line
        return (
            line[:at]
            + self.random.choice(("", {"（": "(", "）": "】", "(": "{", ")": "]"}.get(line[at], "")))
            + line[at + 1 :]
        )


@attrs.frozen
class Told:
    """What a story is about, and sentences that say so."""

    tongue: Tongue
    topic: dict[str, str]

    def head(self, chance: random.Random) -> str:
        return chance.choice(self.tongue.heads).format(**self.topic)

    def slug(self) -> str:
        return self.topic["thing"].split()[-1].upper()

    def sentences(self, chance: random.Random, count: int) -> list[str]:
        some = chance.sample(self.tongue.sentences, count)
        numbers = {name: str(chance.randint(3, 940)) for name in ("n", "m")}
        return [one.format(**self.topic, **numbers) for one in some]

    def paragraphs(self, chance: random.Random, parts: int = 1) -> list[str]:
        counts = [chance.randint(*_SENTENCES) for _ in range(chance.randint(*_PARAGRAPHS) * parts)]
        told = self.sentences(chance, min(sum(counts), len(self.tongue.sentences)))
        first = self.tongue.dateline.format(**self.topic) if self.tongue.dateline else ""
        found = []
        while told:
            count = counts.pop() if counts else 3
            found.append(self.tongue.blank.join(told[:count]))
            told = told[count:]
        return [first + found[0], *found[1:]]

    def broken(self, chance: random.Random, parts: int) -> list[list[str]]:
        """The paragraphs in parts, broken off in mid-sentence or between sentences."""
        per_part = len(self.tongue.sentences) // parts
        texts: list[list[str]] = []
        told = self.sentences(chance, per_part * parts)
        pieces = [told[at * per_part : (at + 1) * per_part] for at in range(parts)]
        rest = ""
        for number, piece in enumerate(pieces):
            some = piece[: chance.randint(4, max(4, min(9, len(piece))))]
            begin, rest_next = rest, ""
            if number < parts - 1 and chance.random() < _IN_MID_SENTENCE:
                *some, last = some
                at = self.tongue.break_at(last, chance)
                tail_of_page, rest_next = last[:at].rstrip(), last[at:].lstrip()
                some = [*some, tail_of_page]
            if begin:
                some = [begin, *some]
            count = chance.randint(2, 4)
            paragraphs = [self.tongue.blank.join(some[at : at + count]) for at in range(0, len(some), count)]
            if number == 0 and self.tongue.dateline:
                paragraphs[0] = self.tongue.dateline.format(**self.topic) + paragraphs[0]
            texts.append(paragraphs)
            rest = rest_next
        return texts


def make_issue(tongue: Tongue, seed: int) -> MadeIssue:
    """Make an issue; the same seed makes the same."""
    return _Maker(tongue, seed).make()


def judged(issue: newsparse.Issue, made: MadeIssue) -> Judgement:
    """Hold a reading against what was made: does each join put a piece of a story to the piece before it?"""
    right: set[tuple[int, int]] = set()
    wrong = []
    for article in issue.articles:
        for join in article.joins:
            before = _pieces(article, made, join.from_page)
            after = _pieces(article, made, join.to_page)
            if not before or not after:
                wrong.append((-1, -1))
                continue
            # the piece that ends the text on the one page, and the one that begins it on the other
            last, first = before[-1], after[0]
            if last.story == first.story and first.number == last.number + 1:
                right.add((last.story, last.number))
            else:
                wrong.append((last.story, first.story))
    return Judgement(
        tuple(jump for jump in made.jumps if (jump.story, jump.number) in right),
        tuple(jump for jump in made.jumps if (jump.story, jump.number) not in right),
        tuple(wrong),
    )


def _pieces(article: newsparse.Article, made: MadeIssue, page: int) -> list[Piece]:
    """The pieces of stories that an article's text on a page is of, in reading order."""
    offsets = [span.start for piece in article.body for span in piece.spans if span.page == page]
    return [one for offset in offsets for one in made.pieces if one.page == page and one.start <= offset < one.end]


def measured(tongue: Tongue, seeds: Sequence[int]) -> tuple[int, int, int, list[tuple[int, Judgement]]]:
    """How many jumps there were, were joined right and wrong, and the judgement of each seed."""
    judgements = []
    for seed in seeds:
        made = make_issue(tongue, seed)
        judgements.append((seed, judged(newsparse.parse(*made.pages), made)))
    right = sum(len(one.right) for _, one in judgements)
    missed = sum(len(one.missed) for _, one in judgements)
    return right + missed, right, sum(len(one.wrong) for _, one in judgements), judgements
