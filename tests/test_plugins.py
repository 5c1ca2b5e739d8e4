"""Which exporters there are, and what becomes of plugins at fault."""

from __future__ import annotations

import builtins
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import newsparse
from made_plugins import GOOD, OFFERS_PROFILES, READS, REVISES, entry_points_in, install, installed, writing
from newsparse import loading
from newsparse.errors import ArgumentError, PluginError
from newsparse.exporters import newsparse_exporters
from newsparse.loading import PluginReport, State
from newsparse.model import Issue
from newsparse.plugins import (
    exporters,
    find_exporter,
    find_profile_file,
    find_reader,
    load,
    loaded,
    own_readers,
    plugins,
    readers,
)
from newsparse.selection import selection

OWN = tuple(one.name for one in newsparse_exporters())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose plugins are installed."""
    with installed(tmp_path, monkeypatch) as found:
        yield found


def reports(folder: Path, **selected: Any) -> dict[str, PluginReport]:
    return {report.name: report for report in load(entry_points_in(folder), [selection(**selected)]).plugins}


def test_own_formats_are_a_plugin_like_any(folder: Path) -> None:
    """They come through the public hooks and are reported first; text is what no other reader knows."""
    found = load([])
    assert tuple(exporter.name for exporter in found.exporters) == OWN
    names = tuple(reader.name for reader in found.readers)
    assert names == tuple(reader.name for reader in own_readers())
    assert names[-1] == "text"
    hooks = "newsparse_exporters", "newsparse_readers"
    report = PluginReport(
        name="newsparse", distribution="newsparse", version=None, hooks=hooks, exporters=OWN, readers=names
    )
    assert found.plugins == (report,)
    assert str(found.plugins[0]) == "plugin 'newsparse' of newsparse"


def test_what_is_left_out_is_told_in_the_words_of_the_model(folder: Path) -> None:
    """Fields and whole classes, those of dates and diagnostics too, may be named as left out."""
    losses = "Article.sidebars", "Diagnostic", "Element", "PartialDate"
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
    report = PluginReport(
        name="shout",
        distribution="dist-of-shout",
        version="1.5",
        hooks=("newsparse_exporters",),
        exporters=("shout",),
    )
    assert report in plugins()
    assert str(report) == "plugin 'shout' of dist-of-shout 1.5"


def test_an_implementation_may_have_another_name(folder: Path) -> None:
    """As pluggy lets it say which hook it is for."""
    code = GOOD.format(name="shout").replace(
        "@hookimpl\ndef newsparse_exporters", "@hookimpl(specname='newsparse_exporters')\ndef mine"
    )
    install(folder, "shout", code)
    install(folder, "wrong", code.replace("'newsparse_exporters'", "'newsparse_all'"))
    assert reports(folder)["shout"].exporters == ("shout",)
    assert reports(folder)["wrong"].reason.startswith("it implements 'newsparse_all', which is no hook of newsparse: ")


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
    "raises-at-import": ("raise RuntimeError('two\\nlines')", None, "RuntimeError: two lines (made_faulty.py, line 1)"),
    "exits-at-import": ("raise SystemExit('bye')", None, "SystemExit: bye"),
    "no-hook": ("", None, "it implements no hook; mark its functions with @newsparse.hookimpl"),
    "unknown-hook": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporter(): ...",
        None,
        "it implements 'newsparse_exporter', which is no hook of newsparse: did you mean 'newsparse_exporters'?",
    ),
    "unknown-argument": (
        "from newsparse.hookspecs import hookimpl\n@hookimpl\ndef newsparse_exporters(issue): ...",
        None,
        "its newsparse_exporters asks for 'issue'; what the hook gives is: api_version",
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
        "its exporter 'shout' leaves out what is not there: 'Element.span' is no field of newsparse's model",
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
    "no-reviser": (
        REVISES.format(name="tidy").replace("return [Rev", "return [5, Rev"),
        None,
        "it offers 5, which is no newsparse.Reviser",
    ),
    "bad-reviser-name": (
        REVISES.format(name="Tidy"),
        None,
        "its reviser has the name 'Tidy': must match",
    ),
    "bad-reviser-function": (
        REVISES.format(name="tidy").replace("revise=revise", "revise=5"),
        None,
        "its reviser 'tidy' has no function: revise is 5",
    ),
    "no-description": (
        GOOD.format(name="shout").replace('description=""', "description=None"),
        None,
        "its exporter 'shout' has the description None: must be one line of text",
    ),
    "long-description": (
        READS.format(name="letters").replace('description=""', 'description="one\\ntwo"'),
        None,
        "its reader 'letters' has the description 'one\\ntwo': must be one line of text",
    ),
    "bad-reviser-description": (
        REVISES.format(name="tidy").replace('"names the newspaper"', "5"),
        None,
        "its reviser 'tidy' has the description 5: must be one line of text",
    ),
    "generator": (
        writing("shout", "yield b'written'"),
        None,
        "its exporter 'shout' writes nothing when it is called: let write be a plain function, without yield or async",
    ),
    "coroutine": (
        GOOD.format(name="shout").replace("def write", "async def write"),
        None,
        "its exporter 'shout' writes nothing when it is called: let write be a plain function, without yield or async",
    ),
    "error-of-an-error": (
        "class Bad(Exception):\n    def __str__(self): raise self\nraise Bad",
        None,
        "Bad (made_faulty.py, line 3)",
    ),
    "long-error": (
        "raise ValueError('long ' * 1000)",
        None,
        f"ValueError: {'long ' * 100}… (made_faulty.py, line 1)",
    ),
    "wrapper": (
        GOOD.format(name="shout").replace("@hookimpl", "@hookimpl(wrapper=True)").replace("return", "yield; return"),
        None,
        "its newsparse_exporters is a wrapper; a plugin speaks for itself alone",
    ),
    "no-version": (
        GOOD.format(name="shout") + "newsparse_api = '1'",
        None,
        "its newsparse_api is '1'; it must be a number, the newsparse.API_VERSION it is for",
    ),
    "skipped-at-import": (
        "import pytest; pytest.skip('not here', allow_module_level=True)",
        None,
        "Skipped: not here (made_faulty.py, line 1)",
    ),
}


def test_readers_are_offered_like_exporters(folder: Path) -> None:
    """They are listed after newsparse's own, reported, and found by name together with their plugin."""
    install(folder, "letters", READS.format(name="letters"))
    hooks = ("newsparse_readers",)
    report = PluginReport(
        name="letters", distribution="dist-of-letters", version="1.5", hooks=hooks, readers=("letters",)
    )
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
    assert found.plugins[3].reason == "it offers two profiles 'courier'"
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
    assert report.advice == "upgrade dist-of-faulty, or switch off with NEWSPARSE_DISABLE_PLUGINS=faulty"
    assert report.told == f"{report.reason}; {report.advice}"
    assert "\n" not in report.reason
    assert (report.hooks, report.exporters, report.readers, report.profiles) == ((), (), (), ())


