"""The dates of an incident: when it occurred, was discovered, registered, reported and decided.

The role of a date comes from its column, else from the words in the same part of the sentence. Prose is trusted
least: it fills a role only where no column of the table is for it. Words: normalizers/vocabulary/dates.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from normalizers.codes import Basis, NormaliseCode, Note, Precision, Review
from normalizers.dates.clock import of_serial
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.last_resort import LastResort
from normalizers.dates.spans import DateSpan
from normalizers.fields.date_roles import (
    PROSE,
    CellReading,
    Claim,
    DateRule,
    checked_reading,
    date_problem,
    dated_parts,
    notification_claim,
    prose_claim,
    read_date_column,
    read_decisions,
)
from normalizers.fields.date_story import Stories
from normalizers.fields.date_words import RoleWords
from normalizers.fields.date_years import ParsedRecord
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.fields.names import DatePart, FieldName
from normalizers.findings import NOTHING, Findings, Quote, Value, quote
from normalizers.record import DATE_ROLES, Field, Record, Role
from normalizers.vocabulary.patterns import Match
from normalizers.vocabulary.words import Vocabulary

# "Samme dag" in a column of dates is counted from the first of these that is known.
COUNTED_FROM = {
    Role.DISCOVERED: (Role.OCCURRED,),
    Role.REGISTERED: (Role.DISCOVERED, Role.OCCURRED),
    Role.REPORTED: (Role.DISCOVERED, Role.OCCURRED),
}
WITH_TIME = (Role.OCCURRED, Role.DISCOVERED, Role.REPORTED)
# The first cannot come before the second.
ORDER = (
    (Role.DISCOVERED, Role.OCCURRED),
    (Role.REGISTERED, Role.OCCURRED),
    (Role.REPORTED, Role.OCCURRED),
    (Role.REPORTED, Role.DISCOVERED),
    (Role.DECIDED, Role.REPORTED),
)


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """ROLE_from, ROLE_to, ROLE_precision for each role of DATE_ROLES, and the times of day, with their reasons."""
    words, parsed = record.vocabulary.of(RoleWords), ParsedRecord(record)
    cells = [_cell(words, parsed, i) for i, field in enumerate(record.fields) if field.text.strip()]
    claims = sorted((c for cell in cells for c in cell.claims), key=lambda c: c.rank)
    kept = _in_order({role: claim for role in DATE_ROLES if (claim := _choose(words, role, claims))})
    review = [code for cell in cells for code in cell.review]
    if _implausible(kept):
        review.append(Review.DATE_ORDER_IMPLAUSIBLE)
    if _outside(kept.get(Role.OCCURRED), record):
        review.append(Review.DATE_OUTSIDE_PERIOD)
    guessed = record.legend.year is None and any(not c.span.complete for c in kept.values())
    if guessed and record.period_year is None and record.covers is None and sum(map(bool, record.between)) == 1:
        review.append(Review.YEAR_UNSURE)
    from_where = Note.YEAR_FROM_PERIOD if _in_period(kept.values(), record.period_year) else Note.YEAR_FROM_ROW
    return Findings(
        values=tuple(v for claim in kept.values() for v in _values(claim)),
        problems=tuple(p for cell in cells for p in cell.problems),
        review=tuple(dict.fromkeys(review)),
        notes=(from_where,) if guessed else (),
    )


def claims_in(vocabulary: Vocabulary, text: str, column: Role, year: int | None = None) -> tuple[Claim, ...]:
    """The dates that a text has a role for, read as a cell of such a column; year: that of dates without one."""
    record = Record((Field(column.value, text, column),), period_year=year, vocabulary=vocabulary)
    return _cell(vocabulary.of(RoleWords), ParsedRecord(record), 0).claims


def dates_in(vocabulary: Vocabulary, text: str, year: int | None = None) -> tuple[DateSpan, ...]:
    """Every date of a text, those counted from another one included ("samme dag")."""
    reading = vocabulary.of(DateGrammar).read(text, year)
    return tuple(span for span, _ in dated_parts(vocabulary.of(RoleWords), Field("", text), reading))


def _in_period(claims: Iterable[Claim], year: int | None) -> bool:
    """Whether every date without a year lies in the document's."""
    days = [c.span.from_ or c.span.to for c in claims if not c.span.complete]
    return all(day.year == year for day in days if day)


