"""A second look at cells: the better reading is taken, and what stays unlike its column is in doubt."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.ocr import second_look
from extractors.ocr.crops import Inked, framed, letters_of
from extractors.ocr.second_look import Readings, looked_at_again, text_of
from extractors.ocr.tesseract import Layout, Reading
from extractors.pdf.reader import Picture

SCALE = 0.24


def cell(text: str) -> Inked:
    picture = np.full((80, 400), 255, np.uint8)
    cv2.putText(picture, text, (20, 55), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    found = framed(picture, 0, 0)
    assert found is not None
    return found


def reading(of: Inked, text: str, confidence: float = 90.0) -> Readings:
    boxes = letters_of(of.picture, SCALE)
    x0, top, x1, bottom = (f(b[i] for b in boxes) for i, f in enumerate((min, min, max, max)))
    return (Reading(text, x0, top, x1, bottom, confidence),) if text else ()


def looked(
    printed: list[str], first: list[str], second: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, bool]]:
    """Text and sureness of a column's cells after a second look that gives these texts, by place."""
    cells = [cell(text) for text in printed]
    asked = iter(sorted(second))

    def again(pictures: list[Picture], layout: Layout, signs: str = "") -> list[Readings]:
        answers: list[Readings] = []
        for _ in pictures:
            place = next(asked)
            (told,) = reading(cells[place], second[place])
            x0, top, x1, bottom = (round(1.5 * v) for v in (told.x0, told.top, told.x1, told.bottom))
            answers.append((Reading(told.text, x0, top, x1, bottom, 90.0),))
        return answers

    monkeypatch.setattr(second_look, "recognise", again)
    readings = [reading(c, text) for c, text in zip(cells, first, strict=True)]
    told = looked_at_again(cells, readings, [list(range(len(cells)))], SCALE)
    return [(text_of(r), all(w.confidence > 0 for w in r)) for r in told]


def test_letter_among_numbers_is_read_again_as_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    told = looked(["3", "8", "1", "5", "2"], ["3", "8", "l", "5", "2"], {2: "1"}, monkeypatch)
    assert told == [("3", True), ("8", True), ("1", True), ("5", True), ("2", True)]


def test_empty_reading_of_inked_cell_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(["3", "8", "7", "5", "2"], ["3", "8", "", "5", "2"], {2: "7"}, monkeypatch)[2] == ("7", True)


def test_number_that_lost_a_digit_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(["13", "18", "44", "15", "22"], ["13", "18", "4", "15", "22"], {2: "44"}, monkeypatch)[2] == (
        "44",
        True,
    )


def test_answer_that_stays_unlike_its_column_is_kept_and_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    told = looked(["Ja", "Nej", "Ja", "Nej", "Ja"], ["Ja", "Nej", "Ja", "Nej", "la"], {4: "la"}, monkeypatch)
    assert told[4] == ("la", False)


def test_word_in_a_column_of_numbers_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told = looked(["3", "8", "ukendt", "5", "2"], ["3", "8", "ukendt", "5", "2"], {}, monkeypatch)
    assert told[2] == ("ukendt", True)
