"""Clocks of programs: midnight, zones, and days counted as in a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.dates.clock import danish, of_serial, prints_midnight


@pytest.mark.parametrize("text", ["2023-02-13T00:00:00Z", "13-02-2023 00:00", "Mar 7, 2022 12:00 AM"])
def test_midnight_is_seen_however_it_is_written(text: str) -> None:
    assert prints_midnight(text)


@pytest.mark.parametrize("text", ["13-02-2023 10:00:00", "Mar 7, 2022 12:00 PM", "13-02-2023 kl. 20.00", "00:00:12"])
def test_other_hours_are_no_midnight(text: str) -> None:
    assert not prints_midnight(text)


@pytest.mark.parametrize(
    ("day", "hour", "zone", "shown"),
    [
        (date(2019, 7, 7), 23, "Z", "2019-07-08 01:30"),
        (date(2019, 12, 31), 23, "Z", "2020-01-01 00:30"),
        (date(2019, 3, 7), 9, "+01:00", "2019-03-07 09:30"),
        (date(2019, 3, 7), 23, "-0200", "2019-03-08 02:30"),
    ],
    ids=["summer", "winter and a new year", "its own zone", "west of here"],
)
def test_stamp_of_another_zone_is_the_hour_of_a_danish_clock(day: date, hour: int, zone: str, shown: str) -> None:
    assert f"{danish(day, hour, 30, zone):%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("43531", date(2019, 3, 7)),
        (" 43531,39 ", date(2019, 3, 7)),
        ("99999", None),
        ("4353", None),
        ("sag 43531", None),
    ],
)
def test_spreadsheet_number_is_a_day(text: str, day: date | None) -> None:
    assert of_serial(text) == day
