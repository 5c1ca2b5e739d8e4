"""Issues that no exporter may trip over: they are the same always, and everything is in them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.fields import CLASSES
from newsparse.model import ContributorRole, Issue, Role
from newsparse.testing.samples import issue_in, samples


def fields_in(value: object) -> Iterator[tuple[str, object]]:
    """Each field of the classes of the model that holds something, with what it holds."""
    if isinstance(value, tuple):
        for one in value:
            yield from fields_in(one)
    elif isinstance(value, CLASSES):
        for field in attrs.fields(type(value)):
            held = getattr(value, field.name)
            if held not in (None, ()):
                yield f"{type(value).__name__}.{field.name}", held
                yield from fields_in(held)


def test_everything_is_there() -> None:
    """No field of any class is empty but the year, which the page does not say; every role is there."""
    made = issue_in("word")
    found = list(fields_in(made))
    known = {f"{one.__name__}.{field.name}" for one in CLASSES for field in attrs.fields(one)}
    assert {name for name, _ in found} == known - {"PartialDate.year"}
    assert {role for _, role in found if isinstance(role, Role | ContributorRole)} == {*Role, *ContributorRole}
    texts = {value for name, value in found if type(value) is str}
    assert texts == {"word", "samples", "unplaced-text"}


def test_texts_tell_what_they_are() -> None:
    """In the issue in which everything is said, no two fields of one thing say the same."""
    [made] = [issue for which, issue in samples() if which == "an issue in which everything is said"]
    [story] = made.articles
    dateline = story.dateline
    assert dateline
    assert dateline.text == "source, place, April 12, kind"
    assert (dateline.source, dateline.place, dateline.kind) == ("source", "place", "kind")
    assert [leaf.text for leaf in story.body] == [f"text of {leaf.role}" for leaf in story.body]
    assert story.sidebars[0].id != story.id


def test_samples_are_the_same_always() -> None:
    """A fault that they show today they show tomorrow; what is done to them stays with who did it."""
    first = samples()
    for _, issue in samples():
        object.__setattr__(issue, "newspaper", "mine")
    assert samples() == first
    assert first[0] == ("an issue without any page", Issue())
    assert len({which for which, _ in first}) == len(first) > 30
