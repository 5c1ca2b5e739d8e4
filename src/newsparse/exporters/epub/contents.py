"""What the book of an issue is made of: its title, its chapters and the page that lists them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import groupby

import attrs

from newsparse.exporters.epub.markup import Node, in_language, node, one_line, page
from newsparse.model import Article, Issue

_LONGEST_FALLBACK = 40  # characters of a first paragraph that stand in for a missing headline
_NOTHING = "—"


@attrs.frozen
class Chapter:
    """An article in the book."""

    #: File name, counted.
    name: str
    #: What the table of contents calls it; never empty.
    title: str
    #: Index of the page it begins on; None where it stands on no page of the issue.
    page: int | None
    #: What is in it.
    article: Article


def title_of(issue: Issue) -> str:
    """The title of the book: the newspaper's name, or the word for a newspaper in the issue's language."""
    return one_line(issue.newspaper or "") or words(issue.language)["newspaper"]


def chapters_of(issue: Issue) -> tuple[Chapter, ...]:
    """List the chapters in the order of the pages they begin on; what stands on no page comes last."""
    beginnings = [(_beginning(article, issue), article) for article in issue.articles]
    last = len(issue.pages)
    beginnings.sort(key=lambda one: last if one[0] is None else one[0])
    return tuple(
        Chapter(f"article-{number:04}.xhtml", _headline(article), index, article)
        for number, (index, article) in enumerate(beginnings, 1)
    )


def _beginning(article: Article, issue: Issue) -> int | None:
    return next((index for index in article.pages if index in range(len(issue.pages))), None)


def _headline(article: Article) -> str:
    head = article.headline
    pieces = [head.main, head.kicker, *head.deck, article.label]
    lines = [one_line(piece.text) for piece in pieces if piece]
    beginnings = [one_line(piece.text) for piece in article.body]
    cut = [f"{line[:_LONGEST_FALLBACK]}…" if line[_LONGEST_FALLBACK:] else line for line in beginnings]
    return next(filter(None, lines + cut), _NOTHING)


def navigation(issue: Issue, chapters: Sequence[Chapter]) -> bytes:
    """Write `nav.xhtml`: pages with their articles; of an issue without any, the title page."""
    title = title_of(issue)
    entries = []
    for index, group in groupby(chapters, key=lambda chapter: chapter.page):
        links = [_entry(one.name, one.title, one.article.language) for one in group]
        if index is None:
            entries += links
        else:
            entries.append(node("li", node("span", page_label(issue, index)), node("ol", *links)))
    entries = entries or [_entry("title.xhtml", title, issue.language)]
    contents = node("nav", node("h1", title), node("ol", *entries), id="toc", **{"epub:type": "toc"})
    return page(issue.language, title, contents)


def _entry(name: str, title: str, language: str) -> Node:
    return node("li", node("a", title, href=name, **in_language(language)))


def page_label(issue: Issue, index: int) -> str:
    """What a page is called: by its printed number, else by its place among the pages; then its section."""
    one = issue.pages[index]
    number = one_line(one.number or "")
    label = words(issue.language)["page"].replace("{number}", number) if number else str(index + 1)
    return " · ".join(filter(None, (label, one_line(one.section or ""))))


def words(language: str) -> Mapping[str, str]:
    """The few words a book needs, in a language or, where they are not known in it, as signs."""
    known = _all_words()
    while language not in known:
        language = language.rpartition("-")[0] or "und"
    return known[language]


@functools.cache
def _all_words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("newsparse.exporters.epub").joinpath("words.toml").read_text("utf-8"))
