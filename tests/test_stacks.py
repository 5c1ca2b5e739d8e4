"""Heads and stories of old print: full stops, capitals, run-in heads, notices between, and no blank lines."""

from __future__ import annotations

import textwrap

import pytest

import newsparse
from newsparse import Article, Issue

TEXT = textwrap.fill(
    "The harbour board met on Tuesday in the old customs house and heard, for the third time in a year, that the north "
    "wall of the inner basin would not stand another winter, and that the skippers were of the same mind.",
    38,
)
OTHER = textwrap.fill(
    "A deputation of farmers waited on the mayor at noon and asked him for a bridge, which he promised them before "
    "the ice, as his father had done before him.",
    38,
)


def read(page: str) -> Issue:
    """The page, read in English."""
    return newsparse.parse(page, language="en", date="1903-05-02")


def heads(page: str) -> list[tuple[str | None, list[str]]]:
    """Headline and decks of each article."""
    return [(_main(one), [deck.text for deck in one.headline.deck]) for one in read(page).articles]


def _main(article: Article) -> str | None:
    return article.headline.main.text if article.headline.main else None


def rules(page: str) -> list[str]:
    """The rules by which the heads of articles are known."""
    return [one.headline.main.rule for one in read(page).articles if one.headline.main]


def test_heads_and_decks_close_with_full_stops() -> None:
    """A full stop ends a line of the stack, and so does the end of capitals."""
    page = f"WALL TO BE RAISED.\nBOARD ASKS FOR MONEY.\nThe Skippers of the North Basin\nof One Mind.\n{TEXT}"
    assert heads(page) == [
        ("WALL TO BE RAISED.", ["BOARD ASKS FOR MONEY.", "The Skippers of the North Basin of One Mind."])
    ]


def test_a_closed_head_stands_over_a_dateline() -> None:
    """Or over a head, where a blank line stands above; else it is a sentence like others."""
    assert heads(f"Wall To Be Raised.\nKELBY, May 1.—{TEXT}") == [("Wall To Be Raised.", [])]
    page = f"{TEXT}\n\nNews From the Harbour.\n\nWALL TO BE RAISED\nKELBY, May 1.—{TEXT}"
    assert heads(page)[-1] == ("News From the Harbour.", ["WALL TO BE RAISED"])
    assert heads(f"{TEXT}\nHe Was Not There.\n{OTHER}") == [(None, [])]


def test_closed_heads_begin_articles() -> None:
    """On a page whose heads in capitals are closed, though other heads have datelines."""
    page = f"WALL TO BE RAISED.\nKELBY, May 1.—{TEXT}\nA BRIDGE PROMISED.\n{OTHER}\nA FIRE.\n{OTHER}"
    assert rules(page)[1:] == ["article.closed_head", "article.closed_head"]


def test_a_head_that_wraps_begins_an_article() -> None:
    """In capitals or in title case; a single line in capitals stands inside, and so does one in small letters."""
    first = f"WALL TO BE RAISED\nBy Ann Wells\n{TEXT}"
    page = f"{first}\nA BRIDGE PROMISED\nBEFORE THE ICE\n{OTHER}"
    assert rules(page)[1:] == ["article.capitals_wrap"]
    assert rules(f"{page}\nNew Bridge\nand a Ferry to Kelby\n{OTHER}")[2:] == ["article.title_wraps"]
    assert len(heads(f"{first}\nA BRIDGE PROMISED\n{OTHER}")) == 1
    assert len(heads(f"{first}\nA bridge is promised\nfor the next winter\n{OTHER}")) == 1


def test_a_colon_in_capitals_ends_no_kicker() -> None:
    """Two lines of one head, one of them with a colon that is OCR's."""
    assert heads(f"WALL TO BE RAISED :\nBOARD ASKS FOR MONEY\n{TEXT}") == [
        ("WALL TO BE RAISED : BOARD ASKS FOR MONEY", [])
    ]


def test_a_head_stands_in_one_line_with_its_text() -> None:
    """The dash between is a mark; where a dateline stands, or nothing follows, it is none."""
    issue = read(f"{OTHER}\nFIRE.—{TEXT}\nSMALL-POX.—{OTHER}")
    assert [_main(one) for one in issue.articles] == [None, "FIRE.", "SMALL-POX."]
    assert [one.text for one in issue.articles[1].credits] == ["—"]
    assert issue.articles[1].body[0].text.startswith("The harbour board met")
    assert {main for main, _ in heads(f"{OTHER}\nKINGSTON, DEC. 28.—{TEXT}")} == {None}


