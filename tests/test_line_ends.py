"""What two lines tell at a glance; and what print and read back found of columns in languages with blanks."""

from __future__ import annotations

import textwrap

import pytest

import newsparse
from newsparse.blocks import read_blocks
from newsparse.column_lines import ColumnLines
from newsparse.languages import load_profile
from newsparse.line_ends import goes_on, greedy_width, in_columns, widest_column
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


def test_blank_lines_alone_part_a_page_of_even_lines() -> None:
    """No line had room for the word below: so a full stop at a line's end, or a colon, ends no piece."""
    page = (
        "Council Votes Again\n\nEditor’s note:\nThe first of two\narticles on the\nwall at Kelby.\n\n"
        "Why wait? Did it\nmatter at all?\nThe school is as\nold as the town.\nIt was said so.\nRecords show it:\n"
        "12. June passed,\nand no one came.\n\nIt was the mayor\nwho said it then."
    )
    assert [one[:13] for one in blocks(page, "en")] == [
        "Council Votes",
        "Editor’s note",
        "Why wait? Did",
        "It was the ma",
    ]


def test_a_line_that_had_room_begins_a_piece_on_a_page_of_even_lines() -> None:
    """So does a dispatch under the head of a piece, however full that is."""
    text = "The old wall was opened to the\nboats of the river on Monday.\nThe council looked on, and so\n"
    text += "did the mayor and the children\nof the town, who had waited.\nNobody came to see the ferry.\nEnd.\n"
    page = f"{text}\nBy Norma Cole and Dominic Fox\nKELBY, March 3 - The old wall\nwas opened."
    pieces = blocks(page, "en")
    assert [one[:10] for one in pieces] == ["The old wa", "By Norma C", "KELBY, Mar"]


CLOSE = """\
Council Finds $2 Million
    KELBY, June 3 — Mr. Marsh, who
inspected the tidal wall in March,
declined to comment. A bridge that
is older than the town was opened.
    It was Ann Reed who said then
that nobody had asked the people.
{last}
    Records show that the council
promised to clear the old landing,
and the boats could pass once more
on the river below.
"""


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("The river has its own cold mind.\nOPINION\nMayor Votes to Build a Wall", "OPINION"),
        ("The river has its own cold mind.\nMillbrook votes:\nMayor Votes to Build", "Millbrook votes:"),
        ("The ferry stood. (Continued on\nPage 31)\nThe long road home:\nFerry Counts the Cost", "The long road home:"),
    ],
)
def test_heads_begin_under_full_lines_where_texts_are_set_in(last: str, first: str) -> None:
    """A label or a kicker, also under a story that goes on elsewhere: rules know them, and no sentence ends there."""
    assert first in blocks(CLOSE.format(last=last), "en")


def test_lines_of_a_stack_are_parted_however_full_they_are() -> None:
    """Over a text that is set in: a byline under a head as wide as the column, what rules know above another."""
    page = CLOSE.format(last="It ended.\nAnalysis\nMillbrook votes:\nMayor Votes to Build the Wall in\nBy Ann Reed")
    assert blocks(page, "en")[3:7] == [
        "Analysis",
        "Millbrook votes:",
        "Mayor Votes to Build the Wall in",
        "By Ann Reed",
    ]


def test_a_text_line_that_looks_like_a_kicker_stays_in_its_text() -> None:
    """Where a column ends before it, many lines of text follow, and one of them ends a sentence."""
    last = "It ended. It was Ann who had sold\n\nMillbrook its votes:\nthe tide came in, and boats could\npass again.\n"
    last += "    The tide left, and the boats\nwere gone.\n"
    [article] = newsparse.parse(CLOSE.format(last=last), language="en").articles
    assert "sold Millbrook its votes: the tide came in, and boats could pass again." in " ".join(
        one.text for one in article.body
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("« Nous n’avons jamais vu l’eau si haute », a dit", "Mathilde Kerzoncuf. Le bac ne sera pas prêt."),
        ("D’après les archives, le conseil a fait réparer la halle", "; le maire a compté les ponts de la ville."),
    ],
)
def test_an_open_sentence_goes_on_under_a_blank_line(before: str, after: str) -> None:
    """A column ended within it: its other half begins with a name, or with a mark that begins nothing."""
    text = "La nouvelle route est plus vieille que la ville, et personne n’a protesté. "
    page = f"## Le conseil retrouve son phare\n\nPar Aline Savary\n\n{text * 2}{before}\n\n{after}\n"
    [article] = newsparse.parse(page, language="fr").articles
    assert len(article.body) == 1
    assert article.body[0].text.endswith(f"{before} {after}")


