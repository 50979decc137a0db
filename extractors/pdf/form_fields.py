"""What is filled in into the fields of a form (AcroForm) or typed onto the page (FreeText annotations).

Words stand where the fields and notes do, signs for what is ticked. A field's value is read, not its picture, which
shows of a long text what fits. What is drawn on the page itself is for the other modules here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Box, Region, Word
from extractors.document.pages import TICKED, UNTICKED
from extractors.pdf.matrix import box_of

TEXTS = frozenset({raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX})
BUTTONS = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class FieldMeasures:
    """How a value is laid out in its field."""

    # The usual text of forms.
    size_pt: float = 10.0
    # A line of it.
    line_pt: float = 12.0
    # The widths of a letter and of a space, before a long value is set closer.
    letter_em: float = 0.5
    space_em: float = 0.25


FIELD = FieldMeasures()


def form_fields(
    pdf: pdfium.PdfDocument, page: pdfium.PdfPage, display: pdfium.PdfMatrix, number: int
) -> tuple[Word, ...]:
    """The words and signs in a page's fields and notes; the forms must be initialised before the page is loaded."""
    words: list[Word] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        try:
            box = _box(note, display)
            if box is not None and not raw.FPDFAnnot_GetFlags(note) & UNSEEN:
                words += _words(pdf, note, Region(number, *box))
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return tuple(words)


def _words(pdf: pdfium.PdfDocument, note: object, place: Region) -> Iterator[Word]:
    """The words or the sign that a field or note shows."""
    kind = raw.FPDFAnnot_GetFormFieldType(pdf.formenv, note) if pdf.formenv else raw.FPDF_FORMFIELD_UNKNOWN
    if kind in BUTTONS:
        yield Word(TICKED if raw.FPDFAnnot_IsChecked(pdf.formenv, note) else UNTICKED, place, FIELD.size_pt)
    elif kind in TEXTS and not _is_password(pdf, note):
        yield from _set(_value(pdf, note), place)
    elif raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FREETEXT:
        yield from _set(_contents(note), place)


def _box(note: object, display: pdfium.PdfMatrix) -> Box | None:
    rectangle = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(note, rectangle):
        return None
    x0, top, x1, bottom = box_of(display, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    return (x0, top, x1, bottom) if x1 > x0 and bottom > top else None


def _is_password(pdf: pdfium.PdfDocument, note: object) -> bool:
    flags: int = raw.FPDFAnnot_GetFormFieldFlags(pdf.formenv, note)
    return bool(flags & raw.FPDF_FORMFLAG_TEXT_PASSWORD)


def _value(pdf: pdfium.PdfDocument, note: object) -> str:
    return _text(lambda letters, size: raw.FPDFAnnot_GetFormFieldValue(pdf.formenv, note, letters, size))


def _contents(note: object) -> str:
    return _text(lambda letters, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", letters, size))


def _text(asked: Callable[[Any, int], int]) -> str:
    """What PDFium answers: first how long it is, then the letters."""
    size = asked(None, 0)
    letters = (ctypes.c_ushort * (size // 2 + 1))()
    asked(letters, size)
    return bytes(letters).decode("utf-16-le", "replace").split("\0", 1)[0]


def _set(value: str, field: Region) -> Iterator[Word]:
    """The words of a value, each of its lines on one line within the field."""
    lines = [line.split() for line in value.splitlines() if line.strip()]
    height = min(FIELD.line_pt, (field.bottom - field.top) / max(1, len(lines)))
    top = field.top if len(lines) > 1 else (field.top + field.bottom - height) / 2
    for number, line in enumerate(lines):
        letters = sum(map(len, line)) * FIELD.letter_em + (len(line) - 1) * FIELD.space_em
        em = min(FIELD.size_pt, (field.x1 - field.x0) / letters)
        x = field.x0
        for text in line:
            width = len(text) * FIELD.letter_em * em
            place = Region(field.page, x, top + number * height, x + width, top + (number + 1) * height)
            yield Word(text, place, FIELD.size_pt)
            x += width + FIELD.space_em * em
