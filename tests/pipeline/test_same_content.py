"""One log as Word, Excel, web page, separated values and drawn PDF gives the same incidents, field by field."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from pipeline.process import process
from pipeline.settings import Engine, Settings
from pipeline.sources.source import Source

EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = "e1-two-level"
# What names the file, the places on its pages, or the way its tables were found.
OWN = frozenset({"incident_id", "document_id", "source_file", "pages", "regions", "cells", "engine"})


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLES / "gold" / f"{NAME}.json").read_text(encoding="utf-8"))
    return found


def as_docx(content: dict[str, Any], path: Path) -> None:
    document = docx.Document()
    document.add_heading(content["title"], 1)
    for text in content["paragraphs_before"]:
        document.add_paragraph(text)
    table = document.add_table(0, len(content["rows"][0]))
    for row in [*content["header_rows"], *content["rows"]]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for start, end in groups(content):
        table.cell(0, start).merge(table.cell(0, end))
    for text in content["paragraphs_after"]:
        document.add_paragraph(text)
    document.save(str(path))


def as_xlsx(content: dict[str, Any], path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    over = [[content["title"]], *([text] for text in content["paragraphs_before"])]
    for row in [*over, *content["header_rows"], *content["rows"], *([t] for t in content["paragraphs_after"])]:
        sheet.append([cell or None for cell in row])
    top = len(over) + 1
    for start, end in groups(content):
        sheet.merge_cells(start_row=top, end_row=top, start_column=start + 1, end_column=end + 1)
    book.save(path)


def as_html(content: dict[str, Any], path: Path) -> None:
    spans = content["header_spans"]
    header = "".join("<tr>" + "".join(f"<th colspan={n}>{text}</th>" for text, n in level) + "</tr>" for level in spans)
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in content["rows"])
    before, after = ("".join(f"<p>{t}</p>" for t in content[key]) for key in ("paragraphs_before", "paragraphs_after"))
    page = f"<!doctype html><body><h1>{content['title']}</h1>{before}<table>{header}{rows}</table>{after}</body>"
    path.write_text(page, encoding="utf-8")


def as_values(separator: str, encoding: str) -> Callable[[dict[str, Any], Path], None]:
    def write(content: dict[str, Any], path: Path) -> None:
        names = [name for text, columns in content["header_spans"][0] for name in (text, *[""] * (columns - 1))]
        prose = {key: [[text] for text in content[key]] for key in ("paragraphs_before", "paragraphs_after")}
        table = [names, *content["header_rows"][1:], *content["rows"]]
        with path.open("w", encoding=encoding, newline="") as file:
            over = [[content["title"]], [], *prose["paragraphs_before"], []]
            csv.writer(file, delimiter=separator).writerows([*over, *table, [], *prose["paragraphs_after"]])

    return write


def groups(content: dict[str, Any]) -> list[tuple[int, int]]:
    """First and last column of each group of the header."""
    found, column = [], 0
    for _, columns in content["header_spans"][0]:
        found.append((column, column + columns - 1))
        column += columns
    return [(start, end) for start, end in found if end > start]


def incidents_of(path: Path) -> list[dict[str, object]]:
    result = process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))
    assert result.document["status"] == "ok"
    return [{key: value for key, value in row.items() if key not in OWN} for row in result.incidents]


KINDS: dict[str, Callable[[dict[str, Any], Path], None]] = {
    "docx": as_docx,
    "xlsx": as_xlsx,
    "html": as_html,
    "utf-8.csv": as_values(";", "utf-8"),
    "utf-8-comma.csv": as_values(",", "utf-8-sig"),
    "cp1252.csv": as_values(";", "cp1252"),
    "utf-16.csv": as_values(";", "utf-16"),
    "utf-16.txt": as_values("\t", "utf-16"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_same_log_in_another_format_gives_the_same_incidents(
    kind: str, content: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / f"{NAME}.{kind}"
    KINDS[kind](content, path)
    drawn = incidents_of(EXAMPLES / "documents" / f"{NAME}__grid.pdf")
    assert len(drawn) == len(content["rows"])
    assert incidents_of(path) == drawn
