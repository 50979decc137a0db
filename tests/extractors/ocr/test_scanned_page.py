"""Scanned pages lie askew, are turned, faint, coarse and dirty; their tables are read all the same."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extractors.document.geometry import Region, Word
from extractors.extract import extract
from extractors.ocr.crops import Inked
from extractors.ocr.page_image import level, turned
from extractors.ocr.scanned_page import (
    second_opinion,
    with_heights_of_lines,
    word_of,
)
from extractors.ocr.tesseract import Reading
from extractors.pdf.reader import Picture
from extractors.read import read
from tests.extractors.documents import LANGUAGE, texts
from tests.extractors.scans import ROWS, Spoil, dirty, faint_rules, scanned


def askew(degrees: float) -> Spoil:
    return lambda picture: level(picture, degrees)


def texts_of(picture: Picture, dpi: int, folder: Path) -> list[list[str]]:
    path = folder / "scan.pdf"
    Image.fromarray(picture).save(path, "PDF", resolution=dpi, quality=70)
    (table,) = extract(read(path), "auto", LANGUAGE).tables
    return [[cell.lower() for cell in row] for row in texts(table)]


EXPECTED = [[cell.lower() for cell in row] for row in ROWS[1:]]


@pytest.mark.parametrize(
    ("dpi", "spoil"),
    [
        pytest.param(200, askew(-2.3), id="askew"),
        pytest.param(150, dirty, id="coarse-and-dirty"),
        pytest.param(200, faint_rules, id="broken-rules"),
        pytest.param(200, lambda picture: turned(picture, 90), id="sideways"),
    ],
)
def test_spoilt_scan_is_read_cell_by_cell(dpi: int, spoil: Spoil, tmp_path: Path, reads_scans: bool) -> None:
    if not reads_scans:
        pytest.skip("scans are not read without tesseract and its Danish data: make system")
    assert texts_of(spoil(scanned(dpi)), dpi, tmp_path) == EXPECTED


@pytest.mark.parametrize("text", ["e'ter", "kom«une", "I)", "(9"])
def test_word_with_a_sign_among_its_letters_or_torn_off_is_in_doubt(text: str) -> None:
    cell = Inked(np.full((60, 60), 255, np.uint8), 0, 0)
    assert not word_of(Reading(text, 20, 20, 40, 40, 95.0), cell, 1, 0.24).sure


@pytest.mark.parametrize("text", ["CV'er", "og/eller", "2)", "(mail)"])
def test_word_with_a_sign_that_belongs_to_it_is_sure(text: str) -> None:
    cell = Inked(np.full((60, 60), 255, np.uint8), 0, 0)
    assert word_of(Reading(text, 20, 20, 40, 40, 95.0), cell, 1, 0.24).sure


def word(text: str, x0: float, *, sure: bool = True) -> Word:
    return Word(text, Region(1, x0, 10, x0 + 30, 20), sure=sure)


def test_doubtful_word_is_the_layers_and_sure_only_where_both_agree() -> None:
    recognised = [
        word("borger", 0),
        word("Z:", 50, sure=False),
        word("sag", 100, sure=False),
        word("j", 150, sure=False),
    ]
    layer = [word("borqer", 1), word("7.", 51), word("sag", 99)]
    told = [(w.text, w.sure) for w in second_opinion(recognised, layer)]
    assert told == [("borger", True), ("7.", False), ("sag", True), ("j", False)]


def test_recognised_words_have_the_font_size_and_line_of_printed_ones() -> None:
    boxes = (("en", 4.7, 0.0), ("Åben", 6.5, 0.0), ("og", 6.6, 1.9), ("–", 0.5, -2.3), ("3/2", 6.5, 0.0))
    words = [
        Word(text, Region(1, 20.0 * i, 50 + low - high, 20.0 * i + 15, 50 + low))
        for i, (text, high, low) in enumerate(boxes)
    ]
    placed = with_heights_of_lines(words)
    assert len({round(w.size, 3) for w in placed}) == 1
    assert [w.region.bottom for w in placed] == pytest.approx([52.2] * len(placed), abs=0.4)
