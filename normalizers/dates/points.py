"""Where dates stand in a text: each a point with what is printed of it, year or no year; grown by days and times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from normalizers.dates.clock import MIDNIGHT, danish
from normalizers.dates.shapes import ROMAN, Shapes, Unit
from normalizers.dates.spans import Place
from normalizers.dates.words import DateWords, key
from normalizers.vocabulary.patterns import longest_first
from normalizers.vocabulary.words import Vocabulary

# How many characters before a date are looked at for words that belong to it.
WINDOW = 60
# The first third of a year is its first quarter, the middle its second and third, the last its fourth.
QUARTERS_OF_THIRD = {1: (1, 1), 2: (2, 3), 3: (4, 4)}


@dataclass(frozen=True, slots=True)
class Point:
    """One printed point of time: the units first..last; month and year as far as they are printed with it.

    A year alone has no first and last, a day printed without its month has month 0. weekdays: of a week, the first and
    last (1 to 7) that are meant; None where it is the whole week.
    weak: too little to be a date by itself ("4.4"), unless it stands with another or in a place of dates.
    """

    start: int
    end: int
    unit: Unit
    first: int = 0
    last: int = 0
    month: int = 0
    year: int | None = None
    time: str | None = None
    weekdays: tuple[int, int] | None = None
    weak: bool = False


class PointFinder:
    """Finds points of time with the words and shapes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = words = vocabulary.of(DateWords)
        self._before_days = (*words.said.articles, *words.weekdays, *words.said.day_before)
        self._sure_clock = re.compile("|".join(words.said.sure_clock), re.IGNORECASE)
        self._named = {Unit.THIRD: words.thirds, Unit.SEASON: words.seasons, Unit.FEAST: words.holidays.numbers}
        self._shapes = vocabulary.of(Shapes)

    def points(self, text: str, place: Place) -> list[Point]:
        """The points of a text in order, none inside another, free of what merely looks like a date."""
        masked = self._shapes.never.sub(_mask, text)
        found: list[Point] = []
        taken = bytearray(len(text))
        shapes = [(text, *s) for s in self._shapes.in_columns] if place.column else []
        for searched, unit, shape in (*shapes, *((masked, *s) for s in self._shapes.of(masked, place))):
            for match in shape.finditer(searched):
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                point = self.point(unit, match.groupdict(), start, end)
                if self._allowed(searched, point, match) or self._ends_range(searched, point, found):
                    found.append(point)
                    taken[start:end] = b"\1" * (end - start)
        points = sorted(found, key=lambda p: p.start)
        grown = (_of_day(p) if place.whole_days else p for p in self._with_context(masked, points, place))
        return [p for p in grown if not p.weak or self._in_place(masked, p, points)]

    def groups(self, text: str, points: list[Point]) -> Iterator[list[Point]]:
        """Points joined by connectors: "28. februar - 3. marts 2022" is one group."""
        group: list[Point] = []
        for point in points:
            if group and not self._shapes.between.fullmatch(text, group[-1].end, point.start):
                yield group
                group = []
            group.append(point)
        if group:
            yield group

    def point(self, unit: Unit, printed: Mapping[str, str | None], start: int, end: int) -> Point:
        """The point of text[start:end] by the parts that a shape found in it (day, month or name, year, first ...)."""
        parts = {name: words for name, words in printed.items() if words}
        written = parts.get("short", parts.get("year"))
        year = int(re.sub(r"[\s'’]", "", written)) if written else None
        if year is not None and year < 100:
            year += 2000
        month = self._month(parts)
        first, last = self._numbers(unit, parts, month)
        weak = parts.get("sign") == "." and "dot" in printed and "dot" not in parts
        return Point(start, end, unit, first, last, month, year, weak=weak)

    def _month(self, parts: dict[str, str]) -> int:
        """The month of a match; 0 where none is printed."""
        if "roman" in parts:
            return ROMAN.index(parts["roman"].upper()) + 1
        return self._words.months[key(parts["name"])] if "name" in parts else int(parts.get("month", 0))

    def _numbers(self, unit: Unit, parts: dict[str, str], month: int) -> tuple[int, int]:
        """First and last of the units a match speaks of."""
        if unit is Unit.DAY:
            day = self._day(parts["day"])
            return day, int(parts.get("last_day", day))
        if unit is Unit.MONTH:
            return month, month
        if unit in (Unit.YEAR, Unit.SCHOOL_YEAR):
            return 0, int(parts.get("until", 0))
        if unit is Unit.QUARTER and "third" in parts:
            return QUARTERS_OF_THIRD[self._words.thirds[key(parts["third"])]]
        if unit in self._named:
            number = self._named[unit][key(parts[unit.value])]
            return number, number
        said = parts.get("first") or parts["nth"]
        first, last = key(said), key(parts.get("last", said))
        return self._nth(first), self._nth(last)

    def _day(self, word: str) -> int:
        return int(word) if word.isdigit() else self._words.days[key(word)]

    def _nth(self, word: str) -> int:
        return self._words.ordinals[word] if word in self._words.ordinals else int(word)

    def _allowed(self, text: str, point: Point, match: re.Match[str]) -> bool:
        """Whether the words around speak for a date: no version, law, amount or fraction."""
        if point.unit in (Unit.YEAR, Unit.SCHOOL_YEAR):
            return self._is_year(text, point)
        if point.unit in (Unit.SEASON, Unit.FEAST):
            return point.year is not None or _is_season(text, match)
        if point.unit is Unit.MONTH and point.year is None and "name" in match.groupdict():
            return self._is_month(text, match)
        if point.unit not in (Unit.DAY, Unit.MONTH) or "name" in match.groupdict():
            return True
        if preceded(text, point.start, self._words.said.never_after):
            return False
        return point.year is not None or self._is_day(text, point, match)

    def _is_year(self, text: str, point: Point) -> bool:
        if point.unit is Unit.SCHOOL_YEAR:
            return point.year is not None and (point.year + 1 - point.last) % 100 == 0
        if point.last:
            return not preceded(text, point.start, self._words.said.never_after)
        if preceded(text, point.start, self._words.year_before):
            return True
        begins = not re.search(r"[\w\0]\s*[-–/&+]?\s*$", text_ahead_of(text, point.start))
        if not begins and not preceded(text, point.start, self._words.said.year_before_sign):
            return False
        ahead = text[point.end :]
        if words_behind(self._words.said.open_end_after).match(ahead):
            return True
        return not re.match(r"\s*[^\W\d_]", ahead) or self._shapes.to_a_year.match(ahead) is not None

    def _ends_range(self, text: str, point: Point, found: list[Point]) -> bool:
        """Whether a year ends a range that a point with its own year begins ("juni 2013 – 2020")."""
        begun = (p for p in found if p.year is not None and p.end <= point.start)
        between = self._shapes.range_sign
        return point.unit is Unit.YEAR and any(between.fullmatch(text, p.end, point.start) for p in begun)

    def _is_month(self, text: str, match: re.Match[str]) -> bool:
        """An abbreviation without a year needs its period, a month after it or the whole cell: jan is a name too."""
        whole = text.strip(" .,()") == match.group().strip(" .,()")
        full = len(match["name"]) > 3 or key(match["name"]) in self._words.full_months
        if whole or full or match.group().endswith("."):
            return True
        return bool(self._shapes.then_month.match(text[match.end() :]))

    def _is_day(self, text: str, point: Point, match: re.Match[str]) -> bool:
        """A day and month without a year: neither a fraction nor an amount nor "round the clock"."""
        behind = words_behind(self._words.said.never_before).match(text, point.end)
        if behind or re.search(r"\d\s$", text[max(0, point.start - 2) : point.start]):
            return False
        return match.group() not in self._words.said.round_the_clock or preceded(
            text, point.start, self._words.said.articles
        )

    def _with_context(self, text: str, points: list[Point], place: Place) -> list[Point]:
        """The points with the earlier days, the weekdays and the times of day printed with them."""
        grown: list[Point] = []
        for i, point in enumerate(points):
            floor = grown[-1].end if grown else 0
            ceiling = points[i + 1].start if i + 1 < len(points) else len(text)
            whole = self._with_weekdays(text, self._with_days(text, point, floor), floor, ceiling)
            grown.append(self._with_time(text, whole, floor, ceiling, place))
        return grown

    def _with_weekdays(self, text: str, point: Point, floor: int, ceiling: int) -> Point:
        """ "mandag i uge 12", "uge 12, mandag": the days of the week that are meant."""
        if point.unit is not Unit.WEEK or point.first != point.last:
            return point
        before = self._shapes.weekdays_before.search(text, max(floor, point.start - WINDOW), point.start)
        named = before or self._shapes.weekdays_after.match(text, point.end, ceiling)
        if named is None:
            return point
        first, last = self._words.weekday_numbers[key(named["first"])]
        if named["last"]:
            last = self._words.weekday_numbers[key(named["last"])][1]
        start, end = min(point.start, named.start()), max(point.end, named.end())
        return replace(point, start=start, end=end, weekdays=(first, last))

    def _with_days(self, text: str, point: Point, floor: int) -> Point:
        """ "12. og 14. juli": the point of the 14th, grown by the 12th."""
        while point.unit is Unit.DAY:
            before = self._shapes.earlier_days.search(text, max(floor, point.start - WINDOW), point.start)
            if not before or not 0 < self._day(before["day"]) < point.first:
                break
            if preceded(text, before.start(), self._words.said.never_after):
                break
            point = replace(point, start=before.start(), first=self._day(before["day"]), weak=False)
        return point

    def _with_time(self, text: str, point: Point, floor: int, ceiling: int, place: Place) -> Point:
        if point.unit is not Unit.DAY:
            return point
        stamp = self._shapes.stamp_after.match(text, point.end, ceiling)
        if stamp and point.year is not None:
            time = f"{stamp['hour']}:{stamp['minute']}"
            return replace(point, end=stamp.end(), time=time) if place.whole_days else _stamped(point, stamp)
        after = self._shapes.time_after.match(text, point.end, ceiling)
        if after and self._is_time(text, point, after):
            return replace(point, end=after.end(), time=f"{_hour(after):02}:{after['minute'] or '00'}")
        before = self._shapes.time_before.search(text, max(floor, point.start - WINDOW), point.start)
        if before:
            hour, minute = before["hour"] or before["hours"], before["minute"] or before["minutes"] or "00"
            return replace(point, start=before.start(), time=f"{int(hour) % 24:02}:{minute}")
        return point

    def _is_time(self, text: str, point: Point, match: re.Match[str]) -> bool:
        """Hours alone need "kl."; hours with a period need it too, unless the date before is complete."""
        said = match["clock"] and self._sure_clock.search(match["clock"])
        if said or text[match.start()] == "T":
            return True
        return match["sign"] == ":" or (match["sign"] == "." and point.year is not None and not match["dash"])

    def _in_place(self, text: str, point: Point, points: list[Point]) -> bool:
        """A bare "4.4" is a date after "den", beside another date, or as (nearly) all of a cell."""
        if preceded(text, point.start, self._before_days):
            return True
        between = self._shapes.between
        if any(between.fullmatch(text, p.end, point.start) for p in points if p.end <= point.start):
            return True
        if any(between.fullmatch(text, point.end, p.start) for p in points if p.start >= point.end):
            return True
        return not re.search(r"\w", text[point.end :]) and len(text[: point.start].split()) <= 3


