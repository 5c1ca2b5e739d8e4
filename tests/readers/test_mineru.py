"""What MinerU writes beside its Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from test_layoutjson import pages_of, refusal


def text_of(*entries: dict[str, Any]) -> str:
    """The text of the one page these entries make."""
    [page] = pages_of([{"page_idx": 0} | entry for entry in entries])
    return page.text


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ({"type": "text", "text": "Rain fell. ", "text_level": 0}, "Rain fell."),
        ({"type": "text", "text": "Rain\nfell ", "text_level": 2}, "## Rain fell"),
        ({"type": "text", "text": "Rain", "text_level": 99}, "###### Rain"),
        ({"type": "text", "text": " ", "text_level": 1}, ""),
        ({"type": "title", "text": "Rain"}, "# Rain"),
        (
            {"type": "image", "img_path": "a.jpg", "img_caption": ["The pier"], "img_footnote": []},
            "![](a.jpg)\nThe pier",
        ),
        ({"type": "image", "img_path": "a.jpg", "image_caption": "The pier"}, "![](a.jpg)\nThe pier"),
        ({"type": "image", "img_path": "a.jpg", "image_caption": None}, "![](a.jpg)"),
        ({"type": "image", "img_path": None, "image_footnote": ["AP"]}, "<!-- image -->\nAP"),
        (
            {"type": "chart", "img_path": "a.jpg", "content": "| 1 |", "chart_caption": ["Rain"]},
            "![](a.jpg)\nRain\n| 1 |",
        ),
        ({"type": "table", "img_path": "a.jpg", "table_caption": ["Tolls"]}, "![](a.jpg)\nTolls"),
        ({"type": "table", "table_body": "<table></table>", "table_footnote": ["AP"]}, "<table></table>\nAP"),
        ({"type": "equation", "text": "$$\na\n$$", "img_path": "a.jpg"}, "$$\na\n$$"),
        ({"type": "equation", "text": "a", "text_format": "latex"}, "$$\na\n$$"),
        ({"type": "list", "sub_type": "text", "list_items": ["Rain", "Snow"]}, "Rain\nSnow"),
        ({"type": "code", "sub_type": "code", "code_caption": ["Code"], "code_body": "a = 1"}, "Code\na = 1"),
        ({"type": "weather", "text": "Rain"}, "Rain"),
        ({"type": "text", "text": "Rain", "bbox": None}, "Rain"),
        ({"type": "text", "text": "Rain \ud800"}, "Rain \ufffd"),
    ],
)
def test_entries_read_as_its_markdown(entry: dict[str, Any], text: str) -> None:
    """Of older and of newer versions; a kind nobody knows is text."""
    assert text_of(entry) == text


def test_a_page_each() -> None:
    """In ascending order, whatever the order of entries; one without a page stands where the one before does."""
    entries = [
        {"type": "text", "text": "two", "page_idx": 4},
        {"type": "text", "text": "three"},
        {"type": "text", "text": "one", "page_idx": 1},
    ]
    assert [page.text for page in pages_of(entries)] == ["one", "two\n\nthree"]
    assert [page.text for page in pages_of([])] == [""]


def test_furniture_is_told_line_by_line() -> None:
    """Headers, footers and page numbers are folios, what stands in the margin is not."""
    entries = [
        {"type": "header", "text": "HARBOUR COURIER \n TUESDAY", "page_idx": 0},
        {"type": "text", "text": "Rain fell.", "page_idx": 0},
        {"type": "aside_text", "text": "Printed in Harbourton", "page_idx": 0},
        {"type": "footer", "text": "3", "page_idx": 1},
    ]
    first, second = pages_of(entries)
    assert [(one.role.value, one.text, one.rule) for one in first.furniture] == [
        ("folio", "HARBOUR COURIER", "mineru.header"),
        ("folio", "TUESDAY", "mineru.header"),
        ("other", "Printed in Harbourton", "mineru.aside_text"),
    ]
    assert [(one.text, one.spans[0].page) for one in second.furniture] == [("3", 1)]


def test_boxes_stand_where_the_text_does() -> None:
    """In the thousandths of the page that the file counts in."""
    box = {"type": "text", "text": "Rain fell.", "bbox": [62, 480, 946, 904]}
    [page] = pages_of([{"type": "text", "text": "Rain", "page_idx": 0}, box])
    [found] = page.boxes
    assert page.text[found.start : found.end] == "Rain fell."
    assert (found.left, found.top, found.right, found.bottom) == (62, 480, 946, 904)


def test_pages_of_spans() -> None:
    """Of content_list_v2.json: a text is its spans together; a page with nothing on it is a page."""
    spans = [{"type": "text", "content": "At "}, {"type": "equation_inline", "content": "5"}]
    items = [{"item_type": "text", "item_content": spans}, "Snow", {"text": "Hail"}, {"content": "Fog"}]
    math = {"math_content": "a", "math_type": "latex", "image_source": {"path": "a.jpg"}}
    pages = [
        [],
        [
            {"type": "paragraph", "content": {"paragraph_content": spans}},
            {"type": "list", "content": {"list_type": "text_list", "list_items": items}},
            {"type": "equation_interline", "content": math},
        ],
    ]
    assert [page.text for page in pages_of(pages)] == ["", "At $5$\n\nAt $5$\nSnow\nHail\nFog\n\n$$\na\n$$"]


def test_blocks_of_a_language_model() -> None:
    """Of model.json: contents are strings, captions are blocks of their own."""
    blocks = [
        {"type": "title", "bbox": [0.1, 0.2, 0.8, 0.3], "angle": 0, "content": "Rain"},
        {"type": "image_caption", "bbox": [0.1, 0.2, 0.8, 0.3], "content": "The  pier"},
    ]
    [page] = pages_of([blocks])
    assert page.text == '# Rain\n\n<div style="text-align: center;">The pier</div>'


def test_lines_of_blocks() -> None:
    """Of middle.json: line per line as printed, each with its box."""

    def lines(*texts: str) -> list[dict[str, Any]]:
        spans = [[{"type": "text", "content": part} for part in text.split("+")] for text in texts]
        return [{"bbox": [1, 10 * at, 2, 10 * at + 9], "spans": line} for at, line in enumerate(spans)]

    equation = [
        {"spans": [{"type": "inline_equation", "content": "5"}, {"type": "interline_equation", "content": "a"}]}
    ]
    items = [{"type": "text", "lines": lines("Rain")}, {"type": "text", "lines": lines("Snow")}]
    blocks = [
        {"type": "title", "level": 2, "lines": lines("Rain", "fell")},
        {"type": "text", "lines": lines("Rain fell on+Monday ", " and", "on Tuesday.")},
        {"type": "list", "blocks": items},
        {"type": "text", "lines": equation},
        {"type": "image", "blocks": [{"type": "image_body", "lines": [{"spans": [{"type": "image"}]}]}]},
        {"type": "text"},
    ]
    number = {"type": "page_number", "lines": lines("3")}
    pages = [{"para_blocks": blocks, "discarded_blocks": [number, {"type": "text", "lines": lines("HC")}]}, {}]
    first, second = pages_of({"pdf_info": pages})
    assert first.text == (
        "## Rain fell\n\nRain fell on Monday\nand\non Tuesday.\n\nRain\nSnow\n\n$5$ $$\na\n$$\n\n3\n\nHC"
    )
    assert [first.text[box.start : box.end] for box in first.boxes][:3] == ["Rain fell on Monday", "and", "on Tuesday."]
    assert [(one.text, one.rule) for one in first.furniture] == [("3", "mineru.page_number"), ("HC", "mineru.text")]
    assert second.text == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'[{"type": "list", "list_items": [{"a": 1}]}]', "[0].list_items[0]: expected an item with text"),
        (b'[{"type": "list", "list_items": [7]}]', "[0].list_items[0]: expected a string, found 7"),
        (
            b'{"pdf_info": [{"para_blocks": [{"type": "a", "blocks": [{"blocks": []}]}]}]}',
            "expected a block with lines",
        ),
        (b'{"pdf_info": [{"para_blocks": [{"type": "a", "lines": [{}]}]}]}', ".lines[0].spans: is missing"),
        (b'{"pdf_info": 3}', "pdf_info: expected a list, found 3"),
    ],
)
def test_a_wrong_place_is_named(data: bytes, said: str) -> None:
    """By the path that leads to it."""
    assert said in refusal(data)
