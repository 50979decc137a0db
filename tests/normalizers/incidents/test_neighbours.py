"""Years told by the rows above and below."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.codes import Review
from normalizers.incidents import row
from normalizers.incidents.neighbours import between, with_whole_days
from normalizers.record import Field, Record, Role


def log(*days: str) -> list[Record]:
    return [Record((Field("Dato for hændelsen", day, Role.OCCURRED),)) for day in days]


@pytest.mark.parametrize(
    ("days", "wanted", "unsure"),
    [
        (("14/11-2019", "7. januar", "3/2-2020"), date(2020, 1, 7), False),
        (("14/11-2019", "28. december", "3/2-2020"), date(2019, 12, 28), False),
        (("14/11-2019", "7. januar"), date(2020, 1, 7), True),
        (("14/11-2016", "7. januar", "3/2-2020"), None, False),
    ],
    ids=["after new year", "before new year", "one neighbour alone", "neighbours years apart"],
)
def test_row_without_year_takes_it_from_its_neighbours(
    days: tuple[str, ...], wanted: date | None, unsure: bool
) -> None:
    found = row.normalise(between(log(*days))[1])
    assert found.get("occurred_from") == wanted
    assert (Review.YEAR_UNSURE in found.review) is unsure


def read(*days: str) -> list[tuple[object, object, object]]:
    found = [row.normalise(record) for record in with_whole_days(log(*days))]
    return [(f.get("occurred_from"), f.get("occurred_precision"), f.get("occurred_time")) for f in found]


def test_midnight_of_several_rows_is_no_time_and_other_hours_of_the_table_are() -> None:
    assert read("2023-01-09T00:00:00Z", "2023-02-13T14:05:00Z", "2023-03-03T00:00:00Z") == [
        (date(2023, 1, 9), "day", None),
        (date(2023, 2, 13), "minute", "14:05"),
        (date(2023, 3, 3), "day", None),
    ]


def test_zone_is_reckoned_with_where_no_row_is_at_midnight() -> None:
    assert read("2023-04-08T22:17:00Z", "2023-04-11T06:30:00Z")[0] == (date(2023, 4, 9), "minute", "00:17")


def test_lone_midnight_is_a_time() -> None:
    assert read("09-01-2023 00:00", "13-02-2023 14:05")[0] == (date(2023, 1, 9), "minute", "00:00")
