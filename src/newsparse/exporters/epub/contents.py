"""What the book of an issue is made of: its title, its chapters and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import attrs

from newsparse.exporters.epub.frame import page
from newsparse.markup import Node, in_language, node, one_line
from newsparse.model import Article, Issue
from newsparse.titles import first_page, page_label, title_of
from newsparse.wording import wording

_NAME = "article-{:04}.xhtml"


@attrs.frozen
class Chapter:
    """An article in the book."""

    #: File name, counted.
    name: str
    #: What the table of contents calls it; never empty.
    title: str
    #: Index of the page it begins on; None where it stands on no page of the issue.
    page: int | None
    #: The section, or the index of the page, under which the contents list it; None where nothing stands over it.
    group: str | int | None
    #: What is in it.
    article: Article


@attrs.frozen(kw_only=True)
class Book:
    """An issue as a book."""

    #: What it is made of.
    issue: Issue
    #: Its articles in the order in which they are read.
    chapters: tuple[Chapter, ...]
    #: Whether its lines run down the page and its pages from right to left.
    vertical: bool = False

    @property
    def title(self) -> str:
        """The newspaper's name, or the word for a newspaper in the issue's language."""
        return one_line(self.issue.newspaper or "") or wording(self.issue.language).newspaper


def chapters_of(issue: Issue, *, by_section: bool = False) -> tuple[Chapter, ...]:
    """List the chapters by the pages they begin on, or by the sections of these in the order of their first pages.

    A page without a section stands for itself. What stands on no page comes last.
    """
    groups = [(by_section and one_line(page.section or "")) or index for index, page in enumerate(issue.pages)]
    places = {group: place for place, group in reversed([*enumerate(groups)])}
    beginnings = [(first_page(article, issue), article) for article in issue.articles]
    beginnings.sort(key=lambda one: (len(groups), 0) if one[0] is None else (places[groups[one[0]]], one[0]))
    return tuple(
        Chapter(
            f"article-{number:04}.xhtml", title_of(article), index, None if index is None else groups[index], article
        )
        for number, (index, article) in enumerate(beginnings, 1)
    )


def navigation(book: Book) -> bytes:
    """Write `nav.xhtml`: the articles under their pages or sections, the printed pages, the parts of the book."""
    language = book.issue.language
    title = wording(language).contents
    entries = [*_entries(book)] or [_entry("title.xhtml", book.title, language)]
    lists = [node("nav", node("h1", title), node("ol", *entries), id="toc", **{"epub:type": "toc"})]
    if printed := [*_printed_pages(book)]:
        lists.append(node("nav", node("ol", *printed), hidden="hidden", **{"epub:type": "page-list"}))
    landmarks = [_landmark("titlepage", "title.xhtml", book.title), _landmark("toc", "nav.xhtml#toc", title)]
    landmarks += [_landmark("bodymatter", one.name, one.title) for one in book.chapters[:1]]
    lists.append(node("nav", node("ol", *landmarks), hidden="hidden", **{"epub:type": "landmarks"}))
    return page(language, title, *lists, vertical=book.vertical)


def _entries(book: Book) -> Iterator[Node]:
    for group, chapters in groupby(book.chapters, key=lambda chapter: chapter.group):
        links = [_entry(one.name, one.title, one.article.language) for one in chapters]
        if group is None:
            yield from links
        else:
            heading = group if isinstance(group, str) else page_label(book.issue, group)
            yield node("li", node("span", heading), node("ol", *links))


def _printed_pages(book: Book) -> Iterator[Node]:
    """A link for each page on which an article begins, to the first one there, in the order of the book."""
    known: set[int] = set()
    for chapter in book.chapters:
        if chapter.page is not None and chapter.page not in known:
            known.add(chapter.page)
            number = one_line(book.issue.pages[chapter.page].number or "") or str(chapter.page + 1)
            yield node("li", node("a", number, href=chapter.name))


def _entry(name: str, title: str, language: str) -> Node:
    return node("li", node("a", title, href=name, **in_language(language)))


def _landmark(kind: str, name: str, title: str) -> Node:
    return node("li", node("a", title, href=name, **{"epub:type": kind}))