def test_subheads_part_a_short_story_that_has_a_dateline() -> None:
    """A head without credits under a dispatch of a few sentences stands inside it, under a shorter one it does not."""
    short = "KERMORIN, 3 mai. — La digue est plus vieille que la ville."
    sentences = " Le maire l’a fait mesurer par deux pêcheurs, qui n’ont pas voulu dire combien ils ont trouvé." * 3
    for dispatch, articles in ((short, 2), (short + sentences, 1)):
        page = f"Le conseil retrouve son phare\n    {dispatch}\nL’ancien embarcadère\n    Le bac sera prêt en juin.\n"
        assert len(newsparse.parse(page, language="fr").articles) == articles


def paragraphs(page: str, language: str) -> list[str]:
    """The paragraphs of a page, article after article."""
    issue = newsparse.parse(page, language=language)
    return [one.text for article in issue.articles for one in article.body if one.role is Role.PARAGRAPH]


def test_a_town_that_a_sentence_goes_on_with_is_no_dateline() -> None:
    """Under a picture: the word above it ends nothing, or the page sets in what begins a paragraph."""
    page = (
        "## Rat stimmt ab\n\nVon Anna Wellmann\n\n{indent}Die Mauer ist älter als die Stadt, und der Rat "
        "sah zu, wie die Flut auflief und die Schiffe wieder in den alten Hafen fuhren. „Wir haben Zeit“, "
        "sagte Ole Tammen (52), Lehrer in\n\nUnser Bild zeigt die Fähre.\n\n"
        "Neuenbach. „Wir brauchen die alte Mauer noch vor dem nächsten Winter.“ Der Rat sah dem Treiben zu.\n\n"
        "{indent}Die Fähre steht still.\n"
    )
    for indent in ("", "    "):
        [article] = newsparse.parse(page.format(indent=indent), language="de").articles
        assert article.dateline is None
        assert [one.role for one in article.body] == [Role.PARAGRAPH, Role.CAPTION, Role.PARAGRAPH]
        assert "Lehrer in Neuenbach. „Wir brauchen" in article.body[0].text


def test_a_town_under_an_open_sentence_is_a_dateline_where_nothing_else_speaks_against_it() -> None:
    """A full stop may be lost above it."""
    page = (
        "## Rat stimmt ab\n\nVon Anna Wellmann\n\nDie Mauer ist älter als die Stadt, sagte der Lehrer und ging"
        "\n\nNeuenbach. Der Rat hat gestern über den Haushalt der Stadt für das nächste Jahr beraten.\n"
    )
    issue = newsparse.parse(page, language="de")
    assert [one.dateline.place for one in issue.articles if one.dateline] == ["Neuenbach"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{indent}¿Por qué esperar? Begoña Núñ-", "ez no lo sabía."),
        ("{indent}¿Por qué esperar? Hernán Asensio", "no lo sabía."),
        ("{indent}VILLASECA, 3 de mayo (EFE).- ¿Por qué esperar? José María Peña", "no lo sabía."),
    ],
)
@pytest.mark.parametrize("indent", ["", "    "])
def test_a_name_at_a_cut_is_no_credit(before: str, after: str, indent: str) -> None:
    """The sentence that it begins goes on under the end of the column."""
    page = (
        f"## El alcalde pide ayuda\n\n{before.format(indent=indent)}\n\n{after}\n\n{indent}El río hace lo que quiere.\n"
    )
    [article] = newsparse.parse(page, language="es").articles
    assert article.contributors == ()
    first = paragraphs(page, "es")[0]
    assert first.endswith("no lo sabía.")
    assert first.startswith("¿Por qué")


def test_a_name_over_what_is_not_set_in_is_no_credit() -> None:
    """On a page that sets in its paragraphs; where the other half has a credit too, or none follows, it is one."""
    text = "    El dique es más viejo que la ciudad, que llevaba años vacío. ¿Por qué esperar? José María"
    page = f"## La junta pide ayuda\n{text}\n\n{{}}\n    Así lo entiende la junta.\n    El río baja.\n"
    assert paragraphs(page.format("Meseguer no lo sabía."), "es")[0].endswith("José María Meseguer no lo sabía.")
    assert newsparse.parse(page.format("## La barca"), language="es").articles[0].contributors != ()


