"""The incidents as an Excel workbook, a convenience copy of incidents.parquet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from pipeline.register.exports import FORMULA_STARTS, flat
from pipeline.register.schema import INCIDENTS
from pipeline.register.table import Column, Row

LONGEST_TEXT = 32_767
"""Characters an Excel cell holds."""
CUT = " … (cut: an Excel cell holds no more; the whole text is in incidents.parquet)"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DAY_FORMAT = "yyyy-mm-dd"
NARROWEST, WIDEST = 8, 60
"""Widths of columns in characters; what is no plain text gets half of the widest at most."""
SAME_TIME = datetime(1980, 1, 1)
"""The only time in the file: a clock would make each file another one."""


def write_xlsx(path: Path, rows: Sequence[Row]) -> None:
    """Writes the incidents as a workbook of one sheet; the same rows give the same bytes."""
    workbook = Workbook(write_only=True)
    workbook.properties.created = workbook.properties.modified = SAME_TIME
    workbook.properties.creator = "brudregister"
    sheet = workbook.create_sheet(INCIDENTS.name)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(INCIDENTS.columns))}{len(rows) + 1}"
    for number, column in enumerate(INCIDENTS.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column, rows)
    for cells in _sheet_rows(sheet, rows):
        sheet.append(cells)
    buffer = io.BytesIO()
    # Workbook.save would write the time of day into the file.
    ExcelWriter(workbook, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED)).save()
    _write_archive(path, buffer)


def _sheet_rows(sheet: WriteOnlyWorksheet, rows: Sequence[Row]) -> Iterator[list[object]]:
    header = [_text_cell(sheet, name) for name in INCIDENTS.names]
    for cell in header:
        cell.font = Font(bold=True)
    yield header
    for row in rows:
        yield [_cell(sheet, row.get(name)) for name in INCIDENTS.names]


def _cell(sheet: WriteOnlyWorksheet, value: object) -> object:
    """The value, typed where Excel has the type; numbers, booleans and nothing need no cell of their own."""
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = DAY_FORMAT
        return cell
    return value if value is None or isinstance(value, int) else _text_cell(sheet, flat(value))


def _text_cell(sheet: WriteOnlyWorksheet, words: str) -> WriteOnlyCell:
    """A cell that is text whatever it begins with, also after it was edited (quotePrefix)."""
    text = NOT_IN_XML.sub("\ufffd", words)
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - len(CUT)] + CUT
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _width(column: Column, rows: Sequence[Row]) -> int:
    """Characters that show the header with its filter button and the longest value, within bounds."""
    longest = max((len(flat(row.get(column.name))) for row in rows), default=0)
    widest = WIDEST if column.type == pa.string() else WIDEST // 2
    return min(max(longest + 2, len(column.name) + 4, NARROWEST), widest)


def _write_archive(path: Path, made: io.BytesIO) -> None:
    """The same zip archive, compressed, with the same time on each of its parts."""
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, SAME_TIME.timetuple()[:6])
            archive.writestr(part, parts.read(name), zipfile.ZIP_DEFLATED)
