"""How pieces of one text go together."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.seams import Typesetting, assemble, runs_on, source_offset, unwrap
from newsparse.source import FILLER

ENGLISH = Typesetting(True, frozenset({"self", "well"}))
CHINESE = Typesetting(False)
KOREAN = Typesetting(True, endings=frozenset({"은", "했다."}))

TYPESETTINGS = st.sampled_from([ENGLISH, CHINESE, KOREAN])
# Lines with no blank in them: words, halves of words, hyphens of every kind, Chinese, digits, marks.
LINES = st.text(
    st.sampled_from("渠水通了은가，。“”（）３abcxyzABCé019.,;'\"-\u2010\u00ad\u00ac\u2e17—…Ωб\ud800\U0001f4f0\u200b"),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the ferry lay", "at anchor", "the ferry lay at anchor"),
        ("con-", "crete piles", "concrete piles"),
        ("con\u2010", "crete piles", "concrete piles"),
        ("a self-", "governing harbour", "a self-governing harbour"),
        ("a (Self-", "governing) harbour", "a (Self-governing) harbour"),
        ("KELBY—Self-", "governing harbour", "KELBY—Self-governing harbour"),
        ("'self-", "governing'", "'self-governing'"),
        ("itself-", "governing", "itselfgoverning"),
        ("Aldous-", "Renwick", "Aldous-Renwick"),
        ("pages 12-", "14", "pages 12-14"),
        ("2026-", "model gates", "2026-model gates"),
        ("self\u00ad", "governing", "selfgoverning"),
        ("Nord\u2e17", "See", "NordSee"),
        ("she said -", "and left", "she said - and left"),
        ("-", "one", "- one"),
        ("渠水漫过", "田埂", "渠水漫过田埂"),
        ("the paper 岚川日报", "said", "the paper 岚川日报said"),
        ("said", "岚川日报", "said岚川日报"),
    ],
)
def test_words_parted_by_blanks(before: str, after: str, expected: str) -> None:
    """A blank parts words, a hyphen inside a word goes out, one that belongs to it stays."""
    assert assemble([before, after], ENGLISH) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("새 다리가", "열렸다", "새 다리가 열렸다"),
        ("시장", "은 새 다리를", "시장은 새 다리를"),
        ("예산을 의결", "했다. 시장은", "예산을 의결했다. 시장은"),
        ("은행", "은행나무", "은행 은행나무"),
        ("시장", "은(사진) 새 다리를", "시장은(사진) 새 다리를"),
        ("시장", "(사진)은", "시장 (사진)은"),
        ("大統領", "은 말했다", "大統領은 말했다"),
        ("大統領", "우리", "大統領 우리"),
        ("大統", "領", "大統領"),
        ("2026", "년", "2026 년"),
    ],
)
def test_hangul_parts_its_words(before: str, after: str, expected: str) -> None:
    """A blank parts words in Korean, though not before the end of a word."""
    assert assemble([before, after], KOREAN) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("灌溉面积187", "万亩", "灌溉面积187万亩"),
        ("疏浚支渠2.", "6公里", "疏浚支渠2.6公里"),
        ("增加了19", "00亩", "增加了1900亩"),
        ("乘坐Ocean", "Star号", "乘坐Ocean Star号"),
        ("乘坐Oce-", "an号", "乘坐Ocean号"),
        ("何平 ", "林小满", "何平 林小满"),
        ("Ann ", "Wells", "Ann Wells"),
    ],
)
def test_scripts_without_blanks(before: str, after: str, expected: str) -> None:
    """No blank comes into Chinese or its numbers; Latin words keep theirs, and one that is there stays."""
    assert assemble([before, after], CHINESE) == expected


def test_one_piece_and_none() -> None:
    """One piece is itself, and nothing is nothing."""
    assert assemble(["桥通了"], CHINESE) == "桥通了"
    assert assemble([], ENGLISH) == ""


@pytest.mark.parametrize(
    ("source", "typesetting", "expected"),
    [
        ("one line alone", ENGLISH, "one line alone"),
        ("  渠水漫过\n  田埂  \n流向远方", CHINESE, "渠水漫过田埂流向远方"),
        ("何\n\n平\n\n林小满", CHINESE, "何 平 林小满"),
        ("何\n \n 平", CHINESE, "何 平"),
        ("the ferry\n\nlay at", ENGLISH, "the ferry lay at"),
        ("渠水漫过\n田埂", CHINESE, "渠水漫过田埂"),
        ("渠水漫过\n田埂", ENGLISH, "渠水漫过田埂"),
        (f"渠水漫过{FILLER}\n田埂", CHINESE, "渠水漫过田埂"),
        (f"何平 {FILLER}\n林小满", CHINESE, "何平 林小满"),
        ("何平 \n林小满", CHINESE, "何平 林小满"),
        ("何平\n 林小满", CHINESE, "何平 林小满"),
        ("渠水  \n漫过", CHINESE, "渠水漫过"),
        ("the ferry \nlay at", ENGLISH, "the ferry lay at"),
        ("the con-\ncrete", ENGLISH, "the concrete"),
        ("\n \n", ENGLISH, ""),
    ],
)
def test_hard_wraps_are_taken_out(source: str, typesetting: Typesetting, expected: str) -> None:
    """A text reads as if its lines were one; a blank that a wrap fell on stays, a Markdown break goes.

    In a script without blanks an empty line is what a PDF makes of a wide blank between names.
    """
    assert unwrap(source, typesetting) == expected


@given(st.lists(LINES, min_size=1, max_size=5), TYPESETTINGS)
def test_a_wrap_is_a_seam(lines: list[str], typesetting: Typesetting) -> None:
    """Lines of a text go together exactly as pieces of it do."""
    assert unwrap("\n".join(lines), typesetting) == assemble(lines, typesetting)


@given(
    st.lists(LINES, min_size=1, max_size=5),
    st.sampled_from(["\n", f"{FILLER}\n", "  \n", "   \n", "\n ", "\n  ", "\n\n", "\u2003\u2003\n", "\n\u2003"]),
    TYPESETTINGS,
)
def test_offsets_are_found_again(lines: list[str], end: str, typesetting: Typesetting) -> None:
    """The character at an offset of the unwrapped text is the one at its offset in the source; both ascend.

    A blank that was put between two words is told to stand where the first of them ends, or before the second.
    """
    source = end.join(lines)
    text = unwrap(source, typesetting)
    offsets = [source_offset(source, offset, typesetting) for offset in range(len(text))]
    for character, offset in zip(text, offsets, strict=True):
        assert character == source[offset] or (
            character == " " and source[offset : offset + 2].strip() != source[offset : offset + 2]
        )
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("seed", range(4))
def test_import_does_not_depend_on_the_order_of_sets(seed: int) -> None:
    """The hyphens are a set, whose order changes from run to run, and become part of a pattern."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", "import newsparse.seams"], env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_hyphen_for_a_half_to_come() -> None:
    """It stays before the words that the language names, with a blank, and the text can be traced."""
    german = Typesetting(after_hanging_hyphen=frozenset(["und"]))
    assert unwrap("der Natur-\nund Tierschutz, die Tau-\nsende", german) == "der Natur- und Tierschutz, die Tausende"
    assert unwrap("der Natur-\nund(Foto)", german) == "der Natur- und(Foto)"
    assert unwrap("der Natur-\nund", Typesetting()) == "der Naturund"
    source = "der Natur-\nund Tierschutz"
    assert source[source_offset(source, len("der Natur- un"), german)] == "d"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("渠", "水", True),
        ("3", "月", True),
        ("渠", "a", True),
        ("a", "b", False),
        ("다", "리", False),
        ("리", "水", False),
    ],
)
def test_letters_that_run_on(before: str, after: str, expected: bool) -> None:
    """Chinese and Japanese beside anything but Korean."""
    assert runs_on(before, after) is expected
