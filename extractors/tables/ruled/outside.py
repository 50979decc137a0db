"""Rows and columns of a ruled table that stand outside its rules: a header over them, a first column beside them.

A style may draw header, first column and body by different means; what lies next to the grid and keeps to its rows or
columns is of the table. Tables without any rule between their columns are for borderless.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Line, Region, Word
from extractors.document.lines import lines_of
from extractors.document.pages import Document, Page
from extractors.tables.grid import GRIDS, Box, Grid
from extractors.tables.ruled.held_words import GridsOf, held_words, same_columns


@dataclass(frozen=True, slots=True)
class OutsideTolerances:
    """Which texts beside or over a ruled grid are of its table."""

    # Fewer rows or columns have texts beside them by chance.
    min_rows: int = 3
    min_columns: int = 3
    # A grid of one column is a frame.
    min_inside_columns: int = 2
    # A page with few rows asks those before it, as far back as the columns of groups do.
    back_pages: int = 40
    # Of the grid's rows or columns, those with a text beside or over them.
    filled_share: float = 0.6
    # Of the rows with a text beside them, those where it stands level with a line of the row.
    level_share: float = 0.8
    # Of a line's height, by which the middles of two on one level differ at most.
    same_level_share: float = 0.4
    # More words in one line beside a row are prose of another column of the page.
    beside_words: int = 6
    # A header's last line stands no further over the grid, in heights of the line.
    gap_heights: float = 1.5
    # Nor do its lines stand further from each other.
    pitch_heights: float = 1.7
    # A header has no more lines.
    header_lines: int = 6
    # Between texts of two columns there is more white than a space between words.
    white_em: float = 0.45
    # Of the grid's width, what a shaded band over it covers at least.
    band_share: float = 0.8
    # How far the new outer border stands from the texts.
    around_pt: float = 2.0


OUTSIDE = OutsideTolerances()


def with_outside(document: Document, page: Page, grid: Grid, grids: Sequence[Grid], grids_of: GridsOf) -> Grid:
    """The grid with a column right beside it and header lines right over it that no rules enclose.

    grids: all of the page. grids_of answers the ruled grids of a page: too few rows are asked for those of one before.
    """
    if len(grid.column_edges) - 1 < OUTSIDE.min_inside_columns:
        return grid
    free = [
        w
        for w in page.words
        if w.upright and not w.watermark and not any(g.region.holds(*w.region.middle) for g in grids)
    ]
    beside = _beside(page, grid, free)
    if beside and (len(beside.filled) >= OUTSIDE.min_rows or _before(document, page, grid, grids_of)):
        grid = _with_left(page, grid, beside.left)
    return _with_header(page, grid, [w for w in free if not grid.region.holds(*w.region.middle)])


@dataclass(frozen=True, slots=True)
class _Beside:
    """Texts left of a grid: the rows that have one, and where they begin."""

    filled: tuple[int, ...]
    left: float


def _beside(page: Page, grid: Grid, free: Sequence[Word]) -> _Beside | None:
    """The texts of a first column left of a grid, beside most of its rows; None without one."""
    region = grid.region
    words = [w for w in free if w.region.x1 <= region.x0 + GRIDS.around_text_pt and _within(w.region, region)]
    rows = list(pairwise(grid.row_edges))
    own: list[list[Line]] = [[] for _ in rows]
    for line in lines_of(words):
        row = bisect_right(grid.row_edges, line[0].region.middle[1]) - 1
        if len(line) > OUTSIDE.beside_words or not _inside(line, *rows[row]):
            return None
        own[row].append(line)
    filled = tuple(row for row, found in enumerate(own) if found)
    if not filled or len(filled) < OUTSIDE.filled_share * len(rows):
        return None
    held = held_words(page, grid)
    level = sum(_is_level(own[row], lines_of(held.row(row))) for row in filled)
    if level < OUTSIDE.level_share * len(filled):
        return None
    return _Beside(filled, min(w.region.x0 for w in words) - OUTSIDE.around_pt)


def _before(document: Document, page: Page, grid: Grid, grids_of: GridsOf) -> bool:
    """Whether the nearest page before with the same rules has enough rows with a text beside them."""
    for before in reversed(document.pages[max(0, page.number - 1 - OUTSIDE.back_pages) : page.number - 1]):
        grids = grids_of(before)
        same = next((g for g in reversed(grids) if same_columns(g, grid)), None)
        if same is None:
            return False
        free = [w for w in before.words if w.upright and not w.watermark]
        beside = _beside(before, same, free)
        if beside is None or len(beside.filled) >= OUTSIDE.min_rows:
            return beside is not None
    return False


def _with_left(page: Page, grid: Grid, left: float) -> Grid:
    """The grid with a first column from left to it, parted where its rows are."""
    region = grid.region
    boxes = [replace(b, column=b.column + 1) for b in grid.boxes]
    boxes += [
        Box(row, 0, 1, 1, Region(page.number, left, top, region.x0, bottom))
        for row, (top, bottom) in enumerate(pairwise(grid.row_edges))
    ]
    return replace(
        grid,
        region=replace(region, x0=left),
        column_edges=(left, *grid.column_edges),
        boxes=tuple(sorted(boxes, key=lambda b: (b.row, b.column))),
    )


def _within(word: Region, grid: Region) -> bool:
    return grid.top < word.middle[1] < grid.bottom


def _inside(line: Line, top: float, bottom: float) -> bool:
    slack = GRIDS.around_text_pt
    return all(top - slack <= w.region.top and w.region.bottom <= bottom + slack for w in line)


def _is_level(beside: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a text beside a row stands at the height of a line of it."""
    return any(
        abs(a[0].region.middle[1] - b[0].region.middle[1])
        < OUTSIDE.same_level_share * (a[0].region.bottom - a[0].region.top)
        for a in beside
        for b in lines
    )


