"""Which lines of a hard-wrapped column go on in the next, where words are parted and no capital tells?

Lines are broken between words, so that they end raggedly: the next word had no room on a line that goes on. That tells
how wide the column is, and which lines end a piece. Where the last line of a text is full by chance, what stands in the
next tells: a line that rules know, or a head over a paragraph that is set in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from newsparse.lone_lines import ALONE, OVER_HEADS, UNDER_HEADS, is_credited, role_of_line
from newsparse.model import Role
from newsparse.profile import Profile
from newsparse.seams import HYPHENS
from newsparse.source import HEADING_MARK

_FITTING = 0.9  # of the lines that go on, as wide as a column lets them be
_NEARLY = 0.6  # of them, where lines are justified and differ a little
_OPEN = 0.3  # of them end within a sentence
_UNWRAPPED = 0.5  # of the text of a page, in lines wider than any column: lines of a stack are no column then
_PARTED = 4  # blank lines, or lines that go on
_CREDIT_LINES = 2  # over which credits at the end of a text are broken
_SLACK = 0.12  # of the column's width: what justified lines differ in characters


def pieces(page: str, sample: Sequence[str], profile: Profile) -> Iterator[tuple[int, int, bool, bool]] | None:
    """Where the lines of a page in columns stand together; that its first or last line fills a column tells nothing.

    Args:
        page: The text of the page.
        sample: Its first lines, which are measured.
        profile: The language's conventions.

    Returns:
        None where the page is not hard-wrapped, and no words tell which lines of a head go on.
    """
    width, slack = _column_width(sample, profile)
    return _Ragged(page, width, slack, profile).pieces() if width or profile.open_words else None


def _column_width(lines: Sequence[str], profile: Profile) -> tuple[int, int]:
    """The width that most lines have which go on, and how much they may differ; 0 where lines are not wrapped.

    A line that goes on is no wider than the column, and would be with the first word of the next.
    """
    pairs = list(_within_texts(lines, profile))
    open_ends = sum(not profile.ends_sentence(above) for above, _ in pairs)
    unwrapped = sum(len(line) for line in lines if len(line) > profile.widest_column)
    if not pairs or unwrapped > sum(map(len, lines)) * _UNWRAPPED:
        return 0, 0
    if open_ends < len(pairs) * _OPEN and not (_parts_all(lines, len(pairs)) or _sets_in_all(lines, profile)):
        return 0, 0
    for share, least in ((0, _FITTING), (_SLACK, _NEARLY)):
        changes: Counter[int] = Counter()
        for above, below in pairs:
            changes[len(above)] += 1
            changes[len(above) + 1 + len(_first_word(below)) + int(len(above) * share)] -= 1
        sizes = sorted(changes)
        holding = list(accumulate(changes[size] for size in sizes))
        most = max(holding)
        if most >= len(pairs) * least:
            at = holding.index(most)
            # The longest line that is no wider, one over a line that ends no sentence among them.
            width = max(len(line) for line in map(str.rstrip, lines) if sizes[at] <= len(line) < sizes[at + 1])
            return width, int(width * share)
    return 0, 0


def _parts_all(lines: Sequence[str], pairs: int) -> bool:
    """Whether blank lines part all pieces of a page, so that lines right under each other are one."""
    parted = sum(not line.strip() for line in lines)
    return (parted >= _PARTED or pairs >= _PARTED) and not any(line[:1].isspace() for line in lines)


def _sets_in_all(lines: Sequence[str], profile: Profile) -> bool:
    """Whether each line right over another in which a sentence ends is set in, or under a line of its text."""
    in_text = any_set_in = False
    for above, below in pairwise(lines):
        is_set_in = bool(above.strip() and profile.indent.match(above))
        any_set_in |= is_set_in
        in_text = is_set_in or (in_text and bool(above.strip()))
        if not in_text and below.strip() and _holds_sentence(above, profile) and not profile.indent.match(below):
            return False
    return any_set_in


def _within_texts(lines: Sequence[str], profile: Profile) -> Iterator[tuple[str, str]]:
    """Lines and those right under them, down to the last in which a sentence ends: below it stand heads."""
    stretch: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not HEADING_MARK.match(line) and not (stretch and profile.indent.match(line)):
            stretch.append(line.rstrip())
            continue
        while stretch and not _holds_sentence(stretch[-1], profile):
            stretch.pop()
        for above, below in pairwise(stretch):
            if max(len(above), len(below)) <= profile.widest_column:
                yield above, below
        stretch = [line.rstrip()] if line.strip() and profile.indent.match(line) else []


def _holds_sentence(line: str, profile: Profile) -> bool:
    """Whether a sentence ends within a line."""
    return any(map(profile.ends_sentence, line.split()))


def _first_word(line: str) -> str:
    return line.split(None, 1)[0]


class _Ragged:
    """The lines of one page, walked through once."""

    def __init__(self, page: str, width: int, slack: int, profile: Profile) -> None:
        self.profile = profile
        self.lines = page.split("\n")
        self.texts = [line.strip() for line in self.lines]
        self.width, self.slack = width, slack
        #: Whether the piece that is being read is text: it is set in, or a sentence ends in it.
        self.in_text = self._is_set_in(0)

    def pieces(self) -> Iterator[tuple[int, int, bool, bool]]:
        """Each piece as offsets in the page."""
        start = offset = 0
        for index, line in enumerate(self.lines):
            if index and self._begins(index):
                yield start, offset - 1, False, False
                start = offset
                self.in_text = self._is_set_in(index)
            self.in_text = self.in_text or _holds_sentence(line, self.profile)
            offset += len(line) + 1
        yield start, offset - 1, False, False

    def _begins(self, index: int) -> bool:
        """Whether a line begins a piece."""
        above, below = self.texts[index - 1 : index + 1]
        if not above or not below or HEADING_MARK.match(above) or HEADING_MARK.match(below):
            return True
        if not self.width:
            return not (self.profile.ends_open(above) or (above[-1] in HYPHENS and above[-2:-1].isalpha()))
        closed = self.profile.ends_sentence(above) or self._is_signed(index - 1)
        if self._is_set_in(index):
            return closed or not self._is_set_in(index - 1)
        if self._had_room(index - 1) or any(" " in one and self._is_over(one) for one in (above, below)):
            return True
        if not self.in_text:
            if above[-1] == ",":
                return False  # names in the brackets of a dateline
            return role_of_line(above, self.profile) in ALONE or role_of_line(below, self.profile) in UNDER_HEADS
        return closed and self._is_apart(index)

    def _is_set_in(self, index: int) -> bool:
        return bool(self.profile.indent.match(self.lines[index]))

    def _is_over(self, text: str) -> bool:
        return len(text) > self.width + self.slack

    def _had_room(self, index: int) -> bool:
        """Whether the first word below would have fitted on a line."""
        size = len(self.lines[index].rstrip())
        return size + 1 + len(_first_word(self.texts[index + 1])) <= self.width - self.slack

    def _is_apart(self, index: int) -> bool:
        """Whether a line under a whole sentence stands alone: rules know it, or it is a head over a paragraph."""
        if role_of_line(self.texts[index], self.profile) in OVER_HEADS:
            return True
        return self.sets_in and self._is_over_text(index)

    @cached_property
    def sets_in(self) -> bool:
        """Whether the page sets in its paragraphs."""
        return any(map(self.profile.indent.match, self.lines))

    def _is_over_text(self, index: int) -> bool:
        """Whether no sentence ends from a line down to one that is set in or marked.

        Down to a blank line it may be the text before the end of a column: but under credits, where one of the lines
        is a deck or a byline by a rule, or where a paragraph or a note begins below.
        """
        told = self._is_signed(index - 1)
        for at in range(index, len(self.lines)):
            text = self.texts[at]
            if not text:
                return told or self._begins_text(at + 1)
            if at > index and (self._is_set_in(at) or HEADING_MARK.match(text)):
                return True
            if at > index and role_of_line(text, self.profile) in UNDER_HEADS:
                told = True
                continue
            credits = " ".join(self.texts[index : min(at, index + _CREDIT_LINES) + 1])
            if _holds_sentence(text, self.profile) or is_credited(credits, self.profile):
                return False
        return False

    def _is_signed(self, index: int) -> bool:
        """Whether a line closes with credits; one that is set in opens with some."""
        return not self._is_set_in(index) and is_credited(self.texts[index], self.profile)

    def _begins_text(self, index: int) -> bool:
        """Whether a line begins a text, so that no sentence above it goes on there: it is set in, or a note."""
        if index == len(self.lines) or self._is_set_in(index):
            return index < len(self.lines)
        opened = self.profile.rules_at["opening"].opening(self.texts[index], 0)
        return any(rule.role is Role.EDITORS_NOTE for rule in opened)
