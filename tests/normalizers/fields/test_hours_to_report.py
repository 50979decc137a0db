"""The hours between discovery and report; the cases are in tests/cases/values_hours_to_report.csv."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from normalizers.codes import Basis, Precision
from normalizers.fields.hours_to_report import FIELD
from normalizers.findings import Findings, Quote, Value
from normalizers.record import Record, Role

DAYS = st.dates(date(2018, 5, 25), date(2030, 1, 1))
MINUTES = st.none() | st.times().map(lambda t: f"{t.hour:02}:{t.minute:02}")
QUOTE = Quote("Anmeldt", "4. maj", 0, 6)


def dated(role: Role, day: date, time: str | None) -> list[Value]:
    precision = Precision.MINUTE if time else Precision.DAY
    parts = {"from": day, "to": day, "precision": precision.value, "time": time}
    return [Value(f"{role}_{part}", v, Basis.STATED, "dates.column", QUOTE) for part, v in parts.items() if v]


def hours(discovered: tuple[date, str | None], reported: tuple[date, str | None]) -> Findings:
    known = Findings((*dated(Role.DISCOVERED, *discovered), *dated(Role.REPORTED, *reported)))
    return FIELD.normalise(Record(()), known)


@given(DAYS, st.integers(0, 400), MINUTES, MINUTES)
def test_bounds_enclose_every_time_of_day_that_is_left_open(
    day: date, later: int, discovered: str | None, reported: str | None
) -> None:
    found = hours((day, discovered), (day + timedelta(days=later), reported))
    least, most = found.get("hours_to_report_min"), found.get("hours_to_report_max")
    if least is None:
        assert (later, discovered is None, reported is None) == (0, False, False), "only a report before the discovery"
        return
    assert isinstance(least, int)
    assert isinstance(most, int)
    assert 0 <= least <= most < 24 * (later + 1)
    assert (least == most) >= (discovered is not None and reported is not None)


@given(DAYS, st.integers(0, 400))
def test_late_is_told_only_where_every_time_of_day_says_the_same(day: date, later: int) -> None:
    found = hours((day, None), (day + timedelta(days=later), None))
    assert found.get("late_72h") is (None if later == 3 else later > 3)


def test_every_value_rests_on_the_words_of_the_report() -> None:
    found = hours((date(2022, 3, 4), None), (date(2022, 3, 9), None))
    assert [v.quote for v in found.values] == [QUOTE] * 3


def test_nothing_is_counted_where_one_day_is_missing() -> None:
    assert FIELD.normalise(Record(()), Findings(tuple(dated(Role.REPORTED, date(2022, 3, 4), None)))) == Findings()
