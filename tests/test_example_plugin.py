"""The worked example of a plugin, installed as its readers will, beside plugins at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from made_plugins import GOOD, install

EXAMPLE = Path(__file__).parents[1] / "examples/newsparse-nitf"

EXPORT = """
import io, zipfile, newsparse

issue = newsparse.parse("# 大桥通车\\n\\n今天，大桥通车了。\\n", date="2026-04-13")
data = newsparse.export(issue, {format!r}{options})
for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
    print(name, zipfile.ZipFile(io.BytesIO(data)).read(name).decode())
"""
PLUGINS = """
from newsparse.plugins import plugins
for report in plugins():
    print(report.name, report.distribution, report.state, report.told)
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
    done = python(EXPORT.format(format="nitf", options=", provider='courier.example'"), site)
    assert done.stderr == ""
    assert done.stdout.startswith("0001.xml <?xml")
    assert '<doc-id regsrc="courier.example" id-string="p1a1" /><date.issue norm="20260413" />' in done.stdout
    assert "<hl1>大桥通车</hl1>" in done.stdout


def own_tests(site: Path, folder: Path, **environment: str) -> str:
    """What the tests tell that the example ships."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "tests"]
    told = {"PYTHONPATH": path_of(site), "HYPOTHESIS_STORAGE_DIRECTORY": str(folder), **environment}
    return subprocess.run(
        command, cwd=EXAMPLE, env=os.environ | told, capture_output=True, text=True, check=False
    ).stdout


def test_example_passes_its_own_tests(site: Path, tmp_path: Path) -> None:
    """The tests that the example ships pass; one of them is for those who have the schema of NITF."""
    told = own_tests(site, tmp_path)
    assert "12 passed, 1 skipped" in told, told


@pytest.mark.slow
def test_example_is_valid_by_its_schema(site: Path, tmp_path: Path, shared: Path) -> None:
    """200 made-up issues are NITF as the IPTC has it."""
    told = own_tests(site, tmp_path, NITF_SCHEMA=str(shared / "schemas/nitf-3-6.xsd"))
    assert "13 passed" in told, told


def test_plugins_at_fault_beside_it_stop_nobody(site: Path, tmp_path: Path) -> None:
    """A plugin that does not import, one that breaks its hook and a clash are named; the example works."""
    install(tmp_path, "absent", "", value="made_nothing")
    install(tmp_path, "broken", "import newsparse\n@newsparse.hookimpl\ndef newsparse_exporters(): 1 / 0\n")
    install(tmp_path, "first", GOOD.format(name="shout"))
    install(tmp_path, "second", GOOD.format(name="shout"))
    reported = python(PLUGINS, site, tmp_path).stdout.splitlines()
    both = "plugin 'first' of dist-of-first 1.5 and plugin 'second' of dist-of-second 1.5 both offer"
    for told in (
        "absent dist-of-absent failed ModuleNotFoundError: No module named 'made_nothing'; ",
        "broken dist-of-broken failed ZeroDivisionError: division by zero",
        f"second dist-of-second clashes {both} the exporter 'shout'; switch off with NEWSPARSE_DISABLE",
        "nitf newsparse-nitf ok ",
    ):
        assert any(line.startswith(told) for line in reported), reported
    assert python(EXPORT.format(format="nitf", options=""), site, tmp_path).stdout.startswith("0001.xml <?xml")
    assert both in python(EXPORT.format(format="shout", options=""), site, tmp_path).stderr


def test_two_that_clash_with_the_example_are_told_apart(site: Path, tmp_path: Path) -> None:
    """Another plugin that wants the example's name does not take it in silence."""
    install(tmp_path, "copycat", GOOD.format(name="nitf"))
    done = python(EXPORT.format(format="nitf", options=""), site, tmp_path)
    assert "PluginError: plugin 'copycat' of dist-of-copycat 1.5 and plugin 'nitf' of" in done.stderr
    assert "newsparse-nitf 1.0 both offer the exporter 'nitf'" in done.stderr