def _cell(words: RoleWords, parsed: ParsedRecord, position: int) -> CellReading:
    field, reading = parsed.record.fields[position], parsed.reading(position)
    if field.role in DATE_ROLES:
        if not reading.dates and not reading.unread:
            return _no_date(words, field, field.role, parsed)
        return read_date_column(words, field, field.role, reading)
    dated = dated_parts(words, field, reading, _start(parsed, field.role))
    if field.role is Role.NOTIFIED_AUTHORITY:
        counted = _serial(field, Role.REPORTED, parsed)
        claims = (counted, *(notification_claim(field, span, part) for span, part in dated))
        return checked_reading(field, reading, tuple(c for c in claims if c))
    if field.role is Role.AUTHORITY_DECISION:
        return read_decisions(words, field, reading)
    if field.role in PROSE:
        told = [c for span, part in dated if (c := prose_claim(field, span, part, parsed.record))]
        begun = parsed.record.vocabulary.of(Stories).begins(field, dated, parsed.record)
        return CellReading((*told, begun) if begun else tuple(told))
    return CellReading()


def _start(parsed: ParsedRecord, role: Role | None) -> DateSpan | None:
    """The one day of the row's columns from which its other cells count on ("Opdaget dagen efter")."""
    counted = COUNTED_FROM[Role.DISCOVERED] if role is Role.DESCRIPTION else COUNTED_FROM[Role.REPORTED]
    days = (d for other in counted for d in parsed.spans_of_role(other))
    return next(days, None)


def _no_date(words: RoleWords, field: Field, role: Role, parsed: ParsedRecord) -> CellReading:
    """A cell of a date column without a date in it: known words, a day told by another date, or unreadable."""
    said = {m.entry: m for m in words.cells.find(field.text)}
    if claim := _relative(words, field, said, parsed):
        return CellReading((claim,))
    answered = role in (Role.REPORTED, Role.DECIDED) and "answers" in said
    if "unknown" in said or answered or not re.search(r"\w", field.text):
        return CellReading()
    if claim := _serial(field, role, parsed) or _whole_cell(field, role, parsed):
        return CellReading((claim,))
    problem = date_problem(NormaliseCode.DATE_UNREADABLE, f"no date can be read in column {field.column!r}", field.text)
    return CellReading((), (problem,), (Review.DATE_UNREADABLE,))


def _whole_cell(field: Field, role: Role, parsed: ParsedRecord) -> Claim | None:
    day = parsed.record.vocabulary.of(LastResort).parse_whole(field.text.strip())
    span = DateSpan(0, len(field.text), day, day, Precision.DAY)
    return Claim(role, field, span, DateRule.WHOLE_CELL, 0) if day else None


def _serial(field: Field, role: Role, parsed: ParsedRecord) -> Claim | None:
    """A day that a spreadsheet's number means, if it lies near the other days that are known."""
    day = of_serial(field.text)
    if day is None or not parsed.context.is_near(day, parsed.record.between):
        return None
    return Claim(role, field, DateSpan(0, len(field.text), day, day, Precision.DAY), DateRule.SERIAL, 0, Basis.INFERRED)


def _relative(words: RoleWords, field: Field, said: dict[str, Match], parsed: ParsedRecord) -> Claim | None:
    """ "samme dag", "to dage senere": counted from another day of the row, if that is one day."""
    role = field.role or Role.DISCOVERED
    days = [d for other in COUNTED_FROM.get(role, ()) for d in parsed.spans_of_role(other)][:1]
    counted = words.later.search(field.text)
    match = said.get("same_day") or said.get("next_day") or (said.get("at_once") if role is Role.DISCOVERED else None)
    if not days or days[0].from_ is None or days[0].from_ != days[0].to or not (match or counted):
        return None
    after = words.days_later(counted) if counted else int(match is not None and match.entry == "next_day")
    start, end = counted.span() if counted else (match.start, match.end) if match else (0, 0)
    day = days[0].from_ + timedelta(days=after)
    span = DateSpan(start, end, day, day, Precision.DAY, complete=days[0].complete)
    return Claim(role, field, span, DateRule.RELATIVE, 0, Basis.INFERRED)


