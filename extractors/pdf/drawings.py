"""What a page draws beside its characters: paths, pictures, and where each text and each thing over or under it stands.

Which strokes are rules is for rulings, which are boxes for drawn_boxes, what hides words for covered_text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Box
from extractors.pdf import bindings
from extractors.pdf.matrix import box_of
from extractors.pdf.rulings import RULINGS, Stroke


@dataclass(frozen=True, slots=True)
class DrawingTolerances:
    """What of a page's drawings is seen."""

    # Of 255, in all three colours: from it a drawing is white on white, which nobody sees.
    white_grey: int = 250
    # Forms within forms are followed no deeper: a file may nest them without end.
    most_levels: int = 8
    # No more are gone through: forms within forms multiply, and a map drawn in lines has fewer.
    most_objects: int = 400_000


DRAWINGS = DrawingTolerances()
# How light red, green and blue look beside each other.
GREY_WEIGHT = (0.3, 0.59, 0.11)


class OverfullPageError(Exception):
    """The page draws more objects than any page of a document does; going through them all takes minutes."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Something that has a surface: its box in points, its grey of 255 (None where unknown), its place in the order."""

    box: Box
    grey: float | None
    order: int


@dataclass(frozen=True, slots=True)
class TextObjects:
    """The text objects of one form: their addresses, their places in the order, and the way from it to points."""

    outer: pdfium.PdfMatrix
    items: list[int] = field(default_factory=list)
    orders: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Drawings:
    """What a page draws, in points as displayed, in the order in which it is painted.

    text: some of its text can be seen (that of a scan's layer cannot).
    """

    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    texts: list[TextObjects] = field(default_factory=list)
    text: bool = False
    order: int = 0


def drawings_of(page: pdfium.PdfPage, display: pdfium.PdfMatrix) -> Drawings:
    """All that a page draws; display: from page space to points. Raises OverfullPageError."""
    drawn = Drawings()
    handle = bindings.address_of(page.raw)
    _draw(map(bindings.page_object, repeat(handle), range(raw.FPDFPage_CountObjects(page))), display, 0, drawn)
    return drawn


def _draw(items: Iterable[int], outer: pdfium.PdfMatrix, depth: int, drawn: Drawings) -> None:
    """Adds objects to what is drawn, those inside forms too; where a character stands is for text_layer."""
    texts = TextObjects(outer)
    drawn.texts.append(texts)
    for item in items:
        drawn.order += 1
        if drawn.order > DRAWINGS.most_objects:
            raise OverfullPageError(f"more than {DRAWINGS.most_objects} objects")
        kind = bindings.object_kind(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawn.text = drawn.text or bindings.text_mode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
            texts.items.append(item)
            texts.orders.append(drawn.order)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(item, outer, drawn)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DRAWINGS.most_levels:
            parts = map(bindings.form_object, repeat(item), range(bindings.form_count(item)))
            _draw(parts, _matrix(item).multiply(outer), depth + 1, drawn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.pictures.append(box_of(_matrix(item).multiply(outer), 0, 0, 1, 1))
            drawn.covers.append(Cover(drawn.pictures[-1], None, drawn.order))
        else:
            drawn.covers.append(Cover(_bounds(item, outer), None, drawn.order))


def _matrix(item: int) -> pdfium.PdfMatrix:
    """From an object's own space to that of what holds it; the same where it says nothing."""
    found = raw.FS_MATRIX()
    said = bindings.object_matrix(item, ctypes.addressof(found))
    return pdfium.PdfMatrix.from_raw(found) if said else pdfium.PdfMatrix()


def _bounds(item: int, outer: pdfium.PdfMatrix) -> Box:
    sides = (ctypes.c_float * 4)()
    start, step = ctypes.addressof(sides), ctypes.sizeof(ctypes.c_float)
    bindings.object_bounds(item, *(start + k * step for k in range(4)))
    return box_of(outer, *sides)


def _add_path(item: int, outer: pdfium.PdfMatrix, drawn: Drawings) -> None:
    """The sub-paths of a path object, and the surface that it paints.

    What is drawn in white or fully transparent is not seen, so no stroke of a table; but white hides what is under it.
    """
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    bindings.path_mode(item, ctypes.addressof(fill), ctypes.addressof(stroke))
    filled = _colour(bindings.fill_colour, item) if fill.value else None
    stroked = _colour(bindings.stroke_colour, item) if stroke.value else None
    if not (filled or stroked):
        return
    matrix = _matrix(item).multiply(outer)
    for colour, thick in ((filled, True), (stroked, stroked is not None and _is_thick(item, matrix))):
        if colour and colour.alpha and thick:
            box = _bounds(item, outer)
            if min(box[2] - box[0], box[3] - box[1]) >= RULINGS.line_thickness_pt:
                drawn.covers.append(Cover(box, colour.grey, drawn.order))
    if (filled and filled.shows) or (stroked and stroked.shows):
        drawn.strokes += _strokes(
            item, matrix, filled=bool(filled and filled.shows), stroked=bool(stroked and stroked.shows)
        )


def _is_thick(item: int, matrix: pdfium.PdfMatrix) -> bool:
    """Whether a stroke is as broad as a bar; matrix: from the path's own space to points."""
    width = ctypes.c_float()
    bindings.stroke_width(item, ctypes.addressof(width))
    a, b, c, d, *_ = matrix.get()
    broadest: float = width.value * max(abs(a), abs(b), abs(c), abs(d))
    return broadest >= RULINGS.line_thickness_pt


def _strokes(item: int, matrix: pdfium.PdfMatrix, *, filled: bool, stroked: bool) -> Iterator[Stroke]:
    points: list[tuple[float, float]] = []
    curved = False
    for (x, y), kind, closes in _segments(item):
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield Stroke(tuple(points), filled, stroked and not curved)
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.on_point(x, y))
        if closes and points:
            points.append(points[0])
    if points:
        yield Stroke(tuple(points), filled, stroked and not curved)


def _segments(item: int) -> Iterator[tuple[tuple[float, float], int, int]]:
    """The segments of a path: the point where each ends, what it is, and whether it closes its sub-path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    for segment in map(bindings.path_segment, repeat(item), range(bindings.path_count(item))):
        bindings.segment_point(segment, at_x, at_y)
        yield (x.value, y.value), bindings.segment_kind(segment), bindings.segment_closes(segment)


@dataclass(frozen=True, slots=True)
class _Colour:
    """What is painted with: its grey and how opaque it is, of 255; whether it is seen on paper."""

    grey: float
    alpha: int
    shows: bool


UNKNOWN = _Colour(0.0, 255, shows=True)


def _colour(colour_of: Callable[..., int], item: int) -> _Colour:
    """The colour that an object is filled or stroked with; one that it does not say, as of a pattern, shows."""
    parts = (ctypes.c_uint * 4)()
    start, step = ctypes.addressof(parts), ctypes.sizeof(ctypes.c_uint)
    if not colour_of(item, *range(start, start + ctypes.sizeof(parts), step)):
        return UNKNOWN
    red, green, blue, alpha = parts
    shows = alpha > 0 and min(red, green, blue) < DRAWINGS.white_grey
    grey = sum(weight * part for weight, part in zip(GREY_WEIGHT, parts, strict=False))
    return _Colour(grey, alpha, shows=shows)
