"""What newsparse promises of every issue it reads, as checks that raise when a promise is broken.

Nothing of the engine's own bookkeeping is trusted here: characters are counted again, one by one. That each
check can fail is shown in test_promises_can_fail.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import jsonschema

import newsparse
from newsparse import Article, Element, Issue, Role
from newsparse.accounting import check_account
from newsparse.languages import languages, load_profile
from newsparse.model import BODY_ROLES, CREDIT_ROLES, FURNITURE_ROLES
from newsparse.source import pages_of

# Rules that are no rule of a profile: what the engine says by form and neighbourhood.
_ENGINE_RULES = frozenset(
    [
        "unplaced",
        "paragraph",
        "paragraph.closed",
        "paragraph.cut",
        "paragraph.item",
        "paragraph.marked",
        "paragraph.opened",
        "paragraph.short",
        "caption.above_credit",
        "caption.too_long_for_subhead",
        "folio.between",
        "mark.heading",
        "head.marked",
        "head.short",
        "noise",
        "head.wraps",
        "head.capitals",
        "head.closed",
        "head.label_echoed",
        "head.above_main",
        "head.below_main",
        "head.long_clause",
        "cut.closing_mark",
        "cut.open_sentence",
        "cut.lower_case",
        "cut.not_set_in",
        "cut.hyphen",
        "cut.open_word",
        "cut.full_line",
        "cut.over_furniture",
        "article.page_begins",
        "article.credit",
        "article.jump_line",
        "cut.jump",
        "folio.running",
        "article.tail_of_front",
        "story.repeated",
        "article.sidebar",
        "article.summary",
        "verse.short_lines",
        "subhead.nothing_seen",
    ]
)
_HYPHENS = ("-", "\u2010", "\u00ad", "\u00ac", "\u2e17")


class BrokenPromiseError(AssertionError):
    """A promise of newsparse does not hold; the message says which and where."""


def hold(promise: bool, broken: str) -> None:
    """Raise what is broken where the promise does not hold."""
    if not promise:
        raise BrokenPromiseError(broken)


def check_promises(issue: Issue, pages: Sequence[str]) -> None:
    """Hold an issue to everything that can be seen in it and in the text it was read from."""
    check_text_kept(issue, pages)
    check_all_owned(issue)
    check_nothing_invented(issue)
    check_derivable(issue)
    check_traced(issue)
    check_diagnostics(issue)
    check_valid(issue)


def check_text_kept(issue: Issue, pages: Sequence[str]) -> None:
    """The text as given is kept, page by page; form feeds part pages."""
    hold(
        [page.text for page in issue.pages] == [one for text in pages for one in pages_of(text)],
        "a page's text is not the text that was given",
    )


def check_all_owned(issue: Issue) -> None:
    """Every non-blank character of every page is owned by exactly one element."""
    owners: Counter[tuple[int, int]] = Counter()
    for element in issue.elements():
        for span in element.spans:
            length = len(issue.pages[span.page].text)
            hold(0 <= span.start < span.end <= length, f"{element.role} owns nothing, or what is not there: {span}")
            owners.update((span.page, offset) for offset in range(span.start, span.end))
    for index, page in enumerate(issue.pages):
        for offset, character in enumerate(page.text):
            count = owners[index, offset]
            hold(
                count == 1 or (count == 0 and character.isspace()),
                f"page {index + 1}: {count} elements own {character!r} at {offset}",
            )
    check_account(issue)


def check_nothing_invented(issue: Issue) -> None:
    """An element's text is what its spans hold, but for blanks, and for hyphens at line ends."""
    for element in issue.elements():
        printed = [issue.pages[span.page].text[span.start : span.end] for span in element.spans]
        lines = ["".join(line.split()) for text in printed for line in text.splitlines()]
        told = "".join(element.text.split())
        hold(
            _reads(told, [line for line in lines if line]),
            f"{element.role} {element.text!r} is not what its spans hold: {printed!r}",
        )


def _reads(told: str, lines: Sequence[str]) -> bool:
    """Whether the lines, put together, read so: all their characters, but a hyphen that ends a line may be gone."""
    reached = {0}
    for number, line in enumerate(lines, 1):
        endings = [line]
        if line.endswith(_HYPHENS) and number < len(lines):
            endings.append(line[:-1])
        reached = {at + len(one) for at in reached for one in endings if told.startswith(one, at)}
    return len(told) in reached


def check_derivable(issue: Issue) -> None:
    """Each element's text can be derived again from its spans."""
    for element in issue.elements():
        derived = newsparse.text_of(element, issue)
        hold(derived == element.text, f"{element.role} {element.text!r} is derived as {derived!r}")


