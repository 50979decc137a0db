"""The way from PDF page space to points from the top left as displayed; what stands there is for who asks.

The maps are pypdfium2's, whose plain arithmetic takes arrays of numbers as well as single ones.
"""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Array, Box


def display_matrix(page: pdfium.PdfPage, width: float, height: float) -> pdfium.PdfMatrix:
    """From PDF page space to points from the top left as displayed; holds for every /Rotate and crop box."""
    scale = 64
    size = (0, 0, round(width * scale), round(height * scale), 0)

    def device(x: float, y: float) -> tuple[float, float]:
        dx, dy = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, *size, x, y, dx, dy)
        return dx.value / scale, dy.value / scale

    (x0, y0), (x1, y1), (x2, y2) = device(0, 0), device(1000, 0), device(0, 1000)
    return pdfium.PdfMatrix((x1 - x0) / 1000, (y1 - y0) / 1000, (x2 - x0) / 1000, (y2 - y0) / 1000, x0, y0)


def box_of(display: pdfium.PdfMatrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """A rectangle of PDF page space in points as displayed: x0, top, x1, bottom."""
    (ax, ay), (bx, by) = display.on_point(x0, y0), display.on_point(x1, y1)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def boxes_of(
    display: pdfium.PdfMatrix, x0: Array, y0: Array, x1: Array, y1: Array
) -> tuple[Array, Array, Array, Array]:
    """Rectangles of PDF page space in points as displayed: x0, top, x1, bottom."""
    (ax, ay), (bx, by) = display.on_point(x0, y0), display.on_point(x1, y1)
    return np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)
