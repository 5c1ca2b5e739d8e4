"""What stands round every page of the book: its head, its language, its style."""

from __future__ import annotations

from newsparse.markup import Node, in_language, node, serialized


def page(language: str, title: str, *body: Node, vertical: bool = False) -> bytes:
    """Write an XHTML page of an EPUB that wears the book's style, its lines across or, if `vertical`, downwards."""
    head = node(
        "head",
        node("title", title),
        node("link", rel="stylesheet", type="text/css", href="style.css"),
    )
    names = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
    setting = {"class": "vertical"} if vertical else {}
    return serialized(node("html", head, node("body", *body), **names, **setting, **in_language(language)))
