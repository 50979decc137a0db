"""pdfplumber's table finder, with the page's open borders closed first (it drops rows at open borders).

Asked for by name alone.
"""

from __future__ import annotations

from io import BytesIO

import pdfplumber

from extractors.document.geometry import Region
from extractors.document.pages import Page
from extractors.tables.grid import Grid, grid_of
from extractors.tables.pages_seen import PagesSeen


class PdfplumberEngine:
    """Tables as pdfplumber finds them from lines and box edges."""

    name = "pdfplumber"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        with pdfplumber.open(BytesIO(seen.document.data), pages=[page.number]) as pdf:
            found = pdf.pages[0]
            vertical = [e for e in found.edges if e["orientation"] == "v"]
            settings = {"explicit_horizontal_lines": _ends(vertical)} if vertical else {}
            tables = found.find_tables(settings)
            grids = [grid_of([_region(page, cell) for row in t.rows for cell in row.cells if cell]) for t in tables]
        return sorted((g for g in grids if g), key=lambda g: (g.region.top, g.region.x0))


def _region(page: Page, cell: tuple[float, float, float, float]) -> Region:
    """A cell's place on the page as displayed; pdfplumber's is on the whole sheet."""
    left, top, *_ = page.cut
    return Region(page.number, cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top)


def _ends(edges: list[dict[str, float]]) -> list[float]:
    return [min(e["top"] for e in edges), max(e["bottom"] for e in edges)]
