"""Whether letters are a word, and where a compound is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.danish.lexicon import Lexicon
from normalizers.vocabulary.words import shipped

LEXICON = shipped().of(Lexicon)


@pytest.mark.parametrize("word", ["til", "borger", "oplysninger", "af"])
def test_word_that_can_stand_alone(word: str) -> None:
    assert LEXICON.is_word(word)


@pytest.mark.parametrize("word", ["ge", "ner", "uddannelses", "administrations", "xqzv"])
def test_ending_or_first_part_of_a_compound_is_no_word(word: str) -> None:
    assert not LEXICON.is_word(word)


def test_compound_is_cut_between_its_words() -> None:
    assert LEXICON.compound_cuts("skolebørn") == (5,)
    assert LEXICON.compound_cuts("xqzvxqzv") == ()


def test_last_part_of_a_compound_is_known_in_the_genitive_too() -> None:
    assert LEXICON.last_parts["listens"] == LEXICON.last_parts["listerne"] == "liste"


@given(st.text(max_size=20))
def test_any_letters_are_cut_within(word: str) -> None:
    assert all(0 < cut < len(word) for cut in LEXICON.compound_cuts(word))
