"""The words of a ruled grid's cells, and the same grid on another page: for the modules that add to what rules draw.

The words are put into the final cells by words_in_cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from extractors.document.geometry import Word
from extractors.document.pages import Page
from extractors.tables.grid import Box, Grid

GridsOf = Callable[[Page], list[Grid]]


@dataclass(frozen=True, slots=True)
class SameColumnTolerances:
    """When the grids of two pages have the same columns."""

    # Borders of two pages at the same place.
    same_border_pt: float = 3.0


SAME_COLUMNS = SameColumnTolerances()


@dataclass(frozen=True, slots=True)
class HeldWords:
    """A grid with the upright words of its boxes."""

    grid: Grid
    words: dict[Box, list[Word]]

    def column(self, number: int) -> list[tuple[int, list[Word]]]:
        """The row and the words of each filled cell that takes this column alone, from the top."""
        return [(b.row, words) for b, words in self.words.items() if (b.column, b.columns) == (number, 1) and words]

    def row(self, number: int) -> list[Word]:
        """The words of the cells that take this row alone."""
        return [w for b, words in self.words.items() if (b.row, b.rows) == (number, 1) for w in words]


def held_words(page: Page, grid: Grid) -> HeldWords:
    """The grid's words; those that stand in no box are left out."""
    owner = {(b.row + i, b.column + k): b for b in grid.boxes for i in range(b.rows) for k in range(b.columns)}
    words: dict[Box, list[Word]] = {box: [] for box in grid.boxes}
    for word in page.words:
        x, y = word.region.middle
        if word.upright and not word.watermark and grid.region.holds(x, y):
            box = owner.get((bisect_right(grid.row_edges, y) - 1, bisect_right(grid.column_edges, x) - 1))
            if box:
                words[box].append(word)
    return HeldWords(grid, words)


def same_columns(first: Grid, second: Grid) -> bool:
    """Whether two grids have their borders between columns at the same places."""
    a, b = first.column_edges, second.column_edges
    return len(a) == len(b) and all(abs(x - y) < SAME_COLUMNS.same_border_pt for x, y in zip(a, b, strict=True))
