"""Where an article begins and ends: which passages of a page belong together.

A stack of heads begins an article or stands inside one. Everything that speaks for either is named in `_seen`, and
weighed with the numbers of the profile (`[evidence.article]`); a sum of 1 and more begins an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsparse.blocks import Layout
from newsparse.columns import in_capitals
from newsparse.model import FURNITURE_ROLES, Role
from newsparse.profile import Profile
from newsparse.roles import PLAIN, Passage
from newsparse.standfirsts import read_standfirst
from newsparse.stories import Story, credit_piece, open_part, story_of

_BEGINS = 1.0
_SAMPLE = 200  # passages that tell how a page is laid out
_FAR = 80  # passages after a head in which the end of its story is looked for
_BATCH = 200  # stories: a few times what the largest page has
_SIGNS = (Role.BYLINE, Role.DATELINE)  # what closes a story
_PICTURE = (Role.CAPTION, Role.CREDIT)
# Reading a member of an Enum is slow in Python 3.11, and these two are asked for at every passage.
_CLOSED = ("head.closed", "head.capitals")  # rules of heads that end in a full stop
_HEADLINE = Role.HEADLINE
_PARAGRAPH = Role.PARAGRAPH


def group(passages: Sequence[Passage], profile: Profile) -> Iterator[Story | Passage]:
    """Part the passages of a page into stories and, by themselves, the pieces of furniture between them.

    They are given in batches, while what they are made of is still in the processor's cache.
    """
    return _Grouping(passages, profile).run()


class _Grouping:
    """One walk over the passages of a page."""

    def __init__(self, passages: Sequence[Passage], profile: Profile) -> None:
        self.passages = passages
        self.profile = profile
        self.weights = profile.evidence["article"]
        self.layout = Layout.of([one.block for one in passages[:_SAMPLE]], profile)
        #: The story that is being read, and what is ready to be given.
        self.story: Story | None = None
        self.ready: list[Story | Passage] = []
        self.in_notice = False
        #: The body that plain paragraphs go into; None before the first story and in a notice.
        self.body: list[Passage] | None = None
        closed = sum(one.rule in _CLOSED for one in passages)
        #: Whether heads of the page end in full stops, as they did until about 1930.
        self.heads_close = closed > 1 and 2 * closed > sum(_in_capitals(one) for one in passages)
        self.page_has_credits = any(
            one.role in _SIGNS or one.opening or any(credit.role in _SIGNS for credit in one.closing)
            for one in passages
        )

    def run(self) -> Iterator[Story | Passage]:
        """Go through the passages once."""
        passages = self.passages
        index = 0
        while index < len(passages):
            passage = passages[index]
            if passage.role is _HEADLINE:
                stop = self._stack_end(index)
                index = self._heads(passages[index:stop], stop)
            elif self.body is not None and passage.rule == PLAIN and not self._stands_apart(passage):
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
            yield self.story

    def _stands_apart(self, passage: Passage) -> bool:
        """Whether a blank line stands above it, on a page that has few."""
        return self.layout.parts_rarely and not passage.block.close

    def _place(self, passage: Passage, below: int) -> None:
        """Give a passage that is no head to the story it belongs to; `below` is the index of the next."""
        if passage.role in FURNITURE_ROLES:
            self.ready.append(passage)
        elif passage.role is Role.JUMP_LINE:
            self._jump(passage)
        elif self.in_notice and not passage.opening:
            self.ready.append(attrs.evolve(passage, role=Role.NOTICE))
        else:
            if reason := self._begun_by_text(passage, below):
                self._begin([], reason)
            self.in_notice = False
            self._add(self._current(passage), passage)
            self.body = open_part(self._current(passage)).body

    def _current(self, passage: Passage) -> Story:
        """The story being read; a headless one where there is none."""
        return self.story or self._begin([], "page_begins" if passage.text else "credit")

    def _begin(self, stack: Sequence[Passage], reason: str) -> Story:
        self.in_notice = False
        if self.story:
            self.ready.append(self.story)
        self.story = story_of(stack, reason)
        self.body = self.story.body
        return self.story

    def _add(self, story: Story, passage: Passage) -> None:
        part = open_part(story)
        if passage.block.level:
            part.marked.append(passage.block)
        if passage.role in _SIGNS:
            last = next((one.role for one in reversed(story.body) if one.role not in _PICTURE), Role.SUBHEAD)
            story.signed = last is not Role.SUBHEAD
            part = part if part.body else story
        elif passage.role is Role.CREDIT and part.body and part.body[-1].role is _PARAGRAPH:
            part.body[-1] = attrs.evolve(part.body[-1], role=Role.CAPTION, rule="caption.above_credit")
        part.credit(passage.opening)
        if passage.text:
            part.body.append(passage)
        part.credit(passage.closing)
        for one in passage.closing:
            if one.role is Role.CREDIT:
                part.body.append(credit_piece(passage, one))
            story.signed = story.signed or one.role in _SIGNS

    def _jump(self, passage: Passage) -> None:
        """A line that says where the story came from begins a tail, but under a head of its own."""
        credit = passage.opening[0]
        story = self.story
        fresh = story is None or story.body or story.continued_from
        if (credit.continued_from and fresh) or story is None:
            story = self._begin([], "jump_line")
        story.take_credits(passage)

    def _stack_end(self, index: int) -> int:
        """Index after the heads that stand together; a head that opens something begins a stack of its own."""
        stop = index + 1
        if self.passages[index].opens:
            return stop
        while stop < len(self.passages):
            passage = self.passages[stop]
            if passage.role is not Role.HEADLINE or passage.opens or self._set_in_below(passage, stop):
                break
            stop += 1
        return stop

    def _heads(self, stack: Sequence[Passage], stop: int) -> int:
        """Read a stack of heads; the index after it and the paragraph that may belong to it."""
        opens = stack[0].opens
        if stop < len(self.passages) and self.passages[stop].role is Role.ADVERTISEMENT:
            self.ready += [attrs.evolve(one, role=Role.ADVERTISEMENT) for one in stack]
        elif opens == "notice":
            self.in_notice = True
            self.body = None
            self.ready += [attrs.evolve(one, role=Role.NOTICE) for one in stack]
        elif opens == "sidebar" and self.story:
            sidebar = story_of(stack, "sidebar")
            self.story.sidebars.append(sidebar)
            self.story.in_sidebar = True
            self.body = sidebar.body
        else:
            return self._decide(stack, stop)
        return stop

    def _decide(self, stack: Sequence[Passage], stop: int) -> int:
        """Begin an article with a stack, or put it into the one that is being read."""
        standfirst = read_standfirst(self.passages, stop, self.profile)
        seen = [(self.weights[name], name) for name in self._seen(stack, stop, standfirst)]
        if not self.story or sum(weight for weight, _ in seen) >= _BEGINS:
            self._begin([*stack, standfirst] if standfirst else stack, max(seen)[1])
            return stop + bool(standfirst)
        reason = min(seen, default=(0, "nothing_seen"))[1]
        if self._stands_apart(stack[0]):
            self.story.in_sidebar = False
        story = open_part(self.story)
        self.body = story.body
        for passage in stack:
            story.take_credits(passage)
            cut = reason == "jump_follows" and passage is stack[-1]
            if not cut and self._is_subhead(passage, story):
                passage = attrs.evolve(passage, role=Role.SUBHEAD, rule=f"subhead.{reason}")
            else:
                passage = attrs.evolve(passage, role=Role.PARAGRAPH, rule="paragraph.short")
            story.body.append(passage)
        return stop

    def _is_subhead(self, passage: Passage, story: Story) -> bool:
        """An unmarked short line that asks a question, or stands in the middle of a sentence, is text."""
        if passage.block.level or not story.body:
            return True
        if passage.text[-1] in self.profile.never_ends_subhead:
            return False
        return self.profile.ends_sentence(story.body[-1].text)

    def _set_in_below(self, passage: Passage, index: int) -> bool:
        """Whether a head is set in as paragraphs are, and the one above it is not: it stands inside their story."""
        above = self.passages[index - 1].block
        return self.layout.sets_in and passage.block.indented and not above.indented and not passage.block.level

    def _begun_by_text(self, passage: Passage, below: int) -> str | None:
        """What begins a story without a head at this passage; None where the story before goes on."""
        story = self.story
        if story is None or not (self.in_notice or self._has_text(story)):
            return None
        seen = [(self.weights[name], name) for name in self._seen_in_text(passage, below, story)]
        return max(seen)[1] if sum(weight for weight, _ in seen) >= _BEGINS else None

    def _has_text(self, story: Story) -> bool:
        """Whether more was read of a story than its pictures and what may be its head."""
        texts = [one for one in story.body if one.role not in _PICTURE]
        if len(texts) == 1 and story.dateline is None:
            return len(texts[0].text) > self.profile.longest_plain_head
        return bool(texts)

    def _seen_in_text(self, passage: Passage, below: int, story: Story) -> Iterator[str]:
        """Name all that speaks for or against a story that begins without a head."""
        opening = {one.role for one in passage.opening}
        apart = self._stands_apart(passage)
        if passage.role is Role.BYLINE:
            heads_text = below < len(self.passages) and self._goes_under(self.passages[below])
            if not (apart and heads_text):
                return
        elif passage.role is not _PARAGRAPH:
            return
        if self.in_notice:
            yield "page_begins"
        if Role.DATELINE in opening:
            yield "dateline_opens"
        elif Role.BYLINE in opening:
            yield "byline_opens"
        if apart:
            yield "blank_above"
        if not story.stack:
            yield "headless_before"
        if opening:
            yield from self._closed_before(story)
        if self._breaks_off(open_part(story).body[-1:]):
            yield "open_sentence_before"

    def _seen(self, stack: Sequence[Passage], stop: int, standfirst: Passage | None) -> Iterator[str]:
        """Name all that speaks for or against an article that begins with this stack."""
        story = self.story
        following = self._credits_after(stop + 1) - {Role.CAPTION} if standfirst else self._credits_after(stop)
        if story is None or self.in_notice:
            yield "page_begins"
        if Role.DATELINE in following:
            yield "dateline_follows"
        if Role.BYLINE in following:
            yield "byline_follows"
        if Role.CAPTION in following:
            yield "caption_follows"
        if not following and story is not None and self._signed_by_another(story, stop):
            yield "signature_of_another"
        if stack[0].closing and stack[0].closing[0].role is Role.MARK:
            yield "run_in_head"
        elif self.heads_close and any(one.rule in _CLOSED for one in stack):
            yield "closed_head"
        if any(self._is_tagged(one.text) for one in stack):
            yield "tag"
        first = self._role_of_head(stack[0])
        if first is Role.LABEL:
            yield "label_above"
        if len(stack) > 1:
            yield "stack"
            if _wraps_in_capitals(stack[0], stack[1]):
                yield "capitals_wrap"
            if first is Role.KICKER:
                yield "kicker_above"
        if not self.page_has_credits:
            yield "page_has_no_credits"
        elif not following:
            yield "credits_elsewhere"
        if stop >= len(self.passages):
            yield "nothing_follows"
        elif not stack[-1].block.level and any(one.continued_on for one in self.passages[stop].opening):
            yield "jump_follows"
        if story is not None:
            yield from self._seen_before(stack[0], story)

    def _role_of_head(self, head: Passage) -> Role | None:
        """What a line of heads is by a rule, one that goes on in the line below among them."""
        for rule in self.profile.rules_at["head"].rules:
            if rule.pattern.match(head.text) if rule.role is Role.KICKER else rule.pattern.fullmatch(head.text):
                return rule.role
        return None

    def _closed_before(self, story: Story) -> Iterator[str]:
        if story.signed:
            yield "signature_before"
        if story.continued_on:
            yield "jump_before"

    def _seen_before(self, head: Passage, story: Story) -> Iterator[str]:
        yield from self._closed_before(story)
        if self.layout.sets_in and not head.block.level:
            if not head.block.indented:
                yield "set_out"
            elif story.stack and not story.stack[0].block.indented:
                yield "set_in"
        if story.body and all(one.role in _PICTURE for one in story.body):
            yield "picture_story_before"
        if story.continued_from and not story.body and not story.stack:
            yield "tail_begins"
        if not head.block.level and self._breaks_off(story.body[-1:]):
            yield "open_sentence_before"
        if story.stack and story.stack[0].block.level and head.block.level:
            if head.block.level < story.stack[0].block.level:
                yield "shallower_mark"
            elif head.block.level > story.stack[0].block.level:
                yield "deeper_mark"

    def _is_tagged(self, head: str) -> bool:
        rules_at = self.profile.rules_at
        return bool(rules_at["head_end"].whole(head) or rules_at["head_begin"].opening(head, 0))

    def _breaks_off(self, last: Sequence[Passage]) -> bool:
        return any(one.role is _PARAGRAPH and not self.profile.ends_sentence(one.text) for one in last)

    @staticmethod
    def _goes_under(passage: Passage) -> bool:
        """Whether a passage is text that stands right under the line above it."""
        return passage.role is _PARAGRAPH and passage.block.close

    def _credits_after(self, index: int) -> set[Role]:
        """Roles of the credits between a stack and its first sentence."""
        roles: set[Role] = set()
        for position in range(index, len(self.passages)):
            passage = self.passages[position]
            if passage.role is Role.HEADLINE or passage.opens:
                break
            roles.add(passage.role)
            roles.update(credit.role for credit in passage.opening)
            if passage.role is Role.PARAGRAPH:
                if position + 1 < len(self.passages) and self.passages[position + 1].role is Role.CREDIT:
                    roles.add(Role.CAPTION)
                break
        return roles & {Role.DATELINE, Role.BYLINE, Role.CAPTION}

    def _signed_by_another(self, story: Story, index: int) -> bool:
        """Whether the text after a stack ends with a byline, though the story before has one already."""
        if not story.has_byline:
            return False
        signed = False
        for position in range(index, len(self.passages)):
            passage = self.passages[position]
            if passage.role is _HEADLINE:
                break
            if passage.role in FURNITURE_ROLES or passage.role in _PICTURE:
                continue
            signed = passage.role in _SIGNS and position > index
            signed = signed or any(one.role in _SIGNS for one in passage.closing)
        return signed


def _in_capitals(passage: Passage) -> bool:
    return passage.role is _HEADLINE and in_capitals(passage.text)


def _wraps_in_capitals(first: Passage, second: Passage) -> bool:
    """Whether two lines are the beginning of one head in capitals with no mark and nothing between them."""
    unmarked = second.block.close and not first.block.level and not second.block.level
    return unmarked and in_capitals(first.text) and in_capitals(second.text)
