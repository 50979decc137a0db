"""Headers and first columns that stand outside the rules of their table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extractors.documents import Page, Ruled, Sheet, table_of, tables_of, texts

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som har fået navn og adresse", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i skolen", "25"],
    ["4", "20.03.2019", "Nøgle til sager forkert sted", "2"],
]
WIDTHS = [30, 70, 150, 60]
TOP = 100.0


def partly_ruled(rows: Sequence[Sequence[str]], *, header: bool, first_column: bool, band: bool = False) -> Page:
    """A table that has rules around its body; header and first column as asked, else printed outside the grid."""

    def page(sheet: Sheet) -> None:
        body = rows if header else rows[1:]
        grid = Ruled([row if first_column else row[1:] for row in body], WIDTHS if first_column else WIDTHS[1:], x=70)
        grid = Ruled(grid.rows, grid.widths, grid.x, TOP)
        grid.draw(sheet)
        edges = grid.column_edges() if first_column else [40.0, *grid.column_edges()]
        if not first_column:
            for row, top in zip(body, grid.row_edges(), strict=False):
                sheet.text(edges[0] + 4, top + 2, row[0])
        if band:
            sheet.fill((edges[0], TOP - 16), (edges[-1], TOP), grey=0.8)
        if not header:
            for text, left in zip(rows[0], edges, strict=False):
                sheet.text(left + 4, TOP - 13, text)

    return page


@pytest.mark.parametrize("band", [True, False])
def test_header_over_the_grid_taken_for_prose(band: bool) -> None:
    table = table_of(partly_ruled([HEADER, *ROWS], header=False, first_column=True, band=band))
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_numbers_beside_the_grid_taken_for_prose() -> None:
    table = table_of(partly_ruled([HEADER, *ROWS], header=True, first_column=False))
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_header_and_numbers_both_outside_the_grid() -> None:
    table = table_of(partly_ruled([HEADER, *ROWS], header=False, first_column=False))
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_last_page_with_one_row_loses_its_number() -> None:
    first = partly_ruled([HEADER, *ROWS[:3]], header=True, first_column=False)
    last = partly_ruled([ROWS[3]], header=True, first_column=False)
    assert texts(table_of(first, last)) == ROWS


def test_prose_left_of_a_table_taken_for_its_first_column() -> None:
    def page(sheet: Sheet) -> None:
        Ruled([HEADER[1:], *[r[1:] for r in ROWS]], WIDTHS[1:], x=250, top=TOP).draw(sheet)
        sheet.lines(
            60, TOP - 20, ["Kommunen har sendt brev til", "alle borgere med adresse i", "kommunen, hver sag"] * 4
        )

    (table,) = tables_of(page)
    assert texts(table) == [r[1:] for r in ROWS]


def test_caption_over_a_table_taken_for_its_header() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, TOP - 13, "Tabel 1. Hændelser i kommunen i første halvår af 2019 efter sag")
        Ruled([HEADER, *ROWS], WIDTHS, top=TOP).draw(sheet)

    table = table_of(page)
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)
