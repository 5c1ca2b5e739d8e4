"""Plain text: an issue as a person reads it without any program, and searches it line by line.

Its layout is told in docs/formats.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from newsparse.credit_lines import credit_line
from newsparse.exporters.markdown import MARKDOWN
from newsparse.hookspecs import Exporter
from newsparse.markup import proper
from newsparse.model import Article, Element, Headline, Issue, Role
from newsparse.tables import rows_of
from newsparse.titles import whereabouts
from newsparse.wording import Wording, filled, is_worded, wording

_WIDTH = 72
_RULE = "=" * _WIDTH
_FACT = "· "
_VERSE, _TABLE = "    ", "  "
# How a piece of one line is set; a paragraph is as it is.
_FORMS = {
    Role.SUBHEAD: "-- {} --",
    Role.CAPTION: "[{}]",
    Role.CREDIT: "({})",
    Role.PULL_QUOTE: "> {}",
    Role.EDITORS_NOTE: "* {}",
    Role.LIST_ITEM: "- {}",
}


def write(issue: Issue, stream: BinaryIO) -> None:
    """Write an issue as plain text in UTF-8, each piece on a line of its own.

    What is no text, such as controls and lone surrogates, becomes U+FFFD; pieces without text are not written.

    Args:
        issue: What to write.
        stream: Where to.
    """
    words = wording(issue.language)
    stream.write(_front(issue, words).encode())
    for article in issue.articles:
        own = wording(article.language) if is_worded(article.language) else words
        for block in (_RULE, *_blocks(article, own, whereabouts(article, issue))):
            stream.write(f"\n\n{block}".encode())
    stream.write(b"\n")


def _front(issue: Issue, words: Wording) -> str:
    """The newspaper, and under it day, number and edition."""
    facts = [
        words.dated_at_length(issue.date) if issue.date else "",
        filled(words.number, number=issue.number) if issue.number else "",
        issue.edition or "",
    ]
    told = " · ".join(_line(fact) for fact in facts if fact)
    return "\n".join(filter(None, (_line(issue.newspaper or words.newspaper), told)))


def _blocks(article: Article, words: Wording, place: str = "") -> Iterator[str]:
    """The blocks of an article: its head, what is known of it, its body, what is boxed beside it."""
    if head := [*_head(article.label, article.headline)]:
        yield "\n".join(head)
    named = [one for one in article.contributors if one.name]
    came = words.coming_from(article.continued_from.page) if article.continued_from else ""
    dateline = article.dateline.text if article.dateline else ""
    facts = [credit_line(named, words) if named else "", place, came, "" if article.lede else dateline]
    if told := [f"{_FACT}{_line(fact)}" for fact in facts if fact]:
        yield "\n".join(told)
    yield from _body(article, dateline)
    if article.continued_on:
        yield f"{_FACT}{_line(words.going_on(article.continued_on.page))}"
    for sidebar in article.sidebars:
        own = wording(sidebar.language) if is_worded(sidebar.language) else words
        yield _beside("\n\n".join(_blocks(sidebar, own)))


def _head(label: Element | None, head: Headline) -> Iterator[str]:
    """Label, kicker, headline with a line under it, decks."""
    if label and label.text:
        yield f"[{_line(label.text)}]"
    if head.kicker and head.kicker.text:
        yield f"/ {_line(head.kicker.text)}"
    if head.main and head.main.text:
        main = _line(head.main.text)
        yield main
        yield "-" * min(_width(main), _WIDTH)
    yield from (f"— {_line(deck.text)}" for deck in head.deck if deck.text)


def _body(article: Article, dateline: str) -> Iterator[str]:
    """The blocks of a body, the dateline before its first paragraph, items of a list one under the other."""
    pieces = [piece for piece in article.body if piece.text or piece is article.lede]
    for is_list, run in groupby(pieces, key=lambda piece: piece.role is Role.LIST_ITEM):
        lines = [_piece(piece, dateline if piece is article.lede else "") for piece in run]
        yield from ["\n".join(lines)] if is_list else filter(None, lines)


def _piece(piece: Element, dateline: str) -> str:
    """A piece in its form, verse and tables line by line; two blanks after a dateline."""
    if piece.role is Role.VERSE:
        return _indented(piece.text, _VERSE)
    if piece.role is Role.TABLE:
        rows = rows_of(piece.text)
        lines = piece.text if rows is None else "\n".join(_row([cell.text for cell in row]) for row in rows)
        return _indented(lines, _TABLE)
    text = "  ".join(_line(part) for part in (dateline, piece.text) if part)
    return _FORMS.get(piece.role, "{}").format(text)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_line, cells))} |"


def _indented(text: str, blanks: str) -> str:
    """Lines as they are, set in; one that is empty has only its blanks, so that it ends no block."""
    return "\n".join(f"{blanks}{line}" for line in proper(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _beside(blocks: str) -> str:
    """Blocks behind a bar."""
    return "\n".join(f"| {line}" if line else "|" for line in blocks.split("\n"))


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(proper(text).splitlines())


def _width(text: str) -> int:
    """How many columns a text takes where every sign has one, or two if it is wide."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


TEXT = Exporter(
    name="text",
    suffix=".txt",
    media_type="text/plain",
    description="a text that a person reads and searches without any program, without what is between stories",
    write=write,
    leaves_out=MARKDOWN.leaves_out,  # the same is said, in other signs
)
