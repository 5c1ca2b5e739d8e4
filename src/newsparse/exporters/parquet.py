"""Parquet and Arrow: tables with types, for data frames and analytical databases."""

from __future__ import annotations

from itertools import islice
from typing import BinaryIO

from newsparse.arrow import batches, loaded
from newsparse.errors import ArgumentError, suggestion
from newsparse.hookspecs import Exporter
from newsparse.model import Issue

_BATCHES = 10  # of a row group, which readers take at once
_COMPRESSIONS = ("zstd", "snappy", "gzip", "lz4", "brotli", "none")


def write_parquet(issue: Issue, stream: BinaryIO, *, compression: str = "zstd") -> None:
    """Write an issue as Parquet: a row an article, a row group a thousand of them.

    The same issue gives the same bytes with the same release of pyarrow. Lone surrogates become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        compression: zstd, snappy, gzip, lz4, brotli or none.

    Raises:
        ArgumentError: when there is no such compression, or pyarrow is not installed.
    """
    if compression not in _COMPRESSIONS:
        raise ArgumentError(f"option 'compression' cannot be {compression!r}: {suggestion(compression, _COMPRESSIONS)}")
    arrow = loaded()
    from pyarrow.parquet import ParquetWriter

    rows = batches(issue)
    with ParquetWriter(stream, rows.schema, compression=compression) as writer:
        while some := list(islice(rows, _BATCHES)):
            writer.write_table(arrow.Table.from_batches(some))


def write_arrow(issue: Issue, stream: BinaryIO) -> None:
    """Write an issue as a file of Arrow (IPC, also known as Feather 2): a row an article, uncompressed.

    The same issue gives the same bytes with the same release of pyarrow. Lone surrogates become U+FFFD.

    Raises:
        ArgumentError: when pyarrow is not installed.
    """
    arrow = loaded()
    rows = batches(issue)
    with arrow.ipc.new_file(stream, rows.schema) as writer:
        for batch in rows:
            writer.write_batch(batch)


# The printed numbers of its pages, and the text of its sidebars, stand in the row of an article.
_LEAVES_OUT = (
    "Article.credits",
    "Article.joins",
    "Article.pages",
    "Article.sidebars",
    "Element.rule",
    "Element.spans",
    "Issue.diagnostics",
    "Issue.pages",
)

PARQUET = Exporter(
    name="parquet",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    description="one row an article, with types, for pandas, polars, DuckDB and Spark; needs newsparse[arrow]",
    write=write_parquet,
    leaves_out=_LEAVES_OUT,
)
ARROW = Exporter(
    name="arrow",
    suffix=".arrow",
    media_type="application/vnd.apache.arrow.file",
    description="one row an article, as Arrow has it in memory, to be mapped and read at once; needs newsparse[arrow]",
    write=write_arrow,
    leaves_out=_LEAVES_OUT,
)
