"""Whether the text of a page says anything: fonts that do not tell their letters give signs without meaning.

What is done about it is for formats/pdf.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document.pages import Page
from extractors.language import Language


@dataclass(frozen=True, slots=True)
class GarbledTolerances:
    """When a page's letters say nothing."""

    # A page with fewer is not judged: it may be a list of names.
    min_words: int = 25
    # Shares of fewer letters are chance.
    min_letters: int = 100
    # Of the characters, those of private use, control or not assigned: a text has bullets of that kind, not more.
    meaningless_share: float = 0.2
    # Of the words, the known ones: fewer are not the language.
    known_share: float = 0.08
    # The same of recognised text that is kept: recognition errs, so it must show more.
    known_again_share: float = 0.2
    # Of the letters, the common ones: in Danish, English, German, Swedish and French over 0.55.
    common_share: float = 0.45


GARBLED = GarbledTolerances()


# The letters of which languages in Latin script are mostly made, and the share of them any text in one has.
# Source: letter frequencies of Danish, English, German, Swedish and French (all over 0.55).
COMMON_LETTERS = frozenset("etaoinsr")
RUN_OF_LETTERS = re.compile(r"[^\W\d_]{3,}")


def is_garbled(page: Page, language: Language) -> bool:
    """Whether a page's text is no text in any language: not for numbers, codes, or another language's words."""
    characters = [c for word in page.words for c in word.text]
    if len(characters) >= GARBLED.min_letters and _share(map(_is_meaningless, characters)) > GARBLED.meaningless_share:
        return True
    runs = _runs(page)
    letters = [c for run in runs for c in run]
    if len(runs) < GARBLED.min_words or len(letters) < GARBLED.min_letters:
        return False
    if not all("LATIN" in unicodedata.name(c, "") for c in set(letters)):
        return False
    return (
        _share(c in COMMON_LETTERS for c in letters) < GARBLED.common_share
        and _share(map(language.is_word, runs)) < GARBLED.known_share
    )


def is_text(page: Page, language: Language) -> bool:
    """Whether enough of a page's words are known."""
    return _share(map(language.is_word, _runs(page))) > GARBLED.known_again_share


def _runs(page: Page) -> Sequence[str]:
    """The runs of letters of the page; codes of capitals (case numbers, abbreviations) are no words."""
    found = (run for word in page.words for run in RUN_OF_LETTERS.findall(word.text))
    return [run.lower() for run in found if not run.isupper()]


def _is_meaningless(character: str) -> bool:
    return character == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(character) in {"Co", "Cc", "Cn"}


def _share(answers: Iterable[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told) if told else 0.0
