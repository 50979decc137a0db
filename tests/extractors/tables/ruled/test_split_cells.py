"""Banded tables, whose cells are drawn in every second row only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.extractors.documents import BOLD, FONT, PITCH, UP, Page, Ruled, Sheet, table_of, texts, wrapped

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]


EDGES = [36, 76, 146, 296, 360]


ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som har fået navn og adresse", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i skolen", "25"],
    ["4", "20.03.2019", "Nøgle til sager forkert sted", "2"],
]


def banded(rows: Sequence[Sequence[str]]) -> Page:
    """A table with every row underlined, but with rules between the columns in every second row only."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        sheet.line((EDGES[0], bottom), (EDGES[-1], bottom))
        for number, row in enumerate(rows):
            top = bottom + 2
            widths = [b - a for a, b in pairwise(EDGES)] if len(row) > 1 else [EDGES[-1] - EDGES[0]]
            cells = [wrapped(text, width - 8) for text, width in zip(row, widths, strict=True)]
            for left, lines in zip(EDGES, cells, strict=False):
                sheet.lines(left + 4, top, lines, font=FONT if number else BOLD)
            bottom = top + max(map(len, cells)) * PITCH
            sheet.line((EDGES[0], bottom), (EDGES[-1], bottom))
            for x in EDGES[1:-1] if number % 2 and len(row) > 1 else []:
                sheet.line((x, top - 2), (x, bottom))
        for x in (EDGES[0], EDGES[-1]):
            sheet.line((x, 60), (x, bottom))

    return page


def test_rows_whose_cells_no_rules_part_have_the_columns_of_the_others() -> None:
    table = table_of(banded([HEADER, *ROWS]))
    assert list(table.columns) == HEADER
    assert texts(table) == ROWS


def test_row_of_full_width_between_ruled_rows_stays_one_cell() -> None:
    section = "Anden halvdel af året med en lang overskrift over alle kolonner"
    table = table_of(banded([HEADER, *ROWS[:3], [section], ROWS[3]]))
    assert section in [row.texts[0] for row in table.rows]


def under_header(rows: Sequence[Sequence[str]], *, underlined: bool, header: bool = True) -> Page:
    """A boxed table whose header alone has rules between its columns; a page without it has none."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for number, row in enumerate(rows):
            top = bottom
            cells = [wrapped(text, b - a - 8) for text, (a, b) in zip(row, pairwise(EDGES), strict=True)]
            for left, lines in zip(EDGES, cells, strict=False):
                sheet.lines(left + 4, top + 2, lines, font=FONT if number else BOLD)
            bottom = top + max(map(len, cells)) * PITCH + 4
            for y in (top, bottom) if underlined or number == 0 else []:
                sheet.line((EDGES[0], y), (EDGES[-1], y))
            for x in EDGES if header and number == 0 else []:
                sheet.line((x, top), (x, bottom))
        sheet.line((EDGES[0], bottom), (EDGES[-1], bottom))
        for x in (EDGES[0], EDGES[-1]):
            sheet.line((x, 60), (x, bottom))

    return page


@pytest.mark.parametrize("underlined", [True, False])
def test_body_without_uprights_has_the_columns_of_its_ruled_header(underlined: bool) -> None:
    table = table_of(under_header([HEADER, *ROWS], underlined=underlined))
    assert list(table.columns) == HEADER
    assert texts(table) == ROWS


def test_first_column_without_rules_is_one_cell_over_all_rows() -> None:
    def page(sheet: Sheet) -> None:
        body = Ruled([HEADER[1:], *[row[1:] for row in ROWS]], [b - a for a, b in pairwise(EDGES[1:])], x=EDGES[1])
        bottom = body.draw(sheet)
        for y in (body.top, bottom):
            sheet.line((EDGES[0], y), (EDGES[1], y))
        for row, top in zip([HEADER, *ROWS], body.row_edges(), strict=False):
            sheet.text(EDGES[0] + 4, top + 2, row[0])

    table = table_of(page)
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_merged_first_cell_of_several_lines_is_torn() -> None:
    rows = [[r"Brev og mail sendt til en forkert borger", *ROWS[0][1:]], [UP, *ROWS[1][1:]], [UP, *ROWS[2][1:]]]
    table = table_of(Ruled([HEADER, *rows], [60, 70, 150, 60]).draw)
    assert texts(table)[0][0] == rows[0][0]


def test_next_page_without_the_ruled_header_is_no_table_of_its_own() -> None:
    first = under_header([HEADER, *ROWS], underlined=True)
    assert texts(table_of(first, under_header(ROWS, underlined=True, header=False))) == [*ROWS, *ROWS]


def test_labels_as_wide_as_their_column_are_one_cell_where_rules_part_the_other_columns() -> None:
    rows = [["Hjælp i hjem", "02.01.2019", "brev", row[3]] for row in ROWS]
    edges = [36, 92, 146, 296, 360]

    def page(sheet: Sheet) -> None:
        body = Ruled([row[1:] for row in rows], [b - a for a, b in pairwise(edges[1:])], x=edges[1], top=76)
        bottom = body.draw(sheet)
        for x, name in zip(edges, HEADER, strict=False):
            sheet.text(x + 4, 62, name)
        for y in (60, 76):
            sheet.line((edges[0], y), (edges[-1], y))
        sheet.line((edges[0], bottom), (edges[1], bottom))
        for row, top in zip(rows, body.row_edges(), strict=False):
            sheet.text(edges[0] + 4, top + 2, row[0])

    assert [list(row.row.texts) for row in table_of(page).ledger] == [HEADER, *rows]
