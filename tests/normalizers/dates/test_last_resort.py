"""Whole cells that only dateparser reads."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.dates.last_resort import LastResort
from normalizers.vocabulary.words import shipped

parse_whole = shipped().of(LastResort).parse_whole


@pytest.mark.parametrize("text", ["maj 2018", "Februar", "i går", "12.12", "12:12", "2018", "01.13.2020", "snart"])
def test_whole_cell_is_not_filled_with_the_day_of_the_run(text: str) -> None:
    assert parse_whole(text) is None


@pytest.mark.parametrize("text", ["2020 3 maj", "maj 3 2020"])
def test_day_written_in_another_order_is_read(text: str) -> None:
    assert parse_whole(text) == date(2020, 5, 3)


@pytest.mark.parametrize("text", ["010203-1234", "12 34 56 78", "se 12/2020-1234567", "x" * 41])
def test_number_that_is_never_a_date_is_not_given_to_dateparser(text: str) -> None:
    assert parse_whole(text) is None
