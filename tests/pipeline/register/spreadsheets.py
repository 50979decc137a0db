"""The spreadsheets beside a register, read back."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell


def read_csv(folder: Path) -> list[dict[str, str]]:
    with (folder / "incidents.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_cells(folder: Path) -> list[dict[str, Cell]]:
    sheet = openpyxl.load_workbook(folder / "incidents.xlsx")["incidents"]
    header, *rows = sheet.iter_rows()
    return [{str(h.value): cell for h, cell in zip(header, row, strict=True)} for row in rows]
