"""Scanned pages: rules from the picture's lines, words from tesseract; in points from the top left as displayed.

Each cell of a ruled table, and elsewhere each stretch of text between wide gaps, is recognised on its own: so no line
of text is read across columns, and a lone digit or cross is not taken for dirt. Which pages are read so is for
formats/pdf.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from extractors.document.geometry import Region, Word, turned_box
from extractors.document.pages import Page
from extractors.ocr.box_marks import box_marks
from extractors.ocr.crops import CROPS, Inked, Sheet, framed, is_line
from extractors.ocr.page_image import PICTURES, black_on_white, evenly_lit, level, lines_of_picture, skew_of, turned
from extractors.ocr.second_look import SECOND_LOOK, Readings, looked_at_again
from extractors.ocr.signs_by_shape import is_division, with_shapes
from extractors.ocr.tesseract import Layout, NoRecognitionError, Reading, recognise, way_up
from extractors.pdf.reader import Picture
from extractors.pdf.text_layer import TYPE
from extractors.rotation import lying
from extractors.tables.ruled.grid import ruled_grids


@dataclass(frozen=True, slots=True)
class ScanTolerances:
    """How a scanned page is cut into what is recognised at once, and how its words are placed."""

    # So far inside its rules a cell is read: they are erased but for their edge.
    cell_inset_pt: float = 1.2
    # Gaps within a line of text are narrower.
    word_gap_pt: float = 6.0
    # What begins under each other does so to this.
    aligned_pt: float = 1.5
    # Gaps between a letter and its dots are lower.
    letter_gap_pt: float = 1.4
    # A mark that cannot be read is this high and wide: smaller is dirt, larger a picture.
    mark_pt: tuple[float, ...] = (3.0, 20.0)
    # How high letters such as x stand over the base line in office type.
    x_height_em: float = 0.52
    # How high capitals and ascenders stand.
    capital_em: float = 0.72
    # How far letters such as p reach under the line.
    descender_em: float = 0.21
    # Of the usual size, by which sizes told from recognised letters differ though they are one.
    same_size_share: float = 0.25
    # Of the wider one's width, what two readers' words share when they are one word.
    same_place_share: float = 0.6


SCANS = ScanTolerances()


# Signs that stand in no word, and an apostrophe behind a single letter, are letters that were not made out.
SMEARED = re.compile(r"\w[^\w\s.,:;/&@()+%'’–-]\w|\b[^\W\d]['’]\w")
# A lone letter or figure with one half of a pair of brackets is the torn rest of a word.
TORN_OFF = re.compile(r"[^\W\d_]\)|\(\w|\w \w")
UNREAD = "\N{REPLACEMENT CHARACTER}"
DIVISION = "\N{DIVISION SIGN}"
# Letters of the height of an x, and those that reach under the line.
FLAT = frozenset("acemnorsuvwxzæø.,-–:;")
LOW = frozenset("gpqyj,;()")


def read_scan(page: Page, picture: Picture) -> Page:
    """A scanned page with the rules its picture shows and the words recognised in it, as if laid straight.

    A hidden text layer is older recognition, mostly of whole lines across the columns: it is a second reader, and the
    only one where no new recognition can be had. Raises NoRecognitionError where neither can.
    """
    scale = page.width / picture.shape[1]
    paper = evenly_lit(picture, scale)
    turn = way_up(black_on_white(paper, scale))
    upright = turned(paper, turn)
    angle = skew_of(black_on_white(upright, scale))
    rules, clean = lines_of_picture(level(upright, angle), scale)
    boxes = box_marks(clean, scale, page.number)
    height, width = clean.shape
    laid = replace(
        page, rules=rules, words=(), reads=0, width=width * scale, height=height * scale, unread=boxes.unread
    )
    layer = [_moved(word, page, turn, angle) for word in page.words]
    try:
        words = second_opinion(_words(laid, Sheet(boxes.picture, scale), boxes.signs), layer)
    except NoRecognitionError:
        if page.image_only:
            raise
        words = layer
    return lying(replace(laid, words=tuple(words), image_only=False), (360 - turn) % 360)


def _moved(word: Word, page: Page, turn: int, angle: float) -> Word:
    """A word moved as the page's picture was: turned upright, then by some degrees about the page's middle."""
    r = word.region
    box = turned_box((r.x0, r.top, r.x1, r.bottom), (360 - turn) % 360, page.width, page.height)
    width, height = (page.height, page.width) if turn in (90, 270) else (page.width, page.height)
    x, y, a = (box[0] + box[2]) / 2 - width / 2, (box[1] + box[3]) / 2 - height / 2, math.radians(-angle)
    dx, dy = x * math.cos(a) - y * math.sin(a) - x, x * math.sin(a) + y * math.cos(a) - y
    return replace(word, region=Region(r.page, box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy))


def second_opinion(words: Sequence[Word], layer: Sequence[Word]) -> list[Word]:
    """The words as recognised; one in doubt is the layer's, and sure only where they agree."""
    told = []
    for word in words:
        other = None if word.sure else next((w for w in layer if _same_place(word.region, w.region)), None)
        if other is None:
            told.append(word)
        else:
            told.append(replace(word, text=other.text, sure=other.text == word.text))
    return told


def _same_place(a: Region, b: Region) -> bool:
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    narrow, wider = sorted((a.x1 - a.x0, b.x1 - b.x0))
    return (
        a.holds(a.middle[0], b.middle[1])
        and wide > SCANS.same_place_share * wider
        and narrow > SCANS.same_place_share * wider
    )


