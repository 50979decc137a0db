"""Rectangles, words and drawn lines on a page, in points from the top left of the page as displayed.

Decides nothing of what they mean; which words make a line is for lines.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on a page; page is 1-based."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """(x, y) of the centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the border."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def union(regions: Iterable[Region]) -> Region:
    """The smallest rectangle around regions of one page. Raises ValueError when there are none."""
    found = list(regions)
    if not found:
        raise ValueError("no regions to join")
    return Region(
        found[0].page,
        min(r.x0 for r in found),
        min(r.top for r in found),
        max(r.x1 for r in found),
        max(r.bottom for r in found),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, as printed. size is the font size in points.

    sure False: text recognition was in doubt. watermark: printed over or under the page's text, no part of it.
    goes_on: the file prints it in one run with the word before it on its line. cut: of a text that the print shows only
    in part; a word that it does not show stands at the edge where its text is cut.
    """

    text: str
    region: Region
    size: float = 0.0
    bold: bool = False
    upright: bool = True
    sure: bool = True
    watermark: bool = False
    goes_on: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line, or the edge of a filled box: axis-parallel, of no thickness."""

    direction: Literal["horizontal", "vertical"]
    position: float
    start: float
    end: float


Line = tuple[Word, ...]

Box = tuple[float, float, float, float]
Number = TypeVar("Number", float, npt.NDArray[Any])


def turned_box(
    box: tuple[Number, Number, Number, Number], angle: int, width: float = 0.0, height: float = 0.0
) -> tuple[Number, Number, Number, Number]:
    """A box (x0, top, x1, bottom) of a page of this size when text that reads at angle is turned to read rightwards.

    Or boxes, as four arrays. angle is in degrees clockwise: 0, 90, 180 or 270.
    """
    x0, top, x1, bottom = box
    if angle == 90:
        return top, width - x1, bottom, width - x0
    if angle == 180:
        return width - x1, height - bottom, width - x0, height - top
    if angle == 270:
        return height - bottom, x0, height - top, x1
    return box
