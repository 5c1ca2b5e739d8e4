"""The EPUB exporter."""

from __future__ import annotations

import datetime
import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree

import attrs
import pytest
from epub_books import EPUB_TYPE, XHTML, complaints, files, leaf, outline, story, tree
from hypothesis import Phase, example, given, settings

from newsparse.errors import ArgumentError
from newsparse.exporters.epub import EPUB
from newsparse.exporting import render
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Headline,
    Issue,
    Jump,
    Page,
    Role,
)
from newsparse.testing import ExporterContract, hostile_text, issues
from page_strategies import OF_ISSUES

Check = Callable[[list[bytes]], list[list[str]]]

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DOWNWARDS = ("zh-Hans", "zh-Hant", "ja", "ko")


@pytest.fixture(scope="session")
def epubcheck(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Run EPUBCheck on books; gives its complaints. Needs Java, which must be there where CI is set."""
    if shutil.which("java") is None:
        message = "EPUBCheck needs Java: install a Java runtime (java -version) to run this test"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return lambda books: complaints(books, tmp_path_factory.mktemp("books"))


def on_page(article: Article, **options: Any) -> list[str]:
    """What stands on an article's page."""
    issue = Issue(pages=(Page(text=""),), articles=(article,), language=article.language)
    return outline(tree(issue, "article-0001.xhtml", **options)[1][0])


def contents(issue: Issue, **options: Any) -> list[str]:
    """The table of contents, a line an entry, indented by depth; links with their target."""

    def lines(entries: ElementTree.Element, depth: int) -> list[str]:
        found = []
        for entry in entries:
            target = entry[0].get("href")
            found.append("  " * depth + f"{entry[0].text}" + (f" -> {target}" if target else ""))
            found += [line for inner in entry[1:] for line in lines(inner, depth + 1)]
        return found

    navigation = tree(issue, "nav.xhtml", **options)[1][0]
    return lines(navigation[1], 0)


def other_lists(issue: Issue) -> dict[str | None, list[tuple[str | None, str | None, str | None]]]:
    """The lists beside the contents: of each entry its kind, its text and its target."""
    return {
        one.get(EPUB_TYPE): [(link.get(EPUB_TYPE), link.text, link.get("href")) for link in one.iter(f"{XHTML}a")]
        for one in tree(issue, "nav.xhtml")[1][1:]
    }


def made_issues(count: int) -> list[Issue]:
    """So many made-up issues full of hostile text, the same ones each time."""
    made: list[Issue] = []

    @settings(phases=[Phase.generate], database=None, max_examples=count, derandomize=True)
    @given(issues())
    def make(issue: Issue) -> None:
        made.append(issue)

    make()
    return made


def every_kind() -> Issue:
    """An issue that has everything: each role, sidebars in sidebars, all fields, tables of all forms."""
    every = tuple(leaf(role, f"<{role}> & \x00\ud800") for role in Role)
    tables = "| a | b |\n| - | - |\n| 1 | 2 |", "<table><tr><th rowspan=2>a<td colspan=2>&lt;b<tr><td>c</table>", "a  b"
    article = story(
        label=every[0],
        headline=Headline(kicker=every[1], main=every[2], deck=every[3:5]),
        dateline=Dateline(text="<OSLO>"),
        contributors=(Contributor(name="<Ann>", role=ContributorRole.REPORTER, affiliation="&"),),
        body=(*every, leaf(Role.VERSE, "a\nb\n\nc"), *(leaf(Role.TABLE, one) for one in tables)),
        continued_from=Jump(page="<1>"),
        continued_on=Jump(),
    )
    for _ in range(7):
        article = attrs.evolve(article, sidebars=(attrs.evolve(article, language="zh-Hans"),))
    return Issue(
        newspaper="<&>",
        date=datetime.date(1, 1, 1),
        number="88",
        edition="<Late>",
        language="zh-Hant-TW",
        pages=(Page(text="", number="1", section="<a>"), Page(text=""), Page(text="", number="3", section="<a>")),
        articles=(
            article,
            attrs.evolve(article, pages=(1,), language="ar"),
            attrs.evolve(article, pages=()),
            attrs.evolve(article, pages=(2, 0), language="und"),
        ),
    )


def test_books_are_valid(epubcheck: Check) -> None:
    """EPUBCheck finds no error and gives no warning in fifty made-up issues, some vertical, some by section.

    Nor in an empty one and one of every kind, set in every way.
    """
    ways: list[dict[str, Any]] = [
        {},
        {"contents": "section"},
        {"vertical": True},
        {"contents": "section", "vertical": True},
    ]
    books = [render(EPUB, Issue()), *(render(EPUB, every_kind(), **way) for way in ways)]
    for number, issue in enumerate(made_issues(50)):
        vertical = number % 5 == 0
        language = DOWNWARDS[number // 5 % len(DOWNWARDS)] if vertical else issue.language
        contents = ("page", "section")[number % 2]
        books.append(render(EPUB, attrs.evolve(issue, language=language), vertical=vertical, contents=contents))
    assert len(books) == 55
    *found, told = epubcheck([*books, broken(books[0])])
    assert found == [[]] * 55
    assert any("bad" in complaint for complaint in told), "the check that this test rests on finds nothing"


def broken(book: bytes) -> bytes:
    """A book at fault: its heads have an attribute that there is not."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files(book).items():
            archive.writestr(name, content.replace(b"<h1", b"<h1 bad='1'"))
    return made.getvalue()


class TestEpub(ExporterContract):
    """EPUB keeps the promises of all exporters, the same bytes for the same issue included."""

    exporter = EPUB
    options: ClassVar = {"contents": "section"}


def test_container_is_what_readers_look_for() -> None:
    """The media type stands first and uncompressed, at byte 38; nothing tells when it was made."""
    book = render(EPUB, Issue(articles=(story(),)))
    assert book[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        infos = archive.infolist()
    assert infos[0].compress_type == zipfile.ZIP_STORED
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {3}


@OF_ISSUES
@given(issues())
def test_names_never_come_from_the_text(issue: Issue) -> None:
    """Files are counted; no id and no title can make one land elsewhere."""
    names = set(files(render(EPUB, issue)))
    fixed = {"mimetype", "META-INF/container.xml"}
    fixed |= {f"EPUB/{name}" for name in ("package.opf", "nav.xhtml", "title.xhtml", "cover.svg", "style.css")}
    assert names - fixed == {f"EPUB/article-{number + 1:04}.xhtml" for number in range(len(issue.articles))}


@given(hostile_text())
@example("\x00\ud800\ufffe <b>&amp;</b> ]]>")
def test_text_comes_through_whole(text: str) -> None:
    """A reader sees the text as it was, markup included; only what XML cannot hold is U+FFFD."""
    seen = tree(Issue(articles=(story(text),)), "article-0001.xhtml")[1][0][0][0].text or ""
    newlines = re.compile("\r\n?")  # which XML reads as one line end
    assert seen == newlines.sub("\n", ILLEGAL.sub("\ufffd", text))


def test_package_tells_of_the_issue() -> None:
    """The package names newspaper, day, language and an identifier made from the content."""
    day = datetime.date(2026, 4, 13)
    issue = Issue(newspaper="云岭日报", date=day, language="zh-Hans", articles=(story(),))
    package = files(render(EPUB, issue))["EPUB/package.opf"].decode("utf-8")
    assert "<dc:title>云岭日报 2026-04-13</dc:title>" in package
    assert "<dc:publisher>云岭日报</dc:publisher>" in package
    assert "<dc:language>zh-Hans</dc:language>" in package
    assert "<dc:date>2026-04-13</dc:date>" in package
    assert '<meta property="dcterms:modified">2026-04-13T00:00:00Z</meta>' in package
    assert identifier(issue) == identifier(attrs.evolve(issue))
    assert identifier(issue) != identifier(attrs.evolve(issue, articles=(story("Other"),)))
    assert re.fullmatch("urn:uuid:[0-9a-f-]{36}", identifier(issue))


def identifier(issue: Issue) -> str:
    found = re.search("<dc:identifier[^>]*>([^<]*)<", files(render(EPUB, issue))["EPUB/package.opf"].decode())
    assert found
    return found[1]


def test_package_of_an_unnamed_issue_invents_nothing() -> None:
    """Without newspaper and day the book has a neutral title, no publisher and no date."""
    package = files(render(EPUB, Issue(language="<en>")))["EPUB/package.opf"].decode("utf-8")
    assert "<dc:title>—</dc:title>" in package
    assert "<dc:language>und</dc:language>" in package
    assert "publisher" not in package
    assert "dc:date" not in package
    assert "2000-01-01T00:00:00Z" in package


@pytest.mark.parametrize(
    ("language", "title", "listed", "page"),
    [
        ("zh-Hans", "报纸", "目录", "第2版"),
        ("zh-Hant-TW", "報紙", "目錄", "第2版"),
        ("ja", "新聞", "目次", "2面"),
        ("ko", "신문", "차례", "2면"),
        ("en-GB", "Newspaper", "Contents", "Page 2"),
        ("de", "Zeitung", "Inhalt", "Seite 2"),
        ("fr", "Journal", "Sommaire", "Page 2"),
        ("es", "Periódico", "Sumario", "Página 2"),
        ("nl", "Krant", "Inhoud", "Pagina 2"),
        ("tlh", "—", "—", "2"),
    ],
)
def test_words_are_those_of_the_language(language: str, title: str, listed: str, page: str) -> None:
    """The few words of the book's own are in the language of the issue, or signs."""
    issue = Issue(language=language, pages=(Page(text="", number="2"),), articles=(story(),))
    assert tree(issue, "title.xhtml")[0][0].text == title
    assert tree(issue, "nav.xhtml")[1][0][0].text == listed
    assert contents(issue)[0] == page
    assert tree(issue, "article-0001.xhtml")[1][0][0].text == page


def test_contents_go_by_page_and_article() -> None:
    """The table of contents has pages in their order, each with its articles; those on no page come last."""
    issue = Issue(
        language="en",
        pages=(Page(text="", number="1", section="News"), Page(text=""), Page(text="", number="B3")),
        articles=(
            story("Third", pages=(2,)),
            story("Lost", pages=(9,)),
            story("First"),
            story("Second", pages=(0, 2)),
        ),
    )
    assert contents(issue) == [
        "Page 1 · News",
        "  First -> article-0001.xhtml",
        "  Second -> article-0002.xhtml",
        "Page B3",
        "  Third -> article-0003.xhtml",
        "Lost -> article-0004.xhtml",
    ]
    assert contents(attrs.evolve(issue, articles=(story("On two", pages=(1,)),)))[0] == "2"
    order = re.findall('idref="([^"]+)"', files(render(EPUB, issue))["EPUB/package.opf"].decode())
    assert order == ["title", "nav", "chapter-1", "chapter-2", "chapter-3", "chapter-4"]


def test_contents_go_by_section() -> None:
    """By section, articles stand under the sections in the order of their first pages, and so they are read."""
    issue = Issue(
        language="en",
        pages=(
            Page(text="", number="1", section="News"),
            Page(text="", number="2"),
            Page(text="", number="3", section="Sport"),
            Page(text="", number="4", section=" News "),
        ),
        articles=(
            story("Sport", pages=(2,)),
            story("Late", pages=(3,)),
            story("Page two", pages=(1,)),
            story("First"),
            story("Lost", pages=()),
        ),
    )
    assert contents(issue, contents="section") == [
        "News",
        "  First -> article-0001.xhtml",
        "  Late -> article-0002.xhtml",
        "Page 2",
        "  Page two -> article-0003.xhtml",
        "Sport",
        "  Sport -> article-0004.xhtml",
        "Lost -> article-0005.xhtml",
    ]


@pytest.mark.parametrize(("value", "hint"), [("sections", "did you mean 'section'?"), ("", "known are: page, section")])
def test_other_contents_are_refused(value: str, hint: str) -> None:
    """What the contents cannot go by is refused, with what they can."""
    with pytest.raises(ArgumentError, match=f"^option 'contents' has no {value!r}: {re.escape(hint)}$"):
        render(EPUB, Issue(), contents=value)


def test_printed_pages_and_parts_can_be_found() -> None:
    """E-readers find the printed pages, in the order of the book, and its parts; a hidden list of each."""
    pages = Page(text="", number="B 1"), Page(text=""), Page(text="", number="9")
    issue = Issue(newspaper="The Quay", language="en", pages=pages)
    stories = story("One", pages=(0, 2)), story("Two", pages=(1,)), story("Three"), story("Lost", pages=())
    assert other_lists(attrs.evolve(issue, articles=stories)) == {
        "page-list": [(None, "B 1", "article-0001.xhtml"), (None, "2", "article-0003.xhtml")],
        "landmarks": [
            ("titlepage", "The Quay", "title.xhtml"),
            ("toc", "Contents", "nav.xhtml#toc"),
            ("bodymatter", "One", "article-0001.xhtml"),
        ],
    }
    assert [*other_lists(issue)] == ["landmarks"]
    assert len(other_lists(issue)["landmarks"]) == 2


def test_contents_of_an_empty_issue_lead_to_the_title() -> None:
    """A book without articles is a title page and a table of contents that leads there."""
    assert contents(Issue(newspaper="The Quay")) == ["The Quay -> title.xhtml"]


@pytest.mark.parametrize(
    ("article", "title"),
    [
        (story("Two\n lines"), "Two lines"),
        (story(headline=Headline(kicker=leaf(Role.KICKER, "Above"))), "Above"),
        (story(" \u3000", label=leaf(Role.LABEL, "Harbour")), "Harbour"),
        (story("", body=(leaf(Role.PARAGRAPH, ""), leaf(Role.PARAGRAPH, "Rain."))), "Rain."),
        (story("", body=(leaf(Role.PARAGRAPH, "x" * 41),)), "x" * 40 + "…"),
        (story(""), "—"),
    ],
)
def test_every_entry_has_a_name(article: Article, title: str) -> None:
    """An entry is called by its headline, else by the next best line, else by the beginning of its text."""
    assert contents(Issue(articles=(article,))) == [f"{title} -> article-0001.xhtml"]


def test_languages_are_told() -> None:
    """Each page, each entry and each sidebar says its language; what is no tag becomes `und`."""
    side = story("Beiseite", language="de")
    issue = Issue(language="zh-Hans", articles=(story(sidebars=(side,)), story(language="no such tag")))
    assert tree(issue, "title.xhtml").get(LANGUAGE) == "zh-Hans"
    assert tree(issue, "article-0001.xhtml").get(LANGUAGE) == "en"
    assert tree(issue, "article-0001.xhtml")[1][0][-1].get("lang") == "de"
    assert tree(issue, "article-0002.xhtml").get("lang") == "und"
    assert tree(issue, "nav.xhtml")[1][0][1][0][0].get("lang") == "en"


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("und", "auto")]
)
def test_directions_are_told(language: str, direction: str) -> None:
    """Each page says which way its text runs; of an unknown language its first letter tells."""
    issue = Issue(language=language, articles=(story(language=language, sidebars=(story(),)),))
    page = tree(issue, "article-0001.xhtml")
    assert page.get("dir") == tree(issue, "nav.xhtml").get("dir") == direction
    assert page[1][0][-1].get("dir") == "ltr"
    progression = "rtl" if direction == "rtl" else "ltr"
    package = files(render(EPUB, issue))["EPUB/package.opf"].decode()
    assert f'<spine page-progression-direction="{progression}">' in package


