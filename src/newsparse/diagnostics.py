"""What looked odd on a page, told with its place and what was done about it."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Severity(StrEnum):
    """How much a reader should care."""

    #: Worth knowing; the reading is sure.
    NOTE = "note"
    #: The reading may be wrong here.
    WARNING = "warning"


@attrs.frozen(kw_only=True)
class Diagnostic:
    """One odd thing on a page. Lines and columns count from 1; columns are code points."""

    #: What kind of thing it is, stable between releases: `unplaced-text`, `repeated-name`…
    code: str
    #: How much it matters.
    severity: Severity
    #: What was seen and what was done about it, for a person.
    message: str
    #: Index of the page, from 0.
    page: int
    #: Line of the page, from 1.
    line: int
    #: Column of the line, from 1.
    column: int

    def __str__(self) -> str:
        return f"page {self.page + 1}, line {self.line}, column {self.column}: {self.message} [{self.code}]"
