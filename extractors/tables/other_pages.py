"""What the tables without vertical rules on all other pages show of a table's columns.

Every page of a long table asks for all others. So what they show is added up once, from the first page on and from the
last page back: a page takes the sum of those before it and the sum of those after it. What is a column is for gutters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractors.tables.gutters import Coverage, coverage_of, overlaid, starts_near, starts_of
from extractors.tables.text_lines import TEXT_LINES, Band

# Sums for this many left borders are kept at a time; a document has a few.
KEPT_BORDERS = 8


@dataclass(frozen=True, slots=True)
class OtherPages:
    """What the bands of all pages but one show. starts: of all pages; left_out: those of the one page (ascending)."""

    coverage: Coverage
    starts: Sequence[float]
    left_out: Sequence[float]

    def starts_near(self, place: float) -> int:
        """How many of their texts begin at a place."""
        return starts_near(self.starts, place) - starts_near(self.left_out, place)


class BandsByPage:
    """The bands of all pages of a document by their left border, each with the number of its page."""

    def __init__(self, bands: Iterable[tuple[int, Band]]) -> None:
        found = list(bands)
        # A line or two may be of prose: they show no columns to other pages.
        columns = [b for b in found if len(b[1].lines) >= TEXT_LINES.min_lines]
        self._bands = sorted(columns, key=lambda b: b[1].left)
        self._last = dict(found)
        self._kept: dict[tuple[int, int], _SameLeft] = {}

    def others(self, page: int, band: Band) -> OtherPages:
        """What the bands of all other pages show that have the left border of this one."""
        return self._beside(band).other_than(page)

    def before(self, page: int) -> Band | None:
        """The last band of the nearest page before this one."""
        pages = [number for number in self._last if number < page]
        return self._last[pages[-1]] if pages else None

    def _beside(self, band: Band) -> _SameLeft:
        """Those that begin where this one does."""
        first = bisect_right(self._bands, -TEXT_LINES.same_left_pt, key=lambda b: b[1].left - band.left)
        end = bisect_left(self._bands, TEXT_LINES.same_left_pt, lo=first, key=lambda b: b[1].left - band.left)
        if (first, end) not in self._kept:
            if len(self._kept) == KEPT_BORDERS:
                self._kept.clear()
            self._kept[first, end] = _SameLeft(self._bands[first:end])
        return self._kept[first, end]


class _SameLeft:
    """The bands of one left border, in the order of their pages."""

    def __init__(self, bands: Sequence[tuple[int, Band]]) -> None:
        ordered = sorted(bands, key=lambda b: b[0])
        coverages = [coverage_of(band) for _, band in ordered]
        self._pages = [number for number, _ in ordered]
        self._before = list(accumulate(coverages, overlaid, initial=Coverage()))
        self._after = list(accumulate(reversed(coverages), overlaid, initial=Coverage()))
        self._starts = [starts_of(band) for _, band in ordered]
        self._all_starts = sorted(x for starts in self._starts for x in starts)

    def other_than(self, page: int) -> OtherPages:
        """What those of all pages but one show."""
        first, end = bisect_left(self._pages, page), bisect_right(self._pages, page)
        coverage = overlaid(self._before[first], self._after[len(self._pages) - end])
        return OtherPages(coverage, self._all_starts, sorted(x for starts in self._starts[first:end] for x in starts))
