"""Which lines of a page stand together."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.blocks import Block, place_in_page, read_blocks
from newsparse.languages import languages, load_profile
from newsparse.profile import Profile
from newsparse.source import with_plain_line_ends
from page_strategies import pages

PROFILES = st.sampled_from([load_profile(name) for name in ("base", *languages())])


def texts(page: str, profile: Profile) -> list[str]:
    """The texts of a page's blocks."""
    return [block.text for block in read_blocks(page, profile)]


def test_blank_lines_part_blocks(zh: Profile) -> None:
    """However many, and with blanks in them or without."""
    page = "桥通了\n\n今天，大桥通车。\n \n\n　\n市民过桥。\n\n"
    assert texts(page, zh) == ["桥通了", "今天，大桥通车。", "市民过桥。"]


def test_lines_of_a_page_that_is_not_wrapped_are_blocks(zh: Profile) -> None:
    """Without hard wraps a line end parts two pieces."""
    page = "桥通了\n" + "今天上午，青州大桥正式通车，" * 5 + "\n市民过桥。"
    assert len(texts(page, zh)) == 3


@pytest.mark.parametrize("page", ["", "\n", " \n\u3000\n\n", "\n\n\n"])
def test_a_blank_page_has_no_blocks(zh: Profile, page: str) -> None:
    """Nothing stands on it."""
    assert read_blocks(page, zh) == []


@pytest.mark.parametrize(
    ("source", "text", "level", "mark"),
    [
        ("## 桥通了", "桥通了", 2, 0),
        ("  ###### 桥通了", "桥通了", 6, 2),
        ("#\u3000桥通了", "桥通了", 1, 0),
        ("\n# 桥通了", "桥通了", 1, 1),
        ("#桥通了", "#桥通了", 0, -1),
        ("####### 桥通了", "####### 桥通了", 0, -1),
        ("## ", "##", 0, -1),
        ("　　桥通了", "桥通了", 0, -1),
    ],
)
def test_heading_marks(zh: Profile, source: str, text: str, level: int, mark: int) -> None:
    """One to six number signs and a blank are a mark outside the text; anything else is text."""
    (block,) = read_blocks(source, zh)
    assert (block.text, block.level, block.mark) == (text, level, mark)
    assert source[block.start : block.end] == text


def test_a_heading_mark_begins_a_block(zh: Profile) -> None:
    """With no blank line before it or after it."""
    page = "今天上午，青州大桥正式通车。\n## 桥通了\n市民步行过桥，孩子们跑在最前面。"
    assert [(one.level, one.text) for one in read_blocks(page, zh)] == [
        (0, "今天上午，青州大桥正式通车。"),
        (2, "桥通了"),
        (0, "市民步行过桥，孩子们跑在最前面。"),
    ]


@pytest.mark.parametrize(
    ("source", "indented"), [("　　今天", True), ("   今天", True), ("  今天", False), ("今天", False)]
)
def test_indents(zh: Profile, source: str, indented: bool) -> None:
    """A paragraph may be set in by an em or by three blanks and more."""
    (block,) = read_blocks(source, zh)
    assert block.indented is indented


WRAPPED = """\
立春过后，岚川大地气温渐升，从柘岭山
区的盘山渠到白鹳平原的提灌站，机械轰
鸣，铁锹翻飞，泥水溅上了人们的裤腿。
渠水漫过田埂。
去年十一月以来，全省各级各部门抢抓农
闲窗口期，清理渠道淤泥，更换老化闸门
　　理顺用水秩序，让每一滴水都流到该
去的地方，这是老站长的心愿，也是大家
共同的目标。"""


def test_hard_wraps_are_no_breaks(zh: Profile) -> None:
    """In a wrapped column a full line goes on; a short line or an indent ends a piece."""
    blocks = read_blocks(WRAPPED, zh)
    assert [(one.text[:4], one.text[-4:]) for one in blocks] == [
        ("立春过后", "过田埂。"),
        ("去年十一", "老化闸门"),
        ("理顺用水", "的目标。"),
    ]
    assert [one.wrapped for one in blocks] == [True, True, True]
    assert "柘岭山区的盘山渠" in blocks[0].text


def test_a_piece_that_is_set_in_as_a_whole_is_one(zh: Profile) -> None:
    """Where each line is set in, as in a quotation, an indent begins nothing."""
    page = WRAPPED.replace("立春", "　　立春").replace("\n区的", "\n　　区的").replace("\n鸣，", "\n　　鸣，")
    assert [one.text[:4] for one in read_blocks(page, zh)] == ["立春过后", "去年十一", "理顺用水"]


def test_an_indent_after_a_whole_sentence_begins_a_piece(zh: Profile) -> None:
    """Paragraphs of one line each, all set in, as under a picture."""
    lines = ["　　四月三日，社员在检修水泵。", "　　春耕将至，农机站忙了起来。", "　　何 平摄"]
    assert texts("\n".join(["图片报道", *lines]), zh) == ["图片报道", *map(str.strip, lines)]


