"""Reads a PDF with PDFium: words, rules and fills of each page, in points from the top left as displayed."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.characters import Character, words_of
from extractors.rules import Box, Stroke, rules_of
from extractors.values import Page, Region, Word

Picture = npt.NDArray[Any]

# Fewer characters than this on a page with a picture: the page is a scan without a text layer.
SCAN_CHARACTERS = 20
MAX_NESTING = 8
# Codes of PDFium that are no characters, and those it gives for a hyphen at the end of a line.
NO_CHARACTER = frozenset({0, 0xFFFF})
END_OF_LINE_HYPHENS = frozenset({2, 0xFFFE})
# The usual reach of a line over and under its base line, in font sizes; the weight from which a font is bold.
ASCENT = 0.8
DESCENT = 0.25
BOLD = 600
# A page reads in a direction that more than this share of its characters has.
NEARLY_ALL = 0.9
# What PDFium answers for a file without any password.
UNPROTECTED = -1
# Text that slants by more degrees than this is no line of the page.
SLANT = 10
# The longest font name that is read, in bytes.
NAME_LENGTH = 128
# A picture over more than this share of the page is the page: it was scanned.
PICTURE_SHARE = 0.5
# No page is rendered larger than this, whatever size it claims.
MAX_PIXELS = 12000


class PdfError(Exception):
    """The file is no PDF that can be opened; says why in plain words."""


class LockedPdfError(PdfError):
    """The file asks for a password to be read."""


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What a PDF holds: pages in order, and what it says of itself.

    unread: numbers of pages that failed. restricted: an owner's password forbids something, as copying; not reading.
    """

    pages: tuple[Page, ...]
    title: str | None
    producer: str | None
    unread: tuple[int, ...] = ()
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map (a b c d e f) as PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def map(self, x: float, y: float) -> tuple[float, float]:
        """The point (x, y) in the outer space."""
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


def read_pdf(data: bytes) -> PdfContent:
    """The content of a PDF. Raises LockedPdfError for a user password and PdfError for anything else unreadable."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedPdfError("the file is locked with a password") from error
        raise PdfError(f"PDFium cannot open the file: {error}") from error
    try:
        pages, unread = [], []
        for number in range(1, len(pdf) + 1):
            try:
                pages.append(_read_page(pdf, number))
            except pdfium.PdfiumError:
                pages.append(Page(number, 0.0, 0.0))
                unread.append(number)
        return PdfContent(
            tuple(pages),
            _metadata(pdf, "Title"),
            _metadata(pdf, "Producer"),
            tuple(unread),
            restricted=raw.FPDF_GetSecurityHandlerRevision(pdf) != UNPROTECTED,
        )
    finally:
        pdf.close()


def pictures_of(data: bytes, numbers: Iterable[int], dpi: int) -> Iterator[tuple[int, Picture]]:
    """The pages of these numbers (from 1) as grey pictures of dpi dots an inch: (number, height by width array)."""
    pdf = pdfium.PdfDocument(data)
    try:
        for number in numbers:
            page = pdf[number - 1]
            scale = min(dpi / 72, MAX_PIXELS / max(page.get_size()))
            grey = page.render(scale=scale, grayscale=True).to_numpy()
            page.close()
            yield number, grey.reshape(grey.shape[0], grey.shape[1])
    finally:
        pdf.close()


def _metadata(pdf: pdfium.PdfDocument, key: str) -> str | None:
    with suppress(pdfium.PdfiumError):
        return str(pdf.get_metadata_value(key)).strip() or None
    return None


def _read_page(pdf: pdfium.PdfDocument, number: int) -> Page:
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        display = display_matrix(page, width, height)
        drawn = _drawings(page, display)
        covered = any((x1 - x0) * (y1 - y0) > PICTURE_SHARE * width * height for x0, y0, x1, y1 in drawn.pictures)
        rules, fills = rules_of(drawn.strokes)
        characters = _characters(page, display)
        words = words_of(characters, rules, number)
        return Page(
            number,
            width,
            height,
            tuple(w for w in words if _on_page(w, width, height)),
            tuple(rules),
            tuple(Region(number, *box) for box in fills),
            picture=covered and not drawn.text,
            image_only=bool(drawn.pictures) and len(characters) < SCAN_CHARACTERS,
            cut=_cut(page),
            reads=_direction(characters),
        )
    finally:
        page.close()


def _on_page(word: Word, width: float, height: float) -> bool:
    x, y = word.region.middle
    return 0 <= x <= width and 0 <= y <= height


def _direction(characters: Sequence[Character]) -> int:
    """The direction in which nearly all characters read; 0 where they differ, as under turned headers."""
    counted = Counter(c.angle for c in characters if c.angle % 90 == 0)
    return next((angle for angle, count in counted.items() if count > NEARLY_ALL * len(characters)), 0)


def _cut(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """What the crop box leaves out of the sheet as displayed: left, top, right, bottom."""
    x0, y0, x1, y1 = page.get_mediabox()
    left, bottom, right, top = page.get_cropbox()
    sides = [max(0.0, cut) for cut in (left - x0, y1 - top, x1 - right, bottom - y0)]
    turns = page.get_rotation() // 90
    a, b, c, d = sides[-turns:] + sides[:-turns] if turns else sides
    return a, b, c, d


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


def _characters(page: pdfium.PdfPage, display: Matrix) -> list[Character]:
    """Every printed character of the page, in the order of the text layer."""
    text = page.get_textpage()
    try:
        return list(_read_characters(text, display))
    finally:
        text.close()


@dataclass(frozen=True, slots=True)
class _Type:
    """What the characters of one text object share, as displayed."""

    size: float
    angle: int
    bold: bool


def _read_characters(text: pdfium.PdfTextPage, display: Matrix) -> Iterator[Character]:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    loose = raw.FS_RECTF()
    page = text.raw
    types: dict[int, _Type] = {}
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if code in NO_CHARACTER or raw.FPDFText_IsGenerated(page, index) == 1:
            continue
        if not raw.FPDFText_GetCharBox(page, index, left, right, bottom, top):
            continue
        raw.FPDFText_GetLooseCharBox(page, index, loose)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        # Asking for the type of each character takes as long as all the rest.
        found = raw.FPDFText_GetTextObject(page, index)
        run = ctypes.addressof(found.contents) if found else index
        type_ = types.get(run) or types.setdefault(run, _type(page, index, display))
        advance = box_of(display, loose.left, loose.bottom, loose.right, loose.top)
        ink = box_of(display, left.value, bottom.value, right.value, top.value)
        x0, top0, x1, bottom0 = _on_line(advance, display.map(x.value, y.value), type_.angle, type_.size)
        yield Character(
            "-" if code in END_OF_LINE_HYPHENS else chr(code),
            x0,
            top0,
            x1,
            bottom0,
            ink[0],
            ink[2],
            type_.size,
            angle=type_.angle,
            bold=type_.bold,
            order=index,
        )


def _type(page: object, index: int, display: Matrix) -> _Type:
    angle = _angle(raw.FPDFText_GetCharAngle(page, index), display)
    return _Type(_font_size(page, index, display), angle, _is_bold(page, index))


def _is_bold(page: object, index: int) -> bool:
    """By the font's weight or name: most programs that write PDF state no weight."""
    name, flags = ctypes.create_string_buffer(NAME_LENGTH), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, NAME_LENGTH, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(page, index) >= BOLD


