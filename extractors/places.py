"""An extraction whose places are told anew: of pages that were turned or put together before their tables were found.

Where a place is on the page as displayed is for who turned or put together: rotation, joining/side_by_side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.document.geometry import Region, Word
from extractors.document.tables import Cell, Extraction, LogicalCell, LogicalRow, LogicalTable, Row


@dataclass(frozen=True)
class Places:
    """Where regions of the pages that were read are on the pages as displayed: each in one part or more."""

    parts: Callable[[Region], Sequence[Region]]

    def of(self, found: Extraction) -> Extraction:
        """The extraction with all its regions as displayed; where only one fits, the first part."""
        return replace(
            found,
            tables=tuple(self._table(table) for table in found.tables),
            paragraphs=tuple(replace(p, region=self._first(p.region)) for p in found.paragraphs),
        )

    def _first(self, region: Region) -> Region:
        return self.parts(region)[0]

    def _all(self, regions: Iterable[Region]) -> tuple[Region, ...]:
        return tuple(part for region in regions for part in self.parts(region))

    def _table(self, table: LogicalTable) -> LogicalTable:
        return replace(
            table,
            rows=tuple(self._logical_row(row) for row in table.rows),
            ledger=tuple(replace(entry, row=self._row(entry.row)) for entry in table.ledger),
        )

    def _logical_row(self, row: LogicalRow) -> LogicalRow:
        cells = tuple(LogicalCell(c.column, c.text, self._all(c.regions)) for c in row.cells)
        parts = tuple(self._row(part) for part in row.parts)
        return replace(row, cells=cells, parts=parts, regions=self._all(row.regions))

    def _row(self, row: Row) -> Row:
        cells = tuple(c and self._cell(c) for c in row.cells)
        return replace(row, cells=cells, region=self._first(row.region))

    def _cell(self, cell: Cell) -> Cell:
        lines = tuple(tuple(self._word(w) for w in line) for line in cell.lines)
        return replace(cell, lines=lines, region=self._first(cell.region))

    def _word(self, word: Word) -> Word:
        return replace(word, region=self._first(word.region))
