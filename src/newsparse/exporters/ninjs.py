"""IPTC ninjs 3.1: news items in JSON, for the systems of agencies and publishers."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO
from urllib.parse import quote
from xml.etree import ElementTree

from newsparse.article_markup import article_nodes
from newsparse.citation import printed_pages
from newsparse.errors import ArgumentError
from newsparse.hookspecs import Exporter
from newsparse.identity import content_urn
from newsparse.jsontext import check_indent, json_line, json_pieces
from newsparse.markup import language_tag, one_line
from newsparse.model import Article, ContributorRole, Element, Issue, Role
from newsparse.titles import sections_of, title_of
from newsparse.wording import wording

_Item = dict[str, Any]

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_TEXT = "text/plain"
_XHTML = "application/xhtml+xml"
_UNKNOWN = "und"
_PICTURE = (Role.CAPTION, Role.CREDIT)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$&-;=?@A-Z_a-z~%]+")  # RFC 3986, without brackets
_HELD_ELSEWHERE = ("header", "aside")  # nodes of an article that are headlines and associations here
_JUMP = "jump"


def write(issue: Issue, stream: BinaryIO, *, lines: bool = False, base: str = "", indent: int = 2) -> None:
    """Write an issue in ninjs 3.1: one composite item whose associations are its articles, or an item an article.

    Args:
        issue: What to write.
        stream: Where to.
        lines: Whether to write each article as an item of its own, one a line, as systems take them in; else the
            issue is one item that holds them.
        base: What the `uri` of items begin with: `https://archive.example/2026-03-05/`; then comes the id of the
            article. By default they are `urn:uuid:` names made of the content: the same for the same content.
        indent: Blanks a level; 0 writes one line. Items that are lines have no indent.

    Raises:
        ArgumentError: when `base` cannot begin an address, or `indent` is not 0 to 16.
    """
    check_indent(indent)
    if base and not _ADDRESS.fullmatch(base):
        raise ArgumentError(f"option 'base' must begin an address, as https://archive.example/, not {base!r}")
    desk = _Desk(issue, base)
    if lines:
        for article in issue.articles:
            stream.write(json_line({**desk.article(article), "standard": _STANDARD}))
        return
    for piece in json_pieces(desk.package(), indent):
        stream.write(piece)


class _Desk:
    """Makes the items of an issue."""

    def __init__(self, issue: Issue, base: str) -> None:
        self._issue = issue
        self._base = base
        facts = issue.newspaper, str(issue.date), issue.number, issue.edition, issue.language
        self._facts = json.dumps(facts).encode()

    def package(self) -> Iterator[tuple[str, Any]]:
        """Give the item of the issue, part by part; its articles are its associations."""
        issue = self._issue
        yield "uri", self._base or _name("issue", self._facts, map(_content, issue.articles))
        yield "type", "composite"
        yield "profile", "newspaper-issue"
        yield "standard", _STANDARD
        words = wording(issue.language)
        day = words.dated(issue.date) if issue.date else ""
        yield "title", ", ".join(filter(None, (one_line(issue.newspaper or "") or words.newspaper, day)))
        yield from _told(language=_language(issue.language), altIds=self._numbers(), infoSources=self._publisher())
        yield "associations", ({"name": title_of(one), "rel": "article", **self.article(one)} for one in issue.articles)

    def article(self, article: Article, uri: str | None = None) -> _Item:
        """Make the item of an article; its pictures and sidebars are its associations."""
        uri = uri or self._uri(article)
        dateline = article.dateline
        place = dateline and dateline.place
        source = [{"name": dateline.source, "role": "source"}] if dateline and dateline.source else []
        agencies = [one.name for one in article.contributors if one.role is ContributorRole.AGENCY]
        offices = dict.fromkeys(one.affiliation for one in article.contributors if one.affiliation)
        partial = article.continued_from or article.continued_on
        return {
            "uri": uri,
            "type": "text",
            "representationType": "partial" if partial else "full",
            "title": title_of(article),
            **dict(
                _told(
                    language=_language(article.language),
                    altIds=[*self._numbers(), *self._places(article)],
                    infoSources=[*source, *self._publisher()],
                    headlines=[*_headlines(article)],
                    by=_by(article),
                    located=place,
                    people=[
                        {"name": one.name, "rel": one.role.value}
                        for one in article.contributors
                        if one.role is not ContributorRole.AGENCY
                    ],
                    organisations=[{"name": one, "rel": "agency"} for one in agencies]
                    + [{"name": one, "rel": "affiliation"} for one in offices],
                    places=[{"name": place, "rel": "dateline"}] if place else [],
                    subjects=[{"name": one, "rel": "section"} for one in sections_of(article, self._issue)],
                    bodies=[*_bodies(article, self._issue)],
                    associations=[*_pictures(article, uri), *self._sidebars(article, uri)],
                )
            ),
        }

    def _uri(self, article: Article) -> str:
        if self._base:
            return self._base + quote(article.id, safe="", errors="replace")
        return _name("article", self._facts, [_content(article)])

    def _sidebars(self, article: Article, uri: str) -> Iterator[_Item]:
        for number, sidebar in enumerate(article.sidebars, 1):
            item = self.article(sidebar, f"{uri}{_below(uri)}sidebar-{number}")
            yield {"name": title_of(sidebar), "rel": "sidebar", **item}

    def _numbers(self) -> list[dict[str, str]]:
        """What names the issue: its day, number and edition."""
        issue = self._issue
        day = issue.date and issue.date.isoformat()
        told = (("issueDate", day), ("issueNumber", issue.number), ("edition", issue.edition))
        return [{"role": role, "value": value} for role, value in told if value]

    def _places(self, article: Article) -> Iterator[dict[str, str]]:
        """What names the article in it: its id, its pages, and those it goes on on or came from."""
        yield {"role": "articleId", "value": article.id}
        for number in printed_pages(article, self._issue):
            yield {"role": "page", "value": number}
        for role, jump in (("continuedFromPage", article.continued_from), ("continuedOnPage", article.continued_on)):
            if jump and jump.page:
                yield {"role": role, "value": jump.page}

    def _publisher(self) -> list[dict[str, str]]:
        newspaper = self._issue.newspaper
        return [{"name": newspaper, "role": "publisher"}] if newspaper else []


def _told(**parts: Any) -> Iterator[tuple[str, Any]]:
    """Give what is known, part by part."""
    yield from ((name, value) for name, value in parts.items() if value)


def _language(language: str) -> str | None:
    tag = language_tag(language)
    return None if tag == _UNKNOWN else tag


def _headlines(article: Article) -> Iterator[dict[str, str]]:
    head = article.headline
    for piece in (article.label, head.kicker, head.main, *head.deck):
        if piece:
            role = "main" if piece is head.main else piece.role.value
            yield {"role": role, "contentType": _TEXT, "value": piece.text}


def _by(article: Article) -> str:
    """The bylines as they are printed, else the names."""
    printed = [one_line(one.text) for one in article.credits if one.role is Role.BYLINE]
    return " · ".join(printed) or wording(article.language).listed([one.name for one in article.contributors])


def _bodies(article: Article, issue: Issue) -> Iterator[_Item]:
    """The text without heads and pictures, as plain text and as XHTML; none where there is none."""
    dateline = [article.dateline.text] if article.dateline else []
    pieces = [piece.text for piece in article.body if piece.role not in _PICTURE]
    text = "\n\n".join([" ".join([*dateline, *pieces[:1]]), *pieces[1:]])
    if text:
        yield {"role": "main", "contentType": _TEXT, "charCount": len(text), "value": text}
        whole = article_nodes(article, issue)
        nodes = [one for one in whole if one.tag not in _HELD_ELSEWHERE and one.get("class") != _JUMP]
        markup = "".join(ElementTree.tostring(one, encoding="unicode") for one in nodes)
        yield {"role": "richtext", "contentType": _XHTML, "value": markup}


def _pictures(article: Article, uri: str) -> Iterator[_Item]:
    """An item a picture, of which newsparse knows only what is printed under it: a caption begins another."""
    for number, pieces in enumerate(_grouped(article.body), 1):
        texts = [one.text for one in pieces if one.role is Role.CAPTION]
        captions = [{"role": "caption", "contentType": _TEXT, "value": text} for text in texts]
        credit = " · ".join(one_line(one.text) for one in pieces if one.role is Role.CREDIT)
        name = f"picture-{number}"
        picture = {"name": name, "rel": "picture", "uri": f"{uri}{_below(uri)}{name}", "type": "picture"}
        yield picture | dict(_told(descriptions=captions, by=credit))


def _grouped(body: Sequence[Element]) -> Iterator[list[Element]]:
    """The captions and credits of each picture: those that follow one another, with one caption."""
    group: list[Element] = []
    for piece in body:
        is_second = piece.role is Role.CAPTION and any(one.role is Role.CAPTION for one in group)
        if group and (piece.role not in _PICTURE or is_second):
            yield group
            group = []
        if piece.role in _PICTURE:
            group.append(piece)
    if group:
        yield group


def _below(uri: str) -> str:
    """What stands between the name of an item and that of a part of it."""
    return "/" if "#" in uri else "#"


def _content(article: Article) -> bytes:
    """What an article says, as bytes that no other has."""
    dateline = article.dateline and article.dateline.text
    people = [(one.name, one.role, one.affiliation) for one in article.contributors]
    told = [(piece.role, piece.text) for piece in article.elements()]
    return json.dumps((article.id, article.language, article.pages, dateline, people, told)).encode()


def _name(kind: str, facts: bytes, contents: Iterable[bytes]) -> str:
    """The name of an item of that kind."""
    return content_urn(itertools.chain((kind.encode(), facts), (hashlib.sha256(one).digest() for one in contents)))


NINJS = Exporter(
    name="ninjs",
    suffix=".ninjs.json",
    media_type="application/json",
    description="IPTC ninjs 3.1, for agencies and publishers: an issue as one item that holds its articles",
    write=write,
    leaves_out=(
        "Article.credits",
        "Article.joins",
        "Dateline.date",
        "Dateline.kind",
        "Element.rule",
        "Element.spans",
        "Issue.diagnostics",
        "Page.boxes",
        "Page.editors",
        "Page.furniture",
        "Page.language",
        "Page.source",
        "Page.text",
    ),
)
