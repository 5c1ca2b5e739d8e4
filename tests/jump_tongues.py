"""What the maker of invented issues needs of a language: names, sentences, the lines that say where a story goes on.

The words stand in `tongues/TAG.toml`, all of them invented.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import attrs

_FOLDER = Path(__file__).with_name("tongues")
_MISREAD = {"1": "lI", "0": "O", "8": "SB", "5": "S", "4": "A", "2": "Z", "3": "B"}


@attrs.frozen(kw_only=True)
class Tongue:
    """A language's words."""

    language: str
    #: What stands between sentences, and where a sentence may break; nothing where it breaks anywhere.
    blank: str
    folio: str
    dateline: str = ""
    byline: str = ""
    #: Names, parted by blanks; ends of places by strokes, as all lists below.
    places: str
    place_ends: str
    firsts: str
    lasts: str
    #: Parts of the names of firms, and what stands round them.
    firm_parts: str
    firm_form: str
    #: What only one or two stories speak of.
    details: str
    bodies: str
    things: str
    heads: tuple[str, ...]
    sentences: tuple[str, ...]
    #: Lines at the two ends of a break: where the story goes on, where it came from.
    jump_lines: tuple[tuple[str, str], ...]
    #: How often a tail repeats its head, has another, has none.
    tail_heads: tuple[int, int, int]
    #: Whether a jump line stands in one line with the text now and then.
    glued: bool
    #: Letter of a jump line → what OCR makes of it; an empty string where it is lost.
    misreadings: dict[str, list[str]]

    def topics(self, chance: random.Random) -> Iterator[dict[str, str]]:
        """What stories are about, one after the other; no place and no person twice."""
        places = [one + end for one in self.places.split() for end in self.place_ends.split("|")]
        people = [self.person(first, last) for first in self.firsts.split() for last in self.lasts.split()]
        chance.shuffle(places)
        chance.shuffle(people)
        while True:
            topic = {"place": places.pop(), "village": places.pop(), "firm": self.firm(chance)}
            topic |= {name: people.pop() for name in ("person", "other", "third")}
            topic |= {"body": chance.choice(self.bodies.split("|")), "thing": chance.choice(self.things.split("|"))}
            yield topic | dict(zip(("d1", "d2", "d3"), chance.sample(self.details.split("|"), 3), strict=True))

    def firm(self, chance: random.Random) -> str:
        """The name of a firm, hardly twice the same."""
        return self.firm_form.format("".join(chance.sample(self.firm_parts.split(), 2)).capitalize())

    def person(self, first: str, last: str) -> str:
        """A person's name."""
        return f"{first} {last}" if self.blank else last + first

    def break_at(self, sentence: str, chance: random.Random) -> int:
        """Where a sentence breaks off: anywhere in Chinese and Japanese, else between words."""
        if not self.blank:
            return chance.randint(3, len(sentence) - 4)
        return chance.choice([found.start() for found in re.finditer(" ", sentence)][1:-1])

    def misread(self, number: str, chance: random.Random) -> str:
        """The number as OCR misreads it."""
        return chance.choice(_MISREAD.get(number, "lB"))


def tongue(tag: str) -> Tongue:
    """The words of a language."""
    return Tongue(**tomllib.loads((_FOLDER / f"{tag}.toml").read_text("utf-8")))


TAGS = tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))