def test_a_credit_in_the_middle_of_a_sentence_stays_one() -> None:
    """A caption with a name after it, where the text above goes on under it."""
    text = (
        "La villa vota otra vez, porque el dique nunca se hizo para durar y nadie protestó en el pleno de mayo. "
        "Según los archivos de la villa, la junta del puerto midió entonces"
    )
    page = (
        f"## El alcalde pide ayuda\n\n{text}\n\n"
        "Los barcos en el puerto, ayer. Ana López\n\nlos dos puentes de la ciudad.\n"
    )
    [article] = newsparse.parse(page, language="es").articles
    assert [one.name for one in article.contributors] == ["Ana López"]
    assert paragraphs(page, "es") == [f"{text} los dos puentes de la ciudad."]


@pytest.mark.parametrize(
    ("dateline", "language"),
    [("Altenrode – ", "de"), ("Altenrode. ", "de"), ("OUDEMEER – ", "nl"), ("Stadtilm. ", "de")],
)
def test_a_dateline_over_a_cut_sees_what_goes_on_below(dateline: str, language: str) -> None:
    """A long text must follow a town and a dash, and does: on the other side of the column end."""
    text = {
        "de": ("Die Fähre", "wird im Juni nicht fertig sein, weil das Geld für die Mauer gebraucht wird."),
        "nl": ("De muur", "komt in juni niet klaar, omdat het geld voor de markthal nodig is en er niet meer is."),
    }
    before, after = text[language]
    page = f"## Rat 1\n    {dateline}{before}\n\n{after}\n    {before} {after}\n"
    [article] = newsparse.parse(page, language=language).articles
    assert article.dateline is not None
    assert article.dateline.place == dateline.strip(" .–")
    assert article.body[0].text == f"{before} {after}"


def test_what_is_set_in_is_no_standfirst() -> None:
    """It is a paragraph, as the others that are set in, also where a picture stands under it."""
    page = (
        "## Rat stimmt für neue Hafenmauer\n\n    Die Mauer ist älter als die Stadt und stand leer.\n\n"
        "Unser Bild zeigt die Fähre.\n\n    Der Rat sah zu, wie die Flut auflief.\n"
    )
    [article] = newsparse.parse(page, language="de").articles
    assert article.headline.deck == ()


def test_a_kicker_with_the_mark_of_its_story_repeats_no_subhead() -> None:
    """Subheads have a deeper mark: so a kicker begins a story, as long as another may be."""
    story = "De rivier doet wat hij wil. Het havenbestuur telde de bruggen.\n### Geld voor de kade\nDe kade is oud.\n"
    page = f"## Havenbestuur stemt\n{story}## Na de storm:\n## Vissers krijgt vuurtoren\n{story}"
    page += f"## Na de storm:\n## Burgemeester stemt\nDoor Koen Ried\n{story}"
    issue = newsparse.parse(page, language="nl")
    assert len(issue.articles) == 3


def test_an_office_under_a_byline_leaves_a_page_even() -> None:
    """The two stand under each other, and blank lines part all else: so a colon ends no piece."""
    page = (
        "Council Votes Again\n\nBy Ann Reed\nStaff Reporter\n\nThe school is\nolder than the\ntown, it was said.\n"
        "It was Joan who\nsaid it first:\nThe old ferry has\nno room for boats.\n"
    )
    assert blocks(page, "en")[-1].startswith("The school is older")


@pytest.mark.parametrize("under", ["— Ferry to stay at Kelby\n    The", "By Ann Reed\n\nThe"])
def test_a_head_over_a_known_line_begins_under_a_full_line(under: str) -> None:
    """A deck or a byline right under it tells it, though the line above has no room."""
    page = CLOSE.format(last=f"The river has its own cold mind.\nCouncil Votes to Build\n{under} river rose.")
    assert "Council Votes to Build" in blocks(page, "en")


def test_one_word_wider_than_its_column_is_no_head() -> None:
    """Set in, it takes its line alone, and the text goes on below it."""
    page = (
        "El alcalde pide ayuda\n    VILLASECA,\n1 de octubre\n(AFP) — La\nnueva calle\nlleva a la\nvilla vieja\n"
        "y al puerto\nde la barca.\n    MONTARRÁN,\n¿por qué no?\n"
    )
    [article, *_] = newsparse.parse(page, language="es").articles
    assert article.dateline is not None
    assert article.dateline.place == "VILLASECA"


