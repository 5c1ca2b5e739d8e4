"""Which lines of a page stand together: headings, paragraphs, columns cut by hard wraps.

A blank line parts blocks; so does a heading mark. Lines that follow each other without a blank line are one block
only where the page is hard-wrapped and the line above is full; else each line is a block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import attrs

from newsparse.columns import pieces
from newsparse.line_ends import in_columns
from newsparse.lone_lines import heads_apart, holds_sentences
from newsparse.model import Role
from newsparse.profile import Profile, Rule
from newsparse.seams import Typesetting, source_offset, unwrap
from newsparse.source import HEADING_MARK

# A paragraph set in by a Chinese em pair, or by three blanks and more.
_INDENT = re.compile(r"\u3000{1,4}|[ \t]{3,12}")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,30}")
_LINE = re.compile(r"[^\n]+")
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
_SAMPLE = 30_000  # characters whose lines are measured; a broadsheet page has hardly more
_MOST = 0.7  # of the paragraphs of a page that sets them in
_LINE_UNDER = 40  # characters of a line right under a piece that may belong to it: a picture credit
_HARDLY = 0.1  # of the paragraphs of a page
_FEW = 0.4  # of the blocks of a page that keeps blank lines for the ends of stories and sections
_SLACK = 0.12  # of the column's width: what justified lines differ in characters


@attrs.define
class Block:
    """A piece of a page that stands by itself.

    Not frozen, though nobody changes it: there is one for every piece of every page, and freezing would make it
    four times as slow to make.
    """

    #: Offset of its text in the page; its heading mark is outside.
    start: int
    #: Offset after its last character.
    end: int
    #: Its text with line ends taken out.
    text: str
    #: 1 to 6 where a heading mark stands before it, else 0.
    level: int = 0
    #: Offset of the heading mark; -1 where there is none.
    mark: int = -1
    #: Whether its first line is set in.
    indented: bool = False
    #: Whether it holds line ends, so that offsets of `text` are not those of the page.
    wrapped: bool = False
    #: Whether no blank line stands between it and the block above.
    close: bool = False
    #: Whether its first line fills its column, in which more lines follow: a head would not.
    fills: bool = False
    #: Whether its last line does, so that it may have been cut.
    runs_out: bool = False
    #: Whether it goes on in the text above it, over the end of a column.
    goes_on: bool = False
    #: The rule that knew where the next piece begins within it, and may say what stands before that.
    parted_by: Rule | None = None
    #: How large its letters are, 1 being those of most of the page; 0 where nobody measured it.
    size: float = 0.0


@attrs.frozen
class Layout:
    """What the blocks of a page have in common."""

    #: Whether paragraphs are set in, so that what is not set in is no paragraph.
    sets_in: bool
    #: Whether few of its blank lines part paragraphs, so that one of them parts more than that.
    parts_rarely: bool
    #: Whether blank lines stand above heads, and above hardly a paragraph: each of them begins a story.
    parts_stories: bool

    @classmethod
    def of(cls, blocks: Sequence[Block], profile: Profile) -> Layout:
        """Look at the blocks of a page, or at its first ones."""
        sentences = [one for one in blocks if profile.ends_sentence(one.text)]
        set_in = sum(one.indented for one in sentences)
        parted = sum(not one.close for one in blocks[1:])
        parted_sentences = sum(not one.close for one in sentences)
        return cls(
            sets_in=set_in > len(sentences) * _MOST,
            parts_rarely=0 < parted < len(blocks) * _FEW,
            parts_stories=parted > 1 and parted_sentences <= len(sentences) * _HARDLY,
        )


def place_in_page(block: Block, offset: int, page: str, typesetting: Typesetting) -> int:
    """Tell where in the page the character at this offset of the block's text stands."""
    if not block.wrapped or offset == 0:
        return block.start + offset
    if offset == len(block.text) - 1:
        return block.end - 1
    return block.start + source_offset(page[block.start : block.end], offset, typesetting)


