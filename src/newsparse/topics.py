"""What a story is about, told by the words that hardly another story of the issue has: its names, its things.

The numbers were counted on stories of one day in Chinese, English, German and Spanish, cut in two, 40 a day: the two
parts share less than `differ` asks for in 5 of 100, parts of two stories in 90.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]++")
_UNSPACED = "\u1100"  # from Hangul on, words have no blanks between them, or endings that change
_LEAST = 4  # letters of a word; shorter ones tell nothing, but for names
_LEAST_NAME = 3
# What a word tells that so many stories have: these two alone, one more, two more. A pair of letters tells less: a name
# has several.
_TELLS = {2: 1.0, 3: 0.5, 4: 0.25}
_PAIR = 0.4
_BY_CHANCE = 0.3  # so much of them two stories share by chance
_ENOUGH = 3.7  # so much more tells all that can be told
# Two parts of a story share one such word for so many of the shorter part, if that has so many that it tells anything.
_SPARSE = 200
_LONG = 30
_LONG_IN_PAIRS = 60


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, names as they are printed too; pairs of letters where blanks part no words."""
    words: set[str] = set()
    for word in _WORD.findall(text):
        if word[0] >= _UNSPACED:
            words.update([word[at : at + 2] for at in range(len(word) - 1)])
            continue
        if len(word) >= _LEAST:
            words.add(word.casefold())
        if len(word) >= _LEAST_NAME and word[0].isupper():
            words.add(word)
    return frozenset(words)


class Topics:
    """The words of all stories of an issue, and how many stories have each."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self.words = [frozenset().union(*map(words_of, pieces)) for pieces in texts]
        self.stories = Counter(word for words in self.words for word in words)

    def shared(self, one: int, other: int) -> float:
        """How much two stories, by their place, have in common: from 0 to 1."""
        return min(1.0, max(0.0, self.told(self.words[one], other) - _BY_CHANCE) / _ENOUGH)

    def told(self, words: frozenset[str], one: int) -> float:
        """How many rare words these are that a story has too, each for what it tells."""
        return sum([self.tells(word) for word in words & self.words[one]])

    def rare(self, one: int) -> list[str]:
        """The words of a story that hardly another one has."""
        return [word for word in self.words[one] if self.stories[word] in _TELLS]

    def stand_together(self, before: str, after: str) -> bool | None:
        """Whether the letters beside a seam stand together in a story too; None where blanks part words."""
        pair = before[-1:] + after[:1]
        return pair in self.stories if len(words_of(pair)) == 1 and pair[0] >= _UNSPACED else None

    def differ(self, one: int, other: int) -> bool:
        """Whether two stories have less in common than the parts of one would, being as long as they are."""
        shorter, longer = sorted((one, other), key=lambda index: len(self.words[index]))
        return self.strange(self.words[shorter], longer)

    def strange(self, words: frozenset[str], one: int) -> bool:
        """Whether so many words have less in common with a story than those of another part of it would."""
        least = _LONG_IN_PAIRS if any(word[0] >= _UNSPACED for word in words) else _LONG
        return len(words) >= least and self.told(words, one) < len(words) / _SPARSE

    def tells(self, word: str) -> float:
        """What a word tells of the stories that have it."""
        told = _TELLS.get(self.stories[word], 0.0)
        return told * _PAIR if word[0] >= _UNSPACED else told
