"""Each check of a promise can fail: the engine is broken on purpose, and the check must say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle, repeat
from typing import Any

import attrs
import pytest

import newsparse
from newsparse import Element, Issue, Page, Role, Span, assembly, findings, interchange, joining, parser, roles
from newsparse.languages import load_profile
from newsparse.recognition import Stretch
from promises import (
    BrokenPromiseError,
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

PAGE = """\
## 岚川新添两条江底隧道

本报澄安2月18日讯（记者 何平）渠水漫过田埂，老支书说，两天两夜才能浇完，如今一个

人就够了。春天来了。

记者手记

渠长的牌子立在田头。

□□

第2版
"""

Break = Callable[[pytest.MonkeyPatch], None]


def _read(text: str = PAGE) -> Issue:
    return newsparse.parse(text, language="zh-Hans")


def test_the_engine_keeps_its_promises() -> None:
    """Unbroken, the engine keeps all of them for this page: what follows fails for the reason it names."""
    issue = _read()
    check_promises(issue, [PAGE])
    check_ordered(issue)
    check_deterministic([PAGE])
    leaves = list(issue.elements())
    assert {leaf.role for leaf in leaves} >= {Role.MARK, Role.DATELINE, Role.BYLINE, Role.FOLIO}
    assert any(len(leaf.spans) == 2 for leaf in leaves)
    assert issue.diagnostics


def _changed(patch: pytest.MonkeyPatch, module: object, name: str, change: Callable[[Any], Any]) -> None:
    """Let a function of the engine return something else than it does."""
    original = getattr(module, name)
    patch.setattr(module, name, lambda *arguments, **options: change(original(*arguments, **options)))


# ---- ways to break the engine ----------------------------------------------------------------------------


def text_is_tidied(patch: pytest.MonkeyPatch) -> None:
    """A page's text is stripped of the blanks around it."""
    patch.setattr(parser, "Page", lambda text: Page(text=text.strip()))


def paragraphs_are_dropped(patch: pytest.MonkeyPatch) -> None:
    """The last piece of each body is lost, and the account that would have found it is not drawn up."""
    _changed(patch, assembly, "read_body", lambda body: body[:-1])
    patch.setattr(assembly, "unowned", lambda text, spans: ())


def a_span_is_dropped(patch: pytest.MonkeyPatch) -> None:
    """A paragraph cut by a column forgets where its second half stands; nobody looks for it."""
    _changed(patch, assembly, "read_body", lambda body: [_with_spans(one, one.spans[:1]) for one in body])
    patch.setattr(assembly, "unowned", lambda text, spans: ())


def a_paragraph_is_told_twice(patch: pytest.MonkeyPatch) -> None:
    """The first piece of each body comes again at its end."""
    _changed(patch, assembly, "read_body", lambda body: [*body, *body[:1]])


def offsets_are_shifted(patch: pytest.MonkeyPatch) -> None:
    """What opens a paragraph ends one character too late."""
    _changed(patch, roles, "place_in_page", lambda place: place + 1)


def spans_are_empty(patch: pytest.MonkeyPatch) -> None:
    """Each piece of a body also owns a stretch of no characters."""
    nothing = Span(0, 1, 1)
    _changed(patch, assembly, "read_body", lambda body: [_with_spans(one, (*one.spans, nothing)) for one in body])


def spans_reach_beyond(patch: pytest.MonkeyPatch) -> None:
    """Furniture reaches beyond the end of its page."""
    _changed(patch, assembly, "_furniture", lambda one: _with_spans(one, [Span(0, one.spans[0].start, 9_999)]))


def words_are_corrected(patch: pytest.MonkeyPatch) -> None:
    """An eager hand mends the text."""
    _changed(patch, joining, "assemble", lambda text: text.replace("一个人", "一人"))


def blanks_are_put_in(patch: pytest.MonkeyPatch) -> None:
    """Blanks come between characters that no seam parts."""
    _changed(patch, assembly, "read_body", lambda body: [attrs.evolve(one, text=" ".join(one.text)) for one in body])


def elements_come_from_nowhere(patch: pytest.MonkeyPatch) -> None:
    """The pieces of a body forget where they stand."""
    _changed(patch, assembly, "read_body", lambda body: [_with_spans(one, ()) for one in body])


def spans_run_backwards(patch: pytest.MonkeyPatch) -> None:
    """The halves of a cut paragraph change places."""
    _changed(patch, assembly, "read_body", lambda body: [_with_spans(one, one.spans[::-1]) for one in body])


def rules_have_no_id(patch: pytest.MonkeyPatch) -> None:
    """Paragraphs are named by nobody."""
    patch.setattr(roles, "_PROSE", (Role.PARAGRAPH, ""))


def rules_are_made_up(patch: pytest.MonkeyPatch) -> None:
    """Paragraphs are named by a rule that stands nowhere."""
    patch.setattr(roles, "_PROSE", (Role.PARAGRAPH, "paragraph.obviously"))


def diagnostics_point_nowhere(patch: pytest.MonkeyPatch) -> None:
    """Places are told of a page that has more lines."""
    patch.setattr(findings, "positions", lambda text, offsets: repeat((999, 1), len(offsets)))


