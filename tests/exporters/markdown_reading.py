"""Markdown that newsparse wrote, read back by a Markdown parser: what each form stands for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

import attrs
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from newsparse.model import Article, Contributor, ContributorRole, Dateline, Element, Headline, Issue, Jump, Role
from newsparse.tables import rows_of
from newsparse.wording import Wording, wording
from stories import leaf


def parsed(text: str) -> list[Node]:
    """The blocks of a text, as markdown-it and GitHub have them."""
    return Node(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)).children


def read_back(text: str, language: str) -> Issue:
    """The issue that a text in one language tells of."""
    words = wording(language)
    first, *blocks = parsed(text)
    assert first.tag == "h1"
    newspaper = None if forms(first) == ["em *"] else told(first)
    facts = items(blocks.pop(0)) if blocks and blocks[0].type == "bullet_list" else []
    told_by = {" ".join(forms(one)): told(one) for one in facts}
    number, day = told_by.pop("strong **", None), told_by.pop("text", None)
    edition = told_by.pop("em *", None)
    assert not told_by
    starts = [place for place, block in enumerate(blocks) if block.type == "hr"] + [len(blocks)]
    assert starts[0] == 0
    parts = [blocks[start + 1 : end] for start, end in pairwise(starts)]
    return Issue(
        newspaper=newspaper,
        date=None if day is None else day_of(day, words),
        number=None if number is None else undone(words.number, number)["number"],
        edition=edition,
        articles=tuple(article_of(part, words, sidebar=False) for part in parts),
    )


def told(block: Node) -> str:
    """The text of a block as a reader sees it."""
    signs = {"softbreak": "\n", "hardbreak": "\n"}
    kinds = ("text", "text_special")
    return "".join(signs.get(one.type, one.content if one.type in kinds else "") for one in block.walk())


def forms(block: Node) -> list[str]:
    """How the pieces of a block's line are set: `strong **`, `em _`, `text`."""
    [inline] = [one for one in block.walk() if one.type == "inline"] or [block]
    return [f"{one.type} {one.markup}".strip() for one in pieces(inline)]


def pieces(inline: Node) -> list[Node]:
    """What a line is made of; beside marks the parser leaves texts that are empty."""
    return [one for one in inline.children if one.type != "text" or one.content]


def items(block: Node) -> list[Node]:
    """The items of a list, each of one line."""
    return [item.children[0] for item in block.children]


def undone(pattern: str, text: str) -> dict[str, str]:
    """What was put into a pattern."""
    form = re.sub(r"\\\{([a-z_]+)\\\}", r"(?P<\1>.*)", re.escape(pattern))
    found = re.fullmatch(form, text, re.DOTALL)
    assert found, (pattern, text)
    return found.groupdict()


def day_of(text: str, words: Wording) -> datetime.date:
    """The day that a front names."""
    parts = undone(words.long_day, text)
    if "iso" in parts:
        return datetime.date.fromisoformat(parts["iso"])
    month = words.months.index(parts["month"]) + 1 if words.months else int(parts["month"])
    return datetime.date(int(parts["year"]), month, 1 if parts["day"] == words.first_day else int(parts["day"]))


def jump_of(text: str, known: str, unknown: str) -> Jump | None:
    """The jump that a line tells of; None where it tells of another."""
    if text == unknown:
        return Jump()
    before, after = known.split("{page}")
    return (
        Jump(page=text[len(before) : len(text) - len(after)])
        if text.startswith(before) and text.endswith(after)
        else None
    )


def article_of(blocks: Sequence[Node], words: Wording, *, sidebar: bool) -> Article:
    """The article that blocks tell of."""
    has_headline = not sidebar
    if sidebar and blocks[0].type == "hr":
        blocks = blocks[1:]
    elif sidebar:
        has_headline = True
    found = Article(id="", language="und", pages=())
    for block in blocks:
        found = with_block(found, block, words, has_headline=has_headline, sidebar=sidebar)
    return found


def with_block(one: Article, block: Node, words: Wording, *, has_headline: bool, sidebar: bool) -> Article:
    """An article and what another block tells of it."""
    if block.type == "heading":
        is_main = has_headline and one.headline.main is None and (sidebar or block.tag == "h2")
        if is_main:
            return attrs.evolve(one, headline=attrs.evolve(one.headline, main=leaf(Role.HEADLINE, told(block))))
        return with_piece(one, Role.SUBHEAD, told(block))
    if block.type == "bullet_list":
        for item in items(block):
            one = with_fact(one, item, words) if block.markup == "-" else with_piece(one, Role.LIST_ITEM, told(item))
        return one
    if block.type == "blockquote":
        return with_quote(one, block, words)
    if block.type == "fence":
        return with_piece(one, Role.TABLE, block.content.removesuffix("\n"))
    if block.type == "table":
        return with_piece(one, Role.TABLE, table_of([[told(cell) for cell in row.children] for row in rows(block)]))
    assert block.type == "paragraph"
    return with_paragraph(one, block)


