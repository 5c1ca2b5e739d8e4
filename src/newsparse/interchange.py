"""An issue as plain data: what `json` writes, so that programs in any language can use it.

The form is version 1 of `schema/issue-1.schema.json`. Its default holds what a reader wants to know; with
*provenance* it also holds the pages' text and every leaf with its spans, and nothing of the issue is left
out: `newsparse.from_dict` reads it back.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import attrs

from newsparse.citation import Citer
from newsparse.diagnostics import Diagnostic
from newsparse.model import (
    Article,
    Contributor,
    Dateline,
    Element,
    Issue,
    Page,
)

#: The version of the form that this release writes and reads.
VERSION = 1

#: The path of an attribute in the model: `("articles", 0, "headline", "main")`.
At = tuple[str | int, ...]
_Leaf = tuple[At, str | None, Element]  # with its path in the model and the id of its article


def to_dict(issue: Issue, *, provenance: bool = True) -> dict[str, Any]:
    """Turn an issue into dicts, lists, strings, numbers and None, ready for any serialiser.

    Absent values are None or empty lists. With `provenance` the dict also has `elements`, every leaf in
    source order with its spans `[page, start, end]` and the path of the attribute it hangs on (`at`), and
    each page has its `text`; `from_dict` then gives back an equal issue.
    """
    parts = parts_of(issue, provenance=provenance)
    return {name: [*part] if isinstance(part, Iterator) else part for name, part in parts}


def parts_of(issue: Issue, *, provenance: bool) -> Iterator[tuple[str, str | int | Iterator[dict[str, Any]] | None]]:
    """Give what `to_dict` holds, part by part: each with its name, lists as what makes their items one by one."""
    citer = Citer(issue)
    yield "version", VERSION
    yield "newspaper", issue.newspaper
    yield "date", issue.date.isoformat() if issue.date else None
    yield "number", issue.number
    yield "edition", issue.edition
    yield "language", issue.language
    yield "pages", (_page(index, page, provenance) for index, page in enumerate(issue.pages))
    yield "articles", (_article(article, citer) for article in issue.articles)
    yield (
        "furniture",
        (
            {"kind": element.role.value, "page": index, "text": element.text}
            for index, page in enumerate(issue.pages)
            for element in page.furniture
        ),
    )
    yield "diagnostics", (_diagnostic(one) for one in issue.diagnostics)
    if provenance:
        yield "elements", (_element(*leaf) for leaf in _in_source_order(issue))


def _page(index: int, page: Page, provenance: bool) -> dict[str, Any]:
    data = {
        "index": index,
        "number": page.number,
        "section": page.section,
        "editors": [_contributor(one) for one in page.editors],
        "source": page.source,
    }
    if not provenance:
        return data
    boxes = [list(attrs.astuple(box)) for box in page.boxes]
    return data | {"language": page.language, "text": page.text, "boxes": boxes}


def _article(article: Article, citer: Citer) -> dict[str, Any]:
    head, dateline = article.headline, article.dateline
    return {
        "id": article.id,
        "language": article.language,
        "pages": list(article.pages),
        "label": _text(article.label),
        "headline": {
            "kicker": _text(head.kicker),
            "main": _text(head.main),
            "deck": [element.text for element in head.deck],
        },
        "dateline": dateline and _dateline(dateline),
        "contributors": [_contributor(one) for one in article.contributors],
        "body": [{"kind": element.role.value, "text": element.text} for element in article.body],
        "sidebars": [_article(sidebar, citer) for sidebar in article.sidebars],
        "continued_from": article.continued_from and {"page": article.continued_from.page},
        "continued_on": article.continued_on and {"page": article.continued_on.page},
        "joins": [{"from": one.from_page, "to": one.to_page, "reasons": list(one.reasons)} for one in article.joins],
        "citation": citer.cite(article) or None,
    }


def _contributor(contributor: Contributor) -> dict[str, Any]:
    return {"name": contributor.name, "role": contributor.role.value, "affiliation": contributor.affiliation}


def _dateline(dateline: Dateline) -> dict[str, Any]:
    return {
        "source": dateline.source,
        "place": dateline.place,
        "date": dateline.date and str(dateline.date),
        "kind": dateline.kind,
        "text": dateline.text,
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return attrs.asdict(diagnostic) | {"severity": diagnostic.severity.value}


def _text(element: Element | None) -> str | None:
    return element.text if element else None


def _in_source_order(issue: Issue) -> Iterator[_Leaf]:
    """Walk all leaves in the order of `Issue.elements`, each with its path in the model and the id of its article.

    The leaves that begin on one page are held at a time, so that an issue of any size is written in little memory.
    """
    first_of_pages = len(issue.articles)  # articles are counted first, then pages
    holders: defaultdict[int, array[int]] = defaultdict(lambda: array("L"))
    held = itertools.chain((one.elements() for one in issue.articles), (iter(one.furniture) for one in issue.pages))
    for number, elements in enumerate(held):
        for page in {_place(element)[0] for element in elements}:
            holders[page].append(number)

    def leaves_on(page: int) -> Iterator[_Leaf]:
        for number in holders[page]:
            if number < first_of_pages:
                leaves = _leaves_of(issue.articles[number], ("articles", number))
            else:
                leaves = _furniture(issue, number - first_of_pages)
            yield from (leaf for leaf in leaves if _place(leaf[2])[0] == page)

    for page in sorted(holders):
        yield from sorted(leaves_on(page), key=lambda leaf: _place(leaf[2]))


def _place(element: Element) -> tuple[int, int]:
    return (element.spans[0].page, element.spans[0].start) if element.spans else (-1, -1)


def _furniture(issue: Issue, index: int) -> Iterator[_Leaf]:
    for place, element in enumerate(issue.pages[index].furniture):
        yield ("pages", index, "furniture", place), None, element


def _leaves_of(article: Article, at: At) -> Iterator[_Leaf]:
    head = article.headline
    single = (
        (("label",), article.label),
        (("headline", "kicker"), head.kicker),
        (("headline", "main"), head.main),
    )
    several = (("headline", "deck"), head.deck), (("credits",), article.credits), (("body",), article.body)
    for name, element in single:
        if element is not None:
            yield at + name, article.id, element
    for name, elements in several:
        for index, element in enumerate(elements):
            yield (*at, *name, index), article.id, element
    for index, sidebar in enumerate(article.sidebars):
        yield from _leaves_of(sidebar, (*at, "sidebars", index))


def _element(at: At, article: str | None, element: Element) -> dict[str, Any]:
    return {
        "role": element.role.value,
        "article": article,
        "text": element.text,
        "spans": [[span.page, span.start, span.end] for span in element.spans],
        "rule": element.rule,
        "at": list(at),
    }
