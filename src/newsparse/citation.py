"""How an article is cited: one line that names authors, title, newspaper, day and page, in the way of a language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.errors import ArgumentError
from newsparse.model import Article, ContributorRole, Issue
from newsparse.wording import CitationStyle, Wording, filled, is_worded, listed, names_in, wording

_WRITERS = frozenset(
    {
        ContributorRole.REPORTER,
        ContributorRole.TRAINEE_REPORTER,
        ContributorRole.CORRESPONDENT,
        ContributorRole.SPECIAL_CORRESPONDENT,
        ContributorRole.INTERN,
        ContributorRole.AUTHOR,
        ContributorRole.COLUMNIST,
    }
)
_MOST_AUTHORS = 3  # ISO 690:2021 and GB/T 7714-2015 name at most so many
_STOP = "."


def cite(article: Article, issue: Issue, *, language: str | None = None) -> str:
    """Cite an article of an issue: authors, title, newspaper, edition, day, number, pages.

    What the page does not say is left out, and nothing is guessed: no place, no first name, no inverted name.
    Of more than three authors the first three are named. Without writers an agency stands for them; photographers,
    translators and the page's editors do not.

    Args:
        article: What to cite; an article of `issue` or a sidebar of one.
        issue: Where it stands.
        language: BCP 47 tag of the language in whose way to cite; by default that of the article, or else of the
            issue.

    Returns:
        One line of text; an empty one where nothing is known that could be cited.

    Raises:
        ArgumentError: when nothing is known of citing in `language`.
    """
    if language is not None and not (isinstance(language, str) and is_worded(language)):
        raise ArgumentError(
            f"language: nothing is known of citing in {language!r}; leave it out, or give a tag such as 'en'"
        )
    own = article.language if is_worded(article.language) else issue.language
    words = wording(own if language is None else language)
    return _composed(_known_of(article, issue, words), words.citation)


def _known_of(article: Article, issue: Issue, words: Wording) -> dict[str, str]:
    """What is known of an article, by the names that stand for it in the ways of citing; no value is empty."""
    style = words.citation
    main, number = article.headline.main, _one_line(issue.number)
    numbers = printed_pages(article, issue)
    known = {
        "authors": _authors(article, style),
        "title": _quoted(_one_line(main.text if main else ""), style),
        "newspaper": _one_line(issue.newspaper),
        "edition": _one_line(issue.edition),
        "day": words.dated(issue.date) if issue.date else "",
        "iso": issue.date.isoformat() if issue.date else "",
        "bare_number": number,
        "number": filled(words.number, number=number) if number else "",
        "pages": filled(style.pages if numbers[1:] else style.page, pages=style.between_pages.join(numbers))
        if numbers
        else "",
    }
    return {name: value for name, value in known.items() if value}


def printed_pages(article: Article, issue: Issue) -> tuple[str, ...]:
    """The numbers of the pages an article stands on, as far as they are printed, each once."""
    pages = (issue.pages[index] for index in article.pages if index in range(len(issue.pages)))
    return tuple(dict.fromkeys(filter(None, (_one_line(page.number) for page in pages))))


def _authors(article: Article, style: CitationStyle) -> str:
    writers = [one.name for one in article.contributors if one.role in _WRITERS]
    agencies = [one.name for one in article.contributors if one.role is ContributorRole.AGENCY]
    names = [*dict.fromkeys(filter(None, map(_one_line, writers or agencies)))]
    if len(names) <= _MOST_AUTHORS:
        return listed(names, style.authors)
    return filled(style.more_authors, authors=style.authors[0].join(names[:_MOST_AUTHORS]))


def _quoted(title: str, style: CitationStyle) -> str:
    """A title in its marks; marks of the same kind inside it become the others."""
    opening, closing, *inner = style.quotes
    if not title:
        return ""
    if inner and opening.strip() in title and closing.strip() in title:
        title = re.sub(rf"{re.escape(opening.strip())}{_blank(opening)}", inner[0], title)
        title = re.sub(rf"{_blank(closing)}{re.escape(closing.strip())}", inner[1], title)
    return f"{opening}{title}{closing}"


def _blank(mark: str) -> str:
    """A pattern of the blank that stands inside a mark, where it is set with one."""
    return r"\s?" if mark != mark.strip() else ""


def _composed(known: dict[str, str], style: CitationStyle) -> str:
    groups = []
    for group in style.parts:
        told = [_first_told(ways, known) for ways in group]
        groups.append(style.within.join(filter(None, told)))
    text = ""
    for group in filter(None, groups):
        text = _followed(text, style.between) + group if text else group
    return _followed(text, style.end) if text else ""


def _first_told(ways: Sequence[str], known: dict[str, str]) -> str:
    """Tell a part in the first of its ways for which all is known."""
    return next((filled(way, **known) for way in ways if known.keys() >= {*names_in(way)}), "")


def _followed(text: str, mark: str) -> str:
    """A text and the mark after it; a full stop is not set twice."""
    return text.removesuffix(_STOP) + mark if mark.startswith(_STOP) else text + mark


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