def with_paragraph(one: Article, block: Node) -> Article:
    text = told(block)
    match forms(block):
        case ["em *"] if {"strong"} == {inner.type for inner in pieces(pieces(block.children[0])[0])}:
            return attrs.evolve(one, label=leaf(Role.LABEL, text))
        case ["strong __"]:
            return attrs.evolve(one, headline=attrs.evolve(one.headline, kicker=leaf(Role.KICKER, text)))
        case ["strong **"]:
            decks = (*one.headline.deck, leaf(Role.DECK, text))
            return attrs.evolve(one, headline=attrs.evolve(one.headline, deck=decks))
        case ["em *"]:
            return with_piece(one, Role.CAPTION, text)
        case ["em _"]:
            return with_piece(one, Role.CREDIT, text)
        case ["strong **", *_]:
            dateline = told(pieces(block.children[0])[0])
            opened = attrs.evolve(one, dateline=Dateline(text=dateline))
            return with_piece(opened, Role.PARAGRAPH, text[len(dateline) + 1 :])
    assert {form.split()[0] for form in forms(block)} <= {"text", "text_special"}, forms(block)
    return with_piece(one, Role.PARAGRAPH, text)


def with_piece(one: Article, role: Role, text: str) -> Article:
    return attrs.evolve(one, body=(*one.body, leaf(role, text)))


def with_fact(one: Article, item: Node, words: Wording) -> Article:
    text, kinds = told(item), forms(item)
    if kinds == ["em *"]:
        if {"strong"} == {inner.type for inner in pieces(pieces(item.children[0])[0])}:
            return attrs.evolve(one, dateline=Dateline(text=text))
        came = jump_of(text, words.came_from, words.came_from_unknown)
        on = jump_of(text, words.goes_on, words.goes_on_unknown)
        return attrs.evolve(one, continued_from=came) if came else attrs.evolve(one, continued_on=on)
    people: list[Contributor] = []
    for inner in item.children[0].children:
        if inner.type == "strong":
            people.append(Contributor(name=told(inner), role=ContributorRole.AUTHOR))
        elif inner.type == "em":
            people[-1] = attrs.evolve(people[-1], affiliation=told(inner))
    return attrs.evolve(one, contributors=(*one.contributors, *people))


def with_quote(one: Article, block: Node, words: Wording) -> Article:
    inner = block.children
    if any(part.type in ("heading", "hr") for part in inner):
        return attrs.evolve(one, sidebars=(*one.sidebars, article_of(inner, words, sidebar=True)))
    text = "\n\n".join(map(told, inner))
    roles = {"strong **": Role.PULL_QUOTE, "em *": Role.EDITORS_NOTE}
    return with_piece(one, roles.get(" ".join(forms(inner[0])) if len(inner) == 1 else "", Role.VERSE), text)


def rows(table: Node) -> list[Node]:
    return [row for part in table.children for row in part.children]


def table_of(cells: Sequence[Sequence[str]]) -> str:
    """A table told by its cells alone; a row of heads in which nothing stands is none."""
    return repr([list(row) for place, row in enumerate(cells) if place or any(row)])


def held(issue: Issue) -> Issue:
    """An issue as Markdown can hold it: without empty pieces, tables by their cells."""
    return attrs.evolve(
        issue,
        newspaper=issue.newspaper or None,
        number=issue.number or None,
        edition=issue.edition or None,
        articles=tuple(map(held_article, issue.articles)),
    )


def held_article(one: Article) -> Article:
    head, dateline = one.headline, one.dateline
    return attrs.evolve(
        one,
        label=some(one.label),
        headline=Headline(kicker=some(head.kicker), main=some(head.main), deck=tuple(filter(some, head.deck))),
        dateline=dateline if dateline and dateline.text else None,
        contributors=tuple(
            attrs.evolve(person, affiliation=person.affiliation or None) for person in one.contributors if person.name
        ),
        body=tuple(map(held_piece, filter(some, one.body))),
        sidebars=tuple(map(held_article, one.sidebars)),
        continued_from=one.continued_from and Jump(page=one.continued_from.page or None),
        continued_on=one.continued_on and Jump(page=one.continued_on.page or None),
    )


def some(piece: Element | None) -> Element | None:
    return piece if piece and piece.text else None


def held_piece(piece: Element) -> Element:
    if piece.role is not Role.TABLE:
        return piece
    found = rows_of(piece.text)
    if found is None:
        return attrs.evolve(piece, text=re.sub("\r\n?", "\n", piece.text))
    spread = [[text for cell in row for text in (cell.text, *[""] * (cell.columns - 1))] for row in found]
    width = max(map(len, spread))
    return attrs.evolve(piece, text=table_of([row + [""] * (width - len(row)) for row in spread]))
