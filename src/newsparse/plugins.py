"""Which exporters there are: those that newsparse brings along and those of installed plugins.

A plugin is a distribution with an entry point in the group `newsparse` that names a module (or an object)
with hooks marked by `newsparse.hookimpl`. Plugins are loaded on first use, one by one; one at fault is
reported and left out.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Container, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, cast

import attrs
import pluggy

from newsparse import hookspecs
from newsparse.errors import ArgumentError, NewsparseError, PluginError, suggestion
from newsparse.hookspecs import Exporter
from newsparse.options import options_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: The entry-point group that plugins register in.
GROUP = "newsparse"
#: The environment variable that switches plugins off: names parted by commas, or `all`.
SWITCH = "NEWSPARSE_DISABLE_PLUGINS"

_OWN = "newsparse.exporters"
_FORMS = {
    "name": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "suffix": re.compile(r"(\.[A-Za-z0-9_-]+)+"),
    "media_type": re.compile(r"[\w.+-]+/[\w.+-]+"),
}


class State(StrEnum):
    """What became of a plugin."""

    OK = "ok"
    FAILED = "failed"
    DISABLED = "disabled"


@attrs.frozen(kw_only=True)
class PluginReport:
    """What became of one installed plugin, for a person to read."""

    #: Name of its entry point; what NEWSPARSE_DISABLE_PLUGINS takes.
    name: str
    #: Name of the distribution it was installed with.
    distribution: str
    #: Version of the distribution; None for what newsparse brings along.
    version: str | None
    #: Whether it works.
    state: State = State.OK
    #: Names of the exporters it offers.
    exporters: tuple[str, ...] = ()
    #: Why it does not work and how to switch it off; empty where it works.
    reason: str = ""

    def __str__(self) -> str:
        return f"plugin {self.name!r} of {' '.join(filter(None, (self.distribution, self.version)))}"


@attrs.frozen(kw_only=True)
class Registry:
    """The exporters there are and the plugins they come from."""

    #: Each exporter with its plugin, by name.
    offers: Mapping[str, tuple[Exporter, PluginReport]] = {}
    #: Names that two plugins want, each with what to tell who asks for it: newsparse chooses neither.
    contested: Mapping[str, str] = {}
    #: All plugins: newsparse's own, then the others by distribution.
    plugins: tuple[PluginReport, ...] = ()

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """The exporters that can be asked for: newsparse's own, then those of plugins."""
        return tuple(exporter for name, (exporter, _) in self.offers.items() if name not in self.contested)

    def find(self, name: str) -> tuple[Exporter, PluginReport]:
        """Return the exporter of that name and the plugin that offers it.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when two plugins want that name.
        """
        known = [exporter.name for exporter in self.exporters]
        if not isinstance(name, str):
            raise ArgumentError(f"format must be the name of an exporter, not {name!r}: {suggestion('', known)}")
        if name in self.contested:
            raise PluginError(self.contested[name])
        if name not in known:
            failed = any(plugin.state is not State.OK for plugin in self.plugins)
            hint = "; `newsparse plugins` tells which plugins do not work, and why" if failed else ""
            raise ArgumentError(f"unknown exporter {name!r}: {suggestion(name, known)}{hint}")
        return self.offers[name]


def find_exporter(name: str) -> Exporter:
    """Return the exporter of that name, newsparse's own or of an installed plugin.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when two plugins want that name; both are named.
    """
    return registry().find(name)[0]


def exporters() -> tuple[Exporter, ...]:
    """List the exporters there are: newsparse's own, then those of installed plugins."""
    return registry().exporters


def plugins() -> tuple[PluginReport, ...]:
    """List the installed plugins, newsparse's own first, each with what became of it."""
    return registry().plugins


@functools.cache
def registry() -> Registry:
    """Load what is installed, once in a process."""
    from importlib.metadata import entry_points  # takes as long to import as all of newsparse

    disabled = {name.strip() for name in os.environ.get(SWITCH, "").split(",")}
    return load(entry_points(group=GROUP), disabled)


