"""Does an exporter keep what newsparse promises of all of them? A class of tests to inherit.

```python
class TestLines(ExporterContract):
    exporter = LINES
```
"""

from __future__ import annotations

import errno
import io
import os
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from unittest import SkipTest

from hypothesis import HealthCheck, Phase, given, settings

from newsparse.errors import ArgumentError, ExportError, PluginError
from newsparse.exporting import render
from newsparse.hookspecs import Exporter
from newsparse.model import Issue
from newsparse.offers import checked_exporter
from newsparse.options import Option, options_of
from newsparse.testing.elsewhere import written_elsewhere
from newsparse.testing.kinds import fault_of
from newsparse.testing.large import large_issue
from newsparse.testing.losses import losses
from newsparse.testing.samples import samples
from newsparse.testing.strategies import issues

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__tracebackhide__ = True  # pytest shows what the exporter did, not what stands here

_Value = bool | int | float | str | None

_STORIES = 10  # of an issue without anything odd
_SLACK = 2.5  # times more than in proportion to the stories that time may grow
_SOON = 0.1  # seconds in which anything may be done
_FLAT = 1.3  # times as much memory for four times the stories
_BUFFERS = 1 << 20  # bytes that buffers may fill up
_ANY = "an issue that a newspaper could be"
_LONGEST = 300
_BEFORE, _AFTER = 20, 20  # bytes shown round the place where two files differ


