"""An article as nodes of HTML: where it stood, its head, its body, what is boxed beside it.

The nodes are sound as XHTML and as HTML; what they look like, style sheets say, by their names and classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import groupby

import attrs

from newsparse.credit_lines import credit_line
from newsparse.markup import Node, in_language, node
from newsparse.model import Article, Element, Issue, Role
from newsparse.tables import Cell, Rows, rows_of
from newsparse.titles import whereabouts
from newsparse.wording import Wording, is_worded, wording

_Write = Callable[[Sequence[Element], int], list[Node]]

_LOWEST_HEADING = 6
_LONG_HEAD = 60  # characters, above which a head is set smaller
_BLANK_LINES = re.compile(r"\n\s*\n")


def article_nodes(article: Article, issue: Issue, *, level: int = 1) -> Iterator[Node]:
    """Make the nodes of an article, whole, sidebars set apart at its end; its headline is a heading of `level`."""
    own = article.language if is_worded(article.language) else issue.language
    return _Setter(wording(own)).article(article, level)


def article_style() -> str:
    """Give the style of these nodes as CSS; pages and books that wear it add what is theirs."""
    return files("newsparse").joinpath("article.css").read_text("utf-8")


def place_nodes(article: Article, issue: Issue) -> Iterator[Node]:
    """Make the line that tells the printed pages and sections of an article; none where nothing is known."""
    if told := whereabouts(article, issue):
        yield node("p", told, class_="place", **in_language(issue.language))


@attrs.frozen
class _Setter:
    """Sets an article in the words of its language."""

    words: Wording

    def article(self, article: Article, level: int) -> Iterator[Node]:
        """The nodes of an article whose headline is a heading of that level."""
        if head := [*self.head(article, level)]:
            yield node("header", *head)
        if article.continued_from:
            yield node("p", self.words.coming_from(article.continued_from.page), class_="jump")
        yield from _opened(article, level)
        if article.continued_on:
            yield node("p", self.words.going_on(article.continued_on.page), class_="jump")
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
            yield node("p", credit_line(article.contributors, self.words), class_="byline")


def _heading(text: str, level: int, **attributes: str) -> Node:
    return node(f"h{min(level, _LOWEST_HEADING)}", text, **attributes)


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
    made = [(piece.text, rows_of(piece.text)) for piece in run]
    return [node("pre", text) if rows is None else node("div", _table(rows), class_="table") for text, rows in made]


def _table(rows: Rows) -> Node:
    return node("table", node("tbody", *map(_row, rows)))


def _row(row: Sequence[Cell]) -> Node:
    """A row; where all of its cells are heads, they are heads of columns."""
    scope = {"scope": "col"} if all(cell.is_head for cell in row) else {}
    return node("tr", *(_cell(cell, scope) for cell in row))


def _cell(cell: Cell, scope: Mapping[str, str]) -> Node:
    spans = {"colspan": cell.columns, "rowspan": cell.rows}
    wide = {name: str(number) for name, number in spans.items() if number > 1}
    return node("th" if cell.is_head else "td", cell.text, **scope, **wide)


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
