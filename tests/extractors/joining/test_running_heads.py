"""Running heads and feet in three parts on the pages of a table without rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pytest

from tests.extractors.documents import BOLD, Page, Sheet, extraction_of, pdf, texts

HEADER = ("Nr", "Dato", "Hændelse", "Antal")
COLUMNS = [40, 80, 150, 420]
EVENTS = ["Brev sendt til forkert borger", "Mappe åben for alle", "Liste over børn lagt på bordet", "Nøgle tabt"]
PAGES = 3
HEAD = ("Nordsø Kommune", "Oversigt over sager", "Bilag 3")


def rows_of(page: int) -> list[list[str]]:
    numbers = range((page - 1) * len(EVENTS) + 1, page * len(EVENTS) + 1)
    return [[str(n), f"{n:02}.03.2021", event, str(n * 3)] for n, event in zip(numbers, EVENTS, strict=True)]


def row(sheet: Sheet, top: float, columns: Sequence[float], cells: Sequence[str], *, font: str = "Helvetica") -> None:
    for left, text in zip(columns, cells, strict=True):
        if text:
            sheet.text(left, top, text, font=font)


@dataclass(frozen=True)
class Log:
    """A log without rules between a running head and a foot."""

    top: float = 80
    pitch: float = 20
    header: tuple[str, ...] = HEADER
    header_pages: int = PAGES
    head: tuple[str, ...] = HEAD
    foot: bool = True

    @property
    def pages(self) -> list[Page]:
        return [partial(self.draw, page) for page in range(1, PAGES + 1)]

    def draw(self, page: int, sheet: Sheet) -> None:
        row(sheet, 20, (40, 250, 460), self.head)
        if self.foot:
            row(sheet, 800, (40, 250, 460), ["Sagsnr. 21/1234", f"Side {page} af {PAGES}", "01-02-2022"])
        named = page <= self.header_pages
        if named:
            row(sheet, self.top, COLUMNS, self.header, font=BOLD)
        for number, cells in enumerate(rows_of(page), start=int(named)):
            row(sheet, self.top + number * self.pitch, COLUMNS, cells)


LOGS = {
    "header on each page": Log(),
    "header on the first page": Log(header_pages=1),
    "head right over the table": Log(top=36, pitch=13, header_pages=1),
    "rows far apart": Log(top=50, pitch=36),
    "head that reads like one column's name": Log(head=("Nordsø Kommune", "Hændelse", "Bilag 3")),
}


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_running_heads_and_feet_in_parts_are_no_rows(log: Log) -> None:
    found = extraction_of(pdf(*log.pages))
    (table,) = found.tables
    outside = [p.text for p in found.paragraphs]
    assert table.columns == HEADER
    assert texts(table) == [cells for n in range(1, PAGES + 1) for cells in rows_of(n)]
    assert outside.count("Nordsø Kommune") == PAGES
    assert [text for text in outside if text.startswith("Side")] == ["Side 1 af 3", "Side 2 af 3", "Side 3 af 3"]


def test_a_repeated_header_of_unknown_words_stays_the_tables() -> None:
    names = ("Løb", "Hvornår dog", "Forløb", "Omfang")
    found = extraction_of(pdf(*Log(header=names, head=("", "", ""), foot=False).pages))
    assert found.paragraphs == ()


def test_a_level_of_the_header_close_over_it_stays_the_tables() -> None:
    found = extraction_of(pdf(*Log(top=32, head=("Sag", "Forløb", "Omfang"), foot=False).pages))
    assert found.paragraphs == ()


@pytest.mark.parametrize("columns", [(40, 150, 420), (80, 150, 420)])
def test_foot_that_counts_the_pages_in_the_tables_columns_is_a_row(columns: tuple[float, ...]) -> None:
    def numbered(log: Log, number: int) -> Page:
        def page(sheet: Sheet) -> None:
            log.draw(number, sheet)
            row(sheet, 800, columns, (str(61 + number), "Bilag fra kommunen", "Bind 60"))

        return page

    log = Log(head=("", "", ""), foot=False)
    (table,) = extraction_of(pdf(*(numbered(log, n) for n in range(1, PAGES + 1)))).tables
    assert texts(table) == [cells for n in range(1, PAGES + 1) for cells in rows_of(n)]
