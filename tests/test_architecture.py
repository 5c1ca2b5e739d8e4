"""The shape of the code: what may import what, how long things are, what an import costs."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
FILES = sorted(SOURCE.rglob("*.py"))

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
#: Names that say nothing of what a room is for.
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager"}
#: What `import newsparse` must not load.
UNWANTED = {"charset_normalizer", "click", "csv", "hypothesis", "pyarrow", "rich", "sqlite3", "tomllib", "zipfile"}

# Kana, ideographs and hangul; not the punctuation and full-width forms among them.
CJK_LETTER = re.compile("[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")

_LOADED = "import json, sys, newsparse\n{more}\nprint(json.dumps(sorted(sys.modules)))"


def module_name(path: Path) -> str:
    """The dotted name under which a file of src is imported."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}
CODE = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def imports(name: str) -> Iterator[str]:
    """Modules of newsparse that a module imports: at its top, in functions and for types alone."""
    for node in ast.walk(CODE[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (one if one in MODULES else node.module for one in inside)


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a module, inner ones and methods included."""
    return (node for node in ast.walk(CODE[name]) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def docstrings(tree: ast.Module) -> set[ast.expr]:
    """The expressions of a module that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = (node.body[0] for node in ast.walk(tree) if isinstance(node, owners) and node.body)
    return {first.value for first in firsts if isinstance(first, ast.Expr)}


def literals(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that are not docstrings."""
    passed_over = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed_over:
            yield node.value


def listed_rooms() -> list[str]:
    """The rooms in the table of ARCHITECTURE.md, as dotted names."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = re.findall(r"^\| `([\w.]+)` \|", text, re.MULTILINE)
    return [room if room.startswith("newsparse") else f"newsparse.{room}" for room in rooms]


def test_there_is_code_to_look_at() -> None:
    """The rules below are asked of something."""
    assert len(MODULES) > 20
    assert sum(len(list(functions(name))) for name in MODULES) > 100


def test_rooms_are_listed() -> None:
    """ARCHITECTURE.md lists each module once, and no other."""
    rooms = listed_rooms()
    assert sorted(rooms) == sorted(set(MODULES) - {"newsparse"})


def test_imports_form_no_cycle() -> None:
    """Some order has every module import only those before it, lazy and type-only imports included."""
    graph = {name: set(imports(name)) - {name} for name in MODULES}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        pytest.fail(f"imports form a cycle: {' -> '.join(cycle.args[1])}")
    assert set(order) == set(MODULES)


def test_imports_climb_the_ladder() -> None:
    """The rooms stand in ARCHITECTURE.md so that each imports only rooms above it."""
    rooms = listed_rooms()
    for place, name in enumerate(rooms):
        below = {one for one in imports(name) if one not in rooms[:place] and one != "newsparse"} - {name}
        assert not below, f"{name} stands above {', '.join(sorted(below))}, which it imports"


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_short(name: str) -> None:
    """No module has more lines than one can keep in mind."""
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("name", MODULES)
def test_functions_are_short(name: str) -> None:
    """No function is longer than a screen."""
    lengths = {one.name: (one.end_lineno or one.lineno) - one.lineno + 1 for one in functions(name)}
    assert {one: length for one, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_named_for_a_concept(name: str) -> None:
    """No room is a drawer for what fits nowhere."""
    assert NAMELESS.isdisjoint(name.split("."))


@pytest.mark.parametrize("name", MODULES)
def test_languages_are_data(name: str) -> None:
    """No word of a language with letters of its own stands in code; it belongs in a profile."""
    if name != "newsparse.testing.strategies":  # which makes text to be read, and knows no word of it
        assert [text for text in literals(CODE[name]) if CJK_LETTER.search(text)] == []


@pytest.mark.parametrize(("more", "reads"), [("", False), ("newsparse.parse, newsparse.read", True)])
def test_import_is_light(more: str, reads: bool) -> None:
    """An import loads nothing that reading a page may not take; what reads is loaded when it is asked for."""
    code = _LOADED.format(more=more)
    # What measures coverage would begin in the other interpreter too, and load much.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    loaded = set(json.loads(done.stdout))
    assert "newsparse.model" in loaded
    assert ("newsparse.parser" in loaded) is reads
    assert {name for name in loaded if name.startswith("newsparse.exporters")} == set()
    assert loaded & UNWANTED == set()


def test_core_needs_attrs_and_pluggy_only() -> None:
    """`pip install newsparse` brings two packages along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [re.split(r"[^\w-]", one)[0] for one in project["dependencies"]] == ["attrs", "pluggy"]
