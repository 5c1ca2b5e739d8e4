"""The TEI exporter: valid for every issue, and written as those who encode newspapers write it."""

from __future__ import annotations

import datetime
import textwrap
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings

import newsparse
from newsparse.dates import PartialDate
from newsparse.errors import ArgumentError
from newsparse.exporters.tei import TEI
from newsparse.exporting import render
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
from newsparse.testing import ExporterContract, issues, large_issue

EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = "{http://www.tei-c.org/ns/1.0}"
IDENT = "{http://www.w3.org/XML/1998/namespace}id"

WALL = """THE KELBY HERALD

The Kelby Herald, Thursday, March 5, 2026, Page A1

## Wall Rises by a Hand

By Ann Wells

KELBY, March 4 (Reuters) — The harbour wall rose by a hand in the night, and the council con-

Continued on Page A2

## Ferry Is Late

The ferry was late on Monday. Nobody knew why it was late.
"""
WALL_ENDS = """The Kelby Herald, Thursday, March 5, 2026, Page A2

WALL, From Page A1

firmed on Wednesday that it would go on rising until the spring tides.

It is made of oak.
"""


def leaf(role: Role, text: str, *places: int) -> Element:
    """A piece at that place of the first page, or of none."""
    return Element(role, text, tuple(Span(0, start, start + len(text)) for start in places), "")


def article(**parts: Any) -> Article:
    return attrs.evolve(Article(id="p1a1", language="en", pages=(0,)), **parts)


def body(issue: Issue) -> str:
    """What stands in the body of the document, without its indent."""
    text = render(TEI, issue).decode("utf-8")
    return textwrap.dedent(text.partition("<body>\n")[2].partition("    </body>")[0])


def division(**parts: Any) -> str:
    """What is written of an article."""
    return body(Issue(articles=(article(**parts),)))


class TestTei(ExporterContract):
    """TEI keeps the promises of all exporters."""

    exporter = TEI
    streams = True
    stories = 400
    options: ClassVar = {"facs": "{index}.jpg"}


def test_is_valid_for_every_issue(shared: Path) -> None:
    """TEI's own schema holds for two hundred made-up issues, hostile text and all, and for the examples."""
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(file=shared / "schemas" / "tei_all.rng")  # which takes seconds: one test for all

    def check(issue: Issue) -> None:
        document = etree.fromstring(render(TEI, issue))
        assert schema.validate(document), schema.error_log

    settings(max_examples=200)(given(issues())(check))()
    for folder in ("harbour-courier-2026-03-05", "lanchuan-daily-2026-02-20"):
        check(newsparse.read(EXAMPLES / folder))
    check(newsparse.parse(WALL, WALL_ENDS))
    check(large_issue(20, "zh-Hans"))


def test_an_issue_reads_as_tei() -> None:
    """The nameplate is the front; pages begin with their furniture; a story runs over them, in mid-word too."""
    written = render(TEI, newsparse.parse(WALL, WALL_ENDS)).decode("utf-8")
    assert textwrap.dedent(written.partition("  <text>\n")[2].partition("  </text>")[0]) == textwrap.dedent("""\
        <front>
          <pb xml:id="page-1" n="A1" />
          <titlePage type="nameplate">
            <titlePart type="main">THE KELBY HERALD</titlePart>
          </titlePage>
        </front>
        <body>
          <fw type="folio">The Kelby Herald, Thursday, March 5, 2026, Page A1</fw>
          <div type="article" xml:id="p1a1" xml:lang="en">
            <head type="main">Wall Rises by a Hand</head>
            <byline>By <persName role="author">Ann Wells</persName></byline>
            <dateline><placeName>KELBY</placeName>, <date when="2026-03-04">March 4</date> \
(<orgName>Reuters</orgName>) —</dateline>
            <p>The harbour wall rose by a hand in the night, and the council con\
<fw type="jump_line">Continued on Page A2</fw><pb sameAs="#page-2" n="A2" break="no" />\
<fw type="jump_line">WALL, From Page A1</fw>firmed on Wednesday that it would go on rising until the spring tides.</p>
            <p>It is made of oak.</p>
          </div>
          <div type="article" xml:id="p1a2" xml:lang="en">
            <pb sameAs="#page-1" n="A1" />
            <head type="main">Ferry Is Late</head>
            <p>The ferry was late on Monday. Nobody knew why it was late.</p>
          </div>
          <pb xml:id="page-2" n="A2" />
          <fw type="folio">The Kelby Herald, Thursday, March 5, 2026, Page A2</fw>
        </body>
        """)


