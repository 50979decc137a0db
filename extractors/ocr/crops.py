"""Parts of a scanned page that are recognised on their own: cells and stretches of text, framed in white."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.document.geometry import Region
from extractors.ocr.page_image import PICTURES
from extractors.ocr.tesseract import Reading
from extractors.pdf.reader import Picture


@dataclass(frozen=True, slots=True)
class CropTolerances:
    """What of a cell's picture is recognised, and which of its ink is a letter."""

    # Paper put around a cell: tesseract wants some.
    frame_px: int = 20
    # Fewer dots of ink are specks.
    min_ink_px: int = 12
    # What is lower is one line of text, even where no white row shows it.
    one_line_pt: float = 10.0
    # Of the usual height of a cell's letters, that of the lowest: dots, commas and dashes are lower.
    letter_height_share: float = 0.6
    # Nor is anything lower a letter: x stands so high in print of 7 points.
    letter_pt: float = 3.4
    # By which recognised boxes miss their letters.
    missed_px: int = 4


CROPS = CropTolerances()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture laid straight, black on white, without rules; scale: points a dot."""

    picture: Picture
    scale: float

    def part(self, region: Region, inset: float = 0.0) -> tuple[slice, slice]:
        """The rows and columns of dots of a region."""
        y = slice(*(max(0, round(v / self.scale)) for v in (region.top + inset, region.bottom - inset)))
        x = slice(*(max(0, round(v / self.scale)) for v in (region.x0 + inset, region.x1 - inset)))
        return y, x

    def inked(self, region: Region, inset: float) -> Inked | None:
        """The inked part of a region; None where it is blank or holds only specks."""
        y, x = self.part(region, inset)
        return framed(self.picture[y, x], x.start, y.start)


@dataclass(frozen=True, slots=True)
class Inked:
    """The inked part of a cell, framed in white, and the place of its top left dot on the sheet."""

    picture: Picture
    x: int
    y: int


def framed(picture: Picture, x: int, y: int) -> Inked | None:
    """The inked part of a picture whose top left dot stands at (x, y); None where it is blank or holds only specks."""
    dark = np.argwhere(picture < PICTURES.ink_grey)
    if len(dark) < CROPS.min_ink_px:
        return None
    (y0, x0), (y1, x1) = dark.min(axis=0), dark.max(axis=0)
    ink = np.pad(picture[y0 : y1 + 1, x0 : x1 + 1], CROPS.frame_px, constant_values=255)
    return Inked(ink, x + int(x0) - CROPS.frame_px, y + int(y0) - CROPS.frame_px)


def is_line(picture: Picture, scale: float) -> bool:
    """Whether a cell holds one line of text; scale: points a dot."""
    inked = (picture < PICTURES.ink_grey).any(axis=1)
    bands = int((np.diff(inked.astype(np.int8)) == 1).sum())
    return bands <= 1 or (picture.shape[0] - 2 * CROPS.frame_px) * scale < CROPS.one_line_pt


def letters_of(picture: Picture, scale: float) -> list[tuple[int, int, int, int]]:
    """The boxes (x0, top, x1, bottom) of ink that is as high as a letter; letters that touch are one."""
    stats = pieces_of(picture)
    if not stats:
        return []
    lowest = max(CROPS.letter_pt / scale, CROPS.letter_height_share * float(np.median([s[3] for s in stats])))
    return [(x, y, x + width, y + height) for x, y, width, height in stats if height >= lowest]


def lost_letters(picture: Picture, readings: tuple[Reading, ...], scale: float) -> int:
    """How many letters of a picture stand in no word that was read."""
    near = CROPS.missed_px
    return sum(
        not any(
            r.x0 - near <= (x0 + x1) / 2 <= r.x1 + near and r.top - near <= (y0 + y1) / 2 <= r.bottom + near
            for r in readings
        )
        for x0, y0, x1, y1 in letters_of(picture, scale)
    )


def pieces_of(picture: Picture) -> list[tuple[int, int, int, int]]:
    """The boxes (x, y, width, height) of connected ink."""
    stats = cv2.connectedComponentsWithStats((picture < PICTURES.ink_grey).astype(np.uint8))[2]
    return [(x, y, width, height) for x, y, width, height, _ in stats[1:].tolist()]
