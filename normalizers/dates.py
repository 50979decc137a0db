"""The dates of an incident: when it occurred, was discovered, registered, reported and decided.

The role of a date comes from its column, else from the words in the same part of the sentence. Prose is trusted
least: it fills a role only where no column of the table is for it. Words: normalizers/vocabulary/dates.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from extractors.document.problems import Problem, Severity, Stage
from normalizers.danish import sentences
from normalizers.date_grammar import NEAR, DateSpan, Fault, Place, Precision, Reading, Unread, parse_whole, read
from normalizers.notifications import mentions
from normalizers.values import Basis, Field, Findings, Note, Record, Review, Role, Value, quote
from normalizers.vocabulary import Finder, Match, load

DATE_ROLES = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED, Role.DECIDED)
NOTES = (Role.NOTIFIED_AUTHORITY_REASON, Role.FOLLOW_UP, Role.REMARKS)
PROSE = (*NOTES, Role.MEASURES, Role.DESCRIPTION)
# Where a part of a sentence ends.
CUTS = re.compile(r"[,;\n(]|\s[-–/]\s")
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
# Behind this a word tells of the next thing that happened ("opdaget 3/5 og lukket straks"), so it counts as far away.
ANOTHER = re.compile(r"\s(?:og|men|samt)\s")
FAR = 60
YES_BEHIND = re.compile(r"\s*:\s*ja\b", re.IGNORECASE)
# Counted from a day of the row, a day without a month lies within the next month.
MONTH = timedelta(days=30)
YEAR = timedelta(days=366)
# "Samme dag" in a column of dates is counted from the first of these that is known.
COUNTED_FROM = {
    Role.DISCOVERED: (Role.OCCURRED,),
    Role.REGISTERED: (Role.DISCOVERED, Role.OCCURRED),
    Role.REPORTED: (Role.DISCOVERED, Role.OCCURRED),
}
# Phrases that hold the word of a role and tell none.
NO_ROLE = "none"
WITH_TIME = (Role.OCCURRED, Role.DISCOVERED)
# The first cannot come before the second.
ORDER = (
    (Role.DISCOVERED, Role.OCCURRED),
    (Role.REGISTERED, Role.OCCURRED),
    (Role.REPORTED, Role.OCCURRED),
    (Role.REPORTED, Role.DISCOVERED),
    (Role.DECIDED, Role.REPORTED),
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CellWords(_Strict):
    """Section [cells] of vocabulary/dates.toml."""

    unknown: list[str]
    answers: list[str]
    end_columns: list[str]
    same_day: list[str]
    next_day: list[str]
    at_once: list[str]


class CueWords(_Strict):
    """What tells one role: in a column of dates, and in prose."""

    column: list[str]
    prose: list[str]


class AuthorityWords(_Strict):
    """Section [authority]: the names of the authority, and the verbs of telling."""

    names: list[str]
    told: list[str]


class BlockerWords(_Strict):
    """Section [blockers]: words that give a date to something else."""

    plan: list[str]
    denial: list[str]
    harmless: list[str]
    other: list[str]
    elsewhere: list[str]
    receipt: list[str]
    waiting: list[str]


class LaterWords(_Strict):
    """Section [later]: "to dage senere"."""

    numbers: dict[str, int]
    units: dict[str, int]
    behind: list[str]


class Words(BaseModel):
    """The sections of vocabulary/dates.toml that this module reads."""

    cells: CellWords
    cues: dict[Role, CueWords]
    no_cues: list[str]
    authority: AuthorityWords
    blockers: BlockerWords
    later: LaterWords


@dataclass(frozen=True, slots=True)
class Finders:
    """The vocabulary, ready to search with."""

    cells: Finder
    column_cues: Finder
    prose_cues: Finder
    authority: Finder
    blockers: Finder
    end_columns: Finder
    later: re.Pattern[str]


@lru_cache(maxsize=1)
def finders() -> Finders:
    """The finders of vocabulary/dates.toml."""
    words = load("dates", Words)
    return Finders(
        cells=Finder(words.cells.model_dump(exclude={"end_columns"}).items()),
        column_cues=Finder([(NO_ROLE, words.no_cues), *((role.value, cue.column) for role, cue in words.cues.items())]),
        prose_cues=Finder([(NO_ROLE, words.no_cues), *((role.value, cue.prose) for role, cue in words.cues.items())]),
        authority=Finder(words.authority.model_dump().items()),
        blockers=Finder(words.blockers.model_dump().items()),
        end_columns=Finder([("end", words.cells.end_columns)]),
        later=_later(words.later),
    )


@lru_cache(maxsize=1)
def _counting() -> LaterWords:
    return load("dates", Words).later


def _later(words: LaterWords) -> re.Pattern[str]:
    number, unit, behind = (
        "|".join(sorted(w, key=len, reverse=True)) for w in (words.numbers, words.units, words.behind)
    )
    return re.compile(rf"(?<!\w)(?P<number>\d{{1,2}}|{number})\s+(?P<unit>{unit})\s+(?:{behind})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence: its words stand at start; dates are those in it.

    sentence: the whole sentence's words; earlier: those before this part, if no date stands in them.
    """

    start: int
    words: str
    dates: tuple[DateSpan, ...]
    sentence: str
    earlier: str

    def blocked(self, *kinds: str) -> bool:
        """Whether one of these kinds of blockers stands in it or ahead of it."""
        return any(m.entry in kinds for m in finders().blockers.find(f"{self.earlier} {self.words}"))

    def other(self, span: DateSpan) -> bool:
        """Whether somebody else than the authority was told, in the words that stand with this date."""
        before = max((d.end for d in self.dates if d.end <= span.start), default=None)
        ahead = self.earlier if before is None else ""
        words = self.words[(before or self.start) - self.start :]
        return any(m.entry == "other" for m in finders().blockers.find(f"{ahead} {words}"))

    def breach(self) -> bool:
        """Whether the breach itself is named: what is reported to the authority alone."""
        return bool(mentions("grammar", "breach", self.words))

    def authority(self, kind: str) -> bool:
        """Whether the authority is named ("names"), or a verb of telling stands in it ("told")."""
        return any(m.entry == kind for m in finders().authority.find(self.words))

    def cue(self, finder: Finder, span: DateSpan) -> Role | None:
        """The role told by the nearest word that speaks of this date and of no other."""
        cues = (m for m in finder.find(self.words) if m.entry != NO_ROLE)
        own = [m for m in cues if self._date_of(m) == span and not self._inside(m, span)]
        nearest = min(own, key=lambda m: self._distance(m, span), default=None)
        return Role(nearest.entry) if nearest else None

    def _date_of(self, match: Match) -> DateSpan:
        return min(self.dates, key=lambda d: self._distance(match, d))

    def _inside(self, match: Match, span: DateSpan) -> bool:
        return match.start + self.start >= span.start and match.end + self.start <= span.end

    def _distance(self, match: Match, span: DateSpan) -> tuple[int, bool]:
        """Characters between word and date; of two as near, a word speaks of the date after it."""
        start, end = match.start + self.start, match.end + self.start
        behind = start >= span.end
        if behind and ANOTHER.search(self.words[span.end - self.start : match.start]):
            return start - span.end + FAR, behind
        return (start - span.end if behind else span.start - end), behind


