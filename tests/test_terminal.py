"""What a person sees: safe text, lines that fit, nothing lost that explains the reading."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.terminal import (
    aligned,
    counted,
    diagnostic_lines,
    entries,
    explanation_lines,
    folded,
    issue_lines,
    visible,
)
from newsparse.testing import hostile_text

SOURCE = """# 乡村行
## 抢农时 备农资 春日田间处处忙
——全省春耕综述
本报云州3月12日讯 各地抢抓农时。
田间一派
繁忙。
## 手记
泥土的味道。
第2版 要闻
□□
"""


def leaf(role: Role, *lines: str, rule: str = "rule") -> Element:
    """Make the leaf that stands on those lines of SOURCE."""
    starts = [SOURCE.index(line) for line in lines]
    spans = tuple(Span(0, start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    return Element(role, "".join(lines), spans, rule)


def story(**fields: Any) -> Article:
    return attrs.evolve(Article(id="p1a1", language="zh-Hans", pages=(0,)), **fields)


def issue(*articles: Article, furniture: tuple[Element, ...] = (), **fields: Any) -> Issue:
    page = Page(text=SOURCE, number="2", source="02.md", furniture=furniture)
    return attrs.evolve(Issue(language="zh-Hans", pages=(page,), articles=articles), **fields)


SIDEBAR = Article(
    id="p1a1s1",
    language="zh-Hans",
    pages=(0,),
    headline=Headline(main=leaf(Role.HEADLINE, "手记", rule="sidebar.head")),
    body=(leaf(Role.PARAGRAPH, "泥土的味道。"),),
)
STORY = story(
    label=leaf(Role.LABEL, "乡村行"),
    headline=Headline(
        kicker=leaf(Role.KICKER, "抢农时 备农资"),
        main=leaf(Role.HEADLINE, "春日田间处处忙"),
        deck=(leaf(Role.DECK, "——全省春耕综述"),),
    ),
    dateline=Dateline(date=PartialDate(month=3, day=12), text="本报云州3月12日讯"),
    contributors=(
        Contributor(name="李青山", role=ContributorRole.REPORTER),
        Contributor(name="柳央", role=ContributorRole.REPORTER),
        Contributor(name="王小河", role=ContributorRole.SPECIAL_CORRESPONDENT, affiliation="农技站"),
    ),
    credits=(leaf(Role.DATELINE, "本报云州3月12日讯"),),
    body=(leaf(Role.PARAGRAPH, "各地抢抓农时。"), leaf(Role.PARAGRAPH, "田间一派", "繁忙。", rule="cut")),
    sidebars=(SIDEBAR,),
    continued_on=Jump(page="4"),
)
FURNITURE = (leaf(Role.FOLIO, "第2版 要闻"), leaf(Role.UNPLACED, "□□"))


def plain(lines: Iterable[Text]) -> list[str]:
    return [line.plain for line in lines]


def is_safe(line: Text) -> bool:
    return all(one.isprintable() or unicodedata.category(one) == "Zs" for one in line.plain)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\x00\x7f\x9b", r"a\x00\x7f\x9b"),
        ("\u202egold\u2069", r"\u202egold\u2069"),
        ("\ud800", r"\ud800"),
        ("\u2028\n\t", r"\u2028\n\t"),
        ("\ufeff\u200b", r"\ufeff\u200b"),
        ("汉字\u3000\u00a0e\u0301 🗞", "汉字\u3000\u00a0e\u0301 🗞"),
    ],
)
def test_what_steers_a_terminal_is_shown_as_its_escape(given: str, shown: str) -> None:
    """Controls, escape sequences, bidi controls and surrogates never go out raw; blanks and letters stay."""
    assert visible(given) == shown


@given(st.text(st.characters()) | hostile_text())
def test_visible_text_is_printable(text: str) -> None:
    """Whatever a page holds, what is shown prints, and showing it twice changes nothing more."""
    shown = visible(text)
    assert is_safe(Text(shown))
    assert visible(shown) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("一二三四五六", ["一二三四五", "六"]),
        ("一二三四五，六", ["一二三四", "五，六"]),
        ("一二三四（五六）", ["一二三四", "（五六）"]),
        ("one two three", ["one two", "three"]),
        ("one  two\nthree", ["one two", "three"]),
        ("unbreakable-word", ["unbreakabl", "e-word"]),
        ("ends here. yes", ["ends here.", "yes"]),
        ("在ABCD之间的字", ["在ABCD之间", "的字"]),
        ("在ABCDEFGH之", ["在ABCDEFGH", "之"]),
        ("一二三四ABC", ["一二三四", "ABC"]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, lines: list[str]) -> None:
    """Words stay whole where they fit; wide characters part anywhere but beside a mark."""
    assert folded(text, 10) == lines


def test_an_ellipsis_stands_for_what_is_left_out() -> None:
    """Three lines are shown, and the last one still fits with its ellipsis."""
    assert folded("一二三四五" * 4, 10) == ["一二三四五", "一二三四五", "一二三四…"]
    assert folded("一" + " " * 100 + "二", 10) == ["一…"]
    assert folded("a" * 5_000_000, 10, most=1) == ["aaaaaaaaa…"]


@example("0字！", 3)
@given(st.text(st.characters()) | hostile_text() | st.text("汉字，（）“” ab\u0301-"), st.integers(2, 40))
def test_folded_lines_fit(text: str, width: int) -> None:
    """No line is wider than asked for, whatever the text; and what fits is all there."""
    lines = folded(text, width)
    assert 1 <= len(lines) <= 3
    assert all(cell_len(line) <= width for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == visible("".join(text.split()))


def test_columns_align_behind_wide_characters() -> None:
    """A Chinese character takes two cells; the last column folds under itself."""
    rows = [[("报", "bold"), ("one two three four five", "")], [("paper", ""), ("x", "dim")]]
    assert plain(aligned(rows, 27)) == ["报     one two three four", "       five", "paper  x"]
    assert plain(aligned(rows)) == ["报     one two three four five", "paper  x"]
    assert [line.spans[0].style for line in aligned(rows)] == ["bold", "dim"]
    assert plain(aligned([])) == []


def test_entries_stand_under_their_heads() -> None:
    """Heads in columns, and what is told of each indented and folded to the width, or whole where there is none."""
    rows = [
        (
            [("one", "bold"), ("1.0", "")],
            [("what is told of it at some length", "red"), ("", "dim"), ("what to do", "dim")],
        ),
        ([("another", ""), ("", "")], []),
    ]
    assert plain(entries(rows)) == [
        "one      1.0",
        "    what is told of it at some length",
        "    what to do",
        "another",
    ]
    assert plain(entries(rows, 26))[1:3] == ["    what is told of it at", "    some length"]
    assert [line.spans[0].style for line in entries(rows[:1])] == ["bold", "red", "dim"]
    assert plain(entries([])) == []


def test_an_issue_is_shown_article_by_article() -> None:
    """Head, credits, opening, counts, jump, sidebar; then the furniture, then what the issue is."""
    shown = issue(STORY, furniture=FURNITURE, newspaper="云岭日报", date=datetime.date(2026, 3, 13))
    assert plain(issue_lines(shown, 80)) == [
        "p1a1  [乡村行]",
        "      抢农时 备农资",
        "      春日田间处处忙",
        "      ——全省春耕综述",
        "      本报云州3月12日讯 · reporter 李青山, 柳央 · special correspondent 王小河",
        "      (农技站)",
        "      各地抢抓农时。",
        "      2 paragraphs",
        "      → page 4",
        "",
        "      │ 手记",
        "      │ 泥土的味道。",
        "      │ 1 paragraph",
        "",
        "page 2",
        "folio     第2版 要闻",
        "unplaced  □□",
        "",
        "云岭日报 · 2026-03-13 · zh-Hans · 1 page, 1 article · 1 unplaced",
    ]


def test_styles_tell_the_parts_of_a_head() -> None:
    """The label is coloured, the kicker dim, the head bold, the deck italic, what was not understood red."""
    styles = {
        part.strip(): str(span.style)
        for line in issue_lines(issue(STORY, furniture=FURNITURE), 80)
        for span in line.spans
        for part in [line.plain[span.start : span.end]]
    }
    assert styles["[乡村行]"] == "cyan"
    assert styles["抢农时 备农资"] == "dim"
    assert styles["春日田间处处忙"] == "bold"
    assert styles["——全省春耕综述"] == "italic"
    assert styles["unplaced"] == "bold red"


def test_a_tail_says_where_it_came_from() -> None:
    """A story without a head says so, or where it came from; a jump to no page goes to another page."""
    tail = story(continued_from=Jump(page="1"), body=(leaf(Role.SUBHEAD, "手记"),))
    assert plain(issue_lines(issue(tail), 80))[:3] == ["p1a1  ← page 1", "      手记", "      1 subhead"]
    assert plain(issue_lines(issue(story()), 80))[0] == "p1a1  (no headline)"
    assert plain(issue_lines(issue(story(continued_on=Jump())), 80))[1] == "      → another page"


def test_pages_are_named_where_there_are_several() -> None:
    """A page goes by its printed number, else by its file; where that is not enough, by its place."""
    pages = [Page(text="", number="2"), Page(text="", source="b.md"), Page(text="", furniture=FURNITURE[:1])]
    pages += [Page(text="", source="c.md")] * 2
    shown = issue(story(pages=(0, 1, 2, 3, 4)), pages=tuple(pages))
    assert [line.rstrip("─") for line in plain(issue_lines(shown, 60))] == [
        "── page 2 ",
        "(no text)",
        "",
        "p1a1  (no headline)",
        "      page 2 → b.md → text (page 3) → c.md (page 4) → c.md",
        "      (page 5)",
        "",
        "── b.md ",
        "(no text)",
        "",
        "── text (page 3) ",
        "(no text)",
        "",
        "folio  第2版 要闻",
        "",
        "── c.md (page 4) ",
        "(no text)",
        "",
        "── c.md (page 5) ",
        "(no text)",
        "",
        "zh-Hans · 5 pages, 1 article",
    ]


def test_an_issue_of_several_pages_is_shown_page_by_page() -> None:
    """What the front says, then each page with its section and file, then the stories that begin there."""
    pages = Page(text="…", number="1", section="要闻", source="01要闻.md"), Page(text="…", number="A6", source="a6.md")
    joins = (
        Join(from_page=0, to_page=1, reasons=("page_number", "head")),
        Join(from_page=0, to_page=1, reasons=("head",)),
    )
    shown = issue(
        story(headline=Headline(main=leaf(Role.HEADLINE, "手记")), pages=(0, 1), joins=joins),
        story(id="p2a1", pages=(1,)),
        pages=pages,
        newspaper="云岭日报",
        number="25000",
        edition="Late City Edition",
    )
    assert plain(issue_lines(shown, 50)) == [
        "云岭日报 · no. 25000 · Late City Edition",
        "",
        "── page 1 · 要闻 · 01要闻.md ──" + "─" * 19,
        "p1a1  手记",
        "      page 1 → page A6 · joined by page number,",
        "      head",
        "",
        "── page A6 · a6.md ──" + "─" * 29,
        "p2a1  (no headline)",
        "",
        "云岭日报 · no. 25000 · Late City Edition · zh-Hans",
        "· 2 pages, 2 articles",
    ]


def test_an_issue_without_articles_says_so() -> None:
    """Nothing found is told too, and no language is made up."""
    assert plain(issue_lines(Issue(), 80)) == ["language unknown · 0 pages, 0 articles"]


def test_the_summary_says_which_issue_it_is() -> None:
    """Newspaper, day, number and edition, as far as they are known."""
    issue = Issue(
        newspaper="岚川日报", date=datetime.date(2026, 3, 13), number="25000", edition="夜版", language="zh-Hans"
    )
    assert plain(issue_lines(issue, 80)) == ["岚川日报 · 2026-03-13 · no. 25000 · 夜版 · zh-Hans · 0 pages, 0 articles"]


def test_lines_are_no_longer_than_is_read_with_ease() -> None:
    """On a very wide terminal a line ends at 100 cells; a very narrow one gets lines of 20."""
    long = issue(story(body=(leaf(Role.PARAGRAPH, *["各地抢抓农时。"] * 60),)))
    assert max(cell_len(line) for line in plain(issue_lines(long, 400))) == 100
    assert max(cell_len(line) for line in plain(issue_lines(long, 5))[:-2]) == 26


@given(hostile_text(), st.integers(1, 200))
def test_no_issue_steers_the_terminal(text: str, width: int) -> None:
    """Whatever stands in the fields of an issue goes out escaped: articles, explanation, diagnostics."""
    made = issue_full_of(text)
    views = [issue_lines(made, width), explanation_lines(made, width), diagnostic_lines(made)]
    assert all(is_safe(line) for view in (*views, explanation_lines(made)) for line in view)


def issue_full_of(text: str) -> Issue:
    """Make an issue that has the text in every field that takes one."""
    leaves = {role: Element(role, text, (Span(0, at, at + 1),), text) for at, role in enumerate(Role)}
    article = Article(
        id=text,
        language=text,
        pages=(0, 1),
        label=leaves[Role.LABEL],
        headline=Headline(kicker=leaves[Role.KICKER], main=leaves[Role.HEADLINE], deck=(leaves[Role.DECK],)),
        dateline=Dateline(text=text),
        contributors=(Contributor(name=text, role=ContributorRole.AUTHOR, affiliation=text),),
        body=(leaves[Role.PARAGRAPH],),
        continued_from=Jump(page=text),
        continued_on=Jump(page=text),
    )
    page = Page(text="\n" * len(leaves), number=text, source=text, furniture=(leaves[Role.UNPLACED],))
    seen = Diagnostic(code=text, severity=Severity.NOTE, message=text, page=1, line=1, column=1)
    return Issue(
        newspaper=text,
        language=text,
        pages=(page, attrs.evolve(page, number=None)),
        articles=(attrs.evolve(article, sidebars=(article,)),),
        diagnostics=(seen,),
    )


def test_an_explanation_gives_the_reason_beside_each_piece() -> None:
    """Lines, role, rule, article and text, in source order; a sidebar's pieces name the sidebar."""
    assert plain(explanation_lines(issue(STORY, furniture=FURNITURE))) == [
        "1    label      rule          p1a1    乡村行",
        "2    kicker     rule          p1a1    抢农时 备农资",
        "2    headline   rule          p1a1    春日田间处处忙",
        "3    deck       rule          p1a1    ——全省春耕综述",
        "4    dateline   rule          p1a1    本报云州3月12日讯",
        "4    paragraph  rule          p1a1    各地抢抓农时。",
        "5-6  paragraph  cut           p1a1    田间一派繁忙。",
        "7    headline   sidebar.head  p1a1s1  手记",
        "8    paragraph  rule          p1a1s1  泥土的味道。",
        "9    folio      rule                  第2版 要闻",
        "10   unplaced   rule                  □□",
    ]


