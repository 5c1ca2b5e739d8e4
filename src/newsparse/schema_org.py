"""An article and its issue in the terms of schema.org, as JSON-LD: for search engines, archives and readers of HTML.

Terms are those of https://schema.org as of release 30.0: `NewsArticle`, `PublicationIssue`, `Newspaper`, `Person`,
`Organization`, `Role`, `Place`. What the page does not say has no property; nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from newsparse.citation import WRITERS, printed_pages
from newsparse.markup import language_tag
from newsparse.model import Article, Contributor, ContributorRole, Issue
from newsparse.titles import sections_of

Terms = dict[str, Any]

_UNKNOWN = "und"
_ISSUE = {"@id": "_:issue"}
_SURROGATE = re.compile("[\ud800-\udfff]")
# Properties of an article that say themselves what somebody did for it; whatever else was done is a `Role`.
_PROPERTIES = {
    **dict.fromkeys(WRITERS, "author"),
    ContributorRole.AGENCY: "author",
    ContributorRole.EDITOR: "editor",
    ContributorRole.TRANSLATOR: "translator",
}


def graph_text(issue: Issue) -> Iterator[str]:
    """Give the JSON-LD of an issue in pieces: the issue and its articles, a node a line.

    A `<` is escaped, so that it may stand in a script of HTML. Lone surrogates, which no well-formed text has, become
    U+FFFD.
    """
    yield '{"@context": "https://schema.org", "@graph": [\n'
    yield _json(issue_terms(issue))
    for article in issue.articles:
        yield ",\n"
        yield _json(article_terms(article, issue) | {"isPartOf": _ISSUE})
    yield "\n]}\n"


def _json(terms: Terms) -> str:
    text = json.dumps(terms, ensure_ascii=False)
    return _SURROGATE.sub("\ufffd", text).replace("<", "\\u003c")


def issue_terms(issue: Issue) -> Terms:
    """Tell an issue as a `PublicationIssue` of a `Newspaper`."""
    return {**_ISSUE, "@type": "PublicationIssue"} | _known(
        issueNumber=issue.number,
        version=issue.edition,
        datePublished=issue.date and issue.date.isoformat(),
        inLanguage=_language(issue.language),
        isPartOf=_named("Newspaper", issue.newspaper),
    )


def article_terms(article: Article, issue: Issue) -> Terms:
    """Tell an article as a `NewsArticle`, its sidebars as parts of it."""
    head, dateline = article.headline, article.dateline
    titles = [piece.text for piece in (head.kicker, *head.deck) if piece and piece.text]
    return {"@type": "NewsArticle"} | _known(
        identifier=article.id,
        inLanguage=_language(article.language),
        headline=head.main and head.main.text,
        alternativeHeadline=_one_or_many(titles),
        genre=article.label and article.label.text,
        **_people(article.contributors),
        datePublished=issue.date and issue.date.isoformat(),
        printEdition=issue.edition,
        **_place(article, issue),
        dateline=dateline and dateline.text,
        dateCreated=str(dateline.date) if dateline and dateline.date and dateline.date.year else None,
        locationCreated=_named("Place", dateline.place if dateline else None),
        articleBody=article.text,
        hasPart=[article_terms(sidebar, issue) for sidebar in article.sidebars],
    )


def _people(contributors: Sequence[Contributor]) -> Terms:
    """Tell who made it, under the property that says what they did."""
    found: dict[str, list[Terms]] = {}
    for one in contributors:
        told = _named("Organization" if one.role is ContributorRole.AGENCY else "Person", one.name)
        if not told:
            continue
        if affiliation := _named("Organization", one.affiliation):
            key = "parentOrganization" if one.role is ContributorRole.AGENCY else "affiliation"
            told[key] = affiliation
        if one.role in _PROPERTIES:
            found.setdefault(_PROPERTIES[one.role], []).append(told)
        else:
            role = {"@type": "Role", "roleName": one.role.value, "contributor": told}
            found.setdefault("contributor", []).append(role)
    return found


def _place(article: Article, issue: Issue) -> Terms:
    """Tell the printed pages and sections."""
    pages = printed_pages(article, issue)
    sections = _one_or_many(sections_of(article, issue))
    return {
        "printPage": _one_or_many(pages),
        "printSection": sections,
        "articleSection": sections,
        "pageStart": pages[0] if pages else None,
        "pageEnd": pages[-1] if pages else None,
        "pagination": ", ".join(pages),
    }


def _named(kind: str, name: str | None) -> Terms | None:
    return {"@type": kind, "name": name} if name else None


def _language(tag: str) -> str | None:
    known = language_tag(tag)
    return None if known == _UNKNOWN else known


def _one_or_many(values: Sequence[str]) -> str | Sequence[str]:
    return values if values[1:] else "".join(values)


def _known(**terms: Any) -> Terms:
    """Leave out the properties that say nothing."""
    return {name: value for name, value in terms.items() if value}
