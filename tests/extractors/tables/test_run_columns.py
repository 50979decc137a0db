"""Columns of printed spreadsheets are told from runs, and those of other programs are not."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Line, Region, Word
from extractors.tables.run_columns import beginning_columns

GAP_EM = 0.9


def row(top: float, *cells: tuple[float, str], one_run: bool = True) -> Line:
    """Cells that each begin at a place, in words of four points a letter, a space between them."""
    words = []
    for place, text in cells:
        left = place
        for number, word in enumerate(text.split()):
            region = Region(1, left, top, left + 4 * len(word), top + 10)
            words.append(Word(word, region, size=10, goes_on=one_run and number > 0))
            left = region.x1 + 3
    return tuple(words)


CELLS = [
    ("Brev sendt til en borger", "Skole og dagtilbud"),
    ("Mail til mange modtagere", "Social og sundhed"),
    ("Mappe glemt i en bus her", "Teknik og natur her"),
    ("Liste lagt ved printeren", "Kultur og fritid her"),
]


@pytest.mark.parametrize("one_run", [True, False])
def test_cells_that_stand_a_space_apart_are_two_columns_where_each_is_one_run(one_run: bool) -> None:
    lines = [row(14.0 * n, (40, left), (140, right), one_run=one_run) for n, (left, right) in enumerate(CELLS)]
    begun = {word.text for word in beginning_columns(lines, GAP_EM)}
    assert begun == ({right.split()[0] for _, right in CELLS} if one_run else set())


def test_lone_line_shows_a_column() -> None:
    assert beginning_columns([row(0, (40, CELLS[0][0]), (140, CELLS[0][1]))], GAP_EM) == frozenset()
