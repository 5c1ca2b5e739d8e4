"""Which lines of a hard-wrapped column go on in the next, in scripts that do not part words.

Each line is filled to its end, so that one which is not ends its piece. Where the last line of a text is full too, what
stands in the next tells: a dateline, a head that ends no sentence, a line that rules know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import attrs

from newsparse.lone_lines import heads_apart, holds_sentences, is_closed, role_of_line, stack_apart
from newsparse.model import Role
from newsparse.profile import Profile
from newsparse.source import HEADING_MARK

# What is not parted at a line end: a word in Latin letters, and a mark that opens from what it opens.
_HELD = re.compile(r"[A-Za-z]{2,30}|[「『（【〈《〔“‘]{1,3}")
# Share of lines that must come near the widest for a page to be hard-wrapped, and how near that is.
_FULL_SHARE = 0.6
# The same, of lines of one width that end within a sentence, and what that width is at least.
_OPEN_SHARE = 0.3
_LEAST_WIDTH = 18
_LINES_TELLING = 400  # lines by which lost indents are told
_INDENT_LOST = 4  # half widths of two wide characters
# Share of its text that a page which is not hard-wrapped has in lines wider than any column.
_UNWRAPPED_SHARE = 0.5
_NEARLY_FULL = 0.7
_WIDTH_RANK = 0.9  # the widest line but for the odd table or rule line
_NEARBY = 800  # characters above and below, about six lines, that tell how wide a column is
_TELLING = 3  # lines without which they tell nothing
_SLACK = 0.12  # of the column's width: what justified lines differ in characters
_LEADS_ON = "：:；;"
_EXACT = 0.9  # of the full lines have one length, where each holds as many characters as the next
_EXACT_LEAST = 5  # such lines


@attrs.frozen
class _Column:
    """What the full lines of a page have in common."""

    #: How many characters they have.
    width: int
    #: Whether nearly all have just so many, but for marks that no line begins or ends with.
    exact: bool

    @property
    def roomy(self) -> int:
        """The length below which a line is short."""
        return self.roomy_of(self.width)

    def is_over(self, line: str) -> bool:
        """Whether a line is wider, by more than one sign and marks that hang, narrow ones aside."""
        most = self.width + 1
        return any(map(str.isalnum, line[most:])) and _half_widths(line) > 2 * most

    def roomy_of(self, width: int) -> int:
        """The same in a column of another width."""
        return max(1, width - (1 if self.exact else max(2, int(width * _SLACK))))


def pieces(page: str, sample: Sequence[str], profile: Profile) -> Iterator[tuple[int, int, bool, bool]] | None:
    """Where the lines of a page in columns stand together, and whether its first and its last line fill a column.

    Args:
        page: The text of the page.
        sample: Its first lines, which are measured.
        profile: The language's conventions.

    Returns:
        None where the page is not hard-wrapped.
    """
    width = _column_width(sample, profile)
    if not width:
        return None
    column = _Column(*_exact_width(sample, width))
    return _stretches(page, column, _width_set_in(sample, width, profile), profile)


def _exact_width(lines: Sequence[str], width: int) -> tuple[int, bool]:
    """The length that nearly all full lines have, and whether there is one."""
    loose = _Column(width, exact=False)
    sizes = [len(above) for above, below in pairwise(lines) if below and len(above) >= loose.roomy]
    usual, _ = Counter(sizes).most_common(1)[0] if sizes else (0, 0)
    near = sum(abs(size - usual) <= 1 for size in sizes)
    exact = near >= max(_EXACT_LEAST, len(sizes) * _EXACT)
    return (usual, True) if exact else (width, False)


def _stretches(page: str, column: _Column, set_in: int, profile: Profile) -> Iterator[tuple[int, int, bool, bool]]:
    in_texts = holds_sentences(profile.sentence_ends)
    after_sentence = _line_after_sentence(profile.sentence_ends, profile.closers, profile.never_begins)
    for run in _runs(page, column, profile):
        parted = after_sentence.search(page, *run)
        for start, end in _sentences_apart(page, *run, column, set_in, profile) if parted else (run,):
            # A head of two full lines has no end of a sentence in it.
            yield start, end, bool(in_texts.search(page, start, end)) and "\n" in page[start:end], False


def _runs(page: str, column: _Column, profile: Profile) -> Iterator[tuple[int, int]]:
    """Where full lines and the line after them stand together."""
    start = end = -1
    for run in _full_lines(column.roomy).finditer(page):
        if end > 0 and run.start() == end + 1 and not _begins_piece(page, end, run.start(), column, profile):
            end = run.end()
            continue
        if end > 0:
            yield from _pieces_apart(page, start, end, column, profile)
        start, end = run.span()
    yield from _pieces_apart(page, start, end, column, profile)  # a page whose columns have a width has lines


def _pieces_apart(page: str, start: int, end: int, column: _Column, profile: Profile) -> Iterator[tuple[int, int]]:
    """Part the lines of a run that are none of the column: wider ones, where its lines are alike, and lines by rule."""
    if column.exact:
        at = start
        for line in page[start:end].split("\n"):
            if column.is_over(line):
                if at > start:
                    yield from heads_apart(page, start, at - 1, profile)
                yield at, at + len(line)
                start = at + len(line) + 1
            at += len(line) + 1
    if start < end:
        yield from heads_apart(page, start, end, profile)


def _sentences_apart(
    page: str, start: int, end: int, column: _Column, set_in: int, profile: Profile
) -> Iterator[tuple[int, int]]:
    """Part a piece of full lines where a sentence ends with its line and a dateline follows, or heads as last lines."""
    for found in _line_after_sentence(profile.sentence_ends, profile.closers, profile.never_begins).finditer(
        page, start, end
    ):
        stop = page.find("\n", found.end(), end)
        if stop > 0 < set_in == _half_widths(page[found.end() : stop]):
            yield start, found.start()
            start = found.end()
            continue
        opened = profile.rules_at["opening"].opening(page, found.end())
        if _are_heads(page, found.end(), end, column, profile):
            yield start, found.start()
            yield from stack_apart(page, found.end(), end, profile)
            return
        if opened and opened[0].role is Role.DATELINE:
            yield start, found.start()
            start = found.end()
    yield start, end


def _are_heads(page: str, start: int, end: int, column: _Column, profile: Profile) -> bool:
    """Whether the last lines of a piece, under a whole sentence, are heads: no sentence ends in them, but a text above.

    A paragraph that ends over one which is set in ends a sentence, and before the end of a column lines are full.
    """
    last = page.rfind("\n", start, end) + 1 or start
    if not profile.indent.match(page, end + 1) and end - last >= column.roomy:
        return False
    lines = [line.strip() for line in page[start:end].rstrip().split("\n")]
    if page[start - 2] in _LEADS_ON or (page[start - 2] == "." and lines[0][0].isdecimal()):
        return False  # what is said, or a number over the end of a line
    return not any(_is_text(line, profile) for line in [*lines, "".join(lines)])


def _is_text(line: str, profile: Profile) -> bool:
    """Whether a line is no head: a sentence ends in it, or credits after one."""
    if profile.never_in_head.search(line) or profile.ends_sentence(line):
        return True
    return is_closed(line, profile) and role_of_line(line, profile) is None


def _width_set_in(lines: Sequence[str], width: int, profile: Profile) -> int:
    """How wide the first lines of paragraphs are, in half widths, where a copy lost their indents; 0 where it did not.

    They are narrower than other full lines by the two characters that they were set in.
    """
    if sum(map(bool, map(profile.indent.match, lines[:_LINES_TELLING]))) > 1:
        return 0
    sizes, roomy = list(map(len, lines[:_LINES_TELLING])), _Column(width, exact=False).roomy
    wide = [at for at in range(1, len(sizes) - 1) if sizes[at] >= roomy and sizes[at + 1]]
    full = [at for at in wide if sizes[at - 1] >= roomy]
    first = [at for at in wide if sizes[at - 1] < roomy]
    if not (full and first) or _usual(sizes[at] for at in full) <= _usual(sizes[at] for at in first):
        return 0
    usual, narrower = (_usual(_half_widths(lines[at]) for at in chosen) for chosen in (full, first))
    seen = sum(_half_widths(lines[at]) == narrower for at in first)
    return narrower if usual - narrower == _INDENT_LOST and seen > 1 else 0


def _usual(sizes: Iterable[int]) -> int:
    return Counter(sizes).most_common(1)[0][0]


def _half_widths(text: str) -> int:
    """How wide a text is: two for each wide character, in an encoding that gives it two bytes."""
    return len(text.encode("gb18030", "replace"))


@cache
def _line_after_sentence(
    ends: frozenset[str], closers: frozenset[str], never_begins: frozenset[str]
) -> re.Pattern[str]:
    marks = re.escape("".join(sorted(ends | closers)))
    never = re.escape("".join(sorted(never_begins)))
    return re.compile(rf"\n(?<=[{marks}]\n)(?=[^\s#（(【{never}])")  # the line end first: `re` finds it at once


@cache
def _full_lines(roomy: int) -> re.Pattern[str]:
    """Full lines in a row and the line after them; what is set in, marked or blank is looked at by itself."""
    return re.compile(rf"(?:(?!#)[^\n]{{{roomy},}}+\n(?=[^\s#]))*+[^\n]++")


def _begins_piece(page: str, end: int, start: int, column: _Column, profile: Profile) -> bool:
    """Whether the line that begins at `start` begins a piece, though no empty line stands above it."""
    if page[start] in profile.never_begins:
        return False
    above = page[page.rfind("\n", 0, end) + 1 : end]
    below = page[start : start + _NEARBY].split("\n", 1)[0]
    if above.isspace() or below.isspace() or HEADING_MARK.match(above) or HEADING_MARK.match(below):
        return True
    if profile.indent.match(below) and (not profile.indent.match(above) or profile.ends_sentence(above.rstrip())):
        return True
    held = _HELD.match(below)  # so that the line above is short
    size = len(above.strip()) + (len(held[0]) if held else 0)
    if column.exact:
        return size < column.roomy
    around = [*page[max(0, end - _NEARBY) : end].split("\n\n")[-1].split("\n")]
    around += page[start : start + _NEARBY].split("\n\n", 1)[0].split("\n")
    telling = len(around) >= _TELLING and holds_sentences(profile.sentence_ends).search("\n".join(around))
    return size < column.roomy_of(min(column.width, max(map(len, around))) if telling else column.width)


def _column_width(lines: Sequence[str], profile: Profile) -> int:
    """Width of the page's columns in characters; 0 where lines are not wrapped."""
    lines = _without_stacks(lines, profile.never_in_head)
    sizes = list(map(len, lines))
    # What stands over the first line of a paragraph, set in, is a head or a last line and need not be full.
    indents = [bool(profile.indent.match(line)) for line in lines]
    pairs = [
        (size, following)
        for (size, following), set_in in zip(pairwise(sizes), indents[1:], strict=False)
        if size and following and not set_in
    ]
    if not pairs or _is_unwrapped(sizes, profile):
        return 0
    width = sorted([size for size, _ in pairs])[int((len(pairs) - 1) * _WIDTH_RANK)]
    least, most = width * _NEARLY_FULL, width / _NEARLY_FULL
    full = len([size for size, following in pairs if size >= least and following <= most])
    if width > profile.widest_column or full < len(pairs) * _OPEN_SHARE:
        return 0
    return width if full >= len(pairs) * _FULL_SHARE or _breaks_sentences(lines, width, len(pairs), profile) else 0