def test_shelves_put_issues_of_a_newspaper_together() -> None:
    """The newspaper is a series, the issue's number its place in it, where it is one that can be counted by."""

    def package(number: str | None) -> str:
        return files(render(EPUB, Issue(newspaper="The Quay", number=number)))["EPUB/package.opf"].decode()

    assert '<meta property="belongs-to-collection" id="newspaper">The Quay</meta>' in package(None)
    assert '<meta refines="#newspaper" property="group-position">88</meta>' in package("88")
    assert all("group-position" not in package(number) for number in (None, "", "8a", "８８"))


def test_vertical_books_are_read_from_the_right() -> None:
    """Pages go from right to left and lines down, but not those of articles whose language has lines across."""
    articles = story("大桥", language="zh-Hant"), story(), story(language="und"), story("橋", language="ja")
    issue = Issue(language="zh-Hant", articles=articles)
    book = files(render(EPUB, issue, vertical=True))
    assert b'<spine page-progression-direction="rtl">' in book["EPUB/package.opf"]
    classes = {name: b'class="vertical"' in book[name] for name in book if "xhtml" in name}
    assert classes == {
        "EPUB/title.xhtml": True,
        "EPUB/nav.xhtml": True,
        "EPUB/article-0001.xhtml": True,
        "EPUB/article-0002.xhtml": False,
        "EPUB/article-0003.xhtml": True,
        "EPUB/article-0004.xhtml": True,
    }
    plain = files(render(EPUB, issue))
    assert not any(b'class="vertical"' in content for name, content in plain.items() if "xhtml" in name)


