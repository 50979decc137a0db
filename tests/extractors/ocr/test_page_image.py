"""Pictures of scans made plain, and the rules drawn in them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.ocr.page_image import black_on_white, evenly_lit, level, lines_of_picture, skew_of
from tests.extractors.scans import TABLE, Spoil, dirty, faint_rules, scanned


@pytest.mark.parametrize("degrees", [-3.0, -0.3, 0.0, 1.1, 2.6])
def test_skew_is_found_to_a_tenth_of_a_degree(degrees: float) -> None:
    picture = black_on_white(evenly_lit(level(scanned(150), degrees), 72 / 150), 72 / 150)
    assert skew_of(picture) == pytest.approx(-degrees, abs=0.1)


@pytest.mark.parametrize("spoil", [lambda picture: picture, dirty, faint_rules])
def test_rules_of_a_picture_are_those_drawn_and_no_feet_of_letters(spoil: Spoil) -> None:
    scale = 72 / 200
    rules = lines_of_picture(evenly_lit(spoil(scanned(200)), scale), scale)[0]
    for direction, edges in (("horizontal", TABLE.row_edges()), ("vertical", TABLE.column_edges())):
        found = sorted(r.position for r in rules if r.direction == direction)
        assert found == pytest.approx(edges, abs=1.0)


def test_white_letters_on_a_dark_band_become_black_on_white() -> None:
    picture = np.full((300, 900), 255, np.uint8)
    picture[100:180, 100:800] = 40
    cv2.putText(picture, "Nummer", (150, 160), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 255, 5)
    inside = evenly_lit(picture, 0.24)[106:174, 106:794]
    assert np.median(inside) > 200
    assert (inside < 100).any()


def test_specks_and_dark_edges_are_no_ink() -> None:
    picture = np.full((400, 400), 255, np.uint8)
    picture[:, :12] = 0
    picture[200, 200] = picture[300, 100] = 0
    assert (black_on_white(picture, 0.24) == 255).all()


@pytest.mark.parametrize("shape", [(16, 16), (8, 400), (400, 8)])
def test_picture_smaller_than_its_margins_breaks_nothing(shape: tuple[int, int]) -> None:
    rules, clean = lines_of_picture(np.full(shape, 255, np.uint8), 0.24)
    assert rules == ()
    assert clean.shape == shape


def test_pale_print_on_grey_paper_is_black_on_white() -> None:
    pale = (130 + scanned(200).astype(float) / 255 * 90).astype(np.uint8)
    black, full = (black_on_white(evenly_lit(p, 72 / 200), 72 / 200) for p in (pale, scanned(200)))
    assert (black < 128).sum() == pytest.approx((full < 128).sum(), rel=0.15)


def test_blank_grey_paper_has_no_ink() -> None:
    grain = np.random.default_rng(3).normal(215, 5, (800, 600)).clip(0, 255).astype(np.uint8)
    assert (black_on_white(evenly_lit(grain, 0.36), 0.36) == 255).all()


def test_dot_beside_a_letter_stays_and_a_speck_as_large_does_not() -> None:
    picture = np.full((400, 400), 255, np.uint8)
    picture[200:226, 100:104] = 0
    picture[193:196, 100:103] = picture[300:303, 300:303] = 0
    ink = black_on_white(picture, 0.24) < 128
    assert ink[193:196, 100:103].any()
    assert not ink[290:310, 290:310].any()


@pytest.mark.parametrize("lines", [3, 4])
def test_stems_under_each_other_are_letters_and_no_rule(lines: int) -> None:
    picture = np.full((600, 600), 255, np.uint8)
    for line in range(lines):
        top = 200 + 45 * line
        picture[top : top + 29, 200:204] = 0
        picture[top + 10 : top + 29, 225:245] = 0
    rules, clean = lines_of_picture(picture, 0.24)
    assert rules == ()
    assert all((clean[200 + 45 * line : 229 + 45 * line, 200:204] < 128).any() for line in range(lines))
