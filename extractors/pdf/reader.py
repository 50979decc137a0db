"""Reads a PDF with PDFium: words, rules and fills of each page, in points from the top left as displayed.

Decides what is seen, what is a picture and how a page reads; words are for characters, rules for rulings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import floor
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Region, Word
from extractors.document.pages import Page
from extractors.pdf.characters import Characters, words_of
from extractors.pdf.covered_text import may_hide_words
from extractors.pdf.cut_texts import CutText, parted
from extractors.pdf.drawings import OverfullPageError, drawings_of
from extractors.pdf.drawn_boxes import SCALE_TIMES, drawn_boxes, words_with_signs
from extractors.pdf.form_fields import form_fields
from extractors.pdf.hidden_words import HIDDEN_WORDS, hidden_words, out_of_sight
from extractors.pdf.matrix import display_matrix
from extractors.pdf.rulings import Box, rules_of
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


PAGES = PageTolerances()


# What a file with layers that may be switched off holds: their list, or objects packed out of sight.
LAYERS = (b"/OCProperties", b"/ObjStm")
# What PDFium answers for a file without any password.
UNPROTECTED_CODE = -1


class PdfError(Exception):
    """The file is no PDF that can be opened; says why in plain words."""


class LockedPdfError(PdfError):
    """The file asks for a password to be read."""


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What a PDF holds: pages in order, and what it says of itself.

    unread: numbers of pages that failed; overfull: of pages that draw more than is gone through.
    restricted: an owner's password forbids something, as copying; not reading.
    """

    pages: tuple[Page, ...]
    title: str | None
    producer: str | None
    unread: tuple[int, ...] = ()
    overfull: tuple[int, ...] = ()
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
        pages, unread, overfull = [], [], []
        layered = any(sign in data for sign in LAYERS)
        for number in range(1, len(pdf) + 1):
            try:
                pages.append(_read_page(pdf, number, layered=layered))
            except pdfium.PdfiumError:
                pages.append(Page(number, 0.0, 0.0))
                unread.append(number)
            except OverfullPageError:
                pages.append(Page(number, 0.0, 0.0))
                overfull.append(number)
        return PdfContent(
            tuple(pages),
            _metadata(pdf, "Title"),
            _metadata(pdf, "Producer"),
            tuple(unread),
            tuple(overfull),
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
    return _grey(page.render(scale=min(scale, PAGES.longest_side_px / max(page.get_size())), grayscale=True))


def _grey(bitmap: pdfium.PdfBitmap) -> Picture:
    dots = bitmap.to_numpy()
    picture: Picture = dots.reshape(dots.shape[0], dots.shape[1])
    return picture


def _part(page: pdfium.PdfPage, part: Box) -> Picture:
    """A part of the page (whole points) in grey, SCALE_TIMES dots a point; empty where off the page or too large."""
    width, height = page.get_size()
    x0, top, x1, bottom = part
    longest = max(min(x1, width) - x0, min(bottom, height) - top) * SCALE_TIMES
    if x0 >= min(x1, width) or top >= min(bottom, height) or longest > PAGES.longest_side_px:
        return np.zeros((0, 0), np.uint8)
    crop = (x0, max(0.0, floor(height - bottom)), max(0.0, floor(width - x1)), top)
    return _grey(page.render(scale=SCALE_TIMES, crop=crop, grayscale=True))


def _metadata(pdf: pdfium.PdfDocument, key: str) -> str | None:
    """An entry of the file's own description; None where it has none, or none that is text."""
    with suppress(pdfium.PdfiumError, UnicodeDecodeError):
        return str(pdf.get_metadata_value(key)).strip() or None
    return None


def _read_page(pdf: pdfium.PdfDocument, number: int, *, layered: bool) -> Page:
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        display = display_matrix(page, width, height)
        drawn = drawings_of(page, display)
        covered = any((x1 - x0) * (y1 - y0) > PAGES.picture_share * width * height for x0, y0, x1, y1 in drawn.pictures)
        characters = characters_of(page, display)
        rules, fills = rules_of(drawn.strokes)
        whole, cut = parted(characters, width)
        seen, hidden = out_of_sight(words_of(whole, rules, number), width, height)
        if cut or (seen and (covered or layered or may_hide_words(page, drawn))):
            seen, unseen = _seen_and_hidden(page, number, seen, cut, scan=covered)
            hidden += unseen
        words = [*seen, *form_fields(pdf, page, display, number)]
        boxes = drawn_boxes(number, drawn.strokes, drawn.pictures, words, lambda part: _part(page, part))
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
    page: pdfium.PdfPage, number: int, words: Sequence[Word], cut: Iterable[CutText], *, scan: bool
) -> tuple[list[Word], list[Word]]:
    """The words of a page that a reader sees, or whose text is seen to go on, and those that nobody sees."""
    grey = _picture(page, HIDDEN_WORDS.scale_times)
    seen, hidden = hidden_words(words, grey, scan=scan)
    for text in cut:
        kept, lost = text.words(number, seen, lambda shown: hidden_words(shown, grey, scan=scan)[1])
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
