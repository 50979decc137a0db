"""Prints of spreadsheets, drawn as the programs print them: each cell in a run of its own, cut where it ends.

One program prints the whole text and clips it to its cell, another prints no letter that would begin behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import BOLD, FONT, SIZE, Page, Sheet

LEFT, TOP, HEIGHT, PADDING = 40.0, 60.0, 14.0, 1.0


@dataclass(frozen=True)
class Print:
    """Rows of a sheet, the first its header, in columns of these widths (points).

    numbers: the columns whose cells stand at the right. borders: every cell is drawn. whole: the file holds the whole
    text of a cell that is cut. heights: of each row; empty for rows of one line.
    """

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    numbers: Sequence[int] = ()
    borders: bool = False
    whole: bool = True
    bold: bool = True
    top: float = TOP

    def draw(self, sheet: Sheet) -> None:
        for number, row in enumerate(self.rows):
            x, top = LEFT, self.top + number * HEIGHT
            for column, (text, width) in enumerate(zip(row, self.widths, strict=True)):
                at_right = number > 0 and column in self.numbers
                self._cell(sheet, text, (x, top, self._reach(row, column)), at_right=at_right)
                if self.borders:
                    self._border(sheet, x, top, width)
                x += width

    def _reach(self, row: Sequence[str], column: int) -> float:
        """How far a text may run: over the empty cells beside it."""
        end = column + 1
        while end < len(row) and not row[end]:
            end += 1
        return sum(self.widths[column:end])

    def _cell(self, sheet: Sheet, text: str, place: tuple[float, float, float], *, at_right: bool) -> None:
        x, top, reach = place
        font = BOLD if self.bold and top == self.top else FONT
        size = stringWidth(text, font, SIZE)
        if not text:
            return
        if size <= reach - 2 * PADDING:
            left = x + reach - PADDING - size if at_right else x + PADDING
            sheet.text(left, top + 2, text, font=font)
            return
        while not self.whole and stringWidth(text[:-1], font, SIZE) > reach - PADDING:
            text = text[:-1]
        sheet.canvas.saveState()
        path = sheet.canvas.beginPath()
        path.rect(x, sheet.height - top - HEIGHT, reach, HEIGHT)
        sheet.canvas.clipPath(path, stroke=0)
        sheet.text(x + PADDING, top + 2, text, font=font)
        sheet.canvas.restoreState()

    def _border(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        corners = [(x, top), (x + width, top), (x + width, top + HEIGHT), (x, top + HEIGHT), (x, top)]
        for start, end in pairwise(corners):
            sheet.line(start, end)


def wide(print_: Print, columns: int) -> tuple[Page, Page]:
    """The pages of the first columns and of the others, which stand at the left border of a page of their own."""
    first = [row[:columns] for row in print_.rows], print_.widths[:columns]
    rest = [row[columns:] for row in print_.rows], print_.widths[columns:]
    numbers = [column - columns for column in print_.numbers if column >= columns]
    return tuple(
        Print(rows, widths, own, borders=print_.borders, top=print_.top).draw
        for (rows, widths), own in ((first, print_.numbers), (rest, numbers))
    )  # type: ignore[return-value]
