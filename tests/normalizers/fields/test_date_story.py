"""The day a story opens with. What whole rows give is told by tests/cases/values_dates.csv."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.codes import Basis
from normalizers.fields.date_roles import DateRule
from normalizers.fields.dates import normalise
from normalizers.record import Field, Record, Role


def occurred(text: str, *others: Field) -> object:
    return normalise(Record((Field("Forløb", text, Role.DESCRIPTION), *others))).get("occurred_from")


@pytest.mark.parametrize(
    "text",
    [
        "Den 3. maj 2021 sendte en medarbejder et brev til en forkert adresse.",
        "3. maj 2021: Strømmen gik, og omsorgssystemet var nede.",
        "Et brev om ydelser kom 3/5 2021 i hænderne på en nabo.",
        "Mail sendt til forkert skole 3/5-2021. Opdaget 5/5-2021. Mødet den 9/5-2021 blev aflyst.",
    ],
)
def test_first_day_of_a_story_is_that_of_the_incident_and_inferred(text: str) -> None:
    found = normalise(Record((Field("Forløb", text, Role.DESCRIPTION),)))
    value = found.value("occurred_from")
    assert value is not None
    assert (value.value, value.basis, value.rule) == (date(2021, 5, 3), Basis.INFERRED, DateRule.STORY)


@pytest.mark.parametrize(
    "text",
    [
        "Referat af 3. maj 2021 blev lagt på en forkert sag.",
        "En vikar kunne logge på efter sin fratræden den 3. maj 2021.",
        "Listen skal slettes senest den 3. maj 2021.",
        "Barnet, født 3. maj 2021, fik en andens brev.",
        "Datatilsynet svarede den 3. maj 2021.",
        "Listen er fra 2021.",
    ],
)
def test_day_of_another_thing_is_not_that_of_the_incident(text: str) -> None:
    assert occurred(text) is None


def test_column_of_the_occurrence_goes_before_the_story() -> None:
    assert occurred("Den 3. maj 2021 kom et brev.", Field("Dato", "ukendt", Role.OCCURRED)) is None


def test_day_after_the_report_is_not_that_of_the_incident() -> None:
    assert occurred("Den 3. maj 2021 ringede en borger.", Field("Anmeldt", "1/5-2021", Role.REPORTED)) is None
