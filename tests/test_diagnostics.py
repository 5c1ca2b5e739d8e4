"""What looked odd on a page."""

from __future__ import annotations

import attrs
import pytest

from newsparse.diagnostics import Diagnostic, Severity

NAME_TWICE = Diagnostic(
    code="repeated-name",
    severity=Severity.NOTE,
    message="'何平' is printed twice and counted once",
    page=1,
    line=23,
    column=4,
)


def test_tells_a_person_where_to_look() -> None:
    """Page, line and column count from 1; the code comes last."""
    assert str(NAME_TWICE) == ("page 2, line 23, column 4: '何平' is printed twice and counted once [repeated-name]")


def test_severities_are_words() -> None:
    """A severity is its word in JSON and on the screen."""
    assert [str(one) for one in Severity] == ["note", "warning"]


def test_is_a_value() -> None:
    """Findings can be compared and kept in sets, not changed."""
    assert {NAME_TWICE, attrs.evolve(NAME_TWICE)} == {NAME_TWICE}
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        NAME_TWICE.line = 3  # type: ignore[misc]