def test_numbers_stand_upright_in_vertical_lines() -> None:
    """One or two digits stand side by side, three or four one under the other; across, they are left alone."""
    article = story("橋", language="ja", body=(leaf(Role.PARAGRAPH, "4日、1979年"),))
    assert on_page(article, vertical=True)[-5:] == ["p", "  span.abreast 4", "  +日、", "  span.stacked 1979", "  +年"]
    assert on_page(article)[-1] == "p 4日、1979年"


@pytest.mark.parametrize("language", ["en", "de", "ar", "und", "tlh"])
def test_vertical_is_refused_for_other_languages(language: str) -> None:
    """An issue whose language has no vertical lines is not set in them, and the caller is told."""
    message = f"^option 'vertical' is for issues in ja, ko, zh, zh-Hant; this one is in '{language}': leave it out$"
    with pytest.raises(ArgumentError, match=message):
        render(EPUB, Issue(language=language), vertical=True)


@pytest.mark.parametrize("language", DOWNWARDS)
def test_vertical_is_for_chinese_japanese_and_korean(language: str) -> None:
    """All languages that print in vertical lines may be set in them."""
    assert b'class="vertical"' in files(render(EPUB, Issue(language=language), vertical=True))["EPUB/title.xhtml"]


def test_article_shows_all_of_its_head() -> None:
    """Label, kicker, headline, deck, names and where it came from stand over a story."""
    article = story(
        label=leaf(Role.LABEL, "Harbour"),
        headline=Headline(
            kicker=leaf(Role.KICKER, "After ten years"),
            main=leaf(Role.HEADLINE, "Bridge opens"),
            deck=(leaf(Role.DECK, "Cars cross"),),
        ),
        contributors=(
            Contributor(name="Ann Lee", role=ContributorRole.REPORTER, affiliation="AP"),
            Contributor(name="Cy Orr", role=ContributorRole.AUTHOR),
            Contributor(name="Bo Ek", role=ContributorRole.PHOTOGRAPHER),
        ),
        continued_from=Jump(page="1"),
        continued_on=Jump(),
    )
    assert on_page(article) == [
        "header",
        "  p.label Harbour",
        "  p.kicker After ten years",
        "  h1 Bridge opens",
        "  p.deck Cars cross",
        "  p.byline By Ann Lee (AP) and Cy Orr · Photographs by Bo Ek",
        "p.jump Continued from page 1, which was not found.",
        "p.jump Continued on another page, which was not found.",
    ]


