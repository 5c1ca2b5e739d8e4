"""TEI as text: nodes laid out in lines where blanks mean nothing, and untouched where they are text."""

from __future__ import annotations

from xml.etree import ElementTree

from newsparse.markup import Node

_STEP = "  "
#: Elements in which no text stands, so that line ends and blanks may.
_WITHOUT_TEXT = frozenset(
    {
        *("teiHeader", "fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "bibl", "encodingDesc", "appInfo"),
        *("application", "editorialDecl", "profileDesc", "langUsage"),
        *("front", "titlePage", "div", "figure", "list", "table", "row", "lg"),
    }
)


def laid_out(node: Node, level: int) -> bytes:
    """Write a node that stands so many levels deep, on lines of its own."""
    _indent(node, level)
    node.tail = None
    text: str = ElementTree.tostring(node, encoding="unicode")
    return f"{_STEP * level}{text}\n".encode()


def _indent(node: Node, level: int) -> None:
    if node.tag not in _WITHOUT_TEXT or not len(node):
        return
    node.text = f"\n{_STEP * (level + 1)}"
    for child in node:
        child.tail = node.text
        _indent(child, level + 1)
    node[-1].tail = f"\n{_STEP * level}"
