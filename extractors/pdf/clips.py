"""The boxes that a PDF clips its texts to: spreadsheets print a text that is longer than its cell so.

PDFium keeps the clip of those objects alone that reach beyond it. What becomes of their words is for cut_texts.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from extractors.document.geometry import Array, Box
from extractors.pdf import bindings
from extractors.pdf.matrix import box_of

# What PDFium rounds of a text's box, in points.
ROUNDING_PT = 1.0


def clips_of(owners: Sequence[int], inks: Sequence[Array], display: pdfium.PdfMatrix) -> Array:
    """The clip of each text object in points as displayed (Box), None where it has none or its place is unknown.

    owners: addresses, 0 where there is none. inks: left, right, bottom, top of each one's characters in page space.
    """
    found = np.full(len(owners), None, object)
    for number, owner in enumerate(owners):
        box = _clip(owner) if owner else None
        if box is not None and _stands_at(owner, inks[number]):
            found[number] = box_of(display, *box)
    return found


def _clip(owner: int) -> Box | None:
    """What all clip paths of an object have in common: left, bottom, right, top in the space of what holds it."""
    clip = bindings.clip_of(owner)
    boxes = [_bounds(clip, path) for path in range(bindings.clip_count(clip))] if clip else []
    if not boxes or not all(boxes):
        return None
    left, bottom, right, top = np.array(boxes).T
    return float(left.max()), float(bottom.max()), float(right.min()), float(top.min())


def _bounds(clip: int, path: int) -> Box | None:
    """The box around one path of a clip; None where it has no points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for number in range(bindings.clip_segments(clip, path)):
        segment = bindings.clip_segment(clip, path, number)
        bindings.segment_point(segment, ctypes.addressof(x), ctypes.addressof(y))
        points.append((x.value, y.value))
    if not points:
        return None
    (left, bottom), (right, top) = np.min(points, 0).tolist(), np.max(points, 0).tolist()
    return left, bottom, right, top


def _stands_at(owner: int, inks: Array) -> bool:
    """Whether an object's own box is where its letters are: within forms it is told in another space."""
    sides = [ctypes.c_float() for _ in range(4)]
    bindings.object_bounds(owner, *map(ctypes.addressof, sides))
    left, bottom, right, top = (side.value for side in sides)
    x, y = (inks[:, 0] + inks[:, 1]) / 2, (inks[:, 2] + inks[:, 3]) / 2
    inside = (left - ROUNDING_PT <= x) & (x <= right + ROUNDING_PT)
    inside &= (bottom - ROUNDING_PT <= y) & (y <= top + ROUNDING_PT)
    return bool(2 * inside.sum() > len(inks))
