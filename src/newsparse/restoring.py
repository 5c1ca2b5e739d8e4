"""Which issue do plain data tell? What `newsparse.to_dict` gave, read back and checked place by place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.interchange import VERSION, At
from newsparse.model import (
    Article,
    Box,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    Role,
    Span,
)
from newsparse.plaindata import Place


def from_dict(data: Mapping[str, Any]) -> Issue:
    """Read what `to_dict` returns, in either form, also after a way through JSON.

    Of the form without provenance only what it tells can come back: elements without spans and rule, pages
    without text, articles without credits. Keys that the form does not know are passed over, and so is
    `citation`, which follows from the rest.

    Raises:
        ArgumentError: when the data are not of version 1; the message names the place and what was expected
            there.
    """
    root = Place(data, "")
    if root["version"].integer() != VERSION:
        raise root["version"].error(f"the number {VERSION}, the version this release reads")
    return _Reader(_elements(root)).issue(root)


def _elements(root: Place) -> dict[At, tuple[Place, Element]] | None:
    """The leaves by their path, or None for the form without provenance."""
    if not root.has("elements"):
        return None
    found: dict[At, tuple[Place, Element]] = {}
    for place in root["elements"].items():
        at = tuple(step.step() for step in place["at"].items())
        if at in found:
            raise place["at"].error("a path that no other element has")
        found[at] = place, _read_element(place)
    return found


def _read_element(place: Place) -> Element:
    place["article"].text_or_none()
    return Element(
        role=place["role"].one_of(Role),
        text=place["text"].text(),
        spans=tuple(Span(*(number.integer() for number in span.items(3))) for span in place["spans"].items()),
        rule=place["rule"].text(),
    )


@attrs.frozen
class _Reader:
    """Reads the form; takes each leaf out of `elements`, where there are some, so that none is left over."""

    elements: dict[At, tuple[Place, Element]] | None

    def issue(self, root: Place) -> Issue:
        issue = Issue(
            newspaper=root["newspaper"].text_or_none(),
            date=root["date"].maybe(_read_day),
            number=root["number"].text_or_none(),
            edition=root["edition"].text_or_none(),
            language=root["language"].text(),
            pages=self.pages(root),
            articles=tuple(
                self.article(place, ("articles", index)) for index, place in enumerate(root["articles"].items())
            ),
            diagnostics=tuple(_read_diagnostic(place) for place in root["diagnostics"].items()),
        )
        for place, _ in (self.elements or {}).values():
            raise place["at"].error("the path of a piece that the data have")
        return issue

    def pages(self, root: Place) -> tuple[Page, ...]:
        places = root["pages"].items()
        furniture: list[list[Element]] = [[] for _ in places]
        for piece in root["furniture"].items():
            index = piece["page"].integer()
            if not 0 <= index < len(places):
                raise piece["page"].error("the index of a page")
            at = ("pages", index, "furniture", len(furniture[index]))
            furniture[index].append(self.piece(piece, at))
        return tuple(self.page(place, tuple(furniture[index])) for index, place in enumerate(places))

    def page(self, place: Place, furniture: tuple[Element, ...]) -> Page:
        return Page(
            text="" if self.elements is None else place["text"].text(),
            language="und" if self.elements is None else place["language"].text(),
            number=place["number"].text_or_none(),
            section=place["section"].text_or_none(),
            editors=tuple(_read_contributor(one) for one in place["editors"].items()),
            source=place["source"].text_or_none(),
            furniture=furniture,
            boxes=() if self.elements is None else tuple(_read_box(one) for one in place["boxes"].items()),
        )

    def article(self, place: Place, at: At) -> Article:
        head, head_at = place["headline"], (*at, "headline")
        return Article(
            id=place["id"].text(),
            language=place["language"].text(),
            pages=tuple(page.integer() for page in place["pages"].items()),
            label=self.text_or_none(place["label"], Role.LABEL, (*at, "label")),
            headline=Headline(
                kicker=self.text_or_none(head["kicker"], Role.KICKER, (*head_at, "kicker")),
                main=self.text_or_none(head["main"], Role.HEADLINE, (*head_at, "main")),
                deck=tuple(
                    self.leaf(one, Role.DECK, (*head_at, "deck", index))
                    for index, one in enumerate(head["deck"].items())
                ),
            ),
            dateline=place["dateline"].maybe(_read_dateline),
            contributors=tuple(_read_contributor(one) for one in place["contributors"].items()),
            credits=tuple(self.credits((*at, "credits"))),
            body=tuple(self.piece(one, (*at, "body", index)) for index, one in enumerate(place["body"].items())),
            sidebars=tuple(
                self.article(one, (*at, "sidebars", index)) for index, one in enumerate(place["sidebars"].items())
            ),
            continued_from=place["continued_from"].maybe(_read_jump),
            continued_on=place["continued_on"].maybe(_read_jump),
            joins=tuple(_read_join(one) for one in place["joins"].items()),
        )

    def text_or_none(self, place: Place, role: Role, at: At) -> Element | None:
        return place.maybe(lambda text: self.leaf(text, role, at))

    def piece(self, place: Place, at: At) -> Element:
        role = place["kind"].one_of(Role)
        element = self.leaf(place["text"], role, at)
        if element.role is not role:
            raise place["kind"].error(f"{element.role.value!r}, which elements say")
        return element

    def leaf(self, place: Place, role: Role, at: At) -> Element:
        text = place.text()
        if self.elements is None:
            return Element(role, text, (), "")
        if at not in self.elements:
            raise place.error(f"an element whose `at` is {list(at)}")
        element = self.elements.pop(at)[1]
        if element.text != text:
            raise place.error(f"{element.text!r}, which elements say")
        return element

    def credits(self, at: At) -> Iterator[Element]:
        index = 0
        while self.elements and (*at, index) in self.elements:
            yield self.elements.pop((*at, index))[1]
            index += 1


def _read_day(place: Place) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(place.text())
    except ValueError:
        raise place.error("a day of the calendar, as 2026-04-12") from None
    return day


def _read_dateline(place: Place) -> Dateline:
    return Dateline(
        source=place["source"].text_or_none(),
        place=place["place"].text_or_none(),
        date=place["date"].maybe(_read_partial_date),
        kind=place["kind"].text_or_none(),
        text=place["text"].text(),
    )


def _read_partial_date(place: Place) -> PartialDate:
    try:
        return PartialDate.from_iso(place.text())
    except ValueError:
        raise place.error("a day of the calendar, as 2026-04-12, 2026-04, --04-12 or ----12") from None


def _read_contributor(place: Place) -> Contributor:
    return Contributor(
        name=place["name"].text(),
        role=place["role"].one_of(ContributorRole),
        affiliation=place["affiliation"].text_or_none(),
    )


def _read_jump(place: Place) -> Jump:
    return Jump(page=place["page"].text_or_none())


def _read_join(place: Place) -> Join:
    return Join(
        from_page=place["from"].integer(),
        to_page=place["to"].integer(),
        reasons=tuple(one.text() for one in place["reasons"].items()),
    )


def _read_box(place: Place) -> Box:
    start, end, *edges = place.items(6)
    return Box(start.integer(), end.integer(), *(edge.number() for edge in edges))


def _read_diagnostic(place: Place) -> Diagnostic:
    return Diagnostic(
        code=place["code"].text(),
        severity=place["severity"].one_of(Severity),
        message=place["message"].text(),
        page=place["page"].integer(),
        line=place["line"].integer(),
        column=place["column"].integer(),
    )