def test_two_lines_of_a_head_are_no_column(zh: Profile) -> None:
    """Where the paragraphs of a page stand in one line each, lines of like length are a stack."""
    page = "全市律师大会召开\n成立两个维权中心\n\n" + "今天上午，全市律师大会在青州召开，" * 4
    assert texts(page, zh)[:2] == ["全市律师大会召开", "成立两个维权中心"]


ENGLISH = (
    "Eleven violins, two violas and a half-size cello taken from Bellweather Secondary School turned up "
    "in the one place no one had thought to look: the prop room of the theatre across the yard."
)


def test_words_that_had_room_begin_a_piece(en: Profile) -> None:
    """Where the next word would have fitted and begins with a capital, the piece above had ended."""
    column = textwrap.fill(ENGLISH, 42)
    page = f"{column}\nPolice said they knew no more.\n{column}"
    assert texts(page, en) == [ENGLISH, "Police said they knew no more.", ENGLISH]
    joined = f"{ENGLISH} police said they knew no more."
    assert texts(page.replace("Police", "police"), en) == [joined, ENGLISH]


def test_columns_of_one_page_differ_in_width(en: Profile) -> None:
    """The lines nearby tell the width of their column, so that narrow columns are not torn to lines."""
    wide, narrow = textwrap.fill(ENGLISH, 60), textwrap.fill(ENGLISH, 40)
    assert texts("\n\n".join([wide, wide, wide, narrow]), en) == [ENGLISH] * 4


def test_blanks_between_lines_are_no_lines(zh: Profile) -> None:
    """A line of blanks parts blocks and is itself none."""
    assert texts("桥通了\n   \n今天通车。\n\u3000\n", zh) == ["桥通了", "今天通车。"]
    assert texts(" \n桥通了", zh) == ["桥通了"]


def test_places_in_the_page(zh: Profile) -> None:
    """Offsets of a block's text are found again in the page, through hard wraps."""
    page = WRAPPED.replace("渠水漫过", "\n渠水漫过")
    for block in read_blocks(page, zh):
        for offset, character in enumerate(block.text):
            assert page[place_in_page(block, offset, page, zh.typesetting)] == character


@given(pages(), PROFILES)
def test_blocks_hold_all_that_is_not_blank(page: str, profile: Profile) -> None:
    """Blocks ascend, share nothing, begin and end with a character, and leave only blanks and marks out."""
    page = with_plain_line_ends(page)
    blocks = read_blocks(page, profile)
    rest = list(page)
    for block in blocks:
        assert not page[block.start].isspace()
        assert not page[block.end - 1].isspace()
        assert block.text
        rest[block.start : block.end] = " " * (block.end - block.start)
        check_mark(block, page)
        if block.level:
            rest[block.mark : block.mark + block.level] = " " * block.level
    assert not "".join(rest).strip()
    assert all(one.end <= (other.mark if other.level else other.start) for one, other in pairwise(blocks))


def check_mark(block: Block, page: str) -> None:
    """A mark stands before its block, and a block without one says so."""
    if block.level:
        assert page[block.mark : block.mark + block.level] == "#" * block.level
        assert page[block.mark + block.level : block.start].isspace()
    else:
        assert block.mark == -1


# ---- pieces within a block --------------------------------------------------------------------------------


def test_another_piece_begins_within_one(zh_hant: Profile) -> None:
    """A deck that was glued before the bracket, and a caption behind the last sentence, stand by themselves."""
    page = "## 渡輪復航\n\n旅客稱便〔記者何小平／台北報導〕渡輪昨日復航。渡輪靠岸。（何小平攝）"
    head, *pieces = read_blocks(page, zh_hant)
    assert [one.text for one in pieces] == [
        "旅客稱便",
        "〔記者何小平／台北報導〕渡輪昨日復航。",
        "渡輪靠岸。（何小平攝）",
    ]
    assert [page[one.start : one.end] for one in pieces] == [one.text for one in pieces]
    assert [one.close for one in pieces] == [False, True, True]
    assert head.level == 2


def test_the_first_piece_has_the_mark(zh_hant: Profile) -> None:
    """The heading mark of a block is that of its first piece."""
    first, second = read_blocks("## 渡輪復航〔記者何小平／台北報導〕渡輪昨日復航。", zh_hant)
    assert (first.text, first.level, first.mark, second.level) == ("渡輪復航", 2, 0, 0)


def test_pieces_of_wrapped_lines(zh_hant: Profile) -> None:
    """Where a line end stands in a piece, its text is put together as in any block."""
    page = "渡輪昨日復航旅客稱便〔記者何\n小平／台北報導〕渡輪昨日上午\n復航，旅客一早在碼頭排隊等。"
    first, second = read_blocks(page, zh_hant)
    assert (first.text, first.wrapped) == ("渡輪昨日復航旅客稱便", False)
    assert (second.text, second.wrapped) == ("〔記者何小平／台北報導〕渡輪昨日上午復航，旅客一早在碼頭排隊等。", True)


