"""What a page draws, and what of it is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.document.problems import ExtractCode
from extractors.formats.pdf import pdf_document
from extractors.pdf import drawings
from extractors.pdf.drawings import DRAWINGS
from tests.extractors.documents import Ruled, Sheet, opened, pdf

ROWS = [["1", "Brev sendt til forkert borger", "ja"], ["2", "Mappe åben for alle", "nej"]]


page = Ruled(ROWS, [40, 200, 60]).draw


def test_text_outside_the_crop_box_is_not_on_the_page() -> None:
    def beside(sheet: Sheet) -> None:
        page(sheet)
        sheet.text(-29, 40, "skjult")

    data = pdf(beside, crop=(30, 0))
    assert "skjult" not in [w.text for w in opened(data).pages[0].words]


def test_title_that_is_no_text_costs_the_title_and_not_the_document() -> None:
    data = pdf(Ruled([["Nr", "Hændelse"], ["1", "Brev"]], [60, 90]).draw, title="ABCDEFGH")
    assert b"(ABCDEFGH)" in data
    document = opened(data.replace(b"(ABCDEFGH)", b"<FEFFD800>"))  # a half of a letter, as long as the title
    assert document.title is None
    assert any(word.text == "Brev" for word in document.pages[0].words)


def test_page_that_draws_too_much_costs_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(sheet: Sheet) -> None:
        for y in range(60, 300, 10):
            sheet.fill((40, y), (140, y + 4))

    def plain(sheet: Sheet) -> None:
        sheet.text(42, 62, "Brud")

    monkeypatch.setattr(drawings, "DRAWINGS", replace(DRAWINGS, most_objects=20))
    document = pdf_document("test.pdf", pdf(full, plain), "", ocr=False)
    assert [word.text for word in document.pages[1].words] == ["Brud"]
    assert [(p.code, p.page) for p in document.problems] == [(ExtractCode.PAGE_UNREADABLE, 1)]
