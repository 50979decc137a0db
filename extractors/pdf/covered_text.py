"""Whether a page may print words that nobody sees: told from what is painted, without a picture of the page.

Rendering a page costs as much as reading its characters, and on nearly every page all words are plain to see. What is
asked here errs on the side of a look: whether a word is hidden is told by hidden_words, from the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.document.geometry import Array
from extractors.pdf import bindings
from extractors.pdf.drawings import GREY_WEIGHT, Cover, Drawings, TextObjects
from extractors.pdf.matrix import boxes_of


@dataclass(frozen=True, slots=True)
class CoverTolerances:
    """When what is painted leaves a text in plain sight."""

    # Of 255, by which a text differs from what is under it, to be in plain sight.
    contrast_grey: float = 60.0
    # Of a text's height, what is left out at its top and bottom: a cell's shade may reach into the next line.
    inset_share: float = 0.25
    # More pairs of texts and surfaces are not compared: memory.
    most_pairs: int = 5_000_000


COVERS = CoverTolerances()
PAPER_GREY = 255.0
# Annotations that paint nothing over the page.
UNPAINTED = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})


@dataclass(frozen=True, slots=True)
class _Texts:
    """Text objects: boxes (x0, top, x1, bottom; points), greys of 255, places in the order; whether one is odd.

    Odd is a text that is clipped, transparent, without ink, or of no plain colour.
    """

    boxes: Array
    greys: Array
    orders: Array
    odd: bool


def may_hide_words(page: pdfium.PdfPage, drawn: Drawings) -> bool:
    """Whether something lies over a text of the page, or a text is as light or dark as what it stands on."""
    if any(kind not in UNPAINTED for kind in _annotations(page)):
        return True
    found = [_texts(texts) for texts in drawn.texts if texts.items]
    if any(texts.odd for texts in found):
        return True
    return any(_is_hidden_by(texts, drawn.covers) for texts in found)


def _annotations(page: pdfium.PdfPage) -> list[int]:
    kinds = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kinds.append(raw.FPDFAnnot_GetSubtype(annotation))
        raw.FPDFPage_CloseAnnot(annotation)
    return kinds


def _texts(texts: TextObjects) -> _Texts:
    items, count = texts.items, len(texts.items)
    bounds, colours = np.zeros((count, 4), np.float32), np.zeros((count, 4), np.uint32)
    bindings.call_each(bindings.object_bounds, items, *bindings.columns(bounds))
    bindings.call_each(bindings.fill_colour, items, *bindings.columns(colours))
    filled = all(mode == raw.FPDF_TEXTRENDERMODE_FILL for mode in map(bindings.text_mode, items))
    clipped = any(clip and bindings.clip_count(clip) > 0 for clip in map(bindings.clip_path, items))
    odd = clipped or not filled or bool((colours[:, 3] < 255).any())
    boxes = np.array(boxes_of(texts.outer, *bounds.astype(float).T)).T
    return _Texts(boxes, colours[:, :3] @ np.array(GREY_WEIGHT), np.array(texts.orders), odd)


def _is_hidden_by(texts: _Texts, covers: list[Cover]) -> bool:
    """Whether a text may be hidden by a surface over it, or by the ground under it."""
    if len(texts.boxes) * len(covers) > COVERS.most_pairs:
        return True
    if not covers:
        return bool((texts.greys > PAPER_GREY - COVERS.contrast_grey).any())
    x0, top, x1, bottom = texts.boxes.T[:, :, None]
    boxes = np.array([cover.box for cover in covers]).T
    greys = np.array([np.nan if cover.grey is None else cover.grey for cover in covers])
    orders = np.array([cover.order for cover in covers])
    inset = COVERS.inset_share * (bottom - top)
    on = (x0 < boxes[2]) & (boxes[0] < x1) & (top + inset < boxes[3]) & (boxes[1] < bottom - inset)
    # A comparison with an unknown grey is never true: such a ground is looked at.
    plain = (np.abs(texts.greys[:, None] - greys) >= COVERS.contrast_grey) & (orders < texts.orders[:, None])
    if (on & ~plain).any():
        return True
    within = (
        (boxes[0] <= x0 + inset) & (x1 - inset <= boxes[2]) & (boxes[1] <= top + inset) & (bottom - inset <= boxes[3])
    )
    on_paper = ~within.any(1)
    return bool((on_paper & (texts.greys > PAPER_GREY - COVERS.contrast_grey)).any())
