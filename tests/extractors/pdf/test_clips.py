"""Where a PDF says that its texts are cut."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from extractors.pdf.matrix import display_matrix
from extractors.pdf.text_layer import characters_of
from tests.extractors.documents import Page, Sheet, pdf
from tests.extractors.pdf.test_cut_texts import clipped

BOX = (40.0, 60.0, 90.0, 74.0)


def clips(page: Page, **kwargs: int) -> set[tuple[int, ...] | None]:
    opened = pdfium.PdfDocument(pdf(page, **kwargs))[0]
    found = characters_of(opened, display_matrix(opened, *opened.get_size())).clip.tolist()
    return {box and tuple(map(round, box)) for box in found}


@pytest.mark.parametrize("rotation", [0, 90])
def test_clip_of_a_text_that_reaches_over_it_is_told_as_displayed(rotation: int) -> None:
    page = lambda s: clipped(s, "Brev til borgeren i kommunen", BOX, (41, 62))  # noqa: E731
    assert clips(page, rotation=rotation) == {tuple(map(round, BOX))}


def test_text_within_its_clip_has_none() -> None:
    assert clips(lambda s: clipped(s, "Brev", BOX, (41, 62))) == {None}


def test_two_clips_leave_what_they_have_in_common() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.saveState()
        path = sheet.canvas.beginPath()
        path.rect(30, sheet.height - 80, 40, 60)
        sheet.canvas.clipPath(path, stroke=0)
        clipped(sheet, "Brev til borgeren i kommunen", BOX, (41, 62))
        sheet.canvas.restoreState()

    assert clips(page) == {(40, 60, 70, 74)}


def test_clip_within_a_form_that_stands_elsewhere_is_not_taken_for_one_of_the_page() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.beginForm("moved")
        clipped(sheet, "Brev til borgeren i kommunen", BOX, (41, 62))
        sheet.canvas.endForm()
        sheet.canvas.translate(0, -300)
        sheet.canvas.doForm("moved")

    assert clips(page) == {None}