def _choose(words: RoleWords, role: Role, claims: Iterable[Claim]) -> Claim | None:
    """The surest claim of a role, the first of equals; the end of the incident from the column that is for it."""
    own = [c for c in claims if c.role is role]
    if role is not Role.OCCURRED:
        return own[0] if own else None
    ends = [c for c in own if c.rank == 0 and _for_the_end(words, c.field.column)]
    starts = [c for c in own if c not in ends]
    if not ends or (starts and starts[0].rank > 0):
        return own[0] if own else None
    if not starts:
        return replace(ends[0], span=replace(ends[0].span, from_=None))
    return replace(starts[0], span=replace(starts[0].span, to=ends[0].span.to), until=ends[0])


def _in_order(claims: dict[Role, Claim]) -> dict[Role, Claim]:
    """The claims without a day of a story that another date of the row comes before: it is not the occurrence's."""
    begun = claims.get(Role.OCCURRED)
    if begun is None or begun.rule != DateRule.STORY or not _implausible(claims):
        return claims
    return {role: claim for role, claim in claims.items() if claim is not begun}


def _for_the_end(words: RoleWords, column: str) -> bool:
    """Whether a column is for the end of the incident, not for its beginning too ("start-slut")."""
    cues = words.column_cues.find(column)
    begins = any(m.entry == Role.OCCURRED and m.pattern.startswith(words.begins) for m in cues)
    return bool(words.end_columns.find(column)) and not begins


def _outside(claim: Claim | None, record: Record) -> bool:
    """Whether the incident is said to begin after the end of what the document covers."""
    begin = claim.span.from_ if claim else None
    return bool(begin and record.covers and begin > record.covers[1])


def _implausible(claims: dict[Role, Claim]) -> bool:
    """Whether two dates stand in an order that cannot be, however they are read."""
    for later, earlier in ORDER:
        if later in claims and earlier in claims:
            end, begin = claims[later].span.to, claims[earlier].span.from_
            if end and begin and end < begin:
                return True
    return any(c.span.from_ and c.span.to and c.span.to < c.span.from_ for c in claims.values())


def _values(claim: Claim) -> Iterator[Value]:
    role, span = claim.role, claim.span
    words = quote(claim.field, span.start, span.end)
    until = quote(claim.until.field, claim.until.span.start, claim.until.span.end) if claim.until else words
    time = span.time if role in WITH_TIME else None
    found: list[tuple[DatePart, date | str | None, Quote]] = [
        (DatePart.FROM, span.from_, words),
        (DatePart.PRECISION, span.precision.value, words),
        (DatePart.TIME, time, words),
        (DatePart.TO, span.to, until),
    ]
    for part, value, said in found:
        if value is not None:
            yield Value(str(FieldName(role, part)), value, claim.basis, claim.rule, said)


MEANINGS = {
    Role.OCCURRED: "the breach happened",
    Role.DISCOVERED: "the breach was discovered",
    Role.REGISTERED: "the municipality registered the breach",
    Role.REPORTED: "the breach was reported to Datatilsynet, the Danish authority",
    Role.DECIDED: "Datatilsynet decided",
}


def _columns(role: Role) -> tuple[FieldColumn, ...]:
    """The columns of one kind of date."""
    meaning = MEANINGS[role]
    last = f"Last day, inclusive, on which {meaning}: a month runs to its last day."
    exactness = f"How exactly the document says when {meaning}."
    days = (
        FieldColumn(f"{role}_from", ColumnType.DAY, f"First day on which {meaning}."),
        FieldColumn(f"{role}_to", ColumnType.DAY, last, detail=True),
        FieldColumn(f"{role}_precision", ColumnType.TEXT, exactness, tuple(Precision), detail=True),
    )
    time = FieldColumn(f"{role}_time", ColumnType.TEXT, f"Time of day (HH:MM) at which {meaning}.", detail=True)
    return (*days, time) if role in WITH_TIME else days


FIELD = IncidentField(
    title="Dates",
    columns=tuple(column for role in DATE_ROLES for column in _columns(role)),
    normalise=normalise,
    rules=DateRule,
    sources=(
        "ISO 8601 for weeks and intervals. The five dates are those of GDPR article 33: the breach, becoming "
        "aware of it, documenting it (paragraph 5), notifying it (paragraph 1), and the authority's answer."
    ),
    limits=(
        "No clock: a date without a year takes the legend's, else that of a dated neighbour, else the "
        "document's, and notes tells which; with none it stays NULL with a problem. Two-digit years are of "
        "this century. Dates outside 1990 to 2059 are none."
    ),
    vocabulary=("dates.toml", "calendar.toml", "holidays.toml", "numbers.toml"),
    cases="values_dates.csv",
)
