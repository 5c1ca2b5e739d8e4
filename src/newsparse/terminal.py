"""An issue as a person sees it in a terminal: values in, lines of styled text out.

Nothing here prints. A page's text leaves through `visible` only, so that no page can steer the terminal.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from newsparse.diagnostics import Severity
from newsparse.model import (
    BODY_ROLES,
    CREDIT_ROLES,
    FURNITURE_ROLES,
    Article,
    Element,
    Issue,
    Jump,
    Role,
    Span,
)
from newsparse.source import positions, with_plain_line_ends

#: A cell of a row: its text and its style.
Cell = tuple[str, str]

_FEW = 3  # lines shown of a lede, and of anything else that a page may make endless
_MANY = 12  # lines shown of what somebody wrote about a plugin
_INDENT = "    "
_WIDEST = 100  # cells
_NARROWEST = 20  # cells; a narrower terminal breaks the lines itself
_SEVERITY_STYLES = {Severity.NOTE: "dim", Severity.WARNING: "yellow"}
_ROLE_STYLES: dict[Role, str] = {
    **dict.fromkeys(Role, "cyan"),
    **dict.fromkeys(BODY_ROLES, ""),
    **dict.fromkeys(CREDIT_ROLES, "green"),
    **dict.fromkeys(FURNITURE_ROLES, "magenta"),
    Role.HEADLINE: "bold cyan",
    Role.SUBHEAD: "bold",
    Role.MARK: "dim",
    Role.UNPLACED: "bold red",
}


def visible(text: str) -> str:
    r"""Make text safe to show: what steers a terminal or does not print becomes its escape, such as `\x1b`.

    Blanks of every width stay; line ends and tabs are escaped too.
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or unicodedata.category(one) == "Zs" else ascii(one)[1:-1] for one in text)


def folded(text: str, width: int, most: int = _FEW) -> list[str]:
    """Fold text into at most `most` lines of `width` terminal cells; an ellipsis stands for what is left out.

    Runs of blanks become one. Wide characters part anywhere but before a closing and after an opening mark.
    """
    enough = text[: 2 * width * most]
    shown = visible(" ".join(enough.split()))
    lines, start, part = [], 0, 0
    for at, one in enumerate(shown):
        if at and _may_part(shown[at - 1], one):
            part = at
        for end in (part, at):  # at any character only where what must not be parted is longer than a line
            if end > start and one != " " and cell_len(shown[start : at + 1]) > width:
                lines.append(shown[start:end].rstrip())
                start = end
    lines.append(shown[start:])
    if len(lines) > most or len(text) > len(enough):
        lines = lines[:most]
        lines[-1] = set_cell_size(lines[-1], width - 1).rstrip() + "…"
    return lines


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if " " in (before, after):
        return after != " "
    held = unicodedata.category(before) in ("Ps", "Pi") or unicodedata.category(after) in ("Pe", "Pf", "Po")
    return not held and (cell_len(before) > 1 or cell_len(after) > 1)


def aligned(rows: Sequence[Sequence[Cell]], width: int | None = None, most: int = _FEW) -> Iterator[Text]:
    """Set rows of cells in columns; the last cell of a row is folded under itself.

    Args:
        rows: Rows of equally many cells.
        width: Terminal cells a line may take; None leaves every row on one line, whole.
        most: Lines a row may take.
    """
    columns = [*zip(*rows, strict=True)][:-1]
    sizes = [max(cell_len(visible(cell)) for cell, _ in column) + 2 for column in columns]
    indent = " " * sum(sizes)
    for *cells, (last, style) in rows:
        padded = (set_cell_size(visible(cell), size) for (cell, _), size in zip(cells, sizes, strict=True))
        first = zip(padded, (look for _, look in cells), strict=True)
        if width is None:
            yield Text.assemble(*first, (visible(last), style))
        else:
            for at, line in enumerate(folded(last, max(width - len(indent), _NARROWEST), most)):
                yield Text.assemble(*([indent] if at else first), (line, style))


def entries(rows: Sequence[tuple[Sequence[Cell], Sequence[Cell]]], width: int | None = None) -> Iterator[Text]:
    """Set entries: a row of cells in columns, and under it what is told of it, indented and folded.

    Args:
        rows: The cells of each, equally many, and the texts under them; a text that is empty is left out.
        width: Terminal cells a line may take; None leaves every text on one line, whole.
    """
    heads = aligned([(*cells, ("", "")) for cells, _ in rows])
    for head, (_, told) in zip(heads, rows, strict=True):
        head.rstrip()
        yield head
        for text, style in told:
            room = max((width or 0) - len(_INDENT), _NARROWEST)
            lines = [visible(text)] if width is None else folded(text, room, most=_MANY)
            yield from (Text.assemble(_INDENT, (line, style)) for line in lines if line)


