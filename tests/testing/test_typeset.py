"""Issues printed as raw pages: in the order of their leaves, in the conventions of their language."""

from __future__ import annotations

import datetime

import attrs
import pytest

import newsparse
from newsparse.dates import PartialDate
from newsparse.errors import ArgumentError
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.testing import differences, typeset


def leaf(role: Role, text: str, *spans: Span) -> Element:
    return Element(role, text, spans, "made")


WELLS = Contributor(name="Ann Wells", role=ContributorRole.AUTHOR)
PELL = Contributor(name="Jo Pell", role=ContributorRole.PHOTOGRAPHER)
STORY = Article(
    id="p1a1",
    language="en",
    pages=(0,),
    label=leaf(Role.LABEL, "Environment"),
    headline=Headline(main=leaf(Role.HEADLINE, "Council Votes"), deck=(leaf(Role.DECK, "— Again in May"),)),
    dateline=Dateline(place="KELBY", date=PartialDate(month=3, day=4), text=""),
    contributors=(WELLS, PELL),
    body=(
        leaf(Role.PARAGRAPH, "The council met for the third time and voted."),
        leaf(Role.CAPTION, "View of the quay at Kelby"),
        leaf(Role.CREDIT, "Photo by Jo Pell"),
        leaf(Role.SUBHEAD, "Money for the quay"),
        leaf(Role.PARAGRAPH, "Nobody objected."),
    ),
    continued_on=Jump(page="4"),
)


def issue(*articles: Article, pages: int = 1, furniture: tuple[Element, ...] = ()) -> Issue:
    made = [Page(text="", number=str(number), furniture=furniture) for number in range(1, pages + 1)]
    return Issue(language=articles[0].language, pages=tuple(made), articles=articles)


def test_a_story_is_printed_with_marks() -> None:
    """Heads have marks, pieces are parted by blank lines, what values tell is printed in the first form."""
    (page,) = typeset(issue(STORY))
    assert page.split("\n\n") == [
        "## Environment",
        "## Council Votes",
        "## — Again in May",
        "By Ann Wells",
        "KELBY, March 4 — The council met for the third time and voted.",
        "View of the quay at Kelby",
        "Photo by Jo Pell",
        "### Money for the quay",
        "Nobody objected.",
        "(Continued on Page 4)\n",
    ]
    assert differences(issue(STORY), newsparse.parse(page, language="en")) != ""  # the page has no number there


def test_a_story_is_printed_in_a_narrow_column() -> None:
    """Text is broken at the width, words with a hyphen; first lines are set in; nothing else is broken."""
    (page,) = typeset(issue(STORY), width=16, marks=False, parting="close")
    assert page.split("\n")[:11] == [
        "Environment",
        "Council Votes",
        "— Again in May",
        "By Ann Wells",
        "    KELBY, March",
        "4 — The council",
        "met for the thi-",
        "rd time and vot-",
        "ed.",
        "",
        "View of the quay",
    ]
    (whole,) = typeset(issue(STORY), width=16, marks=False, parting="indent", hyphens=False)
    assert "met for the\nthird time and\nvoted.\n\nView" in whole


def test_the_last_form_may_be_chosen() -> None:
    """Where the language has several forms, the caller chooses."""
    (page,) = typeset(issue(STORY), choose=lambda forms: forms[-1])
    assert "voted.\n" in page
    assert "Nobody objected. (Continued on Page 4)\n" in page


def test_what_is_cut_goes_on_behind_what_stands_there() -> None:
    """A leaf with two spans is printed in two shares, in the order of the spans."""
    text = "去年冬天，村里的年轻人修好了江边的旧码头，渠水一直流到了田头。"
    body = (
        leaf(Role.PARAGRAPH, text, Span(0, 30, 42), Span(0, 80, 99)),
        leaf(Role.CAPTION, "图为江边。", Span(0, 60, 65)),
    )
    head = Headline(main=leaf(Role.HEADLINE, "守住江边这盏灯", Span(0, 0, 7)))
    cut = Article(id="p1a1", language="zh-Hans", pages=(0,), headline=head, body=body)
    (page,) = typeset(issue(cut), parting="close")
    assert page == f"## 守住江边这盏灯\n　　{text[:12]}\n\n图为江边。\n\n{text[12:]}\n"
    (wrapped,) = typeset(issue(cut), width=12, parting="indent", line_rules=False)
    assert wrapped.split("\n\n")[1:] == [
        "　　去年冬天，村里的年轻",
        "图为江边。",
        "人修好了江边的旧码头，渠\n水一直流到了田头。\n",
    ]
    (blank,) = typeset(issue(cut))  # between blank lines the first share would be a head
    assert blank == f"## 守住江边这盏灯\n\n{text}\n\n图为江边。\n"


