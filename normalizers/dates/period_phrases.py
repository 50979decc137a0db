"""Periods of counts: "2018", "2018-05", "2022-Q1" or "2018-05-25..2018-10-01" (register.md, aggregates)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from normalizers.danish.analysis import sentences
from normalizers.danish.numbers import number_words
from normalizers.dates.period_words import calendar_finder, closes_period, opens_period, period_words
from normalizers.dates.periods import bounds_of, covers, months_of, period_range

YEAR = r"(?<![\d./-])(?:19|20)\d\d(?!\d|[./-]\d)"
# A year as a label, maybe with the mark of a note ("2018*", "2018 1)").
YEAR_LABEL = re.compile(r"\s*((?:19|20)\d\d)\s*(\*+|[¹²³⁴⁵]|\(?[1-9]\))?\s*:?\s*")
YEAR_WITH_PART = re.compile(r"\s*((?:19|20)\d\d)(\*+)?\s*[,:–-]?\s*(\(.+\)|[^\d\W].*)(\*+)?\s*")
YEAR_IN_PART = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(\*+)?\s(\([^()]{3,40}\))(\*+)?")
PARTS = r"(?:måneder(?:ne)?|mdr\.?|kvartal(?:er(?:ne)?)?)"
QUARTER = r"(?:kvartal|kvt\.?|kv\.)"
Builder = Callable[[re.Match[str], int | None], str | date | None]


@dataclass(frozen=True, slots=True)
class PeriodMatch:
    """A period or date in a text: text[start:end]. A mere date ("pr. 3. oktober 2018") has a day and no period."""

    period: str | None
    start: int
    end: int
    day: date | None = None


@lru_cache(maxsize=1)
def _month_numbers() -> dict[str, int]:
    return {name: i for i, names in enumerate(period_words().calendar.months, 1) for name in names}


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    return {name: i for i, names in enumerate(period_words().calendar.ordinals, 1) for name in names}


@lru_cache(maxsize=1)
def _number_words() -> dict[str, int]:
    """1 to 12 in digits and in words."""
    words = {word: n for word, n in number_words().words.items() if n <= 12}
    return words | {str(n): n for n in range(1, 13)}


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _month_of(text: str) -> int:
    return _month_numbers()[text.lower().rstrip(".")]


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _month_of(month)
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(full_year, number, int(day))
    except ValueError:
        return None


def _date_range(m: re.Match[str], year: int | None) -> str | None:
    end_year = m["y2"] or m["p2"] or (str(year) if year else None)
    end = _day(m["d2"] or m["n2"], m["m2"] or m["o2"], end_year) if end_year else None
    if not end:
        return None
    start = _day(m["d1"] or m["n1"], m["m1"] or m["o1"], m["y1"] or m["p1"] or str(end.year))
    return period_range(start, end) if start and start <= end else None


def _single_day(m: re.Match[str], year: int | None) -> date | None:
    printed = m["y1"] or m["p1"] or (str(year) if year else None)
    return _day(m["d1"] or m["n1"], m["m1"] or m["o1"], printed) if printed else None


def _month_range(m: re.Match[str], year: int | None) -> str | None:
    end_year = int(m["y2"]) if m["y2"] else year
    if end_year is None:
        return None
    start_year = int(m["y1"]) if m["y1"] else end_year
    return months_of(start_year, _month_of(m["m1"]), _month_of(m["m2"]), end_year)


def _month(m: re.Match[str], year: int | None) -> str | None:
    written = m["y"] or m["y0"]
    known = int(written) + (2000 if len(written) == 2 else 0) if written else year
    return f"{known}-{_month_of(m['m']):02d}" if known else None


def _quarter(m: re.Match[str], year: int | None) -> str | None:
    known = int(m["y"]) if m["y"] else year
    return f"{known}-Q{_ordinals()[m['q'].lower()]}" if known else None


def _quarters(m: re.Match[str], year: int | None) -> str | None:
    known = int(m["y"] or m["y0"] or 0) or year
    first, last = (_ordinals()[m[q].lower()] for q in ("q1", "q2"))
    return months_of(known, 3 * first - 2, 3 * last) if known else None


def _opening(m: re.Match[str], year: int | None) -> str | None:
    """The first months or quarters of a year."""
    known = int(m["y"]) if m["y"] else year
    months = _number_words().get(m["n"].lower(), 0) * (1 if m["part"].lower().startswith("m") else 3)
    return months_of(known, 1, months) if known and 0 < months <= 12 else None


def _half(m: re.Match[str], year: int | None) -> str | None:
    known = int(m["y"]) if m["y"] else year
    half = _ordinals()[m["q"].lower()]
    return months_of(known, 6 * half - 5, 6 * half) if known and half <= 2 else None


def _years(m: re.Match[str], _: int | None) -> str | None:
    return months_of(int(m["y1"]), 1, 12, int(m["y2"]))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Patterns in order of precedence; where two overlap the earlier wins."""
    month = rf"(?:{_alternatives(list(_month_numbers()))})\.?(?![^\W\d_])"
    full = rf"(?:{_alternatives([names[0] for names in period_words().calendar.months])})(?![^\W\d_])"
    ordinal = rf"(?:{_alternatives(list(_ordinals()))})"
    until = rf"(?:\s*(?:{_alternatives(period_words().calendar.until)})\s*)"

    def day(n: int) -> str:
        words = rf"(?P<d{n}>\d{{1,2}})\.?\s*(?P<m{n}>{month})(?:\s*(?P<y{n}>(?:19|20)\d\d))?"
        numeric = rf"(?P<n{n}>\d{{1,2}})[./-](?P<o{n}>\d{{1,2}})(?:[./\s-](?P<p{n}>(?:19|20)\d\d|(?<=[./-])\d\d))?"
        return rf"(?<!\d)(?:den\s+)?(?:{words}|{numeric})(?!\d)"

    century = r"(?:19|20)\d\d"
    calendar_terms = period_words().calendar
    opening = rf"(?:{_alternatives(calendar_terms.opening)})"
    first = rf"(?:{_alternatives(calendar_terms.first)})"
    counted = rf"(?:{_alternatives(list(_number_words()))})"
    of_year = r"(?:\s*(?:af|i|,|/|-)?\s*(?P<y>(?:19|20)\d\d(?!\d)))?"
    quarter_of = rf"(?P<q2>{ordinal})\.?\s*{QUARTER}{of_year}"
    year_of = r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*[,/-]?\s*"
    sources: tuple[tuple[str, Builder], ...] = (
        (rf"{day(1)}{until}{day(2)}", _date_range),
        (day(1), _single_day),
        (rf"(?<!\w)(?P<m1>{month})\s*(?P<y1>{century})?{until}(?P<m2>{month})\s*(?P<y2>{century})", _month_range),
        (rf"(?P<y2>{century})\s*[,:]?\s*(?P<m1>{month}){until}(?P<m2>{month})(?P<y1>)", _month_range),
        (rf"(?<!\w)(?P<m1>{month}){until}(?P<m2>{month})(?P<y1>)(?P<y2>)", _month_range),
        (rf"(?<!\w)(?P<q1>{ordinal})\.?(?:\s*{QUARTER})?{until}{quarter_of}(?P<y0>)", _quarters),
        (rf"(?<!\w)[QK](?P<q1>[1-4]){until}[QK](?P<q2>[1-4])\b{of_year}(?P<y0>)", _quarters),
        (rf"(?<!\d)(?P<y0>{century})\s*[QK](?P<q1>[1-4]){until}[QK](?P<q2>[1-4])\b(?P<y>)", _quarters),
        (rf"(?<!\w){opening}\s+(?P<n>{counted})\s+(?P<part>{PARTS}){of_year}", _opening),
        (rf"(?<!\w)(?P<n>{counted})\s+{first}\s+(?P<part>{PARTS}){of_year}", _opening),
        (rf"{year_of}[QK](?P<q>[1-4])\b", _quarter),
        (rf"{year_of}(?P<q>{ordinal})\.\s*{QUARTER}", _quarter),
        (rf"(?<!\w)(?P<q>{ordinal})\.?\s*{QUARTER}{of_year}", _quarter),
        (rf"(?<!\w)[QK](?P<q>[1-4])\b{of_year}", _quarter),
        (rf"(?<!\w)kvartal\s*(?P<q>[1-4])(?![\d.,/-]){of_year}", _quarter),
        (rf"(?<!\w)(?P<q>{ordinal})\.?\s*(?:halvår|halvdel){of_year}", _half),
        (rf"(?<!\w)H(?P<q>[12])\b{of_year}", _half),
        (rf"(?<!\w)(?P<m>{month})(?:\s*(?:i|,|-|/)?\s*(?P<y>(?:19|20)\d\d|(?<=[-/' ])\d\d(?!\d)))(?P<y0>)", _month),
        (rf"(?P<y0>(?:19|20)\d\d)(?P<y>)\s*[-/,]?\s*(?P<m>{month})", _month),
        (r"(?<!\d)(?P<y1>(?:19|20)\d\d)\s*(?:til og med|til|og|[-–])\s*(?P<y2>(?:19|20)\d\d)(?![\d])", _years),
        (rf"(?<!\w)(?P<m>{full})(?P<y>)(?P<y0>)", _month),
        (YEAR, lambda m, _: m[0]),
    )  # fmt: skip
    return tuple((re.compile(source, re.IGNORECASE), builder) for source, builder in sources)