def issue_lines(issue: Issue, width: int) -> Iterator[Text]:
    """Tell an issue to a person: its articles page by page, what else stands on its pages, the counts.

    Args:
        issue: What was read.
        width: Terminal cells a line may take; lines too long to be read with ease are not made.
    """
    width = min(width, _WIDEST)
    gutter = max((cell_len(visible(article.id)) for article in issue.articles), default=0) + 2
    several = len(issue.pages) > 1
    if several and (title := [*_title(issue)]):
        yield from (Text(line, "bold") for line in folded(" · ".join(title), width))
        yield Text()
    begun: dict[int, list[Article]] = {index: [] for index in range(len(issue.pages))}
    for article in issue.articles:
        begun.setdefault(min(article.pages, default=0), []).append(article)
    for index, articles in begun.items():
        if several:
            yield from _page_head(issue, index, width)
        for article in articles:
            names = chain([visible(article.id)], repeat(""))
            for name, line in zip(names, _story(article, issue, width - gutter), strict=False):
                yield _behind((set_cell_size(name, gutter), "dim"), line)
            yield Text()
        if index < len(issue.pages) and issue.pages[index].furniture:
            yield from _furniture(issue, index, width, named=not several)
            yield Text()
    yield from (Text(line, "dim") for line in folded(" · ".join(_summary(issue)), width))


def _title(issue: Issue) -> Iterator[str]:
    """What the front of the newspaper says: its name, its day, its number, its edition."""
    number = f"no. {issue.number}" if issue.number else None
    yield from (str(known) for known in (issue.newspaper, issue.date, number, issue.edition) if known)


def _page_head(issue: Issue, index: int, width: int) -> Iterator[Text]:
    page = issue.pages[index]
    name = " · ".join(filter(None, (_page_name(issue, index), page.section, page.number and page.source)))
    [line] = folded(f"── {name} ──", width, most=1)
    yield Text(line + "─" * (width - cell_len(line)), "cyan")
    if not page.text.strip():
        yield from (Text("(no text)", "dim"), Text())


def _furniture(issue: Issue, index: int, width: int, *, named: bool) -> Iterator[Text]:
    if named:
        yield Text(visible(_page_name(issue, index)), "dim")
    rows = [[(_words(one.role), _ROLE_STYLES[one.role]), (one.text, "")] for one in issue.pages[index].furniture]
    yield from aligned(rows, width, most=1)


def _story(article: Article, issue: Issue, width: int) -> Iterator[Text]:
    head, width = article.headline, max(width, _NARROWEST)
    opening = article.lede or next(iter(article.body), None)
    came_from = f"← {_elsewhere(article.continued_from)}" if article.continued_from else ""
    goes_on = f"→ {_elsewhere(article.continued_on)}" if article.continued_on else ""
    parts = [
        (came_from, "dim"),
        (f"[{article.label}]" if article.label else "", "cyan"),
        (head.kicker.text if head.kicker else "", "dim"),
        (head.main.text, "bold") if head.main else ("" if came_from else "(no headline)", "dim"),
        *((deck.text, "italic") for deck in head.deck),
        (" · ".join(_credits(article)), "dim"),
        (opening.text if opening else "", ""),
        (" · ".join(_whereabouts(article, issue)), "dim"),
        (goes_on, "dim"),
    ]
    yield from (Text(line, style) for text, style in parts if text for line in folded(text, width))
    for sidebar in article.sidebars:
        yield Text()
        for line in _story(sidebar, issue, width - 2):
            yield _behind(("│ ", "dim"), line)


def _behind(margin: Cell, line: Text) -> Text:
    whole = Text.assemble(margin, line)
    whole.rstrip()
    return whole


def _credits(article: Article) -> Iterator[str]:
    if article.dateline:
        yield article.dateline.text
    for role, group in groupby(article.contributors, key=lambda one: one.role):
        names = (f"{one.name} ({one.affiliation})" if one.affiliation else one.name for one in group)
        yield f"{_words(role)} {', '.join(names)}"


def _whereabouts(article: Article, issue: Issue) -> Iterator[str]:
    if len(article.pages) > 1:
        yield " → ".join(_page_name(issue, index) for index in article.pages)
    reasons = dict.fromkeys(_words(reason) for join in article.joins for reason in join.reasons)
    if reasons:
        yield f"joined by {', '.join(reasons)}"
    if article.body:
        yield counted(Counter(_words(piece.role) for piece in article.body))


