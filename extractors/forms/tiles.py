"""Tiles of key figures: numbers in large type side by side, each with its caption under or over it.

All tiles of a page are one table of captions and numbers, whatever frames them; what they count is for whoever knows
the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.geometry import Line, Word, union
from extractors.document.lines import cut_at_gaps, lines_of
from extractors.document.pages import Page
from extractors.document.tables import Cell, Row, Table
from extractors.tables.opinions import DEFAULT, PageTables
from extractors.tables.text_lines import TEXT_LINES


@dataclass(frozen=True, slots=True)
class TileTolerances:
    """When a number is a key figure, and which words are its caption."""

    # A figure is so much larger than its caption: headings are larger than text by less, and hold no lone number.
    larger_times: float = 1.4
    # Fewer figures side by side may be a page number or a chapter's.
    min_texts: int = 2
    # The caption stands no further from its figure, in heights of the figure.
    caption_gap_heights: float = 0.8
    # Its lines stand no further apart, in their own heights.
    line_gap_heights: float = 0.6
    # A caption stands in the middle under its figure or begins with it, to so much of the figure's size.
    in_place_em: float = 0.6


TILES = TileTolerances()

_FIGURE = re.compile(r"\d{1,3}(?:\.?\d{3})*(?:,\d+)?%?")


@dataclass(frozen=True, slots=True)
class _Tile:
    """A key figure and the lines of its caption."""

    figure: Word
    caption: tuple[Line, ...]

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [self.figure, *(word for line in self.caption for word in line)]


def with_tiles(pages: Sequence[PageTables]) -> list[PageTables]:
    """The pages, the tiles of each as one table in place of what was found of them."""
    return [_with_tiles(page) for page in pages]


def _with_tiles(found: PageTables) -> PageTables:
    tiles = [] if found.page.picture else _tiles_of(found.page)
    if not tiles:
        return found
    held = {word for tile in tiles for word in tile.words}
    inside = [{w for r in t.rows for c in r.cells if c for line in c.lines for w in line} for t in found.tables]
    if any(words & held and not words <= held for words in inside):
        return found  # the numbers of a table, in larger type
    kept = [table for table, words in zip(found.tables, inside, strict=True) if not words & held]
    table = _table(found.page, tiles)
    tables = sorted([*kept, table], key=lambda t: (t.region.top, t.region.x0))
    outside = tuple(word for word in found.outside if word not in held)
    return PageTables(found.page, tuple(_numbered(t, n) for n, t in enumerate(tables, start=1)), outside)


def _numbered(table: Table, number: int) -> Table:
    return replace(table, table_no=number, rows=tuple(replace(row, table_no=number) for row in table.rows))


def _tiles_of(page: Page) -> list[_Tile]:
    """The tiles of a page from the top, those side by side from the left."""
    lines = [_texts(line) for line in lines_of(w for w in page.words if w.upright and not w.watermark)]
    tiles: list[_Tile] = []
    for index, texts in enumerate(lines):
        figures = [text[0] for text in texts if len(text) == 1 and _FIGURE.fullmatch(text[0].text)]
        if len(figures) == len(texts) >= TILES.min_texts:
            under, over = lines[index + 1 :], lines[:index][::-1]
            nearest = sorted((under, over), key=lambda side: _gap(figures, side[0]) if side else float("inf"))
            tiles += next(filter(None, (_captioned(figures, side) for side in nearest)), [])
    return tiles


def _texts(line: Line) -> tuple[Line, ...]:
    return cut_at_gaps(line, lambda word: TEXT_LINES.cell_gap_em * word.size)


def _captioned(figures: Sequence[Word], side: Sequence[Sequence[Line]]) -> list[_Tile]:
    """The figures of one line with the captions at one side of them, nearest line first; none where one has none."""
    captions: dict[Word, list[Line]] = {figure: [] for figure in figures}
    near, reach = figures, TILES.caption_gap_heights * _height(figures)
    for texts in side:
        owners = [_owner(figures, text) for text in texts]
        words = [w for text in texts for w in text]
        if _gap(near, texts) > reach or None in owners or len(set(owners)) < len(owners):
            break
        for owner, text in zip(owners, texts, strict=True):
            if owner:
                captions[owner].append(text)
        near, reach = words, TILES.line_gap_heights * _height(words)
    if not all(captions.values()):
        return []
    return [_Tile(f, tuple(sorted(c, key=lambda line: line[0].region.top))) for f, c in captions.items()]


def _owner(figures: Sequence[Word], text: Line) -> Word | None:
    """The figure whose caption a text is of: smaller, in the middle under it or begun with it, and under no other."""
    left, right = text[0].region.x0, text[-1].region.x1
    larger = [f for f in figures if f.size >= TILES.larger_times * max(w.size for w in text)]
    off = {f: min(abs(f.region.middle[0] - (left + right) / 2), abs(f.region.x0 - left)) for f in larger}
    nearest = min(off, key=lambda f: off[f], default=None)
    crossed = sum(left < f.region.middle[0] < right for f in figures)
    return nearest if nearest and off[nearest] < TILES.in_place_em * nearest.size and crossed <= 1 else None


def _gap(near: Sequence[Word], texts: Sequence[Line]) -> float:
    """The white between words and the next line, over or under them."""
    first, second = union(w.region for w in near), union(w.region for text in texts for w in text)
    return max(second.top - first.bottom, first.top - second.bottom)


def _height(words: Sequence[Word]) -> float:
    return max(w.region.bottom - w.region.top for w in words)


def _table(page: Page, tiles: Sequence[_Tile]) -> Table:
    """A row for each tile: its caption, its figure."""
    rows = tuple(_rows(page, tiles))
    region = union(row.region for row in rows)
    edges = (region.x0, region.middle[0], region.x1)
    return Table(page.number, 1, rows, region, edges, DEFAULT.name, last_page=page.number)


def _rows(page: Page, tiles: Sequence[_Tile]) -> Iterator[Row]:
    for number, tile in enumerate(tiles, start=1):
        caption = Cell(tile.caption, union(w.region for line in tile.caption for w in line))
        figure = Cell(((tile.figure,),), tile.figure.region)
        yield Row(page.number, 1, number, (caption, figure), union((caption.region, figure.region)))
