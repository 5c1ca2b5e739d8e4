"""Print and read back: an issue printed in its language's conventions is read as the issue again."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.model import BODY_ROLES, FURNITURE_ROLES, Issue, Role
from newsparse.testing import differences, printed_issues, typeset
from newsparse.testing.typeset import PARTINGS

EXAMPLES = 1_000
#: How many of 1,000 examples may come back otherwise; it only goes down. Which examples come depends a little on the
#: modules that are loaded, since hypothesis tries the constants that stand in them; it varies an example many times,
#: so that one fault gives ten differences or none.
ALLOWED = {
    "zh-Hans": 6,
    "zh-Hant": 3,
    "ja": 6,
    "ko": 6,
    "en": 5,
    "de": 5,
    "fr": 5,
    "es": 5,
    "nl": 5,
}


#: The same of 300 issues of two or three pages, with folios that tell of the issue and stories that go over two pages.
EXAMPLES_OF_SEVERAL = 300
ALLOWED_OF_SEVERAL = {"zh-Hans": 9, "zh-Hant": 4, "ja": 4, "ko": 10}


def read_back(data: st.DataObject, language: str, most: int = 1) -> str:
    """Print one made-up issue in one of the ways in which pages come; how its reading differs."""
    marks = data.draw(st.booleans(), "marks")
    parting = data.draw(st.sampled_from(PARTINGS), "parting")
    width = data.draw(st.none() | st.integers(12, 40), "width")
    hyphens, line_rules = data.draw(st.booleans(), "hyphens"), data.draw(st.booleans(), "line_rules")
    choose = random.Random(data.draw(st.integers(0, 2**32), "choose")).choice
    issue = data.draw(printed_issues(language, marks=marks, pages=most), "issue")
    pages = typeset(
        issue, width=width, marks=marks, parting=parting, hyphens=hyphens, line_rules=line_rules, choose=choose
    )
    given = pages if most == 1 or data.draw(st.booleans(), "given page by page") else ["\f".join(pages)]
    return differences(issue, newsparse.parse(*given, language=language), pages)


def failures(language: str, examples: int, most: int = 1) -> list[str]:
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
        found.append(read_back(data, language, most))

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


@pytest.mark.slow
@pytest.mark.parametrize("language", ALLOWED_OF_SEVERAL)
def test_whole_issues_are_read(language: str) -> None:
    """Page by page or in one text that form feeds part; a story that goes over two pages is one article."""
    found = failures(language, EXAMPLES_OF_SEVERAL, 3)
    assert len(found) <= ALLOWED_OF_SEVERAL[language], found[0]


@pytest.mark.parametrize("most", [1, 3])
@pytest.mark.parametrize("marks", [True, False])
@settings(max_examples=50)
@given(data=st.data())
def test_printed_issues_are_as_the_model_has_them(marks: bool, most: int, data: st.DataObject) -> None:
    """Leaves have roles that belong to their places, and spans that do not overlap; stories stand where joins say."""
    issue: Issue = data.draw(printed_issues("zh-Hans", marks=marks, pages=most))
    assert min(2, most) <= len(issue.pages) <= most
    assert {leaf.role for page in issue.pages for leaf in page.furniture} <= FURNITURE_ROLES
    assert {leaf.role for article in issue.articles for leaf in article.body} <= BODY_ROLES
    for article in issue.articles:
        assert {span.page for leaf in article.body for span in leaf.spans} == {*article.pages}
        assert [(join.from_page, join.to_page) for join in article.joins] == list(pairwise(article.pages))
    places = sorted((span.start, span.end) for leaf in issue.elements() for span in leaf.spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@settings(max_examples=50)
@given(issue=printed_issues("fr", marks=False))
def test_a_bare_subhead_stands_under_more_than_a_dispatch(issue: Issue) -> None:
    """Under a line or two it would be the head of the next story, in languages whose short stories have none."""
    for article in issue.articles:
        roles = [leaf.role for leaf in article.body]
        above = article.body[: roles.index(Role.SUBHEAD)] if Role.SUBHEAD in roles else None
        assert above is None or sum(len(leaf.text) for leaf in above if leaf.role is Role.PARAGRAPH) >= 250


@settings(max_examples=50)
@given(issue=printed_issues("de"))
def test_a_text_does_not_begin_as_a_standfirst_over_a_picture(issue: Issue) -> None:
    """Where it has no dateline and no note, its first paragraph would be one."""
    for article in issue.articles:
        first, *rest = article.body
        assert article.dateline or first.role is Role.EDITORS_NOTE or not rest or rest[0].role is not Role.CAPTION
