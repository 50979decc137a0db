"""The default engine: the project's own reading of a page's rules."""

from __future__ import annotations

from extractors.engines.ruled import ruled_grids
from extractors.grids import Grid
from extractors.values import Document, Page


class GridEngine:
    """Tables from the page's own rules, and where there are none from the alignment of its words."""

    name = "grid"

    def grids(self, document: Document, page: Page) -> list[Grid]:
        """The tables of the page; document is not needed."""
        del document
        return ruled_grids(page)
