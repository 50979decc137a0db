"""Which role a date in a cell has: by its column, else by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import Basis, NormaliseCode, Precision, Review
from normalizers.danish.analysis import sentences
from normalizers.dates.spans import DateSpan, Fault, Reading, Unread
from normalizers.fields.date_words import NO_ROLE, RoleWords
from normalizers.findings import Rule
from normalizers.record import DATE_ROLES, Field, Record, Role
from normalizers.vocabulary.patterns import Finder, Match

NOTES = (Role.NOTIFIED_AUTHORITY_REASON, Role.FOLLOW_UP, Role.REMARKS)
PROSE = (*NOTES, Role.MEASURES, Role.DESCRIPTION)
# Where a part of a sentence ends.
CUTS = re.compile(r"[,;\n(]|\s[-–/]\s")
# Characters by which a word counts as farther away that tells of the next thing ("opdaget 3/5 og lukket straks").
FAR = 60
# A word, and none of those before a date ("d.", "den").
LONG_WORD = re.compile(r"[^\W\d_]{4}")
Cut = tuple[int, str, tuple[DateSpan, ...], str, str]


class DateRule(Rule):
    """How the dates of an incident are told (evidence.rule)."""

    COLUMN = "dates.column", "A date in a column of dates has the column's role."
    CUE_IN_COLUMN = (
        "dates.cue_in_column",
        'A word beside a date in such a column gives it another role ("opdaget 2/6" in the column of the occurrence).',
    )
    WHOLE_CELL = (
        "dates.whole_cell",
        "The whole cell is a date in a way of writing that only dateparser knows; day, month and year must "
        "all be printed.",
    )
    SERIAL = (
        "dates.serial",
        "The whole cell is a number of days as spreadsheets count them (43530), near the other days of the row, of the "
        "rows around it or of the document.",
    )
    RELATIVE = "dates.relative", '"samme dag", "dagen efter": counted from the one day of the occurrence.'
    NOTIFICATION = "dates.notification", "A date in the answer to whether Datatilsynet was told is the day it was told."
    DECISION = (
        "dates.decision",
        "A date in the column of Datatilsynet's answer is that of the decision if the words speak of one or "
        "the date stands alone; a receipt is none.",
    )
    CUE = (
        "dates.cue",
        "A verb beside the date gives its role, in a column of remarks, measures, follow-up or reasons, where "
        "no column is for that role.",
    )
    STORY = (
        "dates.story",
        "Where no column is for the occurrence: the first day of the description that no word gives to anything else "
        '("Den 3. maj sendte en medarbejder ..."), if no other date of the row comes before it.',
    )
    PROSE = (
        "dates.prose",
        "The same in the description of the incident; also a printed range there is the time of the occurrence.",
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence: its words stand at start; dates are those in it.

    sentence: the whole sentence's words; earlier: those before this part, if no date stands in them. vocabulary: the
    words it is searched for.
    """

    start: int
    words: str
    dates: tuple[DateSpan, ...]
    sentence: str
    earlier: str
    vocabulary: RoleWords

    def blocked(self, *kinds: str) -> bool:
        """Whether one of these kinds of blockers stands in it or ahead of it."""
        return any(m.entry in kinds for m in self.vocabulary.blockers.find(f"{self.earlier} {self.words}"))

    def other(self, span: DateSpan) -> bool:
        """Whether somebody else than the authority was told, in the words that stand with this date."""
        before = max((d.end for d in self.dates if d.end <= span.start), default=None)
        ahead = self.earlier if before is None else ""
        words = self.words[(before or self.start) - self.start :]
        return any(m.entry == "other" for m in self.vocabulary.blockers.find(f"{ahead} {words}"))

    def breach(self) -> bool:
        """Whether the breach itself is named: what is reported to the authority alone."""
        return bool(self.vocabulary.breach.spans(self.words))

    def authority(self, kind: str) -> bool:
        """Whether the authority is named ("names"), or a verb of telling stands in it ("told")."""
        return any(m.entry == kind for m in self.vocabulary.authority.find(self.words))

    def cue(self, finder: Finder, span: DateSpan) -> Role | None:
        """The role told by the nearest word that speaks of this date and of no other."""
        cues = (m for m in finder.find(self.words) if m.entry != NO_ROLE)
        own = [m for m in cues if self._date_of(m) == span and not self._inside(m, span)]
        nearest = min(own, key=lambda m: self._distance(m, span), default=None)
        return Role(nearest.entry) if nearest else None

    def cue_ahead(self) -> Role | None:
        """The role told by the last word ahead of a date in brackets ("Vi har anmeldt det (6. marts)")."""
        aside = self.words.startswith("(")
        found = [m for m in self.vocabulary.prose_cues.find(self.earlier) if m.entry != NO_ROLE] if aside else []
        return Role(found[-1].entry) if found else None

    def begins_with(self, role: Role) -> bool:
        """Whether no word but those of dates stands before a word of this role: nobody else is meant."""
        cue = next((m for m in self.vocabulary.prose_cues.find(self.words) if m.entry == role), None)
        if cue is None or re.search(r"\w", self.earlier):
            return False
        ahead = self.words[: cue.start]
        for span in reversed([d for d in self.dates if d.end - self.start <= cue.start]):
            ahead = ahead[: span.start - self.start] + ahead[span.end - self.start :]
        return LONG_WORD.search(ahead) is None

    def _date_of(self, match: Match) -> DateSpan:
        return min(self.dates, key=lambda d: self._distance(match, d))

    def _inside(self, match: Match, span: DateSpan) -> bool:
        return match.start + self.start >= span.start and match.end + self.start <= span.end

    def _distance(self, match: Match, span: DateSpan) -> tuple[int, bool]:
        """Characters between word and date; of two as near, a word speaks of the date after it."""
        start, end = match.start + self.start, match.end + self.start
        behind = start >= span.end
        if behind and self.vocabulary.another.search(self.words[span.end - self.start : match.start]):
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


