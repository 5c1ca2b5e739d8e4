"""What tests of newsparse and of its plugins need: made-up issues, checks for exporters, profiles and readers.

Needs hypothesis, which newsparse itself does not: `pip install hypothesis`.
"""

from newsparse.testing.checks import check_exporter, check_profile
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

__all__ = [
    "articles",
    "check_exporter",
    "check_profile",
    "check_reader",
    "contributors",
    "datelines",
    "elements",
    "hostile_text",
    "issues",
    "partial_dates",
    "spans",
]
