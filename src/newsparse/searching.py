"""By which words is a text found? Those of full-text search, in scripts that set no blanks between words too.

SQLite's tokenizer `unicode61` takes letters and digits that stand together for one word: a whole clause of Chinese.
What a person types into a search box is one word to it as well. So that it is found, every stretch of characters of
such a clause is put into the index, as a word of its own. SQLite's `trigram` finds no word of fewer than three
characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The longest stretch of characters that is a word by itself unless the caller says otherwise.
LONGEST = 12

# What stands inside a name, 安娜·柯林; `tokenchars` of the index.
_DOTS = "·・‧"
# Han, kana, bopomofo, hangul, with their iteration marks and zero: each may begin or end a word.
_CHARACTER = (
    r"[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af]"
)
_LETTER = r"[^\W_]"
_CLAUSE = re.compile(rf"{_LETTER}++(?:[{_DOTS}]{_LETTER}++)*+")
_BEGINNING = re.compile(_CHARACTER)
_PLAIN = re.compile(rf"{_CHARACTER}+")
_UNIT = re.compile(rf"{_CHARACTER}[{_DOTS}]?|(?:(?!{_CHARACTER}){_LETTER})++[{_DOTS}]?")
_LOOSE_DOT = re.compile(rf"(?<!{_LETTER})[{_DOTS}]|[{_DOTS}](?!{_LETTER})")


def search_words(text: str, longest: int = LONGEST) -> str:
    """Return a text as the index is to have it: clauses of characters taken apart into all their stretches.

    Numbers and words in other letters inside a clause are one character each: `5G网` has the stretches `5G`, `5G网` and
    `网`. Everything else stays as it is.

    Args:
        text: What is to be found.
        longest: How many characters the longest stretch has.
    """
    if not _BEGINNING.search(text):
        return _LOOSE_DOT.sub(" ", text)
    return _CLAUSE.sub(lambda found: _words(found[0], longest), _LOOSE_DOT.sub(" ", text))


def _words(clause: str, longest: int) -> str:
    return f" {' '.join(_stretches(clause, longest))} " if _BEGINNING.search(clause) else clause


def _stretches(clause: str, longest: int) -> list[str]:
    if _PLAIN.fullmatch(clause):  # most are, and cutting a string is faster
        return [clause[begin:end] for begin, end in _ranges(len(clause), longest)]
    units = _UNIT.findall(clause)
    return ["".join(units[begin:end]).rstrip(_DOTS) for begin, end in _ranges(len(units), longest)]


def _ranges(length: int, longest: int) -> Iterator[tuple[int, int]]:
    """Where the stretches of so many characters begin and end."""
    return ((begin, end) for begin in range(length) for end in range(begin + 1, min(begin + longest, length) + 1))
