"""A page of an invented paper as layout models write it in JSON, in the form of each, and what its articles are."""

from __future__ import annotations

from typing import Any

HEAD = "Harbourton council votes to rebuild the old ferry pier"
BYLINE = "By Ellen Marsh"
LEDE = "HARBOURTON, March 2 (AP) - The town council voted nine to two on Monday night to rebuild the ferry pier."
SECOND = "More than three hundred people filled the hall on Quay Street, and some listened from the stairs."
CAPTION = "The old pier before the storm of last October. Photograph by Mary Stone"
SECOND_HEAD = "Tolls on the swing bridge to fall by half from April"
SECOND_BYLINE = "By Thomas Reed"
SECOND_LEDE = "The toll on the swing bridge is to fall by half from the first of April, the county said on Monday."
FOLIO = "HARBOUR COURIER, TUESDAY, MARCH 3, 2015"
ROWS = [["Cart", "4 pence"], ["Motor car", "1 shilling"]]
HTML = "<table><tr><td>Cart</td><td>4 pence</td></tr><tr><td>Motor car</td><td>1 shilling</td></tr></table>"
#: Head, authors and the beginning of each paragraph of the articles.
ARTICLES = [
    (HEAD, ("Ellen Marsh",), ["The town council", "More than three"]),
    (SECOND_HEAD, ("Thomas Reed",), ["The toll on the"]),
]


def content_list() -> list[dict[str, Any]]:
    """As MinerU's pipeline writes it today."""
    box = [62, 480, 946, 904]
    texts = [HEAD, BYLINE, LEDE, SECOND, SECOND_HEAD, SECOND_BYLINE, SECOND_LEDE]
    entries: list[dict[str, Any]] = [{"type": "text", "text": text, "bbox": box, "page_idx": 0} for text in texts]
    entries[0]["text_level"] = entries[4]["text_level"] = 1
    picture = {"type": "image", "img_path": "images/a8.jpg", "image_caption": [CAPTION], "image_footnote": []}
    table = {"type": "table", "img_path": "images/b1.jpg", "table_caption": ["Tolls"], "table_footnote": []}
    entries.insert(3, {**picture, "bbox": box, "page_idx": 0})
    entries.append({**table, "table_body": f"<html><body>{HTML}</body></html>", "bbox": box, "page_idx": 0})
    entries.append({"type": "header", "text": FOLIO, "bbox": [0, 0, 900, 20], "page_idx": 0})
    entries.append({"type": "page_number", "text": "3", "bbox": [900, 0, 990, 20], "page_idx": 0})
    return entries


def content_list_2() -> list[list[dict[str, Any]]]:
    """As MinerU writes it in `content_list_v2.json`: a list a page, texts as lists of spans."""

    def spans(text: str) -> list[dict[str, str]]:
        return [{"type": "text", "content": text}]

    def paragraph(text: str) -> dict[str, Any]:
        return {"type": "paragraph", "content": {"paragraph_content": spans(text)}, "bbox": [1, 2, 3, 4]}

    def title(text: str) -> dict[str, Any]:
        return {"type": "title", "content": {"title_content": spans(text), "level": 1}, "bbox": [1, 2, 3, 4]}

    picture = {"image_source": {"path": "images/a8.jpg"}, "image_caption": spans(CAPTION), "image_footnote": []}
    table = {"image_source": {"path": "b1.jpg"}, "table_caption": spans("Tolls"), "table_footnote": [], "html": HTML}
    return [
        [
            title(HEAD),
            paragraph(BYLINE),
            paragraph(LEDE),
            {"type": "image", "content": picture, "bbox": [1, 2, 3, 4]},
            paragraph(SECOND),
            title(SECOND_HEAD),
            paragraph(SECOND_BYLINE),
            paragraph(SECOND_LEDE),
            {"type": "table", "content": {**table, "table_type": "simple_table"}, "bbox": [1, 2, 3, 4]},
            {"type": "page_header", "content": {"page_header_content": spans(FOLIO)}, "bbox": [1, 2, 3, 4]},
        ]
    ]


