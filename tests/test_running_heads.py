"""Lines that stand at the edge of page after page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.accounting import check_account
from newsparse.model import Element, Page, Role, Span
from newsparse.parser import parse, read_issue
from newsparse.running_heads import with_running_heads
from page_strategies import lines

ENGLISH = [
    "Harbour Board Votes to Dredge",
    "The harbour board voted late on Tuesday to dredge the inner basin",
    "before the herring fleet is back, and to let the town pay for it.",
    "Nobody had asked the town. The mayor said that he had heard of it",
    "on the quay.",
]
CHINESE = [
    "渠水进村",
    "立春过后，渠尾重新见到了清亮的河水，四个村的旱地",
    "改回了水浇地。村民说，今年不愁了。",
    "桥头的老人看了一上午。",
]


def heads(pages: list[str]) -> list[list[str]]:
    """The running heads found on each page."""
    given = [Page(text=text) for text in pages]
    return [[piece.text for piece in page.furniture] for page in with_running_heads(given, None)]


def head_of(story: list[str], number: int) -> str:
    """Another head on each page: one story printed on all of them would be taken once."""
    if "水" in story[0]:
        return story[0] + "甲乙丙丁戊己"[number % 6]
    return f"{story[0]} {('No', 'One', 'Two', 'Six', 'Ten', 'Any')[number % 6]}"


def issue(count: int, edge: Callable[[int], list[str]], story: list[str] = ENGLISH, foot: bool = False) -> list[str]:
    """Pages that have these lines above their story, or below it; the pages are numbered from 3."""
    texts = []
    for number in range(3, 3 + count):
        own = [head_of(story, number), *(line.replace("Tuesday", f"Tuesday the {number * 7}th") for line in story[1:])]
        texts.append("\n".join([*own, "", *edge(number)] if foot else [*edge(number), "", *own]) + "\n")
    return texts


RUNNING: dict[str, Callable[[int], list[str]]] = {
    "number behind": lambda number: [f"KELBY QUARTERLY    {number}"],
    "number before": lambda number: [f"{number} Kelby Quarterly, spring"],
    "left and right": lambda number: [f"{number}  Kelby Quarterly" if number % 2 else f"Kelby Quarterly  {number}"],
    "sections": lambda number: [f"KELBY QUARTERLY   {('TOWN', 'SPORT', 'SHIPS')[number % 3]}   {number}"],
    "dashes": lambda number: [f"— {number} —"],
    "number alone": lambda number: [str(number)],
    "wide number": lambda number: [
        f"岚川渠志　{number}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    ],
    "number words": lambda number: [f"岚川渠志　第{'〇一二三四五六七八九'[number]}页"],
    "lettered": lambda number: [f"Kelby Quarterly B{number}"],
    "two lines": lambda number: ["Kelby Quarterly, spring", f"- {number} -"],
    "name and number": lambda number: [str(number), "THE KELBY HERALD"],
}


@pytest.mark.parametrize("foot", [False, True], ids=["head", "foot"])
@pytest.mark.parametrize("edge", RUNNING.values(), ids=RUNNING)
def test_a_number_that_counts_up_tells_a_running_head(edge: Callable[[int], list[str]], foot: bool) -> None:
    """Whatever stands beside it; the pages have their numbers from it."""
    story = CHINESE if "川" in edge(3)[0] else ENGLISH
    if foot:
        above, edge = edge, lambda number: above(number)[::-1]
    texts = issue(4, edge, story, foot)
    expected = [list(edge(number)) for number in range(3, 7)]
    assert heads(texts) == expected
    read = parse(*texts)
    printed = ["B3", "B4", "B5", "B6"] if "B3" in edge(3)[0] else ["3", "4", "5", "6"]
    assert [page.number for page in read.pages] == printed
    assert [len(page.furniture) for page in read.pages] == [len(edge(3))] * 4
    assert [str(one.headline) for one in read.articles] == [head_of(story, number) for number in range(3, 7)]
    check_account(read)


@pytest.mark.parametrize("misread", ["S", "", "8", "§", "lI"])
def test_a_misread_number_is_no_other_line(misread: str) -> None:
    """Where the words are those of the other pages; the page's number stays open."""
    texts = issue(5, lambda number: [f"Kelby Quarterly  {misread if number == 5 else number}"])
    given = with_running_heads([Page(text=text) for text in texts], None)
    assert [page.number for page in given] == ["3", "4", None, "6", "7"]
    assert all(page.furniture for page in given)


