"""The formats that newsparse brings along, offered through the same hook as anybody's."""

from __future__ import annotations

from newsparse.exporters.csv import CSV, TSV
from newsparse.exporters.epub import EPUB
from newsparse.exporters.json import JSON
from newsparse.hookspecs import Exporter, hookimpl


@hookimpl
def newsparse_exporters() -> tuple[Exporter, ...]:
    """Offer JSON, CSV, TSV and EPUB."""
    return JSON, CSV, TSV, EPUB
