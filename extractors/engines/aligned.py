"""Tables without vertical rules: columns are the white strips that no line of text crosses, rows the wider gaps.

Strips are looked for on all pages that print the same table, since a short page has white strips by chance and
a column that is empty on one page shows only on the others. Horizontal rules, where drawn, part the rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.fill import lines_of
from extractors.grids import Box, Grid, edges_of
from extractors.values import Doubt, Line, Page, Region, Rule, Word

# Words further apart than this share of the font size stand in different cells.
CELL_GAP = 0.55
# A line with at least this many separate texts is a table's line.
TABULAR = 3
# A page of label-and-value lines has at least this many whose values begin at the same place.
MIN_PAIRS = 5
# A table has at least this many such lines, on all its pages together.
MIN_LINES = 3
# White strips narrower than this (points) are chance; narrower than SURE_STRIP are doubtful.
MIN_STRIP = 2.2
SURE_STRIP = 3.0
# Lines of one cell follow each other within this many times the usual pitch; more is a new row.
ROW_GAP = 1.22
# Text that starts at the table's left border and is wider than this share of it is prose, not a section row.
PROSE_WIDTH = 0.6
# Tables of several pages are one where their left borders differ by less than this (points).
SAME_LEFT = 8.0
# Body text of one table differs in size by less than this share.
SAME_SIZE = 0.2
# The number of edges of a table of two columns, whose rows each begin with a label.
LABEL_AND_VALUE = 3
# Two tables under each other share less than this share of the places (to some points) where their texts begin.
SAME_STARTS = 0.6
SAME_START = 4.0
# Lines are rows of their own where at least this share of them has a text in the first column.
EVERY_LINE = 0.8
# Headings over groups of columns stand in this many first lines.
HEADING_LINES = 4
# A rule that spans less than this share of the table's width parts no rows.
ROW_RULE = 0.7


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: its separate texts (segments) from the left."""

    segments: tuple[Line, ...]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        """The left end."""
        return self.segments[0][0].region.x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.segments[-1][-1].region.x1

    @property
    def middle(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The font size of its first word."""
        return self.segments[0][0].size


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of one table on one page, first to last tabular line."""

    lines: tuple[TextLine, ...]
    left: float
    right: float


def aligned_grids(pages: Sequence[Page], page: Page, taken: Sequence[Region]) -> list[Grid]:
    """The tables of a page told from the alignment of its words; taken are regions of tables already found."""
    printed = text_lines(page.words, taken)
    bands = bands_of(printed)
    if not bands:
        return []
    others = [b for other in pages if other.number != page.number for b in bands_of(text_lines(other.words, ()))]
    grids = []
    for band in bands:
        elsewhere = {id(line) for other in bands if other is not band for line in other.lines}
        lines = [line for line in printed if id(line) not in elsewhere]
        grids.append(_grid(page, band, [o for o in others if abs(o.left - band.left) < SAME_LEFT], lines))
    return [g for g in grids if g]


def bands_of(lines: Sequence[TextLine]) -> list[Band]:
    """Runs of lines from one tabular line to the last before prose."""
    runs: list[list[TextLine]] = [[]]
    tabular = [line for line in lines if len(line.segments) >= TABULAR] or _pairs(lines)
    if not tabular:
        return []
    left, right = min(t.x0 for t in tabular), max(t.x1 for t in tabular)
    for line in lines:
        if len(line.segments) == 1 and line.x0 < left + SAME_LEFT and line.x1 - line.x0 > PROSE_WIDTH * (right - left):
            runs.append([])
        else:
            runs[-1].append(line)
    bands = []
    for run in (part for whole in runs for part in _by_columns(whole)):
        places = [i for i, line in enumerate(run) if line in tabular]
        if places:
            inside = run[places[0] : places[-1] + 1]
            bands.append(Band(tuple(inside), min(x.x0 for x in inside), max(x.x1 for x in inside)))
    return bands


def _by_columns(run: Sequence[TextLine]) -> list[Sequence[TextLine]]:
    """A run cut where the texts below begin at other places than those above: tables of other columns."""
    for index in range(MIN_LINES, len(run) - MIN_LINES + 1):
        above, below = _starts(run[:index]), _starts(run[index:])
        fewer, more = sorted((above, below), key=len)
        common = sum(any(abs(a - b) < SAME_START for b in more) for a in fewer)
        if len(fewer) >= TABULAR and common < SAME_STARTS * len(fewer):
            return [run[:index], *_by_columns(run[index:])]
    return [run]


def _starts(lines: Sequence[TextLine]) -> list[float]:
    """The places where texts begin."""
    return edges_of(s[0].region.x0 for line in lines for s in line.segments)


def _pairs(lines: Sequence[TextLine]) -> list[TextLine]:
    """Label-and-value lines: two texts, the second always beginning at the same place."""
    two = [line for line in lines if len(line.segments) == 2]
    for line in two:
        place = line.segments[1][0].region.x0
        same = [other for other in two if abs(other.segments[1][0].region.x0 - place) < 1.5]
        if len(same) >= MIN_PAIRS:
            return same
    return []


def text_lines(words: Iterable[Word], taken: Sequence[Region]) -> list[TextLine]:
    """The page's upright lines outside the taken regions, cut into segments."""
    free = [w for w in words if w.upright and not any(r.holds(*w.region.middle) for r in taken)]
    found = []
    for line in lines_of(free):
        segments: list[list[Word]] = []
        for word in line:
            if segments and word.region.x0 - segments[-1][-1].region.x1 < CELL_GAP * word.size:
                segments[-1].append(word)
            else:
                segments.append([word])
        top, bottom = min(w.region.top for w in line), max(w.region.bottom for w in line)
        found.append(TextLine(tuple(tuple(s) for s in segments), top, bottom))
    return found


def _grid(page: Page, band: Band, others: Sequence[Band], printed: Sequence[TextLine]) -> Grid | None:
    own = _strips([band])
    shared = _strips([band, *others])
    agree = bool(shared) and all(any(a[0] < b[1] and b[0] < a[1] for b in own) for a in shared)
    strips = shared if agree else own
    if not strips or sum(len(b.lines) for b in [band, *others]) < MIN_LINES:
        return None
    drawn = [r for r in page.rules if r.direction == "horizontal"]
    lines = _with_neighbours(printed, band, strips)
    lines = _down_to_rule(lines, band, drawn)
    edges = _column_edges([*lines, *(line for b in others for line in b.lines)] if agree else lines, strips)
    rows = _row_edges(lines, drawn, edges)
    narrow = min(b - a for a, b in strips) < SURE_STRIP
    doubts = (Doubt.COLUMNS_UNCERTAIN,) if narrow or not agree else ()
    region = Region(page.number, edges[0], rows[0], edges[-1], rows[-1])
    bands = [replace(region, top=top, bottom=bottom) for top, bottom in pairwise(rows)]
    boxes = [box for i, row in enumerate(bands) for box in _boxes(lines, edges, i, row)]
    return Grid(
        region, tuple(rows), tuple(edges), tuple(boxes), open_top=True, open_bottom=True, ruled=False, doubts=doubts
    )


def _strips(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """The white strips (left, right) between columns that no line of the bands crosses, group headings apart."""
    return _white([line for band in bands for line in _column_lines(band)])


def _column_lines(band: Band) -> list[TextLine]:
    """The lines that keep to the columns: not section rows, and not the headings over groups of columns."""
    lines = [line for line in band.lines if not _is_section(line, band.left)]
    for line in lines[:HEADING_LINES]:
        rest = [other for other in lines if other is not line]
        if len(_white(rest)) > len(_white(lines)):
            lines = rest
    return lines


def _white(lines: Iterable[TextLine]) -> list[tuple[float, float]]:
    covered = sorted((s[0].region.x0, s[-1].region.x1) for line in lines for s in line.segments)
    strips: list[tuple[float, float]] = []
    reach = covered[0][1] if covered else 0.0
    for x0, x1 in covered:
        if x0 - reach >= MIN_STRIP:
            strips.append((reach, x0))
        reach = max(reach, x1)
    return strips


def _is_section(line: TextLine, left: float) -> bool:
    """A lone text at the table's left border: a section row, or the rest of the first cell."""
    return len(line.segments) == 1 and line.x0 < left + SAME_LEFT


def _with_neighbours(lines: Sequence[TextLine], band: Band, strips: Sequence[tuple[float, float]]) -> list[TextLine]:
    """The band's lines with those right above and below that keep to its columns (rows cut by a page break)."""
    first, last = lines.index(band.lines[0]), lines.index(band.lines[-1])
    pitch = _pitch(band.lines)
    size = median(line.size for line in band.lines)
    while first > 0 and _belongs(lines[first - 1], lines[first], strips, pitch, size):
        first -= 1
    while last + 1 < len(lines) and _belongs(lines[last + 1], lines[last], strips, pitch, size):
        last += 1
    return list(lines[first : last + 1])


def _down_to_rule(lines: list[TextLine], band: Band, drawn: Sequence[Rule]) -> list[TextLine]:
    """The lines above the table's last rule, where that stands under its last tabular line and so closes it."""
    closing = max((r.position for r in drawn if r.end > band.right - SAME_LEFT), default=0.0)
    return [line for line in lines if closing < band.lines[-1].middle or line.middle < closing]


def _belongs(
    line: TextLine, neighbour: TextLine, strips: Sequence[tuple[float, float]], pitch: float, size: float
) -> bool:
    near = abs(line.middle - neighbour.middle) < 3 * pitch
    keeps = not any(s[0].region.x0 < strip[0] and s[-1].region.x1 > strip[1] for s in line.segments for strip in strips)
    return near and keeps and abs(line.size - size) < SAME_SIZE * size and line.x0 > strips[0][0] - 200


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance of two lines of one cell: the smaller half's median."""
    steps = sorted(b.middle - a.middle for a, b in pairwise(lines) if b.middle - a.middle > 1)
    return median(steps[: max(1, (len(steps) + 1) // 2)]) if steps else lines[0].bottom - lines[0].top


def _column_edges(lines: Sequence[TextLine], strips: Sequence[tuple[float, float]]) -> list[float]:
    left, right = min(x.x0 for x in lines), max(x.x1 for x in lines)
    return [left - 0.5, *(b - min(1.0, (b - a) / 3) for a, b in strips), right + 0.5]


def _row_edges(lines: Sequence[TextLine], rules: Sequence[Rule], columns: Sequence[float]) -> list[float]:
    """Where rows part: at rules over the table's width, else at gaps wider than between the lines of a cell."""
    width = columns[-1] - columns[0]
    drawn = [
        r.position
        for r in rules
        if min(r.end, columns[-1]) - max(r.start, columns[0]) > ROW_RULE * width
        and lines[0].top - 3 < r.position < lines[-1].bottom + 3
    ]
    edges = [lines[0].top - 0.5]
    pitch = _pitch(lines)
    each_labelled = len(columns) == LABEL_AND_VALUE or _starts_rows(lines, columns[1])
    for above, below in pairwise(lines):
        rule = next((p for p in drawn if above.middle < p < below.middle), None)
        labelled = each_labelled and below.x0 < columns[1]
        if rule is not None:
            edges.append(rule)
        elif not drawn and (labelled or below.middle - above.middle > ROW_GAP * pitch):
            edges.append((above.bottom + below.top) / 2)
    return [*edges, lines[-1].bottom + 0.5]


def _starts_rows(lines: Sequence[TextLine], first_column: float) -> bool:
    """Whether nearly every line has a text in the first column and all stand evenly: each line is a row."""
    steps = [b.middle - a.middle for a, b in pairwise(lines)]
    filled = sum(line.x0 < first_column for line in lines)
    return filled >= EVERY_LINE * len(lines) and bool(steps) and max(steps) < ROW_GAP * min(steps)


def _boxes(lines: Sequence[TextLine], edges: Sequence[float], row: int, region: Region) -> list[Box]:
    """A row's cells; in a row of one line a text that crosses columns takes them all, a lone one the whole width."""
    inside = [line for line in lines if region.top < line.middle < region.bottom]
    width = len(edges) - 1
    spans = dict.fromkeys(range(width), 1)
    if len(inside) == 1:
        lone = len(inside[0].segments) == 1
        for segment in inside[0].segments:
            first, last = (_column(edges, x) for x in (segment[0].region.x0, segment[-1].region.x1))
            if last > first:
                first, last = (0, width - 1) if lone and first == 0 else (first, last)
                spans = {i: n for i, n in spans.items() if not first < i <= last} | {first: last - first + 1}
    return [Box(row, i, 1, n, replace(region, x0=edges[i], x1=edges[i + n])) for i, n in sorted(spans.items())]


def _column(edges: Sequence[float], x: float) -> int:
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)
