"""Clocks that programs print: midnight for a day without a time, a stamp with its zone, Excel's count of days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DANISH_TIME = ZoneInfo("Europe/Copenhagen")
MIDNIGHT = "00:00"
_MIDNIGHT = re.compile(r"(?<![\d:])(?:00:00(?::00)?(?![\d:])(?!\s?[ap]\.?m)|12:00(?::00)?\s?am(?!\w))", re.IGNORECASE)
# Excel counts days from here (its 1 January 1900 is 1; it takes 1900 for a leap year, which later days make good).
EXCEL_BEGIN = date(1899, 12, 30)
# 1 January 2000 to 31 December 2059: five digits.
SERIALS = range(36526, 58440)
_SERIAL = re.compile(r"\s*(\d{5})(?:[.,]\d+)?\s*")


def prints_midnight(text: str) -> bool:
    """Whether a text holds the hour 00:00 ("2023-02-13T00:00:00Z", "Mar 7, 2022 12:00 AM")."""
    return _MIDNIGHT.search(text) is not None


def danish(day: date, hour: int, minute: int, zone: str) -> datetime:
    """What a Danish clock showed then; zone: "Z" or "+01:00"."""
    offset = "+00:00" if zone.upper() == "Z" else zone
    return datetime.strptime(f"{day} {hour:02}:{minute:02} {offset}", "%Y-%m-%d %H:%M %z").astimezone(DANISH_TIME)


def of_serial(text: str) -> date | None:
    """The day that a cell's whole text counts as a spreadsheet does ("43530"); None for other numbers."""
    number = _SERIAL.fullmatch(text)
    return EXCEL_BEGIN + timedelta(days=int(number[1])) if number and int(number[1]) in SERIALS else None
