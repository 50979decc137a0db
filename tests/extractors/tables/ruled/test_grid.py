"""Tables with rules: cells, spans, nested frames, several tables on a page."""

import pytest

from tests.extractors.documents import LEFT, UP, Ruled, Sheet, table_of, tables_of, texts

HEADER = ["Nr", "Hændelse", "Antal"]
WIDTHS = [40, 160, 60]


def printed(*pages: object) -> list[tuple[str, ...]]:
    return [row.row.texts for row in table_of(*pages).ledger]  # type: ignore[arg-type]


def test_every_cell_of_a_full_grid_is_read_in_order() -> None:
    rows = [[f"{i}.{k}" for k in range(6)] for i in range(9)]
    assert printed(Ruled(rows, [50] * 6).draw) == [tuple(row) for row in rows]


def test_empty_cells_are_kept_as_empty_cells() -> None:
    table = table_of(Ruled([HEADER, ["1", "", "2"], ["2", "fejl", ""], ["", "fejl", "1"]], WIDTHS).draw)
    assert texts(table) == [["1", "", "2"], ["2", "fejl", ""], ["", "fejl", "1"]]


def test_a_row_without_any_text_is_an_empty_row() -> None:
    table = table_of(Ruled([HEADER, ["1", "fejl", "2"], ["", "", ""], ["2", "fejl", "1"]], WIDTHS).draw)
    assert [r.layout.value for r in table.ledger] == ["header", "body", "empty", "body"]


def test_cells_merged_across_and_down_know_their_spans() -> None:
    rows = [["a", LEFT, "b"], ["c", "d", "e"], [UP, "f", "g"]]
    cells = [row.row.cells for row in table_of(Ruled(rows, WIDTHS).draw).ledger]
    spans = [[c and (c.text, c.columns, c.rows) for c in row] for row in cells]
    assert spans == [
        [("a", 2, 1), None, ("b", 1, 1)],
        [("c", 1, 2), ("d", 1, 1), ("e", 1, 1)],
        [None, ("f", 1, 1), ("g", 1, 1)],
    ]


def test_a_cell_merged_both_ways_is_one_cell() -> None:
    rows = [["a", LEFT, "b"], [UP, UP, "c"], ["d", "e", "f"]]
    cells = [row.row.cells for row in table_of(Ruled(rows, WIDTHS).draw).ledger]
    first = cells[0][0]
    assert first is not None
    assert (first.text, first.columns, first.rows) == ("a", 2, 2)


def test_text_centred_in_a_cell_merged_down_stands_in_every_row_once() -> None:
    def page(sheet: Sheet) -> None:
        Ruled([HEADER, ["", "fejl", "1"], [UP, "brev", "2"], [UP, "sag", "3"]], WIDTHS).draw(sheet)
        sheet.text(50, 96, "2019")

    table = table_of(page)
    assert texts(table) == [["2019", "fejl", "1"], ["2019", "brev", "2"], ["2019", "sag", "3"]]
    assert [row.row.texts[0] for row in table.ledger] == ["Nr", "2019", "", ""]


def test_a_double_frame_around_a_table_changes_nothing() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled([HEADER, ["1", "fejl", "2"], ["2", "brev", "1"]], WIDTHS).draw(sheet)
        sheet.canvas.rect(38, sheet.height - bottom - 2, 264, bottom - 56, stroke=1, fill=0)

    assert texts(table_of(page)) == [["1", "fejl", "2"], ["2", "brev", "1"]]


def test_a_small_table_within_a_cell_loses_no_text() -> None:
    def page(sheet: Sheet) -> None:
        Ruled([HEADER, ["1", "\n\n\n\n", "2"], ["2", "brev", "1"]], WIDTHS).draw(sheet)
        Ruled([["navn", "ja"], ["adresse", "nej"]], [50, 30], x=95, top=85).draw(sheet)

    found = tables_of(page)
    assert ["2", "brev", "1"] in [row for table in found for row in texts(table)]


def test_tables_under_each_other_are_two() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled([HEADER, ["1", "fejl", "2"]], WIDTHS).draw(sheet)
        Ruled([["Type", "Antal"], ["Brev", "4"]], [130, 130], top=bottom + 20).draw(sheet)

    first, second = tables_of(page)
    assert (texts(first), texts(second)) == ([["1", "fejl", "2"]], [["Brev", "4"]])
    assert (first.columns, second.columns) == (tuple(HEADER), ("Type", "Antal"))


def test_tables_side_by_side_are_two() -> None:
    def page(sheet: Sheet) -> None:
        Ruled([HEADER, ["1", "fejl", "2"]], WIDTHS).draw(sheet)
        Ruled([["Type", "Antal"], ["Brev", "4"], ["Mail", "5"]], [80, 50], x=340).draw(sheet)

    first, second = tables_of(page)
    assert (texts(first), texts(second)) == ([["1", "fejl", "2"]], [["Brev", "4"], ["Mail", "5"]])


def test_tables_of_the_same_columns_under_each_other_are_two() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled([HEADER, ["1", "fejl", "2"]], WIDTHS).draw(sheet)
        sheet.text(40, bottom + 10, "Sager i 2020")
        Ruled([HEADER, ["1", "brev", "1"]], WIDTHS, top=bottom + 30).draw(sheet)

    assert [texts(table) for table in tables_of(page)] == [[["1", "fejl", "2"]], [["1", "brev", "1"]]]


