"""The tables that a file itself states: Word, Excel, web pages, plain text with tabs.

Which cells there are was decided by the reader of the format.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.document.pages import Page
from extractors.tables.grid import Grid, grid_of
from extractors.tables.pages_seen import PagesSeen


class StatedEngine:
    """Tables from the cells that the document's reader found in the file."""

    name = "structure"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom; a frame of a single column is prose."""
        stated = [table for table in seen.document.tables_given or () if table.cells[0].page == page.number]
        found = [(table, grid_of(table.cells)) for table in stated]
        return [replace(grid, ruled=table.ruled, doubtful=table.doubtful) for table, grid in found if grid]
