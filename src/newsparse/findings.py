"""What looked odd at a place of a text, and how it is told with line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newsparse.diagnostics import Diagnostic, Severity
from newsparse.source import positions


@attrs.frozen
class Finding:
    """Something odd, with the offset at which it stands."""

    #: Index of the page.
    page: int
    #: Offset in its text.
    offset: int
    #: See `Diagnostic`.
    code: str
    #: See `Diagnostic`.
    message: str
    #: See `Diagnostic`.
    severity: Severity = Severity.NOTE


def placed(findings: Iterable[Finding], pages: Mapping[int, str] | Sequence[str]) -> Iterator[Diagnostic]:
    """Tell findings with line and column, in source order; `pages` have plain line ends."""
    by_page: dict[int, list[Finding]] = {}
    for one in findings:
        by_page.setdefault(one.page, []).append(one)
    for page, some in sorted(by_page.items()):
        some.sort(key=lambda finding: finding.offset)
        places = positions(pages[page], [finding.offset for finding in some])
        for one, (line, column) in zip(some, places, strict=True):
            yield Diagnostic(
                code=one.code, severity=one.severity, message=one.message, page=page, line=line, column=column
            )
