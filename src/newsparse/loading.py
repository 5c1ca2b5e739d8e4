"""One installed plugin: what it offers, or what is wrong with it and what to do.

Whatever a plugin does while it is loaded stays its own affair: it may raise, leave the program, take its time, print.
"""

from __future__ import annotations

import inspect
import re
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout, suppress
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import attrs
import pluggy

from newsparse import hookspecs
from newsparse.errors import NewsparseError, PluginError, suggestion, told
from newsparse.hookspecs import API_VERSION, OLDEST_API_VERSION
from newsparse.offers import Key, Kind, offers
from newsparse.selection import DISABLE

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from types import ModuleType

#: The entry-point group that plugins register in.
GROUP = "newsparse"

_PATIENCE = 1.0  # seconds that a plugin may take to load before a person is told
_REQUIREMENT = re.compile(r"newsparse\s*(?:\[[^]]*\])?\s*\(?([<>=!~][^;)]*)")
_SHOWN = 60  # characters of what a plugin prints


class State(StrEnum):
    """What became of a plugin."""

    OK = "ok"
    SLOW = "slow"
    CLASHING = "clashes"
    FAILED = "failed"
    OUTDATED = "outdated"
    TOO_NEW = "too new"
    DISABLED = "disabled"


#: The states of a plugin that a strict caller does not bear.
AT_FAULT = frozenset({State.CLASHING, State.FAILED, State.OUTDATED, State.TOO_NEW})


@attrs.frozen(kw_only=True)
class PluginReport:
    """What became of one installed plugin, for a person to read."""

    #: Name of its entry point.
    name: str
    #: Name of the distribution it was installed with.
    distribution: str
    #: Version of the distribution; None for what newsparse brings along, and where it is not known.
    version: str | None
    #: What became of it.
    state: State = State.OK
    #: Names of the hooks it implements.
    hooks: tuple[str, ...] = ()
    #: Names of the exporters it offers.
    exporters: tuple[str, ...] = ()
    #: Names of the readers it offers.
    readers: tuple[str, ...] = ()
    #: Names of the profiles it offers.
    profiles: tuple[str, ...] = ()
    #: Names of the revisers it offers.
    revisers: tuple[str, ...] = ()
    #: What is wrong with it, or odd; empty where nothing is.
    reason: str = ""
    #: What to do about it; empty where nothing is wrong.
    advice: str = ""
    #: What the switches call it: its name, or its distribution's where another plugin has the same name.
    handle: str = attrs.field(eq=False, default=attrs.Factory(lambda self: self.name, takes_self=True))
    #: How long it took to load.
    seconds: float = attrs.field(eq=False, default=0.0)
    #: What it raised.
    error: BaseException | None = attrs.field(eq=False, repr=False, default=None)

    def __str__(self) -> str:
        return f"plugin {self.name!r} of {' '.join(filter(None, (self.distribution, self.version)))}"

    @property
    def told(self) -> str:
        """What is wrong and what to do, in a line."""
        return "; ".join(filter(None, (self.reason, self.advice)))


@attrs.frozen
class Loaded:
    """A plugin that was loaded, or that could not be."""

    #: What became of it.
    report: PluginReport
    #: What can be asked for, by kind and name.
    offers: Mapping[Key, object] = {}
    #: What could be asked for if nothing were wrong with it.
    withheld: tuple[Key, ...] = ()


def load_plugin(entry_point: EntryPoint, report: PluginReport) -> Loaded:
    """Import what an entry point names and ask it for what it offers.

    Raises:
        KeyboardInterrupt: with a note that names the plugin.
    """
    found: dict[Key, object] = {}
    begun = time.perf_counter()
    try:
        with _standard_output_kept_clean() as printed:
            plugin = entry_point.load()
            wrong = _wrong_version(plugin, sys.modules.get(entry_point.module))
            with suppress(Exception) if wrong else nullcontext():  # what it would offer is still worth knowing
                manager = manager_of(plugin, entry_point.name)
                offers(manager, found)
            if wrong:
                raise wrong
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(f"{report} was being loaded; {switch_off(report)}")
        raise
    except BaseException as error:  # a plugin may raise whatever it likes
        failed = attrs.evolve(report, seconds=time.perf_counter() - begun, error=error)
        return Loaded(_failed(failed, error, entry_point), withheld=tuple(found))
    report = attrs.evolve(report, seconds=time.perf_counter() - begun)
    return Loaded(working(report, manager, found, printed), found)


