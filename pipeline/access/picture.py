"""Cuts an incident's row out of the pages it is printed on, with the words that its values rest on marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from extractors.document.geometry import Region, Word, union
from extractors.document.lines import lines_of
from extractors.document.pages import Document, Page
from extractors.document.tables import Extraction
from extractors.extract import extract
from extractors.formats.errors import UnreadableError
from extractors.ocr.page_image import laid_straight
from extractors.pdf.reader import pictures_of
from extractors.read import read
from normalizers.vocabulary.words import shipped
from pipeline.access.lookup import Found
from pipeline.layout_language import DanishLayout
from pipeline.register.rows import region_row
from pipeline.settings import Engine

DPI = 150
POINTS_AN_INCH = 72
# Points of the page shown around the row, and how much of what does not belong to the row shines through.
MARGIN = 6.0
AROUND = 0.35
YELLOW = (255, 255, 80)
GREY = (130, 130, 130)
WHITE = (255, 255, 255)
LINE_BETWEEN = 2
LANGUAGE = DanishLayout(shipped())


class PictureError(Exception):
    """The row cannot be drawn: says why in plain words."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A row as printed. marked, quotes: how many of the quotes were found on the page, and how many there are."""

    image: Image.Image
    marked: int
    quotes: int


def draw(path: Path, found: Found, target: Path) -> str:
    """Writes the incident's row as a PNG file; gives what to say of it. Raises PictureError."""
    picture = picture_of(path, found)
    try:
        picture.image.save(target, format="PNG")
    except OSError as error:
        raise PictureError(f"{target} cannot be written: {error.strerror or error}") from error
    if picture.marked == picture.quotes:
        return f"{target} is written, {picture.marked} quotes marked"
    reason = "the others were not found where the register has them; it may have been made by another version"
    return f"{target} is written, {picture.marked} of {picture.quotes} quotes marked: {reason}"


def picture_of(path: Path, found: Found) -> Picture:
    """The incident's row as it stands in its file, pages one under the other. Raises PictureError."""
    regions = [Region(**r) for r in found.incident["regions"]]
    if not regions:
        raise PictureError(f"{found.incident['incident_id']} has no place on a page that could be drawn")
    try:
        document = read(path, ocr=bool(found.document["ocr"]), language=LANGUAGE)
    except UnreadableError as error:
        raise PictureError(str(error)) from error
    if document.tables_given is not None:
        raise PictureError(f"{path.name} is no PDF: it has no printed pages to cut a row out of")
    quoted = list(_quoted(found, document))
    marks = [w.region for words in quoted for w in words]
    total = sum(len(found.quotes(index)) for index in range(len(found.texts)))
    return Picture(_stacked(list(_strips(document, regions, marks))), sum(map(bool, quoted)), total)


def _quoted(found: Found, document: Document) -> Iterator[tuple[Word, ...]]:
    """The printed words of each quote; none where the file is read otherwise now."""
    extraction = extract(document, Engine.AUTO, LANGUAGE)
    for index, regions in enumerate(_cell_regions(found, extraction)):
        words = tuple(_printed(document, regions))
        for start, end in found.quotes(index):
            yield _words_of(words, found.texts[index][1], start, end)


def _cell_regions(found: Found, extraction: Extraction) -> list[tuple[Region, ...]]:
    """Where the incident's texts stand, in their order; nothing where the file is read otherwise now."""
    if not found.incident["cells"]:
        return [tuple(p.region for p in extraction.paragraphs)]
    place = found.incident["regions"]
    for row in (row for table in extraction.tables for row in table.rows):
        if len(row.cells) == len(found.texts) and [region_row(r) for r in row.regions] == place:
            return [cell.regions for cell in row.cells]
    return []


def _printed(document: Document, regions: Iterable[Region]) -> Iterator[Word]:
    """The words inside the regions, one region after the other, in reading order."""
    for region in regions:
        words = document.pages[region.page - 1].words
        for line in lines_of(w for w in words if region.holds(*w.region.middle)):
            yield from line


