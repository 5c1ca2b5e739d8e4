"""From bytes to text."""

from __future__ import annotations

import codecs
import sys

import pytest
from hypothesis import given
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


def test_other_encodings_are_detected() -> None:
    """With charset-normalizer, which the extra `charset` brings."""
    pytest.importorskip("charset_normalizer")
    assert decoded(TEXT.encode("gb18030")) == (TEXT, "gb18030")


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
    """Whatever the text, but for a byte order mark at its beginning."""
    assert decoded(text.encode()) == (text.removeprefix("\ufeff"), None)


@given(st.binary(max_size=64), st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE]))
def test_a_glimpse_never_fails(data: bytes, mark: bytes) -> None:
    """A beginning cut anywhere is shown as far as it goes."""
    assert isinstance(glimpsed(mark + data), str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_glimpse_shows_words(encoding: str) -> None:
    """In every encoding that tells itself, without its mark."""
    assert glimpsed("<alto>".encode(encoding)) == "<alto>"
