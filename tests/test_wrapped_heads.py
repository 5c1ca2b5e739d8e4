"""Heads that a narrow column cut, each line by itself."""

from __future__ import annotations

import textwrap

import pytest

import newsparse

TEXT = (
    "(SDA) Der Rat hat am Dienstag im alten Saal beschlossen, die Mühle am Fluss zu kaufen und darin eine Bibliothek "
    "zu bauen, die im nächsten Jahr eröffnet werden soll, wenn das Geld reicht und der Boden trocken bleibt."
)
COLUMN = textwrap.fill(TEXT, 36)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("## Mühle am Fluss\n\n## Bibliothek der Stadt Altenau", "Mühle am Fluss Bibliothek der Stadt Altenau"),
        ("## Initiative gegen\n\n## Bibliothek", "Initiative gegen Bibliothek"),
        ("Rat kauft nach langem Streit eine Mühle\n\nam Fluss", "Rat kauft nach langem Streit eine Mühle am Fluss"),
        ("## Leserbriefe\n\n## Mühle am Fluss verkauft", "Mühle am Fluss verkauft"),
        ("## Nach dem Streit:\n\n## Mühle am Fluss", "Mühle am Fluss"),
        ("## Die Mühle\n\n### Bibliothek geplant", "Die Mühle"),
    ],
)
def test_lines_of_one_head(heads: str, expected: str) -> None:
    """Short lines with the same mark over a narrow column are one head, but for labels and kickers."""
    (article,) = newsparse.parse(f"{heads}\n\n{COLUMN}\n", language="de").articles
    assert str(article.headline) == expected


def test_a_head_over_text_that_is_not_wrapped() -> None:
    """There the shorter line is a kicker."""
    (article,) = newsparse.parse(f"## Mühle\n\n## Bibliothek geplant\n\n{TEXT}\n", language="de").articles
    assert (str(article.headline.kicker), str(article.headline)) == ("Mühle", "Bibliothek geplant")


def test_a_short_paragraph_in_small_letters_that_is_a_sentence() -> None:
    """It is text and no head."""
    (article,) = newsparse.parse(f"Die Mühle\n\nund so fort.\n\n{TEXT}\n", language="de").articles
    assert str(article.headline) == "Die Mühle"


def test_a_dispatch_in_a_column() -> None:
    """A dateline begins a piece where the line above it is closed and full, though blank lines part the paragraphs."""
    column = textwrap.fill(f"WTB Paris, 5. Febr. {TEXT[6:]}", 50)
    page = f"Die Kammer tagt.\n\n{column}\nBrüssel, 5. Febr. {TEXT[6:]}\n\n{column}\n\n{column}\n"
    places = [str(one.dateline.place) for one in newsparse.parse(page, language="de").articles if one.dateline]
    assert places[:2] == ["Paris", "Brüssel"]
