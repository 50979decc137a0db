"""The year of dates printed without one: the legend's, the period's, or that of the row's and neighbours' dates."""

from __future__ import annotations

from datetime import date, timedelta

from normalizers.codes import Precision
from normalizers.dates.grammar import NEAR, read
from normalizers.dates.spans import DateSpan, Fault, Place, Reading
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
# Counted from a day of the row, a day without a month lies within the next month.
MONTH = timedelta(days=30)
YEAR = timedelta(days=366)


def read_cell(field: Field, record: Record) -> Reading:
    """The dates of a cell; one without a year takes the legend's, else that of the row's nearest date, the period's."""
    year = record.legend.year
    window = _window(record)
    reading = read(field.text, year, Place(window, field.role in DATE_ROLES))
    if field.role not in IN_ORDER or not _open(field.text):
        return reading
    anchor = _anchor(field.role, record, Place(window, column=True))
    if anchor and not year and (found := _nearest(field, *anchor)):
        return found
    if anchor is None or not anchor[1] or read(field.text).unread:
        return reading
    counted = read(field.text, year, Place((anchor[0], anchor[0] + MONTH), field.role in DATE_ROLES))
    return counted if counted.dates else reading


def _window(record: Record) -> tuple[date, date] | None:
    """The days among which a date without its year is looked for: those of the section, of the period, of its year."""
    whole = (date(record.period_year, 1, 1), date(record.period_year, 12, 31)) if record.period_year else None
    covered = _nearer(record) or record.covers or whole or _between(record)
    spans = read(record.section or "", record.legend.year, Place(covered)).dates
    section = next((d for d in spans if d.precision not in (Precision.DAY, Precision.MINUTE)), None)
    return (section.from_, section.to) if section and section.from_ and section.to else covered


def _nearer(record: Record) -> tuple[date, date] | None:
    """The days between the rows above and below, where the document covers more than a year and these lie within."""
    if record.covers is None or record.covers[1] - record.covers[0] <= YEAR or None in record.between:
        return None
    found = _between(record)
    return found if found and record.covers[0] <= found[0] and found[1] <= record.covers[1] else None


def _between(record: Record) -> tuple[date, date] | None:
    """The days between those of the rows above and below, if they follow each other within a year; else one of them."""
    above, below = record.between
    if above and below:
        return (above, below) if timedelta(0) <= below - above <= YEAR else None
    known = above or below
    return (known, known) if known else None


def known_day(record: Record) -> date | None:
    """The first day that a row prints with its year in a column of its course."""
    cells = record.with_role(Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED)
    return next((d.from_ for f in cells for d in read(f.text).dates if d.from_), None)


def _open(text: str) -> bool:
    """Whether a date stands in the text without its year, or may stand there without its month."""
    reading = read(text)
    return any(u.fault is Fault.NO_YEAR for u in reading.unread) or not (reading.dates or reading.unread)


def _anchor(role: Role, record: Record, place: Place) -> tuple[date, bool] | None:
    """A date of the row with its year, and whether this role's date comes after it."""
    for other in (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED):
        for field in record.with_role(other):
            spans = read(field.text).dates or (read(field.text, None, place).dates if place.of_month else ())
            known = [d.from_ for d in spans if d.from_]
            if known and other is not role:
                return known[0], IN_ORDER[role] >= IN_ORDER[other]
    return None


def _nearest(field: Field, anchor: date, later: bool) -> Reading | None:
    """The cell with its dates not before (later) or not after the anchor; None where none lies near on that side."""
    for year in (anchor.year, anchor.year + (1 if later else -1)):
        reading = read(field.text, year)
        days = [(d.from_ - anchor).days * (1 if later else -1) for d in reading.dates if d.from_ and not d.complete]
        if days and all(0 <= n <= NEAR for n in days):
            return reading
    return None


def spans_of_role(record: Record, role: Role) -> list[DateSpan]:
    """The dates in the row's cells of a role."""
    return [d for field in record.with_role(role) for d in read_cell(field, record).dates]
