"""The characters of a PDF page as PDFium reads them from its text layer: their boxes, sizes, directions and weights.

Which characters are one word is for characters.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Array
from extractors.pdf import bindings
from extractors.pdf.characters import Characters
from extractors.pdf.clips import clips_of
from extractors.pdf.matrix import boxes_of

# Codes of PDFium that are no characters, those it gives for a hyphen at the end of a line, and those it may have added.
NO_CHARACTER = frozenset({0, 0xFFFF})
END_OF_LINE_HYPHENS = frozenset({2, 0xFFFE})
MAYBE_ADDED = frozenset({10, 13, 32})


@dataclass(frozen=True, slots=True)
class TypeMeasures:
    """What is taken of type where the file does not say it."""

    # The usual reach of a line over its base line.
    ascent_em: float = 0.8
    # The usual reach under it.
    descent_em: float = 0.25
    # From it a font is bold: CSS and OpenType call 600 semi-bold.
    bold_weight: int = 600
    # Text that slants by more is no line of the page, but a stamp.
    slant_degrees: int = 10
    # No longer font name is read: a PDF name holds 127.
    name_bytes: int = 128


TYPE = TypeMeasures()


@dataclass(frozen=True, slots=True)
class _Types:
    """What the characters of each text object share: arrays of one length, size and angle as displayed.

    level: its line is level in page space. origin: where its first character begins there.
    """

    size: Array
    angle: Array
    bold: Array
    level: Array
    origin: Array


def characters_of(page: pdfium.PdfPage, display: pdfium.PdfMatrix) -> Characters:
    """Every printed character of the page, in the order of the text layer; display: from page space to points."""
    text = page.get_textpage()
    try:
        return _read(text, display)
    finally:
        text.close()


def _read(text: pdfium.PdfTextPage, display: pdfium.PdfMatrix) -> Characters:
    handle = bindings.address_of(text.raw)
    every = _codes(text, handle)
    places = [place for place, code in enumerate(every) if not _is_no_print(handle, place, code)]
    codes = [every[place] for place in places]
    # left, right, bottom, top of the ink; left, top, right, bottom of the advance; x, y of the base line's beginning.
    inks, advances = np.zeros((len(places), 4)), np.zeros((len(places), 4), np.float32)
    bindings.call_each(bindings.char_box, repeat(handle), places, *bindings.columns(inks))
    bindings.call_each(bindings.char_loose_box, repeat(handle), places, bindings.addresses(advances))
    owners = np.fromiter(map(bindings.char_owner, repeat(handle), places), np.uintp, len(places))
    # Each run of characters that one object prints, and each character without one, has a type of its own.
    begins = np.ones(len(places), bool)
    begins[1:] = (owners[1:] != owners[:-1]) | (owners[1:] == 0)
    firsts, numbers = np.flatnonzero(begins), np.cumsum(begins) - 1
    printed = owners[firsts].tolist()
    types = _types(text.raw, handle, [places[k] for k in firsts.tolist()], printed, display)
    clips = clips_of(printed, np.split(inks, firsts[1:]), display)
    # Letters set under each other stand on no common line, though their object is level.
    on_line = types.level[numbers] & (advances[:, 3] == advances[firsts, 3][numbers])
    origins = _origins(handle, places, types.origin[numbers], on_line)
    placed = _placed(codes, places, (types, numbers), (inks, advances.astype(float), origins), display)
    return replace(placed, clip=clips[numbers])


def _codes(text: pdfium.PdfTextPage, handle: int) -> list[int]:
    """The code of each character of the text layer."""
    count = text.count_chars()
    whole = text.get_text_range() if count else ""
    if len(whole) == count:
        return [ord(c) for c in whole]
    return list(map(bindings.char_unicode, repeat(handle), range(count)))


def _is_no_print(handle: int, place: int, code: int) -> bool:
    """Whether a code stands for nothing that the file prints, not even for white space."""
    return code in NO_CHARACTER or (code in MAYBE_ADDED and bindings.char_is_added(handle, place) == 1)


def _types(
    page: object, handle: int, firsts: Sequence[int], owners: Sequence[int], display: pdfium.PdfMatrix
) -> _Types:
    """The types of objects from their first characters; an owner is an object's address, 0 where there is none."""
    matrices, origins = np.zeros((len(firsts), 6), np.float32), np.zeros((len(firsts), 2))
    bindings.call_each(bindings.char_matrix, repeat(handle), firsts, bindings.addresses(matrices))
    bindings.call_each(bindings.char_origin, repeat(handle), firsts, *bindings.columns(origins))
    nominal = np.fromiter(map(bindings.char_size, repeat(handle), firsts), float, len(firsts))
    a, b, c, d = matrices[:, :4].T.astype(float)
    sizes, angles = _displayed_sizes(nominal, c, d, display), _angles(a, c, display)
    return _Types(sizes, angles, _bold(page, firsts, owners), (b == 0) & (c == 0), origins)


