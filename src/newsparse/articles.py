"""Where an article begins and ends: which passages of a page belong together.

A stack of heads begins an article or stands inside one. Everything that speaks for either is named in `evidence`, and
weighed with the numbers of the profile (`[evidence.article]`); a sum of 1 and more begins an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.boxes import goes_on_under_box, is_cut_below, is_line_of_box
from newsparse.evidence import Evidence
from newsparse.model import FURNITURE_ROLES, Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import PLAIN
from newsparse.standfirsts import read_standfirst
from newsparse.stories import PICTURE, SIGNS, Story, as_item, credit_piece, make_captions, open_part, story_of

_BEGINS = 1.0
_PICTURES = 6  # captions and credits together, more than which hardly stand between a text and a subhead
_BATCH = 200  # stories: a few times what the largest page has
_SHORT_LINES = ("subhead.", "caption.too_long")  # rules of lines that are no text as far as their form tells
_BOXES = ("sidebar", "summary")
_NO_HEAD = ("introduces", "jump_follows", "text_goes_on")  # what makes the last line of a stack a piece of the text
# Reading a member of an Enum is slow in Python 3.11, and these two are asked for at every passage.
_HEADLINE = Role.HEADLINE
_PARAGRAPH = Role.PARAGRAPH


def group(passages: Sequence[Passage], profile: Profile) -> Iterator[Story | Passage]:
    """Part the passages of a page into stories and, by themselves, the pieces of furniture between them.

    They are given in batches, while what they are made of is still in the processor's cache.
    """
    return _Grouping(passages, profile).run()


def _end(story: Story) -> None:
    """Make the short line that a story ends with a piece of its text: nothing stands under it that it could head."""
    body = story.body
    last = body[-1] if body else None
    if last is not None and not last.block.level and last.rule.startswith(_SHORT_LINES):
        body[-1] = last.with_role(_PARAGRAPH, "paragraph.short")


class _Grouping:
    """One walk over the passages of a page."""

    def __init__(self, passages: Sequence[Passage], profile: Profile) -> None:
        self.passages = passages
        self.profile = profile
        self.weights = profile.evidence["article"]
        self.evidence = Evidence(passages, profile)
        #: The story that is being read, and what is ready to be given.
        self.story: Story | None = None
        self.ready: list[Story | Passage] = []
        self.in_notice = False
        #: What the pieces of the notice or box being read are.
        self.box = Role.NOTICE
        #: Whether the head of the notice has a heading mark, and whether anything stands under it yet.
        self.notice_is_marked = False
        self.notice_has_text = False
        #: The body that plain paragraphs go into; None before the first story and in a notice.
        self.body: list[Passage] | None = None

    def run(self) -> Iterator[Story | Passage]:
        """Go through the passages once."""
        passages = self.passages
        parts_rarely = self.evidence.layout.parts_rarely
        index = 0
        while index < len(passages):
            passage = passages[index]
            if passage.role is _HEADLINE and not self._is_line_of_notice(passage):
                stop = self._stack_end(index)
                index = self._heads(passages[index:stop], stop)
            elif self.body is not None and passage.rule == PLAIN and (passage.block.close or not parts_rarely):
                self.body.append(passage)
                index += 1
                continue
            else:
                index += 1
                self._place(passage, index)
            if len(self.ready) > _BATCH:
                yield from self.ready
                self.ready.clear()
        yield from self.ready
        if self.story:
            _end(self.story)
            yield self.story

    def _is_line_of_notice(self, passage: Passage) -> bool:
        """Whether what looks like a head is a line of a notice: its own head has a mark, or a rule knows such lines."""
        if not self.in_notice or passage.block.level:
            return False
        return self.notice_is_marked or is_line_of_box(passage, self.profile)

    def _is_in_notice(self, passage: Passage) -> bool:
        """Whether a piece of text under the head of a notice belongs to it, and not to a story."""
        if passage.opening:
            return is_line_of_box(passage, self.profile)
        return not (self.notice_has_text and goes_on_under_box(self.story, passage, self.profile))

    def _place(self, passage: Passage, below: int) -> None:
        """Give a passage that is no head to the story it belongs to; `below` is the index of the next."""
        if passage.role in FURNITURE_ROLES:
            if passage.opens == "article" and self.evidence.is_head_of_text(below):
                self._decide([passage.with_role(_HEADLINE, passage.rule)], below)
                return
            if passage.opens == "notice":
                self._open_box(passage)
            self.ready.append(passage)
        elif passage.role is Role.JUMP_LINE and passage.opening:
            self._jump(passage)
        elif self.in_notice and self._is_in_notice(passage):
            self.ready.append(passage.with_role(self.box, passage.rule))
            self.notice_has_text = True
        else:
            goes_on = self.in_notice and not passage.opening  # and so in the story above the notice
            if passage.opening and self._is_tail(passage):
                self._begin([], "jump_line")
            elif reason := None if goes_on else self._begun_by_text(passage, below):
                self._begin([], reason)
            self.in_notice = False
            story = self._current(passage)
            self._add(story, passage)
            self.body = None if story.continued_on else open_part(story).body

    def _open_box(self, head: Passage) -> None:
        """Begin a notice, or a box of contents: what stands in it is furniture until an article begins."""
        self.in_notice = True
        self.box = head.role if head.role in FURNITURE_ROLES else Role.NOTICE
        self.notice_is_marked = head.block.level > 0
        self.notice_has_text = False
        self.body = None

    def _current(self, passage: Passage) -> Story:
        """The story being read; a headless one where there is none."""
        return self.story or self._begin([], "page_begins" if passage.text else "credit")

    def _begin(self, stack: Sequence[Passage], reason: str) -> Story:
        self.in_notice = False
        if self.story:
            _end(self.story)
            self.ready.append(self.story)
        self.story = story_of(stack, reason)
        self.body = self.story.body
        return self.story

    def _add(self, story: Story, passage: Passage) -> None:
        part = open_part(story)
        if passage.block.level:
            part.marked.append(passage.block)
        if passage.role in SIGNS:
            last = next((one.role for one in reversed(story.body) if one.role not in PICTURE), Role.SUBHEAD)
            story.signed = last is not Role.SUBHEAD
            part = part if part.body else story
        elif passage.role is Role.CREDIT:
            make_captions(part)
        elif passage.role is Role.CAPTION:
            passage = as_item(part, passage)
        part.credit(passage.opening)
        if passage.text:
            part.body.append(passage)
        part.credit(passage.closing)
        for one in passage.closing:
            if one.role is Role.CREDIT:
                part.body.append(credit_piece(passage, one))
            story.signed = story.signed or one.role in SIGNS
        if part.reason == "summary" and part.body:
            story.in_sidebar = False

    def _jump(self, passage: Passage) -> None:
        """A line that says where the story came from begins a tail, but under a head of its own."""
        story = self.story
        if story is None or self._is_tail(passage):
            story = self._begin([], "jump_line")
        story.take_credits(passage)
        self.body = None if story.continued_on else self.body

    def _is_tail(self, passage: Passage) -> bool:
        """Whether it opens with a line that says where it came from, and begins no story that is being read."""
        story = self.story
        return bool(passage.opening[0].continued_from and story and (story.body or story.continued_from))

    def _stack_end(self, index: int) -> int:
        """Index after the heads that stand together; a head that opens something begins a stack of its own."""
        stop = index + 1
        if self.passages[index].opens not in (None, "article", "sidebar"):
            return stop
        while stop < len(self.passages):
            passage = self.passages[stop]
            if passage.role is not Role.HEADLINE or passage.opens:
                break
            if self.evidence.set_otherwise(passage, stop, self.story):
                break
            stop += 1
        if stop - index == 1:
            return stop
        is_text = self.evidence.introduces(stop - 1) or is_cut_below(self.passages, stop, self.profile)
        return stop - is_text

    def _heads(self, stack: Sequence[Passage], stop: int) -> int:
        """Read a stack of heads; the index after it and the paragraph that may belong to it."""
        opens = stack[0].opens
        is_cut = is_cut_below(self.passages, stop, self.profile)
        if is_cut and not self.in_notice:
            return self._decide(stack, stop)
        if stop < len(self.passages) and self.passages[stop].role is Role.ADVERTISEMENT:
            self.ready += [one.with_role(Role.ADVERTISEMENT, one.rule) for one in stack]
        elif opens == "notice":
            self._open_box(stack[0])
            self.ready += [one.with_role(self.box, one.rule) for one in stack]
        elif self.in_notice and (is_cut or self.evidence.ends_box(stop)):
            self.ready += [one.with_role(self.box, one.rule) for one in stack]
        elif len(stack) == 1 and not stack[0].block.level and self.evidence.is_edge(stop - 1, stop):
            self.ready.append(stack[0].with_role(Role.FOLIO, "folio.between"))
        elif opens in _BOXES and self.story and Role.DATELINE not in self.evidence.credits_after(stop):
            sidebar = story_of(stack, opens)
            self.story.sidebars.append(sidebar)
            self.story.in_sidebar = True
            self.body = sidebar.body if opens == "sidebar" else None
        elif self.story and open_part(self.story).reason == "summary":
            self._place(stack[0].with_role(_PARAGRAPH, "paragraph.short"), stop)
            if len(stack) > 1:
                return self._decide(stack[1:], stop)
        else:
            if len(stack) > 1 and self.evidence.is_label(stack[0]) and self.evidence.is_label(stack[1]):
                self.ready.append(stack[0].with_role(Role.OTHER, stack[0].rule))
                stack = stack[1:]
            if lines := self._poem(stack, stop):
                self._put_inside(stack[:lines], open_part(self._current(stack[0])), "verse")
                stack = stack[lines:]
            return self._decide(stack, stop) if stack else stop
        return stop

    def _poem(self, stack: Sequence[Passage], stop: int) -> int:
        """How many lines are a poem: short ones right under a head and its byline, down to the next head."""
        story = self.story
        if not 0 < self.profile.least_verse <= len(stack) or story is None or story.body:
            return 0
        if not (story.stack and story.has_byline):
            return 0
        head_below = stop < len(self.passages) and self.passages[stop].role not in FURNITURE_ROLES
        marked = [index for index, one in enumerate(stack) if one.block.level]
        lines = marked[0] if marked else len(stack) - head_below
        return lines if lines >= self.profile.least_verse else 0

    def _decide(self, stack: Sequence[Passage], stop: int) -> int:
        """Begin an article with a stack, or put it into the one that is being read."""
        standfirst = read_standfirst(self.passages, stop, self.profile)
        seen = [
            (self.weights[name], name)
            for name in self.evidence.of_stack(stack, stop, standfirst, self.story, in_notice=self.in_notice)
        ]
        if not self.story or sum(weight for weight, _ in seen) >= _BEGINS:
            reason = max(seen)[1]
            begun = self._begin([*stack, standfirst] if standfirst else stack, reason)
            begun.in_rubric = reason == "rubric_goes_on" or (len(stack) > 1 and self.evidence.is_label(stack[0]))
            return stop + bool(standfirst)
        reason = min(seen, default=(0, "nothing_seen"))[1]
        if self.evidence.stands_apart(stack[0]):
            self.story.in_sidebar = False
        self._put_inside(stack, open_part(self.story), reason)
        return stop

    def _put_inside(self, stack: Sequence[Passage], story: Story, reason: str) -> None:
        """Put the lines of a stack into a story, as its verse, captions, subheads or pieces of its text."""
        self.body = story.body
        is_verse = self._is_verse(stack)
        marked = any(one.block.level for one in stack[1:])  # what stands over it with no mark is none of its lines
        last = stack[-1]
        ends = last is self.passages[-1] and self.profile.ends_sentence(last.text)
        ends = ends or reason in _NO_HEAD or (not last.block.level and self.profile.ends_open(last.text))
        for passage in stack:
            story.take_credits(passage)
            cut = (ends and passage is last) or (marked and not passage.block.level)
            if is_verse:
                passage = passage.with_role(Role.VERSE, "verse.short_lines")
            elif not cut and self._is_caption(passage, story):
                passage = passage.with_role(Role.CAPTION, "caption.too_long_for_subhead")
            elif not cut and self._is_subhead(passage, story):
                passage = passage.with_role(Role.SUBHEAD, f"subhead.{reason}")
            else:
                passage = passage.with_role(Role.PARAGRAPH, "paragraph.short")
            story.body.append(passage)

    def _is_verse(self, stack: Sequence[Passage]) -> bool:
        """Whether so many short lines stand together inside a story that they are a poem."""
        return 0 < self.profile.least_verse <= len(stack) and not any(one.block.level for one in stack)

    def _is_caption(self, passage: Passage, story: Story) -> bool:
        """Whether an unmarked line is too long for a subhead, where heads have marks or the text has not begun."""
        longest = self.profile.longest_subhead
        if not longest or len(passage.text) <= longest or passage.block.level:
            return False
        if passage.text[-1] in self.profile.never_ends_subhead or self.evidence.is_sentence(passage.text):
            return False
        marked = any(one.block.level for one in story.stack)
        return marked or (story.has_byline and all(one.role in PICTURE for one in story.body))

    def _is_subhead(self, passage: Passage, story: Story) -> bool:
        """An unmarked short line in the middle of a sentence is a piece of that sentence."""
        if passage.block.level:
            return True
        if passage.text[-1] in self.profile.never_ends_subhead:
            return False
        if self.weights["sentence"] and self.evidence.is_sentence(passage.text):
            return False
        text = [one for one in story.body[-_PICTURES:] if one.role not in PICTURE]
        if not text or (text[-1].role is Role.SUBHEAD and not self.profile.heads_wrap):
            return True
        if text[-1].role is Role.SUBHEAD and passage.block.close:
            return not self.profile.ends_open(passage.text)
        return self.profile.ends_sentence(text[-1].text)

    def _begun_by_text(self, passage: Passage, below: int) -> str | None:
        """What begins a story without a head at this passage; None where the story before goes on."""
        story = self.story
        if story is None:
            return None
        if not (self.in_notice or self.evidence.has_text(story) or self.evidence.is_under_section(below - 1)):
            return None
        seen = [
            (self.weights[name], name)
            for name in self.evidence.of_text(passage, below, story, in_notice=self.in_notice)
        ]
        return max(seen)[1] if sum(weight for weight, _ in seen) >= _BEGINS else None
