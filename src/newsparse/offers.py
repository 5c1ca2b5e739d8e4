"""What a plugin offers by its hooks, each offer held to what the hook asks of it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, cast

import attrs

from newsparse.errors import ArgumentError, PluginError
from newsparse.fields import check_fields
from newsparse.hookspecs import API_VERSION, Exporter, Reader, Reviser
from newsparse.languages import read_profile
from newsparse.options import options_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import pluggy

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SUFFIX = re.compile(r"(\.[A-Za-z0-9_-]+)+")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")


class Kind(StrEnum):
    """What a plugin can offer."""

    EXPORTER = "exporter"
    READER = "reader"
    PROFILE = "profile"
    REVISER = "reviser"


#: What an offer is asked for by: its kind and its name.
Key = tuple[Kind, str]


@attrs.frozen
class _Hook:
    """How one hook offers."""

    #: What it offers.
    kind: Kind
    #: Gives the name of an offer; raises for what is none.
    name_of: Callable[[object], str]
    #: Raises where an offer cannot be used.
    check: Callable[[object], None]


def offers(manager: pluggy.PluginManager, found: dict[Key, object]) -> None:
    """Call the hooks of the one plugin of a manager and put what it offers into `found`.

    Raises:
        PluginError: for what cannot be used; `found` holds it and what came before.
        ArgumentError: where the options of an exporter are not declared as they must be.
        Exception: whatever a hook raises.
    """
    for hook_name, hook in _HOOKS.items():
        for offer in _returned(manager, hook_name):
            key = hook.kind, hook.name_of(offer)
            if key in found:
                raise PluginError(f"it offers two {hook.kind}s {key[1]!r}")
            found[key] = offer
            hook.check(offer)


def _returned(manager: pluggy.PluginManager, hook_name: str) -> Iterator[object]:
    given = {"api_version": API_VERSION}
    for implementation in getattr(manager.hook, hook_name).get_hookimpls():
        if implementation.hookwrapper or implementation.wrapper:
            raise PluginError(f"its {hook_name} is a wrapper; a plugin speaks for itself alone")
        arguments = (given[name] for name in implementation.argnames)
        yield from cast("Iterable[object]", implementation.function(*arguments))


def checked_exporter(offer: object) -> Exporter:
    """Return what a plugin offers as an exporter, if it is one that newsparse can take.

    Raises:
        PluginError: when it is no `Exporter`, or its name, suffix, media type or `leaves_out` is not sound.
        ArgumentError: when its options are not declared as they must be.
    """
    _exporter_name(offer)
    _check_exporter(offer)
    return cast("Exporter", offer)


def _exporter_name(offer: object) -> str:
    if not isinstance(offer, Exporter):
        raise PluginError(f"it offers {offer!r}, which is no newsparse.Exporter")
    return _named(offer.name, f"exporter {offer.name!r}")


def _check_exporter(offer: object) -> None:
    exporter = cast("Exporter", offer)
    whose = f"its exporter {exporter.name!r}"
    _check_description(exporter.description, whose)
    _match(exporter.suffix, _SUFFIX, f"{whose} has the suffix")
    _match(exporter.media_type, _MEDIA_TYPE, f"{whose} has the media_type")
    try:
        check_fields(exporter.leaves_out)
    except ArgumentError as error:
        raise PluginError(f"{whose} leaves out what is not there: {error}") from error
    options_of(exporter)
    if inspect.isgeneratorfunction(exporter.write) or inspect.iscoroutinefunction(exporter.write):
        raise PluginError(
            f"{whose} writes nothing when it is called: let write be a plain function, without yield or async"
        )


def _reader_name(offer: object) -> str:
    if not isinstance(offer, Reader):
        raise PluginError(f"it offers {offer!r}, which is no newsparse.Reader")
    return _named(offer.name, "reader")


def _check_reader(offer: object) -> None:
    reader = cast("Reader", offer)
    _check_description(reader.description, f"its reader {reader.name!r}")
    for suffix in reader.suffixes:
        _match(suffix, _SUFFIX, f"its reader {reader.name!r} has the suffix")


def _reviser_name(offer: object) -> str:
    if not isinstance(offer, Reviser):
        raise PluginError(f"it offers {offer!r}, which is no newsparse.Reviser")
    return _named(offer.name, "reviser")


def _check_reviser(offer: object) -> None:
    reviser = cast("Reviser", offer)
    _check_description(reviser.description, f"its reviser {reviser.name!r}")
    if not callable(reviser.revise):
        raise PluginError(f"its reviser {reviser.name!r} has no function: revise is {reviser.revise!r}")


def _profile_name(offer: object) -> str:
    """The name of a profile: that of its file."""
    file = cast("Traversable", offer)
    stem, dot, suffix = file.name.rpartition(".")
    if (dot, suffix) != (".", "toml") or not _NAME.fullmatch(stem):
        raise PluginError(f"its profile {file.name!r} must be named like `harbour-courier.toml`")
    return stem


def _check_profile(offer: object) -> None:
    read_profile(cast("Traversable", offer))


def _named(name: object, whose: str) -> str:
    _match(name, _NAME, f"its {whose} has the name")
    return cast("str", name)


def _check_description(value: object, whose: str) -> None:
    if not isinstance(value, str) or "\n" in value:
        raise PluginError(f"{whose} has the description {value!r}: must be one line of text")


def _match(value: object, form: re.Pattern[str], what: str) -> None:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise PluginError(f"{what} {value!r}: must match {form.pattern}")


_HOOKS: Mapping[str, _Hook] = {
    "newsparse_exporters": _Hook(Kind.EXPORTER, _exporter_name, _check_exporter),
    "newsparse_readers": _Hook(Kind.READER, _reader_name, _check_reader),
    "newsparse_profiles": _Hook(Kind.PROFILE, _profile_name, _check_profile),
    "newsparse_revisers": _Hook(Kind.REVISER, _reviser_name, _check_reviser),
}
