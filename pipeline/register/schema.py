"""The register's tables: the only place that says which columns there are, of what type, and what they mean.

The Parquet schemas, the views, docs/data-dictionary.md and datapackage.json are made from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from extractors.document.problems import Severity, Stage
from normalizers.codes import Basis, Kind, Speaker
from normalizers.fields import source_number
from normalizers.fields.all_fields import FIELDS
from normalizers.fields.declaration import ColumnType, IncidentField
from pipeline.register.codes import NOTES
from pipeline.register.codes import PROBLEMS as PROBLEM_CODES
from pipeline.register.codes import REVIEW as REVIEW_CODES
from pipeline.register.table import (
    BOOLEAN,
    CELLS,
    DATE,
    INTEGER,
    INTEGERS,
    REGION,
    REGIONS,
    SHARE,
    STRING,
    STRINGS,
    Column,
    ForeignKey,
    Row,
    SchemaError,
    Table,
    check,
)


class Status(StrEnum):
    """How far a document was read: all of it, in part, or not at all."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


class Disposition(StrEnum):
    """What became of an extracted table row."""

    INCIDENT = "incident"
    CONTINUATION = "continuation"
    HEADER = "header"
    REPEATED_HEADER = "repeated_header"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    AGGREGATE = "aggregate"
    NOT_AN_INCIDENT = "not_an_incident"
    EMPTY = "empty"
    QUARANTINED = "quarantined"


DOCUMENT_ID = Column(
    "document_id",
    STRING,
    "First 16 hex digits of the SHA-256 of the file's bytes (of its path, where it could not be opened).",
    required=True,
)
MUNICIPALITY = (
    Column("municipality", STRING, "The name, without the word Kommune. NULL: the document does not say."),
    Column("municipality_code", STRING, "The municipality's official code, 4 digits."),
)
LAND_REGION = Column("region", STRING, "The region the municipality lies in.")
PLACE = "in points from the top left of the page as displayed."
OF_DOCUMENT = ForeignKey("document_id", "documents", "document_id")
OF_INCIDENT = ForeignKey("incident_id", "incidents", "incident_id")

DOCUMENTS = Table(
    name="documents",
    description=(
        "One row per source file. A second file with the same bytes has a row of its own, with duplicate_of, "
        "and nothing in the other tables: join on document_id where duplicate_of is NULL."
    ),
    columns=(
        DOCUMENT_ID,
        Column("source_file", STRING, "Path of the file, relative to the folder that was read.", required=True),
        Column("source_sha256", STRING, "SHA-256 of the file's bytes. NULL: the file could not be opened."),
        Column("source_url", STRING, "Where the file was published, from data/raw/sources.toml."),
        Column("media_type", STRING, "Media type, told from the bytes, not from the file's name."),
        Column("title", STRING, "The document's title."),
        Column("kind", STRING, "What the document is: a log of incidents, a memo with counts, a notice of one breach, "
               "or none of these.", tuple(Kind)),
        Column("origin", STRING, "Who speaks in it: the municipality, the authority (Datatilsynet), the press or "
               "another body.", tuple(Speaker)),
        *MUNICIPALITY,
        LAND_REGION,
        Column("period_from", DATE, "First day of the period the document says it covers."),
        Column("period_to", DATE, "Last day of the period the document says it covers."),
        Column("published", DATE, "The day the document says it was published or dated."),
        Column("pages", INTEGER, "Number of pages."),
        Column("producer", STRING, "The program that made the file, as the file says."),
        Column("engine", STRING, "Which extractor read the tables."),
        Column("ocr", BOOLEAN, "Whether the text was recognised in a picture (OCR) and may hold reading errors."),
        Column("danish_pipeline", STRING, "Name and version of the Danish spaCy pipeline that cut the text into words; "
               "da_blank: spaCy's rules, no trained pipeline could be loaded. NULL: nothing was read."),
        Column("status", STRING, "ok: read; partial: something is missing, see problems; failed: nothing was read.",
               tuple(Status), required=True),
        Column("incidents", INTEGER, "Number of rows in incidents.", required=True),
        Column("aggregates", INTEGER, "Number of rows in aggregates.", required=True),
        Column("problems", INTEGER, "Number of rows in problems.", required=True),
        Column("text_outside_tables", STRING, "All text that stands in no table, in reading order."),
        Column("fictional", BOOLEAN, "Whether the file is one of the project's invented examples.", required=True),
        Column("duplicate_of", STRING, "The source_file that has the same bytes and was read instead of this one."),
        Column("register_version", STRING, "Schema version and key of the rules that made the row.", required=True),
    ),
    primary_key=("source_file",),
)  # fmt: skip

