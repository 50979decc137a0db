"""Columns without rules: names and numbers at different sides, and other pages that show the same columns or others."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import FONT, SIZE, Aligned, Sheet, table_of, tables_of, texts


def test_pages_with_different_tables_at_one_left_border_share_no_columns() -> None:
    words = [["mail", "sag", "brev", "liste", "nøgle", "fejl", "system"][n % 7] for n in range(8)]
    narrow = [[str(n), words[n], str(7 * n), str(90 + n), str(3 * n), str(n + 5)] for n in range(8)]
    wide = [[str(n), " ".join([*words[n:], "til", *words[:n], "og alle"][:5]), str(11 * n)] for n in range(8)]
    first, second = Aligned(narrow, [40, 70, 110, 150, 190, 230, 270]), Aligned(wide, [40, 80, 255, 290])
    tables = tables_of(first.draw, second.draw)
    assert len(tables[0].columns) == 6


def test_name_of_two_words_over_right_aligned_numbers_is_cut() -> None:
    rows = [["Jobcenter", "12", "44"], ["Skole", "9", "31"], ["Bibliotek", "4", "15"], ["I alt", "25", "90"]]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([["Afdeling", "Mail", "I alt"], *rows]):
            sheet.text(40, 60 + 16 * number, row[0])
            for right, text in ((200, row[1]), (300, row[2])):
                sheet.text(right - stringWidth(text, FONT, SIZE), 60 + 16 * number, text)

    assert texts(table_of(page))[-4:] == rows


@pytest.mark.parametrize("empty", [(), ((1, 2), (2, 1))], ids=["full", "with empty cells"])
def test_names_set_left_over_numbers_set_right_are_a_column_of_their_own(empty: tuple[tuple[int, int], ...]) -> None:
    rows = [["Jobcenter", "12", "44"], ["Skole", "9", "31"], ["Bibliotek", "4", "15"], ["Borgerservice", "25", "90"]]
    rows = [["" if (n, k) in empty else text for k, text in enumerate(row)] for n, row in enumerate(rows)]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([["Afdeling", "Dato", "Antal"], *rows]):
            sheet.text(40, 60 + 16 * number, row[0])
            for left, text in ((160, row[1]), (260, row[2])):
                right = 90 - stringWidth(text, FONT, SIZE) if number else 0
                sheet.text(left + right, 60 + 16 * number, text)

    table = table_of(page)
    assert (list(table.columns), texts(table)) == (["Afdeling", "Dato", "Antal"], rows)


MARKED = ["x...x", "xx..x", ".xx..", "x..xx", ".xxx.", "..x.x"]
CLOSE = ["Navn", "Adresse", "CPR", "Helbred", "Økonomi"]


@pytest.mark.parametrize("white", [2.6, 4.0, 9.0])
@pytest.mark.parametrize("mark", ["x", "\u2022", "JA"])
def test_marks_in_the_middle_under_names_set_close_are_one_column(white: float, mark: str) -> None:
    rows = [[str(n), "sag om brev", *[mark if c == "x" else "" for c in marks]] for n, marks in enumerate(MARKED, 1)]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([["Nr", "Hændelse", *CLOSE], *rows]):
            sheet.text(40, 60 + 16 * number, row[0])
            sheet.text(70, 60 + 16 * number, row[1])
            left = 180.0
            for name, text in zip(CLOSE, row[2:], strict=True):
                width = stringWidth(name, FONT, SIZE)
                sheet.text(left + (width - stringWidth(text, FONT, SIZE)) / 2, 60 + 16 * number, text)
                left += width + white

    assert [list(row.row.texts) for row in table_of(page).ledger] == [["Nr", "Hændelse", *CLOSE], *rows]


def test_years_in_the_middle_over_numbers_set_right_stand_in_the_column_of_labels() -> None:
    rows = [["Jobcenter", "12", "44"], ["Skole", "9", "31"], ["Bibliotek", "4", "15"], ["Borgerservice", "25", "90"]]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([["", "2022", "2023"], *rows]):
            sheet.text(40, 60 + 16 * number, row[0])
            for left, text in ((160, row[1]), (220, row[2])):
                free = 60 - stringWidth(text, FONT, SIZE)
                sheet.text(left + free / (1 if number else 2), 60 + 16 * number, text)

    assert [list(row.row.texts) for row in table_of(page).ledger] == [["", "2022", "2023"], *rows]