def test_interrupt_is_not_swallowed_and_says_who_was_loading(folder: Path) -> None:
    """Ctrl-C while a plugin loads stops the program as it should; whose fault the wait was is told."""
    install(folder, "slow", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt) as stopped:
        load(entry_points_in(folder))
    who = "plugin 'slow' of dist-of-slow 1.5 was being loaded"
    assert stopped.value.__notes__ == [f"{who}; switch off with NEWSPARSE_DISABLE_PLUGINS=slow"]


def test_two_of_one_name_are_both_named_and_none_wins(folder: Path) -> None:
    """Where two plugins want one name neither gets it, in whatever order; all else that they offer works."""
    also = 'Exporter(name="{0}-too", suffix=".y", media_type="text/y", description="", write=write)'
    for name in ("alpha", "beta"):
        code = GOOD.format(name="shout").replace("return [", f"return [{also.format(name)}, ")
        install(folder, name, code)
    entry_points = entry_points_in(folder)
    found = load(entry_points)
    reason = "plugin 'alpha' of dist-of-alpha 1.5 and plugin 'beta' of dist-of-beta 1.5 both offer the exporter 'shout'"
    advice = "switch off with NEWSPARSE_DISABLE_PLUGINS=alpha or NEWSPARSE_DISABLE_PLUGINS=beta"
    assert [report.state for report in found.plugins] == [State.OK, State.CLASHING, State.CLASHING]
    assert [(report.reason, report.advice) for report in found.plugins[1:]] == [(reason, advice)] * 2
    assert [report.exporters for report in found.plugins[1:]] == [("alpha-too",), ("beta-too",)]
    assert [exporter.name for exporter in found.exporters] == [*OWN, "alpha-too", "beta-too"]
    with pytest.raises(PluginError) as refused:
        found.find("shout")
    assert str(refused.value) == f"{reason}; {advice}"
    assert load(entry_points[::-1]) == found
    assert load(entry_points, [selection(["alpha"])]).find("shout")[1].name == "beta"


