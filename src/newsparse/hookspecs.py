"""The hooks a plugin may implement. Each one registers something; nothing runs until a caller names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import attrs
import pluggy

from newsparse.diagnostics import Diagnostic
from newsparse.model import Issue, Page

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: Version of the hooks and of what they hand over. It counts up when a plugin written for it would not work before.
API_VERSION = 1
#: The oldest version that plugins may be written for.
OLDEST_API_VERSION = 1

hookspec = pluggy.HookspecMarker("newsparse")
hookimpl = pluggy.HookimplMarker("newsparse")


@attrs.frozen(kw_only=True)
class Exporter:
    """One format an issue can be written in."""

    #: The name callers use: `newsparse.export(issue, "json")`. Lower-case letters, digits and hyphens.
    name: str
    #: Usual end of a file name, dot included: `.json`.
    suffix: str
    #: IANA media type: `application/json`.
    media_type: str
    #: One line for people that says what the format is for and what it leaves out.
    description: str
    #: `write(issue, stream)`: writes the issue as bytes to a stream that the host opens and closes. Keyword-only
    #: parameters after these two are the format's options, each with a type (bool, int, float or str) and a default.
    write: Callable[..., None]
    #: What the format does not carry where its options are left as they are, in the words of the model: a field,
    #: `Element.spans`, or a class with all of its fields, `Diagnostic`. All else can be read back out of the file.
    leaves_out: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Reader:
    """One format that pages can be read from."""

    #: The name callers use: `newsparse.read(path, reader="alto")`. Lower-case letters, digits and hyphens.
    name: str
    #: Usual ends of file names, dots included: `(".xml", ".alto")`.
    suffixes: tuple[str, ...]
    #: One line for people that says what the format is and who writes it.
    description: str
    #: `recognises(head)`: whether a file that begins with these bytes, at most 64 KiB of them, is in this format. Asked
    #: of newsparse's own readers only: a plugin's reads what its caller gives it.
    recognises: Callable[[bytes], bool]
    #: `read(data)`: yields the pages of a file, given its bytes. The host sets `source`. In `furniture` and in
    #: diagnostics, which may be yielded among the pages, `page` counts the pages of this file from 0. It raises
    #: `ReadError` for bytes that are not in the format, saying the line and what to do; the host names the file.
    read: Callable[[bytes], Iterable[Page | Diagnostic]]


@attrs.frozen(kw_only=True)
class Reviser:
    """One way to go over an issue that was read: to mend it, to mark it, to leave something out."""

    #: The name callers use: `newsparse.revise(issue, "tidy")`. Lower-case letters, digits and hyphens.
    name: str
    #: One line for people that says what it changes.
    description: str
    #: `revise(issue)`: returns another issue, made with `attrs.evolve`. The text of the pages stays as it is, and no
    #: two elements own one character; what nobody owns any more, the host keeps aside as `unplaced`.
    revise: Callable[[Issue], Issue]


@hookspec
def newsparse_exporters(api_version: int) -> Iterable[Exporter]:  # type: ignore[empty-body]
    """Return the formats this plugin can write.

    Called once in a process for each choice of plugins, when an exporter, a reader, a profile or a reviser is asked for
    that is not newsparse's own, never at import.

    Args:
        api_version: `newsparse.API_VERSION`; an implementation may leave it out.

    Returns:
        The exporters; an empty list where the plugin has none. A name that several plugins want is given to none.
    """


@hookspec
def newsparse_readers(api_version: int) -> Iterable[Reader]:  # type: ignore[empty-body]
    """Return the formats this plugin can read.

    Called once in a process for each choice of plugins, when an exporter, a reader, a profile or a reviser is asked for
    that is not newsparse's own, never at import.

    Args:
        api_version: `newsparse.API_VERSION`; an implementation may leave it out.

    Returns:
        The readers; an empty list where the plugin has none. A name that several plugins want is given to none.
    """


@hookspec
def newsparse_profiles(api_version: int) -> Iterable[Traversable]:  # type: ignore[empty-body]
    """Return the files of the profiles this plugin brings: a newspaper's own habits, or a language.

    Called once in a process for each choice of plugins, when an exporter, a reader, a profile or a reviser is asked for
    that is not newsparse's own, never at import.

    Args:
        api_version: `newsparse.API_VERSION`; an implementation may leave it out.

    Returns:
        The TOML files, each a `pathlib.Path` or a part of `importlib.resources.files`. `harbour-courier.toml` is used
        with `newsparse.read(…, profile="harbour-courier")`. A name that several plugins want is given to none.
    """


@hookspec
def newsparse_revisers(api_version: int) -> Iterable[Reviser]:  # type: ignore[empty-body]
    """Return the ways in which this plugin can go over an issue that was read.

    Called once in a process for each choice of plugins, when an exporter, a reader, a profile or a reviser is asked for
    that is not newsparse's own, never at import. A reviser runs only where the caller names it.

    Args:
        api_version: `newsparse.API_VERSION`; an implementation may leave it out.

    Returns:
        The revisers; an empty list where the plugin has none. A name that several plugins want is given to none.
    """
