"""The grammar of Danish dates: finds days, ranges, weeks, months, quarters and years in text.

Pure and without clock: a date printed without a year takes the year it is given, or is reported as unread.
Two-digit years are of this century. Years outside YEARS are no dates of a breach.
The words of the grammar stand in normalizers/vocabulary/dates.toml, section [grammar].
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

import dateparser
from pydantic import BaseModel, ConfigDict

from normalizers.feasts import Feast
from normalizers.vocabulary import compiled, load, longest_first

YEARS = range(1990, 2060)
# How many characters before a date are looked at for words that belong to it.
WINDOW = 60
# A window of so many days holds no day of the month twice.
SHORTEST_MONTHS = 31
# A date outside the window is at most so many days away from it.
NEAR = 183


class GrammarWords(BaseModel):
    """Section [grammar] of vocabulary/dates.toml."""

    model_config = ConfigDict(extra="forbid")
    weekdays: list[str]
    connectors: list[str]
    open_end_before: list[str]
    open_end_after: list[str]
    open_start_before: list[str]
    after: list[str]
    before: list[str]
    first_third: list[str]
    second_third: list[str]
    last_third: list[str]
    clock: list[str]
    year_before: list[str]
    year_before_sign: list[str]
    never_after: list[str]
    never_before: list[str]
    months: dict[int, list[str]]
    ordinals: dict[int, list[str]]
    days: dict[int, list[str]]
    seasons: dict[int, list[str]]
    same_month: list[str]
    feasts: list[Feast]


class _File(BaseModel):
    grammar: GrammarWords


WORDS = load("dates", _File).grammar


class Precision(StrEnum):
    """How exactly a date is printed; of a range the coarser of its ends."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range printed at text[start:end]: both days inclusive, None where the text leaves that end open.

    time is the first time of day printed with it ("HH:MM"); complete is False when the year came from outside.
    """

    start: int
    end: int
    from_: date | None
    to: date | None
    precision: Precision
    time: str | None = None
    complete: bool = True


class Fault(StrEnum):
    """Why a text that looks like a date gives none."""

    NO_YEAR = "no_year"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Unread:
    """text[start:end] looks like a date but gives none."""

    start: int
    end: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class Reading:
    """All dates of a text and all that only look like dates, in order; none overlaps another."""

    dates: tuple[DateSpan, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands. window: the days its dates are looked for in; column: the text is a cell of a date column.

    In a column "070319" is a day; where the window is a month or less, "d. 7." is one too.
    """

    window: tuple[date, date] | None = None
    column: bool = False

    @property
    def of_month(self) -> bool:
        """Whether the window holds each day of the month once at most."""
        return self.window is not None and (self.window[1] - self.window[0]).days < SHORTEST_MONTHS


class Unit(StrEnum):
    """What a point of time counts: days of a month, thirds of a month, weeks of a year, and so on."""

    DAY = "day"
    THIRD = "third"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FEAST = "feast"


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


