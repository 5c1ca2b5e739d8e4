"""DoclingDocuments."""

from __future__ import annotations

import json
from typing import Any

import newspaper as paper
import pytest
from test_layoutjson import pages_of, refusal


def document(*texts: dict[str, Any], **lists: Any) -> dict[str, Any]:
    """A document whose body refers to these texts and to all of these lists."""
    body = [{"$ref": f"#/texts/{number}"} for number in range(len(texts))]
    body += [{"$ref": f"#/{key}/{number}"} for key, items in lists.items() for number in range(len(items))]
    return {"schema_name": "DoclingDocument", "body": {"children": body}, "texts": list(texts), **lists}


def text_of(value: object) -> str:
    """The text of the one page of a document."""
    [page] = pages_of(value)
    return page.text


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"label": "title", "text": "Rain"}, "# Rain"),
        ({"label": "section_header", "text": "Rain", "level": 2}, "### Rain"),
        ({"label": "section_header", "text": "Rain"}, "## Rain"),
        ({"label": "text", "text": "Rain fell."}, "Rain fell."),
        ({"label": "list_item", "text": "Rain", "marker": "-", "enumerated": False}, "- Rain"),
        ({"label": "list_item", "text": "Rain", "marker": "", "enumerated": True}, "- Rain"),
        ({"label": "list_item", "text": "Rain", "marker": "2."}, "2. Rain"),
        ({"label": "checkbox_selected", "text": "Rain"}, "- [x] Rain"),
        ({"label": "checkbox_unselected", "text": "Rain"}, "- [ ] Rain"),
        ({"label": "formula", "text": "a"}, "$$\na\n$$"),
        ({"label": "formula", "text": ""}, ""),
        ({"text": "Rain"}, "Rain"),
    ],
)
def test_items_read_as_its_markdown(item: dict[str, Any], text: str) -> None:
    """By their labels."""
    assert text_of(document(item)) == text


def test_the_tree_is_walked_once() -> None:
    """Groups in their order; what refers back to itself, or twice to the same, is shown once."""
    group = {"label": "list", "children": [{"$ref": "#/texts/1"}, {"$ref": "#/groups/0"}, {"cref": "#/texts/0"}]}
    whole = document(groups=[group])
    whole["texts"] = [{"label": "text", "text": "one"}, {"label": "list_item", "text": "two"}]
    assert text_of(whole) == "- two\n\none"


def test_a_line_in_pieces_is_one() -> None:
    """As links and words in bold are; what stands in it is not shown again."""
    whole = document(groups=[{"label": "inline", "children": [{"$ref": "#/texts/0"}, {"$ref": "#/field_items/0"}]}])
    whole["texts"] = [{"label": "text", "text": "The pier"}, {"label": "text", "text": "stands."}]
    whole["field_items"] = [{"label": "field_item", "children": [{"$ref": "#/texts/1"}]}]
    assert text_of(whole) == "The pier stands."


def test_pictures_keep_captions_and_put_aside_what_is_in_them() -> None:
    """Words within a picture are furniture."""
    whole = document(
        pictures=[{"label": "picture", "captions": [{"$ref": "#/texts/0"}], "children": [{"$ref": "#/texts/1"}]}],
    )
    whole["texts"] = [{"label": "caption", "text": "The pier"}, {"label": "text", "text": "CAFE"}]
    [page] = pages_of(whole)
    assert page.text == "<!-- image -->\nThe pier\n\nCAFE"
    assert [(one.text, one.role.value, one.rule) for one in page.furniture] == [("CAFE", "other", "docling.picture")]


def test_tables_are_shown_in_pipes() -> None:
    """A cell over several columns once; a rich one with what it refers to; a bar in a cell is no border."""

    def cell(text: str, row: int, column: int) -> dict[str, Any]:
        return {"text": text, "start_row_offset_idx": row, "start_col_offset_idx": column}

    wide, left, right = cell("Tolls", 0, 0), cell("Cart | 1", 1, 0), cell("", 1, 1) | {"ref": {"$ref": "#/groups/0"}}
    data = {"grid": [[wide, wide], [left, right]], "table_cells": [wide, left, right]}
    empty = cell("Snow", 2, 0) | {"ref": None}
    alone = {"table_cells": [{"text": "Rain"}, {"text": "Snow"}]}
    tables = [
        {"label": "table", "captions": [{"$ref": "#/texts/1"}], "data": data},
        {"label": "table", "data": alone},
        {"label": "table", "data": {"table_cells": [empty]}},
        {"label": "table", "data": {}},
    ]
    whole = document(tables=tables)
    whole["groups"] = [{"label": "unspecified", "children": [{"$ref": "#/texts/0"}]}]
    whole["texts"] = [{"label": "text", "text": "4 pence"}, {"label": "caption", "text": "Bridge"}]
    assert text_of(whole) == (
        "Bridge\n| Tolls |\n|---|\n| Cart \\| 1 | 4 pence |\n\n| Rain | Snow |\n|---|---|\n\n| Snow |\n|---|"
    )


