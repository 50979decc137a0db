import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.danish.spelling import nearly, one_letter_apart

LETTERS = "abcæ"
WORDS = st.text(alphabet=LETTERS, max_size=5)
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


def one_slip(word: str) -> set[str]:
    """Every word that one slip makes of a word, by the definition."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    missing = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    wrong = {a + letter + b[1:] for a, b in cuts if b for letter in LETTERS}
    added = {a + letter + b for a, b in cuts for letter in LETTERS}
    return {word} | missing | swapped | wrong | added


@given(WORDS, WORDS)
def test_two_words_are_one_letter_apart_just_when_a_slip_makes_one_of_the_other(a: str, b: str) -> None:
    assert one_letter_apart(a, b) == (b in one_slip(a))


@given(WORDS, st.data())
def test_every_slip_is_one_letter_apart(word: str, data: st.DataObject) -> None:
    assert one_letter_apart(word, data.draw(st.sampled_from(sorted(one_slip(word)))))