def test_a_sentence_that_ends_with_its_line(zh: Profile) -> None:
    """In columns a dateline, or a short line that ends no sentence, begins a piece though the line above is full."""
    text = "渠水漫过田埂流向远方的稻田。" * 2 + "渠水清。"
    column = "\n".join([text[at : at + 16] for at in range(0, len(text), 16)] * 4) + "\n"
    assert texts(column + "守护一条江", zh) == [text * 4, "守护一条江"]
    dated = "本报东山讯 渠水又流向了远方的\n稻田。"
    assert texts(column + dated, zh) == [text * 4, dated.replace("\n", "")]
    assert len(texts(column + "渠水又流向了远方的村庄和田野以及\n稻田。", zh)) == 1


def test_short_paragraphs_in_a_column(zh: Profile) -> None:
    """A page is wrapped though half of its lines end paragraphs: full lines that end within a sentence tell."""
    paragraph = "渠水清清流过柘岭山下的田野和村庄，今年春天\n又漫过了白鹳平原。"
    column = "\n".join([paragraph] * 4)
    assert texts(column, zh) == [paragraph.replace("\n", "")] * 4
    assert len(texts("\n".join([paragraph.replace("流过柘岭山下的田野和村庄", "流过山下")] * 4), zh)) == 8


def test_paragraphs_that_lost_their_indents(zh: Profile) -> None:
    """First lines of paragraphs are two characters narrower: after a full line that ends its sentence, one begins."""
    first, full, last = "渠水清清流过柘岭山下" + "的田野和村庄" * 3, "的田野和村庄" * 5, "渠水清。"
    closed = full[:-1] + "。"
    page = "\n".join([*[first, full, last] * 3, first, closed, first, last])
    assert [len(one) for one in texts(page, zh)] == [62, 62, 62, 58, 32]
    assert len(texts(page.replace(f"。\n{first}\n{last}", f"。\n渠{first}\n{last}"), zh)) == 4
    assert len(texts("\n".join([*[full, full, last] * 3, closed, first, last]), zh)) == 4
    assert len(texts("\n".join([closed, full] * 3 + [first, last]), zh)) == 1


def test_a_short_line_under_a_piece_is_in_sight(zh_hant: Profile) -> None:
    """A picture credit on the line right under a text tells that its last sentence is the picture's."""
    text = "渡輪昨日復航，旅客稱便，" * 6 + "港口不再冷清。"
    page = f"{text}渡輪昨天清晨靠岸。\n（取自網路）\n\n{text}渡輪昨天清晨靠岸。\n\n（取自網路）"
    assert [one.text for one in read_blocks(page, zh_hant)] == [
        text,
        "渡輪昨天清晨靠岸。",
        "（取自網路）",
        text + "渡輪昨天清晨靠岸。",
        "（取自網路）",
    ]


@pytest.mark.parametrize("credit", ["（作者 何小平）", "（記者何小平/紐約報導）"])
def test_a_piece_within_a_piece_begins_with_no_blank(credit: str) -> None:
    """What a rule finds behind a blank begins at the first character that is none, and there is always one."""
    picture = "![The bridge](p2/bridge.png)"
    page = f"{picture}\n{picture}\n* * *\n{picture} {credit}\n開花結果。（資料照）\n"
    blocks = read_blocks(page, load_profile("zh-Hant"))
    assert all(one.text == one.text.strip() != "" for one in blocks)
    assert all(page[one.start : one.end].replace("\n", "") == one.text for one in blocks)


def test_a_marked_head_right_over_a_wrapped_text_is_a_block(zh: Profile) -> None:
    """However full its line is."""
    text = "　　青州大桥今天通车，市民\n一早就来到桥头，等着过桥\n去看望对岸的亲友。他们说\n这座桥盼了二十年。"
    page = f"## 大桥今天上午正式通车了\n{text}"
    assert [block.level for block in read_blocks(page, zh)] == [2, 0]


def test_lines_wider_than_an_exact_column_are_blocks(zh: Profile) -> None:
    """Over full lines, between them and as the last of all; marks that hang and figures are no wider."""
    text = "\n".join(
        (
            "他说，今天上午大桥通车了。他又说",
            "市民一早来到桥头等着过桥去看望，",
            "也有人说这桥盼了1234年了，他们",
            "不少老人带着孙辈从乡下赶来看热闹",
        )
    )
    wide = "青州市的大桥今天上午九时正式建成通车"
    assert texts(f"{text}\n{text}", zh) == ["".join(text.split("\n")) * 2]
    column = "\n".join([text] * 3)
    assert texts(f"{wide}\n{column}\n{wide}\n{column}\n{wide}", zh)[::2] == [wide, wide, wide]
