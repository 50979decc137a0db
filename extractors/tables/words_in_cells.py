"""Puts a page's words into the cells of its grids; what fits in no cell stays outside, nothing is lost.

Where cells are is for the engines; what stays outside becomes prose in joining.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.document.geometry import Region, Word
from extractors.document.lines import lines_of
from extractors.document.pages import Page
from extractors.document.problems import Doubt
from extractors.document.tables import Cell, Row, Table
from extractors.tables.grid import Box, Grid
from extractors.tables.joined_cells import rows_with_joined_cells
from extractors.tables.text_lines import TEXT_LINES


@dataclass(frozen=True, slots=True)
class WordInCellTolerances:
    """When a text may be cut, and which first rows of a grid are its title."""

    # A text that ends this near to where others of its column are cut may be cut too: the widest letter is as wide.
    cut_reach_em: float = 1.0
    # The header of a sheet stands within so many first rows: over it are a title, its second line and empty rows.
    title_rows: int = 6
    # Boxes drawn around prose make fewer columns.
    many_columns: int = 6


WORDS_IN_CELLS = WordInCellTolerances()

_Place = tuple[float, float, float, float, float, int, int]


def words_in_cells(page: Page, grids: Sequence[Grid], engine: str) -> tuple[list[Table], list[Word]]:
    """The page's tables with their words, and the words outside all of them (in reading order)."""
    held, outside = _held(page, grids)
    cropped = [_without_title(grid, {i for g, i in held if g == n}) for n, grid in enumerate(grids)]
    if cropped != list(grids):
        grids = cropped
        held, outside = _held(page, grids)
    tables = [
        _table(page, number, grid, {b: held.get((number - 1, i), []) for i, b in enumerate(grid.boxes)}, engine)
        for number, grid in enumerate(grids, start=1)
    ]
    return tables, outside


def _held(page: Page, grids: Sequence[Grid]) -> tuple[dict[tuple[int, int], list[Word]], list[Word]]:
    """The words of each box, by the indexes of grid and box, and those in no box."""
    held: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    places = _Places(grids)
    for word in page.words:
        place = None if word.watermark else places.of(word)
        if place is None:
            outside.append(word)
        else:
            held.setdefault(place, []).append(word)
    return held, outside


def _without_title(grid: Grid, filled: set[int]) -> Grid:
    """The grid without its first rows where those hold no more than a title that runs over empty cells beside it.

    Spreadsheets print their grid around the whole sheet, so also around the title over its table. filled: the boxes
    (their indexes) with words.
    """
    printed = [box for index, box in enumerate(grid.boxes) if index in filled]
    rows = [[box for box in printed if box.row == n] for n in range(WORDS_IN_CELLS.title_rows)]
    named = max(TEXT_LINES.tabular_texts, len(grid.column_edges) - 2)  # all columns, but for an empty one
    head = next((n for n, row in enumerate(rows) if len(row) >= named), 0)
    titles = [row for row in rows[:head] if row]
    lone = all(len(row) == 1 and row[0].column == 0 for row in titles)
    across = {box.columns for row in titles for box in row}
    reaches = any(box.row < head < box.row + box.rows for box in grid.boxes)
    drawn = grid.ruled and len(grid.column_edges) - 1 >= WORDS_IN_CELLS.many_columns and not reaches
    if not titles or not lone or len(grid.column_edges) - 1 in across or not drawn:
        return grid
    boxes = tuple(replace(box, row=box.row - head) for box in grid.boxes if box.row >= head)
    region = replace(grid.region, top=grid.row_edges[head])
    doubtful = tuple(n - head for n in grid.doubtful if n >= head)
    return replace(grid, region=region, row_edges=grid.row_edges[head:], boxes=boxes, doubtful=doubtful)


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
    cuts = _cuts(cell for row in cells for cell in row if cell)
    for index in range(len(cells)):
        region = Region(page.number, grid.region.x0, grid.row_edges[index], grid.region.x1, grid.row_edges[index + 1])
        doubts = [Doubt.COLUMNS_UNCERTAIN] * (index in grid.doubtful)
        hidden = any(region.holds(*word.region.middle) for word in page.hidden)
        doubts += [Doubt.CELLS_JOINED] * (index in joined and not hidden)
        doubts += [Doubt.BOX_UNREAD] * any(region.holds(*box.middle) for box in page.unread)
        doubts += [Doubt.HIDDEN_WORDS] * hidden
        doubts += [Doubt.WORDS_CUT] * any(_is_cut(cell, cuts) for cell in cells[index] if cell)
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
        last_page=max((page.number, *page.beside)),
    )


def _cuts(cells: Iterable[Cell]) -> dict[float, float]:
    """For each left border of cells the furthest that a text reaches there that its cell cuts at the right."""
    cuts: dict[float, float] = {}
    for cell in cells:
        left = cell.region.x0
        if len(cell.lines) == 1 and cell.lines[0][-1].cut:
            cuts[left] = max(cuts.get(left, left), *(w.region.x1 for w in cell.lines[0]))
    return cuts


def _is_cut(cell: Cell, cuts: dict[float, float]) -> bool:
    """Whether a text of the cell is cut, or may be: it ends right before the place where others of its column are cut.

    Some programs print no letter that would be cut, so nothing but its end tells.
    """
    words = [w for line in cell.lines for w in line]
    if any(w.cut for w in words):
        return True
    limit = cuts.get(cell.region.x0)
    if limit is None or len(cell.lines) != 1:
        return False
    return words[-1].region.x1 > limit - WORDS_IN_CELLS.cut_reach_em * words[-1].size
