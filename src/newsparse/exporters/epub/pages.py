"""The pages of the book: its title page and a page an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from newsparse.exporters.epub.contents import words
from newsparse.exporters.epub.markup import Node, in_language, node, page
from newsparse.model import Article, Contributor, Element, Issue, Jump, Role

_Write = Callable[[Sequence[Element], int], list[Node]]

_LOWEST_HEADING = 6


def title_page(issue: Issue, title: str) -> bytes:
    """Write `title.xhtml`: the name of the newspaper and the day."""
    day = [node("p", node("time", str(issue.date)), class_="date")] if issue.date else []
    return page(issue.language, title, node("section", node("h1", title), *day, class_="title-page"))


def article_page(article: Article, title: str) -> bytes:
    """Write the page of an article, sidebars set apart at its end."""
    return page(article.language, title, node("article", *_article(article, 1)))


def _article(article: Article, level: int) -> Iterator[Node]:
    """The nodes of an article whose headline is a heading of that level."""
    if head := list(_head(article, level)):
        yield node("header", *head)
    yield from _opened(article, level)
    if article.continued_on:
        yield _jump("→", article.continued_on, article)
    for sidebar in article.sidebars:
        yield node("aside", *_article(sidebar, level + 1), **in_language(sidebar.language))


def _head(article: Article, level: int) -> Iterator[Node]:
    head = article.headline
    if article.label:
        yield node("p", article.label.text, class_="label")
    if head.kicker:
        yield node("p", head.kicker.text, class_="kicker")
    if head.main:
        yield _heading(head.main.text, level)
    for deck in head.deck:
        yield node("p", deck.text, class_="deck")
    if article.contributors:
        yield node("p", " · ".join(map(_credit, article.contributors)), class_="byline")
    if article.continued_from:
        yield _jump("←", article.continued_from, article)


def _heading(text: str, level: int) -> Node:
    return node(f"h{min(level, _LOWEST_HEADING)}", text)


def _credit(contributor: Contributor) -> str:
    affiliation = contributor.affiliation
    return f"{contributor.name} ({affiliation})" if affiliation else contributor.name


def _jump(arrow: str, jump: Jump, article: Article) -> Node:
    label = words(article.language)["page"].replace("{number}", jump.page) if jump.page else ""
    return node("p", f"{arrow} {label}".strip(), class_="jump")


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


def _table(run: Sequence[Element], _: int) -> list[Node]:
    return [node("pre", piece.text) for piece in run]


def _verse(run: Sequence[Element], _: int) -> list[Node]:
    return [node("p", piece.text, class_="verse") for piece in run]


_WRITERS: Mapping[Role, _Write] = {
    Role.SUBHEAD: _subheads,
    Role.CAPTION: _figure,
    Role.CREDIT: _figure,
    Role.PULL_QUOTE: _quote,
    Role.EDITORS_NOTE: _note,
    Role.LIST_ITEM: _list,
    Role.TABLE: _table,
    Role.VERSE: _verse,
}
