"""Tables without vertical rules: columns and rows told from the alignment of words."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import (
    BOLD,
    FONT,
    PITCH,
    SIZE,
    Aligned,
    Page,
    Sheet,
    extraction_of,
    pdf,
    table_of,
    tables_of,
    texts,
    wrapped,
)

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
COLUMNS = [40, 90, 170, 420, 480]
ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som åbnede det og ringede til kommunen om det", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn på skolen lagt på bordet ved printeren, hvor den blev set af flere", "25"],
    ["4", "20.03.2019", "Fejl i et system", "2"],
]


@pytest.mark.parametrize(
    ("rules", "shades", "gap"), [(True, False, 6), (False, True, 6), (False, False, 8), (True, True, 2)]
)
def test_rows_are_told_apart_by_rules_shades_or_gaps(rules: bool, shades: bool, gap: float) -> None:
    table = table_of(Aligned([HEADER, *ROWS], COLUMNS, rules=rules, shades=shades, gap=gap).draw)
    assert table.columns == tuple(HEADER)
    assert texts(table) == ROWS


def test_a_shade_alone_parts_rows_that_stand_close() -> None:
    table = table_of(Aligned([HEADER, *ROWS], COLUMNS, shades=True, gap=0.5).draw)
    assert texts(table) == ROWS


def test_cells_centred_in_their_row_are_no_rows_of_their_own() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        sheet.line((36, top), (480, top))
        for number in range(1, 5):
            sheet.text(40, top + 18, str(number))
            sheet.text(90, top + 18, f"0{number}.01.2019")
            sheet.lines(170, top + 4, ["Brev sendt til forkert", "borger, som åbnede", "det"])
            sheet.text(420, top + 18, str(number * 3))
            top += 48
            sheet.line((36, top), (480, top))

    rows = texts(table_of(page))
    assert rows == [
        [str(n), f"0{n}.01.2019", "Brev sendt til forkert borger, som åbnede det", str(n * 3)] for n in range(1, 5)
    ]


def test_an_empty_cell_moves_no_text_to_another_column() -> None:
    rows = [["1", "", "fejl", ""], ["2", "14.02.2019", "", "30"], ["3", "", "", "4"], ["4", "20.03.2019", "sag", "2"]]
    assert texts(table_of(Aligned([HEADER, *rows], COLUMNS).draw)) == rows


def test_a_column_empty_on_the_second_page_keeps_its_place() -> None:
    second = [["5", "01.04.2019", "Brev sendt", ""], ["6", "02.04.2019", "Fejl", ""], ["7", "03.04.2019", "Sag", ""]]
    table = table_of(Aligned([HEADER, *ROWS], COLUMNS).draw, Aligned(second, COLUMNS).draw)
    assert texts(table) == ROWS + second


def test_a_column_empty_on_the_first_page_keeps_its_place() -> None:
    first = [["1", "01.04.2019", "Brev sendt", ""], ["2", "02.04.2019", "Fejl", ""]]
    second = [["3", "03.04.2019", "Sag", "4"], ["4", "04.04.2019", "Mail", "12"]]
    table = table_of(Aligned([HEADER, *first], COLUMNS).draw, Aligned(second, COLUMNS).draw)
    assert texts(table) == first + second


def test_a_short_last_page_of_one_row_is_part_of_the_table() -> None:
    last = [["5", "01.04.2019", "Brev sendt til forkert borger", "3"]]
    table = table_of(Aligned([HEADER, *ROWS], COLUMNS).draw, Aligned(last, COLUMNS).draw)
    assert texts(table) == ROWS + last


def test_a_section_row_spans_the_table() -> None:
    rows = [HEADER, *ROWS[:2], ["Skoler og dagtilbud", "", "", ""], *ROWS[2:]]
    table = table_of(Aligned(rows, [40, 90, 170, 420, 480], rules=True).draw)
    assert [row[0] for row in texts(table)] == ["1", "2", "Skoler og dagtilbud", "3", "4"]


def test_a_section_title_wider_than_its_column_is_one_spanning_row() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Aligned([HEADER, *ROWS[:2]], COLUMNS).draw(sheet)
        sheet.text(40, bottom + 3, "Skoler, dagtilbud og ældrepleje")
        Aligned(ROWS[2:], COLUMNS, top=bottom + PITCH + 6).draw(sheet)

    table = table_of(page)
    spanning = [row for row in table.rows if row.spanning]
    assert [row.texts[0] for row in spanning] == ["Skoler, dagtilbud og ældrepleje"]
    assert [list(row.texts) for row in table.rows if not row.spanning] == ROWS


def test_a_heading_over_two_columns_belongs_to_both() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(300, 44, "Underretning")
        rows = [["Nr", "Hændelse", "Borger", "Datatilsynet"]]
        rows += [[str(n), "Brev sendt til forkert", "ja", "nej"] for n in range(1, 6)]
        Aligned(rows, [40, 90, 300, 380, 460], top=58).draw(sheet)

    table = table_of(page)
    assert table.columns == ("Nr", "Hændelse", "Underretning / Borger", "Underretning / Datatilsynet")
    assert len(table.rows) == 5


def test_label_and_value_pairs_without_rules_are_a_form() -> None:
    rows = [
        ["Dato", "02.01.2019"],
        ["Hændelse", "Brev sendt til forkert borger"],
        ["Årsag", "Fejl"],
        ["Antal", "1"],
        ["Afdeling", "Skole"],
        ["Type", "Brev"],
    ]
    table = table_of(Aligned(rows, [40, 140, 480], gap=4).draw)
    assert table.form
    assert [(cell.column, cell.text) for cell in table.rows[0].cells] == [(a, b) for a, b in rows]


def test_prose_in_one_column_is_no_table() -> None:
    lines = [
        "Kommunen har i året haft sager om brev og mail.",
        "Der er ikke tale om alvorlige sager.",
        "Alle er lukket.",
    ]
    found = extraction_of(pdf(lambda s: s.lines(40, 60, lines * 4)))
    assert found.tables == ()


def test_a_list_with_bullets_is_no_table() -> None:
    def page(sheet: Sheet) -> None:
        for n in range(6):
            sheet.text(40, 60 + n * 14, "•")
            sheet.text(54, 60 + n * 14, "Brev sendt til forkert borger og åbnet af en anden end den rette")

    assert extraction_of(pdf(page)).tables == ()


def two_columns(sheet: Sheet) -> None:
    for n in range(8):
        sheet.text(40, 60 + n * PITCH, "Kommunen har haft flere sager i året, som alle er")
        sheet.text(300, 60 + n * PITCH, "lukket nu, og ingen borger har lidt skade af det")


def justified(sheet: Sheet) -> None:
    for n in range(8):
        sheet.canvas.setFont("Helvetica", 9)
        line = "Der er ikke sager om brev og mail i kommunen"
        sheet.canvas.drawString(40, 700 - n * PITCH, line, wordSpace=3.5 if n % 3 else 1.0)


@pytest.mark.parametrize("page", [two_columns, justified])
def test_prose_set_wide_or_in_columns_is_no_table(page: Page) -> None:
    assert extraction_of(pdf(page)).tables == ()


def test_prose_above_and_below_is_not_drawn_into_the_table() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Kommunen har haft disse sager om brev og mail, som alle er lukket nu, i det forløbne år")
        bottom = Aligned([HEADER, *ROWS], COLUMNS).draw(sheet)
        sheet.text(
            40, bottom + 20, "Kommunen har ikke haft sager om andet end brev og mail, som alle er lukket, i året"
        )

    found = extraction_of(pdf(page))
    assert [texts(t) for t in found.tables] == [ROWS]
    assert [p.text.split()[1] for p in found.paragraphs] == ["har", "har"]


def test_tables_of_other_columns_under_each_other_are_two() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Aligned([HEADER, *ROWS], COLUMNS).draw(sheet)
        rows = [["Type", "Antal", "Kommentar"], ["Brev", "3", "ingen"], ["Mail", "4", "lukket"], ["Sag", "5", "åben"]]
        Aligned(rows, [60, 230, 330, 480], top=bottom + 20).draw(sheet)

    first, second = tables_of(page)
    assert texts(first) == ROWS
    assert [row[0] for row in texts(second)] == ["Brev", "Mail", "Sag"]


def test_numbers_set_right_stay_in_their_column() -> None:
    def page(sheet: Sheet) -> None:
        Aligned([[*row[:3], ""] for row in ROWS], COLUMNS).draw(sheet)
        top = 60.0
        for row, lines in zip(ROWS, (2, 1, 2, 1), strict=True):
            sheet.canvas.setFont("Helvetica", 9)
            sheet.canvas.drawRightString(470, sheet.height - top - 3 - 9, row[3])
            top += lines * PITCH + 6

    assert [row.row.texts for row in table_of(page).ledger] == [tuple(row) for row in ROWS]


def test_a_row_cut_by_the_page_break_is_one_row_without_rules() -> None:
    cut = ["5", "01.04.2019", "Brev sendt til forkert borger og", "3"]
    rest = ["", "", "åbnet af en anden, som har ringet", ""]
    more = [["6", "02.04.2019", "Mail sendt til alle", "8"], ["7", "03.04.2019", "Sag", "9"]]
    table = table_of(Aligned([HEADER, *ROWS, cut], COLUMNS).draw, Aligned([rest, *more], COLUMNS).draw)
    assert texts(table) == [*ROWS, [*cut[:2], f"{cut[2]} {rest[2]}", cut[3]], *more]


def booktabs(sheet: Sheet) -> None:
    bottom = Aligned([HEADER, *ROWS], COLUMNS, gap=8).draw(sheet)
    for y in (60, 60 + PITCH + 8, bottom):
        sheet.line((36, y), (480, y))


def shaded_header(sheet: Sheet) -> None:
    sheet.fill((36, 60), (480, 60 + PITCH + 8), grey=0.85)
    Aligned([HEADER, *ROWS], COLUMNS, gap=8).draw(sheet)


@pytest.mark.parametrize("page", [booktabs, shaded_header])
def test_a_header_set_off_alone_leaves_the_rows_to_their_gaps(page: Page) -> None:
    table = table_of(page)
    assert (table.columns, texts(table)) == (tuple(HEADER), ROWS)


def test_paragraphs_within_a_cell_between_rules_are_one_row() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for number in range(1, 5):
            sheet.line((36, top), (480, top))
            for x, text in ((40, str(number)), (90, f"0{number}.01.2019"), (170, "Brev sendt til borger."), (420, "3")):
                sheet.text(x, top + 3, text)
            sheet.text(170, top + 3 + 2 * PITCH, "Borger har fået ny adresse.")
            top += 4 * PITCH
        sheet.line((36, top), (480, top))

    rows = texts(table_of(page))
    assert rows == [
        [str(n), f"0{n}.01.2019", "Brev sendt til borger. Borger har fået ny adresse.", "3"] for n in range(1, 5)
    ]


NAMES = [
    ["Nr."],
    ["Sagens", "dato"],
    ["Forløb"],
    ["Antal", "personer", "i alt"],
    ["Tilsyn", "orienteret"],
    ["Borger", "orienteret"],
]
EDGES = [40.0, 80.0, 150.0, 330.0, 400.0, 470.0, 540.0]
LOGGED = [
    ["1", "3/1-20", "Brev lagt i en forkert taske", "1", "Nej", "Ja"],
    ["2", "16/12-20", "Mappe med lister glemt på en bænk foran skolen", "36", "Ja", "Ja"],
    ["3", "7/3-20", "Mail til alle", "104", "Ja", "Nej"],
    ["4", "21/4-20", "Opslag i et system uden grund, set ved en kontrol", "2", "Nej", "Nej"],
]


def _placed(sheet: Sheet, column: int, top: float, lines: list[str], share: float) -> None:
    """Lines in a column, their free width by this share at the left."""
    for number, line in enumerate(lines):
        free = EDGES[column + 1] - EDGES[column] - 8 - stringWidth(line, FONT, SIZE)
        sheet.text(EDGES[column] + 4 + share * free, top + number * PITCH, line)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["left", "centred", "right"])
@pytest.mark.parametrize("level", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
def test_first_line_of_a_header_without_rules_stands_outside_the_table(share: float, level: float) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "En oversigt over forløb i de skoler, som kommunen har")
        for column, name in enumerate(NAMES):
            _placed(sheet, column, 70 + level * (3 - len(name)) * PITCH, name, share)
        top = 70 + 3 * PITCH + 8
        for row in LOGGED:
            for column, text in enumerate(row):
                lines = wrapped(text, EDGES[column + 1] - EDGES[column] - 8)
                _placed(sheet, column, top, lines, 0.0 if column == 2 else share)
            top += 2 * PITCH + 8

    (table,) = extraction_of(pdf(page)).tables
    header, *rows = [table.columns, *texts(table)] if any(table.columns) else texts(table)
    assert [text.replace(" ", "") for text in header] == ["".join(name).replace(" ", "") for name in NAMES]
    assert rows == LOGGED


def framed(sheet: Sheet, top: float, names: list[str], rows: list[list[str]], *, below: int = 0) -> float:
    """A table with rules over and under its header and under its rows but the last so many; answers its bottom."""
    for number, row in enumerate([names, *rows]):
        for left, text in zip((40, 140, 220, 300), row, strict=False):
            sheet.text(left, top + 16 * number, text)
    bottom = top + 16 * (len(rows) + 1)
    for y in (top - 4, top + 12, bottom - 4 - 16 * below):
        sheet.line((36, y), (360, y))
    return bottom


HEADINGS = ["Afdeling", "Antal", "Type", "Nr"]
COUNTS = [["Skole", "12", "44", "3"], ["Løn", "9", "31", "14"], ["Børn", "4", "15", "5"], ["Ældre", "25", "90", "7"]]


@pytest.mark.parametrize("tables", [1, 2])
def test_note_under_the_last_rule_of_a_table_is_a_row_of_it(tables: int) -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for _ in range(tables):
            top = framed(sheet, top, HEADINGS, COUNTS)
            sheet.text(40, top, "* uoplyst")
            sheet.text(40, top + 11, "Opgjort pr. 31. december i hele kommunen, uden selvejende institutioner.")
            top += 50

    assert [[row.row.texts[0] for row in table.ledger] for table in tables_of(page)] == [
        ["Afdeling", *(row[0] for row in COUNTS)]
    ] * tables


def test_sum_under_the_last_rule_of_a_table_is_left_out() -> None:
    def page(sheet: Sheet) -> None:
        bottom = framed(sheet, 60, HEADINGS, [*COUNTS, ["I alt", "", "180"]], below=1)
        sheet.text(40, bottom + 4, "* uoplyst")

    assert [row.row.texts for row in table_of(page).ledger][-1] == ("I alt", "", "180", "")


@pytest.mark.parametrize("line", [("Tabel 6:", "Antal", "sager", "i alt"), ("62", "Nordsø / 14. marts", "bind 60")])
def test_line_in_parts_on_a_page_of_prose_is_taken_for_a_table(line: tuple[str, ...]) -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines(40, 60, wrapped("Kommunen har i året haft sager om brev og mail. " * 8, 440))
        for left, text in zip((40, 110, 260, 330), line, strict=False):
            sheet.text(left, 400, text)

    (table,) = tables_of(Aligned([HEADER, *ROWS], COLUMNS).draw, page)
    assert texts(table) == ROWS


@pytest.mark.parametrize("top", [60, 300])
def test_columns_of_another_table_are_taken_for_those_of_a_narrow_one(top: float) -> None:
    names = ["Nr", "Dato", "Type", "Antal", "Borger", "Årsag", "Kommentar"]
    wide = [[str(n), f"0{n}.01.2019", "mail", "12", "ja", "fejl", "nej"] for n in range(1, 8)]
    narrow = [[f"{n}0-{n}9", f"0,{n}50"] for n in range(1, 7)]
    first = Aligned([names, *wide], [40, 110, 180, 230, 290, 350, 420, 480])
    second = Aligned(narrow, [40, 110, 160], top=top, gap=1)
    assert texts(tables_of(first.draw, second.draw)[1]) == narrow


def test_names_wider_than_their_values_are_left_over_the_table() -> None:
    rows = [[f"{n}0-{n}9", f"0,{n}50"] for n in range(1, 7)]

    def page(sheet: Sheet) -> None:
        sheet.lines(40, 60, wrapped("Her er de andele, der skal bruges i hele kommunen. " * 4, 480))
        sheet.text(40, 110, "Alder i år", font=BOLD)
        sheet.text(135, 110, "Andel af borgere", font=BOLD)
        bottom = Aligned(rows, [40, 160, 220], top=132, gap=1).draw(sheet)
        sheet.lines(70, bottom + 16, wrapped("Her er de andele, der skal bruges i hele kommunen. " * 4, 450))

    assert [row.row.texts for row in table_of(page).ledger] == [("Alder i år", "Andel af borgere"), *map(tuple, rows)]


def test_notes_under_the_last_rule_are_rows_where_another_table_follows() -> None:
    def ruled(sheet: Sheet, top: float) -> float:
        sheet.line((36, top), (480, top))
        bottom = Aligned([HEADER, *ROWS], COLUMNS, top=top, gap=2).draw(sheet)
        sheet.line((36, top + PITCH + 2), (480, top + PITCH + 2))
        sheet.line((36, bottom + 1), (480, bottom + 1))
        sheet.text(40, bottom + 3, "Note: mail")
        return bottom

    def page(sheet: Sheet) -> None:
        bottom = ruled(sheet, 60)
        sheet.lines(40, bottom + 40, wrapped("Her er de sager, der er set i hele kommunen i det år. " * 3, 440))
        ruled(sheet, bottom + 100)

    assert [texts(table) for table in tables_of(page)] == [ROWS, ROWS]


def test_last_word_of_the_prose_over_a_table_is_its_first_row() -> None:
    rows = [["Nr", "Dato", "Hændelse"], *([str(n), f"0{n}.03.2021", "Brev til en forkert borger"] for n in range(1, 6))]

    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "Oversigten viser alle de hændelser, som er meldt i kommunen i det første")
        sheet.text(40, 40 + PITCH, "halvår.")
        for number, row in enumerate(rows):
            for x, text in zip((40, 90, 180), row, strict=True):
                sheet.text(x, 40 + PITCH * (2 + number), text)

    found = extraction_of(pdf(page))
    assert [list(row.row.texts) for row in found.tables[0].ledger] == rows
    assert "halvår." in " ".join(p.text for p in found.paragraphs)


def test_unit_in_the_middle_over_the_table_is_a_row_where_another_page_shows_its_columns() -> None:
    rows = [[f"20{n:02}", f"{3 * n + 100}", f"{250 - n}", f"{7 * n + 11}"] for n in range(1, 12)]
    table = Aligned([["Nr", "Antal", "Dato", "Type"], *rows], [40, 170, 330, 470, 500], top=90.0, gap=2.0)

    def page(sheet: Sheet) -> None:
        table.draw(sheet)
        right = 470 + max(stringWidth(row[-1], FONT, SIZE) for row in [["Type"], *rows])
        unit = "[tusinde]"
        sheet.text((40 + right - stringWidth(unit, FONT, SIZE)) / 2, 78, unit)

    found = extraction_of(pdf(page, page))
    assert all("[tusinde]" not in text for t in found.tables for row in t.rows for text in row.texts)
