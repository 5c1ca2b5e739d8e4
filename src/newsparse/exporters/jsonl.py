"""JSON Lines: an article a line, each for itself, for corpora of many issues."""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

from newsparse.hookspecs import Exporter
from newsparse.interchange import parts_of
from newsparse.model import Issue

# What JSON may hold as it is but UTF-8 may not, and what some readers take for the end of a line.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_ISSUE = ("newspaper", "date", "number", "edition", "language")


def write(issue: Issue, stream: BinaryIO) -> None:
    r"""Write an issue as JSON Lines in UTF-8: each article as in JSON, with what its issue and pages say of themselves.

    Only `\n` ends a line: lone surrogates and what else is taken for a line end are escaped.

    Args:
        issue: What to write.
        stream: Where to.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    parts: dict[str, Any] = dict(parts_of(issue, provenance=False))
    pages = {page["index"]: page for page in parts["pages"]}
    facts = {name: parts[name] for name in _ISSUE}
    for article in parts["articles"]:
        own = [pages[index] for index in article["pages"] if index in pages]
        line = encode({"version": parts["version"], "issue": facts | {"pages": own}, **article})
        escaped = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
        stream.write(f"{escaped}\n".encode())


JSON_LINES = Exporter(
    name="jsonl",
    suffix=".jsonl",
    media_type="application/jsonl",
    description="an article a line, for corpora of many issues; of pages only those with articles, without spans",
    write=write,
    leaves_out=("Article.credits", "Element.rule", "Element.spans", "Issue.diagnostics", "Issue.pages"),
)
