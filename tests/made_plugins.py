"""Plugins as pip lays them out, made for one test: a module and the metadata that lead to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, distributions
from pathlib import Path

import pytest

from newsparse.plugins import loaded

#: A plugin that writes the word `written` in one format; to be filled with the format's name.
GOOD = """
from newsparse.hookspecs import Exporter, hookimpl

def write(issue, stream, *, loud: bool = False):
    stream.write(b"WRITTEN" if loud else b"written")

@hookimpl
def newsparse_exporters():
    return [Exporter(name={name!r}, suffix=".x", media_type="text/x", description="", write=write)]
"""

#: A plugin that reads every letter as a page, and refuses digits; to be filled with the format's name.
READS = """
from newsparse.errors import ReadError
from newsparse.hookspecs import Reader, hookimpl
from newsparse.model import Page

def read(data):
    for letter in data.decode():
        if letter.isdigit():
            raise ReadError("line 1: a digit; write it out")
        yield Page(text=letter)

@hookimpl
def newsparse_readers():
    return [Reader(name={name!r}, suffixes=(".ltr",), description="", recognises=lambda head: True, read=read)]
"""

#: A plugin with a reviser that names the newspaper, once more each time; to be filled with the reviser's name.
REVISES = """
import attrs
from newsparse.hookspecs import Reviser, hookimpl

def revise(issue):
    return attrs.evolve(issue, newspaper=", ".join(filter(None, [issue.newspaper, "The Quay"])))

@hookimpl
def newsparse_revisers():
    return [Reviser(name={name!r}, description="names the newspaper", revise=revise)]
"""

#: A plugin that offers the profiles in some files beside it; to be filled with their names.
OFFERS_PROFILES = """
from pathlib import Path
from newsparse.hookspecs import hookimpl

@hookimpl
def newsparse_profiles():
    return [Path(__file__).with_name(name) for name in {names!r}]
"""


def writing(name: str, *lines: str) -> str:
    """A plugin with an exporter whose function consists of those lines."""
    return GOOD.format(name=name).replace('stream.write(b"WRITTEN" if loud else b"written")', "\n    ".join(lines))


def install(folder: Path, name: str, code: str, *, value: str | None = None) -> None:
    """Lay a plugin of that name, from a distribution `dist-of-NAME` 1.5, into a folder."""
    module = f"made_{name}"
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    metadata = folder / f"dist_of_{name}-1.5.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: dist-of-{name}\nVersion: 1.5\n")
    (metadata / "entry_points.txt").write_text(f"[newsparse]\n{name} = {value or module}\n")


def entry_points_in(folder: Path) -> list[EntryPoint]:
    """The entry points of the plugins in a folder, in the order of their names."""
    return sorted(
        (point for one in distributions(path=[str(folder)]) for point in one.entry_points),
        key=lambda point: point.name,
    )


@contextmanager
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make the plugins of a folder installed ones; afterwards none of them is left in this process."""
    monkeypatch.syspath_prepend(folder)
    loaded.cache_clear()
    yield folder
    loaded.cache_clear()
    for name in [name for name in sys.modules if name.startswith("made_") and name != __name__]:
        del sys.modules[name]
