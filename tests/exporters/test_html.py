"""The HTML exporter."""

from __future__ import annotations

import json
import re
import warnings
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from newsparse.exporters.html import HTML
from newsparse.exporters.jsonld import JSON_LD
from newsparse.exporting import render
from newsparse.model import Issue, Page, Role
from newsparse.testing import ExporterContract, without
from stories import HOSTILE, an_issue, every_kind, hostile_issue, leaf, made_issues, story

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # html5lib speaks of what will be old
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")

Node = ElementTree.Element

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\U0001ffff]")
_LAID_OUT = """\
header.front
  p.ears
    span No. 88
    span Late City Edition
  h1.nameplate The Quay
  p.day
    time Monday, 13 April 2026
nav
  h2 Contents
  ol
    li
      span Page A1 · News
      ol
        li
          a Bridge opens
main
  article
    p.place Pages A1 and A4 · News · Harbour
    header
      p.label Harbour
      p.kicker After ten years:
      h2 Bridge opens
      p.deck First cars cross
      p.deck Toll set
      p.byline By Ann Lee (AP) and Bo van Ek · AP (The Wire) · Photographs by Cy Dahl
    p.jump Continued from page 1, which was not found.
    div.note
      p A word before.
    p
      span.dateline OSLO, April 12 (AP) —
      + It is open.
    h3 At last
    p Cars crossed.
    figure
      figcaption
        p.caption The bridge.
        p.credit Photo: Cy Dahl
    blockquote
      p “It is wide.”
    ul
      li one
      li two
    div.table
      table
        tbody
          tr
            th Toll
            th Crowns
          tr
            td Car
            td 20
    pre Car   20
Lorry 40
    div.verse
      p O bridge
        br
        +so wide
      p O bridge
        br
        +so long
    p.jump Continued on page 7, which was not found.
    aside
      header
        p.label Box
        h3 In brief
      p Short."""


