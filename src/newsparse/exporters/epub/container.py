"""The zip file that an EPUB is (OCF 3.3): what stands in it, in which order, the same bytes at any time."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterable
from importlib.resources import files
from typing import BinaryIO

from newsparse.article_markup import article_style
from newsparse.markup import node, serialized

_FOLDER = "EPUB"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day a zip file can name; no clock is read
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def write_files(stream: BinaryIO, pages: Iterable[tuple[str, bytes]]) -> None:
    """Write the book's files, package.opf among them, as they come, with all that a container needs around them."""
    own = files("newsparse.exporters.epub").joinpath("style.css").read_text("utf-8")
    style = f"{article_style()}\n{own}".encode()
    with zipfile.ZipFile(stream, "w") as archive:
        # The first, uncompressed, so that its words are found at byte 38 (OCF 3.3, "OCF ZIP container media
        # type").
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        archive.writestr(_entry("META-INF/container.xml"), _pointer())
        for name, content in itertools.chain(pages, [("style.css", style)]):
            archive.writestr(_entry(f"{_FOLDER}/{name}"), content)


def _entry(name: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry


def _pointer() -> bytes:
    media_type = "application/oebps-package+xml"
    rootfile = node("rootfile", **{"full-path": f"{_FOLDER}/package.opf", "media-type": media_type})
    return serialized(
        node(
            "container",
            node("rootfiles", rootfile),
            version="1.0",
            xmlns="urn:oasis:names:tc:opendocument:xmlns:container",
        )
    )
