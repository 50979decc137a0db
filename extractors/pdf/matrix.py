"""The way from PDF page space to points from the top left as displayed."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Array, Box, Number


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map (a b c d e f) as PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def map(self, x: Number, y: Number) -> tuple[Number, Number]:
        """The point (x, y) in the outer space, or the points of two arrays."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: Matrix) -> Matrix:
        """This map followed by outer."""
        e, f = outer.map(self.e, self.f)
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            e,
            f,
        )


def display_matrix(page: pdfium.PdfPage, width: float, height: float) -> Matrix:
    """From PDF page space to points from the top left as displayed; holds for every /Rotate and crop box."""
    scale = 64
    size = (0, 0, round(width * scale), round(height * scale), 0)

    def device(x: float, y: float) -> tuple[float, float]:
        dx, dy = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, *size, x, y, dx, dy)
        return dx.value / scale, dy.value / scale

    (x0, y0), (x1, y1), (x2, y2) = device(0, 0), device(1000, 0), device(0, 1000)
    return Matrix((x1 - x0) / 1000, (y1 - y0) / 1000, (x2 - x0) / 1000, (y2 - y0) / 1000, x0, y0)


def box_of(display: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """A rectangle of PDF page space in points as displayed: x0, top, x1, bottom."""
    (ax, ay), (bx, by) = display.map(x0, y0), display.map(x1, y1)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def boxes_of(display: Matrix, x0: Array, y0: Array, x1: Array, y1: Array) -> tuple[Array, Array, Array, Array]:
    """Rectangles of PDF page space in points as displayed: x0, top, x1, bottom."""
    (ax, ay), (bx, by) = display.map(x0, y0), display.map(x1, y1)
    return np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)
