"""A page that was typeset, made a picture and read by tesseract comes back as the right articles."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from typeset import Story, html, recognised

import newsparse
from newsparse.accounting import check_account
from newsparse.model import Issue

_CLOSE = 0.95  # of two texts, by the letters that they share

COURIER = [
    [
        Story(
            head="Port Averill Votes to Build a Tidal Wall",
            deck="Council ends nine years of argument",
            byline="By NORA PELLEW",
            size=60,
            paragraphs=(
                "PORT AVERILL, March 3 — The council voted on Tuesday to build a tidal wall along the north "
                "quay, ending "
                "nine years of argument over who should pay for it. Work begins in June and will take three years.",
                "The wall will be four metres high, said Edda Marsh, the harbour engineer. Half of the cost "
                "will come from "
                "the port itself, which raised its dues last autumn, and the rest from a loan that the town "
                "will repay.",
                "Shopkeepers on the quay had feared that the wall would hide the harbour from their windows. "
                "The council "
                "promised them a walk along the top of it, with benches and lamps.",
            ),
        )
    ],
    [
        Story(
            head="Vellara Strike Holds Up Grain Fleet",
            byline="By CALLUM STRAND",
            paragraphs=(
                "VELLARA, March 3 — Forty ships lay at anchor outside this port on Tuesday as a strike of "
                "pilots went into "
                "its second week. No talks are planned before Friday.",
                "The pilots want two men on every boat at night. The owners say that they cannot find enough of "
                "them, and "
                "that wages have risen twice in a year.",
            ),
        ),
        Story(
            head="Old Ferry Bell Found in a Barn",
            paragraphs=(
                "A farmer at Lower Tarn has found the bell of the ferry Constance, which sank in the winter of "
                "1911. It lay "
                "under straw in a barn that his grandfather bought from the ferry company.",
                "The bell will hang in the town museum from May.",
            ),
        ),
    ],
]
LANCHUAN = [
    [
        Story(
            head="云州春耕生产全面展开",
            size=56,
            paragraphs=(
                "本报云州3月11日讯（记者李青山）连日来，云州各地抢抓农时，推进春耕备耕各项工作，田间地头一派繁忙景象。",
                "农技人员走进田块，手把手指导农户选种、育苗、施肥，秧苗长势比往年都好。全市今年计划种植水稻二十万亩。",
                "水利部门提前检修渠道，保证灌溉用水。种粮大户王明说，今年种子、化肥准备得早，心里有底。",
            ),
        )
    ],
    [
        Story(
            head="东山村喝上了自来水",
            paragraphs=(
                "本报东山3月10日讯（通讯员何平）清水顺着新铺的管道流进了东山村的家家户户。老支书握着手说，水通了，路也顺了。",
                "去年冬天，全村人投工投劳，把断流多年的旧渠一段一段清了出来。",
            ),
        ),
        Story(
            head="市图书馆周末延长开放时间",
            paragraphs=(
                "市图书馆从本月起延长周末开放时间，每天开放到晚上九点。图书馆还新添了两千册儿童读物，欢迎小读者前来借阅。",
            ),
        ),
    ],
]
PAGES = {
    "eng": (
        html(
            "THE HARBOUR COURIER, Wednesday, March 4, 2026, Page 3",
            COURIER,
            font="'Liberation Serif', serif",
            indent="1.2em",
        ),
        COURIER,
    ),
    "chi_sim": (
        html("岚川日报　2026年3月12日　第3版", LANCHUAN, font="'Noto Serif CJK SC', serif", indent="2em"),
        LANCHUAN,
    ),
}


def alike(one: str, other: str) -> float:
    """How many letters two texts share, of all."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def read(language: str, form: str, folder: Path) -> tuple[Issue, Sequence[Story]]:
    """The issue that is read of a page in a form, and what was printed on it."""
    page, columns = PAGES[language]
    file = folder / f"page.{form}"
    file.write_bytes(recognised(page, language)[form])
    return newsparse.read(file), [story for column in columns for story in column]


