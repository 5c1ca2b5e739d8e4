"""XML and HTML made of nodes and never of pasted text, so that no text of a page can break them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from newsparse.wording import runs_right_to_left

Node = ElementTree.Element

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
# What HTML and Unicode hold no text: controls but for blanks, surrogates, what is no character (HTML, 13.2.3.5).
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_UNKNOWN = "und"


def node(tag: str, *children: Node | str, **attributes: str) -> Node:
    """Make an element; `class_` is the attribute `class`, and illegal characters become U+FFFD."""
    made = Node(tag, {name.rstrip("_"): _legal(value) for name, value in attributes.items()})
    last: Node | None = None
    for child in children:
        if isinstance(child, Node):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + _legal(child)
        else:
            last.tail = (last.tail or "") + _legal(child)
    return made


def serialized(root: Node) -> bytes:
    """Write a document in UTF-8 with its XML declaration."""
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def serialized_html(root: Node) -> str:
    """Write a node as HTML; what HTML does not hold to be text becomes U+FFFD."""
    for one in root.iter():
        one.attrib.pop("xml:lang", None)  # `lang` says it
        if one.tag == "pre" and (one.text or "").startswith("\n"):
            one.text = f"\n{one.text}"  # since the first line end in it is taken for the writer's
    return proper(ElementTree.tostring(root, encoding="unicode", method="html"))


def proper(text: str) -> str:
    """Give back a text with U+FFFD for what is no text: controls, surrogates, what is no character."""
    return _NO_TEXT.sub("\ufffd", text)


def in_language(language: str) -> dict[str, str]:
    """The attributes that tell the language of an XHTML node and which way it runs.

    Which way a text of an unknown language runs, its first letter tells.
    """
    tag = language_tag(language)
    direction = "auto" if tag == _UNKNOWN else "rtl" if runs_right_to_left(tag) else "ltr"
    return {"lang": tag, "xml:lang": tag, "dir": direction}


def language_tag(language: str) -> str:
    """Give back a well-formed BCP 47 tag of language, script and region; `und` for any other text."""
    return language if _LANGUAGE.fullmatch(language) else _UNKNOWN


def one_line(text: str) -> str:
    """Put a text on one line, as titles need it; it may come out empty."""
    return " ".join(_legal(text).split())


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
