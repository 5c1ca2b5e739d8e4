"""Lines that run down the page: which texts may be set so, and how short numbers stand upright in them."""

from __future__ import annotations

import re

from newsparse.markup import Node, node
from newsparse.wording import is_worded, wording

# A whole number of up to four digits, which is no part of a word, a decimal, a time or a range.
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,:/-])([0-9]{1,4})(?![0-9A-Za-z]|[.,:/-][0-9])")
_MOST_ABREAST = 2  # digits that stand side by side in the width of one line


def runs_down(language: str, issue_language: str) -> bool:
    """Tell whether a text may be set in vertical lines; one of no known language is set as its issue is."""
    return wording(language if is_worded(language) else issue_language).vertical


def upright(parent: Node) -> Node:
    """Stand short numbers upright: one or two digits side by side, three or four one under the other."""
    children: list[Node | str] = [*_parts(parent.text or "")]
    for child in parent:
        children += [upright(child), *_parts(child.tail or "")]
    return node(parent.tag, *children, **parent.attrib)


def _parts(text: str) -> list[Node | str]:
    """A text with each short number as a node of its own."""
    pieces = _NUMBER.split(text)  # every second one is a number
    return [_set(piece) if at % 2 else piece for at, piece in enumerate(pieces)]


def _set(number: str) -> Node:
    return node("span", number, class_="stacked" if number[_MOST_ABREAST:] else "abreast")
