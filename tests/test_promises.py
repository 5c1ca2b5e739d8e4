"""The promises of newsparse, held against any text and against text made of what newspapers print.

That plugins change nothing until they are named is held in test_plugins, that time grows with the text in
test_hostile. That each check can fail is shown in test_promises_can_fail.
"""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.languages import languages
from newsparse.model import Role
from page_strategies import any_text, newspaper_text, pages, text_in
from promises import (
    check_all_owned,
    check_derivable,
    check_deterministic,
    check_diagnostics,
    check_nothing_invented,
    check_ordered,
    check_promises,
    check_text_kept,
    check_traced,
    check_valid,
)

_EDGES = (Role.FOLIO, Role.NAMEPLATE, Role.MASTHEAD)
_DATES = st.none() | st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


# ---- nothing is lost, nothing is invented ----------------------------------------------------------------


@given(newspaper_text())
def test_every_character_of_a_page_has_one_owner(text: str) -> None:
    """Whatever a page holds, each of its non-blank characters is owned once, and its text is kept."""
    issue = newsparse.parse(text)
    check_text_kept(issue, [text])
    check_all_owned(issue)


@given(newspaper_text())
def test_no_element_says_what_its_page_does_not(text: str) -> None:
    """An element's text is that of its spans; it can be derived from them again."""
    issue = newsparse.parse(text)
    check_nothing_invented(issue)
    check_derivable(issue)


@given(newspaper_text(), _DATES)
def test_no_date_is_guessed(text: str, date: datetime.date | None) -> None:
    """A year stands in a dateline only where it, a folio or the caller gives one."""
    issue = newsparse.parse(text, date=date)
    edges = [piece for page in issue.pages for piece in page.furniture if piece.role in _EDGES]
    assert issue.date == date or (date is None and edges), f"{issue.date} stands at no edge of a page"
    for article in issue.articles:
        found = article.dateline and article.dateline.date
        if found and found.year is not None and article.dateline:
            printed = str(found.year) in article.dateline.text
            assert printed or issue.date is not None, f"{found} is read from {article.dateline.text!r}"


# ---- every answer can be traced --------------------------------------------------------------------------


@given(newspaper_text())
def test_every_element_can_be_traced(text: str) -> None:
    """Each element has ascending spans and the id of a known rule; elements come in source order."""
    issue = newsparse.parse(text)
    check_traced(issue)
    check_ordered(issue)


# ---- no text makes it fail -------------------------------------------------------------------------------


@given(any_text())
def test_no_text_makes_it_fail(text: str) -> None:
    """Any string at all is read, and all promises hold of what comes back."""
    check_promises(newsparse.parse(text), [text])


@pytest.mark.parametrize("language", [*languages(), None])
@given(text=pages(), date=_DATES)
def test_no_text_makes_it_fail_in_any_language(language: str | None, text: str, date: datetime.date | None) -> None:
    """Any text is read by the rules of any language, the one it is written in or another."""
    check_promises(newsparse.parse(text, language=language, date=date), [text])


@pytest.mark.parametrize("language", languages())
@given(data=st.data())
def test_all_promises_hold_of_what_a_language_prints(language: str, data: st.DataObject) -> None:
    """Whatever conventions of a language meet on a page, and however it is wrapped."""
    text = data.draw(text_in(language))
    check_promises(newsparse.parse(text, language=language), [text])


@given(st.lists(pages(), max_size=4))
def test_pages_are_one_issue_in_their_order(texts: list[str]) -> None:
    """Several pages, blank ones among them, are one issue; all promises hold of it."""
    issue = newsparse.parse(*texts)
    check_promises(issue, texts)
    check_ordered(issue)


@given(newspaper_text())
def test_diagnostics_have_a_place_that_is_there(text: str) -> None:
    """What looked odd is told with a line and a column of the page."""
    check_diagnostics(newsparse.parse(text))


@given(newspaper_text())
def test_what_is_read_is_valid(text: str) -> None:
    """The issue as JSON follows the schema that is shipped, and comes back equal."""
    check_valid(newsparse.parse(text))


@given(st.lists(newspaper_text(), max_size=2), st.sampled_from([*languages(), None]))
def test_the_same_text_gives_the_same_issue(texts: list[str], language: str | None) -> None:
    """Nothing but the text and the arguments decides what is read."""
    check_deterministic(texts, language)
