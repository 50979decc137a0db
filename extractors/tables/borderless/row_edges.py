"""Rows of a table without vertical rules: parted by drawn rules, by shading, by wider gaps or by their first column.

Which lines are of the table is decided by grid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.pages import Page
from extractors.tables.borderless.group_headings import Heading
from extractors.tables.grid import column_at, edges_of
from extractors.tables.line_breaks import row_starts
from extractors.tables.text_lines import TEXT_LINES, TextLine, usual_pitch
from extractors.tables.values import is_value


@dataclass(frozen=True, slots=True)
class RowEdgeTolerances:
    """Where a row of a table without rules ends."""

    # Over the first drawn edge stands the header: a gap this wide parts its levels.
    level_gap_pitches: float = 1.4
    # Of the table's width: what spans less parts no rows, but underlines a word.
    row_rule_share: float = 0.6
    # Of the page's height: a filled box that covers it is its background.
    background_share: float = 0.9
    # The edges of a table of two columns, whose rows each begin with a label.
    label_and_value_edges: int = 3
    # A line that begins a row has so many, the first column among them: two may be the rest of two cells.
    beginning_texts: int = 3
    # Lines of one cell stand no closer: what does is of two cells beside each other.
    beside_pitches: float = 0.75
    # So many lines with a text in every column show that each is a row; two may be one row of two-line cells.
    full_lines: int = 3
    # Of a line's texts, those that are numbers or dates in a line that is a row by itself.
    values_share: float = 0.5
    # Where cells are centred in their rows their lines show the pitch exactly, and a step little wider begins a row.
    centred_gap_pitches: float = 1.1
    # Lines that reach so much of their height into each other are of one row: cells of two lines beside centred ones.
    overlap_share: float = 0.25
    # How far the outer borders stand around the texts.
    outside_pt: float = 0.5


ROW_EDGES = RowEdgeTolerances()


def drawn_edges(page: Page, left: float, right: float) -> list[float]:
    """Heights (points) at which rules or the edges of shaded boxes part a table from left to right."""
    reach: dict[float, float] = {}
    spans = [(r.position, r.start, r.end) for r in page.rules if r.direction == "horizontal"]
    boxes = [f for f in page.fills if f.bottom - f.top < ROW_EDGES.background_share * page.height]
    spans += [(y, f.x0, f.x1) for f in boxes for y in (f.top, f.bottom)]
    edges = edges_of(position for position, _, _ in spans)
    for position, start, end in spans:
        edge = min(edges, key=lambda e: abs(e - position))
        reach[edge] = reach.get(edge, 0.0) + max(0.0, min(end, right) - max(start, left))
    return [edge for edge in edges if reach.get(edge, 0.0) > ROW_EDGES.row_rule_share * (right - left)]


def row_edges(
    lines: Sequence[TextLine],
    drawn: Sequence[float],
    columns: Sequence[float],
    headings: Sequence[Sequence[Heading]],
) -> list[float]:
    """The heights that part the rows, from over the first line to under the last; headings: those of each line."""
    edges = [lines[0].top - ROW_EDGES.outside_pt]
    pitch = usual_pitch(lines)
    even = _is_even(lines)
    parted = _parted(drawn, lines)
    marked = {_bold_head(lines, columns), *row_starts(lines, columns, ruled=False), *_full_rows(lines, columns)}
    marked.update(_after_centred(lines, pitch))
    marked.update(number for number, above in enumerate(headings, start=1) if above)
    begun = False  # whether a row begins between the last rule and this line
    for number, (above, below) in enumerate(pairwise(lines), start=1):
        under = [h.rule for h in headings[number - 1] if h.rule is not None]
        rule = next((p for p in (*drawn, *under) if above.middle < p < below.middle), None)
        step = (below.middle - above.middle) / pitch
        level = below.middle < min(drawn, default=0.0) and step > ROW_EDGES.level_gap_pitches
        full = _begins(below, columns)
        begun = rule is None and (begun or _begins(above, columns) or _is_lone(above, columns))
        begins = (full if even else _labels(below, columns) and not _goes_on(above, below, columns)) or _reaches(
            above, columns
        ) != _reaches(below, columns)
        if rule is not None:
            edges.append(rule)
        elif (step < ROW_EDGES.beside_pitches and not headings[number - 1]) or _overlap(above, below):
            continue  # a label of several lines and the texts that are centred on it
        elif level or number in marked or _is_gap(step, begins, begun and full, parted=parted):
            edges.append((above.bottom + below.top) / 2)
    return [*edges, lines[-1].bottom + ROW_EDGES.outside_pt]


def _parted(drawn: Sequence[float], lines: Sequence[TextLine]) -> bool:
    """Whether drawn edges part the rows: more than one stands between the lines, and none leaves rows together.

    Rules around the header and over the sum leave all rows between two of them: lines full of numbers.
    """
    inside = [p for p in drawn if lines[0].middle < p < lines[-1].middle]
    values = [line.middle for line in lines if len(line.segments) >= ROW_EDGES.beginning_texts and _is_of_values(line)]
    together = max((sum(a < y < b for y in values) for a, b in pairwise([-math.inf, *inside, math.inf])), default=0)
    return len(inside) > 1 and together < ROW_EDGES.full_lines


def _is_of_values(line: TextLine) -> bool:
    return sum(map(is_value, line.segments)) > ROW_EDGES.values_share * len(line.segments)


def _full_rows(lines: Sequence[TextLine], columns: Sequence[float]) -> frozenset[int]:
    """The lines (their indexes) of even runs each of which has a text in every column, none going on: rows.

    What is repeated in each line is the row; a cell of several lines leaves others shorter, or breaks in mid-sentence.
    """
    width = len(columns) - 1
    if width < ROW_EDGES.beginning_texts:
        return frozenset()
    full = [len({column_at(columns, s[0].region.x0) for s in line.segments}) == width for line in lines]
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and full[index] and (len(run) < 2 or _is_even([lines[i] for i in (*run[-2:], index)])):
            run.append(index)
            continue
        if len(run) >= ROW_EDGES.full_lines and not _flow([lines[i] for i in run]):
            found.update(run[1:])
        run = [index] if index < len(lines) and full[index] else []
    return frozenset(found)


def _flow(lines: Sequence[TextLine]) -> bool:
    """Whether a column's text begins with a capital and goes on below in lower case."""
    first = [not s[0].text[0].islower() for s in lines[0].segments]
    return any(
        begun and s[0].text[0].islower() for line in lines[1:] for begun, s in zip(first, line.segments, strict=False)
    )


