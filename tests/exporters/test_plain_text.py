"""The exporter of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_reading import day_of, jump_of, undone
from test_markdown import in_language

from newsparse.exporters.text import TEXT
from newsparse.exporting import render
from newsparse.model import Article, Contributor, ContributorRole, Dateline, Issue, Page, Role
from newsparse.testing import ExporterContract, issues, without
from newsparse.wording import Wording, wording
from stories import HOSTILE, SOME_ISSUES, an_issue, every_kind, hostile_issue, leaf, story

RULE = "=" * 72
FORMS = {
    r"-- (.*) --": Role.SUBHEAD,
    r"\[(.*)\]": Role.CAPTION,
    r"\((.*)\)": Role.CREDIT,
    r"> (.*)": Role.PULL_QUOTE,
    r"\* (.*)": Role.EDITORS_NOTE,
    r"- (.*)": Role.LIST_ITEM,
    r"    (.*)": Role.VERSE,
    r"  (.*)": Role.TABLE,
    r"(.*)": Role.PARAGRAPH,
}
ORDINARY = st.lists(
    st.sampled_from(["quay", "bridge", "Ann", "桥", "通车", "12", "O’Hara", "été"]), min_size=1, max_size=4
)


def read_back(text: str, language: str) -> Issue:
    """The issue that a text of ordinary words tells of."""
    words = wording(language)
    front, *articles = re.split(rf"\n\n{RULE}(?:\n\n|\n$)", text)
    name, _, line = front.strip("\n").partition("\n")
    found = Issue(newspaper=None if name == words.newspaper else name)
    for fact in filter(None, line.split(" · ")):
        if re.fullmatch(r"\w+, .* [0-9]+", fact):
            found = attrs.evolve(found, date=day_of(fact, words))
        elif fact.startswith(words.number.split("{")[0]) and found.number is None:
            found = attrs.evolve(found, number=undone(words.number, fact)["number"])
        else:
            found = attrs.evolve(found, edition=fact)
    return attrs.evolve(found, articles=tuple(article_of(one.removesuffix("\n"), words) for one in articles))


def article_of(text: str, words: Wording) -> Article:
    """The article that blocks tell of."""
    found = Article(id="", language="und", pages=())
    for at, block in enumerate(text.split("\n\n") if text else []):
        lines = block.split("\n")
        if at == 0 and any({*line} == {"-"} for line in lines):
            found = with_head(found, lines)
        elif lines[0].startswith("· "):
            found = with_facts(found, [line[2:] for line in lines], words)
        elif lines[0].startswith("|"):
            aside = article_of("\n".join(line[2:] for line in lines), words)
            found = attrs.evolve(found, sidebars=(*found.sidebars, aside))
        else:
            found = with_pieces(found, lines)
    return found


def with_head(one: Article, lines: list[str]) -> Article:
    head = one.headline
    for line in lines:
        if line.startswith("["):
            one = attrs.evolve(one, label=leaf(Role.LABEL, line[1:-1]))
        elif line.startswith("/ "):
            head = attrs.evolve(head, kicker=leaf(Role.KICKER, line[2:]))
        elif line.startswith("— "):
            head = attrs.evolve(head, deck=(*head.deck, leaf(Role.DECK, line[2:])))
        elif {*line} != {"-"}:
            head = attrs.evolve(head, main=leaf(Role.HEADLINE, line))
    return attrs.evolve(one, headline=head)


def with_facts(one: Article, facts: list[str], words: Wording) -> Article:
    for fact in facts:
        came = jump_of(fact, words.came_from, words.came_from_unknown)
        on = jump_of(fact, words.goes_on, words.goes_on_unknown)
        if came or on:
            one = attrs.evolve(one, continued_from=came or one.continued_from, continued_on=on or one.continued_on)
        elif not fact.startswith(words.page.split("{")[0]) and not fact.startswith(words.pages.split("{")[0]):
            one = attrs.evolve(one, contributors=tuple(people(fact, words)))
    return one


def people(line: str, words: Wording) -> Iterator[Contributor]:
    """Those whom a line names."""
    between = "|".join(map(re.escape, words.listing))
    for run in line.split(words.between_credits):
        patterns = sorted(set(words.roles.values()), key=len, reverse=True)
        names = next(run[len(before) :] for before in (one.split("{")[0] for one in patterns) if run.startswith(before))
        for name in re.split(between, names):
            found = re.fullmatch(r"(.*?)(?: \((.*)\))?", name)
            assert found
            yield Contributor(name=found[1], role=ContributorRole.AUTHOR, affiliation=found[2])


def with_pieces(one: Article, lines: list[str]) -> Article:
    form, role = next((form, role) for form, role in FORMS.items() if re.fullmatch(form, lines[0]))
    texts = [re.fullmatch(form, line) for line in lines]
    found = [text[1] for text in texts if text]
    if role in (Role.VERSE, Role.TABLE):
        found = ["\n".join(found)]
    dateline, gap, rest = found[0].partition("  ")
    if role is Role.PARAGRAPH and gap:
        one, found = attrs.evolve(one, dateline=Dateline(text=dateline)), [rest]
    return attrs.evolve(one, body=(*one.body, *(leaf(role, text) for text in found)))


class TestText(ExporterContract):
    """Plain text keeps the promises of all exporters."""

    exporter = TEXT
    streams = True
    examples = 20
    stories = 800


def ordinary(article: Article) -> Article:
    """An article whose first pieces and people are such that a text can tell them."""
    return attrs.evolve(
        article,
        dateline=None,
        headline=attrs.evolve(article.headline, main=leaf(Role.HEADLINE, "Bridge opens")),
        contributors=article.contributors[:1],
        sidebars=tuple(map(ordinary, article.sidebars)),
    )


@SOME_ISSUES
@given(issues(ORDINARY.map(" ".join)))
def test_loses_only_what_it_says(issue: Issue) -> None:
    """A text of ordinary words reads back: the layout that is documented tells each piece from the others."""
    issue = in_language(attrs.evolve(issue, articles=tuple(map(ordinary, issue.articles)), pages=()), "en")
    assert read_back(render(TEXT, issue).decode("utf-8"), "en") == without(issue, TEXT.leaves_out)


def test_every_kind_reads_back() -> None:
    """Each kind of piece has a form of its own; of a table in pipes the rows are told."""
    article = every_kind()
    issue = an_issue(article)
    told = "| Toll | Crowns |\n| Car | 20 |"
    body = (leaf(Role.TABLE, told) if piece.text.startswith("| Toll") else piece for piece in article.body)
    expected = attrs.evolve(issue, articles=(attrs.evolve(article, body=tuple(body)),))
    assert read_back(render(TEXT, issue).decode("utf-8"), "en") == without(expected, TEXT.leaves_out)


def test_is_laid_out_as_the_documentation_says() -> None:
    """Head, facts, body, a companion behind a bar."""
    article = every_kind()
    article = attrs.evolve(article, contributors=article.contributors[:4])
    assert (
        render(TEXT, an_issue(article)).decode("utf-8")
        == f"""\
