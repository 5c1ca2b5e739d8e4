"""Which language a text is in, and each part of a page on which stories of several languages stand mixed.

A language is told by the letters that its frequent words or characters cover (profiles/recognition.toml). A page is
nearly always in one: a glance at each part of it shows that. Only where another one shows are its lines weighed, and
the page is parted where that covers most with the fewest turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby

import attrs

from newsparse.languages import languages, load_profile, recognitions
from newsparse.profile import Profile
from newsparse.source import HEADING_MARK

_BASE = "base"
_SAMPLE = 2_000  # characters; enough to tell a language, however long the page
_LEAST_SHARE = 0.01  # of the letters of a text must stand in its language's frequent words
_LETTERS = re.compile(r"[^\W\d_]+")
# From here on each script has characters by which it can be told; the scripts below share theirs and are told by words.
_WIDE = "\u2e80-\uffff"
_WIDE_RUN = re.compile(f"[{_WIDE}]+")
_WORD = re.compile(r"[^\W\d_]+'?")
_ENDINGS = (1, 2, 3, 4, 5, 6)  # lengths of endings that tell
_REMEMBERED = 10_000  # words whose languages are remembered

_STORY = 150  # letters without which there is no story of another script
_GLANCE, _WIDE_GLANCE = 120, 60  # characters that are looked at
_EXPECTED = 3  # frequent words in a glance that the beginning of the page has too
_SHOWN = 12  # letters of a glance that another language must cover more than the page's own
# A letter says something for all languages of its script, though less than a frequent word; a 漢字 as much as three.
_SCRIPT_SHARE = 0.25
_WIDE_WEIGHT = 3
# What another language must cover more for a turn to it: at a head, under a blank line, anywhere.
_TURN_AT_HEAD = 30.0
_TURN_AT_PARAGRAPH = 80.0
_TURN_ANYWHERE = 120.0
_LONGEST_HEAD = 120
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’»)」』）]{0,3}\s*$")


@attrs.frozen
class Stretch:
    """A part of a page in one language; it holds whole lines."""

    #: Offset of its first character.
    start: int
    #: Offset after its last.
    end: int
    #: The language's profile.
    profile: Profile


def recognise(text: str) -> Profile:
    """Find the profile of the language a text is written in; the base profile where none is recognised or has one."""
    return _profile(_language(text))


def stretches(text: str) -> list[Stretch]:
    """Part the text of a page with plain line ends into stretches of one language; mostly it is one.

    What is short or undecided, as a name, a loan word or a quotation is, stays in the stretch that it stands in; a
    head goes with the text under it. Only where enough letters of another language follow does it turn.
    """
    language = _language(text)
    shown = set(_shown_beside(language, text)) if language else set()
    if not shown:
        return [Stretch(0, len(text), _profile(language))]
    lines = text.splitlines(keepends=True)
    names = [str(language), *sorted(shown)]
    parts: list[Stretch] = []
    end = 0
    for name, run in groupby(zip(_languages_of(lines, names), lines, strict=True), key=lambda pair: pair[0]):
        start, end = end, end + sum(len(line) for _, line in run)
        parts.append(Stretch(start, end, _profile(name)))
    return parts


def main_profile(parts: Sequence[Stretch]) -> Profile:
    """The profile by which most of a page is read."""
    lengths = Counter[str]()
    for part in parts:
        lengths[part.profile.language] += part.end - part.start
    most = max(lengths, key=lengths.__getitem__)
    return next(part.profile for part in parts if part.profile.language == most)


def _profile(language: str | None) -> Profile:
    return load_profile(language if language in languages() else _BASE)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The characters of each language whose script has its own; no profile is read for it."""
    reach = recognitions()["reach"]
    return {
        name: re.compile(f"[{characters}].{{0,{reach.get(name, 0)}}}")
        for name, characters in recognitions()["characters"].items()
    }


@cache
def _frequent() -> Mapping[str, Sequence[str]]:
    """Each frequent word or ending of the other languages, and those it is frequent in."""
    found: dict[str, list[str]] = {}
    for name, words in recognitions()["words"].items():
        for word in words:
            found.setdefault(word, []).append(name)
    return found


@lru_cache(_REMEMBERED)
def _languages_of_word(word: str) -> Sequence[str]:
    """The languages in which a word in lower case is frequent, or one that ends like it."""
    frequent = _frequent()
    for form in (word, word.rstrip("'"), *(f"-{word[-size:]}" for size in _ENDINGS if size < len(word))):
        if form in frequent:
            return frequent[form]
    return ()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("\u2019", "'"))


def _language(text: str) -> str | None:
    """The language of which most of a text is; None where it shows none."""
    sample = text[:_SAMPLE]
    covered = _covered(sample)
    best = _most(covered)
    return best if covered[best] > max(1, _letters(sample)) * _LEAST_SHARE else None


