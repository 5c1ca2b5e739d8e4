"""What two lines tell at a glance; and what print and read back found of columns in languages with blanks."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.blocks import read_blocks
from newsparse.languages import load_profile
from newsparse.line_ends import goes_on, in_columns
from newsparse.model import Role


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("the har-", "bour", True),
        ("the harbour", "wall", True),
        ("the harbour", "Wall", False),
        ("Pourquoi attendre", "? Luc", True),
        ("« Venez", "» dit-il", True),
        ("the harbour", "(see", True),
        ("the harbour", "(See", False),
    ],
)
def test_a_line_goes_on_by_its_last_character_or_the_next_ones_first(above: str, below: str, expected: bool) -> None:
    """A hyphen, a small letter, a closing mark, or no letter at all."""
    assert goes_on(above, below) is expected


def bodies(page: str, language: str) -> list[list[tuple[str, str]]]:
    """Roles and beginnings of the bodies of a page's articles."""
    issue = newsparse.parse(page, language=language)
    return [[(one.role.value, one.text) for one in article.body] for article in issue.articles]


def blocks(page: str, language: str) -> list[str]:
    """The pieces of a page."""
    return [one.text for one in read_blocks(page, load_profile(language))]


def test_full_lines_are_a_column_where_nouns_have_capitals() -> None:
    """Fewer lines go on in a small letter there; but none had room for the word below."""
    lines = ["Die Schulbücherei war", "nie für die Dauer", "gedacht. Der Anleger in", "Neuenbach steht, wo die"]
    lines += ["Mühle stand. In Warnau", "Bürgermeister Möhring", "Lehrer in Lindenau. Die", "Bürgerschaft vermaß die"]
    lines += ["Hafenmauer, und Herr", "Osterloh sah zu."]
    de = load_profile("de")
    assert in_columns(lines, de)
    ragged = [line if index % 3 == 0 else line.split()[0] for index, line in enumerate(lines)]
    assert not in_columns(ragged, de)


def test_the_heads_of_a_page_do_not_widen_its_columns() -> None:
    """Lines over others tell how wide the column is: so indents part the page, not each full stop at a line's end."""
    page = (
        "L'Épinay s'ouvre de nouveau aux bateaux de pêche\n\n"
        "    BRÉZAC, 3 mai. — Un pont de\ncet âge n'a jamais été fait pour\ndurer. La bibliothèque de\n"
        "l'école a coûté 3 600 euros.\nC'est Étienne Kerzoncuf qui l'a\ndit : La bibliothèque de l'école\n"
        "est plus vieille que la ville,\net personne n'a protesté depuis.\n"
    )
    assert [len(body) for body in bodies(page, "fr")] == [1]


def test_an_indent_takes_room_in_its_line() -> None:
    """The word below would not have fitted, so the first line is no head."""
    page = (
        "## Rat stimmt ab\n    Die\nMauer ist\nälter als\ndie Stadt,\ndie seit\nJahren leer\nstand. Der\nAnleger auch."
    )
    assert blocks(page, "de")[1].startswith("Die Mauer ist")


@pytest.mark.parametrize(
    ("page", "language", "place"),
    [
        (
            "Lindenau, 12. Dezember.\n(AP) Es waren viele Leute\nin der alten Markthalle und\nkeiner ging.",
            "de",
            "Lindenau",
        ),
        (
            "Neuenbach,\n23. Oktober.\n(epd) Für die\nalte Mauer am\nHafen ist kein\nGeld da, sagte\nder Rat.",
            "de",
            "Neuenbach",
        ),
        ("VALDOYE, 18 mai\n(AFP). — Le bac\nde la rivière\nne sera pas\nprêt en juin,\ndit le maire.", "fr", "VALDOYE"),
    ],
)
def test_a_dateline_goes_on_over_the_end_of_a_line(page: str, language: str, place: str) -> None:
    """Its agency in brackets begins no piece, its day is no number of an item."""
    [article] = newsparse.parse(page, language=language).articles
    assert article.dateline is not None
    assert article.dateline.place == place
    assert article.dateline.source is not None
    assert len(article.body) == 1


def test_a_head_in_capitals_is_no_place_of_the_dateline_below() -> None:
    """The place of a dateline stands in its first line."""
    page = "HARBOUR WALL\nKELBY, March 3 (AP) - The old\nwall was opened to the boats of\nthe river on Monday."
    assert blocks(page, "en")[0] == "HARBOUR WALL"


def test_a_page_that_sets_in_its_paragraphs_ends_none_by_a_full_stop() -> None:
    """A sentence that ends with its line ends no paragraph; a head over a line that is set in begins a piece."""
    page = (
        "Streit um die Mauer:\nKreistag stimmt für neue Hafenmauer\nVon Anna Wellmann und Jobst Brückner\n"
        "    Die neue Straße war nie für die\nDauer gedacht, und Herr Dörfler\nwollte sich gestern nicht äußern.\n"
        "Herr Möhring, der vor zwei Jahren\ndie bekannte Rathausuhr kaufte,\nwollte sich auch nicht äußern.\n"
        "Geld für das Ufer\n    Der Rat zählte die Markthalle und\nniemand widersprach ihm.\n"
    )
    issue = newsparse.parse(page, language="de")
    [article] = issue.articles
    assert article.headline.kicker is not None
    assert article.authors == ("Anna Wellmann", "Jobst Brückner")
    assert [one.role for one in article.body] == [Role.PARAGRAPH, Role.SUBHEAD, Role.PARAGRAPH]


