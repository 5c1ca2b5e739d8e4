"""Which lines of a hard-wrapped column go on in the next."""

from __future__ import annotations

import textwrap

import pytest

from newsparse.blocks import read_blocks
from newsparse.columns import in_capitals
from newsparse.line_ends import in_columns
from newsparse.profile import Profile

STORY = (
    "The harbour board met on Tuesday in the old customs house and heard, for the third time in a year, that the "
    "north wall of the inner basin would not stand another winter. The engineer asked for nine hundred pounds, and "
    "for leave to close the basin to the herring boats until the work was done."
)
SECOND = (
    "A deputation of skippers waited on the board at noon, and said that no boat could lie in the outer roads when "
    "the wind stood in the north, as it had done since the week of the regatta."
)


def pieces(page: str, profile: Profile) -> list[str]:
    """How the pieces of a page begin."""
    return [" ".join(one.text.split()[:4]) for one in read_blocks(page, profile)]


def column(*paragraphs: str, width: int = 36) -> str:
    """Paragraphs of one column with nothing between them."""
    return "\n".join(textwrap.fill(one, width) for one in paragraphs)


def test_a_page_is_in_columns_where_lines_go_on(en: Profile) -> None:
    """Small letters at the beginning of lines tell; a stack of heads over long lines is no column."""
    assert in_columns(column(STORY).split("\n"), en)
    assert not in_columns(f"Harbour Wall\nto Be Raised\n\n{STORY}\n{SECOND}".split("\n"), en)
    assert not in_columns(["Harbour Wall", "Nine Hundred Pounds", "A Deputation Waits", "No Boat", "None", "Never"], en)


def test_a_short_last_line_ends_a_paragraph(en: Profile) -> None:
    """So does a line that ends a sentence and is no wider than its column."""
    assert pieces(column(STORY, SECOND, STORY), en) == [
        "The harbour board met",
        "A deputation of skippers",
        "The harbour board met",
    ]
    full = "The engineer asked for 900 l. more.\nThe board was told that he had asked\nbefore, and had got it."
    assert len(pieces(f"{column(STORY)}\n{full}", en)) == 3


def test_a_title_ends_no_sentence(en: Profile) -> None:
    """`Mr.` at a line end has its name in the next."""
    page = f"{column(STORY)}\nThe chair was taken by our good Mr.\nPennock, who had not been asked.\n{column(SECOND)}"
    assert pieces(page, en) == ["The harbour board met", "The chair was taken", "A deputation of skippers"]


@pytest.mark.parametrize(
    "head",
    [
        "HARBOUR WALL TO BE RAISED",
        "BOARD MEETS.",
        "HARBoUR WALl TO BE RAISED",
        "Wall to be raised",
        "Skippers' grievance",
    ],
)
def test_heads_stand_in_a_column(en: Profile, head: str) -> None:
    """In capitals, some of them misread, or short and without a full stop."""
    assert pieces(f"{column(STORY)}\n{head}\n{column(SECOND)}", en)[1] == " ".join(head.split()[:4])


def test_a_head_stands_under_a_sentence_that_is_cut(en: Profile) -> None:
    """A column ended there; the paragraph goes on elsewhere."""
    cut = "\n".join(column(STORY).split("\n")[:-1])
    page = f"{cut}\nA second wall\n{column(SECOND)}"
    assert pieces(page, en) == ["The harbour board met", "A second wall", "A deputation of skippers"]
    page = f"{cut}\nKELBY, March 3 (Reuters) - The\n{column(SECOND)}"
    assert pieces(page, en)[1] == "KELBY, March 3 (Reuters)"


def test_lines_that_a_rule_knows_stand_by_themselves(en: Profile) -> None:
    """A byline in a stack, a jump line, a dateline under a full line."""
    page = f"WALL TO BE RAISED\nBy Ann Wells\n{column(STORY)}\n(Continued on Page 8)\n{column(SECOND)}"
    assert pieces(page, en)[:2] == ["WALL TO BE RAISED", "By Ann Wells"]
    assert "(Continued on Page 8)" in pieces(page, en)


def test_items_of_a_list_stand_by_themselves(en: Profile) -> None:
    """With letters or numbers in brackets, or bullets; `(a)` inside a clause is no item."""
    items = "The board resolved :\n(a) to raise the north wall before\nthe winter ;\n(b) to close the basin ;\n• to go."
    assert [one[:4] for one in pieces(f"{column(STORY)}\n{items}", en)] == ["The ", "The ", "(a) ", "(b) ", "• to"]