# How a field's columns are stored.
STORED = {
    ColumnType.TEXT: STRING,
    ColumnType.FLAG: BOOLEAN,
    ColumnType.NUMBER: INTEGER,
    ColumnType.DAY: DATE,
    ColumnType.TEXTS: STRINGS,
}


def _declared(*fields: IncidentField) -> tuple[Column, ...]:
    """The columns that fields declare of themselves."""
    return tuple(Column(c.name, STORED[c.type], c.meaning, c.allowed) for field in fields for c in field.columns)


INCIDENTS = Table(
    name="incidents",
    description="One row per incident that a municipality has written down. NULL: the document does not say; never no.",
    columns=(
        Column("incident_id", STRING, "document_id, a hyphen and the sequence in 4 digits.", required=True),
        DOCUMENT_ID,
        *MUNICIPALITY,
        LAND_REGION,
        Column("year", INTEGER, "Best known year: occurred, else discovered, registered, reported, the document's."),
        Column("sequence", INTEGER, "The incident's place in the document, from 1, in printed order.", required=True),
        *_declared(source_number.FIELD),
        Column("description", STRING, "What happened, in the municipality's words."),
        Column("cause_text", STRING, "The cause, in the municipality's words."),
        Column("personal_data_text", STRING, "The personal data concerned, in the municipality's words."),
        Column("consequences", STRING, "The consequences, in the municipality's words."),
        Column("measures", STRING, "What was done about it, in the municipality's words."),
        Column("notified_authority_text", STRING, "On telling Datatilsynet, in the municipality's words."),
        Column("notified_subjects_text", STRING, "On telling the persons concerned, in the municipality's words."),
        Column("authority_decision", STRING, "Datatilsynet's decision, in the municipality's words."),
        Column("other_text", STRING, "Words of all other columns."),
        *_declared(*(field for field in FIELDS if field is not source_number.FIELD)),
        Column("event_id", STRING, "Same for the incidents of several municipalities that tell of one event."),
        Column("pages", INTEGERS, "The pages the row is printed on.", required=True),
        Column("regions", REGIONS, f"Where the row stands: rectangles {PLACE}", required=True),
        Column("engine", STRING, "Which extractor read the row."),
        Column("cells", CELLS, "Every printed cell of the row in printed order, also the empty ones; header levels are "
               "joined with ' / '.", required=True),
        Column("review", STRINGS, "Why a person should look at the row: a value may be wrong (see Review codes).",
               REVIEW_CODES, required=True),
        Column("notes", STRINGS, "What is true of the row but worth knowing (see Notes).", NOTES,
               required=True),
        Column("confidence", SHARE, "0 to 1: how many of the rows with the same worst sign (review code, scan, notice) "
               "were wholly right on documents read by hand (see Confidence)."),
    ),
    primary_key=("incident_id",),
    foreign_keys=(OF_DOCUMENT,),
)  # fmt: skip

EVIDENCE = Table(
    name="evidence",
    description=(
        "One row per normalised value, of a list one per item: which words it rests on and which rule read them."
    ),
    columns=(
        Column("incident_id", STRING, "The incident.", required=True),
        Column("field", STRING, "The column of incidents the value stands in; for dates the one ending in _from.",
               required=True),
        Column("value", STRING, "The value as text.", required=True),
        Column("basis", STRING, "Stated in the document, inferred from its words, or corrected by a person.",
               tuple(Basis), required=True),
        Column("rule", STRING, "Stable name of the rule that spoke.", required=True),
        Column("read_by", STRING, "The rule that read the words where rule is source.columns or source.words, as "
               "data/raw/sources.toml says what column or words mean. Else NULL."),
        Column("column", STRING, "Header of the cell the quote stands in."),
        Column("quote", STRING, "The words the value rests on. NULL: it rests on absence, see the rule."),
        Column("start", INTEGER, "Where the quote begins in the cell's text, in characters from 0."),
        Column("end", INTEGER, "Where the quote ends in the cell's text: text[start:end] is the quote."),
        Column("page", INTEGER, "The page the quote is printed on."),
    ),
    foreign_keys=(OF_INCIDENT,),
)  # fmt: skip

AGGREGATES = Table(
    name="aggregates",
    description=(
        "One row per printed count, totals included. A count may stand twice (table and prose), and a municipality's "
        "total beside its units: choose rows before adding up."
    ),
    columns=(
        DOCUMENT_ID,
        *MUNICIPALITY,
        Column("unit", STRING, "The department, as printed. NULL: the whole municipality."),
        Column("period", STRING, "2018, 2018-05, 2022-Q1 or 2018-05-25..2018-10-01."),
        Column("measure", STRING, "What is counted, as printed.", required=True),
        Column("measure_code", STRING, "What is counted, as a code.",
               ("reported", "breaches", "not_breaches", "notified", "not_notified", "subjects_informed", "by_type",
                "other"), required=True),
        Column("count", INTEGER, "The printed number.", required=True),
        Column("page", INTEGER, "The page the count is printed on."),
        Column("region", REGION, f"Where the count stands: a rectangle {PLACE}"),
        Column("table_no", INTEGER, "The table on the page, from 1. NULL: the count stands in prose."),
        Column("total", BOOLEAN, "Whether the count is a printed total of others.", required=True),
        Column("quote", STRING, "The words the count was read from."),
    ),
    foreign_keys=(OF_DOCUMENT,),
)  # fmt: skip

