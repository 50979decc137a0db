"""Columns of a table without vertical rules: which white strips of its page and of other pages are their borders.

White strips as such are for gutters; which lines are of the table, and its rows, for grid.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.document.geometry import Line
from extractors.tables.grid import GRIDS
from extractors.tables.gutters import (
    GUTTERS,
    Coverage,
    Strip,
    centred_in,
    close_starts,
    coverage_of,
    ends_of,
    overlaid,
    parted_in,
    starts_near,
    starts_of,
    strips_of,
)
from extractors.tables.other_pages import OtherPages
from extractors.tables.text_lines import TEXT_LINES, Band, TextLine
from extractors.tables.values import is_value


@dataclass(frozen=True, slots=True)
class ColumnStripTolerances:
    """How sure the columns of a table are that no rules draw."""

    # Strips narrower than this make the columns doubtful: little wider than a space.
    narrow_pt: float = 2.6
    # So many lines of one page show its columns whatever other pages print.
    certain_lines: int = 6
    # Of these lines and the strips between their columns, those with a text on both sides.
    certain_share: float = 0.9


COLUMN_STRIPS = ColumnStripTolerances()


@dataclass(frozen=True, slots=True)
class ColumnStrips:
    """The strips between a table's columns, from the left.

    shared: other pages show them too, as far as there are any of this table. doubtful: they may be others.
    """

    strips: tuple[Strip, ...]
    shared: bool
    doubtful: bool


def column_strips(band: Band, others: OtherPages) -> ColumnStrips | None:
    """The strips between the columns of a band; None where it shows none, or has too few lines to show any."""
    alone, starts, right = coverage_of(band), starts_of(band), ends_of(band)
    together = overlaid(alone, others.coverage)
    parted = _parted_by_runs(band)

    def begun(x: float) -> int:
        return max(starts_near(starts, x), parted(x))

    own = strips_of(alone, begun, _parted_in(band, alone), right)
    words = sorted(w.region.x0 for line in band.lines for w in line.words)
    shared = strips_of(together, lambda x: begun(x) + others.starts_near(x), _parted_in(band, together), right)
    beside = [a for a in shared if a[1] >= band.right or a[0] <= band.left]
    seen = [*beside, *own, *strips_of(alone, lambda x: starts_near(words, x))]
    agree = bool(shared) and all(any(a[0] < b[1] and b[0] < a[1] for b in seen) for a in shared)
    agree = agree and not _is_narrower(band, shared, others) and _stands_in(band, others)
    certain = len(own) > len(shared) and _is_certain(band, own)
    agree = agree and not certain
    told = close_starts(band.lines)  # their runs tell these columns, however narrow the white before them is
    strips = _named_columns(band, _own_columns(band, shared if agree else own), told=bool(told))
    if not strips or (together if agree else alone).lines < TEXT_LINES.min_lines:
        return None  # so few lines are of a table only where other pages show the same columns
    narrow = any(b - a < COLUMN_STRIPS.narrow_pt and not starts_near(told, b) for a, b in strips)
    return ColumnStrips(tuple(strips), agree, narrow or not (agree or certain))


def _parted_in(band: Band, coverage: Coverage) -> frozenset[Strip]:
    """The strips that a band's texts show to be borders, however narrow they are."""
    return parted_in(band, coverage) | centred_in(band, coverage)


def _is_narrower(band: Band, shared: Sequence[Strip], others: OtherPages) -> bool:
    """Whether a band from the table's left border on leaves most columns of other pages empty in each of its lines.

    A page of one table leaves a column or two empty; what begins at the same place and ends earlier is another table.
    """
    at_left = abs(band.left - others.coverage.left) < TEXT_LINES.same_left_pt
    inside = sum(a[0] < band.right for a in shared)
    return at_left and len(band.lines) >= TEXT_LINES.min_lines and len(shared) - inside > inside