def test_three_of_one_name(folder: Path) -> None:
    """All of them are named."""
    for name in ("alpha", "beta", "gamma"):
        install(folder, name, GOOD.format(name="shout"))
    assert "and plugin 'gamma' of dist-of-gamma 1.5 all offer the exporter" in reports(folder)["alpha"].reason


def test_a_name_of_newsparses_own_cannot_be_taken(folder: Path) -> None:
    """It goes on working, what else the plugin offers works too, and the plugin is told."""
    install(folder, "letters", READS.format(name="text"))
    install(folder, "thief", GOOD.format(name="json"))
    found = load(entry_points_in(folder))
    for name, kind, wanted in (("thief", "exporter", "json"), ("letters", "reader", "text")):
        report = next(one for one in found.plugins if one.name == name)
        assert report.state is State.CLASHING
        assert (
            report.reason
            == f"plugin '{name}' of dist-of-{name} 1.5 would take the {kind} '{wanted}', which is newsparse's own"
        )
    assert found.find("json")[1].distribution == "newsparse"
    assert found.find_reader("text")[1].distribution == "newsparse"


def test_two_plugins_of_one_name_are_told_apart_by_their_distributions(folder: Path) -> None:
    """The switches take the name of a distribution too, and say it where that of the plugin is not enough."""
    install(folder, "alpha", GOOD.format(name="shout"))
    install(folder, "beta", "raise OSError('no')")
    entry_points = folder / "dist_of_beta-1.5.dist-info/entry_points.txt"
    entry_points.write_text(entry_points.read_text().replace("beta =", "alpha ="))
    found = load(entry_points_in(folder))
    assert [(one.name, one.distribution, one.state) for one in found.plugins[1:]] == [
        ("alpha", "dist-of-alpha", State.OK),
        ("alpha", "dist-of-beta", State.FAILED),
    ]
    assert found.plugins[2].advice.endswith("switch off with NEWSPARSE_DISABLE_PLUGINS=dist-of-beta")
    off = load(entry_points_in(folder), [selection(["Dist_of.Beta"])])
    assert [one.state for one in off.plugins[1:]] == [State.OK, State.DISABLED]


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("NEWSPARSE_DISABLE_PLUGINS", "noisy", "is switched off by NEWSPARSE_DISABLE_PLUGINS"),
        ("NEWSPARSE_DISABLE_PLUGINS", " other ,Dist_Of_Noisy", "is switched off by NEWSPARSE_DISABLE_PLUGINS"),
        ("NEWSPARSE_DISABLE_PLUGINS", "all", "is switched off by NEWSPARSE_DISABLE_PLUGINS"),
        ("NEWSPARSE_ALLOW_PLUGINS", "other", "is not named by NEWSPARSE_ALLOW_PLUGINS"),
        ("NEWSPARSE_ALLOW_PLUGINS", "", "is not named by NEWSPARSE_ALLOW_PLUGINS"),
    ],
)
def test_plugins_are_switched_off_by_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, reason: str
) -> None:
    """A plugin that one variable names, or the other does not, is not even imported."""
    install(folder, "noisy", "raise AssertionError('imported')")
    install(folder, "other", GOOD.format(name="other"))
    monkeypatch.setenv(variable, value)
    report = next(report for report in plugins() if report.name == "noisy")
    assert (report.state, report.reason, report.seconds) == (State.DISABLED, reason, 0)
    assert set(OWN) <= {exporter.name for exporter in exporters()}
    with pytest.raises(ArgumentError, match=f"^unknown exporter 'noisy': .*; plugin 'noisy' .* 1.5 {reason}$"):
        find_exporter("noisy")