def dated_parts(
    words: RoleWords, field: Field, reading: Reading, start: DateSpan | None = None
) -> list[tuple[DateSpan, Part]]:
    """Each date with its part of the sentence; start: the day of the row from which a text without one counts on."""
    parts = (
        list(_parts(words, field.text, reading)) if reading.dates or (start and words.counted_days(field.text)) else []
    )
    printed = [(span, next(p for p in parts if span in p.dates)) for span in reading.dates]
    counted: list[tuple[DateSpan, Part]] = []
    for part in parts:
        counted += _counted_on(field, part, start)
        start = part.dates[-1] if part.dates else start
    return [*printed, *counted]


def _counted_on(field: Field, part: Part, start: DateSpan | None) -> Iterator[tuple[DateSpan, Part]]:
    """ "Opdaget 2/5 og anmeldt samme dag": days counted from the last date printed before in the same part.

    With a word that tells a role, from the last one before the part: "Sendt 2/5. Opdaget dagen efter.".
    """
    tells = part.vocabulary.tells_role(part.words)
    for begin, end, days in part.vocabulary.counted_days(part.words):
        first, last = part.start + begin, part.start + end
        own = next((d for d in reversed(part.dates) if d.end <= first), None)
        before = own or (start if tells else None)
        if before and before.from_ and before.from_ == before.to:
            day = before.from_ + timedelta(days=days)
            span = DateSpan(first, last, day, day, Precision.DAY, complete=before.complete)
            at, words = (own.end, field.text[own.end : last]) if own else (part.start, part.words)
            yield span, Part(at, words, (span,), part.sentence, "", part.vocabulary)


def _parts(words: RoleWords, text: str, reading: Reading) -> Iterator[Part]:
    """The sentences of a text, cut at commas and the like; no cut goes through a date."""
    taken = [(s.start, s.end) for s in reading.dates] + [(s.start, s.end) for s in reading.unread]
    ends = [e for _, e in sentences(text) if not any(a < e < b for a, b in taken)]
    begin = 0
    for end in [*ends, len(text)]:
        yield from (Part(*cut, words) for cut in _cut(text, begin, end, taken, reading))
        begin = end


