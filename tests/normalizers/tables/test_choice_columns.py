"""Marks under kinds of data, causes and places, and columns that only look so."""

from __future__ import annotations

import pytest

from normalizers.record import Role
from normalizers.tables.choice_columns import ChoiceColumns
from normalizers.tables.columns import ColumnRoles
from normalizers.vocabulary.words import shipped

CHOICES, recognise = shipped().of(ChoiceColumns), shipped().of(ColumnRoles).recognise
MARKS = ("x", "", "x")


@pytest.mark.parametrize("marks", [MARKS, ("Ja", "Nej", "Ja"), ("true", "false", "false"), ("1", "0", "1")])
def test_ticks_under_kinds_of_data_are_taken_for_places_and_persons(marks: tuple[str, ...]) -> None:
    columns = ("Navn", "Adresse", "Familieforhold")
    told = CHOICES.roles(columns, (Role.IGNORED, Role.LOCATION, None), [marks, marks[::-1], marks])
    assert told == [Role.DATA_TYPE] * 3


def test_words_under_a_kind_of_data_are_ticks() -> None:
    below = [("Ole", "Ida", ""), ("Rådhuset", "", "Skolen"), MARKS]
    roles = (Role.IGNORED, Role.LOCATION, Role.FORTROLIGE)
    assert CHOICES.roles(("Navn", "Adresse", "CPR"), roles, below) == list(roles)


def test_lone_mark_under_a_kind_of_data_is_a_tick() -> None:
    assert CHOICES.roles(("Navn", "Årsag"), (Role.IGNORED, Role.CAUSE), [MARKS, ("a", "b", "c")])[0] is Role.IGNORED


def test_class_keeps_its_column_beside_kinds_of_data() -> None:
    told = CHOICES.roles(("Navn", "CPR", "Følsomme"), (None, Role.FORTROLIGE, Role.FOELSOMME), [MARKS, MARKS, MARKS])
    assert told == [Role.DATA_TYPE, Role.FORTROLIGE, Role.FOELSOMME]


@pytest.mark.parametrize(
    ("heading", "choices", "role"),
    [
        ("Ansvarlig", ("Os selv", "Systemhus", "Modtager"), Role.CAUSE),
        ("Ansvar hos", ("Skolen", "Firmaet"), Role.CAUSE),
        ("Sket hos", ("Kommune", "Borger"), Role.LOCATION),
        ("Lokation", ("Rådhus", "Gaden"), Role.LOCATION),
        ("Placering", ("Vej", "Hal"), Role.LOCATION),
    ],
)
def test_choice_nobody_knows_is_lost_under_its_heading(heading: str, choices: tuple[str, ...], role: Role) -> None:
    columns = ["Nr.", "Hændelse", *(f"{heading} / {c}" for c in choices)]
    rows = [(str(i + 1), "Brev tabt", *("x" if i == j else "" for j in range(len(choices)))) for i in range(3)]
    assert recognise(columns, rows).roles[2:] == (role,) * len(choices)


def test_choices_that_are_known_lose_their_own_roles() -> None:
    columns = ["Hændelse", "Skyld / Medarbejder", "Skyld / System", "Skyld / Leverandør"]
    roles = recognise(columns, [("Brev tabt", "x", "", ""), ("Nedbrud", "", "x", "x")]).roles
    assert roles[1:] == (Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.THIRD_PARTY)
