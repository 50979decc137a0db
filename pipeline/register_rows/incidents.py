"""From a row and what was found in its words to a row of incidents, with its evidence and problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.document.geometry import Region
from extractors.document.tables import LogicalRow
from normalizers.codes import Kind, Review
from normalizers.documents.episodes import Episode
from normalizers.documents.log_tables import TableSense
from normalizers.fields.explained_words import SourceRule
from normalizers.findings import Findings, Quote, Value
from normalizers.incidents import episode_values, letter
from normalizers.incidents.letter_decision import Source
from normalizers.incidents.log import read_log
from normalizers.record import Field, Record, Role
from pipeline.register.rows import problem_row, region_row
from pipeline.register.table import Row
from pipeline.register_rows.reading import Reading

# The columns that keep the municipality's own words, and the roles they come from.
WORDS: dict[str, tuple[Role, ...]] = {
    "description": (Role.DESCRIPTION,),
    "cause_text": (Role.CAUSE,),
    "personal_data_text": (Role.PERSONAL_DATA,),
    "consequences": (Role.CONSEQUENCES,),
    "measures": (Role.MEASURES,),
    "notified_authority_text": (Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_AUTHORITY_REASON),
    "notified_subjects_text": (Role.NOTIFIED_SUBJECTS, Role.NOTIFIED_SUBJECTS_REASON),
    "authority_decision": (Role.AUTHORITY_DECISION,),
}
TOLD = frozenset(role for roles in WORDS.values() for role in roles) | {Role.SOURCE_NUMBER}
YEAR_FROM = ("occurred_from", "discovered_from", "registered_from", "reported_from")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: its row, its evidence and problems, and the printed rows it was read from (page, table, row)."""

    row: Row
    evidence: tuple[Row, ...]
    problems: tuple[Row, ...]
    printed: tuple[tuple[int, int, int], ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it is printed on."""
        pages = self.row["pages"]
        return tuple(pages) if isinstance(pages, list) else ()

    @property
    def incident_id(self) -> str:
        """Its id."""
        return str(self.row["incident_id"])


@dataclass(frozen=True, slots=True)
class _LogRow:
    """A row of a log that is an incident: which one it is, its table, as printed, and by roles."""

    sequence: int
    table: TableSense
    printed: LogicalRow
    record: Record


@dataclass(frozen=True, slots=True)
class _Prose:
    """A breach told in prose: which one it is, its paragraphs, and its labelled parts if it stands in a log."""

    sequence: int
    part: Episode
    cells: tuple[Field, ...]


def incidents_of(reading: Reading) -> tuple[Incident, ...]:
    """The incidents of a document in printed order: the rows of its logs, or the one a notice tells of."""
    parts = reading.sense.kind.episodes
    if reading.sense.kind.kind is Kind.NOTICE:
        whole = Episode(0, len(reading.paragraphs))
        return tuple(_of_notice(reading, number, part) for number, part in enumerate(parts or (whole,), start=1))
    if parts:
        return tuple(_of_episode(reading, number, part) for number, part in enumerate(parts, start=1))
    found: list[Incident] = []
    for index in reading.sense.kind.logs:
        table = reading.sense.tables[index]
        for (printed, _), read in zip(table.incidents, read_log(reading.sense.records(table)), strict=True):
            row = _LogRow(len(found) + 1, table, printed, read.record)
            found.append(_of_row(reading, row, read.findings))
    return tuple(found)


def _of_notice(reading: Reading, sequence: int, part: Episode) -> Incident:
    sense = reading.sense
    others, source = sense.kind.episodes, Source(sense.title, sense.speaker, sense.published)
    if others:
        findings = episode_values.in_notice(sense.vocabulary, part, reading.paragraphs, others, source)
    else:
        findings = letter.read(sense.vocabulary, reading.paragraphs, source)
    return _of_prose(reading, _Prose(sequence, part, ()), findings)


def _of_episode(reading: Reading, sequence: int, part: Episode) -> Incident:
    sense = reading.sense
    found = episode_values.in_log(sense.vocabulary, part, reading.paragraphs, sense.legend, sense.period.year)
    prose = _Prose(sequence, part, found.record.fields)
    return _of_prose(reading, prose, found.findings)


def _of_prose(reading: Reading, prose: _Prose, findings: Findings) -> Incident:
    regions = [p.region for p in reading.extraction.paragraphs[prose.part.start : prose.part.end]]
    pages = sorted({r.page for r in regions})
    row = {
        **{column: Record(prose.cells).text(*roles) for column, roles in WORDS.items()},
        **_common(reading, findings, prose.sequence),
        "engine": reading.extraction.engine,
        "pages": pages,
        "regions": [region_row(r) for r in regions],
        "cells": [{"column": c.column, "text": c.text} for c in prose.cells],
        "review": [c.value for c in _review(reading, findings)],
    }
    incident_id = str(row["incident_id"])
    evidence = tuple(_evidence(incident_id, findings.values, {}, pages[0]))
    return Incident(row, evidence, _problems(row, findings, pages[0]), ())


def _of_row(reading: Reading, read: _LogRow, findings: Findings) -> Incident:
    printed = read.printed
    row = {
        **{column: read.record.text(*roles) for column, roles in WORDS.items()},
        "other_text": _other(read.record),
        **_common(reading, findings, read.sequence),
        "engine": read.table.table.engine,
        "pages": list(printed.pages),
        "regions": [region_row(r) for r in printed.regions],
        "cells": [{"column": c.column, "text": c.text} for c in printed.cells],
        "review": [c.value for c in (*_review(reading, findings), *read.table.review, *printed.doubts)],
    }
    pages = {c.column: c.regions for c in printed.cells}
    incident_id = str(row["incident_id"])
    evidence = tuple(_evidence(incident_id, findings.values, pages, printed.pages[0]))
    problems = _problems(row, findings, printed.pages[0])
    return Incident(row, evidence, problems, tuple((p.page, p.table_no, p.row_no) for p in printed.parts))


def _common(reading: Reading, findings: Findings, sequence: int) -> dict[str, object]:
    """Identity and values, the same for the row of a log and a notice."""
    return {
        "incident_id": f"{reading.document_id}-{sequence:04d}",
        "document_id": reading.document_id,
        **reading.author,
        "sequence": sequence,
        **_values(findings.values),
        "year": _year(findings, reading.sense.period.year),
        "notes": [c.value for c in findings.notes],
    }


def _review(reading: Reading, findings: Findings) -> tuple[Review, ...]:
    """Why a person should look at the values, seen also from the size of the municipality."""
    affected = (findings.get("affected_min"), findings.get("affected_max"))
    impossible = any(isinstance(n, int) and n > reading.most_persons for n in affected)
    return (*findings.review, Review.IMPOSSIBLE_VALUE) if impossible else findings.review


def _values(values: Sequence[Value]) -> dict[str, object]:
    """Column -> value, the first of each; sequences as lists."""
    return {v.field: list(v.value) if isinstance(v.value, tuple) else v.value for v in reversed(values)}


def _other(record: Record) -> str | None:
    """The words of the columns that have no text column of their own, each after its header."""
    parts = [f"{f.column}: {f.text}" for f in record.fields if f.role not in TOLD and f.text.strip()]
    return "\n".join(parts) or None


def _year(findings: Findings, of_document: int | None) -> int | None:
    for field in YEAR_FROM:
        found = findings.get(field)
        if isinstance(found, date):
            return found.year
    return of_document


def _evidence(
    incident_id: str, values: Sequence[Value], regions: Mapping[str, Sequence[Region]], first_page: int
) -> Iterator[Row]:
    """A row for each value, of a list one for each item; regions: those of the cells of each column.

    An item of a list that rests on what a person said of a word has that reason alone.
    """
    told = {(v.field, item) for v in values if v.rule == SourceRule.WORDS for item, _ in v.parts}
    for value in values:
        for item, quote in value.parts:
            if value.rule == SourceRule.WORDS or (value.field, item) not in told:
                own = regions.get(quote.column, ()) if quote else ()
                yield _evidence_row(incident_id, value, item, quote) | {"page": own[0].page if own else first_page}


def _evidence_row(incident_id: str, value: Value, item: object, quote: Quote | None) -> dict[str, object]:
    return {
        "incident_id": incident_id,
        "field": value.field,
        "value": _text(item),
        "basis": value.basis.value,
        "rule": value.rule,
        "read_by": value.read_by,
        "column": quote.column if quote else None,
        "quote": quote.text if quote else None,
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
    }


def _text(value: object) -> str:
    """A value as text: ISO dates, true and false."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _problems(row: Row, findings: Findings, page: int | None) -> tuple[Row, ...]:
    document_id, incident_id = str(row["document_id"]), str(row["incident_id"])
    return tuple({**problem_row(document_id, p, incident_id), "page": p.page or page} for p in findings.problems)
