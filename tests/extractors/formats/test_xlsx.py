"""Workbooks: typed cells are printed as Excel shows them; what stands around a table is no part of it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from extractors.document.tables import Extraction
from extractors.extract import extract
from extractors.formats.xlsx import printed
from extractors.read import read
from extractors.tables.opinions import AUTO
from tests.extractors.documents import LANGUAGE, texts

ROWS: list[list[object]] = [["Nr", "Hændelse", "Antal"], [1, "Brev sendt", 2], [2, "Mappe åben", 3]]
READ = [["1", "Brev sendt", "2"], ["2", "Mappe åben", "3"]]


@pytest.fixture
def book() -> Any:
    return openpyxl.Workbook()


def fill(sheet: Any, rows: list[list[object]], *, bold: bool = False) -> None:
    for row in rows:
        sheet.append(row)
    if bold:
        for cell in sheet[sheet.max_row - len(rows) + 1]:
            cell.font = Font(bold=True)


def extraction_of(book: Any, folder: Path) -> Extraction:
    path = folder / "log.xlsx"
    book.save(path)
    found = extract(read(path), AUTO, LANGUAGE)
    assert found.problems == ()
    return found


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (None, "General", ""),
        ("  Brev ", "@", "Brev"),
        (7, "General", "7"),
        (7.0, "General", "7"),
        (7, "000", "007"),
        (2.5, "General", "2,5"),
        (0.1, "General", "0,1"),
        (0.29, "0%", "29 %"),
        (True, "General", "SAND"),
        (datetime(2023, 4, 1), "mm-dd-yy", "01-04-2023"),
        (datetime(2023, 4, 1), "dd/mm/yyyy", "01-04-2023"),
        (datetime(2023, 4, 1), "yyyy-mm-dd", "2023-04-01"),
        (datetime(2023, 4, 1), "yyyy", "2023"),
        (datetime(2023, 4, 1), '[$-406]d. mmmm yyyy "kl."', "01.04.2023"),
        (datetime(2023, 4, 1, 13, 5), "dd-mm-yyyy hh:mm", "01-04-2023 13:05"),
        (date(2023, 4, 1), "General", "01-04-2023"),
        (date(2023, 4, 1), "dd.mm.yyyy", "01.04.2023"),
        (time(9, 30), "hh:mm", "09:30"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_typed_value_is_printed_as_excel_shows_it(value: object, shown: str, text: str) -> None:
    assert printed(value, shown) == text


def test_lone_texts_over_and_under_a_table_are_prose(book: Any, tmp_path: Path) -> None:
    fill(book.active, [["Liste over brud"], ["Alle er med."], *ROWS, ["Listen er fra i år."]])
    found = extraction_of(book, tmp_path)
    (table,) = found.tables
    assert texts(table) == READ
    assert found.title == "Liste over brud"
    assert [p.text for p in found.paragraphs] == ["Liste over brud", "Alle er med.", "Listen er fra i år."]


def test_last_row_that_holds_only_its_number_stays_a_row(book: Any, tmp_path: Path) -> None:
    fill(book.active, [*ROWS, [3]])
    (table,) = extraction_of(book, tmp_path).tables
    assert texts(table) == [*READ, ["3", "", ""]]


def test_empty_row_does_not_cut_a_table(book: Any, tmp_path: Path) -> None:
    fill(book.active, [*ROWS[:2], [], ROWS[2]])
    (table,) = extraction_of(book, tmp_path).tables
    assert texts(table) == READ


def test_bold_row_under_plain_ones_begins_another_table(book: Any, tmp_path: Path) -> None:
    fill(book.active, ROWS, bold=True)
    fill(book.active, [["Afdeling", "Antal"], ["Skole", 4], ["Havn", 5]], bold=True)
    first, second = extraction_of(book, tmp_path).tables
    assert texts(first) == READ
    assert second.columns == ("Afdeling", "Antal")


def test_merged_header_is_a_group(book: Any, tmp_path: Path) -> None:
    fill(book.active, [["Nr", "Hændelse", None], [None, "Årsag", "Antal"], [1, "Fejl", 2]])
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("A1:A2")
    (table,) = extraction_of(book, tmp_path).tables
    assert table.columns == ("Nr", "Hændelse / Årsag", "Hændelse / Antal")


def test_every_visible_sheet_is_a_page_under_its_name_and_a_hidden_one_is_told(book: Any, tmp_path: Path) -> None:
    book.active.title = "2021"
    fill(book.active, ROWS)
    fill(book.create_sheet("2022"), ROWS)
    hidden = book.create_sheet("Navne")
    fill(hidden, ROWS)
    hidden.sheet_state = "hidden"
    found = extraction_of(book, tmp_path)
    document = read(tmp_path / "log.xlsx")
    assert [table.above for table in found.tables] == ["2021", "2022"]
    assert len(document.pages) == 2
    assert [(p.code, p.value) for p in document.problems] == [("sheet_hidden", "Navne")]


def test_formatted_cell_in_the_last_row_there_is_costs_nothing(book: Any, tmp_path: Path) -> None:
    fill(book.active, ROWS)
    book.active.cell(1048576, 16384).font = Font(bold=True)
    (table,) = extraction_of(book, tmp_path).tables
    assert texts(table) == READ


def test_hidden_rows_and_columns_are_not_read_and_told(book: Any, tmp_path: Path) -> None:
    fill(book.active, [[*row, "kladde"] for row in [*ROWS, [3, "Fortrolig", 1]]])
    book.active.row_dimensions[4].hidden = True
    book.active.column_dimensions["D"].hidden = True
    (table,) = extraction_of(book, tmp_path).tables
    assert texts(table) == READ
    assert [(p.code, p.value) for p in read(tmp_path / "log.xlsx").problems] == [("cells_hidden", "Sheet")]


def test_formula_whose_value_was_never_stored_is_a_problem(book: Any, tmp_path: Path) -> None:
    fill(book.active, [*ROWS, ["I alt", "", "=SUM(C2:C3)"]])
    extraction_of(book, tmp_path)
    problems = read(tmp_path / "log.xlsx").problems
    assert [(p.code, p.value) for p in problems] == [("formula_without_value", "=SUM(C2:C3)")]


def test_cell_merged_downwards_holds_for_every_row_it_spans(book: Any, tmp_path: Path) -> None:
    fill(book.active, [["Nr", "Hændelse", "Antal"], ["Nord", "Brev sendt", 2], [None, "Mappe åben", 3]])
    book.active.merge_cells("A2:A3")
    (table,) = extraction_of(book, tmp_path).tables
    assert [row[0] for row in texts(table)] == ["Nord", "Nord"]
