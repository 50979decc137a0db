"""Printed lines cut into separate texts, and the runs of lines that look like a table without vertical rules.

Where its columns are is for gutters; whether it is one for borderless/grid.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from statistics import median

import numpy as np

from extractors.document.geometry import Array, Line, Region, Word
from extractors.document.lines import cut_at_gaps, lines_of
from extractors.tables.choices import choices_in
from extractors.tables.grid import GRIDS
from extractors.tables.item_signs import ITEMS, begins_item, hanging_items
from extractors.tables.justified import justified_lines
from extractors.tables.run_columns import beginning_columns
from extractors.tables.values import is_value, parted_at_numbers, set_right


@dataclass(frozen=True, slots=True)
class TextLineTolerances:
    """Where a printed line holds several texts, and which lines look like a table."""

    # Words further apart stand in different cells: a space takes a quarter to a third, justified some more.
    cell_gap_em: float = 0.55
    # The same in type whose letters are all equally wide: its spaces are as wide as its letters.
    typewriter_gap_em: float = 1.0
    # The mean width of letters is told from words this long: in shorter ones an i or m weighs too much.
    long_word_letters: int = 6
    # By which mean widths differ at most where all letters are equally wide.
    equal_widths_share: float = 0.1
    # Fewer such words tell nothing.
    min_long_words: int = 5
    # A line with so many separate texts is a table's; two are a label and its value, or two columns of prose.
    tabular_texts: int = 3
    # A page of label-and-value lines has so many whose values begin at the same place.
    min_pairs: int = 5
    # Values that begin so near each other begin at the same place.
    same_place_pt: float = 1.5
    # A longer text before another is no label.
    label_words: int = 6
    # Fewer lines show no columns.
    min_lines: int = 3
    # Of a table's width: text at its left border that is wider is prose, not a section row.
    prose_width_share: float = 0.6
    # A section row stands no further from its neighbours.
    section_gap_heights: float = 2.0
    # Left borders that differ by less are one: a first column may be centred or set in.
    same_left_pt: float = 8.0
    # Of the texts of one table, those at places of the one above, when they are one table.
    same_places_share: float = 0.5
    # The same where a lone text, as a caption, stands between them.
    under_caption_share: float = 0.8
    # A text stands at a place where one of its ends does, to so much.
    same_end_pt: float = 3.0
    # A wider step than this begins a new row: lines of one cell are set evenly.
    row_gap_pitches: float = 1.22
    # Lines of one cell stand no further apart: word processors set 1.15 to 1.3.
    widest_pitch_em: float = 1.35
    # More lines at the head or foot of a page are of its text, not printed on every page alike.
    running_lines: int = 3
    # More lines are no header: names of columns are broken into three or four at most.
    header_lines: int = 4
    # What stands no further over a table's first row may be its header.
    header_gap_heights: float = 1.5
    # A smaller step is none: the texts stand on one line.
    same_line_pt: float = 1.0
    # So many lines of other columns may stand between two lines of one cell: cells may be centred.
    beside_lines: int = 4
    # Of texts, those that are numbers or dates: more in a table of them, fewer in the header over it.
    values_share: float = 0.5
    # A header of several levels has no more lines, those beside each other counted apart.
    level_lines: int = 6


TEXT_LINES = TextLineTolerances()


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
        return len(line.segments) == 1 and line.x0 < self.left + TEXT_LINES.same_left_pt


def text_lines(words: Iterable[Word], taken: Sequence[Region]) -> list[TextLine]:
    """A page's upright lines outside the taken regions, from the top."""
    free = [w for w in words if w.upright and not w.watermark and not any(r.holds(*w.region.middle) for r in taken)]
    gap = TEXT_LINES.typewriter_gap_em if _is_typewritten(free) else TEXT_LINES.cell_gap_em
    printed = lines_of(free)
    whole = justified_lines(printed)
    begun = beginning_columns([line for number, line in enumerate(printed) if number not in whole], gap)
    cut = [_cut(line, gap, begun) for line in printed]
    if begun:  # what begins a column stands in a line of a table
        tabular = [len(parts) >= TEXT_LINES.tabular_texts for parts in cut]
        told = sum(tabular) >= TEXT_LINES.min_lines
        cut = [
            parts if told and in_table else _cut(line, gap, frozenset())
            for line, parts, in_table in zip(printed, cut, tabular, strict=True)
        ]
    cut = parted_at_numbers([(line,) if number in whole else cut[number] for number, line in enumerate(printed)])
    items = hanging_items(cut)
    found = []
    for line, parts in zip(printed, cut, strict=True):
        top, bottom = min(w.region.top for w in line), max(w.region.bottom for w in line)
        found.append(TextLine(_whole(line, parts, items), top, bottom))
    return found


def _cut(line: Line, gap_em: float, begun: frozenset[Word]) -> tuple[Line, ...]:
    """The texts of a line, cut at wide gaps, and before words that begin a column."""
    return cut_at_gaps(line, lambda w: -math.inf if w in begun else gap_em * w.size)


