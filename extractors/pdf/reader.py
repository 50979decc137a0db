"""Reads a PDF with PDFium: words, rules and fills of each page, in points from the top left as displayed.

Decides what is seen, what is a picture and how a page reads; words are for characters, rules for rulings.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Region, Rule, Word
from extractors.document.pages import Page
from extractors.pdf import bindings
from extractors.pdf.characters import Characters, words_of
from extractors.pdf.cut_texts import parted
from extractors.pdf.drawn_boxes import SCALE_TIMES, drawn_boxes, words_with_signs
from extractors.pdf.form_fields import form_fields
from extractors.pdf.hidden_words import HIDDEN_WORDS, hidden_words, off_page
from extractors.pdf.matrix import box_of, display_matrix
from extractors.pdf.rulings import Box, Stroke, rules_of
from extractors.pdf.text_layer import characters_of

Picture = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class PageTolerances:
    """When a page is a picture, and in which direction it reads."""

    # A page with a picture and fewer is a scan without a text layer: stamps and page numbers are short.
    scan_letters: int = 20
    # Of the characters, those that read in the direction of the page: a turned column header is less.
    direction_share: float = 0.9
    # Of the page, what a picture covers that is the page; a logo or photo covers less.
    picture_share: float = 0.5
    # No page is rendered larger, whatever size it claims: memory.
    longest_side_px: int = 12000
    # Of 255, in all three colours: from it a drawing is white on white, which nobody sees.
    white_grey: int = 250
    # Forms within forms are followed no deeper: a file may nest them without end.
    most_levels: int = 8


PAGES = PageTolerances()


# What PDFium answers for a file without any password.
UNPROTECTED_CODE = -1


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


def read_pdf(data: bytes) -> PdfContent:
    """The content of a PDF. Raises LockedPdfError for a user password and PdfError for anything else unreadable."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedPdfError("the file is locked with a password") from error
        raise PdfError(f"PDFium cannot open the file: {error}") from error
    try:
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
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
            restricted=raw.FPDF_GetSecurityHandlerRevision(pdf) != UNPROTECTED_CODE,
        )
    finally:
        pdf.close()


def pictures_of(data: bytes, numbers: Iterable[int], dpi: int) -> Iterator[tuple[int, Picture]]:
    """The pages of these numbers (from 1) as grey pictures of dpi dots an inch: (number, height by width array)."""
    pdf = pdfium.PdfDocument(data)
    try:
        for number in numbers:
            page = pdf[number - 1]
            grey = _picture(page, dpi / 72)
            page.close()
            yield number, grey
    finally:
        pdf.close()


def _picture(page: pdfium.PdfPage, scale: float) -> Picture:
    """The page in grey, height by width, with so many dots a point, or as many as memory allows."""
    grey = page.render(scale=min(scale, PAGES.longest_side_px / max(page.get_size())), grayscale=True).to_numpy()
    picture: Picture = grey.reshape(grey.shape[0], grey.shape[1])
    return picture


def _metadata(pdf: pdfium.PdfDocument, key: str) -> str | None:
    """An entry of the file's own description; None where it has none, or none that is text."""
    with suppress(pdfium.PdfiumError, UnicodeDecodeError):
        return str(pdf.get_metadata_value(key)).strip() or None
    return None


def _read_page(pdf: pdfium.PdfDocument, number: int) -> Page:
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        display = display_matrix(page, width, height)
        drawn = _drawings(page, display)
        covered = any((x1 - x0) * (y1 - y0) > PAGES.picture_share * width * height for x0, y0, x1, y1 in drawn.pictures)
        characters = characters_of(page, display)
        rules, fills = rules_of(drawn.strokes)
        seen, hidden = _seen_and_hidden(page, characters, rules, number, scan=covered)
        words = [*seen, *form_fields(pdf, page, display, number)]
        boxes = drawn_boxes(number, drawn.strokes, drawn.pictures, words, lambda: _picture(page, SCALE_TIMES))
        if boxes.signs:
            rules, fills = rules_of(s for s in drawn.strokes if s not in boxes.strokes)
            words = [*words_with_signs(words, boxes)]
        return Page(
            number,
            width,
            height,
            tuple(words),
            tuple(rules),
            tuple(Region(number, *box) for box in fills),
            picture=covered and not drawn.text,
            image_only=bool(drawn.pictures) and len(characters) < PAGES.scan_letters,
            unread=boxes.unread,
            hidden=tuple(hidden),
            cut=_cut(page),
            reads=_direction(characters),
        )
    finally:
        page.close()


