"""Periods as the register writes them: 2018, 2018-05, 2022-Q1, 2018-05-25..2018-10-01."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta


def period_range(start: date, end: date) -> str:
    """The shortest way to write the days start to end, both included."""
    last = calendar.monthrange(end.year, end.month)[1]
    whole = start.day == 1 and end.day == last and start.year == end.year
    if whole and (start.month, end.month) == (1, 12):
        return f"{start.year}"
    if whole and start.month == end.month:
        return f"{start.year}-{start.month:02d}"
    if whole and start.month % 3 == 1 and end.month == start.month + 2:
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return f"{start.isoformat()}..{end.isoformat()}"


def span(periods: Iterable[str | None]) -> str | None:
    """The time from the first to the last of at least two periods; None where days between them are missing."""
    found = sorted({b for p in periods if (b := bounds_of(p))})
    if len(found) < 2:
        return None
    end = found[0][1]
    for first, last in found[1:]:
        if first > end + timedelta(days=1):
            return None
        end = max(end, last)
    return period_range(found[0][0], end)


def of_year(period: str, year: int) -> str | None:
    """The same part of another year ("2023-Q3" -> "2022-Q3")."""
    bounds = bounds_of(period)
    if bounds is None or bounds[0].year != bounds[1].year:
        return None
    first, last = bounds
    ends = last.day == calendar.monthrange(last.year, last.month)[1]
    day = calendar.monthrange(year, last.month)[1] if ends else min(last.day, 28)
    return period_range(date(year, first.month, min(first.day, 28)), date(year, last.month, day if ends else last.day))


def years_in(period: str) -> list[str]:
    """The years that a period of several whole years holds, in their order; none of any other period."""
    bounds = bounds_of(period)
    whole = bounds and bounds == (date(bounds[0].year, 1, 1), date(bounds[1].year, 12, 31))
    return [str(year) for year in range(bounds[0].year, bounds[1].year + 1)] if bounds and whole else []


def covers(period: str, part: str) -> bool:
    """Whether a period holds all days of another one."""
    whole, inner = bounds_of(period), bounds_of(part)
    return whole is not None and inner is not None and whole[0] <= inner[0] and inner[1] <= whole[1]


def bounds_of(period: str | None) -> tuple[date, date] | None:
    """The first and last day of a period."""
    if period is None:
        return None
    start, _, end = period.partition("..")
    if end:
        return date.fromisoformat(start), date.fromisoformat(end)
    year, _, part = start.partition("-")
    months = (3 * int(part[1]) - 2, 3 * int(part[1])) if part[:1] == "Q" else (int(part or 1), int(part or 12))
    last = calendar.monthrange(int(year), months[1])[1]
    return date(int(year), months[0], 1), date(int(year), months[1], last)