The Quay
Monday, 13 April 2026 · No. 88 · Late City Edition

{RULE}

[Harbour]
/ After ten years:
Bridge opens
------------
— First cars cross
— Toll set

· By Ann Lee (AP) and Bo van Ek · AP (The Wire) · Photographs by Cy Dahl
· Pages A1 and A4 · News · Harbour
· Continued from page 1, which was not found.

* A word before.

OSLO, April 12 (AP) —  It is open.

-- At last --

Cars crossed.

[The bridge.]

(Photo: Cy Dahl)

> “It is wide.”

- one
- two

  | Toll | Crowns |
  | Car | 20 |

  Car   20
  Lorry 40

    O bridge
    so wide
{"    "}
    O bridge
    so long

· Continued on page 7, which was not found.

| [Box]
| In brief
| --------
|
| Short.
"""
    )


def test_heads_are_underlined_as_wide_as_they_are() -> None:
    """Wide signs take two columns; no line is longer than that between the stories."""
    lines = (
        render(TEXT, Issue(language="zh", articles=(story("大桥通车2座", pages=()), story("x" * 99))))
        .decode()
        .split("\n")
    )
    assert lines == ["报纸", "", RULE, "", "大桥通车2座", "-" * 11, "", RULE, "", "x" * 99, "-" * 72, ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_piece_stays_on_its_line(text: str) -> None:
    """No text makes a line of its own, and what is no text is U+FFFD."""
    issue = an_issue(story(None, pages=(), body=(leaf(Role.PARAGRAPH, f"a{text}\u2028b"),)))
    written = render(TEXT, issue).decode("utf-8")
    assert len(written.splitlines()) == 6
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", render(TEXT, hostile_issue()).decode("utf-8"))


def test_a_dateline_alone_is_told() -> None:
    """A dateline that no paragraph takes up stands among the facts; an empty first paragraph takes it."""
    dateline = Dateline(text="OSLO")
    assert render(TEXT, Issue(articles=(story(None, dateline=dateline),))).endswith("\n\n· OSLO\n".encode())
    opened = story(None, dateline=dateline, body=(leaf(Role.PARAGRAPH, ""),))
    assert render(TEXT, Issue(articles=(opened,))).endswith(b"\n\nOSLO\n")


def test_what_is_left_out_changes_nothing() -> None:
    """The format says honestly what it does not carry."""
    issue = an_issue(pages=(Page(text=""),))
    told_of = {"Article.pages", "Issue.pages", "Contributor.role", "Issue.language", "Article.language"}
    assert render(TEXT, without(issue, {*TEXT.leaves_out} - told_of)) == render(TEXT, issue)
