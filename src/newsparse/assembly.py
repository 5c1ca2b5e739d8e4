"""One page, from its text to articles: the steps in their order, and the values they yield put together."""

from __future__ import annotations

import gc
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import attrs

from newsparse.accounting import unowned
from newsparse.articles import group
from newsparse.blocks import Block, place_in_page, read_blocks
from newsparse.diagnostics import Diagnostic, Severity
from newsparse.findings import Finding, placed
from newsparse.folios import Edges, read_edges
from newsparse.heads import NO_HEAD, Head, read_head
from newsparse.joining import read_body
from newsparse.languages import load_profile
from newsparse.leftovers import Leftover, blanked, leftovers
from newsparse.model import CREDIT_ROLES, Article, Box, Contributor, ContributorRole, Element, Page, Role, Span
from newsparse.passages import Credit, Passage
from newsparse.profile import UNKNOWN, Profile
from newsparse.recognition import Stretch, main_profile, stretches
from newsparse.roles import SHORT, read_roles
from newsparse.seams import unwrap
from newsparse.sizes import measure
from newsparse.source import with_plain_line_ends
from newsparse.stacks import complete_stacks
from newsparse.stories import Story, is_bare

_SHOWN = 40  # characters of a leftover in a message


@attrs.frozen
class PageReading:
    """What one page holds."""

    #: The page with its furniture.
    page: Page
    #: The articles that begin on it, or come to it from another page.
    articles: tuple[Article, ...]
    #: What its folios, nameplate and masthead say.
    edges: Edges
    #: What looked odd, in source order.
    diagnostics: tuple[Diagnostic, ...]


@attrs.frozen
class _Desk:
    """What every step of assembling a page needs to know, and what it found odd."""

    index: int
    text: str
    profile: Profile
    findings: list[Finding] = attrs.Factory(list)

    def span(self, passage: Passage, first: int, last: int) -> Span:
        """Where the stretch between two offsets of a head's text stands."""
        if first == 0 and last == len(passage.text):
            return Span(self.index, passage.start, passage.end)
        start = place_in_page(passage.block, first, self.text, self.profile.typesetting)
        end = place_in_page(passage.block, last - 1, self.text, self.profile.typesetting) + 1
        return Span(self.index, start, end)

    def note(self, offset: int, code: str, message: str, severity: Severity = Severity.NOTE) -> None:
        """Remember something odd."""
        self.findings.append(Finding(self.index, offset, code, message, severity))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking what is being read.

    A page yields tens of thousands of small values that all live on and form no cycles; walking them again and
    again takes a fifth of the time and grows faster than the text.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_collector_at_rest()
def read_page(index: int, page: Page, profile: Profile | None) -> PageReading:
    """Read one page, its place in the issue `index`: by a profile, or each stretch of it by that of its language.

    What the page already has as furniture, whole lines that a reader or other pages tell of, stays what it is.
    """
    text = blanked(with_plain_line_ends(page.text), _places(page.furniture))
    left = leftovers(text, (profile or load_profile("base")).rules_at["in_page"].rules)
    marks = [one for one in left if one.role is Role.OTHER]
    text = blanked(text, [(one.start, one.end) for one in left if one.role is not Role.CAPTION])
    parts = [Stretch(0, len(text), profile)] if profile else stretches(text)
    findings: list[Finding] = []
    articles: list[Article] = []
    between: list[Passage] = []
    for part in parts:
        desk = _Desk(index, text, part.profile, findings)
        read_before = len(articles)
        for one in group(_passages(part, text, page.boxes, left), part.profile):
            if isinstance(one, Story):
                articles.append(_article(one, f"p{index + 1}a{len(articles) + 1}", desk))
            else:
                between.append(one)
        if len(articles) > read_before and part.profile.language == UNKNOWN:
            unknown = "no profile has this language; form alone was read"
            desk.note(part.start, "language-unknown", unknown, Severity.WARNING)
    desk = _Desk(index, text, main_profile(parts), findings)
    furniture = _furniture_of(between, articles, desk, mixed=len(parts) > 1)
    furniture += [_mark(one, desk) for one in marks]
    furniture = sorted([*page.furniture, *furniture], key=lambda element: element.spans[0].start)
    edges = read_edges(furniture, text, lambda offset: _profile_at(offset, parts))
    _note_page(page, furniture, edges, desk)
    read = attrs.evolve(
        page,
        number=edges.value("number") or page.number,
        section=edges.value("section") or page.section,
        language=desk.profile.language,
        furniture=tuple(furniture),
    )
    return PageReading(read, tuple(articles), edges, tuple(placed(findings, {index: text})))


