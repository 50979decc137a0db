"""The words of cause cells one by one; whole cells are in test_cause (tests/cases/cause.toml)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.mentions.causes import CauseWords
from normalizers.record import Legend
from normalizers.vocabulary.words import Vocabulary

WORDS = Vocabulary().of(CauseWords)


def test_abbreviation_of_the_document_goes_before_the_word_of_the_same_letters() -> None:
    legend = Legend(definitions=(("M", "teknik"),))
    assert [m.entry for m in WORDS.find("M", legend)] == ["system"]


def test_negated_word_is_no_cause() -> None:
    assert not WORDS.names_a_fault("Ikke menneskelig fejl")


def test_slip_of_the_pen_is_read_only_where_no_other_word_tells() -> None:
    assert [m.entry for m in WORDS.find("Medabejderfejl")] == ["human"]
    assert [m.entry for m in WORDS.find("Medabejderfejl, systemfejl")] == ["system"]


@pytest.mark.parametrize("text", ["Enten menneskelig eller teknisk"])
def test_one_or_the_other_is_left_open(text: str) -> None:
    assert WORDS.leaves_open(text)
    assert not WORDS.leaves_open("Menneskelig og teknisk")


def test_examples_in_brackets_go_and_every_other_word_keeps_its_place() -> None:
    text = "Menneskelig fejl (f.eks. systemfejl) på kontoret"
    plain = WORDS.without_examples(text)
    assert len(plain) == len(text)
    assert "system" not in plain
    assert plain.index("på") == text.index("på")


@given(st.text(max_size=60))
def test_words_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = WORDS.find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