def spans_of(words: Sequence[Word]) -> list[tuple[float, float]]:
    """The left and right ends of a line's words; from the word before it on where a wide space is within a text."""
    inside = _inside_choices(words)
    spans: list[tuple[float, float]] = []
    for index, (before, word) in enumerate(zip([None, *words], words, strict=False)):
        is_one = before and (index in inside or begins_item(before, word))
        spans.append((before.region.x0 if before and is_one else word.region.x0, word.region.x1))
    return spans


def _whole(line: Line, segments: Sequence[Line], items: Collection[Word] = ()) -> tuple[Line, ...]:
    """The texts of a line, a bullet put to the text behind it and the answers to one question put together.

    items: the dashes, numbers and letters that begin items too.
    """
    inside = _inside_choices(line)
    joined: list[Line] = []
    index = 0
    for segment in segments:
        begun = joined[-1][0] if joined and len(joined[-1]) == 1 else None
        item = begun is not None and (begun in items or begins_item(begun, segment[0]))
        if item or index in inside:
            joined[-1] = (*joined[-1], *segment)
        else:
            joined.append(segment)
        index += len(segment)
    return tuple(joined)


def _inside_choices(line: Sequence[Word]) -> set[int]:
    """The words (indexes) that go on the answers to one question."""
    return {index for words in choices_in(line) for index in words[1:]}


def _is_typewritten(words: Sequence[Word]) -> bool:
    """Whether all letters are equally wide."""
    widths = sorted(
        (w.region.x1 - w.region.x0) / (w.size * len(w.text))
        for w in words
        if len(w.text) >= TEXT_LINES.long_word_letters and w.size
    )
    if len(widths) < TEXT_LINES.min_long_words:
        return False
    tenth = len(widths) // 10
    return widths[-1 - tenth] < (1 + TEXT_LINES.equal_widths_share) * widths[tenth]


def bands_of(lines: Sequence[TextLine]) -> list[Band]:
    """Runs of lines from one tabular line to the last before prose or before a table of other columns."""
    tabular = [line for line in lines if len(line.segments) >= TEXT_LINES.tabular_texts] or _pairs(lines)
    if not tabular:
        return []
    left, right = min(t.x0 for t in tabular), max(t.x1 for t in tabular)
    runs: list[list[TextLine]] = [[]]
    for index, line in enumerate(lines):
        wide = line.x1 - line.x0 > TEXT_LINES.prose_width_share * (right - left) and not _is_section(lines, index)
        outside = line.x0 < left - TEXT_LINES.same_end_pt
        if len(line.segments) == 1 and line.x0 < left + TEXT_LINES.same_left_pt and (wide or outside):
            runs.append([])
        else:
            runs[-1].append(line)
    bands = []
    for run in (part for whole in runs for part in _by_columns(whole)):
        places = [i for i, line in enumerate(run) if line in tabular]
        if places:
            bands.append(_band(run[places[0] : places[-1] + 1]))
    return [*bands, *_of_numbers(lines, bands)]


def _band(lines: Sequence[TextLine]) -> Band:
    return Band(tuple(lines), min(x.x0 for x in lines), max(x.x1 for x in lines))


def _of_numbers(lines: Sequence[TextLine], bands: Sequence[Band]) -> list[Band]:
    """Further tables of labels and numbers set right, which a lone text parts from those found."""
    taken = {id(line) for band in bands for line in band.lines}
    found = []
    for inside, group in groupby(lines, lambda line: id(line) in taken):
        run = [] if inside else list(group)
        places = sorted(set_right([line.segments for line in run]))
        if places and all(len(run[n].segments) == 1 for n in (0, -1)):
            found.append(_band(run[places[0] : places[-1] + 1]))
    return found


