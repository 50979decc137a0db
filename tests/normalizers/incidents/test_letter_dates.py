"""Dates that only the sentences of a letter tell."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.incidents.letter import read
from normalizers.vocabulary.words import shipped

STORY = "Den 2. maj 2022 blev en liste med navne ved en fejl offentliggjort på hjemmesiden."


@pytest.mark.parametrize(
    "sentence",
    [
        "En borger kontaktede kommunen den 9. maj 2022.",
        "Den 9. maj 2022 gjorde en nabo os opmærksom på det.",
        "En journalist skrev til kommunen den 9. maj 2022.",
        "En pårørende ringede til os den 9. maj 2022.",
        "En elev skrev til skolen den 9. maj 2022.",
        "En modtager ringede til skolen den 9. maj 2022.",
        "En forælder henvendte sig den 9. maj 2022.",
        "Firmaet gav kommunen besked den 9. maj 2022.",
        "En medarbejder gjorde mig opmærksom på det den 9. maj 2022.",
        "Leverandøren giver mig besked den 9. maj 2022.",
        "En læser skrev den 9. maj 2022 til avisen.",
        "En forælder ringede til kommunen den 9. maj 2022.",
        "Moderen skrev til os den 9. maj 2022.",
    ],
)
def test_whoever_found_it_is_not_heard(sentence: str) -> None:
    assert read(shipped(), [STORY, sentence]).get("discovered_from") == date(2022, 5, 9)


@pytest.mark.parametrize("thing", ["Fejlen", "Hullet", "Adgangen", "Siden", "Mappen", "Bilaget", "Filen", "Dokumentet"])
@pytest.mark.parametrize("done", ["rettet", "lukket", "fjernet", "slettet", "spærret", "taget ned"])
def test_end_of_what_lay_open_is_missed(thing: str, done: str) -> None:
    found = read(shipped(), [STORY, f"{thing} blev {done} den 11. maj 2022."])
    assert (found.get("occurred_from"), found.get("occurred_to")) == (date(2022, 5, 2), date(2022, 5, 11))


@pytest.mark.parametrize("thing", ["listen", "arket", "opslaget", "linket"])
def test_end_told_with_the_verb_ahead_is_missed(thing: str) -> None:
    found = read(shipped(), [STORY, f"Den 11. maj 2022 blev {thing} fjernet."])
    assert found.get("occurred_to") == date(2022, 5, 11)


@pytest.mark.parametrize(
    "story",
    [
        "Den 2. maj 2022 kunne andre se listen.",
        "Den 2. maj 2022 lå listen ved en fejl fremme.",
        "Den 2. maj 2022 stod mappen åben.",
        "Den 2. maj 2022 blev listen lagt ud, og den har ligget der.",
        "Den 2. maj 2022 var listen tilgængelig for alle.",
        "Den 2. maj 2022 var listen synlig for alle.",
        "Den 2. maj 2022 havde alle ansatte adgang til listen.",
    ],
)
def test_lasting_breach_ends_on_its_first_day(story: str) -> None:
    found = read(shipped(), [story, "Filen blev slettet den 11. maj 2022."])
    assert found.get("occurred_to") == date(2022, 5, 11)


@pytest.mark.parametrize("done", ["fjernede", "lukkede", "slettede", "rettede", "spærrede"])
def test_end_that_somebody_made_is_missed(done: str) -> None:
    found = read(shipped(), [STORY, f"Vi {done} bilaget den 11. maj 2022."])
    assert found.get("occurred_to") == date(2022, 5, 11)


def test_letter_thrown_away_later_lasts_until_then() -> None:
    found = read(
        shipped(), ["Den 2. maj 2022 sendte vi et brev til en forkert.", "Filen blev slettet den 11. maj 2022."]
    )
    assert found.get("occurred_to") == date(2022, 5, 2)
