"""Lemmas of compounds that no dictionary holds."""

from __future__ import annotations

import pytest

from normalizers.danish.lemmas import Lemmas, dictionary_lemma
from normalizers.vocabulary.words import shipped

of_compound = shipped().of(Lemmas).of_compound


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("deltagerlisten", "deltagerliste"),
        ("CPR-numrene", "CPR-nummer"),
        ("jobcentret", "jobcenter"),
        ("IT", None),
        ("borger", None),
        ("12", None),
    ],
)
def test_compound_ends_with_the_lemma_of_its_last_part(word: str, lemma: str | None) -> None:
    assert of_compound(word) == lemma


def test_word_the_dictionary_does_not_know_is_its_own_lemma() -> None:
    assert dictionary_lemma("xqzv") == "xqzv"
    assert dictionary_lemma("borgerne") == "borger"
