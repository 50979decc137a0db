"""The closed vocabularies of the register that rules speak in: the schema takes its allowed values from here."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """The values of incidents.fault."""

    HUMAN = "human"
    SYSTEM = "system"
    BOTH = "both"
    ATTACK = "attack"


class Precision(StrEnum):
    """How exactly a date is printed; of a range the coarser of its ends."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Mechanism(StrEnum):
    """The values of incidents.mechanism."""

    MISDELIVERY = "misdelivery"
    PUBLICATION = "publication"
    MISFILING = "misfiling"
    ACCESS_CONTROL = "access_control"
    UNJUSTIFIED_LOOKUP = "unjustified_lookup"
    LOSS_THEFT = "loss_theft"
    UNSECURED_TRANSMISSION = "unsecured_transmission"
    HACKING = "hacking"
    SYSTEM_FAULT = "system_fault"
    OUTAGE = "outage"
    OTHER = "other"


class Dimension(StrEnum):
    """The members of incidents.dimensions (EDPB Guidelines 9/2022), in the order they are written."""

    CONFIDENTIALITY = "confidentiality"
    INTEGRITY = "integrity"
    AVAILABILITY = "availability"


class Party(StrEnum):
    """Who was told: the supervisory authority (GDPR art. 33) or the persons concerned (art. 34)."""

    AUTHORITY = "authority"
    SUBJECTS = "subjects"

    @property
    def value_column(self) -> str:
        """The column that says whether the party was told."""
        return f"notified_{self.value}"

    @property
    def status_column(self) -> str:
        """The column that says it in more detail."""
        return f"notified_{self.value}_status"

    @property
    def columns(self) -> tuple[str, str]:
        """The columns of incidents about telling this party."""
        return self.value_column, self.status_column


class Answer(StrEnum):
    """What the words say of the telling; UNKNOWN: the clerk says that he does not know."""

    YES = "yes"
    NO = "no"
    PENDING = "pending"
    PARTLY = "partly"
    BY_OTHER = "by_other"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """The values of incidents.risk."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Status(StrEnum):
    """The values of incidents.status: what the incident is held for."""

    BREACH = "breach"
    NEAR_MISS = "near_miss"
    NO_BREACH = "no_breach"
    DISPUTED = "disputed"


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


class Kind(StrEnum):
    """What a document is: a log of incidents, a memo with counts, a notice of one breach, or none of these."""

    LOG = "log"
    AGGREGATE = "aggregate"
    NOTICE = "notice"
    OTHER = "other"
