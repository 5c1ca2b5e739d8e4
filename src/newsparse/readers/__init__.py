"""The formats that newsparse reads by itself, offered through the same hook as anybody's.

A file is read by the first one that recognises it.
"""

from __future__ import annotations

from newsparse.hookspecs import Reader, hookimpl
from newsparse.readers.alto import ALTO
from newsparse.readers.hocr import HOCR
from newsparse.readers.layoutjson import LAYOUT_JSON
from newsparse.readers.pdftext import PDF_TEXT
from newsparse.readers.text import TEXT


@hookimpl
def newsparse_readers() -> tuple[Reader, ...]:
    """Offer all formats in the order they are tried; text is what no other reader knows."""
    return ALTO, HOCR, LAYOUT_JSON, PDF_TEXT, TEXT
