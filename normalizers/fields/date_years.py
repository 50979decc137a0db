"""The year of dates printed without one: the legend's, the period's, or that of the row's and neighbours' dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from normalizers.codes import Precision
from normalizers.dates.grammar import NEAR, DateGrammar, Parsed
from normalizers.dates.spans import DateSpan, Place, Reading, Window, within_a_month
from normalizers.record import DATE_ROLES, Field, Record, Role

# How early in an incident's course each date comes.
IN_ORDER = {
    Role.OCCURRED: 0,
    Role.DISCOVERED: 1,
    Role.REGISTERED: 2,
    Role.REPORTED: 2,
    Role.NOTIFIED_AUTHORITY: 2,
    Role.NOTIFIED_AUTHORITY_REASON: 2,
    Role.FOLLOW_UP: 2,
    Role.REMARKS: 2,
    Role.DECIDED: 3,
    Role.AUTHORITY_DECISION: 3,
}
# The columns of the course whose days tell the years of the others, the surest first.
COURSE = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED)
# Counted from a day of the row, a day without a month lies within the next month.
MONTH = timedelta(days=30)
# Words of an answer that is a yes and its day ("Ja, den 8,7,2021").
SHORT_ANSWER = 4
YEAR = timedelta(days=366)
HALF_YEAR = timedelta(days=NEAR)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day of the row that is known with its year. later: a date of the role asked for comes after it."""

    day: date
    later: bool


@dataclass(frozen=True, slots=True)
class YearContext:
    """What tells the year of a row's dates printed without one.

    legend: the year that the document gives them all. window: the first and last day of what they lie in: the section,
    the period, the rows around. course: the first day printed with its year, for each role of COURSE that has one; else
    that of the story, in which it comes first.
    """

    legend: int | None
    window: Window | None
    course: tuple[tuple[Role, date], ...]

    def anchor(self, role: Role) -> Anchor | None:
        """The day of another column by which a date of this role takes its year."""
        found = ((other, day) for other, day in self.course if other is not role)
        return next((Anchor(day, IN_ORDER[role] >= IN_ORDER.get(other, 0)) for other, day in found), None)

    def is_near(self, day: date, around: Iterable[date | None]) -> bool:
        """Whether a day lies in the window or near it, or near another day of the row or of those around it."""
        if self.window and self.window[0] - HALF_YEAR <= day <= self.window[1] + HALF_YEAR:
            return True
        known = (*(other for _, other in self.course), *around)
        return any(other is not None and abs(day - other) <= HALF_YEAR for other in known)


