"""Where a press breaks a text: words in Latin letters stay whole in Chinese, and no column ends within one."""

from __future__ import annotations

from newsparse.languages import find_profile
from newsparse.model import Contributor, ContributorRole
from newsparse.profile import Profile
from newsparse.testing.lines import cut, parted, wrapped
from newsparse.testing.templates import byline_forms


def lines(text: str, width: int, profile: Profile, *, hyphens: bool = True, line_rules: bool = True) -> list[str]:
    return list(wrapped(text, width, profile, hyphens=hyphens, line_rules=line_rules))


def test_chinese_is_broken_anywhere_but_in_latin_words(zh: Profile) -> None:
    """A word that does not fit stands on the next line, one longer than a line makes a long line."""
    assert lines("装上GPS浮标", 4, zh) == ["装上", "GPS浮", "标"]
    assert lines("装upstream浮标", 4, zh) == ["装upstream", "浮标"]


def test_marks_keep_to_their_lines(zh: Profile) -> None:
    """No line begins with a full stop or ends with an opening quote, but where the rules are broken."""
    assert lines("渠水流过。他说着“好”", 4, zh) == ["渠水流过。", "他说着", "“好”"]
    assert lines("渠水流过。他说“好”", 4, zh, line_rules=False) == ["渠水流过", "。他说“", "好”"]


def test_english_is_broken_between_words(en: Profile) -> None:
    """Long words have a hyphen where the press has any; a word longer than its line is left whole else."""
    assert lines("The harbourmaster left", 10, en) == ["The harbo-", "urmaster", "left"]
    assert lines("The harbourmaster left", 10, en, hyphens=False) == ["The", "harbourmaster", "left"]
    assert lines("", 10, en) == [""]


def test_columns_end_between_words_or_with_a_hyphen(zh: Profile, en: Profile) -> None:
    """Shares are in proportion; a word is broken as at the end of any line, and where it is not, stands below."""
    assert cut("装上GPS浮标和船", [4, 6], zh) == ["装上", "GPS浮标和船"]
    assert cut("harbour wall", [4, 8], en) == ["harb-", "our wall"]
    assert cut("a harbour wall", [1, 1], en) == ["a harbo-", "ur wall"]
    assert cut("a harbour wall", [3, 11], en) == ["a", "harbour wall"]
    assert cut("harbour wall", [8, 4], en) == ["harbour", "wall"]
    assert cut("ab", [0, 0], zh) == ["", "ab"]
    assert cut("the year 1911 went by", [11, 10], en) == ["the year", "1911 went by"]
    assert cut("they went halfway", [14, 3], en) == ["they went", "halfway"]
    assert cut("낡은 부두를 고쳤다.", [4, 7], find_profile("ko")) == ["낡은", "부두를 고쳤다."]
    assert parted(["a", "b", "c"], [1, 1], 1) == [["a", "b"], ["c"]]
    assert parted(["a"], [0, 0], 1) == [["a"], []]


def test_roles_without_a_form_are_not_printed(zh: Profile) -> None:
    """A role that the language has no template for gives no byline."""
    assert byline_forms([Contributor(name="何平", role=ContributorRole.COLUMNIST)], "byline", zh) == []
