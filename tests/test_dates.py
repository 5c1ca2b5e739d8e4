"""What a page says of a day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.dates import PartialDate
from newsparse.testing import partial_dates

PRINTED = [
    (PartialDate(year=2026, month=4, day=12), "2026-04-12"),
    (PartialDate(year=2026, month=4), "2026-04"),
    (PartialDate(year=824), "0824"),
    (PartialDate(month=4, day=12), "--04-12"),
    (PartialDate(month=4), "--04"),
    (PartialDate(day=12), "----12"),
    (PartialDate(month=2, day=29), "--02-29"),
]


@pytest.mark.parametrize(("day", "text"), PRINTED)
def test_written_as_iso_truncates(day: PartialDate, text: str) -> None:
    """What is not known is left out as ISO 8601 did it, and read again as it was."""
    assert str(day) == text
    assert PartialDate.from_iso(text) == day


@given(partial_dates())
def test_round_trip(day: PartialDate) -> None:
    """What `str` writes, `from_iso` reads."""
    assert PartialDate.from_iso(str(day)) == day


@pytest.mark.parametrize("text", ["", "2026-4-12", "12 April", "2026-04-12T00", "--12--", "-----12", "04-12"])
def test_other_text_is_refused(text: str) -> None:
    """The message shows the text and the four forms."""
    with pytest.raises(ValueError, match="not a date: ") as caught:
        PartialDate.from_iso(text)
    assert str(caught.value) == f"not a date: {text!r} (write 2026-04-12, 2026-04, --04-12 or ----12)"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({}, "a date needs a year, a month or a day"),
        ({"year": 0}, "year must be 1 to 9999, not 0"),
        ({"year": 10_000}, "year must be 1 to 9999, not 10000"),
        ({"month": 13}, "month must be 1 to 12, not 13"),
        ({"day": 32}, "day must be 1 to 31, not 32"),
        ({"year": 2026, "day": 12}, "a year and a day need a month between them"),
        ({"month": 2, "day": 30}, "day"),
        ({"year": 2026, "month": 2, "day": 29}, "day"),
    ],
)
def test_no_calendar_no_day(parts: dict[str, int], message: str) -> None:
    """A day that no calendar has is refused, with the part that is wrong."""
    with pytest.raises(ValueError, match=message):
        PartialDate(**parts)


@pytest.mark.parametrize(
    ("printed", "issue_date", "expected"),
    [
        ("--04-12", "2026-04-13", "2026-04-12"),
        ("--04-13", "2026-04-13", "2026-04-13"),
        ("--12-31", "2026-01-02", "2025-12-31"),
        ("--02-29", "2026-04-13", "2024-02-29"),
        ("--02-29", "1903-01-01", "1896-02-29"),
        ("----12", "2026-04-13", "2026-04-12"),
        ("----24", "2026-04-13", "2026-03-24"),
        ("----31", "2026-01-02", "2025-12-31"),
        ("----31", "2026-03-01", "2026-01-31"),
        ("2025-04-12", "2026-04-13", "2025-04-12"),
        ("2026-04", "2026-04-13", "2026-04"),
        ("--04", "2026-04-13", "--04"),
    ],
)
def test_the_issue_completes_a_day(printed: str, issue_date: str, expected: str) -> None:
    """The latest such day that is not after the issue; where the page names no day, nothing is guessed."""
    resolved = PartialDate.from_iso(printed).resolved(datetime.date.fromisoformat(issue_date))
    assert str(resolved) == expected


def test_without_an_issue_date_nothing_is_guessed() -> None:
    """What the page says is all there is."""
    assert PartialDate(month=4, day=12).resolved(None) == PartialDate(month=4, day=12)


def test_no_such_day_before_the_calendar_begins() -> None:
    """Where no year had that day, it stays as printed."""
    assert str(PartialDate(month=2, day=29).resolved(datetime.date(3, 1, 1))) == "--02-29"


@given(partial_dates(), st.dates())
def test_never_in_the_future(day: PartialDate, issue_date: datetime.date) -> None:
    """A resolved day keeps what was printed and is not after the issue."""
    resolved = day.resolved(issue_date)
    assert (resolved.month, resolved.day) == (day.month or resolved.month, day.day)
    if resolved != day:
        assert datetime.date.fromisoformat(str(resolved)) <= issue_date
