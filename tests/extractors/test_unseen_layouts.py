"""Layouts of programs that no sample was printed with, each on a small page of its own."""

from extractors.document.geometry import Rule
from extractors.pdf.rulings import Stroke, rules_of
from tests.extractors.documents import BOLD, PITCH, Page, Ruled, Sheet, table_of, texts

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
COLUMNS = [40, 80, 150, 400]
ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet", "25"],
]


def line(sheet: Sheet, top: float, cells: list[str], *, font: str = "Helvetica", size: float = 9.0) -> None:
    for left, text in zip(COLUMNS, cells, strict=True):
        if text:
            sheet.text(left, top, text, font=font, size=size)


def test_type_with_equally_wide_letters_keeps_its_words_together() -> None:
    def page(sheet: Sheet) -> None:
        for number, row in enumerate([HEADER, *ROWS]):
            line(sheet, 60 + 20 * number, row, font="Courier")

    assert texts(table_of(page)) == ROWS


def test_sums_that_reach_over_columns_part_no_column_from_its_texts() -> None:
    def page(sheet: Sheet) -> None:
        line(sheet, 60, HEADER)
        for part in range(2):
            for number, row in enumerate(ROWS):
                line(sheet, 80 + 80 * part + 20 * number, row)
            sheet.text(40, 140 + 80 * part, "Antal i alt i perioden")
            sheet.text(400, 140 + 80 * part, "326")

    sums = ["Antal i alt i perioden", "", "", "326"]
    assert texts(table_of(page)) == [*ROWS, sums, *ROWS, sums]


def test_a_bar_filled_letter_by_letter_is_no_rule() -> None:
    slices = [
        Stroke(((x, 10), (x + 2.5, 10), (x + 2.5, 22), (x, 22), (x, 10)), filled=True, stroked=False)
        for x in (100.0, 102.5, 105.0, 107.5)
    ]
    assert rules_of(slices) == ([], [(100.0, 10, 110.0, 22)])


def test_two_thin_boxes_side_by_side_are_still_two_rules() -> None:
    boxes = [
        Stroke(((x, 10), (x + 0.5, 10), (x + 0.5, 60), (x, 60), (x, 10)), filled=True, stroked=False)
        for x in (100.0, 110.0)
    ]
    assert rules_of(boxes) == ([Rule("vertical", 100.25, 10, 60), Rule("vertical", 110.25, 10, 60)], [])


def first_page(*, cut: bool) -> Page:
    def page(sheet: Sheet) -> None:
        line(sheet, 60, HEADER)
        for number, row in enumerate(ROWS):
            line(sheet, 80 + 20 * number, row)
        if cut:
            line(sheet, 140, ["4", "20.03.2019", "Fejl i et system hos en", "2"])

    return page


def test_a_cell_that_fills_the_next_page_alone_belongs_to_its_row() -> None:
    def only_the_cell(sheet: Sheet) -> None:
        sheet.lines(150, 60, ["leverandør, som sendte", "mail til alle"])

    def rest(sheet: Sheet) -> None:
        sheet.lines(150, 60, ["og brev til en"])
        line(sheet, 90, ["5", "01.04.2019", "Mail sendt til alle", "8"])
        line(sheet, 110, ["6", "02.04.2019", "Sag åben for alle", "9"])

    rows = texts(table_of(first_page(cut=True), only_the_cell, rest))
    assert rows[3] == [
        "4",
        "20.03.2019",
        "Fejl i et system hos en leverandør, som sendte mail til alle og brev til en",
        "2",
    ]
    assert len(rows) == 6


def test_a_page_that_leaves_the_first_column_empty_goes_on_in_the_columns() -> None:
    def page(sheet: Sheet) -> None:
        for number, row in enumerate(ROWS):
            line(sheet, 60 + 20 * number, ["", *row[1:]])

    empty = [["", *row[1:]] for row in ROWS]
    assert texts(table_of(first_page(cut=False), page)) == [*ROWS, *empty]