@dataclass(frozen=True, slots=True)
class Point:
    """One printed point of time: the units first..last; month and year as far as they are printed with it.

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
    weak: bool = False


def _numbered(words: dict[int, list[str]]) -> dict[str, int]:
    return {name: number for number, names in words.items() for name in names}


MONTHS, ORDINALS = _numbered(WORDS.months), _numbered(WORDS.ordinals)
DAYS, SEASONS = _numbered(WORDS.days), _numbered(WORDS.seasons)
FEASTS = {name: number for number, feast in enumerate(WORDS.feasts) for name in feast.names}
THIRDS = {w: n for n, ws in enumerate((WORDS.first_third, WORDS.second_third, WORDS.last_third), 1) for w in ws}

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])"
_NTH = r"(?<!\w)(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")(?![^\W_])"
_DAY_WORD = r"(?<!\w)(?:" + "|".join(sorted(DAYS, key=len, reverse=True)) + r")(?!\w)"
_SEASON = r"(?<!\w)(?:" + "|".join(sorted(SEASONS, key=len, reverse=True)) + r")(?!\w)"
_Y4 = r"(?:19|20)\d\d"
_Y2 = r"['’]?\d\d"
_BEGIN = r"(?<![\w§])(?<!\d[.,:])(?:(?<!\d/)|(?<=\d{4}/))"
_END = r"(?![\w])(?![./:,]\d)(?!-\d{3})"
_ISO_END = r"(?=T\d|(?!\w)(?![./-]\d))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_FULL = rf"(?P<year>{_Y4})(?!\w)(?!\.\d)(?!/\d(?!\d?[./-]\d))(?!-\d{{3}})"
_SHORT = rf"(?P<year>{_Y2})(?!\w)(?![./:]\d)(?!-\d(?!\d?[./]\s?\d))(?!\.?\s*{_MONTH})"
_SEVERAL = r"(?P<first>\d{1,2})(?!\d)(?:\.?\s*(?:[-–—,]|og|til|til og med)\s*(?:uge\s*)?(?P<last>\d{1,2})(?!\d)\.?)*"
# Between month and year: "5/1-2019", "5.1. 2019", "5. jan., 2019", "5. jan. 19".
_THEN = r"(?:\s?[./,–-]\s?|\.?\s{1,2}|\.\s?[-/]\s?)"
_NAMED = rf"(?P<name>{_MONTH})\.?"
_NAMED_YEAR = rf"[\s,./–-]{{0,3}}{_FULL}"
_DAY_YEAR = rf"(?:{_NAMED_YEAR}|[\s-]['’]?(?P<short>\d\d)(?!\w)(?![./:-]\d)(?!\.?\s+\w))?"
# "aug. 23" at the end of a text: a day would stand before its month.
_LAST_YEAR = r"\s(?=(?:1[6-9]|[23]\d)\s*[)]?$)"
_MONTH_YEAR = rf"(?:{_NAMED_YEAR}|(?:\s?[-'’]|{_LAST_YEAR})(?P<short>\d\d)(?![\w.]))?"
_NTHS = rf"(?P<first>{_NTH})\.?(?:\s*(?:[-–]|og|til)\s*(?P<last>{_NTH})\.?)?\s*"
_OF_YEAR = rf"(?:\s*[,./–-]?\s*(?:(?:i|af|år)\s+)?(?P<year>{_Y4})(?!\w))?"

# In order of trust: where two shapes overlap, the earlier one stands.
SHAPES: tuple[tuple[Unit, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(source, re.IGNORECASE))
    for unit, source in (
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4})(?P<sign>[-./])(?P<month>\d\d)(?P=sign)(?P<day>\d\d){_ISO_END}"),
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})\s?[./]\s?(?P<month>\d{{1,2}}){_THEN}{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})\s?[-–]\s?(?P<month>\d{{1,2}})\s?[-–]\s?{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[-.])\s?{_NUMBER}(?P=sign){_SHORT}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}[./]{_NUMBER}(?!\.\s\d\d\s[^\W\d_]{{3}})\.?\s?[-./]\s?{_SHORT}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}[./]{_NUMBER}\.?\s(?P<year>['’]\d\d)(?!\w)"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}/{_NUMBER}\s(?P<year>1[6-9]|[23]\d)(?=\s*(?:$|[-–),;]|\.(?!\d)|kl))"),
        (Unit.DAY, rf"(?<!\d\s){_BEGIN}{_DAY}\s{_NUMBER}\s{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})/(?P<last_day>\d{{1,2}})\.?\s+{_NAMED}{_DAY_YEAR}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})(?:ste|die|den|nde|de|te)?[.\s/-]{{0,3}}{_NAMED}{_DAY_YEAR}"),
        (Unit.DAY, rf"(?P<day>{_DAY_WORD})\s+{_NAMED}{_DAY_YEAR}"),
        (Unit.FEAST, rf"(?P<feast>{longest_first(FEASTS)}){_OF_YEAR}"),
        (Unit.SEASON, rf"(?P<season>{_SEASON}){_OF_YEAR}"),
        (Unit.HALF, rf"{_NTHS}halvår{_OF_YEAR}"),
        (Unit.QUARTER, rf"{_NTHS}(?:kvartal|kvt\.?|kv\.){_OF_YEAR}"),
        (Unit.QUARTER, rf"{_BEGIN}(?P<year>{_Y4})\s*[-/,]?\s*[qk](?P<first>[1-4])(?!\w)"),
        (Unit.QUARTER, rf"{_BEGIN}[qk](?P<first>[1-4])(?:\s*[-–]\s*[qk](?P<last>[1-4]))?(?!\w){_OF_YEAR}"),
        (Unit.WEEK, rf"(?<!\w)(?P<year>{_Y4})\s*,?\s*uge\s*{_SEVERAL}(?!\w)"),
        (Unit.WEEK, rf"{_BEGIN}(?P<year>{_Y4})-?W(?P<first>\d\d)(?!\w)"),
        (Unit.WEEK, rf"(?<!\w)(?:uge(?:rne|n|r)?|u\.)[\s-]*(?:nr\.?\s*)?{_SEVERAL}{_OF_YEAR}(?!\w)"),
        (Unit.THIRD, rf"(?P<third>{longest_first(THIRDS)})\s+{_NAMED}(?:\s+måned)?{_OF_YEAR}"),
        (Unit.MONTH, rf"(?<![\w§]){_NAMED}(?:\s+måned)?{_MONTH_YEAR}"),
        (Unit.MONTH, rf"{_BEGIN}(?P<year>{_Y4})-(?P<month>0[1-9]|1[0-2])(?![\w-])"),
        (Unit.MONTH, rf"{_BEGIN}{_NUMBER}[./-]{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[./]){_NUMBER}(?P<dot>\.?){_END}"),
        (Unit.YEAR, rf"{_BEGIN}(?P<year>{_Y4})\s?[-–—/]\s?(?P<until>{_Y4})(?!\w)(?![./-]\d)"),
        (Unit.YEAR, rf"{_BEGIN}(?<!\d-)(?P<year>{_Y4})(?!\w)(?![./:,-]\d)"),
    )
)  # fmt: skip

_ANY_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# "d. 7.", "d. 7.-9. ds.": a day whose month the place tells. Without "d." it must be the cell.
_ALONE = (
    rf"(?P<day>{_ANY_DAY})\.?(?:\s*(?:[-–—/&+]|{longest_first(WORDS.connectors)})\.?\s*(?:(?:d\.|den)\s*)?"
    rf"(?P<last_day>{_ANY_DAY})\.?)?(?:\s+{longest_first(WORDS.same_month)})?(?![\w])(?!\s?[./:-]\s?\d)"
)
_OF_MONTH = re.compile(rf"(?<!\w)(?:d\.|den)\s?{_ALONE}", re.IGNORECASE)
_DAY_CELL = re.compile(rf"(?<!.){_ALONE}(?=\W*$)", re.IGNORECASE)
_DIGITS = (
    re.compile(r"(?<!\w)(?P<day>0[1-9]|[12]\d|3[01])(?P<month>0[1-9]|1[0-2])(?P<year>(?:20)?\d\d)(?!\w)"),
    re.compile(r"(?<!\w)(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\w)"),
)
# A cell that holds nothing but such digits.
_DIGITS_CELL = re.compile(r"\s*\d{6}(?:\d\d)?(?:\s*(?:[-–—/,]|til|og)\s*\d{6}(?:\d\d)?)?\s*", re.IGNORECASE)

# Numbers that are never dates: CPR and phone numbers, case numbers, laws, amounts, addresses of the net.
NO_DATES = re.compile(
    rf"""(?<![\w.-])\d{{6}}\s?[-–]?\s?\d{{4}}(?!\w)
    | (?<![\w./-])\d\d(?:\s\d\d){{3}}(?!\w)
    | (?<!\w)(?!{_MONTH}-|uge|[qk][1-4]-(?:19|20))(?-i:[A-ZÆØÅ]{{1,6}})\d*[-/]\d+(?:[-/.]\w+)*(?<!\.)
    | (?<![\w.])\d+[-/]\d{{3}}\b(?![-./]\d) | (?<!\w)\d{{2,4}}[-/]\d{{5,}}
    | §\s*\d+(?:[.,]\d+)*
    | \d{{1,3}}(?:\.\d{{3}})*,\d\d(?!\w)
    | \S+@\S+ | https?://\S+ | www\.\S+""",
    re.VERBOSE | re.IGNORECASE,
)