@pytest.mark.parametrize(
    ("first", "rest", "is_cut"),
    [
        ("¿Por qué esperar más en el puerto? Ana", "Canals no lo sabía y nadie lo dijo.", False),
        ("El puente nunca se hizo para durar. ¿Por qué esperar? Ana López", "Canals no lo sabía ayer.", False),
        ("El puente nunca se hizo para durar. ¿Por qué esperar? Ana López", "respondió entonces que no.", True),
        ("¿Por qué esperar? Ana no lo sabía. “Nunca vi el agua”, repitió", "Lucía Peña, de 79 años.", True),
    ],
)
def test_no_column_ends_where_its_last_piece_would_be_something_else(first: str, rest: str, is_cut: bool) -> None:
    """Between blank lines: a question with the beginning of its answer is a head, a name after a sentence a credit."""
    text = f"{first} {rest}"
    body = leaf(Role.PARAGRAPH, text, Span(0, 30, 30 + len(first)), Span(0, 200, 200 + len(rest)))
    head = Headline(main=leaf(Role.HEADLINE, "El pleno vota", Span(0, 0, 13)))
    story = Article(id="p1a1", language="es", pages=(0,), headline=head, body=(body,))
    (page,) = typeset(issue(story), width=24, hyphens=False)
    assert page.count("\n\n") == 1 + is_cut


def test_jumps_are_printed_where_a_story_changes_its_page() -> None:
    """Where the rest stands and where the first part stood, in the numbers of the pages."""
    text = "The council met for the third time and voted for the wall."
    body = (leaf(Role.PARAGRAPH, text, Span(0, 20, 58), Span(1, 5, 25)),)
    again = leaf(Role.JUMP_HEAD, "Wall", Span(1, 0, 4))
    head = Headline(main=leaf(Role.HEADLINE, "Council Votes", Span(0, 0, 13)))
    story = Article(id="p1a1", language="en", pages=(0, 1), headline=head, body=body, credits=(again,))
    first, second = typeset(issue(story, pages=2), parting="indent")
    assert first == "## Council Votes\n\n    The council met for the third time and\n\n(Continued on Page 2)\n"
    assert second == "## Wall\n\n(Continued from Page 1)\n\nvoted for the wall.\n"


def test_sidebars_and_furniture_have_their_place() -> None:
    """Furniture comes where its spans say, a sidebar behind its story."""
    box = Article(
        id="s",
        language="zh-Hans",
        pages=(0,),
        headline=Headline(main=leaf(Role.HEADLINE, "记者手记")),
        body=(leaf(Role.PARAGRAPH, "水来了。"),),
    )
    story = Article(
        id="p1a1", language="zh-Hans", pages=(0,), body=(leaf(Role.PARAGRAPH, "路好走了。"),), sidebars=(box,)
    )
    made = issue(story, furniture=(leaf(Role.FOLIO, "第1版"),))
    assert typeset(made, marks=False) == ("第1版\n\n路好走了。\n\n记者手记\n\n水来了。\n",)


def test_what_no_template_prints_is_refused() -> None:
    """A value that the language has no form for is a fault of the call, which names it."""
    kind = Article(
        id="a",
        language="en",
        pages=(0,),
        dateline=Dateline(kind="special", text=""),
        body=(leaf(Role.PARAGRAPH, "So."),),
    )
    with pytest.raises(ArgumentError, match=r"no template of the profile's \[typeset\] prints all of Dateline"):
        typeset(issue(kind))


def test_differences_are_told_with_the_pages() -> None:
    """Lines that were printed and not read so begin with a minus; the same issue twice has none."""
    made = issue(STORY)
    other = issue(Article(id="p1a1", language="en", pages=(0,), body=STORY.body[:1]))
    told = differences(made, other, ["the page"])
    assert "-  headline Council Votes" in told
    assert told.endswith("--- page 1\nthe page")
    assert differences(made, made) == ""


def test_what_folios_tell_is_read_again() -> None:
    """The paper, the day and the page; datelines get their year from the day."""
    folio = leaf(Role.FOLIO, "青州日报 2026年3月4日 星期三 第1版", Span(0, 0, 20))
    text = leaf(Role.PARAGRAPH, "大桥今天上午通车，沿江的人们一早就来到桥头等着过桥。", Span(0, 60, 80))
    head = Headline(main=leaf(Role.HEADLINE, "山里来了新茶客", Span(0, 30, 37)))
    dateline = Dateline(source="新华社", place="青州", date=PartialDate(month=3, day=3), kind="电", text="")
    story = Article(id="p1a1", language="zh-Hans", pages=(0,), headline=head, dateline=dateline, body=(text,))
    page = Page(text="", number="1", furniture=(folio,))
    day = datetime.date(2026, 3, 4)
    made = Issue(newspaper="青州日报", date=day, language="zh-Hans", pages=(page,), articles=(story,))
    (printed,) = typeset(made)
    read = newsparse.parse(printed, language="zh-Hans")
    assert differences(made, read) == ""
    assert "-issue 青州日报 | 2026-03-04" in differences(made, attrs.evolve(read, date=None))


def test_a_jump_within_a_paragraph_has_a_line_of_its_own() -> None:
    """Only at the end of the whole text, or before it, it stands in one line with it."""
    text = "The council met for the third time and voted for the wall."
    body = (leaf(Role.PARAGRAPH, text, Span(0, 20, 58), Span(1, 5, 25)),)
    head = Headline(main=leaf(Role.HEADLINE, "Council Votes", Span(0, 0, 13)))
    story = Article(id="p1a1", language="en", pages=(0, 1), headline=head, body=body)
    first, second = typeset(issue(story, pages=2), parting="indent", choose=lambda forms: forms[-1])
    assert first.endswith("time and\n\nPlease turn to Page 2\n")
    assert second.startswith("Continued from Page 1\n\nvoted")
