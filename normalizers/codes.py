"""The closed vocabularies of the register that rules speak in: the schema takes its allowed values from here."""

from __future__ import annotations

from enum import StrEnum

from extractors.document.problems import Explained, ProblemCode


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


class Review(Explained):
    """Why a person should look at a row: a value may be wrong (incidents.review)."""

    DATE_UNREADABLE = (
        "date_unreadable",
        "A date could not be read, or more than one reading is possible; see the row's words.",
    )
    DATE_ORDER_IMPLAUSIBLE = (
        "date_order_implausible",
        "The dates stand in an order that cannot be (for instance reported before it happened).",
    )
    DATE_OUTSIDE_PERIOD = (
        "date_outside_period",
        "The incident is dated after the end of what the document says it covers; one of the two may be a slip.",
    )
    YEAR_UNSURE = (
        "year_unsure",
        "A date is printed without a year and little tells it (one row next to it); look at the dates around it.",
    )
    FAULT_UNKNOWN = "fault_unknown", "The cause is given in words that fit no entry of the vocabulary."
    CAUSE_UNREAD = (
        "cause_unread",
        "No column tells the cause, the description names an employee or a supplier, and no rule could tell whose "
        "the cause is; read the description.",
    )
    CATEGORIES_UNCLEAR = (
        "categories_unclear",
        "The kinds of personal data could not be told with certainty from the row's words.",
    )
    NOTIFIED_UNCLEAR = (
        "notified_unclear",
        "Whether the authority or the persons were told could not be decided from the words.",
    )
    MARKS_CONTRADICT = (
        "marks_contradict",
        "Marks in the row answer one question in two ways, as yes and as no: none is believed.",
    )
    AFFECTED_UNCLEAR = "affected_unclear", "The number of persons affected could not be decided from the words."
    IMPOSSIBLE_VALUE = (
        "impossible_value",
        "More persons are affected than live in the municipality (in the largest, where it is not known which one), or "
        "the number is greater than the register can hold; digits of several cells may have been taken for one.",
    )
    TWO_IN_ONE = (
        "two_in_one",
        "A cell holds two numbers, days or answers where the others of its column hold one; two printed rows may have "
        "been taken for one. Compare the row with the page.",
    )
    UPDATED_IN_TEXT = (
        "updated_in_text",
        "The text corrects itself (an update, a rectification): the row has the latest value, the evidence also "
        "the one it replaces; read the text.",
    )
    COLUMN_UNKNOWN = (
        "column_unknown",
        "A column of the table has a header that is not known, and cells that look like days, answers, causes, kinds "
        "of data or numbers of persons that no other column tells; or its whole header tells too little, and the row "
        "was taken for an incident because the title speaks of breaches and the cells tell of days and of what "
        "happened. Look which column holds what.",
    )
    WORDS_UNREAD = (
        "words_unread",
        "A cell of a column with known answers holds words that fit none of them (the row's problems say which); "
        "see the cell.",
    )
    UNEXPLAINED_WORDS = (
        "unexplained_words",
        "Words of the row that may change a value were used by no rule (the row's problems say which): a kind of data "
        "or a cause beside known ones, or a day.",
    )


class Note(Explained):
    """What is true of a row but worth knowing (incidents.notes)."""

    EVERYDAY_LABEL = (
        "everyday_label",
        "The row uses an everyday label without legal meaning (such as personfølsomme); no category follows from it.",
    )
    POSSIBLY = "possibly", "The row speaks of a possibility, not of a fact."
    YEAR_FROM_PERIOD = (
        "year_from_period",
        "A date is printed without a year; the year is that of the period the document covers.",
    )
    YEAR_FROM_ROW = (
        "year_from_row",
        "A date is printed without a year; the year is that of the row's nearest date that has one.",
    )
    REPEATED_FROM_ABOVE = (
        "repeated_from_above",
        "A cell only says that it repeats the one above (do., som ovenfor); its values are those of the row above.",
    )
    INHERITED_FROM_ROW = (
        "inherited_from_row",
        "The row says that the same happened as in another row of the log; what it leaves open itself is taken "
        "from that row.",
    )
    BY_CIRCUMSTANCES = (
        "by_circumstances",
        "A kind of data belongs to a class under some circumstances only (income may be confidential, an absence "
        "may tell of health); that class is left open, or false for income and the like, which the law counts as "
        "ordinary.",
    )


class Kind(StrEnum):
    """What a document is: a log of incidents, a memo with counts, a notice of one breach, or none of these."""

    LOG = "log"
    AGGREGATE = "aggregate"
    NOTICE = "notice"
    OTHER = "other"


class Speaker(StrEnum):
    """Who speaks in a document: the municipality, the authority (Datatilsynet), the press, or another body."""

    MUNICIPALITY = "municipality"
    AUTHORITY = "authority"
    PRESS = "press"
    OTHER = "other"


