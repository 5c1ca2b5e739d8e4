"""What plugins offer: exporters and readers, those that newsparse brings along among them, and profiles of newspapers.

A plugin is a distribution with an entry point in the group `newsparse` that names a module (or an object)
with hooks marked by `newsparse.hookimpl`. Plugins are loaded on first use, one by one; one at fault is
reported and left out.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, cast

import attrs
import pluggy

from newsparse import hookspecs, model
from newsparse.errors import ArgumentError, NewsparseError, PluginError, suggestion
from newsparse.hookspecs import Exporter, Reader
from newsparse.languages import read_profile
from newsparse.options import options_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

#: The entry-point group that plugins register in.
GROUP = "newsparse"
#: The environment variable that switches plugins off: names parted by commas, or `all`.
SWITCH = "NEWSPARSE_DISABLE_PLUGINS"

_OWN_READERS = "newsparse.readers"
_OWN = (_OWN_READERS, "newsparse.exporters")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SUFFIX = re.compile(r"(\.[A-Za-z0-9_-]+)+")
_FORMS = {
    "name": _NAME,
    "suffix": _SUFFIX,
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
    #: Names of the readers it offers.
    readers: tuple[str, ...] = ()
    #: Names of the profiles it offers.
    profiles: tuple[str, ...] = ()
    #: Why it does not work and how to switch it off; empty where it works.
    reason: str = ""

    def __str__(self) -> str:
        return f"plugin {self.name!r} of {' '.join(filter(None, (self.distribution, self.version)))}"


class Kind(StrEnum):
    """What a plugin can offer."""

    EXPORTER = "exporter"
    READER = "reader"
    PROFILE = "profile"


@attrs.frozen(kw_only=True)
class Registry:
    """What is offered, and the plugins it comes from."""

    #: Each exporter, each reader and the file of each profile with its plugin, by kind and name.
    offers: Mapping[tuple[Kind, str], tuple[object, PluginReport]] = {}
    #: Names that two plugins want, each with what to tell who asks for it: newsparse chooses neither.
    contested: Mapping[tuple[Kind, str], str] = {}
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
            PluginError: when two plugins want that name.
        """
        if not isinstance(name, str):
            raise ArgumentError(
                f"format must be the name of an exporter, not {name!r}: {suggestion('', self._names(Kind.EXPORTER))}"
            )
        return cast("tuple[Exporter, PluginReport]", self._find(Kind.EXPORTER, name))

    def find_reader(self, name: str) -> tuple[Reader, PluginReport]:
        """Return the reader of that name and the plugin that offers it.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when two plugins want that name.
        """
        if not isinstance(name, str):
            raise ArgumentError(
                f"reader must be the name of a reader, not {name!r}: {suggestion('', self._names(Kind.READER))}"
            )
        return cast("tuple[Reader, PluginReport]", self._find(Kind.READER, name))

    def find_profile(self, name: str) -> Traversable:
        """Return the file of the profile of that name.

        Raises:
            ArgumentError: when there is none of that name; the nearest is suggested.
            PluginError: when two plugins want that name.
        """
        way_out = "; one of your own is given by its path, which ends in .toml"
        return cast("Traversable", self._find(Kind.PROFILE, name, way_out)[0])

    def _names(self, kind: Kind) -> tuple[str, ...]:
        return tuple(key[1] for key in self.offers if key[0] is kind and key not in self.contested)

    def _find(self, kind: Kind, name: str, way_out: str = "") -> tuple[object, PluginReport]:
        if (kind, name) in self.contested:
            raise PluginError(self.contested[kind, name])
        if (kind, name) not in self.offers:
            failed = any(plugin.state is not State.OK for plugin in self.plugins)
            hint = "; `newsparse plugins` tells which plugins do not work, and why" if failed else ""
            raise ArgumentError(f"unknown {kind} {name!r}: {suggestion(name, self._names(kind))}{way_out}{hint}")
        return self.offers[kind, name]


def find_exporter(name: str) -> Exporter:
    """Return the exporter of that name, newsparse's own or of an installed plugin.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when two plugins want that name; both are named.
    """
    return registry().find(name)[0]


def find_profile_file(name: str) -> Traversable:
    """Return the file of the profile that an installed plugin offers under that name.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when two plugins want that name; both are named.
    """
    return registry().find_profile(name)


def find_reader(name: str) -> tuple[Reader, PluginReport]:
    """Return the reader of that name, newsparse's own or of an installed plugin, and the plugin.

    Raises:
        ArgumentError: when there is none of that name; the nearest is suggested.
        PluginError: when two plugins want that name; both are named.
    """
    return registry().find_reader(name)


def exporters() -> tuple[Exporter, ...]:
    """List the exporters there are: newsparse's own, then those of installed plugins."""
    return registry().exporters


def readers() -> tuple[Reader, ...]:
    """List the readers there are: newsparse's own in the order they are tried, then those of installed plugins."""
    return registry().readers


@functools.cache
def own_readers() -> tuple[Reader, ...]:
    """List newsparse's own readers in the order they are tried; no plugin is loaded for them."""
    return cast("tuple[Reader, ...]", tuple(_offered(_own(_OWN_READERS)).values()))


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
    """Load newsparse's own exporters and readers, then plugins one by one, by distribution; none can stop another.

    `disabled` holds the names of plugins that shall not even be imported; `all` stands for each of them.
    """
    offered = {key: offer for module in _OWN for key, offer in _offered(_own(module)).items()}
    found = _accepted(Registry(), _report(_own(_OWN_READERS)), offered)
    for entry_point in sorted(installed, key=lambda one: (_report(one).distribution, one.name)):
        found = _with(found, entry_point, disabled)
    return found