def _without_stacks(lines: Sequence[str], never_in_head: re.Pattern[str]) -> list[str]:
    """The lines that stand under one another in texts: in a stack of heads no sentence ends."""
    texts: list[str] = []
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or not lines[index] or lines[index][0] == "#":
            if never_in_head.search("".join(lines[start:index])):
                texts += [*lines[start:index], ""]
            start = index + 1
    return texts


def _breaks_sentences(lines: Sequence[str], width: int, pairs: int, profile: Profile) -> bool:
    """Whether so many lines as wide as a column end within a sentence that the page is wrapped, short as its texts are.

    Each full line is as wide as the next: as lines of heads are only by chance.
    """
    if width < _LEAST_WIDTH:
        return False
    roomy = _Column(width, exact=False).roomy
    alike = [above for above, below in pairwise(lines) if below and roomy <= len(above) <= profile.widest_column]
    return sum([not profile.ends_sentence(line) for line in alike]) >= pairs * _OPEN_SHARE


def _is_unwrapped(sizes: Sequence[int], profile: Profile) -> bool:
    """Whether most of a page stands in lines wider than any column: then the lines of a stack are no column either."""
    widest = profile.widest_column
    return sum([size for size in sizes if size > widest]) > sum(sizes) * _UNWRAPPED_SHARE