@dataclass(frozen=True, slots=True)
class Claim:
    """A date that one cell says of one role. rank: 0 the role's own column, then less and less sure.

    until: the cell that says when it ended, where another column does.
    """

    role: Role
    field: Field
    span: DateSpan
    rule: str
    rank: int
    basis: Basis = Basis.STATED
    until: Claim | None = None


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell says."""

    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    review: tuple[Review, ...] = ()


def normalise(record: Record) -> Findings:
    """ROLE_from, ROLE_to, ROLE_precision for each role of DATE_ROLES, and the times of day, with their reasons."""
    cells = [_cell(field, record) for field in record.fields if field.text.strip()]
    claims = sorted((c for cell in cells for c in cell.claims), key=lambda c: c.rank)
    kept = {role: claim for role in DATE_ROLES if (claim := _choose(role, claims))}
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


def claims_in(text: str, column: Role, year: int | None = None) -> tuple[Claim, ...]:
    """The dates that a text has a role for, read as a cell of such a column; year: that of dates without one."""
    field = Field(column.value, text, column)
    return _cell(field, Record((field,), period_year=year)).claims


def dates_in(text: str, year: int | None = None) -> tuple[DateSpan, ...]:
    """Every date of a text, those counted from another one included ("samme dag")."""
    return tuple(span for span, _ in _dated(Field("", text), read(text, year)))


def _in_period(claims: Iterable[Claim], year: int | None) -> bool:
    """Whether every date without a year lies in the document's."""
    days = [c.span.from_ or c.span.to for c in claims if not c.span.complete]
    return all(day.year == year for day in days if day)


