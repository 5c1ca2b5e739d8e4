"""What revisers of plugins make of an issue, and what the host holds them to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from made_plugins import install, installed
from newsparse.accounting import check_account
from newsparse.errors import ArgumentError, PluginError
from newsparse.hookspecs import Reviser
from newsparse.model import Element, Headline, Issue, Page, Role, Span
from newsparse.plugins import plugins, revisers
from newsparse.revising import revise, revised
from newsparse.testing import printed_issues, typeset

PAGE = "## Ferry Dues Will Rise\n\nThe harbour board voted for it.\n\nAll members were there.\n"
ISSUE = newsparse.parse(PAGE, language="en")

#: A plugin with a reviser whose function consists of some lines; to be filled with them and its name.
REVISES = """
import attrs
from newsparse import Reviser, hookimpl

def revise(issue):
    {lines}
    return issue

@hookimpl
def newsparse_revisers():
    return [Reviser(name={name!r}, description="tries things out", revise=revise)]
"""


def revising(name: str, *lines: str) -> str:
    """A plugin whose reviser does that."""
    return REVISES.format(name=name, lines="\n    ".join(lines or ["pass"]))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose plugins are installed."""
    with installed(tmp_path, monkeypatch) as found:
        yield found


def made(function: Callable[[Issue], Any]) -> Reviser:
    return Reviser(name="made", description="", revise=function)


def test_revisers_go_over_an_issue_in_the_order_given(folder: Path) -> None:
    """Each gets what the one before it made; without a name the issue stays as it is."""
    for name in ("one", "two"):
        line = f"issue = attrs.evolve(issue, newspaper=(issue.newspaper or '') + {name!r})"
        install(folder, name, revising(name, line))
    assert revise(ISSUE, "one", "two").newspaper == "onetwo"
    assert revise(ISSUE, "two", "one").newspaper == "twoone"
    assert revise(ISSUE) is ISSUE
    assert [one.name for one in revisers()] == ["one", "two"]
    assert plugins()[1].revisers == ("one",)


def test_files_are_revised_when_they_are_read(folder: Path) -> None:
    """`read(…, revise=[…])` is reading and revising; it is none where nobody says so."""
    install(folder, "name", revising("name", "issue = attrs.evolve(issue, newspaper='The Quay')"))
    (folder / "01.md").write_text(PAGE, encoding="utf-8")
    assert newsparse.read(folder / "01.md").newspaper is None
    read = newsparse.read(folder / "01.md", revise=["name"])
    assert read == newsparse.revise(newsparse.read(folder / "01.md"), "name")
    assert read.newspaper == "The Quay"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["tidi"], "unknown reviser 'tidi': did you mean 'tidy'?"),
        ([5], "names must be names of revisers, not 5: known are: tidy"),
        ("tidy", "revise must be a list of names of revisers, not 'tidy'"),
        (None, "revise must be a list of names of revisers, not None"),
    ],
)
def test_names_are_checked_before_anything_is_read(folder: Path, names: Any, message: str) -> None:
    """A wrong name costs no reading."""
    install(folder, "tidy", revising("tidy"))
    with pytest.raises(ArgumentError) as refused:
        newsparse.read(folder / "none.md", revise=names)
    assert str(refused.value) == message


def test_what_is_no_issue_is_refused() -> None:
    """With what makes one."""
    with pytest.raises(
        ArgumentError, match=r"^issue must be a newsparse\.Issue, not str; newsparse\.parse returns one$"
    ):
        revise(PAGE, "tidy")  # type: ignore[arg-type]


def test_a_paragraph_may_be_left_out() -> None:
    """What nobody owns any more is kept aside among the furniture of its page, with a diagnostic that says why."""
    shorter = attrs.evolve(ISSUE.articles[0], body=ISSUE.articles[0].body[:1])
    new = revised(ISSUE, made(lambda issue: attrs.evolve(issue, articles=(shorter,))))
    [left] = new.pages[0].furniture
    start = PAGE.index("All members")
    assert left == Element(Role.UNPLACED, "All members were there.", (Span(0, start, start + 23),), "unplaced")
    [told] = new.diagnostics
    assert str(told) == (
        "page 1, line 5, column 1: reviser 'made' left 'All members were there.' to nobody; kept aside [unplaced-text]"
    )
    check_account(new)