def _of_day(point: Point) -> Point:
    """A point without the midnight that stands for no time."""
    return replace(point, time=None) if point.time == MIDNIGHT else point


def _stamped(point: Point, match: re.Match[str]) -> Point:
    """A day with a machine's stamp of time and zone ("T23:30:00Z"), as a Danish clock showed it."""
    try:
        day = date(point.year or 0, point.month, point.first)
    except ValueError:
        return point
    shown = danish(day, int(match["hour"]), int(match["minute"]), match["zone"])
    time = f"{shown:%H:%M}"
    return replace(
        point, end=match.end(), first=shown.day, last=shown.day, month=shown.month, year=shown.year, time=time
    )


def _hour(match: re.Match[str]) -> int:
    """The hour of 24; "2:15 PM" is in the afternoon, "12:15 AM" at night."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    return hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour % 24


def _mask(match: re.Match[str]) -> str:
    """Signs of the same length in place of a number that is no date: offsets stay."""
    return "\0" * len(match.group())


def _is_season(text: str, match: re.Match[str]) -> bool:
    """A season without a year is a date only where it is all the cell says ("i foråret")."""
    return not re.search(r"\w", text[match.end() :]) and len(text[: match.start()].split()) <= 3


def preceded(text: str, at: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands right before the place."""
    return bool(_before(words).search(text_ahead_of(text, at)))


def text_ahead_of(text: str, at: int) -> str:
    """The words right before a place: as far back as any of them can matter."""
    return text[max(0, at - WINDOW) : at]


@lru_cache(maxsize=64)
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{longest_first(words)}[.:]?\s*$", re.IGNORECASE)


@lru_cache(maxsize=64)
def words_behind(words: tuple[str, ...]) -> re.Pattern[str]:
    """What matches one of the words right behind a place."""
    return re.compile(rf"\s*{longest_first(words)}", re.IGNORECASE)