@pytest.mark.parametrize(
    ("language", "byline", "jump"),
    [
        ("zh-Hans", "记者 甲、乙（丙社）　摄影 丁", "下转第3版（未找到）"),
        ("zh-Hant", "記者 甲、乙（丙社）　攝影 丁", "下轉第3版（未找到）"),
        ("ja", "記者 甲、乙（丙社）　写真 丁", "3面につづく（続きは見つかりません）"),
        ("ko", "甲·乙(丙社) 기자　사진 丁", "3면에 계속 (뒷부분을 찾지 못함)"),
        ("en", "By 甲 and 乙 (丙社) · Photographs by 丁", "Continued on page 3, which was not found."),
        ("de", "Von 甲 und 乙 (丙社) · Fotos: 丁", "Fortsetzung auf Seite 3; sie wurde nicht gefunden."),
        ("fr", "Par 甲 et 乙 (丙社) · Photos\u00a0: 丁", "Suite page 3, qui n’a pas été trouvée."),
        ("es", "Por 甲 y 乙 (丙社) · Fotos: 丁", "Sigue en la página 3, que no se ha encontrado."),
        ("nl", "Door 甲 en 乙 (丙社) · Foto’s: 丁", "Vervolg op pagina 3, die niet is gevonden."),
        ("und", "甲, 乙 (丙社), 丁", "→ 3 (?)"),
    ],
)
def test_bylines_and_jumps_are_told_in_the_articles_words(language: str, byline: str, jump: str) -> None:
    """Who made a story, and where its rest would be, is said in its own language; in that of the issue else."""
    names = ("甲", None, "reporter"), ("乙", "丙社", "reporter"), ("丁", None, "photographer")
    made = tuple(Contributor(name=name, role=ContributorRole(role), affiliation=of) for name, of, role in names)
    article = story(language=language, contributors=made, continued_on=Jump(page="3"))
    page = tree(Issue(language="und", articles=(article,)), "article-0001.xhtml")
    assert [page[1][0][0][-1].text, page[1][0][-1].text] == [byline, jump]
    of_unknown = attrs.evolve(article, language="tlh", sidebars=(attrs.evolve(article, language="und"),))
    page = tree(Issue(language=language, articles=(of_unknown,)), "article-0001.xhtml")
    assert [one.text for one in page.iter(f"{XHTML}p") if one.get("class") == "jump"] == [jump, jump]