def load(installed: Iterable[EntryPoint], disabled: Container[str] = ()) -> Registry:
    """Load newsparse's own exporters, then plugins one by one, by distribution; none can stop another.

    `disabled` holds the names of plugins that shall not even be imported; `all` stands for each of them.
    """
    from importlib.metadata import EntryPoint

    found = _with(Registry(), EntryPoint(name=GROUP, value=_OWN, group=GROUP), ())
    for entry_point in sorted(installed, key=lambda one: (_report(one).distribution, one.name)):
        found = _with(found, entry_point, disabled)
    return found


def _with(known: Registry, entry_point: EntryPoint, disabled: Container[str]) -> Registry:
    report = _report(entry_point)
    if entry_point.name in disabled or "all" in disabled:
        return _reported(known, report, State.DISABLED, f"is named in {SWITCH}")
    try:
        offered = _offered(entry_point)
    except (Exception, SystemExit) as error:  # a plugin may raise whatever it likes
        kind = "" if isinstance(error, NewsparseError) else f"{type(error).__name__}: "
        return _reported(known, report, State.FAILED, f"{kind}{error}; {_remedy(report)}")
    clashes = {name: _clash(known, name, report) for name in offered if name in known.offers}
    if clashes:
        own = known.plugins[0].exporters
        contested = {name: clash for name, clash in clashes.items() if name not in own}
        known = attrs.evolve(known, contested={**known.contested, **contested})
        return _reported(known, report, State.FAILED, "; ".join(clashes.values()))
    report = attrs.evolve(report, exporters=tuple(offered))
    offers = {name: (exporter, report) for name, exporter in offered.items()}
    return attrs.evolve(known, offers={**known.offers, **offers}, plugins=(*known.plugins, report))


def _report(entry_point: EntryPoint) -> PluginReport:
    distribution = entry_point.dist
    return PluginReport(
        name=entry_point.name,
        distribution=distribution.name if distribution else entry_point.value.partition(".")[0],
        version=distribution.version if distribution else None,
    )


def _reported(known: Registry, report: PluginReport, state: State, reason: str) -> Registry:
    report = attrs.evolve(report, state=state, reason=" ".join(reason.split()))
    return attrs.evolve(known, plugins=(*known.plugins, report))


def _remedy(*reports: PluginReport) -> str:
    return "switch off with " + " or ".join(f"{SWITCH}={report.name}" for report in reports)


def _clash(known: Registry, name: str, report: PluginReport) -> str:
    _, rival = known.offers[name]
    if rival is known.plugins[0]:
        return f"{report} offers an exporter {name!r}, which is newsparse's own; {_remedy(report)}"
    return f"{rival} and {report} both offer an exporter {name!r}; {_remedy(rival, report)}"


def _offered(entry_point: EntryPoint) -> dict[str, Exporter]:
    """Ask one plugin for its exporters, by name.

    It gets a manager of its own: in a common one, pluggy loses the results of all plugins when one raises,
    and one plugin's wrapper may change what the others return.
    """
    plugin = entry_point.load()
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, entry_point.name)
    manager.check_pending()
    if not manager.get_hookcallers(plugin):
        raise PluginError("it implements no hook; mark its functions with @newsparse.hookimpl")
    found: dict[str, Exporter] = {}
    for implementation in manager.hook.newsparse_exporters.get_hookimpls():
        for exporter in map(_checked, cast("Iterable[object]", implementation.function())):
            if exporter.name in found:
                raise PluginError(f"it offers two exporters {exporter.name!r}")
            found[exporter.name] = exporter
    return found


def _checked(exporter: object) -> Exporter:
    if not isinstance(exporter, Exporter):
        raise PluginError(f"it offers {exporter!r}, which is no newsparse.Exporter")
    for field, form in _FORMS.items():
        value = getattr(exporter, field)
        if not form.fullmatch(value):
            raise PluginError(f"its exporter {exporter.name!r} has the {field} {value!r}: must match {form.pattern}")
    options_of(exporter)
    return exporter
