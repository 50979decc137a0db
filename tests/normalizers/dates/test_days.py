"""Points of time reckoned out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.days import Days
from normalizers.dates.points import Point
from normalizers.dates.shapes import Unit
from normalizers.vocabulary.words import shipped

DAYS = shipped().of(Days)


@pytest.mark.parametrize(
    ("point", "first", "last"),
    [
        (Point(0, 1, Unit.DAY, 12, 14, 7), (2021, 7, 12), (2021, 7, 14)),
        (Point(0, 1, Unit.THIRD, 3, 3, 2), (2021, 2, 21), (2021, 2, 28)),
        (Point(0, 1, Unit.WEEK, 53, 53), (2020, 12, 28), (2021, 1, 3)),
        (Point(0, 1, Unit.MONTH, 2, 2), (2020, 2, 1), (2020, 2, 29)),
        (Point(0, 1, Unit.QUARTER, 2, 3), (2021, 4, 1), (2021, 9, 30)),
        (Point(0, 1, Unit.HALF, 2, 2), (2021, 7, 1), (2021, 12, 31)),
        (Point(0, 1, Unit.SEASON, 9, 9), (2021, 9, 1), (2021, 11, 30)),
        (Point(0, 1, Unit.YEAR, 0, 2022), (2021, 1, 1), (2022, 12, 31)),
    ],
)
def test_point_has_its_first_and_last_day(
    point: Point, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    year = 2020 if point.unit in (Unit.WEEK, Unit.MONTH) else 2021
    assert DAYS.bounds(point, year) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "point", [Point(0, 1, Unit.DAY, 31, 31, 4), Point(0, 1, Unit.WEEK, 54, 54), Point(0, 1, Unit.MONTH, 1, 13)]
)
def test_point_that_does_not_exist_is_refused(point: Point) -> None:
    with pytest.raises(ValueError, match=r"day|week|month"):
        DAYS.bounds(point, 2021)


@given(st.dates(date(2021, 1, 1), date(2021, 12, 31)), st.dates(date(2021, 1, 1), date(2021, 12, 31)))
def test_order_of_days_in_a_year_is_kept(one: date, other: date) -> None:
    first, second = (DAYS.order(Point(0, 1, Unit.DAY, d.day, d.day, d.month)) for d in (one, other))
    assert (first < second) == (one < other)
