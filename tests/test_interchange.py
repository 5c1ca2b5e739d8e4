"""An issue as plain data and back."""

from __future__ import annotations

import datetime
import json
from importlib.resources import files
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import ArgumentError
from newsparse.interchange import to_dict
from newsparse.model import (
    Article,
    Box,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.restoring import from_dict
from newsparse.testing import articles, elements, issues
from page_strategies import OF_ISSUES

SCHEMA = json.loads(files("newsparse").joinpath("schema/issue-1.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def leaf(role: Role, text: str, start: int, rule: str = "r") -> Element:
    return Element(role, text, (Span(0, start, start + len(text)),), rule)


SIDEBAR = Article(
    id="p1a1s1",
    language="zh-Hans",
    pages=(0,),
    headline=Headline(main=leaf(Role.HEADLINE, "记者手记", 40)),
    credits=(leaf(Role.MARK, "##", 37),),
    body=(leaf(Role.PARAGRAPH, "路很长。", 50),),
)
ARTICLE = Article(
    id="p1a1",
    language="zh-Hans",
    pages=(0,),
    label=leaf(Role.LABEL, "新春走基层", 0),
    headline=Headline(
        kicker=leaf(Role.KICKER, "一座村：", 6),
        main=leaf(Role.HEADLINE, "桥通了", 11),
        deck=(leaf(Role.DECK, "——山那边", 15),),
    ),
    dateline=Dateline(
        source="本报", place="云岭", date=PartialDate(month=4, day=12), kind="讯", text="本报云岭4月12日讯"
    ),
    contributors=(Contributor(name="张三", role=ContributorRole.REPORTER, affiliation="云岭台"),),
    credits=(leaf(Role.DATELINE, "本报云岭4月12日讯", 20), leaf(Role.BYLINE, "（记者 张三）", 30)),
    body=(leaf(Role.PARAGRAPH, "桥通了。", 60), leaf(Role.SUBHEAD, "山那边", 70)),
    sidebars=(SIDEBAR,),
    continued_from=Jump(page="1"),
    continued_on=Jump(),
    joins=(Join(from_page=0, to_page=0, reasons=("page_number", "sentence")),),
)
ISSUE = Issue(
    newspaper="云岭日报",
    date=datetime.date(2026, 4, 13),
    number="8801",
    edition="早版",
    language="zh-Hans",
    pages=(
        Page(
            text="原文",
            number="2",
            section="要闻",
            editors=(Contributor(name="何山", role=ContributorRole.EDITOR),),
            source="02.md",
            furniture=(leaf(Role.FOLIO, "2版", 90),),
            boxes=(Box(0, 1, 10, 20.5, 30, 40),),
        ),
    ),
    articles=(ARTICLE,),
    diagnostics=(
        Diagnostic(code="repeated-name", severity=Severity.NOTE, message="张三 twice", page=0, line=3, column=1),
    ),
)


def test_default_form_is_the_contract() -> None:
    """The form without provenance is the one that DESIGN and the docs show, key by key, and no more."""
    sidebar: dict[str, Any] = {
        "id": "p1a1s1",
        "language": "zh-Hans",
        "pages": [0],
        "label": None,
        "headline": {"kicker": None, "main": "记者手记", "deck": []},
        "dateline": None,
        "contributors": [],
        "body": [{"kind": "paragraph", "text": "路很长。"}],
        "sidebars": [],
        "continued_from": None,
        "continued_on": None,
        "joins": [],
        "citation": "记者手记[N]. 云岭日报(早版), 2026-04-13(2).",
    }
    editor = {"name": "何山", "role": "editor", "affiliation": None}
    assert to_dict(ISSUE, provenance=False) == {
        "version": 1,
        "newspaper": "云岭日报",
        "date": "2026-04-13",
        "number": "8801",
        "edition": "早版",
        "language": "zh-Hans",
        "pages": [{"index": 0, "number": "2", "section": "要闻", "editors": [editor], "source": "02.md"}],
        "articles": [
            {
                "id": "p1a1",
                "language": "zh-Hans",
                "pages": [0],
                "label": "新春走基层",
                "headline": {"kicker": "一座村：", "main": "桥通了", "deck": ["——山那边"]},
                "dateline": {
                    "source": "本报",
                    "place": "云岭",
                    "date": "--04-12",
                    "kind": "讯",
                    "text": "本报云岭4月12日讯",
                },
                "contributors": [{"name": "张三", "role": "reporter", "affiliation": "云岭台"}],
                "body": [{"kind": "paragraph", "text": "桥通了。"}, {"kind": "subhead", "text": "山那边"}],
                "sidebars": [sidebar],
                "continued_from": {"page": "1"},
                "continued_on": {"page": None},
                "joins": [{"from": 0, "to": 0, "reasons": ["page_number", "sentence"]}],
                "citation": "张三. 桥通了[N]. 云岭日报(早版), 2026-04-13(2).",
            }
        ],
        "furniture": [{"kind": "folio", "page": 0, "text": "2版"}],
        "diagnostics": [
            {
                "code": "repeated-name",
                "severity": "note",
                "message": "张三 twice",
                "page": 0,
                "line": 3,
                "column": 1,
            }
        ],
    }


def test_provenance_adds_the_leaves_in_source_order() -> None:
    """With provenance come the pages' text and every leaf: where it stands, what it is and where it hangs."""
    data = to_dict(ISSUE)
    assert data["pages"][0]["text"] == "原文"
    told = [(one["article"], one["role"], one["at"]) for one in data["elements"]]
    assert told == [
        ("p1a1", "label", ["articles", 0, "label"]),
        ("p1a1", "kicker", ["articles", 0, "headline", "kicker"]),
        ("p1a1", "headline", ["articles", 0, "headline", "main"]),
        ("p1a1", "deck", ["articles", 0, "headline", "deck", 0]),
        ("p1a1", "dateline", ["articles", 0, "credits", 0]),
        ("p1a1", "byline", ["articles", 0, "credits", 1]),
        ("p1a1s1", "mark", ["articles", 0, "sidebars", 0, "credits", 0]),
        ("p1a1s1", "headline", ["articles", 0, "sidebars", 0, "headline", "main"]),
        ("p1a1s1", "paragraph", ["articles", 0, "sidebars", 0, "body", 0]),
        ("p1a1", "paragraph", ["articles", 0, "body", 0]),
        ("p1a1", "subhead", ["articles", 0, "body", 1]),
        (None, "folio", ["pages", 0, "furniture", 0]),
    ]
    assert data["elements"][0] == {
        "role": "label",
        "article": "p1a1",
        "text": "新春走基层",
        "spans": [[0, 0, 5]],
        "rule": "r",
        "at": ["articles", 0, "label"],
    }


@OF_ISSUES
@given(issues())
def test_every_issue_comes_back_whole(issue: Issue) -> None:
    """from_dict(to_dict(issue)) == issue, for every issue; and the elements are those of `Issue.elements`."""
    data = to_dict(issue)
    assert from_dict(data) == issue
    assert [one["text"] for one in data["elements"]] == [one.text for one in issue.elements()]


@OF_ISSUES
@given(articles(sidebars=0), st.lists(elements(st.sampled_from(Role)), min_size=5, max_size=5))
def test_roles_out_of_place_come_back_too(article: Article, pieces: list[Element]) -> None:
    """A leaf keeps its role wherever it hangs, one that the model does not foresee there included."""
    label, head, credit, body, furniture = pieces
    article = attrs.evolve(article, label=label, headline=Headline(main=head), credits=(credit,), body=(body,))
    issue = Issue(articles=(article,), pages=(Page(text="", furniture=(furniture,)),))
    assert from_dict(to_dict(issue)) == issue


def without_provenance(element: Element) -> Element:
    return attrs.evolve(element, spans=(), rule="")


@OF_ISSUES
@given(issues())
def test_default_form_is_read_as_far_as_it_tells(issue: Issue) -> None:
    """Without provenance comes back what the form tells: writing it again gives the same data."""
    data = to_dict(issue, provenance=False)
    back = from_dict(data)
    assert to_dict(back, provenance=False) == data
    assert all(element == without_provenance(element) for element in back.elements())
    assert not any(article.credits for article in back.articles)
    assert all(page.text == "" for page in back.pages)


def test_default_form_gives_each_piece_its_role() -> None:
    """Heads have no kind in the data; they get the role of their place."""
    back = from_dict(to_dict(ISSUE, provenance=False)).articles[0]
    assert back.label == Element(Role.LABEL, "新春走基层", (), "")
    assert back.headline.kicker == Element(Role.KICKER, "一座村：", (), "")
    assert back.headline.main == Element(Role.HEADLINE, "桥通了", (), "")
    assert back.headline.deck == (Element(Role.DECK, "——山那边", (), ""),)


@OF_ISSUES
@given(issues(), st.booleans())
def test_schema_holds_for_every_issue(issue: Issue, provenance: bool) -> None:
    """What to_dict writes is what the shipped JSON Schema says, in both forms."""
    VALIDATOR.validate(to_dict(issue, provenance=provenance))


def test_schema_is_a_schema_and_knows_every_word() -> None:
    """The schema is valid itself, and its lists of words are those of the model."""
    Draft202012Validator.check_schema(SCHEMA)
    definitions = SCHEMA["$defs"]
    assert definitions["element"]["properties"]["role"]["enum"] == [role.value for role in Role]
    roles = [role.value for role in ContributorRole]
    assert definitions["contributor"]["properties"]["role"]["enum"] == roles


def changed(path: str, value: Any) -> dict[str, Any]:
    """The example as data with another value at `path` (steps parted by blanks); `...` takes the key away."""
    data: dict[str, Any] = json.loads(json.dumps(to_dict(ISSUE)))
    *way, last = [int(step) if step.isdigit() else step for step in path.split()]
    place: Any = data
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


WRONG = [
    ("version", 2, "version: expected the number 1, the version this release reads, found 2"),
    ("version", True, "version: expected a whole number, found True"),
    ("version", ..., "version: is missing"),
    ("newspaper", 1, "newspaper: expected a string or null, found 1"),
    ("date", "2026-02-30", "date: expected a day of the calendar, as 2026-04-12, found '2026-02-30'"),
    ("language", None, "language: expected a string, found None"),
    ("pages", "text", "pages: expected a list, found 'text'"),
    ("pages", {}, "pages: expected a list, found {}"),
    ("pages 0", [], "pages[0]: expected a mapping with 'text', found []"),
    ("pages 0 text", ..., "pages[0].text: is missing"),
    ("articles 0 headline main", 5, "articles[0].headline.main: expected a string, found 5"),
    ("articles 0 headline", None, "articles[0].headline: expected a mapping with 'kicker', found None"),
    ("articles 0 sidebars 0 id", [], "articles[0].sidebars[0].id: expected a string, found []"),
    ("articles 0 pages 0", "0", "articles[0].pages[0]: expected a whole number, found '0'"),
    ("articles 0 dateline date", "12 April", "articles[0].dateline.date: expected a day of the calendar"),
    ("articles 0 contributors 0 role", "reportr", "expected a known word (did you mean 'reporter'?), found"),
    ("articles 0 body 0 kind", "subhead", "articles[0].body[0].kind: expected 'paragraph', which elements"),
    (
        "articles 0 body 0 text",
        "x",
        "articles[0].body[0].text: expected '桥通了。', which elements say, found",
    ),
    ("articles 0 continued_on", "3", "articles[0].continued_on: expected a mapping with 'page', found '3'"),
    ("furniture 0 page", 1, "furniture[0].page: expected the index of a page, found 1"),
    ("furniture 0 page", -1, "furniture[0].page: expected the index of a page, found -1"),
    ("diagnostics 0 severity", "bad", "diagnostics[0].severity: expected a known word (known are: note"),
    ("elements 0 spans 0", [0, 1], "elements[0].spans[0]: expected a list of 3, found [0, 1]"),
    ("elements 0 article", 1, "elements[0].article: expected a string or null, found 1"),
    ("elements 0 at 0", 1.5, "elements[0].at[0]: expected a whole number, found 1.5"),
    ("elements 0 at", ["articles", 9], "articles[0].label: expected an element whose `at` is ['articles', 0"),
    ("elements 5 at 3", 7, "elements[5].at: expected the path of a piece that the data have"),
    ("elements 5 at 3", 0, "elements[5].at: expected a path that no other element has"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG, ids=[f"{one[0]}={one[1]}" for one in WRONG])
def test_wrong_data_are_refused_by_place(path: str, value: Any, message: str) -> None:
    """Data that are not of the form are refused; the message names the place and what was expected there."""
    with pytest.raises(ArgumentError) as refused:
        from_dict(changed(path, value))
    assert message in str(refused.value)


def test_data_must_be_a_mapping() -> None:
    """What is no mapping at all is named as a whole."""
    with pytest.raises(ArgumentError, match=r"^data: expected a mapping with 'version', found \[\]$"):
        from_dict([])  # type: ignore[arg-type]


def test_keys_that_are_not_known_are_passed_over() -> None:
    """Data that somebody added to are still read."""
    assert from_dict(changed("mine", 1)) == ISSUE


def test_citation_is_written_and_passed_over() -> None:
    """The citation follows from the rest, so that nothing depends on what stands there; null where there is none."""
    data = to_dict(ISSUE)
    data["articles"][0]["citation"] = 7
    del data["articles"][0]["sidebars"][0]["citation"]
    assert from_dict(data) == ISSUE
    [bare] = to_dict(Issue(articles=(Article(id="p1a1", language="en", pages=()),)))["articles"]
    assert bare["citation"] is None
