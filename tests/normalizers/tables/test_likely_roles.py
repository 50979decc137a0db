from __future__ import annotations

import pytest

from normalizers.record import Role
from normalizers.tables.likely_roles import LikelyRoles
from normalizers.vocabulary.words import shipped

LIKELY = shipped().of(LikelyRoles)
DAYS = ("3.4.2021", "12. maj 2021", "30/6-2021")


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (("Menneskelig fejl", "Systemfejl", "Menneskelig fejl"), Role.CAUSE),
        (("CPR-nummer", "Navn og adresse", "Helbredsoplysninger"), Role.PERSONAL_DATA),
        (("Eksternt", "Internt", "Internt"), Role.LOCATION),
        (
            ("Der er holdt møde med de ansatte om sagen.", "Vi har talt med borgeren og rådgivet hende om den."),
            Role.REMARKS,
        ),
        (("LKH", "MBT", "LKH"), Role.IGNORED),
        (("14", "3", "200"), Role.IGNORED),
        ((), Role.IGNORED),
    ],
)
def test_cells_tell_what_their_column_may_hold(cells: tuple[str, ...], first: Role) -> None:
    assert LIKELY.of(cells, ())[0] is first


def test_days_are_no_guess_while_several_days_are_open() -> None:
    assert LIKELY.of(DAYS, {Role.OCCURRED})[:3] == (Role.IGNORED, Role.DISCOVERED, Role.REGISTERED)
    told = {Role.OCCURRED, Role.REGISTERED, Role.REPORTED, Role.DECIDED}
    assert LIKELY.of(DAYS, told)[0] is Role.DISCOVERED


def test_answers_are_no_guess_while_two_questions_are_open() -> None:
    answers = ("Ja", "Nej", "Ja")
    assert LIKELY.of(answers, ())[:2] == (Role.IGNORED, Role.NOTIFIED_AUTHORITY)
    assert LIKELY.of(answers, {Role.NOTIFIED_AUTHORITY, Role.THIRD_PARTY})[0] is Role.NOTIFIED_SUBJECTS


def test_kind_that_another_column_holds_is_no_guess() -> None:
    assert Role.CAUSE is not LIKELY.of(("Menneskelig fejl", "Systemfejl"), {Role.CAUSE})[0]


def test_no_choice_stands_twice() -> None:
    for cells in (DAYS, ("Ja", "Nej"), ("LKH", "MBT"), ("14", "3")):
        choices = LIKELY.of(cells, ())
        assert len(set(choices)) == len(choices)
