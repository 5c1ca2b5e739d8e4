"""Which exporters there are, and what becomes of plugins at fault."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from made_plugins import GOOD, OFFERS_PROFILES, READS, entry_points_in, install, installed
from newsparse.errors import ArgumentError, PluginError
from newsparse.model import Issue
from newsparse.plugins import (
    PluginReport,
    State,
    exporters,
    find_exporter,
    find_profile_file,
    find_reader,
    load,
    own_readers,
    plugins,
    readers,
)

OWN = ("json", "csv", "tsv", "epub")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose plugins are installed."""
    with installed(tmp_path, monkeypatch) as found:
        yield found


def reports(folder: Path, disabled: tuple[str, ...] = ()) -> dict[str, PluginReport]:
    return {report.name: report for report in load(entry_points_in(folder), disabled).plugins}


def test_own_formats_are_a_plugin_like_any(folder: Path) -> None:
    """They come through the public hooks and are reported first; text is what no other reader knows."""
    found = load([])
    assert tuple(exporter.name for exporter in found.exporters) == OWN
    names = tuple(reader.name for reader in found.readers)
    assert names == tuple(reader.name for reader in own_readers())
    assert names[-1] == "text"
    report = PluginReport(name="newsparse", distribution="newsparse", version=None, exporters=OWN, readers=names)
    assert found.plugins == (report,)
    assert str(found.plugins[0]) == "plugin 'newsparse' of newsparse"


def test_what_is_left_out_is_told_in_the_words_of_the_model(folder: Path) -> None:
    """Fields and whole classes, those of dates and diagnostics too, may be named as left out."""
    losses = "Article.sidebars", "Diagnostic", "Element", "PartialDate.year"
    install(folder, "shout", GOOD.format(name="shout").replace("write=write", f"write=write, leaves_out={losses}"))
    assert find_exporter("shout").leaves_out == losses
    assert all(one.leaves_out == tuple(sorted(set(one.leaves_out))) for one in load([]).exporters)


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Importing the registry imports neither exporters nor plugins."""
    code = "import sys, newsparse.plugins; print([m for m in sys.modules if 'newsparse.exporters' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_installed_plugin_is_found(folder: Path) -> None:
    """A plugin that is installed is found by the name of its exporter, and reported with its distribution."""
    install(folder, "shout", GOOD.format(name="shout"))
    stream = io.BytesIO()
    find_exporter("shout").write(Issue(), stream)
    assert stream.getvalue() == b"written"
    assert "shout" in [exporter.name for exporter in exporters()]
    report = PluginReport(name="shout", distribution="dist-of-shout", version="1.5", exporters=("shout",))
    assert report in plugins()
    assert str(report) == "plugin 'shout' of dist-of-shout 1.5"


def test_an_object_can_be_a_plugin(folder: Path) -> None:
    """The entry point may name an object with hooks instead of a module."""
    code = GOOD.format(name="shout").replace("@hookimpl\ndef newsparse_exporters():", "@hookimpl\ndef _():")
    code = code.replace("@hookimpl\ndef _():", "class Plugin:\n  @hookimpl\n  def newsparse_exporters(self):")
    install(folder, "thing", code + "\nplugin = Plugin()\n", value="made_thing:plugin")
    assert reports(folder)["thing"].exporters == ("shout",)


FAULTS = {
    "no-module": ("", "made_nothing", "ModuleNotFoundError: No module named 'made_nothing'"),
    "no-attribute": (
        "",
        "made_faulty:plugin",
        "AttributeError: module 'made_faulty' has no attribute 'plugin'",
    ),
    "bad-syntax": ("def :", None, "SyntaxError: invalid syntax"),
    "raises-at-import": ("raise RuntimeError('two\\nlines')", None, "RuntimeError: two lines; switch off"),
    "exits-at-import": ("raise SystemExit('bye')", None, "SystemExit: bye"),
    "no-hook": ("", None, "it implements no hook; mark its functions with @newsparse.hookimpl"),
    "unknown-hook": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporter(): ...",
        None,
        "PluginValidationError: unknown hook 'newsparse_exporter'",
    ),
    "unknown-argument": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporters(issue): ...",
        None,
        "PluginValidationError: Plugin 'faulty' for hook 'newsparse_exporters'",
    ),
    "hook-raises": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporters(): return 1 / 0",
        None,
        "ZeroDivisionError: division by zero",
    ),
    "hook-returns-nothing": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporters(): ...",
        None,
        "TypeError: 'NoneType' object is not iterable",
    ),
    "no-exporter": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporters(): return ['shout']",
        None,
        "it offers 'shout', which is no newsparse.Exporter",
    ),
    "twice": (
        GOOD.format(name="twice").replace("return [", "return 2 * ["),
        None,
        "it offers two exporters 'twice'",
    ),
    "bad-name": (
        GOOD.format(name="Shout it"),
        None,
        "its exporter 'Shout it' has the name 'Shout it': must match",
    ),
    "bad-suffix": (
        GOOD.format(name="shout").replace("'.x'", "'x'").replace('".x"', '"x"'),
        None,
        "its exporter 'shout' has the suffix 'x': must match",
    ),
    "bad-media-type": (
        GOOD.format(name="shout").replace("text/x", "text"),
        None,
        "its exporter 'shout' has the media_type 'text': must match",
    ),
    "bad-loss": (
        GOOD.format(name="shout").replace("write=write", "write=write, leaves_out=('Element.span',)"),
        None,
        "its exporter 'shout' leaves out 'Element.span', which the model has not: did you mean 'Element.spans'?",
    ),
    "bad-option": (
        GOOD.format(name="shout").replace("loud: bool", "loud: list"),
        None,
        "option 'loud' of exporter 'shout' is typed 'list'",
    ),
    "no-reader": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_readers(): return ['letters']",
        None,
        "it offers 'letters', which is no newsparse.Reader",
    ),
    "bad-reader-name": (
        READS.format(name="Letters"),
        None,
        "its reader has the name 'Letters': must match",
    ),
    "bad-reader-suffix": (
        READS.format(name="letters").replace('(".ltr",)', '".ltr"'),
        None,
        "its reader 'letters' has the suffix '.': must match",
    ),
    "own-reader-name": (
        READS.format(name="text"),
        None,
        "plugin 'faulty' of dist-of-faulty 1.5 offers the reader 'text', which is newsparse's own",
    ),
    "own-name": (
        GOOD.format(name="json"),
        None,
        "plugin 'faulty' of dist-of-faulty 1.5 offers the exporter 'json', which is newsparse's own",
    ),
}


def test_readers_are_offered_like_exporters(folder: Path) -> None:
    """They are listed after newsparse's own, reported, and found by name together with their plugin."""
    install(folder, "letters", READS.format(name="letters"))
    report = PluginReport(name="letters", distribution="dist-of-letters", version="1.5", readers=("letters",))
    reader, plugin = find_reader("letters")
    assert (reader.suffixes, plugin) == ((".ltr",), report)
    assert [one.name for one in readers()] == [*(one.name for one in own_readers()), "letters"]
    assert report in plugins()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("letter", "unknown reader 'letter': did you mean 'letters'?"),
        (None, "reader must be the name of a reader, not None: known are: "),
    ],
)
def test_a_reader_that_is_not_there(folder: Path, name: str, message: str) -> None:
    """The nearest is suggested, as for exporters."""
    install(folder, "letters", READS.format(name="letters"))
    with pytest.raises(ArgumentError) as caught:
        find_reader(name)
    assert str(caught.value).startswith(message)


