"""Which languages newsparse knows, which one a text is in, and how their files become profiles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from newsparse.errors import ArgumentError, ProfileError
from newsparse.languages import build_profile, find_profile, languages, load_profile, read_profile
from newsparse.model import Role
from newsparse.profile import PLACES, UNKNOWN, Profile

# ---- finding a profile ----------------------------------------------------------------------------------


def test_languages_are_the_files() -> None:
    """A language is known as soon as its file is there; the base and a layer that languages share are none."""
    assert {"en", "zh-Hans"} <= set(languages())
    assert all(load_profile(name).language == name for name in languages())
    assert not {"base", "zh"} & set(languages())


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("zh-Hans", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-tw", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
    ],
)
def test_tags_find_their_profile(tag: str, language: str) -> None:
    """Tags are compared as BCP 47 does, without case; a region without a profile has its language's."""
    assert find_profile(tag).language == language


def test_an_unknown_language_is_an_error() -> None:
    """The message names the tag and suggests a known one, or tells all."""
    with pytest.raises(ArgumentError) as caught:
        find_profile("xx")
    assert str(caught.value) == f"language: no profile for 'xx'; known are: {', '.join(languages())}"
    with pytest.raises(ArgumentError, match=r"no profile for 'xh-Hans'; did you mean 'zh-Hans'\?$"):
        find_profile("xh-Hans")


def test_a_profile_is_loaded_once() -> None:
    """Profiles are values; the same name gives the same one."""
    assert load_profile("en") is load_profile("en")


def test_a_layer_stands_between_a_language_and_the_base(zh: Profile) -> None:
    """What Chinese does in either script is said once, under both."""
    layer = load_profile("zh")
    assert zh.numbers == layer.numbers
    assert zh.typesetting == layer.typesetting
    assert zh.language == "zh-Hans"


def test_a_language_is_laid_over_the_base(zh: Profile) -> None:
    """Its own rules come first, and what it does not say the base says."""
    base = load_profile("base")
    assert zh.rules[-len(base.rules) :] == base.rules
    assert zh.evidence["article"]["dateline_follows"] == base.evidence["article"]["dateline_follows"]
    assert zh.evidence["article"]["tail_begins"] != base.evidence["article"]["tail_begins"]
    assert set(zh.rules_at) == set(PLACES)
    assert base.language == UNKNOWN


@pytest.mark.parametrize("name", languages())
def test_our_own_files_would_be_taken_from_anybody(name: str) -> None:
    """A profile of newsparse is read as a file of its own just the same: no unknown key in it."""
    file = resources.files("newsparse").joinpath("profiles", f"{name}.toml")
    assert read_profile(file).rules == load_profile(name).rules


# ---- a newspaper's own file -------------------------------------------------------------------------------


def test_a_newspaper_is_laid_over_its_language(tmp_path: Path) -> None:
    """Base, language, paper: its rules come first, and what it does not say its language says."""
    file = tmp_path / "courier.toml"
    file.write_text('extends = "en"\n[form]\nlongest_plain_head = 40\n', "utf-8")
    paper, english = read_profile(file), load_profile("en")
    assert paper.language == "en"
    assert paper.longest_plain_head == 40
    assert paper.longest_head == english.longest_head
    assert paper.rules == english.rules


def test_a_file_that_extends_nothing_is_laid_over_the_base(tmp_path: Path) -> None:
    """So a plugin can bring a language that newsparse does not know."""
    file = tmp_path / "gl.toml"
    file.write_text('language = "gl"\n', "utf-8")
    assert read_profile(file).language == "gl"
    assert read_profile(file).rules == load_profile("base").rules


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'extends = "eng"', "extends 'eng', which is no profile of newsparse; did you mean 'en'?"),
        (b"extends = 3", "extends 3, which is no profile of newsparse; known are: base, "),
        (b"[form]\nlongest_haed = 40", "form: there is no key 'longest_haed'; did you mean 'longest_head'?"),
        (b"[recognition]\npattern = 'a'", "there is no key 'recognition'; known are: contributors, eras, evidence, "),
        (b"[evidence.article]\ntags = 40", "evidence: article: there is no key 'tags'; did you mean 'tag'?"),
        (b"language =", "Invalid value (at end of document)"),
        (b"language = '\xff'", "'utf-8' codec can't decode byte 0xff in position 12: invalid start byte"),
    ],
)
def test_a_file_at_fault_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    """The message names the file and what to mend."""
    file = tmp_path / "courier.toml"
    file.write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        read_profile(file)
    assert str(caught.value).startswith(f"{file}: {message}")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """As for any file: which one, and why."""
    with pytest.raises(ProfileError, match=r"courier\.toml: No such file or directory$"):
        read_profile(tmp_path / "courier.toml")


# ---- profiles that are not well formed -------------------------------------------------------------------


