"""Columns of prose side by side: full lines close under each other, whose paragraphs begin at different heights.

On a page set in two columns one of them may hold a table: that is told from the other, which is prose as wide as it.

Lines of a single column are for justified; in which order columns are read is for joining.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.document.geometry import Line, Region, Rule, Word, union
from extractors.document.lines import lines_of
from extractors.document.pages import Page
from extractors.tables.item_signs import is_item_sign
from extractors.tables.values import is_value


@dataclass(frozen=True, slots=True)
class ProseColumnTolerances:
    """When texts side by side are columns of prose."""

    # The white between two columns is wider than justified spaces.
    gutter_em: float = 0.9
    # Lines of a column begin at the same place.
    same_start_pt: float = 1.5
    # Fewer lines may be the cells of one row.
    min_lines: int = 4
    # So many words stand on a line of prose, on the average; a cell of a number, a date or a name has fewer.
    mean_words: float = 3.5
    # Of a column's lines but the last, those on which the first word of the next had not fitted.
    full_share: float = 0.55
    # Of a column's lines, those that go on a sentence in lower case.
    going_on_share: float = 0.35
    # Of a column's lines, those that stand one line under the one above.
    dense_share: float = 0.6
    # A wider step than this begins a paragraph.
    step_pitches: float = 1.3
    # A gap this wide through all columns parts what stands over it from what stands under it.
    parting_heights: float = 1.5
    # A space and some slack: what a word needs besides its own width to fit on a line.
    space_em: float = 0.5
    # Lines of two columns that begin at the same height.
    same_height_pt: float = 2.0
    # Of the paragraphs of the column with the fewest, those that begin where one beside begins: rows of a table.
    level_share: float = 0.5
    # So many numbers or dates on a line make it a row of a table, whose text beside it would begin a paragraph.
    row_words: int = 3
    # So many such rows for each paragraph beside them are of a table of their own: cells may be empty.
    paragraph_rows_times: float = 2.0
    # Of the width of its column, what the widest line of a paragraph takes at least: the next word had not fitted.
    wide_share: float = 0.8
    # The two columns of a page are equally wide; lines set ragged end some letters before their right border.
    same_width_em: float = 2.0


PROSE_COLUMNS = ProseColumnTolerances()


@dataclass(frozen=True, slots=True)
class ProseColumns:
    """The rectangles of columns of prose beside each other, from the left: what they hold is read one after another.

    beside: that of the page's other column, where it holds more than prose. tabular: both columns, where both do.
    """

    columns: tuple[Region, ...]
    beside: Region | None = None
    tabular: tuple[Region, Region] | None = None

    @property
    def in_order(self) -> tuple[Region, ...]:
        """All columns of the page from the left."""
        others = (*((self.beside,) if self.beside else ()), *(self.tabular or ()))
        return tuple(sorted((*self.columns, *others), key=lambda r: r.x0))

    @property
    def region(self) -> Region:
        """The rectangle around all."""
        return union(self.in_order)


def prose_columns(page: Page) -> tuple[ProseColumns, ...]:
    """Where a page has columns of prose, from the top; where its columns were put under each other, that one."""
    if page.unrolled:
        return (ProseColumns((), beside=page.unrolled),)
    lines = [_measured(line) for line in lines_of(w for w in page.words if w.upright and not w.watermark)]
    parted = [False, *(_is_parted(above, line) for above, line in pairwise(lines))]
    found: list[ProseColumns] = []
    for place in _places(lines):
        gutter = place - PROSE_COLUMNS.same_start_pt
        across = sorted(r.position for r in page.rules if r.direction == "horizontal" and r.start < gutter < r.end)
        upright = [r for r in page.rules if r.direction == "vertical"]
        for run in _runs(lines, parted, gutter, across):
            if not any(_overlap(columns.region, run) for columns in found):
                found += _halves(run, place, upright) or _columns_in(run)
    return tuple(sorted(found, key=lambda c: c.region.top))


@dataclass(frozen=True, slots=True)
class _Measured:
    """A printed line and what is asked of it for every gutter. gaps: left and right end of each wide gap."""

    words: Line
    gaps: tuple[tuple[float, float], ...]
    top: float
    bottom: float
    height: float
    middle: float

    def crosses(self, gutter: float) -> bool:
        """Whether a word, or no more than a space, stands over a gutter."""
        inside = self.words[0].region.x0 < gutter < self.words[-1].region.x1
        return inside and not any(x0 <= gutter <= x1 for x0, x1 in self.gaps)


def _measured(line: Line) -> _Measured:
    wide = [(a, b) for a, b in pairwise(line) if _is_gap(a, b)]
    heights = [w.region.bottom - w.region.top for w in line]
    return _Measured(
        line,
        tuple((a.region.x1, b.region.x0) for a, b in wide),
        min(w.region.top for w in line),
        max(w.region.bottom for w in line),
        min(heights),
        line[0].region.middle[1],
    )


def _is_gap(left: Word, right: Word) -> bool:
    return right.region.x0 - left.region.x1 >= PROSE_COLUMNS.gutter_em * right.size


def _places(lines: Sequence[_Measured]) -> list[float]:
    """Where many texts begin behind a gap, those with the most first."""
    clusters: list[list[float]] = []
    for x in sorted(x1 for line in lines for _, x1 in line.gaps):
        if clusters and x - clusters[-1][0] < PROSE_COLUMNS.same_start_pt:
            clusters[-1].append(x)
        else:
            clusters.append([x])
    many = [c for c in clusters if len(c) >= PROSE_COLUMNS.min_lines]
    return [c[0] for c in sorted(many, key=lambda c: -len(c))]


def _runs(
    lines: Sequence[_Measured], parted: Sequence[bool], gutter: float, across: Sequence[float]
) -> Iterator[list[Line]]:
    """Lines that follow each other without a word over the gutter, and are no rows between rules.

    parted: for each line, whether white parts it from the one above; across: the heights (ascending) of the rules over
    the gutter.
    """
    runs: list[list[Line]] = [[]]
    ruled = [False]  # for each run, whether a rule parts it from the one over it
    above: _Measured | None = None  # the last line of the run
    for line, apart in zip(lines, parted, strict=True):
        under_rule = above is not None and bisect_right(across, above.middle) < bisect_left(across, line.middle)
        crossed = line.crosses(gutter)
        if crossed or under_rule or (above is not None and apart):
            runs.append([])
            ruled.append(under_rule)
        above = None if crossed else line
        if not crossed:
            runs[-1].append(line.words)
    padded = [[], *runs, []]
    for number, run in enumerate(runs):
        if len(run) < PROSE_COLUMNS.min_lines:
            continue
        beside = [padded[k] for k, rule in ((number, ruled[number]), (number + 2, [*ruled, False][number + 1])) if rule]
        if len(beside) < 2 and not any(len(other) > 1 for other in beside):
            yield run


def _is_parted(above: _Measured, below: _Measured) -> bool:
    """Whether more than an empty line stands between two lines of the page."""
    return below.top - above.bottom > PROSE_COLUMNS.parting_heights * min(above.height, below.height)


def _overlap(region: Region, run: Sequence[Line]) -> bool:
    return any(region.top < word.region.middle[1] < region.bottom for line in run for word in line[:1])


def _columns_in(run: Sequence[Line]) -> list[ProseColumns]:
    """The columns where all are prose and no rows go through them, or the outermost where a table is beside it."""
    words = [w for line in run for w in line]
    parts = _parted(words)
    if len(parts) < 2:
        return []
    columns = [lines_of(part) for part in parts]
    prose = [_is_prose(lines) for lines in columns]
    if all(prose):
        if not any(_are_rows(a, b) for a, b in pairwise(columns)):
            return [ProseColumns(tuple(union(w.region for w in part) for part in parts))]
        return []
    return [
        ProseColumns((union(w.region for w in parts[outer]),))
        for outer, others in ((0, parts[1:]), (-1, parts[:-1]))
        if prose[outer] and _are_more_rows(lines_of(w for part in others for w in part), columns[outer])
    ]


def _are_more_rows(table: Sequence[Line], prose: Sequence[Line]) -> bool:
    """Whether more lines full of numbers stand beside a text than it has paragraphs: it is no column of their table."""
    top, bottom = prose[0][0].region.top, prose[-1][0].region.bottom
    values = [sum(is_value((w,)) for w in line) for line in table if top < line[0].region.middle[1] < bottom]
    rows = sum(count >= PROSE_COLUMNS.row_words for count in values)
    return rows > PROSE_COLUMNS.paragraph_rows_times * (len(_begins(prose)) + 1)


def _halves(run: Sequence[Line], place: float, upright: Sequence[Rule]) -> list[ProseColumns]:
    """The page's two columns, left and right of a place, as wide as each other, of which one or both hold a table.

    Where both do, each holds a paragraph of prose too, or, with one of the upright rules between them, a sentence.
    """
    words = [w for line in run for w in line]
    sides = [
        [w for w in words if (w.region.x0 < place - PROSE_COLUMNS.same_start_pt) is left] for left in (True, False)
    ]
    if not all(sides):
        return []
    regions = [union(w.region for w in side) for side in sides]
    columns = [lines_of(side) for side in sides]
    tables = [_holds_table(lines) for lines in columns]
    difference = abs((regions[0].x1 - regions[0].x0) - (regions[1].x1 - regions[1].x0))
    if not any(tables) or difference > PROSE_COLUMNS.same_width_em * words[0].size:
        return []
    if all(tables):
        drawn = any(
            regions[0].x1 < r.position < regions[1].x0 and r.start < regions[0].middle[1] < r.end for r in upright
        )
        texts = [
            [x for x in _paragraphs(lines) if _is_wide(x, region)]
            for lines, region in zip(columns, regions, strict=True)
        ]
        told = all(any(map(_is_prose, side)) or (drawn and any(map(_has_sentence, side))) for side in texts)
        return [ProseColumns((), tabular=(regions[0], regions[1]))] if told and not _are_rows(*columns) else []
    prose, beside = (1, 0) if tables[0] else (0, 1)
    gaps = any(_is_gap(a, b) for line in columns[prose] for a, b in pairwise(line))  # its texts are columns of a table
    if gaps or not _is_prose(columns[prose]) or (_are_rows(*columns) and _share_level(columns[beside], columns[prose])):
        return []
    return [ProseColumns((regions[prose],), regions[beside])]


def _is_wide(lines: Sequence[Line], column: Region) -> bool:
    """Whether the texts of a paragraph are as wide as their column: cells of a row are narrower."""
    right = max(line[-1].region.x1 for line in lines)
    return right - column.x0 > PROSE_COLUMNS.wide_share * (column.x1 - column.x0)


def _has_sentence(lines: Sequence[Line]) -> bool:
    """Whether a line of prose goes on in small letters in the next."""
    return any(len(a) >= PROSE_COLUMNS.mean_words and b[0].text[0].islower() for a, b in pairwise(lines))


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines without gaps that follow each other, parted where one stands further than usual under the one above."""
    whole = [not any(_is_gap(a, b) for a, b in pairwise(line)) for line in lines]
    parts: list[list[Line]] = [[]]
    for line, is_whole, wide in zip(lines, whole, [False, *_wide_steps(lines)], strict=True):
        if wide or not is_whole:
            parts.append([])
        if is_whole:
            parts[-1].append(line)
    return [part for part in parts if part]