def find_periods(text: str, year: int | None = None) -> list[PeriodMatch]:
    """All periods and dates of a text, in order; year is the year of months printed without one."""
    found = [PeriodMatch(part, m.start(), m.end()) for m in YEAR_IN_PART.finditer(text) if (part := _part(m, ()))]
    for pattern, builder in _patterns():
        for m in pattern.finditer(text):
            if all(m.end() <= f.start or m.start() >= f.end for f in found):
                value = builder(m, year)
                day = value if isinstance(value, date) else None
                found.append(PeriodMatch(value if isinstance(value, str) else None, m.start(), m.end(), day))
    return sorted(found, key=lambda f: f.start)


@lru_cache(maxsize=1)
def _bare_month() -> re.Pattern[str]:
    return re.compile(rf"({_alternatives(list(_month_numbers()))})\.?", re.IGNORECASE)


def is_year(label: str) -> bool:
    """Whether a label is a year, maybe with the mark of a note."""
    return YEAR_LABEL.fullmatch(label) is not None


def is_period(label: str) -> bool:
    """Whether a label is nothing but a period ("2019", "Maj", "1. kvartal 2022", "i 2020")."""
    return period_of(label, 2000) is not None


def period_of(label: str, year: int | None, notes: Sequence[str] = ()) -> str | None:
    """The period a label consists of; None where it says more, or where the year of a month is not known.

    notes: what the document says elsewhere of its years ("* 2018 dækker kun 25. maj - 31. december").
    """
    if named := YEAR_LABEL.fullmatch(label):
        return _noted(int(named[1]), named[2], notes) or named[1]
    if (named := YEAR_WITH_PART.fullmatch(label)) and (part := _part(named, notes)):
        return part
    text = re.sub(r"^(?:i|år|året)\s+|\s*\*+$|:$", "", label.strip(), flags=re.IGNORECASE)
    if bare := _bare_month().fullmatch(text):
        return f"{year}-{_month_of(bare[1]):02d}" if year else None
    found = find_periods(text, year)
    covers = len(found) == 1 and found[0].end - found[0].start == len(text)
    return found[0].period if covers else None