_LEAD = rf"(?:{longest_first(WORDS.weekdays)}\.?\s+)?(?:(?<!\w)den\s+|(?<!\w)d\.?\s*)?"
_CONNECTOR = rf"(?:\s*(?:[-–—/&+→]|->|=>)\s*|\s*[,;:]?\s*{longest_first(WORDS.connectors)}[:.]?\s*|\s*[,;\n]\s*)"
_LEAD_END = re.compile(rf"{_LEAD}(?:i\s+)?$", re.IGNORECASE)
# What makes the number before it a year: "2019 til 2021", "2019 til dec. 2021", "2019 til den 3. maj 2021".
_TO_A_YEAR = re.compile(
    rf"{_CONNECTOR}{_LEAD}(?:\d{{1,2}}[./-]\s?(?:\d{{1,2}}[./-]|{_MONTH}\.?)\s?|{_MONTH}\.?\s+)?{_Y4}(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\.?\s*\)?{_CONNECTOR}{_LEAD}(?:fra\s+|i\s+)?", re.IGNORECASE)
_EARLIER_DAYS = re.compile(
    rf"(?<![\w/.,:-])(?P<day>\d{{1,2}}|{_DAY_WORD})(?P<dot>\.?)(?:\s*,\s*\d{{1,2}}\.)*"
    rf"(?:\s*[-–—/&+]\s*|\s*{longest_first(WORDS.connectors)}\.?\s*){_LEAD}$",
    re.IGNORECASE,
)
_CLOCK = rf"(?:{longest_first(WORDS.clock)}\.?\s*)"
_TIME_AFTER = re.compile(
    rf"(?:T|\s*(?:[,;(]|(?P<dash>[-–]))?\s*(?P<clock>{_CLOCK}+)?)(?P<hour>[01]?\d|2[0-4])"
    rf"(?:(?P<sign>[.:]?)(?P<minute>[0-5]\d)(?:[.:][0-5]\d)?)?(?!\w)(?![./:]\d)"
    rf"(?:\s*(?:[-–]|til|og)\s*{_CLOCK}?\d{{1,2}}(?:[.:]\d\d)?(?!\w|[./]\d|\.\s*{_MONTH}))?",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    rf"(?:{_CLOCK}(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
    rf"|(?<![\w.:])(?P<hours>[01]?\d|2[0-4]):(?P<minutes>[0-5]\d))\s*,?\s*{_LEAD}$",
    re.IGNORECASE,
)


