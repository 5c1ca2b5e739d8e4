"""The ninjs exporter: valid for every issue, with what the page says and nothing else."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import newsparse
from newsparse.errors import ArgumentError
from newsparse.exporters.ninjs import NINJS
from newsparse.exporting import render
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.testing import ExporterContract, issues

EXAMPLES = Path(__file__).parents[2] / "examples"
GEOJSON = "https://geojson.org/schema/GeoJSON.json"
PLAIN = {"contentType": "text/plain"}
PUBLISHER = {"name": "The Kelby Herald", "role": "publisher"}


class TestNinjs(ExporterContract):
    """ninjs keeps the promises of all exporters."""

    exporter = NINJS
    streams = True
    stories = 400
    options: ClassVar = {"base": "https://kelby.example/"}


@pytest.fixture(scope="session")
def validator(shared: Path) -> Draft202012Validator:
    """The IPTC's schema; what it says of places on a map is a schema that anything fits."""
    schema = json.loads((shared / "schemas" / "ninjs-3.1.json").read_text("utf-8"))
    empty: Resource[Any] = Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"})
    return Draft202012Validator(schema, registry=Registry().with_resource(GEOJSON, empty))


def read(issue: Issue, **options: Any) -> Any:
    """The item of an issue."""
    return json.loads(render(NINJS, issue, **options))


def read_lines(issue: Issue, **options: Any) -> list[Any]:
    """The items of its articles."""
    return [json.loads(line) for line in render(NINJS, issue, lines=True, **options).splitlines()]


def items(item: Any) -> Iterator[Any]:
    """An item and all that it holds."""
    yield item
    for one in item.get("associations", []):
        yield from items(one)


def leaf(role: Role, text: str) -> Element:
    return Element(role, text, (), "")


def article(**parts: Any) -> Article:
    return attrs.evolve(Article(id="p1a1", language="en", pages=(0,)), **parts)


def test_is_valid_for_every_issue(validator: Draft202012Validator) -> None:
    """The schema holds for two hundred made-up issues, which hold their articles, for a line, and for the examples."""

    def check(issue: Issue) -> None:
        for item in (read(issue), *read_lines(issue)[:1]):
            validator.validate(item)

    settings(max_examples=200)(given(issues())(check))()
    for folder in ("harbour-courier-2026-03-05", "lanchuan-daily-2026-02-20"):
        check(newsparse.read(EXAMPLES / folder))


def test_the_schema_can_say_no(validator: Draft202012Validator) -> None:
    """What is no ninjs is found: a name in the lower case of ninjs 2."""
    assert not validator.is_valid({"uri": "urn:uuid:1", "bodies": [{"value": "a", "contenttype": "text/plain"}]})


def test_an_article_is_an_item() -> None:
    """All that the page says of a story, in the properties that ninjs has for it."""
    told = article(
        label=leaf(Role.LABEL, "Harbour"),
        headline=Headline(
            kicker=leaf(Role.KICKER, "At last:"),
            main=leaf(Role.HEADLINE, "A Wall"),
            deck=(leaf(Role.DECK, "It is new"),),
        ),
        dateline=Dateline(source="Reuters", place="KELBY", text="KELBY (Reuters) —"),
        contributors=(
            Contributor(name="Ann Lee", role=ContributorRole.REPORTER, affiliation="Kelby Radio"),
            Contributor(name="Reuters", role=ContributorRole.AGENCY),
        ),
        credits=(leaf(Role.BYLINE, "By Ann Lee of Kelby Radio"),),
        body=(leaf(Role.PARAGRAPH, "The wall is new."), leaf(Role.SUBHEAD, "The Cost"), leaf(Role.PARAGRAPH, "Dear.")),
        continued_from=Jump(),
        continued_on=Jump(page="4"),
    )
    [item] = read_lines(
        Issue(
            newspaper="The Kelby Herald",
            date=datetime.date(2026, 3, 5),
            number="88",
            edition="Late Edition",
            language="en",
            pages=(Page(text="", number="1", section="News"),),
            articles=(told,),
        )
    )
    assert item.pop("uri").startswith("urn:uuid:")
    text = "KELBY (Reuters) — The wall is new.\n\nThe Cost\n\nDear."
    markup = '<p><span class="dateline">KELBY (Reuters) —</span> The wall is new.</p><h2>The Cost</h2><p>Dear.</p>'
    assert item == {
        "type": "text",
        "representationType": "partial",
        "title": "A Wall",
        "language": "en",
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "altIds": [
            {"role": "issueDate", "value": "2026-03-05"},
            {"role": "issueNumber", "value": "88"},
            {"role": "edition", "value": "Late Edition"},
            {"role": "articleId", "value": "p1a1"},
            {"role": "page", "value": "1"},
            {"role": "continuedOnPage", "value": "4"},
        ],
        "infoSources": [{"name": "Reuters", "role": "source"}, PUBLISHER],
        "headlines": [
            {"role": "label", "value": "Harbour", **PLAIN},
            {"role": "kicker", "value": "At last:", **PLAIN},
            {"role": "main", "value": "A Wall", **PLAIN},
            {"role": "deck", "value": "It is new", **PLAIN},
        ],
        "by": "By Ann Lee of Kelby Radio",
        "located": "KELBY",
        "people": [{"name": "Ann Lee", "rel": "reporter"}],
        "organisations": [{"name": "Reuters", "rel": "agency"}, {"name": "Kelby Radio", "rel": "affiliation"}],
        "places": [{"name": "KELBY", "rel": "dateline"}],
        "subjects": [{"name": "News", "rel": "section"}],
        "bodies": [
            {"role": "main", "charCount": len(text), "value": text, **PLAIN},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": markup},
        ],
    }


