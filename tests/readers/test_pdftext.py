"""Text layers of PDF files, as pdftotext prints them with and without -layout."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsparse.gathering import read
from newsparse.model import Issue, Page
from newsparse.parser import read_issue
from newsparse.readers.pdftext import PDF_TEXT
from newsparse.reading import run_reader
from newsparse.testing import check_reader

PDF = Path(__file__).parent / "pdf"
#: Heads and authors of the pages in tests/readers/pdf.
ARTICLES = {
    "en": [
        ("Harbourton council votes to rebuild the old ferry pier", "Ellen Marsh"),
        ("School bakers win county prize", "Thomas Reed"),
        ("Lighthouse lamp goes out after a century", "Mary Stone"),
        ("Fog holds up mail boat for second day", "Peter Lowe"),
        ("Choir to sing in the fish market", "Ellen Marsh"),
        ("Bridge toll to fall from April", "Thomas Reed"),
    ],
    "zh": [
        ("东山渠今起通水 沿线十二村告别拉水", "何平"),
        ("夜校灯光亮到九点半", "林蔚"),
        ("老街修缮不拆一砖一瓦", "唐一鸣"),
        ("护林员三十年走坏百双鞋", "吴小川"),
        ("汽车渡口连夜抢修恢复通行", "吴小川"),
        ("早稻育秧用上了暖棚", "何平"),
        ("一座小站的最后一班岗", "林蔚"),
    ],
    "de": [
        ("Stadtrat von Neuhaven beschließt den Bau der neuen Mole", "Karl Brandt"),
        ("Schule gewinnt mit Brot den ersten Preis", "Thea Rode"),
        ("Nebel hält das Postboot zwei Tage fest", "Peter Lohse"),
        ("Brückenzoll sinkt ab April um die Hälfte", "Karl Brandt"),
    ],
}
#: How many of the last ones pdftotext without -layout does not shuffle: it prints heads side by side together.
IN_ORDER = {"en": 3, "zh": 3, "de": 4}


def found(issue: Issue) -> list[tuple[str, str]]:
    """Heads and authors of the articles; wide blanks in a head are one."""
    return [(" ".join(str(one.headline).split()), ", ".join(one.authors)) for one in issue.articles]


def texts(issue: Issue) -> list[str]:
    """The bodies of the articles without blanks."""
    return ["".join(article.text.split()) for article in issue.articles]


@pytest.mark.parametrize("language", ARTICLES)
def test_columns_side_by_side(language: str) -> None:
    """Each page is put into columns, and says so."""
    issue = read(PDF / f"{language}.layout.txt")
    assert found(issue) == ARTICLES[language]
    notes = [one for one in issue.diagnostics if one.code == "columns-parted"]
    assert [one.page for one in notes] == list(range(len(issue.pages)))


@pytest.mark.parametrize("language", ARTICLES)
def test_both_ways_give_the_same_articles(language: str) -> None:
    """With the same text, wherever pdftotext keeps it in order."""
    laid_out, plain = read(PDF / f"{language}.layout.txt"), read(PDF / f"{language}.txt")
    last = IN_ORDER[language]
    assert found(plain)[-last:] == ARTICLES[language][-last:]
    assert texts(plain)[-last:] == texts(laid_out)[-last:]


@pytest.mark.slow
@pytest.mark.parametrize("language", ARTICLES)
def test_real_files(language: str, tmp_path: Path) -> None:
    """What a browser prints and the pdftotext of this machine reads gives the same articles."""
    browser = next((name for name in ("chromium", "google-chrome") if shutil.which(name)), None)
    if browser is None or shutil.which("pdftotext") is None:
        pytest.skip("needs chromium and pdftotext (poppler-utils)")
    pdf = tmp_path / "page.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run([browser, *options, str(PDF / f"{language}.html")], check=True, capture_output=True, timeout=120)
    for name, option in (("plain.txt", []), ("layout.txt", ["-layout"])):
        subprocess.run(["pdftotext", *option, str(pdf), str(tmp_path / name)], check=True, timeout=60)
    assert found(read(tmp_path / "layout.txt")) == ARTICLES[language]
    last = IN_ORDER[language]
    assert found(read(tmp_path / "plain.txt"))[-last:] == ARTICLES[language][-last:]


def test_promises() -> None:
    """As any reader keeps them."""
    check_reader(PDF_TEXT, *[(PDF / f"{language}.layout.txt").read_bytes() for language in ARTICLES], examples=20)


@pytest.mark.parametrize("language", ARTICLES)
def test_other_text_is_left_to_others(language: str) -> None:
    """Text without gutters is no layout; nor is what is no text."""
    assert not PDF_TEXT.recognises((PDF / f"{language}.txt").read_bytes())
    assert not PDF_TEXT.recognises(b"%PDF-1.7")


def test_a_page_without_columns_is_untouched() -> None:
    """And has no note; the encoding is told."""
    pytest.importorskip("charset_normalizer")
    layout = (PDF / "zh.layout.txt").read_text(encoding="utf-8")
    reading = run_reader(PDF_TEXT, ("渠通了，路也顺了。\f" + layout).encode("gb18030"))
    assert reading.pages[0] == Page(text="渠通了，路也顺了。")
    assert [(one.code, one.page) for one in reading.diagnostics] == [
        ("encoding-guessed", 0),
        ("columns-parted", 1),
        ("columns-parted", 2),
    ]
    assert read_issue(reading.pages, None, None, None).articles
