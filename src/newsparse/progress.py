"""How far long work is, on a terminal: nothing in the first second, nothing where nobody looks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rich.console import Console

from newsparse.parser import Progress

_PATIENCE = 1.0  # seconds that people wait without asking
_WIDE = 60  # cells from which on there is room for a bar
_STANDARD_ERROR = 2


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Show on standard error how far the work is while it lasts; give what the work tells it, if anybody looks."""
    console = Console(stderr=True)
    if quiet or not console.is_interactive or not os.isatty(_STANDARD_ERROR):  # isatty: FORCE_COLOR makes no terminal
        yield None
        return
    with ExitStack() as stack:
        yield _meter(console, stack)


def _meter(console: Console, stack: ExitStack) -> Progress:
    """Make what is told of the work, and from the first second on shows a line that goes away with the stack."""
    begin = time.monotonic()
    update: Progress | None = None

    def tell(what: str, done: int, of: int) -> None:
        nonlocal update
        if update is None and time.monotonic() - begin > _PATIENCE:
            update = _line(console, stack)
        if update:
            update(what, done, of)

    return tell


def _line(console: Console, stack: ExitStack) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Line

    columns = [TextColumn("reading {task.description}"), MofNCompleteColumn(separator=" of ")]
    if console.width >= _WIDE:
        columns += [BarColumn(), TimeRemainingColumn()]
    line = stack.enter_context(Line(*columns, console=console, transient=True, refresh_per_second=4))
    task = line.add_task("")

    def update(what: str, done: int, of: int) -> None:
        line.update(task, description=what, completed=done, total=of)

    return update
