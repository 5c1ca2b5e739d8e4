"""Which plugins may be loaded: what environment variables say, and what the caller says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack

import attrs

from newsparse.errors import ArgumentError

#: The environment variable that switches plugins off: names parted by commas, or `all`.
DISABLE = "NEWSPARSE_DISABLE_PLUGINS"
#: The environment variable that names the only plugins to load; without a name in it, none is.
ALLOW = "NEWSPARSE_ALLOW_PLUGINS"
#: The environment variable that makes any plugin at fault an error: anything but 0, false or no.
STRICT = "NEWSPARSE_STRICT_PLUGINS"

_ALL = "all"
_SEPARATORS = re.compile("[-_.]+")
_NO = frozenset({"", "0", "false", "no"})


@attrs.frozen(kw_only=True)
class Selection:
    """Which plugins may be loaded. A plugin is called by its entry point's name or its distribution's."""

    #: Plugins that are switched off; `all` is each of them.
    disable: frozenset[str] = frozenset()
    #: The only plugins that may be loaded; None where all may.
    allow: frozenset[str] | None = None
    #: Whether a plugin at fault is an error.
    strict: bool = False
    #: Where a person finds what `disable` says.
    disabled_by: str = "--disable-plugin or use_plugins(disable=…)"
    #: Where a person finds what `allow` says.
    allowed_by: str = "--allow-plugin or use_plugins(allow=…)"

    def refusal(self, name: str, distribution: str) -> str | None:
        """Say why a plugin may not be loaded; None where it may."""
        names = {canonical(name), canonical(distribution), _ALL}
        if names & self.disable:
            return f"is switched off by {self.disabled_by}"
        if self.allow is not None and not names & self.allow:
            return f"is not named by {self.allowed_by}"
        return None


def selection(disable: Iterable[str] = (), allow: Iterable[str] | None = None, *, strict: bool = False) -> Selection:
    """Take down what a caller says.

    Raises:
        ArgumentError: when the names are no list of names.
    """
    return Selection(
        disable=_names("disable", disable), allow=None if allow is None else _names("allow", allow), strict=strict
    )


def environment(variables: Mapping[str, str] = os.environ) -> Selection:
    """Take down what environment variables say."""
    allow = variables.get(ALLOW)
    return Selection(
        disable=_split(variables.get(DISABLE, "")),
        allow=None if allow is None else _split(allow),
        strict=variables.get(STRICT, "").strip().lower() not in _NO,
        disabled_by=DISABLE,
        allowed_by=ALLOW,
    )


def use_plugins(
    *, disable: Iterable[str] = (), allow: Iterable[str] | None = None, strict: bool = False
) -> AbstractContextManager[object]:
    """Choose the plugins that may be loaded from now on; in a `with` statement, until its end.

    What environment variables switch off stays so. Each call takes the place of the one before.

    Args:
        disable: Names of plugins, or of their distributions, that are not even imported; `all` is each of them.
        allow: The only ones that may be loaded; all where it is left out, none where it is empty.
        strict: Whether a plugin at fault is an error, whatever is asked for.

    Raises:
        ArgumentError: when the names are no list of names.
    """
    before, _desk.selection = _desk.selection, selection(disable, allow, strict=strict)
    back = ExitStack()
    back.callback(setattr, _desk, "selection", before)
    return back


class _Desk:
    """What the caller says of plugins."""

    selection = Selection()


_desk = _Desk()


def in_force() -> tuple[Selection, ...]:
    """What environment variables say now, and what the caller has said last; a plugin must be allowed by both."""
    return environment(), _desk.selection


def canonical(name: str) -> str:
    """The form in which names of distributions are compared (PyPA, "Names and normalization")."""
    return _SEPARATORS.sub("-", name).lower()


def _names(argument: str, names: Iterable[str]) -> frozenset[str]:
    given = None if isinstance(names, str) or not isinstance(names, Iterable) else [*names]
    if given is None or not all(isinstance(name, str) for name in given):
        raise ArgumentError(f"{argument} must be a list of names of plugins, not {names!r}")
    return frozenset(map(canonical, given))


def _split(text: str) -> frozenset[str]:
    return frozenset(canonical(name.strip()) for name in text.split(",") if name.strip())
