"""How does an issue look as the raw text of its pages? Printed in the conventions of its language."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, TypeVar

import attrs

from newsparse.errors import ArgumentError
from newsparse.languages import find_profile
from newsparse.model import Article, Contributor, ContributorRole, Element, Issue, Jump, Role, Span
from newsparse.profile import Profile
from newsparse.testing.lines import cut, parted, wrapped
from newsparse.testing.templates import byline_forms, dateline_forms, dispatch_forms, jump_forms

_Form = TypeVar("_Form")

#: What parts pieces where there is a choice: blank lines between all of them; indents, and blank lines round all but
#: paragraphs; indents alone.
PARTINGS = ("blank", "indent", "close")

_MARKS = {
    Role.LABEL: "## ",
    Role.KICKER: "## ",
    Role.HEADLINE: "## ",
    Role.DECK: "## ",
    Role.JUMP_HEAD: "## ",
    Role.SUBHEAD: "### ",
}
#: What stands right under one another where nothing is parted by blank lines.
_IN_COLUMN = frozenset({*_MARKS, Role.PARAGRAPH, Role.BYLINE, Role.JUMP_LINE})
_SET_IN = {Role.PARAGRAPH: "indent", Role.SUBHEAD: "subhead_indent"}
_WRAPPED = (Role.PARAGRAPH, Role.CAPTION, Role.EDITORS_NOTE, Role.NOTICE, Role.LIST_ITEM, Role.PULL_QUOTE)

#: Where a sentence ends within a text, and no abbreviation does.
_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{4}([.?!…])[\"”’»]?\s")


def typeset(
    issue: Issue,
    *,
    width: int | None = None,
    marks: bool = True,
    parting: str = "blank",
    hyphens: bool = True,
    line_rules: bool = True,
    profile: Profile | None = None,
    choose: Callable[[Sequence[Any]], Any] | None = None,
) -> tuple[str, ...]:
    """Print an issue as the raw text of its pages, as OCR would read them.

    Leaves are printed in the order of their spans, each on the pages that its spans name; of a leaf with several
    spans, each prints its share, after the end of a column or on another page. Leaves without spans stand in the order
    of the model on the first page of their article. Datelines, contributors and jumps are printed from their values, in
    the forms of the profile's `[typeset]`; `Article.credits` are not looked at.

    Args:
        issue: What to print.
        width: Characters of a column, full-width ones count one, after which its text is broken; None for text in lines
            of any length.
        marks: Whether heads have heading marks, as layout models write them.
        parting: What parts pieces: `blank` lines between all of them; `indent`s of paragraphs, and blank lines round
            all else; or `close`, indents alone.
        hyphens: Whether words are broken at the end of a line, in languages that have a hyphen.
        line_rules: Whether a mark that no line begins with stays on the line above, and one that none ends with goes to
            the line below.
        profile: The language's or the newspaper's conventions; those of the issue's language where it is left out.
        choose: Chooses where the language prints a thing in several forms; the first where it is left out.

    Returns:
        The text of each page.

    Raises:
        ArgumentError: for a language without a profile; where it has no form for what a dateline, a byline or a jump
            says.
    """
    profile = profile or find_profile(issue.language)
    return tuple(_pages(issue, _Press(profile, width, marks, parting, hyphens, line_rules, choose or _first)))


def _pages(issue: Issue, press: _Press) -> Iterator[str]:
    """The text of each page."""
    pieces: list[_Piece] = []
    for index, page in enumerate(issue.pages):
        pieces += [piece for leaf in page.furniture for piece in _pieces(leaf, index, press)]
    for article in issue.articles:
        pieces += _article(article, issue, press)
    pieces.sort(key=lambda piece: piece.place)
    for index in range(len(issue.pages)):
        yield "".join(press.page([piece for piece in pieces if piece.page == index]))


def _first(forms: Sequence[_Form]) -> _Form:
    return forms[0]


@attrs.define
class _Text:
    """A text that is printed in one piece or, where columns or pages end in it, in several."""

    role: Role
    text: str
    #: How long its shares are to be, in any measure.
    lengths: Sequence[int] = (1,)
    #: How many of its characters are credits that open it, and that close it.
    opening: int = 0
    closing: int = 0


@attrs.frozen
class _Piece:
    """What stands by itself on a page: a text, or its share."""

    #: Index of the page.
    page: int
    #: Where on it, by the first character of a leaf; what comes before or after a leaf is -1 or 1 beside it.
    place: tuple[int, int]
    text: _Text
    #: Which share.
    share: int = 0


@attrs.frozen
class _Press:
    """How pages are printed."""

    profile: Profile
    width: int | None
    marks: bool
    parting: str
    hyphens: bool
    line_rules: bool
    choose: Callable[[Sequence[Any]], Any]
    #: Places for leaves that have no spans, in the order of the model.
    places: Iterator[int] = attrs.field(factory=itertools.count)

    def page(self, pieces: Sequence[_Piece]) -> Iterator[str]:
        """The lines of a page, and what parts its pieces."""
        above: _Piece | None = None
        for piece in pieces:
            lines = self._shares(piece.text)[piece.share]
            if lines and above is not None and self._parted(above, piece):
                yield "\n"
            yield from (f"{line}\n" for line in lines)
            above = piece if lines else above

    def _parted(self, above: _Piece, piece: _Piece) -> bool:
        """Whether a blank line stands between two pieces."""
        roles = above.text.role, piece.text.role
        if self.parting == "blank" or piece.share or not _IN_COLUMN.issuperset(roles):
            return True
        return self.parting == "indent" and roles != (Role.PARAGRAPH, Role.PARAGRAPH)

    def _shares(self, text: _Text) -> list[list[str]]:
        """The lines of each share of a text; columns end with whole lines."""
        before = _MARKS[text.role] if self.marks and text.role in _MARKS else ""
        if not before and text.role in _SET_IN and self.parting != "blank":
            before = self.profile.typeset[_SET_IN[text.role]]
        if self.width is None or text.role not in _WRAPPED:
            whole = (before + text.text).split("\n")
            first, *rest = cut(text.text, text.lengths, self.profile)
            shares = [[before + first], *([share] for share in rest)]
        else:
            options = {"hyphens": self.hyphens, "line_rules": self.line_rules}
            whole = list(wrapped(before + text.text, self.width, self.profile, **options))
            # A line by itself between blank lines would be a head.
            shares = parted(whole, text.lengths, least=2 if self.parting == "blank" else 1)
        return shares if len(shares) > 1 and self._is_told(text, shares) else [whole, *[[] for _ in shares[1:]]]

    def _is_told(self, text: _Text, shares: Sequence[Sequence[str]]) -> bool:
        """Whether a column may end there: where nobody could tell that it does, and within credits, none does."""
        first, last = "".join(shares[0]).strip(), "".join(shares[-1]).strip()
        if len(first) <= text.opening or len(last) <= text.closing:
            return False
        if self.parting != "blank":  # what goes on is not set in; neither are answers in an interview
            return not any(self.profile.ends_sentence("".join(share).rstrip(";；…")) for share in shares[:-1])
        holds_sentence = not self.profile.sentence_ends.isdisjoint(first[:-1].replace("：", "").replace(".", ""))
        if self.profile.typesetting.spaces:  # questions stand in heads too: Why wait? Council Votes
            ends = _SENTENCE_END.findall(" ".join(shares[0]))
            holds_sentence = holds_sentence and "." in ends and len(ends) > 1
        if len(first) <= self.profile.longest_plain_head and (self.width is None or not holds_sentence):
            return False  # by itself it would be a head
        if last[0].isupper() and self._is_signed(" ".join(shares[0])):
            return False  # a name that a sentence begins with would sign what stands above it
        return not any(self.profile.ends_sentence("".join(share)) for share in shares[:-1])

    def _is_signed(self, text: str) -> bool:
        """Whether a text ends with names by themselves, as one does under which a picture's credit is run in."""
        found = [rule.pattern.search(text) for rule in self.profile.rules_at["closing"].closing(text[-1]) if rule.bare]
        return any(one is not None and "names" in one.groupdict() for one in found)


