"""Small PDFs drawn in memory, and the way back from them to tables.

Places are points from the top left of the page as displayed, also on rotated and cropped pages.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.document.geometry import Region
from extractors.document.pages import Document
from extractors.document.tables import Extraction, LogicalTable, Paragraph
from extractors.extract import extract
from extractors.pdf.reader import read_pdf

WIDTH, HEIGHT = 595.0, 842.0
SIZE = 9.0
PITCH = 1.2 * SIZE
PADDING = 4.0
FONT, BOLD = "Helvetica", "Helvetica-Bold"
# A font embedded in the file, with its own letter for the ligatures.
EMBEDDED = "Vera"
# What a cell holds whose place another cell reaches over.
LEFT, UP = "<", "^"

Place = tuple[float, float]
# Answers nothing that is used; a table's draw can be a page by itself.
Page = Callable[["Sheet"], object]
Pen = Callable[["Sheet", Place, Place], None]

KNOWN_WORDS = """
alle eller brev borger borgeren sendt til forkert modtager kommune kommunen sag sager mail mappe åben ulåst nøgle system
systemet fejl i en et og af er den det med for navn adresse oplysninger medarbejder medarbejderen har fået skole skolen
barn børn liste lagt på bordet ved printer printeren hjælp ikke afdelingen nummer leverandør jubilæum fejlsendt
"""
NOUNS = frozenset({"system", "fejl", "mappe", "nøgle"})
HEADER_WORDS = "nr dato hændelse årsag antal type afdeling hvad hvornår underretning datatilsynet borger kommentar"


@dataclass(frozen=True)
class Words:
    """A language of a few words, as extractors.language.Language asks for it."""

    words: frozenset[str] = frozenset(KNOWN_WORDS.split())
    headers: frozenset[str] = frozenset(HEADER_WORDS.split())
    labels: tuple[tuple[str, str], ...] = (
        ("dato", "date"),
        ("tidspunkt", "date"),
        ("hændelse", "event"),
        ("hvad skete der", "event"),
        ("årsag", "cause"),
        ("antal", "number"),
    )

    def is_header(self, texts: Sequence[str]) -> bool:
        named = [re.sub(r"[ -]", "", text).lower() in self.headers for text in texts if text]
        return bool(named) and all(named)

    def is_header_of(self, texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        return False

    def label(self, text: str) -> str | None:
        return dict(self.labels).get(text.lower())

    def is_word(self, word: str) -> bool:
        return word in self.words

    def is_noun(self, word: str) -> bool:
        return word in NOUNS

    def compound_cuts(self, word: str) -> Sequence[int]:
        places = range(1, len(word))
        return [cut for cut in places if word[:cut] in self.words and word[cut:] in self.words]


LANGUAGE = Words()


class Sheet:
    """One page to draw on."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, top: float, text: str, *, font: str = FONT, size: float = SIZE) -> None:
        """One line of text whose font begins at top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - size, text)

    def lines(self, x: float, top: float, lines: Sequence[str], *, font: str = FONT) -> float:
        """Lines under each other; answers the bottom of the last."""
        for number, line in enumerate(lines):
            self.text(x, top + number * PITCH, line, font=font)
        return top + len(lines) * PITCH

    def justified(self, x: float, top: float, text: str, width: float) -> float:
        """A paragraph whose lines but the last are stretched to one width; answers its bottom."""
        lines = wrapped(text, width)
        for number, line in enumerate(lines):
            words = line.split(" ")
            free = width - sum(stringWidth(word, FONT, SIZE) for word in words)
            space = free / max(1, len(words) - 1) if number < len(lines) - 1 else stringWidth(" ", FONT, SIZE)
            left = x
            for word in words:
                self.text(left, top + number * PITCH, word)
                left += stringWidth(word, FONT, SIZE) + space
        return top + len(lines) * PITCH

    def turned(self, x: float, y: float, text: str, degrees: int) -> None:
        """A text that begins at (x, y) and reads upwards (90), downwards (270) or upside down (180)."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(degrees)
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def line(self, start: Place, end: Place, *, grey: float = 0.0, dash: Sequence[float] = ()) -> None:
        """A thin line from (x, top) to (x, top)."""
        self.canvas.saveState()
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(0.5)
        self.canvas.setDash(list(dash))
        self.canvas.line(start[0], self.height - start[1], end[0], self.height - end[1])
        self.canvas.restoreState()

    def fill(self, start: Place, end: Place, *, grey: float = 0.0) -> None:
        """A filled box from its top left to its bottom right corner."""
        self.canvas.saveState()
        self.canvas.setFillGray(grey)
        self.canvas.rect(start[0], self.height - end[1], end[0] - start[0], end[1] - start[1], stroke=0, fill=1)
        self.canvas.restoreState()


