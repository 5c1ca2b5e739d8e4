"""What a page says of a day, which is often not all of it."""

from __future__ import annotations

import datetime
import re

import attrs

_TRUNCATED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"|--(?P<only_month>\d\d)(?:-(?P<month_day>\d\d))?"
    r"|----(?P<only_day>\d\d)"
)
_LEAP_YEAR = 2000  # so that a day without a year may be the 29th of February


def _within(low: int, high: int, what: str, value: int | None) -> None:
    if value is not None and not low <= value <= high:
        raise ValueError(f"{what} must be {low} to {high}, not {value}")


@attrs.frozen(kw_only=True)
class PartialDate:
    """A day as far as the page names it: `4月12日` has no year, `le 17` has neither year nor month.

    Written as ISO 8601 (1988 edition, 5.2.1.3) truncates it: `2026-04-12`, `--04-12`, `2026-04`, `----12`.

    Raises:
        ValueError: for a day that no calendar has, or a year and a day with no month between them.
    """

    #: The year, 1 to 9999, where the page prints it.
    year: int | None = None
    #: The month, 1 to 12.
    month: int | None = None
    #: The day of the month, 1 to 31.
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no calendar has."""
        _within(1, 9999, "year", self.year)
        _within(1, 12, "month", self.month)
        _within(1, 31, "day", self.day)
        if self.year is None and self.month is None and self.day is None:
            raise ValueError("a date needs a year, a month or a day")
        if self.month is None and self.year is not None and self.day is not None:
            raise ValueError("a year and a day need a month between them")
        if self.month is not None and self.day is not None:
            datetime.date(self.year or _LEAP_YEAR, self.month, self.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read what `str()` of a partial date writes.

        Raises:
            ValueError: when the text is none of the four forms, or no day of the calendar.
        """
        found = _TRUNCATED.fullmatch(text)
        if not found:
            raise ValueError(f"not a date: {text!r} (write 2026-04-12, 2026-04, --04-12 or ----12)")
        month = found["month"] or found["only_month"]
        day = found["day"] or found["month_day"] or found["only_day"]
        return cls(
            year=int(found["year"]) if found["year"] else None,
            month=int(month) if month else None,
            day=int(day) if day else None,
        )

    def __str__(self) -> str:
        parts = [
            "-" if self.year is None else f"{self.year:04}",
            "-" if self.month is None and self.year is None else self.month and f"{self.month:02}",
            self.day and f"{self.day:02}",
        ]
        return "-".join(part for part in parts if part)

    def resolved(self, issue_date: datetime.date | None) -> PartialDate:
        """Return a copy made whole by the issue's date: the latest such day that is not in the future of it.

        Without an issue's date, or where the page names no day, nothing is guessed and the same value comes back.
        """
        if issue_date is None or self.day is None or self.year is not None:
            return self
        year, month = issue_date.year, self.month or issue_date.month
        for _ in range(_YEARS_BACK):
            try:
                found = datetime.date(year, month, self.day)
            except ValueError:
                found = None
            if found is not None and found <= issue_date:
                return PartialDate(year=found.year, month=found.month, day=found.day)
            if self.month is None:
                month = month - 1 or 12
            if self.month is not None or month == 12:
                year -= 1
        return self


_YEARS_BACK = 12  # 29 February is at most eight years back; a bare 31st at most two months
