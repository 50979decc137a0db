"""Cells of a ruled grid that no rules part: a row's own, drawn in other rows or in the header alone; a first column's.

Columns that no row draws are for split_columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Line, Word
from extractors.document.lines import lines_of
from extractors.document.pages import Page
from extractors.tables.grid import Box, Grid
from extractors.tables.ruled.held_words import HeldWords, held_words


@dataclass(frozen=True, slots=True)
class SplitCellTolerances:
    """When a box over several columns holds the texts of several cells."""

    # A row whose texts stand in fewer is a merged cell with a wide space.
    min_filled_columns: int = 3
    # Of its columns, those with a text: a row leaves some empty.
    filled_share: float = 0.5
    # So many rows with their cells drawn show the columns of any other; one may be the header alone.
    min_drawn_rows: int = 2
    # Of the undrawn rows under a header alone, those that keep to its columns.
    under_header_share: float = 0.6
    # A box of the first column over so many rows may be theirs; one over two may be a merged cell of two lines.
    min_split_rows: int = 3
    # Texts of one row stand at one height, give or take this: those of a merged cell have heights of their own.
    same_level_pt: float = 1.5
    # Between texts of two cells there is more white than a space between words.
    white_em: float = 0.6


SPLIT_CELLS = SplitCellTolerances()


def with_cells_split(page: Page, grid: Grid) -> Grid:
    """The grid, boxes across several columns parted where their texts keep to the columns drawn in other rows."""
    grid = _with_first_column_split(page, grid)
    drawn = _drawn(grid)
    wide = [box for box in grid.boxes if box.columns >= SPLIT_CELLS.min_filled_columns]
    if not wide or not drawn:
        return grid
    words = held_words(page, grid).words
    kept = {box for box in wide if _keep_to(words[box], _edges(box, grid))}
    below = [box for box in wide if box.row > drawn[0] and words[box]]
    if len(drawn) < SPLIT_CELLS.min_drawn_rows and (
        len(kept.intersection(below)) < SPLIT_CELLS.under_header_share * len(below)
    ):
        return grid
    return replace(grid, boxes=tuple(part for box in grid.boxes for part in _parts(box, grid, whole=box not in kept)))


def _with_first_column_split(page: Page, grid: Grid) -> Grid:
    """The grid, a box of the first column over several rows parted where each row has a text of its own in it."""
    high = [box for box in grid.boxes if box.column == 0 and box.rows >= SPLIT_CELLS.min_split_rows]
    if not high:
        return grid
    held = held_words(page, grid)
    words = held.words
    split = {b for b in high if _is_level_in_each_row(held, b) or _has_text_in_each_row(words[b], b, grid)}
    if not split:
        return grid
    boxes = [part for box in grid.boxes for part in (_row_parts(box, grid) if box in split else [box])]
    return replace(grid, boxes=tuple(sorted(boxes, key=lambda b: (b.row, b.column))))


def _is_level_in_each_row(held: HeldWords, box: Box) -> bool:
    """Whether each row has one line in a box, at the height of its other texts, and none that goes on in lower case."""
    lines = lines_of(held.words[box])
    rows = [lines_of(held.row(row)) for row in range(box.row, box.row + box.rows)]
    return len(lines) == len(rows) and all(
        not line[0].text[0].islower() and any(_is_level(line, other) for other in others)
        for line, others in zip(lines, rows, strict=True)
    )


def _is_level(first: Line, second: Line) -> bool:
    return abs(first[0].region.middle[1] - second[0].region.middle[1]) < SPLIT_CELLS.same_level_pt


def _has_text_in_each_row(words: Sequence[Word], box: Box, grid: Grid) -> bool:
    """Whether a line begins in each row of a box, and none is full and so goes on in the next row."""
    lines = lines_of(words)
    heights = [sum(w.region.middle[1] for w in line) / len(line) for line in lines]
    rows = [bisect_right(grid.row_edges, y) - 1 for y in heights]
    if set(rows) != set(range(box.row, box.row + box.rows)):
        return False
    left, right = min(w.region.x0 for w in words) - box.region.x0, box.region.x1 - max(w.region.x1 for w in words)
    room = box.region.x1 - box.region.x0 - 2 * max(0.0, min(left, right))
    return not any(
        c != d and b[0].region.x1 - b[0].region.x0 + a[-1].region.x1 - a[0].region.x0 > room
        for (a, c), (b, d) in pairwise(zip(lines, rows, strict=True))
    )


def _row_parts(box: Box, grid: Grid) -> Iterator[Box]:
    for row in range(box.row, box.row + box.rows):
        region = replace(box.region, top=grid.row_edges[row], bottom=grid.row_edges[row + 1])
        yield replace(box, row=row, rows=1, region=region)


def _drawn(grid: Grid) -> list[int]:
    """The rows that have every one of their cells drawn."""
    columns = len(grid.column_edges) - 1
    single = Counter(box.row for box in grid.boxes if box.columns == 1)
    return sorted(row for row, count in single.items() if count == columns)


def _edges(box: Box, grid: Grid) -> Sequence[float]:
    return grid.column_edges[box.column : box.column + box.columns + 1]


def _parts(box: Box, grid: Grid, *, whole: bool) -> Iterator[Box]:
    if whole:
        yield box
        return
    for number, (x0, x1) in enumerate(pairwise(_edges(box, grid))):
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
