"""Results of PaddleOCR."""

from __future__ import annotations

import json
from typing import Any

import pytest
from test_layoutjson import issue_of, pages_of, refusal

COLUMNS = [
    [
        "The town council voted nine to two",
        "on Monday night to rebuild the old",
        "ferry pier that a storm tore away",
        "last autumn and to pay for it with",
        "a loan that runs for twenty years",
        "and is to be paid by all the ferry",
        "companies.",
    ],
    [
        "More than three hundred people had",
        "filled the hall on Quay Street and",
        "those who found no seat listened",
        "from the stairs until the doors of",
        "the hall were closed by the porter",
        "and the lamps in the street put",
        "out.",
    ],
]


def corners(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    """The corners of a box, as it lists them."""
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def printed() -> list[tuple[list[list[float]], str]]:
    """A head over two columns, its lines as an engine finds them: from top to bottom, from left to right."""
    lines = [(corners(10, 10, 790, 60), "Council to rebuild the ferry pier")]
    for number in range(7):
        for column, texts in enumerate(COLUMNS):
            left, top = 10 + 400 * column, 80 + 24 * number + column
            lines.append((corners(left, top, left + 9 * len(texts[number]), top + 20), texts[number]))
    return lines


@pytest.mark.parametrize(
    ("label", "content", "text"),
    [
        ("doc_title", "Rain\nfell", "# Rain fell"),
        ("paragraph_title", "Rain", "## Rain"),
        ("text", "Rain fell.\n", "Rain fell."),
        ("abstract", "Rain fell.", "Rain fell."),
        ("vertical_text", "桥通了", "桥通了"),
        ("figure_title", "The pier", '<div style="text-align: center;">The pier</div>'),
        ("figure_table_chart_title", "Tolls", '<div style="text-align: center;">Tolls</div>'),
        ("table", "<html><body><table></table></body></html>", "<html><body><table></table></body></html>"),
        ("formula", "a", "$$\na\n$$"),
        ("formula", " $$a$$ ", "$$a$$"),
        ("formula", "", ""),
        ("image", None, ""),
    ],
)
def test_blocks_read_as_its_markdown(label: str, content: str | None, text: str) -> None:
    """By their labels; the words of a picture are furniture."""
    [page] = pages_of({"parsing_res_list": [{"block_label": label, "block_content": content}]})
    assert page.text == text


def test_furniture() -> None:
    """Headers, footers and numbers are folios; the words in a picture are put aside."""
    labels = ("header", "footer", "number", "aside_text", "image")
    blocks = [{"block_label": label, "block_content": label, "block_bbox": [1, 2, 3, 4]} for label in labels]
    [page] = pages_of({"parsing_res_list": blocks})
    assert [one.role.value for one in page.furniture] == ["folio", "folio", "folio", "other", "other"]
    assert [one.rule for one in page.furniture] == [f"paddleocr.{label}" for label in labels]
    assert len(page.boxes) == 5


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: {"res": one},
        lambda one: {"prunedResult": one},
        lambda one: {"result": {"layoutParsingResults": [{"prunedResult": one}]}},
        lambda one: [one],
        lambda one: [{"res": one}],
    ],
)
def test_results_in_whatever_holds_them(wrap: Any) -> None:
    """As the pipelines save them and as the server answers."""
    one = {"parsing_res_list": [{"block_label": "text", "block_content": "Rain fell."}]}
    assert [page.text for page in pages_of(wrap(one))] == ["Rain fell."]


def test_a_result_each_page() -> None:
    """A page without a block is a page."""
    one = {"parsing_res_list": [{"block_label": "text", "block_content": "Rain fell."}]}
    pages = pages_of({"result": {"ocrResults": [{"prunedResult": {"rec_texts": []}}, {"prunedResult": one}]}})
    assert [page.text for page in pages] == ["", "Rain fell."]


