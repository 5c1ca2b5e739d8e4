"""How far long work is: shown to whoever waits at a terminal, and to nobody else."""

from __future__ import annotations

import io
import os
import pty
from collections.abc import Iterator

import pytest
from rich.console import Console

from newsparse import progress
from newsparse.progress import shown_progress

SHOWN, HIDDEN = "\x1b[?25h", "\x1b[?25l"  # the cursor


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal as standard error, 80 cells wide, at which nobody waits patiently."""
    terminal = Terminal()
    ours, theirs = pty.openpty()
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    monkeypatch.setattr(progress, "_STANDARD_ERROR", theirs)
    monkeypatch.setattr(progress, "Console", lambda stderr: Console(file=terminal) if stderr else None)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield terminal
    os.close(ours)
    os.close(theirs)


def test_whoever_waits_sees_how_far_it_is(screen: Terminal) -> None:
    """What is counted, how many of how many, a bar where there is room; the line goes away at the end."""
    with shown_progress(quiet=False) as tell:
        assert tell
        tell("files", 3, 200)
        tell("pages", 17, 212)
    shown = screen.getvalue()
    assert "reading pages" in shown
    assert "17 of 212" in shown
    assert "\u2501" in shown
    assert shown.index(HIDDEN) < shown.index("17 of 212") < shown.rindex(SHOWN)
    assert shown.endswith("\x1b[2K")


def test_a_narrow_terminal_has_no_room_for_a_bar(screen: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers are what counts."""
    monkeypatch.setenv("COLUMNS", "36")
    with shown_progress(quiet=False) as tell:
        assert tell
        tell("pages", 17, 212)
    shown = screen.getvalue()
    assert "17 of 212" in shown
    assert "\u2501" not in shown


def test_nothing_is_shown_at_first(screen: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short work is over before anybody asks; of longer work the line comes with what is told next."""
    clock = [100.0]
    monkeypatch.setattr(progress, "_PATIENCE", 1.0)
    monkeypatch.setattr("newsparse.progress.time.monotonic", lambda: clock[0])
    with shown_progress(quiet=False) as tell:
        assert tell
        tell("pages", 1, 9)
        assert screen.getvalue() == ""
        clock[0] += 1.1
        tell("pages", 2, 9)
    assert "2 of 9" in screen.getvalue()


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_work_that_breaks_off_leaves_a_clean_terminal(screen: Terminal, fault: type[BaseException]) -> None:
    """The line is gone, the cursor is back, and the fault goes on its way."""

    def work() -> None:
        with shown_progress(quiet=False) as tell:
            assert tell
            tell("pages", 17, 212)
            raise fault

    with pytest.raises(fault):
        work()
    assert SHOWN in screen.getvalue().partition("17 of 212")[2]


def test_nobody_looks(screen: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it shall be quiet, on a terminal that can move no cursor, in a file, whatever colours are asked for."""
    with shown_progress(quiet=True) as tell:
        assert tell is None
    monkeypatch.setenv("TERM", "dumb")
    with shown_progress(quiet=False) as tell:
        assert tell is None
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(progress, "_STANDARD_ERROR", os.open(os.devnull, os.O_WRONLY))
    with shown_progress(quiet=False) as tell:
        assert tell is None
    os.close(progress._STANDARD_ERROR)
    assert screen.getvalue() == ""
