"""How an article is cited, in the way of each language."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.citation import cite, printed_pages
from newsparse.errors import ArgumentError
from newsparse.languages import languages
from newsparse.model import Article, Contributor, ContributorRole, Element, Headline, Issue, Page, Role
from newsparse.testing import hostile_text

DAY = datetime.date(2026, 3, 1)


def story(title: str | None, *names: str, language: str = "en", pages: tuple[int, ...] = (0, 1)) -> Article:
    main = None if title is None else Element(Role.HEADLINE, title, (), "")
    writers = tuple(Contributor(name=name, role=ContributorRole.REPORTER) for name in names)
    return Article(id="p1a1", language=language, pages=pages, headline=Headline(main=main), contributors=writers)


def paper(**fields: Any) -> Issue:
    pages = Page(text="", number="1"), Page(text="", number="4")
    whole = Issue(newspaper="The Quay", date=DAY, number="8801", edition="Late Edition", language="en", pages=pages)
    return attrs.evolve(whole, **fields)


@pytest.mark.parametrize(
    ("language", "title", "names", "newspaper", "edition", "expected"),
    [
        (
            "zh-Hans",
            "修好千条渠 润透万顷田",
            ("欧阳青禾", "柏舟"),
            "岚川日报",
            "农村版",
            "欧阳青禾, 柏舟. 修好千条渠 润透万顷田[N]. 岚川日报(农村版), 2026-03-01(1, 4).",
        ),
        (
            "zh-Hant",
            "老橋下月封閉",
            ("林小滿", "周舟"),
            "海港郵報",
            "晚版",
            "林小滿、周舟，〈老橋下月封閉〉，《海港郵報》，晚版，2026年3月1日，第8801號，第1、4版。",
        ),
        (
            "ja",
            "港の「古い橋」閉鎖へ",
            ("山野竜介", "北原めぐみ"),
            "北都新聞",
            "朝刊",
            "山野竜介、北原めぐみ「港の『古い橋』閉鎖へ」『北都新聞』2026年3月1日朝刊、第8801号、1、4面。",
        ),
        (
            "ko",
            "옛 다리 다음 달 닫는다",
            ("한가람", "오솔길"),
            "별곶신문",
            "초판",
            "한가람·오솔길, 「옛 다리 다음 달 닫는다」, 『별곶신문』, 초판, 2026년 3월 1일, 제8801호, 1·4면.",
        ),
        (
            "en",
            "“Old Bridge” to Close; Ferry’s Last Run?",
            ("Ann Lee", "Bo Ek", "Cy Orr"),
            "The Quay",
            "Late Edition",
            "Ann Lee, Bo Ek and Cy Orr. “‘Old Bridge’ to Close; Ferry’s Last Run?”. "
            "The Quay, Late Edition, 1 March 2026, no. 8801, pp. 1, 4.",
        ),
        (
            "de",
            "Die „Alte Brücke“ wird gesperrt",
            ("Anna Lehr", "Bo Eck"),
            "Moselbote",
            "Abendausgabe",
            "Anna Lehr und Bo Eck: „Die ‚Alte Brücke‘ wird gesperrt“. "
            "In: Moselbote, Abendausgabe, Nr. 8801, 1. März 2026, S. 1, 4.",
        ),
        (
            "fr",
            "Le « vieux pont » ferme",
            ("Anne Lair", "Bo Ecq"),
            "L’Écho du Val",
            "Édition du soir",
            "Anne Lair et Bo Ecq, «\u00a0Le “vieux pont” ferme\u00a0», L’Écho du Val, Édition du soir, nᵒ 8801, "
            "1er mars 2026, p. 1, 4.",
        ),
        (
            "es",
            "Cierran el «puente viejo»",
            ("Ana Leal", "Íñigo Eco"),
            "El Noticiero",
            "Edición de tarde",
            "Ana Leal y Íñigo Eco, «Cierran el “puente viejo”», El Noticiero, Edición de tarde, núm. 8801, "
            "1 de marzo de 2026, pp. 1, 4.",
        ),
        (
            "nl",
            "Foto’s van “oude brug” gevonden",
            ("Anna Leer", "Bo Eek"),
            "De Oeverbode",
            "Avondeditie",
            "Anna Leer en Bo Eek, “Foto’s van ‘oude brug’ gevonden”, De Oeverbode, Avondeditie, 1 maart 2026, "
            "nr. 8801, p. 1, 4.",
        ),
        (
            "und",
            "Vecchio ponte chiuso",
            ("Anna Leri", "Bo Echi"),
            "Il Molo",
            "Sera",
            "Anna Leri, Bo Echi. “Vecchio ponte chiuso”. Il Molo, Sera, 2026-03-01, (8801), 1, 4.",
        ),
    ],
)
def test_each_language_cites_in_its_way(
    language: str, title: str, names: tuple[str, ...], newspaper: str, edition: str, expected: str
) -> None:
    """Quotes, order and marks are those of the language; what is quoted in a title takes the inner marks."""
    issue = paper(newspaper=newspaper, edition=edition, language=language)
    assert cite(story(title, *names, language=language), issue) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", "老桥[N]. 2026-03-01(4)."),
        ("zh-Hant", "〈老桥〉，2026年3月1日，第4版。"),
        ("ja", "「老桥」2026年3月1日、4面。"),
        ("ko", "「老桥」, 2026년 3월 1일, 4면."),
        ("en", "“老桥”. 1 March 2026, p. 4."),
        ("de", "„老桥“. 1. März 2026, S. 4."),
        ("fr", "«\u00a0老桥\u00a0», 1er mars 2026, p. 4."),
        ("es", "«老桥», 1 de marzo de 2026, p. 4."),
        ("nl", "“老桥”, 1 maart 2026, p. 4."),
        ("und", "“老桥”. 2026-03-01, 4."),
    ],
)
def test_what_is_not_known_is_left_out(language: str, expected: str) -> None:
    """Without authors, newspaper, edition and number no mark of theirs is left; one page is one page."""
    issue = paper(newspaper=None, edition=None, number=None, language=language)
    assert cite(story("老桥", language=language, pages=(1,)), issue) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "《》"),
        ({"date": DAY}, "2026-03-01."),
        ({"number": "88"}, "第88期."),
        ({"number": "88", "date": DAY}, "2026-03-01."),
        ({"edition": "早版", "newspaper": "岚川日报"}, "岚川日报(早版)."),
        ({"edition": "早版"}, "早版."),
        ({"newspaper": "岚川日报"}, "岚川日报."),
    ],
)
def test_chinese_takes_the_number_only_where_there_is_no_day(fields: dict[str, Any], expected: str) -> None:
    """GB/T 7714 names day and page of a newspaper; its number stands in for a day that is not known."""
    issue = attrs.evolve(Issue(), **fields)
    assert cite(story(None, language="zh-Hans", pages=()), issue) == (expected if fields else "")


def test_page_stands_alone_where_nothing_else_is_known() -> None:
    """A page number by itself is still told, with the number or without."""
    assert cite(story(None, language="zh"), paper(newspaper=None, edition=None, date=None)) == "第8801期(1, 4)."
    assert cite(story(None, language="zh"), paper(newspaper=None, edition=None, date=None, number=None)) == "(1, 4)."


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", "甲, 乙, 丙, 等. 岚[N]."),
        ("zh-Hant", "甲、乙、丙等，〈岚〉。"),
        ("ja", "甲、乙、丙ほか「岚」。"),
        ("ko", "甲·乙·丙 외, 「岚」."),
        ("en", "甲, 乙, 丙 et al. “岚”."),
        ("de", "甲, 乙, 丙 u. a.: „岚“."),
        ("fr", "甲, 乙, 丙 et al., «\u00a0岚\u00a0»."),
        ("es", "甲, 乙, 丙 et al., «岚»."),
        ("nl", "甲, 乙, 丙 e.a., “岚”."),
        ("und", "甲, 乙, 丙 …. “岚”."),
    ],
)
def test_three_of_many_authors_are_named(language: str, expected: str) -> None:
    """Of more than three authors three are named, and a full stop is not set twice."""
    assert cite(story("岚", "甲", "乙", "丙", "丁", language=language), Issue()) == expected


def test_authors_are_who_wrote_it() -> None:
    """Writers come before agencies; who photographed, translated or edited is no author; a name counts once."""
    roles = {role: f"{role.value}" for role in ContributorRole}
    everyone = tuple(Contributor(name=name, role=role) for role, name in roles.items())
    article = attrs.evolve(story("Wall"), contributors=everyone)
    assert cite(article, Issue()) == "reporter, trainee_reporter, correspondent et al. “Wall”."
    rest = tuple(one for one in everyone if one.role not in {"reporter", "trainee_reporter", "correspondent"})
    some = attrs.evolve(article, contributors=(*rest, rest[0], Contributor(name=" ", role=ContributorRole.AUTHOR)))
    assert cite(some, Issue()) == "special_correspondent, intern, author et al. “Wall”."
    others = ("editor", "translator", "photographer", "illustrator", "agency")
    left = tuple(one for one in everyone if one.role in others)
    assert cite(attrs.evolve(article, contributors=left), Issue()) == "agency. “Wall”."
    assert cite(attrs.evolve(article, contributors=left[:-1]), Issue()) == "“Wall”."


def test_one_author_of_a_story_without_a_title() -> None:
    """In German a colon stands only between authors and title."""
    assert cite(story(None, "Anna Lehr", language="de"), Issue()) == "Anna Lehr."


def test_language_is_the_articles_then_the_issues() -> None:
    """An article is cited as its own language does, one of no known language as the issue's; the caller may choose."""
    assert cite(story("Mur", language="fr"), Issue(language="en")) == "«\u00a0Mur\u00a0»."
    assert cite(story("Mur", language="und"), Issue(language="fr")) == "«\u00a0Mur\u00a0»."
    assert cite(story("Mur", language="tlh"), Issue(language="und")) == "“Mur”."
    assert cite(story("Mur", language="fr"), Issue(), language="zh-TW") == "〈Mur〉。"


