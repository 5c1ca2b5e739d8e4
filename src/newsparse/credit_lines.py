"""The line that tells who made a story, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from newsparse.model import Contributor
from newsparse.wording import Wording, filled


def credit_line(
    contributors: Sequence[Contributor], words: Wording, marked: Callable[[str, bool], str] = lambda text, _: text
) -> str:
    """Say who made it, those who did the same together.

    `marked` sets a name as a format wants it, or, where it is told so, what the name belongs to.
    """

    def named(one: Contributor) -> str:
        name = marked(one.name, False)
        belongs = one.affiliation and marked(one.affiliation, True)
        return filled(words.affiliation, name=name, affiliation=belongs) if belongs else name

    runs = groupby(contributors, key=lambda one: words.roles[one.role])
    told = [filled(pattern, names=words.listed([*map(named, run)])) for pattern, run in runs]
    return words.between_credits.join(told)
