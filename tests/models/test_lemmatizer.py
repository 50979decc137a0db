from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from models.lemmatizer import FACTORY, DanishLemmatizer, lookups_of, word_lemma


def doc(words: str, pos: str, lemmas: str | None = None, morphs: list[str] | None = None) -> Doc:
    return Doc(
        Vocab(), words=words.split(), pos=pos.split(), lemmas=lemmas.split() if lemmas else None, morphs=morphs
    )  # fmt: skip


def lemmatizer() -> DanishLemmatizer:
    seen = doc("læger læger læger Brevet", "NOUN VERB VERB NOUN", "læge læge læg brev")
    component = spacy.blank("da").add_pipe(FACTORY)
    assert isinstance(component, DanishLemmatizer)
    component.initialize(lookups=lookups_of([seen]))
    return component


@pytest.mark.parametrize(
    ("form", "pos", "morph", "lemma"),
    [
        ("læger", "NOUN", "", "læge"),
        ("brevet", "NOUN", "", "brev"),
        ("Krogsøs", "PROPN", "Case=Gen", "Krogsø"),
        ("Thomas'", "PROPN", "Case=Gen", "Thomas"),
        ("Jens", "PROPN", "", "Jens"),
        ("hurtigt", "ADV", "", "hurtigt"),
        ("1.200", "NUM", "", "1.200"),
        ("personnumre", "NOUN", "", "personnummer"),
        ("helbredsoplysninger", "NOUN", "", "helbredsoplysning"),
    ],
)
def test_lemma_of_known_and_unknown_forms(form: str, pos: str, morph: str, lemma: str) -> None:
    read = lemmatizer()(doc(form, pos, morphs=[morph]))
    assert read[0].lemma_ == lemma


def test_table_survives_the_way_to_bytes_and_back() -> None:
    first, second = lemmatizer(), lemmatizer()
    second.lookups.remove_table("lemma_of_form_and_pos")
    second.from_bytes(first.to_bytes())
    assert second(doc("læger", "NOUN"))[0].lemma_ == "læge"


@pytest.mark.parametrize(
    ("form", "lemma"), [("CPR-numre", "CPR-nummer"), ("EDB", "EDB"), ("Borgere", "borger"), ("-", "-")]
)
def test_capitals_and_hyphens_of_a_word_are_kept(form: str, lemma: str) -> None:
    assert word_lemma(form) == lemma