def with_heights_of_lines(words: Sequence[Word]) -> list[Word]:
    """Recognised words with the font size and the height of line that printed ones have, told from their letters."""
    sizes = [_font_size(word) for word in words]
    usual = median([size for size in sizes if size] or [0.0])
    placed = []
    for word, own in zip(words, sizes, strict=True):
        size = own if own and abs(own - usual) > SCANS.same_size_share * usual else usual
        r = word.region
        lowest = SCANS.descender_em * size if set(word.text) & LOW else 0.0
        base = r.bottom - lowest if own else r.middle[1] + SCANS.x_height_em * size / 2
        region = replace(r, top=base - TYPE.ascent_em * size, bottom=base + TYPE.descent_em * size)
        placed.append(replace(word, region=region, size=size, text=_as_high(word, usual)))
    return placed


def _as_high(word: Word, size: float) -> str:
    """A word's text; a lone cross is a small or a capital letter by its height: its shape is the same."""
    if word.text.lower() != "x" or not size:
        return word.text
    small = word.region.bottom - word.region.top < (SCANS.x_height_em + SCANS.capital_em) / 2 * size
    return word.text.lower() if small else word.text.upper()


def _font_size(word: Word) -> float:
    """By how high its letters reach over and under the base line; 0 where it has none."""
    letters = set(word.text)
    if not any(c.isalnum() for c in letters):
        return 0.0
    reach = SCANS.x_height_em if letters <= FLAT | frozenset("gpqy") else SCANS.capital_em
    return (word.region.bottom - word.region.top) / (reach + (SCANS.descender_em if letters & LOW else 0.0))


def _words(page: Page, sheet: Sheet, signs: Sequence[Word]) -> list[Word]:
    """The words of an upright page: the signs of its boxes, those of the ruled cells, then the others."""
    grids = ruled_grids(page)
    outside = sheet.picture.copy()
    for grid in grids:
        outside[sheet.part(grid.region)] = 255
    inked: list[Inked] = []
    columns: dict[tuple[int, int, int], list[int]] = {}
    for number, grid in enumerate(grids):
        for box in sorted(grid.boxes, key=lambda b: (b.column, b.row)):
            cell = sheet.inked(box.region, SCANS.cell_inset_pt)
            if cell:
                columns.setdefault((number, box.column, box.columns), []).append(len(inked))
                inked.append(cell)
    phrases = list(_phrases(Sheet(outside, sheet.scale)))
    aligned = [[len(inked) + i for i in column] for column in aligned_columns(phrases, sheet.scale)]
    inked += phrases
    return with_heights_of_lines([*signs, *_recognised(inked, [*columns.values(), *aligned], page.number, sheet.scale)])


def aligned_columns(cells: Sequence[Inked], scale: float) -> list[list[int]]:
    """The places of cells that begin under each other, from top to bottom; scale: points a dot."""
    columns: list[list[int]] = []
    last = -math.inf
    for place in sorted(range(len(cells)), key=lambda i: cells[i].x):
        if (cells[place].x - last) * scale > SCANS.aligned_pt:
            columns.append([])
        columns[-1].append(place)
        last = cells[place].x
    return [sorted(column, key=lambda i: cells[i].y) for column in columns]


def _phrases(sheet: Sheet) -> Iterator[Inked]:
    """The stretches of text that no wide gap parts."""
    ink = (sheet.picture < PICTURES.ink_grey).astype(np.uint8)
    gap = np.ones((round(SCANS.letter_gap_pt / sheet.scale), round(SCANS.word_gap_pt / sheet.scale)), np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, gap))
    for number, (x, y, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        part = slice(y, y + height), slice(x, x + width)
        own = np.where(marks[part] == number, sheet.picture[part], 255).astype(np.uint8)
        found = framed(own, x, y)
        if found:
            yield found


def _recognised(cells: Sequence[Inked], columns: Sequence[Sequence[int]], page: int, scale: float) -> Iterator[Word]:
    """The words of cells; columns: the places of the cells of each."""
    readings: list[Readings] = [(_whole(c, DIVISION, 100.0),) if is_division(c.picture) else () for c in cells]
    for layout in (Layout.LINE, Layout.BLOCK):
        group = [
            i
            for i, cell in enumerate(cells)
            if not readings[i] and (layout is Layout.LINE) == is_line(cell.picture, scale)
        ]
        for i, read in zip(group, recognise([cells[i].picture for i in group], layout), strict=True):
            readings[i] = with_shapes(read, cells[i].picture)
    for cell, told in zip(cells, looked_at_again(cells, readings, columns, scale), strict=True):
        known = told or _unread(cell, scale)
        yield from (word_of(reading, cell, page, scale) for reading in known)


def _unread(cell: Inked, scale: float) -> Readings:
    """A sign in place of a mark that could not be read, so that its cell is not taken for empty."""
    height, width = ((n - 2 * CROPS.frame_px) * scale for n in cell.picture.shape)
    low, high = SCANS.mark_pt
    return (_whole(cell, UNREAD, 0.0),) if low <= height <= high and low <= width <= high else ()


def _whole(cell: Inked, text: str, confidence: float) -> Reading:
    height, width = cell.picture.shape
    return Reading(text, CROPS.frame_px, CROPS.frame_px, width - CROPS.frame_px, height - CROPS.frame_px, confidence)


def word_of(reading: Reading, cell: Inked, page: int, scale: float) -> Word:
    """A reading in a cell as a word of the page."""
    x0, x1 = ((v + cell.x) * scale for v in (reading.x0, reading.x1))
    top, bottom = ((v + cell.y) * scale for v in (reading.top, reading.bottom))
    smeared = SMEARED.search(reading.text) or TORN_OFF.fullmatch(reading.text)
    sure = reading.confidence >= SECOND_LOOK.doubtful_confidence and not smeared
    return Word(reading.text, Region(page, x0, top, x1, bottom), bottom - top, sure=sure)