def check_traced(issue: Issue) -> None:
    """Each element has spans that ascend, and the id of a rule that is known."""
    known = known_rules()
    for element in issue.elements():
        hold(bool(element.spans), f"{element.role} {element.text!r} comes from nowhere")
        places = [place for span in element.spans for place in ((span.page, span.start), (span.page, span.end))]
        hold(places == sorted(places), f"the spans of {element.role} {element.text!r} do not ascend: {places}")
        hold(element.rule in known, f"nobody knows the rule {element.rule!r} of {element.role} {element.text!r}")


@cache
def known_rules() -> frozenset[str]:
    """Ids of all rules: those of the profiles, and the engine's own."""
    profiles = [load_profile(name) for name in ("base", *languages())]
    rules = {rule.id for profile in profiles for rule in profile.rules}
    seen = {name for profile in profiles for name in profile.evidence["article"]}
    weighed = {f"{kind}.{name}" for name in seen for kind in ("article", "subhead")}
    weighed |= {f"standfirst.{name}" for profile in profiles for name in profile.evidence["standfirst"]}
    return frozenset(rules | weighed | _ENGINE_RULES)


def check_diagnostics(issue: Issue) -> None:
    """Each diagnostic has a code, a word for a person, a place that is there; each unplaced piece has one."""
    for one in issue.diagnostics:
        hold(0 <= one.page < len(issue.pages), f"there is no page for {one}")
        hold(bool(one.code and one.message), f"{one!r} says nothing")
        lines = issue.pages[one.page].text.splitlines() or [""]
        hold(1 <= one.line <= len(lines), f"page {one.page + 1} has no line {one.line}: {one}")
        width = len(lines[one.line - 1])
        hold(1 <= one.column <= max(1, width), f"line {one.line} has no column {one.column}: {one}")
    told = {(one.page, one.line, one.column) for one in issue.diagnostics if one.code == "unplaced-text"}
    for element in issue.elements():
        if element.role is Role.UNPLACED:
            hold(_place(element, issue) in told, f"{element.text!r} is set aside without a word")


def _place(element: Element, issue: Issue) -> tuple[int, int, int]:
    """Page, line and column of an element's beginning."""
    span = element.spans[0]
    before = (issue.pages[span.page].text[: span.start] + "|").splitlines()
    return span.page, len(before), len(before[-1])


@cache
def _schema() -> Any:
    text = resources.files("newsparse").joinpath("schema/issue-1.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def check_valid(issue: Issue) -> None:
    """Containers hold the roles they are made for; as data an issue follows the schema and comes back equal."""
    for page in issue.pages:
        hold({one.role for one in page.furniture} <= FURNITURE_ROLES, "what is no furniture stands in furniture")
    for article in _articles(issue.articles):
        hold({one.role for one in article.body} <= BODY_ROLES, f"{article.id}: no body is made of that")
        hold({one.role for one in article.credits} <= CREDIT_ROLES, f"{article.id}: no credits are made of that")
        _check_head(article)
    data = newsparse.to_dict(issue)
    fault = next(_schema().iter_errors(json.loads(json.dumps(data))), None)
    hold(fault is None, f"the JSON breaks its schema: {fault and fault.message}")
    # Not by way of JSON: there, two lone surrogates side by side become one character.
    hold(newsparse.from_dict(data) == issue, "the issue does not come back from its data")


def _articles(articles: Sequence[Article]) -> Iterator[Article]:
    for article in articles:
        yield article
        yield from _articles(article.sidebars)


def _check_head(article: Article) -> None:
    head = article.headline
    places: list[tuple[Element | None, Role]] = [
        (article.label, Role.LABEL),
        (head.kicker, Role.KICKER),
        (head.main, Role.HEADLINE),
        *((deck, Role.DECK) for deck in head.deck),
    ]
    for element, role in places:
        hold(element is None or element.role is role, f"{article.id}: {element!r} stands where a {role} should")


def check_deterministic(pages: Sequence[str], language: str | None = None) -> None:
    """The same text gives the same issue."""
    first, second = (newsparse.parse(*pages, language=language) for _ in range(2))
    hold(first == second, "the same text was read in two ways")


def check_ordered(issue: Issue) -> None:
    """Elements come in source order, articles in the order of their beginnings, ids are not used twice."""
    starts = [(element.spans[0].page, element.spans[0].start) for element in issue.elements()]
    hold(all(one < other for one, other in pairwise(starts)), "elements do not come in source order")
    ids = [article.id for article in _articles(issue.articles)]
    hold(len(ids) == len(set(ids)), f"an id is used twice: {ids}")
