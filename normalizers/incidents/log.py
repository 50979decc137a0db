"""The rows of a log in their sequence: cells that repeat the row above, rows that point to others, neighbours' dates.

What a row says on its own is for row; which rows of a table are incidents is for tables.rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers.cells import ditto, row_references
from normalizers.codes import Review
from normalizers.findings import Findings
from normalizers.incidents import neighbours, row, two_in_one
from normalizers.record import Record


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a log as printed, with its neighbours' days, and what it says in its place; quotes stand as printed."""

    record: Record
    findings: Findings


def read_log(records: Sequence[Record]) -> Iterator[ReadRow]:
    """What each row of a table says, in order. records: its rows that are incidents, as printed."""
    above: Record | None = None
    known: dict[str, row_references.ReadRow] = {}
    doubles = two_in_one.doubled(records)
    placed = neighbours.between(neighbours.with_whole_days(records))
    for record, double in zip(placed, doubles, strict=True):
        above = row_references.filled(ditto.filled(record, above), known)
        read = ditto.as_printed(row.normalise(above), record, above)
        findings = row_references.inherited(read, record, known)
        known |= row_references.named(above, findings)
        if double:
            findings = replace(findings, review=(*findings.review, Review.TWO_IN_ONE))
        yield ReadRow(record, findings)