def test_article_says_where_it_stood() -> None:
    """Printed page numbers and sections stand over a story, in the words of the issue."""
    pages = Page(text="", number="1", section="News"), Page(text="", section="Town\n"), Page(text="", number="4")
    issue = Issue(language="en", pages=pages, articles=(story(pages=(0, 1, 2, 9)), story(pages=())))
    page = tree(issue, "article-0001.xhtml")
    assert outline(page[1][0])[0] == "p.place Pages 1 and 4 · News · Town"
    assert page[1][0][0].get("lang") == "en"
    assert outline(tree(issue, "article-0002.xhtml")[1][0])[0] == "header"


def test_long_heads_are_set_smaller() -> None:
    """A head over 60 characters wears a class of its own."""
    assert on_page(story("x" * 60))[1] == f"  h1 {'x' * 60}"
    assert on_page(story("x" * 61))[1] == f"  h1.long {'x' * 61}"


def test_article_shows_each_kind_of_piece() -> None:
    """Each piece of a body is marked up as what it is; captions with their credit and list items together."""
    every = [leaf(role, role.value) for role in (Role.PARAGRAPH, Role.SUBHEAD, Role.CAPTION, Role.CREDIT)]
    every += [leaf(role, role.value) for role in (Role.PULL_QUOTE, Role.EDITORS_NOTE, Role.LIST_ITEM)]
    every += [leaf(role, role.value) for role in (Role.LIST_ITEM, Role.TABLE, Role.VERSE, Role.OTHER)]
    assert on_page(story(None, body=tuple(every))) == [
        "p paragraph",
        "h2 subhead",
        "figure",
        "  figcaption",
        "    p.caption caption",
        "    p.credit credit",
        "blockquote",
        "  p pull_quote",
        "div.note",
        "  p editors_note",
        "ul",
        "  li list_item",
        "  li list_item",
        "pre table",
        "div.verse",
        "  p verse",
        "p other",
    ]


