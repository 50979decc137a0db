"""The characters of a PDF page as PDFium reads them from its text layer."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.characters import Array, Characters
from extractors.matrix import Matrix

# Codes of PDFium that are no characters, those it gives for a hyphen at the end of a line, and those it may have added.
NO_CHARACTER = frozenset({0, 0xFFFF})
END_OF_LINE_HYPHENS = frozenset({2, 0xFFFE})
MAYBE_ADDED = frozenset({10, 13, 32})
# The usual reach of a line over and under its base line, in font sizes; the weight from which a font is bold.
ASCENT = 0.8
DESCENT = 0.25
BOLD = 600
# Text that slants by more degrees than this is no line of the page.
SLANT = 10
# The longest font name that is read, in bytes.
NAME_LENGTH = 128
DOUBLE, FLOAT = 8, 4


@dataclass(frozen=True, slots=True)
class _Type:
    """What the characters of one text object share, as displayed."""

    size: float
    angle: int
    bold: bool


def _bare(function: object, results: type[ctypes._SimpleCData[Any]], arguments: int) -> Callable[..., Any]:
    """A function of PDFium that takes addresses as plain numbers: for every character, conversions would cost most."""
    # ctypes' stubs know neither loaded functions nor a list of argument types.
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    kinds = [ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4][:arguments]
    return ctypes.CFUNCTYPE(results, *kinds)(address)  # type: ignore[arg-type]


_unicode = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint, 2)
_is_added = _bare(raw.FPDFText_IsGenerated, ctypes.c_int, 2)
_char_box = _bare(raw.FPDFText_GetCharBox, ctypes.c_int, 6)
_loose_box = _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int, 3)
_origin = _bare(raw.FPDFText_GetCharOrigin, ctypes.c_int, 4)
_text_object = _bare(raw.FPDFText_GetTextObject, ctypes.c_void_p, 2)
_char_angle = _bare(raw.FPDFText_GetCharAngle, ctypes.c_float, 2)
_matrix = _bare(raw.FPDFText_GetMatrix, ctypes.c_int, 3)
_nominal_size = _bare(raw.FPDFText_GetFontSize, ctypes.c_double, 2)
_font = _bare(raw.FPDFTextObj_GetFont, ctypes.c_void_p, 1)


def characters_of(page: pdfium.PdfPage, display: Matrix) -> Characters:
    """Every printed character of the page, in the order of the text layer; display: from page space to points."""
    text = page.get_textpage()
    try:
        return _read(text, display)
    finally:
        text.close()


def _read(text: pdfium.PdfTextPage, display: Matrix) -> Characters:
    handle = ctypes.cast(text.raw, ctypes.c_void_p).value
    count = text.count_chars()
    # left, right, bottom, top of the ink; left, top, right, bottom of the advance; x, y of the base line's beginning.
    inks, advances, origins = np.zeros((count, 4)), np.zeros((count, 4), np.float32), np.zeros((count, 2))
    ink, advance, origin = (array.ctypes.data for array in (inks, advances, origins))
    codes: list[int] = []
    order: list[int] = []
    owners: list[int | None] = []
    for index in range(count):
        code = _unicode(handle, index)
        if code in NO_CHARACTER or (code in MAYBE_ADDED and _is_added(handle, index) == 1):
            continue
        if not _char_box(handle, index, ink, ink + DOUBLE, ink + 2 * DOUBLE, ink + 3 * DOUBLE):
            continue
        _loose_box(handle, index, advance)
        _origin(handle, index, origin, origin + DOUBLE)
        ink, advance, origin = ink + 4 * DOUBLE, advance + 4 * FLOAT, origin + 2 * DOUBLE
        owners.append(_text_object(handle, index))
        codes.append(code)
        order.append(index)
    kept = len(codes)
    types = _types(text.raw, handle, order, owners, display)
    return _placed(codes, order, types, (inks[:kept], advances[:kept].astype(float), origins[:kept]), display)


def _types(
    page: object, handle: int | None, order: Sequence[int], owners: Sequence[int | None], display: Matrix
) -> list[_Type]:
    """The type of each character, asked once for a text object, and once for a font whether it is bold."""
    known: dict[int, _Type] = {}
    bold: dict[int, bool] = {}
    m = raw.FS_MATRIX()
    types = []
    for index, owner in zip(order, owners, strict=True):
        key = owner or -index
        if key not in known:
            font = _font(owner) if owner else key
            if font not in bold:
                bold[font] = _is_bold(page, index)
            _matrix(handle, index, ctypes.addressof(m))
            size = _displayed_size(_nominal_size(handle, index), m.c, m.d, display)
            known[key] = _Type(size, _angle(_char_angle(handle, index), display), bold[font])
        types.append(known[key])
    return types


def _placed(
    codes: Sequence[int],
    order: Sequence[int],
    types: Sequence[_Type],
    places: tuple[Array, Array, Array],
    display: Matrix,
) -> Characters:
    """The characters as displayed, from their places in page space."""
    inks, advances, origins = places
    size, angle = np.array([t.size for t in types]), np.array([t.angle for t in types], int)
    advance = _boxes(display, advances[:, 0], advances[:, 3], advances[:, 2], advances[:, 1])
    ink = _boxes(display, inks[:, 0], inks[:, 2], inks[:, 1], inks[:, 3])
    x0, top, x1, bottom = _on_line(advance, display.map(origins[:, 0], origins[:, 1]), angle, size)
    return Characters(
        text=np.array(["-" if code in END_OF_LINE_HYPHENS else chr(code) for code in codes], object),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        ink_x0=ink[0],
        ink_x1=ink[2],
        size=size,
        angle=angle,
        bold=np.array([t.bold for t in types], bool),
        order=np.array(order, int),
    )


def _is_bold(page: object, index: int) -> bool:
    """By the font's weight or name: most programs that write PDF state no weight."""
    name, flags = ctypes.create_string_buffer(NAME_LENGTH), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, NAME_LENGTH, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(page, index) >= BOLD


