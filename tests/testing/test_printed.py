"""Print and read back: an issue printed in its language's conventions is read as the issue again."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.model import BODY_ROLES, FURNITURE_ROLES, Issue
from newsparse.testing import differences, printed_issues, typeset
from newsparse.testing.typeset import PARTINGS

EXAMPLES = 1_000
#: How many of 1,000 examples may come back otherwise; it only goes down. Which examples come depends a little on the
#: modules that are loaded, since hypothesis tries the constants that stand in them.
ALLOWED = {
    "zh-Hans": 10,
    "zh-Hant": 10,
    "ja": 10,
    "ko": 10,
    "en": 6,
    "de": 5,
    "fr": 5,
    "es": 12,
    "nl": 7,
}


def read_back(data: st.DataObject, language: str) -> str:
    """Print one made-up issue in one of the ways in which pages come; how its reading differs."""
    marks = data.draw(st.booleans(), "marks")
    parting = data.draw(st.sampled_from(PARTINGS), "parting")
    width = data.draw(st.none() | st.integers(12, 40), "width")
    hyphens, line_rules = data.draw(st.booleans(), "hyphens"), data.draw(st.booleans(), "line_rules")
    choose = random.Random(data.draw(st.integers(0, 2**32), "choose")).choice
    issue = data.draw(printed_issues(language, marks=marks), "issue")
    pages = typeset(
        issue, width=width, marks=marks, parting=parting, hyphens=hyphens, line_rules=line_rules, choose=choose
    )
    return differences(issue, newsparse.parse(*pages, language=language), pages)


def failures(language: str, examples: int) -> list[str]:
    """What is read otherwise than it was printed, the same examples each time."""
    found: list[str] = []

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        found.append(read_back(data, language))

    collect()
    return sorted(filter(None, found), key=len)


@pytest.mark.parametrize(
    "language",
    [pytest.param(one, marks=[] if one == "zh-Hans" else [pytest.mark.slow]) for one in ALLOWED],
)
def test_what_is_printed_is_read(language: str) -> None:
    """Marked or not, in columns 12 to 40 characters wide or none, with blank lines, indents or neither."""
    found = failures(language, EXAMPLES)
    assert len(found) <= ALLOWED[language], found[0]


@pytest.mark.parametrize("marks", [True, False])
@settings(max_examples=50)
@given(data=st.data())
def test_printed_issues_are_as_the_model_has_them(marks: bool, data: st.DataObject) -> None:
    """Leaves have roles that belong to their places, and spans that do not overlap."""
    issue: Issue = data.draw(printed_issues("zh-Hans", marks=marks))
    assert {leaf.role for page in issue.pages for leaf in page.furniture} <= FURNITURE_ROLES
    assert {leaf.role for article in issue.articles for leaf in article.body} <= BODY_ROLES
    places = sorted((span.start, span.end) for leaf in issue.elements() for span in leaf.spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
