"""What is read of one article, before it is put together."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsparse.blocks import Block
from newsparse.model import Dateline, Jump, Role
from newsparse.passages import Credit, Passage

#: What closes a story, standing under its text.
SIGNS = (Role.BYLINE, Role.DATELINE)
#: What a picture is made of.
PICTURE = (Role.CAPTION, Role.CREDIT)
_ITEMS = (Role.CAPTION, Role.PARAGRAPH)
_ITEM = "paragraph.item"
_SHORT_STORY = 500  # characters: subheads part longer ones
_SHORT_DISPATCH = 250  # which a dateline sets apart from items of a column
_LONGEST_CAPTION = 3  # paragraphs


@attrs.define
class Story:
    """The passages of one article, by the part they play; filled while the page is read."""

    #: The heads over it, from the top.
    stack: list[Passage] = attrs.Factory(list)
    #: Its body, in order: paragraphs, subheads, captions and credits.
    body: list[Passage] = attrs.Factory(list)
    #: Datelines, bylines and jump lines, in order.
    credits: list[Credit] = attrs.Factory(list)
    #: Boxed companions.
    sidebars: list[Story] = attrs.Factory(list)
    #: Its blocks that have a heading mark.
    marked: list[Block] = attrs.Factory(list)
    #: What decided that it begins here.
    reason: str = "page_begins"
    #: Whether a byline or a dateline after the body closed it.
    signed: bool = False
    #: Whether the last of its sidebars is being read, and not its own body.
    in_sidebar: bool = False
    #: Whether its heads, or those of the stories before it, begin with the standing label of a chronicle.
    in_rubric: bool = False
    #: Whether a byline stands among its credits.
    has_byline: bool = False
    #: The page it came from, and the page it goes on.
    continued_from: Jump | None = None
    continued_on: Jump | None = None
    #: What opens it.
    dateline: Dateline | None = None

    def take_credits(self, passage: Passage) -> None:
        """Take the heading mark and the credits of a passage that is no piece of the body."""
        if passage.block.level:
            self.marked.append(passage.block)
        if passage.opening or passage.closing:
            self.credit([*passage.opening, *passage.closing])

    def credit(self, credits: Sequence[Credit]) -> None:
        """Give the story more credits."""
        self.credits += credits
        for one in credits:
            self.has_byline = self.has_byline or one.role is Role.BYLINE or _names_reporters(one)
            self.continued_from = self.continued_from or one.continued_from
            self.continued_on = self.continued_on or one.continued_on
            self.dateline = _sourced(self.dateline, one.dateline) if self.dateline else one.dateline


def story_of(stack: Sequence[Passage], reason: str) -> Story:
    """Begin a story with its heads; `reason` is what decided that it begins there."""
    story = Story(stack=list(stack), reason=reason)
    for passage in stack:
        story.take_credits(passage)
    return story


def _sourced(dateline: Dateline, closing: Dateline | None) -> Dateline:
    """The dateline with the paper that the end of the text names, where it has no source itself."""
    if closing is None or dateline.source or closing.place:
        return dateline
    return attrs.evolve(dateline, source=closing.source)


def _names_reporters(credit: Credit) -> bool:
    """Whether a dateline is a byline as well."""
    return credit.role is Role.DATELINE and bool(credit.contributors)


def has_no_room_for_subheads(story: Story) -> bool:
    """Whether a story is nothing but a short text."""
    texts = [one for one in story.body if one.role is Role.PARAGRAPH]
    least = _SHORT_DISPATCH if story.dateline else _SHORT_STORY
    return bool(texts) and len(texts) == len(story.body) and sum([len(one.text) for one in texts]) < least


def open_part(story: Story) -> Story:
    """The part of a story that is being read: its last sidebar, or the story itself."""
    return story.sidebars[-1] if story.in_sidebar else story


def is_bare(story: Story) -> bool:
    """Whether its heads and its text stand there with no marks, indents or blank lines, as archives keep copies."""
    blocks = [one.block for one in (*story.stack, *story.body[:1])]
    return all(one.close and not (one.level or one.indented or one.wrapped) for one in blocks)


def make_captions(story: Story) -> None:
    """A picture's credit makes the paragraph above it a caption, and all of a story that is nothing but a picture."""
    body = story.body
    reach = len(body) if len(body) <= _LONGEST_CAPTION and not story.credits else 1
    for index in range(len(body) - 1, len(body) - 1 - reach, -1):
        if index < 0 or body[index].role is not Role.PARAGRAPH:
            break
        body[index] = body[index].with_role(Role.CAPTION, "caption.above_credit")


def as_item(story: Story, caption: Passage) -> Passage:
    """What opens with the same mark as the piece above it is an item of a list, as that one is, and no caption."""
    above = story.body[-1] if story.body else None
    if above is None or caption.text[0].isalnum() or above.text[0] != caption.text[0] or above.role not in _ITEMS:
        return caption
    story.body[-1] = above.with_role(Role.PARAGRAPH, _ITEM)
    return caption.with_role(Role.PARAGRAPH, _ITEM)


def credit_piece(passage: Passage, credit: Credit) -> Passage:
    """A picture credit at a caption's end, as a piece of the body."""
    return Passage(passage.block, Role.CREDIT, credit.start, credit.end, credit.text, credit.rule)
