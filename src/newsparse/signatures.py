"""Which files are no text of newspaper pages, told by how they begin, and what to do with each."""

from __future__ import annotations

import re

from newsparse.decoding import glimpsed
from newsparse.errors import ReadError

_RECOGNISE_TEXT = "let an OCR or layout model read it first: tesseract {file} {stem} alto"
_TO_TEXT = "turn it into text first"
_UNPACK = "unpack it first"


class NoPage(ReadError):  # noqa: N818 - what it says of the file
    """A file that is in no format of pages: an error where it is named, and passed over in a folder."""


# Beginnings from the PRONOM registry of The National Archives (www.nationalarchives.gov.uk/PRONOM), which names each
# format and its bytes: offset, bytes, what it is, what to do.
_SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", "a PDF", "turn it into text first: pdftotext -layout {file}"),
    (0, b"\xff\xd8\xff", "a JPEG picture", _RECOGNISE_TEXT),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", _RECOGNISE_TEXT),
    (0, b"II*\0", "a TIFF picture", _RECOGNISE_TEXT),
    (0, b"MM\0*", "a TIFF picture", _RECOGNISE_TEXT),
    (0, b"GIF8", "a GIF picture", _RECOGNISE_TEXT),
    (8, b"WEBP", "a WebP picture", _RECOGNISE_TEXT),
    (0, b"\0\0\0\x0cjP  \r\n", "a JPEG 2000 picture", _RECOGNISE_TEXT),
    (0, b"AT&TFORM", "a DjVu file", "turn it into text first: djvutxt {file} {stem}.txt"),
    (0, b"{\\rtf", "an RTF document", _TO_TEXT),
    (0, b"%!PS", "a PostScript file", "turn it into text first: ps2ascii {file} {stem}.txt"),
    (30, b"mimetypeapplication/epub+zip", "an EPUB", _TO_TEXT),
    (30, b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _TO_TEXT),
    (30, b"[Content_Types].xml", "an Office document", _TO_TEXT),
    (0, b"PK\x03\x04", "a zip archive", _UNPACK),
    (0, b"PK\x05\x06", "a zip archive with nothing in it", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"BZh", "a file packed with bzip2", _UNPACK),
    (0, b"\xfd7zXZ\0", "a file packed with xz", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a file packed with zstd", _UNPACK),
    (0, b"\x1f\x8b", "a file gzipped twice", _UNPACK),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document of the old kind", _TO_TEXT),
    (0, b"SQLite format 3\0", "an SQLite database", "write the text of its pages to files"),
    (0, b"\x7fELF", "a program", "name the pages of a newspaper"),
    (0, b"MZ\x90\0", "a program", "name the pages of a newspaper"),
)

# The first tag of an XML file behind what may stand before it, its name in group 1 without its prefix; where the
# DOCTYPE declares anything itself, the name that this gives.
_PROLOGUE = r"(?:\s+|<\?[^>]{0,1000}>|<!--.{0,10000}?-->|<![^>\[]{0,1000}>)*+"
_ROOT = re.compile(
    rf"{_PROLOGUE}<(?i:!DOCTYPE\s{{1,9}})?(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)([^>]{{0,5000}})", re.DOTALL
)
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[\[{]\s*")')
_HTML_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)


def root_name(head: bytes) -> str | None:
    """Tell the name of the outermost element of an XML or HTML file by how it begins, without its prefix."""
    root = _ROOT.match(glimpsed(head))
    return root[1] if root else None


def stranger(head: bytes) -> tuple[str, str] | None:
    """Tell what a file is that is no text, by how it begins, and what to do with it; None for what may be text.

    What to do holds `{file}` for the name of the file and `{stem}` for that without its suffix.
    """
    for offset, signature, name, way_out in _SIGNATURES:
        if head.startswith(signature, offset):
            return name, way_out
    text = glimpsed(head)
    if _JSON.match(text):
        return "JSON that no reader knows", "`newsparse readers` lists what is known"
    root = _ROOT.match(text)
    if not root:
        return None
    if root[1].lower() == "html":
        return ("an HTML page that is no hOCR", "save its text alone") if _HTML_HEAD.search(text) else None
    if text.lstrip().startswith(("<?xml", "<!DOCTYPE")) or "xmlns" in root[2]:
        return f"XML ({root[1]}) that no reader knows", "`newsparse readers` lists what is known"
    return None
