"""What gives a date printed without its year that year."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.fields.date_years import ParsedRecord, known_day
from normalizers.record import Field, Legend, Record, Role


def days(record: Record, role: Role) -> list[tuple[date | None, bool]]:
    return [(d.from_, d.complete) for d in ParsedRecord(record).spans_of_role(role)]


def row(**cells: str) -> tuple[Field, ...]:
    return tuple(Field(name, text, Role(name)) for name, text in cells.items())


def test_legend_overrules_the_row_and_the_period() -> None:
    record = Record(row(occurred="3/5 2020", discovered="4/5"), Legend(year=2018), period_year=2019)
    assert days(record, Role.DISCOVERED) == [(date(2018, 5, 4), False)]


def test_date_after_the_rows_known_day_overrules_the_period() -> None:
    record = Record(row(occurred="30/12 2020", discovered="2/1"), period_year=2020)
    assert days(record, Role.DISCOVERED) == [(date(2021, 1, 2), False)]


def test_date_before_the_rows_known_day_lies_before_it() -> None:
    record = Record(row(occurred="30/12", discovered="2/1 2021"))
    assert days(record, Role.OCCURRED) == [(date(2020, 12, 30), False)]


def test_day_in_six_digits_tells_the_year_of_its_row() -> None:
    record = Record(row(occurred="070319", discovered="8/3"))
    assert days(record, Role.DISCOVERED) == [(date(2019, 3, 8), False)]
    assert known_day(record) == date(2019, 3, 7)


def test_heading_of_a_month_gives_a_lone_day_its_month() -> None:
    record = Record(row(occurred="d. 7."), section="Marts 2021")
    assert days(record, Role.OCCURRED) == [(date(2021, 3, 7), False)]


def test_rows_above_and_below_tell_the_year_where_nothing_else_does() -> None:
    record = Record(row(occurred="2/1"), between=(date(2020, 12, 28), date(2021, 1, 9)))
    assert days(record, Role.OCCURRED) == [(date(2021, 1, 2), False)]


def test_date_without_any_year_around_is_unread() -> None:
    record = Record(row(occurred="2/1"))
    assert days(record, Role.OCCURRED) == []
    assert ParsedRecord(record).context.window is None
    assert known_day(record) is None


@pytest.mark.parametrize("text", ["3/5", "uge 12", "3/5 2021 kl. 9.15", "uoplyst"])
def test_cell_is_resolved_the_same_however_often_it_is_asked(text: str) -> None:
    parsed = ParsedRecord(Record(row(occurred=text, discovered="9/5 2021"), period_year=2021))
    assert parsed.reading(0) == parsed.reading(0) == ParsedRecord(parsed.record).reading(0)
