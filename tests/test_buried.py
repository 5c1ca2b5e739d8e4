"""Where tails and fronts begin and end that were read into the stories round them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsparse.buried import Stretch, Unit, front_in, tail_in, told_stretch
from newsparse.model import Element, Page, Role, Span
from newsparse.topics import words_of

PAGES = [Page(text="")]
FRONT = words_of("The herring fleet of Portby and its Granite Quay")


def some(*lines: str) -> list[Unit]:
    """Units, a line each: `#` before a head; a line that ends in a full stop is whole."""
    found = []
    for at, line in enumerate(lines):
        role, text = (Role.SUBHEAD, line[2:]) if line.startswith("# ") else (Role.PARAGRAPH, line)
        piece = Element(role, text, (Span(0, 10 * at, 10 * at + 5),), "made")
        found.append(Unit(10 * at, piece, words_of(text), text.endswith(".")))
    return found


def fits_none(_: str) -> None:
    """Nothing is known of how a text goes on."""


def begin(lines: list[str], told: dict[int, float], fits: Callable[[str], bool | None] = fits_none) -> int:
    """The place at which the tail begins."""
    stretch = told_stretch(some(*lines), told)
    assert stretch is not None
    return tail_in(some(*lines), stretch, told, FRONT, PAGES, fits)


@pytest.mark.parametrize(
    ("told", "stretch"),
    [
        ({}, None),
        ({1: 0.7}, None),
        ({1: 1.0}, Stretch(1, 2)),
        ({0: 0.2, 2: 1.0, 3: 2.0}, Stretch(2, 4)),
        ({0: 1.0, 1: 0.1, 2: 1.0}, Stretch(0, 3)),
        ({0: 0.9, 3: 2.0}, Stretch(0, 4)),
    ],
)
def test_the_stretch_that_tells(told: dict[int, float], stretch: Stretch | None) -> None:
    """The units that tell much, with those between them that tell little."""
    assert told_stretch(some("It rained.", "It blew.", "It snowed.", "It froze."), told) == stretch


def test_a_tail_begins_with_the_first_unit_that_tells() -> None:
    """Or with the head right over it, or the next, or with a text that begins in the middle of a sentence."""
    rain = ["It rained in Kelby.", "It blew in Kelby."]
    assert begin([*rain, "The herring came."], {2: 2.0}) == 2
    assert begin([*rain, "# The quay", "The herring came."], {3: 2.0}) == 2
    assert begin([*rain, "# The quay", "The herring came."], {2: 1.0, 3: 2.0}) == 2
    assert begin([*rain, "# Granite Quay", "So it is.", "The herring came."], {4: 2.0}) == 2
    assert begin([*rain, "# Rain in Kelby", "So it is.", "The herring came."], {4: 2.0}) == 4
    assert begin([*rain, "was told so.", "The herring came."], {3: 2.0}) == 2
    assert begin([*rain, "# Rain in Kelby", "was told so."], {3: 2.0}) == 3
    assert begin(["The herring came.", "So it is."], {0: 2.0}) == 0


def test_a_tail_begins_where_the_front_goes_on() -> None:
    """In a script without capitals: the unit beside the first that tells, if its first letter goes with the seam."""
    lines = ["It rained.", "It blew.", "The herring came.", "Then it went."]
    for first, place in (("It blew.", 1), ("Then", 3), ("The herring", 2), ("It rained", 2)):
        assert begin(lines, {2: 1.0, 3: 1.0}, lambda text, first=first: text.startswith(first)) == place  # type: ignore[misc]


def test_a_head_outweighs_what_is_told_above_it_by_chance() -> None:
    """Far less than below it: another story stands there; about as much: it is a subhead of the tail."""
    lines = ["It rained.", "It rained in Portby.", "# The quay", "The herring came."]
    assert begin(lines, {1: 0.5, 3: 2.0}) == 2
    assert begin(lines, {1: 1.5, 3: 2.0}) == 1


def borders(lines: list[str], told: dict[int, float], *, strange: bool = True) -> list[int]:
    """The places at which the front begins and ends."""
    units = some(*lines)
    stretch = told_stretch(units, told)
    assert stretch is not None
    return [offset // 10 for _, offset in front_in(units, stretch, told, lambda words: strange)]


def test_a_front_begins_with_its_head_and_ends_above_the_next_or_where_it_breaks_off() -> None:
    """If what stands beyond is strange to it; a subhead of its own parts nothing."""
    lines = ["It rained.", "# The quay", "The herring came.", "# Rain", "It blew."]
    assert borders(lines, {2: 2.0}) == [1, 3]
    assert borders(lines, {2: 2.0}, strange=False) == []
    assert borders(["The herring came to the", "It rained."], {0: 2.0}) == [1]
    assert borders(["The herring came.", "So it is.", "It was a", "It rained."], {0: 2.0}) == [3]
    assert borders(["The herring came.", "So it is.", "# Rain", "It rained."], {0: 2.0}) == [2]
    assert borders(["The herring came.", "So it is.", "It blew.", "It rained."], {0: 2.0}) == []
    assert borders(["The herring came to the", "# Rain", "Portby."], {0: 2.0, 2: 2.0}, strange=False) == [1]
    assert borders(["The herring came.", "Portby.", "# Rain", "It rained."], {0: 2.0, 1: 0.25}) == []
