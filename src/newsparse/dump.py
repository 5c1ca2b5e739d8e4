"""An issue as a tree that a person can read: for tests that compare whole readings, and for bug reports."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.model import Article, Element, Issue, Page
from newsparse.source import HEADING_MARK

_LONGEST = 60  # characters of a text that are shown whole; of a longer one its two ends


def dump(issue: Issue, *, rules: bool = False) -> str:
    """Write an issue as an indented tree, one line a piece, with no positions in it.

    The same reading gives the same tree, whether the page came with heading marks or without, wrapped or
    not: a long text is shown by its ends and its length, whatever does not print is escaped, heading marks
    are left out.

    Args:
        issue: What was read.
        rules: Show the id of the rule behind each leaf too, and the leaves that datelines, contributors
            and jumps were read from.
    """
    lines = [f"issue {told}"] if (told := _issue(issue)) else []
    for index, page in enumerate(issue.pages):
        lines.append(_page(index, page))
        lines += ["  " + _leaf(_without_mark(piece.text), piece, rules) for piece in page.furniture]
    for article in issue.articles:
        lines.append(f"article {_shown(article.id)} ({_shown(article.language)})")
        lines += [f"  {line}" for line in _article(article, rules)]
    lines += [f"{one.severity} {_shown(one.code)}: {_printable(one.message)}" for one in issue.diagnostics]
    return "".join(f"{line}\n" for line in lines)


def _issue(issue: Issue) -> str:
    named = {"newspaper": issue.newspaper, "date": issue.date, "number": issue.number, "edition": issue.edition}
    return " ".join([f"{name}={_shown(str(value))}" for name, value in named.items() if value])


def _page(index: int, page: Page) -> str:
    named = {"number": page.number, "section": page.section, "source": page.source}
    told = (f"{name}={_shown(value)}" for name, value in named.items() if value)
    editors = [f"editor={_shown(one.name)}" for one in page.editors]
    return " ".join([f"page {index + 1}", *told, *editors])


def _article(article: Article, rules: bool) -> Iterator[str]:
    """The lines of an article, in the order in which a reader meets them."""
    head = article.headline
    for element in (article.label, head.kicker, head.main, *head.deck):
        if element is not None:
            yield _line(element, rules)
    yield from _told(article)
    for join in article.joins:
        yield f"joined page {join.from_page + 1} → {join.to_page + 1}: {', '.join(map(_shown, join.reasons))}"
    for element in article.credits if rules else ():
        yield "credit " + _line(element, rules)
    for element in article.body:
        yield _line(element, rules)
    for sidebar in article.sidebars:
        yield f"sidebar {_shown(sidebar.id)}"
        yield from (f"  {line}" for line in _article(sidebar, rules))


def _told(article: Article) -> Iterator[str]:
    """What its credits tell: dateline, contributors, jumps."""
    if article.dateline:
        parts = (
            article.dateline.source,
            article.dateline.place,
            article.dateline.date,
            article.dateline.kind,
        )
        yield "dateline " + " | ".join("-" if part is None else _shown(str(part)) for part in parts)
    for one in article.contributors:
        yield f"{one.role} {_shown(one.name)}" + (f" ({_shown(one.affiliation)})" if one.affiliation else "")
    if article.continued_from:
        yield f"continued from {_shown(article.continued_from.page or '?')}"
    if article.continued_on:
        yield f"continued on {_shown(article.continued_on.page or '?')}"


def _line(element: Element, rules: bool) -> str:
    return _leaf(element.text, element, rules)


def _leaf(text: str, element: Element, rules: bool) -> str:
    return f"{element.role} {_shown(text)}" + (f"  [{element.rule}]" if rules else "")


def _without_mark(text: str) -> str:
    found = HEADING_MARK.match(text)
    return text[found.end() :] if found else text


def _shown(text: str) -> str:
    """The text on one line; of a long one its two ends and its length."""
    if len(text) > _LONGEST:
        ends = _printable(text[: _LONGEST // 2]), _printable(text[-(_LONGEST // 3) :])
        return f"{' … '.join(ends)} ({len(text)})"
    return _printable(text)


def _printable(text: str) -> str:
    return "".join([one if one.isprintable() else ascii(one)[1:-1] for one in text])