class ExporterContract:
    """What newsparse promises of every exporter, as tests that pytest runs: inherit it and say which exporter.

    Each failure says in a sentence what is wrong and what to do.
    """

    #: The exporter that is tested.
    exporter: ClassVar[Exporter]
    #: A value for an option that shows in what is written, where another than those that are tried by themselves must
    #: be given: `{"contents": "section"}`.
    options: ClassVar[Mapping[str, _Value]] = {}
    #: Whether it writes piece by piece, so that an issue four times as large takes no more memory.
    streams: ClassVar[bool] = False
    #: How many made-up issues are written.
    examples: ClassVar[int] = 50
    #: How many stories the largest issue has, that time and memory are measured on.
    stories: ClassVar[int] = 2000

    def test_is_declared_as_newsparse_wants_it(self) -> None:
        """Its name, suffix, media type, options and `leaves_out` are such that newsparse takes it."""
        try:
            checked_exporter(self.exporter)
        except (PluginError, ArgumentError) as error:
            raise self._fault(f"is refused by newsparse: {error}") from error

    def test_writes_every_issue_as_what_it_says(self) -> None:
        """Hostile text, no page, no article, no headline: it writes, and its suffix and media type say what."""

        @settings(
            max_examples=self.examples,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        @given(issues())
        def check(issue: Issue) -> None:
            self._judge(self._written(issue, _ANY), _ANY)

        for which, issue in samples():
            self._judge(self._written(issue, which), which)
        check()

    def test_writes_the_same_again(self) -> None:
        """The same issue gives the same bytes, also on another day in another Python that hashes otherwise."""
        first = [self._written(issue, which) for which, issue in samples()]
        if first != [self._written(issue, which) for which, issue in samples()]:
            raise self._fault("writes other bytes when it writes the same issue again: leave nothing to chance")
        try:
            again = written_elsewhere(self.exporter, [issue for _, issue in samples()])
        except RuntimeError as error:
            raise self._fault(f"fails in another Python with {error}: let it need nothing but its imports") from error
        if again is None:
            raise SkipTest("`write` is no function of a module, so no other Python finds it")
        for one, other in zip(first, again, strict=True):
            if one != other:
                there, here = _around(other, one), _around(one, other)
                raise self._fault(
                    f"writes {there!r} in another Python on another day, and here {here!r}: sort what comes out of "
                    "sets, ask no clock, no time zone and no environment"
                )

    def test_leaves_the_issue_as_it_is(self) -> None:
        """What it is handed belongs to its caller, who may write it in other formats."""
        for (which, handed), (_, issue) in zip(samples(), samples(), strict=True):
            self._written(handed, which)
            if handed != issue:
                raise self._fault("changes the issue it writes: make another one with attrs.evolve, and change that")

    def test_says_what_it_leaves_out(self) -> None:
        """Where it says what it leaves out, it says all of it: every other field of the model shows in its files."""
        lost = losses(self.exporter) if self.exporter.leaves_out else []
        if lost:
            raise self._fault(f"loses {', '.join(lost)} without saying so: write it, or name it in `leaves_out`")

    def test_touches_nothing_else(self) -> None:
        """It prints nothing, closes nothing, and leaves the folder and the environment in which it runs."""
        before = Path.cwd(), dict(os.environ)
        printed = _Kept()
        with redirect_stdout(printed):
            self._written(_large(_STORIES), "an issue with nothing odd")
        if printed.getvalue():
            told = printed.getvalue()[:_LONGEST]
            raise self._fault(f"prints {told!r}: leave standard output alone, since issues are written there too")
        if printed.given_up:
            raise self._fault("closes standard output: close only what it has opened itself")
        if (Path.cwd(), dict(os.environ)) != before:
            raise self._fault("changes the working folder or the environment of whoever calls it: leave them alone")

    def test_says_when_the_disk_is_full(self) -> None:
        """What the stream raises comes through, so that no half of a file is taken for the whole."""
        issue = _large(_STORIES)
        size = len(self._written(issue, "an issue with nothing odd"))
        for room in sorted({0, size // 2, size - 1}) if size else ():
            try:
                self.exporter.write(issue, _FullDisk(room))
            except Exception:  # noqa: S112 - whatever it makes of it
                continue
            raise self._fault("hides that the disk is full: let what stream.write raises through")

    def test_each_option_does_something(self) -> None:
        """A value other than the default is taken and shows, or is refused with an ArgumentError that names it."""
        for option in options_of(self.exporter):
            self._check_option(option)

    def test_time_grows_with_the_issue(self) -> None:
        """Four times as many stories take four times as long."""
        few, many = self._seconds(self.stories // 4), self._seconds(self.stories)
        if many > max(4 * few * _SLACK, _SOON):
            raise self._fault(
                f"takes {few:.2f} s for {self.stories // 4} stories and {many:.2f} s for {self.stories}: walk through "
                "the issue once, and join pieces at the end"
            )

    def test_memory_stays_flat_where_it_streams(self) -> None:
        """What says `streams = True` needs no more memory for a larger issue."""
        if not self.streams:
            return
        few, many = self._memory(self.stories // 4), self._memory(self.stories)
        if many > few * _FLAT + _BUFFERS:
            raise self._fault(
                f"takes {few:,} bytes of memory for {self.stories // 4} stories and {many:,} for {self.stories}: write "
                "each piece when it is made, or say `streams = False` in the test class"
            )

    def _check_option(self, option: Option) -> None:
        """Some value shows in what is written; where none does, one must have been refused."""
        given = option.name in self.options
        refused = False
        for value in [self.options[option.name]] if given else _other_values(option):
            try:
                if any(self._rendered(one, **{option.name: value}) != self._rendered(one) for _, one in samples()):
                    return
            except ArgumentError as error:
                if option.name not in str(error):
                    raise self._fault(
                        f"refuses {option.name}={value!r} with {str(error)!r}: name the option, {option.name!r}, in it"
                    ) from error
                refused = True
            except Exception as error:
                raise self._fault(
                    f"fails with {_told(error)} when its option {option.name!r} is {value!r}: refuse what cannot be "
                    "meant with newsparse.ArgumentError"
                ) from error
        if given or not refused:
            raise self._fault(
                f"ignores its option {option.name!r}: use it, or name a value that shows, as in "
                f"`options = {{{option.name!r}: …}}` of the test class"
            )

    def _rendered(self, issue: Issue, **options: _Value) -> bytes:
        return render(self.exporter, issue, **options)

    def _written(self, issue: Issue, which: str) -> bytes:
        """What it writes, with its options left at their defaults; what it raises is its fault."""
        try:
            return self._rendered(issue)
        except ExportError as error:
            raise self._fault(f"fails on {which}: {error}") from error
        except UnicodeEncodeError as error:
            advice = 'texts hold lone surrogates too, so write .encode("utf-8", "replace"), or escape them'
            raise self._fault(f"fails with {_told(error)} on {which}: {advice}") from error
        except Exception as error:
            advice = "every issue must be written, whatever its texts hold and whatever it lacks"
            raise self._fault(f"fails with {_told(error)} on {which}: {advice}") from error

    def _judge(self, data: bytes, which: str) -> None:
        fault = fault_of(data, self.exporter.suffix, self.exporter.media_type)
        if fault:
            advice = "write what it says, or say what it writes in `suffix` and `media_type`"
            raise self._fault(f"lies about {which}: {fault}; {advice}")

    def _seconds(self, stories: int) -> float:
        """Seconds of the processor, the better of two runs."""
        issue, seconds = _large(stories), []
        for _ in range(2):
            begin = time.process_time()
            self._written(issue, f"an issue of {stories} stories")
            seconds.append(time.process_time() - begin)
        return min(seconds)

    def _memory(self, stories: int) -> int:
        """Bytes that it takes at the most, what it has written not counted."""
        issue = _large(stories)
        tracemalloc.start()
        try:
            self.exporter.write(issue, _Nowhere())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    def _fault(self, what: str) -> AssertionError:
        return AssertionError(f"exporter {self.exporter.name!r} {what}")


class _Kept(io.StringIO):
    """Keeps what is printed, and notes when it is to be closed."""

    given_up = False

    def close(self) -> None:
        self.given_up = True


class _Nowhere(io.RawIOBase):
    """Takes all that is written and keeps nothing; it can be told and sought, as a file can."""

    def __init__(self) -> None:
        self.place = self.end = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        size = memoryview(data).nbytes
        self.place += size
        self.end = max(self.end, self.place)
        return size

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self.place = offset + (0, self.place, self.end)[whence]
        return self.place

    def truncate(self, size: int | None = None, /) -> int:
        self.end = self.place if size is None else size
        return self.end


class _FullDisk(_Nowhere):
    """Takes so many bytes and no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: ReadableBuffer, /) -> int:
        if self.place + memoryview(data).nbytes > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def _told(error: Exception) -> str:
    text = f"{type(error).__name__}: {error}"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _around(one: bytes, other: bytes) -> bytes:
    """The place at which one differs from the other."""
    place = next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), 0)
    return one[max(place - _BEFORE, 0) : place + _AFTER]


def _other_values(option: Option) -> Iterator[_Value]:
    """Values that an option may take, its default left out."""
    default = option.default
    tried: tuple[_Value, ...] = {
        bool: (True, False),
        int: (0, 1, 2, 3, 10),
        float: (0.0, 0.5, 1.0, 10.0),
        str: ("x", "other words", "en", ""),
    }[option.type]
    yield from (value for value in (*tried, *([None] if option.nullable else ())) if value != default)


@cache
def _large(stories: int) -> Issue:
    return large_issue(stories)
