"""From bytes to text."""

from __future__ import annotations

import codecs
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsparse.decoding import decoded, glimpsed
from newsparse.errors import ReadError

TEXT = (
    "## 东山村喝上了活水\n\n本报东山4月12日讯（记者 何平）渠水漫过田埂，流向远方的稻田。"
    "老支书握着手说：“渠通了，路也顺了。”\n\n"
    "去年冬天，全村人投工投劳，把断流多年的旧渠一段一段清了出来，又用石料重新砌好了渠壁。如今水到田头，人们不用再雇车拉水。\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_byte_order_marks(encoding: str) -> None:
    """A mark tells the encoding and is no part of the text; without one it is UTF-8."""
    mark = "\ufeff" if encoding[-2:] in ("le", "be") else ""
    assert decoded((mark + TEXT).encode(encoding)) == (TEXT, None)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (codecs.BOM_UTF32_LE + b"abc", "UTF-32"),
        (codecs.BOM_UTF8 + b"a\xff", "UTF-8-SIG"),
    ],
)
def test_a_mark_that_lies(data: bytes, name: str) -> None:
    """Bytes that are none of what their mark says are an error that says where."""
    with pytest.raises(ReadError) as caught:
        decoded(data)
    assert str(caught.value).startswith(f"begins with the mark of {name}, but byte ")
    assert str(caught.value).endswith("; convert the file to UTF-8")


#: A short page in each language of the profiles.
PAGES: dict[str, str] = {
    language: page["text"]
    for language, page in tomllib.loads(Path(__file__).with_name("pages_by_language.toml").read_text("utf-8")).items()
}
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_WESTERN = ("windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman")
ENCODINGS = {
    "zh-Hans": ("gb18030", "gb2312"),
    "zh-Hant": ("big5", "big5hkscs", "gb18030"),
    "ja": ("shift-jis", "cp932", "euc-jp", "iso-2022-jp"),
    "ko": ("euc-kr", "cp949"),
    **dict.fromkeys(("en", "de", "fr", "es", "nl"), _WESTERN),
}
#: Marks that older encodings have no place for, as people wrote them there.
PLAIN = str.maketrans({"—": "-", "–": "-", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


def kept_in(encoding: str, text: str) -> bytes:
    """A text as it was kept in an encoding: without marks and letters that this has no place for."""
    if encoding.startswith("iso-8859"):
        text = text.translate(PLAIN)
    if encoding == "iso-8859-1":
        text = text.replace("€", "Euro").replace("œ", "oe")
    return text.encode(encoding)


@pytest.mark.parametrize(
    ("language", "encoding"), [(language, one) for language in ENCODINGS for one in (*ENCODINGS[language], *_WIDE)]
)
def test_encodings_are_detected(language: str, encoding: str) -> None:
    """With charset-normalizer, which the extra `charset` brings: a short page, and an issue."""
    pytest.importorskip("charset_normalizer")
    for text in (PAGES[language], PAGES[language] * 20):
        data = kept_in(encoding, text)
        found, guess = decoded(data)
        assert found == data.decode(encoding)
        assert guess or data.isascii()


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Городской совет решил построить стену вдоль набережной. Работы начнутся в июне.", "windows-1251", "cp1251"),
        ("Το συμβούλιο αποφάσισε την Τρίτη να χτίσει τείχος. Οι εργασίες αρχίζουν τον Ιούνιο.", "cp1253", "cp1253"),
    ],
)
def test_other_encodings_are_a_last_resort(text: str, encoding: str, name: str) -> None:
    """Those of languages that no profile has are tried where no other fits."""
    pytest.importorskip("charset_normalizer")
    assert decoded(text.encode(encoding)) == (text, name)


@pytest.mark.parametrize("data", [b"The bridge\0 is open.", bytes(9), b"\0", b"\x1b$"])
def test_nulls_that_tell_no_encoding(data: bytes) -> None:
    """Few of them, or nothing else: it is UTF-8 as it stands."""
    assert decoded(data) == (data.decode(), None)


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, bytes(range(128, 256)) * 3])
def test_junk_is_no_text(data: bytes) -> None:
    """Bytes that are text in no encoding are refused with a question."""
    pytest.importorskip("charset_normalizer")
    with pytest.raises(ReadError, match=r"no other encoding fits; is it a text file"):
        decoded(data)


def test_without_a_detector_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where charset-normalizer is not installed, the line and the extra to install are named."""
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(ReadError) as caught:
        decoded(b"The bridge\n\n" + TEXT.encode("gb18030"))
    assert str(caught.value) == (
        "line 3 is not UTF-8; convert the file, or let its encoding be detected: pip install 'newsparse[charset]'"
    )


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """Whatever the text, but for a byte order mark at its beginning, and where nulls tell that it is UTF-16."""
    assume(4 * text.count("\0") <= len(text.encode()) and "\x1b$" not in text)
    assert decoded(text.encode()) == (text.removeprefix("\ufeff"), None)


@given(st.binary(max_size=64), st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE]))
def test_a_glimpse_never_fails(data: bytes, mark: bytes) -> None:
    """A beginning cut anywhere is shown as far as it goes."""
    assert isinstance(glimpsed(mark + data), str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_glimpse_shows_words(encoding: str) -> None:
    """In every encoding that tells itself, without its mark."""
    assert glimpsed("<alto>".encode(encoding)) == "<alto>"
