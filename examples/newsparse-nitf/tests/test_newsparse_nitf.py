"""Articles as NITF 3.6."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

import newsparse
from newsparse import Article, Issue
from newsparse.testing import ExporterContract, issues
from newsparse_nitf import NITF

EXPECTED = Path(__file__).with_name("ferry.xml")
PAGE = """\
The Harbour Courier | Monday, 13 April 2026 | Page 3

# Ferry to Vellara Runs Again

## Forty on board after the storm

By Ann Lee and Bo Ek

VELLARA, April 12 – The first ferry since the storm left Port Averill with forty people on board.

“We have waited for nine days,” said the captain.
"""


class TestNitf(ExporterContract):
    """It keeps what newsparse promises of all exporters."""

    exporter = NITF
    options: ClassVar = {"provider": "courier.example"}
    streams = True
    stories = 400


def documents(issue: Issue, **options: Any) -> dict[str, bytes]:
    """What the zip file holds, by name."""
    stream = io.BytesIO()
    NITF.write(issue, stream, **options)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_page_as_nitf() -> None:
    """Each part of an article stands where readers of NITF look for it."""
    issue = newsparse.parse(PAGE, date="2026-04-13")
    [(name, data)] = documents(issue, provider="courier.example").items()
    written, expected = (ElementTree.canonicalize(one, strip_text=True) for one in (data, EXPECTED.read_bytes()))
    assert name == "0001.xml"
    assert written == expected


@settings(max_examples=200, deadline=None)
@given(issues())
def test_documents_are_nitf(issue: Issue) -> None:
    """Whatever an article holds, its document is valid by the schema of the IPTC."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    if "NITF_SCHEMA" not in os.environ:
        pytest.skip(
            "NITF_SCHEMA does not name nitf-3-6.xsd, which the IPTC publishes at https://iptc.org/standards/nitf/"
        )
    schema = etree.XMLSchema(file=os.environ["NITF_SCHEMA"])
    found = documents(issue)
    assert len(found) == len(issue.articles)
    for data in found.values():
        schema.assertValid(etree.fromstring(data))


@settings(max_examples=20, deadline=None)
@given(issues())
def test_text_is_all_there(issue: Issue) -> None:
    """No piece of a body is lost, nor a contributor; only what XML cannot hold is replaced."""
    for article, data in zip(issue.articles, documents(issue).values(), strict=True):
        shown = "".join(ElementTree.fromstring(data).itertext())
        for text in texts(article):
            assert text.replace("\r\n", "\n").replace("\r", "\n") in shown


def texts(article: Article) -> list[str]:
    """What XML can hold of what is read of an article."""
    found = [leaf.text for leaf in (*article.headline.deck, *article.body)]
    found += [one.name for one in article.contributors] + [one for side in article.sidebars for one in texts(side)]
    return [text for text in found if all(one.isprintable() or one in "\t\r\n" for one in text)]
