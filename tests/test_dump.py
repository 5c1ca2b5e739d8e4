"""The tree of an issue that goldens and bug reports show."""

from __future__ import annotations

from hypothesis import given

import newsparse
from newsparse import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Diagnostic,
    Element,
    Headline,
    Issue,
    Join,
    Jump,
    Page,
    PartialDate,
    Role,
    Severity,
    Span,
)
from newsparse.dump import dump
from newsparse.testing import hostile_text


def _leaf(role: Role, text: str, rule: str = "made.up") -> Element:
    return Element(role, text, (Span(0, 0, 1),), rule)


SIDEBAR = Article(id="p1a1s1", language="en", pages=(0,), headline=Headline(main=_leaf(Role.HEADLINE, "How to Cross")))
ARTICLE = Article(
    id="p1a1",
    language="en",
    pages=(0,),
    label=_leaf(Role.LABEL, "Letters"),
    headline=Headline(
        kicker=_leaf(Role.KICKER, "Harbour inquiry:"),
        main=_leaf(Role.HEADLINE, "Board Votes"),
        deck=(_leaf(Role.DECK, "A wall"), _leaf(Role.DECK, "In May")),
    ),
    dateline=Dateline(source="AP", date=PartialDate(month=3, day=2), text="AP, March 2 —"),
    contributors=(
        Contributor(name="Ann Wells", role=ContributorRole.REPORTER, affiliation="The Courier"),
        Contributor(name="Jo Reed", role=ContributorRole.AUTHOR),
    ),
    credits=(_leaf(Role.DATELINE, "AP, March 2 —", "en.dateline"),),
    body=(_leaf(Role.PARAGRAPH, "word " * 20 + "end."), _leaf(Role.CAPTION, "A\tferry\n\ud800")),
    sidebars=(SIDEBAR,),
    continued_from=Jump(),
    continued_on=Jump(page="A4"),
)
ISSUE = Issue(
    pages=(
        Page(text="", number="3", source="03.md", furniture=(_leaf(Role.NOTICE, "## Lost"), _leaf(Role.FOLIO, "3"))),
        Page(text=""),
    ),
    articles=(ARTICLE,),
    diagnostics=(Diagnostic(code="repeated-name", severity=Severity.NOTE, message="twice", page=0, line=9, column=9),),
)
TREE = """\
page 1 number=3 source=03.md
  notice Lost
  folio 3
page 2
article p1a1 (en)
  label Letters
  kicker Harbour inquiry:
  headline Board Votes
  deck A wall
  deck In May
  dateline AP | - | --03-02 | -
  reporter Ann Wells (The Courier)
  author Jo Reed
  continued from ?
  continued on A4
  paragraph word word word word word word  …  word word word end. (104)
  caption A\\tferry\\n\\ud800
  sidebar p1a1s1
    headline How to Cross
note repeated-name: twice
"""


def test_a_tree_shows_every_piece_on_a_line() -> None:
    """Pages, furniture, articles, what credits tell and diagnostics stand in it; positions do not."""
    assert dump(ISSUE) == TREE


def test_a_tree_can_show_the_rules() -> None:
    """With rules, each leaf has its rule, and the leaves that credits were read from are there too."""
    lines = dump(ISSUE, rules=True).splitlines()
    assert "  headline Board Votes  [made.up]" in lines
    assert "  credit dateline AP, March 2 —  [en.dateline]" in lines
    assert "  reporter Ann Wells (The Courier)" in lines


def test_a_heading_mark_is_left_out_where_a_head_follows() -> None:
    """Furniture owns its heading mark; marks alone are shown, since there is nothing else."""
    furniture = (_leaf(Role.UNPLACED, "##"), _leaf(Role.NOTICE, "#1 of 3"), _leaf(Role.OTHER, "# x"))
    assert (
        dump(Issue(pages=(Page(text="", furniture=furniture),)))
        == "page 1\n  unplaced ##\n  notice #1 of 3\n  other x\n"
    )


@given(hostile_text())
def test_no_text_breaks_a_line(text: str) -> None:
    """Whatever stands in an issue, each piece has one line, and the line can be printed."""
    article = Article(
        id=text,
        language=text,
        pages=(0,),
        headline=Headline(main=_leaf(Role.HEADLINE, text)),
        dateline=Dateline(source=text, text=text),
        contributors=(Contributor(name=text, role=ContributorRole.AUTHOR, affiliation=text),),
        body=(_leaf(Role.PARAGRAPH, text),),
        continued_on=Jump(page=text),
        joins=(Join(from_page=0, to_page=0, reasons=(text,)),),
    )
    editors = (Contributor(name=text, role=ContributorRole.EDITOR),)
    page = Page(
        text=text, number=text, section=text, editors=editors, source=text, furniture=(_leaf(Role.OTHER, text),)
    )
    odd = Diagnostic(code=text, severity=Severity.NOTE, message=text, page=0, line=1, column=1)
    issue = Issue(number=text, edition="late", pages=(page,), articles=(article,), diagnostics=(odd,))
    lines = dump(issue).splitlines()
    assert len(lines) == 11
    assert all(line.isprintable() for line in lines)


def test_a_page_read_and_shown() -> None:
    """What is read from a page is shown in the order of reading."""
    text = "## Harbour Board Votes\n\nBy Ann Wells\n\nThe board met at the harbour and voted.\n"
    assert dump(newsparse.parse(text)) == (
        "page 1\narticle p1a1 (en)\n  headline Harbour Board Votes\n  author Ann Wells\n"
        "  paragraph The board met at the harbour and voted.\n"
    )