def forms() -> dict[str, Any]:
    """The same lines as each version writes them."""
    lines = printed()
    texts, shapes = [text for _, text in lines], [shape for shape, _ in lines]
    boxes = [[*shape[0], *shape[2]] for shape in shapes]
    old = [[shape, [text, 0.99]] for shape, text in lines]
    return {
        "rec_polys": {"rec_texts": texts, "rec_polys": shapes, "rec_boxes": boxes},
        "rec_boxes": {"rec_texts": texts, "rec_boxes": boxes},
        "dt_polys": {"rec_texts": texts, "dt_polys": shapes},
        "version 2, a page": old,
        "version 2, pages": [old],
    }


@pytest.mark.parametrize("form", forms())
def test_recognised_lines_are_read_by_columns(form: str) -> None:
    """The head over both, then one after the other; each line with its box."""
    [page] = pages_of(forms()[form])
    assert page.text == "Council to rebuild the ferry pier\n\n" + "\n".join([*COLUMNS[0], *COLUMNS[1]])
    assert [page.text[box.start : box.end] for box in page.boxes][:2] == [
        "Council to rebuild the ferry pier",
        COLUMNS[0][0],
    ]
    [article] = issue_of(forms()[form]).articles
    assert str(article.headline) == "Council to rebuild the ferry pier"
    assert [piece.text[:12] for piece in article.body] == ["The town cou", "More than th"]


def test_lines_without_places_keep_their_order() -> None:
    """There is nothing to order them by."""
    [page] = pages_of({"rec_texts": ["Rain", "fell."]})
    assert page.text == "Rain\nfell."


def test_pages_of_version_2() -> None:
    """A page on which nothing was found is null, or an empty list."""
    line = [corners(1, 1, 9, 3), ["Rain", 0.9]]
    assert [page.text for page in pages_of([None, [line]])] == ["", "Rain"]
    assert [page.text for page in pages_of([[line], []])] == ["Rain", ""]
    assert [page.text for page in pages_of([None])] == [""]


def test_regions_of_version_2() -> None:
    """Lines of text, the HTML of a table, the words of a formula."""
    regions = [
        {"type": "title", "bbox": [1, 2, 3, 4], "res": [{"text": "Rain", "confidence": 0.9}], "img_idx": 0},
        {"type": "text", "bbox": [1, 2, 3, 4], "res": [{"text": "Rain"}, {"text": "fell."}], "img_idx": 0},
        {"type": "table", "bbox": [1, 2, 3, 4], "res": {"html": "<table></table>"}},
        {"type": "equation", "res": "a"},
        {"type": "figure", "res": [{"text": "CAFE"}], "img_idx": 1},
    ]
    first, second = pages_of(regions)
    assert first.text == "## Rain\n\nRain\nfell.\n\n<table></table>\n\n$$\na\n$$"
    assert [(one.text, one.role.value) for one in second.furniture] == [("CAFE", "other")]


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ({"rec_texts": ["Rain"], "rec_boxes": []}, "rec_boxes: expected a list of 1, found []"),
        ({"rec_texts": ["Rain"], "rec_boxes": [[]]}, "rec_boxes[0]: expected a list of 4, found []"),
        ({"rec_texts": ["Rain"], "rec_polys": [[[]]]}, "rec_polys[0][0]: expected a list of 2, found []"),
        (
            {"parsing_res_list": [], "a": 1} | {"rec_texts": 1, "parsing_res_list": 1},
            "parsing_res_list: expected a list",
        ),
        ({"rec_texts": ["Rain"], "rec_polys": [[["a", 1]]]}, "rec_polys[0][0][0]: expected a number, found 'a'"),
        ([[[[1, 2]], ["Rain", 1]], 5], "[1]: expected a list, found 5"),
        ([{"type": "text", "res": [], "img_idx": "a"}], "[0].img_idx: expected a whole number"),
    ],
)
def test_a_wrong_place_is_named(whole: object, said: str) -> None:
    """By the path that leads to it."""
    assert said in refusal(json.dumps(whole).encode())