def test_a_deck_behind_a_dash_begins_a_piece() -> None:
    """It stands in close print right under its head, and the byline under it."""
    page = (
        "Kreistag öffnet wieder für Schiffe\n— Rat stimmt im Mai noch einmal ab\nVon Wiebke Vennemann\n"
        "    Die neue Straße war nie für die\nDauer gedacht, und niemand hat es\ndem Rat gesagt, als er über die\n"
        "alte Mauer am Hafen abstimmte und\nder Anleger schon leer stand.\n"
    )
    assert blocks(page, "de")[:3] == [
        "Kreistag öffnet wieder für Schiffe",
        "— Rat stimmt im Mai noch einmal ab",
        "Von Wiebke Vennemann",
    ]


def test_text_set_in_right_under_a_head_is_no_standfirst() -> None:
    """It is the first paragraph, which a column end cuts."""
    page = (
        "## Rat stimmt für neue Hafenmauer\n    Die Mauer ist älter als die Stadt, die seit Jahren leer stand. "
        "Nach den Akten verkaufte Herr Tammen den alten Fähranleger; der Kreistag besichtigte\n\n"
        "die Hafenmauer, weil das Geld da war. Eine Brücke dieses Alters wird im Juni nicht fertig sein.\n"
    )
    [article] = newsparse.parse(page, language="de").articles
    assert article.headline.deck == ()
    assert len(article.body) == 1


@pytest.mark.parametrize(
    ("cut", "rest"),
    [
        (
            "Warum warten? Grete Dörfler wußte es nicht. Die neue Straße hat bisher viel gekostet, weil das Geld",
            "da war.",
        ),
        ("Die Mauer ist älter als die Stadt und der Hafen, die seit Jahren", "leer standen, wie man sagt."),
    ],
)
@pytest.mark.parametrize("picture", ["\n\nBild oben: die Fähre bei Lindenau", ""])
def test_a_small_letter_below_makes_text_of_what_looks_like_a_head(cut: str, rest: str, picture: str) -> None:
    """A paragraph cut by a column end, with a picture at the cut or nothing."""
    page = f"# Rat stimmt ab\n\nDer Rat tagt.\n\n{cut}{picture}\n\n{rest}\n"
    [body] = bodies(page, "de")
    assert ("paragraph", f"{cut} {rest}") in body


def test_full_lines_over_a_picture_are_text() -> None:
    """Where nouns have capitals, that they fill their column and run out tells it."""
    page = (
        "Kreistag stimmt ab\n\nVon Anna Wellmann\n\nDer alte Anleger in der Stadt war nie\n"
        "für die Dauer gedacht, und das wußten\nalle, die im Kreistag saßen.\n\n"
        "Die Fähre trägt täglich viele Menschen\n"
        "über den Fluß, wie es hier üblich ist.\nNach den Akten besichtigte der Rat die\n\n"
        "Bild oben: die Fähre bei Lindenau\n\nFischer von Neuenbach am Dienstag, und\nniemand widersprach.\n"
    )
    [article] = newsparse.parse(page, language="de").articles
    assert [one.role for one in article.body] == [Role.PARAGRAPH, Role.PARAGRAPH, Role.CAPTION]
    assert article.body[1].text.endswith("der Rat die Fischer von Neuenbach am Dienstag, und niemand widersprach.")


def test_full_lines_with_a_word_that_ends_nothing_are_text() -> None:
    """Two full lines with an open word at their end are no subhead, though the next begins with a capital."""
    page = (
        "## L'école retrouve son phare\n\nLa digue s'élève où se\ntenait le moulin, par-\nce que l'argent était\n"
        "là, dit le maire.\n\n"
        "Ils étaient plusieurs à\nMervaux et deux à\n\nSaint-Albran, tandis\nque la mer montait.\n"
    )
    [body] = bodies(page, "fr")
    assert [role for role, _ in body] == ["paragraph", "paragraph"]
    assert body[1][1] == "Ils étaient plusieurs à Mervaux et deux à Saint-Albran, tandis que la mer montait."


def test_a_kicker_stands_alone_however_full_its_line_is() -> None:
    """It ends in a colon, as a text may that goes on; but a rule knows it, and it is a line by itself."""
    text = (
        "    Die Mauer am Hafen war\nnie für die Dauer gedacht,\nund niemand hat es gesagt.\nDer Rat sah zu und ging."
    )
    kicker = "Streit um die alte Mauer:"
    assert blocks(f"{kicker}\nOberilm öffnet wieder\n{text}\n", "de")[:2] == [kicker, "Oberilm öffnet wieder"]


def test_one_line_with_room_takes_no_page_its_indents() -> None:
    """A last line begins a piece where the line above had room for it; all others are parted by their indents."""
    first = "    Der Rat zählte die Markthalle und\nniemand widersprach ihm in der Stadt.\n"
    paragraph = f"{first}Er schwieg und alle schwiegen mit ihm.\n"
    last = "    So ging es aus, und so blieb es hier.\nWahr ist es.\nEnde"
    page = f"Rat schweigt\n{paragraph * 4}{last}"
    assert [one[:11] for one in blocks(page, "de")] == ["Rat schweig", *["Der Rat zäh"] * 4, "So ging es ", "Ende"]