def _seen_and_hidden(
    page: pdfium.PdfPage, characters: Characters, rules: Sequence[Rule], number: int, *, scan: bool
) -> tuple[list[Word], list[Word]]:
    """The words of a page that a reader sees, or whose text is seen to go on, and those that nobody sees."""
    if not len(characters):
        return [], []
    width, height = page.get_size()
    grey = _picture(page, HIDDEN_WORDS.scale_times)
    whole, cut = parted(characters, width)
    printed = words_of(whole, rules, number)
    off = frozenset(off_page(printed, width, height))
    unseen = off | frozenset(hidden_words((w for w in printed if w not in off), grey, scan=scan))
    seen, hidden = [w for w in printed if w not in unseen], [w for w in printed if w in unseen]
    for text in cut:
        kept, lost = text.words(number, seen, lambda shown: hidden_words(shown, grey, scan=scan))
        seen += kept
        hidden += lost
    return seen, hidden


def _direction(characters: Characters) -> int:
    """The direction in which nearly all characters read; 0 where they differ, as under turned headers."""
    counted = ((angle, np.count_nonzero(characters.angle == angle)) for angle in (90, 180, 270))
    return next((angle for angle, count in counted if count > PAGES.direction_share * len(characters)), 0)


def _cut(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """What the crop box leaves out of the sheet as displayed: left, top, right, bottom."""
    x0, y0, x1, y1 = page.get_mediabox()
    left, bottom, right, top = page.get_cropbox()
    sides = [max(0.0, cut) for cut in (left - x0, y1 - top, x1 - right, bottom - y0)]
    turns = page.get_rotation() // 90
    a, b, c, d = sides[-turns:] + sides[:-turns] if turns else sides
    return a, b, c, d


@dataclass(slots=True)
class _Drawn:
    """What a page draws, in points as displayed. text: some of its text can be seen (that of a scan's layer cannot)."""

    strokes: list[Stroke]
    pictures: list[Box]
    text: bool = False


def _drawings(page: pdfium.PdfPage, display: pdfium.PdfMatrix) -> _Drawn:
    drawn = _Drawn([], [])
    handle = bindings.address_of(page.raw)
    _draw(map(bindings.page_object, repeat(handle), range(raw.FPDFPage_CountObjects(page))), display, 0, drawn)
    return drawn


def _draw(items: Iterable[int], outer: pdfium.PdfMatrix, depth: int, drawn: _Drawn) -> None:
    """Adds objects to what is drawn, those inside forms too; where a text stands is told by its characters."""
    for item in items:
        kind = bindings.object_kind(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawn.text = drawn.text or bindings.text_mode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            drawn.strokes.extend(_path(item, outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.pictures.append(box_of(_matrix(item).multiply(outer), 0, 0, 1, 1))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < PAGES.most_levels:
            parts = map(bindings.form_object, repeat(item), range(bindings.form_count(item)))
            _draw(parts, _matrix(item).multiply(outer), depth + 1, drawn)


def _matrix(item: int) -> pdfium.PdfMatrix:
    """From an object's own space to that of what holds it; the same where it says nothing."""
    found = raw.FS_MATRIX()
    said = bindings.object_matrix(item, ctypes.addressof(found))
    return pdfium.PdfMatrix.from_raw(found) if said else pdfium.PdfMatrix()


def _path(item: int, outer: pdfium.PdfMatrix) -> Iterator[Stroke]:
    """The sub-paths of a path object; what is drawn in white or fully transparent is not seen, so not read."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    bindings.path_mode(item, ctypes.addressof(fill), ctypes.addressof(stroke))
    filled = bool(fill.value) and _visible(bindings.fill_colour, item)
    stroked = bool(stroke.value) and _visible(bindings.stroke_colour, item)
    if not (filled or stroked):
        return
    matrix = _matrix(item).multiply(outer)
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


def _visible(colour_of: Callable[..., int], item: int) -> bool:
    parts = (ctypes.c_uint * 4)()
    if not colour_of(item, *range(ctypes.addressof(parts), ctypes.addressof(parts) + ctypes.sizeof(parts), 4)):
        return True
    red, green, blue, alpha = parts
    return alpha > 0 and min(red, green, blue) < PAGES.white_grey