def test_the_header_tells_what_is_known_of_the_issue() -> None:
    """The paper, its day, number and edition, and all languages; and what made the document."""
    issue = Issue(
        newspaper="云岭日报",
        date=datetime.date(2026, 4, 13),
        number="8801",
        edition="早版",
        language="zh-Hans",
        articles=(article(sidebars=(article(language="fr"),)),),
    )
    header = ElementTree.fromstring(render(TEI, issue)).find(f"{NAME}teiHeader")
    assert header is not None
    assert header.findtext(f".//{NAME}titleStmt/{NAME}title") == "云岭日报, 2026年4月13日"
    source = header.find(f".//{NAME}sourceDesc/{NAME}bibl")
    assert source is not None
    assert [(one.tag.removeprefix(NAME), one.attrib, one.text) for one in source] == [
        ("title", {"level": "j"}, "云岭日报"),
        ("edition", {}, "早版"),
        ("biblScope", {"unit": "issue"}, "8801"),
        ("date", {"when": "2026-04-13"}, "2026年4月13日"),
    ]
    assert [one.get("ident") for one in header.iter(f"{NAME}language")] == ["zh-Hans", "en", "fr"]
    [application] = header.iter(f"{NAME}application")
    assert application.attrib == {"ident": "newsparse", "version": newsparse.__version__}


def test_nothing_is_invented_of_an_issue_of_which_nothing_is_known() -> None:
    """An issue without a name and a day has neither, and a body without a text."""
    written = render(TEI, Issue()).decode("utf-8")
    assert '<bibl type="newspaper" />' in written
    assert "<date" not in written
    assert body(Issue()) == "<p />\n"


def test_heads_and_body_have_their_elements() -> None:
    """Each role has its element; subheads open divisions, as TEI has heads only where one begins."""
    table = "| port | metres |\n| --- | --- |\n| Kelby | 4.1 |"
    pieces = [
        (Role.EDITORS_NOTE, "This is the first of two."),
        (Role.PARAGRAPH, "The wall is new."),
        (Role.CAPTION, "The wall."),
        (Role.CREDIT, "Photo by Ines Carrow"),
        (Role.CAPTION, "The tide."),
        (Role.PULL_QUOTE, "“It will hold.”"),
        (Role.LIST_ITEM, "oak"),
        (Role.LIST_ITEM, "stone"),
        (Role.VERSE, "Tide, o tide,\nbe kind.\n\nBe late."),
        (Role.SUBHEAD, "The Cost"),
        (Role.SUBHEAD, "And Who Pays"),
        (Role.TABLE, table),
        (Role.SUBHEAD, "The Tide"),
        (Role.TABLE, "Kelby   4.1\nAshton  3.9"),
        (Role.CREDIT, "Archive"),
    ]
    assert division(
        label=leaf(Role.LABEL, "Harbour"),
        headline=Headline(
            kicker=leaf(Role.KICKER, "After ten years:"),
            main=leaf(Role.HEADLINE, "A Wall"),
            deck=(leaf(Role.DECK, "It is new"), leaf(Role.DECK, "And dear")),
        ),
        contributors=(Contributor(name="Ines Carrow", role=ContributorRole.PHOTOGRAPHER),),
        body=tuple(leaf(*piece) for piece in pieces),
        sidebars=(article(id="p1a1s1", body=(leaf(Role.PARAGRAPH, "Short."),)),),
    ) == textwrap.dedent("""\
        <div type="article" xml:id="p1a1" xml:lang="en">
          <head type="label">Harbour</head>
          <head type="kicker">After ten years:</head>
          <head type="main">A Wall</head>
          <head type="deck">It is new</head>
          <head type="deck">And dear</head>
          <note type="editors_note">This is the first of two.</note>
          <p>The wall is new.</p>
          <figure>
            <head type="caption">The wall.</head>
            <byline>Photo by <persName role="photographer">Ines Carrow</persName></byline>
          </figure>
          <figure>
            <head type="caption">The tide.</head>
          </figure>
          <quote type="pull_quote">“It will hold.”</quote>
          <list>
            <item>oak</item>
            <item>stone</item>
          </list>
          <lg type="poem">
            <lg type="stanza">
              <l>Tide, o tide,</l>
              <l>be kind.</l>
            </lg>
            <lg type="stanza">
              <l>Be late.</l>
            </lg>
          </lg>
          <div type="section">
            <head type="subhead">The Cost</head>
            <head type="subhead">And Who Pays</head>
            <table>
              <row role="label">
                <cell role="label">port</cell>
                <cell role="label">metres</cell>
              </row>
              <row>
                <cell>Kelby</cell>
                <cell>4.1</cell>
              </row>
            </table>
          </div>
          <div type="section">
            <head type="subhead">The Tide</head>
            <ab type="table">Kelby   4.1<lb />Ashton  3.9</ab>
            <figure>
              <byline>Archive</byline>
            </figure>
          </div>
          <div type="sidebar" xml:id="p1a1s1" xml:lang="en">
            <p>Short.</p>
          </div>
        </div>
        """)