def _part(label: re.Match[str], notes: Sequence[str]) -> str | None:
    """The part of a year that the words behind it name ("2021 (til og med juni)"), maybe only in a note."""
    year, words = int(label[1]), label[3].strip(" ()*")
    if any(m.start == 0 and m.end == len(words) for m in calendar_finder("provisional").find(words)):
        return _noted(year, label[2] or label[4], notes) or label[1]
    if months := _months_alone().fullmatch(words):
        return _opening(months, year)
    if label[3].startswith("(") or not _left_of(words, year):
        return part_of_year(words, year)
    return None


@lru_cache(maxsize=1)
def _months_alone() -> re.Pattern[str]:
    counted = _alternatives(list(_number_words()))
    return re.compile(rf"(?P<n>{counted})\s+(?P<part>{PARTS})(?P<y>)", re.IGNORECASE)


def _left_of(words: str, year: int) -> str:
    """What a text says beside its periods and the words that open or close one."""
    left = words
    for found in reversed(find_periods(words, year)):
        left = f"{left[: found.start]}#{left[found.end :]}"
    pattern = rf"(?<!\w)(?:{_alternatives([*period_words().prose.since, *period_words().prose.until])})(?!\w)"
    return re.sub(r"[#\s.,()-]", "", re.sub(pattern, "", left, flags=re.IGNORECASE))


def part_of_year(text: str, year: int) -> str | None:
    """The one part of a year that a text names ("fra den 25. maj", "maj-december"); None where it names none."""
    parts: list[str] = []
    for found in find_periods(text, year):
        bounds = (found.day, found.day) if found.day else bounds_of(found.period)
        if bounds is None or bounds[0].year != year or found.period == str(year):
            continue
        first, last = bounds
        if opens_period(text[: found.start]):
            last = date(year, 12, 31) if found.day or first.month == last.month else last
        elif closes_period(text[: found.start]):
            first = date(year, 1, 1)
        elif found.day:
            continue
        parts.append(period_range(first, last))
    return parts[0] if len(parts) == 1 else None


def told_period(text: str, year: int | None) -> str | None:
    """The one period that a caption or title names; of a year and a part of it the part ("2023, januar til maj")."""
    named = {p.period for p in find_periods(text, year) if p.period}
    years = sorted(p for p in named if len(p) == len("2023"))
    if len(years) == 1:
        part = part_of_year(text, int(years[0]))
        if part and (".." in part or named == {years[0]}):
            return part
        return years[0] if all(p == years[0] or not covers(years[0], p) for p in named) and len(named) == 1 else None
    return named.pop() if len(named) == 1 else None


def _counts(sentence: str) -> bool:
    """Whether a sentence holds numbers beside those of its periods and dates."""
    for found in reversed(find_periods(sentence)):
        sentence = sentence[: found.start] + sentence[found.end :]
    return re.search(r"(?<![\w.])\d+(?![\w.])", sentence) is not None


def _noted(year: int, mark: str | None, notes: Sequence[str]) -> str | None:
    """The part of a year that a note says its numbers cover: the note of the label's mark, or one that names it."""
    for note in notes:
        for start, end in sentences(note):
            sentence = note[start:end]
            marked = mark is not None and sentence.lstrip().startswith(mark)
            years = {p.period for p in find_periods(sentence) if p.period and len(p.period) == len("2018")}
            named = years == {str(year)} and bool(calendar_finder("limits").find(sentence)) and not _counts(sentence)
            if (marked or named) and (part := part_of_year(sentence, year)):
                return part
    return None
