"""The Markdown exporter."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_reading import held, parsed, read_back, told

from newsparse.exporters.markdown import MARKDOWN
from newsparse.exporting import render
from newsparse.markup import proper
from newsparse.model import Issue, Page, Role
from newsparse.testing import ExporterContract, hostile_text, issues, without
from page_strategies import OF_ISSUES
from stories import HOSTILE, SOME_ISSUES, an_issue, every_kind, hostile_issue, leaf, story

TAGS = ("zh-Hans", "zh-Hant", "ja", "ko", "en", "de", "fr", "es", "nl", "und")
#: Pieces of texts that Markdown would take for its own.
MARKS = (
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~",
        "#",
        "# ",
        "- ",
        "+ ",
        "1. ",
        "12) ",
        "> ",
        "| ",
        "---",
        "===",
        "$",
        "![",
    ),
    *(
        "[a](b)",
        "[a]: b",
        "<b>",
        "&amp;",
        "&#42;",
        "&",
        "\\",
        "\n",
        "\n\n",
        "\t",
        " ",
        "    ",
        "\u3000",
        "a",
        "字",
        "。",
        ":-",
    ),
)


def markup(max_size: int = 6) -> st.SearchStrategy[str]:
    """Texts full of what could be markup."""
    return st.lists(st.sampled_from(MARKS), max_size=max_size).map("".join) | hostile_text()


def in_language(value: Any, tag: str) -> Any:
    """The same, all of it in one language, and its texts as HTML holds them to be texts."""
    if isinstance(value, tuple):
        return tuple(in_language(one, tag) for one in value)
    if isinstance(value, str) and type(value) is str:
        return proper(value)
    if not attrs.has(type(value)):
        return value
    fields = {field.name: in_language(getattr(value, field.name), tag) for field in attrs.fields(type(value))}
    return attrs.evolve(value, **fields | ({"language": tag} if "language" in fields else {}))


class TestMarkdown(ExporterContract):
    """Markdown keeps the promises of all exporters."""

    exporter = MARKDOWN
    streams = True
    examples = 20
    stories = 800


@SOME_ISSUES
@given(issues(markup()), st.sampled_from(TAGS))
def test_loses_only_what_it_says(issue: Issue, tag: str) -> None:
    """A Markdown parser gives back every text, in the form that its kind has; only what is declared is lost."""
    issue = in_language(issue, tag)
    assert read_back(render(MARKDOWN, issue).decode("utf-8"), tag) == held(without(issue, MARKDOWN.leaves_out))


@pytest.mark.parametrize("tag", TAGS)
def test_every_kind_comes_back(tag: str) -> None:
    """Each kind of piece comes back, in each language; hostile texts too."""
    for issue in (an_issue(), in_language(hostile_issue(), tag), an_issue(story(None, sidebars=(story(None),)))):
        written = render(MARKDOWN, in_language(issue, tag)).decode("utf-8")
        assert read_back(written, tag) == held(without(in_language(issue, tag), MARKDOWN.leaves_out))


@OF_ISSUES
@given(markup(12))
@example("1. a")
@example("a\n---\nb")
@example("snake_case and _so_ on")
@example("$5 or $6")
def test_no_text_is_markup(text: str) -> None:
    """A paragraph is a paragraph and a headline a heading, whatever stands in it."""
    issue = an_issue(story(text, body=(leaf(Role.PARAGRAPH, text),)))
    blocks = parsed(render(MARKDOWN, issue).decode("utf-8"))[3:]
    facts = [block for block in blocks if block.type == "bullet_list"]
    assert [told(block) for block in blocks if block not in facts] == [proper(text)] * (2 if text else 0)
    assert [block.type for block in blocks if block not in facts] == ["heading", "paragraph"][: 2 if text else 0]


def test_is_laid_out_as_the_documentation_says() -> None:
    """Each kind of piece has its form."""
    article = every_kind()
    article = attrs.evolve(article, contributors=article.contributors[:4])
    assert (
        render(MARKDOWN, an_issue(article)).decode("utf-8")
        == """\
