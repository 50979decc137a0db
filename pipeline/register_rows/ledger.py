"""The ledger: every extracted table row and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.document.tables import Layout, LedgerRow
from extractors.document.tables import Row as PrintedRow
from normalizers.documents.log_tables import TableSense
from normalizers.documents.understanding import Understanding
from normalizers.tables.rows import Disposition as Sense
from pipeline.register.rows import region_row
from pipeline.register.schema import Disposition
from pipeline.register.table import Row
from pipeline.register_rows.incidents import Incident
from pipeline.register_rows.reading import Reading

BY_LAYOUT = {
    Layout.HEADER: (Disposition.HEADER, "the table's header"),
    Layout.REPEATED_HEADER: (Disposition.REPEATED_HEADER, "the header printed again"),
    Layout.EMPTY: (Disposition.EMPTY, "no cell has a text"),
    Layout.CONTINUATION: (Disposition.CONTINUATION, "goes on the row above"),
}
Place = tuple[int, int, int]
Verdict = tuple[Disposition, str]


def ledger_rows(reading: Reading, incidents: Sequence[Incident]) -> tuple[Row, ...]:
    """One row for each extracted row of every table, in printed order."""
    owners = {place: i.incident_id for i in incidents for place in i.printed}
    return tuple(
        _row(reading, table, entry, verdict) | {"incident_id": owners.get(_place(entry.row))}
        for index, table in enumerate(reading.sense.tables)
        for entry, verdict in _verdicts(table, index, reading.sense, owners)
    )


def _row(reading: Reading, table: TableSense, entry: LedgerRow, verdict: Verdict) -> dict[str, object]:
    row, (disposition, reason) = entry.row, verdict
    return {
        "document_id": reading.document_id,
        "page": row.page,
        "table_no": row.table_no,
        "row_no": row.row_no,
        "engine": table.table.engine,
        "cells": list(row.texts),
        "region": region_row(row.region),
        "disposition": disposition.value,
        "reason": reason,
    }


def _place(row: PrintedRow) -> Place:
    return row.page, row.table_no, row.row_no


def _verdicts(
    table: TableSense, index: int, sense: Understanding, owners: dict[Place, str]
) -> Iterator[tuple[LedgerRow, Verdict]]:
    """What became of each printed row: by its layout, else by what its logical row is, in a log or among counts."""
    senses = {_place(p): what for row, what in zip(table.table.rows, table.rows, strict=True) for p in row.parts}
    for entry in table.table.ledger:
        if entry.layout in BY_LAYOUT:
            yield entry, BY_LAYOUT[entry.layout]
            continue
        what = senses[_place(entry.row)]
        if _place(entry.row) in owners or what.disposition is not Sense.INCIDENT:
            yield entry, (Disposition(what.disposition.value), what.reason)
        elif index in sense.kind.counts:
            yield entry, (Disposition.AGGREGATE, "a row of a table of counts")
        else:
            yield entry, (Disposition.NOT_AN_INCIDENT, sense.kind.reason)
