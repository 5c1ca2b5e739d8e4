"""The options of an exporter: which ones it has, and whether a value fits.

An exporter says them where they are used, as the keyword-only parameters of its `write`:
`def write(issue, stream, *, indent: int = 2)`.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import attrs

from newsparse.errors import ArgumentError, suggestion
from newsparse.hookspecs import Exporter

_TYPES: dict[str, type] = {"bool": bool, "int": int, "float": float, "str": str}
_BOOLEANS = {"true": True, "false": False}
_TAKEN = frozenset({"issue", "format", "path_or_stream"})  # parameters of newsparse.export
_RULE = "options are keyword-only, typed bool, int, float or str (or one of them with ' | None'), with a default"


@attrs.frozen(kw_only=True)
class Option:
    """One thing a caller may choose about a format."""

    #: The name of the keyword.
    name: str
    #: bool, int, float or str.
    type: type
    #: Whether it may be None instead.
    nullable: bool
    #: What it is when the caller says nothing.
    default: bool | int | float | str | None

    def fits(self, value: object) -> bool:
        """Tell whether a value is of the option's type; a whole number is a float too, True is no number."""
        if value is None:
            return self.nullable
        if isinstance(value, bool):
            return self.type is bool
        return isinstance(value, (int, float) if self.type is float else self.type)

    @property
    def kind(self) -> str:
        """The type as one writes it: `str | None`."""
        return f"{self.type.__name__} | None" if self.nullable else self.type.__name__


def options_of(exporter: Exporter) -> tuple[Option, ...]:
    """List the options of an exporter in the order of its `write`.

    Raises:
        ArgumentError: when `write` does not take `(issue, stream)`, or an option has no default or another
            type.
    """
    try:
        signature = inspect.signature(exporter.write)
        signature.bind(None, None)
    except (TypeError, ValueError) as error:
        raise ArgumentError(
            f"exporter {exporter.name!r} must be callable as write(issue, stream): {error}; {_RULE}"
        ) from None
    return tuple(
        _option(exporter, parameter)
        for parameter in signature.parameters.values()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    )


def _option(exporter: Exporter, parameter: inspect.Parameter) -> Option:
    annotation = parameter.annotation
    # Read as text, not evaluated: under `if TYPE_CHECKING:` the other annotations of `write` may not exist.
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    names = [name.strip() for name in text.split("|")]
    types = [name for name in names if name != "None"]
    whose = f"option {parameter.name!r} of exporter {exporter.name!r}"
    if len(types) != 1 or types[0] not in _TYPES:
        raise ArgumentError(f"{whose} is typed {text!r}: {_RULE}")
    if parameter.name in _TAKEN:
        raise ArgumentError(f"{whose} cannot have that name: newsparse.export has a parameter of that name")
    option = Option(name=parameter.name, type=_TYPES[types[0]], nullable="None" in names, default=parameter.default)
    if not option.fits(option.default):
        raise ArgumentError(f"{whose} is {option.kind} and has the default {option.default!r}: {_RULE}")
    return option


def check_options(exporter: Exporter, values: Mapping[str, object]) -> None:
    """Refuse options that an exporter does not have, or of a wrong type.

    Raises:
        ArgumentError: the message names the option and what it must be.
    """
    options = {option.name: option for option in options_of(exporter)}
    for name, value in values.items():
        option = _known(exporter, name, options)
        if not option.fits(value):
            raise _wrong_type(exporter, option, value)


def parse_option(exporter: Exporter, text: str) -> tuple[str, Any]:
    """Read an option as written on a command line, `indent=0`: its name and its value.

    Booleans are `true` or `false`; nothing after the equals sign is None where the option may be None.

    Raises:
        ArgumentError: when there is no equals sign, no such option, or the value is not of the option's type.
    """
    name, equals, value = text.partition("=")
    option = _known(exporter, name, {option.name: option for option in options_of(exporter)})
    if not equals:
        raise ArgumentError(f"option {name!r} of exporter {exporter.name!r} needs a value: {name}=VALUE")
    if option.nullable and not value:
        return name, None
    try:
        return name, _BOOLEANS[value] if option.type is bool else option.type(value)
    except (KeyError, ValueError):
        raise _wrong_type(exporter, option, value) from None


def _known(exporter: Exporter, name: str, options: Mapping[str, Option]) -> Option:
    if name not in options:
        raise ArgumentError(f"exporter {exporter.name!r} has no option {name!r}: {suggestion(name, options)}")
    return options[name]


def _wrong_type(exporter: Exporter, option: Option, value: object) -> ArgumentError:
    return ArgumentError(
        f"option {option.name!r} of exporter {exporter.name!r} must be {option.kind}"
        f"{' (true or false)' if option.type is bool else ''}, not {value!r}"
    )
