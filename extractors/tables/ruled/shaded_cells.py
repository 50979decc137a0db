"""The white lines between shaded cells, as the rules that a reader sees there.

Programs that shade each cell by itself leave white between them and draw nothing in it. Shaded rows whose cells are not
drawn are for borderless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Region, Rule
from extractors.tables.grid import GRIDS


@dataclass(frozen=True, slots=True)
class ShadedCellTolerances:
    """When filled boxes side by side are the cells of a table."""

    # The white between two cells is no wider; the widest border that word processors offer is six points, most use one.
    widest_white_pt: float = 4.0
    # Less is none: rounding.
    narrowest_white_pt: float = 0.3
    # Cells of one row begin and end at one height.
    same_height_pt: float = 1.0
    # Fewer columns and rows of boxes are buttons or a chart.
    min_columns: int = 2
    min_rows: int = 3


SHADED_CELLS = ShadedCellTolerances()


@dataclass(frozen=True, slots=True)
class _ShadedRow:
    """Boxes side by side: their heights, and the x positions of their borders, midway in the white between two."""

    top: float
    bottom: float
    borders: tuple[float, ...]


def rules_between_shades(fills: Sequence[Region]) -> list[Rule]:
    """The borders between and around shaded cells that stand in rows and columns on a page."""
    rules: list[Rule] = []
    for rows in _stacks(_rows(fills)):
        top, bottom, borders = rows[0].top, rows[-1].bottom, rows[0].borders
        levels = [top, *((a.bottom + b.top) / 2 for a, b in pairwise(rows)), bottom]
        rules += [Rule("horizontal", level, borders[0], borders[-1]) for level in levels]
        rules += [Rule("vertical", border, top, bottom) for border in borders]
    return rules


def _rows(fills: Sequence[Region]) -> Iterator[_ShadedRow]:
    """The runs of boxes of one height with a little white between them."""
    for run in (run for level in _levels(fills) for run in _runs(level)):
        if len(run) >= SHADED_CELLS.min_columns:
            inner = ((a.x1 + b.x0) / 2 for a, b in pairwise(run))
            yield _ShadedRow(run[0].top, run[0].bottom, (run[0].x0, *inner, run[-1].x1))


def _levels(fills: Sequence[Region]) -> list[list[Region]]:
    """Boxes that may begin at one height: no others need be compared, and a page may have thousands."""
    levels: list[list[Region]] = []
    for box in sorted(fills, key=lambda f: f.top):
        if levels and box.top - levels[-1][-1].top < SHADED_CELLS.same_height_pt:
            levels[-1].append(box)
        else:
            levels.append([box])
    return levels


def _runs(level: Sequence[Region]) -> list[list[Region]]:
    """All boxes, from the left, each with those that follow it side by side."""
    runs: list[list[Region]] = []
    for box in sorted(level, key=lambda f: f.x0):
        before = next((run for run in runs if _is_beside(run[-1], box)), None)
        if before is None:
            runs.append([box])
        else:
            before.append(box)
    return runs


def _is_beside(box: Region, other: Region) -> bool:
    apart = max(abs(box.top - other.top), abs(box.bottom - other.bottom))
    return apart < SHADED_CELLS.same_height_pt and _is_white(other.x0 - box.x1)


def _is_white(gap: float) -> bool:
    return SHADED_CELLS.narrowest_white_pt < gap <= SHADED_CELLS.widest_white_pt


def _stacks(rows: Iterable[_ShadedRow]) -> list[list[_ShadedRow]]:
    """Rows with the same borders that follow each other downwards with a little white between them."""
    stacks: list[list[_ShadedRow]] = []
    for row in sorted(rows, key=lambda r: r.top):
        above = next((s for s in stacks if _is_white(row.top - s[-1].bottom) and _same_borders(s[-1], row)), None)
        if above is None:
            stacks.append([row])
        else:
            above.append(row)
    return [stack for stack in stacks if len(stack) >= SHADED_CELLS.min_rows]


def _same_borders(first: _ShadedRow, second: _ShadedRow) -> bool:
    a, b = first.borders, second.borders
    return len(a) == len(b) and all(abs(x - y) < GRIDS.same_edge_pt for x, y in zip(a, b, strict=True))
