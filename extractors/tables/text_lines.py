"""Printed lines cut into separate texts, and the runs of lines that look like a table without vertical rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

import numpy as np

from extractors.document.geometry import Array, Line, Region, Word
from extractors.document.lines import cut_at_gaps, lines_of
from extractors.tables.grid import SAME_EDGE

# Words further apart than this share of the font size stand in different cells.
CELL_GAP = 0.55
# The same in type whose letters are all equally wide: its spaces are as wide as its letters.
TYPEWRITER_GAP = 1.0
# Type is such where the letters' mean widths in words this long differ by less than this share, but for a few words.
LONG_WORD = 6
EQUAL_WIDTHS = 0.1
MIN_WORDS = 5
# A line with at least this many separate texts is a table's line.
TABULAR = 3
# A page of label-and-value lines has at least this many whose values begin at the same place (points).
MIN_PAIRS = 5
SAME_PLACE = 1.5
# A label has at most this many words; the mark of a list at most this many characters.
LABEL_WORDS = 6
BULLET = 3
# A table has at least this many lines.
MIN_LINES = 3
# Text that starts at the table's left border and is wider than this share of it is prose, not a section row.
PROSE_WIDTH = 0.6
# A section row stands no further from its neighbours than this many times its height.
SECTION_GAP = 2.0
# Left borders that differ by less than this (points) are one.
SAME_LEFT = 8.0
# Two tables under each other: less than this share of the texts of one stand at places (to some points) of the other;
# where a lone text, as a caption, stands between them, less than the second share.
SAME_PLACES = 0.5
SAME_PLACES_UNDER_CAPTION = 0.8
SAME_END = 3.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: its separate texts (segments) from the left."""

    segments: tuple[Line, ...]
    top: float
    bottom: float

    @property
    def words(self) -> Line:
        """All its words."""
        return tuple(w for s in self.segments for w in s)

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

    def is_lone(self, line: TextLine) -> bool:
        """A lone text at the table's left border: a section row, or the rest of the first cell."""
        return len(line.segments) == 1 and line.x0 < self.left + SAME_LEFT


def text_lines(words: Iterable[Word], taken: Sequence[Region]) -> list[TextLine]:
    """A page's upright lines outside the taken regions, from the top."""
    free = [w for w in words if w.upright and not w.watermark and not any(r.holds(*w.region.middle) for r in taken)]
    gap = TYPEWRITER_GAP if _is_typewritten(free) else CELL_GAP
    found = []
    for line in lines_of(free):
        top, bottom = min(w.region.top for w in line), max(w.region.bottom for w in line)
        found.append(TextLine(cut_at_gaps(line, lambda w: gap * w.size), top, bottom))
    return found


def _is_typewritten(words: Sequence[Word]) -> bool:
    """Whether all letters are equally wide."""
    widths = sorted(
        (w.region.x1 - w.region.x0) / (w.size * len(w.text)) for w in words if len(w.text) >= LONG_WORD and w.size
    )
    if len(widths) < MIN_WORDS:
        return False
    tenth = len(widths) // 10
    return widths[-1 - tenth] < (1 + EQUAL_WIDTHS) * widths[tenth]


def bands_of(lines: Sequence[TextLine]) -> list[Band]:
    """Runs of lines from one tabular line to the last before prose or before a table of other columns."""
    tabular = [line for line in lines if len(line.segments) >= TABULAR] or _pairs(lines)
    if not tabular:
        return []
    left, right = min(t.x0 for t in tabular), max(t.x1 for t in tabular)
    runs: list[list[TextLine]] = [[]]
    for index, line in enumerate(lines):
        wide = line.x1 - line.x0 > PROSE_WIDTH * (right - left) and not _is_section(lines, index)
        outside = line.x0 < left - SAME_END
        if len(line.segments) == 1 and line.x0 < left + SAME_LEFT and (wide or outside):
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


