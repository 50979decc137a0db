"""Whether the text of a page says anything: fonts that do not tell their letters give signs without meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from extractors.document.pages import Page
from extractors.language import Language

# A page with fewer words, or letters, than these is not judged.
MIN_WORDS, MIN_LETTERS = 25, 100
# More than this share of characters without meaning (private use, control, not assigned) is no text.
MEANINGLESS = 0.2
# Less than this share of known words is not the language; recognised text with more than that share is.
KNOWN, KNOWN_AGAIN = 0.08, 0.2
# The letters of which languages in Latin script are mostly made, and the share of them any text in one has.
# Source: letter frequencies of Danish, English, German, Swedish and French (all over 0.55).
COMMON_LETTERS = frozenset("etaoinsr")
COMMON = 0.45
RUN_OF_LETTERS = re.compile(r"[^\W\d_]{3,}")


def is_garbled(page: Page, language: Language) -> bool:
    """Whether a page's text is no text in any language: not for numbers, codes, or another language's words."""
    characters = [c for word in page.words for c in word.text]
    if len(characters) >= MIN_LETTERS and _share(map(_is_meaningless, characters)) > MEANINGLESS:
        return True
    runs = _runs(page)
    letters = [c for run in runs for c in run]
    if len(runs) < MIN_WORDS or len(letters) < MIN_LETTERS:
        return False
    if not all("LATIN" in unicodedata.name(c, "") for c in set(letters)):
        return False
    return _share(c in COMMON_LETTERS for c in letters) < COMMON and _share(map(language.is_word, runs)) < KNOWN


def is_text(page: Page, language: Language) -> bool:
    """Whether enough of a page's words are known."""
    return _share(map(language.is_word, _runs(page))) > KNOWN_AGAIN


def _runs(page: Page) -> Sequence[str]:
    """The runs of letters of the page; codes of capitals (case numbers, abbreviations) are no words."""
    found = (run for word in page.words for run in RUN_OF_LETTERS.findall(word.text))
    return [run.lower() for run in found if not run.isupper()]


def _is_meaningless(character: str) -> bool:
    return character == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(character) in {"Co", "Cc", "Cn"}


def _share(answers: Iterable[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told) if told else 0.0
