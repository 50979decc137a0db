"""Windows of days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.spans import within_a_month


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.integers(0, 27))
def test_window_of_four_weeks_tells_the_month_of_every_day_in_it(first: date, length: int) -> None:
    days = [first + timedelta(days=n) for n in range(length + 1)]
    assert within_a_month((days[0], days[-1]))
    assert len({d.day for d in days}) == len(days)


def test_whole_month_is_within_a_month_and_two_are_not() -> None:
    assert within_a_month((date(2021, 1, 1), date(2021, 1, 31)))
    assert not within_a_month((date(2021, 1, 1), date(2021, 2, 28)))
    assert not within_a_month(None)
