"""Easter and the holidays that follow it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.grammar import find_dates, read
from normalizers.dates.holidays import easter_sunday
from normalizers.dates.spans import Place
from normalizers.dates.words import WORDS


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


@given(st.sampled_from([name for feast in WORDS.feasts for name in feast.names]), st.integers(1990, 2058))
def test_every_holiday_is_read_by_each_of_its_names(name: str, year: int) -> None:
    feast = next(f for f in WORDS.feasts if name in f.names)
    assert [(d.from_, d.to) for d in find_dates(f"{name} {year}")] == [feast.bounds(year)]


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_day_alone_in_the_place_of_its_month_is_read(day: date) -> None:
    first = day.replace(day=1)
    place = Place((first, first.replace(day=28)) if day.day <= 28 else (day, day), column=True)
    for form in ("d. {0}.", "den {0}.", "{0}.", "{0}"):
        assert [d.from_ for d in read(form.format(day.day), None, place).dates] == [day], form
    assert [d.from_ for d in read(f"{day:%d%m%y}", None, Place(column=True)).dates] == [day]
