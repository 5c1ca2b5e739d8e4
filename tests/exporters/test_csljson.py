"""The CSL-JSON exporter."""

from __future__ import annotations

import json
import warnings
from typing import Any, ClassVar

import attrs
import pytest

from newsparse.exporters.csljson import CSL_JSON
from newsparse.exporting import render
from newsparse.model import Contributor, ContributorRole, Issue, Page
from newsparse.testing import ExporterContract, without
from stories import an_issue, every_kind, hostile_issue, made_issues, story

# Names of variables by what they hold: citation-style-language/schema, schemas/input/csl-data.json at 0041266.
TEXTS = {
    "id",
    "type",
    "title",
    "container-title",
    "edition",
    "issue",
    "page",
    "page-first",
    "section",
    "genre",
    "language",
}
NAMES = {"author", "editor", "translator", "illustrator", "contributor"}
PARTS_OF_NAMES = {"family", "given", "non-dropping-particle", "literal"}


def records(issue: Issue, **options: Any) -> list[dict[str, Any]]:
    """What is written."""
    found: list[dict[str, Any]] = json.loads(render(CSL_JSON, issue, **options))
    return found


class TestCslJson(ExporterContract):
    """CSL-JSON keeps the promises of all exporters."""

    exporter = CSL_JSON
    streams = True
    examples = 20
    stories = 800
    options: ClassVar = {"split_names": True}


def test_names_are_those_of_csl() -> None:
    """Every record has the names that the schema of CSL has, and values of their types."""
    for issue in made_issues():
        found = records(issue)
        assert len(found) == len(issue.articles)
        for record in found:
            assert record["type"] == "article-newspaper"
            assert record.keys() - {"issued"} <= TEXTS | NAMES
            assert all(isinstance(record[name], str) for name in record.keys() & TEXTS)
            for name in record.keys() & NAMES:
                assert all(one.keys() <= PARTS_OF_NAMES and all(one.values()) for one in record[name])
            if "issued" in record:
                assert record["issued"] == {"date-parts": [[issue.date.year, issue.date.month, issue.date.day]]}  # type: ignore[union-attr]


def test_record_tells_the_article() -> None:
    """A record has all that a citation needs, each under its name."""
    assert records(an_issue()) == [
        {
            "id": "the-quay-2026-04-13-p1a1",
            "type": "article-newspaper",
            "author": [{"literal": "Ann Lee"}, {"literal": "Bo van Ek"}, {"literal": "AP"}],
            "contributor": [{"literal": "Cy Dahl"}],
            "translator": [{"literal": "何雨"}],
            "editor": [{"literal": "Di Moe"}],
            "issued": {"date-parts": [[2026, 4, 13]]},
            "title": "Bridge opens",
            "container-title": "The Quay",
            "edition": "Late City Edition",
            "issue": "88",
            "page": "A1, A4",
            "page-first": "A1",
            "section": "News, Harbour",
            "genre": "Harbour",
            "language": "en",
        }
    ]


def test_what_is_not_known_is_not_there() -> None:
    """An article of which nothing is known has a key and a type."""
    assert records(Issue(articles=(story(None, language="und", pages=(5,)),))) == [
        {"id": "p1a1", "type": "article-newspaper"}
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", {"family": "Lee", "given": "Ann"}),
        ("J. P. O’Hara-Núñez", {"family": "O’Hara-Núñez", "given": "J. P."}),
        ("Bo van der Ek", {"family": "Ek", "given": "Bo", "non-dropping-particle": "van der"}),
        ("Lee", {"literal": "Lee"}),
        ("van Ek", {"family": "Ek", "given": "van"}),
        ("何雨", {"literal": "何雨"}),
        ("Ann Lee, Jr.", {"literal": "Ann Lee, Jr."}),
    ],
)
def test_names_are_split_where_one_asks(name: str, expected: dict[str, str]) -> None:
    """Names in Latin letters are split before their last word; by default they stay as they are printed."""
    author = Contributor(name=name, role=ContributorRole.REPORTER)
    issue = Issue(articles=(story(contributors=(author,)),))
    assert records(issue, split_names=True)[0]["author"] == [expected]
    assert records(issue)[0]["author"] == [{"literal": name}]


def test_agencies_are_not_split() -> None:
    """A name of an agency is no name of a person; one without letters is no name."""
    agency = Contributor(name="Wire Press", role=ContributorRole.AGENCY)
    issue = Issue(articles=(story(contributors=(agency, attrs.evolve(agency, name=" "))),))
    assert records(issue, split_names=True)[0]["author"] == [{"literal": "Wire Press"}]


def test_what_is_left_out_changes_nothing() -> None:
    """The format says honestly what it does not carry: without it the same is written."""
    issue = an_issue()
    printed = {"Article.pages", "Issue.pages"}  # of which numbers and sections are told
    [told], [bare] = records(issue), records(without(issue, {*CSL_JSON.leaves_out} - printed))
    assert bare.pop("author") == [{"literal": one.name} for one in issue.articles[0].contributors]
    assert bare.items() <= told.items()


def test_without_articles_it_is_an_empty_list() -> None:
    """An issue without articles is an empty list, and hostile texts are nothing but texts."""
    assert render(CSL_JSON, Issue()) == b"[]\n"
    assert [record["type"] for record in records(hostile_issue())] == ["article-newspaper"] * 2


def test_a_program_that_cites_reads_it() -> None:
    """citeproc-py makes of it what its style says."""
    citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    json_source = pytest.importorskip("citeproc.source.json")
    record = records(an_issue(every_kind(), pages=(Page(text="", number="A1"),)), split_names=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = json_source.CiteProcJSON(record)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        bibliography.register(citeproc.Citation([citeproc.CitationItem(record[0]["id"])]))
        [told] = [str(one) for one in bibliography.bibliography()]
    assert told == (
        "Lee, A., van Ek, B. and AP (2026) “Bridge opens”, The Quay. Late City Edition. Edited by D. Moe. "
        "Translated by 何雨, 13 April, p. A1."
    )
