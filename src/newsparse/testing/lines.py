"""Where does a press break a text? At line ends, and where a column ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.profile import Profile

_LEAST = 2  # letters of a word on either side of a line end
_BLANKS = " \u3000"  # which stand at the end of a line, not at its beginning


def wrapped(text: str, width: int, profile: Profile, *, hyphens: bool, line_rules: bool) -> Iterator[str]:
    """Break a text into the lines of a column of so many characters.

    Where words are parted by blanks, it is broken between them and, with `hyphens`, within them; else anywhere but in a
    word in Latin letters, and with `line_rules` not before or after marks that begin or end no line.
    """
    if profile.typesetting.spaces:
        yield from _by_words(text, width, profile.typeset["hyphen"] if hyphens else "", profile)
    else:
        yield from _by_characters(text, width, profile if line_rules else None)


def cut(text: str, lengths: Sequence[int], profile: Profile) -> list[str]:
    """Cut a text into shares as long as these, in proportion; a word is broken as at the end of any line."""
    shares: list[str] = []
    start, total, passed = 0, sum(lengths), 0
    for length in lengths[:-1]:
        passed += length
        end = len(text) * passed // total if total else start
        end, hyphen = _column_end(text, start, end, profile)
        shares.append(text[start:end].rstrip() + hyphen)
        start = end + len(text[end:]) - len(text[end:].lstrip())
    return [*shares, text[start:]]


def _column_end(text: str, start: int, end: int, profile: Profile) -> tuple[int, str]:
    """Where a column that has room down to `end` ends, and the hyphen that it ends with."""
    if not profile.typesetting.spaces:
        while end > start and _in_word(text, end):
            end -= 1
        return end, ""
    first = max(start, text.rfind(" ", 0, end) + 1)
    last = text.find(" ", end)
    last = len(text) if last < 0 else last
    if not first < end < last:
        return end, ""
    hyphen = profile.typeset["hyphen"]
    broken = _broken(text[first:last], end - first, profile) if hyphen else 0
    return first + broken, hyphen if broken else ""


def parted(lines: Sequence[str], lengths: Sequence[int], least: int) -> list[list[str]]:
    """Deal the lines of a text out in shares of these lengths, in proportion; the first has so many lines at least."""
    total, passed, start = sum(lengths), 0, 0
    shares: list[list[str]] = []
    for length in lengths[:-1]:
        passed += length
        end = max(start, min(len(lines), least), round(len(lines) * passed / total) if total else 0)
        shares.append(list(lines[start:end]))
        start = end
    return [*shares, list(lines[start:])]


def _by_characters(text: str, width: int, profile: Profile | None) -> Iterator[str]:
    never_begins = profile.typeset["no_line_begins"] if profile else ""
    never_ends = profile.typeset["no_line_ends"] if profile else ""
    start = 0
    while len(text) - start > width:
        end = start + width
        while end > start + 1 and _in_word(text, end):
            end -= 1
        if end == start + 1:  # a word as long as a line
            end = start + width
            while end < len(text) and _in_word(text, end):
                end += 1
        while end < len(text) and text[end] in never_begins + _BLANKS:
            end += 1
        while end > start + 1 and text[end - 1] in never_ends:
            end -= 1
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _in_word(text: str, end: int) -> bool:
    """Whether a break there would stand within a word in Latin letters."""
    before, after = text[end - 1 : end], text[end : end + 1]
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()


def _by_words(text: str, width: int, hyphen: str, profile: Profile) -> Iterator[str]:
    indent = text[: len(text) - len(text.lstrip())]
    line = indent
    for word in text.split():
        gap = " " if line.strip() else ""
        while len(line) + len(gap) + len(word) > width:
            room = width - len(line) - len(gap) - len(hyphen)
            broken = _broken(word, room, profile) if hyphen else 0
            if broken:
                line, word, gap = f"{line}{gap}{word[:broken]}{hyphen}", word[broken:], ""
            elif not line.strip():
                break  # longer than a line
            yield line
            line, gap = "", ""
        line += gap + word
    yield line


def _broken(word: str, room: int, profile: Profile) -> int:
    """After how many letters a word is broken that has room for so many; 0 where it is not.

    Figures, names with marks in them and words that have a hyphen already are left whole, and so is a word whose first
    half would look like that of a word which keeps its hyphen, or its second like a word before which one hangs.
    """
    letters = len(word.rstrip('.,;:!?"”’»)'))
    end = min(room, letters - _LEAST)
    if end < _LEAST or not word[:letters].isalpha() or not word[end:letters].islower():
        return 0
    typesetting = profile.typesetting
    is_kept = word[:end].lower() in typesetting.kept_hyphens or word[end:letters] in typesetting.after_hanging_hyphen
    return 0 if is_kept else end