NOWHERE = Place()


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
    for group in _groups(text, _points(text, place)):
        result = _resolve(text, group, year, place)
        if isinstance(result, DateSpan):
            dates.append(result)
        else:
            unread.append(result)
    return Reading(tuple(dates), tuple(unread))


def _shapes(text: str, place: Place) -> Iterator[tuple[Unit, re.Pattern[str]]]:
    """The shapes of dates in this place, in order of trust."""
    if place.column and _DIGITS_CELL.fullmatch(text):
        yield from ((Unit.DAY, digits) for digits in _DIGITS)
    yield from SHAPES
    if place.of_month:
        yield Unit.DAY, _OF_MONTH
        if place.column:
            yield Unit.DAY, _DAY_CELL


def _points(text: str, place: Place) -> list[Point]:
    masked = NO_DATES.sub(_mask, text)
    found: list[Point] = []
    taken = bytearray(len(text))
    for unit, shape in _shapes(masked, place):
        for match in shape.finditer(masked):
            start, end = match.span()
            if not any(taken[start:end]) and _allowed(masked, point := _point(unit, match), match):
                found.append(point)
                taken[start:end] = b"\1" * (end - start)
    points = sorted(found, key=lambda p: p.start)
    return [p for p in _with_context(masked, points) if not p.weak or _in_place(masked, p, points)]


def _mask(match: re.Match[str]) -> str:
    """Signs of the same length in place of a number that is no date: offsets stay."""
    return "\0" * len(match.group())


def _point(unit: Unit, match: re.Match[str]) -> Point:
    parts = {k: v for k, v in match.groupdict().items() if v}
    year = int(parts["year"].strip("'’")) if "year" in parts else None
    if "short" in parts:
        year = int(parts["short"])
    if year is not None and year < 100:
        year += 2000
    month = MONTHS[_key(parts["name"])] if "name" in parts else int(parts.get("month", 0))
    first, last = _numbers(unit, parts, month)
    weak = parts.get("sign") == "." and "dot" in match.groupdict() and "dot" not in parts
    return Point(match.start(), match.end(), unit, first, last, month, year, weak=weak)


def _key(word: str) -> str:
    """A matched word as it stands in the vocabulary: re.IGNORECASE also lets a dotless i pass."""
    return re.sub(r"[\s-]+", " ", word.casefold()).replace("ı", "i")


