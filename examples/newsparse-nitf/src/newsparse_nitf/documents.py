"""An article as a document of NITF 3.6, the News Industry Text Format of the IPTC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from newsparse import Article, Contributor, ContributorRole, Dateline, Headline, Issue, Jump, PartialDate, Role
from newsparse import Element as Leaf

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
VERSION = "-//IPTC//DTD NITF 3.6//EN"

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # what the type xs:language takes
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_LINE_END = re.compile("\r\n?")  # which every reader of XML would turn into \n

_Attributes = Mapping[str, str | None]

# The elements that a piece of a body becomes, from the outside in; its text stands in the last. A picture that is not
# there has a reference all the same: NITF knows no caption without one.
_SHAPES: Mapping[Role, tuple[tuple[str, _Attributes], ...]] = {
    Role.PARAGRAPH: (("p", {}),),
    Role.SUBHEAD: (("hl2", {"class": "subhead"}),),
    Role.LIST_ITEM: (("ul", {}), ("li", {})),
    Role.CAPTION: (("media", {"media-type": "image"}), ("media-caption", {})),
    Role.CREDIT: (("media", {"media-type": "image"}), ("media-producer", {})),
    Role.PULL_QUOTE: (("bq", {"class": "pull_quote"}), ("block", {}), ("p", {})),
    Role.EDITORS_NOTE: (("note", {"noteclass": "editorsnote"}), ("body.content", {}), ("p", {})),
    Role.TABLE: (("pre", {"class": "table"}),),
    Role.VERSE: (("pre", {"class": "verse"}),),
}


def document(article: Article, issue: Issue, *, provider: str | None = None) -> Element:
    """Make the document of an article: what is known of it in `head`, what is read in `body`."""
    nitf = Element("nitf", {"xmlns": NAMESPACE, "version": VERSION})
    _write_head(_add(nitf, "head"), article, issue, provider)
    body = _add(nitf, "body", attributes=_language(article))
    _write_body_head(_add(body, "body.head"), article)
    content = _add(body, "body.content")
    _write_pieces(content, article.body)
    for sidebar in article.sidebars:
        _write_sidebar(content, sidebar)
    return nitf


def _write_head(head: Element, article: Article, issue: Issue, provider: str | None) -> None:
    _add(head, "title", str(article.headline))
    for name, jump in (("continued_from", article.continued_from), ("continued_on", article.continued_on)):
        if jump is not None:
            _add(head, "meta", attributes={"name": name, "content": _page_of(jump)})
    day = f"{issue.date:%Y%m%d}" if issue.date else None
    data = _add(head, "docdata")
    _add(data, "doc-id", attributes={"regsrc": provider or issue.newspaper, "id-string": article.id})
    if day:
        _add(data, "date.issue", attributes={"norm": day})
    if article.label:
        _add(data, "fixture", attributes={"fix-id": article.label.text})
    known = range(len(issue.pages))
    for page in (issue.pages[index] for index in article.pages if index in known):
        attributes = {"type": "print", "name": issue.newspaper, "date.publication": day, "number": issue.number}
        place = {"edition.name": issue.edition, "position.section": page.section, "position.sequence": page.number}
        _add(head, "pubdata", attributes=attributes | place)


def _write_body_head(head: Element, article: Article) -> None:
    if article.headline != Headline():
        hedline = _add(head, "hedline")
        _add(hedline, "hl1", str(article.headline))
        _write_small_heads(hedline, article.headline)
    people = [one for one in article.contributors if one.role is not ContributorRole.AGENCY]
    agencies = [one for one in article.contributors if one.role is ContributorRole.AGENCY]
    for one in people:
        _write_person(_add(head, "byline"), one)
    if agencies:
        distributor = _add(head, "distributor")
        for one in agencies:
            _add(distributor, "org", one.name, {"value": one.affiliation})
    if article.dateline:
        _write_dateline(_add(head, "dateline"), article.dateline)


def _write_small_heads(parent: Element, head: Headline) -> None:
    """The lines over and under a head; NITF has one element for both."""
    if head.kicker:
        _add(parent, "hl2", head.kicker.text, {"class": "kicker"})
    for deck in head.deck:
        _add(parent, "hl2", deck.text, {"class": "deck"})


def _write_person(byline: Element, contributor: Contributor) -> None:
    person = _add(byline, "person", contributor.name)
    _add(person, "function", attributes={"value": contributor.role.value})
    if contributor.affiliation is not None:
        _add(_add(byline, "byttl"), "org", contributor.affiliation)


def _write_dateline(parent: Element, dateline: Dateline) -> None:
    """The dateline as printed, its place marked where it stands in it."""
    before, place, after = dateline.text.partition(dateline.place or "\0")
    parent.text = _legal(before)
    if dateline.place:
        _add(parent, "location", place or dateline.place).tail = _legal(after)
    if dateline.date:
        _add(parent, "story.date", attributes={"norm": _norm(dateline.date)})


def _write_sidebar(content: Element, sidebar: Article) -> None:
    """A block with a head of its own, in which sidebars of the sidebar follow."""
    block = _add(content, "block", attributes={"class": "sidebar", **_language(sidebar)})
    if sidebar.contributors:
        byline = _add(block, "byline")
        for one in sidebar.contributors:
            _write_person(byline, one)
    if sidebar.dateline:
        _write_dateline(_add(block, "dateline"), sidebar.dateline)
    if sidebar.label:
        _add(block, "hl2", sidebar.label.text, {"class": "label"})
    if sidebar.headline.main:
        _add(block, "hl2", sidebar.headline.main.text, {"class": "headline"})
    _write_small_heads(block, sidebar.headline)
    _write_pieces(block, sidebar.body)
    for inner in sidebar.sidebars:
        _write_sidebar(content, inner)


def _write_pieces(parent: Element, pieces: Iterable[Leaf]) -> None:
    """The pieces of a body; items of a list stand in one list, a credit with its picture."""
    before: Role | None = None
    for piece in pieces:
        (tag, attributes), *inner = _SHAPES[piece.role]
        together = (before, piece.role) in ((Role.LIST_ITEM, Role.LIST_ITEM), (Role.CAPTION, Role.CREDIT))
        node = parent[-1] if together else _add(parent, tag, attributes=attributes)
        if tag == "media" and not together:
            _add(node, "media-reference")
        for tag, attributes in inner:
            node = _add(node, tag, attributes=attributes)
        node.text = _legal(piece.text)
        before = piece.role


def _add(parent: Element, tag: str, text: str = "", attributes: _Attributes | None = None) -> Element:
    """Put an element at the end of another; attributes that are None are left out."""
    told = {name: _legal(value) for name, value in (attributes or {}).items() if value is not None}
    node = SubElement(parent, tag, told)
    node.text = _legal(text)
    return node


def _legal(text: str) -> str:
    return _NO_XML.sub("\ufffd", _LINE_END.sub("\n", text))


def _language(article: Article) -> dict[str, str]:
    return {_LANGUAGE: article.language} if _LANGUAGE_TAG.fullmatch(article.language) else {}


def _page_of(jump: Jump) -> str:
    return jump.page or ""


def _norm(date: PartialDate) -> str | None:
    """The day in ISO 8601's basic form, as NITF wants it; None where a part of it is not known."""
    return None if None in (date.year, date.month, date.day) else f"{date}".replace("-", "")
