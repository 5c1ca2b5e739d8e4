"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from newsparse.diagnostics import Diagnostic
from newsparse.model import Page
from newsparse.readers.text import TEXT
from newsparse.testing import check_reader


def test_promises() -> None:
    """As any reader keeps them."""
    check_reader(
        TEXT, b"# The bridge is open\n\nAll went home.\f# Rain", "渠通了。\n".encode("gb18030") * 20, examples=200
    )


def test_a_guess_is_told_before_the_pages() -> None:
    """On the first page of the file."""
    pytest.importorskip("charset_normalizer")
    text = "本报东山4月12日讯（记者 何平）渠水漫过田埂，流向远方的稻田。\n"
    guess, *pages = TEXT.read((text * 3 + "\f" + text).encode("gb18030"))
    assert isinstance(guess, Diagnostic)
    assert (guess.code, guess.page) == ("encoding-guessed", 0)
    assert "gb18030" in guess.message
    assert pages == [Page(text=text * 3), Page(text=text)]


def test_strangers_are_left_to_others() -> None:
    """What begins like something else is no text."""
    assert TEXT.recognises(b"")
    assert TEXT.recognises("# Die Brücke".encode("latin-1"))
    assert not TEXT.recognises(b"%PDF-1.7")
