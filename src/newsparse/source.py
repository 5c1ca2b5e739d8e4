"""The text of a page as it was given: its lines, what is blank in it, where an offset stands.

*Blank* is what `str.isspace` says. Zero-width characters are therefore text: somebody has to own them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Line ends besides \n and \r\n: form feed and vertical tab, the separators of ASCII, NEL and Unicode's two.
# The list is that of str.splitlines (Python documentation, "Text Sequence Type").
_RARE_LINE_END = re.compile("[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")

#: An ATX heading mark (CommonMark 0.31, 4.2) in group 1; layout models write it with and without the closing run.
HEADING_MARK = re.compile(r"\s{0,12}(#{1,6})[ \t\u3000]+(?=[^#\s])")

#: What stands for the first half of a `\r\n`: a blank that no page prints.
FILLER = "\x1f"


def pages_of(text: str) -> list[str]:
    """Part a text at its form feeds into the texts of pages, the form feeds left out.

    A form feed after which there is only white space begins no page: pdftotext, of poppler, writes one at the end of
    each page, and so at the end of the text. It stays in the text of the last page.
    """
    texts = text.split("\f")
    if len(texts) > 1 and not texts[-1].strip():
        texts[-2:] = [texts[-2] + "\f" + texts[-1]]
    return texts


def with_plain_line_ends(text: str) -> str:
    r"""Return the text with `\n` for every kind of line end, each offset unmoved.

    A `\r\n` becomes `FILLER` and `\n`, so that it stays one line end and two code points.
    """
    if not _RARE_LINE_END.search(text):
        return text
    return _RARE_LINE_END.sub("\n", text.replace("\r\n", FILLER + "\n"))


def positions(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Tell line and column, both from 1, of ascending offsets in a text with plain line ends, in one walk."""
    line, line_start, seen = 1, 0, 0
    for offset in offsets:
        line += text.count("\n", seen, offset)
        line_start = max(line_start, text.rfind("\n", seen, offset) + 1)
        seen = offset
        yield line, offset - line_start + 1
