"""Layouts that clerks' programs print, each on a small page of its own."""

from dataclasses import replace

import pytest

from extractors.document.problems import Doubt
from tests.extractors.documents import (
    EMBEDDED,
    HEIGHT,
    LANGUAGE,
    LEFT,
    PITCH,
    UP,
    WIDTH,
    Aligned,
    Page,
    Place,
    Ruled,
    Sheet,
    embed_font,
    extraction_of,
    pdf,
    table_of,
    tables_of,
    texts,
    white,
)

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som åbnede det og ringede til kommunen", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i afdelingen", "25"],
    ["4", "20.03.2019", "Fejl i et system", "2"],
]
MORE = [
    ["5", "01.04.2019", "Mail sendt til alle", "8"],
    ["6", "02.04.2019", "Sag åben for alle", "9"],
]
WIDTHS = [40, 70, 200, 60]
COLUMNS = [40, 80, 150, 400, 450]


def test_rows_without_gaps_begin_at_their_number() -> None:
    assert texts(table_of(Aligned([HEADER, *ROWS], COLUMNS, gap=0).draw)) == ROWS


def test_rows_without_gaps_begin_at_their_date() -> None:
    rows = [row[1:] for row in [HEADER, *ROWS]]
    assert texts(table_of(Aligned(rows, [40, 110, 380, 450], gap=0).draw)) == rows[1:]


def test_a_column_without_any_value_is_known_by_its_header_word() -> None:
    header, rows = [*HEADER, "Kommentar"], [[*row, ""] for row in ROWS]
    table = table_of(Aligned([header, *rows], [*COLUMNS, 520], gap=8).draw)
    assert (table.columns, texts(table)) == (tuple(header), rows)


def test_a_table_drawn_in_white_is_read_by_its_alignment() -> None:
    def page(sheet: Sheet) -> None:
        plain = Ruled([HEADER, *ROWS], WIDTHS, pen=lambda *_: None)
        for n, (top, bottom) in enumerate(zip(plain.row_edges(), plain.row_edges()[1:], strict=False)):
            sheet.fill((40, top), (410, bottom), grey=0.95 if n % 2 else 0.8)
        Ruled([HEADER, *ROWS], WIDTHS, pen=white).draw(sheet)

    table = table_of(page)
    assert (table.columns, texts(table)) == (tuple(HEADER), ROWS)


