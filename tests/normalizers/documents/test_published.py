"""The day that a document has of itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.documents.published import PublishedReader
from normalizers.vocabulary.words import shipped

READER = shipped().of(PublishedReader)
DAY = date(2022, 5, 3)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Publiceret 03-05-2022", "Nyhed"],
        ["Publiceret: 3. maj 2022 kl. 09:12 | Sidst opdateret 9. maj 2022"],
        ["Forside | Publiceret tirsdag den 3. maj 2022"],
        ["Dato: 03.05.2022", "Journalnummer: 2021-442-99999"],
        ["Offentliggjort den 3. maj 2022"],
        ["Pressemeddelelse 3. maj 2022"],
        ["Udgivet 3. maj 2022", "Udsendt 4. maj 2022"],
        ["Dateret 3. maj 2022"],
        ["Publiceringsdato 2022-05-03"],
        ["Nyhed 3. maj 2022"],
        ["Afgørelsesdato: 3. maj 2022"],
        ["Engby Kommune, den 3. maj 2022"],
        ["3. maj 2022"],
        ["Til chefgruppen, 3. maj 2022"],
        ["Notat fra Digitalisering og Jura, Engby Kommune, 3. maj 2022"],
        ["Avis for Engby - 3. maj 2022 kl. 11:00"],
        ["Fra: Lone Krog", "Sendt: 3. maj 2022 15:47"],
        ["Af Lone Krog · Tirsdag den 3. maj 2022 · Engby"],
        ["Kære borger", "Vi beklager.", "Venlig hilsen", "Engby, 3/5 2022"],
    ],
)
def test_day_of_a_document_is_missed(paragraphs: list[str]) -> None:
    assert READER.day(None, paragraphs, lone=True) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Sidst opdateret 3. maj 2022",
        "Udskrevet den 3. maj 2022",
        "Siden er ændret 3. maj 2022",
        "Politikken er revideret 3. maj 2022, rettet 3. maj 2022",
        "Status pr. 3. maj 2022",
        "Møde den 3. maj 2022",
        "Byrådsmøde 3. maj 2022",
        "Byrådsmødet 3. maj 2022",
        "Frist 3. maj 2022",
        "Senest 3. maj 2022",
        "Svar inden 3. maj 2022",
        "Indtil 3. maj 2022",
        "Perioden 1. januar 2022 til 3. maj 2022",
        "Fra 3. maj 2022",
        "Brud siden 3. maj 2022",
        "Mellem 1. maj og 3. maj 2022",
        "Periode 3. maj 2022",
        "Sikkerhedshændelsen 3. maj 2022",
        "Databruddet 3. maj 2022",
        "Opdaget 3. maj 2022",
        "Anmeldt 3. maj 2022",
        "Indberettet 3. maj 2022",
        "Modtaget 3. maj 2022",
        "Sket 3. maj 2022",
        "Log 3. maj 2022",
        "Version 3. maj 2022",
        "Gældende 3. maj 2022",
        "Loven trådte i kraft 3. maj 2022",
        "Oversigt 3. maj 2022",
        "Den 3. maj 2022 blev en mail sendt til en forkert.",
        "Maj 2022",
        "Publiceret i maj 2022",
    ],
)
def test_another_day_is_taken_for_that_of_the_document(text: str) -> None:
    assert READER.day(None, [text], lone=True) is None


def test_day_on_a_line_of_its_own_dates_the_first_of_several_breaches() -> None:
    assert READER.day(None, ["3. maj 2022", "En mail blev sendt forkert."], lone=False) is None


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_answered(paragraphs: list[str]) -> None:
    found = READER.day(None, paragraphs, lone=True)
    assert found is None or isinstance(found, date)
