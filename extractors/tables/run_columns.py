"""Columns that the file's runs tell: a printed spreadsheet prints each cell in one, however close its texts stand.

Where runs begin in many lines is for document/run_places; which lines make a table for text_lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.document.geometry import Line, Word
from extractors.document.lines import cut_at_gaps
from extractors.document.run_places import Runs, near


@dataclass(frozen=True, slots=True)
class RunColumnTolerances:
    """When the runs of a page are cells."""

    # Of the words behind a space, those of the run before them where each cell is one run: a few cells stand as close.
    goes_on_share: float = 0.6


RUN_COLUMNS = RunColumnTolerances()


def beginning_columns(lines: Sequence[Line], gap_em: float) -> frozenset[Word]:
    """The words that begin a column, as the runs of the file tell, though they may stand close to the text before.

    Runs tell nothing where a program prints each word in one of its own.
    """
    close = [b for line in lines for a, b in pairwise(line) if b.region.x0 - a.region.x1 < gap_em * b.size]
    if sum(word.goes_on for word in close) < RUN_COLUMNS.goes_on_share * len(close):
        return frozenset()
    runs = [(n, part) for n, line in enumerate(lines) for part in _runs(line, gap_em)]
    if not runs:
        return frozenset()
    left, right = np.array([(part[0].region.x0, part[-1].region.x1) for _, part in runs]).T
    at = near(Runs(np.array([n for n, _ in runs]), left, right).places(), left)
    return frozenset(part[0] for (_, part), begins in zip(runs, at.tolist(), strict=True) if begins)


def _runs(line: Line, gap_em: float) -> tuple[Line, ...]:
    """The runs of a line; a wide gap within one is white between cells that a program prints together."""
    return cut_at_gaps(line, lambda w: gap_em * w.size if w.goes_on else -math.inf)