def _cell(field: Field, record: Record) -> CellReading:
    reading = _read(field, record)
    if field.role in DATE_ROLES:
        if not reading.dates and not reading.unread:
            return _no_date(field, field.role, record)
        return _date_column(field, field.role, reading)
    dated = _dated(field, reading)
    if field.role is Role.NOTIFIED_AUTHORITY:
        claims = (_notification(field, span, part) for span, part in dated)
        return _checked(field, reading, tuple(c for c in claims if c))
    if field.role is Role.AUTHORITY_DECISION:
        return _decisions(field, reading)
    if field.role in PROSE:
        return CellReading(tuple(c for span, part in dated if (c := _prose(field, span, part, record))))
    return CellReading()


def _read(field: Field, record: Record) -> Reading:
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


def _dated(field: Field, reading: Reading) -> list[tuple[DateSpan, Part]]:
    """Each date with its part of the sentence."""
    parts = list(_parts(field.text, reading)) if reading.dates else []
    printed = [(span, next(p for p in parts if span in p.dates)) for span in reading.dates]
    return [*printed, *(told for part in parts for told in _counted_on(field, part))]


def _counted_on(field: Field, part: Part) -> Iterator[tuple[DateSpan, Part]]:
    """ "Opdaget 2/5 og anmeldt samme dag": days counted from the last date printed before in the same part."""
    for match in finders().cells.find(part.words):
        start, end = part.start + match.start, part.start + match.end
        before = next((d for d in reversed(part.dates) if d.end <= start), None)
        if match.entry in ("same_day", "next_day") and before and before.from_ and before.from_ == before.to:
            day = before.from_ + timedelta(days=match.entry == "next_day")
            span = DateSpan(start, end, day, day, Precision.DAY, complete=before.complete)
            yield span, Part(before.end, field.text[before.end : end], (span,), part.sentence, "")


def _parts(text: str, reading: Reading) -> Iterator[Part]:
    """The sentences of a text, cut at commas and the like; no cut goes through a date."""
    taken = [(s.start, s.end) for s in reading.dates] + [(s.start, s.end) for s in reading.unread]
    ends = [e for _, e in sentences(text) if not any(a < e < b for a, b in taken)]
    begin = 0
    for end in [*ends, len(text)]:
        yield from _cut(text, begin, end, taken, reading)
        begin = end


def _cut(text: str, begin: int, end: int, taken: list[tuple[int, int]], reading: Reading) -> Iterator[Part]:
    cuts = (m.start() + begin for m in CUTS.finditer(text[begin:end]))
    places = [begin, *(c for c in cuts if not any(a <= c < b for a, b in taken)), end]
    earlier = ""
    for start, stop in pairwise(places):
        dates = tuple(d for d in reading.dates if start <= d.start < stop)
        yield Part(start, text[start:stop], dates, text[begin:end], earlier)
        earlier = "" if dates else earlier + text[start:stop]


def _date_column(field: Field, role: Role, reading: Reading) -> CellReading:
    claims = [_in_column(field, role, span, part) for span, part in _dated(field, reading)]
    return _checked(field, reading, tuple(c for c in claims if c))


def _in_column(field: Field, role: Role, span: DateSpan, part: Part) -> Claim | None:
    """A date in a column of dates has the column's role, unless the words beside it tell another."""
    cue = part.cue(finders().column_cues, span) or _last_cue(part.earlier)
    if role in (Role.REPORTED, Role.DECIDED) and part.blocked("plan", "denial") and cue is not Role.DECIDED:
        return None
    if cue is None or cue is role:
        return Claim(role, field, span, "dates.column", 0)
    if cue is Role.DECIDED and role is not Role.REPORTED and not part.authority("names"):
        return None
    return Claim(cue, field, span, "dates.cue_in_column", 1)


def _last_cue(words: str) -> Role | None:
    found = [m for m in finders().column_cues.find(words) if m.entry != NO_ROLE]
    return Role(found[-1].entry) if found else None


def _checked(field: Field, reading: Reading, claims: tuple[Claim, ...]) -> CellReading:
    """The claims of a cell that is read as dates, with its doubts: unread dates, and two dates for one role."""
    problems = tuple(_unread(field, u) for u in reading.unread)
    several = any(len({(c.span.from_, c.span.to) for c in claims if c.role is role}) > 1 for role in DATE_ROLES)
    return CellReading(claims, problems, (Review.DATE_UNREADABLE,) if problems or several else ())