def _boxes(display: Matrix, x0: Array, y0: Array, x1: Array, y1: Array) -> tuple[Array, Array, Array, Array]:
    """Rectangles of page space in points as displayed: x0, top, x1, bottom."""
    (ax, ay), (bx, by) = display.map(x0, y0), display.map(x1, y1)
    return np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)


def _on_line(
    advance: tuple[Array, Array, Array, Array], origin: tuple[Array, Array], angle: Array, size: Array
) -> tuple[Array, Array, Array, Array]:
    """The boxes with the height of their line, the same for x and l: told from base line and font size."""
    x0, top, x1, bottom = advance
    x, y = origin
    over, under = ASCENT * size, DESCENT * size
    at = [angle == 0, angle == 180, angle == 90, angle == 270]
    return (
        np.select(at, [x0, x0, x - under, x - over], x0),
        np.select(at, [y - over, y - under, top, top], top),
        np.select(at, [x1, x1, x + over, x + under], x1),
        np.select(at, [y + under, y + over, bottom, bottom], bottom),
    )


@lru_cache(maxsize=256)
def _displayed_size(nominal: float, c: float, d: float, display: Matrix) -> float:
    """The font size as displayed: the nominal one times the scale of text (c, d of its matrix) and page."""
    scale = math.hypot(c, d) * math.sqrt(abs(display.a * display.d - display.b * display.c))
    return nominal * (scale or 1.0)


@lru_cache(maxsize=256)
def _angle(radians: float, display: Matrix) -> int:
    """Direction of reading as displayed in degrees clockwise: 0, 90, 180, 270, or its own where it slants."""
    degrees = round(math.degrees(radians)) if radians >= 0 else 0
    if abs(degrees - 90 * round(degrees / 90)) <= SLANT:
        degrees = 90 * round(degrees / 90)
    sideways = abs(display.b) > abs(display.a)
    page = (90 if display.b > 0 else 270) if sideways else (0 if display.a > 0 else 180)
    return (degrees + page) % 360