def test_profiles_are_offered_beside_exporters(folder: Path) -> None:
    """A report tells both; a profile is found by the name of its file."""
    (folder / "harbour-courier.toml").write_text('extends = "en"', "utf-8")
    install(folder, "both", GOOD.format(name="shout") + OFFERS_PROFILES.format(names=["harbour-courier.toml"]))
    found = load(entry_points_in(folder))
    assert (found.plugins[1].exporters, found.plugins[1].profiles) == (("shout",), ("harbour-courier",))
    assert found.find_profile("harbour-courier").name == "harbour-courier.toml"
    assert find_profile_file("harbour-courier") == folder / "harbour-courier.toml"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("Courier.toml", "", "its profile 'Courier.toml' must be named like `harbour-courier.toml`"),
        ("courier.ini", "", "its profile 'courier.ini' must be named like `harbour-courier.toml`"),
        ("courier", "", "its profile 'courier' must be named like `harbour-courier.toml`"),
        ("courier.toml", "extends = 'eng'", "courier.toml: extends 'eng', which is no profile of newsparse"),
        ("courier.toml", None, "courier.toml: No such file or directory"),
    ],
)
def test_a_profile_at_fault_is_reported(folder: Path, name: str, content: str | None, reason: str) -> None:
    """Its plugin is named and left out, before anybody asks for the profile."""
    if content is not None:
        (folder / name).write_text(content, "utf-8")
    install(folder, "papers", OFFERS_PROFILES.format(names=[name]))
    report = reports(folder)["papers"]
    assert report.state is State.FAILED
    assert reason in report.reason


def test_two_profiles_of_one_name_are_a_contest(folder: Path) -> None:
    """As with exporters: both plugins are named, and who asks is told."""
    (folder / "courier.toml").write_text('extends = "en"', "utf-8")
    install(folder, "alpha", OFFERS_PROFILES.format(names=["courier.toml"]))
    install(folder, "beta", OFFERS_PROFILES.format(names=["courier.toml"]))
    install(folder, "gamma", OFFERS_PROFILES.format(names=["courier.toml"] * 2))
    found = load(entry_points_in(folder))
    assert "it offers two profiles 'courier'" in found.plugins[3].reason
    with pytest.raises(PluginError, match=r"alpha 1\.5 and plugin 'beta' .* both offer the profile 'courier'"):
        found.find_profile("courier")


