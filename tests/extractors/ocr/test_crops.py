"""Parts of a page as they are recognised: what of their ink is a letter, and which letters were not read."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.document.geometry import Region
from extractors.ocr.crops import CROPS, Sheet, framed, is_line, letters_of, lost_letters
from extractors.ocr.tesseract import Reading
from extractors.pdf.reader import Picture

SCALE = 0.24


def written(text: str, lines: int = 1) -> Picture:
    picture = np.full((60 * lines + 20, 600), 255, np.uint8)
    for line in range(lines):
        cv2.putText(picture, text, (20, 50 + 60 * line), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    return picture


def test_blank_cell_and_speck_are_nothing_to_read() -> None:
    picture = np.full((100, 100), 255, np.uint8)
    picture[50:52, 50:52] = 0
    assert framed(picture, 0, 0) is None


def test_cell_is_cut_to_its_ink_and_keeps_its_place() -> None:
    picture = np.full((200, 200), 255, np.uint8)
    picture[100:120, 60:90] = 0
    cell = Sheet(picture, SCALE).inked(Region(1, 0, 0, 48, 48), 1.2)
    assert cell is not None
    assert cell.picture.shape == (20 + 2 * CROPS.frame_px, 30 + 2 * CROPS.frame_px)
    assert (cell.x, cell.y) == (60 - CROPS.frame_px, 100 - CROPS.frame_px)


def test_one_line_is_told_from_two() -> None:
    assert is_line(written("Hus"), SCALE)
    assert not is_line(written("Hus", lines=2), SCALE)


def test_digits_are_letters_and_dots_are_none() -> None:
    assert len(letters_of(written("44."), SCALE)) == 2


def test_digit_that_stands_in_no_word_is_missed() -> None:
    picture = written("44")
    (x0, top, _, bottom), (_, _, x1, _) = sorted(letters_of(picture, SCALE))
    whole = Reading("44", x0, top, x1, bottom, 90.0)
    half = Reading("4", x0, top, (x0 + x1) // 2 - 8, bottom, 90.0)
    assert lost_letters(picture, (whole,), SCALE) == 0
    assert lost_letters(picture, (half,), SCALE) == 1
