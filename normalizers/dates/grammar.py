"""The grammar of Danish dates: finds days, ranges, weeks, months, quarters and years in text.

A text is parsed to points of time with what is printed of them, and these are resolved to days with the year that the
text leaves open. Without clock: a date printed without a year takes the year it is given, or is reported as unread.
Two-digit years are of this century. Years outside YEARS are no dates of a breach.
The words of the grammar stand in vocabulary/dates.toml, section [grammar], calendar.toml and holidays.toml.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from normalizers.codes import Precision
from normalizers.dates.days import Days
from normalizers.dates.left_over import LeftOver
from normalizers.dates.points import Point, PointFinder, preceded, text_ahead_of, words_behind
from normalizers.dates.shapes import Shapes, Unit
from normalizers.dates.spans import NOWHERE, YEARS, DateSpan, Fault, Place, Reading, Unread, Window
from normalizers.dates.words import DateWords
from normalizers.vocabulary.words import Vocabulary

# A date outside the window is at most so many days away from it.
NEAR = 183
CACHED = 8192
PRECISION = {
    Unit.DAY: Precision.DAY,
    Unit.THIRD: Precision.WEEK,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.SEASON: Precision.QUARTER,
    Unit.HALF: Precision.QUARTER,
    Unit.YEAR: Precision.YEAR,
    Unit.SCHOOL_YEAR: Precision.YEAR,
    Unit.FEAST: Precision.DAY,
}
COARSENESS = list(Precision)
# The hyphens and minus signs that programs print for "-".
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-"))


class Opening(StrEnum):
    """Which end of a date the words around it leave open; after and before leave the date itself out."""

    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date or range at text[start:end] as far as it is printed: its points in order, and which end is left open.

    in_part: digits of it are left over, so that what was read may be another date.
    """

    start: int
    end: int
    points: tuple[Point, ...]
    opening: Opening | None = None
    in_part: bool = False

    @property
    def precision(self) -> Precision:
        """That of its coarsest point."""
        coarsest = max((_precision(p) for p in self.points), key=COARSENESS.index)
        return Precision.MINUTE if self.points[0].time and coarsest is Precision.DAY else coarsest

    @property
    def complete(self) -> bool:
        """Whether a year is printed with it."""
        return any(p.year is not None for p in self.points)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The dates of a text in order, none overlapping another, years and months as far as they are printed."""

    dates: tuple[ParsedDate, ...] = ()


class DateGrammar:
    """Reads the dates of texts with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._finder = vocabulary.of(PointFinder)
        self._lead_end = vocabulary.of(Shapes).lead_end
        self._days = vocabulary.of(Days)
        self._left_over = vocabulary.of(LeftOver)
        words = vocabulary.of(DateWords).said
        self._goes_on = words_behind(words.open_end_after)
        self._openings = (
            (words.open_start_before, Opening.UNTIL),
            (words.before, Opening.BEFORE),
            (words.open_end_before, Opening.SINCE),
            (words.after, Opening.AFTER),
        )
        self.parse = lru_cache(maxsize=CACHED)(self._parse)

    def find_dates(self, text: str, year: int | None = None) -> list[DateSpan]:
        """The dates of a text, in order, none overlapping another; year is that of dates printed without one."""
        return list(self.read(text, year).dates)

    def read(self, text: str, year: int | None = None, place: Place = NOWHERE) -> Reading:
        """The dates of a text and what looks like a date but gives none (no year, impossible)."""
        return self.resolve(self.parse(text, place), year)

    def resolve(self, parsed: Parsed, year: int | None = None, window: Window | None = None) -> Reading:
        """The days of what was parsed, and what gives none.

        A date without a year takes the one given, else the one by which it lies in the window or next to it.
        """
        found = [self._resolve(date_, year, window) for date_ in parsed.dates]
        spans = tuple(d for d in found if isinstance(d, DateSpan))
        return Reading(spans, tuple(d for d in found if isinstance(d, Unread)))

    def _parse(self, text: str, place: Place = NOWHERE) -> Parsed:
        """The dates of a text, as far as they are printed."""
        text = text.translate(HYPHENS)
        groups = self._finder.groups(text, self._finder.points(text, place))
        dates = (ParsedDate(g[0].start, g[-1].end, tuple(g)) for g in groups)
        opened = (self._opened(text, d) for d in dates)
        checked = (replace(d, in_part=self._left_over.is_in_part(text, d.points)) for d in opened)
        return Parsed(tuple(checked if place.column else opened))

    def _opened(self, text: str, found: ParsedDate) -> ParsedDate:
        """The date with the end that the words around leave open."""
        goes_on = self._goes_on.match(text, found.end)
        if goes_on:
            return replace(found, opening=Opening.SINCE, end=goes_on.end())
        first = found.points[0]
        if len(found.points) > 1 or (first.last and first.first != first.last):
            return found
        before = text_ahead_of(text, found.start)
        lead = self._lead_end.search(before)
        begin = found.start - len(before) + lead.start() if lead else found.start
        return replace(found, opening=next((o for ws, o in self._openings if preceded(text, begin, ws)), None))

    def _resolve(self, parsed: ParsedDate, year: int | None, window: Window | None) -> DateSpan | Unread:
        if parsed.in_part:
            return Unread(parsed.start, parsed.points[-1].end, Fault.IN_PART)
        group = [_in_month(p, window) for p in parsed.points]
        if year is None and window and not any(p.year for p in group):
            year = self._year_within(group[0], *window)
        years = self._years(group, year)
        if years is None:
            return Unread(parsed.start, parsed.points[-1].end, Fault.NO_YEAR)
        try:
            bounds = [self._days.bounds(point, own) for point, own in zip(group, years, strict=True)]
        except ValueError:
            return Unread(parsed.start, parsed.points[-1].end, Fault.IMPOSSIBLE)
        first, last = bounds[0][0], bounds[-1][1]
        if last < first or any(d.year not in YEARS for d in (first, last)):
            return Unread(parsed.start, parsed.points[-1].end, Fault.IMPOSSIBLE)
        from_, to = _ends(first, last, parsed.opening)
        return DateSpan(parsed.start, parsed.end, from_, to, parsed.precision, group[0].time, parsed.complete)

    def _year_within(self, point: Point, first: date, last: date) -> int | None:
        """The year by which a point lies in a window, else next to it; None where it does so in two years."""
        away = {}
        for year in range(first.year - 1, last.year + 2):
            try:
                begin, end = self._days.bounds(point, year)
            except ValueError:
                continue
            away[year] = max(0, (first - end).days, (begin - last).days)
        nearest = min(away.values(), default=None)
        years = [year for year, days in away.items() if days == nearest]
        if nearest is None:
            return last.year
        return years[0] if len(years) == 1 and nearest <= NEAR else None

    def _years(self, group: list[Point], year: int | None) -> list[int] | None:
        """The year of each point: its own, else that of the date after it, else before it, else the one given."""
        known = [p.year for p in group]
        if not any(known):
            known[0] = year
        for i in range(len(group) - 2, -1, -1):
            after = known[i + 1]
            if known[i] is None and after is not None:
                known[i] = after - (self._days.order(group[i]) > self._days.order(group[i + 1]))
        for i in range(1, len(group)):
            before = known[i - 1]
            if known[i] is None and before is not None:
                known[i] = before + (self._days.order(group[i]) < self._days.order(group[i - 1]))
        found = [y for y in known if y is not None]
        return found if len(found) == len(group) else None


def _precision(point: Point) -> Precision:
    """That of its unit; a weekday or weekend of a week is a day."""
    return Precision.DAY if point.weekdays else PRECISION[point.unit]


def _in_month(point: Point, window: Window | None) -> Point:
    """A day without a month with that of the window's day so numbered; month 0 where there is none."""
    if point.unit is not Unit.DAY or point.month or window is None:
        return point
    days = (window[0] + timedelta(days=n) for n in range((window[1] - window[0]).days + 1))
    day = next((d for d in days if d.day == point.first), None)
    return replace(point, month=day.month, year=day.year) if day else point


def _ends(first: date, last: date, opening: Opening | None) -> tuple[date | None, date | None]:
    """The first and last day of a date that may be open at one end."""
    if opening is Opening.UNTIL:
        return None, last
    if opening is Opening.BEFORE:
        return None, first - timedelta(days=1)
    if opening is Opening.SINCE:
        return first, None
    if opening is Opening.AFTER:
        return last + timedelta(days=1), None
    return first, last
