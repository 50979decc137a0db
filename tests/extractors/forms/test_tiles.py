"""Key figures in tiles: a large number and its caption, whatever is drawn around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import BOLD, FONT, PITCH, SIZE, Page, Place, Sheet, extraction_of, pdf, texts

LARGE = 24.0
FIGURES = [
    [("38", "sager i alt"), ("129", "brud i alt"), ("11", "sager, som er\nanmeldt")],
    [("6", "borgere har\nfået besked"), ("3", "fejl i system"), ("0", "åben sag")],
]
WIDTH, TILE_HEIGHT, GAP = 150.0, 74.0, 12.0


def _line(sheet: Sheet, place: Place, text: str, *, centred: bool) -> None:
    """A line of a tile whose left border is the place's: a number in large type, other texts in small."""
    size, font = (LARGE, BOLD) if text.isdigit() else (SIZE, FONT)
    free = WIDTH - stringWidth(text, font, size)
    sheet.text(place[0] + (free / 2 if centred else 10), place[1], text, font=font, size=size)


def tiled(*, frame: str = "", centred: bool = True, over: bool = False) -> Page:
    """Two rows of three tiles between two paragraphs."""

    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "Kommunen i tal", font=BOLD, size=18)
        sheet.text(40, 70, "Her er de sager, som kommunen har haft i det forløbne år, i seks tal.")
        for row, tiles in enumerate(FIGURES):
            for column, (figure, caption) in enumerate(tiles):
                x, top = 40 + column * (WIDTH + GAP), 100 + row * (TILE_HEIGHT + GAP)
                _framed(sheet, frame, x, top)
                lines = caption.split("\n")
                first = top + 6 + (len(lines) * PITCH if over else 0)
                _line(sheet, (x, first), figure, centred=centred)
                start = top + 5 if over else first + LARGE + 4
                for number, line in enumerate(lines):
                    _line(sheet, (x, start + number * PITCH), line, centred=centred)
        sheet.text(40, 290, "De fleste fejl er sket ved brev eller mail, som er sendt til en forkert modtager i en by.")

    return page


def _framed(sheet: Sheet, frame: str, x: float, top: float) -> None:
    if frame == "shade":
        sheet.fill((x, top), (x + WIDTH, top + TILE_HEIGHT), grey=0.9)
    if frame == "box":
        corners = [(x, top), (x + WIDTH, top), (x + WIDTH, top + TILE_HEIGHT), (x, top + TILE_HEIGHT), (x, top)]
        for start, end in pairwise(corners):
            sheet.line(start, end)
    if frame == "bar":
        sheet.fill((x, top), (x + 4, top + TILE_HEIGHT), grey=0.4)


@pytest.mark.parametrize("frame", ["", "box", "shade", "bar"])
@pytest.mark.parametrize("centred", [True, False], ids=["centred", "left"])
@pytest.mark.parametrize("over", [True, False], ids=["caption over", "caption under"])
def test_tiles_of_key_figures_are_read_as_header_and_rows(frame: str, centred: bool, over: bool) -> None:
    found = extraction_of(pdf(tiled(frame=frame, centred=centred, over=over)))
    (table,) = found.tables
    assert texts(table) == [[caption.replace("\n", " "), figure] for row in FIGURES for figure, caption in row]
    assert table.above.startswith("Her er de sager")
    assert len(found.paragraphs) == 3


def _table(sheet: Sheet, rows: Sequence[Sequence[str]], size: float) -> None:
    for number, row in enumerate(rows):
        for left, text in zip((40, 160, 280, 400), row, strict=False):
            sheet.text(left, 60 + 30 * number, text, size=size if text.isdigit() else SIZE)


@pytest.mark.parametrize("size", [SIZE, 14.0])
def test_numbers_of_a_table_are_taken_for_tiles(size: float) -> None:
    rows = [["Skole", "12", "7"], ["Jobcenter", "9", "3"], ["Bibliotek", "4", "1"], ["Borgerservice", "25", "11"]]
    found = extraction_of(pdf(lambda sheet: _table(sheet, [["Afdeling", "Antal", "Nr"], *rows], size)))
    assert [texts(table) for table in found.tables] == [rows]


def test_years_over_a_paragraph_each_are_no_tiles_without_a_caption_each() -> None:
    def page(sheet: Sheet) -> None:
        for left, year in ((40, "2021"), (240, "2022")):
            sheet.text(left, 60, year, size=LARGE)
        sheet.text(40, 92, "Kommunen har haft tre sager om brev og mail, og alle er lukket igen i år.")

    assert extraction_of(pdf(page)).tables == ()
