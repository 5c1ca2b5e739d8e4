"""How do the results of PaddleOCR become pages?

Read are the results of PP-StructureV3 and PaddleOCR-VL (`parsing_res_list`), those of PP-Structure 2 (a list of
regions), and plain text recognition, of today (`rec_texts`) and of version 2 (lists of corners with text and score).
Sources: PaddleOCR's documentation, "Pipeline Usage", and files it wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.model import Box, Role
from newsparse.plaindata import Place
from newsparse.readers.boxedlines import BoxedLine, in_reading_order, paragraphs
from newsparse.readers.layout import PrintedBlock, block, caption, edges, edges_of_corners, heading

#: What the file calls furniture of a page, by its label, and what it is.
_FURNITURE = {
    "header": Role.FOLIO,
    "footer": Role.FOLIO,
    "number": Role.FOLIO,
    "header_image": Role.FOLIO,
    "footer_image": Role.FOLIO,
    "aside_text": Role.OTHER,
    "footnote": Role.OTHER,
    "seal": Role.OTHER,
    "formula_number": Role.OTHER,
    "image": Role.OTHER,
    "figure": Role.OTHER,
}
_HEADS = {"doc_title": 1, "paragraph_title": 2, "title": 2}
_CAPTIONS = ("figure_title", "table_title", "chart_title", "figure_caption", "table_caption", "vision_footnote")
_FORMULAS = ("formula", "display_formula", "equation")


def is_result(whole: Place) -> bool:
    """Tell whether a mapping is the result of one page."""
    return any(whole.has(key) for key in ("parsing_res_list", "rec_texts"))


def unwrapped(whole: Place) -> list[Place]:
    """The results of pages in what the server answers, or in what holds one; empty where it is neither."""
    if whole.has("result"):
        whole = whole["result"]
    for key in ("layoutParsingResults", "ocrResults"):
        if whole.has(key):
            return [page["prunedResult"] for page in whole[key].items()]
    for key in ("res", "prunedResult"):
        if whole.has(key) and is_result(whole[key]):
            return [whole[key]]
    return [whole] if is_result(whole) else []


def result(whole: Place, page: int) -> Iterator[PrintedBlock]:
    """Read the result of one page: its blocks in reading order, or the lines that were recognised."""
    yield PrintedBlock(page, "")
    if not whole.has("parsing_res_list"):
        yield from _recognised(whole, page)
        return
    for one in whole["parsing_res_list"].items():
        label, text = one["block_label"].text(), one["block_content"].text_or_none() or ""
        box = edges(one["block_bbox"]) if one.has("block_bbox") else None
        yield _block(label, text, box, page)


def _block(label: str, text: str, box: tuple[float, float, float, float] | None, page: int) -> PrintedBlock:
    """A block as PaddleOCR's own Markdown shows it."""
    role = _FURNITURE.get(label)
    if label in _HEADS:
        text = heading(_HEADS[label], text)
    elif label in _CAPTIONS or label.startswith("figure_table"):
        text = caption(text)
    elif label in _FORMULAS and text.strip() and not text.lstrip().startswith("$$"):
        text = f"$$\n{text.strip()}\n$$"
    return block(page, text, box, role, f"paddleocr.{label}" if role else "")


def regions(whole: Place) -> Iterator[PrintedBlock]:
    """Read the regions of PP-Structure 2, each with its lines or with the HTML of its table."""
    for region in whole.items():
        page = region["img_idx"].integer() if region.has("img_idx") else 0
        found = region["res"]
        if found.has("html"):
            text = found["html"].text()
        elif isinstance(found.value, str):
            text = found.text()
        else:
            text = "\n".join(line["text"].text() for line in found.items())
        yield _block(region["type"].text(), text, edges(region["bbox"]) if region.has("bbox") else None, page)


def recognised(whole: Place) -> Iterator[PrintedBlock]:
    """Read the lines that version 2 recognised: of one page, or of several; each corners, and text with its score."""
    pages = [[whole]] if _is_line(whole) else [whole.items()]
    if not any(_is_line(item) for item in pages[0]):
        pages = [[] if page.value is None else page.items() for page in whole.items()]
    for number, page in enumerate(pages):
        lines = [line.items() for line in page]
        yield from _in_paragraphs([(line[0], line[1].items()[0].text()) for line in lines], number)


def _is_line(place: Place) -> bool:
    """Whether a value is corners, and text with its score."""
    match place.value:
        case [[[_, _], *_], [str(), _]]:
            return True
    return False


def is_recognised(whole: Place) -> bool:
    """Tell whether a list is what version 2 recognised on one page or on several; a page may be null."""
    match whole.value:
        case [[[[_, _], *_], [str(), _]], *_] | [[[[[_, _], *_], [str(), _]], *_], *_]:
            return True
        case [None, *rest]:
            return all(page is None for page in rest) or is_recognised(Place(rest, whole.path))
    return False


def _recognised(whole: Place, page: int) -> Iterator[PrintedBlock]:
    texts = [text.text() for text in whole["rec_texts"].items()]
    key = next((key for key in ("rec_polys", "rec_boxes", "dt_polys") if whole.has(key)), None)
    if key is None:
        yield block(page, "\n".join(texts), None)
        return
    boxes = whole[key].items(len(texts))
    yield from _in_paragraphs(list(zip(boxes, texts, strict=True)), page)


def _in_paragraphs(lines: Sequence[tuple[Place, str]], page: int) -> Iterator[PrintedBlock]:
    """Lines in the order of reading, each with its box, put together where space parts them."""
    yield PrintedBlock(page, "")
    boxed = [BoxedLine(" ".join(text.split()), *_edges(place)) for place, text in lines if text.strip()]
    for paragraph in paragraphs(in_reading_order(boxed)):
        start, boxes = 0, []
        for line in paragraph:
            boxes.append(Box(start, start + len(line.text), line.left, line.top, line.right, line.bottom))
            start += len(line.text) + 1
        yield PrintedBlock(page, "\n".join(line.text for line in paragraph), tuple(boxes))


def _edges(place: Place) -> tuple[float, float, float, float]:
    """A box: four numbers, or corners."""
    flat = all(isinstance(item.value, int | float) for item in place.items())
    return edges(place) if flat else edges_of_corners(place)
