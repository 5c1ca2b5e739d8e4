"""Time grows with the text, not faster, on any input: twenty families of hostile text and more."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

import newsparse

_SMALLEST, _LARGEST = 1_000, 500_000  # characters of a text that is timed
_TELLING = 0.02  # seconds that one reading must take to tell anything
_MOST = 2.5  # times longer that twice the text may take
_TRIES = 4

# What short lines are filled with; most rules begin with one of these, or end with it.
_PIECES = (
    "（",
    "）",
    "（记者",
    "记者",
    "本报",
    "本报12",
    "摄",
    "何平 ",
    "上接",
    "（下转第",
    "图",
    "By ",
    "By Ann ",
    "ANN ",
    "AP ",
    "PORT, ",
    "Photo by ",
    "(",
    "1",
    "十",
    "年",
    "- ",
    "“",
    "[",
    "![",
    "Continued on page ",
    "A.",
    "A-",
    " ",
    "the ",
)

Family = Callable[[int], str]


def _repeated(piece: str) -> Family:
    return lambda size: piece * (size // len(piece) + 1)


def _opened(opening: str, piece: str, closing: str = "") -> Family:
    return lambda size: opening + piece * (size // len(piece) + 1) + closing


def _name(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()


def _numbered(form: str, opening: str = "") -> Family:
    """A piece again and again, each time with a name that was not there before."""
    return lambda size: opening + "".join(form.format(_name(number)) for number in range(size // len(form)))


def _lines_of(piece: str) -> Family:
    """Short lines full of a piece, a blank line between them: every rule looks at them."""
    line = piece * (88 // len(piece)) + "\n\n"
    return lambda size: line * (size // len(line) + 1)


def _jumping(size: int) -> str:
    """Pages on each of which three stories go on on the next, each with a name of its own."""
    pages = []
    for number in range(1, size // 600 + 2):
        tails = [f"## Dues at {_quay(number, at)}\n\n(Continued from Page {number - 1})\n\n{_TEXT}" for at in range(3)]
        fronts = [
            f"## Quay of {_quay(number, at)}\n\n{_TEXT} and\n\n(Continued on Page {number + 1})" for at in range(3)
        ]
        pages.append("\n\n".join([f"Page {number}", *tails, *fronts]))
    return "\f".join(pages)


def _quay(number: int, at: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number}{at}").capitalize() + "mouth"


_TEXT = "The harbour board met on Monday. It will meet again"

FAMILIES: dict[str, Family] = {
    "blanks": _repeated(" "),
    "blanks after a word": _opened("渠水", " ", "x"),
    "blank lines": _repeated("\n"),
    "blank lines with blanks": _repeated(" \n\t\n\u3000\n"),
    "ideographic blanks": _repeated("\u3000\u3000渠水\n"),
    "hashes": _repeated("#"),
    "hashes and blanks": _repeated("# "),
    "heading marks alone": _repeated("##\n\n"),
    "half brackets": _repeated("（"),
    "brackets that close": _repeated("）"),
    "half bylines in brackets": _repeated("（记者何平、林小满"),
    "brackets in brackets": lambda size: "（" * (size // 2) + "）" * (size // 2),
    "a bracket of names": _opened("渠水漫过田埂。（记者 ", "何平、", "林小满）"),
    "a bracket of padded names": _opened("本报讯（记者 ", "何  平  "),
    "half datelines": _repeated("本报"),
    "datelines without a kind": _repeated("本报澄安4月12日"),
    "datelines, a line each": _repeated("本报澄安4月12日电\n\n"),
    "agencies": _repeated("新华社"),
    "role words": _repeated("记者"),
    "roles and offices": _repeated("本报记者"),
    "names for a picture": _repeated("何 平 "),
    "pictures taken": _repeated("何平摄"),
    "By By By": _repeated("By "),
    "bylines in English": _repeated("By Ann Wells\n\n"),
    "capitals": _repeated("HARBOUR "),
    "capitals, and commas": _repeated("PORT ELLEN, "),
    "capitals that never end": _repeated("A"),
    "capitals and dots": _repeated("A."),
    "a credit of names": _opened("Photo by ", "Ann Wells "),
    "jump lines": _repeated("（下转第3版）\n\n"),
    "half jump lines": _repeated("（上接第"),
    "one page, time and again": _repeated(
        "Page 2\n\n## Dues\n\nThe ferry was\n\n(Continued on Page 2)\n\n(Continued from Page 2)\n\nset in Portby.\f"
    ),
    "stories that jump from page to page": _jumping,
    "jump lines in a line": _repeated("(Continued on Page 4) "),
    "heads without a body": _repeated("渠长的牌子立在田头\n\n"),
    "marked heads without a body": _repeated("## 渠长的牌子\n\n"),
    "heads in English": _repeated("Harbour Board Votes\n"),
    "tails without an end": _repeated("(上接1版)\n\n渠水\n\n"),
    "captions": _repeated("图为江边\n\n何 平摄\n\n"),
    "sidebars": _repeated("记者手记\n\n"),
    "notices": _repeated("公告\n\n特此公告。\n\n"),
    "paragraphs never ended": _repeated("渠水漫过田埂，\n\n"),
    "one endless line": _repeated("渠水漫过田埂，两天两夜才能浇完。"),
    "one endless line in English": _repeated("the water rose over the harbour wall, "),
    "one endless word": _repeated("渠"),
    "short lines": _repeated("渠\n"),
    "short lines in English": _repeated("a\n"),
    "lines of all lengths": lambda size: "\n".join("渠" * (number % 40) for number in range(size // 20)),
    "hyphens at line ends": _repeated("con-\n"),
    "hyphens": _repeated("-"),
    "dashes": _repeated("——"),
    "rules": _repeated("- * "),
    "quotes in quotes": _repeated("“‘"),
    "quotes that close": _repeated("”’"),
    "sentence ends": _repeated("。"),
    "colons": _repeated("："),
    "digits": _repeated("1"),
    "full-width digits": _repeated("１"),
    "number words": _repeated("十"),
    "dates": _repeated("2026年4月13日"),
    "half dates": _repeated("2026年4月"),
    "pages": _repeated("第2版"),
    "images": _repeated("![]("),
    "half images": _repeated("![](((\n"),
    "brackets of links": _repeated("["),
    "mixed line ends": _repeated("渠\r\n水\r漫\n\r过\n"),
    "carriage returns": _repeated("\r"),
    "line separators": _repeated("渠\u2028水\u2029"),
    "form feeds": _repeated("渠\x0c"),
    "NUL": _repeated("\x00"),
    "zero width": _repeated("\u200b"),
    "controls": _repeated("\x01\x1f\x7f\x85"),
    "lone surrogates": _repeated("\ud800\udc00"),
    "combining marks": _repeated("e\u0301"),
    "tabs": _repeated("\t渠"),
    "table rows": _repeated("|渠|水|\n"),
    "editors": _repeated("本版责编："),
    "credits that fail late": _repeated("（记者何平）渠水"),
    "agencies in brackets": _repeated("PORT ELLEN (AP"),
    "apostrophes": _repeated("O'"),
    "a story by very many": _numbered("By Ann {}\n\n", "渠水漫过田埂。\n\n"),
    "reporters by the thousand": _numbered("By Ann {}\nStaff Reporter\n\n"),
    "one name in each bracket": _numbered("The harbour rose. (Photo by Ann {})\n\n"),
    "a stack of heads": _numbered("Harbour Board {} Votes\nWall\n"),
    "subheads after datelines": _opened("# 渠\n\n", "渠水。（新华社澄安１月１日电）\n\n### 渠长\n\n"),
    "subheads after jumps": _opened("# 渠\n\n渠水，\n\n", "## 渠长\n\n（上接1版）\n\n"),
    "pictures and heads": _repeated("### 渠长\n\n图为江边\n\n"),
    **{f"lines of {piece!r}": _lines_of(piece) for piece in _PIECES},
}


def _seconds(text: str) -> float:
    started = time.process_time()
    newsparse.parse(text)
    return time.process_time() - started


def _growth(family: Family, size: int) -> float:
    """How many times longer twice the text takes, as the best of several readings tells."""
    texts = family(size), family(2 * size)
    once, twice = (min(_seconds(text) for _ in range(5)) for text in texts)
    return twice / once


@pytest.fixture(autouse=True)
def _still() -> object:
    """Keep the collector from adding its own time."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
def test_time_grows_with_the_text(family: Family) -> None:
    """Twice the text takes at most two and a half times as long."""
    size = _SMALLEST
    while size < _LARGEST and _seconds(family(size)) < _TELLING:
        size *= 2
    for _ in range(_TRIES):
        growth = _growth(family, size)
        if growth <= _MOST:
            return
    pytest.fail(f"twice {size:,} characters took {growth:.1f} times as long")


def test_an_engine_that_is_not_linear_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks through the whole text again for every stretch of it does not pass."""
    monkeypatch.setattr(newsparse, "parse", lambda text: [text.count("\t ") for _ in range(len(text) // 20)])
    with pytest.raises(pytest.fail.Exception, match="times as long"):
        test_time_grows_with_the_text(FAMILIES["blanks"])


@pytest.mark.parametrize(
    "piece", ["渠水漫过田埂，两天两夜才能浇完。", "the water rose over the wall ", "本报", "（", " ", "\x00"]
)
def test_five_million_characters_on_one_line(piece: str) -> None:
    """A line of five million characters is read within seconds."""
    text = (piece * (5_000_000 // len(piece) + 1))[:5_000_000]
    assert _seconds(text) < 10
