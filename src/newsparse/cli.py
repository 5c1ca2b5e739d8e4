"""The command line: a thin front of the library.

What was asked for goes to standard output, everything else a person should know to standard error.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, redirect_stdout
from itertools import groupby
from typing import IO, Any

import attrs
import click
from rich.console import Console
from rich.text import Text

from newsparse import __version__
from newsparse.errors import ArgumentError, NewsparseError
from newsparse.exporting import Option, export, exported, options_of, parse_option
from newsparse.gathering import read
from newsparse.hookspecs import Exporter
from newsparse.languages import languages
from newsparse.loading import PluginReport, State
from newsparse.model import Issue
from newsparse.plugins import exporters, faults, find_exporter, own_exporters, plugins, readers, revisers
from newsparse.progress import shown_progress
from newsparse.selection import use_plugins
from newsparse.terminal import (
    Cell,
    aligned,
    counted,
    diagnostic_lines,
    entries,
    explanation_lines,
    issue_lines,
    visible,
)

_PLAIN_WIDTH = 80  # of text for people where there is no terminal: the same on every machine
_TABLE_LINES = 12  # that one row of a table may take
_UNREADABLE = "file-unreadable"  # told as errors, a line a file
_STATE_STYLES = {State.OK: "green", State.SLOW: "yellow", State.DISABLED: "yellow"}
_FAULTY = "bold red"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; every error is one line on standard error.

    Args:
        arguments: The words after the program's name; those it was called with where none are given.

    Returns:
        The exit status: 0, 1 for a fault in the data or the export, 2 for wrong use, 130 after Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # it is None where the caller has closed it
            stream.reconfigure(errors="backslashreplace")
    try:
        return commands.main(arguments, prog_name="newsparse", standalone_mode=False) or 0
    except click.Abort as stop:
        for note in getattr(stop.__cause__, "__notes__", ()):
            _complain(note, 130)
        return 130
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "newsparse"
        return _complain(f"{error.format_message()} ({command} --help tells more)", 2)
    except NewsparseError as error:
        status = 2 if isinstance(error, ArgumentError) else 1
        return max(_complain(line, status) for line in (str(error), *getattr(error, "__notes__", ())))
    except OSError as error:
        # What is still buffered would fail again, with a traceback, when the interpreter flushes it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return _complain(f"{error.filename or 'standard output'}: {error.strerror or error}", 1)


def _complain(message: str, status: int) -> int:
    click.echo(f"newsparse: {visible(' '.join(message.split()))}", err=True)
    return status


def _show(lines: Iterable[Text], *, on_stderr: bool = False) -> None:
    console = Console(stderr=on_stderr, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(line, soft_wrap=not console.is_terminal)


def _terminal_width() -> int | None:
    console = Console()
    return console.width if console.is_terminal else None


@click.group(no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="newsparse %(version)s")
@click.option("--disable-plugin", "disable", metavar="NAME", multiple=True, help="Do not load this plugin.")
@click.option("--allow-plugin", "allow", metavar="NAME", multiple=True, help="Load this plugin and no others.")
@click.option("--strict-plugins", "strict", is_flag=True, help="Any plugin at fault is an error.")
@click.pass_context
def commands(context: click.Context, disable: Sequence[str], allow: Sequence[str], *, strict: bool) -> None:
    """Raw newspaper text in, typed articles out."""
    context.with_resource(use_plugins(disable=disable, allow=allow or None, strict=strict))


_pages = click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
_date = click.option("--date", metavar="YYYY-MM-DD", help="The day of the issue; nothing is guessed without it.")
_language = click.option(
    "--language", metavar="TAG", help=f"One of {', '.join(languages())}; found from the text if left out."
)
_profile = click.option(
    "--profile", metavar="NAME|FILE", help="A newspaper's own habits: a .toml file, or what a plugin offers."
)
_pattern = click.option(
    "--pattern",
    metavar="REGEX",
    help="What names of files say, with groups page, section, date (or year, month, day), newspaper.",
)
_reader = click.option(
    "--from", "reader", metavar="NAME", help="The format of the pages, see `newsparse readers`; found if left out."
)
_revise = click.option(
    "--revise", metavar="NAME", multiple=True, help="Let a plugin go over what was read; see `newsparse revisers`."
)
_quiet = click.option("-q", "--quiet", is_flag=True, help="Nothing on standard error but errors.")


@commands.command(
    name="read",
    epilog="Example: newsparse read 2026-04-13/ -o 2026-04-13.epub",
)
@_pages
@click.option("--to", "target", metavar="FORMAT", help="Write this format; see `newsparse exporters`.")
@click.option("-o", "--output", metavar="FILE", help="Write there; the suffix tells the format. - is standard output.")
@_reader
@_pattern
@_date
@_language
@_profile
@_revise
@click.option("--newspaper", metavar="NAME", help="The name of the newspaper.")
@click.option("--option", "options", metavar="NAME=VALUE", multiple=True, help="Set an option of the format.")
@_quiet
def read_pages(
    pages: Sequence[str],
    target: str | None,
    output: str | None,
    options: Sequence[str],
    quiet: bool,
    **known: Any,
) -> int:
    """Read pages into articles; show them, or write a format.

    A PAGE is a file, a folder with the pages of an issue, or - for standard input.
    """
    exporter = _chosen(target, output)
    if options and not exporter:
        raise ArgumentError("--option needs a format: add --to FORMAT or -o FILE")
    values = dict(parse_option(exporter, text) for text in options) if exporter else {}
    issue, status = _issue(pages, quiet=quiet, **known)
    notes = [*diagnostic_lines(issue, _UNREADABLE)]
    if not exporter:
        _show(issue_lines(issue, _terminal_width() or _PLAIN_WIDTH))
    elif output is None or output == "-":
        with ExitStack() as stack:
            with redirect_stdout(sys.stderr):  # what a plugin prints is no part of what it writes
                written = stack.enter_context(exported(issue, exporter.name, **values))
            _put(exporter, written)
    else:
        export(issue, exporter.name, output, **values)
        notes.append(Text(visible(f"wrote {output} ({counted({'article': len(issue.articles)})})")))
    if not quiet:
        _show(notes, on_stderr=True)
    return status


def _issue(pages: Sequence[str], *, quiet: bool, **known: Any) -> tuple[Issue, int]:
    """Read pages; each file that cannot be read is a line on standard error, and the exit status says so."""
    with shown_progress(quiet=quiet) as progress:
        issue = read(*pages, strict=False, progress=progress, **known)
    faults = [one.message for one in issue.diagnostics if one.code == _UNREADABLE]
    return issue, max((_complain(fault, 1) for fault in faults), default=0)


def _chosen(target: str | None, output: str | None) -> Exporter | None:
    """Find the exporter by its name or by the suffix of the file; None where neither is asked for."""
    if target is not None or output is None:
        return find_exporter(target) if target is not None else None
    # A plugin that has come to be installed changes nothing until it is named: newsparse's own suffixes go first.
    fitting = _fitting(output, own_exporters()) or _fitting(output, exporters())
    if len(fitting) != 1:
        names = ", ".join(one.name for one in fitting or exporters())
        count = "several formats have" if fitting else "no format has"
        raise ArgumentError(f"{count} the suffix of {output!r}: add --to FORMAT, one of {names}")
    return fitting[0]


def _fitting(output: str, known: Iterable[Exporter]) -> list[Exporter]:
    """Those with the longest suffix that the name of a file ends in."""
    fitting = [one for one in known if output.lower().endswith(one.suffix.lower())]
    longest = max((len(one.suffix) for one in fitting), default=0)
    return [one for one in fitting if len(one.suffix) == longest]


def _put(exporter: Exporter, written: IO[bytes]) -> None:
    """Copy an export to standard output; a terminal gets nothing but text, and none that could steer it."""
    if not os.isatty(1):
        with open(1, "wb", closefd=False) as stream:
            shutil.copyfileobj(written, stream)
        return
    try:
        lines = written.read().decode().splitlines()
    except UnicodeDecodeError:
        raise ArgumentError(f"{exporter.name} is not for a terminal: add -o FILE{exporter.suffix}") from None
    _show(Text(visible(line)) for line in lines)


@commands.command()
@_pages
@_reader
@_pattern
@_date
@_language
@_profile
@_revise
@_quiet
def explain(pages: Sequence[str], quiet: bool, **known: Any) -> int:
    """Show pages piece by piece with the reason beside each."""
    issue, status = _issue(pages, quiet=quiet, **known)
    _show(explanation_lines(issue, _terminal_width()))
    if not quiet:
        _show(diagnostic_lines(issue, _UNREADABLE), on_stderr=True)
    return status


@commands.command(name="exporters")
def list_exporters() -> None:
    """List the formats an issue can be written in."""
    heads = [(head, "dim") for head in ("name", "suffix", "media type")]
    _show(entries([(heads, []), *map(_exporter_entry, exporters())], _terminal_width()))


def _exporter_entry(exporter: Exporter) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """What a format is for, what may be chosen about it, and what it does not carry."""
    options = ", ".join(map(_written, options_of(exporter)))
    losses = ", ".join(_by_class(exporter.leaves_out))
    told = [(exporter.description, "")]
    told += [(f"{what} {which}", "dim") for what, which in (("options:", options), ("leaves out:", losses)) if which]
    return [(exporter.name, "bold"), (exporter.suffix, ""), (exporter.media_type, "")], told


def _by_class(names: Iterable[str]) -> Iterator[str]:
    """Write fields of one class together: `Page (text, boxes)`."""
    for owner, run in groupby(names, key=lambda name: name.partition(".")[0]):
        fields = ", ".join(filter(None, (name.partition(".")[2] for name in run)))
        yield f"{owner} ({fields})" if fields else owner


def _written(option: Option) -> str:
    """Write an option with its default as --option takes it."""
    default = "" if option.default is None else str(option.default)
    return f"{option.name}={default.lower() if option.type is bool else default}"


@commands.command(name="readers")
def list_readers() -> None:
    """List the formats pages can be read from."""
    rows = [[(head, "dim") for head in ("name", "suffixes", "what it reads")]]
    rows += [[(one.name, "bold"), (" ".join(one.suffixes), ""), (one.description, "")] for one in readers()]
    _show(aligned(rows, _terminal_width(), most=_TABLE_LINES))


@commands.command(name="revisers")
def list_revisers() -> None:
    """List what plugins offer to go over an issue."""
    rows = [[(head, "dim") for head in ("name", "what it changes")]]
    rows += [[(one.name, "bold"), (one.description, "")] for one in revisers()]
    _show(aligned(rows, _terminal_width(), most=_TABLE_LINES))


@commands.command(name="plugins")
@click.option("--json", "for_programs", is_flag=True, help="Print JSON, for programs.")
def list_plugins(*, for_programs: bool) -> int:
    """List the plugins and what became of them."""
    reports = plugins()
    if for_programs:
        click.echo(json.dumps([_plain(one) for one in reports], indent=2))
    else:
        heads = [(head, "dim") for head in ("name", "distribution", "version", "state")]
        _show(entries([(heads, []), *map(_plugin_entry, reports)], _terminal_width()))
    return max((_complain(str(one), 1) for one in faults()), default=0)


def _plugin_entry(report: PluginReport) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """What is wrong with a plugin, what to do, and what it offers by each hook."""
    cells = [(report.name, "bold"), (report.distribution, ""), (report.version or "", "")]
    cells.append((report.state, _STATE_STYLES.get(report.state, _FAULTY)))
    offered = [("exporters", report.exporters), ("readers", report.readers), ("profiles", report.profiles)]
    offered.append(("revisers", report.revisers))
    told = [(report.reason, ""), (report.advice, "dim")]
    return cells, told + [(f"{kind}: {', '.join(names)}", "") for kind, names in offered if names]


def _plain(report: PluginReport) -> dict[str, object]:
    """A report as plain data; what was raised is told in its reason."""
    fields = [field.name for field in attrs.fields(PluginReport) if field.name != "error"]
    return {name: getattr(report, name) for name in fields} | {"seconds": round(report.seconds, 3)}
