"""What the rows above and below tell of a row's dates, where a clerk goes on from day to day and prints no years.

How such days give a date its year is for fields.date_years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from normalizers.fields.date_years import known_day
from normalizers.record import Record


def between(records: Sequence[Record]) -> tuple[Record, ...]:
    """The rows of one table; one that prints no day with its year has the nearest such days above and below it."""
    days = [known_day(r) for r in records]
    return tuple(
        record if days[i] else replace(record, between=(_first(reversed(days[:i])), _first(days[i + 1 :])))
        for i, record in enumerate(records)
    )


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)