def _unread(field: Field, unread: Unread) -> Problem:
    words = field.text[unread.start : unread.end]
    if unread.fault is Fault.NO_YEAR:
        return _problem("date_without_year", f"no year can be told for the date in column {field.column!r}", words)
    return _problem("date_unreadable", f"no such day: the date in column {field.column!r}", words)


def _problem(code: str, message: str, value: str) -> Problem:
    return Problem(Stage.NORMALISE, Severity.WARNING, code=code, message=message, value=value)


def _no_date(field: Field, role: Role, record: Record) -> CellReading:
    """A cell of a date column without a date in it: known words, a day told by another date, or unreadable."""
    said = {m.entry: m for m in finders().cells.find(field.text)}
    if claim := _relative(field, said, record):
        return CellReading((claim,))
    answered = role in (Role.REPORTED, Role.DECIDED) and "answers" in said
    if "unknown" in said or answered or not re.search(r"\w", field.text):
        return CellReading()
    day = parse_whole(field.text.strip())
    if day:
        span = DateSpan(0, len(field.text), day, day, Precision.DAY)
        return CellReading((Claim(role, field, span, "dates.whole_cell", 0),))
    problem = _problem("date_unreadable", f"no date can be read in column {field.column!r}", field.text)
    return CellReading((), (problem,), (Review.DATE_UNREADABLE,))


def _relative(field: Field, said: dict[str, Match], record: Record) -> Claim | None:
    """ "samme dag", "to dage senere": counted from another day of the row, if that is one day."""
    role = field.role or Role.DISCOVERED
    days = [d for other in COUNTED_FROM.get(role, ()) for d in _read_all(record, other)][:1]
    counted = finders().later.search(field.text)
    match = said.get("same_day") or said.get("next_day") or (said.get("at_once") if role is Role.DISCOVERED else None)
    if not days or days[0].from_ is None or days[0].from_ != days[0].to or not (match or counted):
        return None
    after = _days(counted) if counted else int(match is not None and match.entry == "next_day")
    start, end = counted.span() if counted else (match.start, match.end) if match else (0, 0)
    day = days[0].from_ + timedelta(days=after)
    span = DateSpan(start, end, day, day, Precision.DAY, complete=days[0].complete)
    return Claim(role, field, span, "dates.relative", 0, Basis.INFERRED)


def _days(counted: re.Match[str]) -> int:
    words = _counting()
    number = counted["number"].lower()
    return (int(number) if number.isdecimal() else words.numbers[number]) * words.units[counted["unit"].lower()]


def _read_all(record: Record, role: Role) -> list[DateSpan]:
    return [d for field in record.with_role(role) for d in _read(field, record).dates]


def _notification(field: Field, span: DateSpan, part: Part) -> Claim | None:
    """A date in the answer to whether the authority was told is the day it was told."""
    cue = part.cue(finders().prose_cues, span)
    if cue in (None, Role.REPORTED):
        return None if _told_elsewhere(part, span) else Claim(Role.REPORTED, field, span, "dates.notification", 2)
    return Claim(cue, field, span, "dates.cue", 2) if cue else None


def _told_elsewhere(part: Part, span: DateSpan) -> bool:
    """A plan, a denial, another case, or somebody other than the authority was told."""
    return part.blocked("plan", "denial", "elsewhere") or (part.other(span) and not part.authority("names"))