NO_HEADS: dict[str, Callable[[int], list[str]]] = {
    "a head that repeats": lambda _: ["Briefs"],
    "a head under the page's number": lambda number: [f"Kelby Quarterly {number}", "Briefs"],
    "a label of the year": lambda _: ["Spring Games 2026"],
    "jump lines": lambda number: [f"(Continued from Page {number})"],
    "a marked head": lambda number: [f"## Stage {number}"],
    "numbers that do not count": lambda number: [f"Ferries carry {number * 7} sheep"],
    "another at each": lambda number: [f"{('Tide', 'Quay', 'Mast', 'Sail')[number % 4]} {number} is next"],
}


@pytest.mark.parametrize("name", NO_HEADS)
def test_heads_of_stories_are_left_alone(name: str) -> None:
    """Even where they stand at the top of each page."""
    edge = NO_HEADS[name]
    expected = [f"Kelby Quarterly {number}" for number in range(3, 7)] if "under" in name else []
    found = [line for page in heads(issue(4, edge)) for line in page]
    assert found == expected


def test_pictures_are_no_running_heads() -> None:
    """A standing head over pictures, with the page's number above it, stays that of its story."""
    texts = issue(4, lambda number: [f"第{number}版", "图片报道"], CHINESE)
    assert heads(texts) == [[f"第{number}版"] for number in range(3, 7)]


def test_of_two_pages_nothing_is_known() -> None:
    """Nor of pages of a few lines."""
    assert heads(issue(2, RUNNING["number behind"])) == [[], []]
    assert (
        heads(["Kelby Quarterly 1\nFerry is back.", "Kelby Quarterly 2\nFerry is off.", "Kelby Quarterly 3"])
        == [[]] * 3
    )


def test_an_address_at_the_foot() -> None:
    """It has no number, and no head stands there; a signature is left alone."""
    assert (
        heads(issue(3, lambda _: ["www.kelby-quarterly.example"], foot=True)) == [["www.kelby-quarterly.example"]] * 3
    )
    assert heads(issue(3, lambda _: ["Ann Wells, the Quarterly"], foot=True)) == [[], [], []]


def test_long_pages_are_looked_at_from_both_ends() -> None:
    """Their middle is not read."""
    story = [*ENGLISH, *["The tide went out and came in again, and the boats lay in the mud."] * 60]
    texts = issue(3, lambda number: [f"Kelby Quarterly {number}"], story)
    texts = [f"{text}\n— {number} —" for number, text in enumerate(texts, 3)]
    assert heads(texts) == [[f"Kelby Quarterly {number}", f"— {number} —"] for number in range(3, 6)]


def test_what_a_reader_knows_is_not_looked_at() -> None:
    """The line under a header that came with the page is its first."""
    texts = issue(3, lambda number: ["HEADER", f"Kelby Quarterly {number}"])
    known = [Element(Role.FOLIO, "HEADER", (Span(index, 0, 6),), "given") for index in range(3)]
    given = [Page(text=text, number="9", furniture=(one,)) for text, one in zip(texts, known, strict=True)]
    read = read_issue(given, None, None, None)
    assert [page.number for page in read.pages] == ["3", "4", "5"]
    assert [[piece.text for piece in page.furniture] for page in read.pages] == [
        ["HEADER", f"Kelby Quarterly {number}"] for number in range(3, 6)
    ]
    check_account(read)


@given(st.lists(st.lists(lines(), max_size=12).map("\n".join), max_size=6), st.integers(0, 3), st.booleans())
def test_any_pages(texts: list[str], first: int, numbered: bool) -> None:
    """Nothing is lost, no line is taken twice, and the pages keep their text."""
    texts = [f"Kelby Quarterly {first + at}\n{text}" if numbered else text for at, text in enumerate(texts)]
    pages = with_running_heads([Page(text=text) for text in texts], None)
    assert [page.text for page in pages] == texts
    for index, page in enumerate(pages):
        for piece in page.furniture:
            [span] = piece.spans
            assert page.text[span.start : span.end] == piece.text == piece.text.strip()
            assert (span.page, piece.rule) == (index, "folio.running")
        assert len({piece.spans for piece in page.furniture}) == len(page.furniture)
