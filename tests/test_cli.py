"""The command line as a person or a script meets it: what goes to which stream, and the exit status."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from made_plugins import GOOD, REVISES, install, installed, writing
from newsparse import __version__
from newsparse.__main__ import main
from newsparse.cli import run

PAGE = """## 云州春耕全面展开

本报云州3月12日讯（记者 李青山 李青山）连日来，云州各地抢抓农时，推进春耕备耕各项工作，田间地头一派繁忙景象。

农技人员走进田块，手把手指导农户选种、育苗、施肥，秧苗长势比往年都好。
"""
SECOND_PAGE = """## 双河老桥加固完工

本报双河3月12日讯（记者 李青山 李青山）经过八个月施工，双河老桥加固工程昨日完工，停了半年的公交线路同时恢复。

住在桥头的居民说，以后过河再也不用绕行二十里了。
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A page with one article, whose reporter is named twice."""
    path = tmp_path / "02.md"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def newsparse(
    *arguments: str | bytes, output: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsparse", *arguments],
        stdout=output,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "", **environment},
        timeout=60,
    )


def in_a_terminal(*arguments: str, columns: int = 60) -> tuple[int, str]:
    """Run the command line with a terminal as its standard output; give exit status and what it shows."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "newsparse", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # Linux says so when the other side has closed
            pass
        finally:
            os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def test_the_articles_are_shown_and_diagnostics_go_to_standard_error(
    page: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without a format a person sees the articles; what looked odd stands apart, with its place."""
    assert run(["read", page, "--date", "2026-03-13", "--newspaper", "云岭日报"]) == 0
    out, err = capfd.readouterr()
    assert "p1a1  云州春耕全面展开\n" in out
    assert "reporter 李青山\n" in out
    assert "云岭日报 · 2026-03-13 · zh-Hans · 1 page, 1 article\n" in out
    assert "02.md:3:" in err
    assert ": note: " in err
    assert err.endswith("[repeated-name]\n1 note\n")


def test_quiet_hides_all_but_errors(page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """--quiet leaves standard error empty, whatever is asked for."""
    for words in (["read", page], ["explain", page], ["read", page, "-o", str(tmp_path / "a.json")]):
        assert run([*words, "--quiet"]) == 0
        assert capfd.readouterr().err == ""


def test_an_explanation_shows_the_rule_beside_each_piece(page: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Each line gives place, role, rule, article and the whole text; without colour, however wide."""
    assert run(["explain", page, "--language", "zh-Hans", "--date", "2026-03-13"]) == 0
    out, err = capfd.readouterr()
    rows = [line.split(maxsplit=4) for line in out.splitlines()]
    assert [row[1] for row in rows] == ["mark", "headline", "dateline", "byline", "paragraph", "paragraph"]
    assert rows[-1][0] == "5"
    assert rows[-1][3] == "p1a1"
    assert rows[-1][4] == PAGE.splitlines()[4]
    assert "\x1b" not in out
    assert "[repeated-name]" in err
    assert newsparse("explain", page, COLUMNS="30").stdout.decode() == out


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A folder with two pages, a picture, and a file that cannot be read."""
    folder = tmp_path / "2026-03-13"
    folder.mkdir()
    (folder / "01.md").write_text(PAGE, encoding="utf-8")
    (folder / "02要闻.md").write_text(SECOND_PAGE, encoding="utf-8")
    (folder / "01.png").touch()
    (folder / "03.md").symlink_to("gone.md")
    return folder


def test_a_folder_is_an_issue(day: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its pages are shown one by one; a file that fails is a line and the status, and the rest goes on."""
    assert run(["read", str(day)]) == 1
    out, err = capfd.readouterr()
    assert out.startswith("2026-03-13\n\n── page 1 · 01.md ──")
    assert "\n── page 2 · 要闻 · 02要闻.md ──" in out
    assert out.endswith("\n2026-03-13 · zh-Hans · 3 pages, 2 articles\n")
    assert err.splitlines() == [
        f"newsparse: {day}/03.md: is a link to what is not there; an empty page stands for it",
        "01.md:1:1: note: passed over 01.png: of no kind that newsparse reads [files-passed-over]",
        "01.md:3:11: note: '李青山' is printed twice and counted once [repeated-name]",
        "02要闻.md:3:11: note: '李青山' is printed twice and counted once [repeated-name]",
        "3 notes",
    ]


def test_files_that_fail_are_told_when_it_is_quiet_too(day: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What could be read is written; where nothing can be read each file has its line."""
    target = day / "issue.json"
    assert run(["read", str(day), "-qo", str(target)]) == 1
    assert len(json.loads(target.read_text(encoding="utf-8"))["pages"]) == 3
    assert capfd.readouterr().err.count("\n") == 1
    assert run(["read", str(day / "01.md"), str(day / "04.md"), "-q"]) == 1
    assert capfd.readouterr().err.startswith(f"newsparse: {day}/04.md: no such file; did you mean")
    assert run(["read", str(day / "03.md"), str(day / "04.md")]) == 1
    first, second = capfd.readouterr().err.splitlines()
    assert first == f"newsparse: {day}/03.md: is a link to what is not there"
    assert second.startswith(f"newsparse: {day}/04.md: no such file")


def test_a_pattern_chooses_the_pages(day: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """And says what their names mean; several pages are explained with the file before the line."""
    assert run(["explain", str(day), "--pattern", r"0(?P<page>[12])\D*\.md", "-q"]) == 0
    rows = [line.split(maxsplit=2) for line in capfd.readouterr().out.splitlines()]
    assert [(row[0], row[1]) for row in rows[5:7]] == [("01.md:5", "paragraph"), ("02要闻.md:1", "mark")]


def test_a_terminal_gets_colour_and_lines_that_fit(page: str) -> None:
    """On a terminal texts are shortened to its width and roles coloured."""
    status, shown = in_a_terminal("explain", page, columns=70)
    assert status == 0
    assert "\x1b[1;36mheadline" in shown
    assert shown.count("…") == 2
    status, shown = in_a_terminal("read", page)
    assert status == 0
    assert "\x1b[1m云州春耕全面展开\x1b[0m" in shown


def test_the_format_of_pages_is_named(page: str, capfd: pytest.CaptureFixture[str]) -> None:
    """--from names a reader for all pages, `newsparse readers` lists them."""
    for command in ("read", "explain"):
        assert run([command, page, "--from", "text", "-q"]) == 0
        assert "云州春耕全面展开" in capfd.readouterr().out
        assert run([command, page, "--from", "txt"]) == 2
        assert capfd.readouterr().err.startswith("newsparse: unknown reader 'txt': did you mean 'text'?")
    assert run(["readers"]) == 0
    rows = capfd.readouterr().out.splitlines()
    assert rows[0].split() == ["name", "suffixes", "what", "it", "reads"]
    assert rows[-1].startswith("text")


def test_standard_input_is_a_page(page: str) -> None:
    """A hyphen reads what is piped in, and a broken pipe of bytes is one line of error."""
    for command in ("read", "explain"):
        done = subprocess.run(
            [sys.executable, "-m", "newsparse", command, "-", "--from", "text"],
            input=Path(page).read_bytes(),
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0
        assert "云州春耕全面展开" in done.stdout.decode()
        assert done.stderr.decode().startswith("text (page 1):3:")
    words = [sys.executable, "-m", "newsparse", "read", "-"]
    done = subprocess.run(words, input=b"\x7fELF\x02", capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"newsparse: standard input: is a program; name the pages of a newspaper\n"


def test_the_suffix_chooses_the_format(page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """-o writes the format of its suffix and says where; options of the format are typed."""
    target = tmp_path / "Issue.JSON"
    assert run(["read", page, "-o", str(target), "--option", "provenance=true", "--option", "indent=0"]) == 0
    data = json.loads(target.read_text(encoding="utf-8"))
    assert data["articles"][0]["headline"]["main"] == "云州春耕全面展开"
    assert data["elements"]
    out, err = capfd.readouterr()
    assert out == ""
    assert err.endswith(f"1 note\nwrote {target} (1 article)\n")


def test_the_longest_suffix_chooses(page: str, tmp_path: Path) -> None:
    """Where one format's suffix ends as another's, the longer one is meant."""
    target = tmp_path / "issue.csl.json"
    assert run(["read", page, "-qo", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))[0]["type"] == "article-newspaper"


def test_a_named_format_goes_where_it_is_told(page: str, tmp_path: Path) -> None:
    """--to wins over the suffix; without -o, or with -o -, standard output gets the bytes alone."""
    target = tmp_path / "issue.txt"
    assert newsparse("read", page, "--to", "json", "-o", str(target)).returncode == 0
    for words in (["--to", "json"], ["--to", "json", "-o", "-"]):
        done = newsparse("read", page, *words)
        assert done.returncode == 0
        assert done.stdout == target.read_bytes()
        assert b"[repeated-name]" in done.stderr


def test_a_book_goes_where_it_is_sent(page: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Bytes that are no text too, one for one, where standard output is no terminal."""
    target = tmp_path / "issue.epub"
    assert run(["read", page, "-qo", str(target)]) == 0
    assert run(["read", page, "-q", "--to", "epub", "-o", "-"]) == 0
    assert capfdbinary.readouterr() == (target.read_bytes(), b"")


def test_what_an_exporter_prints_is_no_part_of_what_it_writes(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It goes to standard error, as what it prints while it is loaded does."""
    code = writing("noisy", 'print("writing")', 'stream.write(b"written")')
    install(tmp_path, "noisy", f"print('loading')\n{code}")
    with installed(tmp_path, monkeypatch):
        assert run(["read", page, "-q", "--to", "noisy", "-o", "-"]) == 0
    assert capfd.readouterr() == ("written", "loading\nwriting\n")


def test_a_terminal_gets_no_bytes_that_are_no_text(page: str, tmp_path: Path) -> None:
    """A book is refused on a terminal; a text format is shown with escapes in place of controls."""
    (tmp_path / "odd.md").write_text("## Head\n\nSome \x1b[31mred \u202e words.\n", encoding="utf-8")
    assert in_a_terminal("read", page, "--to", "epub") == (2, "")
    status, shown = in_a_terminal("read", str(tmp_path / "odd.md"), "--to", "csv", columns=500)
    assert status == 0
    assert r"Some \x1b[31mred \u202e words." in shown
    assert "\x1b" not in shown


def test_a_page_cannot_steer_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Escape sequences of a page are shown as text in every view, and those of a file name in errors."""
    path = tmp_path / "odd.md"
    path.write_text("## Head \x1b]0;title\x07\n\nSome \u202e words.\n", encoding="utf-8")
    for command in ("read", "explain"):
        assert run([command, str(path)]) == 0
        out = capfd.readouterr().out
        assert r"\x1b]0;title\x07" in out
        assert r"\u202e" in out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert run(["read", str(tmp_path / "\x1b[31m.md")]) == 1
    assert r"\x1b[31m.md: no such file" in capfd.readouterr().err


def test_an_encoding_without_chinese_does_not_crash(page: str) -> None:
    """What the output cannot encode is shown as its escape; so is a file name that is no text."""
    done = newsparse("read", page, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert rb"\u4e91\u5dde" in done.stdout
    done = newsparse("read", b"\xff.md", PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert rb"\udcff.md: no such file" in done.stderr


def test_exporters_are_listed_with_their_options(capfd: pytest.CaptureFixture[str]) -> None:
    """Name, suffix, media type, use and options with their defaults, as --option takes them."""
    assert run(["exporters"]) == 0
    out = capfd.readouterr().out
    assert re.search(r"^json +\.json +application/json\n    everything that was read", out, re.MULTILINE)
    assert "options: provenance=false, indent=2" in out
    assert "\n    leaves out: Article (credits), Element (rule, spans), Page (" in out
    assert re.search(r"^epub +\.epub +application/epub\+zip$", out, re.MULTILINE)


def test_an_exporter_without_options_is_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Only what can be chosen is told."""
    install(tmp_path, "plain", GOOD.format(name="plain").replace(", *, loud: bool = False", "").replace("loud", "0"))
    with installed(tmp_path, monkeypatch):
        assert run(["exporters"]) == 0
    assert [line.split()[:2] for line in capfd.readouterr().out.splitlines()][-1] == ["plain", ".x"]


def test_what_is_left_out_is_told_class_by_class(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Fields behind their class, a class that is left out as a whole by itself."""
    losses = 'leaves_out=("Diagnostic", "Page.boxes", "Page.text"), write=write'
    install(tmp_path, "plain", GOOD.format(name="plain").replace("write=write", losses))
    with installed(tmp_path, monkeypatch):
        assert run(["exporters"]) == 0
    assert capfd.readouterr().out.endswith("\n    leaves out: Diagnostic, Page (boxes, text)\n")


def test_plugins_are_listed_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A plugin tells what it offers, a broken one how to switch it off; the list itself is no fault."""
    install(tmp_path, "fine", GOOD.format(name="fine"))
    install(tmp_path, "bad", "import missing_module")
    with installed(tmp_path, monkeypatch):
        assert run(["plugins"]) == 0
    out = capfd.readouterr().out
    assert "\nfine       dist-of-fine  1.5      ok\n    exporters: fine\n" in out
    assert "\nbad        dist-of-bad   1.5      failed\n    ModuleNotFoundError: No module named 'missing_" in out
    assert "\n    upgrade dist-of-bad, or switch off with NEWSPARSE_DISABLE_PLUGINS=bad\n" in out


def test_plugins_are_told_to_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As JSON: all of a report but what was raised."""
    install(tmp_path, "fine", GOOD.format(name="fine"))
    install(tmp_path, "bad", "1 / 0")
    with installed(tmp_path, monkeypatch):
        assert run(["plugins", "--json"]) == 0
    own, bad, fine = json.loads(capfd.readouterr().out)
    assert own["name"] == "newsparse"
    assert 0 <= fine.pop("seconds") < 10
    assert fine == {
        "name": "fine",
        "distribution": "dist-of-fine",
        "version": "1.5",
        "state": "ok",
        "hooks": ["newsparse_exporters"],
        "exporters": ["fine"],
        "readers": [],
        "profiles": [],
        "revisers": [],
        "reason": "",
        "advice": "",
        "handle": "fine",
    }
    assert (bad["state"], bad["reason"]) == ("failed", "ZeroDivisionError: division by zero (made_bad.py, line 1)")


def test_what_was_read_is_revised(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """--revise names what goes over it, `newsparse revisers` and `newsparse plugins` list what there is."""
    install(tmp_path, "named", REVISES.format(name="named"))
    with installed(tmp_path, monkeypatch):
        assert run(["read", page, "-q", "--revise", "named", "--revise", "named"]) == 0
        assert "The Quay, The Quay · zh-Hans · 1 page" in capfd.readouterr().out
        assert run(["explain", page, "-q", "--revise", "nobody"]) == 2
        assert capfd.readouterr().err == "newsparse: unknown reviser 'nobody': known are: named\n"
        assert run(["revisers"]) == 0
        assert capfd.readouterr().out == "name   what it changes\nnamed  names the newspaper\n"
        assert run(["plugins"]) == 0
        assert capfd.readouterr().out.endswith("ok\n    revisers: named\n")


def test_plugins_are_chosen_before_the_command(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """They are switched off, allowed alone, or held to be without fault, for this one run."""
    install(tmp_path, "bad", "1 / 0")
    install(tmp_path, "fine", GOOD.format(name="fine").replace('".x"', '".fine"'))
    install(tmp_path, "quiet", "def newsparse_exporters(): ...")
    told = []
    with installed(tmp_path, monkeypatch):
        assert run(["--disable-plugin", "bad", "--disable-plugin", "quiet", "--strict-plugins", "plugins"]) == 0
        told.append(capfd.readouterr())
        assert run(["--allow-plugin", "fine", "read", page, "-qo", str(tmp_path / "a.fine")]) == 0
        assert run(["--disable-plugin", "fine", "read", page, "-q", "--to", "fine"]) == 2
        assert run(["--strict-plugins", "read", page, "-qo", str(tmp_path / "a.json")]) == 1
        told.append(capfd.readouterr())
        assert run(["--strict-plugins", "plugins"]) == 1
        told.append(capfd.readouterr())
        assert run(["read", page, "-qo", str(tmp_path / "a.json")]) == 0
    switched_off = "is switched off by --disable-plugin or use_plugins(disable=…)"
    assert told[0].out.count(f"disabled\n    {switched_off}") == 2
    at_fault = [
        "newsparse: plugin 'bad' of dist-of-bad 1.5 is at fault: ZeroDivisionError: division by zero (made_bad.py",
        "newsparse: plugin 'quiet' of dist-of-quiet 1.5 is at fault: it implements no hook",
    ]
    lines = told[1].err.splitlines()
    assert lines[0].endswith(f"; plugin 'fine' of dist-of-fine 1.5 {switched_off}")
    assert [line[: len(start)] for line, start in zip(lines[1:], at_fault, strict=True)] == at_fault
    assert told[2].err.splitlines() == lines[1:]
    assert "exporters: fine" in told[2].out


def test_ctrl_c_tells_which_plugin_was_loading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whoever has waited for a plugin that hangs hears its name and the way out."""
    install(tmp_path, "hangs", "raise KeyboardInterrupt")
    with installed(tmp_path, monkeypatch):
        assert run(["plugins"]) == 130
    told = "plugin 'hangs' of dist-of-hangs 1.5 was being loaded; switch off with NEWSPARSE_DISABLE_PLUGINS=hangs"
    assert capfd.readouterr().err.strip() == f"newsparse: {told}"


def test_the_longest_suffix_wins(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the name of a file ends in several."""
    for name, suffix in (("long", ".more.odd"), ("short", ".odd")):
        install(tmp_path, name, NO_OPTIONS.format(name=name, suffix=suffix).replace('"none"', repr(name)))
    with installed(tmp_path, monkeypatch):
        for target, format_name in (("a.MORE.odd", b"long"), ("more.odd", b"short")):
            assert run(["read", page, "-qo", str(tmp_path / target)]) == 0
            assert (tmp_path / target).read_bytes() == format_name


NO_OPTIONS = """
from newsparse.hookspecs import Exporter, hookimpl

def write(issue, stream, *, title: str | None = None):
    stream.write((title or "none").encode())

@hookimpl
def newsparse_exporters():
    return [Exporter(name={name!r}, suffix={suffix!r}, media_type="text/x", description="odd", write=write)]
"""


def test_a_new_plugin_does_not_change_what_a_suffix_means(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A format of newsparse's own keeps its suffix; where two plugins share one, the caller chooses."""
    install(tmp_path, "rival", NO_OPTIONS.format(name="rival", suffix=".json"))
    install(tmp_path, "first", NO_OPTIONS.format(name="first", suffix=".odd"))
    install(tmp_path, "second", NO_OPTIONS.format(name="second", suffix=".odd"))
    with installed(tmp_path, monkeypatch):
        assert run(["read", page, "-qo", str(tmp_path / "a.json")]) == 0
        assert run(["read", page, "-qo", str(tmp_path / "a.odd")]) == 2
        assert run(["exporters"]) == 0
        assert run(["read", page, "-q", "--to", "second", "--option", "title=", "-o", "-"]) == 0
    assert (tmp_path / "a.json").read_bytes().startswith(b"{")
    out, err = capfd.readouterr()
    problem = f"several formats have the suffix of '{tmp_path}/a.odd'"
    assert err == f"newsparse: {problem}: add --to FORMAT, one of first, second\n"
    assert re.search(r"^second +\.odd +text/x\n    odd$", out, re.MULTILINE)
    assert "options: title=\n" in out
    assert out.endswith("none")


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        ([], 2, "Missing command. (newsparse --help tells more)"),
        (["raed"], 2, "No such command 'raed'."),
        (["read"], 2, "Missing argument 'PAGE...'. (newsparse read --help tells more)"),
        (["read", "{page}", "--two", "json"], 2, "No such option"),
        (["read", "{folder}", "--pattern", "("], 2, "pattern: '(' is no regular expression"),
        (["read", "{folder}", "--pattern", "(?P<page>x)"], 2, "matches no file of {folder}, such as '02.md'"),
        (["read", "{page}", "--date", "13.4.2026"], 2, "date: '13.4.2026' is no day"),
        (["read", "{page}", "--language", "enn"], 2, "language: no profile for 'enn'; did you mean 'en'?"),
        (["read", "{page}", "--to", "jsno"], 2, "unknown exporter 'jsno': did you mean 'json'?"),
        (["read", "{page}", "--to", ""], 2, "unknown exporter ''"),
        (
            ["read", "{page}", "-o", "a.xyz"],
            2,
            "no format has the suffix of 'a.xyz': add --to FORMAT, one of json",
        ),
        (["read", "{page}", "-o", "-"], 2, "no format has the suffix of '-': add --to FORMAT, one of json"),
        (
            ["read", "{page}", "--option", "indent=0"],
            2,
            "--option needs a format: add --to FORMAT or -o FILE",
        ),
        (["read", "{page}", "--to", "json", "--option", "ident=0"], 2, "did you mean 'indent'?"),
        (["read", "{page}", "--to", "json", "--option", "indent=x"], 2, "must be int, not 'x'"),
        (["explain", "{folder}/none"], 1, "{folder}/none: no such file"),
        (["read", "{folder}/03.md"], 1, "{folder}/03.md: no such file; did you mean {folder}/02.md?"),
        (["read", "{page}", "-o", "{folder}/none/a.json"], 2, "there is no folder '{folder}/none'"),
        (["read", "{page}", "--to", "json", "-o", "{folder}"], 2, "cannot write '{folder}'"),
    ],
)
def test_an_error_is_one_line_and_a_status(
    words: list[str], status: int, message: str, page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """2 is wrong use, 1 a fault in the data or the export; one line names what is wrong and what to do."""
    filled = [word.format(page=page, folder=tmp_path) for word in words]
    assert run(filled) == status
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("newsparse: ")
    assert err.count("\n") == 1
    assert message.format(folder=tmp_path) in err


def test_a_failed_export_leaves_what_was_there(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An exporter that fails is named with its distribution, and the old file is still there."""
    target = tmp_path / "issue.x"
    target.write_text("old")
    install(tmp_path, "weak", GOOD.format(name="weak").replace("stream.write(", "raise OSError(", 1))
    with installed(tmp_path, monkeypatch):
        assert run(["read", page, "-q", "-o", str(target)]) == 1
    assert target.read_text() == "old"
    assert "newsparse: exporter 'weak' (plugin 'weak' of dist-of-weak 1.5) failed: OSError" in capfd.readouterr().err


def test_help_and_version(capfd: pytest.CaptureFixture[str]) -> None:
    """Both go to standard output with status 0."""
    assert run(["--version"]) == 0
    assert capfd.readouterr().out == f"newsparse {__version__}\n"
    assert run(["read", "-h"]) == 0
    assert "--option NAME=VALUE" in capfd.readouterr().out


def test_the_script_runs_the_command_line(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """What pip installs as `newsparse` gives back the exit status."""
    monkeypatch.setattr(sys, "argv", ["newsparse", "--version"])
    assert main() == 0
    assert capfd.readouterr().out == f"newsparse {__version__}\n"


def test_a_broken_pipe_is_silent(page: str) -> None:
    """A reader that goes away early, as head does, hears nothing more."""
    for words in (["read", page], ["explain", page], ["read", page, "--to", "json"], ["--help"]):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = newsparse(*words, output=writer)
        finally:
            os.close(writer)
        assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_told_once(page: str) -> None:
    """Where standard output takes no more, one line says so."""
    for words in (["read", page], ["read", page, "--to", "json"], ["--help"]):
        with Path("/dev/full").open("wb") as full:
            done = newsparse(*words, output=full.fileno())
        assert (done.returncode, done.stderr) == (1, b"newsparse: standard output: No space left on device\n")


def test_a_closed_standard_output_is_told(page: str) -> None:
    """Bytes that have nowhere to go are a fault, not a traceback."""
    command = f"exec {sys.executable} -m newsparse read {page} --to json >&-"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"newsparse: standard output: Bad file descriptor\n")


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    """Ctrl-C while a page is read gives status 130, as a shell expects, and no traceback."""
    fifo = tmp_path / "page.fifo"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "newsparse", "read", str(fifo)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        writer = opened_by_its_reader(fifo)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        os.close(writer)
    assert (process.returncode, err.strip()) == (130, b"")


def opened_by_its_reader(fifo: Path) -> int:
    """Wait until somebody reads the fifo, and open it for writing."""
    for _ in range(600):
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"nobody reads {fifo}")


@pytest.mark.parametrize(
    ("code", "status", "err"),
    [
        (
            "raise ModuleNotFoundError('none', name='click')",
            2,
            b"newsparse: the command line needs click and rich: pip install 'newsparse[cli]'\n",
        ),
        ("raise KeyboardInterrupt", 130, b""),
    ],
)
def test_the_entry_needs_nothing_but_python(code: str, status: int, err: bytes, tmp_path: Path) -> None:
    """Without click or rich one line says how to install them; Ctrl-C at the start is quiet too."""
    (tmp_path / "click.py").write_text(code)
    done = newsparse("--version", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", err)


def test_a_fault_of_our_own_is_not_hidden(tmp_path: Path) -> None:
    """A module that is missing for another reason is not taken for a missing extra."""
    (tmp_path / "click.py").write_text("import nothing_of_that_name")
    done = newsparse("--version", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert b"No module named 'nothing_of_that_name'" in done.stderr