def test_prose_set_in_on_the_next_page_goes_on_no_row() -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines(40, 60, ["Brev sendt til alle", "i kommunen"])
        sheet.lines(150, 100, ["Liste over børn", "i skolen"])

    assert texts(table_of(first_page(cut=False), page)) == ROWS


def test_a_shade_that_reaches_down_the_page_begins_a_row() -> None:
    def page(sheet: Sheet) -> None:
        sheet.fill((36, 100), (500, 800), grey=0.9)
        sheet.fill((36, 59), (500, 80), grey=0.9)
        for number, row in enumerate([HEADER, *ROWS[:2]]):
            line(sheet, 60 + 20 * number + 5 * (number == 1), row)
        sheet.lines(150, 100 + PITCH, ["Liste over børn"] * 50)

    rows = texts(table_of(page))
    assert [row[0] for row in rows] == ["1", "2"]


def test_the_only_bold_row_is_the_header_though_its_words_are_unknown() -> None:
    header, rows = ["Bogstav", "Farve"], [["a", "rød"], ["b", "blå"]]
    assert table_of(Ruled([header, *rows], [80, 80], bold_rows=1).draw).columns == ("Bogstav", "Farve")


def test_a_cell_merged_over_the_page_break_without_rules_around_it_holds_for_the_rows_after_it() -> None:
    def page(rows: list[list[str]], *merged: int) -> Page:
        def draw(sheet: Sheet) -> None:
            for number, row in enumerate(rows):
                line(sheet, 60 + 20 * number, row)
                left = 76 if number in merged else 36
                sheet.line((left, 75 + 20 * number), (500, 75 + 20 * number))

        return draw

    first = [HEADER, ["Skole", *ROWS[0][1:]], ["", *ROWS[1][1:]], ["Løn", *ROWS[2][1:]]]
    second = [["", *ROWS[0][1:]], ["It", *ROWS[1][1:]]]
    rows = texts(table_of(page(first, 1), page(second)))
    assert [row[0] for row in rows] == ["Skole", "Skole", "Løn", "Løn", "It"]


def test_cells_centred_in_rows_parted_by_gaps_alone_are_no_rows_of_their_own() -> None:
    def page(sheet: Sheet) -> None:
        line(sheet, 60, HEADER)
        for number, row in enumerate(ROWS):
            top = 80 + 50 * number
            sheet.lines(150, top, ["Brev sendt til en", "borger og åbnet af", "en anden"])
            line(sheet, top + PITCH, [row[0], row[1], "", row[3]])
            sheet.lines(480, top + PITCH / 2, ["Mappe åben", "for alle"])

    assert [row[:2] for row in texts(table_of(page))] == [row[:2] for row in ROWS]


def test_a_bold_header_ends_where_the_rest_of_a_cut_row_follows_closely() -> None:
    def page(sheet: Sheet) -> None:
        line(sheet, 60, HEADER, font=BOLD)
        sheet.text(150, 60 + PITCH, "som åbnede det")
        for number, row in enumerate(ROWS):
            line(sheet, 90 + 20 * number, row)

    assert table_of(page).columns == tuple(HEADER)


def test_rules_that_part_groups_only_leave_the_rows_to_their_gaps() -> None:
    def page(sheet: Sheet) -> None:
        line(sheet, 60, HEADER)
        for part in range(3):
            top = 80 + 80 * part
            sheet.line((36, top - 3), (420, top - 3))
            sheet.text(40, top, "Kvartal", font=BOLD)
            for number, row in enumerate(ROWS):
                line(sheet, top + 18 + 18 * number, row)

    assert [row for row in texts(table_of(page)) if row[1]] == ROWS * 3


def test_a_section_row_as_wide_as_the_table_parts_no_table() -> None:
    wide = "Fejl i et system, som kommunen har fået hjælp til af en leverandør, og mappe åben for alle"

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([HEADER, *ROWS]):
            line(sheet, 60 + 14 * number, row)
        sheet.text(40, 60 + 14 * 4, wide)
        for number, row in enumerate(ROWS):
            line(sheet, 60 + 14 * (5 + number), row)

    assert texts(table_of(page)) == [*ROWS, [wide, "", "", ""], *ROWS]
