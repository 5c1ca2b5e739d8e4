"""The front of the book: nameplate, day and first heads, as a page to read and as a picture for the shelf."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from newsparse.exporters.epub.contents import Book, Chapter
from newsparse.exporters.epub.frame import page
from newsparse.exporters.epub.vertical import upright
from newsparse.markup import Node, in_language, language_tag, node, one_line, serialized
from newsparse.model import Headline, Issue
from newsparse.titles import page_label
from newsparse.wording import filled, wording

_HEADS_OF_FIRST_PAGE = 4  # heads of the first page on the front, the lead among them
_HEADS_INSIDE = 3  # first heads of the pages after it
_LONG_NAME = 14.0  # ems, above which a nameplate is set smaller

_WIDTH, _HEIGHT, _MARGIN = 600, 800, 40
_PAPER, _INK, _GREY = "#faf8f3", "#1b1b1b", "#cbc7bd"
_SERIF = "Georgia, 'Noto Serif', 'Songti SC', 'Noto Serif CJK SC', serif"
_LARGEST, _SMALLEST = 84.0, 24.0  # sizes of a nameplate on the picture


def front_page(book: Book) -> bytes:
    """Write `title.xhtml`: number and edition, the nameplate, the day, heads of the first page and some from inside.

    An issue of a newspaper without a name has its day for a nameplate.
    """
    issue, vertical = book.issue, book.vertical
    nameplate, day = _nameplate(book)
    ears = [node("span", ear) for ear in _ears(issue)]
    size = {"class_": "nameplate long" if _ems(nameplate) > _LONG_NAME else "nameplate"}
    top = [node("p", *ears, class_="ears")] if ears else []
    top.append(node("h1", nameplate, **size))
    if issue.date and day:
        top.append(node("p", node("time", day, datetime=issue.date.isoformat()), class_="day"))
    front = node("section", node("header", *top), *_heads(book), class_="front", **{"epub:type": "titlepage"})
    return page(issue.language, book.title, upright(front) if vertical else front, vertical=vertical)


def _nameplate(book: Book) -> tuple[str, str]:
    """What stands in large letters, and the day under it where there is one."""
    issue = book.issue
    words = wording(issue.language)
    day = words.dated_at_length(issue.date, vertically=book.vertical) if issue.date else ""
    return (book.title, day) if one_line(issue.newspaper or "") or not day else (day, "")


def _ears(issue: Issue) -> Iterator[str]:
    """What stands beside a nameplate: the number of the issue, its edition."""
    if number := one_line(issue.number or ""):
        yield filled(wording(issue.language).number, number=number)
    if edition := one_line(issue.edition or ""):
        yield edition


def _heads(book: Book) -> Iterator[Node]:
    chosen = _chosen(book)
    if not chosen:
        return
    lead, *others = chosen
    head = lead.article.headline
    kicker = [node("p", head.kicker.text, class_="kicker")] if head.kicker else []
    decks = [node("p", deck.text, class_="deck") for deck in head.deck[:1]]
    title = node("h2", node("a", lead.title, href=lead.name))
    yield node("div", *kicker, title, *decks, class_="lead", **in_language(lead.article.language))
    if others:
        yield node("ul", *(_inside(one, book) for one in others), class_="heads")


def _inside(chapter: Chapter, book: Book) -> Node:
    link = node("a", chapter.title, href=chapter.name, **in_language(chapter.article.language))
    if chapter.page is None:
        return node("li", link)
    return node("li", link, " ", node("span", page_label(book.issue, chapter.page), class_="place"))


def _chosen(book: Book) -> list[Chapter]:
    """The chapters on the front: some of the first page, then the first of the next ones; only what has a headline."""
    titled = [one for one in book.chapters if _is_titled(one.article.headline)]
    first = [one for one in titled if one.page == titled[0].page][:_HEADS_OF_FIRST_PAGE]
    pages = {one.page: one for one in reversed(titled) if one.page != first[0].page}
    inside = [one for one in titled if pages.get(one.page) is one]
    return first + inside[:_HEADS_INSIDE]


def _is_titled(headline: Headline) -> bool:
    return headline.main is not None and bool(one_line(headline.main.text))


def cover_picture(book: Book) -> bytes:
    """Write `cover.svg`, which shelves show: a front with nameplate, day and lead, its text as grey lines."""
    nameplate, day = _nameplate(book)
    drawn = [node("title", book.title), _box(0, 0, _WIDTH, _HEIGHT, _PAPER)]
    drawn += [_line(" · ".join(_ears(book.issue)), 46, 17), _rule(62, 4), _rule(69, 1)]
    lines, size = _wrapped(nameplate, _LARGEST, _SMALLEST, most=2)
    top = 69 + size * 0.2
    drawn += [_line(line, top + size * 1.1 * at, size, weight="bold") for at, line in enumerate(lines, 1)]
    top += size * 1.1 * len(lines) + size * 0.45
    drawn.append(_rule(top, 1))
    if day:
        drawn += [_line(day, top + 26, 18), _rule(top + 38, 1)]
        top += 38
    drawn += _text_below(book, top)
    view = {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "xmlns": "http://www.w3.org/2000/svg", "version": "1.1"}
    return serialized(node("svg", *drawn, **view, **{"xml:lang": language_tag(book.issue.language)}))


def _text_below(book: Book, top: float) -> Iterator[Node]:
    """The lead's head and, in its place, columns of grey lines."""
    lead = next(iter(_chosen(book)), None)
    bottom = top + 20
    if lead:
        lines, size = _wrapped(lead.title, 36, 20, most=3)
        for line in lines:
            bottom += size * 1.3
            yield _line(line, bottom, size, weight="bold")
        bottom += 20
    column = (_WIDTH - 2 * _MARGIN - 2 * 20) / 3
    for at in range(3):
        for row in range(int((_HEIGHT - _MARGIN - bottom) // 14)):
            is_last = (row + 3 * at) % 8 == 7
            yield _box(_MARGIN + at * (column + 20), bottom + 14 * row, column * (0.55 if is_last else 1), 5, _GREY)


def _wrapped(text: str, largest: float, smallest: float, *, most: int) -> tuple[list[str], float]:
    """A text in at most so many lines and their size: the largest in which they are no wider than the picture."""
    width, size = _WIDTH - 2 * _MARGIN, largest
    lines = _folded(text, width / size)
    while size > smallest and (len(lines) > most or max(map(_ems, lines)) * size > width):
        size *= 0.9
        lines = _folded(text, width / size)
    return ([*lines[: most - 1], f"{lines[most - 1]}…"] if lines[most:] else lines), round(size, 1)


def _folded(text: str, ems: float) -> list[str]:
    """Fold a text into lines so wide at most, between words or beside wide signs."""
    lines = [""]
    for word in _words(text):
        if lines[-1] and _ems(lines[-1] + word.rstrip()) > ems:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _words(text: str) -> Sequence[str]:
    """The pieces a line may be parted into: words with the blank after them, wide signs one by one."""
    pieces = [""]
    for sign in text:
        if pieces[-1] and (pieces[-1][-1] == " " or _em(sign) == 1 or _em(pieces[-1][-1]) == 1):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _ems(text: str) -> float:
    """About how wide a text is in a bold serif, in sizes of its type."""
    return sum(map(_em, text))


def _em(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return 1
    return 0.75 if sign.isupper() else 0.28 if sign == " " else 0.56


def _line(text: str, baseline: float, size: float, weight: str = "normal") -> Node:
    """A line of text in the middle; one that would be too wide is pressed together."""
    place = {"x": str(_WIDTH // 2), "y": f"{baseline:.0f}", "text-anchor": "middle", "fill": _INK}
    widest = _WIDTH - 2 * _MARGIN
    pressed = {"textLength": str(widest), "lengthAdjust": "spacingAndGlyphs"} if _ems(text) * size > widest else {}
    letters = {"font-family": _SERIF, "font-size": f"{size:g}", "font-weight": weight}
    return node("text", text, **place, **letters, **pressed)


def _rule(top: float, height: float) -> Node:
    return _box(_MARGIN, top, _WIDTH - 2 * _MARGIN, height, _INK)


def _box(left: float, top: float, width: float, height: float, colour: str) -> Node:
    place = {"x": left, "y": top, "width": width, "height": height}
    return node("rect", **{name: f"{value:.0f}" for name, value in place.items()}, fill=colour)
