"""Tables without vertical rules: which lines are theirs, and where their cells are.

Columns are the white strips that gutters finds on all pages that print the same table, since a short page has white
strips by chance and a column that is empty on one page shows only on the others; rows are told by row_edges.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile
from statistics import median

from extractors.document.geometry import Line, Region, Rule
from extractors.document.lines import cut_at_gaps
from extractors.document.pages import Page
from extractors.document.problems import Doubt
from extractors.tables.borderless.column_strips import column_strips
from extractors.tables.borderless.group_headings import (
    GroupedColumns,
    Heading,
    grouped_columns,
    headings_over,
)
from extractors.tables.borderless.row_edges import ROW_EDGES, drawn_edges, row_edges
from extractors.tables.grid import GRIDS, Box, Grid, covered
from extractors.tables.gutters import (
    GUTTERS,
    Strip,
    rest_of_row,
    starts_near,
    starts_of,
)
from extractors.tables.other_pages import OtherPages
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TEXT_LINES, Band, TextLine, bands_of, text_lines, usual_pitch


@dataclass(frozen=True, slots=True)
class BorderlessTolerances:
    """Which lines are of a table that no rules draw, and which cells its columns make of them."""

    # Lines further from the table are not of it.
    near_pitches: int = 3
    # Of the table's type, by which its lines differ in size: headings differ more.
    same_size_share: float = 0.2
    # Texts of two columns stand no closer; it is wider than a space.
    close_em: float = 0.45
    # Of a cell's width, what rules cover where its lower border is drawn.
    covered_share: float = 0.5
    # A caption stands in the middle over its table, to so much of its size.
    centred_em: float = 1.0
    # A rule this near to the edge between two rows is that edge.
    same_height_pt: float = 1.0


BORDERLESS = BorderlessTolerances()


def borderless_grids(seen: PagesSeen, page: Page, taken: Sequence[Region]) -> list[Grid]:
    """The tables of a page told from the alignment of its words; taken are regions of tables already found."""
    if taken:
        prose = [column for block in seen.prose(page.number) for column in block.columns]
        printed: Sequence[TextLine] = text_lines(page.words, [*taken, *prose])
        bands: Sequence[Band] = bands_of(printed)
    else:
        printed = seen.lines(page.number)
        bands = seen.bands(page.number) or _rest(seen, page, printed)
    places = [_places(band, printed) for band in bands]
    grids = []
    for band, own in zip(bands, places, strict=True):
        elsewhere = {index for other in places if other != own for index in other}
        lines = [line for index, line in enumerate(printed) if index not in elsewhere]
        grids.append(_grid(page, band, _others(seen, page.number, band), lines))
    return [g for g in grids if g]


def _places(band: Band, printed: Sequence[TextLine]) -> range:
    """The indexes of a band's lines, which follow each other, among the lines of its page."""
    first = printed.index(band.lines[0])
    return range(first, first + len(band.lines))


def _rest(seen: PagesSeen, page: Page, printed: Sequence[TextLine]) -> list[Band]:
    """The rest of a row, under what this page has at its head as the one before it has."""
    before = seen.all_bands.before(page.number)
    if before is None:
        return []
    running = {_letters(line) for line in seen.lines(page.number - 1)[: TEXT_LINES.running_lines]}
    return rest_of_row(list(dropwhile(lambda line: _letters(line) in running, printed)), before)


def _letters(line: TextLine) -> str:
    return "".join(c for word in line.words for c in word.text if not c.isdigit())


def _others(seen: PagesSeen, page: int, band: Band) -> OtherPages:
    """What other pages show of the band's columns; where its first columns are empty, those of the band before it."""
    others = seen.all_bands.others(page, band)
    before = None if others.coverage.lines else seen.all_bands.before(page)
    if before and before.left < band.left:
        table = seen.all_bands.others(page, before)
        return table if table.starts_near(band.left) >= GUTTERS.min_lines else others
    return others


def _grid(page: Page, band: Band, others: OtherPages, printed: Sequence[TextLine]) -> Grid | None:
    found = column_strips(band, others)
    if found is None:
        return None
    strips, starts = found.strips, starts_of(band)
    drawn = drawn_edges(page, band.left, band.right)
    lines = _with_neighbours(printed, band, strips, goes_on=found.shared and others.coverage.lines > 0)
    lines = _from_rule(lines, band, drawn, lambda x: starts_near(starts, x) + others.starts_near(x))
    lines = _down_to_rule(lines, printed, band, drawn, strips[0][0])
    ends = [(line.x0, line.x1) for line in lines] + [(others.coverage.left, others.coverage.right)] * found.shared
    columns = _column_edges(ends, _narrowed(strips, lines))
    grouped = grouped_columns(lines, columns, page.rules)
    lines = [*headings_over(printed, lines, grouped), *lines]
    headings = grouped.headings(lines)
    rows = row_edges(lines, drawn, columns, headings)
    return Grid(
        Region(page.number, columns[0], rows[0], columns[-1], rows[-1]),
        tuple(rows),
        tuple(columns),
        tuple(_boxes(page, lines, grouped, headings, rows)),
        open_top=True,
        open_bottom=True,
        ruled=False,
        doubts=(Doubt.COLUMNS_UNCERTAIN,) if found.doubtful else (),
    )


