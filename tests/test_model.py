"""What newsparse returns."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from newsparse.model import (
    BODY_ROLES,
    CREDIT_ROLES,
    FURNITURE_ROLES,
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Page,
    Role,
    Span,
)
from newsparse.testing import articles
from page_strategies import OF_ISSUES


def leaf(role: Role, text: str, start: int, page: int = 0) -> Element:
    return Element(role, text, (Span(page, start, start + len(text)),), "rule")


LABEL = leaf(Role.LABEL, "渠畔走笔", 1)
KICKER = leaf(Role.KICKER, "市水务局：", 10)
MAIN = leaf(Role.HEADLINE, "桥通了", 20)
DECK = leaf(Role.DECK, "——来自渠边", 30)
BYLINE = leaf(Role.BYLINE, "记者 何平", 40)
SUBHEAD = leaf(Role.SUBHEAD, "过河", 45)
LEDE = leaf(Role.PARAGRAPH, "今天，大桥通车。", 50)
CAPTION = leaf(Role.CAPTION, "图为大桥。", 60)
CREDIT = leaf(Role.CREDIT, "林小满摄", 70)
ASIDE = leaf(Role.PARAGRAPH, "路很长。", 80)
ARTICLE = Article(
    id="p1a1",
    language="zh-Hans",
    pages=(0,),
    label=LABEL,
    headline=Headline(kicker=KICKER, main=MAIN, deck=(DECK,)),
    contributors=(
        Contributor(name="何平", role=ContributorRole.REPORTER),
        Contributor(name="新华社", role=ContributorRole.AGENCY),
    ),
    credits=(BYLINE,),
    body=(SUBHEAD, LEDE, CAPTION, CREDIT),
    sidebars=(Article(id="p1a1s1", language="zh-Hans", pages=(0,), body=(ASIDE,)),),
)
EMPTY = Article(id="p1a2", language="und", pages=())


def test_what_an_article_tells() -> None:
    """Lede, figures, text and authors come from its pieces; sidebars and agencies stand aside."""
    assert ARTICLE.lede == LEDE
    assert ARTICLE.figures == (CAPTION, CREDIT)
    assert ARTICLE.text == "过河\n\n今天，大桥通车。\n\n图为大桥。\n\n林小满摄"
    assert ARTICLE.authors == ("何平",)


def test_what_an_empty_article_tells() -> None:
    """An article may have nothing at all."""
    assert (EMPTY.lede, EMPTY.figures, EMPTY.text, EMPTY.authors) == (None, (), "", ())
    assert list(EMPTY.elements()) == []


def test_leaves_of_an_article() -> None:
    """Head, credits, body, then the leaves of its sidebars."""
    assert list(ARTICLE.elements()) == [
        LABEL,
        KICKER,
        MAIN,
        DECK,
        BYLINE,
        SUBHEAD,
        LEDE,
        CAPTION,
        CREDIT,
        ASIDE,
    ]


def test_leaves_of_an_issue() -> None:
    """Articles and furniture of all pages in source order; what has no place comes first."""
    folio = leaf(Role.FOLIO, "第2版", 5)
    elsewhere = leaf(Role.NOTICE, "公告", 0, page=1)
    made = Element(Role.OTHER, "made", (), "rule")
    issue = Issue(
        pages=(Page(text="", furniture=(folio,)), Page(text="", furniture=(elsewhere, made))),
        articles=(ARTICLE,),
    )
    leaves = list(issue.elements())
    assert leaves[:4] == [made, LABEL, folio, KICKER]
    assert leaves[-1] == elsewhere
    assert len(leaves) == 13


@pytest.mark.parametrize(
    ("value", "text"),
    [(MAIN, "桥通了"), (ARTICLE.headline, "桥通了"), (Headline(), ""), (Role.JUMP_LINE, "jump_line")],
)
def test_shown_as_read(value: object, text: str) -> None:
    """Elements, heads and roles print as their text."""
    assert str(value) == text


def test_every_role_has_one_home() -> None:
    """A leaf stands in a head, tells a credit, makes a body or is furniture; no role is two of these."""
    heads = {Role.LABEL, Role.KICKER, Role.HEADLINE, Role.DECK}
    homes = [heads, BODY_ROLES, CREDIT_ROLES, FURNITURE_ROLES]
    assert sum(map(len, homes)) == len(Role)
    assert set().union(*homes) == set(Role)


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (ARTICLE, "body"),
        (MAIN, "text"),
        (Span(0, 1, 2), "end"),
        (Dateline(text="本报讯"), "text"),
        (Issue(), "pages"),
    ],
)
def test_values_cannot_be_changed(value: object, field: str) -> None:
    """Change is `attrs.evolve`, which returns another value."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field, None)


@OF_ISSUES
@given(articles())
def test_values_compare_and_hash(article: Article) -> None:
    """Two articles of the same pieces are one."""
    assert len({article, attrs.evolve(article)}) == 1


def test_roles_are_their_names() -> None:
    """A role can stand for its name as a key and the other way round."""
    assert {Role.HEADLINE: 1}["headline"] == {"headline": 1}[Role.HEADLINE] == 1  # type: ignore[index]
