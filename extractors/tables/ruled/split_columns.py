"""Columns within a ruled group: rules part groups of columns only, and the white between texts parts the columns.

Which white is wide enough is for gutters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Word
from extractors.document.lines import lines_of
from extractors.document.pages import Document, Page
from extractors.tables.choices import BOXES
from extractors.tables.grid import GRIDS, Box, Grid
from extractors.tables.gutters import GUTTERS, white_between
from extractors.tables.item_signs import BULLETS, is_item_sign
from extractors.tables.ruled.held_words import GridsOf, HeldWords, held_words, same_columns
from extractors.tables.text_lines import spans_of


@dataclass(frozen=True, slots=True)
class SplitColumnTolerances:
    """When white within a ruled column parts it."""

    # The columns' names stand in one of so many first rows.
    heading_rows: int = 3
    # A border that no rule draws has so many rows below the names: one shows nothing.
    min_rows: int = 2
    # Of these rows, those with texts on both sides: cells may be empty.
    both_sides_share: float = 0.6
    # A page without names takes the borders of one so far back: a search without end would make long logs slow.
    back_pages: int = 40


SPLIT_COLUMNS = SplitColumnTolerances()


@dataclass(frozen=True, slots=True)
class _Parts:
    """The borders (x positions) within one ruled column, and the first row that they part."""

    borders: tuple[float, ...]
    first: int = 0


def with_columns_split(document: Document, page: Page, grid: Grid, grids_of: GridsOf) -> Grid:
    """The grid with the columns parted that stand together between two rules; names over them span them.

    grids_of answers the ruled grids of a page: a page without names takes the columns of one before it.
    """
    held = held_words(page, grid)
    parts = _parts_of(held)
    if not parts and _has_strips(held):
        parts = _parts_before(
            document.pages[max(0, page.number - 1 - SPLIT_COLUMNS.back_pages) : page.number - 1], held, grids_of
        )
    return _divided(grid, parts) if parts else grid


def _parts_of(held: HeldWords) -> dict[int, _Parts]:
    """The borders within each column, told from the names and texts of this page."""
    found = {column: _parts_in(held.column(column)) for column in range(len(held.grid.column_edges) - 1)}
    return {column: parts for column, parts in found.items() if parts}


def _parts_in(rows: Sequence[tuple[int, list[Word]]]) -> _Parts | None:
    """Borders from the row of the names downwards, which has texts on both sides of each."""
    for index in range(min(SPLIT_COLUMNS.heading_rows, len(rows) - SPLIT_COLUMNS.min_rows)):
        strips = [s for s in _strips(rows[index:]) if _has_both(rows[index][1], s[1]) and not _hangs(rows[index:], s)]
        if strips:
            return _Parts(tuple(right - GRIDS.around_text_pt for _, right in strips), rows[index][0])
    return None


def _strips(rows: Sequence[tuple[int, list[Word]]]) -> list[tuple[float, float]]:
    """The white strips within a column that most rows have texts on both sides of."""
    white = white_between(span for _, words in rows for span in _spans(words))
    wide = [strip for strip in white if strip[1] - strip[0] >= GUTTERS.sure_strip_pt]
    return [
        s
        for s in wide
        if sum(_has_both(words, s[1]) for _, words in rows) >= SPLIT_COLUMNS.both_sides_share * len(rows)
    ]


def _hangs(rows: Sequence[tuple[int, list[Word]]], strip: tuple[float, float]) -> bool:
    """Whether nothing but the signs of lists stands before a strip: their texts are set in."""
    return all(is_item_sign(w) for _, words in rows for w in words if w.region.x1 <= strip[0] + GRIDS.around_text_pt)


def _spans(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Where a cell's words stand; a bullet and the word behind it are one, and so are the answers to one question."""
    if any(w.text in BULLETS or w.text in BOXES for w in words):
        return [span for line in lines_of(words) for span in spans_of(line)]
    return [(w.region.x0, w.region.x1) for w in words]


def _has_both(words: Sequence[Word], place: float) -> bool:
    right = sum(w.region.x0 >= place - GRIDS.around_text_pt for w in words)
    return 0 < right < len(words)


def _has_strips(held: HeldWords) -> bool:
    return any(_strips(held.column(column)) for column in range(len(held.grid.column_edges) - 1))


def _parts_before(pages: Sequence[Page], held: HeldWords, grids_of: GridsOf) -> dict[int, _Parts]:
    """The borders of the nearest page before with names and the same rules, where they cut no text here."""
    for before in reversed(pages):
        same = next((g for g in reversed(grids_of(before)) if same_columns(g, held.grid)), None)
        if same is None:
            return {}
        parts = _parts_of(held_words(before, same))
        if parts:
            return {column: _Parts(p.borders) for column, p in parts.items() if not _cuts(held.column(column), p)}
    return {}


def _cuts(rows: Sequence[tuple[int, list[Word]]], parts: _Parts) -> bool:
    return any(w.region.x0 < x < w.region.x1 for _, words in rows for w in words for x in parts.borders)


def _divided(grid: Grid, parts: dict[int, _Parts]) -> Grid:
    places = [0]
    edges = [grid.column_edges[0]]
    for column, right in enumerate(grid.column_edges[1:]):
        edges += [*(parts[column].borders if column in parts else ()), right]
        places.append(len(edges) - 1)
    boxes = [part for box in grid.boxes for part in _box_parts(box, parts.get(box.column), places, edges)]
    return replace(grid, column_edges=tuple(edges), boxes=tuple(boxes))


def _box_parts(box: Box, parts: _Parts | None, places: Sequence[int], edges: Sequence[float]) -> Iterator[Box]:
    first, end = places[box.column], places[box.column + box.columns]
    if parts is None or box.columns > 1 or box.row < parts.first:
        yield replace(box, column=first, columns=end - first)
        return
    sides = [box.region.x0, *edges[first + 1 : end], box.region.x1]
    for number, (x0, x1) in enumerate(pairwise(sides)):
        yield replace(box, column=first + number, columns=1, region=replace(box.region, x0=x0, x1=x1))