def middle() -> dict[str, Any]:
    """As MinerU keeps it in `middle.json`: blocks of lines of spans."""

    def lines(text: str) -> list[dict[str, Any]]:
        words = text.split()
        cut = [" ".join(words[start : start + 9]) for start in range(0, len(words), 9)]
        return [
            {"bbox": [52, 60 + 10 * number, 294, 70 + 10 * number], "spans": [{"type": "text", "content": line}]}
            for number, line in enumerate(cut)
        ]

    def block(kind: str, text: str) -> dict[str, Any]:
        return {"type": kind, "bbox": [52, 60, 294, 90], "lines": lines(text)}

    def visual(kind: str, body: dict[str, Any], caption: str) -> dict[str, Any]:
        within = {"type": f"{kind}_body", "lines": [{"bbox": [1, 2, 3, 4], "spans": [{"type": kind, **body}]}]}
        return {"type": kind, "bbox": [1, 2, 3, 4], "blocks": [within, block(f"{kind}_caption", caption)]}

    blocks = [block("title", HEAD), *[block("text", text) for text in (BYLINE, LEDE)]]
    blocks.append(visual("image", {"image_path": "a8.jpg"}, CAPTION))
    blocks += [block("text", SECOND), block("title", SECOND_HEAD)]
    blocks += [block("text", text) for text in (SECOND_BYLINE, SECOND_LEDE)]
    blocks.append(visual("table", {"html": HTML, "image_path": "b1.jpg"}, "Tolls"))
    page = {"page_idx": 0, "page_size": [612, 792], "para_blocks": blocks, "discarded_blocks": [block("header", FOLIO)]}
    return {"pdf_info": [page], "_backend": "pipeline", "_version_name": "2.7.1"}


def docling(origin: str = "BOTTOMLEFT") -> dict[str, Any]:
    """As docling exports it."""
    labels = [("page_header", FOLIO), ("section_header", HEAD), ("text", BYLINE), ("text", LEDE), ("caption", CAPTION)]
    labels += [("text", SECOND), ("section_header", SECOND_HEAD), ("text", SECOND_BYLINE), ("text", SECOND_LEDE)]
    texts = []
    for number, (label, text) in enumerate(labels):
        top, bottom = 780 - 40 * number, 750 - 40 * number
        if origin == "TOPLEFT":
            top, bottom = 792 - top, 792 - bottom
        box = {"l": 50.0, "t": float(top), "r": 290.0, "b": float(bottom), "coord_origin": origin}
        place = {"page_no": 1, "bbox": box, "charspan": [0, len(text)]}
        one: dict[str, Any] = {
            "self_ref": f"#/texts/{number}",
            "label": label,
            "prov": [place],
            "orig": text,
            "text": text,
        }
        one |= {"children": [], "content_layer": "furniture" if label == "page_header" else "body"}
        texts.append(one | ({"level": 1} if label == "section_header" else {}))
    cells = [
        {"text": text, "start_row_offset_idx": row, "start_col_offset_idx": column, "row_span": 1, "col_span": 1}
        for row, line in enumerate(ROWS)
        for column, text in enumerate(line)
    ]
    grid = [cells[:2], cells[2:]]
    table = {"self_ref": "#/tables/0", "label": "table", "children": [], "captions": [], "prov": []}
    picture = {"self_ref": "#/pictures/0", "label": "picture", "children": [{"$ref": "#/texts/4"}], "prov": []}
    order = ["#/texts/0", "#/texts/1", "#/texts/2", "#/texts/3", "#/pictures/0", "#/texts/5", "#/texts/6", "#/texts/7"]
    return {
        "schema_name": "DoclingDocument",
        "version": "1.10.0",
        "name": "page",
        "body": {
            "self_ref": "#/body",
            "children": [{"$ref": ref} for ref in [*order, "#/texts/8", "#/tables/0"]],
            "label": "unspecified",
        },
        "groups": [],
        "texts": texts,
        "pictures": [picture | {"captions": [{"$ref": "#/texts/4"}]}],
        "tables": [table | {"data": {"table_cells": cells, "grid": grid, "num_rows": 2, "num_cols": 2}}],
        "pages": {"1": {"size": {"width": 612.0, "height": 792.0}, "page_no": 1}},
    }


def structure() -> dict[str, Any]:
    """As PP-StructureV3 saves it."""
    blocks = [("header", FOLIO), ("doc_title", HEAD), ("text", BYLINE), ("text", LEDE), ("image", "")]
    blocks += [("figure_title", CAPTION), ("text", SECOND), ("paragraph_title", SECOND_HEAD)]
    blocks += [("text", SECOND_BYLINE), ("text", SECOND_LEDE), ("table", f"<html><body>{HTML}</body></html>")]
    blocks += [("number", "3")]
    found = [
        {
            "block_label": label,
            "block_content": content,
            "block_bbox": [133, 36 + 90 * number, 1379, 123 + 90 * number],
            "block_id": number,
            "block_order": number or None,
        }
        for number, (label, content) in enumerate(blocks)
    ]
    return {"input_path": "page.png", "page_index": None, "model_settings": {}, "parsing_res_list": found}
