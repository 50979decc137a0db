"""Places where the columns of a table begin though hardly any white parts them, as in a printed spreadsheet.

A program prints each cell in a run of its own. Where runs begin at one place line after line, and hardly any reaches
over it, a column begins there, however near the text before it ends. What is parted there is for characters and
text_lines.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.document.geometry import Array


@dataclass(frozen=True, slots=True)
class RunPlaceTolerances:
    """When runs begin at one place."""

    # The same place: letters' side bearings differ by less.
    same_start_pt: float = 1.2
    # Fewer runs begin at one place by chance.
    begun_lines: int = 3
    # So many runs begin there for each that reaches over it: long texts run over empty cells, and so do titles.
    begun_times: float = 2.0
    # Where only a header begins at a place, so many lines have none but white there: its numbers stand at the right.
    white_lines: int = 6
    # So many lines have white there for each run that reaches over it.
    white_times: float = 4.0


RUN_PLACES = RunPlaceTolerances()


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a page: arrays of one length, by line and from the left. left, right: their ends in points."""

    line: Array
    left: Array
    right: Array

    def places(self) -> Array:
        """The places (ascending) where columns begin, within the page's lines."""
        same = RUN_PLACES.same_start_pt
        inner = np.zeros(len(self.line), bool)
        inner[1:] = self.line[1:] == self.line[:-1]
        starts = np.sort(self.left[inner])
        ends = np.sort(self.right[:-1][inner[1:]])
        if not len(starts):
            return starts
        begun = _between(starts, starts - same, starts + same)
        over = np.searchsorted(np.sort(self.left), starts - same) - np.searchsorted(
            np.sort(self.right), starts + same, "right"
        )
        # White has begun in a line, and the run behind it has not.
        white = np.searchsorted(ends, starts + same, "right") - np.searchsorted(starts, starts - same)
        columns = (begun >= RUN_PLACES.begun_lines) & (begun >= RUN_PLACES.begun_times * over)
        columns |= (white >= RUN_PLACES.white_lines) & (white >= RUN_PLACES.white_times * over)
        found: Array = starts[columns]
        return found[np.diff(found, prepend=-np.inf) > same]


def _between(ordered: Array, first: Array, last: Array) -> Array:
    """How many of some numbers (ascending) lie between two."""
    counted: Array = np.searchsorted(ordered, last, "right") - np.searchsorted(ordered, first)
    return counted


def near(places: Array, x: Array) -> Array:
    """Whether each x is one of the places (ascending)."""
    found: Array = _between(places, x - RUN_PLACES.same_start_pt, x + RUN_PLACES.same_start_pt) > 0
    return found
