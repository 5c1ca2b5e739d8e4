"""What does an article look like in TEI? A division with its heads, credits, body and sidebars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from newsparse.breaks import breaks_of
from newsparse.exporters.tei.credits import Bylines, dateline_node
from newsparse.exporters.tei.sheets import Sheets, in_lines
from newsparse.markup import Node, language_tag, node
from newsparse.model import Article, Element, Issue, Role
from newsparse.tables import Cell, rows_of

_Pieces = Sequence[Node | str]
_Place = tuple[int, int]
_BLANK_LINES = re.compile(r"\n\s*\n")
_NOWHERE = (1 << 62, 0)  # of a piece of which the place is not known: after all others


@attrs.frozen
class Teller:
    """Makes the divisions of articles, one after the other, as the text runs over the pages."""

    issue: Issue
    sheets: Sheets

    def division(self, article: Article, kind: str) -> Node:
        """Make the division of an article, its sidebars in divisions of their own at its end."""
        attributes = {"type": kind, "xml:id": self.sheets.ident(article.id, kind)}
        attributes |= {"xml:lang": language_tag(article.language)} | _part(article)
        moved = [one for index in article.pages[:1] for one in self.sheets.moved_to(index)]
        bylines = Bylines(article.contributors)
        before, after = _printed_bylines(article, bylines)
        body = self.body(article, bylines)
        dateline = [dateline_node(article.dateline)] if article.dateline else []
        return node(
            "div",
            *moved,
            *_heads(article),
            *before,
            *(node("byline", *one) for one in bylines.unprinted()),
            *dateline,
            *_in_sections(body),
            *(self.division(one, "sidebar") for one in article.sidebars),
            *after,
            **attributes,
        )

    def body(self, article: Article, bylines: Bylines) -> list[Node]:
        """The pieces of the body with the jump lines, the heads over later parts and the page breaks between them."""
        printed = _Printed(article, self.sheets)
        made: list[Node] = [*printed.unprinted_from()]
        for piece in article.body:
            made += printed.until(_place(piece))
            made += self.sheets.moved_to(piece.spans[0].page) if piece.spans else ()
            inside, below = self.pieces_of(piece, article.language, printed)
            _add(made, piece, inside, bylines)
            made += below
        return [*made, *printed.until(None), *printed.unprinted_on()]

    def pieces_of(self, piece: Element, language: str, printed: _Printed) -> tuple[list[Node | str], list[Node]]:
        """The text of a piece, with what stands between its spans; what cannot stand in it comes below it."""
        inside: list[Node | str] = []
        below: list[Node] = []
        start = 0
        breaks = breaks_of(piece, language, self.issue) if _runs_over(piece) and piece.role in _INLINE else None
        for number, span in enumerate(piece.spans[1:]):
            in_word = bool(breaks and breaks[number].in_word)
            here = [*printed.until((span.page, span.start), in_word=in_word)]
            here += self.sheets.moved_to(span.page, in_word=in_word)
            if here and breaks:
                inside += [piece.text[start : breaks[number].offset], *here]
                start = breaks[number].offset
            else:
                below += here
        return [*inside, piece.text[start:]], below


class _Printed:
    """The printed jump lines and jump heads of an article that are still to come, in their order."""

    def __init__(self, article: Article, sheets: Sheets) -> None:
        self._sheets = sheets
        self._article = article
        roles = (Role.JUMP_LINE, Role.JUMP_HEAD)
        self._left = sorted((one for one in article.credits if one.role in roles), key=_place)
        lines = [one for one in self._left if one.role is Role.JUMP_LINE]
        places = [_place(piece) for piece in article.body]
        self._from = next((one for one in lines if places and _place(one) < places[0]), None)
        self._on = next((one for one in reversed(lines) if places and _place(one) > places[-1]), None)

    def until(self, place: _Place | None, *, in_word: bool = False) -> Iterator[Node]:
        """Give those that stand before a place, or all that are left, with the page breaks before them."""
        while self._left and (place is None or _place(self._left[0]) < place):
            one = self._left.pop(0)
            if one.spans:
                yield from self._sheets.moved_to(one.spans[0].page, in_word=in_word)
            yield node("fw", *self._told(one), type=one.role.value)

    def _told(self, one: Element) -> _Pieces:
        """A jump line, as a reference where the page it names was not joined to the story."""
        jump = self._article.continued_from if one is self._from else None
        kind = "continued_from" if jump else "continued_on"
        jump = jump or (self._article.continued_on if one is self._on else None)
        return [node("ref", one.text, type=kind, **self._sheets.jump(jump.page))] if jump else in_lines(one.text)

    def unprinted_from(self) -> Iterator[Node]:
        """The page that the story came from, where no line of print is known to say it."""
        if self._article.continued_from and not self._from:
            yield self._unprinted("continued_from", self._article.continued_from.page)

    def unprinted_on(self) -> Iterator[Node]:
        """The page that it goes on, likewise."""
        if self._article.continued_on and not self._on:
            yield self._unprinted("continued_on", self._article.continued_on.page)

    def _unprinted(self, kind: str, number: str | None) -> Node:
        return node("fw", node("ref", type=kind, **self._sheets.jump(number)), type=Role.JUMP_LINE.value)


def _printed_bylines(article: Article, bylines: Bylines) -> tuple[list[Node], list[Node]]:
    """The bylines before and after the body: those that are printed after all of it come last."""
    end = max((_place(piece) for piece in article.body if piece.spans), default=_NOWHERE)
    before: list[Node] = []
    after: list[Node] = []
    for line in article.credits:
        if line.role is Role.BYLINE:
            (after if line.spans and _place(line) > end else before).append(node("byline", *bylines.printed(line.text)))
    return before, after


def _place(piece: Element) -> _Place:
    return (piece.spans[0].page, piece.spans[0].start) if piece.spans else _NOWHERE


def _runs_over(piece: Element) -> bool:
    return any(span.page != piece.spans[0].page for span in piece.spans)


def _part(article: Article) -> dict[str, str]:
    """Which part of a story is there, where it is not whole: its beginning, its end, or what is between."""
    part = {(True, False): "F", (False, True): "I", (True, True): "M"}
    known = part.get((article.continued_from is not None, article.continued_on is not None))
    return {"part": known} if known else {}


def _heads(article: Article) -> Iterator[Node]:
    head = article.headline
    for piece, kind in ((article.label, "label"), (head.kicker, "kicker"), (head.main, "main")):
        if piece:
            yield node("head", *in_lines(piece.text), type=kind)
    for deck in head.deck:
        yield node("head", *in_lines(deck.text), type="deck")


def _in_sections(pieces: Sequence[Node]) -> Iterator[Node]:
    """Part a body at its subheads: each run of them opens a division, as TEI has heads only where one begins."""
    section: list[Node] = []
    has_text = False
    for piece in pieces:
        is_head = piece.tag == "head"
        if is_head and (has_text or not section):
            yield from [node("div", *section, type="section")] if section else []
            section, has_text = [piece], False
        elif section:
            section.append(piece)
            has_text = has_text or not is_head
        else:
            yield piece
    if section:
        yield node("div", *section, type="section")


def _add(made: list[Node], piece: Element, inside: _Pieces, bylines: Bylines) -> None:
    """Add a piece to those before it: captions, credits and items to the figure or list that is open."""
    if piece.role is Role.LIST_ITEM:
        if not made or made[-1].tag != "list":
            made.append(node("list"))
        made[-1].append(node("item", *inside))
    elif piece.role in (Role.CAPTION, Role.CREDIT):
        is_open = made and made[-1].tag == "figure"
        if not is_open or (piece.role is Role.CAPTION and made[-1].find("head") is not None):
            made.append(node("figure"))
        if piece.role is Role.CAPTION:
            made[-1].append(node("head", *inside, type="caption"))
        else:
            made[-1].append(node("byline", *(inside if len(inside) > 1 else bylines.printed(piece.text))))
    else:
        made.append(_WRITERS.get(piece.role, _paragraph)(inside))


def _paragraph(inside: _Pieces) -> Node:
    return node("p", *inside)


def _subhead(inside: _Pieces) -> Node:
    return node("head", *inside, type="subhead")


def _quote(inside: _Pieces) -> Node:
    return node("quote", *inside, type="pull_quote")


def _note(inside: _Pieces) -> Node:
    return node("note", *inside, type="editors_note")


def _verse(inside: _Pieces) -> Node:
    """A poem: its stanzas line by line."""
    stanzas = _BLANK_LINES.split(str(inside[-1]))
    made = [node("lg", *(node("l", line) for line in one.splitlines() or [""]), type="stanza") for one in stanzas]
    return node("lg", *made, type="poem")


def _table(inside: _Pieces) -> Node:
    """Rows and cells where they are known; else the lines as they are printed."""
    text = str(inside[-1])
    rows = rows_of(text)
    return node("table", *map(_row, rows)) if rows else node("ab", *in_lines(text), type="table")


def _row(row: Sequence[Cell]) -> Node:
    role = {"role": "label"} if all(cell.is_head for cell in row) else {}
    return node("row", *map(_cell, row), **role)


def _cell(cell: Cell) -> Node:
    wide = {name: str(number) for name, number in (("cols", cell.columns), ("rows", cell.rows)) if number > 1}
    return node("cell", cell.text, **({"role": "label"} if cell.is_head else {}), **wide)


_WRITERS: Mapping[Role, Callable[[_Pieces], Node]] = {
    Role.SUBHEAD: _subhead,
    Role.PULL_QUOTE: _quote,
    Role.EDITORS_NOTE: _note,
    Role.TABLE: _table,
    Role.VERSE: _verse,
}
#: Roles of pieces in which a page may break.
_INLINE = frozenset(
    {Role.PARAGRAPH, Role.SUBHEAD, Role.CAPTION, Role.CREDIT, Role.PULL_QUOTE, Role.EDITORS_NOTE, Role.LIST_ITEM}
)