@pytest.mark.parametrize("fault", FAULTS)
def test_plugin_at_fault_is_reported_and_stops_nobody(folder: Path, fault: str) -> None:
    """A plugin at fault is named with its distribution, the reason and the way out; the others work."""
    code, value, reason = FAULTS[fault]
    install(folder, "faulty", code, value=value)
    install(folder, "early", GOOD.format(name="early"))
    install(folder, "late", GOOD.format(name="late"))
    found = load(entry_points_in(folder))
    assert [exporter.name for exporter in found.exporters] == [*OWN, "early", "late"]
    assert [report.state for report in found.plugins] == [State.OK, State.OK, State.FAILED, State.OK]
    report = found.plugins[2]
    assert (report.name, report.distribution, report.version) == ("faulty", "dist-of-faulty", "1.5")
    assert reason in report.reason
    assert report.reason.endswith("; switch off with NEWSPARSE_DISABLE_PLUGINS=faulty")
    assert "\n" not in report.reason
    assert report.exporters == ()


def test_interrupt_is_not_swallowed(folder: Path) -> None:
    """Ctrl-C while a plugin loads stops the program as it should."""
    install(folder, "slow", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        load(entry_points_in(folder))


def test_two_of_one_name_are_both_named_and_none_wins(folder: Path) -> None:
    """Where two plugins want one name the later is refused and who asks for the name is told of both."""
    install(folder, "alpha", GOOD.format(name="shout"))
    install(folder, "beta", GOOD.format(name="shout"))
    entry_points = entry_points_in(folder)
    found = load(entry_points)
    message = (
        "plugin 'alpha' of dist-of-alpha 1.5 and plugin 'beta' of dist-of-beta 1.5 both offer the exporter "
        "'shout'; switch off with NEWSPARSE_DISABLE_PLUGINS=alpha or NEWSPARSE_DISABLE_PLUGINS=beta"
    )
    assert [report.state for report in found.plugins] == [State.OK, State.OK, State.FAILED]
    assert found.plugins[2].reason == message
    assert [exporter.name for exporter in found.exporters] == list(OWN)
    with pytest.raises(PluginError) as refused:
        found.find("shout")
    assert str(refused.value) == message
    assert load(entry_points[::-1]) == found
    assert load(entry_points, ["alpha"]).find("shout")[1].name == "beta"


def test_name_of_ones_own_is_no_contest(folder: Path) -> None:
    """A plugin that wants a name of newsparse's own is refused; the name goes on working."""
    install(folder, "thief", GOOD.format(name="json"))
    assert load(entry_points_in(folder)).find("json")[1].distribution == "newsparse"


@pytest.mark.parametrize("switch", ["noisy", " other ,noisy", "all"])
def test_plugins_are_switched_off_by_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, switch: str
) -> None:
    """A plugin that NEWSPARSE_DISABLE_PLUGINS names is not even imported."""
    install(folder, "noisy", "raise AssertionError('imported')")
    monkeypatch.setenv("NEWSPARSE_DISABLE_PLUGINS", switch)
    report = next(report for report in plugins() if report.name == "noisy")
    assert report.state is State.DISABLED
    assert report.reason == "is named in NEWSPARSE_DISABLE_PLUGINS"
    assert set(OWN) <= {exporter.name for exporter in exporters()}


def test_unknown_format_gets_a_suggestion(folder: Path) -> None:
    """An unknown name is answered with the nearest one, or with all there are."""
    with pytest.raises(ArgumentError, match=r"^unknown exporter 'jsn': did you mean 'json'\?$"):
        load([]).find("jsn")
    with pytest.raises(ArgumentError, match=r"^unknown exporter '': known are: csv, epub, json, tsv$"):
        load([]).find("")


def test_unknown_format_hints_at_plugins_that_failed(folder: Path) -> None:
    """Where a plugin did not load, an unknown name may be its: the message says where to look."""
    install(folder, "faulty", "def :")
    with pytest.raises(ArgumentError, match=r"; `newsparse plugins` tells which plugins do not work, and why$"):
        find_exporter("shout")


def test_format_must_be_a_name(folder: Path) -> None:
    """An exporter or a number in place of the name is refused with the names there are."""
    with pytest.raises(ArgumentError, match=r"^format must be the name of an exporter, not 5: known are: csv, epub"):
        load([]).find(5)  # type: ignore[arg-type]


def test_entry_point_without_distribution_is_named_by_its_package(folder: Path) -> None:
    """An entry point that no distribution owns is reported by the package it leads to."""
    point = EntryPoint(name="loose", value="made_nowhere.inner:plugin", group="newsparse")
    report = load([point]).plugins[1]
    assert (report.distribution, report.version, report.state) == ("made_nowhere", None, State.FAILED)
