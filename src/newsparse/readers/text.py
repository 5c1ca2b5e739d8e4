"""Plain text and Markdown, in any encoding, its pages parted by form feeds."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.decoding import decoded, guess_noted
from newsparse.diagnostics import Diagnostic
from newsparse.hookspecs import Reader
from newsparse.model import Page
from newsparse.signatures import stranger
from newsparse.source import pages_of


def recognises(head: bytes) -> bool:
    """Whatever is not known to be something else may be text."""
    return stranger(head) is None


def read(data: bytes) -> Iterator[Page | Diagnostic]:
    """Yield a page for each form feed and one more, its text untouched."""
    text, guess = decoded(data)
    if guess:
        yield guess_noted(guess)
    for one in pages_of(text):
        yield Page(text=one)


TEXT = Reader(
    name="text",
    suffixes=(".txt", ".md"),
    description="plain text and Markdown in any encoding, as OCR and layout models and pdftotext write it",
    recognises=recognises,
    read=read,
)
