"""Pages in two columns that both hold tables, and the way back to their places."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.document.geometry import Region
from extractors.joining.column_after_column import Fold, unrolled
from extractors.tables.pages_seen import PagesSeen
from tests.extractors.documents import (
    FONT,
    PITCH,
    SIZE,
    Page,
    Sheet,
    extraction_of,
    opened,
    pdf,
    texts,
    words_in,
    wrapped,
)

PROSE = [
    "Rådgiveren orienterer hermed byrådet om de brud på sikkerheden, som forvaltningerne har indberettet i perioden "
    "fra januar til december, og som er anmeldt til tilsynet eller registreret internt i året.",
    "De fleste brud skyldes menneskelige fejl, hvor en medarbejder har sendt en mail eller et brev til en forkert "
    "modtager, og der er indført en ekstra kontrol, inden post sendes ud.",
]
YEARS = [["Sager", "41", "52"], ["Brud", "30", "37"], ["Anmeldt", "9", "12"], ["Besked til borgere", "4", "6"]]
UNITS = [["Skole", "19"], ["Hjælp i hjemmet", "14"], ["Jobcenter", "8"], ["Teknik", "3"], ["Stab", "8"]]
FOOT = "Alle sager er lukket ved årets udgang, og ingen af dem har ført til kritik fra tilsynet i året, der gik."


def _table(sheet: Sheet, left: float, top: float, rows: list[list[str]]) -> float:
    for row in rows:
        sheet.text(left, top, row[0])
        for number, text in enumerate(reversed(row[1:])):
            sheet.text(left + 238 - 50 * number - stringWidth(text, FONT, SIZE), top, text)
        top += 1.4 * PITCH
    return top + 0.4 * PITCH


def memo(*, line: bool) -> Page:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Notat om brud på sikkerheden, forelagt byrådet og udvalget for økonomi i kommunen")
        top = sheet.lines(40, 60, wrapped(PROSE[0], 240)) + PITCH
        top = _table(sheet, 40, top, YEARS)
        sheet.lines(40, top, wrapped(PROSE[1], 240))
        top = _table(sheet, 300, 66, UNITS)
        sheet.lines(300, top, wrapped(PROSE[0], 240))
        sheet.text(40, 320, FOOT)
        if line:
            sheet.line((290, 58), (290, 230))

    return page


@pytest.mark.parametrize("line", [True, False], ids=["line between", "no line"])
def test_tables_of_two_columns_of_a_page_are_read_across(line: bool) -> None:
    data = pdf(memo(line=line))
    found = extraction_of(data)
    assert [texts(table) for table in found.tables] == [YEARS, UNITS]
    assert [p.text for p in found.paragraphs][1:] == [*PROSE, PROSE[0], FOOT]
    regions = [row.regions for table in found.tables for row in table.rows]
    printed = [" ".join(words_in(opened(data), places)) for places in regions]
    assert printed == [" ".join(row) for row in [*YEARS, *UNITS]]


def test_page_with_one_table_over_both_halves_is_two_columns() -> None:
    rows = [[*YEARS[n % 4], *YEARS[(n + 1) % 4]] for n in range(9)]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            _table(sheet, 40, 60 + number * 14, [row[:3]])
            _table(sheet, 300, 60 + number * 14, [row[3:]])
        sheet.line((290, 58), (290, 200))

    assert unrolled(PagesSeen(opened(pdf(page)))).folds == {}


def test_place_under_the_columns_is_lost() -> None:
    fold = Fold(Region(1, 40, 60, 280, 200), Region(1, 300, 60, 540, 220))
    for region in (Region(1, 310, 80, 400, 90), Region(1, 40, 230, 500, 240), Region(1, 50, 100, 90, 110)):
        assert fold.as_printed(fold.moved(region)) == [region]


@pytest.mark.parametrize("cells", [(0, 0, 0, 0), (0, 1, 1, 0), (1, 0, 0, 1)])
def test_last_row_of_a_log_with_long_cells_is_two_columns(cells: tuple[int, ...]) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, FOOT)
        for left, text in zip((40, 164, 300, 424), cells, strict=True):
            sheet.lines(left, 60, wrapped(PROSE[text], 102))

    assert unrolled(PagesSeen(opened(pdf(page)))).folds == {}
