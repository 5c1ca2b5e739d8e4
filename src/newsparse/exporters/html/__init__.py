"""HTML: an issue as one page to read, its contents on top, schema.org's terms inside."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from typing import BinaryIO

from newsparse.article_markup import article_nodes, article_style, place_nodes
from newsparse.hookspecs import Exporter
from newsparse.markup import Node, in_language, node, one_line, proper, serialized_html
from newsparse.model import Issue
from newsparse.schema_org import graph_text
from newsparse.titles import first_page, page_label, title_of
from newsparse.wording import filled, wording

_LEVEL = 2  # of an article's headline; the nameplate is the one above
_LONG_NAME = 24  # characters, above which a nameplate is set smaller
# Nothing on the page may run, load or send anything, whatever a text might smuggle in.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(issue: Issue, stream: BinaryIO, *, json_ld: bool = True) -> None:
    """Write an issue as one page of HTML in UTF-8 that needs no other file and runs no script.

    Anchors are counted and never come from the text. What is no text in HTML, such as controls and lone surrogates,
    becomes U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        json_ld: Whether the page tells programs what is in it, in the terms of schema.org; the texts are then in it
            twice.
    """
    for piece in _page(issue, json_ld):
        stream.write(piece.encode())


def _page(issue: Issue, json_ld: bool) -> Iterator[str]:
    """Give the page piece by piece."""
    yield _tag("html", in_language(issue.language), "<!DOCTYPE html>")
    yield '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    day = issue.date.isoformat() if issue.date else ""
    yield _line(node("title", " ".join(filter(None, (_name(issue), day)))))
    yield f"<style>\n{article_style()}\n{files(__name__).joinpath('style.css').read_text('utf-8')}</style>\n"
    if json_ld:
        yield '<script type="application/ld+json">\n'
        yield from map(proper, graph_text(issue))
        yield "</script>\n"
    yield "</head>\n<body>\n"
    yield _line(_front(issue))
    if issue.articles:
        yield from _contents(issue)
    yield "<main>\n"
    for number, article in enumerate(issue.articles, 1):
        nodes = [*place_nodes(article, issue), *article_nodes(article, issue, level=_LEVEL)]
        yield _line(node("article", *nodes, id=f"article-{number}", **in_language(article.language)))
    yield "</main>\n</body>\n</html>\n"


def _contents(issue: Issue) -> Iterator[str]:
    """The list of the articles under the pages they begin on."""
    title = one_line(wording(issue.language).contents)
    yield f'<nav aria-labelledby="contents">\n{_line(node("h2", title, id="contents"))}<ol>\n'
    for page, run in groupby(enumerate(issue.articles, 1), key=lambda one: first_page(one[1], issue)):
        entries = "".join(_line(_entry(number, title_of(one), one.language)) for number, one in run)
        heading = "" if page is None else serialized_html(node("span", page_label(issue, page)))
        yield f"<li>{heading}<ol>\n{entries}</ol></li>\n" if heading else entries
    yield "</ol>\n</nav>\n"


def _entry(number: int, title: str, language: str) -> Node:
    return node("li", node("a", title, href=f"#article-{number}", **in_language(language)))


def _front(issue: Issue) -> Node:
    """Number and edition, the nameplate, the day."""
    words = wording(issue.language)
    number, edition = one_line(issue.number or ""), one_line(issue.edition or "")
    ears = [*filter(None, (number and filled(words.number, number=number), edition))]
    top = [node("p", *(node("span", ear) for ear in ears), class_="ears")] if ears else []
    name = _name(issue)
    top.append(node("h1", name, class_="nameplate long" if name[_LONG_NAME:] else "nameplate"))
    if issue.date:
        day = node("time", words.dated_at_length(issue.date), datetime=issue.date.isoformat())
        top.append(node("p", day, class_="day"))
    return node("header", *top, class_="front")


def _name(issue: Issue) -> str:
    return one_line(issue.newspaper or "") or wording(issue.language).newspaper


def _line(one: Node) -> str:
    return f"{serialized_html(one)}\n"


def _tag(name: str, attributes: dict[str, str], before: str) -> str:
    """An opening tag, of an element that is closed later."""
    return f"{before}\n{serialized_html(node(name, **attributes)).removesuffix(f'</{name}>')}\n"


HTML = Exporter(
    name="html",
    suffix=".html",
    media_type="text/html",
    description="one page to read, which needs no other file; leaves out what stands between the stories",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.id",
        "Article.joins",
        "Article.pages",
        "Contributor.role",
        "Dateline.date",
        "Dateline.kind",
        "Dateline.place",
        "Dateline.source",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Issue.pages",
    ),
)