def test_an_explanation_fits_its_terminal() -> None:
    """A piece takes one line, its text shortened."""
    piece = leaf(Role.PARAGRAPH, *["各地抢抓农时。"] * 9)
    assert plain(explanation_lines(issue(story(body=(piece,))), 50)) == [
        "4  paragraph  rule  p1a1  各地抢抓农时。各地抢抓…"
    ]


def test_lines_of_several_pages_name_the_page() -> None:
    """A piece that goes on to the next page tells both places; one made by hand stands nowhere."""
    joined = Element(Role.PARAGRAPH, "ab", (Span(0, 2, 3), Span(1, 0, 1)), "rule")
    nowhere = Element(Role.PARAGRAPH, "c", (), "rule")
    shown = issue(story(body=(joined, nowhere)), pages=(Page(text="x\na"), Page(text="b")))
    assert plain(explanation_lines(shown)) == [
        "                                 paragraph  rule  p1a1  c",
        "text (page 1):2-text (page 2):1  paragraph  rule  p1a1  ab",
    ]
    shown = issue(
        story(body=(leaf(Role.PARAGRAPH, "田间一派", "繁忙。"), leaf(Role.SUBHEAD, "手记"))),
        pages=(Page(text=SOURCE, source="a.md"), Page(text="b", source="b.md")),
    )
    assert [line.partition("  ")[0] for line in plain(explanation_lines(shown))] == ["a.md:5-6", "a.md:7"]


