"""The options of an exporter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

import pytest

from newsparse.errors import ArgumentError
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.options import Option, check_options, options_of, parse_option


def exporter_of(write: Callable[..., None]) -> Exporter:
    return Exporter(name="shout", suffix=".x", media_type="text/x", description="", write=write)


def shout(
    issue: Issue,
    stream: BinaryIO,
    *,
    loud: bool = False,
    times: int = 1,
    scale: float = 1.0,
    word: str = "hey",
    end: str | None = None,
) -> None:
    """Write nothing, but with every kind of option."""


SHOUT = exporter_of(shout)


def test_options_are_the_keywords_of_write() -> None:
    """The keyword-only parameters of `write` are the options, with type and default, in their order."""
    assert options_of(SHOUT) == (
        Option(name="loud", type=bool, nullable=False, default=False),
        Option(name="times", type=int, nullable=False, default=1),
        Option(name="scale", type=float, nullable=False, default=1.0),
        Option(name="word", type=str, nullable=False, default="hey"),
        Option(name="end", type=str, nullable=True, default=None),
    )
    assert [option.kind for option in options_of(SHOUT)] == ["bool", "int", "float", "str", "str | None"]


def test_annotations_may_be_types_or_text() -> None:
    """An annotation may be a type or, as with `from __future__ import annotations`, its text."""

    def write(issue, stream, *, word=None):  # type: ignore[no-untyped-def]
        """Write nothing."""

    expected = (Option(name="word", type=str, nullable=True, default=None),)
    for annotation in (str | None, "str | None", "None|str"):
        write.__annotations__ = {"issue": "NameThatIsNotThere", "word": annotation}
        assert options_of(exporter_of(write)) == expected


def no_default(issue: Issue, stream: BinaryIO, *, word: str) -> None: ...
def wrong_default(issue: Issue, stream: BinaryIO, *, times: int = "1") -> None: ...  # type: ignore[assignment]
def no_type(issue, stream, *, word=""): ...  # type: ignore[no-untyped-def]
def wrong_type(issue: Issue, stream: BinaryIO, *, words: list[str] | None = None) -> None: ...
def two_types(issue: Issue, stream: BinaryIO, *, word: int | str = "") -> None: ...
def taken(issue: Issue, stream: BinaryIO, *, format: str = "") -> None: ...  # noqa: A002
def no_stream(issue: Issue) -> None: ...


@pytest.mark.parametrize(
    ("write", "message"),
    [
        (no_default, "exporter 'shout' must be callable as write(issue, stream): missing a required"),
        (no_stream, "exporter 'shout' must be callable as write(issue, stream): too many positional"),
        ("write", "exporter 'shout' must be callable as write(issue, stream): 'write' is not a callable"),
        (wrong_default, "option 'times' of exporter 'shout' is int and has the default '1'"),
        (no_type, "option 'word' of exporter 'shout' is typed "),
        (wrong_type, "option 'words' of exporter 'shout' is typed 'list[str] | None'"),
        (two_types, "option 'word' of exporter 'shout' is typed 'int | str'"),
        (taken, "option 'format' of exporter 'shout' cannot have that name"),
    ],
)
def test_badly_declared_options_are_refused(write: Any, message: str) -> None:
    """An option without default, or of a type that no command line can give, is refused with the rule."""
    with pytest.raises(ArgumentError) as refused:
        options_of(exporter_of(write))
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize(
    "values",
    [{}, {"loud": True}, {"times": 2, "scale": 2}, {"scale": 0.5}, {"end": None}, {"end": "!", "word": ""}],
)
def test_fitting_values_pass(values: dict[str, object]) -> None:
    """Values of the right type pass; a whole number is a float, and None where the option may be None."""
    check_options(SHOUT, values)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"tims": 1}, "exporter 'shout' has no option 'tims': did you mean 'times'?"),
        ({"times": "1"}, "option 'times' of exporter 'shout' must be int, not '1'"),
        ({"times": True}, "option 'times' of exporter 'shout' must be int, not True"),
        ({"loud": 1}, "option 'loud' of exporter 'shout' must be bool (true or false), not 1"),
        ({"word": None}, "option 'word' of exporter 'shout' must be str, not None"),
        ({"end": 0}, "option 'end' of exporter 'shout' must be str | None, not 0"),
    ],
)
def test_wrong_values_are_refused(values: dict[str, object], message: str) -> None:
    """An unknown option gets a suggestion; a value of another type is refused, never converted."""
    with pytest.raises(ArgumentError) as refused:
        check_options(SHOUT, values)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("loud=true", True),
        ("loud=false", False),
        ("times=-3", -3),
        ("scale=0.5", 0.5),
        ("word=a=b", "a=b"),
        ("word=", ""),
        ("end=", None),
        ("end=!", "!"),
    ],
)
def test_options_are_read_from_the_command_line(text: str, value: object) -> None:
    """`name=value` becomes a value of the option's type."""
    assert parse_option(SHOUT, text) == (text.partition("=")[0], value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lod=true", "exporter 'shout' has no option 'lod': did you mean 'loud'?"),
        ("loud", "option 'loud' of exporter 'shout' needs a value: loud=VALUE"),
        ("loud=maybe", "option 'loud' of exporter 'shout' must be bool (true or false), not 'maybe'"),
        ("times=x", "option 'times' of exporter 'shout' must be int, not 'x'"),
        ("times=", "option 'times' of exporter 'shout' must be int, not ''"),
    ],
)
def test_wrong_command_line_options_are_refused(text: str, message: str) -> None:
    """What cannot be read is refused with what it must be."""
    with pytest.raises(ArgumentError) as refused:
        parse_option(SHOUT, text)
    assert str(refused.value) == message


def test_exporter_without_options_says_so() -> None:
    """Of an exporter without options nothing can be suggested."""
    with pytest.raises(ArgumentError, match=r"^exporter 'shout' has no option 'loud': none is known$"):
        check_options(exporter_of(lambda issue, stream: None), {"loud": True})
