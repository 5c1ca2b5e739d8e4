"""What goes wrong by a call, not by a text: every error says what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 500  # characters of what an error that is not ours says


class NewsparseError(Exception):
    """The family of all errors that newsparse raises on purpose; catch this one to catch them all."""


class ArgumentError(NewsparseError, ValueError):
    """An argument that cannot be meant; the message names it and suggests a right one."""


class ReadError(NewsparseError):
    """A page that cannot be read; the message names the file, the reason and the way out."""


class ExportError(NewsparseError):
    """An export that could not be finished; whatever stood at the output path still stands there."""


class ProfileError(NewsparseError):
    """A profile file that is not well formed; the message names the file and the rule."""


class PluginError(NewsparseError):
    """A plugin at fault; the message names its distribution and how to switch it off."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of an error message for an unknown word: the nearest known one, or all of them."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known are: {', '.join(names)}" if names else "none is known"


def told(error: BaseException) -> str:
    """What somebody else's error says of itself, in a line: its kind and its words, as far as it can say them."""
    try:
        words = " ".join(str(error).split())
    except Exception:  # the error of an error
        words = ""
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"{type(error).__name__}: {shown}" if shown else type(error).__name__
