from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl

from pipeline.register.schema import INCIDENTS
from pipeline.register.workbook import LONGEST_TEXT
from tests.pipeline import registers
from tests.pipeline.register.spreadsheets import read_cells, read_csv


def test_workbook_has_typed_cells(tmp_path: Path) -> None:
    full, bare = read_cells(registers.write(tmp_path / "register"))
    assert full["occurred_from"].value == datetime(2019, 7, 12)
    assert full["occurred_from"].number_format == "yyyy-mm-dd"
    assert full["følsomme"].value is True
    assert full["affected_max"].value == 12
    assert full["data_types"].value == "helbred; navn"
    assert full["description"].value == registers.FULL["description"]
    assert bare["occurred_from"].value is None
    assert bare["source_number"].value is None


def test_workbook_has_filters_a_fixed_header_and_readable_widths(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(registers.write(tmp_path / "register") / "incidents.xlsx")["incidents"]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "B2"
    assert all(8 <= d.width <= 60 for d in sheet.column_dimensions.values())
    assert len(sheet.column_dimensions) == len(INCIDENTS.columns)


def test_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path: Path) -> None:
    folder = registers.write(tmp_path / "register", description="å" * (LONGEST_TEXT + 1))
    text = str(read_cells(folder)[1]["description"].value)
    assert len(text) == LONGEST_TEXT
    assert text.endswith("the whole text is in incidents.parquet)")
    assert read_csv(folder)[1]["description"] == "å" * (LONGEST_TEXT + 1)


def test_control_character_does_not_stop_the_workbook(tmp_path: Path) -> None:
    folder = registers.write(tmp_path / "register", description="a\x00b\x0bc\ufffed")
    assert read_cells(folder)[1]["description"].value == "a\ufffdb\ufffdc\ufffdd"


def test_workbook_holds_no_clock(tmp_path: Path) -> None:
    with zipfile.ZipFile(registers.write(tmp_path / "register") / "incidents.xlsx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = b"".join(archive.read(part) for part in archive.namelist())
    assert str(date.today().year).encode() not in texts
