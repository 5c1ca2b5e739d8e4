"""Which pieces of a body are one paragraph, cut by a column end, and how a body is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from newsparse.languages import profile_of
from newsparse.line_ends import CLOSES_ABOVE
from newsparse.model import Box, Element, Issue, Role, Span
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import PLAIN
from newsparse.seams import HYPHENS, Typesetting, assemble, unwrap
from newsparse.source import with_plain_line_ends

#: The surest reason for a cut: the next piece begins in a small letter.
LOWER_CASE = "cut.lower_case"
_PARAGRAPH = Role.PARAGRAPH
_STAND_TOGETHER = (Role.SUBHEAD, Role.VERSE)  # lines of them right under each other are one piece
_APART = 6  # characters: more than blank lines are, so that furniture stands between
_GOES_ON = (PLAIN, "paragraph.cut")  # rules of paragraphs that are no items of a list
_TEXT = (*_GOES_ON, "paragraph.opened", "paragraph.short")
_BLANK_LINE = 2  # line ends between two lines that a blank one parts
_STANDS_INSIDE = (Role.CAPTION, Role.CREDIT, Role.TABLE)  # between the halves of a paragraph, and belongs to neither


def read_body(passages: Iterable[Passage], page: int, text: str, profile: Profile) -> list[Element]:
    """Put a body together: cut paragraphs and stacked subheads made whole, everything in reading order.

    What stands inside a cut, as a caption does, comes after the paragraph. `text` is that of the page.
    """
    pieces: list[list[Passage]] = []
    paragraph: list[Passage] = []  # the one that the next passage may go on
    finished = False  # as most paragraphs are, which can be seen at their last character
    for passage in passages:
        if passage.role is _PARAGRAPH:
            if paragraph and (passage.block.goes_on or not finished) and cut_between(paragraph[-1], passage, profile):
                paragraph.append(passage)
            else:
                paragraph = [passage]
                pieces.append(paragraph)
            finished = passage.text[-1] in profile.sentence_ends
        elif pieces and pieces[-1][-1].role is passage.role and _stands_with(passage):
            pieces[-1].append(passage)
        else:
            pieces.append([passage])
            if passage.role not in _STANDS_INSIDE:
                paragraph = []
    return [_element(piece, page, text, profile) for piece in pieces]


def _stands_with(passage: Passage) -> bool:
    """Whether a piece is one with the piece of its role above it: lines of a subhead or of verse, rows of a table."""
    if passage.role is Role.TABLE:
        return passage.block.close and passage.block.parted_by is not None
    return passage.role in _STAND_TOGETHER


def cut_between(before: Passage, after: Passage, profile: Profile, *, over_furniture: bool = False) -> str | None:
    """Why two paragraphs are one, cut by a column end; None where they are two."""
    text = before.text
    if after.block.goes_on and not before.closing:
        return "cut.not_set_in"
    if profile.ends_sentence(text) or after.opening or before.closing or after.block.indented:
        return None
    if profile.open_sentence_is_cut:
        return "cut.open_sentence"
    if after.text[0].islower():
        return LOWER_CASE
    if text[-1] in HYPHENS:
        return "cut.hyphen"
    if text[-1] == "," or profile.ends_open(text):
        return "cut.open_word"
    if before.block.runs_out and before.rule == after.rule == PLAIN:
        return "cut.full_line"
    if CLOSES_ABOVE.match(after.text):
        return "cut.closing_mark"
    if text[-1].isalnum() and before.rule in _TEXT and after.rule in _GOES_ON and not after.block.close:
        return "cut.open_sentence"
    if (over_furniture or after.start - before.end > _APART) and text[-1].isalnum() and after.rule == PLAIN:
        return "cut.over_furniture"
    return None


def text_of(element: Element, issue: Issue) -> str:
    """Derive an element's text again from its spans in the pages of the issue.

    It equals `element.text` for every element that newsparse reads; a proof, and a way to see what was joined.
    """
    profile = profile_of(_language_of(element, issue))
    pages = {span.page: with_plain_line_ends(issue.pages[span.page].text) for span in element.spans}
    return text_at(element.role, element.spans, pages, profile.typesetting)


def boxes_of(element: Element, issue: Issue) -> tuple[tuple[int, Box], ...]:
    """Tell where an element stands on the printed pages: the boxes of its words, each with the index of its page.

    There are none where the file tells of none; a box that reaches over the ends of the element is among them.
    """
    found = []
    for span in element.spans:
        boxes = issue.pages[span.page].boxes
        found += [(span.page, box) for box in boxes if box.start < span.end and span.start < box.end]
    return tuple(found)


def _language_of(element: Element, issue: Issue) -> str:
    for article in issue.articles:
        if any(one is element for one in article.elements()):
            return article.language
    return issue.pages[element.spans[0].page].language if element.spans else "und"


def text_at(
    role: Role, spans: Sequence[Span], pages: Mapping[int, str] | Sequence[str], typesetting: Typesetting
) -> str:
    """The text of an element of this role at these spans, put together; `pages` have plain line ends."""
    pieces = [unwrap(pages[span.page][span.start : span.end], typesetting) for span in spans]
    if role is Role.TABLE:
        return "\n".join(pieces)
    if role is Role.VERSE and pieces:
        return _as_verse(pieces, [_is_close(*both, pages) for both in pairwise(spans)])
    return assemble([piece for piece in pieces if piece], typesetting)


def _as_verse(lines: Sequence[str], close: Sequence[bool]) -> str:
    """Lines of verse one under the other, with a blank line where only some of them, not all, are parted by one."""
    marks = ["\n" if one or not any(close) else "\n\n" for one in close]
    return lines[0] + "".join(f"{mark}{line}" for mark, line in zip(marks, lines[1:], strict=True))


def _is_close(above: Span, below: Span, pages: Mapping[int, str] | Sequence[str]) -> bool:
    """Whether no blank line stands between two spans."""
    return above.page == below.page and pages[above.page].count("\n", above.end, below.start) < _BLANK_LINE


def _element(parts: Sequence[Passage], page: int, source: str, profile: Profile) -> Element:
    first = parts[0]
    if len(parts) == 1:
        return Element(first.role, first.text, (Span(page, first.start, first.end),), first.rule)
    texts = [part.text for part in parts]
    spans = tuple([Span(page, part.start, part.end) for part in parts])
    if first.role is Role.VERSE:
        text = _as_verse(texts, [_is_close(*both, {page: source}) for both in pairwise(spans)])
    else:
        text = "\n".join(texts) if first.role is Role.TABLE else assemble(texts, profile.typesetting)
    rule = first.rule if _stands_with(parts[1]) else cut_between(first, parts[1], profile) or first.rule
    return Element(first.role, text, spans, rule)
