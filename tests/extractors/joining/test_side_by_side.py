"""Sheets wider than the paper, whose further columns stand on pages of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extractors.documents import Page, Sheet, extraction_of, opened, pdf, table_of, tables_of, texts, words_in
from tests.extractors.sheets import Print, wide

HEADER = ["Nr", "Dato", "Hændelse", "Type", "Antal"]
EVENTS = ["Mail sendt", "Mappe åben", "Brev til borger", "Liste ved printer", "Nøgle til skole"]
WIDTHS = [30.0, 70.0, 200.0, 90.0, 60.0]


def rows(count: int, first: int = 1) -> list[list[str]]:
    numbers = range(first, first + count)
    return [[str(n), f"{n:02d}.03.2021", EVENTS[n % 5], "Brev" if n % 3 else "Mail", str(7 * n)] for n in numbers]


def drawn(count: int, first: int = 1, *, header: bool = True, borders: bool = False) -> Print:
    printed = [HEADER, *rows(count, first)] if header else rows(count, first)
    return Print(printed, WIDTHS, numbers=[0, 4], borders=borders, bold=header)


def titled(page: Page, title: str = "Brud i kommunen") -> Page:
    def draw(sheet: Sheet) -> None:
        sheet.text(41, 34, title)
        page(sheet)

    return draw


@pytest.mark.parametrize("borders", [True, False])
@pytest.mark.parametrize("columns", [2, 3, 4])
def test_columns_printed_on_a_page_of_their_own_are_of_the_rows_before(columns: int, borders: bool) -> None:
    table = table_of(*wide(drawn(8, borders=borders), columns))
    assert table.columns == tuple(HEADER)
    assert texts(table) == rows(8)


@pytest.mark.parametrize("borders", [True, False])
@pytest.mark.parametrize("down_first", [True, False])
def test_pages_of_rows_and_columns_are_read_in_either_order(down_first: bool, borders: bool) -> None:
    one, two = drawn(8, borders=borders), drawn(5, first=9, header=False, borders=borders)
    (a, b), (c, d) = wide(one, 3), wide(two, 3)
    table = table_of(*((a, c, b, d) if down_first else (a, b, c, d)))
    assert texts(table) == rows(13)


def test_places_of_a_row_are_told_on_both_its_pages() -> None:
    data = pdf(*wide(drawn(8), 3))
    document = opened(data)
    (table,) = tables_of(*wide(drawn(8), 3))
    assert table.rows[3].pages == (1, 2)
    assert words_in(document, table.rows[3].regions) == [w for text in rows(8)[3] for w in text.split()]


def test_title_over_the_first_columns_alone_parts_no_sheet() -> None:
    first, further = wide(drawn(8), 3)
    assert texts(table_of(titled(first), further)) == rows(8)


def test_running_heads_of_the_further_pages_stand_in_their_columns() -> None:
    first, _ = wide(drawn(8), 2)
    others = Print([row[2:] for row in [HEADER, *rows(8)]], WIDTHS[2:])
    found = extraction_of(pdf(*(headed(page) for page in (first, *wide(others, 2)))))
    (table,) = found.tables
    assert (table.columns, texts(table)) == (tuple(HEADER), rows(8))
    assert [p.text for p in found.paragraphs] == ["Brud i 2021"] * 3


def headed(page: Page) -> Page:
    def draw(sheet: Sheet) -> None:
        sheet.text(260, 20, "Brud i 2021")
        page(sheet)

    return draw


def test_two_sheets_with_titles_of_their_own_stay_two() -> None:
    first, further = wide(drawn(8), 3)
    tables = tables_of(titled(first), titled(further, "Antal mail"))
    assert {row.pages for table in tables for row in table.rows} <= {(1,), (2,)}


def test_sheet_that_counts_its_own_rows_stands_beside_no_other() -> None:
    own = Print([["Nr", "Årsag", "Afdeling"], *([str(n), "Fejl", "Skole"] for n in range(1, 9))], [30.0, 90.0, 90.0])
    tables = tables_of(drawn(8).draw, own.draw)
    assert [sorted({row.pages for row in table.rows}) for table in tables] == [[(1,)], [(2,)]]


def test_two_tables_that_name_their_own_rows_stand_beside_each_other() -> None:
    areas = ["2012", "2013", "2014", "2016", "2017", "2019", "2021", "2022"]
    first = Print([["Område", "Antal", "Heraf mail"], *([a, str(n), str(n // 2)] for n, a in enumerate(areas, 3))],
                  [90.0, 60.0, 90.0], numbers=[1, 2])  # fmt: skip
    second = Print([["Område", "Anmeldt"], *([a, str(n)] for n, a in enumerate(areas))], [150.0, 60.0], numbers=[1])
    tables = tables_of(first.draw, second.draw)
    assert [sorted({row.pages for row in table.rows}) for table in tables] == [[(1,)], [(2,)]]


def test_log_whose_pages_have_the_same_columns_goes_on_downwards() -> None:
    table = table_of(drawn(8).draw, drawn(8, first=9).draw)
    assert texts(table) == rows(16)


def test_page_without_a_header_goes_on_though_its_columns_are_narrower() -> None:
    values = [[*row[:4], "Ja"] for row in rows(12)]
    names = ["Nr", "Dato", "Hændelse", "Type", "Underretning af borger"]
    one, two = Print([names, *values[:6]], WIDTHS), Print(values[6:], WIDTHS, bold=False)
    assert texts(table_of(one.draw, two.draw)) == values


def test_rows_at_other_heights_are_other_rows() -> None:
    first, _ = wide(drawn(8), 3)
    _, lower = wide(replace(drawn(8), top=67.0), 3)
    assert {row.pages for table in tables_of(first, lower) for row in table.rows} <= {(1,), (2,)}
