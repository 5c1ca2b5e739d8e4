"""What an article and a page are called where they are listed, and where an article stood in print."""

from __future__ import annotations

from newsparse.citation import printed_pages
from newsparse.markup import one_line
from newsparse.model import Article, Issue
from newsparse.wording import wording

_LONGEST_FALLBACK = 40  # characters of a first paragraph that stand in for a missing headline
_NOTHING = "—"
_BETWEEN = " · "


def title_of(article: Article) -> str:
    """What an article is called: its headline, else what stands round it, else its first words; never empty."""
    head = article.headline
    pieces = [head.main, head.kicker, *head.deck, article.label]
    lines = [one_line(piece.text) for piece in pieces if piece]
    beginnings = [one_line(piece.text) for piece in article.body]
    cut = [f"{line[:_LONGEST_FALLBACK]}…" if line[_LONGEST_FALLBACK:] else line for line in beginnings]
    return next(filter(None, lines + cut), _NOTHING)


def page_label(issue: Issue, index: int) -> str:
    """What a page is called: by its printed number, else by its place among the pages; then its section."""
    section = one_line(issue.pages[index].section or "")
    number = one_line(issue.pages[index].number or "")
    label = wording(issue.language).paged([number]) if number else str(index + 1)
    return _BETWEEN.join(filter(None, (label, section)))


def first_page(article: Article, issue: Issue) -> int | None:
    """Index of the page on which an article begins; None where it stands on no page of the issue."""
    return next((index for index in article.pages if index in range(len(issue.pages))), None)


def sections_of(article: Article, issue: Issue) -> tuple[str, ...]:
    """The sections of the pages an article stands on, each once, on one line."""
    pages = (issue.pages[index] for index in article.pages if index in range(len(issue.pages)))
    return tuple(dict.fromkeys(filter(None, (one_line(page.section or "") for page in pages))))


def whereabouts(article: Article, issue: Issue) -> str:
    """The printed pages an article stood on and their sections, as one says it; no text where none is known."""
    pages = wording(issue.language).paged(printed_pages(article, issue))
    return _BETWEEN.join(filter(None, (pages, *sections_of(article, issue))))
