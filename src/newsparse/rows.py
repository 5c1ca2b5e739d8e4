"""What does the row of an article say? The columns of every table of articles, in spreadsheets and data frames."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import Enum

import attrs

from newsparse.citation import cite, printed_pages
from newsparse.model import Article, Contributor, Element, Issue, Jump
from newsparse.titles import sections_of

#: What a place of a row may hold; None and an empty tuple where there is nothing.
Value = str | datetime.date | tuple[str, ...] | tuple[Contributor, ...] | tuple[Element, ...] | None


class Kind(Enum):
    """What the values of a column are."""

    TEXT = "text"
    DAY = "day"
    TEXTS = "texts"
    CONTRIBUTORS = "contributors"
    PIECES = "pieces"


@attrs.frozen
class Column:
    """One column: its name, what its values are, and how an article has one."""

    name: str
    kind: Kind
    #: `value(article, issue)`: what stands in the row of an article.
    value: Callable[[Article, Issue], Value]
    #: What stands between several values where a cell must be one text.
    between: str = ""


def as_text(column: Column, value: Value) -> str | None:
    r"""Write the value of a column as one text; None where there is nothing.

    In `deck` and `contributors` a `\` goes before what parts or brackets them where it is part of a name or line, so
    that the cell can be parted again.
    """
    if value is None or value == ():
        return None
    if not isinstance(value, tuple):
        return str(value)
    return column.between.join(_item(one, column.name == "deck") for one in value)


def _item(value: str | Contributor | Element, exact: bool) -> str:
    if isinstance(value, Element):
        return value.text
    if isinstance(value, str):
        return _escaped(value, "\\\n") if exact else value
    affiliation = "" if value.affiliation is None else f" ({_escaped(value.affiliation, _IN_CONTRIBUTORS)})"
    return f"{value.role.value}: {_escaped(value.name, _IN_CONTRIBUTORS)}{affiliation}"


_IN_CONTRIBUTORS = "\\;()"


def _escaped(text: str, marks: str) -> str:
    return "".join(f"\\{one}" if one in marks else one for one in text)


def _text(element: Element | None) -> str | None:
    return element.text if element else None


def _sources(article: Article, issue: Issue) -> tuple[str, ...]:
    """The files its pages were read from, each once."""
    sources = (issue.pages[index].source for index in article.pages if index in range(len(issue.pages)))
    return tuple(dict.fromkeys(filter(None, sources)))


def _of_dateline(part: str) -> Callable[[Article, Issue], str | None]:
    def value(article: Article, _: Issue) -> str | None:
        said = getattr(article.dateline, part, None)
        return None if said is None else str(said)

    return value


def _jump(jump: Jump | None) -> str | None:
    return None if jump is None else jump.page or "?"


def whole_text(article: Article) -> str:
    """Tell an article with its head, its dateline and its sidebars as one text, pieces parted by a blank line."""
    head, dateline = article.headline, article.dateline
    texts = [_text(piece) for piece in (article.label, head.kicker, head.main, *head.deck)]
    texts += [dateline.text if dateline else None, article.text, *map(whole_text, article.sidebars)]
    return "\n\n".join(filter(None, texts))


#: The columns in their order. `docs/exporters.md` tells what they mean.
COLUMNS = (
    Column("newspaper", Kind.TEXT, lambda _, issue: issue.newspaper),
    Column("date", Kind.DAY, lambda _, issue: issue.date),
    Column("issue_number", Kind.TEXT, lambda _, issue: issue.number),
    Column("edition", Kind.TEXT, lambda _, issue: issue.edition),
    Column("pages", Kind.TEXTS, printed_pages, ", "),
    Column("section", Kind.TEXTS, sections_of, ", "),
    Column("id", Kind.TEXT, lambda article, _: article.id),
    Column("language", Kind.TEXT, lambda article, _: article.language),
    Column("label", Kind.TEXT, lambda article, _: _text(article.label)),
    Column("kicker", Kind.TEXT, lambda article, _: _text(article.headline.kicker)),
    Column("headline", Kind.TEXT, lambda article, _: _text(article.headline.main)),
    Column("deck", Kind.TEXTS, lambda article, _: tuple(one.text for one in article.headline.deck), "\n"),
    Column("dateline", Kind.TEXT, _of_dateline("text")),
    Column("dateline_source", Kind.TEXT, _of_dateline("source")),
    Column("dateline_place", Kind.TEXT, _of_dateline("place")),
    Column("dateline_date", Kind.TEXT, _of_dateline("date")),
    Column("dateline_kind", Kind.TEXT, _of_dateline("kind")),
    Column("contributors", Kind.CONTRIBUTORS, lambda article, _: article.contributors, "; "),
    Column("text", Kind.TEXT, lambda article, _: article.text if article.body else None),
    Column("body", Kind.PIECES, lambda article, _: article.body, "\n\n"),
    Column("sidebars", Kind.TEXTS, lambda article, _: tuple(map(whole_text, article.sidebars)), "\n\n"),
    Column("continued_from", Kind.TEXT, lambda article, _: _jump(article.continued_from)),
    Column("continued_on", Kind.TEXT, lambda article, _: _jump(article.continued_on)),
    Column("source", Kind.TEXTS, _sources, ", "),
    Column("citation", Kind.TEXT, lambda article, issue: cite(article, issue) or None),
)
