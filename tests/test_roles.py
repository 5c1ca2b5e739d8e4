"""What each block is by itself."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.blocks import read_blocks
from newsparse.dates import PartialDate
from newsparse.languages import languages, load_profile
from newsparse.model import ContributorRole, Role
from newsparse.passages import Passage
from newsparse.profile import Profile
from newsparse.roles import read_roles
from newsparse.source import with_plain_line_ends
from page_strategies import pages


def passages(page: str, profile: Profile) -> list[Passage]:
    """The passages of a page."""
    return read_roles(page, read_blocks(page, profile), profile)


def only(page: str, profile: Profile) -> Passage:
    """The one passage of a page."""
    (passage,) = passages(page, profile)
    return passage


def test_a_numbered_piece_with_a_mark_is_a_head(en: Profile) -> None:
    """Without one it is an item of a list."""
    assert only("1. Ferries are back in port.", en).role is Role.LIST_ITEM
    assert only("## 1. Ferries Are Back", en).role is Role.HEADLINE


@pytest.mark.parametrize(
    ("text", "role", "rule"),
    [
        ("## 桥通了", Role.HEADLINE, "head.marked"),
        ("桥通了", Role.HEADLINE, "head.short"),
        ("桥通了。", Role.PARAGRAPH, "paragraph"),
        ("桥通了，", Role.PARAGRAPH, "paragraph"),
        ("“桥通了！”", Role.PARAGRAPH, "paragraph"),
        ("大桥通车。市民过桥", Role.PARAGRAPH, "paragraph"),
        ("and walked home", Role.PARAGRAPH, "paragraph"),
        ("e体育场馆开放", Role.HEADLINE, "head.short"),
        ("桥通了" * 40, Role.PARAGRAPH, "paragraph"),
        ("## " + "桥通了" * 40, Role.PARAGRAPH, "paragraph.marked"),
        ("。。。", Role.UNPLACED, "unplaced"),
        ("(((", Role.UNPLACED, "unplaced"),
        ("（桥通了", Role.HEADLINE, "head.short"),
        ("Why? Nobody knows! Or does she?", Role.PARAGRAPH, "paragraph"),
        ("Is the bridge open?", Role.HEADLINE, "head.short"),
        ("第2版", Role.FOLIO, "zh.folio.page"),
        ("编者按：春耕时节，渠水最贵。", Role.EDITORS_NOTE, "zh.editors_note"),
    ],
)
def test_form_and_rules_give_a_role(zh: Profile, text: str, role: Role, rule: str) -> None:
    """A rule's word counts first; then marks, length, what it ends with and what stands in it."""
    passage = only(text, zh)
    assert (passage.role, passage.rule) == (role, rule)
    assert passage.text == passage.block.text == text.removeprefix("## ")


def test_credits_open_a_piece(zh: Profile) -> None:
    """Dateline and byline are parted from the text, each with what it tells."""
    page = "本报澄安4月12日讯（记者 何平 林小满） 今天，大桥通车。"
    passage = passages(page, zh)[0]
    dateline, byline = passage.opening
    assert (passage.role, passage.rule) == (Role.PARAGRAPH, "paragraph.opened")
    assert passage.text == "今天，大桥通车。"
    assert (dateline.role, dateline.text) == (Role.DATELINE, "本报澄安4月12日讯")
    assert dateline.dateline
    assert dateline.dateline.date == PartialDate(month=4, day=12)
    assert (byline.role, byline.text) == (Role.BYLINE, "（记者 何平 林小满）")
    assert [one.name for one in byline.contributors] == ["何平", "林小满"]
    for credit in (dateline, byline):
        assert page[credit.start : credit.end] == credit.text
    assert page[passage.start : passage.end] == passage.text


def test_bare_names_after_a_dateline_are_authors(zh: Profile) -> None:
    """A bracket of names needs a role word, but right after a dateline."""
    named = only("本报讯（何平、林小满）今天，大桥通车。", zh).opening[1]
    assert {one.role for one in named.contributors} == {ContributorRole.AUTHOR}
    assert only("（何平、林小满）今天，大桥通车。", zh).opening == ()


