"""Two rows that were taken for one leave two of everything in its cells."""

from __future__ import annotations

import pytest

from normalizers.codes import Review
from normalizers.incidents.log import read_log
from normalizers.incidents.two_in_one import doubled
from normalizers.record import Field, Record, Role

ROLES = {
    "Nr.": Role.SOURCE_NUMBER,
    "Dato": Role.OCCURRED,
    "Hændelse": Role.DESCRIPTION,
    "Anmeldt": Role.NOTIFIED_AUTHORITY,
}
ROWS = (
    {"Nr.": "1", "Dato": "3/4-2021", "Hændelse": "Brev til 2 forkerte", "Anmeldt": "Ja"},
    {"Nr.": "2", "Dato": "4. maj 2021", "Hændelse": "Mail til 3 forkerte", "Anmeldt": "Nej"},
    {"Nr.": "3", "Dato": "5/6-2021", "Hændelse": "Mappe tabt", "Anmeldt": "Nej"},
    {"Nr.": "4", "Dato": "", "Hændelse": "Mappe tabt", "Anmeldt": "Ja"},
)


def log(*changes: dict[str, str]) -> list[Record]:
    """The rows above, the first ones changed."""
    rows = [{**row, **change} for row, change in zip(ROWS, [*changes, {}, {}, {}, {}], strict=False)]
    return [Record(tuple(Field(name, row[name], role) for name, role in ROLES.items())) for row in rows]


@pytest.mark.parametrize(
    "change",
    [
        {"Nr.": "1 7"},
        {"Nr.": "7 8"},
        {"Dato": "3/4-2021 4/4-2021"},
        {"Dato": "03.04.2021\n04.04.2021"},
        {"Anmeldt": "Ja Nej"},
        {"Anmeldt": "nej\nNej"},
    ],
    ids=lambda change: "; ".join(change.values()),
)
def test_row_made_of_two_is_taken_for_one(change: dict[str, str]) -> None:
    assert doubled(log(change)) == (True, False, False, False)
    found = [Review.TWO_IN_ONE in read.findings.review for read in read_log(log(change))]
    assert found == [True, False, False, False]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"Nr.": "1 (2020)"},
        {"Nr.": "Sag 12"},
        {"Nr.": ""},
        {"Dato": "3/4-2021 til 4/4-2021"},
        {"Dato": "12. og 14. juli 2021"},
        {"Dato": "3/4-2021 kl. 12.30"},
        {"Dato": "3/4-2021, rettet 5/4-2021"},
        {"Anmeldt": "Ja, den 3/4"},
        {"Anmeldt": "Ikke anmeldt"},
        {"Hændelse": "Ja Nej 1 2"},
    ],
    ids=lambda change: "; ".join(change.values()),
)
def test_row_is_taken_for_two(change: dict[str, str]) -> None:
    assert not any(doubled(log(change)))


def test_numbers_of_two_words_are_taken_for_two() -> None:
    assert not any(doubled(log(*({"Nr.": f"2021 {n:04}"} for n in (12, 3, 21, 40)))))


def test_rows_joined_in_pairs_are_taken_for_single_ones() -> None:
    assert all(doubled(log(*({"Nr.": f"{n} {n + 1}"} for n in (1, 3, 5, 7)))))