def _profile_at(offset: int, parts: Sequence[Stretch]) -> Profile:
    """The profile of the part of a page in which an offset lies."""
    return next((part.profile for part in parts if offset < part.end), parts[-1].profile)


def _places(furniture: Iterable[Element]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for element in furniture for span in element.spans]


def _passages(part: Stretch, text: str, boxes: Iterable[Box], left: Sequence[Leftover]) -> list[Passage]:
    """What the blocks of a part of a page are, at their offsets in the page."""
    within = [one for one in left if part.start <= one.start < part.end]
    captions = [one for one in within if one.role is Role.CAPTION]
    bare = blanked(text, [(one.start, one.end) for one in captions])
    blocks = _blocks(bare[part.start : part.end], part.start, part.profile)
    for one in captions:
        blocks += _blocks(one.text, one.start, part.profile)
    blocks.sort(key=lambda block: block.start)
    if boxes:
        measure(blocks, boxes)
    passages = read_roles(text, blocks, part.profile)
    passages = _with_leftovers(passages, within) if within else passages
    complete_stacks(passages, part.profile)
    return passages


def _blocks(text: str, start: int, profile: Profile) -> list[Block]:
    """The blocks of a stretch of a page that begins at an offset."""
    blocks = read_blocks(text, profile)
    if start:
        for block in blocks:
            block.start += start
            block.end += start
            block.mark += start if block.level else 0
    return blocks


def _with_leftovers(passages: Sequence[Passage], left: Sequence[Leftover]) -> list[Passage]:
    """The passages with the rows of tables between them, captions as what they are, and no head of half a sentence."""
    found = []
    for passage in passages:
        block = passage.block
        rules = [one.rule.id for one in left if one.role is Role.CAPTION and one.start <= block.start < one.end]
        if rules and passage.role in (Role.PARAGRAPH, Role.HEADLINE):
            passage = passage.with_role(Role.CAPTION, rules[0])
        elif rules and passage.role not in (Role.CAPTION, Role.CREDIT):
            passage = Passage(block, Role.CAPTION, block.start, block.end, block.text, rules[0])
        found.append(passage)
    for one in left:
        if one.role is Role.TABLE:
            row = Block(one.start, one.end, one.text, close=not one.first, parted_by=one.rule)
            found.append(Passage(row, Role.TABLE, one.start, one.end, one.text, one.rule.id))
    return [*_with_sentences(sorted(found, key=lambda passage: passage.block.start), left)][::-1]


def _with_sentences(passages: Sequence[Passage], left: Sequence[Leftover]) -> Iterator[Passage]:
    """The passages, last first; what looks like a head is text where its sentence goes on below what was left there."""
    starts = [one.start for one in left]
    below: Passage | None = None
    for passage in reversed(passages):
        if passage.rule == SHORT and below is not None and below.text[:1].islower():
            between = bisect(starts, passage.end) < bisect(starts, below.start)
            passage = passage.with_role(Role.PARAGRAPH, "paragraph.short") if between else passage
        if passage.role not in (Role.CAPTION, Role.TABLE):
            below = passage
        yield passage


def _furniture_of(
    between: Iterable[Passage], articles: Iterable[Article], desk: _Desk, *, mixed: bool
) -> list[Element]:
    """What stands between the articles of a page, and what nobody knew, in source order."""
    furniture = [_furniture(passage, desk, mixed=mixed) for passage in between]
    owned = [span for article in articles for leaf in article.elements() for span in leaf.spans]
    owned += [span for leaf in furniture for span in leaf.spans]
    furniture += [
        _leaf(Role.UNPLACED, start, end, unwrap(desk.text[start:end], desk.profile.typesetting), "unplaced", desk)
        for start, end in unowned(desk.text, owned)
    ]
    return furniture