def columns_count_bytes(patch: pytest.MonkeyPatch) -> None:
    """Columns are told as if each character were three bytes."""
    _changed(patch, findings, "positions", lambda places: [(line, 3 * column) for line, column in places])


def leftovers_are_hushed_up(patch: pytest.MonkeyPatch) -> None:
    """What no rule knew is set aside without a word."""
    patch.setattr(assembly, "_note_page", lambda *_: None)


def furniture_stands_in_articles(patch: pytest.MonkeyPatch) -> None:
    """The pieces of a body have the role of a folio."""
    _changed(patch, assembly, "read_body", lambda body: [attrs.evolve(one, role=Role.FOLIO) for one in body])


def heads_are_paragraphs(patch: pytest.MonkeyPatch) -> None:
    """What stands as the headline says that it is a deck."""
    _changed(
        patch,
        assembly,
        "read_head",
        lambda head: attrs.evolve(
            head, headline=attrs.evolve(head.headline, main=attrs.evolve(head.headline.main, role=Role.DECK))
        ),
    )


def json_leaves_the_schema(patch: pytest.MonkeyPatch) -> None:
    """Another version is written than the schema has."""
    patch.setattr(interchange, "VERSION", 2)


def json_forgets(patch: pytest.MonkeyPatch) -> None:
    """What is read back from JSON is in another language."""
    _changed(patch, newsparse, "from_dict", lambda issue: attrs.evolve(issue, language="xx"))


def articles_are_shuffled(patch: pytest.MonkeyPatch) -> None:
    """Elements are walked from the end."""
    original = Issue.elements
    patch.setattr(Issue, "elements", lambda issue: reversed(list(original(issue))))


def the_coin_decides(patch: pytest.MonkeyPatch) -> None:
    """Each second page is read by another language's rules."""
    profiles = cycle([load_profile("zh-Hans"), load_profile("en")])
    patch.setattr(assembly, "stretches", lambda text: [Stretch(0, len(text), next(profiles))])


def _with_spans(element: Element, spans: Sequence[Span]) -> Element:
    return attrs.evolve(element, spans=tuple(spans))


@pytest.mark.parametrize(
    ("broken", "check", "message"),
    [
        (paragraphs_are_dropped, check_all_owned, "0 elements own"),
        (a_span_is_dropped, check_all_owned, "0 elements own"),
        (a_paragraph_is_told_twice, check_all_owned, "2 elements own"),
        (spans_are_empty, check_all_owned, "owns nothing"),
        (spans_reach_beyond, check_all_owned, "what is not there"),
        (words_are_corrected, check_nothing_invented, "is not what its spans hold"),
        (offsets_are_shifted, check_nothing_invented, "is not what its spans hold"),
        (blanks_are_put_in, check_derivable, "is derived as"),
        (offsets_are_shifted, check_derivable, "is derived as"),
        (elements_come_from_nowhere, check_traced, "comes from nowhere"),
        (spans_run_backwards, check_traced, "do not ascend"),
        (rules_have_no_id, check_traced, "nobody knows the rule ''"),
        (rules_are_made_up, check_traced, "nobody knows the rule 'paragraph.obviously'"),
        (diagnostics_point_nowhere, check_diagnostics, "has no line 999"),
        (columns_count_bytes, check_diagnostics, "has no column"),
        (leftovers_are_hushed_up, check_diagnostics, "without a word"),
        (furniture_stands_in_articles, check_valid, "no body is made of that"),
        (heads_are_paragraphs, check_valid, "stands where a headline should"),
        (json_leaves_the_schema, check_valid, "the JSON breaks its schema"),
        (json_forgets, check_valid, "does not come back"),
        (articles_are_shuffled, check_ordered, "do not come in source order"),
    ],
)
def test_a_broken_engine_is_found_out(
    broken: Break, check: Callable[[Issue], None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check of each promise raises when the engine no longer keeps it, and says what is wrong."""
    broken(monkeypatch)
    with pytest.raises(BrokenPromiseError, match=message):
        check(_read())


def test_what_gets_lost_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a step of the engine forgets is not lost: it comes back as unplaced, with a diagnostic."""
    _changed(monkeypatch, assembly, "read_body", lambda body: body[:-1])
    issue = _read()
    check_promises(issue, [PAGE])
    unplaced = [one.text for one in issue.elements() if one.role is Role.UNPLACED]
    assert "渠长的牌子立在田头。" in unplaced


def test_a_tidied_text_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose text is no longer what was given is found out."""
    text_is_tidied(monkeypatch)
    with pytest.raises(BrokenPromiseError, match="not the text that was given"):
        check_text_kept(_read(), [PAGE])


def test_chance_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading that changes from call to call is found out."""
    the_coin_decides(monkeypatch)
    with pytest.raises(BrokenPromiseError, match="read in two ways"):
        check_deterministic([PAGE])


def test_an_exception_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine raises for a text comes through to the test."""

    def stumble(text: str) -> list[Stretch]:
        raise IndexError(text[:1])

    monkeypatch.setattr(assembly, "stretches", stumble)
    with pytest.raises(IndexError):
        check_deterministic([PAGE])
