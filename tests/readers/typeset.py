"""Pages of a newspaper typeset to a picture, as a browser sets them, and read by tesseract."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import attrs
import pytest


@attrs.frozen(kw_only=True)
class Story:
    """What a page prints of one article."""

    head: str
    paragraphs: tuple[str, ...]
    byline: str = ""
    deck: str = ""
    #: Of the head, beside 26 of the text.
    size: int = 44


#: A browser that sets pages without a window; the name of Debian first.
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_STYLE = """
body {{ margin: 40px 50px; width: 1200px; font: 26px/34px {font}; background: #fff; text-align: justify }}
.folio {{ font-size: 20px; border-bottom: 2px solid; margin-bottom: 24px }}
.columns {{ display: grid; grid-template-columns: 1fr 1fr; column-gap: 60px }}
h1, h2 {{ text-align: left; line-height: 1.12; margin: 0 0 12px }}
h2 {{ font-size: 34px; font-weight: normal }}
p {{ margin: 0; text-indent: {indent} }}
p.by, p.by + p {{ text-indent: 0 }}
section {{ margin-bottom: 36px }}
"""


def html(folio: str, columns: Sequence[Sequence[Story]], *, font: str, indent: str) -> str:
    """A page of columns under a folio."""
    set_columns = "".join(f"<div>{''.join(map(_section, column))}</div>" for column in columns)
    style = _STYLE.format(font=font, indent=indent)
    body = f'<div class="folio">{escape(folio)}</div><div class="columns">{set_columns}</div>'
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{body}'


def _section(story: Story) -> str:
    head = f'<h1 style="font-size: {story.size}px">{escape(story.head)}</h1>'
    deck = f"<h2>{escape(story.deck)}</h2>" if story.deck else ""
    byline = f'<p class="by">{escape(story.byline)}</p>' if story.byline else ""
    return f"<section>{head}{deck}{byline}{''.join(f'<p>{escape(one)}</p>' for one in story.paragraphs)}</section>"


@functools.cache
def recognised(page: str, language: str) -> dict[str, bytes]:
    """What tesseract writes of a page of HTML: its ALTO under `xml`, its hOCR under `hocr`."""
    if not BROWSER:
        pytest.skip("there is no Chromium to set pages with")
    if not shutil.which("tesseract"):
        pytest.skip("tesseract is not installed")
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout.split()
    if language not in known:
        pytest.skip(f"tesseract has no {language}")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(page, "utf-8")
        window = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1300,1400"]
        shot = [BROWSER, *window, "--screenshot=page.png", "page.html"]
        subprocess.run(shot, cwd=folder, capture_output=True, timeout=120, check=True)
        words = ["tesseract", "page.png", "page", "-l", language, "--dpi", "300", "alto", "hocr"]
        subprocess.run(words, cwd=folder, capture_output=True, timeout=120, check=True)
        return {form: (Path(folder) / f"page.{form}").read_bytes() for form in ("xml", "hocr")}