def test_cells_tell_how_wide_they_are() -> None:
    """A cell of HTML that takes several columns or rows says so."""
    text = '<table><tr><td colspan="2" rowspan="3">a</td><td>b</td></tr></table>'
    assert '<cell cols="2" rows="3">a</cell>' in division(body=(leaf(Role.TABLE, text),))


def test_bylines_mark_their_names_and_stand_where_they_are_printed() -> None:
    """Names and offices are marked in the printed line, which stands before or after the body; others get their own."""
    written = division(
        contributors=(
            Contributor(name="Ann", role=ContributorRole.AUTHOR),
            Contributor(name="Ann Lee", role=ContributorRole.REPORTER, affiliation="AP"),
            Contributor(name="Reuters", role=ContributorRole.AGENCY, affiliation="Oslo"),
            Contributor(name="Bo Ek", role=ContributorRole.TRANSLATOR),
        ),
        credits=(
            leaf(Role.BYLINE, "By Ann Lee of AP, and Ann", 10),
            leaf(Role.MARK, "##", 0),
            leaf(Role.BYLINE, "(translated by Bo Ek)", 90),
        ),
        body=(leaf(Role.PARAGRAPH, "The wall is new.", 50),),
    )
    assert textwrap.dedent("".join(written.splitlines(keepends=True)[1:-1])) == textwrap.dedent("""\
        <byline>By <persName role="reporter">Ann Lee</persName> of <affiliation>AP</affiliation>, \
and <persName role="author">Ann</persName></byline>
        <byline><orgName role="agency">Reuters</orgName> <affiliation>Oslo</affiliation></byline>
        <p>The wall is new.</p>
        <byline>(translated by <persName role="translator">Bo Ek</persName>)</byline>
        """)


@pytest.mark.parametrize(
    ("dateline", "written"),
    [
        (
            Dateline(
                source="本报", place="云岭", date=PartialDate(month=4, day=12), kind="讯", text="本报云岭4月12日讯"
            ),
            "<orgName>本报</orgName><placeName>云岭</placeName>"
            '<date when="--04-12">4月12日</date><seg type="kind">讯</seg>',
        ),
        (
            Dateline(place="OSLO", date=PartialDate(day=7), text="OSLO, the 7th —"),
            '<placeName>OSLO</placeName>, <date when="---07">the 7th</date> —',
        ),
        (
            Dateline(place="OSLO", date=PartialDate(year=2026, month=4), text="OSLO, last month"),
            '<placeName>OSLO</placeName>, last month<date when="2026-04" />',
        ),
        (Dateline(place="Oslo", source="", text="OSLO —"), "OSLO —"),
    ],
)
def test_datelines_mark_place_source_and_day(dateline: Dateline, written: str) -> None:
    """The parts are marked where they stand; the day in the form that TEI has of it."""
    assert f"  <dateline>{written}</dateline>\n" in division(dateline=dateline)


def test_pages_that_a_story_names_are_told() -> None:
    """A story that is not whole says which part it is, and its jump lines refer to the page, where it is there."""
    pages = Page(text="", number="1", section="News"), Page(text="", number="2", source="a b.md")
    jumps = {"continued_from": Jump(page="2"), "continued_on": Jump(page="7")}
    lines = leaf(Role.JUMP_LINE, "From Page 2", 0), leaf(Role.JUMP_LINE, "To Page 7", 90)
    told = article(body=(leaf(Role.PARAGRAPH, "The wall is new.", 50),), credits=lines, **jumps)
    assert body(Issue(pages=pages, articles=(told,))) == textwrap.dedent("""\
        <pb xml:id="page-1" n="1" />
        <milestone unit="section" n="News" />
        <div type="article" xml:id="p1a1" xml:lang="en" part="M">
          <fw type="jump_line"><ref type="continued_from" n="2" target="#page-2">From Page 2</ref></fw>
          <p>The wall is new.</p>
          <fw type="jump_line"><ref type="continued_on" n="7">To Page 7</ref></fw>
        </div>
        <pb xml:id="page-2" n="2" source="a%20b.md" />
        """)
    untold = [division(body=told.body, **{name: Jump()}) for name in jumps]
    assert '<div type="article" xml:id="p1a1" xml:lang="en" part="F">\n  <fw type="jump_line"><ref ' in untold[0]
    assert '<fw type="jump_line"><ref type="continued_from" /></fw>\n  <p>' in untold[0]
    assert 'part="I">\n  <p>' in untold[1]
    assert '</p>\n  <fw type="jump_line"><ref type="continued_on" /></fw>\n' in untold[1]