def _stands_in(band: Band, others: OtherPages) -> bool:
    """Whether texts of a band too short to show columns begin where those of other pages do; longer ones do."""
    begun = [others.starts_near(s[0].region.x0) > 0 for line in band.lines for s in line.segments]
    return len(band.lines) >= TEXT_LINES.min_lines or sum(begun) >= TEXT_LINES.same_places_share * len(begun)


def _own_columns(band: Band, strips: Sequence[Strip]) -> list[Strip]:
    """The strips without narrow ones that cut no more than a text of the column at their right."""
    kept: list[Strip] = []
    for strip in strips:
        left = kept[-1][1] if kept else band.left
        inside = [
            s for line in band.lines for s in line.segments if left - GRIDS.around_text_pt <= s[0].region.x0 < strip[0]
        ]
        own = any(s[-1].region.x1 < strip[1] for s in inside)
        if own or not inside or strip[1] - strip[0] >= GUTTERS.sure_strip_pt:
            kept.append(strip)
    return kept


def _parted_by_runs(band: Band) -> Callable[[float], int]:
    """How many lines have separate texts on both sides of a place, if nearly all have and no text runs over it.

    Told where runs tell columns, as in a printed spreadsheet: its texts are cells, however close they stand.
    """
    lines = _tabular(band)
    told = bool(close_starts(lines))

    def parted(x: float) -> int:
        if not told or any(s[0].region.x0 < x < s[-1].region.x1 for line in lines for s in line.segments):
            return 0
        count = sum(_parts(line, (x, x)) for line in lines)
        return count if count >= max(COLUMN_STRIPS.certain_lines, COLUMN_STRIPS.certain_share * len(lines)) else 0

    return parted


def _tabular(band: Band) -> list[TextLine]:
    return [line for line in band.lines if len(line.segments) >= TEXT_LINES.tabular_texts]


def _named_columns(band: Band, strips: Sequence[Strip], *, told: bool) -> list[Strip]:
    """The strips without those that part a name, which stands at the left, from its numbers, which stand at the right.

    Then no line has texts on both sides, and all texts of the one side stand over those of the other. Where their runs
    do not tell the columns, there are several numbers, all under the name: other texts may be of a column without one.
    """
    kept: list[Strip] = []
    for number, strip in enumerate(strips):
        left = kept[-1][1] if kept else -math.inf
        right = strips[number + 1][0] if number + 1 < len(strips) else math.inf
        before, behind = _lines_within(band, left, strip[0]), _lines_within(band, strip[1], right)
        over = bool(before and behind) and max(before) < min(behind)
        under = bool(before and behind) and told and max(behind) < min(before)
        values = [is_value(s) for index in behind for s in _texts_within(band.lines[index], strip[1], right)]
        if not under and not (over and (told or (len(values) >= TEXT_LINES.min_lines and all(values)))):
            kept.append(strip)
    return kept


def _lines_within(band: Band, left: float, right: float) -> list[int]:
    """The lines (their indexes) with a text between two strips."""
    return [index for index, line in enumerate(band.lines) if _texts_within(line, left, right)]


def _texts_within(line: TextLine, left: float, right: float) -> list[Line]:
    """A line's texts between two strips."""
    around = GRIDS.around_text_pt
    return [s for s in line.segments if left - around <= s[0].region.x0 and s[-1].region.x1 <= right + around]


def _is_certain(band: Band, strips: Sequence[Strip]) -> bool:
    """Whether enough lines of this page alone have separate texts on both sides of each strip.

    Other pages may print another table with the same left border.
    """
    lines = _tabular(band)
    if len(lines) < COLUMN_STRIPS.certain_lines:
        return False
    parted = sum(_parts(line, strip) for strip in strips for line in lines)
    return parted >= COLUMN_STRIPS.certain_share * len(lines) * len(strips)


def _parts(line: TextLine, strip: Strip) -> bool:
    """Whether a strip lies between two texts of a line."""
    ends = [(s[0].region.x0, s[-1].region.x1) for s in line.segments]
    return (
        ends[0][1] <= strip[1] and ends[-1][0] >= strip[0] and not any(a < strip[0] and b > strip[1] for a, b in ends)
    )
