"""One page, from its text to articles."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.accounting import check_account
from newsparse.assembly import PageReading, read_page
from newsparse.dates import PartialDate
from newsparse.diagnostics import Severity
from newsparse.languages import languages, load_profile
from newsparse.model import Contributor, ContributorRole, Element, Issue, Page, Role, Span
from newsparse.profile import Profile
from page_strategies import pages

PAGE = """\
岚川日报 2026年4月13日 星期一 第2版 要闻

第2版

## 市水务局：

## 东山村喝上了活水（渠畔走笔）

本报东山4月12日讯（记者 何平 林小满 何平）渠水漫过田埂，流向远方的

稻田。

### 一条渠

老支书握着手说：“渠通了，路也顺了。”（下转第七版）

## 记者手记

路很长，水更长。

（（（
"""


def read(text: str, profile: Profile, index: int = 0) -> PageReading:
    """A page of an issue."""
    return read_page(index, Page(text=text, source="02.md"), profile)


def test_a_page_is_read_whole(zh: Profile) -> None:
    """Heads, credits, body, jumps and companions of an article, each with where it stands."""
    reading = read(PAGE, zh, 4)
    (article,) = reading.articles
    assert (article.id, article.language, article.pages) == ("p5a1", "zh-Hans", (4,))
    assert article.label
    assert article.headline.kicker
    assert (article.label.text, article.headline.kicker.text) == ("渠畔走笔", "市水务局：")
    assert str(article.headline) == "东山村喝上了活水"
    assert article.dateline
    assert article.dateline.date == PartialDate(month=4, day=12)
    assert article.contributors == (
        Contributor(name="何平", role=ContributorRole.REPORTER),
        Contributor(name="林小满", role=ContributorRole.REPORTER),
    )
    assert article.text.split("\n\n") == [
        "渠水漫过田埂，流向远方的稻田。",
        "一条渠",
        "老支书握着手说：“渠通了，路也顺了。”",
    ]
    assert article.continued_on
    assert article.continued_on.page == "7"
    assert article.continued_from is None
    assert [one.id for one in article.sidebars] == ["p5a1s1"]
    assert {span.page for leaf in article.elements() for span in leaf.spans} == {4}


def test_credits_are_told_in_source_order(zh: Profile) -> None:
    """Dateline, byline, jump line, brackets and heading marks, as they are printed."""
    (article,) = read(PAGE, zh).articles
    told = [(one.role.value, one.text) for one in article.credits]
    assert told == [
        ("mark", "##"),
        ("mark", "##"),
        ("mark", "（"),
        ("mark", "）"),
        ("dateline", "本报东山4月12日讯"),
        ("byline", "（记者 何平 林小满 何平）"),
        ("mark", "###"),
        ("jump_line", "（下转第七版）"),
    ]
    assert all(PAGE[one.spans[0].start : one.spans[0].end] == one.text for one in article.credits)


def test_furniture_and_page_number(zh: Profile) -> None:
    """Folios and what no rule knew, in source order; the folio's number is the page's."""
    reading = read(PAGE, zh)
    assert (reading.page.text, reading.page.number, reading.page.source) == (PAGE, "2", "02.md")
    assert [one.role.value for one in reading.page.furniture] == ["folio", "folio", "unplaced"]
    assert read_page(0, Page(text="桥通了", number="B4"), zh).page.number == "B4"


def test_marked_furniture_keeps_its_mark(zh: Profile) -> None:
    """A notice is shown as it is printed, and owns its heading mark."""
    (head, text) = read("## 公告\n\n何平遗失会计证一本，声明作废。", zh).page.furniture
    assert (head.role, head.text, head.spans) == (Role.NOTICE, "## 公告", (Span(0, 0, 5),))
    assert text.role is Role.NOTICE


def test_what_looked_odd_is_told_in_source_order(zh: Profile) -> None:
    """A name printed twice is a note, a leftover a warning, each with line and column."""
    told = [(one.code, one.severity, one.page, one.line, one.column) for one in read(PAGE, zh, 1).diagnostics]
    assert told == [
        ("repeated-name", Severity.NOTE, 1, 9, 11),
        ("unplaced-text", Severity.WARNING, 1, 21, 1),
    ]
    name, leftover = read(PAGE, zh).diagnostics
    assert name.message == "'何平' is printed twice and counted once"
    assert leftover.message == r"no rule knows '\uff08\uff08\uff08'; kept aside"


@pytest.mark.parametrize("text", ["", " \n\u3000\n"])
def test_an_empty_page(zh: Profile, text: str) -> None:
    """Nothing is read from nothing, and that is said."""
    reading = read(text, zh)
    assert (reading.articles, reading.page.furniture) == ((), ())
    (finding,) = reading.diagnostics
    assert (finding.code, finding.message) == ("page-empty", "the page has no text")


def test_furniture_that_is_known_stays_what_it_is(en: Profile) -> None:
    """What a reader hands over as furniture is left alone, and a paragraph goes on over it."""
    text = (
        "## Board Votes\n\nPORT ELLEN, March 3 - The board of the harbour met for three hours and then voted, "
        "with one member away,\nTHE COURIER 7\nto build the wall before the next winter.\n"
    )
    start = text.index("THE COURIER")
    known = Element(Role.FOLIO, "THE COURIER 7", (Span(0, start, start + 13),), "given")
    reading = read_page(0, Page(text=text, furniture=(known,)), en)
    assert reading.page.furniture == (known,)
    (article,) = reading.articles
    assert article.text == (
        "The board of the harbour met for three hours and then voted, with one member away, to build the wall before "
        "the next winter."
    )
    only = Element(Role.FOLIO, "7", (Span(0, 0, 1),), "given")
    assert read_page(0, Page(text="7", furniture=(only,)), en).diagnostics == ()


def test_a_language_that_nobody_knows() -> None:
    """Form alone is read, and that is said once a page that has articles."""
    base = load_profile("base")
    reading = read("Lorem ipsum dolor sit amet, consectetur.\n\nSed do eiusmod tempor.", base)
    assert [one.language for one in reading.articles] == ["und"]
    assert [one.code for one in reading.diagnostics] == ["language-unknown"]
    assert read("---", base).diagnostics == ()


def test_offices_belong_to_the_names_above(en: Profile) -> None:
    """Staff Reporter under a byline says what its authors are, and leaves photographers alone."""
    page = (
        "## Board Votes to Build a Wall\n\nBy Ann Wells\n\nStaff Reporter\n\nThe board voted on Tuesday.\n\n"
        "Ferries lie at anchor in the fog. — Picture by Jo Reed\n\nCourt Reporter\n\nThe ferries stayed."
    )
    (article,) = read(page, en).articles
    assert [(one.name, one.role.value) for one in article.contributors] == [
        ("Ann Wells", "reporter"),
        ("Jo Reed", "photographer"),
    ]


def test_the_collector_is_as_it_was(zh: Profile) -> None:
    """Reading leaves the garbage collector on where it was on, and off where it was off."""
    assert gc.isenabled()
    read(PAGE, zh)
    assert gc.isenabled()
    gc.disable()
    try:
        read(PAGE, zh)
        assert not gc.isenabled()
    finally:
        gc.enable()


@given(pages(), st.sampled_from(["base", *languages()]))
def test_every_page_is_accounted_for(text: str, name: str) -> None:
    """Whatever the page and the profile, every character that is not blank has one owner."""
    reading = read(text, load_profile(name))
    assert reading.page.text == text
    check_account(Issue(pages=(reading.page,), articles=reading.articles))
