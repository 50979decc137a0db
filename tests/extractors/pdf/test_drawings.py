"""What a page draws, in the order in which it is painted."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from extractors.pdf import drawings
from extractors.pdf.drawings import DRAWINGS, Drawings, OverfullPageError, drawings_of
from extractors.pdf.matrix import display_matrix
from tests.extractors.documents import Page, Sheet, pdf


def drawn(page: Page) -> Drawings:
    sheet = pdfium.PdfDocument(pdf(page))[0]
    return drawings_of(sheet, display_matrix(sheet, *sheet.get_size()))


def test_white_surface_is_a_line_of_a_table() -> None:
    def page(sheet: Sheet) -> None:
        sheet.fill((40, 60), (140, 80), grey=1.0)

    found = drawn(page)
    assert not found.strokes
    assert [(cover.box, round(cover.grey or 0)) for cover in found.covers] == [((40.0, 60.0, 140.0, 80.0), 255)]


def test_thin_rule_is_a_surface() -> None:
    def page(sheet: Sheet) -> None:
        sheet.line((40, 60), (140, 60))
        sheet.fill((40, 80), (140, 81))

    found = drawn(page)
    assert len(found.strokes) == 2
    assert not found.covers


def test_order_of_painting_is_lost_within_a_form() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.beginForm("field")
        sheet.fill((40, 60), (140, 80))
        sheet.text(42, 62, "i formen")
        sheet.canvas.endForm()
        sheet.text(40, 30, "over formen")
        sheet.canvas.doForm("field")
        sheet.fill((40, 90), (140, 110))

    found = drawn(page)
    orders = sorted([*(c.order for c in found.covers), *(o for texts in found.texts for o in texts.orders)])
    assert len(set(orders)) == 4
    first, second = sorted(cover.order for cover in found.covers)
    outside, inside = (texts.orders[0] for texts in found.texts)
    assert outside < first < inside < second


def test_forms_nested_without_end_are_walked_without_end() -> None:
    def page(sheet: Sheet) -> None:
        for level in range(DRAWINGS.most_levels + 4):
            sheet.canvas.beginForm(f"level{level}")
            sheet.fill((40, 20 + level), (140, 40 + level))
            if level:
                sheet.canvas.doForm(f"level{level - 1}")
            sheet.canvas.endForm()
        sheet.canvas.doForm(f"level{DRAWINGS.most_levels + 3}")

    found = drawn(page)
    assert len(found.strokes) == DRAWINGS.most_levels
    assert [cover.grey for cover in found.covers][-1:] == [None], "what is not walked covers what it covers"


@pytest.mark.parametrize("levels", [2, 5])
def test_forms_in_forms_are_gone_through_without_end(monkeypatch: pytest.MonkeyPatch, levels: int) -> None:
    """Ten forms in each of ten forms, and so on: a page of two lines that draws a hundred thousand times."""

    def page(sheet: Sheet) -> None:
        for level in range(levels):
            sheet.canvas.beginForm(f"form{level}")
            for _ in range(10 if level else 1):
                sheet.canvas.doForm(f"form{level - 1}") if level else sheet.text(42, 62, "Brud")
            sheet.canvas.endForm()
        sheet.canvas.doForm(f"form{levels - 1}")

    assert drawn(page).order == sum(10**n for n in range(levels)) + 10 ** (levels - 1)
    monkeypatch.setattr(drawings, "DRAWINGS", replace(DRAWINGS, most_objects=10 ** (levels - 1)))
    with pytest.raises(OverfullPageError):
        drawn(page)
