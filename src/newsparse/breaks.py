"""Where in its text does each span of a piece begin, so that the page it is on can be told in mid-sentence?"""

from __future__ import annotations

import attrs

from newsparse.errors import ArgumentError
from newsparse.joining import text_at
from newsparse.languages import profile_of
from newsparse.model import Element, Issue
from newsparse.source import with_plain_line_ends

_MOST = 100  # spans: more than print cuts a piece into


@attrs.frozen
class Break:
    """Where one span of a piece ends and the next begins, in the text of the piece."""

    #: Offset of the first character of the next span, blanks between them passed over.
    offset: int
    #: Whether a word was broken there, as its hyphen, which the text has no more, told.
    in_word: bool


def breaks_of(element: Element, language: str, issue: Issue) -> tuple[Break, ...] | None:
    """Tell where the second and each later span of a piece begins in its text, which is in `language`.

    Returns:
        None where the pages do not tell: without their text, in a language that is not known, or where the piece's text
        is another than theirs.
    """
    spans = element.spans
    if not 0 < len(spans) <= _MOST or any(span.page not in range(len(issue.pages)) for span in spans):
        return None
    try:
        typesetting = profile_of(language).typesetting
    except ArgumentError:  # read by a profile that is not here
        return None
    pages = {span.page: with_plain_line_ends(issue.pages[span.page].text) for span in spans}
    *beginnings, whole = (
        text_at(element.role, spans[:count], pages, typesetting) for count in range(1, len(spans) + 1)
    )
    return tuple(_break(one, whole) for one in beginnings) if whole == element.text else None


def _break(beginning: str, whole: str) -> Break:
    """Where the text of the first spans ends in the whole: as far as the two are the same."""
    pairs = enumerate(zip(beginning, whole, strict=False))
    end = next((index for index, (one, other) in pairs if one != other), min(len(beginning), len(whole)))
    after = whole[end:]
    blanks = len(after) - len(after.lstrip())
    return Break(end + blanks, in_word=not blanks and end < len(beginning))
