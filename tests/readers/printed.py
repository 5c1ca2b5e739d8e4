"""A page of a newspaper as it is printed, and as OCR engines write it down: for tests of readers."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

#: Pixels that a letter of a page's text is high.
TEXT = 20
#: Namespaces of ALTO by version; None for a file that has none.
NAMESPACES = {
    2: "http://www.loc.gov/standards/alto/ns-v2#",
    3: "http://www.loc.gov/standards/alto/ns-v3#",
    4: "http://www.loc.gov/standards/alto/ns-v4#",
    None: None,
}


def line(text: str, top: int, left: int = 100, height: int = TEXT, *, inside: str = "", name: str = "") -> str:
    """A TextLine of words parted by blanks, each letter half as wide as it is high."""
    words, at = [], left
    for word in text.split(" "):
        width = len(word) * height // 2
        place = f'HPOS="{at}" VPOS="{top}" WIDTH="{width}" HEIGHT="{height}"'
        words.append(f"<String {place} CONTENT={quoteattr(word)}/>")
        at += width + height // 4
    blank = f'<SP WIDTH="{height // 4}" HPOS="{left}" VPOS="{top}"/>'
    place = f'HPOS="{left}" VPOS="{top}" WIDTH="{at - left}" HEIGHT="{height}"'
    return f"<TextLine {f'ID={quoteattr(name)} ' if name else ''}{place}>{blank.join(words)}{inside}</TextLine>"


def block(*lines: str, attributes: str = "", name: str = "block") -> str:
    """A TextBlock."""
    place = 'HPOS="100" VPOS="100" WIDTH="500" HEIGHT="500"'
    return f'<TextBlock ID="{name}" {place} {attributes}>{"".join(lines)}</TextBlock>'


def paragraph(*lines: str, top: int = 400, left: int = 100, name: str = "block", attributes: str = "") -> str:
    """A TextBlock of lines of the page's text."""
    return block(
        *(line(text, top + at * TEXT * 2, left) for at, text in enumerate(lines)), name=name, attributes=attributes
    )


def page(*blocks: str, attributes: str = 'PHYSICAL_IMG_NR="0"', margins: str = "") -> str:
    """A Page with its print space."""
    place = 'HPOS="0" VPOS="0" WIDTH="1400" HEIGHT="2000"'
    space = f"<PrintSpace {place}>{''.join(blocks)}</PrintSpace>"
    return f'<Page ID="page" {attributes} WIDTH="1400" HEIGHT="2000">{margins}{space}</Page>'


def alto(*pages: str, before: str = "", version: int | None = 4) -> bytes:
    """A whole file."""
    namespace = NAMESPACES[version]
    opening = f'<alto xmlns="{namespace}">' if namespace else "<alto>"
    unit = "<Description><MeasurementUnit>pixel</MeasurementUnit></Description>"
    body = f"{opening}{unit}{before}<Layout>{''.join(pages)}</Layout></alto>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


def hocr(*lines: tuple[str, str, int], system: str = "another 1.0", before: str = "", after: str = "") -> bytes:
    """A whole file of one page, of one block a line: its class, its text, the height of its letters."""
    blocks, top = [], 100
    for kind, text, height in lines:
        blocks.append(f'<p class="ocr_par"><span class="{kind}" title="bbox 100 {top} 900 {top + height}">')
        blocks += words(text.split(" "), top, height)
        blocks.append("</span></p>\n")
        top += 3 * height
    head = f'<html><head><meta name="ocr-system" content="{system}"></head><body>{before}'
    return (
        f'{head}<div class="ocr_page" title="bbox 0 0 1400 2000">{"".join(blocks)}</div>{after}</body></html>'.encode()
    )


def words(texts: Iterable[str], top: int, height: int) -> list[str]:
    """Words of a line of hOCR, beside each other."""
    found, left = [], 100
    for text in texts:
        right = left + len(text) * height // 2
        found.append(f'<span class="ocrx_word" title="bbox {left} {top} {right} {top + height}">{text}</span> ')
        left = right + height // 4
    return found
