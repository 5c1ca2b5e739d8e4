"""Datelines and bylines that stand by themselves, as people have them in columns of tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import newsparse
from newsparse import ArgumentError, Contributor, ContributorRole, PartialDate
from page_strategies import newspaper_text

AUTHOR, REPORTER = ContributorRole.AUTHOR, ContributorRole.REPORTER


@pytest.mark.parametrize(
    ("text", "source", "place", "date"),
    [
        ("NORTHWICK, Ohio, Jan 5 (AP) --", "AP", "NORTHWICK, Ohio", "2026-01-05"),
        ("PORT ELLEN, March 3 (Reuters) — The ferry was late again.", "Reuters", "PORT ELLEN", "2025-03-03"),
        ("新华社青州3月24日电", "新华社", "青州", "2025-03-24"),
        ("本报北州讯（记者 何平）", "本报", "北州", None),
        ("大桥今天通车。（新华社南州１２月３１日电）", "新华社", "南州", "2025-12-31"),
    ],
)
def test_a_dateline_is_read_alone(text: str, source: str, place: str, date: str | None) -> None:
    """With nothing after it or with its story, in whichever language; the issue's day gives the year."""
    dateline = newsparse.parse_dateline(text, date="2026-02-01")
    assert dateline is not None
    assert (dateline.source, dateline.place) == (source, place)
    assert (str(dateline.date) if dateline.date else None) == date


@pytest.mark.parametrize(
    "text", ["", " ", "The council met on Tuesday.", "据新华社报道，大桥通车。", "SHELLS of paint"]
)
def test_what_is_no_dateline_gives_none(text: str) -> None:
    """A sentence, a report of another's report, nothing at all."""
    assert newsparse.parse_dateline(text) is None


def test_a_dateline_keeps_open_what_it_does_not_say() -> None:
    """Without the day of the issue the year is not guessed."""
    dateline = newsparse.parse_dateline("新华社青州3月24日电", language="zh-Hans")
    assert dateline is not None
    assert dateline.date == PartialDate(month=3, day=24)


@pytest.mark.parametrize(
    ("text", "language", "contributors"),
    [
        ("By Ann Wells", None, [("Ann Wells", AUTHOR)]),
        ("Ann Wells and Jo Reed", None, [("Ann Wells", AUTHOR), ("Jo Reed", AUTHOR)]),
        ("Ann Wells", None, [("Ann Wells", AUTHOR)]),
        ("By Ann Wells\nAssociated Press Writer", "en", [("Ann Wells", REPORTER)]),
        ("（本报记者 何平 林蔚 摄影报道）", None, [("何平", REPORTER), ("林蔚", REPORTER)]),
        ("何平、林蔚", None, [("何平", AUTHOR), ("林蔚", AUTHOR)]),
        ("赵  平   林  蔚", "zh-Hans", [("赵平", AUTHOR), ("林蔚", AUTHOR)]),
        ("何平、何平", "zh-Hans", [("何平", AUTHOR)]),
        ("1997", None, []),
        ("", None, []),
    ],
)
def test_a_byline_is_read_alone(
    text: str, language: str | None, contributors: list[tuple[str, ContributorRole]]
) -> None:
    """With role words or without; names alone are authors, since the caller knows that they are a byline."""
    found = newsparse.parse_byline(text, language=language)
    assert [(one.name, one.role) for one in found] == contributors


def test_a_byline_names_its_paper() -> None:
    """What stands before the role word is the affiliation."""
    [found] = newsparse.parse_byline("新华社记者 何平", language="zh-Hans")
    assert found == Contributor(name="何平", role=REPORTER, affiliation="新华社")


def test_a_newspaper_s_own_habits_hold_here_too(tmp_path: Path) -> None:
    """A profile's file serves single strings as it serves pages."""
    file = tmp_path / "courier.toml"
    file.write_text(
        """extends = "en"
[[rule]]
id = "courier.byline"
role = "byline"
place = "line"
bare = "reporter"
pattern = '~(?P<names>[A-Z].{2,60})~'
examples = ["~Ann Wells~"]
counter_examples = ["Ann Wells"]
""",
        "utf-8",
    )
    [found] = newsparse.parse_byline("~Ann Wells~", profile=file)
    assert (found.name, found.role) == ("Ann Wells", REPORTER)
    assert newsparse.parse_dateline("LONDON, Jan 5 -", profile=file) is not None


@pytest.mark.parametrize("read", [newsparse.parse_dateline, newsparse.parse_byline])
def test_wrong_calls_are_refused(read: object) -> None:
    """The message names the argument."""
    assert callable(read)
    with pytest.raises(ArgumentError, match=r"^text: None is no string; give one line at a time$"):
        read(None)
    with pytest.raises(ArgumentError, match=r"^language: no profile for 'xx'"):
        read("By Ann Wells", language="xx")


@given(newspaper_text())
def test_no_text_makes_it_fail(text: str) -> None:
    """Whatever stands in the column, the answer is a value."""
    assert newsparse.parse_dateline(text) is None or newsparse.parse_dateline(text) == newsparse.parse_dateline(text)
    assert isinstance(newsparse.parse_byline(text), tuple)