# The Quay

- Monday, 13 April 2026
- **No. 88**
- *Late City Edition*

---

***Harbour***

__After ten years:__

## Bridge opens

**First cars cross**

**Toll set**

- By **Ann Lee** (*AP*) and **Bo van Ek** · **AP** (*The Wire*) · Photographs by **Cy Dahl**
- Pages A1 and A4 · News · Harbour
- *Continued from page 1, which was not found.*

> *A word before.*

**OSLO, April 12 (AP) —** It is open.

### At last

Cars crossed.

*The bridge.*

_Photo: Cy Dahl_

> **“It is wide.”**

* one
* two

| Toll | Crowns |
| --- | --- |
| Car | 20 |

```
Car   20
Lorry 40
```

> O bridge\\
> so wide
>
> O bridge\\
> so long

- *Continued on page 7, which was not found.*

> ***Box***
>
> ### In brief
>
> Short.
"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Up $5, 3 * 2 # of 1. all - really > so | so", "Up $5, 3 \\* 2 # of 1. all - really > so | so"),
        ("snake_case at http://a_b.example/?a=1&b=2", "snake_case at http://a_b.example/?a=1&b=2"),
        ("AT&T &amp; so", "AT&T \\&amp; so"),
        ("from $5 to $6", "from \\$5 to \\$6"),
        ("1997. A year", "1997\\. A year"),
        ("- 5 degrees", "\\- 5 degrees"),
        ("-5 degrees", "-5 degrees"),
        ("\u3000字", "&#12288;字"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    """Ordinary texts stay as a person would write and search them."""
    issue = Issue(articles=(story(None, body=(leaf(Role.PARAGRAPH, text),)),))
    assert render(MARKDOWN, issue).decode("utf-8") == f"# *—*\n\n---\n\n{written}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("| a | b |\n| 1 | * |", "|  |  |\n| --- | --- |\n| a | b |\n| 1 | \\* |"),
        (
            "<table><tr><th colspan=2>a</th></tr><tr><td>b|c</td><td>d</td></tr></table>",
            "| a |  |\n| --- | --- |\n| b\\|c | d |",
        ),
        ("a ``` b", "````\na ``` b\n````"),
    ],
)
def test_tables_are_tables(text: str, written: str) -> None:
    """A table of which the cells are known is one in pipes; any other stays as it was printed."""
    issue = Issue(articles=(story(None, body=(leaf(Role.TABLE, text),)),))
    assert render(MARKDOWN, issue).decode("utf-8") == f"# *—*\n\n---\n\n{written}\n"
    assert read_back(render(MARKDOWN, issue).decode("utf-8"), "und") == held(without(issue, MARKDOWN.leaves_out))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_piece_stays_one(text: str) -> None:
    """What another program takes for the end of a line parts no piece."""
    issue = an_issue(story(None, pages=(), body=(leaf(Role.PARAGRAPH, f"a{text}\u2028b"),)))
    assert len(render(MARKDOWN, issue).decode("utf-8").splitlines()) == 9


def test_what_is_left_out_changes_nothing() -> None:
    """The format says honestly what it does not carry."""
    issue = an_issue()
    told_of = {"Article.pages", "Issue.pages", "Contributor.role", "Issue.language", "Article.language"}
    bare = without(issue, {*MARKDOWN.leaves_out} - told_of)
    assert render(MARKDOWN, bare) == render(MARKDOWN, issue)


def test_a_dateline_alone_is_told() -> None:
    """A dateline that no paragraph takes up stands among the facts."""
    article = attrs.evolve(every_kind(), body=(), contributors=(), continued_from=None, continued_on=None, sidebars=())
    written = render(MARKDOWN, an_issue(article, pages=(Page(text=""),))).decode("utf-8")
    assert written.endswith("**Toll set**\n\n- ***OSLO, April 12 (AP) —***\n")
