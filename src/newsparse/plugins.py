"""What plugins offer: exporters and readers, those that newsparse brings along among them, and profiles of newspapers.

A plugin is a distribution with an entry point in the group `newsparse` that names a module (or an object)
with hooks marked by `newsparse.hookimpl`. Plugins are loaded when something is asked for that newsparse does not bring
along, one by one; one at fault is reported and left out.
"""

from __future__ import annotations

import functools
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, cast

import attrs

from newsparse.errors import ArgumentError, PluginError, suggestion
from newsparse.hookspecs import Exporter, Reader, Reviser
from newsparse.loading import (
    AT_FAULT,
    GROUP,
    Loaded,
    PluginReport,
    State,
    load_plugin,
    manager_of,
    report_of,
    switch_off,
    with_offers,
    working,
)
from newsparse.offers import Key, Kind, offers
from newsparse.selection import Selection, canonical, in_force

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

_OWN = {Kind.EXPORTER: "newsparse.exporters", Kind.READER: "newsparse.readers"}
#: What a name of each kind is in the call that asks for it.
_ASKED = {
    Kind.EXPORTER: "format must be the name of an exporter",
    Kind.READER: "reader must be the name of a reader",
    Kind.PROFILE: "profile must be the name of a profile",
    Kind.REVISER: "names must be names of revisers",
}
_lock = threading.RLock()


@attrs.frozen(kw_only=True)
class Registry:
    """What is offered, and the plugins it comes from."""

    #: Each exporter, each reader and the file of each profile with its plugin, by kind and name.
    offers: Mapping[Key, tuple[object, PluginReport]] = {}
    #: What plugins at fault offer, or several at once, each with what to tell who asks for it.
    refused: Mapping[Key, str] = {}
    #: All plugins: newsparse's own, then the others by distribution.
    plugins: tuple[PluginReport, ...] = ()

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """The exporters that can be asked for: newsparse's own, then those of plugins."""
        return tuple(self.find(name)[0] for name in self._names(Kind.EXPORTER))

    @property
    def readers(self) -> tuple[Reader, ...]:
        """The readers that can be asked for: newsparse's own in the order they are tried, then those of plugins."""
        return tuple(self.find_reader(name)[0] for name in self._names(Kind.READER))

    def find(self, name: str) -> tuple[Exporter, PluginReport]:
        """Return the exporter of that name and the plugin that offers it.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when the plugin that offers it is at fault, or two plugins want that name.
        """
        return cast("tuple[Exporter, PluginReport]", self._find(Kind.EXPORTER, name))

    def find_reader(self, name: str) -> tuple[Reader, PluginReport]:
        """Return the reader of that name and the plugin that offers it.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when the plugin that offers it is at fault, or two plugins want that name.
        """
        return cast("tuple[Reader, PluginReport]", self._find(Kind.READER, name))

    def find_profile(self, name: str) -> Traversable:
        """Return the file of the profile of that name.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when the plugin that offers it is at fault, or two plugins want that name.
        """
        way_out = "; one of your own is given by its path, which ends in .toml"
        return cast("Traversable", self._find(Kind.PROFILE, name, way_out)[0])

    @property
    def revisers(self) -> tuple[Reviser, ...]:
        """The revisers that can be asked for, all of them of plugins."""
        return tuple(self.find_reviser(name)[0] for name in self._names(Kind.REVISER))

    def find_reviser(self, name: str) -> tuple[Reviser, PluginReport]:
        """Return the reviser of that name and the plugin that offers it.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when the plugin that offers it is at fault, or two plugins want that name.
        """
        return cast("tuple[Reviser, PluginReport]", self._find(Kind.REVISER, name))

    def _names(self, kind: Kind) -> tuple[str, ...]:
        return tuple(key[1] for key in self.offers if key[0] is kind)

    def _find(self, kind: Kind, name: str, way_out: str = "") -> tuple[object, PluginReport]:
        if not isinstance(name, str):
            raise ArgumentError(f"{_ASKED[kind]}, not {name!r}: {suggestion('', self._names(kind))}")
        if (kind, name) in self.offers:
            return self.offers[kind, name]
        if (kind, name) in self.refused:
            raise PluginError(self.refused[kind, name])
        raise ArgumentError(
            f"unknown {kind} {name!r}: {suggestion(name, self._names(kind))}{way_out}{self._hint(name)}"
        )

    def _hint(self, name: str) -> str:
        """What to add where a plugin that is not there may be why a name is unknown."""
        missing = [one for one in self.plugins if one.state in AT_FAULT or one.state is State.DISABLED]
        for one in missing:
            if canonical(name) == canonical(one.name):
                return f"; {one} {one.told}"
        return "; `newsparse plugins` tells which plugins do not work, and why" if missing else ""