def test_plugins_are_chosen_by_the_caller(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call takes the place of the one before; a `with` statement goes back; the environment holds throughout."""
    for name in ("alpha", "beta", "gamma"):
        install(folder, name, GOOD.format(name=name))
    monkeypatch.setenv("NEWSPARSE_DISABLE_PLUGINS", "gamma")

    def working() -> list[str]:
        return [report.name for report in plugins()[1:] if report.state is State.OK]

    assert working() == ["alpha", "beta"]
    with newsparse.use_plugins(disable=["alpha"]):
        assert working() == ["beta"]
        with newsparse.use_plugins(allow=["dist-of-alpha", "gamma"]):
            assert working() == ["alpha"]
        assert working() == ["beta"]
        newsparse.use_plugins(allow=[])
        assert working() == []
        newsparse.use_plugins()
        assert working() == ["alpha", "beta"]
        newsparse.use_plugins(disable=["all"])
        reasons = [report.reason for report in plugins()[1:]]
        by_caller = "is switched off by --disable-plugin or use_plugins(disable=…)"
        assert reasons == [by_caller, by_caller, "is switched off by NEWSPARSE_DISABLE_PLUGINS"]
    assert working() == ["alpha", "beta"]


@pytest.mark.parametrize("names", ["alpha", 5, ["alpha", 5]])
def test_names_of_plugins_are_a_list(names: Any) -> None:
    """A name alone would be taken for its letters: it is refused, and nothing has changed."""
    for argument in ("disable", "allow"):
        with pytest.raises(ArgumentError, match=f"^{argument} must be a list of names of plugins, not "):
            newsparse.use_plugins(**{argument: names})


@pytest.mark.parametrize(("variable", "strict"), [("1", True), ("yes", True), ("", False), ("No", False), ("0", False)])
def test_a_strict_caller_bears_no_plugin_at_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, strict: bool
) -> None:
    """Whatever is looked up, newsparse's own included, the first at fault is an error and notes tell of the others."""
    install(folder, "absent", "import made_nothing")
    install(folder, "broken", "1 / 0")
    install(folder, "fine", GOOD.format(name="fine"))
    monkeypatch.setenv("NEWSPARSE_STRICT_PLUGINS", variable)
    lookups = find_exporter, find_reader
    for look, name in zip(lookups, ("json", "text"), strict=True):
        if not strict:
            assert look(name)
            continue
        with pytest.raises(PluginError, match=r"^plugin 'absent' of dist-of-absent 1\.5 is at fault: Module") as caught:
            look(name)
        assert [note.partition(":")[0] for note in caught.value.__notes__] == [
            "plugin 'broken' of dist-of-broken 1.5 is at fault"
        ]
        assert isinstance(caught.value.__cause__, ModuleNotFoundError)
    assert len(plugins()) == 4


def test_a_strict_caller_may_be_in_a_with_statement(folder: Path) -> None:
    """And bears what is switched off."""
    install(folder, "broken", "1 / 0")
    with newsparse.use_plugins(strict=True), pytest.raises(PluginError, match="ZeroDivisionError"):
        exporters()
    with newsparse.use_plugins(strict=True, disable=["broken"]):
        assert exporters()
    assert exporters()


def test_newsparses_own_are_found_without_a_plugin_being_loaded(folder: Path) -> None:
    """Whoever names what newsparse brings along has no plugin run, however many are installed."""
    install(folder, "noisy", "import builtins; builtins.made_noise = True")
    newsparse.export(Issue(), "json")
    find_reader("text")
    with pytest.raises(ArgumentError):
        find_exporter(5)  # type: ignore[arg-type]
    assert not hasattr(builtins, "made_noise")
    exporters()
    assert builtins.made_noise  # type: ignore[attr-defined]
    del builtins.made_noise  # type: ignore[attr-defined]


def test_a_plugin_may_ask_for_plugins_while_it_is_loaded(folder: Path) -> None:
    """It finds those that newsparse brings along, and comes to an end whatever it asks for."""
    own = "import newsparse.plugins as p\nnewsparse = p.find_exporter('json').name\n"
    install(folder, "asking", own + "seen = [e.name for e in p.exporters()]\n" + GOOD.format(name="asking"))
    install(folder, "fine", GOOD.format(name="fine"))
    assert {"asking", "fine"} <= {exporter.name for exporter in exporters()}
    made = sys.modules["made_asking"]
    assert made.newsparse == "json"
    assert set(OWN) <= set(made.seen)
    assert {report.state for report in plugins()} == {State.OK}


def test_threads_load_each_plugin_once(folder: Path) -> None:
    """Whoever comes second waits for what the first finds."""
    code = "import time; time.sleep(0.05)\n" + GOOD.format(name="shout").replace(
        "exporters():", "exporters():\n    calls.append(1)"
    )
    install(folder, "shout", f"calls = []\n{code}")
    with ThreadPoolExecutor(4) as pool:
        found = [*pool.map(find_exporter, ["shout"] * 4)]
    assert len(set(map(id, found))) == 1
    assert sys.modules["made_shout"].calls == [1]


def test_a_slow_plugin_works_and_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a second on: how long it took, and how to do without it."""
    install(folder, "slow", "import time; time.sleep(0.06)\n" + GOOD.format(name="slow"))
    monkeypatch.setattr(loading, "_PATIENCE", 0.05)
    found = load(entry_points_in(folder))
    report = found.plugins[1]
    assert found.find("slow")
    assert (report.state, report.reason) == (State.SLOW, "took 0.1 s to load")
    assert report.advice == "switch off with NEWSPARSE_DISABLE_PLUGINS=slow"
    assert 0.06 <= report.seconds < 5


@pytest.mark.parametrize("error", [True, False])
def test_what_a_plugin_prints_while_it_is_loaded_goes_to_standard_error(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: bool
) -> None:
    """Standard output may be an export; that it prints is told, and it works. Nobody may listen at all."""
    install(folder, "noisy", "import sys\nprint('hello\\nworld')\n" + GOOD.format(name="noisy"))
    if not error:
        monkeypatch.setattr(sys, "stderr", None)
    found = load(entry_points_in(folder))
    assert found.find("noisy")
    assert (found.plugins[1].state, found.plugins[1].reason) == (
        State.OK,
        "prints while it is loaded: 'hello world'",
    )
    assert capsys.readouterr() == ("", "hello\nworld\n" if error else "")


def test_a_plugin_may_set_up_standard_output(folder: Path) -> None:
    """What is there in its place has what a stream has."""
    install(folder, "careful", "import sys; sys.stdout.flush(); sys.stdout.isatty()\n" + GOOD.format(name="careful"))
    assert reports(folder)["careful"].reason == ""


@pytest.mark.parametrize(
    ("version", "state", "advice"),
    [(2, State.TOO_NEW, "upgrade newsparse, or "), (0, State.OUTDATED, "upgrade dist-of-shout, or ")],
)
def test_a_plugin_for_another_version_of_the_hooks_is_told(
    folder: Path, version: int, state: State, advice: str
) -> None:
    """In its report, and when what it offers is asked for by name."""
    install(folder, "shout", GOOD.format(name="loud") + f"newsparse_api = {version}\n")
    found = load(entry_points_in(folder))
    reason = f"it is written for version {version} of the hooks, newsparse {newsparse.__version__} has 1"
    assert (found.plugins[1].state, found.plugins[1].reason) == (state, reason)
    assert found.plugins[1].advice == f"{advice}switch off with NEWSPARSE_DISABLE_PLUGINS=shout"
    with pytest.raises(PluginError, match=f"^plugin 'shout' of dist-of-shout 1.5 is at fault: {re.escape(reason)}; "):
        found.find("loud")


def test_a_plugin_object_says_its_version_too(folder: Path) -> None:
    """Where the entry point names an object, it or its module may."""
    code = GOOD.format(name="shout").replace("@hookimpl\ndef newsparse_exporters():", "")
    code = code.replace("    return [", "class Plugin:\n  @hookimpl\n  def newsparse_exporters(self):\n    return [")
    for name, line in {"ofit": "plugin.newsparse_api = 2", "module": "newsparse_api = 2"}.items():
        install(folder, name, f"{code}\nplugin = Plugin()\n{line}\n", value=f"made_{name}:plugin")
    assert [one.state for one in load(entry_points_in(folder)).plugins[1:]] == [State.TOO_NEW] * 2


def test_hooks_are_told_the_version(folder: Path) -> None:
    """An implementation may take `api_version`, or leave it out."""
    code = (
        GOOD.format(name="shout")
        .replace("exporters():", "exporters(api_version):")
        .replace('".x"', '".v%d" % api_version')
    )
    install(folder, "shout", code)
    assert load(entry_points_in(folder)).find("shout")[0].suffix == f".v{newsparse.API_VERSION}"


def test_a_fault_that_a_newer_newsparse_may_cure_says_which_is_asked_for(folder: Path) -> None:
    """What the distribution requires is told beside what is there, where a name was missing."""
    for name, code, requirement in (
        ("name", "from newsparse import Nothing", "newsparse[cli] >=2,<3 ; python_version > '3'"),
        ("hook", "from newsparse import hookimpl\n@hookimpl\ndef newsparse_x(): ...", "newsparse (>=2)"),
        ("other", "1 / 0", "newsparse>=2"),
        ("none", "import made_nothing", "newsparse-nothing>=2"),
        ("bare", "import made_nothing", "newsparse"),
    ):
        install(folder, name, code)
        metadata = folder / f"dist_of_{name}-1.5.dist-info/METADATA"
        metadata.write_text(metadata.read_text() + f"Requires-Dist: pluggy\nRequires-Dist: {requirement}\n")
    found = reports(folder)
    this = f", this is {newsparse.__version__}"
    assert found["name"].reason.endswith(f" (made_name.py, line 1); it asks for newsparse >=2,<3{this}")
    assert found["hook"].reason.endswith(f"; it asks for newsparse >=2{this}")
    assert [name for name, one in found.items() if "it asks for" in one.reason] == ["hook", "name"]


def test_the_place_of_a_fault_is_told(folder: Path) -> None:
    """The file and line of the plugin's, the folder before the file of a package."""
    package = folder / "made_package"
    package.mkdir()
    (package / "__init__.py").write_text("\n\nint('x')")
    install(folder, "whole", "", value="made_package")
    assert reports(folder)["whole"].reason.endswith("'x' (made_package/__init__.py, line 3)")


def test_broken_metadata_hide_nobody(folder: Path) -> None:
    """A distribution that tells nothing of itself is named by its module; one without entry points is left out."""
    install(folder, "fine", GOOD.format(name="fine"))
    install(folder, "mute", GOOD.format(name="mute"))
    (folder / "dist_of_mute-1.5.dist-info/METADATA").unlink()
    assert [(one.name, one.state) for one in plugins()[1:]] == [("fine", State.OK), ("mute", State.OK)]
    loaded.cache_clear()
    install(folder, "senseless", "")
    (folder / "dist_of_senseless-1.5.dist-info/entry_points.txt").write_bytes(b"[newsparse]\nsense\xffless\n")
    assert {"fine", "mute"} <= {one.name for one in plugins()}


def test_what_a_failed_plugin_offers_is_told_when_it_is_asked_for(folder: Path) -> None:
    """As far as it came, what is wrong with the plugin is the answer; what another offers by that name is there."""
    install(
        folder, "half", GOOD.format(name="half").replace("return [", "yield from [").replace("=write)]", "=write), 5]")
    )
    with pytest.raises(PluginError, match=r"^plugin 'half' of dist-of-half 1.5 is at fault: it offers 5, which is no"):
        find_exporter("half")
    install(folder, "whole", GOOD.format(name="half"))
    loaded.cache_clear()
    assert find_exporter("half")


def test_unknown_format_gets_a_suggestion(folder: Path) -> None:
    """An unknown name is answered with the nearest one, or with all there are."""
    with pytest.raises(ArgumentError, match=r"^unknown exporter 'jsn': did you mean 'json'\?$"):
        load([]).find("jsn")
    with pytest.raises(ArgumentError, match=f"^unknown exporter '': known are: {', '.join(sorted(OWN))}$"):
        load([]).find("")


def test_unknown_format_hints_at_plugins_that_failed(folder: Path) -> None:
    """Where a plugin did not load, an unknown name may be its: the message says where to look."""
    install(folder, "faulty", "def :")
    with pytest.raises(ArgumentError, match=r"; `newsparse plugins` tells which plugins do not work, and why$"):
        find_exporter("shout")


def test_format_must_be_a_name(folder: Path) -> None:
    """An exporter or a number in place of the name is refused with the names there are."""
    with pytest.raises(
        ArgumentError, match=r"^format must be the name of an exporter, not 5: known are: [a-z, -]+csv, "
    ):
        load([]).find(5)  # type: ignore[arg-type]


def test_entry_point_without_distribution_is_named_by_its_package(folder: Path) -> None:
    """An entry point that no distribution owns is reported by the package it leads to."""
    point = EntryPoint(name="loose", value="made_nowhere.inner:plugin", group="newsparse")
    report = load([point]).plugins[1]
    assert (report.distribution, report.version, report.state) == ("made_nowhere", None, State.FAILED)