def _covered(text: str) -> dict[str, int]:
    """How many letters of a text the frequent words and characters of each language cover."""
    wide = "\n".join(_WIDE_RUN.findall(text))
    covered = {name: sum(map(len, pattern.findall(wide))) for name, pattern in _patterns().items()}
    covered |= dict.fromkeys(recognitions()["words"], 0)
    for word, times in Counter(_words(text)).items():
        for name in _languages_of_word(word):
            covered[name] += len(word) * times
    return covered


def _most(covered: Mapping[str, float]) -> str:
    return max(covered, key=covered.__getitem__)


def _letters(text: str) -> int:
    return sum(map(len, _LETTERS.findall(text)))


def _shown_beside(language: str, text: str) -> Iterator[str]:
    """Other languages of which the page may have a story."""
    is_wide = language in _patterns()
    if is_wide:
        glances = _glances_without_characters(_patterns()[language], text)
    else:
        glances = [*_glances_of_wide_scripts(text), *_glances_without_words(language, text)]
    for glance in glances:
        covered = {name: count * _weight(name) for name, count in _covered(glance).items()}
        best = _most(covered)
        if covered[best] - covered[language] >= _SHOWN:
            yield best


def _weight(language: str) -> int:
    return _WIDE_WEIGHT if language in _patterns() else 1


def _glances_without_characters(characters: re.Pattern[str], text: str) -> list[str]:
    """Parts of a text, at some distance from each other, that have none of a language's own characters."""
    search = characters.search
    starts = range(0, len(text), _WIDE_GLANCE + _WIDE_GLANCE // 2)
    return [text[start : start + _WIDE_GLANCE] for start in starts if not search(text, start, start + _WIDE_GLANCE)]


def _glances_without_words(language: str, text: str) -> Iterator[str]:
    """Parts of a text that have hardly any of the language's words that its beginning has."""
    frequent = {word for word in _words(text[:_SAMPLE]) if language in _languages_of_word(word)}
    for start in range(0, len(text), _GLANCE + _GLANCE // 2):
        glance = text[start : start + _GLANCE]
        if len(frequent.intersection(glance.lower().split())) < _EXPECTED:
            yield glance


def _glances_of_wide_scripts(text: str) -> list[str]:
    """What a page has of scripts with characters of their own; how much that is can be seen without reading it."""
    wide = (len(text.encode("utf-8", "replace")) - len(text)) // 2
    run = "".join(_WIDE_RUN.findall(text)) if wide * _WIDE_WEIGHT >= _STORY else ""
    return [run[start : start + _WIDE_GLANCE] for start in range(0, len(run), _WIDE_GLANCE)]


def _languages_of(lines: Sequence[str], names: Sequence[str]) -> list[str]:
    """The language of each line: that by which most is covered, turns from one to another taken off.

    The first name is that of the page, to which no turn is needed at its ends.
    """
    totals = dict.fromkeys(names, -_TURN_AT_HEAD) | {names[0]: 0.0}
    come_from: list[dict[str, str]] = []
    for index, line in enumerate(lines):
        turn = _turn(lines, index)
        best = max(totals, key=totals.__getitem__)
        turned = totals[best] - turn
        # Where both are worth the same it has turned before: a head goes with the text under it.
        come_from.append({name: best if turned > total else name for name, total in totals.items()})
        said = _said(line, names)
        totals = {name: max(total, turned) + said[name] for name, total in totals.items()}
    name = max(totals, key=lambda name: totals[name] - (name != names[0]) * _TURN_AT_HEAD)
    found = []
    for before in reversed(come_from):
        found.append(name)
        name = before[name]
    return found[::-1]


def _said(line: str, names: Sequence[str]) -> dict[str, float]:
    """What the letters of a line say for each language."""
    covered = _covered(line)
    wide = sum(map(_letters, _WIDE_RUN.findall(line)))
    narrow = _letters(line) - wide
    return {
        name: (covered[name] + (wide if name in _patterns() else narrow) * _SCRIPT_SHARE) * _weight(name)
        for name in names
    }


def _turn(lines: Sequence[str], index: int) -> float:
    """What a turn to another language takes before a line: little where a story may begin."""
    line, above = lines[index], lines[index - 1] if index else ""
    if HEADING_MARK.match(line):
        return _TURN_AT_HEAD
    parted = not above.strip()
    begins = line.strip() and len(line) <= _LONGEST_HEAD and (parted or _SENTENCE_END.search(above))
    if begins and not _SENTENCE_END.search(line):
        return _TURN_AT_HEAD
    return _TURN_AT_PARAGRAPH if parted else _TURN_ANYWHERE
