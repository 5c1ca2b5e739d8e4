"""Boxes and other furniture in the middle of a story, and of a sentence."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Issue
from newsparse.model import Role

OPENING = (
    "## Harbor Board Backs New Wall\n\nBy Ann Wells\n\n"
    "The harbor board voted on Wednesday to build a wall of stone along the north side of the"
)
HEADS = {"zh-Hans": "棉纺厂失火", "zh-Hant": "紗廠失火", "ja": "工場が全焼", "ko": "공장에 불"}
REST = "harbor, where eleven boats have sunk since 2019."


def story_and_furniture(page: str, language: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The body of the one article of a page, and its furniture."""
    issue: Issue = newsparse.parse(page, language=language)
    [article] = issue.articles
    return [one.text for one in article.body], [(one.role.value, one.text) for one in issue.pages[0].furniture]


@pytest.mark.parametrize(
    ("inside", "furniture"),
    [
        ("12", [("folio", "12")]),
        ("THE KELLERTON GAZETTE", [("nameplate", "THE KELLERTON GAZETTE")]),
        ("Tide tables, Page C2", [("teaser", "Tide tables, Page C2")]),
        (
            "FOR SALE - Skiff, 14 ft. Call 555-0142.\n\nHELP WANTED. Cook. Apply in person. Tel. 555-0177.",
            [
                ("advertisement", "FOR SALE - Skiff, 14 ft. Call 555-0142."),
                ("advertisement", "HELP WANTED. Cook. Apply in person. Tel. 555-0177."),
            ],
        ),
        (
            "Weather\n\nRain early, clearing by noon.\n\nArdmoor 52 40 r\n\nBellport 55 43 c",
            [
                ("notice", "Weather"),
                ("notice", "Rain early, clearing by noon."),
                ("notice", "Ardmoor 52 40 r"),
                ("notice", "Bellport 55 43 c"),
            ],
        ),
        (
            "## Tides\n\nHigh 5:12 a.m. 8.1 ft.\n\n## In this issue\n\nSports D1",
            [
                ("notice", "## Tides"),
                ("notice", "High 5:12 a.m. 8.1 ft."),
                ("index", "## In this issue"),
                ("index", "Sports D1"),
            ],
        ),
        (
            "Tides\n\nNo tables today\n\nWeather\n\nRain.",
            [("notice", one) for one in ("Tides", "No tables today", "Weather", "Rain.")],
        ),
    ],
)
@pytest.mark.parametrize("length", ["short", "long"])
def test_a_sentence_goes_on_over_furniture(inside: str, furniture: list[tuple[str, str]], length: str) -> None:
    """What stands in the middle of a sentence is furniture, typed, and the sentence is whole."""
    before = (
        OPENING
        if length == "short"
        else OPENING.replace("voted", "voted, after a debate of three hours and many votes,")
    )
    body, found = story_and_furniture(f"{before}\n\n{inside}\n\n{REST}\n", "en")
    assert body == [before.rsplit("\n\n", 1)[1] + " " + REST]
    assert found == furniture


def test_a_short_piece_right_under_a_head_may_be_cut_by_furniture() -> None:
    """It is no deck, as what stands under the furniture goes on in it."""
    page = "# Wall Approved\n\nThe harbor board voted on Wednesday to build a wall along the\n\nPage 3\n\nharbor.\n"
    body, furniture = story_and_furniture(page, "en")
    assert body == ["The harbor board voted on Wednesday to build a wall along the harbor."]
    assert furniture == [("folio", "Page 3")]


def test_a_sentence_may_go_on_in_a_capital() -> None:
    """Where nouns have capitals, a full line over furniture is enough: the sentence had not ended."""
    page = (
        "# Mauer genehmigt\n\nDer Kreistag hat am Mittwoch nach langer Debatte mit großer Mehrheit und gegen drei "
        "Stimmen der Freien Liste beschlossen, am alten Hafen eine Mauer mit hohen\n\nNr. 244\n\nToren zu bauen.\n"
    )
    body, _ = story_and_furniture(page, "de")
    assert len(body) == 1
    assert body[0].endswith("mit hohen Toren zu bauen.")