def test_lines_of_a_text_are_no_heads_over_a_blank_line() -> None:
    """A full line over another is none, nor one that ends a sentence; nor are so many lines."""
    en = load_profile("en")
    column = CLOSE.format(last="It was Reed who said so to the men\nof the old town council.\n\nIt ended.")
    lines = ColumnLines(column, en)
    assert [lines.is_over_blank(lines.texts.index(one)) for one in ("of the old town council.", "It ended.")] == [
        False,
        False,
    ]
    assert not lines.is_over_blank(lines.texts.index("It was Reed who said so to the men"))
    short = ColumnLines(CLOSE.format(last="\n".join(f"Harbour {number}" for number in range(9))), en)
    assert [short.is_over_blank(short.texts.index(f"Harbour {number}")) for number in (0, 4)] == [False, True]


STORY = (
    "Die Stadt wird die alte Mole von April an in drei Abschnitten erneuern, wie Dezernent Holger Tammen am Abend "
    "vor rund vierzig Bürgern im Gemeindehaus sagte. Die neue Mole wird zwei Meter höher als die alte und erhält auf "
    "der Seite der Stadt einen Gehweg, den die Schule schon lange gefordert hatte."
)
WARNING = (
    "Der Vorsitzende der Fischer, Uwe Ahrendsen, warnte davor, im Frühjahr die Zufahrt zu sperren, weil dann die "
    "Schollen kommen und der Hafen voll ist. Darauf will die Stadt achten, sagte Tammen zum Schluß."
)


@pytest.mark.parametrize("width", [60, 80, 100, 115, 130, 140])
@pytest.mark.parametrize(("indent", "between"), [("", "\n"), ("", "\n\n"), ("    ", "\n")])
def test_what_a_program_wrapped_is_read_in_any_width(width: int, indent: str, between: str) -> None:
    """Each line runs to the character as far as the word below lets it, wider than columns of print."""
    texts = [STORY, WARNING, STORY]
    wrapped = between.join("\n".join(textwrap.wrap(f"{indent}{text}", width)) for text in texts)
    page = f"Stadt baut die Mole neu{between}Von Ines Wellmann{between}{wrapped}\n"
    assert paragraphs(page, "de") == texts


def test_long_lines_that_no_program_wrapped_are_pieces() -> None:
    """Some had room for the word below; so had lines of the widest column of all."""
    lines = [STORY[:140], STORY[140:252].strip(), WARNING[:120], WARNING[120:].strip()]
    short = [line[: 115 - 12 * (index % 2)] for index, line in enumerate(lines)]
    assert widest_column([*short, *lines], load_profile("de")) == load_profile("de").widest_column
    assert greedy_width([]) == 0
    assert greedy_width([("a" * 300, "b")]) == 0


@pytest.mark.parametrize(
    ("below", "expected"), [("(sta) Die Bahn", False), ("(dpa) - „Wir", False), ("(siehe Karte) Die", True)]
)
def test_a_sign_in_brackets_before_a_sentence_goes_on_in_nothing(below: str, expected: bool) -> None:
    """Who sends or signs a text stands at its beginning."""
    assert goes_on("Einzelfahrt kostet dann mehr", below) is expected


@pytest.mark.parametrize("after", ["ist und bleibt. Der Rat sah zu.", "3.600 Euro gekostet. Der Rat sah zu."])
def test_a_text_cut_by_a_picture_is_no_standfirst(after: str) -> None:
    """It ends no sentence, and below the picture none begins."""
    text = (
        "Die Mauer ist älter als die Stadt. In Warnau heißt es, daß dies am Fluß seit jeher so üblich und auch recht "
    )
    text += "und billig gewesen, solange sich die ältesten Leute erinnern können, und das sind bisher"
    page = f"## Rat stimmt ab\n\n{text}\n\nUnser Bild zeigt die Fähre.\n\nFoto: Ole Tammen\n\n{after}\n"
    [article] = newsparse.parse(page, language="de").articles
    assert article.headline.deck == ()
    assert article.body[0].text == f"{text} {after}"