def test_credits_close_a_piece(zh: Profile) -> None:
    """Bylines and jump lines at the end are parted from it; bare names only after a finished sentence."""
    passage = only("今天，大桥通车。（何平、林小满）（下转第七版）", zh)
    assert [one.text for one in passage.closing] == ["（何平、林小满）", "（下转第七版）"]
    assert passage.closing[1].continued_on
    assert passage.closing[1].continued_on.page == "7"
    assert passage.text == "今天，大桥通车。"
    assert only("今天到会的有（何平、林小满）", zh).closing == ()


def test_no_more_than_three_credits_at_an_end(zh: Profile) -> None:
    """What is printed again and again is text."""
    byline = "（记者 何平）"
    assert len(only(byline * 5 + "今天，大桥通车。", zh).opening) == 3
    assert len(only("今天，大桥通车。" + byline * 5, zh).closing) == 3


def test_a_picture_credit_makes_a_caption(zh: Profile, en: Profile) -> None:
    """What a picture credit ends is the caption it belongs to."""
    for passage in (
        only("市民在新桥上散步。本报记者 何平摄", zh),
        only("Ferries lie at anchor in the fog. — Picture by Ann Wells", en),
    ):
        assert passage.role is Role.CAPTION
        assert passage.closing[0].contributors[0].role is ContributorRole.PHOTOGRAPHER


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("本报记者  何  平", Role.BYLINE),
        ("(上接1版)", Role.JUMP_LINE),
        ("本报澄安4月12日综合讯", Role.DATELINE),
    ],
)
def test_lines_that_are_credits(zh: Profile, text: str, role: Role) -> None:
    """A line that is a credit as a whole leaves no text."""
    passage = only(text, zh)
    roles = [one.role for one in passage.opening]
    assert roles == [role]
    assert passage.text == ""


def test_a_picture_credit_in_a_line_is_text_too(zh: Profile) -> None:
    """It names the photographer and is still shown under the picture."""
    passage = only("何 平摄", zh)
    assert (passage.role, passage.text) == (Role.CREDIT, "何 平摄")
    assert passage.opening[0].contributors[0].name == "何平"


def test_offices_under_names(en: Profile) -> None:
    """A line under a byline says what the names above it are."""
    byline, office, *_ = passages("By Ann Wells\n\nStaff Reporter\n\nThe bridge is open.", en)
    assert byline.opening[0].contributors[0].role is ContributorRole.AUTHOR
    assert office.opening[0].office is ContributorRole.REPORTER


@pytest.mark.parametrize(
    ("text", "page"),
    [("(上接1版)", "1"), ("(上接第一版)", "1"), ("上接A1版", "A1"), ("（下转第七版）", "7")],
)
def test_jump_lines(zh: Profile, text: str, page: str) -> None:
    """The number of the other page in plain digits; a letter with it is kept."""
    credit = only(text, zh).opening[0]
    (jump,) = filter(None, (credit.continued_from, credit.continued_on))
    assert jump.page == page


def test_what_opens_something(zh: Profile) -> None:
    """Standing words begin a sidebar or a notice; a folio tells the page number."""
    assert only("记者手记", zh).opens == "sidebar"
    assert only("公告", zh).opens == "notice"


UNDER_HEAD = "## 渠畔走笔\n\n赵  平   林  蔚\n\n渠水漫过田埂，流向远方的稻田。"


def test_names_under_a_head_are_authors(zh: Profile) -> None:
    """The last line of a stack before the first paragraph may be bare names."""
    _, names, _ = passages(UNDER_HEAD, zh)
    assert (names.role, names.rule) == (Role.BYLINE, "zh.byline.under_head")
    assert [one.name for one in names.opening[0].contributors] == ["赵平", "林蔚"]


@pytest.mark.parametrize(
    "page",
    [
        "## 渠畔走笔\n\n守护一条江\n\n渠水漫过田埂，流向远方的稻田。",
        "## 渠畔走笔\n\n何 平安 林小满\n\n渠水漫过田埂，流向远方的稻田。",
        "赵  平   林  蔚\n\n渠水漫过田埂，流向远方的稻田。",
        "## 渠畔走笔\n\n赵  平   林  蔚",
        "## 渠畔走笔\n\n赵  平   林  蔚\n\n(下转1版)",
    ],
)
def test_names_elsewhere_are_heads(zh: Profile, page: str) -> None:
    """Without a head above, a paragraph below or a family name, such a line is a head like any other."""
    assert all(one.role is not Role.BYLINE for one in passages(page, zh))


