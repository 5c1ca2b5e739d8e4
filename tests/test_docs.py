"""README and documentation: what they show works, and what there is stands in them."""

from __future__ import annotations

import ast
import doctest
import inspect
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from sybil import Document, Example
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import newsparse.testing
from made_plugins import entry_points_in
from newsparse.database import make_tables
from newsparse.exporters import newsparse_exporters
from newsparse.model import ContributorRole, Role
from newsparse.options import options_of
from newsparse.plugins import load, loaded
from newsparse.profile import OPENINGS, PLACES, Rule
from newsparse.readers import newsparse_readers
from newsparse.rows import COLUMNS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "newsparse"
NAMES = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"]
NAMES += sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))
TUTORIAL = "docs/exporter-tutorial.md"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)\n", re.MULTILINE)
# What a shell would do nothing about but hand it on, then what stands behind a pipe.
_OWN_COMMAND = re.compile(r"newsparse ((?:[^|;<>&$*'\"]|'[^']*'|\"[^$\"]*\")*)(?:\|(.*))?")
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def text_of(name: str) -> str:
    """The text of a page of documentation."""
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a page that are in one language."""
    return [code for written, code in _BLOCK.findall(text_of(name)) if written == language]


def section(name: str, title: str) -> str:
    """What stands on a page under a heading, up to the next of its level."""
    heading = re.search(rf"^(#+) {re.escape(title)}$", text_of(name), re.MULTILINE)
    assert heading, f"{name} has no heading {title!r}"
    rest = text_of(name)[heading.end() :]
    return re.split(rf"^#{{1,{len(heading[1])}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """What stands as code in the first column of a table."""
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """What links to headings of a page may end in."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w-]+", "-", heading.lower()).strip("-") for heading in headings}


def in_code(text: str) -> set[str]:
    """What a text prints as code."""
    return set(re.findall(r"`([^`\n]+)`", text))


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the examples in it, where pages may write; the command `newsparse` is there."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.setenv("NEWSPARSE_DISABLE_PLUGINS", "all")
    loaded.cache_clear()
    yield tmp_path
    loaded.cache_clear()


def typed(command: str, capture: pytest.CaptureFixture[str]) -> str:
    """What a command shows; `newsparse`, alone or before a pipe, is run here, where its rules are compiled already."""
    own = _OWN_COMMAND.fullmatch(command)
    if not own:
        return in_a_shell(command)
    from newsparse.cli import run  # here, since other tests do without click and rich

    capture.readouterr()
    run(shlex.split(own[1]))
    out, err = capture.readouterr()
    return err + (in_a_shell(own[2], out) if own[2] else out)


def in_a_shell(command: str, given: str = "") -> str:
    """What a command shows in a shell, given that on standard input."""
    words = ["sh", "-c", f"exec 2>&1; {command}"]
    return subprocess.run(words, check=False, stdout=subprocess.PIPE, input=given.encode()).stdout.decode()


def check_commands(capture: pytest.CaptureFixture[str], example: Example) -> None:
    """Type each command into a shell, compare what it shows; `...` stands for anything, blanks may differ."""
    checker = doctest.OutputChecker()
    first, *pieces = _COMMAND.split(example.parsed)
    assert first == ""
    for command, expected in zip(pieces[::2], pieces[1::2], strict=True):
        shown = typed(command, capture)
        assert checker.check_output(expected, shown, _FLAGS), f"$ {command}\n{shown}"


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("name", [name for name in NAMES if name != TUTORIAL])
def test_code_runs(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Python on a page runs and gives what the page says; so do the commands."""
    parsers = PythonCodeBlockParser(), CodeBlockParser("console", partial(check_commands, capfd))
    for example in Document.parse(str(ROOT / name), *parsers).examples():
        example.evaluate()


def test_tutorial_makes_an_exporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of the tutorial are saved, its commands typed as they stand there, and they show what it says."""
    files = dict(re.findall(r"as `([\w.]+)`:\n\n```\w+\n(.*?)^```$", text_of(TUTORIAL), re.MULTILINE | re.DOTALL))
    assert list(files) == ["newsparse_titles.py", "pyproject.toml", "page.md", "test_titles.py"]
    lines = {name: len([line for line in text.splitlines() if line]) for name, text in files.items()}
    assert lines["newsparse_titles.py"] <= 10
    assert lines["pyproject.toml"] == 6
    folder, site = tmp_path / "titles", tmp_path / "site"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("NEWSPARSE_DISABLE_PLUGINS", raising=False)
    # What pip shall do otherwise here: no network, and nothing into the Python that runs this.
    for name, value in {"TARGET": str(site), "NO_INDEX": "1", "NO_DEPS": "1", "NO_BUILD_ISOLATION": "0"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), str(SOURCE.parent)]))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # a line that is mended within a second must be read anew
    monkeypatch.setenv("HYPOTHESIS_STORAGE_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:randomly")  # which fault is told first
    for block in blocks(TUTORIAL, "console"):
        first, *pieces = _COMMAND.split(block)
        assert first == ""
        for command, expected in zip(pieces[::2], pieces[1::2], strict=True):
            shown = in_a_shell(command)
            assert doctest.OutputChecker().check_output(expected, shown, _FLAGS), f"$ {command}\n{shown}"


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    """Each link to a file of the project leads to one, and to a heading of it where it names one."""
    for link in _LINK.findall(text_of(name)):
        if link.startswith("http"):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_readme_shows_the_json_of_its_article(workplace: Path) -> None:
    """The JSON in the README is that of the article above it."""
    [page] = re.findall(r'"""\\\n(.*?)"""', text_of("README.md"), re.DOTALL)
    page = re.sub(r"^\.\.\. ?", "", page, flags=re.MULTILINE)
    article = newsparse.to_dict(newsparse.parse(page, date="2026-03-04"))["articles"][0]
    assert [json.loads(block) for block in blocks("README.md", "json")] == [article]