def read_blocks(page: str, profile: Profile) -> list[Block]:
    """Part a page with plain line ends into blocks, in order; they and their marks hold all that is not blank."""
    typesetting = profile.typesetting
    blocks: list[Block] = []
    below = 0  # where the line after the last block begins
    for start, end, fills, runs_out in _stretches(page, profile):
        source = page[start:end].rstrip()
        if not source:
            continue
        close, below = start == below, end + 1
        if source[0] == "#" or source[0].isspace():
            blocks.append(_block_within(source, start, close, typesetting))
        else:
            text = unwrap(source, typesetting)
            wrapped = text is not source
            blocks.append(Block(start, start + len(source), text, 0, -1, False, wrapped, close, fills, runs_out))
    inside = profile.rules_at["inside"].rules
    if not inside:
        return blocks
    under = [one.text if one.close and len(one.text) <= _LINE_UNDER else "" for one in blocks[1:]]
    return [
        piece
        for block, line in zip(blocks, [*under, ""], strict=False)
        for piece in _pieces(block, line, page, inside, typesetting)
    ]


def _pieces(block: Block, line: str, page: str, rules: Sequence[Rule], typesetting: Typesetting) -> Sequence[Block]:
    """A block in pieces, where rules know that another piece begins within it; they see the short line under it too."""
    text = block.text + line
    found_by = {
        _past_blanks(text, found.start("piece")): rule
        for rule in reversed(rules)
        if not rule.ends or text[-1] in rule.ends
        for found in rule.pattern.finditer(text)
    }
    cuts = {cut: rule for cut, rule in found_by.items() if cut < len(block.text) and block.text[:cut].strip()}
    if not cuts:
        return (block,)
    offsets = [0, *sorted(cuts), len(block.text)]
    pieces = [_piece(block, first, last, page, typesetting) for first, last in pairwise(offsets)]
    for piece, cut in zip(pieces, offsets[1:-1], strict=False):
        piece.parted_by = cuts[cut]
    pieces[0].level, pieces[0].mark = block.level, block.mark
    pieces[0].indented, pieces[0].close, pieces[0].fills = block.indented, block.close, block.fills
    pieces[-1].runs_out = block.runs_out
    return pieces


def _past_blanks(text: str, offset: int) -> int:
    return len(text) - len(text[offset:].lstrip())


def _piece(block: Block, first: int, last: int, page: str, typesetting: Typesetting) -> Block:
    text = block.text[first:last].rstrip()
    start = place_in_page(block, first, page, typesetting)
    end = place_in_page(block, first + len(text) - 1, page, typesetting) + 1
    return Block(start, end, text, wrapped="\n" in page[start:end], close=True)


def _block_within(source: str, start: int, close: bool, typesetting: Typesetting) -> Block:
    """A block that begins with blanks or a heading mark."""
    end = start + len(source)
    indented = bool(_INDENT.match(source))
    found = HEADING_MARK.match(source)
    level = len(found[1]) if found else 0
    mark = start + found.start(1) if found else -1
    skipped = found.end() if found else len(source) - len(source.lstrip())
    source = source[skipped:]
    text = unwrap(source, typesetting)
    return Block(start + skipped, end, text, level, mark, indented, text is not source, close)


def _stretches(page: str, profile: Profile) -> Iterator[tuple[int, int, bool, bool]]:
    """Where lines stand together: each line by itself, or in columns the lines of a piece, and what they fill."""
    lines = page[:_SAMPLE].split("\n")
    if profile.typesetting.spaces and in_columns(lines, profile):
        yield from pieces(page, profile)
        return
    width = _column_width(lines, profile)
    if not width:
        yield from [(*line.span(), False, False) for line in _lines_going_on(profile.never_begins).finditer(page)]
        return
    spaces = profile.typesetting.spaces
    set_in = 0 if spaces else _width_set_in(lines, width)
    in_texts = holds_sentences(profile.sentence_ends)
    after_sentence = _line_after_sentence(profile.sentence_ends, profile.closers, profile.never_begins)
    for run in _runs(page, width, profile):
        parted = after_sentence.search(page, *run)
        for start, end in _sentences_apart(page, *run, width, set_in, profile) if parted else (run,):
            # Where words are not parted: a head of two full lines has no end of a sentence in it.
            yield start, end, not spaces and bool(in_texts.search(page, start, end)) and "\n" in page[start:end], False


def _runs(page: str, width: int, profile: Profile) -> Iterator[tuple[int, int]]:
    """Where full lines and the line after them stand together."""
    start = end = -1
    for run in _full_lines(_roomy(width)).finditer(page):
        if end > 0 and run.start() == end + 1 and not _begins_piece(page, end, run.start(), width, profile):
            end = run.end()
            continue
        if end > 0:
            yield from heads_apart(page, start, end, profile)
        start, end = run.span()
    yield from heads_apart(page, start, end, profile)  # a page whose columns have a width has lines


