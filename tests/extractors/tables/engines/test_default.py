"""Tables of which rules draw so little that the words are the better witness."""

from __future__ import annotations

from tests.extractors.documents import Aligned, Ruled, Sheet, table_of, tables_of, texts

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som har fået navn og adresse", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i skolen", "25"],
    ["4", "20.03.2019", "Nøgle til sager forkert sted", "2"],
]
COLUMNS = [44, 80, 150, 300, 360]


def test_one_upright_behind_the_first_column_hides_the_others() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Aligned([HEADER, *ROWS], COLUMNS, gap=8).draw(sheet)
        sheet.line((72, 60), (72, bottom))
        sheet.line((40, 78), (360, 78))

    table = table_of(page)
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_box_around_a_table_without_inner_rules_hides_its_columns() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Aligned([HEADER, *ROWS], COLUMNS, gap=8).draw(sheet)
        for x in (72, 364):
            sheet.line((x, 60), (x, bottom))
        for y in (60, 78, bottom):
            sheet.line((40, y), (364, y))

    table = table_of(page)
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_ruled_header_over_an_open_body_is_no_table_of_its_own() -> None:
    def page(sheet: Sheet) -> None:
        Aligned([HEADER, *ROWS], COLUMNS, gap=8).draw(sheet)
        for x in [40, 76, 146, 296, 360]:
            sheet.line((x, 60), (x, 78))
        for y in (60, 78):
            sheet.line((40, y), (360, y))

    table = table_of(page)
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_small_ruled_table_beside_an_open_one_is_swallowed() -> None:
    def page(sheet: Sheet) -> None:
        Aligned([HEADER, *ROWS], COLUMNS, gap=8).draw(sheet)
        Ruled([["Type", "Antal"], ["Brev", "4"]], [60, 40], x=420).draw(sheet)

    assert sorted(len(t.columns) for t in tables_of(page)) == [2, 4]
