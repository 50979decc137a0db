"""Tables drawn with rules: cells are what the rules enclose; a side left open at a page break is closed.

Cells that rules leave together are parted by the split modules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from extractors.document.geometry import Region, Rule
from extractors.document.pages import Page
from extractors.tables.grid import GRIDS, Grid, covered, edges_of, grid_of, nearest
from extractors.tables.ruled.shaded_cells import rules_between_shades
from extractors.tables.ruled.split_rows import with_rows_split


@dataclass(frozen=True, slots=True)
class RuledTolerances:
    """When drawn rules meet, and which of them are the sides of cells."""

    # Rules this close touch: programs stop them short of each other by their thickness.
    touch_pt: float = 3.0
    # Of a cell's side, what a rule covers that is that side: some are dashed or broken.
    covered_share: float = 0.6
    # So many vertical rules without any horizontal one are a table's columns; fewer may frame a text.
    open_rules: int = 3
    # So many suffice where its rows are told by numbers.
    between_rules: int = 2
    # A table with another in one of its cells has so many rows and columns; fewer place tables on a page.
    outer_sides: int = 3
    # An outer border that is not drawn stands this far from the texts.
    outer_border_pt: float = 2.0


RULED = RuledTolerances()


def ruled_grids(page: Page) -> list[Grid]:
    """The tables of a page that have vertical rules, or white between shaded cells, from top to bottom."""
    drawn = [*page.rules, *rules_between_shades(page.fills)]
    found = [g for rules in _connected(drawn) if (g := _grid(page, rules))]
    outer = [g for g in found if not any(_is_within_a_cell(page, g, other) for other in found if other is not g)]
    return sorted(outer, key=lambda g: (g.region.top, g.region.x0))


def _is_within_a_cell(page: Page, grid: Grid, outer: Grid) -> bool:
    """Whether a table is text of a cell: it stands whole in one of a larger table, most of whose cells hold words.

    A frame around tables, or a grid that only places them on the page, holds little else.
    """
    inner = grid.region
    corners = ((inner.x0, inner.top), (inner.x1, inner.bottom))
    around = any(all(box.region.holds(x, y) for x, y in corners) for box in outer.boxes)
    sides = min(len(outer.row_edges), len(outer.column_edges)) - 1
    if not around or sides < RULED.outer_sides or len(grid.boxes) >= len(outer.boxes):
        return False
    middles = [w.region.middle for w in page.words if not inner.holds(*w.region.middle)]
    filled = sum(any(box.region.holds(*middle) for middle in middles) for box in outer.boxes)
    return 2 * filled > len(outer.boxes)


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch each other."""
    horizontal = [(i, r) for i, r in enumerate(rules) if r.direction == "horizontal"]
    vertical = [(i, r) for i, r in enumerate(rules) if r.direction == "vertical"]
    group = list(range(len(rules)))  # of each rule the number of its group
    members = {i: [i] for i in group}
    for (i, h), (j, v) in product(horizontal, vertical):
        if _touch(h, v) and group[i] != group[j]:
            joining = members.pop(group[j])
            members[group[i]] += joining
            for k in joining:
                group[k] = group[i]
    found = [[rules[k] for k in members[number]] for number in dict.fromkeys(group)]
    lone = [g[0] for g in found if len(g) == 1 and g[0].direction == "vertical"]
    return [*(g for g in found if len(g) > 1), *_side_by_side(lone)]


def _side_by_side(vertical: Sequence[Rule]) -> list[list[Rule]]:
    """Vertical rules that end at one height and that no horizontal one touches: a row that fills its page and goes on.

    One between the columns of a group begins under the group's heading, below the others.
    """
    groups: list[list[Rule]] = []
    for rule in sorted(vertical, key=lambda r: r.start - r.end):
        for group in groups:
            if rule.start > group[0].start - RULED.touch_pt and abs(rule.end - group[0].end) < RULED.touch_pt:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= RULED.between_rules]


