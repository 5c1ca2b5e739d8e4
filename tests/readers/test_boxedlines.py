"""Lines of which only their places are known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from test_gutters import PIER, TOLLS

from newsparse.readers.boxedlines import BoxedLine, in_reading_order, paragraphs


def column(texts: list[str], left: float, top: float, height: float = 20, step: float = 24) -> list[BoxedLine]:
    """Lines one under the other, ten units a character wide."""
    return [
        BoxedLine(text.strip(), left, top + step * row, left + 10 * len(text), top + step * row + height)
        for row, text in enumerate(texts)
    ]


def order(*columns: list[BoxedLine]) -> list[str]:
    """The texts in reading order."""
    return [line.text for line in in_reading_order([line for lines in columns for line in lines])]


def test_columns_under_a_head() -> None:
    """The head, each column with its own head, then what goes across below."""
    head, below = column(["Council to rebuild the ferry pier " * 2], 0, 0), column(["Rain is to fall " * 5], 0, 300)
    left, right = column(["Second day", *PIER], 0, 50), column(TOLLS, 450, 52)
    found = order(right, below, left, head)
    assert found == [line.text for line in [*head, *left, *right, *below]]


def test_columns_within_columns() -> None:
    """Two beside one, and two stories of unlike widths in the second."""
    first, second, third = column(PIER * 2, 0, 0), column(PIER, 450, 0), column(TOLLS, 900, 0)
    across = column(["Rain is to fall on the whole coast from Wednesday on, the weather office said"], 450, 200)
    assert order(third, second, first, across) == [line.text for line in [*first, *second, *third, *across]]


def test_tables_are_read_line_by_line() -> None:
    """Nothing but prose is put into columns."""
    days, hours = column(["Monday", "Tuesday"] * 4, 0, 0), column(["6.14", "7.02"] * 4, 200, 0)
    assert order(days, hours)[:4] == ["Monday", "6.14", "Tuesday", "7.02"]


def test_pages_with_more_lines_than_any_page_keep_their_order() -> None:
    """Nobody printed them."""
    lines = column(["Rain"] * 2_001, 0, 0)[::-1]
    assert in_reading_order(lines) == lines


def test_paragraphs() -> None:
    """Parted by space, and by heads, which are larger."""
    head, text, below = column(["Rain"], 0, 0, 40), column(["It fell", "all day"], 0, 42), column(["Snow"], 0, 110)
    parts = paragraphs([*head, *text, *below])
    assert [[line.text for line in part] for part in parts] == [["Rain"], ["It fell", "all day"], ["Snow"]]
    assert paragraphs([]) == []


EDGES = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 40), st.integers(0, 9))


@given(st.lists(st.tuples(st.sampled_from(PIER), EDGES), max_size=40))
def test_no_line_is_lost_or_doubled(made: list[tuple[str, tuple[int, int, int, int]]]) -> None:
    """However they overlap."""
    lines = [BoxedLine(text, left, top, left + wide, top + high) for text, (left, top, wide, high) in made]
    ordered = in_reading_order(lines)
    assert sorted(map(repr, ordered)) == sorted(map(repr, lines))
    assert [line for part in paragraphs(ordered) for line in part] == ordered