def _cut(text: str, begin: int, end: int, taken: list[tuple[int, int]], reading: Reading) -> Iterator[Cut]:
    """(start, words, dates, sentence, earlier) of each Part."""
    cuts = (m.start() + begin for m in CUTS.finditer(text[begin:end]))
    places = [begin, *(c for c in cuts if not any(a <= c < b for a, b in taken)), end]
    earlier = ""
    for start, stop in pairwise(places):
        dates = tuple(d for d in reading.dates if start <= d.start < stop)
        yield start, text[start:stop], dates, text[begin:end], earlier
        earlier = "" if dates else earlier + text[start:stop]


def read_date_column(words: RoleWords, field: Field, role: Role, reading: Reading) -> CellReading:
    """What a cell of a role's own column says."""
    claims = [_in_column(field, role, span, part) for span, part in dated_parts(words, field, reading)]
    return checked_reading(field, reading, tuple(c for c in claims if c))


def _in_column(field: Field, role: Role, span: DateSpan, part: Part) -> Claim | None:
    """A date in a column of dates has the column's role, unless the words beside it tell another."""
    cue = part.cue(part.vocabulary.column_cues, span) or _last_cue(part)
    if role in (Role.REPORTED, Role.DECIDED) and part.blocked("plan", "denial") and cue is not Role.DECIDED:
        return None
    if cue is None or cue is role:
        return Claim(role, field, span, DateRule.COLUMN, 0)
    if cue is Role.DECIDED and role is not Role.REPORTED and not part.authority("names"):
        return None
    return Claim(cue, field, span, DateRule.CUE_IN_COLUMN, 1)


def _last_cue(part: Part) -> Role | None:
    found = [m for m in part.vocabulary.column_cues.find(part.earlier) if m.entry != NO_ROLE]
    return Role(found[-1].entry) if found else None


def checked_reading(field: Field, reading: Reading, claims: tuple[Claim, ...]) -> CellReading:
    """The claims of a cell that is read as dates, with its doubts: unread dates, and two dates for one role."""
    problems = tuple(_unread(field, u) for u in reading.unread)
    several = any(len({(c.span.from_, c.span.to) for c in claims if c.role is role}) > 1 for role in DATE_ROLES)
    return CellReading(claims, problems, (Review.DATE_UNREADABLE,) if problems or several else ())


def _unread(field: Field, unread: Unread) -> Problem:
    words = field.text[unread.start : unread.end]
    if unread.fault is Fault.NO_YEAR:
        return date_problem(
            NormaliseCode.DATE_WITHOUT_YEAR, f"no year can be told for the date in column {field.column!r}", words
        )
    if unread.fault is Fault.IN_PART:
        message = f"only a part of the date can be read in column {field.column!r}"
        return date_problem(NormaliseCode.DATE_UNREADABLE, message, field.text.strip())
    return date_problem(NormaliseCode.DATE_UNREADABLE, f"no such day: the date in column {field.column!r}", words)


def date_problem(code: NormaliseCode, message: str, value: str) -> Problem:
    """A warning about a date."""
    return Problem(Stage.NORMALISE, Severity.WARNING, code=code, message=message, value=value)


def notification_claim(field: Field, span: DateSpan, part: Part) -> Claim | None:
    """A date in the answer to whether the authority was told is the day it was told."""
    cue = part.cue(part.vocabulary.prose_cues, span)
    if cue in (None, Role.REPORTED):
        return None if _told_elsewhere(part, span) else Claim(Role.REPORTED, field, span, DateRule.NOTIFICATION, 2)
    return Claim(cue, field, span, DateRule.CUE, 2) if cue else None