def zero_width(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.fill(start, end)


def test_rules_of_no_width_are_rules() -> None:
    assert texts(table_of(Ruled([HEADER, *ROWS], WIDTHS, pen=zero_width).draw)) == ROWS


def test_tables_without_rules_side_by_side_lose_no_text() -> None:
    def page(sheet: Sheet) -> None:
        Aligned([[r[0], r[3], r[1]] for r in [HEADER, *ROWS]], [40, 80, 130, 200], gap=8).draw(sheet)
        Ruled([["Type", "Antal"], ["Brev", "4"], ["Mail", "5"]], [80, 50], x=340).draw(sheet)

    first, second = sorted(tables_of(page), key=lambda t: -len(t.columns))
    assert texts(first) == [[r[0], r[3], r[1]] for r in ROWS]
    assert texts(second) == [["Brev", "4"], ["Mail", "5"]]


def test_a_header_word_hyphenated_over_lines_is_one_word() -> None:
    known = replace(LANGUAGE, words=LANGUAGE.words | {"underretning", "datatilsynet"})
    rows = [["Nr", "Underret-\nning", "Data-\ntilsynet"], ["1", "ja", "nej"]]
    table = table_of(Ruled(rows, [30, 90, 80]).draw, language=known)
    assert table.columns == ("Nr", "Underretning", "Datatilsynet")


def test_a_continued_page_without_the_rule_of_an_empty_column_keeps_its_place() -> None:
    first = Ruled([HEADER, *ROWS], WIDTHS)
    second = Ruled([["5", "01.04.2019", "Mail sendt til alle"], ["6", "02.04.2019", "Sag"]], [40, 70, 260])
    table = table_of(first.draw, second.draw)
    assert table.columns == tuple(HEADER)
    assert texts(table) == [*ROWS, ["5", "01.04.2019", "Mail sendt til alle", ""], ["6", "02.04.2019", "Sag", ""]]


def test_a_continued_page_without_the_rule_before_a_filled_column_keeps_its_place() -> None:
    def without_date(sheet: Sheet) -> None:
        Ruled([["5", "Mail sendt til alle", "8"], ["6", "Sag", "9"]], [110, 200, 60]).draw(sheet)

    table = table_of(Ruled([HEADER, *ROWS], WIDTHS).draw, without_date)
    assert texts(table) == [*ROWS, ["5", "", "Mail sendt til alle", "8"], ["6", "", "Sag", "9"]]


def test_a_continued_page_set_further_in_is_the_same_table() -> None:
    table = table_of(Ruled([HEADER, *ROWS], WIDTHS).draw, Ruled(MORE, WIDTHS, x=68).draw)
    assert texts(table) == [*ROWS, *MORE]


def test_a_subtotal_is_a_row_of_its_own() -> None:
    rows = [*ROWS[:2], ["I alt", LEFT, LEFT, "301"], *ROWS[2:], ["I alt", LEFT, LEFT, "27"]]
    table = table_of(Ruled([HEADER, *rows], WIDTHS).draw)
    assert [row.texts[0] for row in table.rows] == ["1", "2", "I alt", "3", "4", "I alt"]
    assert [row.texts[3] for row in table.rows] == ["1", "300", "301", "25", "2", "27"]
    assert not any(row.spanning for row in table.rows)


def test_a_subtotal_first_on_the_next_page_continues_no_row() -> None:
    table = table_of(Ruled([HEADER, *ROWS], WIDTHS).draw, Ruled([["I alt", LEFT, LEFT, "328"], *MORE], WIDTHS).draw)
    assert [row.texts[0] for row in table.rows] == ["1", "2", "3", "4", "I alt", "5", "6"]


def test_numbers_that_start_again_are_rows_of_their_own() -> None:
    again = [["1", *MORE[0][1:]], ["2", *MORE[1][1:]]]
    table = table_of(Ruled([HEADER, *ROWS], WIDTHS).draw, Ruled([HEADER, *again], WIDTHS).draw)
    assert texts(table) == [*ROWS, *again]


def test_numbers_that_start_again_under_a_section_row_are_rows_of_their_own() -> None:
    again = [["1", *MORE[0][1:]], ["2", *MORE[1][1:]]]
    table = table_of(Ruled([HEADER, *ROWS, ["Ældrepleje", LEFT, LEFT, LEFT], *again], WIDTHS).draw)
    assert [list(row.texts) for row in table.rows if not row.spanning] == [*ROWS, *again]


LONG = [f"brev nummer {n} om sagen og" for n in range(150)]


def test_a_cell_longer_than_a_page_is_one_cell() -> None:
    def part(lines: list[str], row: list[str], *, first: bool = False, last: bool = False) -> Page:
        rows = [[row[0], row[1], "\n".join(lines), row[3]]]
        rows = [HEADER, *ROWS[:2], *rows] if first else [*rows, *MORE] if last else rows
        return Ruled(rows, WIDTHS, top=40, open_top=not first, open_bottom=not last).draw

    empty = ["", "", "", ""]
    table = table_of(
        part(LONG[:50], ROWS[2], first=True), part(LONG[50:110], empty), part(LONG[110:], empty, last=True)
    )
    assert [row.texts[0] for row in table.rows] == ["1", "2", "3", "5", "6"]
    assert table.rows[2].texts[2] == " ".join(LONG)
    assert table.rows[2].pages == (1, 2, 3)


def test_a_row_with_shades_merged_down_over_three_rows_holds_its_text_in_each() -> None:
    rows = [["1", "02.01.2019", "Brev sendt", "1"], [UP, UP, "Mail sendt", "2"], [UP, UP, "Mappe åben", "3"]]
    assert texts(table_of(Ruled([HEADER, *rows], WIDTHS).draw)) == [
        ["1", "02.01.2019", "Brev sendt", "1"],
        ["1", "02.01.2019", "Mail sendt", "2"],
        ["1", "02.01.2019", "Mappe åben", "3"],
    ]


def labels_above(top: float, row: list[str]) -> Ruled:
    rows = [["Dato", "Antal"], [row[1], row[3]], ["Hændelse", LEFT], [row[2], LEFT], ["Årsag", LEFT], ["Fejl", LEFT]]
    return Ruled(rows, [150, 150], top=top)


def test_forms_with_the_label_above_its_value_are_one_row_each() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for row in ROWS[:3]:
            top = labels_above(top, row).draw(sheet) + 25

    table = table_of(page)
    assert table.form
    assert [[(c.column, c.text) for c in row.cells] for row in table.rows] == [
        [("Dato", row[1]), ("Antal", row[3]), ("Hændelse", row[2]), ("Årsag", "Fejl")] for row in ROWS[:3]
    ]


def test_forms_with_label_and_value_in_one_box_are_one_row_each() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for row in ROWS[:3]:
            boxes = [[f"Dato\n{row[1]}", f"Antal\n{row[3]}"], [f"Hændelse\n{row[2]}", LEFT], ["Årsag\nFejl", LEFT]]
            top = Ruled(boxes, [150, 150], top=top).draw(sheet) + 25

    table = table_of(page)
    assert table.form
    assert [[(c.column, c.text) for c in row.cells] for row in table.rows] == [
        [("Dato", row[1]), ("Antal", row[3]), ("Hændelse", row[2]), ("Årsag", "Fejl")] for row in ROWS[:3]
    ]


def test_a_word_torn_where_nothing_decides_is_a_doubt_of_its_row() -> None:
    table = table_of(Ruled([["Nr", "Hændelse"], ["1", "qvizbrandterne"], ["2", "Brev"]], [30, 50]).draw)
    assert texts(table)[0][1] == "qvizbrandterne"
    assert [Doubt.WORD_TORN in row.doubts for row in table.rows] == [True, False]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("alle CPR-\nnumre på listen", "alle CPR-numre på listen"),
        ("sendt med e-\nBoks til borger", "sendt med e-Boks til borger"),
        ("person- og\nsagsoplysninger om", "person- og sagsoplysninger om"),
        ("person-\nog sagsoplysninger", "person- og sagsoplysninger"),
        ("til medarbej-\nderen nu", "til medarbejderen nu"),
    ],
)
def test_hyphens_in_a_cell_give_the_printed_word(printed: str, text: str) -> None:
    table = table_of(Ruled([["Nr", "Hændelse"], ["1", printed], ["2", "Brev"]], [30, 130]).draw)
    assert texts(table)[0][1] == text


