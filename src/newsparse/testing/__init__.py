"""What tests of newsparse and of its plugins need: made-up issues, checks for exporters, profiles and readers.

Needs hypothesis, which newsparse itself does not: `pip install hypothesis`.
"""

from newsparse.testing.checks import check_exporter, check_profile
from newsparse.testing.printed import printed_issues
from newsparse.testing.readback import differences
from newsparse.testing.readers import check_reader
from newsparse.testing.strategies import (
    articles,
    contributors,
    datelines,
    elements,
    hostile_text,
    issues,
    partial_dates,
    spans,
)
from newsparse.testing.typeset import typeset

__all__ = [
    "articles",
    "check_exporter",
    "check_profile",
    "check_reader",
    "contributors",
    "datelines",
    "differences",
    "elements",
    "hostile_text",
    "issues",
    "partial_dates",
    "printed_issues",
    "spans",
    "typeset",
]