def _sentences_apart(
    page: str, start: int, end: int, width: int, set_in: int, profile: Profile
) -> Iterator[tuple[int, int]]:
    """Part a piece of full lines where a sentence ends with its line and a dateline follows, or a head as last line."""
    for found in _line_after_sentence(profile.sentence_ends, profile.closers, profile.never_begins).finditer(
        page, start, end
    ):
        stop = page.find("\n", found.end(), end)
        if stop > 0 < set_in == _half_widths(page[found.end() : stop]):
            yield start, found.start()
            start = found.end()
            continue
        opened = profile.rules_at["opening"].opening(page, found.end())
        over_indent = bool(_INDENT.match(page, end + 1))  # a paragraph that ends there ends a sentence
        is_last = stop < 0 and (over_indent or end - found.end() < _roomy(width))
        line = page[found.end() : end].rstrip() if is_last else ""
        is_head = bool(line) and not (profile.ends_sentence(line) or profile.never_in_head.search(line))
        if is_head or (opened and opened[0].role is Role.DATELINE):
            yield start, found.start()
            start = found.end()
    yield start, end


def _width_set_in(lines: Sequence[str], width: int) -> int:
    """How wide the first lines of paragraphs are, in half widths, where a copy lost their indents; 0 where it did not.

    They are narrower than other full lines by the two characters that they were set in.
    """
    if sum(map(bool, map(_INDENT.match, lines[:_LINES_TELLING]))) > 1:
        return 0
    sizes, roomy = list(map(len, lines[:_LINES_TELLING])), _roomy(width)
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
def _lines_going_on(never_begins: frozenset[str]) -> re.Pattern[str]:
    """A line with those under it that begin with a mark which no line begins with."""
    if not never_begins:
        return _LINE
    marks = re.escape("".join(sorted(never_begins)))
    return re.compile(rf"[^\n]+(?:\n[{marks}][^\n]*+)*+")


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


def _begins_piece(page: str, end: int, start: int, width: int, profile: Profile) -> bool:
    """Whether the line that begins at `start` begins a piece, though no empty line stands above it."""
    if page[start] in profile.never_begins:
        return False
    above = page[page.rfind("\n", 0, end) + 1 : end]
    below = page[start : start + _NEARBY].split("\n", 1)[0]
    if above.isspace() or below.isspace() or HEADING_MARK.match(above) or HEADING_MARK.match(below):
        return True
    if _INDENT.match(below) and (not _INDENT.match(above) or profile.ends_sentence(above.rstrip())):
        return True
    around = [*page[max(0, end - _NEARBY) : end].split("\n\n")[-1].split("\n")]
    around += page[start : start + _NEARBY].split("\n\n", 1)[0].split("\n")
    spaces = profile.typesetting.spaces
    telling = len(around) >= _TELLING and (spaces or holds_sentences(profile.sentence_ends).search("\n".join(around)))
    roomy = _roomy(min(width, max(map(len, around))) if telling else width)
    size = len(above.strip())
    if not spaces:
        word = _LATIN_WORD.match(below)  # which is not broken, so that the line above is short
        return size + (len(word[0]) if word else 0) < roomy
    return size + 1 + len(below.split(None, 1)[0]) <= roomy and not below.lstrip()[0].islower()


def _column_width(lines: Sequence[str], profile: Profile) -> int:
    """Width of the page's columns in characters; 0 where lines are not wrapped."""
    if not profile.typesetting.spaces:
        lines = _without_stacks(lines, profile.never_in_head)
    sizes = list(map(len, lines))
    # What stands over the first line of a paragraph, set in, is a head or a last line and need not be full.
    indents = [not profile.typesetting.spaces and bool(_INDENT.match(line)) for line in lines]
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

    Where words are not parted, each full line is as wide as the next: as lines of heads are only by chance.
    """
    if profile.typesetting.spaces or width < _LEAST_WIDTH:
        return False
    roomy = _roomy(width)
    alike = [above for above, below in pairwise(lines) if below and roomy <= len(above) <= profile.widest_column]
    return sum([not profile.ends_sentence(line) for line in alike]) >= pairs * _OPEN_SHARE


def _is_unwrapped(sizes: Sequence[int], profile: Profile) -> bool:
    """Whether most of a page stands in lines wider than any column: then the lines of a stack are no column either."""
    widest = profile.widest_column
    return sum([size for size in sizes if size > widest]) > sum(sizes) * _UNWRAPPED_SHARE


def _roomy(width: int) -> int:
    """The length below which a line of a column is short."""
    return max(1, width - max(2, int(width * _SLACK)))
