"""The example issues: what README, docs and `make demo` show is read as people read it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import newsparse
from newsparse.model import Article, Issue
from promises import check_promises

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def courier() -> Issue:
    return newsparse.read(EXAMPLES / "harbour-courier-2026-03-05")


@pytest.fixture(scope="module")
def lanchuan() -> Issue:
    return newsparse.read(EXAMPLES / "lanchuan-daily-2026-02-20")


def titled(issue: Issue, beginning: str) -> Article:
    [article] = [one for one in issue.articles if str(one.headline).startswith(beginning)]
    return article


@pytest.mark.parametrize("name", ["courier", "lanchuan"])
def test_examples_keep_the_promises(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing of an example is lost or unknown, and nothing about it looks odd."""
    issue: Issue = request.getfixturevalue(name)
    check_promises(issue, [page.text for page in issue.pages])
    assert issue.diagnostics == ()
    assert [page.number for page in issue.pages] == ["1", "2", "3", "4"]


def test_courier_is_read(courier: Issue) -> None:
    """The English issue tells its facts, its stories, their credits, and keeps its tide table apart."""
    assert (courier.newspaper, courier.date) == ("The Harbour Courier", datetime.date(2026, 3, 5))
    assert (courier.number, courier.edition) == ("12044", "Late City Edition")
    assert [page.section for page in courier.pages] == ["News", "Local", "News", "Sports"]
    lead = titled(courier, "Engineer Warned Board")
    assert lead.authors == ("Nora Pellew", "Callum Strand", "Ines Carrow")
    assert [piece.role.value for piece in lead.figures] == ["caption", "credit"]
    dateline = titled(courier, "Vellara").dateline
    assert dateline
    assert (dateline.source, dateline.place, str(dateline.date)) == ("Reuters", "VELLARA", "2026-03-04")
    assert {one.text for one in courier.pages[1].furniture} >= {"Friday, 6.55 a.m., 4.1 metres"}


def test_lanchuan_is_read(lanchuan: Issue) -> None:
    """The Chinese issue tells its facts, its kickers, its verse and its sidebar."""
    assert (lanchuan.newspaper, lanchuan.date) == ("岚川日报", datetime.date(2026, 2, 20))
    assert lanchuan.number == "25001"
    assert [page.section for page in lanchuan.pages] == ["要闻", "综合", "综合", "副刊"]
    assert [one.name for page in lanchuan.pages for one in page.editors] == ["纪云舒", "穆清和", "裴立冬"]
    assert str(titled(lanchuan, "九十七段").headline.kicker) == "省水利厅晒出首批“无主渠段”清单"
    assert [piece.role.value for piece in titled(lanchuan, "渠边").body] == ["verse"]
    [sidebar] = [side for article in lanchuan.articles for side in article.sidebars]
    assert str(sidebar.headline) == "水尺旁的小先生"


@pytest.mark.parametrize(
    ("name", "beginning", "pages", "sentence"),
    [
        ("courier", "Engineer Warned", (0, 2), "any of the present members was elected."),
        ("courier", "Caretaker Keeps", (1, 3), "whether the collector knows what else was in the captain’s trunk."),
        ("lanchuan", "九十七段", (0, 2), "将重新选聘管护员，并相应扣减当年的管护经费。"),
        ("lanchuan", "老茶山上", (1, 3), "种上了本地的群体种。"),
    ],
)
def test_jumps_are_joined(
    name: str, beginning: str, pages: tuple[int, ...], sentence: str, request: pytest.FixtureRequest
) -> None:
    """Each story that jumps is one article, and the sentence the jump cut is whole."""
    issue: Issue = request.getfixturevalue(name)
    article = titled(issue, beginning)
    assert article.pages == pages
    assert (article.continued_on, article.continued_from) == (None, None)
    assert sentence in article.text
