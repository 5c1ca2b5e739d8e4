"""One value inside plain data (dicts, lists, strings, numbers, None), with the path that leads to it.

Whoever reads plain data through it tells, without a word of its own, which place of the data is wrong and
what was expected there: `articles[2].headline.main: expected a string or null, found 3`.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import attrs

from newsparse.errors import ArgumentError, suggestion

_Read = TypeVar("_Read")
_Word = TypeVar("_Word", bound=StrEnum)


@attrs.frozen
class Place:
    """A value and where it stands. Its methods give the value as what it must be.

    Raises:
        ArgumentError: from each method, when the value is not what the method asks for.
    """

    value: object
    #: As in `articles[2].headline`; empty for the whole.
    path: str

    def error(self, expected: str) -> ArgumentError:
        """An error that names this place; to be raised."""
        return ArgumentError(f"{self.path or 'data'}: expected {expected}, found {reprlib.repr(self.value)}")

    def has(self, key: str) -> bool:
        """Tell whether the value is a mapping with that key."""
        return isinstance(self.value, Mapping) and key in self.value

    def __getitem__(self, key: str) -> Place:
        """Go to the value of a key that must be there."""
        if not isinstance(self.value, Mapping):
            raise self.error(f"a mapping with {key!r}")
        path = f"{self.path}.{key}" if self.path else key
        if key not in self.value:
            raise ArgumentError(f"{path}: is missing")
        return Place(self.value[key], path)

    def items(self, length: int | None = None) -> list[Place]:
        """Go to the items of a list, which must be so many where `length` is given."""
        if not isinstance(self.value, Sequence) or isinstance(self.value, str | bytes):
            raise self.error("a list")
        if length not in (None, len(self.value)):
            raise self.error(f"a list of {length}")
        return [Place(item, f"{self.path}[{index}]") for index, item in enumerate(self.value)]

    def text(self) -> str:
        """Take a string."""
        if not isinstance(self.value, str):
            raise self.error("a string")
        return self.value

    def text_or_none(self) -> str | None:
        """Take a string or None."""
        if not isinstance(self.value, str | None):
            raise self.error("a string or null")
        return self.value

    def integer(self) -> int:
        """Take a whole number; True and False are none."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.error("a whole number")
        return self.value

    def number(self) -> float:
        """Take a number, whole or not; True and False are none."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.error("a number")
        return self.value

    def step(self) -> str | int:
        """Take one step of a path: a key or an index."""
        return self.value if isinstance(self.value, str) else self.integer()

    def one_of(self, words: type[_Word]) -> _Word:
        """Take one of the words of an enumeration."""
        text = self.text()
        if text not in [word.value for word in words]:
            raise self.error(f"a known word ({suggestion(text, [word.value for word in words])})")
        return words(text)

    def maybe(self, read: Callable[[Place], _Read]) -> _Read | None:
        """Read the place unless it is None."""
        return None if self.value is None else read(self)
