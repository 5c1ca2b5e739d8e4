"""Which page does the text stand on at this point? Page breaks, and what stands on a page between the stories."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from newsparse.exporters.tei.credits import Bylines
from newsparse.markup import Node, node, one_line
from newsparse.model import Element, Issue, Page, Role

_IDENT = re.compile(r"[A-Za-z_][A-Za-z0-9._-]{0,99}")
#: What stands for a page in the address of its picture.
NAMES = "{index}", "{number}", "{source}"
_HEADING_MARK = re.compile(r"\A#{1,6}[ \t]+")
_IN_THE_EDGE = (Role.FOLIO, Role.NAMEPLATE)


class Sheets:
    """The pages of an issue as its text runs over them, and the identifiers that are taken."""

    def __init__(self, issue: Issue, facs: str = "") -> None:
        self._issue = issue
        self._facs = facs
        self._at: int | None = None
        self._by_number = {page.number: index for index, page in reversed([*enumerate(issue.pages)])}
        self._taken = {_page_ident(index) for index in range(len(issue.pages))}

    def ident(self, wanted: str, kind: str) -> str:
        """Give an `xml:id` that nothing else has: the one wanted, if XML allows it, else one that is counted."""
        found, number = wanted, len(self._taken)
        while found in self._taken or not _IDENT.fullmatch(found):
            number += 1
            found = f"{kind}-{number}"
        self._taken.add(found)
        return found

    def front(self) -> Node | None:
        """Make the front of the issue: the first page begins, with the nameplate on it; None where it has none."""
        pages = self._issue.pages[:1]
        plates = [one for page in pages for one in page.furniture if one.role is Role.NAMEPLATE]
        if not plates:
            return None
        parts = [node("titlePart", *_unmarked(plate.text, Bylines(())), type="main") for plate in plates]
        return node("front", *self._begun(0), node("titlePage", *parts, type="nameplate"))

    def begun(self, index: int, *, front: bool) -> Iterator[Node]:
        """Make the break where a page begins, and what stands on it between the stories; some of it is in the front."""
        if not front:
            yield from self._begun(index)
        pieces = (one for one in self._issue.pages[index].furniture if not (front and one.role is Role.NAMEPLATE))
        editors = Bylines(self._issue.pages[index].editors)
        for role, run in itertools.groupby(pieces, key=lambda piece: piece.role):
            yield from _furniture(role, run, editors)
        yield from (node("fw", *one, type="editor") for one in editors.unprinted())

    def _begun(self, index: int) -> Iterator[Node]:
        self._at = index
        page = self._issue.pages[index]
        source = {"source": quote(page.source, errors="replace")} if page.source else {}
        yield node("pb", **{"xml:id": _page_ident(index)}, **_number(page), **self._picture(index, page), **source)
        if section := one_line(page.section or ""):
            yield node("milestone", unit="section", n=section)

    def _picture(self, index: int, page: Page) -> dict[str, str]:
        """The address of the page's picture, where the caller says how it is made."""
        values = str(index + 1), page.number or "", (page.source or "").rpartition(".")[0] or page.source or ""
        address = self._facs
        for name, value in zip(NAMES, values, strict=True):
            address = address.replace(name, quote(value, errors="replace"))
        return {"facs": address} if address else {}

    def moved_to(self, index: int, *, in_word: bool = False) -> Iterator[Node]:
        """Make a break where the text goes on on another page of the issue; none where it is there already."""
        if index != self._at and index in range(len(self._issue.pages)):
            self._at = index
            broken = {"break": "no"} if in_word else {}
            yield node("pb", sameAs=f"#{_page_ident(index)}", **_number(self._issue.pages[index]), **broken)

    def jump(self, number: str | None) -> dict[str, str]:
        """The attributes that tell a page by its printed number, and where it is in the issue."""
        if not number:
            return {}
        index = self._by_number.get(number)
        return {"n": one_line(number)} | ({} if index is None else {"target": f"#{_page_ident(index)}"})


def in_lines(text: str) -> list[Node | str]:
    """A text with its line ends as `lb`."""
    first, *others = text.splitlines() or [""]
    return [first, *(piece for line in others for piece in (node("lb"), line))]


def _page_ident(index: int) -> str:
    return f"page-{index + 1}"


def _number(page: Page) -> dict[str, str]:
    number = one_line(page.number or "")
    return {"n": number} if number else {}


def _furniture(role: Role, run: Iterable[Element], editors: Bylines) -> Iterator[Node]:
    """What stands in the edge of a page is forme work; notices, teasers and the rest are divisions, one a run."""
    if role in _IN_THE_EDGE:
        yield from (node("fw", *_unmarked(piece.text, editors), type=role.value) for piece in run)
    else:
        yield node("div", *(node("p", *_unmarked(piece.text, editors)) for piece in run), type=role.value)


def _unmarked(text: str, editors: Bylines) -> list[Node | str]:
    """A text of furniture in its lines, its editors marked, without the heading mark of a layout model before it."""
    pieces: list[Node | str] = []
    for line in _HEADING_MARK.sub("", text).splitlines() or [""]:
        pieces += [node("lb"), *editors.printed(line)] if pieces else editors.printed(line)
    return pieces
