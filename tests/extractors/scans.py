"""Pictures of a drawn page, spoilt as scanners spoil them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from extractors.ocr.page_image import black_on_white, lines_of_picture
from extractors.pdf.reader import Picture, pictures_of
from tests.extractors.documents import Ruled, pdf

ROWS = [
    ["Nr", "Hændelse", "Antal", "Årsag"],
    ["1", "Brev sendt til forkert borger", "2", "x"],
    ["2", "Mappe med navne lå åben ved printeren", "37", ""],
    ["7", "Fejl i systemet", "1", "x"],
    ["8", "Liste med navne på børn sendt til alle", "12", "x"],
    ["9", "Medarbejderen glemte en mappe på skolen", "3", "x"],
]


TABLE = Ruled(ROWS, [40, 220, 60, 60])


Spoil = Callable[[Picture], Picture]


def scanned(dpi: int) -> Picture:
    ((_, picture),) = pictures_of(pdf(TABLE.draw), [1], dpi)
    return picture


def dirty(picture: Picture) -> Picture:
    noise = np.random.default_rng(1).normal(0, 8, picture.shape)
    return np.clip(picture * 0.92 + noise, 0, 255).astype(np.uint8)


def faint_rules(picture: Picture) -> Picture:
    """Rules as weak as a worn machine copies them, with holes."""
    rules = lines_of_picture(picture, 72 / 200)[1] != black_on_white(picture, 72 / 200)
    holes = np.random.default_rng(2).random(picture.shape) < 0.15
    weak = picture.copy()
    weak[rules & (picture < 200)] = 200
    weak[rules & holes] = 255
    return weak
