"""Telegrams in a row: which of them are stories."""

from __future__ import annotations

import newsparse


def shape(page: str) -> list[tuple[str, list[str]]]:
    """For each article its headline and the kinds of its body."""
    found = newsparse.parse(page, language="de").articles
    return [(str(one.headline), [piece.role.value for piece in one.body]) for one in found]


def test_telegrams_in_a_row() -> None:
    """Where the profile says so, each dated dispatch is a story; one without a day stands in a story."""
    page = "Unruhen in der Pfalz\n\nSpeyer, 16. Jan. Der Rat tagt heute noch.\n\n{} Die Brücke ist frei.\n"
    telegrams = [("Unruhen in der Pfalz", ["paragraph"]), ("", ["paragraph"])]
    assert shape(page.format("WTB Landau, 16. Jan.")) == telegrams
    assert shape(page.format("Landau (SDA).")) == [("Unruhen in der Pfalz", ["paragraph", "paragraph"])]


def test_heads_that_close_with_a_full_stop() -> None:
    """A phrase over a dateline is a head, and so is one over such a head; under a head it is a standfirst."""
    page = (
        "Aus dem besetzten Gebiet.\n\nNeue Wohnungen in Speyer.\n\nSpeyer, 16. Jan. Der Rat tagt heute.\n\n"
        "Er hat es gesagt.\n\nStreit um den Turm\n\nEr soll weg.\n\nSpeyer, 17. Jan. Der Rat tagt wieder.\n"
    )
    first, second = newsparse.parse(page, language="de").articles
    assert (str(first.label), str(first.headline)) == ("Aus dem besetzten Gebiet.", "Neue Wohnungen in Speyer.")
    assert [one.text for one in first.body] == ["Der Rat tagt heute.", "Er hat es gesagt."]
    assert [one.text for one in second.headline.deck] == ["Er soll weg."]


def test_the_last_sentence_over_a_signature_is_no_head() -> None:
    """A byline under a short last paragraph signs the story; over text it opens one."""
    page = "Streit um den Turm\n\n(SDA) Der Rat tagt heute noch einmal.\n\nEr soll weg.\n\nAnna Wellen\n"
    assert len(newsparse.parse(page, language="de").articles) == 1
    page = "Streit um den Turm.\n\nVon Anna Wellen\n\nDer Rat tagt heute noch einmal.\n"
    assert str(newsparse.parse(page, language="de").articles[0].headline) == "Streit um den Turm."


def test_lines_of_a_subhead() -> None:
    """They stand right under each other, inside a story."""
    page = "# Streit\n\nVon Anna Wellen\n\nDer Rat tagt heute.\n\nEin neuer Turm\nVoller Glas\nDer Rat hat es gesagt.\n"
    (article,) = newsparse.parse(page, language="de").articles
    assert "paragraph.short" not in [one.rule for one in article.body]