def test_page_breaks_stand_below_what_they_cannot_stand_in() -> None:
    """A table that runs over two pages, or a piece of which the pages do not tell the seam, is not cut."""
    spans = Span(0, 0, 3), Span(1, 0, 3)
    pages = Page(text="|a|b|"), Page(text="|c|d|")
    for role, text in ((Role.TABLE, "|a|b|\n|c|d|"), (Role.PARAGRAPH, "Something else.")):
        piece = Element(role, text, spans, "")
        written = body(Issue(pages=pages, articles=(article(body=(piece,)),)))
        assert '>\n  <pb sameAs="#page-2" />\n</div>' in written


def test_furniture_stands_with_its_page() -> None:
    """Folios are forme work; notices, advertisements and what is unplaced are divisions, line by line, one a run."""
    furniture = (
        leaf(Role.FOLIO, "2"),
        leaf(Role.FOLIO, "No. 88"),
        leaf(Role.TEASER, "## Inside"),
        leaf(Role.TEASER, "The tide, page 4"),
        leaf(Role.ADVERTISEMENT, "Boats\nfor sale"),
        leaf(Role.UNPLACED, "#"),
    )
    assert body(Issue(pages=(Page(text="", furniture=furniture),))) == textwrap.dedent("""\
        <pb xml:id="page-1" />
        <fw type="folio">2</fw>
        <fw type="folio">No. 88</fw>
        <div type="teaser">
          <p>Inside</p>
          <p>The tide, page 4</p>
        </div>
        <div type="advertisement">
          <p>Boats<lb />for sale</p>
        </div>
        <div type="unplaced">
          <p>#</p>
        </div>
        """)


def test_editors_of_a_page_are_marked() -> None:
    """The editors stand in the folio, in the lines of a masthead, or, where print does not name them, by themselves."""
    editors = [Contributor(name=name, role=ContributorRole.EDITOR) for name in ("纪云舒", "裴立冬", "穆清和")]
    furniture = leaf(Role.FOLIO, "第2版 责编：纪云舒"), leaf(Role.MASTHEAD, "岚川日报社\n编辑：裴立冬")
    page = Page(text="", editors=tuple(editors), furniture=furniture)
    assert body(Issue(pages=(page,))) == textwrap.dedent("""\
        <pb xml:id="page-1" />
        <fw type="folio">第2版 责编：<persName role="editor">纪云舒</persName></fw>
        <div type="masthead">
          <p>岚川日报社<lb />编辑：<persName role="editor">裴立冬</persName></p>
        </div>
        <fw type="editor"><persName role="editor">穆清和</persName></fw>
        """)


@pytest.mark.parametrize("ident", ["", "1a", "a b", "page-1", "p1a1", "ä", "\ud800"])
def test_identifiers_are_sound_and_differ(ident: str) -> None:
    """What cannot be an identifier, or is one already, becomes a counted one."""
    several = article(), article(id=ident), article(id=ident)
    document = ElementTree.fromstring(render(TEI, Issue(pages=(Page(text=""),), articles=several)))
    idents = [one.attrib[IDENT] for one in document.iter() if IDENT in one.attrib]
    assert len(set(idents)) == 4
    assert {"page-1", "p1a1"} < set(idents)


def test_pages_have_the_addresses_of_their_pictures() -> None:
    """Each page refers to its picture in the way that the caller tells; one address for all is refused."""
    pages = Page(text="", number="A 1", source="scans.v2/01.md"), Page(text="", source="02")
    written = render(TEI, Issue(pages=pages), facs="https://kelby.example/{source}/{index}?p={number}").decode()
    assert 'facs="https://kelby.example/scans.v2/01/1?p=A%201"' in written
    assert 'facs="https://kelby.example/02/2?p="' in written
    assert "facs" not in render(TEI, Issue(pages=pages)).decode()
    with pytest.raises(ArgumentError, match=r"^option 'facs' must name the page by one of \{index}, \{number}, "):
        render(TEI, Issue(), facs="page.jpg")


def test_what_xml_cannot_hold_becomes_the_replacement_character() -> None:
    """NUL and lone surrogates are U+FFFD; markup is text."""
    assert "<p>a\ufffdb\ufffd&lt;p&gt;]]&gt;&amp;</p>" in division(body=(leaf(Role.PARAGRAPH, "a\0b\ud800<p>]]>&"),))
