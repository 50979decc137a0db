"""camelot's lattice parser on vector rules, the second opinion; whether it is asked or kept is for opinions."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from extractors.document.geometry import Region
from extractors.document.pages import Page
from extractors.tables.grid import Grid, grid_of
from extractors.tables.pages_seen import PagesSeen


class CamelotEngine:
    """Tables as camelot finds them from the page's vector lines."""

    name = "camelot"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        from camelot.io import read_pdf  # noqa: PLC0415 - OpenCV takes half a second to load, and few pages need it

        tables = read_pdf(
            BytesIO(seen.document.data), pages=str(page.number), flavor="lattice", engine="vector", suppress_stdout=True
        )
        grids = [grid_of(_regions(table.cells, page)) for table in tables]
        return sorted((g for g in grids if g), key=lambda g: (g.region.top, g.region.x0))


def _regions(cells: list[list[Any]], page: Page) -> list[Region]:
    """The rectangles of a camelot table's cells, those with no line between them made one.

    camelot's places are on the whole sheet, from its bottom left.
    """
    left, _, _, bottom = page.cut
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            beside = owner[i, j - 1] if j and not cell.left else None
            above = owner[i - 1, j] if i and not cell.top else None
            owner[i, j] = beside or above or (i, j)
    groups: dict[tuple[int, int], list[Any]] = {}
    for (i, j), first in owner.items():
        groups.setdefault(first, []).append(cells[i][j])
    return [
        Region(
            page.number,
            min(c.x1 for c in group) - left,
            page.height + bottom - max(c.y2 for c in group),
            max(c.x2 for c in group) - left,
            page.height + bottom - min(c.y1 for c in group),
        )
        for group in groups.values()
    ]