def _on_line(advance: Box, origin: tuple[float, float], angle: int, size: float) -> Box:
    """A character's box with the height of its line, the same for x and l: told from base line and font size."""
    x0, top, x1, bottom = advance
    x, y = origin
    if angle == 0:
        return x0, y - ASCENT * size, x1, y + DESCENT * size
    if angle == 180:
        return x0, y - DESCENT * size, x1, y + ASCENT * size
    if angle == 90:
        return x - DESCENT * size, top, x + ASCENT * size, bottom
    if angle != 270:
        return advance
    return x - ASCENT * size, top, x + DESCENT * size, bottom


def _font_size(page: object, index: int, display: Matrix) -> float:
    """The font size as displayed: the nominal one times the scale of text and page."""
    m = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page, index, m)
    scale = math.hypot(m.c, m.d) * math.sqrt(abs(display.a * display.d - display.b * display.c))
    return float(raw.FPDFText_GetFontSize(page, index)) * (scale or 1.0)


def box_of(display: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """A rectangle of PDF page space in points as displayed: x0, top, x1, bottom."""
    # Written out, as this runs for every character: conditions are faster than calls.
    ax, ay = display.a * x0 + display.c * y0 + display.e, display.b * x0 + display.d * y0 + display.f
    bx, by = display.a * x1 + display.c * y1 + display.e, display.b * x1 + display.d * y1 + display.f
    left, right = (ax, bx) if ax <= bx else (bx, ax)
    top, bottom = (ay, by) if ay <= by else (by, ay)
    return left, top, right, bottom


def _angle(radians: float, display: Matrix) -> int:
    """Direction of reading as displayed in degrees clockwise: 0, 90, 180, 270, or its own where it slants."""
    degrees = round(math.degrees(radians)) if radians >= 0 else 0
    if abs(degrees - 90 * round(degrees / 90)) <= SLANT:
        degrees = 90 * round(degrees / 90)
    sideways = abs(display.b) > abs(display.a)
    page = (90 if display.b > 0 else 270) if sideways else (0 if display.a > 0 else 180)
    return (degrees + page) % 360


@dataclass(slots=True)
class _Drawn:
    """What a page draws, in points as displayed. text: some of its text can be seen (that of a scan's layer cannot)."""

    strokes: list[Stroke]
    pictures: list[Box]
    text: bool = False


def _drawings(page: pdfium.PdfPage, display: Matrix) -> _Drawn:
    drawn = _Drawn([], [])
    for index in range(raw.FPDFPage_CountObjects(page)):
        for item, matrix in _leaves(raw.FPDFPage_GetObject(page, index), display, 0):
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                drawn.pictures.append(box_of(matrix, 0, 0, 1, 1))
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                drawn.strokes.extend(_path(item, matrix))
            elif raw.FPDFTextObj_GetTextRenderMode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                drawn.text = True
    return drawn


def _leaves(item: object, outer: Matrix, depth: int) -> Iterator[tuple[object, Matrix]]:
    """An object's pictures, paths and texts, those inside forms too, each with its way to points as displayed."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT):
        yield item, _matrix(item).then(outer)
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_NESTING:
        inner = _matrix(item).then(outer)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _leaves(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _matrix(item: object) -> Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return Matrix()
    return Matrix(m.a, m.b, m.c, m.d, m.e, m.f)


def _path(item: object, matrix: Matrix) -> Iterator[Stroke]:
    """The sub-paths of a path object; what is drawn in white or fully transparent is not seen, so not read."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    filled = bool(fill.value) and _visible(raw.FPDFPageObj_GetFillColor, item)
    stroked = bool(stroke.value) and _visible(raw.FPDFPageObj_GetStrokeColor, item)
    if not (filled or stroked):
        return
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield Stroke(tuple(points), filled, stroked and not curved)
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.map(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield Stroke(tuple(points), filled, stroked and not curved)


def _visible(colour_of: Callable[..., int], item: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(item, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < 250
