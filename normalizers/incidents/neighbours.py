"""What the other rows of a table tell of a row's dates: years that a clerk leaves out, hours that a program puts in.

How such days give a date its year is for fields.date_years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from normalizers.dates.clock import prints_midnight
from normalizers.fields.date_years import known_day
from normalizers.record import DATE_ROLES, Record

# Nothing happens twice at midnight to the minute.
TWICE = 2


def between(records: Sequence[Record]) -> tuple[Record, ...]:
    """The rows of one table; one that prints no day with its year has the nearest such days above and below it."""
    days = [known_day(r) for r in records]
    return tuple(
        record if days[i] else replace(record, between=(_first(reversed(days[:i])), _first(days[i + 1 :])))
        for i, record in enumerate(records)
    )


def with_whole_days(records: Sequence[Record]) -> tuple[Record, ...]:
    """The rows of one table; where a column of dates prints midnight in several of them, it means no time in all."""
    at_midnight = Counter(f.column for r in records for f in r.with_role(*DATE_ROLES) if prints_midnight(f.text))
    several = any(count >= TWICE for count in at_midnight.values())
    return tuple(replace(record, whole_days=True) for record in records) if several else tuple(records)


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)
