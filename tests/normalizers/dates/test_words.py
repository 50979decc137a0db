"""The words of dates: a document is read with the vocabulary it is handed, and with no other."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

import pytest
from pydantic import BaseModel

from normalizers.danish.calendar import CalendarVocabulary
from normalizers.danish.negation import Negation, NegationVocabulary
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.dates.words import DateWords, key
from normalizers.fields.dates import normalise
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.words import Vocabulary, shipped

Model = TypeVar("Model", bound=BaseModel)


class OwnWords(Vocabulary):
    """The shipped words, but that January is called snemåned and "nix" denies."""

    def file(self, name: str, model: type[Model]) -> Model:
        found = super().file(name, model)
        if isinstance(found, CalendarVocabulary):
            return cast("Model", found.model_copy(update={"months": (("snemåned",), *found.months[1:])}))
        if isinstance(found, NegationVocabulary):
            first = found.triggers[0].model_copy(update={"negators": ("nix",)})
            return cast("Model", found.model_copy(update={"triggers": (first, *found.triggers[1:])}))
        return found


OWN = OwnWords()


def test_document_is_read_with_its_own_names_of_months() -> None:
    assert [d.from_ for d in OWN.of(DateGrammar).find_dates("3. snemåned 2020")] == [date(2020, 1, 3)]
    assert shipped().of(DateGrammar).find_dates("3. snemåned 2020") == []
    assert OWN.of(DateGrammar).find_dates("3. januar 2020") == []


def test_periods_and_rows_are_read_with_the_same_words() -> None:
    assert OWN.of(PeriodPhrases).of_label("snemåned 2020", None) == "2020-01"
    row = Record((Field("Dato", "3. snemåned 2020", Role.OCCURRED),), vocabulary=OWN)
    assert normalise(row).get("occurred_from") == date(2020, 1, 3)


def test_denial_is_read_with_the_same_words() -> None:
    assert OWN.of(Negation).negated("nix adresse", 4, 11)
    assert not shipped().of(Negation).negated("nix adresse", 4, 11)


@pytest.mark.parametrize("word", ["MAJ", "Maj", "maj"])
def test_word_is_found_however_it_is_printed(word: str) -> None:
    assert shipped().of(DateWords).months[key(word)] == 5


def test_name_of_several_words_is_one_however_they_are_joined() -> None:
    assert key("Kristi  Himmelfart") == key("kristi-himmelfart") == "kristi himmelfart"
