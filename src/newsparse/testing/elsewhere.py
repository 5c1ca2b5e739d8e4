"""What does an exporter write in another Python, which hashes otherwise, on another day?"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence

from newsparse.hookspecs import Exporter
from newsparse.model import Issue

# Every clock goes three years ahead before the exporter is imported; `date.today` asks `time.time`.
_PROGRAM = """
import datetime, importlib, io, operator, pickle, sys, time

AHEAD = 100_000_000
now, gmtime, localtime = time.time, time.gmtime, time.localtime
time.time = lambda: now() + AHEAD
time.time_ns = lambda: int(time.time() * 1_000_000_000)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)

class Later(datetime.datetime):
    __slots__ = ()  # as large as the clock it stands for, which compiled libraries look at

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time())

module, name, issues = pickle.load(sys.stdin.buffer)
if "later" in sys.argv:
    datetime.datetime = Later
write = operator.attrgetter(name)(importlib.import_module(module))
written = []
for issue in issues:
    stream = io.BytesIO()
    write(issue, stream)
    written.append(stream.getvalue())
pickle.dump(written, sys.stdout.buffer)
"""


def written_elsewhere(exporter: Exporter, issues: Sequence[Issue]) -> list[bytes] | None:
    """Write issues in a Python of its own, in which no clock, hash, time zone or home is as it is here.

    Returns:
        What it wrote, or None where `write` is no function of a module, which alone can be found there.

    Raises:
        RuntimeError: when that Python fails, with the last line it told.
    """
    module, name = getattr(exporter.write, "__module__", None), getattr(exporter.write, "__qualname__", "<")
    if not module or module == "__main__" or "<" in name:
        return None
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONHASHSEED": "20260305",
        "TZ": "Pacific/Auckland",
        "HOME": os.devnull,
    }
    command = [sys.executable, "-c", _PROGRAM, "later"]
    given = pickle.dumps((module, name, tuple(issues)))
    done = subprocess.run(command, input=given, env=environment, capture_output=True, check=False)  # noqa: S603 - itself
    if done.returncode < 0:  # killed: a compiled library that it imports cannot bear another class of days
        done = subprocess.run(command[:-1], input=given, env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise RuntimeError(last)
    written: list[bytes] = pickle.loads(done.stdout)  # noqa: S301 - from the program above
    return written
