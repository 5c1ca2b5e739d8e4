"""Pages for property tests: any text at all, and text made of what newspapers print, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsparse.languages import load_profile

#: How many examples a test of whole made-up issues gets: each holds hundreds of drawn values, so that a fifth of the
#: examples tries as many of them as a test of texts does.
OF_ISSUES = settings(max_examples=settings().max_examples // 5)

#: What may part lines, and what only looks as if it did.
LINE_ENDS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029")

_BLANKS = ("", " ", "  ", "   ", "\t", "\u3000", "\u3000\u3000", "\u00a0", "\u200b", "\ufeff", "\x00")
_MARKS = ("# ", "## ", "### ", "###### ", "####### ", "##", "#\u3000", "#\t#", "## # ", "  ## ")

_CHINESE = (
    "岚川新添两条江底隧道",
    "市水务局：",
    "把课堂搬到渠边",
    "——来自渠边的调查",
    "冬春水利管护提升行动",
    "渠水长流（渠畔走笔）",
    "全省各地各部门持续推进农田水利设施管护 修好千条渠 润透万顷田",
    "挂起红灯（附图片１张）",
    "本报澄安4月12日综合讯",
    "新华社澄安３月２４日电",
    "【据新华社澄安5月6日电】",
    "本报讯",
    "本报讯近日，",
    "本报澄安讯",
    "新华社澄安十二月三十一日电",
    "本报2月30日讯 ",
    "本报本报本报",
    "本报澄安",
    "据新华社",
    "本报13日",
    "记者从市水务局获悉，",
    "（记者 何 平 林小满）",
    "(通讯员 尹小满 记者 盛嘉言)",
    "（何平、林小满）",
    "记者何平、林小满报道：",
    "本报记者  何  平",
    "何小平",
    "赵  平   林  蔚",
    "□本报驻东山记者 何平",
    "（记者",
    "记者 ）",
    "（本报澄安４月２１日电）",
    "何平 何平",
    "(上接1版)",
    "（上接第一版】",
    "（下转第七版）",
    "下转第3版",
    "（上接第99999999999999999999版）",
    "上接版",
    "编者按：春耕时节，",
    "图为村民在采茶。",
    "▲图①：码头",
    "何 平摄",
    "图为江边。本报记者 何小平摄",
    "（视界供图）",
    "记者手记",
    "■小贴士",
    "相关链接：",
    "公告",
    "遗失声明",
    "特此公告。",
    "岚川日报 2026年4月13日 星期一 第2版 要闻",
    "第 58 页",
    "第2版",
    "本版责编：何平 林小满",
    "渠水漫过田埂，",
    "老支书握着手说：“渠通了，路也顺了。”",
    "清出的塘泥晾晒发酵",
    "后制成营养土。",
    "两天两夜才能浇完，如今一个人",
    "。",
    "”",
    "春",
    "1997",
    "。）",
    "本报电话12345",
    "以人民为中心",
)

_ENGLISH = (
    "Harbour Board Votes",
    "Harbour inquiry:",
    "— Council to vote again in May",
    "PILOTS - that small group",
    "SLABS of river ice - some",
    "PORT ELLEN, March 3 (Reuters) — ",
    "NORTHWICK, Ohio, Jan 5 - ",
    "ASHTON (AP) -- ",
    "PORT ELLEN — ",
    "Feb. 30 -",
    "ASHTON and KELBY, Jan. 5 —Two",
    "PORT ELLEN, March",
    "(AP)",
    "Ashton, Monday - ",
    "AP AP AP",
    "By Ann Wells",
    "By Ann Wells and Jo Reed",
    "Staff Reporter",
    "By",
    "By By By",
    "Special to The Harbour Courier",
    "The Harbour Courier",
    "(From Our Own Correspondent)",
    "By the river they sat",
    "ANN WELLS",
    "By Ann Wells, Staff Reporter",
    "(Continued on Page 4)",
    "(Continued from Page 1)",
    "Please turn to Page A7",
    "See Page 5",
    "Continued from Page",
    "(Continued on Page",
    "Photo by Ann Wells",
    "(Photo by Ann Wells)",
    "Ferries lie at anchor. — Picture by Ann Wells",
    "Credit: Ann Wells",
    "Editor’s note: This is",
    "Page 3",
    "A4",
    "THE HARBOUR COURIER, Tuesday, March 3, 2026    1",
    "Tuesday, March 3, 2026",
    "The ferry lay at anchor while the",
    "board met.",
    "“Split shifts were never only about hours,”",
    "she said.",
    "con-",
    "crete",
    "self-",
    "and",
    "of",
    "Thirty-",
    "one people spoke.",
    "co\u00ad",
    "soft\u00ac",
    "-",
    "--",
    "- one",
    "4,",
    "…",
    "A",
    "e\u0301",
    ".",
    '"',
    "’",
)

_ANYWHERE = (
    "![](images/0.jpg)",
    "![](((",
    "---",
    "* * *",
    "————————",
    "■■■",
    "|a|b|",
    "1. one",
    "> said",
    "((((",
    "））））",
    "【】",
    "“‘“‘",
    "①",
    "０１２",
    "\ud800",
    "\udfff",
    "\U0001f4f0",
    "\u200d",
    "\ue000",
    "\u0300",
    "#",
    "###",
)

# Pieces that mean something together only: stacks, what stands under a head, a story with its tail.
_TOGETHER = (
    "市水务局：\n\n把课堂搬到渠边\n\n何小平\n\n渠水漫过田埂。",
    "## 市水务局：\n## 把课堂搬到渠边\n## ——来自渠边的调查\n本报讯 渠水漫过田埂。",
    "渠水漫过田埂\n\n冬春水利管护提升行动\n\n本报讯 渠水漫过田埂。（何平）",
    "岚川新添两条江底隧道\n\n渠水漫过\n\n图为江边。\n\n何 平摄\n\n田埂，两天两夜才能浇完。（下转第七版）",
    "(上接1版)\n\n## 老茶山闯出新路子\n\n渠水漫过田埂。\n\n记者手记\n\n春天来了。",
    "Harbour Board Votes\nto Build a Wall\n\nBy Ann Wells\nThe Harbour Courier\n\nThe board met.",
    "## Harbour Board Votes\n\n### A Path Closed\n\nBy Ann Wells\nStaff Reporter\n\n"
    "PORT ELLEN, March 3 (AP) — The board met and con-\ncrete",
    "The board met near the\n\nPhoto by Ann Wells\n\nharbour.\n\nOLD KELBY -- It rained.\n\n(Continued on Page 4)",
)

#: What newspapers print, and halves of it.
FRAGMENTS = (*_CHINESE, *_ENGLISH, *_ANYWHERE, *_TOGETHER)


def any_text(max_size: int = 60) -> SearchStrategy[str]:
    """Make strings of any code points: control characters, lone surrogates, every kind of line end."""
    character = st.one_of(st.characters(), st.sampled_from(LINE_ENDS), st.sampled_from(" #（）()-"))
    return st.lists(character, max_size=max_size).map("".join)


def lines(fragments: Sequence[str] = FRAGMENTS) -> SearchStrategy[str]:
    """Make lines as newspapers print them: mostly one fragment, else several, marked as a heading or not."""
    one = st.sampled_from(fragments)
    joint = st.sampled_from(("", "", " ", "\u3000"))
    several = st.builds(str.join, joint, st.lists(one, min_size=2, max_size=4))
    before = st.just("") | st.sampled_from(_MARKS) | st.sampled_from(_BLANKS)
    return st.builds("{}{}{}".format, before, one | several, st.just("") | st.sampled_from(_BLANKS))


def newspaper_text(max_lines: int = 12, fragments: Sequence[str] = FRAGMENTS) -> SearchStrategy[str]:
    """Make pages of such lines, with blank lines between them or none, wrapped or not, cut anywhere."""
    ends = st.sampled_from(("\n", "\n\n", "\n\n", "\n \n")) | st.sampled_from(LINE_ENDS)
    page = st.lists(st.builds(str.__add__, lines(fragments), ends), max_size=max_lines).map("".join)
    return page | st.builds(wrapped, page, st.integers(3, 40))


def wrapped(text: str, width: int) -> str:
    """Wrap the lines of a text hard at a width, wherever that cuts."""
    lines = text.split("\n")
    return "\n".join(line[at : at + width] for line in lines for at in range(0, max(1, len(line)), width))


def text_in(language: str) -> SearchStrategy[str]:
    """Make pages of what the rules of one language know and what only looks like it, so that each convention comes."""
    rules = load_profile(language).rules
    known = {example["text"] for rule in rules for example in rule.examples}
    return newspaper_text(fragments=sorted(known.union(*[rule.counter_examples for rule in rules])))


def pages() -> SearchStrategy[str]:
    """Make pages of any kind."""
    return newspaper_text() | any_text()