def _bold(page: object, firsts: Sequence[int], owners: Sequence[int]) -> Array:
    """Whether each object is bold; asked once for a font."""
    known: dict[int, bool] = {}
    bold = []
    for place, owner in zip(firsts, owners, strict=True):
        font = bindings.text_font(owner) if owner else -place
        if font not in known:
            known[font] = _is_bold(page, place)
        bold.append(known[font])
    return np.array(bold, bool)


def _origins(handle: int, places: Sequence[int], firsts: Array, on_line: Array) -> Array:
    """Where the base line of each character begins; on a level line only its height counts, that of its first one."""
    origins: Array = firsts.copy()
    others = np.flatnonzero(~on_line)
    own = np.zeros((len(others), 2))
    bindings.call_each(
        bindings.char_origin, repeat(handle), [places[k] for k in others.tolist()], *bindings.columns(own)
    )
    origins[others] = own
    return origins


def _placed(
    codes: Sequence[int],
    order: Sequence[int],
    typed: tuple[_Types, Array],
    places: tuple[Array, Array, Array],
    display: pdfium.PdfMatrix,
) -> Characters:
    """The characters as displayed, from their types with their numbers and their places in page space."""
    types, numbers = typed
    inks, advances, origins = places
    size, angle = types.size[numbers], types.angle[numbers]
    advance = boxes_of(display, advances[:, 0], advances[:, 3], advances[:, 2], advances[:, 1])
    ink = boxes_of(display, inks[:, 0], inks[:, 2], inks[:, 1], inks[:, 3])
    x0, top, x1, bottom = _on_line(advance, display.on_point(origins[:, 0], origins[:, 1]), angle, size)
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
        bold=types.bold[numbers],
        order=np.array(order, int),
        run=numbers,
        clip=np.full(len(codes), None, object),
    )


def _is_bold(page: object, index: int) -> bool:
    """By the font's weight or name: most programs that write PDF state no weight."""
    name, flags = ctypes.create_string_buffer(TYPE.name_bytes), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, TYPE.name_bytes, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(page, index) >= TYPE.bold_weight


def _on_line(
    advance: tuple[Array, Array, Array, Array], origin: tuple[Array, Array], angle: Array, size: Array
) -> tuple[Array, Array, Array, Array]:
    """The boxes with the height of their line, the same for x and l: told from base line and font size."""
    x0, top, x1, bottom = advance
    x, y = origin
    over, under = TYPE.ascent_em * size, TYPE.descent_em * size
    at = [angle == 0, angle == 180, angle == 90, angle == 270]
    return (
        np.select(at, [x0, x0, x - under, x - over], x0),
        np.select(at, [y - over, y - under, top, top], top),
        np.select(at, [x1, x1, x + over, x + under], x1),
        np.select(at, [y + under, y + over, bottom, bottom], bottom),
    )


def _displayed_sizes(nominal: Array, c: Array, d: Array, display: pdfium.PdfMatrix) -> Array:
    """The font sizes as displayed: the nominal ones times the scale of text (c, d of its matrix) and page."""
    scale = np.hypot(c, d) * math.sqrt(abs(display.a * display.d - display.b * display.c))
    return nominal * np.where(scale == 0, 1.0, scale)


def _angles(a: Array, c: Array, display: pdfium.PdfMatrix) -> Array:
    """Directions of reading as displayed, told from a and c of the texts' matrices.

    In degrees clockwise: 0, 90, 180, 270, or its own where a text slants.
    """
    degrees = np.rint(np.degrees(np.arctan2(c, a))).astype(int)
    straight = 90 * np.rint(degrees / 90).astype(int)
    sideways = abs(display.b) > abs(display.a)
    page = (90 if display.b > 0 else 270) if sideways else (0 if display.a > 0 else 180)
    return (np.where(np.abs(degrees - straight) <= TYPE.slant_degrees, straight, degrees) + page) % 360
