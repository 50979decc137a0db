"""Whether letters are a word, and where a compound is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.danish.lexicon import Lexicon
from normalizers.vocabulary.words import shipped

LEXICON = shipped().of(Lexicon)


@pytest.mark.parametrize(
    "word",
    [
        *("til", "borger", "oplysninger", "af", "før", "mod", "må", "man"),
        *("jeg", "han", "hun", "mig", "dig", "ham", "os", "jer", "dem", "min", "din", "mit", "dit"),
    ],
)
def test_word_that_can_stand_alone(word: str) -> None:
    assert LEXICON.is_word(word)


@pytest.mark.parametrize("word", ["ge", "ner", "uddannelses", "administrations", "xqzv"])
def test_ending_or_first_part_of_a_compound_is_no_word(word: str) -> None:
    assert not LEXICON.is_word(word)


def test_compound_is_cut_between_its_words() -> None:
    assert LEXICON.compound_cuts("skolebørn") == (5,)
    assert LEXICON.compound_cuts("xqzvxqzv") == ()


@pytest.mark.parametrize("word", ["system", "medarbejder", "hardware", "fejl"])
def test_noun_in_its_basic_form_may_be_part_of_a_torn_compound(word: str) -> None:
    assert LEXICON.is_noun(word)


@pytest.mark.parametrize(
    "word",
    [
        *("alle", "bare", "blev", "disse", "eller", "hans", "have", "næste", "over", "selv", "siden", "under"),
        *("hos", "med", "dag", "samme", "forkert", "sendt", "fejlen", "xqzv"),
    ],
)
def test_word_that_names_nothing_is_no_part_of_a_torn_compound(word: str) -> None:
    assert not LEXICON.is_noun(word)


def test_last_part_of_a_compound_is_known_in_the_genitive_too() -> None:
    assert LEXICON.last_parts["listens"] == LEXICON.last_parts["listerne"] == "liste"


@given(st.text(max_size=20))
def test_any_letters_are_cut_within(word: str) -> None:
    assert all(0 < cut < len(word) for cut in LEXICON.compound_cuts(word))