def _with_neighbours(
    lines: Sequence[TextLine], band: Band, strips: Sequence[Strip], *, goes_on: bool
) -> list[TextLine]:
    """The band's lines with those right above and below that keep to its columns (rows cut by a page break).

    goes_on: other pages show the same columns; else a lone text over it is its caption.
    """
    first, last = lines.index(band.lines[0]), lines.index(band.lines[-1])
    pitch, size = usual_pitch(band.lines), median(line.size for line in band.lines)
    wide = TEXT_LINES.prose_width_share * (band.right - band.left)

    def belongs(line: TextLine, neighbour: TextLine) -> bool:
        near = abs(line.middle - neighbour.middle) < BORDERLESS.near_pitches * pitch
        left = band.left - TEXT_LINES.same_left_pt < line.x0
        alike = abs(line.size - size) < BORDERLESS.same_size_share * size
        prose = len(strips) == 1 and band.is_lone(line) and line.x1 - line.x0 > wide
        return near and left and alike and not prose and _keeps_to(line, band, strips)

    def is_caption(line: TextLine) -> bool:
        return _is_centred_over(line, band) or (not goes_on and band.is_lone(line))

    while first > 0 and belongs(lines[first - 1], lines[first]) and not is_caption(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and belongs(lines[last + 1], lines[last]):
        last += 1
    return list(lines[first : last + 1])


def _is_centred_over(line: TextLine, band: Band) -> bool:
    """Whether a lone text stands in the middle over a table, and begins where no text of it does."""
    off = abs((line.x0 + line.x1) - (band.left + band.right)) / 2
    return (
        len(line.segments) == 1
        and off < BORDERLESS.centred_em * line.size
        and not starts_near(starts_of(band), line.x0)
    )


def _keeps_to(line: TextLine, band: Band, strips: Sequence[Strip]) -> bool:
    """Whether no text of a line reaches over a border, and none that may be prose ends behind the table.

    A name over a column of short values may be wider than they are: it stands over them with its middle.
    """
    texts = line.segments[1:] or line.segments  # a sum's name before its numbers may reach over columns
    if any(_crosses(s, strip) for s in texts for strip in strips):
        return False
    if len(line.segments) > 1:
        return (line.segments[-1][0].region.x0 + line.x1) / 2 < band.right + TEXT_LINES.same_left_pt
    between = any(a < line.x0 < b - GUTTERS.same_start_pt for a, b in strips)
    return (line.x0 > strips[0][0] and not between) or line.x1 < band.right + TEXT_LINES.same_left_pt


def _from_rule(
    lines: list[TextLine], band: Band, drawn: Sequence[float], starts: Callable[[float], int]
) -> list[TextLine]:
    """The lines below the rule over the table's first tabular line; over it, what goes on a row cut by a page break.

    starts tells how many texts of the columns begin at a place; those of a caption begin anywhere.
    """
    first = band.lines[0].middle
    opening = max((p for p in drawn if p < first), default=-math.inf)
    over = [line for line in lines if line.middle < opening]
    kept = takewhile(lambda line: all(starts(s[0].region.x0) for s in line.segments), reversed(over))
    return lines[len(over) - len(list(kept)) :]


def _down_to_rule(
    lines: list[TextLine], printed: Sequence[TextLine], band: Band, drawn: Sequence[float], inner: float
) -> list[TextLine]:
    """The lines above the table's last rule, where that stands under its last tabular line and so closes it.

    A sum stands under it too, in its columns. It closes the header alone where the text right under it begins right of
    inner (points), in another column than the first.
    """
    following = next((line.middle for line in printed[printed.index(lines[-1]) + 1 :]), math.inf)
    closing = max((p for p in drawn if p < following), default=0.0)
    below = [line for line in lines if line.middle > closing]
    close = bool(below) and below[0].top - closing < below[0].bottom - below[0].top
    if closing < band.lines[-1].middle or (close and all(line.x0 > inner for line in below)):
        return lines
    sums = takewhile(lambda line: _stands_under(line, band), below)
    return lines[: len(lines) - len(below) + len(list(sums))]


def _stands_under(line: TextLine, band: Band) -> bool:
    """Whether a line has several texts, each but the first set left or right as those of a column are."""
    ends = [(s[0].region.x0, s[-1].region.x1) for other in band.lines for s in other.segments]
    return len(line.segments) > 1 and all(
        any(min(abs(s[0].region.x0 - a), abs(s[-1].region.x1 - b)) < GUTTERS.same_start_pt for a, b in ends)
        for s in line.segments[1:]
    )


def _narrowed(strips: Sequence[Strip], lines: Sequence[TextLine]) -> list[Strip]:
    """The strips without what a wide name of one column takes of them: it begins in a strip and ends in the column.

    It stands in a line with the names of all columns, or of all but the first, each behind the texts of the column
    before its own, or alone over the last one, whose numbers end where it does.
    """
    right = max(line.x1 for line in lines) - TEXT_LINES.same_end_pt
    named = [
        x
        for x in lines
        if len(x.segments) == len(strips) + 1
        or _names_all_but_first(x, strips)
        or (len(x.segments) == 1 and x.x1 > right)
    ]
    starts = [
        s[0].region.x0 for line in named for s in line.segments if not any(_crosses(s, other) for other in strips)
    ]
    return [(a, min([b, *(x for x in starts if a < x < b)])) for a, b in strips]


def _names_all_but_first(line: TextLine, strips: Sequence[Strip]) -> bool:
    """Whether a line has a text for each column but the first, in it or in the white before it."""
    ends = [*(left for left, _ in strips[1:]), math.inf]
    return len(line.segments) == len(strips) and all(
        strip[0] < s[0].region.x0 and s[-1].region.x1 < end + GUTTERS.same_start_pt
        for s, strip, end in zip(line.segments, strips, ends, strict=True)
    )


def _crosses(text: Line, strip: Strip) -> bool:
    return text[0].region.x0 < strip[0] and text[-1].region.x1 > strip[1]


def _column_edges(ends: Sequence[tuple[float, float]], strips: Sequence[Strip]) -> list[float]:
    left, right = min(x0 for x0, _ in ends), max(x1 for _, x1 in ends)
    return [
        left - ROW_EDGES.outside_pt,
        *(b - min(GRIDS.around_text_pt, (b - a) / 3) for a, b in strips),
        right + ROW_EDGES.outside_pt,
    ]


def _boxes(
    page: Page,
    lines: Sequence[TextLine],
    columns: GroupedColumns,
    headings: Sequence[Sequence[Heading]],
    rows: Sequence[float],
) -> list[Box]:
    """The cells: spanning texts take the columns they cross, cells with no border below go on downwards."""
    edges = columns.edges
    open_below = _open_below(page.rules, edges, rows)
    boxes: list[Box] = []
    reached: dict[int, int] = {}
    for index, (top, bottom) in enumerate(pairwise(rows)):
        inside = [n for n, line in enumerate(lines) if top < line.middle < bottom]
        over = [heading for n in inside for heading in headings[n]]
        for column, across in _spans([lines[n] for n in inside], columns, over).items():
            if reached.get(column, 0) > index:
                continue
            down = 1
            while across == 1 and (index + down - 1, column) in open_below:
                down += 1
            reached[column] = index + down
            region = Region(page.number, edges[column], top, edges[column + across], rows[index + down])
            boxes.append(Box(index, column, down, across, region))
    return boxes


def _open_below(rules: Sequence[Rule], columns: Sequence[float], rows: Sequence[float]) -> set[tuple[int, int]]:
    """Cells (row, column) under which the rule that parts their row from the next leaves a gap."""
    horizontal = [r for r in rules if r.direction == "horizontal"]
    found: set[tuple[int, int]] = set()
    for index, edge in enumerate(rows[1:-1]):
        level = [r for r in horizontal if abs(r.position - edge) < BORDERLESS.same_height_pt]
        for column, (x0, x1) in enumerate(pairwise(columns)):
            if level and covered(level, x0, x1) < BORDERLESS.covered_share * (x1 - x0):
                found.add((index, column))
    return found


def _spans(lines: Sequence[TextLine], columns: GroupedColumns, headings: Iterable[Heading]) -> dict[int, int]:
    """First column -> columns of each cell of a row; but for headings, only in a row of one line do texts span any."""
    width = len(columns.edges) - 1
    reaches = [range(h.first, h.first + h.columns) for h in headings]
    if len(lines) == 1 and not reaches:
        lone = len(lines[0].segments) == 1
        reaches = [columns.reach(s) for s in (lines[0].segments if lone else _cut(lines[0], columns))]
        if lone and reaches[0].start == 0 and len(reaches[0]) > 1:
            reaches = [range(width)]
    inner = {i for reach in reaches for i in reach[1:]}
    return {i: 1 for i in range(width) if i not in inner} | {reach.start: len(reach) for reach in reaches}


def _cut(line: TextLine, columns: GroupedColumns) -> list[Line]:
    """The texts of a line, cut also where a word begins a column though the one before it stands close.

    However close, where each of the two stands in the middle of its column, as names over marks do.
    """
    begins = {w for w in line.words if any(0 <= w.region.x0 - x < GUTTERS.min_strip_pt for x in columns.edges)}
    names = {b for a, b in pairwise(line.words) if columns.are_names(a, b)}
    return [
        part
        for s in line.segments
        for part in cut_at_gaps(
            s, lambda w: 0.0 if w in names else BORDERLESS.close_em * w.size if w in begins else math.inf
        )
    ]