def _article(story: Story, identifier: str, desk: _Desk) -> Article:
    lede = story.body[0].text if story.body else ""
    head = NO_HEAD
    if story.stack:
        bare = len(story.stack) > 1 and is_bare(story)
        head = read_head(story.stack, lede, story.reason, desk.profile, desk.span, bare=bare)
    return Article(
        id=identifier,
        language=desk.profile.language,
        pages=(desk.index,),
        label=head.label,
        headline=head.headline,
        dateline=story.dateline,
        contributors=_contributors(story.credits, desk),
        credits=_credits(story, head, desk),
        body=tuple(read_body(story.body, desk.index, desk.text, desk.profile)),
        sidebars=tuple(
            [_article(sidebar, f"{identifier}s{number}", desk) for number, sidebar in enumerate(story.sidebars, 1)]
        ),
        continued_from=story.continued_from,
        continued_on=story.continued_on,
    )


def _contributors(credits: Sequence[Credit], desk: _Desk) -> tuple[Contributor, ...]:
    contributors, repeated = contributors_of(credits)
    for credit, name in repeated:
        desk.note(credit.start, "repeated-name", f"{name!r} is printed twice and counted once")
    return contributors


def contributors_of(credits: Sequence[Credit]) -> tuple[tuple[Contributor, ...], list[tuple[Credit, str]]]:
    """Each contributor once, and the names that are printed again; an office is that of the authors above it."""
    if any(credit.office for credit in credits):
        credits = _with_offices(credits)
    found: dict[tuple[str, ContributorRole], Contributor] = {}
    repeated = []
    for credit in credits:
        for one in credit.contributors:
            if (one.name, one.role) in found:
                repeated.append((credit, one.name))
            else:
                found[one.name, one.role] = one
    return tuple(found.values()), repeated


def _with_offices(credits: Sequence[Credit]) -> list[Credit]:
    """Give the authors of each byline the office that the next lines name."""
    office = None
    offered = []
    for credit in reversed(credits):
        office = credit.office or office
        offered.append(attrs.evolve(credit, contributors=tuple(_in_office(one, office) for one in credit.contributors)))
    return offered[::-1]


def _in_office(contributor: Contributor, office: ContributorRole | None) -> Contributor:
    if office is None or contributor.role is not ContributorRole.AUTHOR:
        return contributor
    return attrs.evolve(contributor, role=office)


def _credits(story: Story, head: Head, desk: _Desk) -> tuple[Element, ...]:
    """The leaves that tell dateline, contributors and jumps, and all marks, in source order."""
    elements = [
        _leaf(one.role, one.start, one.end, one.text, one.rule, desk)
        for one in story.credits
        if one.role in CREDIT_ROLES
    ]
    elements += head.marks
    elements += [
        _leaf(Role.MARK, block.mark, block.mark + block.level, "#" * block.level, "mark.heading", desk)
        for block in story.marked
    ]
    elements.sort(key=lambda element: element.spans[0].start)
    return tuple(elements)


def _furniture(passage: Passage, desk: _Desk, *, mixed: bool) -> Element:
    """A piece of furniture as printed, heading mark and all; on a mixed page put together as most of it is."""
    block = passage.block
    if not block.level and not mixed:
        return _leaf(passage.role, block.start, block.end, block.text, passage.rule, desk)
    start = block.mark if block.level else block.start
    text = unwrap(desk.text[start : block.end], desk.profile.typesetting)
    return _leaf(passage.role, start, block.end, text, passage.rule, desk)


def _leaf(role: Role, start: int, end: int, text: str, rule: str, desk: _Desk) -> Element:
    return Element(role, text, (Span(desk.index, start, end),), rule)


def _mark(left: Leftover, desk: _Desk) -> Element:
    """A picture, a formula or a tag as furniture."""
    return _leaf(left.role, left.start, left.end, unwrap(left.text, desk.profile.typesetting), left.rule.id, desk)


def _note_page(page: Page, furniture: Sequence[Element], edges: Edges, desk: _Desk) -> None:
    """Note what the page as a whole shows."""
    desk.findings.extend(
        [Finding(desk.index, odd.start, odd.code, odd.message, odd.severity) for odd in edges.oddities]
    )
    if not page.text or page.text.isspace():
        desk.note(0, "page-empty", "the page has no text")
    for piece in furniture:
        if piece.role is Role.UNPLACED:
            shown = ascii(piece.text[:_SHOWN])
            desk.note(piece.spans[0].start, "unplaced-text", f"no rule knows {shown}; kept aside", Severity.WARNING)
