"""Days whose header is unknown, told from the other days of their rows."""

from __future__ import annotations

import pytest

from normalizers.record import Legend, Role
from normalizers.tables.day_columns import DayColumns
from normalizers.vocabulary.words import shipped

DAYS = shipped().of(DayColumns)
EARLY, MIDDLE, LATE = ("3/1-2022", "8/2-2022", "1/3"), ("5/1-2022", "8/2-2022", "4/3"), ("6/1-2022", "9/2-2022", "4/3")
SOME = ("", "10/2-2022", "5/3-2022")
TOLD = ("Nej", "Ja", "Ja")


@pytest.mark.parametrize(
    ("known", "cells", "role"),
    [
        ((None, Role.DISCOVERED), (EARLY, MIDDLE), Role.OCCURRED),
        ((Role.OCCURRED, None, Role.REGISTERED), (EARLY, MIDDLE, LATE), Role.DISCOVERED),
        ((Role.OCCURRED, Role.NOTIFIED_AUTHORITY, None), (EARLY, TOLD, SOME), Role.REPORTED),
    ],
)
def test_day_is_lost_though_only_one_role_fits_its_order(
    known: tuple[Role | None, ...], cells: tuple[tuple[str, ...], ...], role: Role
) -> None:
    place = known.index(None)
    assert DAYS.roles(known, [place], cells, Legend()) == {place: role}


@pytest.mark.parametrize(
    ("known", "cells"),
    [
        ((Role.OCCURRED, None), (EARLY, LATE)),
        ((Role.OCCURRED, None, Role.REPORTED), (EARLY, MIDDLE, LATE)),
        ((Role.OCCURRED, Role.NOTIFIED_AUTHORITY, None), (EARLY, TOLD, LATE)),
        ((None, Role.DISCOVERED), (MIDDLE, MIDDLE)),
        ((None, Role.DISCOVERED), (("5/1-2022", "", ""), LATE)),
    ],
    ids=["after one day", "between, not registered", "those not told too", "the same days", "one day only"],
)
def test_day_that_may_be_several_is_taken_for_one(
    known: tuple[Role | None, ...], cells: tuple[tuple[str, ...], ...]
) -> None:
    assert DAYS.roles(known, [known.index(None)], cells, Legend()) == {}


def test_first_of_two_unknown_days_is_not_when_it_happened() -> None:
    assert DAYS.roles((None, None), [0, 1], (LATE, EARLY), Legend()) == {1: Role.OCCURRED}


def test_day_that_no_missing_role_fits_is_doubted() -> None:
    known = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.NOTIFIED_AUTHORITY, None)
    assert not DAYS.may_tell(known, 4, (EARLY, EARLY, MIDDLE, TOLD, LATE), Legend())
    assert DAYS.may_tell(known, 4, (EARLY, EARLY, MIDDLE, TOLD, SOME), Legend())
    assert DAYS.may_tell((Role.OCCURRED, Role.DISCOVERED, None), 2, (EARLY, EARLY, LATE), Legend())


@pytest.mark.parametrize(
    ("text", "is_day"), [("3/4", True), ("2021-04-03", True), ("maj 2021", False), ("Brev", False)]
)
def test_day_without_a_year_is_none(text: str, is_day: bool) -> None:
    assert DAYS.is_a_day(text) is is_day
