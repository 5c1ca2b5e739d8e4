"""The words by which a text is found, held to SQLite's own index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.database import make_tables
from newsparse.searching import LONGEST, search_words

# Han, kana with its long mark, hangul; what parts words.
_CHARACTERS = ("城", "南", "々", "〇", "ケ", "ー", "항")
_PARTING = (" ", "，", "“", "\n", "\x00", " e\u0301 ")
_UNITS = (*_CHARACTERS, "城Zug南", "項5", "項Äpfel")


Finds = Callable[..., bool]


@pytest.fixture(scope="module")
def finds() -> Iterator[Finds]:
    """Tells whether the index of a database has a text under what Datasette makes of words typed into its box."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        make_tables(database)
        rows = count(1)

        def find(text: str, query: str, longest: int = LONGEST) -> bool:
            row = next(rows)
            database.execute("INSERT INTO articles_fts (rowid, text) VALUES (?, ?)", (row, search_words(text, longest)))
            quoted = " ".join(f'"{word}"' for word in query.split())
            asked = "SELECT 1 FROM articles_fts WHERE rowid = ? AND articles_fts MATCH ?"
            return bool(database.execute(asked, (row, quoted)).fetchall())

        yield find


@st.composite
def texts_and_words(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and characters, words and numbers that stand in it between blanks or marks, at most 12 of them."""
    units = draw(st.lists(st.sampled_from(_UNITS), min_size=1, max_size=LONGEST // 3))
    word = "".join(f"{unit}{draw(st.sampled_from(('', '', '·', '・')))}" for unit in units).rstrip("·・")
    before, after = (draw(st.lists(st.sampled_from(_CHARACTERS + _PARTING), max_size=12)) for _ in range(2))
    return "".join([*before, word, *after]), word


@settings(max_examples=200)
@given(texts_and_words())
def test_every_word_of_characters_is_found(finds: Finds, text_and_word: tuple[str, str]) -> None:
    """Whatever stands before and after it, each stretch of characters, words and numbers in it is found."""
    assert finds(*text_and_word)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("青州市社区食堂今日开门", "食堂"),
        ("青州市社区食堂今日开门", "堂"),
        ("青州市社区食堂今日开门", "社区食堂"),
        ("青州市社区食堂今日开门", "青州市社区食堂今日开门"),
        ("青州市社区食堂今日开门", "青州 开门"),
        ("明年，5G网络和AI进村", "5G网络"),
        ("明年，5G网络和AI进村", "ai"),
        ("安娜·柯林到访", "柯林"),
        ("安娜·柯林到访", "安娜·柯林"),
        ("アンナ・ケーラー氏", "アンナ・ケーラー"),
        ("서울에서 열린 회의", "서울"),
        ("食べる", "食べる"),
        ("The Café in Söder–Vik", "cafe"),
        ("The Café in Söder–Vik", "söder-vik"),
        ("• Quay reopened", "quay"),
        ("Col·lecció nova", "col·lecció"),
    ],
)
def test_words_are_found(finds: Finds, text: str, query: str) -> None:
    """Words of one, two, three and more characters, parts of words with an ending, names, words in other letters."""
    assert finds(text, query)


@pytest.mark.parametrize(("text", "query"), [("青州市社区食堂", "堂食"), ("青州，食堂", "州食"), ("Harbour", "harb")])
def test_other_words_are_not_found(finds: Finds, text: str, query: str) -> None:
    """Characters in another order, or with a mark between them, and beginnings of words in letters are other words."""
    assert not finds(text, query)


def test_longest_word_is_as_long_as_the_caller_says(finds: Finds) -> None:
    """Longer words than the longest are not found as one; as two, with a blank between them, they are."""
    assert finds("青州市社区食堂", "社区食堂", longest=4)
    assert not finds("青州市社区食堂", "市社区食堂", longest=4)
    assert finds("青州市社区食堂", "市社 区食堂", longest=4)


def test_other_text_stays_as_it_is() -> None:
    """Only clauses of characters are taken apart."""
    assert search_words("Dr. O'Neil paid £5 at the café.") == "Dr. O'Neil paid £5 at the café."
    assert search_words("渠通5km").split() == ["渠", "渠通", "渠通5km", "通", "通5km", "5km"]


def test_words_grow_with_the_text() -> None:
    """A clause of any length has no more words than the longest has for each character."""
    assert len(search_words("渠" * 2_000, 12).split()) < 2_000 * 12
    assert search_words("a" * 100_000 + "·") == "a" * 100_000 + " "