def _with_header(page: Page, grid: Grid, free: Sequence[Word]) -> Grid:
    """The grid with the lines right over it that keep to its columns as its first row."""
    columns = grid.column_edges
    if len(columns) - 1 < OUTSIDE.min_columns:
        return grid
    over = [w for w in free if w.region.middle[1] < grid.region.top and columns[0] <= w.region.middle[0] <= columns[-1]]
    found = list(_header_lines(lines_of(over), grid, _band_top(page, grid)))
    filled = {_column(w, columns) for line in found for w in line}
    if len(filled) < max(OUTSIDE.min_columns, OUTSIDE.filled_share * (len(columns) - 1)):
        return grid
    top = min(w.region.top for line in found for w in line) - OUTSIDE.around_pt
    boxes = [
        Box(0, n, 1, 1, Region(page.number, x0, top, x1, grid.region.top))
        for n, (x0, x1) in enumerate(pairwise(columns))
    ]
    return replace(
        grid,
        region=replace(grid.region, top=top),
        row_edges=(top, *grid.row_edges),
        boxes=(*boxes, *(replace(b, row=b.row + 1) for b in grid.boxes)),
    )


def _band_top(page: Page, grid: Grid) -> float | None:
    """The top of a shaded band that lies right on the grid; None without one."""
    region = grid.region
    on_grid = [
        f
        for f in page.fills
        if abs(f.bottom - region.top) < GRIDS.same_edge_pt and f.top < region.top - GRIDS.same_edge_pt
    ]
    wide = sum(max(0.0, min(f.x1, region.x1) - max(f.x0, region.x0)) for f in on_grid)
    if not on_grid or wide < OUTSIDE.band_share * (region.x1 - region.x0):
        return None
    return min(f.top for f in on_grid)


def _header_lines(lines: Sequence[Line], grid: Grid, band: float | None) -> Iterator[Line]:
    """From the grid upwards the lines that keep to its columns; with a shaded band those that lie in it."""
    below = grid.region.top
    gap = OUTSIDE.gap_heights
    for line in list(reversed(lines))[: OUTSIDE.header_lines]:
        top, bottom = min(w.region.top for w in line), max(w.region.bottom for w in line)
        near = (top + bottom) / 2 > band if band is not None else below - bottom < gap * (bottom - top)
        if not near or not _keeps_to(line, grid.column_edges):
            return
        yield line
        below, gap = top, OUTSIDE.pitch_heights - 1


def _keeps_to(line: Iterable[Word], columns: Sequence[float]) -> bool:
    """Whether no word reaches over a border, and there is white between texts of two columns."""
    words = sorted(line, key=lambda w: w.region.x0)
    over = any(w.region.x0 < x < w.region.x1 for w in words for x in columns)
    return not over and all(
        b.region.x0 - a.region.x1 >= OUTSIDE.white_em * max(a.size, b.size)
        for a, b in pairwise(words)
        if _column(a, columns) != _column(b, columns)
    )


def _column(word: Word, columns: Sequence[float]) -> int:
    return bisect_right(columns, word.region.middle[0]) - 1
