"""Formats that lose something are told what."""

from __future__ import annotations

from typing import BinaryIO

import attrs
import pytest

from newsparse.exporters import newsparse_exporters
from newsparse.exporters.json import JSON
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.testing.losses import losses


def write(issue: Issue, stream: BinaryIO) -> None:
    """Write the heads of stories and the numbers of their pages, and the paragraphs, but not which is which."""
    for article in issue.articles:
        numbers = [issue.pages[index].number or "?" for index in article.pages]
        pieces = [piece.text for piece in article.body]
        stream.write(repr((numbers, str(article.headline), pieces)).encode(errors="replace"))


def write_heads(issue: Issue, stream: BinaryIO) -> None:
    """Write the heads of stories."""
    for article in issue.articles:
        stream.write(str(article.headline).encode(errors="replace"))


BARE = Exporter(name="bare", suffix=".x", media_type="text/x", description="", write=write)
SAID = (
    "Article.continued_from",
    "Article.continued_on",
    "Article.contributors",
    "Article.credits",
    "Article.dateline",
    "Article.id",
    "Article.joins",
    "Article.label",
    "Article.language",
    "Article.sidebars",
    "Element.role",
    "Element.rule",
    "Element.spans",
    "Headline.deck",
    "Headline.kicker",
    "Issue.date",
    "Issue.diagnostics",
    "Issue.edition",
    "Issue.language",
    "Issue.newspaper",
    "Issue.number",
    "Page.boxes",
    "Page.editors",
    "Page.furniture",
    "Page.language",
    "Page.section",
    "Page.source",
    "Page.text",
)


@pytest.mark.parametrize(
    "exporter", [one for one in newsparse_exporters() if not one.leaves_out], ids=lambda one: str(one.name)
)
def test_own_formats_that_leave_nothing_out(exporter: Exporter) -> None:
    """The contract asks those that say what they lose; of newsparse's own, the others lose nothing."""
    assert losses(exporter) == []


def test_all_that_is_lost_is_named() -> None:
    """Each field that never shows is told where it is not named, and only those; of a lost whole, no parts."""
    assert sorted(losses(BARE)) == list(SAID)
    assert losses(attrs.evolve(BARE, leaves_out=SAID)) == []
    assert losses(attrs.evolve(BARE, leaves_out=SAID[1:])) == list(SAID[:1])


def test_a_class_stands_for_its_fields() -> None:
    """What is left out whole has no fields that could be lost."""
    leaves_out = tuple(name for name in SAID if name not in ("Page.boxes", "Issue.diagnostics", "Article.joins"))
    assert losses(attrs.evolve(BARE, leaves_out=(*leaves_out, "Box", "Diagnostic", "Join"))) == []


def test_roles_are_told_by_their_place() -> None:
    """A format that writes no bodies need not say that a headline is a headline."""
    heads = Exporter(
        name="heads", suffix=".x", media_type="text/x", description="", write=write_heads, leaves_out=("Article.body",)
    )
    assert "Element.role" in losses(BARE)
    assert "Element.role" not in losses(heads)


def test_json_loses_what_it_says() -> None:
    """What JSON says is lost, each of it."""
    assert sorted(losses(attrs.evolve(JSON, leaves_out=()))) == list(JSON.leaves_out)
