"""Pages on which a word may be hidden are looked at, and pages on which none can be are not rendered."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from reportlab.lib.colors import Color

from extractors.pdf.covered_text import may_hide_words
from extractors.pdf.drawings import drawings_of
from extractors.pdf.matrix import display_matrix
from tests.extractors.documents import Page, Ruled, Sheet, pdf


def is_looked_at(page: Page) -> bool:
    sheet = pdfium.PdfDocument(pdf(page))[0]
    return may_hide_words(sheet, drawings_of(sheet, display_matrix(sheet, *sheet.get_size())))


def words(sheet: Sheet, grey: float = 0.0) -> None:
    sheet.canvas.setFillGray(grey)
    sheet.text(40, 60, "Hansen")
    sheet.canvas.setFillGray(0)


def ruled(sheet: Sheet) -> None:
    Ruled([["Nr", "Dato"], ["1", "3.4.2021"]], [80, 120], 40, 60).draw(sheet)


def white_on_dark(sheet: Sheet) -> None:
    sheet.fill((38, 58), (90, 71), grey=0.2)
    words(sheet, 1.0)


def striped(sheet: Sheet) -> None:
    for line in range(4):
        sheet.fill((38, 58 + 14 * line), (200, 72 + 14 * line), grey=0.85 if line % 2 else 0.95)
        sheet.text(40, 61 + 14 * line, "Borgeren har klaget")


def linked(sheet: Sheet) -> None:
    words(sheet)
    sheet.canvas.linkURL("https://example.org", (40, 700, 90, 712))


@pytest.mark.parametrize("page", [words, ruled, white_on_dark, striped, linked])
def test_page_in_plain_sight_is_rendered(page: Page) -> None:
    assert not is_looked_at(page)


def bar(sheet: Sheet) -> None:
    words(sheet)
    sheet.fill((38, 58), (90, 71))


def white_bar(sheet: Sheet) -> None:
    words(sheet)
    sheet.fill((38, 58), (90, 71), grey=1.0)


def thick_line(sheet: Sheet) -> None:
    words(sheet)
    sheet.canvas.setLineWidth(12)
    sheet.canvas.line(38, sheet.height - 65, 90, sheet.height - 65)


def thick_line_in_large_units(sheet: Sheet) -> None:
    words(sheet)
    sheet.canvas.scale(12, 12)
    sheet.canvas.setLineWidth(1)
    sheet.canvas.line(38 / 12, (sheet.height - 65) / 12, 90 / 12, (sheet.height - 65) / 12)


def pale(sheet: Sheet) -> None:
    words(sheet, 0.95)


def dark_on_dark(sheet: Sheet) -> None:
    sheet.fill((38, 58), (90, 71), grey=0.1)
    words(sheet)


def pale_beside_a_dark_field(sheet: Sheet) -> None:
    sheet.fill((60, 58), (90, 71), grey=0.1)
    words(sheet, 0.95)


def half_transparent(sheet: Sheet) -> None:
    sheet.canvas.setFillColor(Color(0, 0, 0, alpha=0.05))
    sheet.text(40, 60, "Hansen")


def only_outlined(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(40, sheet.height - 69)
    text.setTextRenderMode(1)
    text.textOut("Hansen")
    sheet.canvas.drawText(text)


def shaded_over(sheet: Sheet) -> None:
    words(sheet)
    path = sheet.canvas.beginPath()
    path.rect(38, sheet.height - 71, 52, 13)
    sheet.canvas.saveState()
    sheet.canvas.clipPath(path, stroke=0)
    sheet.canvas.linearGradient(38, 0, 90, 0, (Color(0, 0, 0), Color(0.2, 0.2, 0.2)))
    sheet.canvas.restoreState()


def bar_in_a_form(sheet: Sheet) -> None:
    sheet.canvas.beginForm("bar")
    sheet.fill((38, 58), (90, 71))
    sheet.canvas.endForm()
    words(sheet)
    sheet.canvas.doForm("bar")


def annotated(sheet: Sheet) -> None:
    words(sheet)
    sheet.canvas.highlightAnnotation("", (38, sheet.height - 71, 90, sheet.height - 58))


@pytest.mark.parametrize(
    "page",
    [
        bar,
        white_bar,
        thick_line,
        thick_line_in_large_units,
        pale,
        dark_on_dark,
        pale_beside_a_dark_field,
        half_transparent,
        only_outlined,
        shaded_over,
        bar_in_a_form,
        annotated,
    ],
)
def test_page_that_may_hide_a_word_is_not_looked_at(page: Page) -> None:
    assert is_looked_at(page)
