"""Cells that are recognised a second time, larger: those in doubt, with ink in no word, or unlike their column.

The second reading is taken where it fits the column better, leaves less ink unread or is surer; what still does not fit
is in doubt. What a column is like is for column_kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import cv2

from extractors.ocr.column_kinds import NUMBER_SIGNS, Kind, Numbers, kind_of
from extractors.ocr.crops import Inked, is_line, letters_of, lost_letters
from extractors.ocr.signs_by_shape import with_shapes
from extractors.ocr.tesseract import Layout, Reading, recognise

Readings = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class SecondLookTolerances:
    """When a cell is read again, and how."""

    # tesseract's confidence (0 to 100): under it words are often wrong.
    doubtful_confidence: float = 60.0
    # By how much the picture is enlarged: another size gives another opinion.
    larger_times: float = 1.5


SECOND_LOOK = SecondLookTolerances()


@dataclass(frozen=True, slots=True)
class _Case:
    """A cell as first read, and what it should be like."""

    cell: Inked
    first: Readings
    kind: Kind | None
    scale: float

    def lost(self, readings: Readings) -> int:
        """How many letters stand in no word, or in a number that has fewer digits."""
        return max(lost_letters(self.cell.picture, readings, self.scale), -self.added(readings))

    def added(self, readings: Readings) -> int:
        """How many more signs a number has than there are pieces of ink as high as a digit."""
        if not isinstance(self.kind, Numbers):
            return 0
        signs = sum(c.isalnum() or c == "/" for reading in readings for c in reading.text)
        return signs - len(letters_of(self.cell.picture, self.scale))

    def fits(self, readings: Readings) -> bool:
        """Whether a reading is like the cell's column."""
        return self.kind is None or self.kind.fits(text_of(readings))

    def is_open(self) -> bool:
        """Whether the cell is worth a second look."""
        text = text_of(self.first)
        if self.kind and not self.kind.fits(text):
            return self.kind.may_be(text)
        sure = all(r.confidence >= SECOND_LOOK.doubtful_confidence for r in self.first)
        return not sure or self.lost(self.first) > 0 or self.added(self.first) > 0

    def decided(self, second: Readings) -> Readings:
        """The better one of two readings; in doubt where it is unlike its column or leaves letters unread."""
        shorter = len(text_of(second)) < len(text_of(self.first))
        best = self.first if shorter and self.fits(self.first) else max((self.first, second), key=self._worth)
        amiss = self.kind and not self.fits(best) and self.kind.is_amiss(text_of(best))
        return _in_doubt(best) if amiss or self.lost(best) else best

    def _worth(self, readings: Readings) -> tuple[bool, int, float]:
        amiss = max(self.lost(readings), self.added(readings))
        return self.fits(readings), -amiss, min((r.confidence for r in readings), default=-1.0)


def text_of(readings: Readings) -> str:
    """The words of a cell in their order."""
    return " ".join(reading.text for reading in readings)


def looked_at_again(
    cells: Sequence[Inked], first: Sequence[Readings], columns: Sequence[Sequence[int]], scale: float
) -> list[Readings]:
    """The readings of cells after a second look; columns: the places of the cells of each, from top to bottom.

    scale: points a dot. Raises NoRecognitionError.
    """
    told = list(first)
    kinds: dict[int, Kind | None] = {}
    for column in columns:
        kind = kind_of([text_of(told[i]) for i in column])
        fit = [n for n, i in enumerate(column) if kind and kind.fits(text_of(told[i]))]
        kinds |= dict.fromkeys(column[fit[0] :] if fit else (), kind)
    cases = {i: _Case(cell, told[i], kinds.get(i), scale) for i, cell in enumerate(cells)}
    still_open = {i: case for i, case in cases.items() if case.is_open()}
    for layout, signs in product((Layout.LINE, Layout.BLOCK), ("", NUMBER_SIGNS)):
        group = {i: case for i, case in still_open.items() if _asked(case) == (layout, signs)}
        for i, second in zip(group, _larger([c.cell for c in group.values()], layout, signs), strict=True):
            told[i] = group[i].decided(with_shapes(second, cells[i].picture))
    return told


def _asked(case: _Case) -> tuple[Layout, str]:
    """How a cell is read again: in a column of numbers as one."""
    layout = Layout.LINE if is_line(case.cell.picture, case.scale) else Layout.BLOCK
    return layout, NUMBER_SIGNS if isinstance(case.kind, Numbers) else ""


def _larger(cells: Sequence[Inked], layout: Layout, signs: str) -> Iterator[Readings]:
    times = SECOND_LOOK.larger_times
    pictures = [cv2.resize(c.picture, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC) for c in cells]
    for readings in recognise(pictures, layout, signs):
        yield tuple(
            replace(
                r,
                x0=round(r.x0 / times),
                top=round(r.top / times),
                x1=round(r.x1 / times),
                bottom=round(r.bottom / times),
            )
            for r in readings
        )


def _in_doubt(readings: Readings) -> Readings:
    return tuple(replace(reading, confidence=0.0) for reading in readings)
