"""How pieces of one text go together: with nothing between them, with a blank, or with a hyphen taken out.

A seam is the place where a line end, a column end or another piece stood inside a text. Everything here looks at
the two sides of the seam alone, so that the text of an element can be derived again from its spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from newsparse.source import FILLER

#: What typesetters and OCR leave at a line end inside a word. The last three never stand anywhere else:
#: hyphen-minus, hyphen; soft hyphen, not sign, the double oblique hyphen of Fraktur.
HYPHENS = frozenset("-\u2010\u00ad\u00ac\u2e17")
_LINE_END_HYPHENS = frozenset("\u00ad\u00ac\u2e17")
# From here on scripts are written without blanks between words: CJK punctuation, kana, ideographs, full-width forms.
_SPACELESS = "\u2e80"
# All but the syllables of Hangul: Korean parts its words.
_SPACED = range(0xAC00, 0xD7A4)
# In a script without blanks: a line end beside a blank, after a hyphen, or between Latin letters.
_LATIN = "A-Za-z\u00c0-\u024f"
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_ANY_HYPHEN = re.escape("".join(sorted(HYPHENS)))
_SEAM_TO_FIT = re.compile(rf"\n(?:\s|(?<=[^\S\n]\n)|(?<=[{_ANY_HYPHEN}]\n)|(?<=[{_LATIN}]\n)[{_LATIN}])")

# The word beside a seam, no more of it than any piece has that is cut there: a bracket behind it may be a credit's.
_FIRST_WORD = re.compile(r"[^\W\d_]+\.?")
_BETWEEN_WORDS = re.compile(r"[^\w'’]|[\d_]")


@attrs.frozen
class Typesetting:
    """What a language does with blanks and hyphens."""

    #: Whether words are parted by blanks.
    spaces: bool = True
    #: First halves of words that keep their hyphen at a line end: self-, well-.
    kept_hyphens: frozenset[str] = frozenset()
    #: Ends of words that no word begins with: a line that begins with one goes on in the word above.
    endings: frozenset[str] = frozenset()
    #: Words before which a hyphen stands for a half of a word to come: Natur- und Tierschutz.
    after_hanging_hyphen: frozenset[str] = frozenset()


def assemble(pieces: Sequence[str], typesetting: Typesetting) -> str:
    """Put the pieces of one text together, none of them empty.

    No blank comes between two pieces where either side is Chinese or Japanese, nor, in a language without
    blanks between words, between digits or marks. A hyphen between two halves of a word goes out.
    """
    fitted = [_fitted(before, after, typesetting) for before, after in pairwise(pieces)]
    fitted.extend(pieces[-1:])
    return "".join(fitted)


def runs_on(before: str, after: str) -> bool:
    """Tell whether two characters stand beside each other with no blank: either is Chinese or Japanese, none Korean."""
    return (before >= _SPACELESS or after >= _SPACELESS) and ord(before) not in _SPACED and ord(after) not in _SPACED


def unwrap(source: str, typesetting: Typesetting) -> str:
    """Return a text with plain line ends as a reader reads it: hard wraps taken out."""
    if "\n" not in source:
        return source
    if not typesetting.spaces and not _SEAM_TO_FIT.search(source):
        return source.replace("\n", "")
    return assemble([line for _, line in _placed_lines(source, typesetting)], typesetting)


def source_offset(source: str, offset: int, typesetting: Typesetting) -> int:
    """Tell where in `source`, which begins with no blank, the character at `offset` of `unwrap(source)` stands."""
    if offset < len(source[: source.find("\n")].rstrip()) - 1:  # within the first line, as most datelines are
        return offset
    lines = _placed_lines(source, typesetting)
    start, line = next(lines)
    for next_start, after in lines:
        fitted = len(_fitted(line, after, typesetting))
        if offset < fitted:
            break
        offset -= fitted
        start, line = next_start, after
    return start + min(offset, len(line) - 1)


def _placed_lines(source: str, typesetting: Typesetting) -> Iterator[tuple[int, str]]:
    """Each line that is not blank with its offset, without blanks at its ends but for those of the text.

    In a script without blanks, an empty line within a piece stands for the wide blank that parts names.
    """
    end = -1
    parted = False
    while end < len(source):
        start = end + 1
        end = source.find("\n", start)
        end = len(source) if end < 0 else end
        line = source[start:end]
        text = line.strip()
        if not text:
            parted = not typesetting.spaces
            continue
        if not typesetting.spaces and len(text) < len(line):
            text = _with_lone_blanks(line.rstrip(FILLER), text, first=start == 0)
        if parted and not text[0].isspace():
            yield start + line.index(text[0]) - 1, " " + text
        else:
            yield start + line.index(text[0]), text
        parted = False


def _with_lone_blanks(line: str, text: str, *, first: bool) -> str:
    """Give a line the blank back that a wrap fell on, as between two names.

    Two blanks at a line's end are Markdown's line break, two and more at its beginning are an indent.
    """
    if line[-1].isspace() and not line[-2].isspace():
        text += line[-1]
    if line[0] == " " and not first and not line[1].isspace():
        text = " " + text
    return text


def _fitted(before: str, after: str, typesetting: Typesetting) -> str:
    """A piece as it goes before another: with the blank that parts them, or without its hyphen."""
    if (before[-1] >= _SPACELESS or after[0] >= _SPACELESS) and not (
        typesetting.spaces and (ord(before[-1]) in _SPACED or ord(after[0]) in _SPACED)
    ):
        return before
    return _narrow_seam(before, after, typesetting)


def _narrow_seam(before: str, after: str, typesetting: Typesetting) -> str:
    last = before[-1]
    if last.isspace():
        return before
    if last in HYPHENS and before[-2:-1].isalnum() and after[0].isalnum():
        if typesetting.after_hanging_hyphen and _first_word(after) in typesetting.after_hanging_hyphen:
            return before + " "
        return before if _keeps_hyphen(before, after, typesetting) else before[:-1]
    if typesetting.endings and _first_word(after) in typesetting.endings:
        return before
    if typesetting.spaces or (_LATIN_LETTER.match(last) and _LATIN_LETTER.match(after)):
        return before + " "
    return before


def _keeps_hyphen(before: str, after: str, typesetting: Typesetting) -> bool:
    if before[-1] in _LINE_END_HYPHENS:
        return False
    if not (after[0].islower() and before[-2].isalpha()):
        return True
    word = _BETWEEN_WORDS.split(before[:-1].rsplit(None, 1)[-1])[-1]
    return word.lstrip("'").lower() in typesetting.kept_hyphens


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""
