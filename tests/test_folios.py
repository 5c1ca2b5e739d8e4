"""What the edges of the pages say about the issue."""

from __future__ import annotations

import datetime
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.dates import PartialDate
from newsparse.folios import Edges, names_a_day, read_edges
from newsparse.languages import languages, load_profile
from newsparse.model import ContributorRole, Element, Issue, Role, Span
from newsparse.parser import parse
from newsparse.profile import Profile
from page_strategies import lines

FERRY = "## Ferry Is Back\n\nKELBY, March 2 - The ferry of the town came back to its pier on Tuesday, in the rain."
DAY = datetime.date(2026, 4, 13)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def said(text: str, language: str, role: Role = Role.FOLIO) -> dict[str, str]:
    """What one piece at the edge of a page says."""
    return {kind: fact.value for kind, fact in edges(text, load_profile(language), role).facts.items()}


def edges(text: str, profile: Profile, role: Role = Role.FOLIO) -> Edges:
    """What a page with one piece of furniture says."""
    return read_edges([Element(role, text, (Span(0, 1, 1 + len(text)),), "given")], f"-{text}-", lambda _: profile)


FOLIOS = [
    ("zh-Hans", "青原日报 2026年4月13日 星期一 第2版 要闻", "2026-04-13 青原日报 2 要闻"),
    ("zh-Hans", "青原日报２０２６年４月１３日　星期一　第１２版　国际", "2026-04-13 青原日报 12 国际"),
    ("zh-Hans", "二〇二六年四月十三日　农历丙午年二月廿六　星期一　第25000期（今日20版）", "2026-04-13 issue=25000"),
    ("zh-Hans", "A06 民生 2026.04.13 星期一", "2026-04-13 A06 民生"),
    ("zh-Hans", "《青原日报》（2026年10月20日 第 02 版）", "2026-10-20 青原日报 2"),
    ("zh-Hans", "青 原 晚 报　2026年4月13日　夜版　03　体育新闻", "2026-04-13 青原晚报 3 体育新闻 (夜版)"),
    ("zh-Hans", "第 58 页", "58"),
    ("zh-Hans", "今日8版　农历三月廿五", ""),
    ("zh-Hans", "甲辰年五月十三　国内统一刊号：CN 12-0034　邮发代号：61-1", ""),
    ("zh-Hans", "2026年第15期 总第2,311期", "issue=2311"),
    ("zh-Hant", "中華民國三十六年五月四日　星期日　第二萬五千號　第三版", "1947-05-04 3 issue=25000"),
    ("zh-Hant", "海港日報　民國一百零六年六月廿九日　第1234號", "2017-06-29 海港日報 issue=1234"),
    ("zh-Hant", "A12 地方新聞　金沙時報　中華民國106年6月29日／星期四", "2017-06-29 金沙時報 A12 地方新聞"),
    ("zh-Hant", "海港日報 106.6.29", "海港日報"),
    ("zh-Hant", "民國106.6.29 星期四", "2017-06-29"),
    ("zh-Hant", "光緒二十四年八月初六日　西曆一千八百九十八年九月二十一號　禮拜三", "1898-09-21"),
    ("zh-Hant", "光緒三十三年三月初五日", ""),
    ("zh-Hant", "丁亥年三月十四日　號外", "(號外)"),
    ("en", "THE HARBOUR COURIER, Tuesday, March 3, 2026    1", "2026-03-03 THE HARBOUR COURIER 1"),
    ("en", "KELBY, TUESDAY. MARCH 9. 1824.", "1824-03-09"),
    ("en", "VOL. XXI. NO. 88. HALVERTON, B. C., MONDAY, JUNE 12, 1911. PRICE TWO CENTS", "1911-06-12 issue=88"),
    ("en", "CITY EDITION   VOL. CXX. No. 41,204   SATURDAY, MARCH 4, 1967", "1967-03-04 issue=41204 (CITY EDITION)"),
    ("en", "The Lindum Messenger | Tuesday 3 March 2026 | Sport | 7", "2026-03-03 The Lindum Messenger 7 Sport"),
    ("en", "A4 | THURSDAY, MARCH 5 | THE HARBOUR COURIER", "--03-05 THE HARBOUR COURIER A4"),
    ("en", "Page Three", "3"),
    ("en", "Page B2 Harbour Courier Tuesday, March 3, 2026", "2026-03-03 B2"),
    ("en", "B2 HARBOUR COURIER, TUESDAY, MARCH 3, 2026", "2026-03-03 HARBOUR COURIER B2"),
    ("en", "Harbour Courier | Tuesday, March 3, 2026 | B2 Business", "2026-03-03 Harbour Courier B2 Business"),
    ("en", "A2   WEDNESDAY, SEPTEMBER 9, 2026   THE HARBOUR COURIER", "2026-09-09 THE HARBOUR COURIER A2"),
    ("en", "03/04/2026", ""),
    ("de", "Neustädter Bote. Nr. 32. Dienstag, den 3. Februar 1925.", "1925-02-03 Neustädter Bote issue=32"),
    ("de", "Seite 3 | Lokales | Di., 03.02.2026", "2026-02-03 3 Lokales"),
    ("de", "89. Jahrgang · Nummer 12.345 · Abend-Ausgabe · 17. Jan. 1924", "1924-01-17 issue=12345 (Abend-Ausgabe)"),
    ("fr", "LE COURRIER DU VAL — SAMEDI 1ER AOÛT 1914 — 5", "1914-08-01 LE COURRIER DU VAL 5"),
    ("fr", "12e année. — N° 4 211. — Vendredi 3 mars 1972   Sports   5", "1972-03-03 5 Sports issue=4211"),
    ("es", "EL CORREO DEL VALLE. Martes, 3 de marzo de 2026. Página 5", "2026-03-03 EL CORREO DEL VALLE 5"),
    ("es", "NÚMERO 88. Viernes 1º de mayo de 1931. Última edición", "1931-05-01 issue=88 (Última edición)"),
    ("nl", "De Oeverbode, dinsdag 14 april 2026   Pagina 4", "2026-04-14 De Oeverbode 4"),
    ("nl", "Woensdag 12 Mei 1926. Avondblad. No. 12.345", "1926-05-12 issue=12345 (Avondblad)"),
    ("ja", "２０２６年（令和８年）３月４日（水）青海新聞　１３版　社会　２８", "2026-03-04 青海新聞 28 社会 (１３版)"),
    ("ja", "１４版　第３社会面　（２８）", "28 第３社会面 (１４版)"),
    ("ja", "昭和三十二年三月四日　青海新聞　朝刊　第48765号　３面", "1957-03-04 青海新聞 3 issue=48765 (朝刊)"),
    ("ja", "令和元年五月一日　大正", "2019-05-01"),
    ("ja", "明治三年三月四日", ""),
    ("ko", "가람일보 2026년 3월 4일 수요일 제1234호 12면 사회", "2026-03-04 가람일보 12 사회 issue=1234"),
    ("ko", "東港日報 檀紀四二八〇年五月四日 日曜日 第二面", "1947-05-04 東港日報 2"),
    ("ko", "단기 4288년 3월 4일 (금)", "1955-03-04"),
    ("ko", "2026. 3. 4. A12 경제", "2026-03-04 A12 경제"),
]  # fmt: skip
_KINDS = ("date", "newspaper", "number", "section")


