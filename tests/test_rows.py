"""The row of an article: what each column says, and how it is written as one text."""

from __future__ import annotations

import datetime
import re

import attrs
from hypothesis import given, settings

from newsparse.dates import PartialDate
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
)
from newsparse.rows import COLUMNS, Kind, Value, as_text
from newsparse.testing import contributors, hostile_text

BY_NAME = {column.name: column for column in COLUMNS}


def leaf(role: Role, text: str) -> Element:
    return Element(role, text, (), "")


def article() -> Article:
    sidebar = Article(
        id="s",
        language="en",
        pages=(0,),
        headline=Headline(main=leaf(Role.HEADLINE, "In brief")),
        body=(leaf(Role.PARAGRAPH, "Short."),),
    )
    return Article(
        id="p1a1",
        language="en",
        pages=(0, 1, 7),
        label=leaf(Role.LABEL, "Harbour"),
        headline=Headline(
            kicker=leaf(Role.KICKER, "After ten years"),
            main=leaf(Role.HEADLINE, "Bridge opens"),
            deck=(leaf(Role.DECK, "First cars cross"), leaf(Role.DECK, "Toll set")),
        ),
        dateline=Dateline(source="AP", place="Oslo", date=PartialDate(month=4, day=12), text="OSLO (AP)"),
        contributors=(
            Contributor(name="Ann Lee", role=ContributorRole.REPORTER, affiliation="AP"),
            Contributor(name="Bo Ek", role=ContributorRole.PHOTOGRAPHER),
        ),
        body=(leaf(Role.PARAGRAPH, "It is open."), leaf(Role.SUBHEAD, "At last.")),
        sidebars=(attrs.evolve(sidebar, sidebars=(sidebar,)), sidebar),
        continued_from=Jump(page="1"),
        continued_on=Jump(),
    )


def issue() -> Issue:
    pages = (
        Page(text="", number="2", section="News", source="02.md"),
        Page(text="", section="Harbour", source="03.md"),
        Page(text="", section="Sport", source="04.md"),
    )
    return Issue(
        newspaper="The Quay",
        date=datetime.date(2026, 3, 5),
        number="88",
        edition="Late",
        pages=pages,
        articles=(article(),),
    )


def test_row_tells_the_article() -> None:
    """One row says of an article what a person looks for; pages that the issue has not are passed over."""
    values = {column.name: column.value(article(), issue()) for column in COLUMNS}
    assert values == {
        "newspaper": "The Quay",
        "date": datetime.date(2026, 3, 5),
        "issue_number": "88",
        "edition": "Late",
        "pages": ("2",),
        "section": ("News", "Harbour"),
        "id": "p1a1",
        "language": "en",
        "label": "Harbour",
        "kicker": "After ten years",
        "headline": "Bridge opens",
        "deck": ("First cars cross", "Toll set"),
        "dateline": "OSLO (AP)",
        "dateline_source": "AP",
        "dateline_place": "Oslo",
        "dateline_date": "--04-12",
        "dateline_kind": None,
        "contributors": article().contributors,
        "text": "It is open.\n\nAt last.",
        "body": article().body,
        "sidebars": ("In brief\n\nShort.\n\nIn brief\n\nShort.", "In brief\n\nShort."),
        "continued_from": "1",
        "continued_on": "?",
        "source": ("02.md", "03.md"),
        "citation": "Ann Lee. “Bridge opens”. The Quay, Late, 5 March 2026, no. 88, p. 2.",
    }


def test_what_is_not_known_is_nothing() -> None:
    """Of an article of which nothing is known but its id and language, all else is None or empty."""
    bare = Article(id="p1a1", language="und", pages=())
    known = {column.name: column.value(bare, Issue()) for column in COLUMNS}
    assert {name: value for name, value in known.items() if value} == {"id": "p1a1", "language": "und"}
    assert all(as_text(column, known[column.name]) is None for column in COLUMNS if not known[column.name])


def test_values_are_of_their_kind() -> None:
    """Each kind of column has values of its type, or none."""
    types = {Kind.TEXT: str, Kind.DAY: datetime.date}
    for column in COLUMNS:
        value = column.value(article(), issue())
        assert value is None or isinstance(value, types.get(column.kind, tuple)), column.name


def written(name: str, value: Value) -> str | None:
    return as_text(BY_NAME[name], value)


def test_several_values_are_one_text() -> None:
    """Where a cell is one text, several values are parted as people would part them."""
    row = {column.name: written(column.name, column.value(article(), issue())) for column in COLUMNS}
    assert row["date"] == "2026-03-05"
    assert row["section"] == "News, Harbour"
    assert row["deck"] == "First cars cross\nToll set"
    assert row["contributors"] == "reporter: Ann Lee (AP); photographer: Bo Ek"
    assert row["body"] == row["text"]
    assert row["sidebars"] == "In brief\n\nShort.\n\nIn brief\n\nShort.\n\nIn brief\n\nShort."


def parted(text: str) -> Contributor:
    """Read one contributor of a cell, as the documentation tells."""
    role, _, rest = text.partition(": ")
    found = re.fullmatch(r"((?:[^\\()]|\\.)*)(?: \(((?:[^\\()]|\\.)*)\))?", rest, re.DOTALL)
    assert found, text
    name, affiliation = (
        one if one is None else re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in found.groups()
    )
    return Contributor(name=name or "", role=ContributorRole(role), affiliation=affiliation)


@settings(max_examples=100)
@given(contributors(), contributors())
def test_contributors_can_be_parted_again(one: Contributor, other: Contributor) -> None:
    """Whatever stands in names and affiliations, the cell tells who they are."""
    cell = written("contributors", (one, other)) or ""
    found = re.findall(r"(?:[^\\;]|\\.)+", cell, re.DOTALL)
    assert [parted(text.removeprefix(" ")) for text in found] == [one, other]


@settings(max_examples=100)
@given(hostile_text(), hostile_text())
def test_lines_of_a_deck_can_be_parted_again(one: str, other: str) -> None:
    """Whatever stands in the lines of a deck, the cell tells them apart."""
    cell = written("deck", (one, other)) or ""
    found = re.fullmatch(r"((?:[^\\\n]|\\.)*)\n((?:[^\\\n]|\\.)*)", cell, re.DOTALL)
    assert found, cell
    assert [re.sub(r"\\(.)", r"\1", line, flags=re.DOTALL) for line in found.groups()] == [one, other]
