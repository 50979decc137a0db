"""Word, Excel, web pages and plain text give the same rows as the drawn page, and lose no word."""

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from extractors.document.tables import Extraction
from extractors.extract import extract
from extractors.formats.errors import UnreadableError
from extractors.read import read
from extractors.tables.opinions import AUTO
from tests.extractors.documents import LANGUAGE, texts

TITLE = "Brud på datasikkerheden i Engby Kommune"
HEADER = ["Nr", "Hændelse", "Antal"]
ROWS = [["1", "Brev sendt til forkert borger", "2"], ["2", "Mappe åben for alle", "30"], ["3", "Taske glemt i bus", ""]]


def as_text(path: Path) -> None:
    table = "\n".join("\t".join(row) for row in [HEADER, *ROWS])
    path.write_text(f"{TITLE}\n\n{table}\n", encoding="utf-8")


def as_html(path: Path) -> None:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADER, *ROWS])
    path.write_text(
        f"<!doctype html><html><body><h1>{TITLE}</h1><table>{table}</table></body></html>", encoding="utf-8"
    )


def as_docx(path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    table = document.add_table(0, len(HEADER))
    for row in [HEADER, *ROWS]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def as_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [[TITLE], HEADER, *ROWS]:
        book.active.append(row)
    book.save(path)


KINDS: dict[str, Callable[[Path], None]] = {"txt": as_text, "html": as_html, "docx": as_docx, "xlsx": as_xlsx}


def extraction_of(path: Path) -> Extraction:
    return extract(read(path), AUTO, LANGUAGE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_same_rows(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"log.{kind}"
    KINDS[kind](path)
    found = extraction_of(path)
    (table,) = found.tables
    assert table.columns == tuple(HEADER)
    assert texts(table) == ROWS
    assert found.title == TITLE
    assert not found.problems


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_damaged_office_file_is_said_to_be_damaged(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"log.{kind}"
    KINDS[kind](path)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"word/document.xml", b"word/documemt.xml", 1)[: len(whole) // 2])
    with pytest.raises(UnreadableError):
        read(path)
