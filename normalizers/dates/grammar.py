"""The grammar of Danish dates: finds days, ranges, weeks, months, quarters and years in text.

Pure and without clock: a date printed without a year takes the year it is given, or is reported as unread.
Two-digit years are of this century. Years outside YEARS are no dates of a breach.
The words of the grammar stand in normalizers/vocabulary/dates.toml, section [grammar].
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from normalizers.codes import Precision
from normalizers.dates.points import Point, groups_of, points_in, preceded, text_ahead_of, words_behind
from normalizers.dates.shapes import LEAD_END, Unit
from normalizers.dates.spans import NOWHERE, YEARS, DateSpan, Fault, Place, Reading, Unread
from normalizers.dates.words import WORDS

# A date outside the window is at most so many days away from it.
NEAR = 183
PRECISION = {
    Unit.DAY: Precision.DAY,
    Unit.THIRD: Precision.WEEK,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.SEASON: Precision.QUARTER,
    Unit.HALF: Precision.QUARTER,
    Unit.YEAR: Precision.YEAR,
    Unit.FEAST: Precision.DAY,
}
COARSENESS = list(Precision)


def find_dates(text: str, year: int | None = None) -> list[DateSpan]:
    """The dates of a text, in order, none overlapping another; year is that of dates printed without one."""
    return list(read(text, year).dates)


@lru_cache(maxsize=8192)
def read(text: str, year: int | None = None, place: Place = NOWHERE) -> Reading:
    """The dates of a text and what looks like a date but gives none (no year, impossible).

    A date without a year takes the one given, else the one by which it lies in the place's window or next to it.
    """
    dates: list[DateSpan] = []
    unread: list[Unread] = []
    for group in groups_of(text, points_in(text, place)):
        result = _resolve(text, group, year, place)
        if isinstance(result, DateSpan):
            dates.append(result)
        else:
            unread.append(result)
    return Reading(tuple(dates), tuple(unread))


def _resolve(text: str, points: list[Point], year: int | None, place: Place) -> DateSpan | Unread:
    start, end = points[0].start, points[-1].end
    group = [_in_month(p, place.window) for p in points]
    if year is None and place.window and not any(p.year for p in group):
        year = _year_within(group[0], *place.window)
    years = _years(group, year)
    if years is None:
        return Unread(start, end, Fault.NO_YEAR)
    try:
        bounds = [_bounds(point, own) for point, own in zip(group, years, strict=True)]
    except ValueError:
        return Unread(start, end, Fault.IMPOSSIBLE)
    first, last = bounds[0][0], bounds[-1][1]
    if last < first or any(d.year not in YEARS for d in (first, last)):
        return Unread(start, end, Fault.IMPOSSIBLE)
    time = group[0].time
    precision = max((PRECISION[p.unit] for p in group), key=COARSENESS.index)
    if time and precision is Precision.DAY:
        precision = Precision.MINUTE
    complete = any(p.year is not None for p in points)
    span = DateSpan(start, end, first, last, precision, time, complete)
    single = len(group) == 1 and (group[0].first == group[0].last or not group[0].last)
    return _opened(text, span, single)


def _in_month(point: Point, window: tuple[date, date] | None) -> Point:
    """A day without a month with that of the window's day so numbered; month 0 where there is none."""
    if point.unit is not Unit.DAY or point.month or window is None:
        return point
    days = (window[0] + timedelta(days=n) for n in range((window[1] - window[0]).days + 1))
    day = next((d for d in days if d.day == point.first), None)
    return replace(point, month=day.month, year=day.year) if day else point


def _year_within(point: Point, first: date, last: date) -> int | None:
    """The year by which a point lies in a window, else next to it; None where it does so in two years."""
    away = {}
    for year in range(first.year - 1, last.year + 2):
        try:
            begin, end = _bounds(point, year)
        except ValueError:
            continue
        away[year] = max(0, (first - end).days, (begin - last).days)
    nearest = min(away.values(), default=None)
    years = [year for year, days in away.items() if days == nearest]
    if nearest is None:
        return last.year
    return years[0] if len(years) == 1 and nearest <= NEAR else None


def _years(group: list[Point], year: int | None) -> list[int] | None:
    """The year of each point: its own, else that of the date after it, else before it, else the one given."""
    known = [p.year for p in group]
    if not any(known):
        known[0] = year
    for i in range(len(group) - 2, -1, -1):
        after = known[i + 1]
        if known[i] is None and after is not None:
            known[i] = after - (_order(group[i]) > _order(group[i + 1]))
    for i in range(1, len(group)):
        before = known[i - 1]
        if known[i] is None and before is not None:
            known[i] = before + (_order(group[i]) < _order(group[i - 1]))
    found = [y for y in known if y is not None]
    return found if len(found) == len(group) else None


def _order(point: Point) -> float:
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
    }
    if point.unit is Unit.FEAST:
        return WORDS.feasts[point.first].bounds(2019)[0].timetuple().tm_yday + 31
    return days[point.unit]


def _bounds(point: Point, year: int) -> tuple[date, date]:
    """First and last day of a point. Raises ValueError for a day, week or quarter that does not exist.

    Weeks are ISO 8601 weeks; primo, medio and ultimo are the days 1-10, 11-20 and 21 to the end of the month.
    """
    if point.unit is Unit.DAY:
        return date(year, point.month, point.first), date(year, point.month, point.last)
    if point.unit is Unit.WEEK:
        return date.fromisocalendar(year, point.first, 1), date.fromisocalendar(year, point.last, 7)
    if point.unit is Unit.THIRD:
        end = 10 * point.first if point.first < 3 else monthrange(year, point.month)[1]
        return date(year, point.month, 10 * point.first - 9), date(year, point.month, end)
    if point.unit is Unit.YEAR:
        return date(year, 1, 1), date(point.last or year, 12, 31)
    if point.unit is Unit.FEAST:
        return WORDS.feasts[point.first].bounds(year)
    first, last = _months(point)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _months(point: Point) -> tuple[int, int]:
    """First and last month of a season, month, quarter or half-year."""
    if point.unit is Unit.SEASON:
        return point.first, point.first + 2
    length = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}[point.unit]
    return point.first * length - length + 1, point.last * length


def _opened(text: str, span: DateSpan, single: bool) -> DateSpan:
    """The span with the end open that the words around leave open; after and before leave the date itself out."""
    goes_on = words_behind(tuple(WORDS.open_end_after)).match(text, span.end)
    if goes_on:
        return replace(span, to=None, end=goes_on.end())
    if not single or span.from_ is None or span.to is None:
        return span
    before = text_ahead_of(text, span.start)
    lead = LEAD_END.search(before)
    begin = span.start - len(before) + lead.start() if lead else span.start
    open_ends: tuple[tuple[list[str], date | None, date | None], ...] = (
        (WORDS.open_start_before, None, span.to),
        (WORDS.before, None, span.from_ - timedelta(days=1)),
        (WORDS.open_end_before, span.from_, None),
        (WORDS.after, span.to + timedelta(days=1), None),
    )
    for words, from_, to in open_ends:
        if preceded(text, begin, tuple(words)):
            return replace(span, from_=from_, to=to)
    return span
