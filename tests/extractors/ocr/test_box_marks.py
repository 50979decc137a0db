"""Check boxes in scans: empty, crossed, ticked and filled ones are told apart, and letters are no boxes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.document.pages import TICKED, UNTICKED
from extractors.ocr.box_marks import box_marks
from extractors.pdf.reader import Picture

SCALE = 0.24
SIDE = 32


def sheet(*marks: str, side: int = SIDE, text: str = "") -> Picture:
    """A row of boxes with what is written in them, and a text beside the last."""
    picture = np.full((120, 900), 255, np.uint8)
    for number, mark in enumerate(marks):
        x, y = 40 + 120 * number, 40
        cv2.rectangle(picture, (x, y), (x + side, y + side), 0, 2)
        if mark == "cross":
            cv2.line(picture, (x + 5, y + 5), (x + side - 5, y + side - 5), 0, 4)
            cv2.line(picture, (x + 5, y + side - 5), (x + side - 5, y + 5), 0, 4)
        elif mark == "tick":
            cv2.polylines(
                picture,
                [np.array([(x + 6, y + side // 2), (x + 12, y + side - 6), (x + side + 4, y - 4)])],
                False,
                0,
                4,
            )
        elif mark == "filled":
            picture[y + 4 : y + side - 3, x + 4 : x + side - 3] = 0
        elif mark == "dash":
            cv2.line(picture, (x + 12, y + 16), (x + 20, y + 16), 0, 6)
    cv2.putText(picture, text, (40 + 120 * len(marks), 72), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    return picture


@pytest.mark.parametrize(("mark", "sign"), [("", UNTICKED), ("cross", TICKED), ("tick", TICKED), ("filled", TICKED)])
@pytest.mark.parametrize("side", [28, 40])
def test_box_says_what_is_written_in_it(mark: str, sign: str, side: int) -> None:
    found = box_marks(sheet("", mark, side=side), SCALE, 1)
    assert [w.text for w in sorted(found.signs, key=lambda w: w.region.x0)] == [UNTICKED, sign]
    assert found.unread == ()


@pytest.mark.parametrize("mark", ["", "cross"])
def test_box_whose_frame_the_scanner_broke_is_a_box(mark: str) -> None:
    picture = sheet("", mark)
    picture[38:44, 55:57] = picture[50:52, 38:43] = 255
    assert len(box_marks(picture, SCALE, 1).signs) == 2


def test_box_that_cannot_be_told_is_a_doubt_and_no_sign() -> None:
    found = box_marks(sheet("", "dash"), SCALE, 1)
    assert [w.text for w in found.signs] == [UNTICKED]
    assert len(found.unread) == 1


def test_lone_filled_square_is_no_answer() -> None:
    picture = sheet("filled")
    found = box_marks(picture, SCALE, 1)
    assert not found.signs
    assert not found.unread
    assert (found.picture == picture).all()


@pytest.mark.parametrize("text", ["Direktoer", "05.05.2020", "en de ger", "BODEN 80", "brud plaade"])
def test_letters_are_no_boxes(text: str) -> None:
    assert box_marks(sheet(text=text), SCALE, 1).signs == ()


@pytest.mark.parametrize("thick", [6, 9])
@pytest.mark.parametrize("height", [30, 40])
def test_round_letter_of_a_bold_title_is_no_box(thick: int, height: int) -> None:
    picture = sheet("", text="ver")
    cv2.ellipse(picture, (120, 55), (height // 2 - thick // 2, height // 2 - thick // 2), 0, 0, 360, 0, thick)
    assert [round(w.region.x0 / SCALE) for w in box_marks(picture, SCALE, 1).signs] == [39]


def test_read_boxes_are_gone_from_the_picture_and_the_words_beside_them_stay() -> None:
    clean = box_marks(sheet("", "cross", text="Ja"), SCALE, 1).picture
    assert (clean[:, :270] == 255).all()
    assert (clean[:, 270:] < 128).any()
