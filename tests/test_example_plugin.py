"""The worked example of a plugin, installed as its readers will, beside plugins at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from made_plugins import GOOD, install

EXAMPLE = Path(__file__).parents[1] / "examples/newsparse-headlines"

EXPORT = """
import newsparse
from newsparse import Article, Contributor, ContributorRole, Element, Headline, Issue, Page, Role

def story(headline, *names):
    return Article(
        id="p1a1", language="en", pages=(0,),
        headline=Headline(main=Element(Role.HEADLINE, headline, (), "")),
        contributors=tuple(Contributor(name=name, role=ContributorRole.REPORTER) for name in names),
    )

stories = story("Bridge\\nopens", "Ann Lee", "Bo Ek"), story("大桥\\ud800通车")
issue = Issue(pages=(Page(text="", number="2"),), articles=stories)
print(newsparse.export(issue, {format!r}{options}).decode(), end="")
"""
PLUGINS = """
from newsparse.plugins import plugins
for report in plugins():
    print(report.name, report.distribution, report.state, report.reason)
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that pip has installed the example into, from its source and without network."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(folder)]
    subprocess.run([*pip, *offline, str(EXAMPLE)], check=True)
    return folder


def path_of(*folders: Path) -> str:
    """What a Python must be told to find those folders and the newsparse that is tested here."""
    return os.pathsep.join(map(str, [*folders, Path(newsparse.__file__).parents[1]]))


def python(code: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a Python of its own that also finds what is installed in those folders."""
    environment = {**os.environ, "PYTHONPATH": path_of(*paths), "PYTHONIOENCODING": "utf-8"}
    environment.pop("NEWSPARSE_DISABLE_PLUGINS", None)
    command = [sys.executable, "-B", "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_example_is_found_and_runs(site: Path) -> None:
    """Once installed, the format is there by its name, options included."""
    done = python(EXPORT.format(format="headlines", options=", separator='; '"), site)
    assert done.stderr == ""
    assert done.stdout == "2; Bridge opens; Ann Lee, Bo Ek\n2; 大桥?通车; \n"


def test_example_passes_its_own_test(site: Path, tmp_path: Path) -> None:
    """The test that the example ships passes."""
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "tests",
    ]
    environment = {**os.environ, "PYTHONPATH": path_of(site), "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path)}
    done = subprocess.run(command, cwd=EXAMPLE, env=environment, capture_output=True, text=True, check=False)
    assert "8 passed" in done.stdout, done.stdout


def test_plugins_at_fault_beside_it_stop_nobody(site: Path, tmp_path: Path) -> None:
    """A plugin that does not import, one that breaks its hook and a clash are named; the example works."""
    install(tmp_path, "absent", "", value="made_nothing")
    install(tmp_path, "broken", "import newsparse\n@newsparse.hookimpl\ndef newsparse_exporters(): 1 / 0\n")
    install(tmp_path, "first", GOOD.format(name="shout"))
    install(tmp_path, "second", GOOD.format(name="shout"))
    reported = python(PLUGINS, site, tmp_path).stdout.splitlines()
    off = "; switch off with NEWSPARSE_DISABLE_PLUGINS="
    both = "plugin 'first' of dist-of-first 1.5 and plugin 'second' of dist-of-second 1.5 both offer"
    assert f"absent dist-of-absent failed ModuleNotFoundError: No module named 'made_nothing'{off}absent" in reported
    assert f"broken dist-of-broken failed ZeroDivisionError: division by zero{off}broken" in reported
    assert any(line.startswith(f"second dist-of-second failed {both} the exporter 'shout'") for line in reported)
    assert "headlines newsparse-headlines ok " in reported
    assert python(EXPORT.format(format="headlines", options=""), site, tmp_path).stdout.startswith("2 | Bridge")
    assert both in python(EXPORT.format(format="shout", options=""), site, tmp_path).stderr


def test_two_that_clash_with_the_example_are_told_apart(site: Path, tmp_path: Path) -> None:
    """Another plugin that wants the example's name does not take it in silence."""
    install(tmp_path, "copycat", GOOD.format(name="headlines"))
    done = python(EXPORT.format(format="headlines", options=""), site, tmp_path)
    assert "PluginError: plugin 'copycat' of dist-of-copycat 1.5 and plugin 'headlines' of" in done.stderr
    assert "newsparse-headlines 1.0 both offer the exporter 'headlines'" in done.stderr
