"""Which lines of a hard-wrapped column go on in the next, in scripts that part words by blanks.

Old pages have no blank lines: a short last line, a line that had room for the next word, a head in capitals or a
dateline are all that tells where a piece begins. Columns of one page differ in width, so that a line is measured by
those around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from newsparse.column_lines import CLEARLY_SHORT, INDENT, STACK_LINES, ColumnLines
from newsparse.line_ends import CLOSES_ABOVE, goes_on
from newsparse.model import CREDIT_ROLES, Role
from newsparse.profile import Profile
from newsparse.seams import HYPHENS
from newsparse.source import HEADING_MARK

_FIRST = re.compile(r"[^\W_]")
_TYPICAL = 1.1  # of that width: what a line of the widest column has at most
_UNWRAPPED = 1.5  # of that width: a line that is not wrapped, as a standfirst over a wrapped text
_AROUND = 6  # lines above or below that tell the width of a column
_NEARBY = 10  # lines above or below, blank ones too, that tell what text fills
_HEAD_SHARE = 0.85  # of the column's width that a line of a head does not reach
_TEXT_SHARE = 0.8  # of the column's width that the first of several lines reaches in text, and not in a head
_LONG_WORD = 0.6  # of the column's width: a longer word may be why a line above is short
_HEAD_LINES = 3
_DATELINE_LINES = 4
_TELLING_WORD = 3  # letters; shorter words are small in heads that are set in capitals too
_TELLING = 3  # lines without which those around tell nothing of a column
_CAPITAL_SHARE = 0.66  # of the letters; OCR turns some capitals of large type into small letters
_CAPITALS_LEAST = 4
# What stands before an item of a list, bullets misread as full stops included.
_BULLET = re.compile(r"[•■●▪►◆□] ?[^\W\d_a-z]|[.*] (?=[^\W\d_a-z])")
_ITEM = re.compile(r"[•■●▪►◆□] ?\S|\([a-z0-9]{1,2}\) |[0-9]{1,2}[.)] (?=[^\W\d_a-z])")
_SAID = re.compile(r"[—–] (?=[^\W\d_a-z])")  # what is said, or an item, behind a dash
_PAGE = re.compile(r"[(\[][^)\]]{2,24}[)\]]\.?")  # where an item of a list of contents stands
_JUMP = re.compile(r".*[0-9IVl][^a-z]{0,4}$|\W*[(\[]")  # a line that may name a page
_DASHES = "—–"
_UNDER_HEADS = (Role.DECK, Role.BYLINE, Role.JUMP_LINE)
_OVER_HEADS = (Role.LABEL, Role.KICKER, Role.JUMP_LINE)  # and under a text that ends
_ENDS_CLAUSE = ".,;:)!?"


def pieces(page: str, profile: Profile) -> Iterator[tuple[int, int, bool, bool]]:
    """Where the lines of a page in columns stand together, and whether its first and its last line fill a column."""
    return _Columns(page, profile).pieces()


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals, as heads are; single letters and figures make none."""
    if text == text.lower():  # no capital at all, as in all scripts that have none
        return False
    letters = [character for character in text if character.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals >= _CAPITALS_LEAST and capitals >= len(letters) * _CAPITAL_SHARE


def in_sentence_case(text: str, profile: Profile) -> bool:
    """Whether a line is set in small letters, like a sentence; small are only short words where heads are not."""
    return any(
        word.islower() and len(word) >= _TELLING_WORD and word not in profile.open_words for word in text.split()
    )


class _Columns(ColumnLines):
    """The lines of one page, walked through once."""

    def __init__(self, page: str, profile: Profile) -> None:
        super().__init__(page, profile)
        #: First line of the piece that is being read.
        self.first = 0

    def pieces(self) -> Iterator[tuple[int, int, bool, bool]]:
        """Each piece as offsets in the page, with what `_filled` tells."""
        start = offset = 0
        for index, line in enumerate(self.lines):
            if index and self._begins(index):
                yield start, offset - 1, *self._filled(index - 1)
                start = offset
                self.first = index
            offset += len(line) + 1
        yield start, offset - 1, *self._filled(len(self.lines) - 1)

    def _filled(self, last: int) -> tuple[bool, bool]:
        """Whether the first of several lines fills its column, where no blank lines part pieces, and the last does."""
        if last == self.first:
            return False, False
        above, below = self.sizes[max(0, self.first - _NEARBY) : last + 1], self.sizes[self.first : last + _NEARBY]
        width = min(self.width * _TYPICAL, _widest(above), _widest(below))
        fills = self.sizes[self.first] >= width * _TEXT_SHARE
        return fills and not self.parted, (fills or not self.parted) and self.sizes[last] >= width * _HEAD_SHARE

    def _is_inside(self, index: int) -> bool | None:
        """Whether a line stands inside a piece on a page whose lines run evenly; None where that does not tell it."""
        below = self.texts[index]
        if self.sets_in and not goes_on(self.texts[index - 1], below) and self._parts_heads(index):
            return False
        if self._is_too_long(index - 1) or self._is_too_long(index) or self.had_room(index - 1, self.width):
            return None
        if self.first == index - 1 and self.is_dispatch(below) and self._are_alike(index):
            return None
        if self.sets_in and (self.role_of_line(below) is Role.JUMP_LINE or self.is_over_indent(index)):
            return None
        return True

    def _parts_heads(self, index: int) -> bool:
        """Whether a line of heads that a rule knows stands on either side of the line end, where texts are set in."""
        below = self.role_in_heads(self.texts[index])
        if self.first == index - 1 and not INDENT.match(self.lines[index - 1]):
            known = bool(below or self.role_in_heads(self.texts[index - 1]))
        else:
            lower = self.texts[index + 1] if index + 1 < len(self.texts) else ""
            known = below in _OVER_HEADS or bool(lower and self.role_in_heads(lower) in _UNDER_HEADS)
            known = known and self._ends_piece(index - 1)
        return known and self.is_over_blank(index)

    def _is_too_long(self, index: int) -> bool:
        """Whether a line is longer than any of its column, and not for one long word's sake."""
        return self.sizes[index] > self.width * _TYPICAL and " " in self.texts[index]

    def _are_alike(self, index: int) -> bool:
        """Whether a line is set in as the one above it is, or as little."""
        return bool(INDENT.match(self.lines[index - 1])) == bool(INDENT.match(self.lines[index]))

    def _ends_piece(self, index: int) -> bool:
        """Whether a line ends a sentence, or a line that says where the story goes on ends with it."""
        if self.is_closed(self.texts[index]):
            return True
        last = " ".join(self.texts[max(self.first, index - 1) : index + 1])
        closings = self.profile.rules_at["closing"].closing(last[-1])
        return any(rule.role is Role.JUMP_LINE and rule.pattern.search(last) for rule in closings)

    def _begins(self, index: int) -> bool:
        """Whether a line begins a piece."""
        above, below = self.texts[index - 1], self.texts[index]
        if not above or not below:
            return True
        if below[0] == "#" or above[0] == "#":
            return bool(HEADING_MARK.match(below) or HEADING_MARK.match(above))
        if self.lines[index][0].isspace() and self._is_set_in(index):
            return True
        if self.is_even and (inside := self._is_inside(index)) is not None:
            return not inside
        if below[0] in "([" and _PAGE.fullmatch(below) and _BULLET.match(self.texts[self.first]):
            return False
        if _BULLET.match(below) or self._is_dashed_deck(index):
            return True
        if above[-1] in _ENDS_CLAUSE and _ITEM.match(below) and not self.profile.ends_open(above):
            return not self._is_in_dateline(index)
        if goes_on(above, below):
            return self._stands_alone(index)
        if min(self.sizes[index - 1 : index + 1]) > self.widest:
            return True
        wide = self._is_unwrapped(above), self._is_unwrapped(below)
        if wide[0] != wide[1] and (wide[1] or self.is_closed(above)):
            return True
        return self._parted(index, above, below)

    def _is_unwrapped(self, line: str) -> bool:
        """Whether a line goes far over the column's width, and not for one long word's sake."""
        return len(line) > self.width * _UNWRAPPED and max(map(len, line.split())) < self.width

    def _is_set_in(self, index: int) -> bool:
        """Whether an indent begins a paragraph; where each line is set in, as in a quotation, it begins nothing."""
        if not INDENT.match(self.lines[index]):
            return False
        return not INDENT.match(self.lines[index - 1]) or self.is_closed(self.texts[index - 1])

    def _stands_alone(self, index: int) -> bool:
        """Whether a line that seems to go on is none: without a letter, a byline under a head, a tail under a jump."""
        above, below = self.texts[index - 1], self.texts[index]
        if not _FIRST.search(below):
            return not CLOSES_ABOVE.match(below)
        lone = self.first == index - 1 and (_JUMP.match(above) or self.sizes[index - 1] < self.width * CLEARLY_SHORT)
        if lone and self.role_of_line(above) is Role.JUMP_LINE:
            return True
        return above[-1] not in HYPHENS and in_capitals(above) and self.is_known(below)

    def _parted(self, index: int, above: str, below: str) -> bool:
        """Whether a line that might begin a sentence begins a piece."""
        if self._is_in_dateline(index):
            return False
        if self.first == index - 1 and self.is_known(above):
            return True
        heads = in_capitals(above), in_capitals(below)
        closed = self.is_closed(above)
        width = self._width(index - 1)
        if heads[0] and (above[-1] in _DASHES or (heads[1] and above[-1] == ",")):
            return False
        if any(heads):
            return heads[0] != heads[1] or closed or len(above) < width * _HEAD_SHARE
        if closed and _SAID.match(below):
            return True
        room = self._is_clearly_short(index - 1, width)
        if not closed:
            if (room and self._is_short(index - 1) and not self._runs_on(index)) or self._breaks_in(index):
                return True
            return self._is_under(index) or self._is_deck(index)
        if room or self.is_known(below) or self._is_kicker(index - 1):
            return True
        if above[-1] in ";:":
            return False
        if self.parted:
            return self.is_dispatch(below) or (self.sets_in and self.is_over_indent(index))
        return not below[0].isdecimal() and (len(above) <= width or self._opens(index))

    def _is_in_dateline(self, index: int) -> bool:
        """Whether a dateline that opens the piece goes on in a line: *Lindenau,* over *12. Dezember. (AP)*."""
        if index - self.first > _DATELINE_LINES:
            return False
        above = " ".join(self.texts[self.first : index])
        text = f"{above} {self.texts[index]} {self.texts[index + 1] if index + 1 < len(self.texts) else ''}"
        found = (
            rule.pattern.match(text)
            for rule in self.profile.rules_at["opening"].opening(text, 0)
            if rule.role is Role.DATELINE
        )
        first = len(self.texts[self.first])
        return any(
            one is not None
            and len(one[0].rstrip()) > len(above)
            and one.end("place" if one.groupdict().get("place") else 0) <= first
            for one in found
        )

    def _is_kicker(self, index: int) -> bool:
        """Whether a line by itself is a kicker by a rule; with a figure before it, it is an item of a contents box."""
        line = self.texts[index]
        if self.first != index or line[-1] != ":" or line[0].isdecimal():
            return False
        rules = self.profile.rules_at["head"].whole(line)
        return bool(rules) and rules[0].role is Role.KICKER

    def _runs_on(self, index: int) -> bool:
        """Whether an item of a list goes on in a line: the one above ends in a word that ends nothing."""
        if not _BULLET.match(self.texts[self.first]):
            return False
        return self.profile.ends_open(self.texts[index - 1])

    def _is_dashed_deck(self, index: int) -> bool:
        """Whether a line behind a dash is a deck by a rule, under a line that is a piece by itself."""
        below = self.texts[index]
        if below[0] not in _DASHES or self.first != index - 1 or self.is_closed(self.texts[index - 1]):
            return False
        rules = self.profile.rules_at["head"].whole(below)
        return bool(rules) and rules[0].role is Role.DECK

    def _is_deck(self, index: int) -> bool:
        """Whether a line in a stack of heads that are set like sentences begins with a capital."""
        above, below = self.texts[index - 1 : index + 1]
        if not (self.profile.heads_in_sentences and below[0].isupper() and above[-1] != ","):
            return False
        if self.profile.ends_open(above) or not in_sentence_case(above, self.profile):
            return False
        return self._is_in_stack(index) and self._has_stacks

    @cached_property
    def _has_stacks(self) -> bool:
        """Whether heads, decks and bylines of the page stand right under each other: a short line among few tells."""
        return any(
            above and below and not goes_on(above, below) and self.had_room(index, self.width)
            for index, (above, below) in enumerate(pairwise(self.texts))
            if self._is_in_stack(index)
        )

    def _is_in_stack(self, index: int) -> bool:
        """Whether a line stands between blank lines among few, none of which ends a sentence."""
        first = last = index
        while first and self.texts[first - 1] and last - first < STACK_LINES:
            first -= 1
        while last + 1 < len(self.texts) and self.texts[last + 1] and last - first < STACK_LINES:
            last += 1
        lines = self.texts[first : last + 1]
        return len(lines) <= STACK_LINES and not any(map(self.profile.ends_sentence, lines))

    def _is_clearly_short(self, index: int, width: float) -> bool:
        """Whether the first word below would have fitted on a line, or the line is clearly short of its column."""
        if self.had_room(index, width):
            return True
        word = len(self.texts[index + 1].split(None, 1)[0])
        return not self.parted and self.sizes[index] < width * CLEARLY_SHORT and word <= width * _LONG_WORD

    def _is_short(self, last: int) -> bool:
        """Whether no line of the piece up to this one fills its column: it is a head."""
        width = self._width_of_text(self.first, last)
        return all(
            self.sizes[index] < width * _HEAD_SHARE for index in range(max(self.first, last - _AROUND), last + 1)
        )

    def _breaks_in(self, index: int) -> bool:
        """Whether something new stands under a sentence that is not finished: a dateline, a jump line, a head."""
        text = self.texts[index]
        if self.is_dispatch(text) or self.role_of_line(text) is Role.JUMP_LINE:
            return True
        return not self.parted and len(text) < self._width_below(index) * CLEARLY_SHORT and self._is_head(index)

    def _is_under(self, index: int) -> bool:
        """Whether a short line that a rule knows stands under a head as wide as the column, as a byline does."""
        above, below = self.texts[index - 1], self.texts[index]
        if self.first != index - 1:
            return False
        if self.profile.ends_open(above):
            return False
        return self.role_of_line(below) in CREDIT_ROLES

    def _opens(self, index: int) -> bool:
        """Whether a line opens something by a rule, or is the first of a head."""
        text = self.texts[index]
        rules_at = self.profile.rules_at
        return bool(rules_at["opening"].opening(text, 0) or rules_at["run_in"].opening(text, 0)) or self._is_head(index)

    def _is_head(self, index: int) -> bool:
        """Whether a few short lines that close no sentence stand over one that begins anew."""
        for line in range(index, min(index + _HEAD_LINES, len(self.lines) - 1)):
            text, below = self.texts[line], self.texts[line + 1]
            if not below or self.profile.ends_sentence(text) or text[-1] in self.profile.never_ends_head:
                return False
            width = self._width_of_text(index, line)
            if len(text) >= width * _HEAD_SHARE:
                return False
            if not goes_on(text, below):
                return self.had_room(line, width)
        return False

    def _width(self, index: int) -> float:
        """The width of the column that a line stands in: of its own piece, or of the lines below if that is more."""
        above = self.sizes[max(self.first, index - _AROUND) : index]
        below = self._below(index)
        if len(above) + len(below) < _TELLING - 1:
            return self.width
        return min(self.width * _TYPICAL, max(_widest(above), _widest(below)))

    def _width_of_text(self, first: int, last: int) -> float:
        """The width of the column in which lines stand that may be a head: what is narrower above them or below."""
        above = self.sizes[max(0, first - _AROUND) : first]
        width = self._width_below(last)
        return min(width, _widest(above)) if len(above) >= _TELLING and all(above) else width

    def _width_below(self, index: int) -> float:
        below = self._below(index)
        return min(self.width * _TYPICAL, _widest(below)) if len(below) >= _TELLING - 1 else self.width

    def _below(self, index: int) -> Sequence[int]:
        below = self.sizes[index + 1 : index + 1 + _AROUND]
        return below[: below.index(0)] if 0 in below else below


def _widest(sizes: Sequence[int]) -> int:
    """The widest line but one, where there are enough to take one for misread."""
    return sorted(sizes)[-2 if len(sizes) > 3 else -1] if sizes else 0
