"""The ledger: every extracted table row and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.values import Layout, LedgerRow
from normalizers.document import Understanding
from normalizers.kinds import TableSense
from normalizers.rows import Disposition as Sense
from normalizers.rows import RowSense
from pipeline.incidents import Incident
from pipeline.reading import Reading
from pipeline.results import region_row
from pipeline.schema import Disposition, Row

BY_LAYOUT = {
    Layout.HEADER: (Disposition.HEADER, "the table's header"),
    Layout.REPEATED_HEADER: (Disposition.REPEATED_HEADER, "the header printed again"),
    Layout.EMPTY: (Disposition.EMPTY, "no cell has a text"),
}
Place = tuple[int, int, int]


def ledger_rows(reading: Reading, incidents: Sequence[Incident]) -> tuple[Row, ...]:
    """One row for each extracted row of every table, in printed order."""
    owners = {place: i.incident_id for i in incidents for place in i.printed}
    return tuple(
        {
            "document_id": reading.document_id,
            "page": entry.row.page,
            "table_no": entry.row.table_no,
            "row_no": entry.row.row_no,
            "engine": table.table.engine,
            "cells": list(entry.row.texts),
            "region": region_row(entry.row.region),
            **_fate(entry, index, reading.sense, owners),
            "incident_id": owners.get(_place(entry)),
        }
        for index, table in enumerate(reading.sense.tables)
        for entry in table.table.ledger
    )


def _place(entry: LedgerRow) -> Place:
    return entry.row.page, entry.row.table_no, entry.row.row_no


def _fate(entry: LedgerRow, index: int, sense: Understanding, owners: dict[Place, str]) -> dict[str, object]:
    """What became of a row: by its layout, else by what its logical row is, in a log or a table of counts."""
    disposition, reason = _verdict(entry, index, sense, owners)
    return {"disposition": disposition.value, "reason": reason}


def _verdict(entry: LedgerRow, index: int, sense: Understanding, owners: dict[Place, str]) -> tuple[Disposition, str]:
    if entry.layout in BY_LAYOUT:
        return BY_LAYOUT[entry.layout]
    if entry.layout is Layout.CONTINUATION:
        return Disposition.CONTINUATION, "goes on the row above"
    what = _sense_of(entry, sense.tables[index])
    if _place(entry) in owners or what.disposition is not Sense.INCIDENT:
        return Disposition(what.disposition.value), what.reason
    if index in sense.kind.counts:
        return Disposition.AGGREGATE, "a row of a table of counts"
    return Disposition.NOT_AN_INCIDENT, sense.kind.reason


def _sense_of(entry: LedgerRow, table: TableSense) -> RowSense:
    rows: Iterable[tuple[Place, RowSense]] = (
        ((p.page, p.table_no, p.row_no), what)
        for row, what in zip(table.table.rows, table.rows, strict=True)
        for p in row.parts
    )
    return next(what for place, what in rows if place == _place(entry))
