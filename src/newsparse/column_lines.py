"""What does a line of a hard-wrapped column tell, and those beside it, in scripts that part words by blanks?

Columns of one page differ in width, and pages in what parts their pieces: blank lines, indents, or nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsparse.line_ends import goes_on, greedy_width, usual, widest_column
from newsparse.model import Role
from newsparse.profile import Profile

INDENT = re.compile(r"[ \t\u3000]{3,12}")
_SLACK = 0.1  # of the column's width: what justified lines differ in characters
CLEARLY_SHORT = 0.75  # of the column's width: a line that no long word below can excuse
# Where blank lines part paragraphs: blank lines after whole sentences to short last lines without one.
_PARTED_RATIO = 3
_EVEN_LEAST = 6  # pairs of lines that tell whether lines run evenly
_WRAPPED_LEAST = 4  # lines that go on, which tell whether a program wrapped them
_EVEN_ROOM = 0.02  # of them that may have room
STACK_LINES = 5  # heads and decks between two blank lines
_OVER_OTHERS = 8  # lines
_ROUND_HEADS = (Role.LABEL, Role.KICKER, Role.DECK, Role.BYLINE, Role.JUMP_LINE)
_FULL_STOPS = frozenset(".!?")


class ColumnLines:
    """The lines of a page in columns."""

    def __init__(self, page: str, profile: Profile) -> None:
        self.profile = profile
        self.lines = page.split("\n")
        self.texts = [line.strip() for line in self.lines]
        # An indent takes room in its line, as letters do.
        self.sizes = [
            len(line.rstrip() if line[:1].isspace() and INDENT.match(line) else text)
            for line, text in zip(self.lines, self.texts, strict=True)
        ]
        self.widest = widest_column(self.lines, profile)
        #: How wide a program wrapped the page, to the character; 0 where none did.
        self.exact = self._wrapped_width()
        self.width = self.exact or self._column_width()
        #: Whether the first lines of paragraphs are set in.
        self.sets_in = self._are_set_in()
        #: Whether lines run as far as they can, so that none but the last of a piece is short.
        self.is_even = self._runs_evenly()
        #: Whether blank lines or indents part the paragraphs; else a line that is hardly shorter than the column and
        #: ends a sentence is likelier to end its paragraph than to stand inside it.
        self.parted = self._are_parted()

    def _column_width(self) -> int:
        """The width of most columns: of lines over others, where there are enough, as hardly a head is."""
        widest = self.widest
        over_others = [size for size, below in pairwise(self.sizes) if 0 < size <= widest and below]
        return usual(over_others if len(over_others) >= _OVER_OTHERS else [one for one in self.sizes if one <= widest])

    def _wrapped_width(self) -> int:
        """How wide a program wrapped the page; 0 where none did, or where too few lines go on to tell."""
        going = [
            (above.rstrip(), below)
            for above, below in zip(self.lines, self.texts[1:], strict=False)
            if above.strip() and below and above[0] != "#" and goes_on(above.rstrip(), below)
        ]
        return greedy_width(going) if len(going) >= _WRAPPED_LEAST else 0

    def _are_parted(self) -> bool:
        """Whether blank lines or indents part the paragraphs, and not a short last line alone."""
        parted = unparted = 0
        for index, above in enumerate(self.texts[:-1]):
            below, is_set_in = self.texts[index + 1], bool(INDENT.match(self.lines[index + 1]))
            if above and above[-1] in self.profile.sentence_ends:
                if not below or is_set_in:
                    parted += 1
                elif below[0].isupper() and len(above) < self.width * CLEARLY_SHORT:
                    unparted += 1
            elif is_set_in and below and not INDENT.match(self.lines[index]):
                parted += 1  # the first line of a text under its head
        return self.sets_in or parted > unparted * _PARTED_RATIO

    def _are_set_in(self) -> bool:
        """Whether the page sets in the first line of its paragraphs, and hardly a line that had room ends one else."""
        set_in = others = 0
        for index, (line, below) in enumerate(pairwise(self.lines)):
            if line[:1].isspace() and INDENT.match(line):
                set_in += bool(below.strip()) and not below[0].isspace()
            closed = self.texts[index].rstrip(self.profile.closing_marks)[-1:] in _FULL_STOPS
            if closed and below[:1].isupper() and self.had_room(index, self.width):
                in_heads = self.role_in_heads(below.strip()) or self.is_over_blank(index + 1)
                others += not (in_heads or self.is_over_indent(index + 1))
        return set_in > others * _PARTED_RATIO

    def _runs_evenly(self) -> bool:
        """Whether each line runs as far as the word below it lets it, so that only blank lines and indents part pieces.

        Where indents part paragraphs, the first lines of these tell it: others may stand over heads.
        """
        pairs = roomy = 0
        for index, (above, below) in enumerate(pairwise(self.texts)):
            if not above or not below or above[0] == "#" or below[0] == "#" or INDENT.match(self.lines[index + 1]):
                continue
            if INDENT.match(self.lines[index]) or not (self.sets_in or self._is_office(above, below)):
                pairs += 1
                roomy += self.had_room(index, self.width)
        return pairs >= (1 if self.sets_in else _EVEN_LEAST) and roomy <= pairs * _EVEN_ROOM

    def _is_office(self, above: str, below: str) -> bool:
        """Whether a line tells the office of those whom the line above it names: *Staff Reporter*."""
        offices = self.profile.rules_at["under_byline"].whole(below)
        return any(rule.role is Role.BYLINE for rule in offices) and self.role_of_line(above) is Role.BYLINE

    def had_room(self, index: int, width: float) -> bool:
        """Whether the first word below would have fitted on a line of a column so wide."""
        word = len(self.texts[index + 1].split(None, 1)[0])
        if self.exact:
            return self.sizes[index] + 1 + word <= self.exact
        return self.sizes[index] + 1 + word <= width - max(2, width * _SLACK)

    def is_closed(self, text: str) -> bool:
        """Whether a line ends a sentence, or a story by its agency; `Mr.` does not."""
        if self.profile.ends_sentence(text):
            return not self.profile.ends_open(text)
        closings = self.profile.rules_at["closing"].rules if text[-1] in self.profile.closing_marks else ()
        return any(rule.role is Role.BYLINE and rule.pattern.search(text) for rule in closings)

    def is_over_indent(self, index: int) -> bool:
        """Whether a line is the first of heads: lines that do not go on in one another, down to one that is set in."""
        for line in range(index, min(index + STACK_LINES, len(self.lines) - 1)):
            text, below = self.texts[line], self.texts[line + 1]
            last = text.rstrip(self.profile.closing_marks)[-1:]
            if not below or goes_on(text, below) or last in self.profile.never_ends_head:
                return False
            if INDENT.match(self.lines[line + 1]):
                return True
        return False

    def is_over_blank(self, index: int) -> bool:
        """Whether a line is the first of heads: none ends a sentence, down to a blank line or one that is set in."""
        for line in range(index, min(index + STACK_LINES + 2, len(self.lines))):
            if line > index and (not self.texts[line] or INDENT.match(self.lines[line])):
                return True
            text = self.texts[line]
            last = text.rstrip(self.profile.closing_marks)[-1:]
            if not self.role_in_heads(text) and (last in self.profile.never_ends_head or self._is_of_text(line)):
                return False
        return False

    def _is_of_text(self, index: int) -> bool:
        """Whether a line is full, as lines of texts are, and no known line of heads or end of a piece stands below."""
        if index + 1 == len(self.lines) or not self.texts[index + 1] or INDENT.match(self.lines[index + 1]):
            return False
        if self.sizes[index] > self.width or self.had_room(index, self.width):
            return False
        return self.role_in_heads(self.texts[index + 1]) is None

    def is_dispatch(self, text: str) -> bool:
        """Whether a line opens with a dateline."""
        found = self.profile.rules_at["opening"].opening(text, 0)
        return bool(found) and found[0].role is Role.DATELINE

    def role_of_line(self, text: str) -> Role | None:
        """What a line is by the first rule that knows it."""
        rules = self.profile.rules_at["line"].whole(text)
        return rules[0].role if rules else None

    def role_in_heads(self, text: str) -> Role | None:
        """What a line round a head is by the first rule that knows it; None for what opens a text, or any other."""
        rules_at = self.profile.rules_at
        if text[0].islower() or rules_at["opening"].opening(text, 0):
            return None
        rules = rules_at["line"].whole(text) or rules_at["head"].whole(text)
        return rules[0].role if rules and rules[0].role in _ROUND_HEADS else None

    def is_known(self, text: str) -> bool:
        """Whether a rule knows a whole line."""
        rules_at = self.profile.rules_at
        return bool(rules_at["line"].whole(text) or rules_at["under_text"].whole(text))
