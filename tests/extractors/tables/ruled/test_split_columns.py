"""Rules around groups of columns only: the columns within are parted by their white."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.extractors.documents import PITCH, Page, Sheet, table_of, texts, wrapped

EDGES = [36, 76, 146, 296, 360]


ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som har fået navn og adresse", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i skolen", "25"],
    ["4", "20.03.2019", "Nøgle til sager forkert sted", "2"],
]


GROUPS = ["Sag", "", "Hændelsen", ""]


NAMES = ["Nr", "Dato", "Hændelse", "Antal"]


def group_rules(rows: Sequence[Sequence[str]]) -> Page:
    """Rules around each row and around two groups of two columns each."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for row in rows:
            top = bottom
            cells = [wrapped(text, b - a - 12) for text, (a, b) in zip(row, pairwise(EDGES), strict=True)]
            bottom = top + max(map(len, cells)) * PITCH + 4
            for left, lines in zip(EDGES, cells, strict=False):
                sheet.lines(left + 4, top + 2, lines)
            for y in (top, bottom):
                sheet.line((EDGES[0], y), (EDGES[-1], y))
        for x in EDGES[::2]:
            sheet.line((x, 60), (x, bottom))

    return page


def test_columns_within_a_ruled_group_are_parted_under_their_names() -> None:
    table = table_of(group_rules([NAMES, *ROWS]))
    assert (table.columns, texts(table)) == (tuple(NAMES), ROWS)


def test_a_name_over_a_ruled_group_belongs_to_its_columns() -> None:
    assert table_of(group_rules([GROUPS, NAMES, *ROWS])).columns == (
        "Sag / Nr",
        "Sag / Dato",
        "Hændelsen / Hændelse",
        "Hændelsen / Antal",
    )


def test_columns_within_a_ruled_group_go_on_over_a_page_without_their_names() -> None:
    assert texts(table_of(group_rules([NAMES, *ROWS[:3]]), group_rules(ROWS[3:]))) == ROWS


def boxed(rows: Sequence[Sequence[str]], sign: str = "") -> Page:
    """Rows of boxes, lines on all sides of each; a sign begins the third column's text under the header."""

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            top = 60.0 + 20 * number
            for (a, b), text in zip(pairwise(EDGES), row, strict=True):
                for x in (a, b):
                    sheet.line((x, top), (x, top + 20))
                for y in (top, top + 20):
                    sheet.line((a, y), (b, y))
                item = sign and number > 0 and a == EDGES[2]
                sheet.text(a + (22 if item else 4), top + 4, text)
                if item:
                    sheet.text(a + 4, top + 4, sign)

    return page


def test_a_list_within_a_ruled_cell_makes_no_column() -> None:
    rows = [["1", "-     brev", "02.01.2019", "1"], ["2", "-     mail", "03.01.2019", "2"]]
    page = boxed([["Nr", "Hændelse", "Dato", "Antal"], *rows])
    assert [len(row) for row in texts(table_of(page))] == [4, 4]


@pytest.mark.parametrize("sign", ["\u2022", "-", "\u2013", "1.", "a)"])
def test_signs_of_a_list_within_a_ruled_cell_make_no_column(sign: str) -> None:
    rows = [[str(n), f"0{n}.01.2019", f"brev {n}", str(n)] for n in range(1, 6)]
    page = boxed([["Nr", "Dato", "Hændelse", "Antal"], *rows], sign)
    assert [len(row) for row in texts(table_of(page))] == [4] * 5
