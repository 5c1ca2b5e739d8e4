"""What newsparse returns: an issue of a newspaper, its pages, its articles and every piece of their text.

All classes are frozen values. *Leaves* (`Element`) own the characters of a page; everything else is a container
that says what the leaves mean. Positions are code points of the page's text as it was given, half-open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum

import attrs

from newsparse.capsules import arrow_stream
from newsparse.dates import PartialDate
from newsparse.diagnostics import Diagnostic


class Role(StrEnum):
    """What a piece of text is on its page; the trade's terms."""

    __hash__ = str.__hash__  # equal strings hash alike, and at once

    LABEL = "label"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    DATELINE = "dateline"
    BYLINE = "byline"
    JUMP_LINE = "jump_line"
    JUMP_HEAD = "jump_head"
    MARK = "mark"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    PULL_QUOTE = "pull_quote"
    EDITORS_NOTE = "editors_note"
    LIST_ITEM = "list_item"
    TABLE = "table"
    VERSE = "verse"
    NAMEPLATE = "nameplate"
    MASTHEAD = "masthead"
    FOLIO = "folio"
    TEASER = "teaser"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    INDEX = "index"
    OTHER = "other"
    UNPLACED = "unplaced"


#: Roles of the pieces that an article's body is made of.
BODY_ROLES = frozenset(
    {
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.CAPTION,
        Role.CREDIT,
        Role.PULL_QUOTE,
        Role.EDITORS_NOTE,
        Role.LIST_ITEM,
        Role.TABLE,
        Role.VERSE,
    }
)
#: Roles of what is told elsewhere in an article as a value: its dateline, contributors, jumps; and what only shows
#: where it goes on: heading marks, the head printed over its second part.
CREDIT_ROLES = frozenset({Role.DATELINE, Role.BYLINE, Role.JUMP_LINE, Role.JUMP_HEAD, Role.MARK})
#: Roles of what stands on a page between its stories.
FURNITURE_ROLES = frozenset(
    {
        Role.NAMEPLATE,
        Role.MASTHEAD,
        Role.FOLIO,
        Role.TEASER,
        Role.NOTICE,
        Role.ADVERTISEMENT,
        Role.INDEX,
        Role.OTHER,
        Role.UNPLACED,
    }
)


class ContributorRole(StrEnum):
    """What a contributor did for the story, as the page says it."""

    REPORTER = "reporter"
    TRAINEE_REPORTER = "trainee_reporter"
    CORRESPONDENT = "correspondent"
    SPECIAL_CORRESPONDENT = "special_correspondent"
    INTERN = "intern"
    AUTHOR = "author"
    COLUMNIST = "columnist"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    PHOTOGRAPHER = "photographer"
    ILLUSTRATOR = "illustrator"
    AGENCY = "agency"


@attrs.frozen
class Span:
    """A stretch of a page's text: code points of the text as given, half-open."""

    #: Index of the page in `Issue.pages`, from 0.
    page: int
    #: Offset of the first code point.
    start: int
    #: Offset after the last code point.
    end: int


@attrs.frozen
class Element:
    """A leaf: a piece of text with the one role it has, where it stands and which rule said so.

    `text` is what a reader reads: lines and column cuts inside it are put together again. It can be derived
    again from the spans with `newsparse.text_of`.
    """

    #: What the piece is.
    role: Role
    #: Its text, put together over line ends and cuts.
    text: str
    #: Where it stands, in reading order; no two elements of an issue share a code point.
    spans: tuple[Span, ...]
    #: Id of the rule that named it, as `newsparse explain` shows it.
    rule: str

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Headline:
    """The head of an article with what stands over and under it."""

    #: The small line above the head, which reads on into it.
    kicker: Element | None = None
    #: The head itself.
    main: Element | None = None
    #: Smaller heads below, in order.
    deck: tuple[Element, ...] = ()

    def __str__(self) -> str:
        return self.main.text if self.main else ""


@attrs.frozen(kw_only=True)
class Dateline:
    """What opens a story before its first sentence: who sends it, from where, of what day."""

    #: The paper's or agency's word: 本报, 新华社, AP.
    source: str | None = None
    #: The place as printed; several places are one string.
    place: str | None = None
    #: The day as far as it is known.
    date: PartialDate | None = None
    #: The kind of dispatch: 讯, 综合讯, 电.
    kind: str | None = None
    #: The dateline as printed.
    text: str


@attrs.frozen(kw_only=True)
class Contributor:
    """One named person or body that made the story."""

    #: The name as printed, padding taken out.
    name: str
    #: What they did.
    role: ContributorRole
    #: The paper, agency or office they belong to, where it is printed with the name.
    affiliation: str | None = None


@attrs.frozen(kw_only=True)
class Jump:
    """Where a story goes on, or where it came from."""

    #: Number of the other page as printed, in plain digits; None where the line names none.
    page: str | None = None


