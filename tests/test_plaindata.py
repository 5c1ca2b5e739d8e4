"""One value inside plain data, with its path."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from newsparse.errors import ArgumentError
from newsparse.plaindata import Place


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


ROOT = Place({"list": [1, {"text": "x", "none": None, "yes": True}], "pair": (1, 2)}, "")
INNER = ROOT["list"].items()[1]


def test_paths_lead_to_values() -> None:
    """Going by keys and items gives values with their path; tuples are lists too."""
    assert INNER["text"] == Place("x", "list[1].text")
    assert [one.integer() for one in ROOT["pair"].items(2)] == [1, 2]
    assert [one.number() for one in ROOT["pair"].items(2)] == [1, 2]
    assert INNER.has("text")
    assert not INNER.has("nothing")
    assert not ROOT["list"].has("text")


def test_values_come_as_what_they_are_asked_for() -> None:
    """Each method gives the value, None included where it may be."""
    assert INNER["text"].text() == "x"
    assert INNER["text"].text_or_none() == "x"
    assert INNER["none"].text_or_none() is None
    assert INNER["none"].maybe(Place.text) is None
    assert INNER["text"].maybe(Place.text) == "x"
    assert [INNER["text"].step(), ROOT["list"].items()[0].step()] == ["x", 1]
    assert Place("red", "").one_of(Colour) is Colour.RED


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda: ROOT["none"], "none: is missing"),
        (lambda: INNER["more"], "list[1].more: is missing"),
        (lambda: INNER["text"]["more"], "list[1].text: expected a mapping with 'more', found 'x'"),
        (INNER["text"].items, "list[1].text: expected a list, found 'x'"),
        (lambda: ROOT["pair"].items(3), "pair: expected a list of 3, found (1, 2)"),
        (INNER["none"].text, "list[1].none: expected a string, found None"),
        (INNER["yes"].text_or_none, "list[1].yes: expected a string or null, found True"),
        (INNER["yes"].integer, "list[1].yes: expected a whole number, found True"),
        (INNER["yes"].number, "list[1].yes: expected a number, found True"),
        (INNER["none"].step, "list[1].none: expected a whole number, found None"),
        (
            lambda: Place("rde", "c").one_of(Colour),
            "c: expected a known word (did you mean 'red'?), found 'rde'",
        ),
        (Place([*range(9)], "").text, "data: expected a string, found [0, 1, 2, 3, 4, 5, ...]"),
    ],
)
def test_wrong_values_are_named_by_their_path(read: Callable[[], object], message: str) -> None:
    """The error names the place, what was expected and, shortened, what is there."""
    with pytest.raises(ArgumentError) as refused:
        read()
    assert str(refused.value) == message
