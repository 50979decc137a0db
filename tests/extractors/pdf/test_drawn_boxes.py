"""Boxes, ticks and crosses that are drawn and no letters."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extractors.document.problems import Doubt
from tests.extractors.documents import Page, Ruled, Sheet, extraction_of, opened, pdf, table_of, texts

SIDE = 8.0


def frame(sheet: Sheet, x: float, top: float, side: float = SIDE) -> None:
    sheet.canvas.rect(x, sheet.height - top - side, side, side)


def four_lines(sheet: Sheet, x: float, top: float) -> None:
    for start, end in (
        ((x, top), (x + SIDE, top)),
        ((x, top + SIDE), (x + SIDE, top + SIDE)),
        ((x, top), (x, top + SIDE)),
        ((x + SIDE, top), (x + SIDE, top + SIDE)),
    ):
        sheet.line(start, end)


def cross(sheet: Sheet, x: float, top: float) -> None:
    sheet.line((x, top), (x + SIDE, top + SIDE))
    sheet.line((x, top + SIDE), (x + SIDE, top))


def tick(sheet: Sheet, x: float, top: float) -> None:
    y = sheet.height - top
    path = sheet.canvas.beginPath()
    path.moveTo(x + 1, y - 4)
    path.lineTo(x + 3, y - 7)
    path.lineTo(x + 7, y - 1)
    sheet.canvas.drawPath(path)


def curved_tick(sheet: Sheet, x: float, top: float) -> None:
    y = sheet.height - top
    path = sheet.canvas.beginPath()
    path.moveTo(x + 1, y - 4)
    path.curveTo(x + 2, y - 5, x + 2.5, y - 6, x + 3, y - 7)
    path.curveTo(x + 4, y - 5, x + 5.5, y - 2.5, x + 7, y - 1)
    sheet.canvas.drawPath(path)


def dash(sheet: Sheet, x: float, top: float) -> None:
    sheet.line((x + 2, top + 4), (x + 6, top + 4))


def picture(sheet: Sheet, x: float, top: float, *, ticked: bool) -> None:
    dots = np.full((32, 32), 255, np.uint8)
    dots[2:30, [2, 3, 28, 29]] = dots[[2, 3, 28, 29], 2:30] = 0
    if ticked:
        for k in range(8, 24):
            dots[k, k - 1 : k + 2] = dots[k, 31 - k : 34 - k] = 0
    sheet.canvas.drawImage(ImageReader(Image.fromarray(dots)), x, sheet.height - top - SIDE, SIDE, SIDE)


def ticked_picture(sheet: Sheet, x: float, top: float) -> None:
    picture(sheet, x, top, ticked=True)


def empty_picture(sheet: Sheet, x: float, top: float) -> None:
    picture(sheet, x, top, ticked=False)


def circle(sheet: Sheet, x: float, top: float) -> None:
    sheet.canvas.circle(x + SIDE / 2, sheet.height - top - SIDE / 2, SIDE / 2)


def dotted_circle(sheet: Sheet, x: float, top: float) -> None:
    circle(sheet, x, top)
    sheet.canvas.circle(x + SIDE / 2, sheet.height - top - SIDE / 2, SIDE / 4, stroke=0, fill=1)


def browser_box(sheet: Sheet, x: float, top: float) -> None:
    """A filled box with a white tick, as browsers print it."""
    sheet.canvas.saveState()
    sheet.canvas.setFillColorRGB(0, 0.46, 1)
    sheet.canvas.roundRect(x, sheet.height - top - SIDE, SIDE, SIDE, 1.5, stroke=0, fill=1)
    sheet.canvas.setStrokeGray(1)
    tick(sheet, x, top)
    sheet.canvas.restoreState()


def letter(sheet: Sheet, x: float, top: float) -> None:
    sheet.text(x + 1.5, top - 0.5, "x", size=8)


DRAWN = {
    "cross": ((frame, cross), "☒"),
    "tick": ((frame, tick), "☒"),
    "curves": ((frame, curved_tick), "☒"),
    "lines": ((four_lines, cross), "☒"),
    "letter": ((frame, letter), "☒"),
    "circle": ((dotted_circle,), "☒"),
    "browser": ((browser_box,), "☒"),
    "picture": ((ticked_picture,), "☒"),
    "bare cross": ((cross,), "☒"),
    "bare tick": ((tick,), "☒"),
    "empty": ((frame,), "☐"),
    "empty lines": ((four_lines,), "☐"),
    "empty circle": ((circle,), "☐"),
    "empty picture": ((empty_picture,), "☐"),
}


def answered(*pens: object, name: str = "Ja") -> Page:
    def page(sheet: Sheet) -> None:
        table = Ruled([["Nr", "Hændelse", "Antal"], ["1", "Mappe åben", ""], ["2", "Brev sendt", "3"]], [40, 120, 80])
        table.draw(sheet)
        left, top = table.column_edges()[2], table.row_edges()[1]
        for pen in pens:
            pen(sheet, left + 6, top + 3.5)  # type: ignore[operator]
        sheet.text(left + 18, top + 2, name)

    return page


@pytest.mark.parametrize("kind", DRAWN)
def test_drawn_box_says_yes_whatever_stands_in_it(kind: str) -> None:
    pens, sign = DRAWN[kind]
    table = table_of(answered(*pens))
    assert texts(table) == [["1", "Mappe åben", f"{sign} Ja"], ["2", "Brev sendt", "3"]]
    assert not any(row.doubts for row in table.rows)


def test_box_that_cannot_be_read_says_no() -> None:
    table = table_of(answered(frame, dash))
    assert texts(table) == [["1", "Mappe åben", "Ja"], ["2", "Brev sendt", "3"]]
    assert [row.doubts for row in table.rows] == [(Doubt.BOX_UNREAD,), ()]


def test_small_cells_of_a_table_are_boxes() -> None:
    def page(sheet: Sheet) -> None:
        for column in range(6):
            for row in range(4):
                frame(sheet, 40 + 12 * column, 60 + 12 * row, 12)
                sheet.text(42 + 12 * column, 61 + 12 * row, str(row), size=7)

    (read,) = opened(pdf(page)).pages
    assert {w.text for w in read.words} == {"0", "1", "2", "3"}
    assert len([r for r in read.rules if r.direction == "vertical"]) == 7


def test_keys_of_a_chart_are_boxes() -> None:
    def page(sheet: Sheet) -> None:
        for number, grey in enumerate((0.0, 0.4, 0.8)):
            sheet.fill((40 + 60 * number, 60), (47 + 60 * number, 67), grey=grey)
            sheet.text(52 + 60 * number, 59, f"202{number}")

    (read,) = opened(pdf(page)).pages
    assert [w.text for w in read.words] == ["2020", "2021", "2022"]
    assert read.unread == ()


def test_filled_box_beside_an_empty_one_says_nothing() -> None:
    def page(sheet: Sheet) -> None:
        sheet.fill((40, 60), (48, 68))
        frame(sheet, 80, 60)

    (read,) = opened(pdf(page)).pages
    assert [w.text for w in read.words] == ["☐"]
    assert len(read.unread) == 1


def test_boxes_beside_prose_are_lost() -> None:
    def page(sheet: Sheet) -> None:
        for top, name, pens in ((60, "Ja", (frame, cross)), (80, "Nej", (frame,))):
            for pen in pens:
                pen(sheet, 40, top)
            sheet.text(52, top - 1, name)

    assert [p.text for p in extraction_of(pdf(page)).paragraphs] == ["☒ Ja", "☐ Nej"]