def test_pictures_and_sidebars_are_associations() -> None:
    """Captions and credits that follow one another are a picture, with one caption; they are not in the plain text."""
    pieces = [
        (Role.PARAGRAPH, "The wall is new."),
        (Role.CREDIT, "Photo by Bo Ek"),
        (Role.CAPTION, "The wall."),
        (Role.CAPTION, "The tide."),
        (Role.PARAGRAPH, "It is dear."),
        (Role.CREDIT, "Archive"),
    ]
    sidebar = article(id="p1a1s1", headline=Headline(main=leaf(Role.HEADLINE, "In Brief")))
    told = article(body=tuple(leaf(*piece) for piece in pieces), sidebars=(sidebar,))
    [item] = read_lines(Issue(newspaper="The Kelby Herald", articles=(told,)))
    uri = item["uri"]
    assert item["bodies"][0]["value"] == "The wall is new.\n\nIt is dear."
    assert "<figcaption>" in item["bodies"][1]["value"]
    assert item["associations"] == [
        {
            "name": "picture-1",
            "rel": "picture",
            "uri": f"{uri}#picture-1",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "The wall.", **PLAIN}],
            "by": "Photo by Bo Ek",
        },
        {
            "name": "picture-2",
            "rel": "picture",
            "uri": f"{uri}#picture-2",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "The tide.", **PLAIN}],
        },
        {"name": "picture-3", "rel": "picture", "uri": f"{uri}#picture-3", "type": "picture", "by": "Archive"},
        {
            "name": "In Brief",
            "rel": "sidebar",
            "uri": f"{uri}#sidebar-1",
            "type": "text",
            "representationType": "full",
            "title": "In Brief",
            "language": "en",
            "altIds": [{"role": "articleId", "value": "p1a1s1"}],
            "infoSources": [PUBLISHER],
            "headlines": [{"role": "main", "value": "In Brief", **PLAIN}],
        },
    ]


def test_an_issue_is_an_item_that_holds_its_articles() -> None:
    """The whole is a composite; its associations are what the lines are, each with its name."""
    issue = newsparse.read(EXAMPLES / "harbour-courier-2026-03-05")
    whole = read(issue)
    assert whole["type"] == "composite"
    assert whole["title"] == "The Harbour Courier, 5 March 2026"
    assert [(one["role"], one["value"]) for one in whole["altIds"]] == [
        ("issueDate", "2026-03-05"),
        ("issueNumber", "12044"),
        ("edition", "Late City Edition"),
    ]
    named = [{"name": one["title"], "rel": "article", **one} for one in read_lines(issue)]
    assert [{**one, "standard": whole["standard"]} for one in whole["associations"]] == named


def test_names_are_those_of_the_content() -> None:
    """The same content has the same name, wherever it stands on the page; any other has another."""
    told = article(body=(leaf(Role.PARAGRAPH, "The wall is new."),))
    issue = Issue(articles=(told,))
    moved = attrs.evolve(told, body=(attrs.evolve(told.body[0], spans=(Span(0, 5, 9),), rule="other"),))
    others = [
        Issue(articles=(attrs.evolve(told, body=()),)),
        Issue(articles=(attrs.evolve(told, id="p1a2"),)),
        Issue(newspaper="The Kelby Herald", articles=(told,)),
    ]
    assert read(Issue(articles=(moved,))) == read(issue)
    names = [[one["uri"] for one in items(read(one))] for one in (issue, *others)]
    assert len({name for several in names for name in several}) == 8
    assert read(Issue())["uri"] != read(Issue(number="1"))["uri"]


def test_addresses_begin_as_the_caller_says() -> None:
    """With a base, the issue has it as its address, articles their id after it, and parts of them a fragment."""
    issue = Issue(articles=(article(id="a/b ä", sidebars=(article(sidebars=(article(),)),)),))
    assert [one["uri"] for one in items(read(issue, base="https://kelby.example/"))] == [
        "https://kelby.example/",
        "https://kelby.example/a%2Fb%20%C3%A4",
        "https://kelby.example/a%2Fb%20%C3%A4#sidebar-1",
        "https://kelby.example/a%2Fb%20%C3%A4#sidebar-1/sidebar-1",
    ]


def test_names_stand_for_a_byline_that_is_not_printed() -> None:
    """Where no line of print says who made it, `by` has the names."""
    people = [Contributor(name=name, role=ContributorRole.AUTHOR) for name in ("Ann", "Bo", "Cy")]
    [item] = read_lines(Issue(articles=(article(contributors=tuple(people)),)))
    assert item["by"] == "Ann, Bo and Cy"


def test_nothing_is_said_of_what_is_not_known() -> None:
    """An issue of which nothing is known says what it is, and no more; the language `und` is none."""
    assert {name for name in read(Issue()) if name != "uri"} == {"type", "profile", "standard", "title", "associations"}
    [item] = read_lines(Issue(articles=(article(language="und", pages=()),)))
    assert item.keys() == {"uri", "type", "representationType", "title", "altIds", "standard"}


@pytest.mark.parametrize("base", ["kelby", "/a/", "https://kelby.example/ä", "https://kelby.example/a b", "1a:b"])
def test_a_base_that_begins_no_address_is_refused(base: str) -> None:
    """A base must be the beginning of a URI, as uri must be one."""
    with pytest.raises(ArgumentError, match=r"^option 'base' must begin an address, as https://archive\."):
        render(NINJS, Issue(), base=base)


def test_indent_may_be_none() -> None:
    """With indent 0 the whole is one line; an indent out of range is refused."""
    assert render(NINJS, Issue(), indent=0).count(b"\n") == 1
    with pytest.raises(ArgumentError, match=r"^option 'indent' must be 0 to 16, not 17$"):
        render(NINJS, Issue(), indent=17)