def test_verse_is_set_line_by_line() -> None:
    """Lines of verse stay lines, blank lines part stanzas."""
    body = leaf(Role.VERSE, "The lamp\nwent out\n \nin fog"), leaf(Role.VERSE, "")
    assert on_page(story(None, body=body)) == [
        "div.verse",
        "  p The lamp",
        "    br",
        "    +went out",
        "  p in fog",
        "  p",
    ]


def test_tables_whose_cells_are_known_are_tables() -> None:
    """A table with pipes is one in the book; the next, set with blanks, stays as it is."""
    body = leaf(Role.TABLE, "| a | b |\n| 1 | 2 |"), leaf(Role.TABLE, "a  b\n1  2")
    table = ["div.table", "  table", "    tbody", "      tr", "        td a", "        td b"]
    assert on_page(story(None, body=body)) == [*table, "      tr", "        td 1", "        td 2", "pre a  b\n1  2"]


def test_dateline_opens_the_first_paragraph() -> None:
    """The dateline runs into the first paragraph; without one it stands by itself, before all else."""
    note, lede = leaf(Role.EDITORS_NOTE, "Note."), leaf(Role.PARAGRAPH, "It is open.")
    article = story(None, dateline=Dateline(text="OSLO —"), body=(note, lede, lede))
    told = ["div.note", "  p Note.", "p", "  span.dateline OSLO —", "  + It is open.", "p It is open."]
    assert on_page(article) == told
    alone = ["p", "  span.dateline OSLO —", "div.note", "  p Note."]
    assert on_page(attrs.evolve(article, body=(note,))) == alone


def test_sidebars_are_set_apart() -> None:
    """A sidebar stands in a box after its story, its heads one level below; no heading is lower than h6."""
    inner = story("Inner", body=(leaf(Role.SUBHEAD, "Sub"),))
    for _ in range(6):
        inner = story("Outer", sidebars=(inner,))
    lines = [line.strip() for line in on_page(inner) if " h" in line and "header" not in line]
    assert lines == [*(f"h{level} Outer" for level in range(1, 7)), "h6 Inner", "h6 Sub"]
    assert on_page(story(sidebars=(story("Side"),)))[-3:] == ["aside", "  header", "    h2 Side"]


def test_style_is_in_the_book() -> None:
    """Every page wears the one stylesheet, which is in the book."""
    found = files(render(EPUB, Issue(articles=(story(),))))
    source = Path(__file__).parents[2] / "src/newsparse"
    of_articles, own = source / "article.css", source / "exporters/epub/style.css"
    assert found["EPUB/style.css"] == b"\n".join([of_articles.read_bytes(), own.read_bytes()])
    pages = [content for name, content in found.items() if name.endswith(".xhtml")]
    assert all(b'href="style.css"' in content for content in pages)
