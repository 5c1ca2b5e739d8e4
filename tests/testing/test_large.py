"""Issues of very many articles: the same each time, sound, and as large as they were asked for."""

from __future__ import annotations

import pytest

from newsparse.accounting import check_account
from newsparse.errors import ArgumentError
from newsparse.model import Role
from newsparse.testing import large_issue


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ja"])
def test_is_as_if_it_had_been_read(language: str) -> None:
    """Its leaves own every character of its pages, so that it stands for an issue that was read."""
    issue = large_issue(30, language)
    check_account(issue)
    assert [len([one for one in issue.articles if one.pages == (page,)]) for page in range(4)] == [8, 8, 8, 6]
    assert len({one.id for one in issue.articles}) == len(issue.articles) == 30
    assert {piece.role for piece in issue.elements()} >= {Role.HEADLINE, Role.CAPTION, Role.FOLIO}
    assert [bool(one.sidebars) for one in issue.articles[:11]] == [True, *[False] * 9, True]


def test_is_the_same_each_time_and_no_story_is_another() -> None:
    """What is measured on it can be measured again; and no two stories are alike."""
    assert large_issue(40) == large_issue(40)
    assert len({one.text for one in large_issue(400).articles}) == 400


def test_may_be_empty_but_not_less() -> None:
    """No article is an issue without pages; fewer cannot be meant."""
    assert not large_issue(0).pages
    assert not large_issue(0).articles
    with pytest.raises(ArgumentError, match=r"^articles must be 0 or more, not -1$"):
        large_issue(-1)