def _is_section(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a lone line stands close between a row and one that begins below it, and is no caption over a header."""
    if not 0 < index < len(lines) - 1:
        return False
    above, line, below = lines[index - 1 : index + 2]
    close = max(line.middle - above.middle, below.middle - line.middle) < SECTION_GAP * (line.bottom - line.top)
    rows = len(above.segments) > 1 and len(below.segments) >= TABULAR and abs(below.x0 - line.x0) < SAME_LEFT
    return close and rows and not all(w.bold for w in below.words)


def _by_columns(run: Sequence[TextLine]) -> list[Sequence[TextLine]]:
    """A run cut where the texts below stand at other places than those above: tables of other columns."""
    tabular = [index for index, line in enumerate(run) if len(line.segments) >= TABULAR]
    if not tabular:
        return [run]
    ends = np.array([(s[0].region.x0, s[-1].region.x1) for line in run for s in line.segments])
    begins = [0, *accumulate(len(line.segments) for line in run)]
    for index in range(max(MIN_LINES, tabular[0] + 1), min(len(run) - MIN_LINES, tabular[-1]) + 1):
        above, below = ends[: begins[index]], ends[begins[index] :]
        least = SAME_PLACES_UNDER_CAPTION if len(run[index].segments) == 1 else SAME_PLACES
        if all(_share_in_place(a, b) < least for a, b in ((below, above), (above, below))):
            return [run[:index], *_by_columns(run[index:])]
    return [run]


def _share_in_place(texts: Array, others: Array) -> float:
    """The share of the texts (left and right end of each) one of whose ends is one of the others' too."""
    in_place = _at_edges(texts[:, 0], others[:, 0]) | _at_edges(texts[:, 1], others[:, 1])
    return float(in_place.mean())


def _at_edges(places: Array, positions: Array) -> Array:
    """Whether each place is one of the edges that positions make, as grids.edges_of tells them."""
    ordered = np.sort(positions)
    starts = np.flatnonzero(np.diff(ordered, prepend=-np.inf) > SAME_EDGE)
    edges = np.add.reduceat(ordered, starts) / np.diff(starts, append=len(ordered))
    after = np.searchsorted(edges, places)
    right, left = edges[np.minimum(after, len(edges) - 1)], edges[np.maximum(after - 1, 0)]
    near: Array = np.minimum(np.abs(right - places), np.abs(left - places)) < SAME_END
    return near


def _pairs(lines: Sequence[TextLine]) -> list[TextLine]:
    """Label-and-value lines: two texts, the second always beginning at the same place."""
    two = [line for line in lines if len(line.segments) == 2 and _is_label(line.segments[0])]
    for line in two:
        place = line.segments[1][0].region.x0
        same = [other for other in two if abs(other.segments[1][0].region.x0 - place) < SAME_PLACE]
        if len(same) >= MIN_PAIRS:
            return same
    return []


def _is_label(segment: Line) -> bool:
    """Short, but no bullet or number of a list."""
    return len(segment) <= LABEL_WORDS and sum(len(w.text) for w in segment) > BULLET


# Lines of one cell follow each other within this many times the usual pitch; more is a new row.
ROW_GAP = 1.22
# Lines of one cell stand no further apart than this many font sizes.
WIDEST_PITCH = 1.35
# So many lines, each of other columns, may stand between two lines of one cell.
LINES_BESIDE = 4


def usual_pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance of two lines of one cell: the median of the smaller half, but no wider than lines are set."""
    steps = sorted(step for step in _steps_in_columns(lines) if step > 1)
    usual = median(steps[: max(1, (len(steps) + 1) // 2)]) if steps else lines[0].bottom - lines[0].top
    return min(usual, WIDEST_PITCH * median(line.size for line in lines))


def _steps_in_columns(lines: Sequence[TextLine]) -> Iterator[float]:
    """From each line the way up to the nearest one that has a text over one of its own: cells may be centred."""
    for number, line in enumerate(lines):
        for above in lines[max(0, number - LINES_BESIDE) : number][::-1]:
            if _stand_over(above, line):
                yield line.middle - above.middle
                break


def _stand_over(above: TextLine, below: TextLine) -> bool:
    ends = [[(s[0].region.x0, s[-1].region.x1) for s in line.segments] for line in (above, below)]
    return any(a < d and c < b for a, b in ends[0] for c, d in ends[1])
