"""The days of a printed point of time in a given year, and where in a year it lies."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from normalizers.dates.holidays import Holidays
from normalizers.dates.points import Point
from normalizers.dates.shapes import Unit
from normalizers.vocabulary.words import Vocabulary

# Any year, for the order of holidays among other dates.
SOME_YEAR = 2019
WHOLE_WEEK = (1, 7)


class Days:
    """Reckons points of time out; holidays are those of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._holidays = vocabulary.of(Holidays).all

    def order(self, point: Point) -> float:
        """Roughly where in its year a point lies, in days."""
        days = {
            Unit.DAY: point.month * 31 + point.first,
            Unit.THIRD: point.month * 31 + point.first * 10,
            Unit.WEEK: point.first * 7 + 31,
            Unit.MONTH: point.first * 31,
            Unit.QUARTER: point.first * 93 - 62,
            Unit.SEASON: point.first * 31,
            Unit.HALF: point.first * 186 - 155,
            Unit.YEAR: 0,
            Unit.SCHOOL_YEAR: 0,
        }
        if point.unit is Unit.FEAST:
            return self._holidays[point.first].bounds(SOME_YEAR)[0].timetuple().tm_yday + 31
        return days[point.unit]

    def bounds(self, point: Point, year: int) -> tuple[date, date]:
        """First and last day of a point. Raises ValueError for a day, week or quarter that does not exist.

        Weeks are ISO 8601 weeks; primo, medio and ultimo are the days 1-10, 11-20 and 21 to the end of the month; a
        school year is from 1 August to 31 July (folkeskoleloven).
        """
        if point.unit is Unit.DAY:
            return date(year, point.month, point.first), date(year, point.month, point.last)
        if point.unit is Unit.WEEK:
            first, last = point.weekdays or WHOLE_WEEK
            return date.fromisocalendar(year, point.first, first), date.fromisocalendar(year, point.last, last)
        if point.unit is Unit.THIRD:
            end = 10 * point.first if point.first < 3 else monthrange(year, point.month)[1]
            return date(year, point.month, 10 * point.first - 9), date(year, point.month, end)
        if point.unit in (Unit.YEAR, Unit.SCHOOL_YEAR):
            return _years(point, year)
        if point.unit is Unit.FEAST:
            return self._holidays[point.first].bounds(year)
        first, last = _months(point)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _years(point: Point, year: int) -> tuple[date, date]:
    if point.unit is Unit.SCHOOL_YEAR:
        return date(year, 8, 1), date(year + 1, 7, 31)
    return date(year, 1, 1), date(point.last or year, 12, 31)


def _months(point: Point) -> tuple[int, int]:
    """First and last month of a season, month, quarter or half-year."""
    if point.unit is Unit.SEASON:
        return point.first, point.first + 2
    length = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}[point.unit]
    return point.first * length - length + 1, point.last * length
