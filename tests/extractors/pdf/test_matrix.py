"""Rotated and cropped pages: everything stands where it is displayed."""

from __future__ import annotations

import pytest

from tests.extractors.documents import Ruled, extraction_of, opened, pdf, texts

ROWS = [["1", "Brev sendt til forkert borger", "ja"], ["2", "Mappe åben for alle", "nej"]]


page = Ruled(ROWS, [40, 200, 60]).draw


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(0, 0), (30, 50)])
def test_rotated_and_cropped_pages_read_like_the_upright_page(rotation: int, crop: tuple[float, float]) -> None:
    data = pdf(page, rotation=rotation, crop=crop)
    (table,) = extraction_of(data).tables
    assert texts(table) == ROWS
    shown, upright = opened(data).pages[0], opened(pdf(page)).pages[0]
    assert (shown.width, shown.height) == (upright.width, upright.height)
    for word, other in zip(shown.words, upright.words, strict=True):
        assert word.region.middle == pytest.approx(other.region.middle, abs=0.2)
        assert word.upright
        assert word.size == pytest.approx(other.size, abs=0.1)
