"""What OCR makes of pictures, which is no head."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Role

STORY = "Der Rat tagt heute noch einmal im alten Saal, wie der Bürgermeister sagt."


@pytest.mark.parametrize(
    "text", ["¦*5Q Tär%£kll", "VBV, .NB&i&nWBk", "¦;-y-:y.il\\yV--^::--: y", "SoA**", ".;•o ▪ J, 'fj", "Bd&ÖiL T"]
)
def test_odd_signs_with_hardly_a_word(text: str) -> None:
    """They are set aside, and the story goes on."""
    issue = newsparse.parse(f"Alte Mühle\n\n{STORY}\n\n{text}\n\n{STORY}", language="de")
    assert [(one.text, one.role, one.rule) for one in issue.pages[0].furniture] == [(text, Role.OTHER, "noise")]
    assert len(issue.articles) == 1


@pytest.mark.parametrize(
    "text",
    [
        "AT&T KAUFT H&M",
        "Schüler*innen streiken",
        "100 % Bio",
        "G*TT lebt",
        "Brot • Käse • Wein",
        "M{}",
        "부동산 2021~2022",
        "C&A schließt",
    ],
)
def test_heads_with_odd_signs(text: str) -> None:
    """A sign by itself, words around it, another script: a head."""
    issue = newsparse.parse(f"{text}\n\nVon Anna Wellen\n\n{STORY}", language="de")
    assert str(issue.articles[0].headline) == text
