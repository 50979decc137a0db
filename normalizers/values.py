"""Value types of the way row -> incident: what the normalizers read and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.document.geometry import Region
from extractors.document.problems import Problem


class Role(StrEnum):
    """What a column holds, told from its header (vocabulary/columns.toml)."""

    SOURCE_NUMBER = "source_number"
    DESCRIPTION = "description"
    CAUSE = "cause"
    PERSONAL_DATA = "personal_data"
    CONSEQUENCES = "consequences"
    MEASURES = "measures"
    NOTIFIED_AUTHORITY = "notified_authority"
    NOTIFIED_AUTHORITY_REASON = "notified_authority_reason"
    NOTIFIED_SUBJECTS = "notified_subjects"
    NOTIFIED_SUBJECTS_REASON = "notified_subjects_reason"
    AUTHORITY_DECISION = "authority_decision"
    FOLLOW_UP = "follow_up"
    OCCURRED = "occurred"
    DISCOVERED = "discovered"
    REGISTERED = "registered"
    REPORTED = "reported"
    DECIDED = "decided"
    AFFECTED = "affected"
    LOCATION = "location"
    LOCATION_INTERNAL = "location_internal"
    LOCATION_EXTERNAL = "location_external"
    ALMINDELIGE = "almindelige"
    FORTROLIGE = "fortrolige"
    FOELSOMME = "følsomme"
    STRAFBARE = "strafbare"
    FAULT_HUMAN = "fault_human"
    FAULT_SYSTEM = "fault_system"
    FAULT_ATTACK = "fault_attack"
    THIRD_PARTY = "third_party"
    RISK = "risk"
    STATUS = "status"
    SYSTEM = "system"
    UNIT = "unit"
    DIMENSION = "dimension"
    REMARKS = "remarks"
    IGNORED = "ignored"


class Basis(StrEnum):
    """What a value rests on: the document's own words, an inference from them, or a person's correction."""

    STATED = "stated"
    INFERRED = "inferred"
    CORRECTED = "corrected"


class Review(StrEnum):
    """Why a person should look at a row: a value may be wrong (explained in pipeline/codes.toml)."""

    DATE_UNREADABLE = "date_unreadable"
    DATE_ORDER_IMPLAUSIBLE = "date_order_implausible"
    DATE_OUTSIDE_PERIOD = "date_outside_period"
    YEAR_UNSURE = "year_unsure"
    FAULT_UNKNOWN = "fault_unknown"
    CAUSE_UNREAD = "cause_unread"
    CATEGORIES_UNCLEAR = "categories_unclear"
    NOTIFIED_UNCLEAR = "notified_unclear"
    AFFECTED_UNCLEAR = "affected_unclear"
    UPDATED_IN_TEXT = "updated_in_text"
    WORDS_UNREAD = "words_unread"


class Note(StrEnum):
    """What is true of a row but worth knowing (explained in pipeline/codes.toml)."""

    EVERYDAY_LABEL = "everyday_label"
    POSSIBLY = "possibly"
    YEAR_FROM_PERIOD = "year_from_period"
    YEAR_FROM_ROW = "year_from_row"
    REPEATED_FROM_ABOVE = "repeated_from_above"
    INHERITED_FROM_ROW = "inherited_from_row"
    BY_CIRCUMSTANCES = "by_circumstances"


@dataclass(frozen=True, slots=True)
class Field:
    """One printed cell with the role of its column; role None: no vocabulary entry fits the header."""

    column: str
    text: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What a document says of its own marks and dates; it overrules every rule (register.md).

    yes, no, pending: marks (lower case) and what they mean; empty_means_no: an empty mark cell is a no.
    year: the year of dates printed without one. definitions: abbreviation -> its words.
    """

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    empty_means_no: bool = False
    year: int | None = None
    definitions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One row to normalise: its printed cells and what the document around it says.

    covers: the first and last day of what the document covers; between: the nearest days told in the rows above and
    below it, where neither the row nor the document tells its year.
    """

    fields: tuple[Field, ...]
    legend: Legend = Legend()
    section: str | None = None
    period_year: int | None = None
    covers: tuple[date, date] | None = None
    between: tuple[date | None, date | None] = (None, None)

    def with_role(self, *roles: Role) -> Iterator[Field]:
        """The row's fields with one of these roles, in the order of the roles, then as printed."""
        for role in roles:
            for field in self.fields:
                if field.role is role:
                    yield field

    def text(self, *roles: Role) -> str | None:
        """The words of these columns, joined with a line break; None where they are all empty."""
        parts = [f.text.strip() for f in self.with_role(*roles) if f.text.strip()]
        return "\n".join(parts) or None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a value rests on: text == the column's cell text[start:end]."""

    column: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """One normalised value of one field of the register, with its reason.

    quote is None only where the value rests on absence (a false, with its rule).
    """

    field: str
    value: object
    basis: Basis
    rule: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a normalizer found in one row."""

    values: tuple[Value, ...] = ()
    problems: tuple[Problem, ...] = ()
    review: tuple[Review, ...] = ()
    notes: tuple[Note, ...] = ()

    def get(self, field: str) -> object:
        """The value of a field, None where it was not found."""
        return next((v.value for v in self.values if v.field == field), None)


def merge(findings: Iterable[Findings]) -> Findings:
    """All findings of one row as one, in order, each code once."""
    found = list(findings)
    return Findings(
        values=tuple(v for f in found for v in f.values),
        problems=tuple(p for f in found for p in f.problems),
        review=tuple(dict.fromkeys(c for f in found for c in f.review)),
        notes=tuple(dict.fromkeys(c for f in found for c in f.notes)),
    )


def quote(field: Field, start: int, end: int) -> Quote:
    """The quote field.text[start:end]."""
    return Quote(field.column, field.text[start:end], start, end)


class Kind(StrEnum):
    """What a document is: a log of incidents, a memo with counts, a notice of one breach, or none of these."""

    LOG = "log"
    AGGREGATE = "aggregate"
    NOTICE = "notice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Count:
    """One printed count; unit None: the whole municipality. See register.md, aggregates.

    quote is the table row's printed cells, or the words of the prose; paragraph is the index of the prose's paragraph.
    """

    unit: str | None
    period: str | None
    measure: str
    measure_code: str
    count: int
    total: bool
    quote: str
    page: int | None = None
    table_no: int | None = None
    region: Region | None = None
    paragraph: int | None = None