@pytest.mark.parametrize(("language", "text", "expected"), FOLIOS)
def test_a_folio_says(language: str, text: str, expected: str) -> None:
    """The paper, the day in any shape, the page and its section, the number and the edition of the issue."""
    facts = said(text, language)
    told = [facts[kind] for kind in _KINDS if kind in facts]
    told += [f"issue={facts['issue_number']}"] if "issue_number" in facts else []
    told += [f"({facts['edition']})"] if "edition" in facts else []
    assert " ".join(told) == expected


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("zh-Hans", "本版责编：何平 林小满", "何平 林小满"),
        ("zh-Hans", "责编 卓文溪 美编 梁夏 校对 祁小雨", "卓文溪"),
        ("zh-Hans", "本版责编：何　平　版式：佟雪", "何平"),
        ("zh-Hans", "总编辑：何平", ""),
        ("zh-Hant", "責任編輯：何小平", "何小平"),
        ("en", "Page editor: Ann Wells", "Ann Wells"),
        ("de", "Redaktion dieser Seite: Anna Wellmann", "Anna Wellmann"),
        ("fr", "Page réalisée par Anne Morel et Luc Perrin", "Anne Morel Luc Perrin"),
        ("es", "Editora de la página: Ana Lobo", "Ana Lobo"),
        ("ja", "紙面編集：北見航", "北見航"),
        ("ko", "편집: 한도윤", "한도윤"),
    ],
)
def test_editors_of_the_page(language: str, text: str, names: str) -> None:
    """Each of them once, as editors; those who set or drew it are none."""
    found = edges(text, load_profile(language), Role.MASTHEAD).editors
    assert " ".join(one.name for _, one in found) == names
    assert {one.role for _, one in found} <= {ContributorRole.EDITOR}


