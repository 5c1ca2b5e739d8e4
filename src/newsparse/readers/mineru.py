"""How does what MinerU writes beside its Markdown become pages?

Read are `content_list.json` (older and newer key names), `content_list_v2.json`, `model.json` of its vision-language
models, and `middle.json`. Sources: MinerU's documentation, "Output files", and files it wrote.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.model import Box, Role
from newsparse.plaindata import Place
from newsparse.readers.layout import PrintedBlock, block, caption, edges, heading, page_number, picture

#: What the file calls furniture of a page, by its type, and what it is.
_FURNITURE = {
    "header": Role.FOLIO,
    "footer": Role.FOLIO,
    "page_number": Role.FOLIO,
    "page_header": Role.FOLIO,
    "page_footer": Role.FOLIO,
    "aside_text": Role.OTHER,
    "page_aside_text": Role.OTHER,
    "page_footnote": Role.OTHER,
    "discarded": Role.OTHER,
}
_HEADS = ("title", "doc_title", "paragraph_title")
_LISTS = ("list", "index")
_EQUATIONS = ("equation", "equation_interline", "interline_equation")
#: Keys of an entry that hold text, in the order in which it is printed; `{}` stands for the type.
_ABOVE = ("{}_caption", "img_caption")
_BODY = ("text", "content", "{}_content", "{}_body", "html", "math_content", "list_items", "item_content")
_BELOW = ("{}_footnote", "img_footnote")
_PICTURES = ("image", "chart", "seal")


def content_list(whole: Place) -> Iterator[PrintedBlock]:
    """Read the entries of a `content_list.json`: a flat list, each entry with its page."""
    page = 0
    for entry in whole.items():
        page = page_number(entry["page_idx"]) if entry.has("page_idx") else page
        yield _entry(entry, page)


def pages(whole: Place) -> Iterator[PrintedBlock]:
    """Read a list of pages, each a list of entries: `content_list_v2.json`, or `model.json` of a language model."""
    for page, entries in enumerate(whole.items()):
        yield PrintedBlock(page, "")
        for entry in entries.items():
            yield _entry(entry, page)


def _entry(entry: Place, page: int) -> PrintedBlock:
    kind = entry["type"].text()
    inside = entry["content"] if entry.has("content") and _is_mapping(entry["content"]) else entry
    box = edges(entry["bbox"]) if entry.has("bbox") and entry["bbox"].value is not None else None
    role = _FURNITURE.get(kind)
    return block(page, _markdown(kind, inside), box, role, f"mineru.{kind}" if role else "")


def _is_mapping(place: Place) -> bool:
    return isinstance(place.value, dict)


def _markdown(kind: str, entry: Place) -> str:
    """An entry as MinerU's own Markdown shows it."""
    body = _texts(entry, _BODY, kind)
    level = _level(kind, entry)
    if level:
        return heading(level, " ".join(body))
    if kind.endswith("_caption"):
        return caption(" ".join(body))
    above, below = _texts(entry, _ABOVE, kind), _texts(entry, _BELOW, kind)
    path = _image_path(entry)
    if kind in _PICTURES:
        return picture(path, *above, *body, *below)
    if kind in _EQUATIONS and body:
        body = [text if text.lstrip().startswith("$$") else f"$$\n{text.strip()}\n$$" for text in body]
    if path and not body:
        return picture(path, *above, *below)
    return "\n".join(part.strip() for part in [*above, *body, *below] if part.strip())


def _level(kind: str, entry: Place) -> int:
    for key in ("text_level", "level"):
        if entry.has(key) and entry[key].value is not None:
            return max(0, entry[key].integer())
    return 1 if kind in _HEADS else 0


def _image_path(entry: Place) -> str:
    source = entry["image_source"] if entry.has("image_source") else entry
    for key in ("img_path", "path", "image_path"):
        if source.has(key):
            return source[key].text_or_none() or ""
    return ""