def tables() -> dict[str, Any]:
    """The tables of the base profile, fresh."""
    return tomllib.loads(resources.files("newsparse").joinpath("profiles/base.toml").read_text("utf-8"))


def with_rule(**changes: object) -> dict[str, Any]:
    """The base profile with one more rule, changed; None takes a key out."""
    rule = {
        "id": "xx.folio", "role": "folio", "place": "line", "pattern": "[0-9]{1,3}", "examples": ["12"],
        "counter_examples": ["twelve"], **changes,
    }  # fmt: skip
    data = tables()
    data["rule"] = [{key: value for key, value in rule.items() if value is not None}]
    return data


def test_a_rule_says_all_it_can() -> None:
    """Every key of a rule arrives in it."""
    data = with_rule(opens="notice", whole=True, rest="caption", bare="author", begins="({day}", ends=".")
    data["words"] = {"day": ["Monday", "Tuesday"]}
    data["rule"][0]["examples"] = ["1", {"text": "2"}]
    (rule,) = build_profile(data, "xx.toml").rules
    assert (rule.id, rule.role, rule.place, rule.whole) == ("xx.folio", Role.FOLIO, "line", True)
    assert (rule.opens, rule.rest, rule.bare) == ("notice", "caption", "author")
    assert (rule.begins, rule.ends) == ("(MT", ".")
    assert rule.examples == ({"text": "1"}, {"text": "2"})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"place": "middle"}, "place is one of ('line', 'opening',"),
        ({"opens": "page"}, "opens one of ('article', 'sidebar', 'summary', 'notice')"),
        ({"role": "strapline"}, "'strapline' is not a valid Role"),
        ({"rest": "strapline"}, "'strapline' is not a valid Role"),
        ({"bare": "singer"}, "'singer' is not a valid ContributorRole"),
        ({"pattern": "([0-9]"}, "missing ), unterminated subpattern"),
        ({"pattern": "{month}"}, "'month' is missing"),
        ({"pattern": 12}, "expected string"),
        ({"pattern": None}, "'pattern' is missing"),
        ({"examples": None}, "'examples' is missing"),
        ({"counter_examples": None}, "'counter_examples' is missing"),
        ({"place": None}, "'place' is missing"),
        ({"exmaples": ["12"]}, "there is no key 'exmaples'; did you mean 'examples'?"),
    ],
)
def test_a_faulty_rule_is_named(changes: dict[str, object], reason: str) -> None:
    """The message names the file, the rule and what is wrong with it."""
    with pytest.raises(ProfileError) as caught:
        build_profile(with_rule(**changes), "xx.toml")
    assert str(caught.value).startswith("xx.toml: rule 'xx.folio': ")
    assert reason in str(caught.value)


def test_a_rule_without_an_id_is_told() -> None:
    """Even a rule that has no name is spoken of."""
    with pytest.raises(ProfileError, match=r"^xx\.toml: rule None: 'id' is missing$"):
        build_profile(with_rule(id=None), "xx.toml")


def faults() -> Iterator[tuple[str, dict[str, Any], str]]:
    """Profiles at fault outside their rules, each with its message."""
    data = tables()
    del data["language"]
    yield "key", data, "xx.toml: 'language' is missing"
    data = tables()
    del data["form"]["longest_head"]
    yield "key of a table", data, "xx.toml: 'longest_head' is missing"
    data = tables()
    data["contributors"]["roles"] = {"singer": "singer"}
    yield "contributor", data, "xx.toml: 'singer' is not a valid ContributorRole"
    data = tables()
    data["contributors"]["name"] = "["
    yield "pattern", data, "xx.toml: unterminated character set at position 0"
    data = tables()
    data["form"]["open_words"] = 3
    yield "type", data, "xx.toml: 'int' object is not iterable"


@pytest.mark.parametrize(("data", "message"), [one[1:] for one in faults()], ids=[one[0] for one in faults()])
def test_a_faulty_profile_is_named(data: dict[str, Any], message: str) -> None:
    """The message names the file and what is missing or wrong."""
    with pytest.raises(ProfileError) as caught:
        build_profile(data, "xx.toml")
    assert str(caught.value) == message


def test_patterns_are_built_of_words_and_patterns() -> None:
    """A word list stands for any of its words, the longest that fits; a pattern for itself."""
    data = with_rule(pattern="(?i:{weekday}), {day}", examples=["monday, 3"])
    data["words"] = {"weekday": ["Mon", "Monday"], "none": []}
    data["patterns"] = {"number": "[0-9]|[0-9]{2}", "day": "{number}"}
    (rule,) = build_profile(data, "xx.toml").rules
    assert rule.pattern.fullmatch("monday, 3")
    assert rule.pattern.fullmatch("MON, 12")
    assert not rule.pattern.fullmatch("tuesday, 3")
    data["rule"][0]["pattern"] = "{none}"
    assert not build_profile(data, "xx.toml").rules[0].pattern.search("")
