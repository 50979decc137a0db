"""One row to normalise: its cells by role, and what the document around it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    DATA_TYPE = "data_type"
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


ROLE_WORDS: Mapping[Role, str] = {
    Role.SOURCE_NUMBER: "the row's own number",
    Role.DESCRIPTION: "what happened",
    Role.CAUSE: "why it happened",
    Role.PERSONAL_DATA: "which personal data",
    Role.CONSEQUENCES: "what came of it",
    Role.MEASURES: "what was done about it",
    Role.NOTIFIED_AUTHORITY: "whether Datatilsynet was told",
    Role.NOTIFIED_AUTHORITY_REASON: "why Datatilsynet was told or not",
    Role.NOTIFIED_SUBJECTS: "whether the persons concerned were told",
    Role.NOTIFIED_SUBJECTS_REASON: "why the persons were told or not",
    Role.AUTHORITY_DECISION: "what Datatilsynet answered",
    Role.FOLLOW_UP: "what came after, such as who was told",
    Role.OCCURRED: "the day it happened",
    Role.DISCOVERED: "the day it was discovered",
    Role.REGISTERED: "the day it was entered in the log",
    Role.REPORTED: "the day Datatilsynet was told",
    Role.DECIDED: "the day Datatilsynet decided",
    Role.AFFECTED: "how many persons, or whose data",
    Role.LOCATION: "where it happened, inside or outside",
    Role.LOCATION_INTERNAL: "a mark if inside the municipality",
    Role.LOCATION_EXTERNAL: "a mark if outside the municipality",
    Role.DATA_TYPE: "a mark for the kind of data its header names",
    Role.ALMINDELIGE: "a mark for ordinary data",
    Role.FORTROLIGE: "a mark for confidential data",
    Role.FOELSOMME: "a mark for special categories of data",
    Role.STRAFBARE: "a mark for data on offences",
    Role.FAULT_HUMAN: "a mark for human error",
    Role.FAULT_SYSTEM: "a mark for a system's error",
    Role.FAULT_ATTACK: "a mark for an attack",
    Role.THIRD_PARTY: "whether a supplier caused it",
    Role.RISK: "how great the risk is",
    Role.STATUS: "whether it was a breach",
    Role.SYSTEM: "the IT system or supplier",
    Role.UNIT: "the municipality's department",
    Role.DIMENSION: "confidentiality, integrity or availability",
    Role.REMARKS: "remarks of any kind",
    Role.IGNORED: "nothing that is read",
}
"""What a column of each role holds, for a person who is to choose one."""


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
class ColumnMeaning:
    """What the column of a header holds. expected: said of this very document, so the header should stand in it."""

    header: str
    role: Role
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says: a value of a column of incidents; field None: an answer to what its own column asks."""

    field: str | None
    value: str


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """What a word means in the cells of one column; expected: as of ColumnMeaning."""

    header: str
    word: str
    meanings: tuple[Meaning, ...]
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """What somebody who knows a document says of its columns and words (sources.toml); it overrules all else.

    Headers are compared by their letters and digits alone: neither case, white space, hyphens at the ends of lines nor
    the strokes between levels tell two apart. What stands last goes before what stands first.
    """

    columns: tuple[ColumnMeaning, ...] = ()
    words: tuple[WordMeaning, ...] = ()

    def role_of(self, header: str) -> Role | None:
        """The role said of a header; None where nothing is said."""
        return next((c.role for c in reversed(self.columns) if header_key(c.header) == header_key(header)), None)

    def words_in(self, header: str) -> tuple[WordMeaning, ...]:
        """The words explained for the column of this header."""
        return tuple(w for w in self.words if header_key(w.header) == header_key(header))


NO_GLOSSARY = Glossary()


def header_key(header: str) -> str:
    """What is the same of a header however the layout broke it: its letters and digits, in lower case."""
    return "".join(c for c in header.casefold() if c.isalnum())


@dataclass(frozen=True, slots=True)
class Legend:
    """What a document says of its own marks and dates; it overrules every rule (docs/normalisation.md).

    yes, no, pending: marks (lower case) and what they mean; empty_means_no: an empty mark cell is a no.
    year: the year of dates printed without one. definitions: abbreviation -> its words. glossary: what a person says of
    the document, which goes before all of these.
    """

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    empty_means_no: bool = False
    year: int | None = None
    definitions: tuple[tuple[str, str], ...] = ()
    glossary: Glossary = NO_GLOSSARY


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