def _texts(entry: Place, keys: tuple[str, ...], kind: str) -> list[str]:
    """The texts under these keys, each key's once."""
    found: list[str] = []
    for key in dict.fromkeys(key.format(kind) for key in keys):
        if entry.has(key):
            found += _pieces(entry[key])
    return found


def _pieces(place: Place) -> list[str]:
    """A value as texts: a string, a list of strings, or a list of spans, which are one text together."""
    if place.value is None:
        return []
    if isinstance(place.value, str):
        return [place.value]
    items = place.items()
    if items and all(_is_span(item) for item in items):
        return ["".join(_span(item) for item in items)]
    return [text for item in items for text in (_pieces(_item_content(item)))]


def _item_content(item: Place) -> Place:
    """An item of a list: a string, or a mapping that holds its text."""
    if not _is_mapping(item):
        return Place(item.text(), item.path)
    for key in ("item_content", "content", "text"):
        if item.has(key):
            return item[key]
    raise item.error("an item with text")


def _is_span(place: Place) -> bool:
    return place.has("type") and place.has("content")


def _span(place: Place) -> str:
    text = place["content"].text()
    return f"${text}$" if place["type"].text() == "equation_inline" else text


def middle(whole: Place) -> Iterator[PrintedBlock]:
    """Read the pages of a `middle.json`: blocks of lines of spans, line per line as printed."""
    for number, page in enumerate(whole["pdf_info"].items()):
        index = page_number(page["page_idx"]) if page.has("page_idx") else number
        yield PrintedBlock(index, "")
        for key in ("para_blocks", "discarded_blocks"):
            if page.has(key):
                for one in page[key].items():
                    yield _block(one, index, discarded=key == "discarded_blocks")


def _block(one: Place, page: int, *, discarded: bool) -> PrintedBlock:
    kind = one["type"].text()
    lines = [line for inner in _innermost(one) for line in inner]
    role = _FURNITURE.get(kind, Role.OTHER if discarded else None)
    rule = f"mineru.{kind}" if role else ""
    if kind in _HEADS:
        box = edges(one["bbox"]) if one.has("bbox") else None
        return block(page, heading(_level(kind, one), " ".join(text for text, _ in lines)), box, role, rule)
    text, boxes = "", []
    for line, box in lines:
        text += "\n" if text else ""
        if box:
            boxes.append(Box(len(text), len(text) + len(line), *box))
        text += line
    return PrintedBlock(page, text, tuple(boxes), role, rule)


_Line = tuple[str, tuple[float, float, float, float] | None]


def _innermost(one: Place) -> Iterator[list[_Line]]:
    """The lines of a block, or of the blocks in it; none of these holds further ones."""
    if not one.has("blocks"):
        yield _lines(one)
        return
    for inner in sorted(one["blocks"].items(), key=lambda inner: not _stands_over(inner)):
        if inner.has("blocks"):
            raise inner.error("a block with lines")
        yield _lines(inner)


def _stands_over(inner: Place) -> bool:
    """Whether a block is the caption of a table, which stands over it wherever the file has it."""
    return inner.has("type") and inner["type"].value == "table_caption"


def _lines(one: Place) -> list[_Line]:
    found = []
    for line in one["lines"].items() if one.has("lines") else []:
        text = " ".join([text for span in line["spans"].items() if (text := _span_text(span).strip())])
        box = edges(line["bbox"]) if line.has("bbox") else None
        if text:
            found.append((text, box))
    return found


def _span_text(span: Place) -> str:
    kind = span["type"].text()
    for key in ("html", "content"):
        if span.has(key) and span[key].value:
            text = span[key].text()
            if kind == "inline_equation":
                return f"${text}$"
            return f"$$\n{text}\n$$" if kind in _EQUATIONS else text
    if span.has("image_path"):
        return picture(span["image_path"].text_or_none() or "")
    return ""
