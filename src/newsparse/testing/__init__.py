"""What tests of newsparse and of its plugins need: made-up issues, checks for exporters, profiles and readers.

Needs hypothesis, which newsparse itself does not: `pip install hypothesis`.
"""

from newsparse.dump import dump
from newsparse.fields import without
from newsparse.testing.checks import check_profile
from newsparse.testing.contract import ExporterContract
from newsparse.testing.large import large_issue
from newsparse.testing.printed import printed_issues
from newsparse.testing.readback import differences
from newsparse.testing.readers import check_reader
from newsparse.testing.strategies import (
    articles,
    boxes,
    contributors,
    datelines,
    diagnostics,
    elements,
    headlines,
    hostile_text,
    issues,
    joins,
    jumps,
    pages,
    partial_dates,
    spans,
)
from newsparse.testing.typeset import typeset

__all__ = [
    "ExporterContract",
    "articles",
    "boxes",
    "check_profile",
    "check_reader",
    "contributors",
    "datelines",
    "diagnostics",
    "differences",
    "dump",
    "elements",
    "headlines",
    "hostile_text",
    "issues",
    "joins",
    "jumps",
    "large_issue",
    "pages",
    "partial_dates",
    "printed_issues",
    "spans",
    "typeset",
    "without",
]