def _own(module: str) -> EntryPoint:
    """What would lead to newsparse's own formats if they came from a plugin."""
    from importlib.metadata import EntryPoint

    return EntryPoint(name=GROUP, value=module, group=GROUP)


def _with(known: Registry, entry_point: EntryPoint, disabled: Container[str]) -> Registry:
    report = _report(entry_point)
    if entry_point.name in disabled or "all" in disabled:
        return _reported(known, report, State.DISABLED, f"is named in {SWITCH}")
    try:
        offered = _offered(entry_point)
    except (Exception, SystemExit) as error:  # a plugin may raise whatever it likes
        kind = "" if isinstance(error, NewsparseError) else f"{type(error).__name__}: "
        return _reported(known, report, State.FAILED, f"{kind}{error}; {_remedy(report)}")
    clashes = {key: _clash(known, key, report) for key in offered if key in known.offers}
    if clashes:
        contested = {key: clash for key, clash in clashes.items() if known.offers[key][1] is not known.plugins[0]}
        known = attrs.evolve(known, contested={**known.contested, **contested})
        return _reported(known, report, State.FAILED, "; ".join(clashes.values()))
    return _accepted(known, report, offered)


def _accepted(known: Registry, report: PluginReport, offered: Mapping[tuple[Kind, str], object]) -> Registry:
    """Take in what a plugin offers."""
    names = {one: tuple(name for kind, name in offered if kind is one) for one in Kind}
    report = attrs.evolve(
        report, exporters=names[Kind.EXPORTER], readers=names[Kind.READER], profiles=names[Kind.PROFILE]
    )
    offers = {key: (offer, report) for key, offer in offered.items()}
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


def _clash(known: Registry, key: tuple[Kind, str], report: PluginReport) -> str:
    kind, name = key
    _, rival = known.offers[key]
    if rival is known.plugins[0]:
        return f"{report} offers the {kind} {name!r}, which is newsparse's own; {_remedy(report)}"
    return f"{rival} and {report} both offer the {kind} {name!r}; {_remedy(rival, report)}"


def _offered(entry_point: EntryPoint) -> dict[tuple[Kind, str], object]:
    """Ask one plugin for what it offers, by kind and name.

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
    found: dict[tuple[Kind, str], object] = {}
    for kind, name, offer in _offers(manager):
        if (kind, name) in found:
            raise PluginError(f"it offers two {kind}s {name!r}")
        found[kind, name] = offer
    return found


def _offers(manager: pluggy.PluginManager) -> Iterator[tuple[Kind, str, object]]:
    """Call the hooks of the one plugin of a manager; each offer is checked."""
    for implementation in manager.hook.newsparse_exporters.get_hookimpls():
        for exporter in map(checked_exporter, cast("Iterable[object]", implementation.function())):
            yield Kind.EXPORTER, exporter.name, exporter
    for implementation in manager.hook.newsparse_readers.get_hookimpls():
        for reader in map(_checked_reader, cast("Iterable[object]", implementation.function())):
            yield Kind.READER, reader.name, reader
    for implementation in manager.hook.newsparse_profiles.get_hookimpls():
        for file in cast("Iterable[Traversable]", implementation.function()):
            yield Kind.PROFILE, _profile_name(file), file


def _profile_name(file: Traversable) -> str:
    """The name of a profile: that of its file, which must be a sound one."""
    stem, dot, suffix = file.name.rpartition(".")
    if (dot, suffix) != (".", "toml") or not _NAME.fullmatch(stem):
        raise PluginError(f"its profile {file.name!r} must be named like `harbour-courier.toml`")
    read_profile(file)
    return stem


def checked_exporter(exporter: object) -> Exporter:
    """Return what a plugin offers as an exporter, if it is one that newsparse can take.

    Raises:
        PluginError: when it is no `Exporter`, or its name, suffix, media type or `leaves_out` is not sound.
        ArgumentError: when its options are not declared as they must be.
    """
    if not isinstance(exporter, Exporter):
        raise PluginError(f"it offers {exporter!r}, which is no newsparse.Exporter")
    for field, form in _FORMS.items():
        value = getattr(exporter, field)
        if not form.fullmatch(value):
            raise PluginError(f"its exporter {exporter.name!r} has the {field} {value!r}: must match {form.pattern}")
    for name in exporter.leaves_out:
        if name not in _model_names():
            hint = suggestion(name, _model_names())
            raise PluginError(f"its exporter {exporter.name!r} leaves out {name!r}, which the model has not: {hint}")
    options_of(exporter)
    return exporter


@functools.cache
def _model_names() -> frozenset[str]:
    """What the model is made of: its classes, `Element`, and their fields, `Element.spans`."""
    classes = [one for one in vars(model).values() if isinstance(one, type) and attrs.has(one)]
    fields = (f"{one.__name__}.{field.name}" for one in classes for field in attrs.fields(one))
    return frozenset([*fields, *(one.__name__ for one in classes)])


def _checked_reader(reader: object) -> Reader:
    if not isinstance(reader, Reader):
        raise PluginError(f"it offers {reader!r}, which is no newsparse.Reader")
    if not _NAME.fullmatch(reader.name):
        raise PluginError(f"its reader has the name {reader.name!r}: must match {_NAME.pattern}")
    for suffix in reader.suffixes:
        if not _SUFFIX.fullmatch(suffix):
            raise PluginError(f"its reader {reader.name!r} has the suffix {suffix!r}: must match {_SUFFIX.pattern}")
    return reader