def test_hard_wraps_do_not_move_credits(zh: Profile) -> None:
    """A dateline that a line end cuts is found where it stands."""
    page = "本报澄安4月12日综合\n讯 (记者 何平)立春过\n后，渠水漫过田埂，流向\n远方的稻田。"
    passage = only(page, zh)
    dateline, byline = passage.opening
    assert page[dateline.start : dateline.end] == "本报澄安4月12日综合\n讯"
    assert page[byline.start : byline.end] == "(记者 何平)"
    assert page[passage.start : passage.end].startswith("立春")


@given(pages(), st.sampled_from([load_profile(name) for name in ("base", *languages())]))
def test_credits_and_text_part_a_block(page: str, profile: Profile) -> None:
    """Credits and text follow each other inside their block, and leave only blanks between them."""
    page = with_plain_line_ends(page)
    for passage in passages(page, profile):
        pieces = [(one.start, one.end) for one in passage.opening]
        if passage.text and (passage.role is not Role.CREDIT or not passage.opening):
            pieces.append((passage.start, passage.end))
        pieces += [(one.start, one.end) for one in passage.closing]
        rest, reached = "", passage.block.start
        for start, end in pieces:
            assert reached <= start < end
            rest += page[reached:start]
            reached = end
        assert not (rest + page[reached : passage.block.end]).strip()


def test_a_credit_that_is_a_whole_piece(zh: Profile) -> None:
    """A dateline on a line of its own is one, with no text."""
    passage = only("新华社北京4月5日电", zh)
    assert (passage.role, passage.text, [one.role for one in passage.opening]) == (Role.DATELINE, "", [Role.DATELINE])


def test_what_another_piece_ends(zh_hant: Profile) -> None:
    """A rule that knows where another piece begins may say what stands before it, unless a rule knows that."""
    rules = [attrs.evolve(one, rest=Role.CAPTION) if one.place == "inside" else one for one in zh_hant.rules]
    profile = attrs.evolve(zh_hant, rules=tuple(rules))
    page = "旅客昨在碼頭候船〔記者何小平／台北報導〕渡輪復航。"
    assert [one.role for one in passages(page, profile)] == [Role.CAPTION, Role.PARAGRAPH]
    assert [one.role for one in passages("問：" + page, profile)] == [Role.PARAGRAPH, Role.PARAGRAPH]


@pytest.mark.parametrize(
    ("page", "role"),
    [
        ("Le bac est revenu.\n\nAnne Morel", Role.BYLINE),
        ("Le bac est revenu.\n\nAnne Morel\n\nLe pont est ouvert\n\nUn beau pont.", Role.BYLINE),
        ("Le bac est revenu.\n\nAnne Morel\n\nElle est la reine du bac.", Role.HEADLINE),
        ("Le bac est revenu de\n\nAnne Morel", Role.HEADLINE),
        ("Le bac est revenu.\n\n## Anne Morel", Role.HEADLINE),
        ("Le bac est revenu.\n\nTour de France", Role.HEADLINE),
    ],
)
def test_bare_names_under_a_text_sign_it(fr: Profile, page: str, role: Role) -> None:
    """They stand after a finished paragraph, and a head or nothing stands below."""
    assert passages(page, fr)[1].role is role


def test_a_closing_rule_may_look_at_short_pieces_only(es: Profile) -> None:
    """A name after the sentence of a caption made the picture; a paragraph may end in any name."""
    caption = only("Los barcos, en el puerto. Ana López", es)
    assert (caption.role, [one.rule for one in caption.closing]) == (Role.CAPTION, ["es.credit.bare"])
    assert not only("Los barcos siguen en el puerto. " * 6 + "Ana López", es).closing