def _touch(h: Rule, v: Rule) -> bool:
    return (
        h.start - RULED.touch_pt <= v.position <= h.end + RULED.touch_pt
        and v.start - RULED.touch_pt <= h.position <= v.end + RULED.touch_pt
    )


def _grid(page: Page, rules: Sequence[Rule]) -> Grid | None:
    horizontal = [r for r in rules if r.direction == "horizontal"]
    vertical = [r for r in rules if r.direction == "vertical"]
    if not vertical:
        return None
    rows = edges_of([r.position for r in horizontal] + _ends(vertical))
    outer = _ends(horizontal) or _around(page, rows, vertical)
    columns = edges_of([r.position for r in vertical] + outer)
    grid = grid_of([Region(page.number, *box) for box in _cells(rows, columns, horizontal, vertical)])
    if grid and len(rules) < RULED.open_rules and len(with_rows_split(page, grid).row_edges) == len(rows):
        return None
    positions = [r.position for r in horizontal]
    return grid and replace(
        grid,
        open_top=min(positions, default=rows[-1]) - rows[0] > GRIDS.same_edge_pt,
        open_bottom=rows[-1] - max(positions, default=rows[0]) > GRIDS.same_edge_pt,
    )


def _around(page: Page, rows: Sequence[float], vertical: Sequence[Rule]) -> list[float]:
    """The outer borders that are left out where texts stand beside the outermost of the rules between columns."""
    left, right = min(r.position for r in vertical), max(r.position for r in vertical)
    beside = [w.region for w in page.words if w.upright and rows[0] < w.region.middle[1] < rows[-1]]
    outer = [
        min((w.x0 for w in beside), default=left) - RULED.outer_border_pt,
        max((w.x1 for w in beside), default=right) + RULED.outer_border_pt,
    ]
    return [x for x, is_outside in zip(outer, (outer[0] < left, outer[1] > right), strict=True) if is_outside]


def _ends(rules: Iterable[Rule]) -> list[float]:
    """The two outermost ends: where a table open at its border stops; none without rules."""
    found = list(rules)
    return [min(r.start for r in found), max(r.end for r in found)] if found else []


def _cells(
    rows: Sequence[float], columns: Sequence[float], horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> list[tuple[float, float, float, float]]:
    """The rectangles (x0, top, x1, bottom) that no drawn rule divides."""
    across, down = _by_edge(rows, horizontal), _by_edge(columns, vertical)
    spans = [*pairwise(range(len(rows)))], [*pairwise(range(len(columns)))]
    owner = {(i, j): (i, j) for i, _ in spans[0] for j, _ in spans[1]}
    for i, j in list(owner):
        if (i, j + 1) in owner and not _covered(down[j + 1], rows[i], rows[i + 1]):
            _join(owner, (i, j), (i, j + 1))
        if (i + 1, j) in owner and not _covered(across[i + 1], columns[j], columns[j + 1]):
            _join(owner, (i, j), (i + 1, j))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in owner:
        groups.setdefault(_root(owner, place), []).append(place)
    return [
        (
            columns[min(j for _, j in places)],
            rows[min(i for i, _ in places)],
            columns[max(j for _, j in places) + 1],
            rows[max(i for i, _ in places) + 1],
        )
        for places in groups.values()
    ]


def _by_edge(edges: Sequence[float], rules: Sequence[Rule]) -> list[list[Rule]]:
    sides: list[list[Rule]] = [[] for _ in edges]
    for rule in rules:
        sides[nearest(edges, rule.position)].append(rule)
    return sides


def _covered(rules: Sequence[Rule], start: float, end: float) -> bool:
    return covered(rules, start, end) >= RULED.covered_share * (end - start)


def _root(owner: dict[tuple[int, int], tuple[int, int]], place: tuple[int, int]) -> tuple[int, int]:
    while owner[place] != place:
        place = owner[place]
    return place


def _join(owner: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]) -> None:
    first, second = sorted((_root(owner, a), _root(owner, b)))
    owner[second] = first