ROWS = Table(
    name="rows",
    description="The ledger: every extracted table row of every document and what became of it.",
    columns=(
        DOCUMENT_ID,
        Column("page", INTEGER, "The page the row is printed on.", required=True),
        Column("table_no", INTEGER, "The table on the page, from 1.", required=True),
        Column("row_no", INTEGER, "The row in the table, from 1.", required=True),
        Column("engine", STRING, "Which extractor read the row."),
        Column("cells", STRINGS, "The cells' texts, left to right.", required=True),
        Column("region", REGION, f"Where the row stands: a rectangle {PLACE}"),
        Column("disposition", STRING, "What became of the row.", tuple(Disposition), required=True),
        Column("reason", STRING, "Why."),
        Column("incident_id", STRING, "The incident the row is (part of)."),
    ),
    primary_key=("document_id", "page", "table_no", "row_no"),
    foreign_keys=(OF_DOCUMENT, OF_INCIDENT),
)  # fmt: skip

PROBLEMS = Table(
    name="problems",
    description="What went wrong or needs a look.",
    columns=(
        DOCUMENT_ID,
        Column("page", INTEGER, "The page, where it concerns one."),
        Column("stage", STRING, "Where on its way the document was.", tuple(Stage), required=True),
        Column("severity", STRING, "error: something is missing; warning: look at it; info: worth knowing.",
               tuple(Severity), required=True),
        Column("code", STRING, "What kind of problem (see Codes of problems).", PROBLEM_CODES, required=True),
        Column("message", STRING, "The problem in plain words.", required=True),
        Column("value", STRING, "The document's words that it is about."),
        Column("region", REGION, f"Where it stands: a rectangle {PLACE}"),
        Column("incident_id", STRING, "The incident it is about."),
    ),
    foreign_keys=(OF_DOCUMENT, OF_INCIDENT),
)  # fmt: skip

TABLES: Mapping[str, Table] = {t.name: t for t in (DOCUMENTS, INCIDENTS, EVIDENCE, AGGREGATES, ROWS, PROBLEMS)}


def _of(table: Table, *names: str) -> tuple[Column, ...]:
    """Columns of another table."""
    return tuple(column for column in table.columns if column.name in names)


COUNTS = replace(AGGREGATES, name="counts")
REVIEW = Table(
    name="review",
    description=(
        "One row per incident and review code, the least sure rows first: which a person should look at, and why. "
        "Made from incidents: a view in register.duckdb, no file."
    ),
    columns=(
        *_of(INCIDENTS, "incident_id", "confidence"),
        Column("code", STRING, "Why a person should look at the row.", REVIEW_CODES, required=True),
        Column("explanation", STRING, "The code in plain words, and what to do.", required=True),
        *_of(DOCUMENTS, "source_file"),
        *_of(INCIDENTS, "municipality", "year", "sequence", "source_number", "description", "pages"),
    ),
    foreign_keys=(OF_INCIDENT,),
)
VIEWS: Mapping[str, Table] = {**TABLES, COUNTS.name: COUNTS, REVIEW.name: REVIEW}
"""What can be asked by name: the tables, the aggregates under their short name, and what is made from them."""


def check_tables(tables: Mapping[str, Sequence[Row]]) -> None:
    """Checks every row of one document's tables, and the keys within and between them. Raises SchemaError."""
    for name, rows in tables.items():
        for row in rows:
            check(TABLES[name], row)
        _check_keys(TABLES[name], tables)


def _check_keys(table: Table, tables: Mapping[str, Sequence[Row]]) -> None:
    if table.primary_key:
        keys = Counter(tuple(row[column] for column in table.primary_key) for row in tables[table.name])
        for key, times in keys.items():
            if times > 1:
                raise SchemaError(f"{table.name}: the key {', '.join(map(str, key))} stands {times} times")
    for foreign in table.foreign_keys:
        known = {row.get(foreign.reference) for row in tables[foreign.table]}
        for row in tables[table.name]:
            value = row.get(foreign.column)
            if value is not None and value not in known:
                raise SchemaError(f"{table.name}.{foreign.column}: {value} is not in {foreign.table}")
