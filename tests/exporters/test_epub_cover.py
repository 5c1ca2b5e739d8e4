"""The front of the book."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from epub_books import leaf, outline, story, tree
from hypothesis import given
from hypothesis import strategies as st

from newsparse.exporters.epub.contents import Book, chapters_of
from newsparse.exporters.epub.cover import cover_picture
from newsparse.model import Headline, Issue, Page, Role
from newsparse.testing import hostile_text

DAY = datetime.date(2026, 3, 5)
SVG = "{http://www.w3.org/2000/svg}"


def front(**fields: Any) -> list[str]:
    return outline(tree(Issue(**fields), "title.xhtml")[1][0])


def picture(**fields: Any) -> ElementTree.Element:
    issue = Issue(**fields)
    return ElementTree.fromstring(cover_picture(Book(issue=issue, chapters=chapters_of(issue))))


def lines(svg: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in svg.iter(f"{SVG}text")]


def sizes(svg: ElementTree.Element) -> list[float]:
    return [float(one.get("font-size", "")) for one in svg.iter(f"{SVG}text")]


def test_front_shows_nameplate_day_number_and_edition() -> None:
    """The name of the newspaper stands between number and edition and the day, told as people do."""
    whole: dict[str, Any] = {
        "newspaper": "The Quay",
        "date": DAY,
        "number": "88",
        "edition": "Late\nEdition",
        "language": "en",
    }
    assert front(**whole) == [
        "header",
        "  p.ears",
        "    span No. 88",
        "    span Late Edition",
        "  h1.nameplate The Quay",
        "  p.day",
        "    time Thursday, 5 March 2026",
    ]
    [time] = [one for one in tree(Issue(**whole), "title.xhtml").iter() if one.tag.endswith("time")]
    assert time.get("datetime") == "2026-03-05"


@pytest.mark.parametrize(
    ("fields", "nameplate"),
    [
        ({"date": DAY}, "Donnerstag, 5. März 2026"),
        ({"date": DAY, "newspaper": " \n"}, "Donnerstag, 5. März 2026"),
        ({}, "Zeitung"),
    ],
)
def test_without_a_name_the_day_is_the_nameplate(fields: dict[str, Any], nameplate: str) -> None:
    """An issue of a newspaper without a name has its day for a nameplate, without that the word for a newspaper."""
    assert [line.split(" ", 3)[-1] for line in front(language="de", **fields)] == ["header", nameplate]
    assert lines(picture(language="de", **fields))[1:] in (
        [nameplate],
        nameplate.split(" ", 1),
        ["Donnerstag,", "5. März 2026"],
    )


def test_long_names_are_set_smaller() -> None:
    """A name too wide for the page wears a class of its own."""
    assert front(newspaper="The Harbour Courier")[1] == "  h1.nameplate The Harbour Courier"
    assert front(newspaper="The Harbour Courier and Mercury")[1].startswith("  h1.nameplate long ")
    assert front(newspaper="岚川日报" * 4)[1].startswith("  h1.nameplate long ")


def titled(name: str, *pages: int) -> Any:
    return story(name, pages=pages)


def test_front_shows_the_lead_and_heads_from_inside() -> None:
    """The first head of the first page stands large, with kicker and deck; then heads and where they stand."""
    head = Headline(
        kicker=leaf(Role.KICKER, "At last:"), main=leaf(Role.HEADLINE, "Lead"), deck=(leaf(Role.DECK, "Deck"),) * 2
    )
    pages = tuple(Page(text="", number=str(number)) for number in range(1, 7))
    first = [story(None), story(head), *(titled(f"One {number}", 0) for number in range(4))]
    inside = [titled(f"Page {number}", number - 1) for number in (2, 2, 3, 4, 5)]
    found = front(newspaper="Q", language="en", pages=pages, articles=(*first, *inside))
    assert found[2:] == [
        "div.lead",
        "  p.kicker At last:",
        "  h2",
        "    a Lead",
        "  p.deck Deck",
        "ul.heads",
        *(line for name, page in (("One 0", 1), ("One 1", 1), ("One 2", 1)) for line in head_lines(name, page)),
        *(line for name, page in (("Page 2", 2), ("Page 3", 3), ("Page 4", 4)) for line in head_lines(name, page)),
    ]


def head_lines(name: str, page: int) -> list[str]:
    return ["  li", f"    a {name}", "    + ", f"    span.place Page {page}"]


def test_front_of_stories_on_no_page_names_no_page() -> None:
    """Where pages are not known heads stand alone; what has no head is not on the front."""
    found = front(articles=(titled("One"), titled("Two"), story(None), story(" ")))
    assert found[2:] == ["div.lead", "  h2", "    a One", "ul.heads", "  li", "    a Two"]
    assert front(articles=(story(None),))[2:] == []


def test_vertical_front_tells_the_day_in_numerals() -> None:
    """Down the page the day is told in the signs of the language."""
    issue = Issue(newspaper="海港郵報", date=DAY, number="8801", language="zh-Hant")
    found = outline(tree(issue, "title.xhtml", vertical=True)[1][0])
    assert "    time 二〇二六年三月五日 星期四" in found
    assert found[2:6] == ["    span 第", "      span.stacked 8801", "      +號", "  h1.nameplate 海港郵報"]
    assert "    time 2026年3月5日 星期四" in outline(tree(issue, "title.xhtml")[1][0])


def test_picture_shows_what_the_front_does() -> None:
    """The picture for the shelf has number, edition, nameplate, day and the lead's head."""
    fields: dict[str, Any] = {"newspaper": "The Quay", "date": DAY, "number": "88", "edition": "Late", "language": "en"}
    svg = picture(**fields, articles=(titled("Bridge opens"),))
    assert lines(svg) == ["No. 88 · Late", "The Quay", "Thursday, 5 March 2026", "Bridge opens"]
    assert svg[0].text == "The Quay"
    assert lines(picture(newspaper="The Quay")) == ["", "The Quay"]


def test_picture_sets_long_names_in_two_lines() -> None:
    """A long name is set smaller over two lines; one that still is too long is cut, one long word pressed."""
    assert lines(picture(newspaper="The Harbour Courier"))[1:] == ["The Harbour", "Courier"]
    assert lines(picture(newspaper="岚川日报" * 4))[1:] == ["岚川日报岚川日报", "岚川日报岚川日报"]
    assert lines(picture(newspaper="The Quay " * 40))[-1].endswith("…")
    assert sizes(picture(newspaper="The Quay"))[1] > sizes(picture(newspaper="The Quay " * 8))[1]
    [_, word] = picture(newspaper="q" * 99).iter(f"{SVG}text")
    assert word.get("textLength") == "520"


@given(hostile_text(), hostile_text(8), st.none() | st.dates())
def test_picture_holds_all_it_shows(newspaper: str, title: str, day: datetime.date | None) -> None:
    """Whatever the names are, each line stands on the picture, under the one before."""
    svg = picture(newspaper=newspaper, articles=(titled(title),), date=day)
    heights = [int(one.get("y", "")) for one in svg.iter(f"{SVG}text")]
    assert heights == sorted(heights)
    assert all(0 <= int(one.get("y", "")) <= 800 for one in svg.iter() if one.get("y"))
