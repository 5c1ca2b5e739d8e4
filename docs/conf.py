"""How Sphinx builds this documentation."""

from importlib import metadata

from sphinx.application import Sphinx
from sphinx.ext.napoleon import GoogleDocstring

project = "newsparse"
author = "The newsparse authors"
project_copyright = author
version = release = metadata.version("newsparse")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
default_role = "code"  # docstrings mark code as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"newsparse {release}"
html_static_path = ["_static"]
html_css_files = ["wide.css"]


def setup(app: Sphinx) -> None:
    """Read docstrings as Google writes them, but not those of attributes.

    The extension napoleon takes what stands before a colon in those for a type.
    """
    app.connect("autodoc-process-docstring", _read_docstring)


def _read_docstring(_app: Sphinx, what: str, name: str, subject: object, _: object, lines: list[str]) -> None:
    if what not in ("attribute", "property"):
        lines[:] = GoogleDocstring(lines, what=what, name=name, obj=subject).lines()