def test_forms_keep_their_cells() -> None:
    """Keys and values, line by line."""
    form = {"label": "form", "graph": {"cells": [{"text": "Name"}, {"text": "Ellen Marsh"}]}}
    assert text_of(document(form_items=[form])) == "Name\nEllen Marsh"


def test_layers_and_old_furniture_are_furniture() -> None:
    """Page headers are folios; so nothing of them is read as a story."""
    whole = document(
        {"label": "page_footer", "text": "3", "content_layer": "furniture"},
        {"label": "text", "text": "Draft", "content_layer": "background"},
        {"text": "Copy", "content_layer": "invisible"},
        {"label": "text", "text": "Rain fell.", "content_layer": "body"},
    )
    whole["furniture"] = {"children": [{"$ref": "#/texts/4"}]}
    whole["texts"].append({"label": "text", "text": "HARBOUR COURIER"})
    [page] = pages_of(whole)
    assert [(one.text, one.role.value, one.rule) for one in page.furniture] == [
        ("3", "folio", "docling.page_footer"),
        ("Draft", "other", "docling.text"),
        ("Copy", "other", "docling.invisible"),
        ("HARBOUR COURIER", "other", "docling.furniture"),
    ]


def place(page: int, top: float, *charspan: int, origin: str | None = None) -> dict[str, Any]:
    """Where an item, or a part of it, stands."""
    box: dict[str, Any] = {"l": 5, "t": top, "r": 95, "b": top - 10}
    return {"page_no": page, "bbox": box | ({"coord_origin": origin} if origin else {}), "charspan": list(charspan)}


def test_boxes_are_counted_from_the_upper_left() -> None:
    """Whichever corner the file counts from."""
    [page] = pages_of(paper.docling())
    assert pages_of(paper.docling("TOPLEFT")) == (page,)
    folio = page.boxes[0]
    assert page.text[folio.start : folio.end] == paper.FOLIO
    assert (folio.left, folio.top, folio.right, folio.bottom) == (50, 12, 290, 42)


def test_a_paragraph_in_two_columns_has_two_boxes() -> None:
    """Each at its own characters; what stands on the next page is told on the first, without its box."""
    parts = [place(2, 90, 0, 9), place(2, 30, 10, 17), place(3, 90, 18, 20)]
    whole = document(
        {"label": "text", "text": "Rain fell on Monday.", "prov": parts}, {"label": "text", "text": "Snow."}
    )
    [page] = pages_of(whole)
    assert [page.text[box.start : box.end] for box in page.boxes] == ["Rain fell", "on Mond"]
    assert page.text == "Rain fell on Monday.\n\nSnow."


def test_boxes_that_cannot_be_placed() -> None:
    """Parts without sound spans are boxes of the whole; without a page's height nothing is counted from below."""
    parts = [place(1, 90), place(1, 30), {"page_no": 1}]
    parts[0]["charspan"] = parts[1]["charspan"] = [0, 99]
    whole = document({"label": "text", "text": "Rain", "prov": parts})
    assert [(box.start, box.end) for box in pages_of(whole)[0].boxes] == [(0, 4), (0, 4)]
    low = document({"label": "text", "text": "Rain", "prov": [place(1, 90, 0, 4, origin="BOTTOMLEFT")]})
    assert pages_of(low | {"pages": {"1": {"page_no": 1}}})[0].boxes == ()


def test_pages_follow_their_numbers() -> None:
    """What has no place stands on the page of what is before it, or on the first."""
    texts = [{"label": "text", "text": word, "prov": [{"page_no": number}]} for word, number in (("b", 7), ("a", 2))]
    whole = document({"label": "text", "text": "0"}, *texts, {"label": "text", "text": "c"})
    whole["pages"] = {"2": {"page_no": 2, "size": {"width": 9, "height": 9}}}
    assert [page.text for page in pages_of(whole)] == ["0\n\na\n\nc", "b"]
    assert [page.text for page in pages_of({"body": {"children": []}, "texts": []})] == [""]


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        (document() | {"body": {"children": [{"$ref": "texts"}]}}, "expected a reference as in '#/texts/0'"),
        (document() | {"body": {"children": [{"$ref": "#/texts/3"}]}}, "expected a reference to one of 0 texts"),
        (document() | {"body": {"children": [{"$ref": "#/songs/3"}]}}, "songs: is missing"),
        (document({"label": "text", "prov": 3, "text": ""}), "texts[0].prov: expected a list"),
        (document({"label": "text", "text": "a", "prov": [place(1, 9, 0, 1, origin="CENTER")]}), "'BOTTOMLEFT', found"),
        (document() | {"pages": [1]}, "pages: expected a mapping of pages"),
        (document({"label": "list_item", "text": 3}), "texts[0].text: expected a string, found 3"),
    ],
)
def test_a_wrong_place_is_named(whole: object, said: str) -> None:
    """By the path that leads to it."""
    assert said in refusal(json.dumps(whole).encode())


def test_a_reference_to_the_whole_body_is_followed_once() -> None:
    """As the items of the tree name their parents."""
    whole = document({"label": "text", "text": "Rain"})
    whole["body"]["children"].append({"$ref": "#/body"})
    assert text_of(whole) == "Rain"
