"""Clues: words of several lists that stand together in a sentence."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from normalizers.danish.clues import Clue, ClueBook, ClueVocabulary
from normalizers.danish.negation import Negation
from normalizers.record import Field
from normalizers.vocabulary.words import shipped

LISTS = {"sent": ["sendt", "sendte"], "wrong": ["forkert*"], "system": ["*system"]}
NEGATION = shipped().of(Negation)


def values(text: str, *clues: Clue) -> list[str]:
    return [s.value for s in ClueBook(NEGATION, LISTS, clues).signs([Field("column", text)])]


def test_words_of_two_sentences_make_no_clue() -> None:
    clue = Clue(value="human", words=("sent", "wrong"))
    assert values("Brevet blev sendt til en forkert borger.", clue) == ["human"]
    assert values("Brevet blev sendt. En forkert adresse stod i sagen.", clue) == []


def test_words_too_far_apart_make_no_clue() -> None:
    near = Clue(value="human", words=("sent", "wrong"), gaps=(1,))
    assert values("sendt til forkert borger", near) == ["human"]
    assert values("sendt til en helt forkert borger", near) == []


def test_negated_word_makes_no_clue() -> None:
    assert values("Brevet blev ikke sendt til en forkert borger.", Clue(value="human", words=("sent",))) == []


def test_word_of_another_kind_silences_a_clue() -> None:
    clue = Clue(value="human", words=("sent",), without=("system",))
    assert values("Brevet blev sendt af et fagsystem.", clue) == []


def test_weightier_clue_comes_first_wherever_it_stands() -> None:
    clues = (Clue(value="system", words=("system",)), Clue(value="human", words=("sent",)))
    assert values("Brevet blev sendt af et fagsystem.", *clues) == ["system", "human"]


def test_clue_that_names_no_list_is_an_error_of_the_vocabulary() -> None:
    with pytest.raises(ValidationError, match="lists that do not exist"):
        ClueVocabulary(lists={}, clues=[Clue(value="human", words=("sent",))])
    with pytest.raises(ValidationError, match="one fewer"):
        Clue(value="human", words=("sent",), gaps=(1,))
