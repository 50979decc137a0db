"""A grid: where a page's table has its cells, before any word is put into them; and what counts as one edge.

Where edges come from is for the engines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document.geometry import Region, Rule, union
from extractors.document.problems import Doubt


@dataclass(frozen=True, slots=True)
class GridTolerances:
    """What all finders take for one edge."""

    # Closer edges are one: a double rule, or two cells' own borders.
    same_edge_pt: float = 3.0
    # A border that nobody drew stands this far around texts, so that it touches none.
    around_text_pt: float = 1.0


GRIDS = GridTolerances()


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a grid: its place (0-based row and column), its spans and its rectangle."""

    row: int
    column: int
    rows: int
    columns: int
    region: Region


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table on one page, row by row.

    open_top, open_bottom: no rule closes it there. ruled False: spans of cells are not drawn, so not known.
    doubtful: the 0-based rows with uncertain columns.
    """

    region: Region
    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    boxes: tuple[Box, ...]
    open_top: bool = False
    open_bottom: bool = False
    ruled: bool = True
    doubts: tuple[Doubt, ...] = ()
    doubtful: tuple[int, ...] = ()


def column_at(edges: Sequence[float], x: float) -> int:
    """The column (0-based) between whose edges x lies; the first or last for what stands beside the table."""
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)


def edges_of(positions: Iterable[float]) -> list[float]:
    """Positions as edges: sorted, those closer than SAME_EDGE made one (their mean)."""
    clusters: list[list[float]] = []
    for position in sorted(positions):
        if clusters and position - clusters[-1][-1] <= GRIDS.same_edge_pt:
            clusters[-1].append(position)
        else:
            clusters.append([position])
    return [sum(c) / len(c) for c in clusters]


def nearest(edges: Sequence[float], position: float) -> int:
    """The index of the edge nearest to a position."""
    after = bisect_left(edges, position)
    if after in (0, len(edges)):
        return min(after, len(edges) - 1)
    return after if edges[after] - position < position - edges[after - 1] else after - 1


def covered(rules: Iterable[Rule], start: float, end: float) -> float:
    """How much (points) of the way from start to end the rules run along."""
    return sum(max(0.0, min(r.end, end) - max(r.start, start)) for r in rules)


def grid_of(regions: Sequence[Region]) -> Grid | None:
    """The grid whose cells are these rectangles of one page; None where they make no table of two cells."""
    if len(regions) < 2:
        return None
    rows = edges_of(y for r in regions for y in (r.top, r.bottom))
    columns = edges_of(x for r in regions for x in (r.x0, r.x1))
    boxes = []
    for region in regions:
        row, column = nearest(rows, region.top), nearest(columns, region.x0)
        down, across = nearest(rows, region.bottom) - row, nearest(columns, region.x1) - column
        if down > 0 and across > 0:
            boxes.append(Box(row, column, down, across, region))
    if len(boxes) < 2 or len(columns) < 3:
        return None
    boxes.sort(key=lambda b: (b.row, b.column))
    return Grid(union(b.region for b in boxes), tuple(rows), tuple(columns), tuple(boxes))