def test_soft_hyphens_are_no_part_of_the_word() -> None:
    embed_font()

    def page(sheet: Sheet) -> None:
        Ruled([["Nr", "Hændelse"], ["1", "\n\n"], ["2", "Brev"]], [30, 130]).draw(sheet)
        for n, line in enumerate(["til med\u00adarbej\u00ad", "deren nu"]):
            sheet.text(75, 77 + n * PITCH, line, font=EMBEDDED, size=8)

    assert texts(table_of(page))[0][1] == "til medarbejderen nu"


def test_a_table_that_goes_on_over_a_landscape_page_is_one_table() -> None:
    wide = [1.4 * width for width in WIDTHS]
    table = table_of(
        Ruled([HEADER, *ROWS], WIDTHS).draw,
        lambda sheet: landscape(sheet, Ruled(MORE, wide).draw),
        Ruled([["7", *MORE[0][1:]], ["8", *MORE[1][1:]]], WIDTHS).draw,
    )
    assert [row.texts[0] for row in table.rows] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert [row.pages for row in table.rows][-3:] == [(2,), (3,), (3,)]


def landscape(sheet: Sheet, page: Page) -> None:
    sheet.canvas.setPageSize((HEIGHT, WIDTH))
    page(Sheet(sheet.canvas, WIDTH))


def columns_of_prose(sheet: Sheet, top: float) -> float:
    for n in range(6):
        sheet.text(40, top + n * PITCH, "Kommunen har haft flere sager i året, som alle er")
        sheet.text(300, top + n * PITCH, "lukket nu, og ingen borger har lidt skade af det")
    return top + 6 * PITCH


@pytest.mark.parametrize("ruled", [True, False])
def test_columns_of_prose_around_a_table_are_no_rows(ruled: bool) -> None:
    def page(sheet: Sheet) -> None:
        top = columns_of_prose(sheet, 40) + 20
        table = Ruled([HEADER, *ROWS], WIDTHS, top=top) if ruled else Aligned([HEADER, *ROWS], COLUMNS, top=top, gap=8)
        columns_of_prose(sheet, table.draw(sheet) + 20)

    found = extraction_of(pdf(page))
    assert [texts(t) for t in found.tables] == [ROWS]
    assert len(found.paragraphs) == 4


def slanted(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    sheet.canvas.setFillGray(0.8)
    sheet.canvas.setFont("Helvetica-Bold", 70)
    sheet.canvas.translate(80, HEIGHT - 250)
    sheet.canvas.rotate(35)
    sheet.canvas.drawString(0, 0, "UDKAST")
    sheet.canvas.restoreState()


def across(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    sheet.canvas.setFillGray(0.8)
    sheet.canvas.setFont("Helvetica-Bold", 70)
    sheet.canvas.drawString(60, HEIGHT - 150, "KOPI")
    sheet.canvas.restoreState()


@pytest.mark.parametrize("mark", [slanted, across])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_watermark_is_in_no_row(mark: Page, ruled: bool) -> None:
    def page(sheet: Sheet) -> None:
        mark(sheet)
        table = Ruled([HEADER, *ROWS], WIDTHS) if ruled else Aligned([HEADER, *ROWS], COLUMNS, gap=8)
        table.draw(sheet)

    found = extraction_of(pdf(page))
    assert [texts(t) for t in found.tables] == [ROWS]
    assert [p.text for p in found.paragraphs] in (["UDKAST"], ["KOPI"])