def test_a_run_in_head_at_a_line_end() -> None:
    """The head and its dash fill a line, the text begins in the next."""
    (story,) = read(f"MELANCHOLY ACCIDENT.—\n{TEXT}").articles
    assert _main(story) == "MELANCHOLY ACCIDENT."


def test_rules_part_the_lines_of_a_stack() -> None:
    """They do not end it, and go to the furniture."""
    issue = read(f"MAYOR RESIGNS\n---\nCouncil Has Tied His Hands\n---\nWILL NOT RUN AGAIN\n{TEXT}")
    (story,) = issue.articles
    assert _main(story) == "MAYOR RESIGNS"
    assert [one.text for one in story.headline.deck] == ["Council Has Tied His Hands", "WILL NOT RUN AGAIN"]
    assert [one.text for one in issue.pages[0].furniture] == ["---", "---"]


@pytest.mark.parametrize(
    "advertisement",
    [
        "PENNOCK'S PILLS.\nThe one sure remedy. At all druggists.—Advt.",
        "Purest Spring Water.- Advt.",
        "TO LET—Rooms, 9 Quay street.",
    ],
)
def test_reading_notices_stand_between(advertisement: str) -> None:
    """With the head over them, where they have one."""
    issue = read(f"WALL TO BE RAISED.\n{TEXT}\n{advertisement}\nA BRIDGE PROMISED.\n{OTHER}")
    assert [_main(one) for one in issue.articles] == ["WALL TO BE RAISED.", "A BRIDGE PROMISED."]
    assert {one.role.value for one in issue.pages[0].furniture} == {"advertisement"}
    assert sum(len(one.text) for one in issue.pages[0].furniture) >= len(advertisement) - 1


def test_the_paper_at_the_end_is_the_source() -> None:
    """Of a story that has a place and a day, but no source; another one is kept."""
    (story,) = read(f"KELBY, May 1.—{TEXT}—(Ashton Mercury.)").articles
    assert story.dateline is not None
    assert (story.dateline.source, story.dateline.place) == ("Ashton Mercury", "KELBY")
    (story,) = read(f"KELBY, May 1 (Reuters) - {TEXT}—(Ashton Mercury.)").articles
    assert story.dateline is not None
    assert story.dateline.source == "Reuters"


def test_headings_of_the_highest_mark_are_heads() -> None:
    """Where decks and bylines have deeper ones."""
    page = f"# Wall to be raised\n\n### By Ann Wells\n\n{TEXT}\n\n# Bridge promised\n\n{OTHER}"
    assert rules(page)[1:] == ["article.top_mark"]


def test_names_between_paragraphs_are_captions() -> None:
    """Under a sentence that is cut, or between two whole paragraphs; at the end they sign."""
    cut = "\n".join(TEXT.split("\n")[:-1])
    rest = TEXT.split("\n")[-1]
    page = f"# Wall to be raised\n\n### By Ann Wells\n\n{cut}\n\nWilliam Pennock\n\n{rest}\n{OTHER}"
    (story,) = read(page).articles
    assert [one.role.value for one in story.body] == ["paragraph", "caption", "paragraph"]


def test_a_paragraph_is_cut_after_a_full_line() -> None:
    """Where short last lines tell paragraphs, a full one that ends no sentence goes on behind a blank line."""
    cut = "said Pennock and Sons of the Great Kelby"
    wall = f"The wall was built in the year 1803,\n{cut}\n\nForge, and never mended."
    (story,) = read(f"{OTHER}\n{TEXT}\n{TEXT}\n{wall}\n{OTHER}\n{OTHER}").articles
    assert any("Great Kelby Forge" in one.text and one.rule == "cut.full_line" for one in story.body)


def test_a_pen_name_signs_a_letter() -> None:
    """After the greeting, which ends in a comma."""
    page = f"TO THE EDITOR OF THE HERALD.\nSir,—{TEXT}\nI am, Sir, your obedient servant,\nA FARMER.\nFIRE.—{OTHER}"
    letter, _ = read(page).articles
    assert [(one.name, one.role.value) for one in letter.contributors] == [("A FARMER", "author")]
