"""Signs that are told from their shape: an i by its dot, a comma by its tail, the Danish minus, a cross read twice."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.ocr.signs_by_shape import is_division, is_dotted, with_shapes, without_letters_read_twice
from extractors.ocr.tesseract import Reading
from extractors.pdf.reader import Picture


def paper(height: int = 60, width: int = 60) -> Picture:
    return np.full((height, width), 255, np.uint8)


def test_danish_minus_is_told_from_a_colon_and_a_dash() -> None:
    picture = paper()
    picture[28:32, 15:45] = 0
    assert not is_division(picture)
    picture[14:19, 28:33] = picture[41:46, 28:33] = 0
    assert is_division(picture)
    picture[28:32, 15:45] = 255
    assert not is_division(picture)


@pytest.mark.parametrize("speck", [False, True])
def test_cross_that_was_read_twice_is_one_cross(speck: bool) -> None:
    picture = paper()
    cv2.line(picture, (20, 20), (40, 40), 0, 4)
    cv2.line(picture, (40, 20), (20, 40), 0, 4)
    if speck:
        picture[22:25, 29:31] = 0
    assert [r.text for r in without_letters_read_twice((Reading("Xx", 20, 20, 40, 40, 30.0),), picture)] == ["X"]
    two = np.hstack([picture, picture])
    assert [r.text for r in without_letters_read_twice((Reading("Xx", 20, 20, 100, 40, 30.0),), two)] == ["Xx"]


def test_number_of_two_like_digits_is_not_read_twice() -> None:
    picture = paper()
    picture[20:40, 20:24] = picture[20:40, 32:36] = 0
    assert [r.text for r in without_letters_read_twice((Reading("11", 20, 20, 36, 40, 90.0),), picture)] == ["11"]


@pytest.mark.parametrize(("dot", "text"), [(True, "i"), (False, "1")])
@pytest.mark.parametrize("left", [10, 18])
def test_lone_stem_with_a_dot_is_an_i(dot: bool, text: str, left: int) -> None:
    picture = paper(60, 140)
    picture[26:44, left : left + 4] = 0
    if dot:
        picture[17:21, left : left + 4] = 0
    picture[20:44, 60:90] = 0
    readings = (Reading("1", left, 17, left + 4, 44, 90.0), Reading("sag", 60, 20, 90, 44, 90.0))
    assert [r.text for r in with_shapes(readings, picture)] == [text, "sag"]


def test_two_dots_are_no_i() -> None:
    picture = paper()
    picture[15:19, 28:32] = picture[38:42, 28:32] = 0
    assert not is_dotted(picture)


@pytest.mark.parametrize(("tail", "text"), [(5, "Navn,"), (0, "Navn.")])
@pytest.mark.parametrize("letter", [24, 30])
def test_stop_that_reaches_under_the_line_is_a_comma(tail: int, text: str, letter: int) -> None:
    picture = paper(80, 160)
    for x in (20, 45, 70, 95):
        picture[50 - letter : 50, x : x + 12] = 0
    picture[46 : 50 + tail, 112:116] = 0
    assert [r.text for r in with_shapes((Reading("Navn.", 20, 50 - letter, 116, 50, 90.0),), picture)] == [text]