def _words_of(words: Sequence[Word], text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words that text[start:end] is printed with, wherever lines were broken and hyphens set."""
    quote = _letters(text[start:end])
    printed = [_letters(w.text) for w in words]
    at = _nearest("".join(printed), quote, len(_letters(text[:start])))
    if not quote or at is None:
        return ()
    ends = accumulate(map(len, printed))
    return tuple(w for w, p, e in zip(words, printed, ends, strict=True) if e > at and e - len(p) < at + len(quote))


def _nearest(text: str, part: str, place: int) -> int | None:
    """Where the part stands in the text, nearest to the place it is thought to stand."""
    places = [m.start() for m in re.finditer(f"(?={re.escape(part)})", text)]
    return min(places, key=lambda p: abs(p - place), default=None)


def _letters(text: str) -> str:
    """What layout cannot change: no white space, no hyphens, lower case."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", text).lower()


def _strips(document: Document, regions: Sequence[Region], marks: Sequence[Region]) -> Iterator[Image.Image]:
    """The part of each page that holds the row."""
    numbers = sorted({r.page for r in regions})
    for number, grey in pictures_of(document.data, numbers, DPI):
        page = document.pages[number - 1]
        # The words of a scan stand as if the page had been laid straight.
        laid = laid_straight(grey, page.width / grey.shape[1], page.reads) if page.picture else grey
        scale = laid.shape[1] / page.width
        own = [_box(r, scale) for r in regions if r.page == number]
        image = _marked(Image.fromarray(laid), own, [_box(m, scale) for m in marks if m.page == number])
        around = _with_neighbours(page, [r for r in regions if r.page == number])
        yield image.crop(_within(_box(around, scale, MARGIN), image))


def _with_neighbours(page: Page, regions: Sequence[Region]) -> Region:
    """The rectangle around the row, as wide as what is printed beside it: a form's labels stand there."""
    row = union(regions)
    beside = [w.region for w in page.words if row.top <= w.region.middle[1] <= row.bottom]
    wide = union([row, *beside])
    return replace(row, x0=wide.x0, x1=wide.x1)


def _box(region: Region, scale: float, margin: float = 0.0) -> tuple[int, int, int, int]:
    """A region in dots."""
    x0, top, x1, bottom = region.x0 - margin, region.top - margin, region.x1 + margin, region.bottom + margin
    return round(x0 * scale), round(top * scale), round(x1 * scale), round(bottom * scale)


def _within(box: tuple[int, int, int, int], image: Image.Image) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = box
    return max(0, x0), max(0, top), min(image.width, x1), min(image.height, bottom)


def _marked(
    grey: Image.Image, own: Sequence[tuple[int, int, int, int]], marks: Sequence[tuple[int, int, int, int]]
) -> Image.Image:
    """A page in which the row stands out, with marks like a pen's: the print under them stays black."""
    page = grey.convert("RGB")
    row = Image.new("L", page.size, 0)
    pen = Image.new("RGB", page.size, WHITE)
    for sheet, boxes, ink in ((row, own, 255), (pen, marks, YELLOW)):
        draw = ImageDraw.Draw(sheet)
        for box in boxes:
            draw.rectangle(box, fill=ink)
    faint = Image.blend(Image.new("RGB", page.size, WHITE), page, AROUND)
    return ImageChops.multiply(Image.composite(page, faint, row), pen)


def _stacked(strips: Sequence[Image.Image]) -> Image.Image:
    """The strips one under the other, a thin line between them."""
    width = max(s.width for s in strips)
    height = sum(s.height for s in strips) + LINE_BETWEEN * (len(strips) - 1)
    stack = Image.new("RGB", (width, height), GREY)
    top = 0
    for strip in strips:
        stack.paste(WHITE, (0, top, width, top + strip.height))
        stack.paste(strip, (0, top))
        top += strip.height + LINE_BETWEEN
    return stack
