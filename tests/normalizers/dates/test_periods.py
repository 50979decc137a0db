"""Periods as the register writes them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.periods import bounds_of, covers, of_year, period_range, span, years_in

DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))


@given(DAYS, st.integers(0, 800))
def test_period_written_and_read_back_has_the_same_days(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert bounds_of(period_range(first, last)) == (first, last)


@pytest.mark.parametrize("period", ["2020", "2020-02", "2020-Q1", "2020-02-28..2020-03-01"])
def test_shortest_way_of_writing_is_its_own(period: str) -> None:
    bounds = bounds_of(period)
    assert bounds
    assert period_range(*bounds) == period


def test_years_of_a_longer_time_are_lost_or_made_of_parts_of_them() -> None:
    assert years_in("2020-01-01..2022-12-31") == ["2020", "2021", "2022"]
    assert years_in("2021") == ["2021"]
    assert years_in("2021-Q1") == years_in("2020-07-01..2021-12-31") == []


def test_no_period_has_no_days() -> None:
    assert bounds_of(None) is None


@pytest.mark.parametrize(
    ("period", "year", "other"),
    [
        ("2023-Q3", 2022, "2022-Q3"),
        ("2024-02", 2023, "2023-02"),
        ("2023", 2020, "2020"),
        ("2022-11-01..2023-01-31", 2020, None),
    ],
)
def test_same_part_of_another_year(period: str, year: int, other: str | None) -> None:
    assert of_year(period, year) == other


def test_quarters_with_one_missing_are_no_span() -> None:
    assert span(["2020-Q1", "2020-Q2"]) == "2020-01-01..2020-06-30"
    assert span(["2020-Q1", "2020-Q3"]) is None
    assert span(["2020-Q1", None]) is None


def test_year_covers_its_quarters_and_no_other() -> None:
    assert covers("2020", "2020-Q4")
    assert not covers("2020", "2021-Q1")