def _pieces(leaf: Element, page: int, press: _Press) -> list[_Piece]:
    """The shares of a leaf on the pages; all of it on one where it has no spans."""
    spans = leaf.spans or (Span(page, next(press.places), 0),)
    text = _Text(leaf.role, leaf.text, [span.end - span.start for span in spans])
    return [_Piece(span.page, (span.start, 0), text, share) for share, span in enumerate(spans)]


def _article(article: Article, issue: Issue, press: _Press) -> list[_Piece]:
    """The pieces of an article in order, what its values tell among them."""
    head = article.headline
    heads = [one for one in (article.label, head.kicker, head.main, *head.deck) if one is not None]
    page = article.pages[0] if article.pages else 0
    stack = [piece for leaf in heads for piece in _pieces(leaf, page, press)]
    body = [piece for leaf in article.body for piece in _pieces(leaf, page, press)]
    body.sort(key=lambda piece: (piece.page, piece.place))
    lines = _credits(article, body, press)
    parts = [list(part) for _, part in groupby(body, lambda piece: piece.page)]
    for before, after in pairwise(parts):
        lines += _jump(before[-1], Jump(page=issue.pages[after[0].page].number), "jump_on", press)
        lines += _jump(after[0], Jump(page=issue.pages[before[0].page].number), "jump_from", press)
    if article.continued_from:
        lines += _jump(parts[0][0], article.continued_from, "jump_from", press)
    if article.continued_on:
        lines += _jump(parts[-1][-1], article.continued_on, "jump_on", press)
    again = [piece for leaf in article.credits if leaf.role is Role.JUMP_HEAD for piece in _pieces(leaf, page, press)]
    sidebars = [piece for sidebar in article.sidebars for piece in _article(sidebar, issue, press)]
    return [*stack, *lines, *body, *again, *sidebars]


