"""Tables as the file's own structure tree states them: the opinion on tables that no rules draw.

The tree is read by pdf/structure_tree; this tells columns, rows and the header printed again from places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from extractors.document.geometry import Region
from extractors.document.pages import Page
from extractors.pdf.structure_tree import TaggedCell
from extractors.tables.grid import GRIDS, Box, Grid
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TEXT_LINES

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TaggedTolerances:
    """How exactly the places of a structure tree's texts show rows and columns."""

    # Rows' texts may overlap by so much: ascenders and descenders.
    rows_overlap_pt: float = 2.0
    # Columns' texts by less: ink reaches a little over its place.
    ink_pt: float = 0.6


TAGS = TaggedTolerances()


@dataclass(frozen=True, slots=True)
class TaggedEngine:
    """Tables from the elements Table, TR, TH and TD of a tagged PDF."""

    tolerances: TaggedTolerances = TAGS
    name: str = "tagged"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        pages = seen.tagged
        if page.number not in pages:
            return []
        others = [table for number, other in pages.items() if number != page.number for table in other.tables]
        own = pages[page.number]
        found = [
            _grid(table, [o for o in others if _same_left(o, table)], own.loose, self.tolerances)
            for table in own.tables
        ]
        return sorted((g for g in found if g), key=lambda g: (g.region.top, g.region.x0))


def _same_left(table: Sequence[TaggedCell], other: Sequence[TaggedCell]) -> bool:
    return abs(min(c.region.x0 for c in table) - min(c.region.x0 for c in other)) < TEXT_LINES.same_left_pt


def _grid(
    cells: Sequence[TaggedCell],
    others: Iterable[Sequence[TaggedCell]],
    loose: Sequence[Region],
    to: TaggedTolerances,
) -> Grid | None:
    """The grid of one table; others are tables of other pages that may be the same one: a column may be empty here."""
    columns = _columns(cells, others, to.ink_pt)
    numbers = sorted({c.row for c in cells if c.rows == 1})
    rows = [_extent(c.region for c in cells if (c.row, c.rows) == (n, 1)) for n in numbers]
    if len(columns) < 2 or not rows or any(b[0] < a[1] - to.rows_overlap_pt for a, b in pairwise(rows)):
        return None
    header = _header_above(rows[0][0], columns, loose, to)
    across, down = _edges(columns), _edges([*header, *rows])
    boxes = {}
    for cell in cells:
        first = bisect_right(across, cell.region.x0 + to.ink_pt) - 1
        end = max(bisect_left(across, cell.region.x1 - to.ink_pt), first + cell.columns)
        row = min(bisect_left(numbers, cell.row), len(numbers) - 1) + len(header)
        boxes[row, first] = (min(cell.rows, len(down) - 1 - row), min(end, len(columns)) - first)
    held = {(row + i, first + k) for (row, first), (n, m) in boxes.items() for i in range(n) for k in range(m)}
    boxes |= {place: (1, 1) for place in product(range(len(down) - 1), range(len(columns))) if place not in held}
    page = cells[0].region.page
    return Grid(
        Region(page, across[0], down[0], across[-1], down[-1]),
        tuple(down),
        tuple(across),
        tuple(
            Box(row, first, n, m, Region(page, across[first], down[row], across[first + m], down[row + n]))
            for (row, first), (n, m) in sorted(boxes.items())
        ),
        open_top=True,
        open_bottom=True,
    )


def _columns(cells: Sequence[TaggedCell], others: Iterable[Sequence[TaggedCell]], ink: float) -> list[Span]:
    """Where the columns' texts stand, on this page and the others; on this one alone where those do not fit."""
    own = _merged(cells, ink)
    shared = _merged([c for table in (cells, *others) for c in table], ink)
    return shared if len(shared) >= len(own) else own


def _merged(cells: Iterable[TaggedCell], ink: float) -> list[Span]:
    """The places from left to right in which cells of one column stand."""
    spans: list[Span] = []
    for x0, x1 in sorted((c.region.x0, c.region.x1) for c in cells if c.columns == 1):
        if spans and x0 < spans[-1][1] - ink:
            spans[-1] = spans[-1][0], max(spans[-1][1], x1)
        else:
            spans.append((x0, x1))
    return spans


def _extent(regions: Iterable[Region]) -> Span:
    found = list(regions)
    return min(r.top for r in found), max(r.bottom for r in found)


def _edges(spans: Sequence[Span]) -> list[float]:
    """The borders around and midway between spans that follow each other."""
    return [
        spans[0][0] - GRIDS.around_text_pt,
        *((a[1] + b[0]) / 2 for a, b in pairwise(spans)),
        spans[-1][1] + GRIDS.around_text_pt,
    ]


def _header_above(top: float, columns: Sequence[Span], loose: Iterable[Region], to: TaggedTolerances) -> list[Span]:
    """Where the header is printed again right over the first row, in its columns; no element holds it."""
    above = [
        r
        for r in loose
        if r.bottom < top + to.rows_overlap_pt and any(a - to.rows_overlap_pt < r.x0 < b for a, b in columns)
    ]
    near: list[Region] = []
    reach = top
    for region in sorted(above, key=lambda r: -r.bottom):
        if reach - region.bottom < TEXT_LINES.header_gap_heights * (region.bottom - region.top):
            near.append(region)
            reach = min(reach, region.top)
    crossed = any(r.x0 < b[0] < r.x1 - to.ink_pt for r in near for _, b in pairwise(columns))
    named = {bisect_right([a - to.rows_overlap_pt for a, _ in columns], r.x0) for r in near}
    return [_extent(near)] if len(named) > 1 and not crossed else []