def _is_section(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a lone line stands close between a row and one that begins below it, and is no caption over a header."""
    if not 0 < index < len(lines) - 1:
        return False
    above, line, below = lines[index - 1 : index + 2]
    close = max(line.middle - above.middle, below.middle - line.middle) < TEXT_LINES.section_gap_heights * (
        line.bottom - line.top
    )
    rows = (
        len(above.segments) > 1
        and len(below.segments) >= TEXT_LINES.tabular_texts
        and abs(below.x0 - line.x0) < TEXT_LINES.same_left_pt
    )
    return close and rows and not all(w.bold for w in below.words)


def _by_columns(run: Sequence[TextLine]) -> list[Sequence[TextLine]]:
    """A run cut where the texts below stand at other places than those above: tables of other columns."""
    tabular = [index for index, line in enumerate(run) if len(line.segments) >= TEXT_LINES.tabular_texts]
    if len(tabular) < TEXT_LINES.min_lines:
        return [run]
    ends = np.array([(s[0].region.x0, s[-1].region.x1) for line in run for s in line.segments])
    begins = [0, *accumulate(len(line.segments) for line in run)]
    close = TEXT_LINES.row_gap_pitches * usual_pitch(run)
    for index in range(tabular[TEXT_LINES.min_lines - 1] + 1, min(len(run) - TEXT_LINES.min_lines, tabular[-1]) + 1):
        if run[index].middle - run[index - 1].middle < close or _is_header(run[:index], run[index:]):
            continue
        above, below = ends[: begins[index]], ends[begins[index] :]
        least = TEXT_LINES.under_caption_share if len(run[index].segments) == 1 else TEXT_LINES.same_places_share
        apart = all(_share_in_place(a, b) < least for a, b in ((below, above), (above, below)))
        if apart and not _is_head(run[tabular[0] : index], run[index:]):
            return [run[:index], *_by_columns(run[index:])]
    return [run]


def _is_head(above: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    """Whether lines right over others are their header: none of their texts stands over two columns, most over one."""
    if len(above) > TEXT_LINES.header_lines or not _follows_close([*above, below[0]]):
        return False
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((s[0].region.x0, s[-1].region.x1) for line in below for s in line.segments):
        if columns and x0 <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    heads = [(s[0].region.x0, s[-1].region.x1) for line in above for s in line.segments]
    over = [sum(a < x1 and x0 < b for a, b in columns) for x0, x1 in heads]
    return max(over) <= 1 and sum(over) > TEXT_LINES.same_places_share * len(over)


def _follows_close(lines: Sequence[TextLine]) -> bool:
    """Whether lines stand under each other without a gap that a header has not."""
    return all(b.top - a.bottom < TEXT_LINES.header_gap_heights * (a.bottom - a.top) for a, b in pairwise(lines))


def _is_header(above: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    """Whether few lines, hardly any of whose texts is a number or date, stand over a table of them: its header.

    Names over groups of columns are centred, and so stand at other places than what is below.
    """
    over, under = ([is_value(s) for line in lines for s in line.segments] for lines in (above, below))
    share = TEXT_LINES.values_share
    few = len(above) <= TEXT_LINES.level_lines
    return few and sum(over) < share * len(over) and sum(under) >= share * len(under)


def _share_in_place(texts: Array, others: Array) -> float:
    """The share of the texts (left and right end of each) of which an end or the middle is one of the others' too."""
    in_place = _at_edges(texts[:, 0], others[:, 0]) | _at_edges(texts[:, 1], others[:, 1])
    in_place |= _at_edges(texts.mean(axis=1), others.mean(axis=1))
    return float(in_place.mean())


def _at_edges(places: Array, positions: Array) -> Array:
    """Whether each place is one of the edges that positions make, as edges_of tells them."""
    ordered = np.sort(positions)
    starts = np.flatnonzero(np.diff(ordered, prepend=-np.inf) > GRIDS.same_edge_pt)
    edges = np.add.reduceat(ordered, starts) / np.diff(starts, append=len(ordered))
    after = np.searchsorted(edges, places)
    right, left = edges[np.minimum(after, len(edges) - 1)], edges[np.maximum(after - 1, 0)]
    near: Array = np.minimum(np.abs(right - places), np.abs(left - places)) < TEXT_LINES.same_end_pt
    return near


def _pairs(lines: Sequence[TextLine]) -> list[TextLine]:
    """Label-and-value lines: two texts, the second always beginning at the same place, or a number that ends at it."""
    two = [line for line in lines if len(line.segments) == 2 and _is_label(line.segments[0])]
    for line in two:
        place = line.segments[1][0].region.x0
        same = [other for other in two if abs(other.segments[1][0].region.x0 - place) < TEXT_LINES.same_place_pt]
        if len(same) >= TEXT_LINES.min_pairs:
            return same
    right = set_right([line.segments for line in two])
    return [line for number, line in enumerate(two) if number in right]


def _is_label(segment: Line) -> bool:
    """Short, but no bullet or number of a list."""
    return len(segment) <= TEXT_LINES.label_words and sum(len(w.text) for w in segment) > ITEMS.sign_letters


def usual_pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance of two lines of one cell: the median of the smaller half, but no wider than lines are set."""
    steps = sorted(step for step in _steps_in_columns(lines) if step > TEXT_LINES.same_line_pt)
    usual = median(steps[: max(1, (len(steps) + 1) // 2)]) if steps else lines[0].bottom - lines[0].top
    return min(usual, TEXT_LINES.widest_pitch_em * median(line.size for line in lines))


def _steps_in_columns(lines: Sequence[TextLine]) -> Iterator[float]:
    """From each line the way up to the nearest one that has a text over one of its own: cells may be centred."""
    for number, line in enumerate(lines):
        for above in lines[max(0, number - TEXT_LINES.beside_lines) : number][::-1]:
            if _stand_over(above, line):
                yield line.middle - above.middle
                break


def _stand_over(above: TextLine, below: TextLine) -> bool:
    ends = [[(s[0].region.x0, s[-1].region.x1) for s in line.segments] for line in (above, below)]
    return any(a < d and c < b for a, b in ends[0] for c, d in ends[1])
