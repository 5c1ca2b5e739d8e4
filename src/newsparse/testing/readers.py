"""Does a reader keep what newsparse promises of all of them?"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsparse.errors import ReadError
from newsparse.hookspecs import Reader
from newsparse.reading import GLIMPSE, FileReading, run_reader
from newsparse.testing.strategies import hostile_text


def check_reader(reader: Reader, *files: bytes, examples: int = 50) -> None:
    """Hold a reader to what newsparse promises of all of them.

    Each of `files` must be recognised and read. Those files cut short or with bytes changed, text and hostile bytes
    must be read or refused with `ReadError`. The same bytes give the same pages; boxes and furniture stand in the text
    of their page, a piece of furniture within one line of it, and no text holds lone surrogates.

    Raises:
        AssertionError: when it breaks a promise.
    """
    for data in files:
        if not reader.recognises(data[:GLIMPSE]):
            raise AssertionError(f"reader {reader.name!r} does not recognise {data[:40]!r}…")
        if _pages_or_refusal(reader, data) is None:
            raise AssertionError(f"reader {reader.name!r} refuses {data[:40]!r}…")

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(_damaged(files))
    def check(data: bytes) -> None:
        reader.recognises(data)
        if _pages_or_refusal(reader, data) != _pages_or_refusal(reader, data):
            raise AssertionError(f"reader {reader.name!r} reads other pages from the same bytes")

    check()


def _damaged(files: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Bytes of every kind: none of the format, text, and sound files broken in one place."""
    text = hostile_text(4).map(lambda text: text.encode("utf-8", "surrogatepass"))
    if not files:
        return st.binary() | text
    broken = st.tuples(st.sampled_from(files), st.floats(0, 1), st.integers(0, 9), st.binary(max_size=4) | text)
    return st.binary() | text | broken.map(lambda parts: _broken(*parts))


def _broken(data: bytes, where: float, gone: int, instead: bytes) -> bytes:
    place = int(where * len(data))
    return data[:place] + instead + (data[place + gone :] if gone else b"")


def _pages_or_refusal(reader: Reader, data: bytes) -> FileReading | None:
    """What is read, None for what is refused."""
    try:
        reading = run_reader(reader, data)
    except ReadError:
        return None
    except Exception as error:
        message = f"reader {reader.name!r} breaks its promises on {data[:80]!r}: {type(error).__name__}: {error}"
        raise AssertionError(message) from error
    if any("\ud800" <= character <= "\udfff" for page in reading.pages for character in page.text):
        raise AssertionError(f"reader {reader.name!r} yields a lone surrogate, which no file can hold")
    return reading
