"""The default engine: ruled tables first, cells, columns and rows parted in them, then borderless tables beside them.

How each is found is for the finders in ruled and borderless; which of the two is believed where rules draw less than
the words show is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document.geometry import Region
from extractors.document.pages import Page
from extractors.tables.borderless.grid import borderless_grids
from extractors.tables.grid import Grid
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.ruled.grid import ruled_grids
from extractors.tables.ruled.outside import with_outside
from extractors.tables.ruled.split_cells import with_cells_split
from extractors.tables.ruled.split_columns import with_columns_split
from extractors.tables.ruled.split_rows import with_rows_split


@dataclass(frozen=True, slots=True)
class WitnessTolerances:
    """When rules draw so little of a table that its words are the better witness."""

    # Rules that part no more columns and rows than this may be ornament: one upright behind the first column, a box.
    few_columns: int = 2
    few_rows: int = 3
    # So many more columns, or more rows, must the words show.
    more_columns: int = 2
    more_rows: int = 2
    # Rules around no more rows than this may be a header's alone.
    header_rows: int = 2
    # What the words show reaches no further to the sides than the rules.
    beside_pt: float = 8.0


WITNESSES = WitnessTolerances()


class DefaultEngine:
    """Tables from the page's own rules, and where there are none from the alignment of its words."""

    name = "grid"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        ruled = ruled_grids(page)
        if ruled and page.picture:
            return ruled  # the spaces of recognised text are too uneven to tell columns from
        drawn = [with_cells_split(page, grid) for grid in ruled]
        drawn = [with_outside(seen.document, page, grid, drawn, ruled_grids) for grid in drawn]
        drawn = [with_columns_split(seen.document, page, grid, ruled_grids) for grid in drawn]
        believed, aligned = _believed(seen, page, drawn)
        ruled = [with_rows_split(page, grid) for grid in believed]
        return sorted([*ruled, *aligned], key=lambda g: (g.region.top, g.region.x0))


def _believed(seen: PagesSeen, page: Page, ruled: Sequence[Grid]) -> tuple[list[Grid], list[Grid]]:
    """The ruled tables without those of which the words show more than the rules do, and the tables beside them."""
    sure = [grid for grid in ruled if not _is_slight(grid)]
    aligned = borderless_grids(seen, page, [g.region for g in sure])
    kept = [grid for grid in ruled if grid in sure or not any(_shows_more(other, grid) for other in aligned)]
    if any(_overlap(a.region, g.region) for a in aligned for g in kept if g not in sure):
        aligned = borderless_grids(seen, page, [g.region for g in kept])
    return kept, aligned


def _is_slight(grid: Grid) -> bool:
    columns, rows = _size(grid)
    return (columns <= WITNESSES.few_columns and rows <= WITNESSES.few_rows) or rows <= WITNESSES.header_rows


def _shows_more(aligned: Grid, ruled: Grid) -> bool:
    """Whether a table told from words fills a ruled one, with more columns, or with as many and more rows."""
    own, other = aligned.region, ruled.region
    beside = own.x0 < other.x0 - WITNESSES.beside_pt or own.x1 > other.x1 + WITNESSES.beside_pt
    if beside or not own.top < other.middle[1] < own.bottom:
        return False
    columns, rows = _size(ruled)
    if columns <= WITNESSES.few_columns:
        return _size(aligned)[0] >= columns + WITNESSES.more_columns
    return _size(aligned)[0] >= columns and _size(aligned)[1] >= rows + WITNESSES.more_rows


def _overlap(first: Region, second: Region) -> bool:
    return first.x0 < second.x1 and second.x0 < first.x1 and first.top < second.bottom and second.top < first.bottom


def _size(grid: Grid) -> tuple[int, int]:
    return len(grid.column_edges) - 1, len(grid.row_edges) - 1
