"""The formats that newsparse brings along, offered through the same hook as anybody's."""

from __future__ import annotations

from newsparse.exporters.csljson import CSL_JSON
from newsparse.exporters.csv import CSV, TSV
from newsparse.exporters.epub import EPUB
from newsparse.exporters.html import HTML
from newsparse.exporters.json import JSON
from newsparse.exporters.jsonl import JSON_LINES
from newsparse.exporters.jsonld import JSON_LD
from newsparse.exporters.markdown import MARKDOWN
from newsparse.exporters.ninjs import NINJS
from newsparse.exporters.parquet import ARROW, PARQUET
from newsparse.exporters.sqlite import SQLITE
from newsparse.exporters.tei import TEI
from newsparse.exporters.text import TEXT
from newsparse.hookspecs import Exporter, hookimpl


@hookimpl
def newsparse_exporters() -> tuple[Exporter, ...]:
    """Offer the formats, each told in docs/formats.md."""
    return (
        JSON,
        JSON_LINES,
        MARKDOWN,
        TEXT,
        CSV,
        TSV,
        EPUB,
        SQLITE,
        PARQUET,
        ARROW,
        HTML,
        TEI,
        NINJS,
        JSON_LD,
        CSL_JSON,
    )