def test_garbage_stands_by_itself(en: Profile) -> None:
    """A line without a letter or figure is no part of the sentence above it."""
    assert pieces(f"{column(STORY)}\n¦ ·\n{column(SECOND)}", en)[1] == "¦ ·"


def test_indents_begin_paragraphs(en: Profile) -> None:
    """Also where the line above, a paragraph by itself, is set in; a quotation that is set in as a whole is one."""
    indented = "\n".join(f"   {textwrap.fill(one, 36)}" for one in (STORY, "So it was.", "It was not so.", SECOND))
    assert [one[:6] for one in pieces(indented, en)] == ["The ha", "So it ", "It was", "A depu"]
    quotation = textwrap.indent(textwrap.fill(SECOND, 36), "    ")
    assert len(pieces(f"{column(STORY)}\n{quotation}", en)) == 2


def test_where_blank_lines_part_paragraphs_a_full_line_ends_none(en: Profile) -> None:
    """However it ends; only room for another word tells."""
    full = "The engineer asked for 900 l. more.\nThe board was told that he had asked\nbefore, and had got it."
    page = "\n\n".join([column(STORY), column(SECOND), full, column(STORY), column(SECOND)])
    assert len(pieces(page, en)) == 5


def test_a_column_has_its_own_width(en: Profile) -> None:
    """A wide lede stands over narrow columns, with nothing between them."""
    page = f"{column(STORY, width=80)}\n{column(SECOND, STORY, width=30)}"
    assert len(pieces(page, en)) == 3


def test_capitals() -> None:
    """Letters count; figures, initials and words of two letters make no head."""
    assert in_capitals("HARBOUR WALL, 1903.")
    assert in_capitals("HARBOUR WALl TO BE RAiSED")
    assert not in_capitals("J. B.")
    assert not in_capitals("The NATO council")


def test_a_line_that_is_not_wrapped_stands_by_itself(en: Profile) -> None:
    """A standfirst in one long line over a wrapped text; a line is long for one word's sake, too."""
    page = f"Harbour Wall Must Be Raised Now\n{SECOND}\n{column(STORY)}"
    assert pieces(page, en) == ["Harbour Wall Must Be", "A deputation of skippers", "The harbour board met"]
    link = (
        f"{column(STORY)} The plans are found at\n[http://www.millbrook.example/{'harbour' * 9}] and in the\nlibrary."
    )
    assert pieces(link, en) == ["The harbour board met"]


def test_blanks_are_no_columns(en: Profile) -> None:
    """However many lines of them a page has."""
    assert not in_columns(["  "] * 12, en)
    assert pieces("  \n" * 12 + " x", en) == ["x"]


def test_lines_that_are_not_wrapped_tell_nothing_of_those_that_are(en: Profile) -> None:
    """A page may hold stories of both kinds: what is wider than any column stands by itself."""
    wide = "The board of the harbour met on Monday and voted to close the basin for a year, which no one liked. " * 3
    lines = "The ferry will sail from the", "north quay until the wall is", "built again, the master said."
    narrow = "\n".join(lines)
    text = f"{wide}\n\n{wide}\n{wide}\n\n{narrow}\n\n{narrow}"
    assert [block.text for block in read_blocks(text, en)] == [*[wide.strip()] * 3, *[" ".join(lines)] * 2]


SAILS = "\n".join(
    ["The ferry will sail from the", *["quay when the new north wall", "is built, said her master of"] * 3, "Kelby."]
)


@pytest.mark.parametrize(
    ("first", "second", "more", "parted"),
    [
        ("Ferry will sail later in May", "Quay strike over, say unions", "By Ann Wells\nKELBY", True),
        ("Ferry will sail later in May", "Quay strike over, say unions", "By Ann Wells", False),
        ("Ferry Will Sail Later in May", "Quay Strike Over, Unions Say", "By Ann Wells\nKELBY", False),
        ("Ferry will sail later in May,", "Quay says", "By Ann Wells\nKELBY", False),
        ("Ferry will sail later into the", "Quay of May", "By Ann Wells\nKELBY", False),
    ],
)
def test_a_capital_parts_a_deck_from_a_head(en: Profile, first: str, second: str, more: str, *, parted: bool) -> None:
    """Only where a short line right over another tells that lines of a stack are pieces; else they are wrapped."""
    text = read_blocks(f"{first}\n{second}\n\n{more}\n\n{SAILS}", en)[0].text
    assert text == (first if parted else f"{first} {second}")


