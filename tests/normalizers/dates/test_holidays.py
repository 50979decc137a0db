"""Easter and the holidays that follow it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.grammar import DateGrammar
from normalizers.dates.holidays import Holidays
from normalizers.vocabulary.words import shipped

GRAMMAR = shipped().of(DateGrammar)
HOLIDAYS = shipped().of(Holidays).all


def easter_sunday(year: int) -> date:
    return next(h for h in HOLIDAYS if "påskedag" in h.names).bounds(year)[0]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2018, (4, 1)),
        (2019, (4, 21)),
        (2020, (4, 12)),
        (2021, (4, 4)),
        (2022, (4, 17)),
        (2023, (4, 9)),
        (2024, (3, 31)),
    ],
)
def test_easter_is_on_the_day_of_the_calendar(year: int, day: tuple[int, int]) -> None:
    assert easter_sunday(year) == date(year, *day)


@given(st.integers(1990, 2059))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter_sunday(year).weekday() == 6
    assert date(year, 3, 22) <= easter_sunday(year) <= date(year, 4, 25)


@given(st.sampled_from([name for holiday in HOLIDAYS for name in holiday.names]), st.integers(1990, 2058))
def test_every_holiday_is_read_by_each_of_its_names(name: str, year: int) -> None:
    holiday = next(h for h in HOLIDAYS if name in h.names)
    assert [(d.from_, d.to) for d in GRAMMAR.find_dates(f"{name} {year}")] == [holiday.bounds(year)]