def test_full_lines_over_a_figure_are_text() -> None:
    """Two full lines with a colon in them are no deck: the number that they count stands below the column end."""
    page = (
        "## Havenbestuur vindt geld\n\nHet was Jo de Graaf die het\nzei: De nieuwe weg heeft al\n\n"
        "3.600 euro gekost, zegt men.\nDe kade is oud en de school\nin Zuidveen ook, zei de man\ndie er woont.\n"
    )
    [article] = newsparse.parse(page, language="nl").articles
    assert article.headline.deck == ()
    assert article.body[0].text.startswith("Het was Jo de Graaf die het zei: De nieuwe weg heeft al 3.600 euro")


@pytest.mark.parametrize(
    ("cut", "rest"),
    [("counted\n\n5,200 boats", "on Tuesday."), ("wi-\n\nOur picture shows the ferry.\n\nll", "rise by June.")],
)
def test_a_line_that_ends_a_paragraph_over_a_head_is_no_head_with_a_full_stop(cut: str, rest: str) -> None:
    """Under the end of a column and right over a head, its byline and dateline, it goes on in what is cut above it."""
    page = (
        "Council Votes Again\n    The wall is older than the town, and nobody had asked for it.\n"
        f"    The mayor said that the old harbour {cut} {rest}\n"
        "Mayor Refuses to Sell the Landing\nBy Grace Strand\n    KELBY (AP) — The wall stands where the mill stood.\n"
    )
    first, second = newsparse.parse(page, language="en").articles
    assert [one.text for one in first.body if one.role is Role.PARAGRAPH][-1].endswith(rest)
    assert second.headline.main is not None
    assert (second.headline.main.text, second.headline.deck) == ("Mayor Refuses to Sell the Landing", ())


def test_the_first_line_of_a_text_under_a_byline_is_no_office() -> None:
    """A column ends in it, so that it is as short as the name of a desk; but its sentence goes on below."""
    page = (
        "## Bridge Wins Back Its Lighthouse\n\nBy Walter Lorimer\n\n    The wall is\n\n"
        "older than the town, which had stood idle for years. Nobody asked.\n    The ferry is late.\n"
    )
    [article] = newsparse.parse(page, language="en").articles
    assert article.authors == ("Walter Lorimer",)
    assert article.body[0].text.startswith("The wall is older than the town")


def test_heads_over_a_blank_line_take_no_page_its_indents() -> None:
    """Under a last line with room, which ends a paragraph: so a full stop at the end of a full line ends none."""
    page = (
        "Northwick Votes to Build a Wall\n    In Port Ellen, a group of ninety\nresidents painted the market "
        "hall\nbefore dawn, and nobody objected.\nRecords show that they were many,\nand that is all.\n"
        "Old Lindum Says Ferry Will Return\nBy Callum Pennock\n\n"
        "Editor’s note: This is the first\nof eight articles on the wall.\n\n    HALVERTON, April 15 — The ferry\n"
        "will return, and the council said\nso on Tuesday.\nCouncil Refuses to Sell Landing\n"
        "    HALVERTON, August 7. — The wall\nis as old as the town, and it was\nopened.\n"
        "Waiting for June\n    The tide came in.\n"
    )
    assert [one for one in blocks(page, "en") if one.startswith(("In Port Ellen", "Records"))] == [
        "In Port Ellen, a group of ninety residents painted the market hall before dawn, and nobody objected. "
        "Records show that they were many, and that is all."
    ]


@pytest.mark.parametrize(
    "before",
    [
        "¿Por qué esperar? Rosa\nMeseguer no lo sabía. “Nunca\nvi el agua tan alta”, repitió",
        "“Costará lo que cueste”,\ndijo Luis Meseguer. ¡Qué\npaciencia! En Río Claro, doña",
    ],
)
def test_two_sentences_and_a_part_of_a_third_are_no_head(before: str) -> None:
    """A column ends after them, before a name: so no small letter below tells that the paragraph goes on."""
    after = "Lucía Peña, de 79 años,\nmaestra de Peñaflor. El río\nhace lo que quiere."
    page = f"## El pleno niega la venta\n\nPor Luis Núñez\n\nLa villa espera desde mayo.\n\n{before}\n\n{after}\n"
    [body] = bodies(page, "es")
    assert {role for role, _ in body} == {"paragraph"}
    assert f"{before}\n{after}".replace("\n", " ") in [text for _, text in body]
