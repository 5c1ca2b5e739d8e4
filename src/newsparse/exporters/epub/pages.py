"""The page of an article: where it stood, its head, its body, what is boxed beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from newsparse.citation import printed_pages
from newsparse.exporters.epub.contents import Book, Chapter
from newsparse.exporters.epub.markup import Node, in_language, node, one_line, page
from newsparse.exporters.epub.tables import table_node
from newsparse.exporters.epub.vertical import runs_down, upright
from newsparse.model import Article, Contributor, Element, Issue, Role
from newsparse.wording import Wording, filled, is_worded, wording

_Write = Callable[[Sequence[Element], int], list[Node]]

_LOWEST_HEADING = 6
_LONG_HEAD = 60  # characters, above which a head is set smaller
_BLANK_LINES = re.compile(r"\n\s*\n")


def article_page(chapter: Chapter, book: Book) -> bytes:
    """Write the page of an article, whole, sidebars set apart at its end."""
    article, issue = chapter.article, book.issue
    vertical = book.vertical and runs_down(article.language, issue.language)
    whereabouts = _whereabouts(article, issue)
    place = [node("p", whereabouts, class_="place", **in_language(issue.language))] if whereabouts else []
    whole = node("article", *place, *_Setter(_words_of(article, issue)).article(article, 1))
    return page(article.language, chapter.title, upright(whole) if vertical else whole, vertical=vertical)


def _words_of(article: Article, issue: Issue) -> Wording:
    return wording(article.language if is_worded(article.language) else issue.language)


def _whereabouts(article: Article, issue: Issue) -> str:
    """The printed pages an article stood on and their sections; no text where none is known."""
    pages = [issue.pages[index] for index in article.pages if index in range(len(issue.pages))]
    sections = dict.fromkeys(filter(None, (one_line(one.section or "") for one in pages)))
    return " · ".join(filter(None, (wording(issue.language).paged(printed_pages(article, issue)), *sections)))


@attrs.frozen
class _Setter:
    """Sets an article in the words of its language."""

    words: Wording

    def article(self, article: Article, level: int) -> Iterator[Node]:
        """The nodes of an article whose headline is a heading of that level."""
        if head := [*self.head(article, level)]:
            yield node("header", *head)
        if article.continued_from:
            came_from = self.words.came_from, self.words.came_from_unknown
            yield _jump(*came_from, article.continued_from.page)
        yield from _opened(article, level)
        if article.continued_on:
            yield _jump(self.words.goes_on, self.words.goes_on_unknown, article.continued_on.page)
        for sidebar in article.sidebars:
            own = _Setter(wording(sidebar.language)) if is_worded(sidebar.language) else self
            yield node("aside", *own.article(sidebar, level + 1), **in_language(sidebar.language))

    def head(self, article: Article, level: int) -> Iterator[Node]:
        """Label, kicker, headline, deck and byline, one under the other."""
        head = article.headline
        if article.label:
            yield node("p", article.label.text, class_="label")
        if head.kicker:
            yield node("p", head.kicker.text, class_="kicker")
        if head.main:
            yield _heading(head.main.text, level, **({"class_": "long"} if head.main.text[_LONG_HEAD:] else {}))
        for deck in head.deck:
            yield node("p", deck.text, class_="deck")
        if article.contributors:
            yield node("p", self.byline(article.contributors), class_="byline")

    def byline(self, contributors: Sequence[Contributor]) -> str:
        """Who made it, those who did the same together."""
        runs = groupby(contributors, key=lambda one: self.words.roles[one.role])
        told = [filled(pattern, names=self.words.listed([*map(self.name, run)])) for pattern, run in runs]
        return self.words.between_credits.join(told)

    def name(self, contributor: Contributor) -> str:
        """A name and what it belongs to."""
        name, affiliation = contributor.name, contributor.affiliation
        return filled(self.words.affiliation, name=name, affiliation=affiliation) if affiliation else name


def _heading(text: str, level: int, **attributes: str) -> Node:
    return node(f"h{min(level, _LOWEST_HEADING)}", text, **attributes)


def _jump(known: str, unknown: str, number: str | None) -> Node:
    return node("p", filled(known, page=number) if number else unknown, class_="jump")


def _opened(article: Article, level: int) -> list[Node]:
    """The body, with the dateline run into its first paragraph or, where it has none, before it."""
    if not article.dateline:
        return _body(article.body, level)
    dateline = node("span", article.dateline.text, class_="dateline")
    places = [place for place, piece in enumerate(article.body) if piece.role is Role.PARAGRAPH]
    if not places:
        return [node("p", dateline), *_body(article.body, level)]
    before, lede, after = article.body[: places[0]], article.body[places[0]], article.body[places[0] + 1 :]
    return [*_body(before, level), node("p", dateline, f" {lede.text}"), *_body(after, level)]


def _body(body: Sequence[Element], level: int) -> list[Node]:
    runs = groupby(body, key=lambda piece: _WRITERS.get(piece.role, _paragraphs))
    return [made for write, run in runs for made in write(list(run), level)]


def _paragraphs(run: Sequence[Element], _: int) -> list[Node]:
    return [node("p", piece.text) for piece in run]


def _subheads(run: Sequence[Element], level: int) -> list[Node]:
    return [_heading(piece.text, level + 1) for piece in run]


def _figure(run: Sequence[Element], _: int) -> list[Node]:
    captions = [node("p", piece.text, class_=piece.role.value) for piece in run]
    return [node("figure", node("figcaption", *captions))]


def _quote(run: Sequence[Element], level: int) -> list[Node]:
    return [node("blockquote", *_paragraphs(run, level))]


def _note(run: Sequence[Element], level: int) -> list[Node]:
    return [node("div", *_paragraphs(run, level), class_="note")]


def _list(run: Sequence[Element], _: int) -> list[Node]:
    return [node("ul", *(node("li", piece.text) for piece in run))]


def _tables(run: Sequence[Element], _: int) -> list[Node]:
    """Tables whose cells are known as tables, others with their blanks and lines as they are."""
    made = [table_node(piece.text) for piece in run]
    return [
        node("pre", piece.text) if table is None else node("div", table, class_="table")
        for piece, table in zip(run, made, strict=True)
    ]


def _verse(run: Sequence[Element], _: int) -> list[Node]:
    """Each stanza line by line."""
    stanzas = [stanza for piece in run for stanza in _BLANK_LINES.split(piece.text)]
    return [node("div", *map(_stanza, stanzas), class_="verse")]


def _stanza(text: str) -> Node:
    first, *others = text.splitlines() or [""]
    return node("p", first, *(part for line in others for part in (node("br"), line)))


_WRITERS: Mapping[Role, _Write] = {
    Role.SUBHEAD: _subheads,
    Role.CAPTION: _figure,
    Role.CREDIT: _figure,
    Role.PULL_QUOTE: _quote,
    Role.EDITORS_NOTE: _note,
    Role.LIST_ITEM: _list,
    Role.TABLE: _tables,
    Role.VERSE: _verse,
}
