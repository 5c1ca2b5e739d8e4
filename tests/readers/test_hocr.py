"""hOCR, as tesseract and other engines write it."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from printed import hocr

import newsparse
from newsparse.accounting import check_account
from newsparse.diagnostics import Diagnostic
from newsparse.errors import ReadError
from newsparse.model import Page, Role
from newsparse.readers.alto import ALTO
from newsparse.readers.hocr import HOCR
from newsparse.testing import check_reader

FERRY = Path(__file__).parents[2] / "examples" / "ocr" / "ferry.hocr"
BODY = [
    ("ocr_line", "The council voted on Tuesday to build", 20),
    ("ocr_line", "a wall along the quay, and so to end it.", 20),
]


def pages(data: bytes) -> list[Page]:
    """The pages that are read from a file."""
    found = [*HOCR.read(data)]
    assert all(isinstance(one, Page) for one in found)
    return [one for one in found if isinstance(one, Page)]


def text(data: bytes) -> str:
    """The text of the only page of a file."""
    [one] = pages(data)
    return one.text


def test_what_tesseract_wrote() -> None:
    """The same page as its ALTO tells, boxes included."""
    [one] = HOCR.read(FERRY.read_bytes())
    [other] = ALTO.read(FERRY.with_suffix(".alto.xml").read_bytes())
    assert isinstance(one, Page)
    assert isinstance(other, Page)
    assert (one.text, one.boxes) == (other.text, other.boxes)
    issue = newsparse.read(FERRY)
    assert [str(article.headline) for article in issue.articles] == [
        "Ferry Bell Found in a Barn",
        "Pilots Stay Ashore for Second Week",
    ]
    check_account(issue)


def test_promises() -> None:
    """As any reader keeps them."""
    check_reader(HOCR, hocr(*BODY), FERRY.read_bytes())


def test_blocks_lines_and_words() -> None:
    """A blank line parts blocks, heads are taller; tags within a word are none of it."""
    data = hocr(("ocr_line", "Port <em>Averill</em> &amp; Votes", 40), *BODY)
    assert text(data) == (
        "# Port Averill & Votes\n\nThe council voted on Tuesday to build\n\na wall along the quay, and so to end it.\n"
    )
    [one] = pages(data)
    assert [one.text[box.start : box.end] for box in one.boxes][:4] == ["Port", "Averill", "&", "Votes"]


def test_lines_without_words() -> None:
    """Engines that measure lines alone write the text right into them."""
    line = '<span class="ocrx_line" title="bbox 0 0 9 9">渠水 漫过\n<br/>田埂</span>outside'
    data = f'<HTML><div class="ocrx_block"><div class="ocr_page other">{line}</div></div></HTML>'.encode()
    assert HOCR.recognises(data)
    assert text(data) == "渠水漫过田埂\n"


def test_letters_with_boxes_of_their_own() -> None:
    """As tesseract writes them with `hocr_char_boxes`: the white between their tags is none of the page."""
    letters = "".join(f'\n<i class="ocrx_cinfo">{letter}</i>' for letter in "Rain")
    line = f'<b class="ocr_line"><u class="ocrx_word">{letters}\n</u></b>'
    assert text(f'<html><div class="ocr_page">{line}</div></html>'.encode()) == "Rain\n"


def test_page_headers_are_furniture() -> None:
    """So are footers and page numbers; tesseract alone gives the class of headers to heads over several columns."""
    lines = [("ocr_header", "The Courier", 40), *BODY, ("ocr_pageno", "3", 20), ("ocr_footer", "12 Quay Street", 20)]
    [one] = pages(hocr(*lines))
    assert [(piece.role, piece.text, piece.rule) for piece in one.furniture] == [
        (Role.FOLIO, text, "hocr.class") for text in ("The Courier", "3", "12 Quay Street")
    ]
    [one] = pages(hocr(*lines, system="tesseract 5.3.0"))
    assert [piece.text for piece in one.furniture] == ["3", "12 Quay Street"]
    assert one.text.startswith("# The Courier\n")


def test_furniture_around_lines() -> None:
    """A header may be a block with lines of its own; its text is told once."""
    lines = '<p class="ocr_header"><span class="ocr_line"><i class="ocrx_word">Courier</i></span></p>'
    [one] = pages(f'<html><div class="ocr_page">{lines}<p class="ocr_par"></p></div></html>'.encode())
    assert (one.text, len(one.furniture)) == ("Courier\n", 1)


def test_several_pages() -> None:
    """With the number that is printed on each, where the file tells it."""
    sheet = '<div class="ocr_page" title="ppageno 4{}"><span class="ocr_line">Rain</span></div>'
    data = f"<html><body>{sheet.format('; lpageno 12')}{sheet.format('')}</body></html>".encode()
    assert [(one.text, one.number) for one in pages(data)] == [("Rain\n", "12"), ("Rain\n", None)]


@pytest.mark.parametrize(
    "title", ["", "bbox 1 2 3", "bbox a b c d", "bbox 9 9 1 1", "bbox 0 0 nan 9", "bbox 0 0 1e300 9"]
)
def test_measures_that_are_none(title: str) -> None:
    """The word is read without a box."""
    data = f'<html><p class="ocr_page"><a class="ocr_line"><b class="ocrx_word" title="{title}">w</b></a></p></html>'
    [one] = pages(data.encode())
    assert (one.text, one.boxes) == ("w\n", ())


def test_sloppy_html() -> None:
    """End tags that are missing, doubled or of nothing, words outside of lines and lines outside of pages."""
    sheet = (
        '<div class="ocr_page"><b class="ocrx_word">lost</b></p><p class="ocr_par"><i class="ocr_line">Rain<p></div>'
    )
    assert text(f'<html><span class="ocr_line">before</span>{sheet}</div></html>'.encode()) == "Rain\n"


def test_another_encoding_is_told() -> None:
    """As for a plain text."""
    pytest.importorskip("charset_normalizer")
    words = "渠水漫过田埂，流向远方的稻田。老支书握着手说：渠通了，路也顺了。" * 4
    guess, one = HOCR.read(hocr(("ocr_line", words, 20)).decode().encode("gb18030"))
    assert isinstance(guess, Diagnostic)
    assert guess.code == "encoding-guessed"
    assert isinstance(one, Page)
    assert one.text == words + "\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html><p>ocr_page</p></html>", "is no hOCR: nothing in it has the class ocr_page"),
        (b"<html>\n" + b"<b>" * 100, "line 2: more than 100 elements within each other; no page has"),
        (b"<html>\n<!-- " + b"x" * 300_000, "line 2: a tag or comment that does not end"),
        (b"<html>\n<![x[ >", "line 2: broken HTML: unknown status keyword"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    """With the line where it is broken, or what is missing."""
    with pytest.raises(ReadError) as caught:
        pages(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("before", ["", "\ufeff", "<?xml version='1.0'?>\n"])
def test_declared_entities_are_refused(before: str) -> None:
    """As in XML, though HTML would not let them grow."""
    bomb = '<!doctype html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    data = before.encode() + bomb.encode() + hocr(("ocr_line", "&b;", 20))
    assert HOCR.recognises(data)
    with pytest.raises(ReadError, match=r"^declares entities, which may hide anything; take the DOCTYPE out$"):
        pages(data)


PIECES = [
    "<",
    "<a",
    "<a ",
    "<a b='",
    "<!--",
    "<!-- a>",
    "<!",
    "<![",
    "<?",
    "</",
    "&",
    "&#",
    "<script>",
    "<p class='ocr_line'",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    """Whatever is repeated, a quarter of a megabyte of it is read or refused within moments."""
    start = time.perf_counter()
    with suppress(ReadError):
        pages(hocr(*BODY, before=piece * (2**18 // len(piece))))
    assert time.perf_counter() - start < 5