@pytest.mark.parametrize("language", ["tlh", "und", "", 7])
def test_unknown_language_is_refused(language: Any) -> None:
    """A language whose way of citing is not known is refused, with what to do."""
    with pytest.raises(
        ArgumentError, match=r"^language: nothing is known of citing in .*; leave it out, or give a tag"
    ):
        cite(story("Wall"), Issue(), language=language)


def test_pages_are_those_printed() -> None:
    """Only printed numbers are told, each once; a page that the issue does not have is none."""
    pages = Page(text="", number="B 3\n"), Page(text=""), Page(text="", number="B 3"), Page(text="", number=" ")
    assert printed_pages(story("Wall", pages=(0, 1, 2, 3, 9)), Issue(pages=pages)) == ("B 3",)


@given(hostile_text(), hostile_text(), hostile_text(), hostile_text(), st.sampled_from([*languages(), "und"]))
def test_any_article_can_be_cited(title: str, name: str, newspaper: str, number: str, language: str) -> None:
    """A citation is one line of text, whatever the article is."""
    issue = Issue(newspaper=newspaper, number=number, edition=name, pages=(Page(text="", number=number),))
    citation = cite(story(title, name, newspaper, language=language, pages=(0,)), issue).replace("\u00a0", " ")
    assert citation == " ".join(citation.split())
