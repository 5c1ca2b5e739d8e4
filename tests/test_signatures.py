"""What files are that are no text."""

from __future__ import annotations

import io
import tarfile
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.signatures import root_name, stranger


def archive(first: str, content: str) -> bytes:
    """A zip archive with one file in it."""
    with io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w") as packed:
            packed.writestr(first, content)
        return stream.getvalue()


def tar() -> bytes:
    """A tar archive with one file in it."""
    with io.BytesIO() as stream:
        with tarfile.open(fileobj=stream, mode="w") as packed:
            packed.addfile(tarfile.TarInfo("01.md"))
        return stream.getvalue()


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
        (archive("mimetype", "application/epub+zip"), "an EPUB"),
        (archive("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument file"),
        (archive("[Content_Types].xml", "<Types/>"), "an Office document"),
        (archive("01.md", "The bridge is open."), "a zip archive"),
        (tar(), "a tar archive"),
        (b"\x1f\x8b\x08\0", "a file gzipped twice"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b'{"schema": 3}', "JSON that no reader knows"),
        (b'\n[ {\n  "kind": 3}]', "JSON that no reader knows"),
        (b"<!DOCTYPE html>\n<html lang='en'><head><title>", "an HTML page that is no hOCR"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<mets:mets x='1'>", "XML (mets) that no reader knows"),
        (b"<!DOCTYPE mets [<!ENTITY a 'b'>]><mets>", "XML (mets) that no reader knows"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>", "XML (TEI) that no reader knows"),
        ("<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16"), "XML (a) that no reader knows"),
    ],
)
def test_strangers_are_known(head: bytes, name: str) -> None:
    """By their first bytes, and each has a way out."""
    found = stranger(head)
    assert found
    assert found[0] == name
    assert found[1].format(file="a.x", stem="a")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# The bridge is open",
        "<table><tr><td>Wheat</td></tr></table>",
        "<html><body><table><tr><td>Wheat</td></tr></table></body></html>",
        '<div align="center"><img src="images/1.jpg"/></div>',
        "<!-- page 1 -->\n## The bridge is open",
        "[ The bridge ] is open",
        "[[1]] The bridge",
        "{ The bridge }",
        '"The bridge"',
        "MZ and PK met at the bridge.",
        "<",
        "<?xml",
    ],
)
def test_what_newspaper_text_begins_with(text: str) -> None:
    """Markup that layout models leave at the top of a page is text."""
    assert stranger(text.encode()) is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<?xml version='1.0'?>\n<!DOCTYPE alto [<!ENTITY a '<b>'>]><other/>", "alto"),
        (b"<!doctype html [<!ENTITY a 'b'>]><p/>", "html"),
        (b"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><a:html/>", "html"),
        (b"The bridge is open.", None),
    ],
)
def test_the_name_of_the_outermost_element(head: bytes, name: str | None) -> None:
    """That of its tag, or of a DOCTYPE that declares things itself: such a file shall come to its reader."""
    assert root_name(head) == name


@given(st.text("<>!?-[] \n{}\"=axmlns:'/"))
def test_no_beginning_makes_it_fail(text: str) -> None:
    """Half a tag is no tag."""
    stranger(text.encode())


@pytest.mark.parametrize("piece", ["<!", "<!--", "<?a", "<!-- -->", "<?a?>", " <", "<a b", "<a:", "[{ "])
def test_time_grows_with_the_text(piece: str) -> None:
    """Whatever is repeated, 64 KiB of it are looked at in less than a moment."""
    start = time.perf_counter()
    stranger(piece.encode() * (65536 // len(piece)))
    assert time.perf_counter() - start < 1