def _told_elsewhere(part: Part, span: DateSpan) -> bool:
    """A plan, a denial, another case, or somebody other than the authority was told."""
    return part.blocked("plan", "denial", "elsewhere") or (part.other(span) and not part.authority("names"))


def read_decisions(words: RoleWords, field: Field, reading: Reading) -> CellReading:
    """Dates in the authority's answer: those of a decision; a receipt is none."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for span, part in dated_parts(words, field, reading):
        cue = part.cue(part.vocabulary.prose_cues, span)
        if cue not in (None, Role.DECIDED):
            claims.append(Claim(cue, field, span, DateRule.CUE, 2))
        elif part.blocked("waiting", "plan"):
            continue
        elif _decides(field, span, part):
            claims.append(Claim(Role.DECIDED, field, span, DateRule.DECISION, 2))
        elif not part.blocked("receipt"):
            message = f"no role for a date in column {field.column!r}"
            problems.append(date_problem(NormaliseCode.DATE_ROLE_UNCLEAR, message, part.sentence.strip()))
    checked = checked_reading(field, reading, tuple(claims))
    return CellReading(checked.claims, (*checked.problems, *problems), checked.review)


def _decides(field: Field, span: DateSpan, part: Part) -> bool:
    """The words speak of a decision, or the date stands alone in its column."""
    alone = not re.search(r"\w", field.text[: span.start] + field.text[span.end :])
    return alone or any(m.entry == Role.DECIDED for m in part.vocabulary.column_cues.find(part.sentence))


def prose_claim(field: Field, span: DateSpan, part: Part, record: Record) -> Claim | None:
    """A date in running text: only with a clear word, and only for a role that no column is for."""
    role = _prose_role(field, span, part)
    if role is None or any(record.with_role(role)) or part.blocked("plan", "elsewhere"):
        return None
    if role is not Role.DECIDED and part.blocked("denial"):
        return None
    if field.role is not Role.DESCRIPTION:
        return Claim(role, field, span, DateRule.CUE, 3)
    if role is Role.REPORTED and any(record.with_role(Role.NOTIFIED_AUTHORITY)):
        return None
    return Claim(role, field, span, DateRule.PROSE, 4, Basis.INFERRED)


def _prose_role(field: Field, span: DateSpan, part: Part) -> Role | None:
    cue = part.cue(part.vocabulary.prose_cues, span) or part.cue_ahead()
    named = part.authority("names")
    if cue in (None, Role.REPORTED) and field.role in NOTES and _answered(part):
        return Role.REPORTED
    if cue is Role.REPORTED or (cue is None and named and part.authority("told")):
        recorded = (field.role in (*NOTES, Role.MEASURES) and not part.other(span)) or (
            cue is Role.REPORTED and (part.breach() or (part.begins_with(cue) and not part.other(span)))
        )
        return Role.REPORTED if named or recorded else None
    if cue is Role.DECIDED:
        by_authority = any(m.entry == "names" for m in part.vocabulary.authority.find(part.sentence))
        return cue if field.role in NOTES and by_authority and not part.blocked("waiting") else None
    if cue is None and field.role is Role.DESCRIPTION and _is_period(span):
        return Role.OCCURRED
    return cue


def _answered(part: Part) -> bool:
    """Whether a yes stands behind the authority's name and a colon, the date behind it ("DT: ja (3/5-19)")."""
    words, ahead = part.vocabulary, f"{part.earlier} {part.words}"
    return any(m.entry == "names" and words.yes_behind.match(ahead, m.end) for m in words.authority.find(ahead))


def _is_period(span: DateSpan) -> bool:
    """Whether the date is printed as a range with two ends."""
    if not span.from_ or not span.to:
        return False
    parts: dict[Precision, tuple[int, ...]] = {Precision.YEAR: (0,), Precision.MONTH: (0, 1), Precision.DAY: (0, 1, 2)}
    compared = parts.get(span.precision, ())
    return any(span.from_.timetuple()[i] != span.to.timetuple()[i] for i in compared)
