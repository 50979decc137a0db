import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.danish.spelling import nearly

STEMS = ("medarbejder", "systemfejl", "uopmærksom", "hastværk")


@pytest.mark.parametrize("word", ["Medabejder", "medarbjeder", "Sysstemfejl", "uopmerksomhed", "hastværrk"])
def test_one_slip_in_a_long_word_is_read_through(word: str) -> None:
    assert nearly(word, STEMS)


@pytest.mark.parametrize("word", ["medborger", "systemet", "hast", "medabjder", "opmærksom", "arbejder", ""])
def test_another_word_is_not_bent_into_a_known_one(word: str) -> None:
    assert nearly(word, STEMS) is None


@given(st.text(max_size=30))
def test_any_text_is_survived(text: str) -> None:
    assert nearly(text, STEMS) in (None, *STEMS)