def _decisions(field: Field, reading: Reading) -> CellReading:
    """Dates in the authority's answer: those of a decision; a receipt is none."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for span, part in _dated(field, reading):
        cue = part.cue(finders().prose_cues, span)
        if cue not in (None, Role.DECIDED):
            claims.append(Claim(cue, field, span, "dates.cue", 2))
        elif part.blocked("waiting", "plan"):
            continue
        elif _decides(field, span, part):
            claims.append(Claim(Role.DECIDED, field, span, "dates.decision", 2))
        elif not part.blocked("receipt"):
            message = f"no role for a date in column {field.column!r}"
            problems.append(_problem("date_role_unclear", message, part.sentence.strip()))
    checked = _checked(field, reading, tuple(claims))
    return CellReading(checked.claims, (*checked.problems, *problems), checked.review)


def _decides(field: Field, span: DateSpan, part: Part) -> bool:
    """The words speak of a decision, or the date stands alone in its column."""
    alone = not re.search(r"\w", field.text[: span.start] + field.text[span.end :])
    return alone or any(m.entry == Role.DECIDED for m in finders().column_cues.find(part.sentence))


def _prose(field: Field, span: DateSpan, part: Part, record: Record) -> Claim | None:
    """A date in running text: only with a clear word, and only for a role that no column is for."""
    role = _prose_role(field, span, part)
    if role is None or any(record.with_role(role)) or part.blocked("plan", "elsewhere"):
        return None
    if role is not Role.DECIDED and part.blocked("denial"):
        return None
    if field.role is not Role.DESCRIPTION:
        return Claim(role, field, span, "dates.cue", 3)
    if role is Role.REPORTED and any(record.with_role(Role.NOTIFIED_AUTHORITY)):
        return None
    return Claim(role, field, span, "dates.prose", 4, Basis.INFERRED)


def _prose_role(field: Field, span: DateSpan, part: Part) -> Role | None:
    cue = part.cue(finders().prose_cues, span)
    named = part.authority("names")
    if cue in (None, Role.REPORTED) and field.role in NOTES and _answered(part):
        return Role.REPORTED
    if cue is Role.REPORTED or (cue is None and named and part.authority("told")):
        recorded = (field.role in (*NOTES, Role.MEASURES) and not part.other(span)) or (
            cue is Role.REPORTED and part.breach()
        )
        return Role.REPORTED if named or recorded else None
    if cue is Role.DECIDED:
        by_authority = any(m.entry == "names" for m in finders().authority.find(part.sentence))
        return cue if field.role in NOTES and by_authority and not part.blocked("waiting") else None
    if cue is None and field.role is Role.DESCRIPTION and _is_period(span):
        return Role.OCCURRED
    return cue


def _answered(part: Part) -> bool:
    """Whether a yes stands behind the authority's name and a colon, the date behind it ("DT: ja (3/5-19)")."""
    ahead = f"{part.earlier} {part.words}"
    return any(
        m.entry == "names" and YES_BEHIND.match(ahead, m.end) is not None for m in finders().authority.find(ahead)
    )


def _is_period(span: DateSpan) -> bool:
    """Whether the date is printed as a range with two ends."""
    if not span.from_ or not span.to:
        return False
    parts: dict[Precision, tuple[int, ...]] = {Precision.YEAR: (0,), Precision.MONTH: (0, 1), Precision.DAY: (0, 1, 2)}
    compared = parts.get(span.precision, ())
    return any(span.from_.timetuple()[i] != span.to.timetuple()[i] for i in compared)


def _choose(role: Role, claims: Iterable[Claim]) -> Claim | None:
    """The surest claim of a role, the first of equals; the end of the incident from the column that is for it."""
    own = [c for c in claims if c.role is role]
    if role is not Role.OCCURRED:
        return own[0] if own else None
    ends = [c for c in own if c.rank == 0 and _for_the_end(c.field.column)]
    starts = [c for c in own if c not in ends]
    if not ends or (starts and starts[0].rank > 0):
        return own[0] if own else None
    if not starts:
        return replace(ends[0], span=replace(ends[0].span, from_=None))
    return replace(starts[0], span=replace(starts[0].span, to=ends[0].span.to), until=ends[0])


def _for_the_end(column: str) -> bool:
    """Whether a column is for the end of the incident, not for its beginning too ("start-slut")."""
    begins = any(m.entry == Role.OCCURRED and m.pattern.startswith(("start", "begynd")) for m in _column_cues(column))
    return bool(finders().end_columns.find(column)) and not begins


def _column_cues(column: str) -> list[Match]:
    return finders().column_cues.find(column)


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
    role, span = claim.role.value, claim.span
    words = quote(claim.field, span.start, span.end)
    until = quote(claim.until.field, claim.until.span.start, claim.until.span.end) if claim.until else words
    found: list[tuple[str, date | str | None]] = [("from", span.from_), ("precision", span.precision.value)]
    if claim.role in WITH_TIME:
        found.append(("time", span.time))
    for name, value in found:
        if value is not None:
            yield Value(f"{role}_{name}", value, claim.basis, claim.rule, words)
    if span.to is not None:
        yield Value(f"{role}_to", span.to, claim.basis, claim.rule, until)
