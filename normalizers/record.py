"""One row to normalise: its cells by role, and what the document around it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from normalizers.vocabulary.words import Vocabulary, shipped


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


@dataclass(frozen=True, slots=True)
class Field:
    """One printed cell with the role of its column; role None: no vocabulary entry fits the header.

    place: which section of a letter it stands for, from 0; None for the cell of a table.
    """

    column: str
    text: str
    role: Role | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What a document says of its own marks and dates; it overrules every rule (docs/normalisation.md).

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
    below it, where neither the row nor the document tells its year. whole_days: its table prints midnight for a day
    without a time. vocabulary: the words it is read with.
    """

    fields: tuple[Field, ...]
    legend: Legend = Legend()
    section: str | None = None
    period_year: int | None = None
    covers: tuple[date, date] | None = None
    between: tuple[date | None, date | None] = (None, None)
    whole_days: bool = False
    vocabulary: Vocabulary = field(default_factory=shipped, compare=False, repr=False)

    def with_role(self, *roles: Role) -> Iterator[Field]:
        """The row's fields with one of these roles, in the order of the roles, then as printed."""
        for role in roles:
            yield from (cell for cell in self.fields if cell.role is role)

    def text(self, *roles: Role) -> str | None:
        """The words of these columns, joined with a line break; None where they are all empty."""
        parts = [f.text.strip() for f in self.with_role(*roles) if f.text.strip()]
        return "\n".join(parts) or None


DATE_ROLES = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED, Role.DECIDED)
