"""How an article is cited: one line that names authors, title, newspaper, day and page, in the way of a language."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from newsparse.errors import ArgumentError
from newsparse.model import Article, ContributorRole, Issue
from newsparse.wording import CitationStyle, Wording, filled, is_worded, listed, names_in, wording

#: What those do who write a story; agencies, photographers, translators and editors are no writers.
WRITERS = frozenset(
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
    return Citer(issue).cite(article, language)


class Citer:
    """Cites many articles of one issue: what they have in common is worked out once a language."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._ways: dict[str, tuple[Wording, dict[str, str], dict[tuple[str, ...], list[str]]]] = {}

    def cite(self, article: Article, language: str | None = None) -> str:
        """Cite an article, in the way of its own language if none is given."""
        tag = language or article.language
        if tag not in self._ways:
            words = wording(tag if is_worded(tag) else self._issue.language)
            self._ways[tag] = words, _known_of(self._issue, words), {}
        words, facts, chosen = self._ways[tag]
        style, main = words.citation, article.headline.main
        numbers = printed_pages(article, self._issue)
        known = facts.copy()
        if authors := _authors(article, style):
            known["authors"] = authors
        if main and (title := _quoted(_one_line(main.text), style)):
            known["title"] = title
        if numbers:
            pattern = style.pages if numbers[1:] else style.page
            known["pages"] = filled(pattern, pages=style.between_pages.join(numbers))
        names = tuple(known)
        if names not in chosen:
            chosen[names] = _chosen(known.keys(), style)
        return _composed(known, chosen[names], style)


def _known_of(issue: Issue, words: Wording) -> dict[str, str]:
    """What is known of an issue, by the names that stand for it in the ways of citing; no value is empty."""
    number = _one_line(issue.number)
    known = {
        "newspaper": _one_line(issue.newspaper),
        "edition": _one_line(issue.edition),
        "day": words.dated(issue.date) if issue.date else "",
        "iso": issue.date.isoformat() if issue.date else "",
        "bare_number": number,
        "number": filled(words.number, number=number) if number else "",
    }
    return {name: value for name, value in known.items() if value}


def printed_pages(article: Article, issue: Issue) -> tuple[str, ...]:
    """The numbers of the pages an article stands on, as far as they are printed, each once."""
    pages = (issue.pages[index] for index in article.pages if index in range(len(issue.pages)))
    return tuple(dict.fromkeys(filter(None, (_one_line(page.number) for page in pages))))


def _authors(article: Article, style: CitationStyle) -> str:
    writers = [one.name for one in article.contributors if one.role in WRITERS]
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


def _chosen(known: Set[str], style: CitationStyle) -> list[str]:
    """Choose for each part the first of its ways for which all is known, those of a group together."""
    groups = [[next((way for way in ways if names_in(way) <= known), "") for ways in group] for group in style.parts]
    return [style.within.join(filter(None, group)) for group in groups if any(group)]


def _composed(known: dict[str, str], groups: Sequence[str], style: CitationStyle) -> str:
    text = ""
    for pattern in groups:
        group = filled(pattern, **known)
        text = _followed(text, style.between) + group if text else group
    return _followed(text, style.end) if text else ""


def _followed(text: str, mark: str) -> str:
    """A text and the mark after it; a full stop is not set twice."""
    return text.removesuffix(_STOP) + mark if mark.startswith(_STOP) else text + mark


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