def _holds_table(lines: Sequence[Line]) -> bool:
    """Whether words behind gaps begin or end under each other: wide spaces of prose stand anywhere."""
    behind = [b.region for line in lines for a, b in pairwise(line) if _is_gap(a, b)]
    return any(
        sum(abs(x - other) < PROSE_COLUMNS.same_start_pt for other in places) >= PROSE_COLUMNS.min_lines
        for places in ([r.x0 for r in behind], [r.x1 for r in behind])
        for x in places
    )


def _share_level(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether most paragraphs or rows of a column begin where those of another do."""
    begun = _begins(lines)
    level = sum(any(abs(y - other) < PROSE_COLUMNS.same_height_pt for other in _begins(others)) for y in begun)
    return level >= PROSE_COLUMNS.level_share * len(begun)


def _parted(words: Sequence[Word]) -> list[list[Word]]:
    """Words parted at the white strips that go through from top to bottom."""
    parts: list[list[Word]] = []
    reach = 0.0
    for word in sorted(words, key=lambda w: w.region.x0):
        if parts and word.region.x0 - reach < PROSE_COLUMNS.gutter_em * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
        reach = max(reach, word.region.x1)
    return parts


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines under each other are sentences that go on from line to line; paragraphs and items end theirs."""
    if len(lines) < PROSE_COLUMNS.min_lines or sum(map(len, lines)) < PROSE_COLUMNS.mean_words * len(lines):
        return False
    wide = _wide_steps(lines)
    inside = [
        (below[0].text[0].islower(), full)
        for below, full, parted in zip(lines[1:], _is_full(lines), wide, strict=True)
        if not parted and not is_item_sign(below[0])
    ]
    return (
        len(inside) >= PROSE_COLUMNS.min_lines - 1
        and sum(goes_on for goes_on, _ in inside) >= PROSE_COLUMNS.going_on_share * len(inside)
        and sum(full for _, full in inside) >= PROSE_COLUMNS.full_share * len(inside)
        and sum(not parted for parted in wide) >= PROSE_COLUMNS.dense_share * len(wide)
    )


def _is_full(lines: Sequence[Line]) -> list[bool]:
    """For each line but the last, whether the first word of the next had not fitted on it."""
    right = max(line[-1].region.x1 for line in lines)
    return [
        a[-1].region.x1 + b[0].region.x1 - b[0].region.x0 + PROSE_COLUMNS.space_em * b[0].size > right
        for a, b in pairwise(lines)
    ]


def _wide_steps(lines: Sequence[Line]) -> list[bool]:
    """For each line but the first, whether it stands further than usual under the one above."""
    steps = [b[0].region.middle[1] - a[0].region.middle[1] for a, b in pairwise(lines)]
    return [step > PROSE_COLUMNS.step_pitches * median(steps) for step in steps]


def _begins(lines: Sequence[Line]) -> list[float]:
    """The heights at which paragraphs begin under others."""
    begun = zip(lines[1:], _is_full(lines), _wide_steps(lines), strict=True)
    return [line[0].region.top for line, full, wide in begun if wide or not full]


def _are_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the paragraphs of two columns mostly begin side by side."""
    fewer, more = sorted((_begins(left), _begins(right)), key=len)
    level = sum(any(abs(y - other) < PROSE_COLUMNS.same_height_pt for other in more) for y in fewer)
    return level > 0 and level >= PROSE_COLUMNS.level_share * len(fewer)