def test_broken_words_tell_columns_of_short_items(fr: Profile) -> None:
    """Where most lines are items of their own, three words that a line end breaks are enough."""
    items = [f"Le {number} mai, on vend du bois." for number in range(1, 12)]
    broken = [
        "La foire du bourg a été re-",
        "mise. On verra.",
        "Le bac est en ré-",
        "paration.",
        "On a noté la cré-",
        "mation.",
    ]
    assert not in_columns(items, fr)
    assert in_columns([*items, *broken], fr)


def test_a_mark_that_closes_the_line_above_goes_on(fr: Profile) -> None:
    """French sets a blank before it, on which a line may end."""
    lines = [
        "Le bac de Vaubert sera-t-il vendu",
        "? Le maire le dit, et la commune",
        "le croit aussi, car il est vieux",
        "et ne sert plus à rien ni à",
        "personne.",
    ]
    assert [block.text for block in read_blocks("\n".join(lines), fr)] == [" ".join(lines)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("qui a détruit le bac hier soir. (ats)", "Le pont de Vaubert est ouvert"),
        ("Suite de la première page", "mais le maire de Vaubert a dit que"),
        ("le maire de la commune a dit que la", "(Suite page 4)"),
    ],
)
def test_agencies_and_jump_lines_close_what_stands_above(fr: Profile, above: str, below: str) -> None:
    """No full stop stands at the end of a story that names its agency, or goes on elsewhere."""
    around = column("Le bac de Vaubert est un vieux bac que la commune a vendu à un batelier de la rive gauche, ")
    page = f"{around}\n{above}\n{below}\n{around}"
    assert any(block.text.endswith(above) for block in read_blocks(page, fr))


def test_a_byline_stands_under_a_head_as_wide_as_the_column(en: Profile) -> None:
    """A rule knows it, though it is nearly as wide as the column; under an open word it is text."""
    byline = "ANN WELLS Senior Staff Writer"
    page = f"Harbour Board Hears of Bad Wall\n{byline}\n{column(STORY, SECOND, STORY)}"
    assert [one.text for one in read_blocks(page, en)][1] == byline
    page = page.replace("Hears of Bad Wall", "Is Told of Walls by")
    assert byline not in [one.text for one in read_blocks(page, en)]


def test_what_opens_under_a_line_that_is_wider_than_its_column(en: Profile) -> None:
    """A dateline tells what the width does not; a colon or semicolon there ends nothing."""
    wide = "The wall stood for nine more years or ten."
    opening = f"{column(STORY)}\nThe engineer, who had been asked for\n"
    page = f"{opening}{wide}\nKELBY, March 3 (Reuters) - The\n{column(SECOND)}"
    assert pieces(page, en)[-1] == "KELBY, March 3 (Reuters)"
    clause = "He asked the harbour board for this :"
    page = f"{opening}{clause}\nNine hundred pounds in gold, and a\n{column(SECOND)}"
    assert not any(one.startswith("Nine hundred") for one in pieces(page, en))


def test_items_of_a_contents_box(en: Profile) -> None:
    """An item goes on after a word that ends nothing, and in the page where it stands."""
    box = ". Wet Feet : the\nBoat Race. (P. 9.)\n. Old Songs of Kelby :\na New Book.\n(Centre Page.)"
    assert [one.text for one in read_blocks(f"{box}\n{column(STORY)}", en)][:2] == [
        ". Wet Feet : the Boat Race. (P. 9.)",
        ". Old Songs of Kelby : a New Book. (Centre Page.)",
    ]


def test_a_day_at_a_line_s_beginning_is_no_item(en: Profile) -> None:
    """Its month stands at the end of the line above: abbreviated, it ends nothing."""
    night = "The wall gave way in the night of Dec.\n21. Divers found the gate a mile from"
    page = f"{column(STORY)}\n{night}\n{column(SECOND)}"
    assert not any(one.startswith("21.") for one in pieces(page, en))


def test_what_is_said_begins_behind_a_dash(fr: Profile) -> None:
    """Each speaker's words are a piece, though the line above is full and blank lines part the paragraphs."""
    said = "Le bac de Vaubert est bien vieux, et le\nmaire ne dit pas quand il sera réparé.\n"
    page = (
        f"{said}\n{said}— On le répare, répond le batelier de la\nrive gauche, et il passera avant la nuit.\n\n{said}"
    )
    assert pieces(page, fr)[2] == "— On le répare,"
    assert len(pieces(page.replace("— On", "On"), fr)) == 3
