"""JSON of layout models: which one wrote it, and what is no page at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import newspaper as paper
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ReadError
from newsparse.model import Issue, Page
from newsparse.parser import read_issue
from newsparse.readers.layoutjson import LAYOUT_JSON
from newsparse.reading import run_reader
from newsparse.signatures import NoPage
from newsparse.testing import check_reader

FORMATS: dict[str, Callable[[], Any]] = {
    "content_list": paper.content_list,
    "content_list_v2": paper.content_list_2,
    "middle": paper.middle,
    "docling": paper.docling,
    "structure": paper.structure,
}


def pages_of(value: object) -> tuple[Page, ...]:
    """The pages of a value written as JSON."""
    return run_reader(LAYOUT_JSON, json.dumps(value).encode()).pages


def issue_of(value: object) -> Issue:
    """What newsparse reads of it."""
    return read_issue(pages_of(value), None, None, None)


def refusal(data: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(ReadError) as refused:
        run_reader(LAYOUT_JSON, data)
    return str(refused.value)


def test_promises() -> None:
    """As any reader keeps them, of each format."""
    check_reader(LAYOUT_JSON, *[json.dumps(write(), ensure_ascii=False).encode() for write in FORMATS.values()])


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_gives_the_articles(form: str) -> None:
    """Heads, authors and paragraphs; a picture in the middle cuts no story, a table is no head."""
    issue = issue_of(FORMATS[form]())
    found = [
        (str(one.headline), one.authors[:1], [piece.text[:14] for piece in one.body if piece.role == "paragraph"])
        for one in issue.articles
    ]
    assert found == [(head, authors, [text[:14] for text in texts]) for head, authors, texts in paper.ARTICLES]


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_keeps_folio_and_boxes(form: str) -> None:
    """Page headers are furniture with the word of the format for it; boxes stand at the text they hold."""
    [page] = pages_of(FORMATS[form]())
    [folio] = [one for one in page.furniture if one.text == paper.FOLIO]
    assert folio.role == "folio"
    assert folio.rule.split(".")[0] in ("mineru", "docling", "paddleocr")
    assert any(page.text[box.start : box.end] == paper.BYLINE for box in page.boxes)


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_keeps_caption_and_table(form: str) -> None:
    """As text, in their places."""
    [page] = pages_of(FORMATS[form]())
    pieces = [paper.LEDE.split()[-1], "October.", paper.SECOND[:12], paper.SECOND_LEDE[-7:], "Motor car", "1 shilling"]
    places = [page.text.index(piece) for piece in pieces]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("head", "is_json"),
    [
        (b'[{"type": "text", "page_idx": 0', True),
        (b'\xef\xbb\xbf\n { "pdf_info" : [', True),
        ('{"schema_name"'.encode("utf-16"), True),
        (b"[[[[12.0, 3.0], [", True),
        (b"[]", True),
        (b"[null, null]", True),
        (b"[Reuters] The bridge is open.", False),
        (b"{1}------------------\n# Rain", False),
        (b"[[1]] The bridge is open.", False),
        (b"", False),
    ],
)
def test_json_is_told_by_how_it_begins(head: bytes, is_json: bool) -> None:
    """A text that begins with a bracket is none."""
    assert LAYOUT_JSON.recognises(head) is is_json


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[1, ", "line 1, column 5: no JSON here"),
        (b'{"title": "Rain"}', "is JSON, a mapping with 'title'; known are content_list.json"),
        (b"{}", "a mapping with nothing"),
        (json.dumps(dict.fromkeys("abcdefghij")).encode(), "'h', …; known"),
        (b'"Rain"', "is JSON, but only 'Rain'"),
        (b'["Rain"]', "a list of 1; the first is but only 'Rain'"),
        (b"[[1, 2]]", "a list of 1; the first is lists"),
        (b'[{"a": 1}]', "a list of 1; the first is a mapping with 'a'"),
        (b"[" * 100_000, "nested more deeply"),
        (b'[{"type": "text", "text": "a", "page_idx": ' + b"9" * 5_000 + b"}]", "more digits"),
        (b'[{"type": "text", "text": "a", "page_idx": 1e999}]', "[0].page_idx: expected a whole number, found inf"),
        (b'[{"type": "text", "text": "a", "page_idx": -1}]', "[0].page_idx: expected the number of a page, found -1"),
        (b'[{"type": "text", "text": 7, "page_idx": 0}]', "[0].text: expected a list, found 7"),
        (b'[{"type": "text", "text": "a", "bbox": [0, NaN, 1, 1], "page_idx": 0}]', "[0].bbox[1]: expected a coord"),
        (b'[{"type": "text", "text": "a", "bbox": [0, 1e99, 1, 1], "page_idx": 0}]', "expected a coordinate on a page"),
        (b'{"parsing_res_list": [{"block_label": "text"}]}', "parsing_res_list[0].block_content: is missing"),
    ],
)
def test_what_is_no_page_says_so(data: bytes, said: str) -> None:
    """What was found, where, and what is known."""
    assert said in refusal(data)


def test_other_json_is_no_page() -> None:
    """In a folder it is passed over; a page with a fault is not."""
    with pytest.raises(NoPage):
        run_reader(LAYOUT_JSON, b'{"version": 1, "articles": []}')
    with pytest.raises(ReadError) as refused:
        run_reader(LAYOUT_JSON, b'{"pdf_info": 3}')
    assert not isinstance(refused.value, NoPage)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_json_is_read_or_refused(value: object) -> None:
    """With `ReadError` alone."""
    read_or_refused(value)


@given(st.data())
def test_a_wrong_value_anywhere_is_refused_or_passed_over(data: st.DataObject) -> None:
    """In whichever place of whichever format it stands."""
    value = data.draw(st.sampled_from(sorted(FORMATS)).map(lambda name: FORMATS[name]()))
    holder, key = data.draw(st.sampled_from([*places(value)]))
    if data.draw(st.booleans()):
        holder[key] = data.draw(VALUES)
    else:
        del holder[key]
    read_or_refused(value)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """All keys and indexes of a value, each with what holds it."""
    for key in value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0):
        yield value, key
        yield from places(value[key])


def read_or_refused(value: object) -> None:
    """Read a value; fail for anything else than pages or `ReadError`."""
    with suppress(ReadError):
        run_reader(LAYOUT_JSON, json.dumps(value).encode())