def page(*edge: str, head: str = "渠水进村") -> str:
    """A page with these lines at its edge, and one story."""
    return "\n\n".join([*edge, f"## {head}", "本报青州4月12日讯 立春过后，渠尾重新见到了清亮的河水。"])


def test_a_folio_in_pieces() -> None:
    """Lines that stand together are one piece; each of them tells its own all the same."""
    chinese = parse("青原日报\n2026年4月13日\n星期一\n第2版\n要闻\n本版编辑：何平 林小满\n\n" + page())
    assert (chinese.newspaper, chinese.date) == ("青原日报", DAY)
    assert (chinese.pages[0].number, chinese.pages[0].section) == ("2", "要闻")
    assert [one.name for one in chinese.pages[0].editors] == ["何平", "林小满"]
    english = parse("A2\nTHE HARBOUR COURIER\nTuesday, March 3, 2026\n\n" + FERRY)
    assert (english.newspaper, str(english.date)) == ("THE HARBOUR COURIER", "2026-03-03")
    assert english.pages[0].number == "A2"


def test_an_issue_has_what_its_pages_say() -> None:
    """Paper, day, number, edition of the issue; page number, section and editors of each page."""
    first = page("青原日报", "2026年4月13日 星期一 夜版 第25000期", "第1版 要闻", "本版责编：何平")
    issue = parse(first, page("2026年4月13日 星期一 第2版 国际"))
    assert (issue.newspaper, issue.date, issue.number, issue.edition) == ("青原日报", DAY, "25000", "夜版")
    assert [(one.number, one.section) for one in issue.pages] == [("1", "要闻"), ("2", "国际")]
    assert [[one.name for one in page.editors] for page in issue.pages] == [["何平"], []]
    assert [str(one.dateline and one.dateline.date) for one in issue.articles] == ["2026-04-12", "2026-04-12"]
    assert issue.diagnostics == ()


def test_a_folio_without_a_year_gives_no_date() -> None:
    """Nothing is guessed, and datelines stay as they are printed."""
    issue = parse(
        "A4 | THURSDAY, MARCH 5 | THE HARBOUR COURIER\n\n## Ferry Is Back\n\nKELBY, March 4 - The ferry is back."
    )
    assert (issue.date, issue.newspaper, issue.pages[0].number) == (None, "THE HARBOUR COURIER", "A4")
    assert issue.articles[0].dateline
    assert issue.articles[0].dateline.date == PartialDate(month=3, day=4)


def test_editors_of_other_pages() -> None:
    """One line may name those of several pages; each page has its own, those of a page not given are none's."""
    editors = "一版责编：何 平 林小满 二版责编：赵平 七版责编：佟雪"
    issue = parse(page("第1版", editors), page("第2版"), page("2026年4月13日"))
    assert [[one.name for one in page.editors] for page in issue.pages] == [["何平", "林小满"], ["赵平"], []]
    unnumbered = parse(page("本版责编：何平"), page("七版责编：佟雪"))
    assert [[one.name for one in page.editors] for page in unnumbered.pages] == [["何平"], []]


