"""Words that open a paragraph of a letter; the finders themselves are those of every case of test_letter."""

from __future__ import annotations

import pytest

from normalizers.incidents.letter_words import LetterWords, opens_with
from normalizers.vocabulary.words import shipped

WORDS = shipped().of(LetterWords)


@pytest.mark.parametrize(
    ("paragraph", "opens"), [("Opdatering: Det var 134.", True), ("Der kommer en opdatering.", False), ("", False)]
)
def test_words_within_a_paragraph_open_it(paragraph: str, opens: bool) -> None:
    assert opens_with(WORDS.update_headings, paragraph) is opens
