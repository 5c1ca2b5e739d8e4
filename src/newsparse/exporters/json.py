"""JSON: everything that was read, for programs."""

from __future__ import annotations

from typing import BinaryIO

from newsparse.hookspecs import Exporter
from newsparse.interchange import parts_of
from newsparse.jsontext import check_indent, json_pieces
from newsparse.model import Issue


def write(issue: Issue, stream: BinaryIO, *, provenance: bool = False, indent: int = 2) -> None:
    """Write an issue as JSON in UTF-8, in the form that `newsparse.to_dict` tells.

    Lone surrogates are escaped and so read back as they were. Only two that JSON takes for one character, a
    high one before a low one, come back as that character.

    Args:
        issue: What to write.
        stream: Where to.
        provenance: Whether to write each leaf with its spans and the text of the pages, so that
            `newsparse.from_dict` gives back the whole issue.
        indent: Blanks a level; 0 writes one line.

    Raises:
        ArgumentError: when `indent` is not 0 to 16.
    """
    check_indent(indent)
    for piece in json_pieces(parts_of(issue, provenance=provenance), indent):
        stream.write(piece)


JSON = Exporter(
    name="json",
    suffix=".json",
    media_type="application/json",
    description="everything that was read, for programs; provenance=true adds spans and the pages' text",
    write=write,
    leaves_out=("Article.credits", "Element.rule", "Element.spans", "Page.boxes", "Page.language", "Page.text"),
)
