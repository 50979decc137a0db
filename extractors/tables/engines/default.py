"""The default engine: ruled tables first, cells, columns and rows parted in them, then borderless tables beside them.

How each is found is for the finders in ruled and borderless.
"""

from __future__ import annotations

from extractors.document.pages import Page
from extractors.tables.borderless.grid import borderless_grids
from extractors.tables.grid import Grid
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.ruled.grid import ruled_grids
from extractors.tables.ruled.split_cells import with_cells_split
from extractors.tables.ruled.split_columns import with_columns_split
from extractors.tables.ruled.split_rows import with_rows_split


class DefaultEngine:
    """Tables from the page's own rules, and where there are none from the alignment of its words."""

    name = "grid"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        ruled = ruled_grids(page)
        if ruled and page.picture:
            return ruled  # the spaces of recognised text are too uneven to tell columns from
        ruled = [with_cells_split(page, grid) for grid in ruled]
        ruled = [with_rows_split(page, with_columns_split(seen.document, page, grid, ruled_grids)) for grid in ruled]
        aligned = borderless_grids(seen, page, [g.region for g in ruled])
        return sorted([*ruled, *aligned], key=lambda g: (g.region.top, g.region.x0))
