"""Markdown: an issue as a text that a person reads and searches, and that renders as it is meant.

Its layout is told in docs/formats.md: each kind of piece has a form of its own, so that it can be read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from newsparse.credit_lines import credit_line
from newsparse.hookspecs import Exporter
from newsparse.markup import proper
from newsparse.model import Article, Element, Issue, Role
from newsparse.tables import Cell, Rows, rows_of
from newsparse.titles import whereabouts
from newsparse.wording import Wording, filled, is_worded, wording

_RULE = "---"
_LEVEL = 2  # of the headings that headlines are; the newspaper's name is the one above
_LOWEST_HEADING = 6
# What may be markup anywhere in a line; an underscore between letters is none, and an ampersand only before a name.
_MARKS = re.compile(r"[\\`*\[<~]|(?<!\w)_++|(?<!_)_++(?![^\W_])|&(?=#?\w{1,32};)")
# What may be markup at the beginning of a line; a number is with the mark after it.
_OPENING = re.compile(r"^(?=[#+-]{1,6}(?: |$)|>|[-=:|+][-=:|+ ]*$)|^[0-9]{1,9}(?=[.)](?: |$))")
# Blanks that Markdown would take away at the ends of a line, and what elsewhere may be taken for the end of one.
_AT_ENDS = re.compile(r"^[\s\ufeff]+|[\s\ufeff]+$")
_LINE_ENDS = re.compile(r"[\t\n\r\u2028\u2029]")
_CLOSING_MARKS = re.compile("#+$")
_BACKTICKS = re.compile("`+")
_FENCE = 3  # backticks at least


def write(issue: Issue, stream: BinaryIO) -> None:
    """Write an issue as Markdown in UTF-8, as CommonMark and GitHub render it.

    Whatever in a text could be markup is escaped. What is no text, such as controls and lone surrogates, becomes
    U+FFFD; pieces without text are not written.

    Args:
        issue: What to write.
        stream: Where to.
    """
    words = wording(issue.language)
    stream.write("\n\n".join(_front(issue, words)).encode())
    for article in issue.articles:
        own = wording(article.language) if is_worded(article.language) else words
        for block in (_RULE, *_article(article, own, _LEVEL, whereabouts(article, issue))):
            stream.write(f"\n\n{block}".encode())
    stream.write(b"\n")


def _front(issue: Issue, words: Wording) -> Iterator[str]:
    """The newspaper, its day, the number and edition of the issue."""
    yield f"# {_title(issue.newspaper)}" if issue.newspaper else f"# *{_inline(words.newspaper)}*"
    facts = []
    if issue.date:
        facts.append(_line(words.dated_at_length(issue.date)))
    if issue.number:
        facts.append(f"**{_inline(filled(words.number, number=issue.number))}**")
    if issue.edition:
        facts.append(f"*{_inline(issue.edition)}*")
    yield from _facts(facts)


def _article(article: Article, words: Wording, level: int, place: str = "") -> Iterator[str]:
    """The blocks of an article: its head, what is known of it, its body, what is boxed beside it."""
    head = article.headline
    yield from _set(article.label, "***{}***")
    yield from _set(head.kicker, "__{}__")
    if head.main and head.main.text:
        yield f"{'#' * min(level, _LOWEST_HEADING)} {_title(head.main.text)}"
    for deck in head.deck:
        yield from _set(deck, "**{}**")
    yield from _known(article, words, place)
    yield from _body(article, level + 1)
    if article.continued_on:
        yield f"- *{_inline(words.going_on(article.continued_on.page))}*"
    for sidebar in article.sidebars:
        own = wording(sidebar.language) if is_worded(sidebar.language) else words
        blocks = [*_article(sidebar, own, level + 1)]
        if not (sidebar.headline.main and sidebar.headline.main.text):
            blocks.insert(0, _RULE)
        yield _quoted("\n\n".join(blocks))


def _set(piece: Element | None, form: str) -> Iterator[str]:
    if piece and piece.text:
        yield form.format(_inline(piece.text))


def _known(article: Article, words: Wording, place: str) -> Iterator[str]:
    """Who made it, where it stood, what came before it; a dateline that no paragraph takes up."""
    facts = []
    if named := [one for one in article.contributors if one.name]:
        facts.append(credit_line(named, words, _name))
    if place:
        facts.append(_line(place))
    if article.continued_from:
        facts.append(f"*{_inline(words.coming_from(article.continued_from.page))}*")
    if article.dateline and article.dateline.text and _lede(article) is None:
        facts.append(f"***{_inline(article.dateline.text)}***")
    yield from _facts(facts)


def _name(text: str, belongs: bool) -> str:
    return f"*{_inline(text)}*" if belongs else f"**{_inline(text)}**"


def _facts(facts: Sequence[str]) -> Iterator[str]:
    if facts:
        yield "\n".join(f"- {fact}" for fact in facts)


def _lede(article: Article) -> Element | None:
    return next((piece for piece in article.body if piece.role is Role.PARAGRAPH and piece.text), None)


def _body(article: Article, level: int) -> Iterator[str]:
    """The blocks of a body, the dateline before its first paragraph."""
    lede, dateline = _lede(article), article.dateline
    for role, run in groupby((piece for piece in article.body if piece.text), key=lambda piece: piece.role):
        if role is Role.LIST_ITEM:
            yield "\n".join(f"* {_line(piece.text)}" for piece in run)
            continue
        for piece in run:
            if piece is lede and dateline and dateline.text:
                yield f"**{_inline(dateline.text)}** {_inline(piece.text)}"
            else:
                yield _piece(piece, level)


def _piece(piece: Element, level: int) -> str:
    text = piece.text
    match piece.role:
        case Role.SUBHEAD:
            return f"{'#' * min(level, _LOWEST_HEADING)} {_title(text)}"
        case Role.CAPTION:
            return f"*{_inline(text)}*"
        case Role.CREDIT:
            return f"_{_inline(text)}_"
        case Role.PULL_QUOTE:
            return f"> **{_inline(text)}**"
        case Role.EDITORS_NOTE:
            return f"> *{_inline(text)}*"
        case Role.TABLE:
            rows = rows_of(text)
            return _fenced(text) if rows is None else _table(rows)
        case Role.VERSE:
            return _quoted(_verse(text))
        case _:
            return _line(text)


def _verse(text: str) -> str:
    """Stanzas as paragraphs, their lines ended by a backslash; a text whose lines are none is one line."""
    stanzas = [stanza.split("\n") for stanza in text.split("\n\n")]
    if not all(line.strip() for stanza in stanzas for line in stanza):
        return _line(text)
    return "\n\n".join("\\\n".join(map(_line, stanza)) for stanza in stanzas)


def _table(rows: Rows) -> str:
    """A table in pipes; a cell that takes several columns has empty ones after it."""
    spread = [[one for cell in row for one in (cell, *[Cell("")] * (cell.columns - 1))] for row in rows]
    width = max(map(len, spread))
    heads = all(cell.is_head for cell in rows[0])
    lines = [["" for _ in range(width)]] if not heads else []
    lines += [[_inline(cell.text).replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in spread]
    lines.insert(1, [_RULE] * width)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _fenced(text: str) -> str:
    """A text with its blanks and line ends as they are."""
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(_FENCE, longest + 1)
    plain = re.sub("\r\n?", "\n", proper(text))
    return f"{fence}\n{plain}\n{fence}"


def _quoted(blocks: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in blocks.split("\n"))


def _title(text: str) -> str:
    """A text after the marks of a heading."""
    return _CLOSING_MARKS.sub(lambda marks: f"\\{marks[0]}", _inline(text))


def _line(text: str) -> str:
    """A text that begins a line."""
    return _OPENING.sub(lambda mark: f"{mark[0]}\\", _inline(text), count=1)


def _inline(text: str) -> str:
    """A text inside a line, in which nothing is markup."""
    marks = _MARKS.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), proper(text))
    if marks.count("$") > 1:  # which GitHub would take for a formula
        marks = marks.replace("$", "\\$")
    ends = _AT_ENDS.sub(lambda blanks: "".join(map(_reference, blanks[0])), marks)
    return _LINE_ENDS.sub(lambda sign: _reference(sign[0]), ends)


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"


MARKDOWN = Exporter(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    description="a text that a person reads and searches, and that renders well, without what is between stories",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.id",
        "Article.joins",
        "Article.language",
        "Article.pages",
        "Contributor.role",
        "Dateline.date",
        "Dateline.kind",
        "Dateline.place",
        "Dateline.source",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Issue.language",
        "Issue.pages",
    ),
)