def test_an_explanation_ends_with_what_was_joined_and_why() -> None:
    """A line for each join, its reasons in the order of trust."""
    join = Join(from_page=0, to_page=1, reasons=("page_number", "sentence"))
    shown = issue(story(joins=(join,)), pages=(Page(text="", number="1"), Page(text="", number="A3")))
    assert plain(explanation_lines(shown)) == ["p1a1: page 1 → page A3, joined by page number, sentence"]


def test_a_diagnostic_is_a_line_an_editor_understands() -> None:
    """File, line, column, severity, message, code; a page without a file goes by its place; then counts."""
    found = [
        Diagnostic(code=f"code-{at}", severity=severity, message="seen", page=page, line=3, column=at)
        for at, (severity, page) in enumerate([(Severity.NOTE, 0), (Severity.WARNING, 1), (Severity.NOTE, 0)])
    ]
    shown = issue(pages=(Page(text="", source="02.md"), Page(text="")), diagnostics=tuple(found))
    assert plain(diagnostic_lines(shown)) == [
        "02.md:3:0: note: seen [code-0]",
        "text (page 2):3:1: warning: seen [code-1]",
        "02.md:3:2: note: seen [code-2]",
        "2 notes, 1 warning",
    ]
    assert plain(diagnostic_lines(issue())) == []


def test_one_is_not_many() -> None:
    """The s of a plural stands where English wants it."""
    assert counted({"page": 1, "article": 2, "note": 0}) == "1 page, 2 articles, 0 notes"
