"""Rows that no rule parts, between vertical rules: parted by their numbers or dates, else by gaps over full lines.

Rows of tables without vertical rules are for borderless/row_edges.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Line, Word
from extractors.document.lines import lines_of, text_of
from extractors.document.pages import Page
from extractors.tables.grid import Box, Grid
from extractors.tables.line_breaks import row_starts
from extractors.tables.ruled.held_words import held_words
from extractors.tables.text_lines import TEXT_LINES, TextLine, usual_pitch


@dataclass(frozen=True, slots=True)
class SplitRowTolerances:
    """When lines between two rules are several rows."""

    # The numbers or dates of the rows stand in one of so many first columns.
    key_columns: int = 2
    # Each of at most so many words: "12. marts 2023".
    key_words: int = 3
    # Of the columns with any text, those with one in a line that begins a row.
    full_share: float = 0.6
    # A lone number begins no row.
    min_texts: int = 2
    # Fewer may be the numbers of a list within one cell.
    min_keys: int = 3
    # So few suffice where rules part next to no rows.
    few_rows_min_keys: int = 2
    # Gaps alone part rows only where rules part no more rows than this: a header and a body, or a foot too.
    few_rows: int = 3


SPLIT_ROWS = SplitRowTolerances()

AMOUNT = re.compile(r"\d+[.,]\d+|\d{1,3}([.,]\d{3})+")


def with_rows_split(page: Page, grid: Grid) -> Grid:
    """The grid with the rows parted that stand together between two rules."""
    held = held_words(page, grid)
    cuts = {}
    for row in range(len(grid.row_edges) - 1):
        lines = _lines(held.row(row), grid.column_edges)
        if len(lines) > 1:
            cuts[row] = _cuts(lines, grid.column_edges, few=len(grid.row_edges) - 1 <= SPLIT_ROWS.few_rows)
    return _divided(grid, cuts) if any(cuts.values()) else grid


def _lines(words: Iterable[Word], columns: Sequence[float]) -> list[TextLine]:
    """The lines of one row from the top, each cut at the columns' borders."""
    found = []
    for line in lines_of(words):
        top, bottom = min(w.region.top for w in line), max(w.region.bottom for w in line)
        found.append(TextLine(tuple(_by_column(line, columns)), top, bottom))
    return found


def _by_column(line: Line, columns: Sequence[float]) -> Iterator[Line]:
    held: dict[int, list[Word]] = {}
    for word in line:
        held.setdefault(bisect_right(columns, word.region.middle[0]), []).append(word)
    return (tuple(words) for _, words in sorted(held.items()))


def _cuts(lines: Sequence[TextLine], columns: Sequence[float], *, few: bool) -> list[float]:
    """The heights between the rows of one cell of the grid; few: rules part next to no rows of this table."""
    filled = len({_column(s, columns) for line in lines for s in line.segments})
    full = [len(line.segments) >= max(SPLIT_ROWS.min_texts, SPLIT_ROWS.full_share * filled) for line in lines]
    pitch = usual_pitch(lines)
    wide = [False, *(b.middle - a.middle > TEXT_LINES.row_gap_pitches * pitch for a, b in pairwise(lines))]
    starts = row_starts(lines, columns, ruled=True)
    for column in range(min(SPLIT_ROWS.key_columns, len(columns) - 1)):
        keyed = [i for i in _keyed(lines, columns, column) if full[i]]
        if len(keyed) >= (SPLIT_ROWS.few_rows_min_keys if few else SPLIT_ROWS.min_keys) and _follow_on(
            lines, columns, column, keyed
        ):
            begins = keyed if keyed[0] == 0 else [_begin(above, i, wide) for above, i in pairwise([0, *keyed])]
            # Amounts are no keys: those of less digits look otherwise, and yet their lines are rows too.
            more = starts if _are_amounts(lines, columns, column, keyed) else ()
            return [_edge(lines, i) for i in sorted({*begins, *more} - {0})]
    if starts:
        return [_edge(lines, i) for i in sorted(starts)]
    first = [_column(line.segments[0], columns) == 0 for line in lines]
    return [_edge(lines, i) for i in range(len(lines)) if few and wide[i] and full[i] and first[i]]


def _follow_on(lines: Sequence[TextLine], columns: Sequence[float], column: int, keyed: Sequence[int]) -> bool:
    """Whether plain numbers count the rows; a narrow column tears one number into digits under each other."""
    texts = _texts(lines, columns, column, keyed)
    if not all(text.isdecimal() for text in texts):
        return True
    counted = all(int(b) - int(a) == 1 for a, b in pairwise(texts))
    return counted and (len(keyed) >= SPLIT_ROWS.min_keys or keyed[-1] - keyed[0] > 1)


def _are_amounts(lines: Sequence[TextLine], columns: Sequence[float], column: int, keyed: Sequence[int]) -> bool:
    """Whether all are numbers with a separator of thousands, or of decimals."""
    return all(AMOUNT.fullmatch(text) for text in _texts(lines, columns, column, keyed))


def _texts(lines: Sequence[TextLine], columns: Sequence[float], column: int, places: Sequence[int]) -> list[str]:
    """What these lines print in a column."""
    return ["".join(w.text for s in lines[i].segments if _column(s, columns) == column for w in s) for i in places]


def _begin(above: int, keyed: int, wide: Sequence[bool]) -> int:
    """The first line of a row with its number in this line, in the middle of the row where a gap parts it further up.

    above: the line with the number of the row above.
    """
    return next((i for i in range(keyed, above, -1) if wide[i]), keyed)


def _column(segment: Line, columns: Sequence[float]) -> int:
    return bisect_right(columns, segment[0].region.middle[0]) - 1


def _keyed(lines: Sequence[TextLine], columns: Sequence[float], column: int) -> list[int]:
    """The lines with a number or date in a column, of the looks of the first one there."""
    looks = {
        i: _look(segment)
        for i, line in enumerate(lines)
        for segment in line.segments
        if _column(segment, columns) == column
    }
    first = next((look for look in looks.values() if look), "")
    return [i for i, look in looks.items() if look == first] if first else []


def _look(segment: Line) -> str:
    """How a number or date looks; empty for any other text."""
    text = text_of(segment)
    if len(segment) > SPLIT_ROWS.key_words or not any(c.isdigit() for c in text):
        return ""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text))


def _edge(lines: Sequence[TextLine], index: int) -> float:
    return (lines[index - 1].bottom + lines[index].top) / 2


def _divided(grid: Grid, cuts: dict[int, list[float]]) -> Grid:
    places = [0]
    edges = [grid.row_edges[0]]
    for row, bottom in enumerate(grid.row_edges[1:]):
        edges += [*cuts.get(row, ()), bottom]
        places.append(len(edges) - 1)
    boxes = [part for box in grid.boxes for part in _box_parts(box, places, edges)]
    return replace(grid, row_edges=tuple(edges), boxes=tuple(sorted(boxes, key=lambda b: (b.row, b.column))))


def _box_parts(box: Box, places: Sequence[int], edges: Sequence[float]) -> Iterator[Box]:
    first, end = places[box.row], places[box.row + box.rows]
    if box.rows > 1:
        yield replace(box, row=first, rows=end - first)
        return
    sides = [box.region.top, *edges[first + 1 : end], box.region.bottom]
    for number, (top, bottom) in enumerate(pairwise(sides)):
        yield replace(box, row=first + number, region=replace(box.region, top=top, bottom=bottom))
