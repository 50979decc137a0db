"""Rows of a ruled grid whose own cells no rules part: banded tables draw them in every second row only.

Columns that no row draws are for split_columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Line, Word
from extractors.document.lines import lines_of
from extractors.document.pages import Page
from extractors.tables.grid import Box, Grid
from extractors.tables.ruled.held_words import held_words


@dataclass(frozen=True, slots=True)
class SplitCellTolerances:
    """When a box over several columns holds the texts of several cells."""

    # A row whose texts stand in fewer is a merged cell with a wide space.
    min_filled_columns: int = 3
    # Of its columns, those with a text: a row leaves some empty.
    filled_share: float = 0.5
    # So many rows must have their cells drawn: one may be the header alone.
    min_drawn_rows: int = 2
    # Between texts of two cells there is more white than a space between words.
    white_em: float = 0.6


SPLIT_CELLS = SplitCellTolerances()


def with_cells_split(page: Page, grid: Grid) -> Grid:
    """The grid, boxes across several columns parted where their texts keep to the columns drawn in other rows."""
    if not any(box.columns >= SPLIT_CELLS.min_filled_columns for box in grid.boxes) or not _drawn(grid):
        return grid
    words = held_words(page, grid).words
    return replace(grid, boxes=tuple(part for box in grid.boxes for part in _parts(box, grid, words[box])))


def _drawn(grid: Grid) -> bool:
    """Whether enough rows have every one of their cells drawn."""
    columns = len(grid.column_edges) - 1
    single = [box.row for box in grid.boxes if box.columns == 1]
    return sum(single.count(row) == columns for row in set(single)) >= SPLIT_CELLS.min_drawn_rows


def _parts(box: Box, grid: Grid, words: Sequence[Word]) -> Iterator[Box]:
    edges = grid.column_edges[box.column : box.column + box.columns + 1]
    if box.columns < SPLIT_CELLS.min_filled_columns or not _keep_to(words, edges):
        yield box
        return
    for number, (x0, x1) in enumerate(pairwise(edges)):
        yield replace(box, column=box.column + number, columns=1, region=replace(box.region, x0=x0, x1=x1))


def _keep_to(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether texts stand in most of the columns, none over a border, with white between those of two columns."""
    filled = {_column(word, edges) for word in words}
    if len(filled) < max(SPLIT_CELLS.min_filled_columns, SPLIT_CELLS.filled_share * (len(edges) - 1)):
        return False
    over = any(word.region.x0 < x < word.region.x1 for word in words for x in edges[1:-1])
    return not over and all(_apart(line, edges) for line in lines_of(words))


def _apart(line: Line, edges: Sequence[float]) -> bool:
    neighbours = pairwise(sorted(line, key=lambda w: w.region.x0))
    return all(
        b.region.x0 - a.region.x1 >= SPLIT_CELLS.white_em * max(a.size, b.size)
        for a, b in neighbours
        if _column(a, edges) != _column(b, edges)
    )


def _column(word: Word, edges: Sequence[float]) -> int:
    return bisect_right(edges, word.region.middle[0]) - 1