def codes(issue: Issue) -> list[str]:
    """The diagnostics, shortly."""
    return [f"{one.code} {one.page + 1}:{one.line}" for one in issue.diagnostics]


def test_the_caller_s_word_stands() -> None:
    """What the folios say instead is told once."""
    text = page("青原日报 2026年4月13日 星期一 第2版")
    issue = parse(text, text, date="2026-04-14", newspaper="岚川日报")
    assert (str(issue.date), issue.newspaper) == ("2026-04-14", "岚川日报")
    assert codes(issue) == ["date-differs 1:1", "folio-differs 1:1"]
    assert issue.diagnostics[0].message == ("the date is '2026-04-13' here; '2026-04-14', as the caller says, is taken")
    same = parse(text, date="2026-04-13", newspaper="青原日报海外版")
    assert codes(same) == []


def test_what_most_pages_say_is_taken() -> None:
    """A page that was put among others, or misread, is told; where as many say so, the first is right."""
    right, wrong = page("青原日报 2026年4月13日"), page("岚川日报 2026年4月3日")
    issue = parse(wrong, right, right)
    assert (issue.date, issue.newspaper) == (DAY, "青原日报")
    assert codes(issue) == ["date-differs 1:1", "folio-differs 1:1"]
    assert issue.diagnostics[1].message == (
        "the newspaper is '岚川日报' here and '青原日报' on most pages; '青原日报' is taken"
    )
    assert parse(wrong, right).newspaper == "岚川日报"
    assert codes(parse(wrong, right)) == ["date-differs 2:1", "folio-differs 2:1"]


def test_a_day_without_year_may_contradict() -> None:
    """It is no date of its own."""
    front = "THE HARBOUR COURIER, Thursday, March 5, 2026    1"
    assert codes(parse(front, "A4 | THURSDAY, MARCH 5 | THE HARBOUR COURIER")) == []
    assert codes(parse(front, "A4 | FRIDAY, MARCH 6 | THE HARBOUR COURIER")) == ["date-differs 2:1"]


def test_a_nameplate_is_trusted_before_a_folio() -> None:
    """And in the spelling of the nameplate; the masthead, which knows older days, last."""
    pieces = [
        Element(Role.MASTHEAD, "Founded 1851. Tuesday, March 3, 1851", (Span(0, 90, 126),), "given"),
        Element(Role.FOLIO, "Thursday, March 5, 2026", (Span(0, 40, 63),), "given"),
        Element(Role.NAMEPLATE, "# THE HARBOUR WHISTLE.", (Span(0, 0, 22),), "given"),
        Element(Role.NOTICE, "Monday, March 2, 2026", (Span(0, 130, 151),), "given"),
    ]
    found = read_edges(pieces, "", lambda _: load_profile("en"))
    assert (found.value("date"), found.value("newspaper")) == ("2026-03-05", "THE HARBOUR WHISTLE")


def test_a_page_that_contradicts_itself() -> None:
    """What it says most often is taken, the first of the two where it says them equally often."""
    issue = parse(page("第2版", "第3版", "第3版"))
    assert issue.pages[0].number == "3"
    assert [one.message for one in issue.diagnostics] == [
        "the page's number is '3' and '2' on one page; the first is taken"
    ]
    assert codes(parse(page("2026年4月13日", "2026年4月14日"))) == ["date-differs 1:3"]


def test_a_day_of_no_calendar() -> None:
    """It is no date."""
    issue = parse(page("青原日报 2026年2月30日"))
    assert (issue.date, codes(issue)) == (None, ["date-impossible 1:1"])


@pytest.mark.parametrize(
    ("language", "text", "fits"),
    [
        ("zh-Hans", "2026年4月13日 星期一", True),
        ("zh-Hans", "2026年4月13日 星期二", False),
        ("en", "Tues., March 3, 2026", True),
        ("en", "Wed., March 3, 2026", False),
        ("de", "Sonnabend, den 7. März 2026", True),
        ("de", "So., 7. März 2026", True),  # may be cut from two words, one of which fits
        ("ja", "２０２６年３月４日（水）", True),
        ("ja", "２０２６年３月４日（木）", False),
        ("ko", "2026년 3월 4일 수요일", True),
    ],
)
def test_the_weekday_is_compared(language: str, text: str, fits: bool) -> None:
    """One that does not fit is told, and the day stands: it may be misprinted or misread."""
    found = edges(text, load_profile(language))
    assert found.value("date")
    assert [odd.code for odd in found.oddities] == ([] if fits else ["weekday-differs"])


