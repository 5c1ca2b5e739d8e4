"""The template of an exporter package: it is generated, installed and tested as its users do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder

import newsparse

ROOT = Path(__file__).parents[1]
SOURCE = Path(newsparse.__file__).parents[1]


def generated(folder: Path, **answers: str) -> subprocess.CompletedProcess[str]:
    """Run copier on the template, with everything else answered by its default, into `folder/made`."""
    shutil.copytree(
        ROOT / "template", folder / "newsparse/template"
    )  # without git, of which copier takes releases only
    shutil.copy(ROOT / "copier.yml", folder / "newsparse")
    told = [part for name, value in answers.items() for part in ("--data", f"{name}={value}")]
    command = [sys.executable, "-m", "copier", "copy", "--defaults", *told, "newsparse", "made"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_package_is_generated_installed_and_passes_its_tests(tmp_path: Path) -> None:
    """What copier makes can be installed, newsparse finds the format, and all tests of the package pass."""
    done = generated(tmp_path, name="front-page", description="what stands on top, für alle")
    assert done.returncode == 0, done.stderr
    assert "newsparse read PAGE --to front-page" in done.stderr
    made, site = tmp_path / "made", tmp_path / "site"
    assert sorted(str(one.relative_to(made)) for one in made.rglob("*") if one.is_file()) == [
        ".copier-answers.yml",
        ".gitignore",
        "README.md",
        "newsparse_front_page.py",
        "pyproject.toml",
        "tests/test_newsparse_front_page.py",
    ]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(site)]
    subprocess.run([*pip, *offline, str(made)], check=True)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, [site, SOURCE])),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path),
    }
    environment.pop("NEWSPARSE_DISABLE_PLUGINS", None)
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "-p", "no:randomly"]
    tested = subprocess.run(command, cwd=made, env=environment, capture_output=True, text=True, check=False)
    assert "11 passed" in tested.stdout, tested.stdout


@pytest.mark.parametrize(
    ("question", "answer", "hint"),
    [
        ("name", "Front Page", "lower-case letters, digits and hyphens only"),
        ("description", 'a "quoted" one', "one line, without quotation marks or backslashes"),
    ],
)
def test_answers_that_would_break_the_package_are_refused(
    question: str, answer: str, hint: str, tmp_path: Path
) -> None:
    """The question says which answers it takes."""
    done = generated(tmp_path, **{question: answer})
    assert done.returncode != 0
    assert hint in done.stderr
    assert not (tmp_path / "made").exists()


def test_source_distribution_holds_the_template() -> None:
    """Who has the sources has the template."""
    files = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    assert {"copier.yml", "template/pyproject.toml.jinja", "template/{{ module }}.py.jinja"} <= files
