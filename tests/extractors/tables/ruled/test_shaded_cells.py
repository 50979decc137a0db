"""Tables of shaded cells with white between them, in which no rule is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.document.geometry import Region
from extractors.tables.ruled.shaded_cells import rules_between_shades
from tests.extractors.documents import Page, Sheet, table_of

EDGES = [40.0, 230.0, 300.0, 360.0]
ROWS = [
    ["Afdeling", "Antal", "Nr"],
    ["Skole", "12", "3"],
    ["Hjælp og pleje\ni eget hjem", "9", "14"],
    ["Børn og unge", "4", "5"],
    ["* uden leverandøren", "", ""],
]


def shaded(white: float, columns: int = 3) -> Page:
    """Each cell a grey box, a little set in from its borders."""

    def page(sheet: Sheet) -> None:
        top = 60.0
        for row in ROWS:
            bottom = top + 16 + 12 * row[0].count("\n")
            for (left, right), text in zip(pairwise(EDGES[: columns + 1]), row, strict=False):
                sheet.fill((left + white / 2, top + white / 2), (right - white / 2, bottom - white / 2), grey=0.8)
                sheet.lines(left + 6, bottom - 13 if text.isdigit() else top + 2, text.split("\n"))
            top = bottom

    return page


@pytest.mark.parametrize("white", [1.0, 3.0])
@pytest.mark.parametrize("columns", [2, 3])
def test_shaded_cell_of_two_lines_is_two_rows(white: float, columns: int) -> None:
    ledger = [row.row.texts for row in table_of(shaded(white, columns)).ledger]
    assert ledger == [tuple(text.replace("\n", " ") for text in row[:columns]) for row in ROWS]


@pytest.mark.parametrize(
    ("tops", "bottoms", "white"),
    [([0, 20, 40], [10, 50, 30], 1.0), ([0, 11, 22], [10, 21, 32], 0.0), ([0, 11], [10, 21], 1.0)],
)
def test_bars_of_a_chart_or_bands_without_white_are_cells(tops: list[int], bottoms: list[int], white: float) -> None:
    boxes = [
        Region(1, x, top, x + 50 - white, bottom)
        for x in (0.0, 50.0)
        for top, bottom in zip(tops, bottoms, strict=True)
    ]
    assert rules_between_shades(boxes) == []
