"""The proof that no word is lost notices each word that is."""

from dataclasses import replace

import pytest

from extractors.document.pages import Document
from extractors.document.problems import Severity
from extractors.document.tables import Extraction, LedgerRow
from extractors.extract import extract
from extractors.joining.lost_words import lost_words
from tests.extractors.documents import BOLD, LANGUAGE, LEFT, UP, Aligned, Page, Ruled, Sheet, opened, pdf

HEADER = ["Nr", "Hændelse", "Antal"]
ROWS = [["1", "Brev sendt til forkert borger", "2"], ["2", "Mappe åben for alle", "30"]]
WIDTHS = [40, 90, 60]


def log(sheet: Sheet) -> None:
    sheet.text(40, 30, "Sager i 2019", font=BOLD, size=14)
    bottom = Ruled([HEADER, *ROWS], WIDTHS).draw(sheet)
    sheet.lines(40, bottom + 20, ["Kommunen har haft to sager.", "Alle er lukket."])


def read_back(*pages: Page) -> tuple[Document, Extraction]:
    document = opened(pdf(*pages))
    return document, extract(document, "auto", LANGUAGE)


def merged(sheet: Sheet) -> None:
    Ruled([["Nr", "Underretning", LEFT], [UP, "Dato", "Antal"], ["1", "ja", LEFT], ["2", "nej", UP]], WIDTHS).draw(
        sheet
    )


def overflowing(sheet: Sheet) -> None:
    Ruled([HEADER, *ROWS], WIDTHS).draw(sheet)
    sheet.text(160, 78, "meget langt ud over kanten af tabellen")
    sheet.text(30, 90, "uden for")
    sheet.turned(25, 200, "på tværs", 90)


def crowded(sheet: Sheet) -> None:
    for n in range(60):
        sheet.text(20 + 37 * (n % 13), 20 + 7 * n, f"ord{n} nr {n}")
    for n in range(9):
        sheet.line((30, 50 + 31 * n), (500 - 20 * n, 50 + 31 * n))
        sheet.line((30 + 51 * n, 40 + 3 * n), (30 + 51 * n, 600 - 43 * n))


def forms(sheet: Sheet) -> None:
    Ruled([["Dato", "1/1 2019"], ["Hændelse", "Brev"], ["", "og mail"], ["Årsag", ""], ["Antal", "3"]], [90, 200]).draw(
        sheet
    )


def aligned(sheet: Sheet) -> None:
    Aligned([HEADER, *ROWS, ["3", "Sag", "1"]], [40, 100, 300, 400]).draw(sheet)
    sheet.text(110, 300, "løs tekst under tabellen")


@pytest.mark.parametrize("page", [log, merged, overflowing, crowded, forms, aligned, lambda s: None])
def test_no_word_is_lost(page: Page) -> None:
    document, found = read_back(page, page)
    assert lost_words(document, found.tables, found.paragraphs) == ()


def test_a_missing_cell_is_noticed() -> None:
    document, found = read_back(log)
    (table,) = found.tables
    row = table.ledger[1].row
    emptied = replace(row, cells=(row.cells[0], None, row.cells[2]))
    changed = replace(table, ledger=(table.ledger[0], LedgerRow(emptied, table.ledger[1].layout), *table.ledger[2:]))
    (problem,) = lost_words(document, [changed], found.paragraphs)
    assert (problem.code, problem.severity, problem.page) == ("words_lost", Severity.ERROR, 1)
    assert problem.message.startswith("page 1: 25 letters")


@pytest.mark.parametrize("row", [0, 1, 2])
def test_each_missing_row_is_noticed(row: int) -> None:
    document, found = read_back(log)
    (table,) = found.tables
    kept = tuple(entry for n, entry in enumerate(table.ledger) if n != row)
    assert lost_words(document, [replace(table, ledger=kept)], found.paragraphs)


def test_a_missing_paragraph_is_noticed() -> None:
    document, found = read_back(log)
    assert lost_words(document, found.tables, found.paragraphs[1:])


def test_a_text_that_stands_twice_is_noticed() -> None:
    document, found = read_back(log)
    assert lost_words(document, found.tables, [*found.paragraphs, found.paragraphs[0]])


def test_the_page_is_named_on_which_words_are_lost() -> None:
    document, found = read_back(log, log, log)
    kept = [p for p in found.paragraphs if p.region.page != 2]
    assert [p.page for p in lost_words(document, found.tables, kept)] == [2]
