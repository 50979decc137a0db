"""Texts that run on behind the edge of their cell, as spreadsheets print them."""

from __future__ import annotations

import pytest

from extractors.document.problems import Doubt
from tests.extractors.documents import SIZE, Sheet, extraction_of, opened, pdf, table_of, texts
from tests.extractors.sheets import Print

HEADER = ["Nr", "Hændelse", "Type", "Antal"]
LONG = "Brev til medarbejderen om nummer sendt til forkert modtager ved en fejl"
ROWS = [
    HEADER,
    ["1", LONG, "Mail", "12"],
    ["2", "Mappe åben", "Brev", "3"],
    ["3", "Liste lagt på bordet", "System", "140"],
    ["4", "Nøgle til mappe", "Mail", "1"],
]
WIDTHS = [24.0, 120.0, 60.0, 40.0]


@pytest.mark.parametrize("borders", [True, False])
def test_letters_of_two_cells_that_stand_over_each_other_are_not_mixed(borders: bool) -> None:
    table = table_of(Print(ROWS, WIDTHS, borders=borders).draw)
    assert texts(table) == ROWS[1:]


@pytest.mark.parametrize("borders", [True, False])
def test_row_whose_text_the_print_shows_in_part_is_marked(borders: bool) -> None:
    table = table_of(Print(ROWS, WIDTHS, borders=borders).draw)
    assert [Doubt.WORDS_CUT in row.doubts for row in table.rows] == [True, False, False, False]


@pytest.mark.parametrize("borders", [True, False])
def test_text_of_which_the_file_holds_a_part_is_read_so_far_and_marked(borders: bool) -> None:
    table = table_of(Print(ROWS, WIDTHS, borders=borders, whole=False).draw)
    (first, *rest) = texts(table)
    assert first == ["1", "Brev til medarbejderen om num", "Mail", "12"]
    assert rest == ROWS[2:]
    assert Doubt.WORDS_CUT in table.rows[0].doubts


def test_title_longer_than_its_cell_keeps_its_words_in_one_line() -> None:
    data = pdf(Print([["Brud på sikkerheden i kommunen", "", ""]], [60.0, 60.0, 60.0], bold=False).draw)
    assert [w.text for w in opened(data).pages[0].words] == ["Brud", "på", "sikkerheden", "i", "kommunen"]


def clipped(sheet: Sheet, text: str, box: tuple[float, float, float, float], at: tuple[float, float]) -> None:
    left, top, right, bottom = box
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(left, sheet.height - bottom, right - left, bottom - top)
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(*at, text)
    sheet.canvas.restoreState()


def test_rest_of_a_text_whose_beginning_lies_under_a_bar_is_hidden_with_it() -> None:
    def page(sheet: Sheet) -> None:
        clipped(sheet, "Hansen fik brev", (40, 60, 76, 74), (41, 62))
        sheet.fill((40, 60), (77, 75))
        sheet.text(40, 100, "Mappe")

    read = opened(pdf(page)).pages[0]
    assert [w.text for w in read.words] == ["Mappe"]
    assert [w.text for w in read.hidden] == ["Hansen", "fik", "brev"]


def test_text_of_which_nothing_is_seen_is_hidden() -> None:
    read = opened(pdf(lambda s: clipped(s, "Hansen", (200, 60, 260, 74), (40, 62)))).pages[0]
    assert not read.words
    assert [w.text for w in read.hidden] == ["Hansen"]


def test_text_that_the_page_itself_cuts_is_not_read_on() -> None:
    read = opened(pdf(lambda s: clipped(s, "alle eller en", (20, 20, 575, 68), (40, 72)))).pages[0]
    assert not read.words
    assert len(read.hidden) == 3


def test_lines_over_the_edge_of_a_low_row_stand_before_those_that_are_shown() -> None:
    rows = ["Mail sendt", "til en borger", "ved en fejl"]

    def page(sheet: Sheet) -> None:
        for number, y in enumerate((60, 90, 120)):
            sheet.text(42, y + 18, str(number))
            for x in (40, 70, 170):
                sheet.line((x, y), (x, y + 30))
            for k, line in enumerate(rows):
                clipped(sheet, line, (70, y, 170, y + 30), (72, y - 6 + k * 1.2 * SIZE))
        for y in (60, 90, 120, 150):
            sheet.line((40, y), (170, y))

    table = extraction_of(pdf(page)).tables[0]
    assert [row.row.texts[1] for row in table.ledger] == [" ".join(rows)] * 3
