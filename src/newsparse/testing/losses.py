"""What does a format lose without saying so?"""

from __future__ import annotations

from newsparse.exporting import render
from newsparse.fields import field_names, without
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.testing.samples import samples

# Where these stand says which role they have: a format that has a place for headlines need not call them so.
_PLACED = ("Article.credits", "Article.label", "Headline")


def losses(exporter: Exporter) -> list[str]:
    """Name the fields of the model that an exporter neither writes nor names in its `leaves_out`.

    A field is written where the bytes of some issue are others without it. Of what is lost whole, no parts are named.
    """
    some = [issue for _, issue in samples()]
    lost: list[str] = []
    for name in field_names():
        if _is_lost(name, (*exporter.leaves_out, *lost), exporter, some):
            lost.append(name)
    return lost


def _is_lost(name: str, leaves_out: tuple[str, ...], exporter: Exporter, some: list[Issue]) -> bool:
    """Whether something stands in a field, those that are left out taken away, and never shows."""
    elsewhere = _PLACED if name == "Element.role" else ()
    found = False
    for issue in some:
        if _says(issue, name, (*leaves_out, *elsewhere)):
            if _shows(issue, name, exporter):
                return False
            found = True
    return found


def _says(issue: Issue, name: str, leaves_out: tuple[str, ...]) -> bool:
    rest = without(issue, leaves_out)
    return without(rest, [name]) != rest


def _shows(issue: Issue, name: str, exporter: Exporter) -> bool:
    try:
        return render(exporter, without(issue, [name])) != render(exporter, issue)
    except Exception:  # it looks for what is not there, such as a page that an article stands on
        return True
