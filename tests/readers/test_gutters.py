"""Columns side by side, put one after the other."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.readers.gutters import in_reading_order
from newsparse.testing import hostile_text

PIER = """\
   The town council voted nine to two on
Monday night to rebuild the ferry pier and
to pay for it with a loan that is to run
for twenty years from next spring on. It
is the first time that the town borrows
money for anything but the harbour wall,
and it may well be the last.""".splitlines()
TOLLS = """\
   The toll on the swing bridge is to fall
by half from the first of April, and those
who walk will pay nothing at all. A keeper
is to stay in the house on the bank, since
somebody has to turn the bridge for ships
that come up the river with the tide, by
day and by night.""".splitlines()
WATER = """\
  今天上午九时，随着闸门缓缓升起，渠水漫过
东山脚下的田埂，流向远方的稻田。断流二十
六年的东山渠重新通水，沿线十二个村三万多
名群众从此告别了雇车拉水的日子。渠水清得
能照见人影，孩子们蹲在渠边，把纸船一只一
只放进水里，看着它们顺流而下，漂向远方的
田野。""".splitlines()
SCHOOL = """\
  每到星期二和星期四的晚上，北街小学的三间
教室总是灯火通明。两百多名外来务工者放下
工具，拿起课本，在这里学习电工、缝纫和识
图。夜校开办三年来，已经有六百多人拿到了
上岗证书，报名的人一直排到了校门外面，连
邻近两个县也有人骑着车子赶来听课，风雨无
阻。""".splitlines()


def side_by_side(*columns: list[str], width: int = 46) -> list[str]:
    """Columns as pdftotext -layout prints them."""
    rows = zip_longest(*columns, fillvalue="")
    return ["".join(cell.ljust(width) for cell in row).rstrip() for row in rows]


def parts_of(lines: list[str]) -> list[list[str]]:
    """The pieces between blank lines of a page in reading order, their lines as printed."""
    return [[line.strip() for line in part.split("\n")] for part in in_reading_order("\n".join(lines)).split("\n\n")]


def stripped(lines: list[str]) -> list[str]:
    """Lines without their indents."""
    return [line.strip() for line in lines]


def test_two_columns() -> None:
    """One after the other, their paragraphs set in as they were; the text goes on from one to the other."""
    page = "\n".join(side_by_side(PIER, TOLLS))
    assert in_reading_order(page) == "\n".join([*PIER, *TOLLS])


def test_a_head_over_both_comes_first() -> None:
    """And one over the second column comes before that."""
    head, second = "Council to rebuild the ferry pier after the storm of October", ["Tolls to fall", "", *TOLLS]
    found = parts_of([head, "", *side_by_side([*PIER, "anybody else."], second)])
    assert found == [[head], [*stripped(PIER), "anybody else."], ["Tolls to fall"], stripped(TOLLS)]


def test_regions_of_different_columns() -> None:
    """Three columns over two over one: each region by itself, from top to bottom."""
    across = ["Rain is to fall on the whole coast from Wednesday on, the weather office says, and the wind"] * 2
    wider = [f"{one} {other}" for one, other in zip(stripped(TOLLS), stripped(PIER), strict=True)]
    lines = [*side_by_side(PIER, TOLLS, PIER), "", *side_by_side(wider, wider, width=86), "", *across]
    text = in_reading_order("\n".join(lines)).replace("\n\n", "\n").split("\n")
    assert stripped(text) == stripped([*PIER, *TOLLS, *PIER, *wider, *wider, *across])


def test_two_blank_lines_part_rows_of_stories() -> None:
    """What stands above them is read before what stands below, though the gutter is the same."""
    lines = [*side_by_side(PIER, TOLLS), "", "", *side_by_side(["Second day", *PIER], ["Half price", *TOLLS])]
    found = [part[0] for part in parts_of(lines)]
    assert found == [PIER[0].strip(), "Second day", "Half price"]


def test_heads_side_by_side_part_rows_of_stories() -> None:
    """Without a blank line, where a sentence has ended above each."""
    lines = side_by_side([*PIER, "Second day", *PIER], [*TOLLS, "Half price", *TOLLS])
    text = in_reading_order("\n".join(lines))
    assert text.index("somebody") < text.index("Second day") < text.index("Half price")


def test_a_gutter_may_wobble() -> None:
    """By a character, and leave a full line a single blank."""
    lines = side_by_side([*PIER, *PIER], [*TOLLS, *TOLLS], width=43)
    assert lines[1][42] == " "
    lines[3] = lines[3][:42] + " " + lines[3][42:]
    lines[4] = lines[4][:41] + lines[4][42:]
    lines[1] = PIER[1] + " " + TOLLS[1]
    assert [line.strip() for line in in_reading_order("\n".join(lines)).split("\n")] == stripped(
        [*PIER * 2, *TOLLS * 2]
    )


def test_columns_between_whose_lines_others_stand() -> None:
    """Lines of unlike height share no line; each column is closed up."""
    left = [line for one in PIER for line in (one, "")]
    right = [line for one in TOLLS for line in ("", one)]
    assert parts_of(side_by_side(left, right)) == [stripped([*PIER, *TOLLS])]
    wider = [line for one in PIER[:3] for line in (one, "")] + ["", ""]
    wider += [line for one in PIER[3:] for line in (one, "")]
    assert parts_of(side_by_side(wider, [*right, "", "", "as ever"]))[0] == stripped(PIER[:3])


@pytest.mark.parametrize("cells", [1, 2])
def test_chinese_columns(cells: int) -> None:
    """Whether a version counts their characters once or twice."""

    def padded(line: str) -> str:
        width = len(line) if cells == 1 else sum(1 if one == " " else 2 for one in line)
        return line + " " * (26 * cells - width)

    page = "\n".join(padded(left) + right for left, right in zip(WATER, SCHOOL, strict=True))
    found = in_reading_order(page).split("\n")
    assert stripped(found) == stripped([*WATER, *SCHOOL])
    assert found[0].startswith("\u3000\u3000今天")


def test_a_folio_set_right_over_a_head_is_parted_from_it() -> None:
    """It has a number, of the page or of the day."""
    lines = ["HARBOUR COURIER, 3 March 2015", "Council to rebuild the pier", *side_by_side(PIER, TOLLS)]
    assert parts_of(lines)[0] == ["HARBOUR COURIER, 3 March 2015"]


def test_a_folio_on_the_right_stays_at_the_head() -> None:
    """And does not stand between the columns."""
    lines = [" " * 60 + "Tuesday, page 3", "", *side_by_side(PIER, TOLLS)]
    assert parts_of(lines) == [["Tuesday, page 3"], stripped([*PIER, *TOLLS])]


def test_a_short_head_of_what_goes_across_stands_below() -> None:
    """It belongs to neither column."""
    across = "Rain is to fall on the whole coast from Wednesday on, the weather office says, and wind is to rise."
    found = in_reading_order("\n".join([*side_by_side(PIER, TOLLS), "", "Weather", across]))
    assert found.index("day and by night.") < found.index("Weather") < found.index(across)
    longer = [*side_by_side([*PIER, *PIER], TOLLS), "", *["Weather"] * 6, across]
    assert in_reading_order("\n".join(longer)).endswith("Weather\n" + across)


def test_paragraphs_over_what_goes_across_stay_in_their_columns() -> None:
    """Though a blank line stands over them: more than a few lines are no head of what is below."""
    across = "Rain is to fall on the whole coast from Wednesday on, the weather office says, and wind is to rise."
    found = in_reading_order("\n".join([*side_by_side(PIER, TOLLS), "", *side_by_side(PIER, TOLLS), across]))
    assert stripped(found.replace("\n\n", "\n").split("\n")) == stripped([*PIER * 2, *TOLLS * 2, across])


def test_a_table_may_stand_beside_a_column() -> None:
    """As wide as a column itself; its rows are kept."""
    table = [f"{day}   {hour}.14   {hour + 6}.40" for hour, day in enumerate(["Monday, high", "Tuesday, low"] * 4)]
    for lines in (side_by_side(PIER, table), side_by_side(table, PIER)):
        text = in_reading_order("\n".join(lines))
        assert "\n".join(table) in text
        assert "\n".join(PIER[1:]) in text


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\n\n",
        "\n".join(PIER),
        "\n".join(
            ["   ".join([day, "6.14", "12.40", "18.55"]) for day in ["Monday", "Tuesday", "Friday", "Sunday"] * 3]
        ),
        "\n".join(["Rovers 2, Athletic 1          United 0, City 3"] * 9),
        "\n".join(["何 平   林 蔚   唐一鸣   吴小川   周 敏   郑 海"] * 9),
        "\n".join(["The sea is calm to-night,", "        The tide is full, the moon lies fair"] * 9),
        "\n".join([f"March {day}    The council met in the hall on Quay Street and" for day in range(1, 10)]),
        "\n".join(["He went home.  Nobody saw him leave the hall.  The lamps were out."] * 9),
        "\n".join(side_by_side(PIER[:4], TOLLS[:4])),
        "\n".join([" " * 1_200 + "word  word"] * 9),
        "word  word\n" * 1_200,
    ],
)
def test_what_is_no_column_is_left_alone(page: str) -> None:
    """Plain pages, tables, results, padded names, verse, chronicles, and what no page looks like."""
    assert in_reading_order(page) == page


def inks(text: str) -> Counter[str]:
    """How often each character that is not blank stands there."""
    return Counter("".join(text.split()))


@given(
    st.lists(st.sampled_from([PIER, TOLLS, WATER, SCHOOL, ["Rain  to  fall"], [""], ["  ", "1  2"]]), max_size=4),
    st.integers(20, 60),
    st.integers(0, 60),
    hostile_text(3),
)
def test_nothing_is_lost_or_doubled(columns: list[list[str]], width: int, at: int, hostile: str) -> None:
    """Whatever stands side by side, and with whatever in it."""
    page = "\n".join(side_by_side(*columns, *columns, width=width))
    page = page[:at] + hostile + page[at:]
    assert inks(in_reading_order(page)) == inks(page)


def test_characters_that_nobody_has() -> None:
    """Those which stand for the second half of a wide one are counted as they are where a page has all of them."""
    nobody = "".join(chr(point) for point in range(0xFDD0, 0xFDF0))
    page = "\n".join([*side_by_side(WATER, SCHOOL, width=26), nobody])
    assert inks(in_reading_order(page)) == inks(page)
