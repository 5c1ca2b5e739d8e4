"""ALTO, as libraries keep it and tesseract writes it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import NAMESPACES, alto, block, line, page, paragraph

import newsparse
from newsparse.accounting import check_account
from newsparse.errors import ReadError
from newsparse.model import Box, Page, Role
from newsparse.readers.alto import ALTO
from newsparse.testing import check_reader

FERRY = Path(__file__).parents[2] / "examples" / "ocr" / "ferry.alto.xml"


def pages(data: bytes) -> list[Page]:
    """The pages that are read from a file."""
    found = [*ALTO.read(data)]
    assert all(isinstance(one, Page) for one in found)
    return [one for one in found if isinstance(one, Page)]


def text(data: bytes) -> str:
    """The text of the only page of a file."""
    [one] = pages(data)
    return one.text


def test_what_tesseract_wrote() -> None:
    """Heads, bylines and paragraphs of a page that tesseract 5 read, and where a headline stands on it."""
    issue = newsparse.read(FERRY)
    bell, pilots = issue.articles
    assert bell.headline.main
    assert (bell.headline.main.text, bell.authors) == ("Ferry Bell Found in a Barn", ("NORA PELLEW",))
    assert [len(one.text) for one in bell.body] == [105, 73]
    assert (str(pilots.headline), pilots.authors) == ("Pilots Stay Ashore for Second Week", ("CALLUM STRAND",))
    assert [one.role for one in issue.pages[0].furniture] == [Role.FOLIO]
    boxes = newsparse.boxes_of(bell.headline.main, issue)
    words = [issue.pages[0].text[box.start : box.end] for _, box in boxes]
    assert words == ["Ferry", "Bell", "Found", "in", "a", "Barn"]
    assert boxes[0] == (0, Box(boxes[0][1].start, boxes[0][1].end, 51, 111, 177, 157))
    check_account(issue)


def test_promises() -> None:
    """As any reader keeps them."""
    check_reader(ALTO, alto(page(paragraph("The bridge is open."))), FERRY.read_bytes())


@pytest.mark.parametrize("version", NAMESPACES)
def test_versions(version: int | None) -> None:
    """The namespace does not matter, nor does its prefix."""
    data = alto(page(paragraph("The bridge is open.", "All went home.")), version=version)
    assert ALTO.recognises(data)
    assert text(data) == "The bridge is open.\nAll went home.\n"
    prefixed = re.sub(rb"<(/?)(\w)", rb"<\1a:\2", data).replace(b"xmlns=", b"xmlns:a=")
    if version:
        assert ALTO.recognises(prefixed)
        assert text(prefixed) == text(data)


@given(st.lists(st.lists(st.text("ab渠水-,.", min_size=1, max_size=5), min_size=1, max_size=4), min_size=1, max_size=4))
def test_words_are_where_their_boxes_say(lines: list[list[str]]) -> None:
    """Whatever the words, each box marks its own in the text, and all of them come in order."""
    blocks = [block(line(" ".join(words), 400 + 90 * at)) for at, words in enumerate(lines)]
    [one] = pages(alto(page(*blocks)))
    assert [one.text[box.start : box.end] for box in one.boxes] == [word for words in lines for word in words]


def test_lines_and_blocks() -> None:
    """A line is a line, a blank line parts blocks; what is printed beside the text is left out."""
    picture = '<Illustration ID="i" HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9"/><GraphicalElement ID="g"/>'
    within = f'<ComposedBlock ID="c">{paragraph("By Nora Pellew", top=900)}</ComposedBlock>'
    data = alto(page(paragraph("The bridge is", "open."), picture, within, block()))
    assert text(data) == "The bridge is\nopen.\n\nBy Nora Pellew\n"


def test_a_paragraph_in_several_blocks() -> None:
    """As tesseract parts it: a line that is full goes on in the next block, close under it."""
    data = alto(page(*(block(line(text, 400 + 36 * at)) for at, text in enumerate(("The bridge was", "open", "Rain")))))
    assert text(data) == "The bridge was\nopen\nRain\n"
    data = alto(page(block(line("The bridge", 400)), block(line("was opened by all.", 436))))
    assert text(data) == "The bridge\n\nwas opened by all.\n"


def test_an_indent_begins_a_paragraph() -> None:
    """In a block of several paragraphs; the last line is held to the one before."""
    four = line("One two three", 400), line("four five.", 440, 110), line("Six seven", 480, 130), line("eight.", 520)
    assert text(alto(page(block(*four)))) == "One two three\nfour five.\n\n  Six seven\neight.\n"
    two = line("One two three.", 400), line("Four", 440, 130)
    assert text(alto(page(block(*two)))) == "One two three.\n\n  Four\n"
    wide = line("渠水漫过田埂，", 400, 140), line("流向稻田。", 440)
    assert text(alto(page(block(*wide)))) == "\u3000\u3000渠水漫过田埂，\n流向稻田。\n"


def test_hyphens_at_line_ends() -> None:
    """A hyphen of its own closes up with its word; the whole word that it stands for is not printed twice."""
    first = (
        '<TextLine><String CONTENT="con" SUBS_TYPE="HypPart1" SUBS_CONTENT="concrete"/><HYP CONTENT="-"/></TextLine>'
        '<TextLine><String CONTENT="crete" SUBS_TYPE="HypPart2" SUBS_CONTENT="concrete"/><SP/>'
        '<String CONTENT="piles"/></TextLine>'
    )
    assert text(alto(page(block(first)))) == "con-\ncrete piles\n"
    for hyphen, written in [("\u00ad", "con\u00ad"), ("", "con-")]:
        assert text(alto(page(block(first.replace('<HYP CONTENT="-"', f'<HYP CONTENT="{hyphen}"'))))).startswith(
            written
        )
    assert text(alto(page(block(first.replace('CONTENT="con"', 'CONTENT="con-"'))))).startswith("con-\n")
    assert text(alto(page(block('<TextLine><HYP CONTENT="-"/></TextLine>')))) == ""


def test_blanks_between_words() -> None:
    """Where a file has elements for blanks, words without one close up, but for those that stand apart."""
    some = '<String CONTENT="pier"/><String CONTENT=","/><SP/><String CONTENT="too"/>'
    assert text(alto(page(block(f"<TextLine>{some}</TextLine>")))) == "pier, too\n"
    assert text(alto(page(block(f"<TextLine>{some.replace('<SP/>', '')}</TextLine>")))) == "pier , too\n"
    place = '<String CONTENT="{}" HPOS="{}" VPOS="0" WIDTH="40" HEIGHT="20"/>'
    apart = place.format("pier", 0) + place.format("too", 50) + "<SP/>" + place.format("now", 95)
    assert text(alto(page(block(f"<TextLine>{apart}</TextLine>")))) == "pier too now\n"
    assert text(alto(page(block('<TextLine><String CONTENT=" a  b "/><String CONTENT=" "/></TextLine>')))) == "a b\n"


def test_chinese_has_no_blanks() -> None:
    """Unless one was set, as between the names of two reporters."""
    assert text(alto(page(paragraph("3 月 12 日 讯 （ 记者 何 平 ）")))) == "3月12日讯（记者何平）\n"
    place = '<String CONTENT="{}" HPOS="{}" VPOS="0" WIDTH="20" HEIGHT="20"/>'
    apart = place.format("何", 0) + "<SP/>" + place.format("平", 24) + "<SP/>" + place.format("李", 64)
    assert text(alto(page(block(f"<TextLine>{apart}</TextLine>")))) == "何平 李\n"
    apart = place.format("了", 0) + "<SP/>" + place.format("，", 44) + "<SP/>" + place.format("路", 94)
    assert text(alto(page(block(f"<TextLine>{apart}</TextLine>")))) == "了，路\n"
    assert text(alto(page(paragraph("새 다리가 열렸다")))) == "새 다리가 열렸다\n"


BODY = [
    line("The council voted on Tuesday", 500),
    line("to build a wall along the quay,", 540),
    line("gulls, April, too, and so to end", 580),
    line("nine years of argument over who", 620),
    line("should pay for it.", 660),
]


def test_heads_are_taller() -> None:
    """Letters a quarter taller than most of the page are a head; lines of one size are one, however many blocks."""
    heads = [block(line("Port Averill Votes to", 100, height=40)), block(line("Build a Wall", 150, height=40))]
    deck = block(line("Council ends nine years of argument", 250, height=28))
    assert text(alto(page(*heads, deck, block(*BODY)))).startswith(
        "# Port Averill Votes to Build a Wall\n\n## Council ends nine years of argument\n\nThe council"
    )
    for head, written in [
        (line("Build a Wall", 100, height=24), "Build a Wall\n\nThe"),
        (line("|", 100, height=80), "|\n\nThe"),
        (line("渠", 100, height=40), "# 渠\n\nThe"),
    ]:
        assert text(alto(page(block(head), block(*BODY)))).startswith(written)


def test_heads_of_two_sizes_or_columns_are_two() -> None:
    """So are heads that stand apart; a hyphen within a head stays, and closes up."""
    sizes = [(100, 100, 40), (150, 100, 28)]
    beside = [(100, 100, 40), (110, 900, 40)]
    apart = [(100, 100, 40), (250, 100, 40)]
    for (top, left, height), (lower, right, less) in (sizes, beside, apart):
        heads = [block(line("A Self-", top, left, height)), block(line("Made Man", lower, right, less))]
        assert text(alto(page(*heads, block(*BODY)))).count("# ") == 2
    heads = [block(line("A Self-", 100, height=40), line("Made Man", 150, height=40))]
    assert text(alto(page(*heads, block(*BODY)))).startswith("# A Self-Made Man\n\nThe")


def test_letters_that_go_below_the_line() -> None:
    """A head without any is as tall as a line of text with some: like is held to like."""
    heights = {"gulls,": 22, "April,": 22, "quay,": 22, "wall": 16, "build": 16, "voted": 16, "sea": 11}
    words = "".join(
        f'<String CONTENT="{word}" HPOS="{at * 60}" VPOS="500" WIDTH="50" HEIGHT="{height}"/>'
        for at, (word, height) in enumerate([*heights.items()] * 6)
    )
    head = '<String CONTENT="build" HPOS="0" VPOS="100" WIDTH="50" HEIGHT="22"/>'
    data = alto(page(block(f"<TextLine>{head}</TextLine>"), block(f"<TextLine>{words}</TextLine>")))
    assert text(data).startswith("## build\n")
    data = alto(
        page(block(f"<TextLine>{head.replace('build', 'quay,')}</TextLine>"), block(f"<TextLine>{words}</TextLine>"))
    )
    assert text(data).startswith("quay,\n")


def test_words_that_were_measured_with_their_line() -> None:
    """Tesseract gives some words the height of the line, in Chinese and Japanese above all: the others tell."""
    body = block(*(line("渠 水 漫 过 田 埂 流 向", 400 + 40 * at) for at in range(4)))
    odd = line("老 支 书 说", 560).replace('HEIGHT="20" CONTENT="老"', 'HEIGHT="46" CONTENT="老"')
    odd = odd.replace('HEIGHT="20" CONTENT="支"', 'HEIGHT="46" CONTENT="支"')
    assert "#" not in text(alto(page(body, block(odd.replace('<TextLine HPOS="100" VPOS="560"', "<TextLine")))))
    dashes = block(line("— Rain —", 100, height=40).replace('HEIGHT="40" CONTENT="—"', 'HEIGHT="3" CONTENT="—"'))
    assert text(alto(page(dashes, block(*BODY)))).startswith("# — Rain —\n")


def test_kana_are_small() -> None:
    """A line of a head that has nothing else is held to the kana of the text."""
    words = "".join(
        f'<String CONTENT="{word}" HPOS="{at * 30}" VPOS="500" WIDTH="20" HEIGHT="{height}"/>'
        for at, (word, height) in enumerate([("堤", 24), ("の", 20), ("高", 24), ("さ", 20), ("市", 24)] * 4)
    )
    head = '<String CONTENT="{}" HPOS="0" VPOS="{}" WIDTH="50" HEIGHT="{}"/>'
    heads = (("納屋で見", 100, 36), ("つかる", 145, 30))
    lines = "".join(f"<TextLine>{head.format(*one)}</TextLine>" for one in heads)
    assert text(alto(page(block(lines), block(f"<TextLine>{words}</TextLine>")))).startswith("## 納屋で見つかる\n")


STYLES = '<Styles><TextStyle ID="large" FONTSIZE="24"/><TextStyle ID="text" FONTSIZE="9"/><TextStyle ID="no"/></Styles>'


def test_sizes_of_letters_are_told() -> None:
    """By styles of words, lines or blocks; they win over what was measured where every line has one."""
    head = block(line("Wall", 100), attributes='STYLEREFS="other large"')
    body = block(*BODY, attributes='STYLEREFS="text"')
    assert text(alto(page(head, body), before=STYLES)).startswith("# Wall\n\nThe council voted")
    word = head.replace(' STYLEREFS="other large"', "").replace("<String ", '<String STYLEREFS="large" ')
    assert text(alto(page(word, body), before=STYLES)).startswith("# Wall\n\nThe council voted")
    for style in ("no", "text"):
        tall = block(line("Wall", 100, height=40), attributes=f'STYLEREFS="{style}"')
        assert text(alto(page(tall, body), before=STYLES)).startswith("# Wall\n\nThe council voted")


def test_heights_of_lines_alone() -> None:
    """Files that measure no words still tell heads."""
    body = ("The", "wall", "is", "open")
    lines = "".join(f'<TextLine HEIGHT="20"><String CONTENT="{word}"/></TextLine>' for word in body)
    head = block('<TextLine HEIGHT="40"><String CONTENT="Rain"/></TextLine>')
    assert text(alto(page(head, block(lines)))) == "# Rain\n\nThe\nwall\nis\nopen\n"


def test_reading_order() -> None:
    """That of ALTO 4, of blocks or of what holds them; what it does not name comes last."""
    order = '<ReadingOrder><OrderedGroup ID="o">{}</OrderedGroup></ReadingOrder>'
    refs = "".join(f'<ElementRef ID="r{name}" REF="{name}"/>' for name in ("b", "group", "a", "b"))
    blocks = [
        paragraph("first", name="a", top=100),
        paragraph("last", name="z", top=200),
        paragraph("second", name="b", top=300),
        f'<ComposedBlock ID="group">{paragraph("third", top=400)}{paragraph("fourth", top=500)}</ComposedBlock>',
    ]
    assert text(alto(page(*blocks), before=order.format(refs))).split() == [
        "second",
        "third",
        "fourth",
        "first",
        "last",
    ]
    lines = block(line("one", 100, name="l1"), line("two", 140, name="l2"), line("no", 180))
    refs = "".join(f'<ElementRef ID="r{name}" REF="{name}"/>' for name in ("l2", "l1"))
    assert text(alto(page(lines), before=order.format(refs))).split() == ["two", "one", "no"]


def test_margins_are_furniture() -> None:
    """Each line of them is a folio, first those above and beside the text, last those below; no head, however large."""
    margins = "".join(
        f"<{name}>{block(line(text, 10, height=60))}</{name}>"
        for name, text in [("BottomMargin", "12"), ("TopMargin", "The Courier")]
    )
    [one] = pages(alto(page(paragraph("The bridge is open."), margins=margins)))
    assert one.text == "The Courier\n\nThe bridge is open.\n\n12\n"
    assert [(piece.role, piece.text, piece.rule) for piece in one.furniture] == [
        (Role.FOLIO, "The Courier", "alto.layout"),
        (Role.FOLIO, "12", "alto.layout"),
    ]
    assert [one.text[piece.spans[0].start : piece.spans[0].end] for piece in one.furniture] == ["The Courier", "12"]


@pytest.mark.parametrize(
    ("attributes", "before", "role"),
    [
        ('TYPE="page-number"', "", Role.FOLIO),
        ('TYPE="Running Title"', "", Role.FOLIO),
        ('TAGREFS="x t"', '<Tags><LayoutTag ID="t" LABEL="RunningTitleZone"/></Tags>', Role.FOLIO),
        ('TAGREFS="t"', '<Tags><StructureTag ID="t" TYPE="header"/></Tags>', Role.FOLIO),
        ('TYPE="Advertisement"', "", Role.ADVERTISEMENT),
    ],
)
def test_tagged_blocks_are_furniture(attributes: str, before: str, role: Role) -> None:
    """By a type of their own, by a tag, or by that of the block around them."""
    for blocks in (
        paragraph("Courier", attributes=attributes),
        f'<ComposedBlock ID="c" {attributes}>{paragraph("Courier")}</ComposedBlock>',
    ):
        [one] = pages(alto(page(blocks), before=before))
        assert [(piece.role, piece.text) for piece in one.furniture] == [(role, "Courier")]


def test_tagged_heads() -> None:
    """A block that is called a headline is one, whatever its size; other types say nothing."""
    data = alto(
        page(paragraph("Rain", attributes='TYPE="headline"'), paragraph("It fell.", top=900, attributes='TYPE="p"'))
    )
    assert text(data) == "## Rain\n\nIt fell.\n"


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        (['PHYSICAL_IMG_NR="7" PRINTED_IMG_NR="A 3"'], ["A 3"]),
        (['PHYSICAL_IMG_NR="7"', 'PHYSICAL_IMG_NR="8.0"'], ["7", "8"]),
        (['PHYSICAL_IMG_NR="0"', 'PHYSICAL_IMG_NR="1"'], [None, None]),
        (['PHYSICAL_IMG_NR="0" PRINTED_IMG_NR="1"', 'PHYSICAL_IMG_NR="1"'], ["1", None]),
        ([""], [None]),
    ],
)
def test_page_numbers(attributes: list[str], numbers: list[str | None]) -> None:
    """The printed one, else that of the picture, but not where pictures are counted from 0."""
    found = pages(alto(*(page(paragraph("Rain"), attributes=one) for one in attributes)))
    assert [one.number for one in found] == numbers


def test_measures_that_are_none() -> None:
    """A word without a place has no box, but is read."""
    places = ["", 'HPOS="a"', 'HPOS="1" VPOS="nan" WIDTH="5" HEIGHT="5"', 'HPOS="1" VPOS="1" WIDTH="0" HEIGHT="5"']
    places += ['HPOS="1" VPOS="1" WIDTH="5" HEIGHT="-5"', 'HPOS="1e300" VPOS="1" WIDTH="5" HEIGHT="5"']
    words = "<SP/>".join(f'<String CONTENT="w" {place}/>' for place in places)
    [one] = pages(alto(page(block(f'<TextLine HEIGHT="0">{words}</TextLine>'))))
    assert (one.text, one.boxes) == ("w w w w w w\n", ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<alto/>", "is ALTO without a Page"),
        (b"<mets/>", "is no ALTO: its outermost element is mets"),
        (alto(page())[:-9], "line 2, column "),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    """With the line where it is broken, or what is missing."""
    with pytest.raises(ReadError) as caught:
        pages(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("file", ["tesseract", "own"])
def test_files_are_valid(file: str, shared: Path, tmp_path: Path) -> None:
    """What is read here is ALTO by the schemas of the Library of Congress."""
    if not shutil.which("xmllint"):
        pytest.skip("xmllint, of libxml2, is not installed")
    schemas = shared / "schemas"
    own = alto(page(paragraph("The bridge is", "open."), attributes='PHYSICAL_IMG_NR="1"'))
    (tmp_path / "page.xml").write_bytes(FERRY.read_bytes() if file == "tesseract" else own)
    name = "alto-3-1.xsd" if file == "tesseract" else "alto-4-4.xsd"
    schema = (schemas / name).read_text("utf-8")
    schema = re.sub(r'schemaLocation="[^"]*xlink[^"]*"', f'schemaLocation="{schemas / "xlink.xsd"}"', schema)
    (tmp_path / name).write_text(schema, "utf-8")
    done = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", name, "page.xml"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stderr.splitlines()[-1] == "page.xml validates"
