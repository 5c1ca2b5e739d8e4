"""The hooks: each is called as its page says, is documented with its exact signature, and has a test here."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import newsparse
from made_plugins import GOOD, OFFERS_PROFILES, READS, REVISES, entry_points_in, install, installed
from newsparse import hookspecs
from newsparse.plugins import exporters, find_exporter, find_profile_file, find_reader, load, plugins

PAGE = (Path(__file__).parents[1] / "docs/hooks.md").read_text("utf-8")
HOOKS = {name: hook for name, hook in vars(hookspecs).items() if hasattr(hook, "newsparse_spec")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose plugins are installed."""
    with installed(tmp_path, monkeypatch) as found:
        yield found


def counting(code: str, hook: str) -> str:
    """A plugin that counts the calls of a hook and takes down what it was given."""
    begin, end = code.split(f"def {hook}():\n")
    return f"calls = []\n{begin}def {hook}(api_version):\n    calls.append(api_version)\n{end}"


def calls(name: str) -> list[int]:
    """What the hook of such a plugin was given, a call each."""
    module = sys.modules.get(f"made_{name}")
    return list(vars(module)["calls"]) if module else []


def test_hook_newsparse_exporters(folder: Path) -> None:
    """It is called once, when a format is asked for that is not newsparse's own; what it returns can be written."""
    install(folder, "shout", counting(GOOD.format(name="shout"), "newsparse_exporters"))
    newsparse.export(newsparse.Issue(), "json")
    assert calls("shout") == []
    assert newsparse.export(newsparse.Issue(), "shout", loud=True) == b"WRITTEN"
    assert find_exporter("shout") in exporters()
    assert calls("shout") == [newsparse.API_VERSION]
    assert plugins()[1].hooks == ("newsparse_exporters",)


def test_hook_newsparse_readers(folder: Path) -> None:
    """It is called once, when a reader is asked for that is not newsparse's own; what it returns reads a file."""
    install(folder, "letters", counting(READS.format(name="letters"), "newsparse_readers"))
    (folder / "page.ltr").write_text("ab")
    newsparse.read(folder / "page.ltr", reader="text")
    assert calls("letters") == []
    issue = newsparse.read(folder / "page.ltr", reader="letters")
    assert [page.text for page in issue.pages] == ["a", "b"]
    find_reader("letters")
    assert calls("letters") == [newsparse.API_VERSION]
    assert plugins()[1].hooks == ("newsparse_readers",)


def test_hook_newsparse_profiles(folder: Path) -> None:
    """It is called once, when a profile is asked for by its name; the file that it returns is read with."""
    (folder / "courier.toml").write_text('extends = "fr"', "utf-8")
    install(folder, "papers", counting(OFFERS_PROFILES.format(names=["courier.toml"]), "newsparse_profiles"))
    newsparse.parse("A page.", language="en")
    assert calls("papers") == []
    assert newsparse.parse("A page.", profile="courier").language == "fr"
    assert find_profile_file("courier") == folder / "courier.toml"
    assert calls("papers") == [newsparse.API_VERSION]
    assert plugins()[1].hooks == ("newsparse_profiles",)


def test_hook_newsparse_revisers(folder: Path) -> None:
    """It is called once, when a reviser is asked for; what it returns goes over an issue where it is named."""
    install(folder, "named", counting(REVISES.format(name="named"), "newsparse_revisers"))
    issue = newsparse.parse("A page.")
    assert calls("named") == []
    assert newsparse.revise(issue, "named", "named").newspaper == "The Quay, The Quay"
    assert calls("named") == [newsparse.API_VERSION]
    assert (plugins()[1].hooks, plugins()[1].revisers) == (("newsparse_revisers",), ("named",))


def test_a_plugin_may_implement_several_hooks(folder: Path) -> None:
    """Its report names all of them."""
    install(folder, "both", GOOD.format(name="shout") + READS.format(name="letters"))
    report = load(entry_points_in(folder)).plugins[1]
    assert report.hooks == ("newsparse_exporters", "newsparse_readers")
    assert (report.exporters, report.readers) == (("shout",), ("letters",))


def undocumented(hooks: dict[str, Callable[..., Any]], page: str, tests: dict[str, Any]) -> list[str]:
    """What is missing: a test, a section with the exact signature, a line a parameter, two examples that run."""
    missing = []
    for name, hook in hooks.items():
        if not callable(tests.get(f"test_hook_{name}")):
            missing.append(f"{name}: a test test_hook_{name}")
        told = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
        if told is None:
            missing.append(f"{name}: a section")
            continue
        signature = f"{name}{inspect.signature(hook)}".replace("'", "")
        if f"```text\n{signature}\n```" not in told[1]:
            missing.append(f"{name}: its signature, {signature}")
        parameters = [one for one in inspect.signature(hook).parameters if f"\n- `{one}`: " not in told[1]]
        missing += [f"{name}: the parameter {one}" for one in parameters]
        examples = re.findall(r"^```python\n(.*?)^```$", told[1], re.MULTILINE | re.DOTALL)
        if sum(f"def {name}(" in one and "@hookimpl" in one for one in examples) < 2:
            missing.append(f"{name}: two examples")
        if not inspect.getdoc(hook):
            missing.append(f"{name}: a docstring")
    return missing


def test_each_hook_is_documented_and_tested() -> None:
    """docs/hooks.md has a section for each hook, whose examples test_docs.py runs; this file has a test for each."""
    assert undocumented(HOOKS, PAGE, globals()) == []
    assert re.findall(r"^## (newsparse_\w+)$", PAGE, re.MULTILINE) == list(HOOKS)
    assert re.findall(r"^\| \[`(\w+)`\]", PAGE, re.MULTILINE) == list(HOOKS)


def newsparse_made(api_version: int, page: str) -> None:
    """Return something."""


def test_what_is_not_documented_is_noticed() -> None:
    """A new hook, another parameter, another type, an example less: each of them is named."""
    assert undocumented({"newsparse_made": newsparse_made}, PAGE, globals()) == [
        "newsparse_made: a test test_hook_newsparse_made",
        "newsparse_made: a section",
    ]
    hook = {"newsparse_readers": newsparse_made}
    assert undocumented(hook, PAGE, globals()) == [
        "newsparse_readers: its signature, newsparse_readers(api_version: int, page: str) -> None",
        "newsparse_readers: the parameter page",
    ]
    fewer = PAGE.replace(
        "... def newsparse_profiles():\n...     return [file", "... def profiles():\n...     return [file"
    )
    assert undocumented(HOOKS, fewer, globals()) == ["newsparse_profiles: two examples"]
    other = PAGE.replace("newsparse_readers(api_version: int)", "newsparse_readers()")
    [missing] = undocumented(HOOKS, other, globals())
    assert missing.startswith("newsparse_readers: its signature, newsparse_readers(api_version: int) -> ")
    assert undocumented({"newsparse_readers": lambda api_version: None}, PAGE, globals())[-1].endswith("a docstring")


def test_versions_stand_on_the_page() -> None:
    """The page tells the version that there is, and every state of a plugin."""
    assert f"This is version {newsparse.API_VERSION}." in PAGE
    assert hookspecs.OLDEST_API_VERSION <= newsparse.API_VERSION
