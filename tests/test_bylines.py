"""Who made a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.bylines import read_byline
from newsparse.languages import languages, load_profile
from newsparse.model import ContributorRole
from newsparse.profile import Profile
from page_strategies import lines


def named(text: str, profile: Profile, bare: ContributorRole | None = None) -> list[tuple[str, ...]]:
    """Role, name and affiliation of everybody in a byline."""
    found = read_byline(text, profile.contributors, bare)
    return [(one.role.value, one.name, *([one.affiliation] if one.affiliation else [])) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者 何平", [("reporter", "何平")]),
        ("记者何平、林小满", [("reporter", "何平"), ("reporter", "林小满")]),
        ("记者 何 平 林小满 赵  蔚", [("reporter", "何平"), ("reporter", "林小满"), ("reporter", "赵蔚")]),
        ("通讯员 何平 记者 林小满", [("correspondent", "何平"), ("reporter", "林小满")]),
        ("本报记者 何平", [("reporter", "何平", "本报")]),
        (
            "新华社记者何平、本报记者林小满",
            [("reporter", "何平", "新华社"), ("reporter", "林小满", "本报")],
        ),
        ("本报驻东山记者 何平", [("reporter", "何平", "本报")]),
        ("何平 林小满 摄影报道", [("photographer", "何平"), ("photographer", "林小满")]),
        ("记者 何平 摄影报道", [("reporter", "何平")]),
        ("记者 何平 摄", [("photographer", "何平")]),
        ("记者 何平 通讯员 林小满 摄影报道", [("reporter", "何平"), ("correspondent", "林小满")]),
        ("文/何平 图/林小满", [("author", "何平"), ("photographer", "林小满")]),
        ("记者：何平", [("reporter", "何平")]),
        ("记者 次仁·多吉", [("reporter", "次仁·多吉")]),
        ("记者 张志文", [("reporter", "张志文")]),
        ("记者 何平和林小满", [("reporter", "何平"), ("reporter", "林小满")]),
    ],
)
def test_chinese_bylines(zh: Profile, text: str, expected: list[tuple[str, ...]]) -> None:
    """Role words stand before names or after them; padded names are one; a paper belongs to its reporter."""
    assert named(text, zh) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Wellen und Jo Ried (Fotos)", [("author", "Anna Wellen"), ("photographer", "Jo Ried")]),
        ("Anna Wellen (Text) und Jo Ried (Fotos)", [("author", "Anna Wellen"), ("photographer", "Jo Ried")]),
        ("Anna Wellen (Fotos) und Jo Ried", [("photographer", "Anna Wellen"), ("author", "Jo Ried")]),
        ("Text: Anna Wellen Fotos: Jo Ried", [("author", "Anna Wellen"), ("photographer", "Jo Ried")]),
        ("unserem Korrespondenten Jo von Ried", [("correspondent", "Jo von Ried")]),
        ("sagte er (Fotos)", []),
    ],
)
def test_german_bylines(text: str, expected: list[tuple[str, ...]]) -> None:
    """A role in brackets is that of the one name before it."""
    assert named(text, load_profile("de"), ContributorRole.AUTHOR) == expected


def test_a_role_in_brackets_leaves_the_other_names_without_one() -> None:
    """Without a role for bare names, who has none is not taken, and so nobody is."""
    assert named("Anna Wellen und Jo Ried (Fotos)", load_profile("de")) == []


@pytest.mark.parametrize(
    "text",
    [
        "附图片１张",
        "何平、林小满",
        "记者",
        "记者 ，",
        "记者 从市交通局获悉一件事",
        "记者 12345",
        "何平 记者 林小满",
        "记者 林小满 何",
        "记者 何 林小满",
        "",
        "  ",
        "记者 " + "何平、" * 100,
    ],
)
def test_what_is_no_byline(zh: Profile, text: str) -> None:
    """Without a role word, without a name, with something that is no name, or too long, nobody is named."""
    assert named(text, zh) == []


def test_bare_names_have_the_role_they_are_given(zh: Profile) -> None:
    """Where the place of a line says what its names did, no role word is needed."""
    author = ContributorRole.AUTHOR
    assert named("赵  平   林  蔚", zh, author) == [("author", "赵平"), ("author", "林蔚")]
    assert named("记者 何平", zh, author) == [("reporter", "何平")]
    assert named("2017年3月", zh, author) == []
    assert named("", zh, author) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Wells", [("author", "Ann Wells")]),
        ("Ann Wells and Jo Reed", [("author", "Ann Wells"), ("author", "Jo Reed")]),
        ("Ann Wells, and Tom de Vries", [("author", "Ann Wells"), ("author", "Tom de Vries")]),
        ("Ann Wells, Staff Reporter", [("reporter", "Ann Wells")]),
        ("Ann Wells   STAFF WRITER", [("reporter", "Ann Wells")]),
        ("ANN WELLS   AND   JO REED", [("author", "ANN WELLS"), ("author", "JO REED")]),
        (
            "Ann Wells, Staff Writer Jo Reed, Correspondent",
            [("reporter", "Ann Wells"), ("correspondent", "Jo Reed")],
        ),
        ("the river they sat", []),
        ("Staff Writer", []),
    ],
)
def test_english_bylines(en: Profile, text: str, expected: list[tuple[str, ...]]) -> None:
    """Names are parted by commas and the word for and; an office after a name is its role."""
    assert named(text, en, ContributorRole.AUTHOR) == expected


@given(lines(), st.sampled_from([None, ContributorRole.AUTHOR]))
def test_no_line_is_too_odd(text: str, bare: ContributorRole | None) -> None:
    """Whatever stands where a byline may be, every name found is a name and stands in the text."""
    for name in ("base", *languages()):
        grammar = load_profile(name).contributors
        for one in read_byline(text, grammar, bare):
            assert grammar.name.fullmatch(one.name)
            assert "".join(one.name.split()) in "".join(text.split())


def test_an_agency_named_as_an_author_is_an_agency(fr: Profile) -> None:
    """With a role of its own it keeps that: agencies take pictures."""
    both = [("author", "Anne Morel"), ("agency", "AFP")]
    assert named("Anne Morel avec AFP", fr, ContributorRole.AUTHOR) == both
    assert named("AFP", fr, ContributorRole.PHOTOGRAPHER) == [("photographer", "AFP")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者何平林小满", ["何平", "林小满"]),
        ("记者林小满何平", ["林小满", "何平"]),
        ("记者何平林蔚", ["何平", "林蔚"]),
        ("记者何小平林小满赵平", ["何小平", "林小满", "赵平"]),
        ("记者欧阳小满", ["欧阳小满"]),
        ("记者次仁多吉", ["次仁多吉"]),
        ("记者阿依古丽", ["阿依古丽"]),
        ("记者乌云其其格", ["乌云其其格"]),
        ("记者何平林", ["何平林"]),
    ],
)
def test_names_with_nothing_between_them(zh: Profile, text: str, names: list[str]) -> None:
    """They are parted where each begins with a common family name."""
    assert [one.name for one in read_byline(text, zh.contributors)] == names
