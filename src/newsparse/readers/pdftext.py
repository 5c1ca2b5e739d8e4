"""The text layer of a PDF as `pdftotext -layout` prints it: columns side by side, put one after the other here."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.decoding import glimpsed
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.hookspecs import Reader
from newsparse.model import Page
from newsparse.readers import text
from newsparse.readers.gutters import in_reading_order
from newsparse.signatures import stranger
from newsparse.source import pages_of

_PARTED = "its columns stood side by side; they were put one after the other, and places count in that text"


def recognises(head: bytes) -> bool:
    """Whether columns stand side by side on one of the first pages."""
    if stranger(head) is not None:
        return False
    return any(in_reading_order(page) != page for page in pages_of(glimpsed(head)))


def read(data: bytes) -> Iterator[Page | Diagnostic]:
    """Yield a page for each form feed and one more, its columns one after the other, and a note where it has some."""
    index = 0
    for one in text.read(data):
        if not isinstance(one, Page):
            yield one
            continue
        ordered = in_reading_order(one.text)
        yield attrs.evolve(one, text=ordered)
        if ordered != one.text:
            note = Severity.NOTE
            yield Diagnostic(code="columns-parted", severity=note, message=_PARTED, page=index, line=1, column=1)
        index += 1


PDF_TEXT = Reader(
    name="pdf-text",
    suffixes=(".txt",),
    description="what pdftotext -layout prints of a PDF: columns side by side are put one after the other",
    recognises=recognises,
    read=read,
)
