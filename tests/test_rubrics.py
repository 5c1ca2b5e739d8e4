"""Standing heads of a page: sections, rubrics, chronicles and their items."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Article, Role

DISPATCH = "Valmont, 3 mars. — Le pont du Val a été rouvert hier matin aux voitures.\n"
ITEM = "Hier matin, vers six heures, un ouvrier du port est tombé dans le bassin\net en a été retiré sain et sauf.\n"


def read(page: str) -> tuple[tuple[Article, ...], list[tuple[Role, str]]]:
    """The articles of a French page, and its furniture."""
    issue = newsparse.parse(page, language="fr")
    return issue.articles, [(one.role, one.text) for one in issue.pages[0].furniture]


def heads(articles: tuple[Article, ...]) -> list[tuple[str | None, str]]:
    """Label and headline of each article."""
    return [(one.label.text if one.label else None, str(one.headline)) for one in articles]


def test_a_section_right_over_a_text_is_its_head() -> None:
    """Where heads or dispatches follow, it is furniture."""
    page = f"## LE PONT\n\n{DISPATCH}\n## DERNIÈRES NOUVELLES\n\n"
    articles, furniture = read(page + "Le conseil se réunira ce matin.\n\nOn annonce la mort du vieux maire.\n")
    assert heads(articles) == [(None, "LE PONT"), (None, "DERNIÈRES NOUVELLES")]
    assert len(articles[1].body) == 2
    assert not furniture
    articles, furniture = read(page + DISPATCH)
    assert heads(articles) == [(None, "LE PONT"), (None, "")]
    assert furniture == [(Role.OTHER, "## DERNIÈRES NOUVELLES")]


def test_of_two_rubrics_the_inner_one_is_the_label() -> None:
    """The outer one stands over more than one story."""
    articles, furniture = read(f"Luxembourg\n\nChronique locale\n\nLe bassin du port\n\n{ITEM}")
    assert heads(articles) == [("Chronique locale", "Le bassin du port")]
    assert furniture == [(Role.OTHER, "Luxembourg")]
    articles, furniture = read(f"Luxembourg\n\nNécrologie\n\n{ITEM}")
    assert heads(articles) == [(None, "Nécrologie")]
    assert furniture == [(Role.OTHER, "Luxembourg")]


def test_items_of_a_chronicle_are_articles() -> None:
    """Each has a head and no credits, as the first of them; under a marked head it stands inside the story."""
    chronicle = f"Le pont\n\n{DISPATCH}\nChronique locale\n\nLe bassin du port\n\n{ITEM}\n"
    articles, _ = read(f"{chronicle}Un chien perdu\n\n{ITEM}\nLes pompiers du Val\n\n{ITEM}")
    assert [head for _, head in heads(articles)] == [
        "Le pont",
        "Le bassin du port",
        "Un chien perdu",
        "Les pompiers du Val",
    ]
    articles, _ = read(f"{chronicle}## Un chien perdu\n\n{ITEM}")
    assert len(articles) == 2


@pytest.mark.parametrize(
    ("second", "main", "decks"),
    [
        ("LE COUPABLE ARRÊTÉ AU PORT", "LE CRIME DU VAL", ["LE COUPABLE ARRÊTÉ AU PORT"]),
        ("DE LA RUE DU PORT", "LE CRIME DU VAL DE LA RUE DU PORT", []),
    ],
)
def test_a_blank_line_between_heads_in_capitals(second: str, main: str, decks: list[str]) -> None:
    """It parts head and deck, unless the second line leads on."""
    (article,), _ = read(f"## LE CRIME DU VAL\n\n## {second}\n\n{DISPATCH}")
    assert str(article.headline) == main
    assert [one.text for one in article.headline.deck] == decks


def test_items_of_a_list() -> None:
    """A number under a heading mark is a subhead's."""
    page = f"## Le pont\n\n{DISPATCH}\nVoici le programme :\n\n1. Marche des pompiers\n\n2. Le Retour, galop\n\n"
    (article,), _ = read(page + f"## 3. Ce qui reste\n\n{ITEM}")
    assert [one.role.value for one in article.body] == [
        "paragraph",
        "paragraph",
        "list_item",
        "list_item",
        "subhead",
        "paragraph",
    ]


def test_a_section_ends_the_story_above() -> None:
    """Though its text is short: what follows is neither its text nor makes a standfirst of it."""
    page = f"Un chien perdu\n\nOn mande du Val qu’un chien a été perdu au pont.\n\nDernières dépêches\n\n{DISPATCH}"
    articles, _ = read(page)
    assert [(str(one.headline), len(one.body)) for one in articles] == [("Un chien perdu", 1), ("", 1)]


COLUMN = """\
Le pont du Val
Valmont, 3 mars. — Le pont du Val a été rou-
vert hier matin aux voitures, après trois mois
de travaux.
Le maire était présent.
Un chien perdu
Le chien du boucher de la rue du Port a dis-
paru lundi dans la soirée, près du moulin, et
n’a pas été revu.
— Je le retrouverai, a dit son maître.
— Quand donc ?
— Demain, peut-être.
"""


def test_short_stories_of_a_column_have_no_subheads() -> None:
    """A head right under a short story begins another; a dash at a line's beginning begins what is said."""
    articles, _ = read(COLUMN)
    assert [str(one.headline) for one in articles] == ["Le pont du Val", "Un chien perdu"]
    assert [one.text for one in articles[1].body[1:]] == [
        "— Je le retrouverai, a dit son maître.",
        "— Quand donc ?",
        "— Demain, peut-être.",
    ]
    long = COLUMN.replace("Le maire était présent.\n", "Le maire était présent et il a parlé longtemps.\n" * 12)
    assert len(read(long)[0]) == 1


@pytest.mark.parametrize(
    ("stack", "kicker", "main"),
    [
        ("## AU SÉNAT\n\n## LE MINISTRE BATTU\n\n## La séance d’hier", "AU SÉNAT", "LE MINISTRE BATTU"),
        ("## LE MINISTRE BATTU\n\n## AU SÉNAT\n\n## La séance d’hier", None, "LE MINISTRE BATTU AU SÉNAT"),
    ],
)
def test_where_it_happens_is_a_kicker(stack: str, kicker: str | None, main: str) -> None:
    """Over the head, and not where it goes on in the head above."""
    (article,), _ = read(f"{stack}\n\n{DISPATCH}")
    assert (article.headline.kicker.text if article.headline.kicker else None) == kicker
    assert article.headline.main is not None
    assert article.headline.main.text == main


@pytest.mark.parametrize(("head", "number"), [("LA TEMPÉRATURE AU VAL", 2), ("La température au Val", 1)])
def test_a_short_story_over_a_head_in_capitals(head: str, number: int) -> None:
    """It begins another, also under a blank line; in small letters it may be a subhead."""
    articles, _ = read(f"Le pont\n\n{DISPATCH}\n{head}\n\n{ITEM}")
    assert len(articles) == number
