"""What hypothesis runs when it is imported: `st.from_type(newsparse.Article)` makes articles then.

It stands beside the package, and knows its names only, so that who tests something else imports no newsparse for it.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from typing import Any

# The strategy of each class of the model, by its name in `newsparse.testing`.
_STRATEGIES = {
    "Article": "articles",
    "Box": "boxes",
    "Contributor": "contributors",
    "Dateline": "datelines",
    "Diagnostic": "diagnostics",
    "Element": "elements",
    "Headline": "headlines",
    "Issue": "issues",
    "Join": "joins",
    "Jump": "jumps",
    "Page": "pages",
    "PartialDate": "partial_dates",
    "Span": "spans",
}


def register() -> None:
    """Tell hypothesis what makes each class of the model.

    Without newsparse there is nothing to tell yet; newsparse calls this again when it is imported after hypothesis.
    """
    newsparse = sys.modules.get("newsparse")
    if newsparse is None:
        return
    from hypothesis.strategies import register_type_strategy

    for name, strategy in _STRATEGIES.items():
        register_type_strategy(getattr(newsparse, name), partial(_strategy, strategy))


def _strategy(name: str, _: object) -> Any:
    """The strategy of that name, looked up when it is first needed."""
    return getattr(import_module("newsparse.testing"), name)()