class ParsedRecord:
    """A row with the dates of its cells, each cell parsed once and resolved once by the row's context."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._grammar = record.vocabulary.of(DateGrammar)
        self._cells = tuple(self._grammar.parse(f.text, _place(record, f)) for f in record.fields)
        self._readings: dict[int, Reading] = {}
        window = _window(record, self._grammar)
        self.context = YearContext(record.legend.year, window, tuple(self._course(window)))

    def reading(self, position: int) -> Reading:
        """The dates of the cell record.fields[position]; one without a year takes that of the context."""
        if position not in self._readings:
            self._readings[position] = self._resolved(position)
        return self._readings[position]

    def spans_of_role(self, role: Role) -> list[DateSpan]:
        """The dates in the row's cells of a role."""
        positions = (i for i, f in enumerate(self.record.fields) if f.role is role)
        return [d for i in positions for d in self.reading(i).dates]

    def _resolved(self, position: int) -> Reading:
        field, parsed, context = self.record.fields[position], self._cells[position], self.context
        printed = self._lone_days(field) if within_a_month(context.window) else parsed
        reading = self._grammar.resolve(printed, context.legend, context.window)
        if not context.legend and (told := self._by_the_cell(printed)):
            return told
        anchor = context.anchor(field.role) if field.role in IN_ORDER and _is_open(parsed) else None
        if anchor is None:
            return reading
        if not context.legend and (found := self._nearest(parsed, anchor)):
            return found
        if not anchor.later or parsed.dates:
            return reading
        month = (anchor.day, anchor.day + MONTH)
        counted = self._grammar.resolve(self._lone_days(field), context.legend, month)
        return counted if counted.dates else reading

    def _by_the_cell(self, parsed: Parsed) -> Reading | None:
        """The cell with each day next to the one told with its year before it, else after it; None without such days.

        A day that lies outside what the document covers is that of another matter and tells no year.
        """
        window = self.context.window
        alone = [Parsed((d,)) for d in parsed.dates]
        known = [_lone_day(self._grammar.resolve(p)) for p in alone]
        near = [day if day and (window is None or window[0] <= day <= window[1]) else None for day in known]
        if all(known) or not any(near):
            return None
        found: list[Reading] = []
        for i, date_ in enumerate(alone):
            anchor = next((day for day in (*reversed(near[:i]), *near[i + 1 :]) if day), None)
            around = (anchor, anchor) if anchor and not date_.dates[0].complete else window
            found.append(self._grammar.resolve(date_, None, around))
        return Reading(tuple(d for r in found for d in r.dates), tuple(u for r in found for u in r.unread))

    def _lone_days(self, field: Field) -> Parsed:
        """The cell with its days that are printed without a month."""
        return self._grammar.parse(field.text, replace(_place(self.record, field), lone_days=True))

    def _nearest(self, parsed: Parsed, anchor: Anchor) -> Reading | None:
        """The cell with its dates on the anchor's right side; None where none lies near on that side."""
        way = 1 if anchor.later else -1
        for year in (anchor.day.year, anchor.day.year + way):
            reading = self._grammar.resolve(parsed, year)
            days = [(d.from_ - anchor.day).days * way for d in reading.dates if d.from_ and not d.complete]
            if days and all(0 <= n <= NEAR for n in days):
                return reading
        return None

    def _course(self, window: Window | None) -> list[tuple[Role, date]]:
        """The first day printed with its year in the cells of each role of COURSE, else in the story."""
        found = [(role, day) for role in COURSE if (day := self._known(role, window))]
        told = None if found else self._known(Role.DESCRIPTION, window)
        return [(Role.DESCRIPTION, told)] if told else found

    def _known(self, role: Role, window: Window | None) -> date | None:
        for field, parsed in zip(self.record.fields, self._cells, strict=True):
            if field.role is not role:
                continue
            spans = self._grammar.resolve(parsed).dates
            if not spans and within_a_month(window):
                spans = self._grammar.resolve(self._lone_days(field), None, window).dates
            if days := [d.from_ for d in spans if d.from_]:
                return days[0]
        return None


def _place(record: Record, field: Field) -> Place:
    """Where a cell stands; a short answer to whether the authority was told is read like a date column."""
    answer = field.role is Role.NOTIFIED_AUTHORITY and len(field.text.split()) <= SHORT_ANSWER
    return Place(column=answer or field.role in DATE_ROLES, whole_days=record.whole_days)


def _lone_day(reading: Reading) -> date | None:
    """The day of a reading of one date, if it is printed with its year."""
    days = [d.from_ for d in reading.dates if d.complete and d.precision in (Precision.DAY, Precision.MINUTE)]
    return days[0] if days else None


def _is_open(parsed: Parsed) -> bool:
    """Whether a date stands in the text without its year, or may stand there without its month."""
    return any(not d.complete for d in parsed.dates) or not parsed.dates


def _window(record: Record, grammar: DateGrammar) -> Window | None:
    """The days among which a date without its year is looked for: those of the section, of the period, of its year."""
    whole = (date(record.period_year, 1, 1), date(record.period_year, 12, 31)) if record.period_year else None
    covered = _nearer(record) or record.covers or whole or _between(record)
    if not record.section:
        return covered
    parsed = grammar.parse(record.section, Place(lone_days=within_a_month(covered)))
    spans = grammar.resolve(parsed, record.legend.year, covered).dates
    section = next((d for d in spans if d.precision not in (Precision.DAY, Precision.MINUTE)), None)
    return (section.from_, section.to) if section and section.from_ and section.to else covered


def _nearer(record: Record) -> Window | None:
    """The days between the rows above and below, where the document covers more than a year and these lie within."""
    if record.covers is None or record.covers[1] - record.covers[0] <= YEAR or None in record.between:
        return None
    found = _between(record)
    return found if found and record.covers[0] <= found[0] and found[1] <= record.covers[1] else None


def _between(record: Record) -> Window | None:
    """The days between those of the rows above and below, if they follow each other within a year; else one of them."""
    above, below = record.between
    if above and below:
        return (above, below) if timedelta(0) <= below - above <= YEAR else None
    known = above or below
    return (known, known) if known else None


def known_day(record: Record) -> date | None:
    """The first day that a row prints with its year in a column of its course."""
    grammar = record.vocabulary.of(DateGrammar)
    readings = (grammar.read(f.text, place=_place(record, f)) for f in record.with_role(*COURSE))
    return next((d.from_ for reading in readings for d in reading.dates if d.from_), None)