def find_exporter(name: str) -> Exporter:
    """Return the exporter of that name, newsparse's own or of an installed plugin.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when the plugin that offers it is at fault, or two plugins want that name.
    """
    return exporter_and_plugin(name)[0]


def exporter_and_plugin(name: str) -> tuple[Exporter, PluginReport]:
    """Return the exporter of that name and the plugin that offers it; for newsparse's own no plugin is loaded.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when the plugin that offers it is at fault, or two plugins want that name.
    """
    return _registry_for(Kind.EXPORTER, name).find(name)


def find_profile_file(name: str) -> Traversable:
    """Return the file of the profile that an installed plugin offers under that name.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when the plugin that offers it is at fault, or two plugins want that name.
    """
    return registry().find_profile(name)


def find_reader(name: str) -> tuple[Reader, PluginReport]:
    """Return the reader of that name, newsparse's own or of an installed plugin, and the plugin.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when the plugin that offers it is at fault, or two plugins want that name.
    """
    return _registry_for(Kind.READER, name).find_reader(name)


def find_reviser(name: str) -> tuple[Reviser, PluginReport]:
    """Return the reviser of that name, which a plugin offers, and the plugin.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when the plugin that offers it is at fault, or two plugins want that name.
    """
    return registry().find_reviser(name)


def revisers() -> tuple[Reviser, ...]:
    """List the revisers there are, all of them of plugins."""
    return registry().revisers


def exporters() -> tuple[Exporter, ...]:
    """List the exporters there are: newsparse's own, then those of installed plugins."""
    return registry().exporters


def readers() -> tuple[Reader, ...]:
    """List the readers there are: newsparse's own in the order they are tried, then those of installed plugins."""
    return registry().readers


def own_exporters() -> tuple[Exporter, ...]:
    """List newsparse's own exporters; no plugin is loaded for them."""
    return _own(Kind.EXPORTER).exporters


def own_readers() -> tuple[Reader, ...]:
    """List newsparse's own readers in the order they are tried; no plugin is loaded for them."""
    return _own(Kind.READER).readers


def plugins() -> tuple[PluginReport, ...]:
    """List the installed plugins, newsparse's own first, each with what became of it."""
    return _now().plugins


def registry() -> Registry:
    """Load what is installed and may be loaded, once in a process.

    Raises:
        PluginError: when the caller is strict and a plugin is at fault; the notes tell of others.
    """
    if errors := faults():
        for other in errors[1:]:
            errors[0].add_note(str(other))
        raise errors[0]
    return _now()


def faults() -> tuple[PluginError, ...]:
    """List what a strict caller does not bear, a plugin each; nothing where the caller is not strict."""
    found = [one for one in plugins() if one.state in AT_FAULT] if _is_strict() else []
    return tuple(map(_fault, found))


def _fault(report: PluginReport) -> PluginError:
    error = PluginError(f"{report} is at fault: {report.told}")
    error.__cause__ = report.error
    return error


def _now() -> Registry:
    with _lock:  # so that no plugin is loaded twice at a time
        return loaded(in_force())


@functools.cache
def loaded(selections: tuple[Selection, ...]) -> Registry:
    """Load what is installed, once for each choice of plugins."""
    return load(_installed(), selections)


def load(installed: Iterable[EntryPoint], selections: Sequence[Selection] = ()) -> Registry:
    """Take newsparse's own exporters and readers, then load plugins one by one, by distribution; none stops another.

    What one of the selections does not allow is not even imported.
    """
    found = [(one, report_of(one)) for one in installed]
    names = Counter(canonical(report.name) for _, report in found)
    found = [
        (one, attrs.evolve(report, handle=report.distribution) if names[canonical(report.name)] > 1 else report)
        for one, report in found
    ]
    found.sort(key=lambda one: (one[1].distribution, one[1].name))
    return _put_together([_loaded(one, report, selections) for one, report in found])