@attrs.frozen(kw_only=True)
class Join:
    """Two parts of a story, on different pages, that were put together, and why."""

    #: Index into `Issue.pages` of the page on which the first part ends.
    from_page: int
    #: Index of the page on which the second begins.
    to_page: int
    #: What spoke for it, most trusted first: `page_number`, `direction`, `sentence`, `head`, `topic`.
    reasons: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Article:
    """One story: its head, its credits, its body and what is boxed beside it."""

    #: Stable within the issue: `p1a2` is the second article that begins on the first page given.
    id: str
    #: BCP 47 tag of the language its rules come from; `und` where none was recognised.
    language: str
    #: Indexes into `Issue.pages` of the pages it stands on, ascending.
    pages: tuple[int, ...]
    #: The standing line of a column or campaign.
    label: Element | None = None
    #: Its head; empty where the page prints none.
    headline: Headline = Headline()
    #: What opens the story.
    dateline: Dateline | None = None
    #: Who made it, each once, in the order of printing.
    contributors: tuple[Contributor, ...] = ()
    #: The leaves that tell dateline, contributors and jumps, the heads over its later parts and the heading marks, in
    #: source order.
    credits: tuple[Element, ...] = ()
    #: Its paragraphs, subheads, captions…, in reading order.
    body: tuple[Element, ...] = ()
    #: Boxed companions with a head of their own.
    sidebars: tuple[Article, ...] = ()
    #: The page it came from, where the part before is not in the issue or was not found.
    continued_from: Jump | None = None
    #: The page it goes on, where the rest is not in the issue or was not found.
    continued_on: Jump | None = None
    #: Where its parts were put together, in reading order.
    joins: tuple[Join, ...] = ()

    @property
    def lede(self) -> Element | None:
        """The first paragraph."""
        return next((piece for piece in self.body if piece.role is Role.PARAGRAPH), None)

    @property
    def figures(self) -> tuple[Element, ...]:
        """The captions and picture credits of its body."""
        return tuple(piece for piece in self.body if piece.role in (Role.CAPTION, Role.CREDIT))

    @property
    def text(self) -> str:
        """Its body as plain text, pieces parted by a blank line; sidebars are left out."""
        return "\n\n".join(piece.text for piece in self.body)

    @property
    def authors(self) -> tuple[str, ...]:
        """Names of the people among its contributors: all but agencies."""
        return tuple(one.name for one in self.contributors if one.role is not ContributorRole.AGENCY)

    def elements(self) -> Iterator[Element]:
        """Walk its leaves and those of its sidebars: head, credits, body, sidebars."""
        head = self.headline
        for one in (self.label, head.kicker, head.main, *head.deck, *self.credits, *self.body):
            if one is not None:
                yield one
        for sidebar in self.sidebars:
            yield from sidebar.elements()


@attrs.frozen
class Box:
    """Where a stretch of a page's text stands on the printed page, as an OCR engine or a layout model measured it."""

    #: Offset of its first code point in the page's text.
    start: int
    #: Offset after its last.
    end: int
    #: Left edge, in the units of the file it was read from, from the left edge of the page.
    left: float
    #: Upper edge, from the upper edge of the page.
    top: float
    #: Right edge.
    right: float
    #: Lower edge.
    bottom: float


@attrs.frozen(kw_only=True)
class Page:
    """One page as it was given, with what is on it besides stories."""

    #: The text as given, untouched: all spans count in it.
    text: str
    #: The page number as a folio prints it.
    number: str | None = None
    #: BCP 47 tag of the language whose rules read it; `und` where none was recognised.
    language: str = "und"
    #: Name of the section, where a folio prints it.
    section: str | None = None
    #: The editors of the page, where it names them.
    editors: tuple[Contributor, ...] = ()
    #: Name of the file it was read from; None for a string.
    source: str | None = None
    #: Folios, notices and the like, and what no rule knew (`unplaced`), in source order.
    furniture: tuple[Element, ...] = ()
    #: Where its words or lines stand on the printed page, by their offsets, where the file tells it.
    boxes: tuple[Box, ...] = ()


@attrs.frozen(kw_only=True)
class Issue:
    """What was read: pages and the articles on them."""

    #: Name of the newspaper, where it is known.
    newspaper: str | None = None
    #: The day of the issue, as the caller gave it or a folio prints it.
    date: datetime.date | None = None
    #: The number of the issue as printed, in plain digits: 25000 of 第25000期, 88 of No. 88.
    number: str | None = None
    #: The edition, as printed: 朝刊, Late City Edition.
    edition: str | None = None
    #: BCP 47 tag of the main language; `und` where none was recognised.
    language: str = "und"
    #: The pages in the order given.
    pages: tuple[Page, ...] = ()
    #: The articles in the order of their beginnings.
    articles: tuple[Article, ...] = ()
    #: What looked odd, in the order of the pages.
    diagnostics: tuple[Diagnostic, ...] = ()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the articles, a row each, to whatever reads Arrow: `polars.DataFrame(issue)`, `pyarrow.table(issue)`.

        Raises:
            ArgumentError: when pyarrow, the extra `arrow`, is not installed.
        """
        return arrow_stream(self, requested_schema)

    def elements(self) -> Iterator[Element]:
        """Walk all leaves in source order; together they own every non-blank character of every page."""
        leaves = [leaf for article in self.articles for leaf in article.elements()]
        leaves += [leaf for page in self.pages for leaf in page.furniture]
        yield from sorted(leaves, key=_place)


def _place(element: Element) -> tuple[int, int]:
    return (element.spans[0].page, element.spans[0].start) if element.spans else (-1, -1)
