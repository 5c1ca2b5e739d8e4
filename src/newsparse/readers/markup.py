"""The elements of an XML file, hostile files among them.

expat itself reads them, of the standard library. defusedxml, the usual guard before it, has had no release since 2021,
and what it forbids is a few lines here: a file may declare no entity, so that none can grow or reach for another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

import attrs

from newsparse.errors import ReadError

#: Bytes that an XML file may have: 64 MiB, some hundred newspaper pages with a box for each word. expat before 2.6
#: reads a long tag again for every MiB of it, which takes two seconds here and grows with the square.
LARGEST = 64 * 1024 * 1024
#: Elements that it may have, which take half a gigabyte and some seconds: a page of a newspaper has 30,000.
MOST = 2_000_000
#: Elements that may stand within each other; ALTO has 12, with blocks in blocks a few more.
DEEPEST = 100

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z][\w.-]{0,40})[\"']")
# Those of East Asia, which expat does not know.
_WIDE_ENCODING = re.compile(r"gb|big5|shift|sjis|windows-31j|cp9|euc|ks_?c", re.IGNORECASE)


@attrs.define
class Node:
    """An element without its text, which the formats read here keep in attributes."""

    #: Its name without the prefix of its namespace.
    name: str
    #: Its attributes by name, prefixes kept.
    attributes: Mapping[str, str]
    #: The elements in it, in order.
    children: list[Node] = attrs.Factory(list)

    def walk(self) -> Iterator[Node]:
        """Yield it and all elements in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *names: str) -> Iterator[Node]:
        """Yield the elements in it that have one of these names, in the order of the file."""
        return (node for node in self.walk() if node.name in names)


def root_of(data: bytes) -> Node:
    """Return the outermost element of an XML file.

    Raises:
        ReadError: for a file that is not well formed, too large, too deep, or declares entities.
    """
    if len(data) > LARGEST:
        raise ReadError(f"is XML of more than {LARGEST // 1024**2} MiB; no page is, so part it")
    parser, data = _parser(data)
    count = 0
    above = [Node("", {})]

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST:
            raise ReadError(f"line {parser.CurrentLineNumber}: more than {MOST} elements; no page has, so part it")
        if len(above) > DEEPEST:
            raise ReadError(f"line {parser.CurrentLineNumber}: more than {DEEPEST} elements within each other")
        node = Node(name.rpartition(":")[2], attributes)
        above[-1].children.append(node)
        above.append(node)

    def closed(_name: str) -> None:
        above.pop()

    def declared(_name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
        if has_subset:
            message = "declares entities, which may hide anything; take the DOCTYPE out"
            raise ReadError(f"line {parser.CurrentLineNumber}: {message}")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = declared
    _parse(parser, data)
    return above[0].children[0]


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        reason = expat.ErrorString(fault.code)
        raise ReadError(f"line {fault.lineno}, column {fault.offset + 1}: broken XML: {reason}") from fault
    except (LookupError, ValueError) as fault:  # what Python says of an encoding it does not know
        raise ReadError(f"says that it is in an encoding that is not known: {fault}; convert it to UTF-8") from fault


def _parser(data: bytes) -> tuple[expat.XMLParserType, bytes]:
    """A parser for the encoding that the file declares, and the bytes it can read."""
    found = _ENCODING.match(data)
    encoding = found[1].decode() if found else ""
    if not _WIDE_ENCODING.match(encoding):
        return expat.ParserCreate(), data
    try:
        return expat.ParserCreate("utf-8"), data.decode(encoding).encode()
    except (LookupError, UnicodeError) as fault:
        raise ReadError(f"is not in {encoding}, as it says; convert it to UTF-8") from fault