def manager_of(plugin: object, name: str) -> pluggy.PluginManager:
    """Register a plugin and hold it to what hooks there are.

    It gets a manager of its own: in a common one, pluggy loses the results of all plugins when one raises,
    and one plugin's wrapper may change what the others return.

    Raises:
        PluginError: when it implements none, or one that is not there, or asks one for what is not given.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    for method in dir(plugin):
        if options := manager.parse_hookimpl_opts(plugin, method):
            _check_implementation(getattr(plugin, method), options.get("specname") or method)
    manager.register(plugin, name)
    if not manager.get_hookcallers(plugin):
        raise PluginError("it implements no hook; mark its functions with @newsparse.hookimpl")
    return manager


def report_of(entry_point: EntryPoint) -> PluginReport:
    """Say what the metadata tell of a plugin; it is not loaded for that."""
    distribution: str | None = None
    version: str | None = None
    with suppress(Exception):  # metadata may be broken in any way
        if entry_point.dist:
            distribution, version = entry_point.dist.name, entry_point.dist.version
    return PluginReport(
        name=entry_point.name, distribution=distribution or entry_point.value.partition(".")[0], version=version
    )


def working(
    report: PluginReport, manager: pluggy.PluginManager, found: Mapping[Key, object], printed: Sequence[str] = ()
) -> PluginReport:
    """The report of a plugin that works, though it may be odd."""
    slow = report.seconds > _PATIENCE
    reasons = [f"took {report.seconds:.1f} s to load"] if slow else []
    if text := " ".join("".join(printed).split()):
        reasons.append(f"prints while it is loaded: {text[:_SHOWN]!r}")
    callers = (caller for plugin in manager.get_plugins() for caller in manager.get_hookcallers(plugin) or ())
    return attrs.evolve(
        with_offers(report, found),
        state=State.SLOW if slow else State.OK,
        hooks=tuple(sorted(caller.name for caller in callers)),
        reason="; ".join(reasons),
        advice=switch_off(report) if slow else "",
    )


def with_offers(report: PluginReport, offered: Collection[Key]) -> PluginReport:
    """A report that tells what its plugin offers."""
    names = {one: tuple(name for kind, name in offered if kind is one) for one in Kind}
    return attrs.evolve(
        report,
        exporters=names[Kind.EXPORTER],
        readers=names[Kind.READER],
        profiles=names[Kind.PROFILE],
        revisers=names[Kind.REVISER],
    )


def switch_off(*reports: PluginReport) -> str:
    """Say how to do without one of some plugins."""
    return "switch off with " + " or ".join(f"{DISABLE}={report.handle}" for report in reports)


class _WrongVersionError(PluginError):
    """A plugin for another version of the hooks."""

    def __init__(self, state: State, asked: int) -> None:
        super().__init__(f"it is written for version {asked} of the hooks, newsparse {_ours()} has {API_VERSION}")
        self.state = state


class _NoSuchHookError(PluginError):
    """A plugin for hooks that are not there, or that give something else."""


def _check_implementation(function: Callable[..., object], name: str) -> None:
    hooks = {one: spec for one, spec in vars(hookspecs).items() if hasattr(spec, f"{GROUP}_spec")}
    if name not in hooks:
        raise _NoSuchHookError(f"it implements {name!r}, which is no hook of newsparse: {suggestion(name, hooks)}")
    given = [*inspect.signature(hooks[name]).parameters]
    for parameter in inspect.signature(function).parameters:
        if parameter not in given:
            raise _NoSuchHookError(f"its {name} asks for {parameter!r}; what the hook gives is: {', '.join(given)}")


def _wrong_version(plugin: object, module: ModuleType | None) -> _WrongVersionError | None:
    """What to raise where a plugin, or the module it stands in, says that it is for other hooks than these."""
    asked = getattr(plugin, "newsparse_api", getattr(module, "newsparse_api", API_VERSION))
    if not isinstance(asked, int):
        raise PluginError(f"its newsparse_api is {asked!r}; it must be a number, the newsparse.API_VERSION it is for")
    if asked > API_VERSION:
        return _WrongVersionError(State.TOO_NEW, asked)
    return _WrongVersionError(State.OUTDATED, asked) if asked < OLDEST_API_VERSION else None


def _failed(report: PluginReport, error: BaseException, entry_point: EntryPoint) -> PluginReport:
    why = " ".join(str(error).split()) if isinstance(error, NewsparseError) else told(error)
    reason = f"{why}{_place(error, entry_point)}{_requirement(entry_point, error)}"
    state = error.state if isinstance(error, _WrongVersionError) else State.FAILED
    cure = f"upgrade {'newsparse' if state is State.TOO_NEW else report.distribution}, or {switch_off(report)}"
    return attrs.evolve(report, state=state, reason=reason, advice=cure)


def _place(error: BaseException, entry_point: EntryPoint) -> str:
    """Where in a plugin it was raised; a syntax error says so itself, and newsparse's own words need no place."""
    if isinstance(error, SyntaxError | NewsparseError):
        return ""
    package = entry_point.module.partition(".")[0]
    paths = [(PurePath(one.filename), one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    inside = [(path, line) for path, line in paths if package in (path.stem, *path.parts)]
    if not inside:
        return ""
    path, line = inside[-1]
    name = PurePath(*path.parts[-2:]) if path.stem == "__init__" else path.name
    return f" ({name}, line {line})"


def _requirement(entry_point: EntryPoint, error: BaseException) -> str:
    """Which newsparse its distribution asks for, where that may be why it failed."""
    if isinstance(error, ImportError | AttributeError | TypeError | _NoSuchHookError):
        with suppress(Exception):  # metadata may be broken in any way
            for requirement in (entry_point.dist and entry_point.dist.requires) or ():
                if asked := _REQUIREMENT.match(requirement):
                    return f"; it asks for newsparse {asked[1].strip()}, this is {_ours()}"
    return ""


def _ours() -> str:
    """The version of newsparse that distributions are held against when they are installed."""
    from importlib.metadata import version

    return version("newsparse")


class _Aside:
    """Standard error in place of standard output, so that what a plugin prints is not taken for an export."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def write(self, text: str) -> int:
        """Note what is printed, and print it."""
        self.printed.append(text)
        if sys.stderr:
            sys.stderr.write(text)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(sys.stderr, name)


@contextmanager
def _standard_output_kept_clean() -> Iterator[list[str]]:
    aside: Any = _Aside()
    with redirect_stdout(aside):
        yield aside.printed
