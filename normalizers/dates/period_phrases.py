"""Periods of counts and titles: "2018", "2018-05", "2022-Q1" or "2018-05-25..2018-10-01".

A notation over the grammar of dates: the shapes of periods give points, the grammar resolves them to days, and the days
are written as a period. What stands here is special to periods: labels, notes of labels, and parts of a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from normalizers.codes import Precision
from normalizers.danish.analysis import sentences
from normalizers.danish.calendar import Calendar
from normalizers.dates.grammar import DateGrammar, Parsed, ParsedDate
from normalizers.dates.period_shapes import CENTURY, PeriodShapes
from normalizers.dates.period_words import PeriodWords
from normalizers.dates.periods import bounds_of, period_range
from normalizers.dates.points import Point
from normalizers.vocabulary.patterns import literals
from normalizers.vocabulary.words import Vocabulary

# A year as a label, maybe with the mark of a note ("2018*", "2018 1)").
YEAR_LABEL = re.compile(rf"\s*({CENTURY})\s*(\*+|[¹²³⁴⁵]|\(?[1-9]\))?\s*:?\s*")
YEAR_WITH_PART = re.compile(rf"\s*({CENTURY})(\*+)?\s*[,:–-]?\s*(\(.+\)|[^\d\W].*)(\*+)?\s*")
YEAR_IN_PART = re.compile(rf"(?<![\d./-])({CENTURY})(\*+)?\s(\([^()]{{3,40}}\))(\*+)?")
# The year in which a label is read to see whether it is a period at all.
SOME_YEAR = 2000


@dataclass(frozen=True, slots=True)
class PeriodMatch:
    """A period or date in a text: text[start:end]. A mere date ("pr. 3. oktober 2018") has a day and no period."""

    period: str | None
    start: int
    end: int
    day: date | None = None


class PeriodPhrases:
    """Reads the periods of labels, captions and sentences with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._grammar = vocabulary.of(DateGrammar)
        self._shapes = vocabulary.of(PeriodShapes)
        self._words = vocabulary.of(PeriodWords)
        self._months = vocabulary.of(Calendar).months
        leads = literals(self._words.calendar.label_leads)
        # What a label has around its period.
        self._around = re.compile(rf"^(?:{leads})\s+|\s*\*+$|:$", re.IGNORECASE)
        self._bound = re.compile(rf"(?<!\w)(?:{literals(self._words.bounds)})(?!\w)", re.IGNORECASE)

    def find(self, text: str, year: int | None = None) -> list[PeriodMatch]:
        """All periods and dates of a text, in order; year is the year of months printed without one."""
        parts = ((m, self._part(m, ())) for m in YEAR_IN_PART.finditer(text))
        found = [PeriodMatch(part, *m.span()) for m, part in parts if part]
        for unit, pattern in self._shapes.shapes:
            for m in pattern.finditer(text):
                if all(m.end() <= f.start or m.start() >= f.end for f in found):
                    found.append(self._written(self._shapes.points(unit, m), m.span(), year))
        return sorted(found, key=lambda f: f.start)

    def _written(self, points: tuple[Point, ...], place: tuple[int, int], year: int | None) -> PeriodMatch:
        """What was printed at a place as a period or day; neither where its year is unknown or it does not exist."""
        dates = self._grammar.resolve(Parsed((ParsedDate(*place, points),)), year).dates
        if not dates or dates[0].from_ is None or dates[0].to is None:
            return PeriodMatch(None, *place)
        if len(points) == 1 and dates[0].precision is Precision.DAY:
            return PeriodMatch(None, *place, dates[0].from_)
        return PeriodMatch(period_range(dates[0].from_, dates[0].to), *place)

    def is_period(self, label: str) -> bool:
        """Whether a label is nothing but a period ("2019", "Maj", "1. kvartal 2022", "i 2020")."""
        return self.of_label(label, SOME_YEAR) is not None

    def of_label(self, label: str, year: int | None, notes: Sequence[str] = ()) -> str | None:
        """The period a label consists of; None where it says more, or where the year of a month is not known.

        notes: what the document says elsewhere of its years ("* 2018 dækker kun 25. maj - 31. december").
        """
        if named := YEAR_LABEL.fullmatch(label):
            return self._noted(int(named[1]), named[2], notes) or named[1]
        if (named := YEAR_WITH_PART.fullmatch(label)) and (part := self._part(named, notes)):
            return part
        text = self._around.sub("", label.strip())
        if bare := self._shapes.bare_month.fullmatch(text):
            return f"{year}-{self._months[bare[1].lower()]:02d}" if year else None
        found = self.find(text, year)
        whole = len(found) == 1 and found[0].end - found[0].start == len(text)
        return found[0].period if whole else None

    def _part(self, label: re.Match[str], notes: Sequence[str]) -> str | None:
        """The part of a year that the words behind it name ("2021 (til og med juni)"), maybe only in a note."""
        year, words = int(label[1]), label[3].strip(" ()*")
        if any(m.start == 0 and m.end == len(words) for m in self._words.provisional.find(words)):
            return self._noted(year, label[2] or label[4], notes) or label[1]
        if months := self._shapes.months_alone.fullmatch(words):
            return self._written((self._shapes.opening(months, label[1]),), months.span(), year).period
        if label[3].startswith("(") or not self._left_of(words, year):
            return self.part_of_year(words, year)
        return None

    def _left_of(self, words: str, year: int) -> str:
        """What a text says beside its periods and the words that open or close one."""
        left = words
        for found in reversed(self.find(words, year)):
            left = f"{left[: found.start]}#{left[found.end :]}"
        return re.sub(r"[#\s.,()-]", "", self._bound.sub("", left))

    def part_of_year(self, text: str, year: int) -> str | None:
        """The one part of a year that a text names ("fra den 25. maj", "maj-december"); None where it names none."""
        parts: list[str] = []
        for found in self.find(text, year):
            bounds = (found.day, found.day) if found.day else bounds_of(found.period)
            if bounds is None or bounds[0].year != year or found.period == str(year):
                continue
            first, last = bounds
            if self._words.opens(text[: found.start]):
                last = date(year, 12, 31) if found.day or first.month == last.month else last
            elif self._words.closes(text[: found.start]):
                first = date(year, 1, 1)
            elif found.day:
                continue
            parts.append(period_range(first, last))
        return parts[0] if len(parts) == 1 else None

    def told(self, text: str, year: int | None) -> str | None:
        """The one period that a caption or title names; of a year and its part the part ("2023, januar til maj")."""
        named = {p.period for p in self.find(text, year) if p.period}
        years = sorted(p for p in named if len(p) == len("2023"))
        if len(years) == 1:
            part = self.part_of_year(text, int(years[0]))
            if part and (".." in part or named == {years[0]}):
                return part
            return years[0] if named == {years[0]} else None
        return named.pop() if len(named) == 1 else None

    def _counts(self, sentence: str) -> bool:
        """Whether a sentence holds numbers beside those of its periods and dates."""
        for found in reversed(self.find(sentence)):
            sentence = sentence[: found.start] + sentence[found.end :]
        return re.search(r"(?<![\w.])\d+(?![\w.])", sentence) is not None

    def _noted(self, year: int, mark: str | None, notes: Sequence[str]) -> str | None:
        """The part of a year that a note says its numbers cover: the note of the label's mark, or one that names it."""
        for note in notes:
            for start, end in sentences(note):
                sentence = note[start:end]
                marked = mark is not None and sentence.lstrip().startswith(mark)
                if (marked or self._limits(sentence, year)) and (part := self.part_of_year(sentence, year)):
                    return part
        return None

    def _limits(self, sentence: str, year: int) -> bool:
        """Whether a sentence of a note says how far the numbers of this year go, and gives none itself."""
        years = {p.period for p in self.find(sentence) if p.period and len(p.period) == len("2018")}
        return years == {str(year)} and bool(self._words.limits.find(sentence)) and not self._counts(sentence)


def is_year(label: str) -> bool:
    """Whether a label is a year, maybe with the mark of a note."""
    return YEAR_LABEL.fullmatch(label) is not None
