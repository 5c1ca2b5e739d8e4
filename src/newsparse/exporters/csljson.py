"""CSL-JSON: a record an article, for Zotero, pandoc and whatever else cites."""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

from newsparse.citation import WRITERS, printed_pages
from newsparse.hookspecs import Exporter
from newsparse.markup import language_tag, one_line
from newsparse.model import Article, Contributor, ContributorRole, Issue
from newsparse.titles import sections_of

_Record = dict[str, Any]

_UNKNOWN = "und"
_NO_KEY = re.compile(r"[\W_]+")
# A name in Latin letters of which the last word may be taken for the family's: given names, small words, one last word.
_LATIN = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff.'’-]"
_SPLIT = re.compile(rf"(?P<given>{_LATIN}++(?: {_LATIN}++)*?)(?P<particle>(?: [a-zà-ÿ'’]++)*+) (?P<family>{_LATIN}++)")
_VARIABLES = {
    **dict.fromkeys(WRITERS, "author"),
    ContributorRole.AGENCY: "author",
    ContributorRole.EDITOR: "editor",
    ContributorRole.TRANSLATOR: "translator",
    ContributorRole.ILLUSTRATOR: "illustrator",
    ContributorRole.PHOTOGRAPHER: "contributor",
}


def write(issue: Issue, stream: BinaryIO, *, split_names: bool = False) -> None:
    """Write an issue as CSL-JSON in UTF-8: an `article-newspaper` for each article, a line each.

    Names of variables are those of the Citation Style Language 1.0.2, `csl-data.json`. Characters that XML 1.0 does
    not allow become U+FFFD.

    Args:
        issue: What to write.
        stream: Where to.
        split_names: Whether to take the last word of a name in Latin letters for the name of the family, small words
            before it for its particle. By default names stay as they are printed, as no page says which part is
            which; styles that turn names round need them split.
    """
    opening = "[\n"
    for article in issue.articles:
        record = _record(article, issue, split_names=split_names)
        stream.write(f"{opening}{json.dumps(record, ensure_ascii=False)}".encode())
        opening = ",\n"
    stream.write(b"\n]\n" if issue.articles else b"[]\n")


def _record(article: Article, issue: Issue, *, split_names: bool) -> _Record:
    day = issue.date
    main = article.headline.main
    tag = language_tag(article.language)
    pages = printed_pages(article, issue)
    told = {
        "title": main and main.text,
        "container-title": issue.newspaper,
        "edition": issue.edition,
        "issue": issue.number,
        "page": ", ".join(pages),
        "page-first": pages[0] if pages else None,
        "section": ", ".join(sections_of(article, issue)),
        "genre": article.label and article.label.text,
        "language": None if tag == _UNKNOWN else tag,
    }
    lines = {name: one_line(value) for name, value in told.items() if value}
    issued = {"issued": {"date-parts": [[day.year, day.month, day.day]]}} if day else {}
    known = {name: value for name, value in lines.items() if value}
    return {
        "id": _key(article, issue),
        "type": "article-newspaper",
        **_names(article, split=split_names),
        **issued,
        **known,
    }


def _key(article: Article, issue: Issue) -> str:
    """Make a key that tells the article from those of other issues: newspaper, day, id."""
    name = _NO_KEY.sub("-", one_line(issue.newspaper or "")).strip("-").lower()
    day = issue.date.isoformat() if issue.date else ""
    return "-".join(filter(None, (name, day, one_line(article.id))))


def _names(article: Article, *, split: bool) -> _Record:
    """Tell who made it, under the variable that says what they did."""
    found: dict[str, list[dict[str, str]]] = {}
    for one in article.contributors:
        if name := one_line(one.name):
            found.setdefault(_VARIABLES[one.role], []).append(_name(name, one, split=split))
    return found


def _name(name: str, contributor: Contributor, *, split: bool) -> dict[str, str]:
    parts = _SPLIT.fullmatch(name) if split and contributor.role is not ContributorRole.AGENCY else None
    if not parts:
        return {"literal": name}
    told = {
        "family": parts["family"],
        "given": parts["given"],
        "non-dropping-particle": parts["particle"].strip(),
    }
    return {part: value for part, value in told.items() if value}


CSL_JSON = Exporter(
    name="csl-json",
    suffix=".csl.json",
    media_type="application/vnd.citationstyles.csl+json",
    description="a record an article, for Zotero and other reference managers; without the text",
    write=write,
    leaves_out=(
        "Article.body",
        "Article.continued_from",
        "Article.continued_on",
        "Article.credits",
        "Article.dateline",
        "Article.joins",
        "Article.pages",
        "Article.sidebars",
        "Contributor.affiliation",
        "Contributor.role",
        "Element.rule",
        "Element.spans",
        "Headline.deck",
        "Headline.kicker",
        "Issue.diagnostics",
        "Issue.language",
        "Issue.pages",
    ),
)