def solid(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.line(start, end)


def dashed(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.line(start, end, dash=(2, 1.5))


def double(sheet: Sheet, start: Place, end: Place) -> None:
    across, down = (1.5, 0.0) if start[0] == end[0] else (0.0, 1.5)
    sheet.line(start, end)
    sheet.line((start[0] + across, start[1] + down), (end[0] + across, end[1] + down))


def thin_box(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.fill((start[0] - 0.3, start[1] - 0.3), (end[0] + 0.3, end[1] + 0.3))


def white(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.line(start, end, grey=1.0)


@dataclass(frozen=True)
class Ruled:
    """A table with rules, each side of each cell drawn alone. LEFT and UP in rows mark what spans cover."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    x: float = 40.0
    top: float = 60.0
    pen: Pen = solid
    open_top: bool = False
    open_bottom: bool = False
    bold_rows: int = 0

    def draw(self, sheet: Sheet) -> float:
        """Draws it; answers its bottom."""
        edges = self.row_edges()
        for row, column in self._places():
            across, down = _spans(self.rows, row, column)
            start = (self.column_edges()[column], edges[row])
            end = (self.column_edges()[column + across], edges[row + down])
            font = BOLD if row < self.bold_rows else FONT
            lines = wrapped(self.rows[row][column], end[0] - start[0] - 2 * PADDING, font)
            sheet.lines(start[0] + PADDING, start[1] + PADDING / 2, lines, font=font)
            self._frame(sheet, start, end)
        return edges[-1]

    def _places(self) -> list[tuple[int, int]]:
        return [(i, k) for i, row in enumerate(self.rows) for k, text in enumerate(row) if text not in (LEFT, UP)]

    def _frame(self, sheet: Sheet, start: Place, end: Place) -> None:
        edges = self.row_edges()
        self.pen(sheet, start, (start[0], end[1]))
        self.pen(sheet, (end[0], start[1]), end)
        if not (self.open_top and start[1] == edges[0]):
            self.pen(sheet, start, (end[0], start[1]))
        if not (self.open_bottom and end[1] == edges[-1]):
            self.pen(sheet, (start[0], end[1]), end)

    def column_edges(self) -> list[float]:
        """The x positions of the borders."""
        return [self.x + sum(self.widths[:n]) for n in range(len(self.widths) + 1)]

    def row_edges(self) -> list[float]:
        """The y positions of the borders; a row is as high as its highest cell that spans no rows needs."""
        edges = [self.top]
        for number, row in enumerate(self.rows):
            heights = []
            for column, text in enumerate(row):
                across, _ = _spans(self.rows, number, column)
                width = sum(self.widths[column : column + across]) - 2 * PADDING
                heights.append(PITCH * len(wrapped(text, width, BOLD)) + PADDING)
            edges.append(edges[-1] + max(heights))
        return edges


@dataclass(frozen=True)
class Aligned:
    """A table told by alignment alone: columns are left borders, the last one the right border."""

    rows: Sequence[Sequence[str]]
    columns: Sequence[float]
    top: float = 60.0
    gap: float = 6.0
    rules: bool = False
    shades: bool = False

    def draw(self, sheet: Sheet) -> float:
        """Draws it; answers its bottom."""
        top = self.top
        for number, row in enumerate(self.rows):
            widths = [b - a - 8 for a, b in pairwise(self.columns)]
            cells = [wrapped(text, width) for text, width in zip(row, widths, strict=True)]
            bottom = top + max(map(len, cells)) * PITCH + self.gap
            start, end = (self.columns[0] - 4, top), (self.columns[-1], bottom)
            if self.shades and number % 2 == 0:
                sheet.fill(start, end, grey=0.85)
            for left, lines in zip(self.columns, cells, strict=False):
                sheet.lines(left, top + self.gap / 2, lines)
            if self.rules:
                sheet.line(start, (end[0], top))
                sheet.line((start[0], bottom), end)
            top = bottom
        return top


def _spans(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    """Columns and rows of the cell that begins here."""
    right = rows[row][column + 1 :]
    below = [other[column] for other in rows[row + 1 :]]
    across = next((n for n, text in enumerate(right) if text != LEFT), len(right))
    down = next((n for n, text in enumerate(below) if text != UP), len(below))
    return 1 + across, 1 + down


def wrapped(text: str, width: float, font: str = FONT, size: float = SIZE) -> list[str]:
    """The text's lines in a column; a word wider than the column is torn where it is full, as layouts do."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if stringWidth(longer, font, size) <= width:
                line = longer
                continue
            lines += [line] if line else []
            line = word
            while stringWidth(line, font, size) > width:
                fits = max(n for n in range(1, len(line)) if n == 1 or stringWidth(line[:n], font, size) <= width)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    return lines


def pdf(
    *pages: Page,
    rotation: int = 0,
    crop: tuple[float, float] = (0.0, 0.0),
    size: tuple[float, float] = (WIDTH, HEIGHT),
    password: StandardEncryption | None = None,
    title: str | None = None,
) -> bytes:
    """The file's bytes. crop moves the visible page by (x, y) within a larger one; size is as displayed."""
    data = BytesIO()
    width, height = size
    turned = (height, width) if rotation in (90, 270) else size
    whole = (turned[0] + crop[0], turned[1] + crop[1])
    media = whole[::-1] if turned != size else whole  # reportlab turns the sheet of a rotated page itself
    canvas = Canvas(data, pagesize=media, invariant=1, encrypt=password)
    if title:
        canvas.setTitle(title)
    for page in pages:
        canvas.setPageSize(media)
        canvas.setPageRotation(rotation)
        if any(crop):
            canvas.setCropBox((crop[0], crop[1], *whole))
        canvas.translate(*crop)
        canvas.transform(*_upright(rotation, width, height))
        page(Sheet(canvas, height))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def _upright(rotation: int, width: float, height: float) -> tuple[float, float, float, float, float, float]:
    """The map under which a drawing stands upright on a page displayed with this /Rotate."""
    return {
        0: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        90: (0.0, 1.0, -1.0, 0.0, height, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, -1.0, 1.0, 0.0, 0.0, width),
    }[rotation]


def opened(data: bytes) -> Document:
    """The file as a Document."""
    content = read_pdf(data)
    return Document(
        name="test.pdf",
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        pages=content.pages,
        title=content.title,
        producer=content.producer,
    )


def extraction_of(data: bytes, engine: str = "auto", language: Words = LANGUAGE) -> Extraction:
    """The extraction of a file, proved to have lost no word."""
    found = extract(opened(data), engine, language)
    assert [p.message for p in found.problems if p.code == "words_lost"] == []
    return found


def tables_of(*pages: Page, language: Words = LANGUAGE) -> tuple[LogicalTable, ...]:
    return extraction_of(pdf(*pages), language=language).tables


def table_of(*pages: Page, language: Words = LANGUAGE) -> LogicalTable:
    """The one table of the pages."""
    (table,) = tables_of(*pages, language=language)
    return table


def texts(table: LogicalTable) -> list[list[str]]:
    """The rows' texts."""
    return [list(row.texts) for row in table.rows]


def paragraphs_of(*pages: Page) -> list[Paragraph]:
    return list(extraction_of(pdf(*pages)).paragraphs)


def words_of(*pages: Page) -> list[str]:
    """All words of all pages in reading order."""
    return [word.text for page in opened(pdf(*pages)).pages for word in page.words]


def words_in(document: Document, regions: Sequence[Region]) -> list[str]:
    """The words whose middle stands in one of the regions."""
    return [
        word.text
        for page in document.pages
        for word in page.words
        if any(region.page == page.number and region.holds(*word.region.middle) for region in regions)
    ]


def embed_font() -> None:
    pdfmetrics.registerFont(TTFont(EMBEDDED, "Vera.ttf"))
