"""Lines of Korean columns, broken between words: which go on in the next?"""

from __future__ import annotations

import textwrap

import pytest

from newsparse.blocks import read_blocks
from newsparse.languages import load_profile

KO = load_profile("ko")


def texts(page: str, language: str = "ko") -> list[str]:
    """The texts of a page's blocks."""
    return [block.text for block in read_blocks(textwrap.dedent(page).strip("\n") + "\n", load_profile(language))]


def test_a_line_goes_on_where_the_next_word_had_no_room() -> None:
    """However short it is: a column of 10 holds 그래서 물길을, but not the word below with it."""
    page = """
    |나룻배가 다시 뜬다
    | 가람에서 다솜까지
    |지역 고등학생들은
    |꼬박 이틀 걸었다.
    |그래서 물길을
    |되살리기로 했다.
    | 새벌시는 옛 시장
    |건물을 고쳤다.
    """
    assert texts(page.replace("    |", "")) == [
        "나룻배가 다시 뜬다",
        "가람에서 다솜까지 지역 고등학생들은 꼬박 이틀 걸었다. 그래서 물길을 되살리기로 했다.",
        "새벌시는 옛 시장 건물을 고쳤다.",
    ]


TEXT = "| 새벌시는 옛 시장을\n|고쳤다. 주민들은 아직\n|걱정하고 있다. 예산은\n|다음 달에야 정해진다.\n"


@pytest.mark.parametrize(
    ("below", "pieces"),
    [
        # What rules know stands alone under a whole sentence, though the line above is full.
        ("|3면에서 계속\n|물길은 넓다.\n", ["3면에서 계속", "물길은 넓다."]),
        # A head over a paragraph that is set in, and over a marked one.
        ("|물길 늘린다\n| 시는 둑을 고쳤다.\n", ["물길 늘린다", "시는 둑을 고쳤다."]),
        ("|물길 늘린다\n|## 누가 내나\n", ["물길 늘린다", "누가 내나"]),
        # Over a blank line it is one where the text above is signed, where a deck or a byline follows, over a note.
        (
            "|나룻배 뜬다\n|―시의회, 5월에 다시 표결\n\n|둑을 고쳤다.\n",
            ["나룻배 뜬다", "―시의회, 5월에 다시 표결", "둑을 고쳤다."],
        ),
        ("|나룻배 뜬다\n\n|[편집자 주] 둑은 낡았다.\n", ["나룻배 뜬다", "[편집자 주] 둑은 낡았다."]),
    ],
)
def test_a_head_under_a_full_line(below: str, pieces: list[str]) -> None:
    """It ends no sentence, and a text begins below it."""
    page = (TEXT + below).replace("|", "")
    assert texts(page)[1:] == pieces


@pytest.mark.parametrize(
    ("below", "last"),
    [
        # Before the end of a column it is text; so are lines in which a sentence ends, and those that sign it.
        ("|나룻배는 다시\n\n|뜬다.\n", "다음 달에야 정해진다. 나룻배는 다시"),
        ("|나룻배는 다시\n", "다음 달에야 정해진다. 나룻배는 다시"),
        ("|나룻배는 뜬다. 둑은\n|낡았다.\n| 물길은 넓다.\n", "나룻배는 뜬다. 둑은 낡았다."),
        ("|/한도윤 기자 ▶3면에\n|계속\n| 물길은 넓다.\n", "다음 달에야 정해진다. /한도윤 기자 ▶3면에 계속"),
    ],
)
def test_text_under_a_full_line(below: str, last: str) -> None:
    """Where nothing tells of a head, the text goes on."""
    assert texts((TEXT + below).replace("|", ""))[0].endswith(last)


def test_under_the_byline_that_signs_a_story_stands_a_head() -> None:
    """The line is full, and a blank one follows the heads."""
    page = TEXT.replace("다음 달에야 정해진다.", "아직. /한도윤 기자") + "|나룻배 다시 뜬다\n\n| 시는 둑을 고쳤다.\n"
    assert texts(page.replace("|", ""))[1] == "나룻배 다시 뜬다"


def test_lines_of_heads_are_apart_by_rule_alone() -> None:
    """A byline under a head as wide as the column; two lines that no rule knows are one head."""
    page = "|새벌시 옛 시장 고친다\n|한도윤 기자\n" + TEXT
    assert texts(page.replace("|", ""))[:2] == ["새벌시 옛 시장 고친다", "한도윤 기자"]
    page = "|새벌시 옛 시장과 함께\n|둑 고친다\n" + TEXT
    assert texts(page.replace("|", ""))[0] == "새벌시 옛 시장과 함께 둑 고친다"