def test_what_is_left_stands_among_furniture_in_its_order() -> None:
    """And a long text is told by its beginning; other pages stay as they are."""
    texts = "one", f"two {'long ' * 20}two\r\nfour"
    notice = Element(Role.NOTICE, "four", (Span(1, len(texts[1]) - 4, len(texts[1])),), "made")
    nothing = Element(Role.OTHER, "", (), "made")
    pages = Page(text=texts[0]), Page(text=texts[1], furniture=(nothing, notice))
    odd = newsparse.Diagnostic(
        code="page-empty", severity=newsparse.Severity.NOTE, message="", page=1, line=1, column=1
    )
    owned = Element(Role.HEADLINE, "one", (Span(0, 0, 3),), "made")
    article = newsparse.Article(id="p1a1", language="en", pages=(0,), headline=Headline(main=owned))
    issue = Issue(pages=pages, articles=(article,), diagnostics=(odd,))
    new = revised(issue, made(lambda issue: issue))
    assert new.pages[0] is issue.pages[0]
    assert [piece.role for piece in new.pages[1].furniture] == [Role.OTHER, Role.UNPLACED, Role.NOTICE]
    assert [one.code for one in new.diagnostics] == ["page-empty", "unplaced-text"]
    assert f"left 'two {'long ' * 7}l…' to nobody" in new.diagnostics[1].message


def twice(issue: Issue) -> Issue:
    return attrs.evolve(issue, articles=issue.articles * 2)


def elsewhere(issue: Issue) -> Issue:
    lost = Element(Role.NOTICE, "", (Span(3, 0, 1),), "mine")
    return attrs.evolve(issue, pages=(attrs.evolve(issue.pages[0], furniture=(lost,)),))


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda issue: 1 / 0, "failed: ZeroDivisionError: division by zero"),
        (lambda issue: sys.exit("bye"), "failed: SystemExit: bye"),
        (lambda issue: None, "returned NoneType, which is no newsparse.Issue"),
        (lambda issue: Issue(), "changed the text of the pages, in which all spans count; change elements instead"),
        (
            twice,
            "broke the account: page 1: mark (mark.heading) at 0-2 and mark (mark.heading) at 0-2 share characters",
        ),
        (elsewhere, "broke the account: notice (mine) stands on page 4 of 1"),
    ],
)
def test_what_is_no_revision_is_refused(function: Callable[[Issue], Any], message: str) -> None:
    """The reviser is named, and what it did."""
    with pytest.raises(PluginError) as refused:
        revised(ISSUE, made(function))
    assert str(refused.value) == f"reviser 'made' {message}"


def test_a_reviser_at_fault_is_told_with_its_plugin(folder: Path) -> None:
    """As an exporter is."""
    install(folder, "bad", revising("bad", "raise KeyError('x')"))
    with pytest.raises(
        PluginError, match=r"^reviser 'bad' \(plugin 'bad' of dist-of-bad 1\.5\) failed: KeyError: 'x'$"
    ):
        revise(ISSUE, "bad")


def leaving(data: st.DataObject) -> Callable[[Issue], Issue]:
    """A reviser that leaves out some of the articles and some of the bodies' pieces."""

    def leave(issue: Issue) -> Issue:
        kept = [one for one in issue.articles if data.draw(st.booleans())]
        bodies = [tuple(piece for piece in one.body if data.draw(st.booleans())) for one in kept]
        return attrs.evolve(
            issue, articles=tuple(attrs.evolve(one, body=body) for one, body in zip(kept, bodies, strict=True))
        )

    return leave


@settings(max_examples=50)
@given(printed_issues("en"), st.data())
def test_the_account_is_made_up_after_any_revision(printed: Issue, data: st.DataObject) -> None:
    """Whatever is left out, every character has one owner again, and what is left is told."""
    issue = newsparse.parse(*typeset(printed), language=printed.language)
    new = revised(issue, made(leaving(data)))
    check_account(new)
    left = [piece for page in new.pages for piece in page.furniture if piece not in list(_furniture(issue))]
    told = [one for one in new.diagnostics if "left" in one.message and one.code == "unplaced-text"]
    assert len(left) == len(told)
    assert all(piece.role is Role.UNPLACED for piece in left)


def _furniture(issue: Issue) -> Iterator[Element]:
    for page in issue.pages:
        yield from page.furniture
