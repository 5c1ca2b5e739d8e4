"""Raw newspaper text in, typed articles out.

```python
import newsparse

issue = newsparse.read("2026-04-13/01.md", "2026-04-13/02.md", date="2026-04-13")
for article in issue.articles:
    print(article.headline.main, article.authors)
newsparse.export(issue, "epub", "2026-04-13.epub")
```
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import newsparse.arrow  # noqa: F401 - tells the model how Arrow has an issue
from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import (
    ArgumentError,
    ExportError,
    NewsparseError,
    PluginError,
    ProfileError,
    ReadError,
)
from newsparse.model import (
    Article,
    Box,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    Role,
    Span,
)

if TYPE_CHECKING:
    from newsparse.citation import cite
    from newsparse.credits import parse_byline, parse_dateline
    from newsparse.database import to_sqlite
    from newsparse.exporting import export
    from newsparse.gathering import read
    from newsparse.hookspecs import API_VERSION, Exporter, Reader, Reviser, hookimpl
    from newsparse.interchange import to_dict
    from newsparse.joining import boxes_of, text_of
    from newsparse.parser import parse
    from newsparse.restoring import from_dict
    from newsparse.retrieving import from_sqlite
    from newsparse.revising import revise
    from newsparse.selection import use_plugins

__version__ = "0.1.0"

__all__ = [
    "API_VERSION",
    "ArgumentError",
    "Article",
    "Box",
    "Contributor",
    "ContributorRole",
    "Dateline",
    "Diagnostic",
    "Element",
    "ExportError",
    "Exporter",
    "Headline",
    "Issue",
    "Join",
    "Jump",
    "NewsparseError",
    "Page",
    "PartialDate",
    "PluginError",
    "ProfileError",
    "ReadError",
    "Reader",
    "Reviser",
    "Role",
    "Severity",
    "Span",
    "boxes_of",
    "cite",
    "export",
    "from_dict",
    "from_sqlite",
    "hookimpl",
    "parse",
    "parse_byline",
    "parse_dateline",
    "read",
    "revise",
    "text_of",
    "to_dict",
    "to_sqlite",
    "use_plugins",
]

# What reads and writes is loaded when it is first asked for: whoever wants the model alone does not wait for it.
_LOADED_ON_DEMAND = {
    "API_VERSION": "hookspecs",
    "Exporter": "hookspecs",
    "Reader": "hookspecs",
    "Reviser": "hookspecs",
    "boxes_of": "joining",
    "cite": "citation",
    "export": "exporting",
    "from_dict": "restoring",
    "from_sqlite": "retrieving",
    "hookimpl": "hookspecs",
    "parse": "parser",
    "parse_byline": "credits",
    "parse_dateline": "credits",
    "read": "gathering",
    "revise": "revising",
    "text_of": "joining",
    "to_dict": "interchange",
    "to_sqlite": "database",
    "use_plugins": "selection",
}


def __getattr__(name: str) -> object:
    if name not in _LOADED_ON_DEMAND:
        raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
    value = getattr(import_module(f"newsparse.{_LOADED_ON_DEMAND[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_LOADED_ON_DEMAND])


# Hypothesis asks for strategies when it is imported. Where that was before newsparse was there, it gets them now.
if "newsparse_hypothesis" in sys.modules:
    sys.modules["newsparse_hypothesis"].register()
