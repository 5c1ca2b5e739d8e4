"""Which language a text is in, and each part of a page that mixes them."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Role
from newsparse.languages import languages, load_profile
from newsparse.recognition import Stretch, main_profile, recognise, stretches
from promises import check_promises

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("澄安市今年将新建社区食堂，让老人们吃上热饭。", "zh-Hans"),
        ("The harbour board voted late on Tuesday to shut off the inner basin.", "en"),
        ("澄安市今年將新建社區食堂，讓老人們吃上熱飯。", "zh-Hant"),
        ("〔本報澄安廿四日電〕政府決撥款八千億元。", "zh-Hant"),
        ("Le conseil du port a voté mardi la fermeture du bassin.", "fr"),
        ("BERNE, 4. — Le Conseil fédéral a siégé.", "fr"),
        ("La junta del puerto aprobó el martes el cierre de la dársena.", "es"),
        ("Madrid, 23 may (EFE).- La Bolsa cerró a la baja.", "es"),
        ("La junta del port va aprovar dimarts el tancament de la dàrsena amb els vots de tots.", "und"),
        ("A junta do porto aprovou na terça-feira o fecho da doca com os votos de todos.", "und"),
        ("Il consiglio del porto ha votato martedì la chiusura della darsena con i voti di tutti.", "und"),
        ("Het havenbestuur heeft dinsdag besloten dat de binnenhaven voor schepen wordt gesloten.", "nl"),
        ("今年澄安 OPEC WTO 让老人们吃上热饭，学会用手机。 IT", "zh-Hans"),
        ("가람시는 올해 강가에 새 다리를 놓는다고 밝혔다.", "ko"),
        ("美國務省은 六日 韓國에 對한 援助를 再開한다고 發表하였다", "ko"),
        ("青海市は来年四月、川に新しい橋をかけると発表した。", "ja"),
        ("青海大橋の開通式典、市長ら出席 来年四月、供用開始へ", "ja"),
        ("國務省ハ六日、對日援助再開ニ關シ聲明ヲ發表セリ", "ja"),
        ("Lorem ipsum dolor sit amet", "und"),
        ("1997 --- 12", "und"),
        ("", "und"),
    ],
)
def test_the_text_tells_its_language(text: str, language: str) -> None:
    """Frequent words and characters decide; what has none of them is of no known language."""
    assert recognise(text).language == language


def test_a_language_is_recognised_without_reading_all_profiles() -> None:
    """The first page of a process waits for one profile, not for all of them."""
    code = (
        "import newsparse.languages as known, newsparse.parser as parser\n"
        "parser.parse('The harbour board voted late on Tuesday to shut off the basin.')\n"
        "print(known._tables.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "3\n"  # recognition, en and the base


# ---- pages that mix languages ------------------------------------------------------------------------------

#: Invented stories, language by language.
STORIES = {
    path.stem: path.read_text("utf-8").rstrip("\n").split("\n\n* * *\n\n")
    for path in sorted((Path(__file__).parent / "stories").iterdir())
}
TOLD = [(language, story) for language, stories in STORIES.items() if language in languages() for story in stories]


def facts(article: Article) -> tuple[object, ...]:
    """What an article says, wherever it stands."""
    head = article.headline.main and article.headline.main.text
    return (
        article.language,
        head,
        article.dateline,
        article.contributors,
        [(piece.role, piece.text, piece.rule) for piece in article.body],
    )


@given(st.lists(st.sampled_from(TOLD), min_size=1, max_size=6, unique=True))
def test_mixed_stories_are_read_as_they_are_apart(told: list[tuple[str, str]]) -> None:
    """Stories of any languages in any order give the articles that each gives by itself."""
    page = "\n\n".join(story for _, story in told)
    issue = newsparse.parse(page)
    check_promises(issue, [page])
    apart = [article for _, story in told for article in newsparse.parse(story).articles]
    assert [facts(article) for article in issue.articles] == [facts(article) for article in apart]
    assert [article.language for article in issue.articles] == [language for language, _ in told]


def golden_pages() -> list[Path]:
    """All golden pages in one language."""
    pages = [page for page in sorted(GOLDEN.iterdir()) if page.suffix == ".md" or page.suffixes == [".txt"]]
    return [page for page in pages if "mixed" not in page.stem]


@pytest.mark.parametrize("page", golden_pages(), ids=lambda page: page.stem)
def test_a_page_in_one_language_is_one_stretch(page: Path) -> None:
    """Names, loan words and quotations of other languages do not part a page."""
    text = page.read_text("utf-8")
    assert stretches(text) == [Stretch(0, len(text), recognise(text))]


def test_the_caller_decides() -> None:
    """With a language given, all of the page is read by it."""
    page = f"{STORIES['en'][0]}\n\n{STORIES['zh-Hans'][0]}"
    assert {article.language for article in newsparse.parse(page, language="en").articles} == {"en"}


def test_most_of_a_page_gives_its_language() -> None:
    """The page has the language of most of its text, whatever stands first."""
    page = "\n\n".join([STORIES["ja"][0], *STORIES["en"], STORIES["ja"][1]])
    issue = newsparse.parse(page)
    assert issue.pages[0].language == "en"
    found = stretches(page)
    assert [part.profile.language for part in found] == ["ja", "en", "ja"]
    assert [found[0].start, found[-1].end] == [0, len(page)]
    assert all(one.end == other.start for one, other in pairwise(found))
    assert main_profile(found) is load_profile("en")


@pytest.mark.parametrize(
    "quotation",
    [
        "“The river gives and the river takes,” says the song that the boatmen sang in those days.",
        "Le fleuve donne et le fleuve prend, dit la chanson des bateliers de la ville.",
        "WTO OPEC NATO UNESCO IMF",
    ],
)
def test_a_quotation_stays_in_its_story(quotation: str) -> None:
    """A sentence of another language turns nothing, however few words stand around it."""
    first, *rest = STORIES["zh-Hans"][0].split("\n\n")
    page = "\n\n".join([first, *rest[:2], quotation, *rest[2:], STORIES["zh-Hans"][1]])
    assert len(stretches(page)) == 1


def test_a_head_goes_with_the_text_under_it() -> None:
    """What is undecided by itself, as a head of names is, belongs to the story that it stands over."""
    body = STORIES["en"][0].split("\n\n", 1)[1]
    page = f"{STORIES['zh-Hans'][0]}\n\n# 2026 ***\n\n## OPEC XII\n\n{body}"
    articles = newsparse.parse(page).articles
    assert [article.language for article in articles] == ["zh-Hans", "en"]


def test_lines_that_follow_each_other_may_be_in_two_languages() -> None:
    """Without blank lines or marks a page is parted where a sentence has ended."""
    page = "\n".join(STORIES[name][0].replace("## ", "").replace("\n\n", "\n") for name in ("en", "zh-Hans", "en"))
    assert [part.profile.language for part in stretches(page)] == ["en", "zh-Hans", "en"]


def test_what_stands_between_stories_is_derived_by_the_page() -> None:
    """Furniture of a mixed page is put together as most of the page is, so that its text can be derived again."""
    english = "\n\n".join([STORIES["en"][0], "THE HARBOUR COURIER, Tuesday,\nMarch 3, 2026", STORIES["en"][1]])
    page = f"{STORIES['zh-Hans'][0]}\n\n{english}\n\n{STORIES['zh-Hans'][1]}\n\n第3版\n\n{english}\n\n## 3"
    issue = newsparse.parse(page)
    check_promises(issue, [page])
    assert issue.pages[0].language == "en"
    assert any(element.role is Role.FOLIO for element in issue.elements())


def test_a_part_without_a_profile_is_told() -> None:
    """A story in a language that is known and has no profile is read by form, and the diagnostic says where."""
    italian = STORIES["it"][0]
    issue = newsparse.parse(f"{STORIES['zh-Hans'][0]}\n\n{italian}")
    assert [article.language for article in issue.articles] == ["zh-Hans", "und"]
    line = STORIES["zh-Hans"][0].count("\n") + 3
    assert [(one.code, one.line) for one in issue.diagnostics] == [("language-unknown", line)]
