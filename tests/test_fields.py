"""The model's fields by their names, and an issue without some of them."""

from __future__ import annotations

import inspect

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Element, Headline, Issue, Join, PartialDate, Role, Span
from newsparse.errors import ArgumentError
from newsparse.fields import CLASSES, check_fields
from newsparse.testing import issues, without

LEAF = Element(Role.PARAGRAPH, "The ferry is late.", (Span(0, 3, 21),), "en.paragraph")
HEAD = attrs.evolve(LEAF, role=Role.HEADLINE, text="Ferry Late")
DATELINE = newsparse.Dateline(text="VELLARA, 12 April", place="VELLARA", date=PartialDate(month=4, day=12))
SIDEBAR = Article(id="p1a1s1", language="en", pages=(0,), body=(LEAF,))
STORY = Article(
    id="p1a1",
    language="en",
    pages=(0, 1),
    headline=Headline(main=HEAD),
    dateline=DATELINE,
    body=(LEAF, LEAF),
    sidebars=(SIDEBAR,),
    joins=(Join(from_page=0, to_page=1, reasons=("head",)),),
)
ISSUE = Issue(newspaper="The Harbour Courier", pages=(newsparse.Page(text="x", furniture=(LEAF,)),), articles=(STORY,))


def public_classes() -> set[type]:
    values = (getattr(newsparse, name) for name in newsparse.__all__)
    found = {one for one in values if inspect.isclass(one) and attrs.has(one)}
    return {one for one in found if one.__module__ != "newsparse.hookspecs"}


def test_classes_are_all_of_the_model() -> None:
    """Every public class of values is known."""
    assert set(CLASSES) == public_classes()


def test_a_field_of_every_leaf_is_emptied() -> None:
    """At any depth: in furniture, heads, bodies and sidebars; nothing else changes."""
    bare = without(ISSUE, ["Element.spans", "Element.rule"])
    assert {(leaf.spans, leaf.rule) for leaf in bare.elements()} == {((), "")}
    assert [leaf.text for leaf in bare.elements()].count("The ferry is late.") == 4
    assert bare.articles[0].joins == STORY.joins
    assert next(ISSUE.elements()).rule == "en.paragraph"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Article.language", attrs.evolve(SIDEBAR, language="und")),
        ("Article.pages", attrs.evolve(SIDEBAR, pages=())),
        ("Article.id", attrs.evolve(SIDEBAR, id="")),
        ("Element", attrs.evolve(SIDEBAR, body=())),
        ("Span", attrs.evolve(SIDEBAR, body=(attrs.evolve(LEAF, spans=()),))),
        ("Element.role", attrs.evolve(SIDEBAR, body=(attrs.evolve(LEAF, role=Role.OTHER),))),
    ],
)
def test_what_says_nothing(name: str, expected: Article) -> None:
    """A default, or what stands for not known."""
    assert without(SIDEBAR, [name]) == expected


def test_a_class_stands_for_all_that_hold_it() -> None:
    """The name of a class alone leaves out each of its values, wherever it stands."""
    bare = without(ISSUE, ["Join", "Headline", "PartialDate", "Page"])
    assert bare.pages == ()
    assert bare.articles[0] == attrs.evolve(
        STORY, joins=(), headline=Headline(), dateline=attrs.evolve(DATELINE, date=None)
    )


@settings(max_examples=30)
@given(issues())
def test_nothing_left_out_is_the_issue_itself(issue: Issue) -> None:
    """With no name it changes nothing."""
    assert without(issue, []) == issue


@settings(max_examples=30)
@given(issues(), st.lists(st.sampled_from(CLASSES[1:]).map(lambda one: one.__name__), max_size=3))
def test_once_is_enough(issue: Issue, names: list[str]) -> None:
    """What has been left out stays so."""
    bare = without(issue, names)
    assert without(bare, names) == bare


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Element.span", "'Element.span' is no field of newsparse's model: did you mean 'Element.spans'?"),
        ("Pages", "'Pages' is no field of newsparse's model: did you mean 'Page'?"),
        ("Issue", "'Issue' is no field of newsparse's model"),
        ("PartialDate.year", "'PartialDate.year' is no field of newsparse's model: did you mean 'PartialDate'?"),
    ],
)
def test_names_that_are_none_are_refused(name: str, hint: str) -> None:
    """A word misspelt says which was meant; a whole issue and a part of a day cannot be left out."""
    with pytest.raises(ArgumentError) as caught:
        check_fields(["Page.text", name])
    assert str(caught.value).startswith(hint)
    with pytest.raises(ArgumentError):
        without(ISSUE, [name])
