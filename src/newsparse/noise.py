"""What is no text: signs that OCR reads in a picture or a stain."""

from __future__ import annotations

import re

# Signs that stand in no head, or hardly; a word of letters as words have them, with a vowel.
_ODD = re.compile(r"[¦\\^~{}¬]|[*%£=]\S*[*%£=]|\w[*£]\w|&\S+&|\w&\w*[a-zà-ÿ][A-ZÀ-Þ]|[;•■][;*%]|[*%;][•■]")
_VOWEL = "aeiouyà-æè-ïò-öøù-ý"
_WORD = re.compile(
    rf"(?<![^\W\d_])(?=[^\W\d_]{{0,3}}[{_VOWEL}{_VOWEL.upper()}])(?:[^\W\d_][a-zß-ÿ]{{2,}}|[A-ZÀ-Þ]{{3,}})(?![^\W\d_])"
)
_LATIN_ENDS = "\u024f"
_NOISY_LEAST = 5  # characters
_NOISY_MOST = 60
_WORDS_LEAST = 0.45  # of the characters that are not blank


def is_noise(text: str) -> bool:
    """Whether a short piece is what OCR makes of a picture: odd signs, and hardly a word."""
    if not (text[0] <= _LATIN_ENDS or not text[0].isalpha()) or len(text) > _NOISY_MOST or not _ODD.search(text):
        return False
    if len(text) < _NOISY_LEAST or any(character > _LATIN_ENDS and character.isalpha() for character in text):
        return False
    words = sum([len(word) for word in _WORD.findall(text)])
    return words < _WORDS_LEAST * sum([not character.isspace() for character in text])
