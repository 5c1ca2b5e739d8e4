"""What a language's newspapers do, as data."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given

from newsparse.languages import languages, load_profile
from newsparse.profile import Profile, Rule, RuleSet
from newsparse.testing.checks import rule_faults
from page_strategies import FRAGMENTS, lines

PROFILES = ("base", *languages())
RULES = [(name, rule) for name in PROFILES for rule in load_profile(name).rules]


def by_rule(value: object) -> str | None:
    """Rules are known by their ids in the names of tests."""
    return value.id if isinstance(value, Rule) else None


@pytest.mark.parametrize(("name", "rule"), RULES, ids=by_rule)
def test_rules_keep_to_their_examples(name: str, rule: Rule) -> None:
    """A rule knows its examples, each with what it says, and leaves alone what only looks like its own."""
    assert list(rule_faults(rule, load_profile(name))) == []


@pytest.mark.parametrize(("name", "rule"), RULES, ids=by_rule)
def test_rules_have_ids_of_their_own(name: str, rule: Rule) -> None:
    """No two rules of a profile have the same id."""
    assert [one.id for one in load_profile(name).rules].count(rule.id) == 1


# ---- time -----------------------------------------------------------------------------------------------

HOSTILE = (
    " ", "\u3000", "(", "（", "）", "【记者", "#", "-", "—", "A", "A.", "A ", "AB-", "Ab, ", "a ", "1",
    "１", "一", "：", "、", "记者", "记者 ", "何平、", "何 ", "本报", "新华社", "本报青州", "4月12日",
    "十二月", "2026年", "讯", "摄", "摄影报道", "图", "下转第", "上接", "By ", "By Ann ", "Ann Wells, ",
    "and ", "Jan. 5 ", "page ", "Tuesday, ", "photo by ", "![", "](",
    "<table", "<div><table>", "| a |\n", "|-|\n", "$$\n", "{1}--", "<div>a", "<img ", "<!--", "![](a)\nB\n",
    "\n\nA\n<table",    ".", ". ", "桥", "桥。",
    "가", "가 ", "가.", "기자", "한도윤 기자 ", "[서울=", "(서울=연합뉴스) ", "기자·", "a@b.", "면에서 계속", "사진=",
    "北見航、", "【ワシントン", "【東京＝北見", "北見 ", "記者", "（北見", "ア", "は", "３面に続く", "撮影", "令和８年",
)  # fmt: skip
#: How each kind of pattern is looked for; what is searched for is searched for in short pieces only.
LOOKS = {
    "line": "fullmatch", "run_in": "match", "opening": "match", "closing": "search", "under_head": "fullmatch",
    "under_tag": "fullmatch", "under_byline": "fullmatch", "under_standfirst": "fullmatch", "under_text": "fullmatch",
    "in_text": "fullmatch",
    "lead_in": "fullmatch", "in_box": "fullmatch",
    "head": "fullmatch", "head_end": "fullmatch", "head_begin": "match", "head_break": "search", "inside": "search",
    "in_folio": "search", "in_page": "search",
    "role": "search", "affiliation": "search", "separator": "split", "name": "fullmatch",
}  # fmt: skip
PATTERNS = [(rule.id, getattr(rule.pattern, LOOKS[rule.place])) for _, rule in RULES] + [
    (f"{name}.{part}", getattr(getattr(load_profile(name).contributors, part), LOOKS[part]))
    for name in PROFILES
    for part in ("role", "affiliation", "separator", "name")
]
WORTH_COMPARING = 0.004  # seconds; what is quicker may be noise


def seconds(look: Callable[[str], object], text: str) -> float:
    """The least time of three that a look at a text takes, or the first if it is not worth comparing."""
    least = WORTH_COMPARING
    for _ in range(3):
        start = time.process_time()
        look(text)
        taken = time.process_time() - start
        if taken < WORTH_COMPARING:
            return taken
        least = taken if least == WORTH_COMPARING else min(least, taken)
    return least


@pytest.mark.parametrize("look", [one for _, one in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_time_grows_with_the_text(look: Callable[[str], object]) -> None:
    """No pattern takes more than two and a half times as long for twice the text, however hostile it is."""
    for piece in HOSTILE:
        short = (piece * 2_000)[:2_000]
        twice = seconds(look, short * 2)
        assert twice < WORTH_COMPARING or twice <= 2.5 * seconds(look, short), f"{piece!r} repeated"


# ---- what a profile knows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("桥通了。", True),
        ("他说：“桥通了。”", True),
        ("他说：（“桥通了。”）", True),
        ("桥通", False),
        ("他说“桥”", False),
        ("””””””", False),
        ("", False),
    ],
)
def test_ends_of_sentences(zh: Profile, text: str, ended: bool) -> None:
    """A sentence is finished by its mark, closing quotes and brackets aside."""
    assert zh.ends_sentence(text) is ended


def test_a_rule_set_without_rules_knows_nothing() -> None:
    """Where no rule looks, none is tried."""
    none = RuleSet(())
    assert (none.opening("桥", 0), none.whole(""), none.closing("。")) == ((), (), ())


def test_a_rule_set_gives_the_rules_worth_trying(zh: Profile) -> None:
    """The first rule that matches and all after it; none where none does."""
    openings = zh.rules_at["opening"]
    first, *rest = openings.opening("今天，本报讯 近日，", 3)
    assert first.id == "zh.dateline.undated"
    assert [one for one in openings.rules if one in (first, *rest)] == [first, *rest]
    assert all("本" in one.begins for one in rest if one.begins)
    assert openings.opening("今天，本报讯 近日，", 0) == ()
    assert zh.rules_at["line"].whole("(上接1版)")[0].id == "zh.jump.from"
    assert zh.rules_at["line"].whole("守护一条江") == ()


def test_a_rule_that_looks_back_is_asked_itself() -> None:
    """The one pattern of all rules cannot know whether the town before the full stop is named again behind it."""
    openings = load_profile("de").rules_at["opening"]
    told = openings.opening("Oberlenne. Der Rat will, daß in Oberlenne eine Mühle gebaut wird.", 0)
    assert told[0].id == "de.dateline.said_again"
    other = openings.opening("Stille. Der Rat will, daß in Oberlenne eine Mühle gebaut wird.", 0)
    assert "de.dateline.said_again" not in [rule.id for rule in other]


@given(lines())
def test_a_rule_set_passes_no_rule_over(text: str) -> None:
    """The pattern of all rules together matches wherever one of them does."""
    check_no_rule_passed_over(text)


@pytest.mark.parametrize("text", [*FRAGMENTS, "（记者:何平）近日", "(Continued on Page 4)?"])
def test_a_rule_set_passes_no_rule_over_in(text: str) -> None:
    """The same for what newspapers print: brackets and question marks in character classes included."""
    check_no_rule_passed_over(text)


def check_no_rule_passed_over(text: str) -> None:
    """Whatever rule matches a text, without blanks at its ends, is among those worth trying."""
    text = text.strip()
    for name in PROFILES:
        for place, rules in load_profile(name).rules_at.items():
            for rule in rules.rules:
                if place == "closing":
                    assert not rule.pattern.search(text) or rule in rules.closing(text[-1])
                elif place == "opening":
                    assert not rule.pattern.match(text) or rule in rules.opening(text, 0)
                else:
                    assert not rule.pattern.fullmatch(text) or rule in rules.whole(text)