def test_readme_shows_a_whole_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Module and metadata of the plugin in the README, laid out as pip does, make an exporter."""
    [module] = [block for block in blocks("README.md", "python") if "hookimpl" in block]
    [table] = [tomllib.loads(block) for block in blocks("README.md", "toml")]
    assert len([line for line in module.splitlines() if line]) <= 10
    [(name, value)] = table["project"]["entry-points"]["newsparse"].items()
    (tmp_path / f"{value}.py").write_text(module, encoding="utf-8")
    folder = tmp_path / f"{value}-1.0.dist-info"
    folder.mkdir()
    metadata_lines = "Metadata-Version: 2.1", f"Name: {table['project']['name']}", "Version: 1.0", ""
    (folder / "METADATA").write_text("\n".join(metadata_lines))
    (folder / "entry_points.txt").write_text(f"[newsparse]\n{name} = {value}\n")
    monkeypatch.syspath_prepend(tmp_path)
    exporter, plugin = load(entry_points_in(tmp_path)).find("titles")
    monkeypatch.delitem(sys.modules, value)
    assert str(plugin) == "plugin 'titles' of newsparse-titles 1.0"
    assert [option.name for option in options_of(exporter)] == ["bullet"]


def test_exporters_are_documented() -> None:
    """Each format has a heading, and under it all of its options with their defaults, and no others."""
    for exporter in newsparse_exporters():
        told = section("docs/formats.md", exporter.name)
        rows = re.findall(r"^\| `(\w+)` \| `(.+?)` \|", told, re.MULTILINE)
        assert [(name, ast.literal_eval(default)) for name, default in rows] == [
            (option.name, option.default) for option in options_of(exporter)
        ]


def test_columns_are_documented() -> None:
    """Each column of tables stands under the heading, in their order."""
    cells = re.findall(r"^\| (`.+?`) \|", section("docs/formats.md", "Columns"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(cells)) == [column.name for column in COLUMNS]


def test_tables_are_documented() -> None:
    """Each table of a database stands under its heading, and behind it all of its columns."""
    told = section("docs/formats.md", "sqlite")
    with closing(sqlite3.connect(":memory:")) as database:
        make_tables(database)
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = [name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))]
            row = re.search(rf"^\| `{table}` \|(.*)", told, re.MULTILINE)
            assert table.startswith("articles_fts") or (row and set(columns) <= in_code(row[1])), table


def test_exporter_fields_are_documented() -> None:
    """Each field of an exporter stands in the table under the hook."""
    told = section("docs/hooks.md", "newsparse_exporters")
    assert first_cells(told) == list(inspect.signature(newsparse.Exporter).parameters)


def test_contract_is_documented() -> None:
    """Each test that exporters inherit stands in the table of them."""
    tests = [name for name in vars(newsparse.testing.ExporterContract) if name.startswith("test_")]
    assert re.findall(r"^\| `(test_\w+)` \|", text_of("docs/exporters.md"), re.MULTILINE) == tests


def test_reviser_fields_are_documented() -> None:
    """Each field of a reviser stands in the table under the hook."""
    told = section("docs/hooks.md", "newsparse_revisers")
    assert first_cells(told) == list(inspect.signature(newsparse.Reviser).parameters)


def test_readers_are_documented() -> None:
    """Each format has a heading under which its suffixes stand; each field of a reader stands in a table."""
    for reader in newsparse_readers():
        assert set(reader.suffixes) <= in_code(section("docs/readers.md", reader.name))
    assert first_cells(text_of("docs/readers.md")) == list(inspect.signature(newsparse.Reader).parameters)


def diagnostic_codes() -> set[str]:
    """The codes in the code: words with hyphens that are given to something called `note` or as `code=`."""
    codes: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "note":
                codes.add(ast.literal_eval(node.args[1]))
            elif isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                codes.add(str(node.value.value))
    return codes


def test_diagnostics_are_documented() -> None:
    """Each code has a heading, in order, and each such heading is a code; the example under it shows it."""
    headings = re.findall(r"^## ([a-z]+(?:-[a-z]+)+)$", text_of("docs/diagnostics.md"), re.MULTILINE)
    assert headings == sorted(diagnostic_codes())
    for code in headings:
        shown = [block for _, block in _BLOCK.findall(section("docs/diagnostics.md", code))]
        assert code in "".join(shown)


def test_errors_are_documented() -> None:
    """Each exception that callers may meet stands in the table of errors."""
    errors = {name for name in newsparse.__all__ if name.endswith("Error")}
    assert errors <= {one.removeprefix("newsparse.") for one in in_code(text_of("docs/diagnostics.md"))}


def profile_keys(data: dict[str, Any], *, below: str = "") -> Iterator[str]:
    """The keys of a profile; tables that hold words of the language have keys of their own."""
    for key, value in data.items():
        if key == "rule":
            yield from (name for rule in value for name in rule)
        elif isinstance(value, dict):
            yield f"[{below}{key}]"
            own = key in ("numbers", "eras", "weekdays", "words", "patterns", "roles")
            yield from () if own else profile_keys(value, below=f"{below}{key}.")
        else:
            yield key


def test_profile_keys_are_documented() -> None:
    """Each key that a profile may have, each place and each opening stands in docs/profiles.md as code."""
    files = [file for file in (SOURCE / "profiles").glob("*.toml") if file.stem != "recognition"]
    keys = {key for file in files for key in profile_keys(tomllib.loads(file.read_text("utf-8")))}
    keys -= {"[evidence]", "[contributors.roles]"}
    keys |= {*PLACES, *OPENINGS, *inspect.signature(Rule).parameters}
    assert len(files) > 2
    assert keys - in_code(text_of("docs/profiles.md")) == set()


def test_rule_shown_is_a_rule() -> None:
    """The rule in docs/profiles.md has only keys that rules have."""
    [shown] = [tomllib.loads(block)["rule"][0] for block in blocks("docs/profiles.md", "toml")]
    assert set(shown) <= set(inspect.signature(Rule).parameters)


def test_roles_are_documented() -> None:
    """Each role, of pieces and of contributors, is named where the model is described."""
    assert {*Role, *ContributorRole} - in_code(text_of("docs/model.md")) == set()


def test_command_line_is_documented() -> None:
    """Each command has a heading, and each of its options stands under it."""
    cli = pytest.importorskip("newsparse.cli", reason="click and rich are not installed")
    told_of_plugins = section("docs/command-line.md", "newsparse plugins")
    for parameter in cli.commands.params:
        assert parameter.name == "version" or f"`{parameter.opts[0]}" in told_of_plugins
    for name, command in cli.commands.commands.items():
        told = section("docs/command-line.md", f"newsparse {name}")
        for parameter in command.params:
            forms = [form for form in parameter.opts if form.startswith("-")]
            assert not forms or any(f"`{form}" in told for form in forms), f"{name} {forms}"


def test_public_names_are_documented() -> None:
    """Everything in `newsparse.__all__` stands in the reference."""
    told = re.findall(r"^\.\. \w+:: newsparse\.(\w+)$", text_of("docs/api.md"), re.MULTILINE)
    assert set(told) - {"testing"} == set(newsparse.__all__)
    assert set(newsparse.__all__) <= set(dir(newsparse))


def test_tests_named_in_contributing_are_there() -> None:
    """The table that opens CONTRIBUTING.md names tests and files that exist."""
    for named in in_code(text_of("CONTRIBUTING.md")):
        path, _, test = named.partition("::")
        if test:
            assert f"def {test}(" in (ROOT / path).read_text("utf-8"), named
        elif path.startswith("tests/"):
            assert (ROOT / path).exists(), named


def test_changelog_has_this_version() -> None:
    """The release that is being made has a section of its own, on top."""
    newest = re.search(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1].rstrip(",") == newsparse.__version__ == metadata.version("newsparse")
