"""From page text to an issue."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_plugins import OFFERS_PROFILES, install, installed
from newsparse.accounting import check_account
from newsparse.errors import ArgumentError, NewsparseError
from newsparse.languages import find_profile, languages
from newsparse.model import Issue, Page
from newsparse.parser import checked, parse, read_issue
from newsparse.source import pages_of
from page_strategies import pages

CHINESE = "## 桥通了\n\n本报澄安4月12日讯 今天，大桥通车，老人们过桥去看对岸的亲人。"
OTHER = "## 堤长了\n\n本报澄安4月12日讯 今年的堤坝比去年长了三里，守堤的人多了两倍。"
ENGLISH = "## The Bridge Is Open\n\nPORT ELLEN, March 3 (Reuters) — The bridge was opened by the mayor of the town."


def test_pages_are_one_issue_in_order() -> None:
    """Articles are numbered by the page on which they begin."""
    issue = parse(CHINESE, OTHER, date="2026-04-13", newspaper="岚川日报")
    assert [page.text for page in issue.pages] == [CHINESE, OTHER]
    assert [(one.id, one.pages) for one in issue.articles] == [("p1a1", (0,)), ("p2a1", (1,))]
    assert (issue.date, issue.newspaper) == (datetime.date(2026, 4, 13), "岚川日报")


def test_the_issue_s_date_completes_datelines() -> None:
    """With it the year is known; without it, it is not."""
    with_date, without = parse(CHINESE, date="2026-04-13"), parse(CHINESE)
    assert [str(one.articles[0].dateline and one.articles[0].dateline.date) for one in (with_date, without)] == [
        "2026-04-12",
        "--04-12",
    ]


def test_each_page_has_its_language() -> None:
    """Found from its text; the issue's is that of most articles, the first of them where they are equal."""
    issue = parse(CHINESE, ENGLISH)
    assert [one.language for one in issue.articles] == ["zh-Hans", "en"]
    assert issue.language == "zh-Hans"
    assert (
        parse(CHINESE, ENGLISH, "Ships in Port\n\nMarch 3. The ship was in the port and it was late.").language == "en"
    )


def test_the_caller_s_language_is_that_of_all_pages() -> None:
    """Nothing is guessed then."""
    assert [one.language for one in parse(CHINESE, ENGLISH, language="en-GB").articles] == ["en", "en"]


@pytest.mark.parametrize("texts", [(), ("",), (" \n", "")])
def test_no_text_is_no_error(texts: tuple[str, ...]) -> None:
    """No page, or pages with nothing on them: an issue without articles."""
    issue = parse(*texts)
    assert (issue.articles, issue.language, len(issue.pages)) == ((), "und", len(texts))
    assert [one.code for one in issue.diagnostics] == ["page-empty"] * len(texts)


def test_pages_may_come_with_what_is_known_of_them() -> None:
    """`read_issue` keeps a page's number and source."""
    issue = read_issue([Page(text=CHINESE, number="B4", source="b4.md")], None, find_profile("zh"), None)
    assert (issue.pages[0].number, issue.pages[0].source) == ("B4", "b4.md")
    assert read_issue([], None, None, "岚川日报") == Issue(newspaper="岚川日报")


@pytest.mark.parametrize(("page", "kind"), [(b"x", "bytes"), (1, "int"), (None, "NoneType"), (["x"], "list")])
def test_a_page_is_a_string(page: Any, kind: str) -> None:
    """The message tells which page is none, and where files go."""
    with pytest.raises(ArgumentError) as caught:
        parse("桥通了", page)
    assert str(caught.value) == f"pages: page 2 is {kind}, not str; newsparse.read() takes files and paths"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"date": "2026-13-01"}, "date: '2026-13-01' is no day; give a datetime.date or 'YYYY-MM-DD'"),
        ({"date": "13 April"}, "date: '13 April' is no day; give a datetime.date or 'YYYY-MM-DD'"),
        ({"date": 20260413}, "date: 20260413 is no day; give a datetime.date or 'YYYY-MM-DD'"),
        ({"language": "xx"}, f"language: no profile for 'xx'; known are: {', '.join(languages())}"),
        ({"language": 3}, f"language: no profile for 3; known are: {', '.join(languages())}"),
        ({"profile": 3}, "profile: 3 is no path of a .toml file and no name"),
        (
            {"profile": "en.toml", "language": "en"},
            "language: the profile 'en.toml' says it; leave one of the two out",
        ),
        (
            {"profile": "courier"},
            "unknown profile 'courier': none is known; one of your own is given by its path, which ends in .toml",
        ),
        ({"newspaper": 3}, "newspaper: 3 is no name; give a string"),
    ],
)
def test_wrong_arguments_are_named(arguments: dict[str, Any], message: str) -> None:
    """Before any page is read, and with what to give instead."""
    with pytest.raises(ArgumentError) as caught:
        parse("桥通了", **arguments)
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, NewsparseError)


HABITS = """extends = "en"

[[rule]]
id = "courier.kicker"
role = "byline"
place = "line"
bare = "reporter"
pattern = '~~(?P<names>[A-Z].{2,60})~~'
examples = ["~~Ann Wells~~"]
counter_examples = ["Ann Wells"]
"""
PAPER = """## Harbour Board Votes To Dredge The Inner Basin

~~Ann Wells~~

The harbour board voted late on Tuesday to dredge the inner basin before the herring fleet is back.
"""


def test_a_newspaper_brings_its_own_habits(tmp_path: Path) -> None:
    """One small file laid over its language, given by its path, is all it takes."""
    file = tmp_path / "courier.toml"
    file.write_text(HABITS, "utf-8")
    assert parse(PAPER).articles[0].contributors == ()
    for path in (file, str(file)):
        [article] = parse(PAPER, profile=path).articles
        assert (article.authors, article.language) == (("Ann Wells",), "en")


def test_a_plugin_brings_a_newspaper_s_habits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file's name is the profile's; nothing changes until it is named."""
    (tmp_path / "harbour-courier.toml").write_text(HABITS, "utf-8")
    install(tmp_path, "papers", OFFERS_PROFILES.format(names=["harbour-courier.toml"]))
    with installed(tmp_path, monkeypatch):
        assert parse(PAPER).articles[0].contributors == ()
        assert parse(PAPER, profile="harbour-courier").articles[0].authors == ("Ann Wells",)
        with pytest.raises(ArgumentError, match=r"^unknown profile 'harbour': did you mean 'harbour-courier'\?"):
            parse(PAPER, profile="harbour")


def test_dates_in_three_forms() -> None:
    """A date, a datetime and ISO text are the same day."""
    day = datetime.date(2026, 4, 13)
    for date in (day, datetime.datetime(2026, 4, 13, 9, 30, tzinfo=datetime.UTC), "2026-04-13"):
        assert checked(date, None, None) == (day, None, None)
    assert checked(None, "en", "岚川日报") == (None, find_profile("en"), "岚川日报")


@given(st.lists(pages(), max_size=3), st.none() | st.dates(), st.none() | st.sampled_from(languages()))
def test_no_text_makes_it_fail(texts: list[str], date: datetime.date | None, language: str | None) -> None:
    """Any strings are read; the text is kept, every character has an owner, the same call gives the same."""
    issue = parse(*texts, date=date, language=language)
    assert [page.text for page in issue.pages] == [one for text in texts for one in pages_of(text)]
    check_account(issue)
    assert parse(*texts, date=date, language=language) == issue
