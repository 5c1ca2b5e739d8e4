"""Who and where in the words of the page: bylines and datelines with their names, places and days marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsparse.dates import PartialDate
from newsparse.markup import Node, node
from newsparse.model import Contributor, ContributorRole, Dateline

_Mark = tuple[str, Callable[[str], Node]]


def dateline_node(dateline: Dateline) -> Node:
    """Mark source, place, day and kind in a dateline."""
    marks: list[_Mark] = []
    if dateline.place:
        marks.append((dateline.place, lambda text: node("placeName", text)))
    if dateline.source:
        marks.append((dateline.source, lambda text: node("orgName", text)))
    if dateline.kind:
        marks.append((dateline.kind, lambda text: node("seg", text, type="kind")))
    pieces, _ = _marked(dateline.text, marks)
    return node("dateline", *(_dated(pieces, dateline.date) if dateline.date else pieces))


class Bylines:
    """Contributors of an article or a page, each to be marked once: in a line of print, or else in one of its own."""

    def __init__(self, contributors: Sequence[Contributor]) -> None:
        self._left = list(contributors)

    def printed(self, text: str) -> list[Node | str]:
        """Mark the names that stand in a printed line."""
        marks: list[_Mark] = [(one.name, _namer(one)) for one in self._left]
        marks += [(one.affiliation, _office) for one in self._left if one.affiliation and one.name in text]
        pieces, found = _marked(text, marks)
        self._left = [one for one in self._left if one.name not in found]
        return pieces

    def unprinted(self) -> Iterator[list[Node | str]]:
        """Give the names that stood in no line, each with its office."""
        for one in self._left:
            name = _namer(one)(one.name)
            yield [name, " ", _office(one.affiliation)] if one.affiliation else [name]


def _namer(contributor: Contributor) -> Callable[[str], Node]:
    tag = "orgName" if contributor.role is ContributorRole.AGENCY else "persName"
    return lambda text: node(tag, text, role=contributor.role.value)


def _office(text: str) -> Node:
    return node("affiliation", text)


def _marked(text: str, marks: Sequence[_Mark]) -> tuple[list[Node | str], set[str]]:
    """A text in which some strings, the longest first, are nodes where they first stand free, and those found."""
    taken: list[tuple[int, int, Node]] = []
    found = set()
    for string, made in sorted(marks, key=lambda mark: -len(mark[0])):
        start = text.find(string) if string else -1
        while any(start < end and begin < start + len(string) for begin, end, _ in taken) and start >= 0:
            start = text.find(string, start + 1)
        if start >= 0:
            taken.append((start, start + len(string), made(string)))
            found.add(string)
    pieces: list[Node | str] = []
    at = 0
    for begin, end, made_node in sorted(taken, key=lambda one: one[:2]):
        pieces += [text[at:begin], made_node]
        at = end
    return [*pieces, text[at:]], found


def _dated(pieces: Sequence[Node | str], date: PartialDate) -> list[Node | str]:
    """Mark the day: what has numbers outside of the other marks; where that is not one place, it stands at the end."""
    when = {"when": _w3c(date)}
    places = [place for place, one in enumerate(pieces) if isinstance(one, str) and any(map(str.isnumeric, one))]
    if len(places) != 1:
        return [*pieces, node("date", **when)]
    [place] = places
    text = str(pieces[place])
    letters = [index for index, one in enumerate(text) if one.isalnum()]
    begin, end = letters[0], letters[-1] + 1
    return [*pieces[:place], text[:begin], node("date", text[begin:end], **when), text[end:], *pieces[place + 1 :]]


def _w3c(date: PartialDate) -> str:
    """A day as XML Schema truncates it: as ISO 8601 of 1988 does, but a bare day of the month is ---12."""
    return str(date).replace("----", "---")
