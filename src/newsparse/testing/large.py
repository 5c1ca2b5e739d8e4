"""What does an issue of very many articles look like? One of made-up words, the same each time, to measure on."""

from __future__ import annotations

import datetime

import attrs

from newsparse.dates import PartialDate
from newsparse.errors import ArgumentError
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Page,
    Role,
    Span,
)
from newsparse.testing.wording import wording

_STORIES_A_PAGE = 8
_PARAGRAPHS = 4  # before the picture, and after it
_SENTENCES = 3  # of a paragraph
_SIDEBAR_EVERY = 10  # stories
_DAY = datetime.date(2026, 4, 13)
_TEXTS_A_PAGE = 1000  # more than are drawn
_SPREAD = 0x9E3779B97F4A7C15  # an odd number: numbers that are near each other give texts that differ all over
_TEXTS = 2**48  # more than any name of a wording stands for


def large_issue(articles: int, language: str = "en") -> Issue:
    """Make an issue of so many stories, eight a page, each of about two thousand characters and each another.

    The same arguments give the same issue. Its leaves own their characters of the pages' text, as in an issue that was
    read; headlines, decks, datelines, bylines, captions and, with every tenth story, a sidebar are among them.

    Args:
        articles: How many.
        language: One that `newsparse.testing` has words of: `en`, `zh-Hans`…

    Raises:
        ArgumentError: when `articles` is below 0.
    """
    if articles < 0:
        raise ArgumentError(f"articles must be 0 or more, not {articles}")
    words = wording(language)
    pages: list[Page] = []
    stories: list[Article] = []
    for first in range(0, articles, _STORIES_A_PAGE):
        sheet = _Sheet(language, len(pages))
        numbers = range(first, min(first + _STORIES_A_PAGE, articles))
        folio = sheet.leaf(Role.FOLIO, f"{words['newspaper'][0]} {len(pages) + 1}")
        stories += [sheet.story(number) for number in numbers]
        pages.append(Page(text="".join(sheet.texts), number=str(len(pages) + 1), language=language, furniture=(folio,)))
    return Issue(
        newspaper=words["newspaper"][0],
        date=_DAY,
        number="8801",
        language=language,
        pages=tuple(pages),
        articles=tuple(stories),
    )


class _Sheet:
    """One page as it fills."""

    def __init__(self, language: str, page: int) -> None:
        self.language = language
        self.words = wording(language)
        self.page = page
        self.drawn = page * _TEXTS_A_PAGE
        self.texts: list[str] = []
        self.length = 0

    def text(self, name: str) -> str:
        """The next text of that name."""
        self.drawn += 1
        return self.words.text(name, self.drawn * _SPREAD % _TEXTS)

    def leaf(self, role: Role, text: str) -> Element:
        """Print a text at the end of the page."""
        start = self.length
        self.texts.append(f"{text}\n\n")
        self.length += len(text) + len("\n\n")
        return Element(role, text, (Span(self.page, start, start + len(text)),), "large_issue")

    def story(self, number: int) -> Article:
        """Print a story, every tenth with a sidebar."""
        ident = f"p{self.page + 1}a{number % _STORIES_A_PAGE + 1}"
        story = self.head_and_body(ident)
        boxed = () if number % _SIDEBAR_EVERY else (self.head_and_body(f"{ident}s1"),)
        return attrs.evolve(story, sidebars=boxed)

    def head_and_body(self, ident: str) -> Article:
        """Print a head, credits, a body with a picture in its midst."""
        head = Headline(
            main=self.leaf(Role.HEADLINE, self.text("headline")),
            deck=(self.leaf(Role.DECK, self.text("deck")),),
        )
        person, place = self.text("person"), self.text("place")
        credits = self.leaf(Role.BYLINE, person), self.leaf(Role.DATELINE, place)
        before = [self.leaf(Role.PARAGRAPH, self.paragraph()) for _ in range(_PARAGRAPHS)]
        caption = self.leaf(Role.CAPTION, self.text("caption"))
        after = [self.leaf(Role.PARAGRAPH, self.paragraph()) for _ in range(_PARAGRAPHS)]
        return Article(
            id=ident,
            language=self.language,
            pages=(self.page,),
            headline=head,
            dateline=Dateline(place=place, date=PartialDate(month=_DAY.month, day=_DAY.day - 1), text=place),
            contributors=(Contributor(name=person, role=ContributorRole.AUTHOR),),
            credits=credits,
            body=(*before, caption, *after),
        )

    def paragraph(self) -> str:
        """A few sentences."""
        return " ".join(self.text("sentence") for _ in range(_SENTENCES))
