"""What speaks for an article that begins at a place of a page, and what against it.

Each thing that is seen has a name; its weight stands in the profile (`[evidence.article]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from newsparse.blocks import Layout
from newsparse.boxes import is_cut_below
from newsparse.columns import in_capitals
from newsparse.folios import EDGE_ROLES, names_a_day
from newsparse.model import FURNITURE_ROLES, Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.stories import PICTURE, SIGNS, Story, has_no_room_for_subheads, open_part

_SAMPLE = 200  # passages that tell how a page is laid out
_MOST = 0.5  # of the heads right over a text
_SMALL_WORD = 4  # letters; longer words of a title have a capital
_FAR = 80  # passages after a head in which the end of its story is looked for
_NO_TEXT = FURNITURE_ROLES | {Role.HEADLINE}
_FOLLOWS = {Role.DATELINE: "dateline_follows", Role.BYLINE: "byline_follows", Role.CAPTION: "caption_follows"}
_TEXT = (Role.PARAGRAPH, Role.LIST_ITEM)
_CLOSED = ("head.closed", "head.capitals")  # rules of heads that end in a full stop
# Reading a member of an Enum is slow in Python 3.11, and these two are asked for at every passage.
_HEADLINE = Role.HEADLINE
_PARAGRAPH = Role.PARAGRAPH
_FEW = 3  # bylines and datelines, without which they tell nothing of other heads
_NEARLY_ALL = 0.8  # of the heads; some long lines are captions
_LARGE = 1.4  # of the page's letters: a head that was measured; the largest subheads are a third larger
_ABBREVIATED = 4  # letters; a longer word with a full stop is no abbreviation


class Evidence:
    """The passages of a page, looked at for what tells where articles begin."""

    def __init__(self, passages: Sequence[Passage], profile: Profile) -> None:
        self.passages = passages
        self.profile = profile
        self.layout = Layout.of([one.block for one in passages[:_SAMPLE]], profile)
        self.page_has_credits = any(
            one.role in SIGNS or one.opening or any(credit.role in SIGNS for credit in one.closing) for one in passages
        )

    @cached_property
    def heads_close(self) -> bool:
        """Whether heads of the page end in full stops, as they did until about 1930."""
        heads = [one for one in self.passages if one.role is _HEADLINE]
        closed = sum([one.rule in _CLOSED for one in heads])
        return closed > 1 and 2 * closed > sum([in_capitals(one.text) for one in heads])

    @cached_property
    def heads_in_capitals(self) -> bool:
        """Whether most heads of the page are set in capitals: what is set like them is no subhead."""
        pairs = pairwise(self.passages)
        heads = [one for one, below in pairs if one.role is _HEADLINE and below.role is _PARAGRAPH]
        capitals = sum([in_capitals(one.text) for one in heads])
        return capitals > 1 and capitals > len(heads) * _MOST

    def of_stack(
        self, stack: Sequence[Passage], stop: int, standfirst: Passage | None, story: Story | None, *, in_notice: bool
    ) -> Iterator[str]:
        """Name all that speaks for or against an article that begins with this stack."""
        following = self.credits_after(stop + 1) - {Role.CAPTION} if standfirst else self.credits_after(stop)
        if story is None or in_notice:
            yield "page_begins"
        yield from [_FOLLOWS[role] for role in sorted(following)]
        if not following and story is not None:
            if self._ends_signed(stop, story):
                if story.has_byline:
                    yield "signature_of_another"
                elif story.dateline and self.profile.contributors.agency.fullmatch(story.dateline.source or ""):
                    yield "signature_after_agency"
            if story.dateline and self._dated_at_end(stop):
                yield "dateline_of_another"
        yield from self._seen_in_heads(stack)
        if self.is_under_section(stop - len(stack)):
            yield "section_above"
        kicker = stack[0] if story is not None and len(stack) > 1 and self.is_kicker(stack[0].text) else None
        if story is not None and kicker is not None and self._repeats(kicker, stop, story):
            yield "shape_repeats"
        if not self.page_has_credits:
            yield "page_has_no_credits" if stack[0].block.level else "plain_page_has_no_credits"
        elif not following:
            yield "credits_elsewhere"
        if stop >= len(self.passages):
            yield "nothing_follows"
        else:
            yield from self._seen_below(stack[-1], self.passages[stop], stop)
            if self.introduces(stop - 1):
                yield "introduces"
        if story is not None:
            yield from self._seen_before(stack[0], story)

    def _seen_in_heads(self, stack: Sequence[Passage]) -> Iterator[str]:
        """What the heads themselves tell."""
        if stack[0].opens == "article":
            yield "opens_article"
        if max([one.block.size for one in stack]) > _LARGE:
            yield "large_head"
        if stack[0].closing and stack[0].closing[0].role is Role.MARK:
            yield "run_in_head"
        elif any(one.rule in _CLOSED for one in stack) and self.heads_close:
            yield "closed_head"
        if any(self._is_tagged(one.text) for one in stack):
            yield "tag"
        first = self._role_of_head(stack[0].text)
        if first is Role.LABEL:
            yield "label_above"
        elif first is Role.HEADLINE:
            yield "headline_form"
        if len(stack) > 1:
            yield "stack"
            if _wraps_in_capitals(stack[0], stack[1]):
                yield "capitals_wrap"
            if first is Role.KICKER:
                yield "kicker_above"
            elif self._has_deck(stack):
                yield "deck_below"
        if self.profile.title_case and _wraps_in_title_case(stack):
            yield "title_wraps"
        if any(not one.block.level and self.is_sentence(one.text) for one in stack):
            yield "sentence"
        if in_capitals(stack[0].text) and self.heads_in_capitals:
            yield "capitals"

    def _has_deck(self, stack: Sequence[Passage]) -> bool:
        """Whether a line under the first is a deck: by rule, or in small letters under capitals of one mark."""
        if any(self._role_of_head(one.text) is Role.DECK for one in stack[1:]):
            return True
        alike = stack[0].block.level == stack[1].block.level > 0
        return alike and in_capitals(stack[0].text) and not in_capitals(stack[-1].text)

    def of_text(self, passage: Passage, below: int, story: Story, *, in_notice: bool) -> Iterator[str]:
        """Name all that speaks for or against a story that begins without a head."""
        opening = {one.role for one in passage.opening}
        apart = self.stands_apart(passage)
        if passage.role is Role.BYLINE:
            if below == len(self.passages) or self.passages[below].role is not _PARAGRAPH:
                return
            if apart and not self.passages[below].block.close:
                return  # by itself between two texts: a signature
            if not apart and (story.stack or passage.block.text[-1] in self.profile.closers):
                return  # under a subhead; or in brackets, as signatures are
        elif passage.role is not _PARAGRAPH and passage.role is not Role.EDITORS_NOTE:
            return
        if in_notice:
            yield "page_begins"
        if Role.DATELINE in opening:
            yield "dateline_opens"
            if story.dateline and any(one.dateline and one.dateline.date for one in passage.opening):
                yield "another_dispatch"
        elif Role.BYLINE in opening:
            yield "byline_opens"
        if self.is_under_section(below - 1):
            yield "section_above"
        if apart:
            yield "blank_above"
        if not story.stack:
            yield "headless_before"
        if opening:
            yield from self._closed_before(story)
        elif story.continued_on and story.body and not story.in_sidebar:
            yield "text_after_jump"
        if self._breaks_off(open_part(story).body[-1:]):
            yield "open_sentence_before"

    def stands_apart(self, passage: Passage) -> bool:
        """Whether a blank line stands above it, on a page that has few."""
        return self.layout.parts_rarely and not passage.block.close

    def introduces(self, index: int) -> bool:
        """Whether a line without a mark ends as a kicker does, in a colon, but text follows: "Dear friends:"."""
        line = self.passages[index]
        if line.block.level or not (self.profile.ends_sentence(line.text) and self.is_kicker(line.text)):
            return False
        below = self.passages[index + 1 : index + 2]
        return any(one.role in _TEXT and not one.opening for one in below)

    def is_sentence(self, text: str) -> bool:
        """Whether a short piece is said, and not set over what is said: "Come in, all of you!"."""
        said = self.profile.ends_sentence(text) and not self.profile.never_ends_head.isdisjoint(text)
        return said and not self.is_kicker(text)

    def is_label(self, passage: Passage) -> bool:
        """Whether a head is a standing label by a rule."""
        return len(passage.text) <= self.profile.longest_label and self._role_of_head(passage.text) is Role.LABEL

    def is_head_of_text(self, index: int) -> bool:
        """Whether a text with no credits follows a standing head right away, so that it is the head of that text."""
        below = self.passages[index : index + 1]
        return any(one.role is _PARAGRAPH and not one.opening for one in below)

    def is_under_section(self, index: int) -> bool:
        """Whether a standing head of the page stands right over a passage."""
        above = self.passages[index - 1] if index else None
        return above is not None and above.opens == "article" and above.role in FURNITURE_ROLES

    def is_kicker(self, text: str) -> bool:
        """Whether a piece reads on into the head below it."""
        return self._role_of_head(text) is Role.KICKER

    def set_otherwise(self, passage: Passage, index: int, story: Story | None) -> bool:
        """Whether a head is set in as paragraphs are, and the one above it is not, or lines of a story end above it."""
        block, above, text = passage.block, self.passages[index - 1].block, self.passages[index - 1].text
        if not self.layout.sets_in or block.indented == above.indented:
            return block.level > 0 == above.level and (self.is_sentence(text) or self.profile.ends_open(text))
        return (block.indented and not block.level) or (not above.level and (story is not None or block.level > 0))

    def has_text(self, story: Story) -> bool:
        """Whether more was read of a story than its pictures and what may be its head."""
        texts = [one for one in story.body if one.role not in PICTURE]
        if len(texts) == 1 and story.dateline is None:
            return len(texts[0].text) > self.profile.longest_plain_head
        return bool(texts)

    def is_edge(self, index: int, stop: int) -> bool:
        """Whether a line stands between pieces of a folio, a nameplate or masthead, with no text below them."""
        above = self.passages[max(0, index - 1) : index]
        below = next((at for at in range(stop, len(self.passages)) if self.passages[at].role not in EDGE_ROLES), None)
        if below == stop or any(one.role not in EDGE_ROLES for one in above):
            return False
        edges = (below or len(self.passages)) - stop + len(above)
        text_below = below is not None and self.passages[below].role not in _NO_TEXT
        return edges > 1 and not text_below

    def ends_box(self, stop: int) -> bool:
        """Whether a line in a notice or box of contents ends an entry: a page number, a day or nothing follows."""
        return stop == len(self.passages) or self.passages[stop].role in (Role.FOLIO, Role.MASTHEAD)

    def _role_of_head(self, text: str) -> Role | None:
        """What a line of heads is by a rule, one that goes on in the line below among them."""
        rules = self.profile.rules_at["head"].whole(text)
        return rules[0].role if rules else None

    def _repeats(self, kicker: Passage, stop: int, story: Story) -> bool:
        """Whether a kicker is as long as the next head or as a subhead above, and ends in the same mark."""
        above = [one for one in story.body[-_FAR:] if one.role is Role.SUBHEAD]
        below = next((one for one in self.passages[stop : stop + _FAR] if one.role is _HEADLINE), kicker)
        alike = [*above, below] if below is not kicker else above
        shape = len(kicker.text), kicker.text[-1]
        is_told = any(one.block.level > kicker.block.level > 0 for one in above)  # by its mark
        return not is_told and any(shape == (len(one.text), one.text[-1]) for one in alike)

    def _seen_below(self, last: Passage, below: Passage, stop: int) -> Iterator[str]:
        """What the piece right under the last line of a stack tells."""
        if below.role is Role.FOLIO and names_a_day(below.text, self.profile):
            yield "folio_follows"
        if any(one.continued_from for one in below.opening):
            yield "tail_follows"
        if last.block.level:
            return
        if is_cut_below(self.passages, stop, self.profile):
            yield "text_goes_on"  # in the next column
        if any(one.continued_on for one in below.opening):
            yield "jump_follows"
        if below.role is not _PARAGRAPH:
            return
        set_in = self.layout.sets_in and last.block.indented and not below.block.indented
        if set_in if below.block.close else last.block.close and below.text[:1].islower():
            yield "text_goes_on"  # in the next line, or in the next column

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
        if (
            not head.block.level
            and (head.block.close or head.block.wrapped or in_capitals(head.text))
            and has_no_room_for_subheads(story)
        ):
            yield "short_story_before"
        if story.in_rubric and not (head.block.level or story.credits):
            yield "rubric_goes_on"
        if self.layout.parts_stories and not head.block.close and not head.block.level:
            yield "blank_above_head"
        if story.body and all(one.role in PICTURE for one in story.body):
            yield "picture_story_before"
        if story.continued_from and not story.body and not story.stack:
            yield "tail_begins"
        if not story.continued_on and self._breaks_off(story.body[-1:]):
            yield "broken_off_before" if head.block.level else "open_sentence_before"
        if self._is_too_long(head, story):
            yield "too_long_for_subhead"
        if story.stack and story.stack[0].block.level and head.block.level:
            if head.block.level < story.stack[0].block.level:
                yield "shallower_mark"
            elif head.block.level > story.stack[0].block.level:
                yield "deeper_mark"
            elif head.block.level == 1 and self._has_deeper_marks:
                yield "top_mark"
            elif any(one.role is Role.SUBHEAD and one.block.level > head.block.level for one in story.body):
                yield "same_mark"

    @cached_property
    def _has_deeper_marks(self) -> bool:
        """Whether not all heading marks of the page are of the highest level."""
        return any(one.block.level > 1 for one in self.passages)

    def _is_too_long(self, head: Passage, story: Story) -> bool:
        """Whether an unmarked head is longer than any subhead, and no sentence that lost its full stop."""
        longest, ends = self.profile.longest_subhead, self.profile.sentence_ends
        if not longest or len(head.text) <= longest or head.block.level or not story.body:
            return False
        if head.text[-1] in ends or any(one.block.level for one in story.stack) or self._most_are_credited:
            return False
        return not any(word[-1] in ends and len(word) > _ABBREVIATED and word.islower() for word in head.text.split())

    @cached_property
    def _most_are_credited(self) -> bool:
        """Whether there are nearly as many bylines and datelines on the page as unmarked heads that are no subheads."""
        pairs = list(pairwise(self.passages))
        starts = [one for above, one in pairs if one.role is _HEADLINE and above.role is not _HEADLINE]
        heads = sum(len(one.text) > self.profile.longest_subhead for one in starts)
        credited = sum(
            above.role is not Role.BYLINE
            and (one.role is Role.BYLINE or any(credit.role is Role.DATELINE for credit in one.opening))
            for above, one in pairs
        )
        return credited >= max(_FEW, heads * _NEARLY_ALL)

    def _is_tagged(self, head: str) -> bool:
        rules_at = self.profile.rules_at
        return bool(rules_at["head_end"].whole(head) or rules_at["head_begin"].opening(head, 0))

    def _breaks_off(self, last: Sequence[Passage]) -> bool:
        return any(one.role is _PARAGRAPH and not self.profile.ends_sentence(one.text) for one in last)

    def credits_after(self, index: int) -> set[Role]:
        """Roles of the credits between a stack and its first sentence."""
        roles: set[Role] = set()
        for position in range(index, len(self.passages)):
            passage = self.passages[position]
            if passage.role is Role.HEADLINE or passage.opens:
                roles.discard(Role.DATELINE)  # of the story before, dated at its end
                break
            if passage.opening or passage.role not in SIGNS:
                roles.add(passage.role)
            roles.update(credit.role for credit in passage.opening)
            if passage.role is Role.PARAGRAPH:
                if position + 1 < len(self.passages) and self.passages[position + 1].role is Role.CREDIT:
                    roles.add(Role.CAPTION)
                break
        else:
            roles.discard(Role.DATELINE)
        return roles & _FOLLOWS.keys()

    def _dated_at_end(self, index: int) -> bool:
        """Whether the text after a stack ends in a dateline, and no story with one before it begins in between."""
        for above, passage in pairwise(self.passages[index - 1 : index + _FAR]):
            opens = passage.text or (above.role in (Role.BYLINE, _HEADLINE) and passage is not self.passages[index])
            if opens and any(one.role is Role.DATELINE for one in passage.opening):
                return False
            if any(one.role is Role.DATELINE for one in (*passage.opening, *passage.closing)):
                return True
        return False

    def _ends_signed(self, index: int, story: Story) -> bool:
        """Whether the text after a stack ends with a byline, or with the dateline that the story before has already."""
        signed = False
        signs = SIGNS if story.dateline or story.signed else (Role.BYLINE,)
        for position in range(index, len(self.passages)):
            passage = self.passages[position]
            if passage.role is _HEADLINE:
                break
            if passage.role in FURNITURE_ROLES or passage.role in PICTURE:
                continue
            if passage.text and any(one.role is Role.DATELINE for one in passage.opening):
                break  # a story without a head
            last = passage.closing if passage.text or position == index else (*passage.opening, *passage.closing)
            signed = any(one.role in signs and not one.adds for one in last)
        return signed


def _wraps_in_title_case(stack: Sequence[Passage]) -> bool:
    """Whether an unmarked head runs over several lines and each of its longer words has a capital."""
    wraps = stack[0].block.wrapped or (len(stack) > 1 and stack[1].block.close)
    if not wraps or stack[0].block.level or in_capitals(stack[0].text):
        return False
    words = [word for word in stack[0].text.split() if len(word) > _SMALL_WORD]
    return len(words) > 1 and not any(word[0].islower() for word in words)


def _wraps_in_capitals(first: Passage, second: Passage) -> bool:
    """Whether two lines are the beginning of one head in capitals with no mark."""
    unmarked = not first.block.level and not second.block.level
    return unmarked and in_capitals(first.text) and in_capitals(second.text)