@pytest.mark.parametrize("open_top", [False, True])
@pytest.mark.parametrize("open_bottom", [False, True])
def test_an_open_border_drops_no_row(open_top: bool, open_bottom: bool) -> None:
    rows = [["1", "fejl", "2"], ["2", "brev sendt til forkert borger, som fik det", "1"], ["3", "sag", "1"]]
    table = table_of(Ruled(rows, WIDTHS, open_top=open_top, open_bottom=open_bottom).draw)
    assert [row.row.texts for row in table.ledger] == [tuple(row) for row in rows]


def test_a_table_without_outer_vertical_rules_keeps_its_outer_columns() -> None:
    def page(sheet: Sheet) -> None:
        plain = Ruled([HEADER, ["1", "fejl", "2"], ["2", "brev", "1"]], WIDTHS, pen=lambda *_: None)
        plain.draw(sheet)
        edges = plain.column_edges()
        for y in plain.row_edges():
            sheet.line((edges[0], y), (edges[-1], y))
        for x in edges[1:-1]:
            sheet.line((x, plain.row_edges()[0]), (x, plain.row_edges()[-1]))

    assert texts(table_of(page)) == [["1", "fejl", "2"], ["2", "brev", "1"]]


def test_a_rule_missing_between_two_rows_in_one_column_only_is_a_merged_cell() -> None:
    table = table_of(Ruled([HEADER, ["1", "fejl", "2"], ["2", UP, "1"], ["3", "sag", UP]], WIDTHS).draw)
    assert texts(table) == [["1", "fejl", "2"], ["2", "fejl", "1"], ["3", "sag", "1"]]


def test_words_reaching_over_a_border_are_in_one_cell_only() -> None:
    def page(sheet: Sheet) -> None:
        Ruled([HEADER, ["1", "", "2"], ["2", "brev", "1"]], WIDTHS).draw(sheet)
        sheet.text(84, 76, "jubilæumsarrangementsinvitationslisten og mere")

    (row, *_) = texts(table_of(page))
    assert row[0] == "1"
    assert "jubilæum" in row[1]


def test_a_table_of_one_column_is_read_as_text() -> None:
    tables = tables_of(Ruled([["Hændelse"], ["Brev sendt"], ["Mappe åben"]], [200]).draw)
    assert tables == ()


def test_a_full_page_of_rows_is_read_whole() -> None:
    rows = [HEADER, *([str(n), f"fejl {n}", str(n % 7)] for n in range(1, 50))]
    assert texts(table_of(Ruled(rows, WIDTHS, top=20).draw)) == rows[1:]


def test_a_rule_below_a_group_header_parts_its_columns_where_no_rule_lies_across() -> None:
    header = ["Nr", "Dato", "Hvad", "Antal"]
    rows = [["1", "02.01.2019", "brev", "2"], ["2", "03.01.2019", "sag", "1"]]

    def page(sheet: Sheet) -> None:
        for x, top in ((80, 60), (160, 80), (360, 60)):
            sheet.line((x, top), (x, 180))
        sheet.text(90, 62, "Hændelse")
        for number, row in enumerate([header, *rows]):
            for x, text in zip((45, 90, 170, 365), row, strict=True):
                sheet.text(x, 84 + 30 * number, text)

    assert texts(table_of(page))[-2:] == rows


def _box(sheet: Sheet, xs: list[float], ys: list[float]) -> None:
    for x in xs:
        sheet.line((x, ys[0]), (x, ys[-1]))
    for y in ys:
        sheet.line((xs[0], y), (xs[-1], y))


@pytest.mark.parametrize("behind", ["", "Slettet."])
def test_small_table_in_a_cell_makes_rows_of_its_own(behind: str) -> None:
    rows = [["1", "fejl i system", "3"], ["2", "liste sendt:", "14"], ["3", "brev sendt", "5"]]

    def page(sheet: Sheet) -> None:
        _box(sheet, [40, 80, 280, 340], [60, 80, 160, 240, 320])
        for top, row in zip((64, 84, 164, 244), (HEADER, *rows), strict=True):
            for x, text in zip((44, 84, 284), row, strict=True):
                sheet.text(x, top, text)
        _box(sheet, [100, 160, 220], [180, 196, 212])
        for top, row in zip((184, 200), (["Navn", "Antal"], ["Adresse", "12"]), strict=True):
            for x, text in zip((104, 164), row, strict=True):
                sheet.text(x, top, text)
        sheet.text(84, 218, behind)

    (table,) = tables_of(page)
    told = f"liste sendt: Navn Antal Adresse 12 {behind}".strip()
    assert texts(table) == [rows[0], ["2", told, "14"], rows[2]]


def test_tables_that_a_ruled_grid_only_places_are_text_of_its_cells() -> None:
    def page(sheet: Sheet) -> None:
        _box(sheet, [40, 300, 560], [60, 240])
        for left in (50, 310):
            _box(sheet, [left, left + 60, left + 200], [80, 100, 120, 140])
            for top, row in zip((84, 104, 124), (["Nr", "Hændelse"], ["1", "brev"], ["2", "mail"]), strict=True):
                for x, text in zip((left + 4, left + 64), row, strict=True):
                    sheet.text(x, top, text)

    assert [texts(table) for table in tables_of(page)] == [[["1", "brev"], ["2", "mail"]]] * 2
