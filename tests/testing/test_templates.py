"""Templates of a language: filled in, each is read by the language's own rules as what it says."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from string import Formatter

import attrs
import pytest

import newsparse
from newsparse.dates import PartialDate
from newsparse.languages import languages, load_profile
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Jump,
    Page,
    Role,
)
from newsparse.profile import Profile
from newsparse.testing import differences, typeset
from newsparse.testing.templates import credit_forms, folio_forms
from newsparse.testing.wording import Wording, wording

_BYLINES = ("byline", "byline_in_text", "byline_at_end")
_JUMPS = ("jump_on", "jump_on_at_end", "jump_from", "jump_from_in_text")
_PRINTED = [language for language in languages() if load_profile(language).typeset["dateline"]]


def with_one(profile: Profile, key: str, template: str) -> Profile:
    """The profile with this template alone in a list."""
    return attrs.evolve(profile, typeset={**profile.typeset, key: [template]})


def fields(template: str) -> set[str]:
    return {field.removesuffix("_word") for _, field, _, _ in Formatter().parse(template) if field}


def templates(*keys: str) -> Iterator[tuple[str, str, str]]:
    """Language, list and template, of all languages that print."""
    for language in _PRINTED:
        yield from ((language, key, one) for key in keys for one in load_profile(language).typeset[key])


def story(words: Wording, language: str, **values: object) -> Article:
    prose = (" " if load_profile(language).typesetting.spaces else "").join(
        words.text("sentence", number) for number in range(3)
    )
    return Article(
        id="p1a1",
        language=language,
        pages=(0,),
        headline=Headline(main=Element(Role.HEADLINE, words.text("headline", 0), (), "")),
        body=(Element(Role.PARAGRAPH, prose, (), ""), *values.pop("more", ())),  # type: ignore[misc]
        **values,  # type: ignore[arg-type]
    )


def read_back(article: Article, profile: Profile, *furniture: Element, number: str | None = None) -> str:
    """How the reading of an issue of one article differs from it, printed by a profile."""
    page = Page(text="", number=number, language=article.language, furniture=furniture)
    issue = Issue(language=article.language, pages=(page,), articles=(article,))
    pages = typeset(issue, profile=profile)
    return differences(issue, newsparse.parse(*pages, language=article.language), pages)


def dateline_of(template: str, words: Wording) -> Dateline:
    """A dateline with what a template names."""
    named = fields(template)
    day = {part: value for part, value in {"year": 2026, "month": 4, "day": 12}.items() if part in named}
    texts = {part: words.text(part, 0) for part in ("source", "place", "kind") if part in named}
    return Dateline(date=PartialDate(**day) if day else None, text="", **texts)


@pytest.mark.parametrize(("language", "key", "template"), list(templates("dateline")))
def test_datelines_are_read(language: str, key: str, template: str) -> None:
    words = wording(language)
    article = story(words, language, dateline=dateline_of(template, words))
    assert read_back(article, with_one(load_profile(language), key, template)) == ""


def grouped() -> Iterator[tuple[str, str, str, ContributorRole, str]]:
    for language, key, template in templates(*_BYLINES):
        for role, printed in load_profile(language).typeset["roles"].items():
            yield from ((language, key, template, ContributorRole(role), one) for one in printed)


@pytest.mark.parametrize(("language", "key", "template", "role", "printed"), list(grouped()))
def test_bylines_are_read(language: str, key: str, template: str, role: ContributorRole, printed: str) -> None:
    """Each form of each role is read in each place, with one name and with two."""
    words, profile = wording(language), with_one(load_profile(language), key, template)
    for other in _BYLINES:
        if other != key:
            profile = attrs.evolve(profile, typeset={**profile.typeset, other: []})
    roles = {**profile.typeset["roles"], role: [printed]}
    profile = attrs.evolve(profile, typeset={**profile.typeset, "roles": roles})
    office = words.text("own_source", 0) if "affiliation" in fields(printed) else None
    people = [Contributor(name=words.text("person", 7 * n), role=role, affiliation=office) for n in (1, 3)]
    opening = dateline_of(profile.typeset["dateline"][0], words)
    for contributors in (people, people[:1]):
        article = story(words, language, dateline=opening, contributors=tuple(contributors))
        assert read_back(article, profile) == ""


@pytest.mark.parametrize(("language", "key", "template"), list(templates(*_JUMPS)))
def test_jumps_are_read(language: str, key: str, template: str) -> None:
    words, profile = wording(language), load_profile(language)
    for other in _JUMPS:
        profile = attrs.evolve(profile, typeset={**profile.typeset, other: [template] if other == key else []})
    side = "continued_on" if "jump_on" in key else "continued_from"
    article = story(words, language, **{side: Jump(page="7")})
    assert read_back(article, profile) == ""


_PICTURED = [one for one in templates("credit") if "caption" in wording(one[0])]


@pytest.mark.parametrize(("language", "key", "template"), _PICTURED)
def test_picture_credits_are_read(language: str, key: str, template: str) -> None:
    words, profile = wording(language), with_one(load_profile(language), key, template)
    office = words.text("own_source", 0) if "affiliation" in fields(template) else None
    maker = Contributor(name=words.text("person", 9), role=ContributorRole.PHOTOGRAPHER, affiliation=office)
    (credit,) = credit_forms(maker, profile)
    picture = (Element(Role.CAPTION, words.text("caption", 0), (), ""), Element(Role.CREDIT, credit, (), ""))
    assert read_back(story(words, language, contributors=(maker,), more=picture), profile) == ""


_NAMED = [
    one
    for one in templates("folio")
    if all(name in wording(one[0]) for name in fields(one[2]) & {"newspaper", "section"})
]


@pytest.mark.parametrize(("language", "key", "template"), _NAMED)
def test_folios_are_read(language: str, key: str, template: str) -> None:
    words, profile, named = wording(language), with_one(load_profile(language), key, template), fields(template)
    values = {name: words.text(name, 0) for name in ("newspaper", "section") if name in named} | {"page": "7"}
    values |= {"number": "4211"} if "issue_number" in named else {}
    known = {name: value for name, value in values.items() if name in named or name == "number"}
    if "year" in named:
        known["date"] = datetime.date(2026, 4, 13)  # type: ignore[assignment]
    (folio,) = folio_forms(profile, **known)  # type: ignore[arg-type]
    page = newsparse.parse(
        f"{folio}\n\n## {words.text('headline', 0)}\n\n{words.text('sentence', 0)}\n", language=language
    ).pages[0]
    assert [(leaf.role, leaf.text) for leaf in page.furniture] == [(Role.FOLIO, folio)]