@pytest.mark.parametrize(
    ("page", "roles"),
    [
        ("本报记者\n\n林小满\n\n渠水漫过田埂。", ["byline", "paragraph"]),
        ("本报记者\n\n何\n\n平\n\n林小满\n\n渠水漫过田埂。", ["byline", "paragraph"]),
        ("渠水漫过田埂。\n\n新华社记者\n\n林小满摄", ["paragraph", "credit"]),
        ("责任编辑：何\n\n平\n\n林小满", ["masthead"]),
        ("守护一条江，连着千万家\n\n何\n\n平\n\n渠水漫过田埂。", ["headline", "byline", "paragraph"]),
        (
            "守护一条江\n\n何平\n\n青原日报 2026年4月13日 第2版\n\n渠水漫过田埂。",
            ["headline", "byline", "folio", "paragraph"],
        ),
        ("守护\n\n一条江\n\n渠水漫过田埂。", ["headline", "headline", "paragraph"]),
        ("本报东山4月3日电\n\n（记者何小平、林\n\n蔚）渠水漫过田埂。", ["dateline", "paragraph"]),
        ("（记者何小平、林\n\n渠水漫过田埂，\n\n也漫过了村庄。", ["headline", "paragraph", "paragraph"]),
        ("（记者何小平、林\n\n" + "渠水漫过田埂，" * 7 + "也漫过了村庄）。", ["headline", "paragraph"]),
        ("（三）管好渠首", ["subhead"]),
    ],
)
def test_lines_that_wide_blanks_broke(zh: Profile, page: str, roles: list[str]) -> None:
    """Text from a PDF has the pieces of a padded line with blank lines between them."""
    assert [one.role.value for one in passages(page, zh)] == roles


def test_names_that_wide_blanks_parted(zh: Profile) -> None:
    """The halves of a padded name go together; whole names stay apart."""
    byline, _ = passages("本报记者\n\n何\n\n平\n\n林小满\n\n渠水漫过田埂。", zh)
    assert [one.name for one in byline.opening[0].contributors] == ["何平", "林小满"]


def test_lines_of_a_large_head(zh: Profile) -> None:
    """Heads in copies of single articles are set larger than the text: their lines are full before the text's."""
    text = "渠水漫过田埂流向远方的稻田，" * 16 + "渠水清清。"
    lines = "\n".join(text[at : at + 30] for at in range(0, len(text), 30))
    folio = "《青原日报》（2026年4月13日 第 02 版）\n\n"
    page = "澄安市沿江各村抢修水毁渠道力争早日全\n线通水\n" + folio + lines
    assert passages(page, zh)[0].text == "澄安市沿江各村抢修水毁渠道力争早日全线通水"
    for head in ("澄安市沿江各村抢修水毁渠道力争早日通\n何小平\n", "市水务局负责人在全市春灌会议上强调：\n早通水\n"):
        assert passages(head + folio + lines, zh)[0].text == head.split("\n")[0]
    page = "澄安市沿江各村抢修水毁渠道力争早日全\n线通水\n" + lines
    assert passages(page, zh)[0].text == "澄安市沿江各村抢修水毁渠道力争早日全"


def test_a_head_before_a_dispatch(zh_hant: Profile) -> None:
    """What was glued before a bracket is a head, though it ends in a quote; a long text is none."""
    dispatch = "〔記者何小平／台北報導〕渡輪復航。"
    assert [one.role for one in passages("旅客喊「來吧！」" + dispatch, zh_hant)] == [Role.HEADLINE, Role.PARAGRAPH]
    text = "渡輪昨日復航，旅客稱便，" * 9
    assert [one.role for one in passages(text + dispatch, zh_hant)] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_names_over_their_place_are_bare_names_too(es: Profile) -> None:
    """A name and a town between a head and its text are byline and dateline; a town alone is a head."""
    page = "El puente abre\n\nAna López\n\nMADRID\n\nEl puente abrió ayer."
    assert [one.role for one in passages(page, es)] == [Role.HEADLINE, Role.BYLINE, Role.DATELINE, Role.PARAGRAPH]
    page = page.replace("Ana López", "Obra de romanos")
    assert [one.role for one in passages(page, es)] == [Role.HEADLINE] * 3 + [Role.PARAGRAPH]
    assert passages(page.split("\n\n", 2)[2], es)[0].role is Role.HEADLINE


def test_a_papers_name_over_all_heads_is_its_nameplate() -> None:
    """Under a head it is whose story this is; a byline of people at the top of a page stays one."""
    story = "Port Votes to Build a Wall\n\nBy Ann Wells\n\nThe council voted.\n"
    issue = newsparse.parse(f"The Harbour Courier\n\nThursday, March 5, 2026\n\n{story}", language="en")
    assert [one.role.value for one in issue.pages[0].furniture] == ["nameplate", "folio"]
    [article] = issue.articles
    assert article.authors == ("Ann Wells",)
    [article] = newsparse.parse("By Ann Wells\n\nThe council voted.\n", language="en").articles
    assert article.authors == ("Ann Wells",)
