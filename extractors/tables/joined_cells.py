"""Cells in which words stand as far apart as the table's columns do: two printed cells may have been taken for one.

Where the columns are is for the finders; this only looks at what came of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Line, Word
from extractors.document.tables import Cell

Rows = Sequence[Sequence[Cell | None]]


@dataclass(frozen=True, slots=True)
class JoinedCellTolerances:
    """When a gap between two words is one between columns."""

    # Of the type's size: narrower gaps part words, wherever a table's columns almost touch.
    narrowest_em: float = 1.2
    # Lines that end within this of the column's margin may be justified, with wide spaces of their own.
    same_margin_pt: float = 2.0


JOINED_CELLS = JoinedCellTolerances()


def rows_with_joined_cells(rows: Rows) -> frozenset[int]:
    """The rows (0-based) with a gap within a cell that is as wide as the narrowest gutter between two columns.

    Signs (bullets, boxes), numbers of lists and labels ("Navn:") stand apart from their text; justified lines have wide
    spaces, and reach the margin.
    """
    gutter = min(_gutters(rows), default=None)
    if gutter is None:
        return frozenset()
    margins = [max((w.region.x1 for w in _words(rows, column)), default=0.0) for column in range(_width(rows))]
    return frozenset(
        index
        for index, row in enumerate(rows)
        for cell, margin in zip(row, margins, strict=True)
        if cell and cell.columns == 1 and any(_is_torn(line, gutter, margin) for line in cell.lines)
    )


def _is_torn(line: Line, gutter: float, margin: float) -> bool:
    if len(line) < 2 or line[-1].region.x1 > margin - JOINED_CELLS.same_margin_pt:
        return False
    gaps = ((b.region.x0 - a.region.x1, a, b) for a, b in pairwise(line) if _may_be_cells(a, b))
    return any(gap >= max(gutter, JOINED_CELLS.narrowest_em * max(a.size, b.size)) for gap, a, b in gaps)


def _may_be_cells(before: Word, behind: Word) -> bool:
    """Whether neither word is a sign, and the first no number of a list and no label."""
    return _says(before.text) and _says(behind.text) and before.upright and before.text[-1] not in ".):"


def _says(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _gutters(rows: Rows) -> Iterator[float]:
    """How far the texts of each two neighbouring columns stand apart, where they do."""
    for column in range(_width(rows) - 1):
        left = max((w.region.x1 for w in _words(rows, column)), default=None)
        right = min((w.region.x0 for w in _words(rows, column + 1)), default=None)
        if left is not None and right is not None:
            yield max(0.0, right - left)


def _words(rows: Rows, column: int) -> Iterator[Word]:
    """The words of a column's own cells."""
    cells = (row[column] for row in rows)
    return (word for cell in cells if cell and cell.columns == 1 for line in cell.lines for word in line)


def _width(rows: Rows) -> int:
    return len(rows[0]) if rows else 0
