"""What do made-up stories say? Sentences, heads and names of a language, built from a file of words and templates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

_SYMBOL = re.compile(r"\{([a-z_]+)\}")


class Wording:
    """The words and templates of a language: each name stands for one of a list, in which other names may stand."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists

    def __contains__(self, name: str) -> bool:
        return name in self._lists

    def __getitem__(self, name: str) -> Sequence[str]:
        """The list of a name, as it stands in the file."""
        return self._lists[name]

    def text(self, name: str, number: int) -> str:
        """One of the texts that a name stands for: each number gives the same one always, and 0 the plainest."""
        return self._text(name, number)[0]

    def _text(self, name: str, number: int) -> tuple[str, int]:
        choices = self._lists[name]
        number, chosen = divmod(number, len(choices))
        pieces: list[str] = []
        for index, piece in enumerate(_SYMBOL.split(choices[chosen])):
            if index % 2:
                piece, number = self._text(piece, number)
            pieces.append(piece)
        return "".join(pieces), number


@cache
def wording(language: str) -> Wording:
    """The words of a language, from its file in `newsparse/testing/words`.

    Raises:
        FileNotFoundError: for a language that has none.
    """
    file = resources.files("newsparse.testing").joinpath("words", f"{language}.toml")
    return Wording(tomllib.loads(file.read_text("utf-8")))
