"""The bytes of a file, whole or not at all."""

from __future__ import annotations

import gzip
import io
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import unpacking
from newsparse.errors import ReadError
from newsparse.unpacking import unpacked


def read(data: bytes) -> bytes:
    """What comes out of a standard input of these bytes."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(data))
    try:
        return unpacked(None)
    finally:
        sys.stdin = before


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    """Unpacked by what they are, not by the name of the file."""
    (tmp_path / "02.md").write_bytes(gzip.compress(b"The bridge is open."))
    (tmp_path / "02.md.gz").write_bytes(b"The bridge is closed.")
    assert unpacked(tmp_path / "02.md") == b"The bridge is open."
    assert unpacked(tmp_path / "02.md.gz") == b"The bridge is closed."


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=3), st.integers(0, 40))
def test_gzip_of_any_bytes(parts: list[bytes], zeros: int) -> None:
    """Several members are one file, and zeros behind the last one are padding, as RFC 1952 and gzip(1) have it."""
    assert read(b"".join(map(gzip.compress, parts)) + bytes(zeros)) == b"".join(parts)


@given(st.binary(min_size=1, max_size=200).map(gzip.compress), st.data())
def test_a_gzip_file_that_breaks_off(packed: bytes, data: st.DataObject) -> None:
    """Nothing is read of it."""
    cut = data.draw(st.integers(2, len(packed) - 1))
    with pytest.raises(ReadError, match=r"^is gzipped and breaks off; fetch it again$"):
        read(packed[:cut])


@given(st.binary(min_size=1, max_size=200).map(gzip.compress), st.data())
def test_a_gzip_file_with_a_wrong_byte(packed: bytes, data: st.DataObject) -> None:
    """It is refused, or the byte is one of those of the header that do not matter."""
    place = data.draw(st.integers(2, len(packed) - 1))
    broken = packed[:place] + bytes([packed[place] ^ data.draw(st.integers(1, 255))]) + packed[place + 1 :]
    try:
        found = read(broken)
    except ReadError as refusal:
        found = gzip.decompress(packed) if str(refusal).startswith("is gzipped and b") else b""
    assert found == gzip.decompress(packed)


def test_zeros_without_end_are_refused_within_bounds() -> None:
    """2 GiB of zeros in 2 MiB of gzip take no more memory than the bound."""
    packed = gzip.compress(bytes(16 * 1024**2), 9) * 128
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match=r"^has more than 256 MiB when unpacked; no page has, so part it$"):
            read(packed)
        assert tracemalloc.get_traced_memory()[1] < 1.2 * unpacking.LARGEST
    finally:
        tracemalloc.stop()


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device may never end."""
    monkeypatch.setattr(unpacking, "LARGEST", 3 * 1024**2)
    with pytest.raises(ReadError, match=r"^has more than 3 MiB; no page has, so part it$"):
        unpacked(Path("/dev/zero"))


def test_the_bound_itself_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more is not."""
    monkeypatch.setattr(unpacking, "LARGEST", 10)
    assert read(b"a" * 10) == b"a" * 10
    with pytest.raises(ReadError):
        read(b"a" * 11)


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the caller has closed it there is nothing to read."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match=r"^is closed; name a file instead of -$"):
        unpacked(None)