def _credits(article: Article, body: Sequence[_Piece], press: _Press) -> list[_Piece]:
    """Run dateline and byline into the text, or return the byline as a line under the heads."""
    profile, dateline, below = press.profile, article.dateline, body[0]
    texts = [piece.text for piece in body if piece.text.role is Role.PARAGRAPH]
    people = [one for one in article.contributors if not _made_pictures(one, article)]
    if not people:
        if dateline:
            _run_in(texts[0], opening=press.choose(_known(dateline_forms(dateline, profile), dateline)))
        return []
    openings = dateline_forms(dateline, profile) if dateline else [""]
    forms = [("", one, "") for one in (dispatch_forms(dateline, people, profile) if dateline else ())]
    forms += [(line, one, "") for line in byline_forms(people, "byline", profile) for one in openings]
    if dateline:
        forms += [
            ("", one + inside, "") for inside in byline_forms(people, "byline_in_text", profile) for one in openings
        ]
    if not (dateline and profile.contributors.agency.fullmatch(dateline.source or "")):
        # What an agency sent is signed by nobody at its end.
        forms += [("", one, end) for end in byline_forms(people, "byline_at_end", profile) for one in openings]
    line, opening, closing = press.choose(_known(forms, (dateline, people)))
    _run_in(texts[0], opening=opening)
    _run_in(texts[-1], closing=closing)
    return [_Piece(below.page, (below.place[0], -1), _Text(Role.BYLINE, line))] if line else []


def _jump(piece: _Piece, jump: Jump, kind: str, press: _Press) -> list[_Piece]:
    """Run a jump line into the text that it stands beside, or return it as a line of its own."""
    inside = "jump_on_at_end" if kind == "jump_on" else "jump_from_in_text"
    lines = [(kind, form) for form in jump_forms(jump, kind, press.profile)]
    # Of a paragraph that goes on elsewhere, the share beside the jump is not its beginning, or its end.
    beside = len(piece.text.lengths) - 1 if kind == "jump_on" else 0
    if piece.text.role is Role.PARAGRAPH and piece.share == beside:
        lines += [(inside, form) for form in jump_forms(jump, inside, press.profile)]
    place, line = press.choose(_known(lines, jump))
    if place != inside:
        side = 1 if kind == "jump_on" else -1
        return [_Piece(piece.page, (piece.place[0], side), _Text(Role.JUMP_LINE, line))]
    _run_in(piece.text, **{"closing" if kind == "jump_on" else "opening": line})
    return []


def _run_in(text: _Text, *, opening: str = "", closing: str = "") -> None:
    """Print credits in one line with a text."""
    text.text = opening + text.text + closing
    text.opening += len(opening)
    text.closing += len(closing)


def _made_pictures(contributor: Contributor, article: Article) -> bool:
    """Whether the credit of a picture names a contributor, so that the byline does not."""
    if contributor.role is not ContributorRole.PHOTOGRAPHER:
        return False
    return any(contributor.name in leaf.text for leaf in article.body if leaf.role is Role.CREDIT)


def _known(forms: Sequence[_Form], value: object) -> Sequence[_Form]:
    """The forms, which there must be.

    Raises:
        ArgumentError: where the language has none for such a value.
    """
    if not forms:
        raise ArgumentError(f"issue: no template of the profile's [typeset] prints all of {value!r} and no more")
    return forms
