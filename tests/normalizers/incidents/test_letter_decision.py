"""Number, day and words of the authority's decision."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.codes import Speaker
from normalizers.findings import Findings
from normalizers.incidents.letter import read
from normalizers.incidents.letter_decision import Source
from normalizers.vocabulary.words import shipped

DAY = date(2022, 5, 4)
HEAD = ["Dato: 04-05-2022", "Journalnummer: 2021-442-99999"]
STORY = "Engby Kommune anmeldte den 9. juni 2021 et brud på persondatasikkerheden. Navne på 12 borgere lå frit fremme."


def found(paragraphs: list[str], speaker: Speaker | None = Speaker.AUTHORITY) -> Findings:
    return read(shipped(), paragraphs, Source(None, speaker, DAY))


def test_decision_of_the_authority_lacks_number_day_or_words() -> None:
    criticism = "Datatilsynet udtaler alvorlig kritik af, at kommunen ikke havde prøvet det."
    read_ = found([*HEAD, STORY, criticism])
    assert (read_.get("source_number"), read_.get("authority_decision")) == ("2021-442-99999", criticism)
    assert (read_.get("decided_from"), read_.get("decided_to"), read_.get("decided_precision")) == (DAY, DAY, "day")
    assert read_.get("reported_from") == date(2021, 6, 9)


def test_day_of_the_page_overrules_the_day_that_a_sentence_gives_the_decision() -> None:
    read_ = found([*HEAD, STORY, "Datatilsynet har den 2. maj 2022 udtalt kritik."])
    assert read_.get("decided_from") == date(2022, 5, 2)


def test_day_of_a_municipalitys_letter_is_taken_for_that_of_a_decision() -> None:
    read_ = found([*HEAD, STORY, "Datatilsynet har udtalt kritik."], Speaker.MUNICIPALITY)
    assert read_.get("authority_decision") == "Datatilsynet har udtalt kritik."
    assert (read_.get("decided_from"), read_.get("source_number")) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Datatilsynet udtalte kritik.",
        "Datatilsynet finder grundlag for at udtale alvorlig kritik.",
        "Datatilsynet rejser skarp kritik.",
        "Datatilsynet har rejst kritik.",
        "Datatilsynet retter en ny kritik mod kommunen.",
        "Datatilsynet har rettet kritik mod kommunen.",
        "Datatilsynet giver kritik.",
        "Datatilsynet har givet kritik.",
        "Kommunen har fået kritik af Datatilsynet.",
        "Kommunen får kritik af Datatilsynet.",
        "Datatilsynet indstiller Engby Kommune til en bøde.",
        "Datatilsynet har indstillet kommunen til bøde.",
        "Kommunen indstilles til bøde af Datatilsynet.",
        "Datatilsynet meddeler et påbud.",
        "Datatilsynet har meddelt påbud.",
        "Datatilsynet udsteder påbud.",
        "Datatilsynet har udstedt påbud.",
        "Datatilsynet har givet påbud.",
        "Datatilsynet giver påbud.",
        "Datatilsynet har ingen bemærkninger.",
        "Datatilsynet finder ikke anledning til kritik.",
        "Datatilsynet ser ikke grundlag for kritik.",
        "Datatilsynet afslutter sagen.",
        "Datatilsynet har afsluttet sagen.",
        "Datatilsynet afsluttede sagen.",
        "Datatilsynet har lukket sagen.",
        "Datatilsynet indskærper reglerne.",
        "Datatilsynet har indskærpet reglerne.",
    ],
)
def test_words_of_a_decision_are_missed(sentence: str) -> None:
    assert found([STORY, sentence], None).get("authority_decision") == sentence


def test_criticism_by_anybody_else_is_a_decision_of_the_authority() -> None:
    assert found([STORY, "Byrådet har udtalt kritik."], None).get("authority_decision") is None
