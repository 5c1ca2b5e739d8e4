"""Which paragraph belongs to the heads above it."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Article

HEAD = "Alte Mühle wird Bibliothek"
STANDFIRST = "Jahrelang stand sie leer. Nun hat der Rat einen Plan."
TEXT = "Der Rat hat am Dienstag beschlossen, die alte Mühle am Fluss zu kaufen und darin eine Bibliothek zu bauen."
SECOND = "Im Frühjahr sollen die Arbeiten beginnen, wenn der Boden trocken ist und die Handwerker Zeit haben."


def read(*pieces: str) -> list[Article]:
    """The articles of a page of these pieces, parted by blank lines."""
    return list(newsparse.parse("\n\n".join(pieces), language="de").articles)


def decks(article: Article) -> list[tuple[str, str]]:
    """The decks of an article, each with its rule."""
    return [(one.text, one.rule) for one in article.headline.deck]


@pytest.mark.parametrize(
    ("pieces", "rule"),
    [
        ([STANDFIRST, "Von Anna Wellen", TEXT], "byline_below"),
        ([STANDFIRST, "Anna Wellen", TEXT], "byline_below"),
        ([STANDFIRST, "---", "Von Anna Wellen", TEXT], "byline_below"),
        ([STANDFIRST, f"Mühlbach - {TEXT}"], "dateline_below"),
        ([STANDFIRST, "Die Mühle im Mai. Foto: Jo Ried", f"Mühlbach - {TEXT}"], "picture_below"),
        ([STANDFIRST, "Die Mühle im Mai. Foto: Jo Ried", TEXT], "picture_below"),
        ([STANDFIRST, "Die Mühle im Mai.", "Foto: Jo Ried", TEXT], "picture_below"),
    ],
)
def test_what_makes_a_standfirst(pieces: list[str], rule: str) -> None:
    """A short paragraph between the head and what opens the text is a deck."""
    (article,) = read(f"# {HEAD}", *pieces)
    assert decks(article) == [(STANDFIRST, f"standfirst.{rule}")]
    assert article.headline.main
    assert article.headline.main.text == HEAD


def test_a_standfirst_right_under_its_head() -> None:
    """No blank line above it and one below; kicker and head above are told apart all the same."""
    (article,) = read(f"Mühlbach\n{HEAD}\n{STANDFIRST}", TEXT, SECOND)
    assert decks(article) == [(STANDFIRST, "standfirst.right_under_head")]
    assert article.headline.kicker
    assert article.headline.kicker.text == "Mühlbach"


@pytest.mark.parametrize(
    "pieces",
    [
        [TEXT, SECOND],
        [TEXT * 4, "Von Anna Wellen", SECOND],
        [STANDFIRST, "Von Anna Wellen"],
        [STANDFIRST, "Von Anna Wellen", f"# {HEAD}", TEXT],
        ["Von Anna Wellen", STANDFIRST, TEXT],
        [f"Mühlbach - {TEXT}", "Von Anna Wellen", SECOND],
    ],
)
def test_what_is_text(pieces: list[str]) -> None:
    """A long first paragraph, a brief signed at its end, what stands under the byline."""
    assert not any(decks(article) for article in read(f"# {HEAD}", *pieces))


def test_a_subhead_has_none() -> None:
    """The paragraph under a subhead is text, whatever stands below it."""
    (article,) = read(f"# {HEAD}", "Von Anna Wellen", TEXT, "## Ein Turm", STANDFIRST, "Die Mühle. Foto: Jo Ried", TEXT)
    assert not decks(article)
    assert [one.role.value for one in article.body] == [
        "paragraph", "subhead", "paragraph", "caption", "credit", "paragraph",
    ]  # fmt: skip


def test_names_under_what_is_too_long_for_a_standfirst_are_a_head() -> None:
    """Only between a standfirst and the text are bare names the authors'."""
    assert not any(article.contributors for article in read(HEAD, TEXT * 4, "Anna Wellen", SECOND))


def test_a_head_that_begins_an_article_by_what_stands_under_its_standfirst() -> None:
    """A byline or a dateline under the standfirst speaks for an article as one under the head does."""
    first, second = read(HEAD, f"Mühlbach - {TEXT}", "Streit um den Turm", STANDFIRST, "Von Anna Wellen", TEXT)
    assert decks(second) == [(STANDFIRST, "standfirst.byline_below")]
    assert not decks(first)


def test_a_standfirst_under_a_tag() -> None:
    """Where the profile says so, the first paragraph under a head with a tag before it is one."""
    page = "# PORTRET. De molenaar van Westerwaard\n\nNiemand kende hem.\n\nHij werd geboren in Gent.\n"
    (article,) = newsparse.parse(page, language="nl").articles
    assert decks(article) == [("Niemand kende hem.", "standfirst.tag_above")]


@pytest.mark.parametrize(
    "below", ["Hij wordt begraven. (belga)", "Hij wordt begraven.\n\n# Brug dicht\n\nDe brug gaat morgen dicht."]
)
def test_what_outweighs_all_text_below_is_text(below: str) -> None:
    """In a brief the first paragraph tells it all."""
    page = f"# KORT. De molenaar is dood\n\nNiemand kende hem, en nu is de molenaar er niet meer.\n\n{below}\n"
    article = newsparse.parse(page, language="nl").articles[0]
    assert not decks(article)
    assert [one.role.value for one in article.body] == ["paragraph", "paragraph"]


def test_a_jump_leads_to_more_text_than_a_standfirst_has() -> None:
    """A front page gives but the first lines of a story."""
    text = "Niemand kende hem, en nu is de molenaar er niet meer."
    page = f"# PORTRET. De molenaar van Westerwaard\n\n{text}\n\nLees verder op pagina 4\n\nHij is dood.\n"
    (article,) = newsparse.parse(page, language="nl").articles
    assert decks(article)