def _summary(issue: Issue) -> Iterator[str]:
    yield from _title(issue)
    yield "language unknown" if issue.language == "und" else issue.language
    yield counted({"page": len(issue.pages), "article": len(issue.articles)})
    unplaced = sum(piece.role is Role.UNPLACED for page in issue.pages for piece in page.furniture)
    if unplaced:
        yield f"{unplaced} unplaced"


def _elsewhere(jump: Jump) -> str:
    return f"page {jump.page}" if jump.page else "another page"


def _page_name(issue: Issue, index: int) -> str:
    number = issue.pages[index].number
    return f"page {number}" if number else _source_name(issue, index)


def _source_name(issue: Issue, index: int) -> str:
    """Name the file of a page; where it holds several, or is none, the page's place is told too."""
    sources = [page.source for page in issue.pages]
    source = sources[index]
    return source if source and sources.count(source) == 1 else f"{source or 'text'} (page {index + 1})"


def _words(name: str) -> str:
    return name.replace("_", " ")


def counted(counts: Mapping[str, int]) -> str:
    """Say how many there are of each thing: `5 articles, 1 page`."""
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())


def explanation_lines(issue: Issue, width: int | None = None) -> Iterator[Text]:
    """Tell every piece in source order: its lines, its role, the rule that said so, its article, its text.

    Then, for each story that goes over several pages, why its parts were joined.

    Args:
        issue: What was read.
        width: Terminal cells a line may take; None leaves every text whole.
    """
    owners = dict(_owners(issue.articles))
    line_names = _line_names(issue)
    rows = [
        [
            (_line_range(piece.spans, line_names), "dim"),
            (piece.role, _ROLE_STYLES[piece.role]),
            (piece.rule, "dim"),
            (owners.get(piece, ""), "dim"),
            (piece.text, ""),
        ]
        for piece in issue.elements()
    ]
    yield from aligned(rows, width, most=1)
    for article in issue.articles:
        for join in article.joins:
            way = f"{_page_name(issue, join.from_page)} → {_page_name(issue, join.to_page)}"
            yield Text(visible(f"{article.id}: {way}, joined by {', '.join(map(_words, join.reasons))}"), "dim")


def _owners(articles: Iterable[Article]) -> Iterator[tuple[Element, str]]:
    """Pair each leaf with the id of its article; the innermost comes last."""
    for article in articles:
        yield from ((piece, article.id) for piece in article.elements())
        yield from _owners(article.sidebars)


def _line_names(issue: Issue) -> dict[tuple[int, int], str]:
    """Map page and offset of each span's ends to the line: `23`, or `02.md:23` where there are several pages."""
    offsets: dict[int, set[int]] = {}
    for span in (span for piece in issue.elements() for span in piece.spans):
        offsets.setdefault(span.page, set()).update((span.start, span.end - 1))
    names: dict[tuple[int, int], str] = {}
    for page, some in offsets.items():
        ordered = sorted(some)
        for offset, (line, _) in zip(
            ordered, positions(with_plain_line_ends(issue.pages[page].text), ordered), strict=True
        ):
            names[page, offset] = f"{_source_name(issue, page)}:{line}" if len(issue.pages) > 1 else f"{line}"
    return names


def _line_range(spans: Sequence[Span], line_names: Mapping[tuple[int, int], str]) -> str:
    """Name the first and the last line: `23`, `23-25`, `02.md:23-25`, `02.md:68-04.md:3`."""
    if not spans:
        return ""
    first, last = line_names[spans[0].page, spans[0].start], line_names[spans[-1].page, spans[-1].end - 1]
    if spans[0].page == spans[-1].page:
        last = last.rpartition(":")[2]
    return first if first.rpartition(":")[2] == last else f"{first}-{last}"


def diagnostic_lines(issue: Issue, *left_out: str) -> Iterator[Text]:
    """Tell what looked odd, a line each as `file:line:column: severity: message [code]`, then how many.

    Args:
        issue: What was read.
        left_out: Codes that are told elsewhere.
    """
    told = [one for one in issue.diagnostics if one.code not in left_out]
    for one in told:
        place = f"{_source_name(issue, one.page)}:{one.line}:{one.column}"
        yield Text.assemble(
            visible(f"{place}: "),
            (one.severity, _SEVERITY_STYLES[one.severity]),
            visible(f": {one.message} [{one.code}]"),
        )
    if told:
        yield Text(counted(Counter(one.severity for one in told)), "dim")
