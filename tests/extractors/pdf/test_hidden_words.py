"""Words that stand in the file and that no reader of the page sees."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extractors.document.problems import Doubt
from tests.extractors.documents import Ruled, Sheet, extraction_of, opened, pdf, texts

SECRET = "Hansen"


def bar(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET)
    sheet.fill((38, 58), (90, 71))


def tight_bar(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET)
    sheet.fill((40, 62), (72, 69.5))


def picture_over(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET)
    dark = ImageReader(Image.fromarray(np.zeros((8, 8), np.uint8)))
    sheet.canvas.drawImage(dark, 38, sheet.height - 71, 52, 13)


def white_bar(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET)
    sheet.fill((38, 58), (90, 71), grey=1.0)


def grey_bar(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET)
    sheet.fill((38, 58), (90, 71), grey=0.5)


def white_bar_beside_a_letter(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET)
    sheet.fill((40.5, 58), (72, 71), grey=1.0)


def too_small(sheet: Sheet) -> None:
    sheet.text(40, 60, SECRET, size=0.1)


def white_on_white(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(1)
    sheet.text(40, 60, SECRET)
    sheet.canvas.setFillGray(0)


def black_on_black(sheet: Sheet) -> None:
    sheet.fill((38, 58), (90, 71))
    sheet.text(40, 60, SECRET)


def without_ink(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(40, sheet.height - 69)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    sheet.canvas.drawText(text)


def clipped(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(200, 700, 50, 50)
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(40, 60, SECRET)
    sheet.canvas.restoreState()


def beyond_the_edge(sheet: Sheet) -> None:
    sheet.text(-90, 60, SECRET)


@pytest.mark.parametrize(
    "hide",
    [
        bar,
        tight_bar,
        picture_over,
        white_bar,
        grey_bar,
        white_bar_beside_a_letter,
        too_small,
        white_on_white,
        black_on_black,
        without_ink,
        clipped,
        beyond_the_edge,
    ],
)
def test_hidden_word_is_published(hide: object) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Borgeren har klaget.")
        hide(sheet)  # type: ignore[operator]

    found = extraction_of(pdf(page))
    assert [p.text for p in found.paragraphs] == ["Borgeren har klaget."]
    assert [(p.code, p.page, p.value) for p in found.problems] == [("words_hidden", 1, None)]
    assert SECRET not in repr(found)
    assert SECRET not in repr(opened(pdf(page)))


def test_row_with_a_word_under_a_bar_looks_like_any_other() -> None:
    def page(sheet: Sheet) -> None:
        table = Ruled([["Nr", "Hændelse"], ["1", "Brev sendt til Hansen"], ["2", "Mappe åben"]], [40, 160])
        table.draw(sheet)
        sheet.fill((140, table.row_edges()[1] + 1), (172, table.row_edges()[2] - 1))

    (table,) = extraction_of(pdf(page)).tables
    assert texts(table) == [["1", "Brev sendt til"], ["2", "Mappe åben"]]
    assert [row.doubts for row in table.rows] == [(Doubt.HIDDEN_WORDS,), ()]


def test_words_on_shaded_or_dark_ground_are_taken_for_hidden() -> None:
    def page(sheet: Sheet) -> None:
        for number, (ground, ink) in enumerate(((0.85, 0.0), (0.2, 1.0), (0.5, 0.0), (1.0, 0.7), (0.0, 0.4))):
            top = 60 + 20 * number
            sheet.fill((30, top - 3), (300, top + 13), grey=ground)
            sheet.canvas.setFillGray(ink)
            sheet.text(40, top, "I alt 1 brev til l og i")

    (read,) = opened(pdf(page)).pages
    assert read.hidden == ()
    assert len(read.words) == 5 * 8


def test_bold_strokes_are_taken_for_bars() -> None:
    def page(sheet: Sheet) -> None:
        sheet.fill((0, 0), (595, 842), grey=1.0)
        for size in (6, 9, 14, 24):
            sheet.text(40, 3 * size * 1.5, "I 1 l i ! | -", font="Helvetica-Bold", size=size)

    (read,) = opened(pdf(page)).pages
    assert read.hidden == ()
