"""What is an issue as a table of Arrow? An article a row, in batches, with what is known of the issue beside it.

Needs pyarrow, the extra `arrow`, which is loaded when the first table is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsparse.capsules import arrow_stream
from newsparse.errors import ArgumentError
from newsparse.model import Contributor, Element, Issue

_ROWS = 100  # of a batch: enough to be read fast, few enough to be held in memory with long articles
_SURROGATE = re.compile("[\ud800-\udfff]")


def loaded() -> Any:
    """Load pyarrow.

    Raises:
        ArgumentError: when it is not installed, saying how to.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise ArgumentError(
            f'tables of Arrow need pyarrow, which cannot be loaded ({error}): pip install "newsparse[arrow]"'
        ) from error
    return pyarrow


def batches(issue: Issue) -> Any:
    """Return a `pyarrow.RecordBatchReader` of an issue: a row an article, in the columns that `newsparse.rows` tells.

    Its schema has what is known of the issue as metadata. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.

    Raises:
        ArgumentError: when pyarrow is not installed.
    """
    arrow = loaded()
    schema = _schema(arrow, issue)
    return arrow.RecordBatchReader.from_batches(schema, _batches(arrow, schema, issue))


@arrow_stream.register
def _(issue: Issue, requested_schema: object | None) -> object:
    return batches(issue).__arrow_c_stream__(requested_schema)


def _schema(arrow: Any, issue: Issue) -> Any:
    from newsparse.rows import COLUMNS, Kind

    text = arrow.string()

    def struct(*names: str, nullable: str = "") -> Any:
        return arrow.list_(arrow.struct([arrow.field(name, text, nullable=name == nullable) for name in names]))

    types = {
        Kind.TEXT: text,
        Kind.DAY: arrow.date32(),
        Kind.TEXTS: arrow.list_(text),
        Kind.CONTRIBUTORS: struct("name", "role", "affiliation", nullable="affiliation"),
        Kind.PIECES: struct("kind", "text"),
    }
    facts = {
        "newspaper": issue.newspaper,
        "date": issue.date and issue.date.isoformat(),
        "issue_number": issue.number,
        "edition": issue.edition,
        "language": issue.language,
    }
    known = {name: _held(fact) for name, fact in facts.items() if fact is not None}
    return arrow.schema([(column.name, types[column.kind]) for column in COLUMNS], metadata=known)


def _batches(arrow: Any, schema: Any, issue: Issue) -> Iterator[Any]:
    from newsparse.rows import COLUMNS

    articles = iter(issue.articles)
    while some := list(islice(articles, _ROWS)):
        columns = [[_held(column.value(article, issue)) for article in some] for column in COLUMNS]
        arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
        yield arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _held(value: Any) -> Any:
    """A value as Arrow takes it."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, tuple):
        return [_held(one) for one in value]
    if isinstance(value, Contributor):
        return {"name": _held(value.name), "role": value.role.value, "affiliation": _held(value.affiliation)}
    if isinstance(value, Element):
        return {"kind": value.role.value, "text": _held(value.text)}
    return value
