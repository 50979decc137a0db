"""Tables for the tests of documents, from their lines; the first is the header."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable


def table(lines: Sequence[Sequence[str]]) -> LogicalTable:
    header, *rows = lines
    return LogicalTable(
        tuple(header),
        tuple(LogicalRow(tuple(LogicalCell(c, t) for c, t in zip(header, r, strict=True)), (), ()) for r in rows),
        (),
        "test",
    )
