"""What tests of newsparse and of its plugins need: made-up issues of every shape, checks for exporters and profiles.

Needs hypothesis, which newsparse itself does not: `pip install hypothesis`.
"""

from newsparse.testing.checks import check_exporter, check_profile
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
    "contributors",
    "datelines",
    "elements",
    "hostile_text",
    "issues",
    "partial_dates",
    "spans",
]