def test_lines_wider_than_the_column_stand_alone() -> None:
    """As heads do over narrow columns."""
    page = "|새벌시 옛 시장 내년 봄까지 고친다\n|누가 내나\n" + TEXT
    assert texts(page.replace("|", ""))[:2] == ["새벌시 옛 시장 내년 봄까지 고친다", "누가 내나"]


def test_a_text_that_is_set_in_as_a_whole_is_one() -> None:
    """A line that is set in begins nothing under an open sentence that is set in too."""
    page = TEXT + "| 물길은 오래전에\n| 막혔다고 한다.\n"
    assert texts(page.replace("|", ""))[1] == "물길은 오래전에 막혔다고 한다."


def test_whole_sentences_on_lines() -> None:
    """They go on where all else is parted by blank lines or indents; on other pages each is a paragraph."""
    lines = ["나룻배는 마을에서 낡았다.", "마을에서 예산은 모자란다.", "새 물길은 이제 막 열린다."]
    page = "\n".join(lines)
    assert texts(page) == lines
    assert texts(f" {page}\n") == [" ".join(lines)]
    assert texts(f"나룻배\n\n다시 뜬다\n\n{page}\n\n새벌시\n\n둑을 고쳤다.\n") == [
        "나룻배",
        "다시 뜬다",
        " ".join(lines),
        "새벌시",
        "둑을 고쳤다.",
    ]
    assert texts(f" 나룻배는 다시 뜬다.\n{page}\n\n둑.\n{page}") == ["나룻배는 다시 뜬다.", *lines, "둑.", *lines]


def test_lines_that_differ_in_width() -> None:
    """Justified lines have no width in characters that is the same for all; most come near it."""
    page = """
    시는 낡은 부두와 항구의 등대를 봄부터
    다시 고쳐 짓는다고 4일 밝혔다. 항만
    관리소에 따르면 예산은 아직 정해지지 않았다.
    지난겨울 태풍에 무너진 둑도 함께 손을
    보게 된다. 주민들의 걱정은 가시지 않아
    시는 다음 달에 설명회를 다시 열기로 했다.

    끝
    """
    (text, end) = texts(page)
    assert text.endswith("했다.")
    assert end == "끝"


def test_a_page_of_long_lines_is_no_column() -> None:
    """Two lines of a stack are no text then, however they end."""
    long = "시는 낡은 부두와 항구의 등대를 봄부터 다시 고쳐 짓는다고 4일 밝혔다. " * 3
    page = f"나룻배가 다시\n뜬다고?\n\n{long}"
    assert texts(page) == ["나룻배가 다시", "뜬다고?", long.strip()]


def test_a_head_that_goes_on() -> None:
    """Where a page is not wrapped, an unfinished word or one that nothing ends with tells so."""
    assert texts("County keeps its bridge after\nDairyman steps in", "en") == [
        "County keeps its bridge after Dairyman steps in"
    ]
    assert texts("County keeps its cross-\nRiver bridge", "en") == ["County keeps its cross-River bridge"]
    assert texts("County keeps its bridge\nDairyman steps in", "en") == ["County keeps its bridge", "Dairyman steps in"]


def test_the_last_line_of_a_page() -> None:
    """No line end follows it; a line far wider than any column is none of the column."""
    page = (TEXT + "|나룻배는 다시").replace("|", "")
    assert [block.text for block in read_blocks(page, KO)][-1].endswith("정해진다. 나룻배는 다시")
    wide = "시는 낡은 부두와 항구의 등대를 봄부터 다시 고쳐 짓는다고 밝혔다. " * 3 + "끝."
    assert texts((TEXT * 4 + wide).replace("|", ""))[-1] == wide


def test_a_byline_under_a_head_signs_nothing_above() -> None:
    """The head stands under a full line; reporters in the brackets of a dateline, set in, close no story either."""
    page = TEXT + "|나룻배 다시 뜬다\n|박민재 기자\n| 시는 둑을 고쳤다.\n"
    assert texts(page.replace("|", ""))[1:] == ["나룻배 다시 뜬다", "박민재 기자", "시는 둑을 고쳤다."]
    page = "| [뉴시스=한민재 기자]\n|낡은 부두는 다시\n\n|고친다. 둑도 손본다.\n" + TEXT
    assert texts(page.replace("|", ""))[0] == "[뉴시스=한민재 기자] 낡은 부두는 다시"
    page = "|[뉴시스=한민재,\n|이도윤 기자] 시는 둑을\n|고쳤다. 둑은 낡았다.\n\n" + TEXT
    assert texts(page.replace("|", ""))[0] == "[뉴시스=한민재, 이도윤 기자] 시는 둑을 고쳤다. 둑은 낡았다."
