"""What each block is by itself: a head, a paragraph, a byline, a folio; and what opens and closes it.

Only the block and the profile's rules are looked at here. What a head begins, and whose byline it is, depends on
what stands around it: that is decided in `articles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsparse.blocks import Block, place_in_page
from newsparse.bylines import read_byline
from newsparse.columns import in_capitals
from newsparse.cuts import find_cuts
from newsparse.datelines import read_dateline
from newsparse.fragments import mended
from newsparse.model import CREDIT_ROLES, FURNITURE_ROLES, Contributor, ContributorRole, Jump, Role
from newsparse.noise import is_noise
from newsparse.numbers import page_number
from newsparse.passages import Credit, Passage
from newsparse.profile import Profile, Rule

#: Id of the rule for a short piece without a mark that ends no sentence.
SHORT = "head.short"
#: Id of the rule for a paragraph that no other rule knows: no credits in it, no heading mark before it.
PLAIN = "paragraph"

_OTHER_SCRIPTS = "\u1100"  # from Hangul on
_LETTER = re.compile(r"[^\W_]")
# More than one sentence, the last of them a question or a cry.
_SENTENCES = re.compile(r"(?:[?!…]|[^\W\d_A-Z]{4}\.)[\"”’»]?\s+[\w'’-]{1,30} [^\W\d_A-Z].{0,200}[?!…]\s?[\"”’»]?$")
_SHOUTS = "?!…"  # what such a piece ends with
# A question or a cry beside another sentence, and the beginning of a third: no head holds so much.
_HOLDS_SENTENCES = re.compile(
    r"(?:[?!…][\"”’»]?\s[^?!…]{1,80}[^\W\d_A-Z]{4}\.|[^\W\d_A-Z]{4}\.[\"”’»]?\s[^?!…]{1,80}[?!…])"
    r"[\"”’»]?\s[\"“‘«¿¡]{0,2}[^\W\d_a-z]"
)
# The same in scripts without blanks: a whole sentence, and one that is parted into clauses or ended.
_SENTENCES_UNPARTED = re.compile(
    r"[^！？…]{8}[！？…]{1,2}[」』”’]{0,2}[^！？…\s]{4}(?:[^！？…]{0,60}[，、][^！？…]{4}|[^！？…]{4,60}[！？…])"
)
# A name cut short to its initial, which ends no sentence: Five Years for Karl M.
_ENDS_IN_INITIAL = re.compile(r"(?:\w\s+[^\W\d_]{3,}|\b\w{4,})\s[^\W\d_a-z]\.$")
# What a piece is by its form alone, and the id under which `explain` shows that.
_UNPLACED = (Role.UNPLACED, "unplaced")
_OPENED = (Role.PARAGRAPH, "paragraph.opened")
_CLOSED = (Role.PARAGRAPH, "paragraph.closed")
_PROSE = (Role.PARAGRAPH, PLAIN)
_MARKED_PROSE = (Role.PARAGRAPH, "paragraph.marked")
_MARKED = (Role.HEADLINE, "head.marked")
_SHORT = (Role.HEADLINE, SHORT)
_NOISE = (Role.OTHER, "noise")
_CAPITALS = (Role.HEADLINE, "head.capitals")
_UNKNOWN = (PLAIN, "paragraph.closed", SHORT)  # rules of passages that form alone has told
_HEADLINE = Role.HEADLINE
_HEADS = (Role.HEADLINE, Role.MARK)  # a day in brackets under the head of an address among them
_PARAGRAPH = Role.PARAGRAPH
_BYLINE = Role.BYLINE
_LIST_ITEM = Role.LIST_ITEM
_AUTHOR = ContributorRole.AUTHOR
_BEFORE_TEXT = (Role.CAPTION, Role.FOLIO, Role.MARK, Role.SUBHEAD, Role.OTHER, Role.EDITORS_NOTE)
_BEGINS_TEXT = (_PARAGRAPH, *_BEFORE_TEXT)
_ENDS_TEXT = FURNITURE_ROLES | {Role.HEADLINE, Role.BYLINE, Role.JUMP_LINE}
_SHORT_FORMS = (PLAIN, SHORT, "head.capitals")
_OVER_SIGNATURE = (Role.PARAGRAPH, Role.JUMP_LINE)
_LONGEST_SIGNATURE = 60  # characters: two names
_MOST_CREDITS = 3  # at one end of a piece: dateline, byline, agency
_CLOSING_REACH = 240  # characters from the end in which a closing rule looks


def read_roles(page: str, blocks: Sequence[Block], profile: Profile) -> list[Passage]:
    """Tell each block's role by the profile's rules."""
    reader = _Reader(page, profile)
    if profile.longest_fragment:
        blocks = list(mended(page, blocks, profile))
    texts = [*[one.text for one in blocks[1:]], ""]
    passages = [reader.passage(block, text) for block, text in zip(blocks, texts, strict=False)]
    if len(passages) > 1 and passages[0].role is _BYLINE:  # under no head a paper's name is its nameplate
        names = [rule for rule in reader.lines.whole(passages[0].block.text) if rule.role is Role.NAMEPLATE]
        passages[0] = reader.by_rules(passages[0], names)
    find_cuts(passages, profile)
    if reader.run_ins.rules:
        passages = [part for passage in passages for part in reader.without_head(passage)]
    alone = list(passages)
    for index in range(1, len(alone) - 1):
        above, passage, below = passages[index - 1], alone[index], alone[index + 1]
        if above.role is not _BYLINE and passage.role is not _HEADLINE:
            continue
        if above.role is _BYLINE and below.block.goes_on:
            continue  # the first line of the text, over the end of a column
        if above.role is _BYLINE and len(passage.block.text) <= profile.longest_head:
            passages[index] = reader.by_rules(passage, profile.rules_at["under_byline"].whole(passage.block.text))
        elif (
            passage.role is _HEADLINE
            and above.role in _HEADS
            and (reader.begins_text(below, passage, above) or reader.begins_verse(passages, index + 1))
        ):
            passages[index] = reader.under_head(passage, above)
        if passage.role is _HEADLINE and below.role in _BEGINS_TEXT and passages[index] is passage:
            passages[index] = reader.over_text(passage, above, passages[index - 2] if index > 1 else None)
    if profile.rules_at["under_text"].rules or profile.rules_at["in_text"].rules:
        for index, (above, passage) in enumerate(pairwise(passages), 1):
            if above.role in _OVER_SIGNATURE and len(passage.text) <= _LONGEST_SIGNATURE:
                below_it = passages[index + 1] if index + 1 < len(passages) else None
                passages[index] = reader.under_text(passage, above, below_it)
    return passages


class _Reader:
    """Reads the blocks of one page by one profile."""

    def __init__(self, page: str, profile: Profile) -> None:
        self.page = page
        self.profile = profile
        self.lines = profile.rules_at["line"]
        self.run_ins = profile.rules_at["run_in"]
        self.openings = profile.rules_at["opening"]
        self.closings = profile.rules_at["closing"]

    def passage(self, block: Block, below: str = "") -> Passage:
        """The block as its rules read it: a whole line, or text between credits; `below` is what stands under it."""
        text = block.text
        if len(text) <= self.profile.longest_head and text[-1] not in self.profile.never_ends_line:
            for rule in self.lines.whole(text):
                found = rule.pattern.fullmatch(text)
                if found and rule.role is _PARAGRAPH and self._is_dated(text):
                    break  # the dateline tells more than its form
                if found and (credit := self._credit(block, rule, found)):
                    return self._line(block, rule, credit)
        below = f" {below}" if block.indented and not self.profile.ends_sentence(text) else ""
        opened = self.openings.opening(text + below, 0)
        if not opened and not self.closings.closing(text[-1]):
            role, rule_id = self._form(block, text)
            return Passage(block, role, block.start, block.end, text, rule_id)
        return self._between_credits(block, opened, below)

    def _is_dated(self, text: str) -> bool:
        opened = self.openings.opening(text, 0)
        return bool(opened) and opened[0].role is Role.DATELINE

    def without_head(self, passage: Passage) -> tuple[Passage, ...]:
        """The passage, parted from a head that stands in one line with it, and the dash between them."""
        block = passage.block
        plain = passage.rule in _UNKNOWN and not passage.opening
        rules = self.run_ins.opening(block.text, 0) if plain else ()
        found = rules[0].pattern.match(block.text) if rules else None
        if found is None or found.end() == len(block.text):
            return (passage,)
        end, start = self._place(block, found.end("head") - 1) + 1, self._place(block, found.end())
        gap = self.page[end:start]
        dash = gap.strip()
        first = end + gap.index(dash)
        mark = Credit(role=Role.MARK, start=first, end=first + len(dash), text=dash, rule=rules[0].id)
        head = Block(block.start, end, found["head"], indented=block.indented, wrapped=block.wrapped, close=block.close)
        text = Block(start, block.end, block.text[found.end() :], wrapped=block.wrapped, close=True)
        title = Passage(head, _HEADLINE, block.start, end, head.text, rules[0].id, (), (mark,))
        return title, self.passage(text)

    def under_head(self, passage: Passage, above: Passage) -> Passage:
        """The last line of a stack before the first paragraph: bare names there are the authors'."""
        text, rules_at = passage.block.text, self.profile.rules_at
        rules = rules_at["under_head"].whole(text)
        if rules_at["head_end"].whole(above.text):
            rules += rules_at["under_tag"].whole(text)
        return self.by_rules(passage, rules)

    def begins_text(self, passage: Passage, line: Passage, head: Passage) -> bool:
        """Whether the text under a head may begin with this passage, so that the line between may be a byline."""
        if passage.role is not _HEADLINE:
            nameless = passage.role is _BYLINE and not any(one.contributors for one in passage.opening)
            came = any(one.continued_from for one in passage.opening)
            return nameless or came or passage.role in _BEGINS_TEXT
        block, above = passage.block, line.block
        if block.level or (block.indented and not above.indented):
            return not block.level
        rules_at = self.profile.rules_at
        known = rules_at["lead_in"].whole(block.text) or rules_at["under_byline"].whole(block.text)
        return bool(head.block.level and not above.level) or bool(known)

    def begins_verse(self, passages: Sequence[Passage], index: int) -> bool:
        """Whether so many short lines stand here, under one head and the line below it, that they are a poem."""
        least = self.profile.least_verse
        if not least or len(passages) < index + least or (index > 2 and passages[index - 3].role is _HEADLINE):
            return False
        return all(one.role is _HEADLINE and one.block.close for one in passages[index : index + least])

    def over_text(self, passage: Passage, above: Passage, before: Passage | None) -> Passage:
        """A line right over a paragraph, under a tagged head, or under a byline or standfirst that is under a head."""
        rules_at, text = self.profile.rules_at, passage.block.text
        if above.role is _HEADLINE and rules_at["head_end"].whole(above.text):
            return self.by_rules(passage, rules_at["lead_in"].whole(text))
        if before is not None and before.role is _HEADLINE:
            if above.role is _BYLINE:
                return self.by_rules(passage, rules_at["lead_in"].whole(text))
            if above.rule == PLAIN and len(above.text) <= self.profile.longest_standfirst:
                return self.by_rules(passage, rules_at["under_standfirst"].whole(text))
        return passage

    def under_text(self, passage: Passage, above: Passage, below: Passage | None) -> Passage:
        """A short piece under a paragraph: names sign the last one of a story, or tell of a picture."""
        if passage.rule not in _SHORT_FORMS:
            return passage
        may_sign = below is None or below.role in _ENDS_TEXT
        if below is not None and below.role is _BYLINE and not any(one.contributors for one in below.opening):
            place = "under_head"  # a name over an office, as in heads
        else:
            place = "under_text" if may_sign and self.profile.ends_sentence(above.text) else "in_text"
        return self.by_rules(passage, self.profile.rules_at[place].whole(passage.text))

    def by_rules(self, passage: Passage, rules: Sequence[Rule]) -> Passage:
        """The passage as the first of these rules reads its whole line, or as it was."""
        block = passage.block
        for rule in rules:
            found = rule.pattern.fullmatch(block.text)
            if found and (credit := self._credit(block, rule, found)):
                return self._line(block, rule, credit)
        return passage

    def _between_credits(self, block: Block, opened: Sequence[Rule], below: str) -> Passage:
        """A block that may begin or end with credits."""
        first, opening, whole = self._opening(block, opened, below)
        last, closing, rest = self._closing(block, first)
        text = block.text[first:last]
        if opening and not text and opening[0].role in CREDIT_ROLES:
            return Passage(block, opening[0].role, block.start, block.start, "", opening[0].rule, opening, closing)
        role, rule_id = whole or rest or (_OPENED if opening and text else self._form(block, text))
        if not opening and not closing:
            return Passage(block, role, block.start, block.end, text, rule_id)
        if not text:  # credits are all there is
            credit = (*opening, *closing)[0]
            return Passage(block, credit.role, block.start, block.start, "", credit.rule, opening, closing)
        if closing and (rule_id == PLAIN or (role is _HEADLINE and self._is_text(block, text, closing))):
            role, rule_id = _CLOSED
        start = _past_blanks(self.page, opening[-1].end) if opening else block.start
        end = _before_blanks(self.page, closing[0].start) if closing else block.end
        return Passage(block, role, start, end, text, rule_id, opening, closing)

    def _line(self, block: Block, rule: Rule, credit: Credit) -> Passage:
        """A whole line that a rule knew; what a credit tells stands for its text."""
        if rule.role in CREDIT_ROLES:
            return Passage(block, rule.role, block.start, block.start, "", rule.id, (credit,), (), rule.opens)
        told = (credit,) if credit.contributors else ()
        return Passage(block, rule.role, block.start, block.end, block.text, rule.id, told, (), rule.opens)

    def _opening(
        self, block: Block, rules: Sequence[Rule], below: str
    ) -> tuple[int, tuple[Credit, ...], tuple[Role, str] | None]:
        """Credits at the beginning: the offset after them, the credits, the role of the whole if one says it.

        Rules that ask for a long text see what goes on below.
        """
        text, position, bare = block.text + below, 0, None
        credits: list[Credit] = []
        while rules and len(credits) < _MOST_CREDITS:
            for rule in rules:
                found = rule.pattern.match(text, position)
                if found and found.end() > len(block.text):
                    continue
                if found and rule.whole and block.level and rule.role is _LIST_ITEM:
                    continue  # a numbered subhead
                if found and rule.whole:
                    return position, tuple(credits), (rule.role, rule.id)
                credit = self._credit(block, rule, found, bare) if found else None
                if found and credit:
                    break
            else:
                break
            credits.append(credit)
            bare = _AUTHOR if credit.role is Role.DATELINE else None
            position = _past_blanks(text, found.end())
            rules = self.openings.opening(text, position)
        return position, tuple(credits), None

    def _closing(self, block: Block, first: int) -> tuple[int, tuple[Credit, ...], tuple[Role, str] | None]:
        """Credits at the end: the offset before them, the credits in order, the role of the rest if one says it."""
        text, last, rest = block.text, len(block.text), None
        credits: list[Credit] = []
        while len(credits) < _MOST_CREDITS and last > first:
            for rule in self.closings.closing(text[last - 1]):
                if 0 < rule.longest < last:
                    continue
                found = rule.pattern.search(text, max(first, last - _CLOSING_REACH), last)
                if not found:
                    continue
                if rule.whole:
                    return len(text), (), (rule.role, rule.id)
                after_sentence = self.profile.ends_sentence(text[first : found.start()].rstrip())
                credit = self._credit(block, rule, found, _AUTHOR if after_sentence else None)
                if credit:
                    credits.append(credit)
                    last = _before_blanks(text, found.start())
                    rest = (rule.rest, rule.id) if rule.rest else rest
                    break
            else:
                break
        return last, tuple(reversed(credits)), rest

    def _credit(
        self, block: Block, rule: Rule, found: re.Match[str], bare: ContributorRole | None = None
    ) -> Credit | None:
        """What the match tells; nothing where its names are no names. `bare` is the role of names without one."""
        groups = found.groupdict()
        contributors: tuple[Contributor, ...] = ()
        if names := groups.get("names"):
            contributors = read_byline(names, self.profile.contributors, rule.bare or bare)
            if not contributors:
                return None
        dateline = None
        if rule.role is Role.DATELINE:
            dateline = read_dateline(found[0], groups, self.profile)
        elif place := groups.get("place"):
            dateline = read_dateline(place, groups, self.profile)
        first, last = found.span()
        first, last = _past_blanks(block.text, first), _before_blanks(block.text, last)
        text = block.text[first:last]
        start = self._place(block, first) if first else block.start
        whole = self.page.startswith(text, start)  # no line end in it
        return Credit(
            role=rule.role,
            start=start,
            end=start + len(text) if whole else self._place(block, last - 1) + 1,
            text=text,
            rule=rule.id,
            dateline=dateline,
            contributors=contributors,
            adds=rule.adds,
            office=self._office(groups["office"]) if "office" in groups else None,
            continued_from=self._jump(groups["page_from"]) if "page_from" in groups else None,
            continued_on=self._jump(groups["page_on"]) if "page_on" in groups else None,
        )

    def _office(self, word: str) -> ContributorRole:
        return self.profile.contributors.roles[" ".join(word.lower().split())]

    def _jump(self, page: str | None) -> Jump:
        return Jump(page=page_number(page, self.profile) if page else None)

    def _place(self, block: Block, offset: int) -> int:
        return place_in_page(block, offset, self.page, self.profile.typesetting)

    def _form(self, block: Block, text: str) -> tuple[Role, str]:
        """Head or paragraph, by mark and form alone."""
        if not (text[:1].isalpha() or _LETTER.search(text)):
            return _UNPLACED
        rest = block.parted_by.rest if block.parted_by else None
        if block.parted_by and rest and (rest is not _HEADLINE or len(text) <= self.profile.longest_plain_head):
            return rest, block.parted_by.id
        if block.level and len(text) <= self.profile.longest_head:
            return _MARKED
        if len(text) <= self.profile.longest_plain_head:
            if text[-1] == "." and not block.level and in_capitals(text) and text[-3:] != "...":
                return _CAPITALS
            if not block.level and is_noise(text):
                return _NOISE
            if not block.fills and self._looks_like_head(text):
                return _SHORT
        return _MARKED_PROSE if block.level else _PROSE

    def _is_text(self, block: Block, text: str, closing: Sequence[Credit]) -> bool:
        """Whether a short piece without a mark ends as a sentence does, or goes on elsewhere: "Thank you!"."""
        goes_on = any(credit.continued_on for credit in closing)
        return not block.level and (goes_on or self.profile.ends_sentence(text))

    def _looks_like_head(self, text: str) -> bool:
        profile = self.profile
        if text[-1] in profile.never_ends_head:
            initial = text[-3:-2].isspace() and bool(_ENDS_IN_INITIAL.search(text))
            return initial and not text[0].islower()
        last = text.rstrip(profile.closing_marks)[-1:]
        quoted = last != text[-1]
        if last in profile.never_ends_head or _goes_on(text) or (quoted and last in profile.never_ends_quoted_head):
            return False
        if profile.never_in_head.search(text) or (last in _SHOUTS and _SENTENCES.search(text)):
            return False
        return not (_HOLDS_SENTENCES.search(text) or _SENTENCES_UNPARTED.search(text))


def _goes_on(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: in a small letter, but for one before another script."""
    return text[0].islower() and text[1:2] < _OTHER_SCRIPTS


def _past_blanks(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _before_blanks(text: str, offset: int) -> int:
    while offset and text[offset - 1].isspace():
        offset -= 1
    return offset