@pytest.mark.parametrize(
    ("language", "before", "box", "rest"),
    [
        (
            "zh-Hans",
            "火情是一名值班员发现的。四支消防队先后赶到，但运河水位很低，一刻钟以后水带才",
            "遗失声明\n\n晨光百货店遗失执照副本，声明作废。\n\n张立遗失身份证，声明作废。",
            "出水。",
        ),
        (
            "zh-Hant",
            "消防隊四支先後馳到，惟運河水淺，一刻鐘後水帶方能",
            "外匯行情\n\n美鈔　五一二〇〇\n\n港幣　九八五〇",
            "出水。",
        ),
        (
            "ja",
            "消防隊四隊が駆けつけたが、運河の水位が低く、放水を始めるまでに",
            "きょうの天気\n\n西の風、晴れ。\n\n潮見　12　6",
            "十五分かかった。",
        ),
        (
            "ko",
            "소방차 4대가 출동했지만 운하의 물이 얕아 물을 뿌리기까지",
            "환율\n\n달러 1130.50\n\n유로 1331.20",
            "15분이 걸렸다.",
        ),
    ],
)
def test_a_box_in_the_middle_of_a_sentence_ends_where_its_lines_do(
    language: str, before: str, box: str, rest: str
) -> None:
    """Where letters have no case, what rules do not know as a line of the box goes on in the sentence."""
    page = f"# {HEADS[language]}\n\n{before}\n\n{box}\n\n{rest}\n"
    issue = newsparse.parse(page, language=language)
    [whole] = [one.text for article in issue.articles for one in article.body if one.role is Role.PARAGRAPH]
    assert whole.replace(" ", "") == (before + rest).replace(" ", "")
    assert [one.text for one in issue.pages[0].furniture if one.role is Role.NOTICE] == box.split("\n\n")


def test_a_story_that_goes_on_elsewhere_is_not_open() -> None:
    """Under its jump line a box is left by a head alone."""
    page = f"{OPENING}\n\n(Continued on Page 4)\n\nWeather\n\nRain.\n\n{REST}\n"
    body, furniture = story_and_furniture(page, "en")
    assert len(body) == 1
    assert furniture[-1] == ("notice", REST)


def test_a_closed_sentence_leaves_the_box_to_the_next_head() -> None:
    """What stands in a box is the box's, when no sentence stands open above it."""
    bridge = "## Bridge Opens\n\nBy Jo Reed\n\nThe bridge is open."
    page = f"{OPENING} old quay.\n\nWeather\n\nRain.\n\nClearing by noon.\n\n{bridge}\n"
    issue = newsparse.parse(page, language="en")
    assert [one.headline.main.text for one in issue.articles if one.headline.main] == [
        "Harbor Board Backs New Wall",
        "Bridge Opens",
    ]
    assert [one.text for one in issue.pages[0].furniture] == ["Weather", "Rain.", "Clearing by noon."]


def test_a_dated_line_ends_a_notice() -> None:
    """It is no dateline of a story."""
    page = "# Bekanntmachung\n\nDie Jagdgenossenschaft lädt ein.\n\nOberilm, den 2. März 2026. Der Jagdvorsteher\n"
    issue = newsparse.parse(page, language="de")
    assert issue.articles == ()
    assert {one.role for one in issue.pages[0].furniture} == {Role.NOTICE}


def test_a_heading_under_a_line_is_no_furniture() -> None:
    """A line over a box that ends in a head with a mark, or over text that opens a story, is a head."""
    page = (
        "# One\n\nA wall for the old harbor of Kellerton\n\nWeather\n\nRain.\n\n# Two\n\nThe bridge is open to all.\n"
    )
    issue = newsparse.parse(page, language="en")
    assert [one.headline.main.text for one in issue.articles if one.headline.main] == ["One", "Two"]


def test_a_box_under_a_subhead_stands_in_no_sentence() -> None:
    """What stands under its first line is the box's."""
    page = f"{OPENING} quay.\n\n### What it costs\n\n### Weather\n\nRain.\n\nclearing by noon.\n"
    _, furniture = story_and_furniture(page, "en")
    assert furniture[-1] == ("notice", "clearing by noon.")