def _after_centred(lines: Sequence[TextLine], pitch: float) -> list[int]:
    """Where cells are centred in their rows: the lines (their numbers) over which a step is wider than the pitch."""
    if not any(_overlap(a, b) for a, b in pairwise(lines)):
        return []
    steps = ((below.middle - above.middle) / pitch for above, below in pairwise(lines))
    return [number for number, step in enumerate(steps, start=1) if step > ROW_EDGES.centred_gap_pitches]


def _overlap(above: TextLine, below: TextLine) -> bool:
    """Whether a line reaches into the one above it, without standing on it."""
    return above.bottom - below.top > ROW_EDGES.overlap_share * (below.bottom - below.top)


def _is_even(lines: Sequence[TextLine]) -> bool:
    """Whether all lines stand equally far apart, so that no gap tells the rows."""
    steps = [b.middle - a.middle for a, b in pairwise(lines)]
    return bool(steps) and max(steps) < TEXT_LINES.row_gap_pitches * min(steps)


def _begins(line: TextLine, columns: Sequence[float]) -> bool:
    """Whether a line begins a row: it has a text in the first column and in others."""
    return line.x0 < columns[1] and len(line.segments) >= min(ROW_EDGES.beginning_texts, len(columns) - 1)


def _is_gap(step: float, begins: bool, full: bool, *, parted: bool) -> bool:
    """Whether a row begins where no rule does; between rules only where a gap stands over a line that begins one."""
    if parted:
        return step > TEXT_LINES.row_gap_pitches and full
    return step > TEXT_LINES.row_gap_pitches or begins


def _bold_head(lines: Sequence[TextLine], columns: Sequence[float]) -> int:
    """How many lines are a header told by its type: the bold ones over the first line without any bold word.

    It names all columns of few, but for that of the labels.
    """
    height = next((n for n, line in enumerate(lines) if not all(w.bold for w in line.words)), 0)
    texts = max((len(line.segments) for line in lines[:height]), default=0)
    named = min(ROW_EDGES.beginning_texts, len(columns) - 2)
    return height if texts >= named and not any(w.bold for w in lines[height].words) else 0


def _is_lone(line: TextLine, columns: Sequence[float]) -> bool:
    return len(line.segments) == 1 and line.x0 < columns[1]


def _reaches(line: TextLine, columns: Sequence[float]) -> bool:
    """Whether a lone text reaches from the first column over the second: a section row."""
    return len(columns) > ROW_EDGES.label_and_value_edges and _is_lone(line, columns) and line.x1 > columns[2]


def _goes_on(above: TextLine, below: TextLine, columns: Sequence[float]) -> bool:
    """Whether a label goes on in small letters in the next line; names beside numbers are one a line."""
    label, rest = above.segments[0], below.segments[0]
    numbers = any(is_value(s) for s in below.segments if s[0].region.x0 > columns[1])
    return above.x0 < columns[1] and not label[0].text[0].islower() and rest[0].text[0].islower() and not numbers


def _labels(line: TextLine, columns: Sequence[float]) -> bool:
    return len(columns) == ROW_EDGES.label_and_value_edges and line.x0 < columns[1]
