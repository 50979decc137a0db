"""The default engine: the project's own reading of a page's rules and alignment."""

from __future__ import annotations

from extractors.document.pages import Page
from extractors.tables.borderless.grid import aligned_grids
from extractors.tables.grid import Grid
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.ruled.grid import ruled_grids
from extractors.tables.ruled.split_cells import cells_parted
from extractors.tables.ruled.split_columns import columns_parted
from extractors.tables.ruled.split_rows import rows_parted


class GridEngine:
    """Tables from the page's own rules, and where there are none from the alignment of its words."""

    name = "grid"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        ruled = ruled_grids(page)
        if ruled and page.picture:
            return ruled  # the spaces of recognised text are too uneven to tell columns from
        ruled = [cells_parted(page, grid) for grid in ruled]
        ruled = [rows_parted(page, columns_parted(seen.document, page, grid, ruled_grids)) for grid in ruled]
        aligned = aligned_grids(seen, page, [g.region for g in ruled])
        return sorted([*ruled, *aligned], key=lambda g: (g.region.top, g.region.x0))
