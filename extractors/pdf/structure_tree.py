"""Tables as a PDF's structure tree states them (Table, TR, TH, TD with marked content; ISO 32000-1, 14.8.4.3).

A page's tree holds only what is printed there: empty cells are not in it, so columns are told from places, by
tables/engines/tagged.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Region, union
from extractors.document.pages import Document, Page
from extractors.pdf import bindings
from extractors.pdf.matrix import boxes_of, display_matrix

CELLS = frozenset({"TH", "TD"})
# Content that belongs to no element: page headers, and the header of a table printed again.
NO_MARK_CODE = -1
DEEPEST_LEVELS = 50


@dataclass(frozen=True, slots=True)
class TaggedCell:
    """A printed cell: its row in the tree, its spans, and where its text stands."""

    row: int
    columns: int
    rows: int
    region: Region


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """The tables of one page, and where text stands that no element holds."""

    tables: tuple[tuple[TaggedCell, ...], ...] = ()
    loose: tuple[Region, ...] = ()


@dataclass(slots=True)
class _Texts:
    """Where the texts of a page stand, by the number of their marked content."""

    marked: dict[int, list[Region]] = field(default_factory=dict)
    loose: list[Region] = field(default_factory=list)


def tagged_pages(document: Document) -> dict[int, TaggedPage]:
    """The pages by number on which the structure tree states tables; none where the file has no tree."""
    pdf = pdfium.PdfDocument(document.data)
    try:
        if not raw.FPDFCatalog_IsTagged(pdf):
            return {}
        found = {page.number: _tagged_page(pdf, page) for page in document.pages if page.words and not page.reads}
        return {number: page for number, page in found.items() if page.tables}
    finally:
        pdf.close()


def _tagged_page(pdf: pdfium.PdfDocument, page: Page) -> TaggedPage:
    opened = pdf[page.number - 1]
    tree = raw.FPDF_StructTree_GetForPage(opened)
    if not tree:
        opened.close()
        return TaggedPage()
    try:
        roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, k) for k in range(raw.FPDF_StructTree_CountChildren(tree))]
        tables = [table for root in roots if root for table in _elements(root, "Table", 0)]
        texts = _texts(opened, page) if tables else _Texts()
        cells = tuple(tuple(_cells(table, texts)) for table in tables)
        return TaggedPage(tuple(c for c in cells if c), tuple(texts.loose))
    finally:
        raw.FPDF_StructTree_Close(tree)
        opened.close()


def _texts(opened: pdfium.PdfPage, page: Page) -> _Texts:
    """The page's own texts; those inside form objects count their marks anew and are left out."""
    items = map(bindings.page_object, repeat(bindings.address_of(opened.raw)), range(raw.FPDFPage_CountObjects(opened)))
    printed = [item for item in items if bindings.object_kind(item) == raw.FPDF_PAGEOBJ_TEXT]
    bounds = np.zeros((len(printed), 4), np.float32)
    bindings.call_each(bindings.object_bounds, printed, *bindings.columns(bounds))
    display = display_matrix(opened, page.width, page.height)
    boxes = np.array(boxes_of(display, *bounds.astype(float).T)).T
    wide = bounds[:, 2] > bounds[:, 0]
    texts = _Texts()
    for mark, box, is_wide in zip(map(bindings.object_mark, printed), boxes.tolist(), wide.tolist(), strict=True):
        if is_wide:
            (texts.loose if mark == NO_MARK_CODE else texts.marked.setdefault(mark, [])).append(
                Region(page.number, *box)
            )
    return texts


def _cells(table: object, texts: _Texts) -> Iterator[TaggedCell]:
    for number, row in enumerate(_elements(table, "TR", 0)):
        for cell in _children(row):
            places = [region for mark in _marks(cell, 0) for region in texts.marked.get(mark, ())]
            if _kind(cell) in CELLS and places:
                yield TaggedCell(number, _span(cell, b"ColSpan"), _span(cell, b"RowSpan"), union(places))


def _elements(element: object, kind: str, depth: int) -> Iterator[object]:
    """The outermost elements of a kind within an element, itself included."""
    if _kind(element) == kind:
        yield element
    elif depth < DEEPEST_LEVELS:
        for child in _children(element):
            yield from _elements(child, kind, depth + 1)


def _children(element: object) -> list[object]:
    count = raw.FPDF_StructElement_CountChildren(element)
    found = (raw.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count))
    return [child for child in found if child]


def _marks(element: object, depth: int) -> Iterator[int]:
    """The numbers of the marked content within an element."""
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if not child:
            yield raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        elif depth < DEEPEST_LEVELS:
            yield from _marks(child, depth + 1)


def _kind(element: object) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    name = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, name, size)
    return name.raw.decode("utf-16-le").rstrip("\0")


def _span(element: object, name: bytes) -> int:
    """How many columns or rows a cell spans; 1 where it does not say."""
    number = ctypes.c_float()
    for index in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, index)
        value = raw.FPDF_StructElement_Attr_GetValue(attributes, name)
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return max(1, int(number.value))
    return 1
