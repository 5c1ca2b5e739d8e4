"""How large the letters of blocks are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.assembly import read_page
from newsparse.blocks import Block
from newsparse.model import Box, Page
from newsparse.profile import Profile
from newsparse.sizes import measure


def blocks(*lengths: int) -> list[Block]:
    """Blocks of so many letters, a blank line between them."""
    found, start = [], 0
    for length in lengths:
        found.append(Block(start, start + length, "a" * length))
        start += length + 2
    return found


def box(block: Block, size: float, width: float = 0.5) -> Box:
    """The box of a block in one line, its letters so high and half as wide."""
    return Box(block.start, block.end, 0, 0, (block.end - block.start) * size * width, size)


@given(st.floats(1, 100), st.floats(0.3, 1), st.permutations([0, 1, 2]))
def test_sizes_are_beside_most_letters(unit: float, width: float, order: list[int]) -> None:
    """Whatever the unit and the order of the boxes; a head twice as high is twice as large."""
    found = blocks(10, 100, 30)
    boxes = [box(one, size * unit, width) for one, size in zip(found, (2, 1, 1.5), strict=True)]
    measure(found, [boxes[at] for at in order])
    assert [one.size for one in found] == pytest.approx([2, 1, 1.5])


def test_boxes_of_words_and_of_lines_tell_the_same() -> None:
    """However many of them a block has."""
    [whole, other], [parted, again] = blocks(10, 100), blocks(10, 100)
    measure([whole, other], [box(whole, 20), box(other, 10)])
    words = [Box(0, 4, 0, 0, 40, 20), Box(4, 10, 0, 30, 60, 50)]
    measure([parted, again], [*words, box(again, 10)])
    assert parted.size == pytest.approx(whole.size)


def test_blocks_without_boxes_have_no_size() -> None:
    """Nor has one whose box has no room."""
    found = blocks(10, 100, 5)
    measure(found, [box(found[1], 10), Box(found[2].start, found[2].end, 0, 0, 0, 9)])
    assert [one.size for one in found] == [0, 1, 0]
    measure(found[:1], [])
    assert found[0].size == 0


def test_a_large_head_begins_an_article(en: Profile) -> None:
    """Though it has no credits, and others have; one of a subhead's size does not."""
    stories = [
        ("# Port Averill Votes to Build a Wall", 20),
        ("By Nora Pellew", 10),
        ("The council voted on Tuesday to build a tidal wall along the north quay. Work begins in June.", 10),
        ("# Old Ferry Bell Found", 20),
        ("A farmer at Lower Tarn has found the bell of the ferry Constance, which sank in 1911.", 10),
    ]
    text = "\n\n".join(line for line, _ in stories)
    for size, heads in ((20, 2), (13, 1)):
        boxes = []
        for line, height in (*stories[:3], (stories[3][0], size), stories[4]):
            start = text.index(line) + (2 if line[0] == "#" else 0)
            end = text.index(line) + len(line)
            boxes.append(Box(start, end, 0, 0, (end - start) * height / 2, height))
        articles = read_page(0, Page(text=text, boxes=tuple(boxes)), en).articles
        assert len(articles) == heads
        rules = [article.headline.main and article.headline.main.rule for article in articles]
        assert rules[1:] == ["article.large_head"] * (heads - 1)