def test_each_language_of_a_mixed_page_reads_its_own() -> None:
    """The folio stands over the part whose language it is in."""
    french = (
        "Le conseil de la ville a voté mardi le budget de la halle, que le maire avait promis aux pêcheurs du port. "
        * 6
    )
    german = (
        "Der Rat der Stadt hat am Dienstag beschlossen, die Brücke über den Fluss noch in diesem Jahr zu bauen. " * 6
    )
    over = "Moselbote, Mittwoch, 4. März 1964. Seite 3\n\n# Brücke wird gebaut\n\n"
    issue = parse(f"{over}{german}\n\n# La halle du port\n\n{french}\n{french}")
    assert issue.pages[0].language == "fr"
    assert (issue.newspaper, str(issue.date), issue.pages[0].number) == ("Moselbote", "1964-03-04", "3")


def test_a_number_alone_is_the_page_s_at_its_edge() -> None:
    """Nothing stands above it, or nothing below; elsewhere it is any number."""
    story = "## Ferry Is Back\n\nThe ferry of the town came back to its pier on Tuesday."
    assert parse(f"\n9\n\n{story}").pages[0].number == "9"
    assert parse(f"{story}\n\n9\n").pages[0].number == "9"
    inside = parse(f"{story}\n\n9\n\n{story}").pages[0]
    assert ([piece.text for piece in inside.furniture], inside.number) == (["9"], None)


def test_a_line_names_a_day(zh: Profile) -> None:
    """Or only the page."""
    assert names_a_day("青原日报 2026年4月13日 第2版", zh)
    assert not names_a_day("第2版", zh)


@given(st.sampled_from(languages()), st.lists(lines(), max_size=3), st.sampled_from(list(Role)))
def test_nothing_is_said_that_is_not_printed(language: str, texts: list[str], role: Role) -> None:
    """Any text may stand at an edge; names are there as they are told, numbers in some digits."""
    profile = load_profile(language)
    pieces = [Element(role, text, (Span(0, 9 * at, 9 * at + 9),), "given") for at, text in enumerate(texts)]
    found = read_edges(pieces, texts[0] if texts else "", lambda _: profile)
    printed = _plain("".join(texts))
    for kind in ("newspaper", "section", "edition"):
        assert _plain(found.value(kind) or "") in printed
    for _, editor in found.editors:
        assert _plain(editor.name) in printed
    for fact in found.facts.values():
        assert fact.start in [piece.spans[0].start for piece in pieces]
    assert not found.facts or role in (Role.FOLIO, Role.NAMEPLATE, Role.MASTHEAD)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2099, 12, 31)), st.integers(1, 99))
def test_any_day_is_read_back(day: datetime.date, number: int) -> None:
    """Printed in the way of each language it is the day that was meant, with no doubt of the weekday."""
    names = {tag: {value: name for name, value in load_profile(tag).weekdays.items()} for tag in languages()}
    chinese, japanese, korean = (names[tag][day.isoweekday()] for tag in ("zh-Hans", "ja", "ko"))
    year, month = day.year, day.month
    printed = {
        "en": f"The Harbour Courier, {day:%A}, {day:%B} {day.day}, {year}    {number}",
        "zh-Hans": f"青原日报 {year}年{month}月{day.day}日 {chinese} 第{number}版",
        "ja": f"青海新聞　{year}年{month}月{day.day}日（{japanese}）　{number}面".translate(_WIDE),
        "ko": f"가람일보 {year}년 {month}월 {day.day}일 {korean} {number}면",
    }
    for tag, text in printed.items():
        found = edges(text, load_profile(tag))
        assert (found.value("date"), found.value("number"), found.oddities) == (day.isoformat(), str(number), ()), text
