"""Print and read back: an issue printed in its language's conventions is read as the issue again."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.model import BODY_ROLES, FURNITURE_ROLES, Issue
from newsparse.testing import differences, printed_issues, typeset
from newsparse.testing.typeset import PARTINGS

#: Languages of which 1,000 examples are read back in `make test`; all others are in `make test-long`.
LANGUAGES = ("zh-Hans",)
EXAMPLES = 1_000


def read_back(language: str, data: st.DataObject) -> None:
    """Print one made-up issue in one of the ways in which pages come, and compare what is read."""
    marks = data.draw(st.booleans(), "marks")
    parting = data.draw(st.sampled_from(PARTINGS), "parting")
    width = data.draw(st.none() | st.integers(12, 40), "width")
    hyphens, line_rules = data.draw(st.booleans(), "hyphens"), data.draw(st.booleans(), "line_rules")
    choose = random.Random(data.draw(st.integers(0, 2**32), "choose")).choice
    issue = data.draw(printed_issues(language, marks=marks), "issue")
    pages = typeset(
        issue, width=width, marks=marks, parting=parting, hyphens=hyphens, line_rules=line_rules, choose=choose
    )
    if found := differences(issue, newsparse.parse(*pages, language=language), pages):
        raise AssertionError(found)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=EXAMPLES, derandomize=True, database=None)
@given(data=st.data())
def test_what_is_printed_is_read(language: str, data: st.DataObject) -> None:
    """Marked or not, in columns 12 to 40 characters wide or none, with blank lines, indents or neither."""
    read_back(language, data)


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