def _is_strict() -> bool:
    return any(one.strict for one in in_force())


def _registry_for(kind: Kind, name: object) -> Registry:
    """Where to look for a name: what newsparse brings along is found without a plugin being loaded."""
    own = _own(kind)
    known = not isinstance(name, str) or (kind, name) in own.offers
    return own if known and not _is_strict() else registry()


@functools.cache
def _own(kind: Kind) -> Registry:
    """What newsparse brings along of one kind, through the hook that is there for anybody."""
    found: dict[Key, object] = {}
    manager = manager_of(import_module(_OWN[kind]), GROUP)
    offers(manager, found)
    report = working(PluginReport(name=GROUP, distribution=GROUP, version=None), manager, found)
    return Registry(offers={key: (offer, report) for key, offer in found.items()}, plugins=(report,))


def _installed() -> list[EntryPoint]:
    from importlib.metadata import distributions, entry_points  # takes as long to import as all of newsparse

    try:
        return [*entry_points(group=GROUP)]
    except Exception:  # the metadata of one distribution are broken: it shall not hide the others
        found: dict[str, list[EntryPoint]] = {}
        for distribution in distributions():
            with suppress(Exception):
                if points := [*distribution.entry_points.select(group=GROUP)]:
                    found.setdefault(canonical(report_of(points[0]).distribution), points)
        return [one for points in found.values() for one in points]


def _loaded(entry_point: EntryPoint, report: PluginReport, selections: Iterable[Selection]) -> Loaded:
    for one in selections:
        if refusal := one.refusal(report.name, report.distribution):
            return Loaded(attrs.evolve(report, state=State.DISABLED, reason=refusal))
    return load_plugin(entry_point, report)


def _put_together(found: Sequence[Loaded]) -> Registry:
    """Let each offer be found by its name; a name that several plugins want is refused to all of them."""
    own = [_own(kind) for kind in _OWN]
    kept = {key: offer for one in own for key, offer in one.offers.items()}
    wanted: dict[Key, list[PluginReport]] = {}
    for plugin in found:
        for key in plugin.offers:
            wanted.setdefault(key, []).append(plugin.report)
    clashes = {key: _clash(key, who, own=key in kept) for key, who in wanted.items() if who[1:] or key in kept}
    refused = {
        key: f"{one.report} is at fault: {one.report.told}"
        for one in found
        for key in one.withheld
        if key not in wanted
    }
    refused |= {key: "; ".join(told) for key, told in clashes.items()}
    reports = [_with_clashes(one, clashes) for one in found]
    offered = {
        key: (offer, report)
        for plugin, report in zip(found, reports, strict=True)
        for key, offer in plugin.offers.items()
        if key not in clashes
    }
    return Registry(offers=kept | offered, refused=refused, plugins=(_own_report(own), *reports))


def _own_report(own: Iterable[Registry]) -> PluginReport:
    exporting, reading = (one.plugins[0] for one in own)
    return attrs.evolve(exporting, readers=reading.readers, hooks=(*exporting.hooks, *reading.hooks))


def _clash(key: Key, who: Sequence[PluginReport], *, own: bool) -> tuple[str, str]:
    """What is wrong where several plugins want one name, and what to do."""
    kind, name = key
    names = " and ".join(map(str, who))
    if own:
        return f"{names} would take the {kind} {name!r}, which is newsparse's own", switch_off(*who)
    return f"{names} {'both' if len(who) == 2 else 'all'} offer the {kind} {name!r}", switch_off(*who)


def _with_clashes(plugin: Loaded, clashes: Mapping[Key, tuple[str, str]]) -> PluginReport:
    """The report of a plugin some of whose names it cannot have."""
    told = [clashes[key] for key in plugin.offers if key in clashes]
    report = plugin.report
    if not told:
        return report
    left = [key for key in plugin.offers if key not in clashes]
    return attrs.evolve(
        with_offers(report, left),
        state=State.CLASHING,
        reason="; ".join(filter(None, (*dict.fromkeys(reason for reason, _ in told), report.reason))),
        advice="; ".join(dict.fromkeys(advice for _, advice in told)),
    )
