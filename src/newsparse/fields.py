"""Which fields has the model, by the names that exporters call them by: `Element.spans`, `Page.furniture`, `Join`?

The name of a class alone stands for every field that holds one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import attrs

from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.errors import ArgumentError, suggestion
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

#: The classes of the model, the whole before its parts.
CLASSES: tuple[type[attrs.AttrsInstance], ...] = (
    Issue,
    Page,
    Article,
    Headline,
    Element,
    Span,
    Dateline,
    PartialDate,
    Contributor,
    Jump,
    Join,
    Box,
    Diagnostic,
)

# What a field without a default holds where a format says nothing of it: what a reading says that does not know.
_UNKNOWN: Mapping[object, object] = {
    str: "",
    int: 0,
    float: 0.0,
    datetime.date: None,
    Role: Role.OTHER,
    ContributorRole: ContributorRole.AUTHOR,
    Severity: Severity.NOTE,
}
_NO_LANGUAGE = "und"

_Value = TypeVar("_Value")


def field_names() -> tuple[str, ...]:
    """List the fields of the model by their names, `Element.spans`."""
    return tuple(name for name in _empties() if "." in name)


def check_fields(names: Iterable[str]) -> None:
    """Refuse what is no field and no class of the model.

    Raises:
        ArgumentError: naming the first that is none, and the nearest that there is.
    """
    known = _empties()
    for name in names:
        if name not in known:
            raise ArgumentError(f"{name!r} is no field of newsparse's model: {suggestion(name, known)}")


def without(value: _Value, names: Iterable[str]) -> _Value:
    """Return a value of the model in which those fields say nothing, at any depth.

    A field gets its default; one that has none gets `""`, `()`, 0, or what stands for not known: the language `und`,
    the role `other`.

    Raises:
        ArgumentError: for a name that is no field and no class of the model.
    """
    names = tuple(names)
    check_fields(names)
    known = _empties()
    empties: dict[str, dict[str, object]] = {}
    for name in names:
        for field, empty in known[name].items():
            owner, _, attribute = field.partition(".")
            empties.setdefault(owner, {})[attribute] = empty
    bare: _Value = _without(value, empties)
    return bare


def _without(value: Any, empties: Mapping[str, Mapping[str, object]]) -> Any:
    if isinstance(value, tuple):
        return tuple(_without(one, empties) for one in value)
    if not isinstance(value, CLASSES):
        return value
    empty = empties.get(type(value).__name__, {})
    fields = (field.name for field in attrs.fields(type(value)))
    told = {name: empty[name] if name in empty else _without(getattr(value, name), empties) for name in fields}
    return type(value)(**told)


@cache
def _empties() -> Mapping[str, Mapping[str, object]]:
    """The fields that each name stands for, each with its empty value: `Element.spans` is that of `Span` too."""
    found: dict[str, dict[str, object]] = {one.__name__: {} for one in CLASSES if one is not Issue}
    for owner in CLASSES:
        if owner is PartialDate:  # known whole or not at all
            continue
        hints = get_type_hints(owner)
        for field in attrs.fields(owner):
            name = f"{owner.__name__}.{field.name}"
            empty = _empty(field, hints[field.name])
            found[name] = {name: empty}
            for held in {hints[field.name], *get_args(hints[field.name])} & set(CLASSES):
                found[held.__name__][name] = empty
    return found


def _empty(field: attrs.Attribute[Any], hint: Any) -> object:
    """What a field holds that says nothing."""
    if field.default is not attrs.NOTHING:
        return field.default
    if field.name == "language":
        return _NO_LANGUAGE
    return _UNKNOWN.get(hint, ())
