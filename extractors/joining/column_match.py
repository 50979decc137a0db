"""Whether a table goes on in the columns of the table on the page before, and its cells put into those columns.

Whether it is the same table by its words is for logical_table and captions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Line, Region
from extractors.document.tables import Cell, Row, Table
from extractors.tables.grid import nearest
from extractors.tables.text_lines import TEXT_LINES


@dataclass(frozen=True, slots=True)
class ColumnMatchTolerances:
    """When tables of two pages have the same columns."""

    # One border drawn on two pages; less than any column is wide.
    same_column_pt: float = 6.0
    # Of the columns, those that a page with empty or merged ones still has.
    most_columns_share: float = 0.6


COLUMN_MATCH = ColumnMatchTolerances()


def fitted(table: Table, before: Table) -> Table | None:
    """The table in the columns of the one before, where all its borders are borders of that one; else None.

    Rules draw the same borders on a page set further in, or with all columns wider. Where some rule is missing,
    because a column is empty or merged on this page, the cells are put under their columns. Two engines, and rules and
    words, draw one border at different places of the white between two columns.
    """
    own, edges = table.column_edges, before.column_edges
    ruled = table.ruled and before.ruled
    if len(own) == len(edges) and (table.engine, table.ruled) != (before.engine, before.ruled):
        return table if _stands_in(table, edges) else None
    if len(own) == len(edges):
        return table if _same(own, _moved(edges, own) if ruled else edges) else None
    columns = len(own) - 1
    if not ruled or not COLUMN_MATCH.most_columns_share * (len(edges) - 1) <= columns < len(edges) - 1:
        return None
    places = [nearest(edges, x) for x in own]
    if (places[0], places[-1]) != (0, len(edges) - 1) or not _same(own, [edges[place] for place in places]):
        return None
    return replace(table, rows=tuple(_row(row, places, edges) for row in table.rows), column_edges=edges)


def in_place(table: Table, other: Table) -> bool:
    """Whether both tables have their columns at the same places of the page."""
    return _same(table.column_edges, other.column_edges)


def _stands_in(table: Table, edges: Sequence[float]) -> bool:
    """Whether all words of the table stand in their columns between these borders."""
    return all(
        edges[column] - COLUMN_MATCH.same_column_pt
        < word.region.middle[0]
        < edges[column + cell.columns] + COLUMN_MATCH.same_column_pt
        for row in table.rows
        for column, cell in enumerate(row.cells)
        if cell
        for line in cell.lines
        for word in line
    )


def _same(edges: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(a - b) < COLUMN_MATCH.same_column_pt for a, b in zip(edges, others, strict=True))


def _moved(edges: Sequence[float], onto: Sequence[float]) -> list[float]:
    """The edges moved and stretched so that the outermost ones stand where those of the other table do."""
    stretch = (onto[-1] - onto[0]) / (edges[-1] - edges[0])
    return [onto[0] + (edge - edges[0]) * stretch for edge in edges]


def _row(row: Row, places: Sequence[int], edges: Sequence[float]) -> Row:
    cells: list[Cell | None] = [None] * (len(edges) - 1)
    for index, cell in enumerate(row.cells):
        if cell is None:
            continue
        first, end = places[index], places[index + cell.columns]
        parts = [cell] if cell.columns == len(places) - 1 else _parts(cell, edges[first : end + 1])
        for number, part in enumerate(parts):
            cells[first + number] = replace(part, columns=end - first if len(parts) == 1 else 1)
    return replace(row, cells=tuple(cells))


def _parts(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    """The cell cut at the borders within it; whole where a text of it crosses one."""
    regions = [replace(cell.region, x0=a, x1=b) for a, b in pairwise(edges)]
    regions[0] = replace(regions[0], x0=cell.region.x0)
    regions[-1] = replace(regions[-1], x1=cell.region.x1)
    if any(_crosses(line, x) for line in cell.lines for x in edges[1:-1]):
        return [cell]
    return [replace(cell, lines=tuple(_within(cell.lines, region)), region=region) for region in regions]


def _crosses(line: Line, x: float) -> bool:
    """Whether a line's text runs over a border: a word does, or two words with no more than a space between."""
    over = [w for w in line if w.region.x0 < x < w.region.x1]
    left, right = [w for w in line if w.region.x1 <= x], [w for w in line if w.region.x0 >= x]
    close = bool(left and right) and right[0].region.x0 - left[-1].region.x1 < TEXT_LINES.cell_gap_em * right[0].size
    return bool(over) or close


def _within(lines: Sequence[Line], region: Region) -> Iterator[Line]:
    """What each line prints in a region."""
    for line in lines:
        inside = tuple(w for w in line if region.x0 <= w.region.middle[0] < region.x1)
        if inside:
            yield inside