def tree(issue: Issue, **options: Any) -> Node:
    """The page as a browser reads it; a parse error of HTML, of any kind, is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Node = parser.parse(render(HTML, issue, **options), transport_encoding="utf-8")
    return found


def text_of(one: Node) -> str:
    return "".join(one.itertext())


def outline(one: Node, depth: int = 0) -> list[str]:
    """The elements in an element with class and text, a line each, indented by depth; text after one behind a plus."""
    found = []
    for child in one:
        name = ".".join(filter(None, (child.tag, child.get("class"))))
        found.append("  " * depth + " ".join(filter(None, (name, (child.text or "").strip()))))
        found += outline(child, depth + 1)
        if (child.tail or "").strip():
            found.append("  " * depth + f"+{child.tail}")
    return found


class TestHtml(ExporterContract):
    """HTML keeps the promises of all exporters."""

    exporter = HTML
    streams = True
    examples = 20
    stories = 800


def test_page_of_an_article_is_laid_out_as_a_newspaper_does() -> None:
    """Front, contents, and of the article where it stood, its head, its body, its box."""
    article = every_kind()
    issue = an_issue(attrs.evolve(article, contributors=article.contributors[:4]))
    assert "\n".join(outline(tree(issue).find("body") or Node("none"))) == _LAID_OUT


def test_is_html_without_a_fault() -> None:
    """An HTML5 parser that is told to be strict finds no fault; a story an article, and each link leads to one."""
    for issue in made_issues():
        page = tree(issue)
        stories = [one.get("id") for one in page.iter("article")]
        assert len(stories) == len(issue.articles)
        assert [one.get("href") for one in page.iter("a")] == [f"#{name}" for name in stories]
        assert not {one.tag for one in page.iter() if isinstance(one.tag, str)} & {"link", "img", "iframe", "object"}


def test_hostile_text_is_text() -> None:
    """Nothing in a text becomes an element, an attribute or a script; each element tells its language."""
    page = tree(hostile_issue())
    assert [one.get("type") for one in page.iter("script")] == ["application/ld+json"]
    assert {name for one in page.iter() for name in one.attrib} <= {
        *("aria-labelledby", "charset", "class", "colspan", "content", "datetime", "dir", "href", "http-equiv"),
        *("id", "lang", "name", "rowspan", "scope", "type"),
    }
    assert {one.get("lang") for one in page.iter("article")} == {"und"}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_through(text: str) -> None:
    """A reader sees each text as it was; what is no text in HTML is U+FFFD, and line ends are plain."""
    issue = an_issue(story(body=(leaf(Role.TABLE, f"\n{text}"), leaf(Role.PARAGRAPH, text))))
    [article] = tree(issue).iter("article")
    [table] = article.iter("pre")
    seen = re.sub("\r\n?", "\n", _NO_TEXT.sub("\ufffd", text))
    assert text_of(table) == f"\n{seen}"
    assert text_of([*article.iter("p")][-1]) == seen


def test_json_ld_inside_reads_back() -> None:
    """Extruct finds in the page what the JSON-LD exporter writes; without it the page tells programs nothing."""
    extruct = pytest.importorskip("extruct", reason="extruct is not installed")
    for issue in (an_issue(), an_issue(every_kind(), story("</script><b>a</b>&amp;"), language="zh-Hans"), Issue()):
        page = render(HTML, issue).decode("utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            [found] = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        assert found == json.loads(render(JSON_LD, issue))
    assert b"schema.org" not in render(HTML, an_issue(), json_ld=False)


def test_what_is_left_out_changes_nothing() -> None:
    """The format says honestly what it does not carry."""
    issue = an_issue()
    printed = {"Article.pages", "Issue.pages", "Contributor.role"}  # of which something is told
    assert render(HTML, without(issue, {*HTML.leaves_out} - printed), json_ld=False) == render(
        HTML, issue, json_ld=False
    )


def test_languages_are_told() -> None:
    """Page, article, entry and sidebar tell their language and which way it runs."""
    arabic = story("خبر", language="ar", sidebars=(story("Note", language="en"),))
    page = tree(an_issue(arabic, language="zh-Hant"))
    told = [(one.tag, one.get("lang"), one.get("dir")) for one in page.iter() if one.get("lang")]
    assert told == [
        ("html", "zh-Hant", "ltr"),
        ("a", "ar", "rtl"),
        ("article", "ar", "rtl"),
        ("p", "zh-Hant", "ltr"),
        ("aside", "en", "ltr"),
    ]


def test_an_issue_without_anything_is_a_page() -> None:
    """Without articles there are no contents; without a name it is called a newspaper; a long name is set smaller."""
    page = tree(Issue(language="de"))
    assert outline(page.find("body") or Node("none")) == ["header.front", "  h1.nameplate Zeitung", "main"]
    [name] = tree(Issue(newspaper="The Lower Vellara and District Advertiser")).iter("h1")
    assert name.get("class") == "nameplate long"


def test_stories_on_no_page_are_listed_without_one() -> None:
    """Entries of the contents stand under the page they begin on; those on none stand for themselves."""
    issue = Issue(pages=(Page(text=""),), articles=(story("a"), story("b"), story("c", pages=())))
    [contents] = tree(issue).iter("nav")
    lines = ["h2 —", "ol", "  li", "    span 1", "    ol"]
    lines += ["      li", "        a a", "      li", "        a b", "  li", "    a c"]
    assert outline(contents) == lines


def colours(style: str) -> list[dict[str, str]]:
    """The named colours in light, in the dark and on paper."""
    return [dict(re.findall(r"--(\w+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_all_can_be_read() -> None:
    """Text stands out from paper and boxes by 4.5 to 1 at least (WCAG 2.2, 1.4.3), by day, at night and in print."""
    schemes = colours(files("newsparse.exporters.html").joinpath("style.css").read_text("utf-8"))
    assert len(schemes) == 3
    for scheme in schemes:
        for ground in (scheme["paper"], scheme["box"]):
            for ink in (scheme["ink"], scheme["quiet"], scheme["accent"]):
                darker, lighter = sorted((luminance(ground), luminance(ink)))
                assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ground, ink)


def test_nothing_is_loaded_from_elsewhere() -> None:
    """The page names no other file, and a browser is told to load and run nothing."""
    page = render(HTML, an_issue(attrs.evolve(every_kind())), json_ld=False).decode("utf-8")
    assert not re.findall("https?://|url\\(|@import|src=", page)
    assert "default-src 'none'" in page
