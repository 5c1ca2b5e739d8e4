"""Which pieces of a body are one paragraph, and how a body is put together."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given

from newsparse.blocks import read_blocks
from newsparse.joining import boxes_of, cut_between, read_body, text_of
from newsparse.model import Article, Box, Element, Issue, Page, Role, Span
from newsparse.parser import parse
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import read_roles
from page_strategies import pages


def passages(page: str, profile: Profile) -> list[Passage]:
    """The passages of a page, all that look like heads taken for paragraphs."""
    found = read_roles(page, read_blocks(page, profile), profile)
    return [attrs.evolve(one, role=Role.PARAGRAPH) if one.role is Role.HEADLINE else one for one in found]


def body(page: str, profile: Profile) -> list[tuple[str, str, str]]:
    """Role, rule and text of each piece of a body."""
    return [(one.role.value, one.rule, one.text) for one in read_body(passages(page, profile), 0, page, profile)]


@pytest.mark.parametrize(
    ("above", "below", "why"),
    [
        ("最后一车淤泥清运出渠，渠尾重新见到了清亮的", "河水，沿线四个村改回了水浇地。", "cut.open_sentence"),
        ("渠通了。", "河水清亮。", None),
        ("他说：“渠通了。”", "河水清亮。", None),
        ("渠尾重新见到了清亮的", "本报讯 近日，河水清亮。", None),
        ("今天，大桥通车（记者 何平）", "河水清亮。", None),
        ("渠尾重新见到了清亮的", "　　河水清亮。", None),
    ],
)
def test_chinese_cuts(zh: Profile, above: str, below: str, why: str | None) -> None:
    """An unfinished sentence goes on in the next paragraph, unless a credit or an indent parts them."""
    before, after = passages(f"{above}\n\n{below}", zh)
    assert cut_between(before, after, zh) == why


@pytest.mark.parametrize(
    ("above", "below", "why"),
    [
        ("and was shut out when the passage was bricked up", "during building works.", "cut.lower_case"),
        ("The wall was built of con-", "Crete and steel.", "cut.hyphen"),
        ("He went to Paris,", "London and Rome.", "cut.open_word"),
        ("The gates were made by the", "Aldous works of Rope Street.", "cut.open_word"),
        ("The gates were made by Aldous", "Rope Street saw them first.", None),
        ("The gates were made.", "by hand and by night.", None),
    ],
)
def test_english_cuts(en: Profile, above: str, below: str, why: str | None) -> None:
    """A small letter, a hyphen, a comma or a word that ends no sentence tells that a paragraph goes on."""
    before, after = passages(f"{above}\n\n{below}", en)
    assert cut_between(before, after, en) == why


CUT = "断流六年的渠尾重新见到了清亮的\n\n{}河水，沿线四个村改回了\n\n水浇地。"


def test_a_cut_paragraph_is_made_whole(zh: Profile) -> None:
    """However often it was cut; each part keeps its span."""
    page = CUT.format("")
    (element,) = read_body(passages(page, zh), 3, page, zh)
    assert element.text == "断流六年的渠尾重新见到了清亮的河水，沿线四个村改回了水浇地。"
    assert element.rule == "cut.open_sentence"
    assert [page[one.start : one.end] for one in element.spans] == page.split("\n\n")
    assert {one.page for one in element.spans} == {3}


def test_a_caption_inside_a_cut_comes_after_it(zh: Profile) -> None:
    """Pictures stand where the column has room; the sentence goes on below them."""
    page = CUT.format("图为通水的新渠。\n\n何 平摄\n\n")
    assert [one[0] for one in body(page, zh)] == ["paragraph", "caption", "credit"]
    assert body(page, zh)[0][2].endswith("水浇地。")


def test_a_subhead_ends_a_paragraph(zh: Profile) -> None:
    """What stands below it is a paragraph of its own."""
    before, after = passages("断流六年的渠尾重新见到了清亮的\n\n河水流过来了。", zh)
    subhead = attrs.evolve(after, role=Role.SUBHEAD, text="河水来了")
    assert [one.role for one in read_body([before, subhead, after], 0, "", zh)] == [
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.PARAGRAPH,
    ]


def test_nothing_is_an_empty_body(zh: Profile) -> None:
    """A story may have no text."""
    assert read_body([], 0, "", zh) == []


def test_texts_are_derived_from_spans() -> None:
    """By the typesetting of the language of the article, else of the issue, else of none."""
    text = "The con-\r\ncrete wall\n\n渠水漫过\n田埂"
    english = Element(Role.PARAGRAPH, "", (Span(0, 0, 20),), "r")
    chinese = Element(Role.PARAGRAPH, "", (Span(0, 22, 29),), "r")
    issue = Issue(
        language="zh-Hans",
        pages=(Page(text=text, furniture=(chinese,)),),
        articles=(
            Article(id="p1a1", language="zh-Hans", pages=(0,)),
            Article(id="p1a2", language="en", pages=(0,), body=(english,)),
        ),
    )
    assert text_of(english, issue) == "The concrete wall"
    assert text_of(chinese, issue) == "渠水漫过田埂"
    assert text_of(english, Issue(pages=issue.pages)) == "The concrete wall"
    both = Element(Role.PARAGRAPH, "", (Span(0, 0, 20), Span(0, 20, 22), Span(0, 22, 29)), "r")
    assert text_of(both, issue) == "The concrete wall渠水漫过田埂"


@given(pages())
def test_every_text_that_is_read_can_be_derived(page: str) -> None:
    """Joins, wraps and hyphens are found again from the spans alone."""
    issue = parse(page)
    for element in issue.elements():
        if element.role is not Role.UNPLACED:
            assert text_of(element, issue) == element.text


def test_boxes_of_an_element() -> None:
    """Those that share a character with one of its spans, in the order of the spans."""
    first, second = Box(0, 3, 0, 0, 1, 1), Box(4, 10, 1, 0, 2, 1)
    pages = Page(text="The bridge", boxes=(first, second)), Page(text="is open", boxes=(Box(0, 2, 0, 0, 1, 1),))
    element = Element(Role.PARAGRAPH, "", (Span(1, 0, 7), Span(0, 3, 6)), "")
    assert boxes_of(element, Issue(pages=pages)) == ((1, pages[1].boxes[0]), (0, second))


_POEM = "渠水从山那边来", "带着去年的雪", "铁锹放下的时候", "柳树刚刚醒来", "两个村的老人", "坐在同一块石头上"


@pytest.mark.parametrize(
    ("between", "stanza", "expected"),
    [
        ("\n", "\n", "\n".join(_POEM)),
        ("\n", "\n\n", "\n".join(_POEM[:4]) + "\n\n" + "\n".join(_POEM[4:])),
        ("\n\n", "\n\n\n", "\n".join(_POEM)),
        ("  \r\n", " \r\n \r\n", "\n".join(_POEM[:4]) + "\n\n" + "\n".join(_POEM[4:])),
    ],
)
def test_lines_of_verse_stay_lines(between: str, stanza: str, expected: str) -> None:
    """A poem keeps its lines and, where its lines stand close, its stanzas; and so it is derived from its spans."""
    poem = between.join(_POEM[:4]) + stanza + between.join(_POEM[4:])
    page = (Path(__file__).parents[1] / "examples/lanchuan-daily-2026-02-20/04.md").read_text("utf-8")
    printed = page[page.index(_POEM[0]) : page.index("\n\n## 祖母")]
    issue = parse(page.replace(printed, poem))
    [verse] = [piece for article in issue.articles for piece in article.body if piece.role is Role.VERSE]
    assert verse.text == expected
    assert text_of(verse, issue) == expected


def test_verse_on_two_pages_is_one_line_under_the_other() -> None:
    """Between lines on different pages no blank line can be seen."""
    spans = Span(0, 0, 2), Span(1, 0, 2), Span(1, 3, 5)
    verse = Element(Role.VERSE, "渠水\n\n山来\n去年", spans, "verse")
    issue = Issue(pages=(Page(text="渠水"), Page(text="山来\n去年")), language="zh-Hans")
    assert text_of(verse, issue) == verse.text
