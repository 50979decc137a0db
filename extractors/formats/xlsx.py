"""Reads an Excel workbook: every visible sheet is a page; texts over and under a table are paragraphs.

What is hidden (sheets, rows, columns) is not meant to be seen, so it is not read but told of. Where all would stand on
a page is for flow_layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from extractors.document.problems import ExtractCode, Problem, Severity, Stage
from extractors.formats.flow_layout import FLOW, Block, FlowCell, FlowContent, FlowError, TableBuilder, Text

# Objects of openpyxl, which is not typed.
Sheet = Any
ExcelCell = Any

# Names that Excel itself gives to sheets say nothing.
NAMELESS = re.compile(r"(ark|sheet|table|tabel)\s*\d*", re.IGNORECASE)
# Quoted text, colours and conditions of a number format.
FORMAT_NOISE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# A format that parts day and month by a dot; in all others Danish Excel puts a hyphen.
DOTTED = re.compile(r"d\.\s*m")


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with a text, as printed."""

    row: int
    column: int
    text: str
    size: float
    bold: bool


Line = tuple[Filled, ...]


def read_xlsx(data: bytes) -> FlowContent:
    """The content of a workbook. Raises FlowError."""
    try:
        book = load_workbook(BytesIO(data), data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        problems = [_hidden_sheet(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"]
        problems += [problem for sheet in sheets for problem in _without_hidden(sheet)]
        if _has_formulas(data):
            formulas = load_workbook(BytesIO(data))
            problems += [problem for sheet in sheets for problem in _uncalculated(sheet, formulas[sheet.title])]
        pages = tuple(tuple(_page(sheet, named=len(sheets) > 1)) for sheet in sheets)
    except Exception as error:  # the library raises what it likes: KeyError, BadZipFile, ValueError
        raise FlowError(f"the workbook cannot be read ({type(error).__name__})") from error
    return FlowContent(pages, book.properties.title or None, tuple(problems))


def _hidden_sheet(title: str) -> Problem:
    message = f"the sheet {title} is hidden and was not read"
    return Problem(Stage.READ, Severity.INFO, ExtractCode.SHEET_HIDDEN, message, value=title)


def _without_hidden(sheet: Sheet) -> Iterator[Problem]:
    """Takes the cells of hidden rows and columns out of a sheet and says that they were there."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden
        for number in range(column.min, column.max + 1)
    }
    unseen = [place for place in sheet._cells if place[0] in rows or place[1] in columns]
    lost = sum(sheet._cells.pop(place).value is not None for place in unseen)
    if lost:
        message = f"{lost} cells of the sheet {sheet.title} stand in hidden rows or columns and were not read"
        yield Problem(Stage.READ, Severity.WARNING, ExtractCode.CELLS_HIDDEN, message, value=sheet.title)


def _has_formulas(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as parts:
        return any(b"<f" in parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets/"))


def _uncalculated(sheet: Sheet, formulas: Sheet) -> Iterator[Problem]:
    """The formulas of the cells that are seen but whose value the program that wrote the workbook left out."""
    for place, cell in sorted(formulas._cells.items()):
        if cell.data_type == "f" and place in sheet._cells and sheet._cells[place].value is None:
            message = f"cell {cell.coordinate} of the sheet {sheet.title} holds a formula without its value"
            formula = str(getattr(cell.value, "text", cell.value))
            yield Problem(Stage.READ, Severity.WARNING, ExtractCode.FORMULA_WITHOUT_VALUE, message, value=formula)


def _page(sheet: Sheet, *, named: bool) -> list[Block]:
    """A sheet's blocks; named: its name, where someone gave it one, is the first."""
    blocks: list[Block] = [Text(sheet.title)] if named and not NAMELESS.fullmatch(sheet.title) else []
    first = True
    for part in _parts(_lines(sheet), sheet):
        over, table, under = _prose_around(part)
        for line in over:
            blocks.append(_text(line, title=first))
            first = False
        if table:
            blocks.append(_table(table, sheet))
            first = False
        blocks += [_text(line) for line in under]
    return blocks


def _lines(sheet: Sheet) -> list[Line]:
    """The filled cells row by row; a sheet's stated size may reach to the last row there is, so it is not used."""
    cells = sorted(sheet._cells.items())
    found = [
        Filled(row, column, text, float(cell.font.sz or FLOW.size_pt), bool(cell.font.b))
        for (row, column), cell in cells
        if (text := printed(cell.value, cell.number_format))
    ]
    return [tuple(line) for _, line in groupby(found, key=lambda cell: cell.row)]


def _parts(lines: Sequence[Line], sheet: Sheet) -> list[list[Line]]:
    """Lines grouped so that no group holds two tables.

    A table begins with a bold row under plain ones, and after an empty row where it has other columns than the one
    above.
    """
    parts: list[list[Line]] = []
    for block in _without_gaps(lines, sheet):
        if parts and _extent(block) in (None, _extent(parts[-1])) and not _is_header(block):
            parts[-1] += block
        else:
            parts.append(block)
    return [part for whole in parts for part in _by_headers(whole)]


def _without_gaps(lines: Iterable[Line], sheet: Sheet) -> list[list[Line]]:
    """Lines grouped at empty rows; rows that a merged cell reaches over are not empty."""
    covered = {row for area in sheet.merged_cells.ranges for row in range(area.min_row + 1, area.max_row + 1)}
    blocks: list[list[Line]] = []
    for line in lines:
        before = blocks[-1][-1][0].row if blocks else None
        if before is not None and all(row in covered for row in range(before + 1, line[0].row)):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _extent(block: Sequence[Line]) -> tuple[int, int] | None:
    """The first and last column of a block's rows of several cells; None where it has none."""
    columns = [cell.column for line in block if len(line) > 1 for cell in line]
    return (min(columns), max(columns)) if columns else None


def _is_header(block: Sequence[Line]) -> bool:
    line = next((line for line in block if len(line) > 1), None)
    return line is not None and all(cell.bold for cell in line)


def _by_headers(part: Sequence[Line]) -> list[list[Line]]:
    """A group cut before each bold row that follows a plain one."""
    parts: list[list[Line]] = [[]]
    plain = False
    for line in part:
        several = len(line) > 1
        bold = several and all(cell.bold for cell in line)
        if bold and plain:
            parts.append([])
            plain = False
        plain = plain or (several and not bold)
        parts[-1].append(line)
    return parts


def _prose_around(part: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """The lone texts before a group's first row of several cells, its rows, and the lone texts at its left after it."""
    several = [i for i, line in enumerate(part) if len(line) > 1]
    if not several:
        return part, (), ()
    end = len(part)
    left = min(cell.column for i in several for cell in part[i])
    while len(part[end - 1]) == 1 and part[end - 1][0].column <= left and " " in part[end - 1][0].text:
        end -= 1
    return part[: several[0]], part[several[0] : end], part[end:]


def _text(line: Line, *, title: bool = False) -> Text:
    size = max(cell.size for cell in line)
    text = "\n".join(cell.text for cell in line)
    return Text(text, max(size, FLOW.headings_pt[0]) if title else size, all(cell.bold for cell in line))


def _table(lines: Sequence[Line], sheet: Sheet) -> Block:
    rows = {row: number for number, row in enumerate(line[0].row for line in lines)}
    left = min(cell.column for line in lines for cell in line)
    right = max(cell.column for line in lines for cell in line)
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    builder = TableBuilder(len(rows))
    for cell in (cell for line in lines for cell in line):
        area = merged.get((cell.row, cell.column))
        down = sum(cell.row <= row <= area.max_row for row in rows) if area else 1
        across = min(area.max_col, right) - cell.column + 1 if area else 1
        builder.add(FlowCell(rows[cell.row], cell.column - left, cell.text, down, across, cell.bold))
    return builder.table()


def printed(value: object, number_format: str) -> str:
    """A typed value as Excel shows it in Danish, as far as number_format bears on its meaning."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, (datetime, date, time, timedelta)):
        return _moment(value, FORMAT_NOISE.sub("", number_format).lower())
    if isinstance(value, (int, float)):
        return _number(value, FORMAT_NOISE.sub("", number_format))
    return str(value).strip()


def _moment(value: date | time | timedelta, shown: str) -> str:
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if "d" not in shown and "m" not in shown and "y" in shown:
        return f"{value:%Y}"
    order = "%Y-%m-%d" if shown.startswith("yyyy") else "%d.%m.%Y" if DOTTED.search(shown) else "%d-%m-%Y"
    day = f"{value:{order}}"
    timed = isinstance(value, datetime) and value.time() != time()
    return f"{day} {value:%H:%M}" if timed else day


def _number(value: float, shown: str) -> str:
    """Whole numbers without decimals, a decimal comma, per cent, and the leading zeros of a format such as 000."""
    if "%" in shown:
        return f"{_number(round(value * 100, 10), '')} %"
    if float(value).is_integer():
        return str(int(value)).zfill(len(shown) if set(shown) == {"0"} else 0)
    return f"{value:.15g}".replace(".", ",")