class NormaliseCode(ProblemCode):
    """What can go wrong while a document is understood and its words are read (problems.code)."""

    CATEGORY_MARK_UNKNOWN = (
        "category_mark_unknown",
        "The mark in a column for a class (almindelige, fortrolige, følsomme, strafbare) is neither in the "
        "document's legend nor among the common marks; the class stays open. Add the mark to "
        "vocabulary/categories.toml.",
    )
    CAUSE_UNKNOWN = (
        "cause_unknown",
        "The cause is given in words that are in no list of vocabulary/cause.toml; fault stays open. Add the "
        "words to the list they belong to.",
    )
    COLUMN_BY_CONTENT = (
        "column_by_content",
        "The header of a column fits no entry of vocabulary/columns.toml, and the column was read by what its "
        "cells hold. Look whether that is right, and add the header's words to the entry of the same meaning.",
    )
    COLUMN_DUPLICATE = (
        "column_duplicate",
        "Two columns look like the same thing (number or description); the better one was taken, this one is kept "
        "as other_text.",
    )
    COLUMN_NOT_FOUND = (
        "column_not_found",
        "sources.toml explains a column by a header that stands in none of the document's tables; the message names "
        "the nearest ones. Write the header as it is printed, or remove the line.",
    )
    COLUMN_UNKNOWN = (
        "column_unknown",
        "The header of a column fits no entry of vocabulary/columns.toml; its cells are kept as other_text. Add "
        "the header's words to the entry of the same meaning.",
    )
    COUNT_IMPOSSIBLE = (
        "count_impossible",
        "A count is greater than the number of inhabitants, or more breaches are notified than the row or sentence "
        "has. It is kept as printed; compare it with the page, digits of two cells may stand in one.",
    )
    COUNT_MEASURE_UNKNOWN = (
        "count_measure_unknown",
        "Neither the row, the column nor the caption says what is counted; the measure is other. Add the words to "
        "vocabulary/counts.toml.",
    )
    COUNT_ROWS_UNCLEAR = (
        "count_rows_unclear",
        "The rows of a table of counts are told apart by something that is neither a department, a period, a "
        "known kind nor a measure; they are kept as by_type. Add the header of the column to "
        "vocabulary/counts.toml.",
    )
    COUNT_TABLE_OTHER = (
        "count_table_other",
        "A table of numbers in a document that counts breaches says nowhere that it counts incidents (budget, "
        "attendance, scores), and none of its numbers was taken. Add the words to vocabulary/counts.toml if they "
        "do.",
    )
    DANISH_FALLBACK = (
        "danish_fallback",
        "A Danish pipeline that is preferred is installed but does not load, and another one was used; it says so "
        "once in a register. brudregister doctor says why: mostly it was made for another version of spaCy.",
    )
    DANISH_UNTRAINED = (
        "danish_untrained",
        "No trained Danish pipeline could be loaded and spaCy's rules for Danish were used; it says so once in a "
        "register. Run make setup, which installs the one that ships with the project; brudregister doctor says "
        "what failed.",
    )
    DATA_TYPE_UNKNOWN = (
        "data_type_unknown",
        "No word of the cell that lists the personal data is in vocabulary/data_types.toml; the classes stay "
        "open. Add the words to the kind of data they mean.",
    )
    DATA_TYPE_UNLISTED = (
        "data_type_unlisted",
        "An item beside known kinds of personal data is in no vocabulary file; the classes rest on the known "
        "ones. Add the words if they name personal data.",
    )
    DATE_ROLE_UNCLEAR = (
        "date_role_unclear",
        "A date stands in the authority's answer, but the words do not say whether it is the day of a decision.",
    )
    DATE_UNREADABLE = (
        "date_unreadable",
        "A cell of a date column holds words that are no date, or a day that does not exist; see value.",
    )
    DATE_WITHOUT_YEAR = (
        "date_without_year",
        "A date is printed without a year and nothing in the document tells it; look the year up and correct the row.",
    )
    LOG_UNREAD = (
        "log_unread",
        "The document, or the pages named, look like a log, a count or a letter about breaches, and nothing was "
        "read there: the layout or the words are not known. Look at the words in value on the page; if it is a log, "
        "ask the municipality for its Word or Excel file, or add the layout or the words (CONTRIBUTING.md).",
    )
    LOCATION_CONTRADICTORY = (
        "location_contradictory",
        "The row places the incident both inside and outside the municipality; location stays open. Read the row.",
    )
    LOCATION_UNKNOWN = (
        "location_unknown",
        "The place of the incident is given in words that are not in vocabulary/location.toml; location stays "
        "open. Add the words to the list they belong to.",
    )
    MUNICIPALITY_CONTRADICTED = (
        "municipality_contradicted",
        "The file is named after one municipality and its title or letterhead names another; name the right one "
        "in sources.toml.",
    )
    MUNICIPALITY_UNKNOWN = (
        "municipality_unknown",
        "Neither the file's name nor its text says which municipality wrote it; name it in sources.toml.",
    )
    NOTICE_HEADING_UNKNOWN = (
        "notice_heading_unknown",
        "A question in a notice to citizens looks like a heading but is not in vocabulary/notice.toml; its text "
        "was read with the section before it. Add the heading to the role of the text under it.",
    )
    NOTIFIED_UNKNOWN = (
        "notified_unknown",
        "A column that asks who was told holds words that are neither yes, no, a date nor undecided; add the "
        "words to normalizers/vocabulary/follow_up.toml.",
    )
    RISK_UNKNOWN = (
        "risk_unknown",
        "The column of risk holds words that name no single step of low, medium, high; see the cell.",
    )
    STATUS_UNKNOWN = (
        "status_unknown",
        "The column of status holds words that do not say whether it was a breach; add them to "
        "normalizers/vocabulary/follow_up.toml.",
    )
    THIRD_PARTY_UNKNOWN = (
        "third_party_unknown",
        "The column for a supplier's part holds neither a yes or no nor a known supplier; third_party stays open. "
        "Add the words to vocabulary/marks.toml or vocabulary/third_party.toml.",
    )
    UNEXPLAINED_WORDS = (
        "unexplained_words",
        "Words that may change a value stand in a cell and no rule could use them; its values rest on the words beside "
        "them. Add the words to the file that the field's section of docs/normalisation.md names.",
    )
    TOTAL_MISMATCH = (
        "total_mismatch",
        "A printed total is not the sum of its printed parts, or a log's own total is not the number of its rows; "
        "compare the table with the document, the count is kept as printed.",
    )
