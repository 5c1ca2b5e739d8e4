"""The JSON-LD exporter."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from schema_terms import check_terms

from newsparse.dates import PartialDate
from newsparse.exporters.jsonld import JSON_LD
from newsparse.exporting import render
from newsparse.model import Dateline, Issue, Page
from newsparse.testing import ExporterContract, without
from stories import HOSTILE, an_issue, every_kind, hostile_issue, made_issues, story


def graph(issue: Issue) -> list[dict[str, Any]]:
    """The nodes that are written, the issue first."""
    data = json.loads(render(JSON_LD, issue))
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


class TestJsonLd(ExporterContract):
    """JSON-LD keeps the promises of all exporters."""

    exporter = JSON_LD
    streams = True
    examples = 20
    stories = 800


def test_terms_are_those_of_schema_org() -> None:
    """Every type and property is one of schema.org, every value of a type that the property may have."""
    for issue in made_issues():
        first, *others = graph(issue)
        assert first["@type"] == "PublicationIssue"
        assert [one["@type"] for one in others] == ["NewsArticle"] * len(issue.articles)
        for one in (first, *others):
            check_terms(one)


def test_issue_is_an_issue_of_a_newspaper() -> None:
    """The issue is told once, and each article is a part of it."""
    first, second = graph(an_issue())
    assert first == {
        "@id": "_:issue",
        "@type": "PublicationIssue",
        "issueNumber": "88",
        "version": "Late City Edition",
        "datePublished": "2026-04-13",
        "inLanguage": "en",
        "isPartOf": {"@type": "Newspaper", "name": "The Quay"},
    }
    assert second["isPartOf"] == {"@id": first["@id"]}


def test_article_is_told_in_the_terms_of_schema_org() -> None:
    """All that has a property is told under it."""
    article = every_kind()
    [_, told] = graph(an_issue(article))
    assert told == {
        "@type": "NewsArticle",
        "identifier": "p1a1",
        "inLanguage": "en",
        "headline": "Bridge opens",
        "alternativeHeadline": ["After ten years:", "First cars cross", "Toll set"],
        "genre": "Harbour",
        "author": [
            {"@type": "Person", "name": "Ann Lee", "affiliation": {"@type": "Organization", "name": "AP"}},
            {"@type": "Person", "name": "Bo van Ek"},
            {
                "@type": "Organization",
                "name": "AP",
                "parentOrganization": {"@type": "Organization", "name": "The Wire"},
            },
        ],
        "contributor": [
            {"@type": "Role", "roleName": "photographer", "contributor": {"@type": "Person", "name": "Cy Dahl"}}
        ],
        "translator": [{"@type": "Person", "name": "何雨"}],
        "editor": [{"@type": "Person", "name": "Di Moe"}],
        "datePublished": "2026-04-13",
        "printEdition": "Late City Edition",
        "printPage": ["A1", "A4"],
        "printSection": ["News", "Harbour"],
        "articleSection": ["News", "Harbour"],
        "pageStart": "A1",
        "pageEnd": "A4",
        "pagination": "A1, A4",
        "dateline": "OSLO, April 12 (AP) —",
        "dateCreated": "2026-04-12",
        "locationCreated": {"@type": "Place", "name": "Oslo"},
        "articleBody": article.text,
        "hasPart": [
            {
                "@type": "NewsArticle",
                "identifier": "p1a1s1",
                "inLanguage": "en",
                "headline": "In brief",
                "genre": "Box",
                "datePublished": "2026-04-13",
                "printEdition": "Late City Edition",
                "printPage": "A1",
                "printSection": "News",
                "articleSection": "News",
                "pageStart": "A1",
                "pageEnd": "A1",
                "pagination": "A1",
                "articleBody": "Short.",
            }
        ],
        "isPartOf": {"@id": "_:issue"},
    }


@pytest.mark.parametrize(("date", "told"), [(PartialDate(month=4), None), (PartialDate(year=2026, month=4), "2026-04")])
def test_days_without_a_year_are_not_told(date: PartialDate, told: str | None) -> None:
    """A day of which no year is known is none that programs could sort."""
    [_, article] = graph(an_issue(story(dateline=Dateline(text="Oslo", date=date))))
    assert article.get("dateCreated") == told


def test_what_is_not_known_has_no_property() -> None:
    """Of an issue and an article of which nothing is known, nothing is said."""
    assert graph(Issue(articles=(story(None, id="", language="../x", pages=(9,)),))) == [
        {"@id": "_:issue", "@type": "PublicationIssue"},
        {"@type": "NewsArticle", "isPartOf": {"@id": "_:issue"}},
    ]


def test_what_is_left_out_changes_nothing() -> None:
    """The format says honestly what it does not carry."""
    issue = an_issue()
    printed = {"Article.pages", "Issue.pages", "Contributor.role"}  # of which something is told
    assert graph(without(issue, {*JSON_LD.leaves_out} - printed)) == graph(issue)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    """Nothing in a text ends a script of HTML or is no Unicode; what reads the JSON gets it as it was."""
    written = render(JSON_LD, an_issue(story(text))).decode("utf-8")
    assert "<" not in written
    assert written.count("\n") == 4
    told = json.loads(written)["@graph"][1]["headline"]
    assert told == "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    assert len(graph(hostile_issue())) == 3


def test_a_page_is_told_once() -> None:
    """Pages of one section and of the same number are told once."""
    page = Page(text="", number="7", section="Sport")
    [_, told] = graph(Issue(pages=(page, attrs.evolve(page)), articles=(story(pages=(0, 1)),)))
    assert (told["printPage"], told["printSection"]) == ("7", "Sport")
