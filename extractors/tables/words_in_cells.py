"""Puts a page's words into the cells of its grids; what fits in no cell stays outside, nothing is lost.

Where cells are is for the engines; what stays outside becomes prose in joining.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractors.document.geometry import Region, Word
from extractors.document.lines import lines_of
from extractors.document.pages import Page
from extractors.document.problems import Doubt
from extractors.document.tables import Cell, Row, Table
from extractors.tables.grid import Box, Grid
from extractors.tables.joined_cells import rows_with_joined_cells

_Place = tuple[float, float, float, float, float, int, int]


def words_in_cells(page: Page, grids: Sequence[Grid], engine: str) -> tuple[list[Table], list[Word]]:
    """The page's tables with their words, and the words outside all of them (in reading order)."""
    held: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    places = _Places(grids)
    for word in page.words:
        place = None if word.watermark else places.of(word)
        if place is None:
            outside.append(word)
        else:
            held.setdefault(place, []).append(word)
    tables = [
        _table(page, number, grid, {b: held.get((number - 1, i), []) for i, b in enumerate(grid.boxes)}, engine)
        for number, grid in enumerate(grids, start=1)
    ]
    return tables, outside


class _Places:
    """Finds the box that a word stands in; looks only at the rows near the word, as a sheet may have thousands."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        # Of each row of each grid: area, left, top, right, bottom, grid and box; numbers, as this runs for every word.
        self._by_row: list[list[list[_Place]]] = [[[] for _ in grid.row_edges] for grid in grids]
        for number, (grid, rows) in enumerate(zip(grids, self._by_row, strict=True)):
            for index, box in enumerate(grid.boxes):
                r = box.region
                place = ((r.x1 - r.x0) * (r.bottom - r.top), r.x0, r.top, r.x1, r.bottom, number, index)
                # A cell's own border may lie a little outside its row's edge.
                for row in range(max(0, box.row - 1), min(len(rows), box.row + box.rows + 1)):
                    rows[row].append(place)

    def of(self, word: Word) -> tuple[int, int] | None:
        """(index of the grid, index of its box) that holds the word's middle; of nested ones the smallest box."""
        x, y = word.region.middle
        found: list[_Place] = []
        for grid, rows in zip(self._grids, self._by_row, strict=True):
            if grid.region.holds(x, y):
                near = rows[max(0, bisect_right(grid.row_edges, y) - 1)]
                found += [p for p in near if p[1] <= x <= p[3] and p[2] <= y <= p[4]]
        if not found:
            return None
        smallest = min(found, key=lambda p: (p[0], p[5], p[6]))
        return smallest[5], smallest[6]


def _table(page: Page, number: int, grid: Grid, words: dict[Box, list[Word]], engine: str) -> Table:
    width = len(grid.column_edges) - 1
    rows = []
    cells: list[list[Cell | None]] = [[None] * width for _ in grid.row_edges[1:]]
    for box in grid.boxes:
        if box.row < len(cells) and box.column < width:
            cells[box.row][box.column] = Cell(lines_of(words[box]), box.region, columns=box.columns, rows=box.rows)
    joined = rows_with_joined_cells(cells)
    for index in range(len(cells)):
        region = Region(page.number, grid.region.x0, grid.row_edges[index], grid.region.x1, grid.row_edges[index + 1])
        doubts = [Doubt.COLUMNS_UNCERTAIN] * (index in grid.doubtful)
        hidden = any(region.holds(*word.region.middle) for word in page.hidden)
        doubts += [Doubt.CELLS_JOINED] * (index in joined and not hidden)
        doubts += [Doubt.BOX_UNREAD] * any(region.holds(*box.middle) for box in page.unread)
        doubts += [Doubt.HIDDEN_WORDS] * hidden
        rows.append(Row(page.number, number, index + 1, tuple(cells[index]), region, tuple(doubts)))
    return Table(
        page.number,
        number,
        tuple(rows),
        grid.region,
        grid.column_edges,
        engine,
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
        ruled=grid.ruled,
        doubts=grid.doubts,
        recognised=page.picture,
    )