@pytest.mark.parametrize("form", ["xml", "hocr"])
@pytest.mark.parametrize("language", PAGES)
def test_articles_come_back(language: str, form: str, tmp_path: Path) -> None:
    """Heads, bylines and paragraphs, but for what tesseract misreads."""
    issue, printed = read(language, form, tmp_path)
    assert len(issue.articles) == len(printed)
    for article, story in zip(issue.articles, printed, strict=True):
        head = article.headline
        assert alike(str(head), story.head) >= _CLOSE
        assert alike("".join(one.text for one in head.deck), story.deck) >= _CLOSE
        assert len(article.body) == len(story.paragraphs)
        whole = "".join(one.text for one in article.elements()).replace("#", "")
        assert alike(whole, story.head + story.deck + story.byline + "".join(story.paragraphs)) >= _CLOSE
    assert [one.role for one in issue.pages[0].furniture] == ["folio"]
    check_account(issue)


@pytest.mark.parametrize("form", ["xml", "hocr"])
def test_credits_come_back(form: str, tmp_path: Path) -> None:
    """In English, whose letters tesseract reads without a fault."""
    issue, _ = read("eng", form, tmp_path)
    assert [article.authors for article in issue.articles] == [("NORA PELLEW",), ("CALLUM STRAND",), ()]
    places = [article.dateline.place if article.dateline else None for article in issue.articles]
    assert places == ["PORT AVERILL", "VELLARA", None]


@pytest.mark.parametrize("form", ["xml", "hocr"])
def test_chinese_credits_come_back(form: str, tmp_path: Path) -> None:
    """Though tesseract takes an opening bracket for one that names of books have."""
    issue, _ = read("chi_sim", form, tmp_path)
    assert [article.authors for article in issue.articles[1:]] == [("何平",), ()]
    assert alike("".join(issue.articles[0].authors), "李青山") > 0.5


def test_both_forms_give_one_page(tmp_path: Path) -> None:
    """The same text and the same boxes."""
    for language in PAGES:
        [alto], [hocr] = (read(language, form, tmp_path)[0].pages for form in ("xml", "hocr"))
        assert alto.text == hocr.text
        assert alto.boxes == hocr.boxes


def test_boxes_of_a_head_are_higher(tmp_path: Path) -> None:
    """They are where the browser set it: over its text, at the left edge."""
    issue, _ = read("eng", "xml", tmp_path)
    article = issue.articles[0]
    assert article.headline.main
    assert article.lede
    heads, texts = (newsparse.boxes_of(one, issue) for one in (article.headline.main, article.lede))
    assert max(box.bottom for _, box in heads) < min(box.top for _, box in texts)
    assert min(box.left for _, box in heads) == pytest.approx(50, abs=5)
    assert max(box.bottom - box.top for _, box in heads) > 1.5 * max(box.bottom - box.top for _, box in texts)


@pytest.mark.parametrize("language", PAGES)
def test_what_tesseract_writes_is_valid(language: str, shared: Path, tmp_path: Path) -> None:
    """By the schema of ALTO 3, so that what is read here is what libraries keep."""
    if not shutil.which("xmllint"):
        pytest.skip("xmllint, of libxml2, is not installed")
    (tmp_path / "page.xml").write_bytes(recognised(PAGES[language][0], language)["xml"])
    schemas = shared / "schemas"
    schema = (schemas / "alto-3-1.xsd").read_text("utf-8")
    schema = re.sub(r'schemaLocation="[^"]*xlink[^"]*"', f'schemaLocation="{schemas / "xlink.xsd"}"', schema)
    (tmp_path / "alto.xsd").write_text(schema, "utf-8")
    words = ["xmllint", "--nonet", "--noout", "--schema", "alto.xsd", "page.xml"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "page.xml validates"
