"""What a page draws, and what of it is seen."""

from __future__ import annotations

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