def _numbers(unit: Unit, parts: dict[str, str], month: int) -> tuple[int, int]:
    """First and last of the units a match speaks of."""
    if unit is Unit.DAY:
        day = _day(parts["day"])
        return day, int(parts.get("last_day", day))
    if unit in (Unit.SEASON, Unit.FEAST):
        return SEASONS[_key(parts["season"])] if unit is Unit.SEASON else FEASTS[_key(parts["feast"])], 0
    if unit is Unit.MONTH:
        return month, month
    if unit is Unit.THIRD:
        third = THIRDS[_key(parts["third"])]
        return third, third
    if unit is Unit.YEAR:
        return 0, int(parts.get("until", 0))
    first, last = _key(parts["first"]), _key(parts.get("last", parts["first"]))
    return _nth(first), _nth(last)


def _day(word: str) -> int:
    return int(word) if word.isdigit() else DAYS[_key(word)]


def _nth(word: str) -> int:
    return ORDINALS[word] if word in ORDINALS else int(word)


def _preceded(text: str, at: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands right before the place."""
    return bool(_before(words).search(_ahead_of(text, at)))


def _ahead_of(text: str, at: int) -> str:
    """The words right before a place: as far back as any of them can matter."""
    return text[max(0, at - WINDOW) : at]


@lru_cache(maxsize=16)
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{longest_first(words)}[.:]?\s*$", re.IGNORECASE)


@lru_cache(maxsize=16)
def _after(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{longest_first(words)}", re.IGNORECASE)


def _allowed(text: str, point: Point, match: re.Match[str]) -> bool:
    """Whether the words around speak for a date: no version, law, amount or fraction."""
    if point.unit is Unit.YEAR:
        return _is_year(text, point)
    if point.unit in (Unit.SEASON, Unit.FEAST):
        return point.year is not None or _is_season(text, match)
    if point.unit is Unit.MONTH and point.year is None and "name" in match.groupdict():
        return _is_month(text, match)
    if point.unit not in (Unit.DAY, Unit.MONTH) or "name" in match.groupdict():
        return True
    if _preceded(text, point.start, tuple(WORDS.never_after)):
        return False
    return point.year is not None or _is_day(text, point, match)


def _is_year(text: str, point: Point) -> bool:
    if point.last:
        return not _preceded(text, point.start, tuple(WORDS.never_after))
    if _preceded(text, point.start, tuple(WORDS.year_before)):
        return True
    begins = not re.search(r"[\w\0]\s*[-–/&+]?\s*$", _ahead_of(text, point.start))
    if not begins and not _preceded(text, point.start, tuple(WORDS.year_before_sign)):
        return False
    ahead = text[point.end :]
    return not re.match(r"\s*[^\W\d_]", ahead) or _TO_A_YEAR.match(ahead) is not None


def _is_month(text: str, match: re.Match[str]) -> bool:
    """An abbreviation without a year needs its period, a month after it or the whole cell: jan is a name too."""
    whole = text.strip(" .,()") == match.group().strip(" .,()")
    if whole or len(match["name"]) > 3 or match.group().endswith(".") or _key(match["name"]) == "maj":
        return True
    return bool(re.match(rf"{_CONNECTOR}{_MONTH}", text[match.end() :], re.IGNORECASE))


def _is_season(text: str, match: re.Match[str]) -> bool:
    """A season without a year is a date only where it is all the cell says ("i foråret")."""
    return not re.search(r"\w", text[match.end() :]) and len(text[: match.start()].split()) <= 3


def _is_day(text: str, point: Point, match: re.Match[str]) -> bool:
    """A day and month without a year: neither a fraction nor an amount nor "round the clock"."""
    if re.search(r"\d\s$", text[max(0, point.start - 2) : point.start]) or _after(tuple(WORDS.never_before)).match(
        text, point.end
    ):
        return False
    return match.group() != "24/7" or _preceded(text, point.start, ("den", "d"))


def _with_context(text: str, points: list[Point]) -> list[Point]:
    """The points with the earlier days and the times of day printed with them."""
    grown: list[Point] = []
    for i, point in enumerate(points):
        floor = grown[-1].end if grown else 0
        ceiling = points[i + 1].start if i + 1 < len(points) else len(text)
        grown.append(_with_time(text, _with_days(text, point, floor), floor, ceiling))
    return grown


def _with_days(text: str, point: Point, floor: int) -> Point:
    """ "12. og 14. juli": the point of the 14th, grown by the 12th."""
    while point.unit is Unit.DAY:
        before = _EARLIER_DAYS.search(text, max(floor, point.start - WINDOW), point.start)
        if not before or not 0 < _day(before["day"]) < point.first:
            break
        if _preceded(text, before.start(), tuple(WORDS.never_after)):
            break
        point = replace(point, start=before.start(), first=_day(before["day"]), weak=False)
    return point


def _with_time(text: str, point: Point, floor: int, ceiling: int) -> Point:
    if point.unit is not Unit.DAY:
        return point
    after = _TIME_AFTER.match(text, point.end, ceiling)
    if after and _is_time(text, point, after):
        return replace(point, end=after.end(), time=f"{int(after['hour']) % 24:02}:{after['minute'] or '00'}")
    before = _TIME_BEFORE.search(text, max(floor, point.start - WINDOW), point.start)
    if before:
        hour, minute = before["hour"] or before["hours"], before["minute"] or before["minutes"] or "00"
        return replace(point, start=before.start(), time=f"{int(hour) % 24:02}:{minute}")
    return point


def _is_time(text: str, point: Point, match: re.Match[str]) -> bool:
    """Hours alone need "kl."; hours with a period need it too, unless the date before is complete."""
    said = match["clock"] and re.search(r"kl|tidspunkt", match["clock"], re.IGNORECASE)
    if said or text[match.start()] == "T":
        return True
    return match["sign"] == ":" or (match["sign"] == "." and point.year is not None and not match["dash"])


def _in_place(text: str, point: Point, points: list[Point]) -> bool:
    """A bare "4.4" is a date after "den", beside another date, or as (nearly) all of a cell."""
    if _preceded(text, point.start, ("den", "d", *WORDS.weekdays, "fra")):
        return True
    if any(_BETWEEN.fullmatch(text, *sorted((p.end, point.start))) for p in points if p.end <= point.start):
        return True
    if any(_BETWEEN.fullmatch(text, point.end, p.start) for p in points if p.start >= point.end):
        return True
    return not re.search(r"\w", text[point.end :]) and len(text[: point.start].split()) <= 3


def _groups(text: str, points: list[Point]) -> Iterator[list[Point]]:
    """Points joined by connectors: "28. februar - 3. marts 2022" is one group."""
    group: list[Point] = []
    for point in points:
        if group and not _BETWEEN.fullmatch(text, group[-1].end, point.start):
            yield group
            group = []
        group.append(point)
    if group:
        yield group


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
    goes_on = _after(tuple(WORDS.open_end_after)).match(text, span.end)
    if goes_on:
        return replace(span, to=None, end=goes_on.end())
    if not single or span.from_ is None or span.to is None:
        return span
    before = _ahead_of(text, span.start)
    lead = _LEAD_END.search(before)
    begin = span.start - len(before) + lead.start() if lead else span.start
    open_ends: tuple[tuple[list[str], date | None, date | None], ...] = (
        (WORDS.open_start_before, None, span.to),
        (WORDS.before, None, span.from_ - timedelta(days=1)),
        (WORDS.open_end_before, span.from_, None),
        (WORDS.after, span.to + timedelta(days=1), None),
    )
    for words, from_, to in open_ends:
        if _preceded(text, begin, tuple(words)):
            return replace(span, from_=from_, to=to)
    return span


# The clock that dateparser wants: only ever seen in a result that is then refused.
_NO_DAY = datetime(1900, 1, 1)


@lru_cache(maxsize=4096)
def parse_whole(text: str) -> date | None:
    """The day a whole cell's text means, by dateparser: the last resort for what the grammar does not know.

    None unless day, month and year all stand in the text: dateparser fills gaps with the day it is run on.
    """
    if len(text) > 40 or NO_DATES.search(text):
        return None
    parsed = dateparser.parse(
        text,
        languages=["da"],
        settings={
            "STRICT_PARSING": True,
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": _NO_DAY,
            "REQUIRE_PARTS": ["day", "month", "year"],
        },
    )
    if parsed is None or parsed.year not in YEARS:
        return None
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    named = any(compiled(name).search(text) for name in WORDS.months[parsed.month])
    year_said = parsed.year in numbers or parsed.year % 100 in numbers
    said = parsed.day in numbers and (named or parsed.month in numbers) and year_said
    return parsed.date() if said else None
