"""Made-up issues: they are as the model has them, and their text is hostile."""

from __future__ import annotations

import pytest
from hypothesis import Phase, find, given, settings

from newsparse.model import BODY_ROLES, CREDIT_ROLES, FURNITURE_ROLES, Article, Issue, Role
from newsparse.testing import articles, hostile_text, issues
from page_strategies import OF_ISSUES

FEW = settings(max_examples=2000, database=None, phases=[Phase.generate])


@OF_ISSUES
@given(articles())
def test_articles_are_as_the_model_has_them(article: Article) -> None:
    """Every piece has a role that belongs to its place."""
    assert {piece.role for piece in article.body} <= BODY_ROLES
    assert {piece.role for piece in article.credits} <= CREDIT_ROLES
    assert article.label is None or article.label.role is Role.LABEL
    assert list(article.pages) == sorted(set(article.pages))


@OF_ISSUES
@given(issues())
def test_issues_are_as_the_model_has_them(issue: Issue) -> None:
    """What stands on a page between stories has a role of furniture."""
    assert {piece.role for page in issue.pages for piece in page.furniture} <= FURNITURE_ROLES


@pytest.mark.parametrize("trouble", ["\ud800", "\x00", "<script>", "\r", "=1", "\u2028", "../"])
def test_text_is_hostile(trouble: str) -> None:
    """Among the texts are those that exporters trip over."""
    assert trouble in find(hostile_text(), lambda text: trouble in text, settings=FEW)


def test_shapes_are_all_there() -> None:
    """Among the issues are those without page and article, among the articles those with boxes in boxes."""
    assert find(issues(), lambda issue: not (issue.pages or issue.articles), settings=FEW).articles == ()
    deep = find(articles(), lambda article: any(one.sidebars for one in article.sidebars), settings=FEW)
    assert not any(three.sidebars for one in deep.sidebars for two in one.sidebars for three in two.sidebars)
