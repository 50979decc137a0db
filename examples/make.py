"""Draw the example documents: for each gold file in examples/gold one PDF in examples/documents.

usage: python examples/make.py [FOLDER]     (FOLDER instead of examples/documents)

The gold file is the only source of the words, so a document and its gold cannot differ. The bytes are the same on
every run: no dates, no compression, the built-in Helvetica, noise from a fixed seed. Lengths are points, y grows
upwards as in PDF.
"""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FICTIONAL = "Opdigtet eksempel"
FOOTER = f"{FICTIONAL}: kommunen, personerne og hændelserne findes ikke."
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
BLACK, GREY, SHADE = HexColor("#000000"), HexColor("#555555"), HexColor("#E4E9EE")
MARGIN = 42.0
BOTTOM = 48.0
PADDING = 4.0
LEADING = 1.2
SECTION = "§SECTION§"
LONGEST_HEADING = 60
SMALLEST_PROSE = 9.5
SCAN_DPI = 200
SCAN_TURN = 0.3  # degrees
SCAN_NOISE = 16  # shades of grey between the lightest and the darkest speck
SCAN_QUALITY = 35
SCAN_SMEAR = (0.385, 0.37, 0.388, 0.44)  # left, top, right, bottom as parts of the page: dirt on the glass

Gold = dict[str, Any]


@dataclass(frozen=True)
class Style:
    """How a document is drawn: the "drawing" of its gold file (see README.md)."""

    name: str
    rules: str
    header: str
    rows: str
    font_size: float
    letterhead: str
    colour: str
    scanned: bool = False


@dataclass(frozen=True)
class Font:
    """A font at its size, in its colour."""

    name: str
    size: float
    colour: Color = BLACK


@dataclass(frozen=True)
class Cell:
    """A cell and the columns and rows it spans."""

    text: str
    column: int
    columns: int = 1
    rows: int = 1
    bold: bool = False
    shaded: bool = False


Row = tuple[Cell, ...]
Group = tuple[Row, ...]  # rows that stay on one page


@dataclass(frozen=True)
class Table:
    """Column widths in any unit; the header's rows are one group."""

    widths: tuple[float, ...]
    header: Group
    body: tuple[Group, ...]


def wrapped(text: str, font: Font, width: float) -> list[str]:
    """The text broken into lines; a word wider than the column is torn, as office programs do."""
    lines = [""]
    for word in text.split():
        candidate = f"{lines[-1]} {word}".strip()
        if stringWidth(candidate, font.name, font.size) <= width:
            lines[-1] = candidate
            continue
        *pieces, rest = torn(word, font, width)
        lines += [*pieces, rest]
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def torn(word: str, font: Font, width: float) -> list[str]:
    """The word in pieces no wider than width."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and stringWidth(pieces[-1] + letter, font.name, font.size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def open_canvas(path: Path, gold: Gold, size: tuple[float, float]) -> Canvas:
    """An empty file whose properties say what it is."""
    canvas = Canvas(str(path), pagesize=size, pageCompression=0, invariant=1)
    canvas.setTitle(gold["title"])
    canvas.setAuthor(FICTIONAL)
    canvas.setSubject(FOOTER)
    return canvas


class Pen:
    """Writes down the page and starts a new one where the old is full."""

    def __init__(self, path: Path, gold: Gold, style: Style) -> None:
        self.size = landscape(A4) if gold.get("landscape") else A4
        self.style = style
        self.left, self.right = MARGIN, self.size[0] - MARGIN
        self.canvas = open_canvas(path, gold, self.size)
        self.page = 0
        self.y = 0.0
        self.open_page()

    def open_page(self) -> None:
        """A fresh page with its footer; the first one with the letterhead."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.y = self.size[1] - MARGIN
        small = Font(REGULAR, 7.5, GREY)
        self.line(FOOTER, self.left, BOTTOM - 20, small)
        self.line(f"Side {self.page}", self.right - 30, BOTTOM - 20, small)
        if self.page == 1:
            self.letterhead()

    def letterhead(self) -> None:
        """A coloured square for the arms, and who writes."""
        font = Font(BOLD, 10, HexColor(self.style.colour))
        self.canvas.setFillColor(font.colour)
        self.canvas.rect(self.left, self.y - 16, 16, 16, stroke=0, fill=1)
        self.line(self.style.letterhead, self.left + 24, self.y - 12, font)
        self.y -= 36

    def line(self, text: str, x: float, y: float, font: Font) -> None:
        """One line of text, its baseline at y."""
        self.canvas.setFillColor(font.colour)
        self.canvas.setFont(font.name, font.size)
        self.canvas.drawString(x, y, text)

    def paragraph(self, text: str, font: Font, after: float = 6.0) -> None:
        """A paragraph over the page's width, and the space after it."""
        for line in wrapped(text, font, self.right - self.left):
            if self.y - font.size * LEADING < BOTTOM:
                self.open_page()
            self.y -= font.size * LEADING
            self.line(line, self.left, self.y, font)
        self.y -= after

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()


@dataclass
class TableDrawing:
    """Draws one table with a pen, over as many pages as it needs."""

    pen: Pen
    table: Table
    edges: list[float] = field(init=False)

    def __post_init__(self) -> None:
        scale = (self.pen.right - self.pen.left) / sum(self.table.widths)
        self.edges = [self.pen.left]
        for width in self.table.widths:
            self.edges.append(self.edges[-1] + round(width * scale))

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.pen.style.font_size * LEADING

    def draw(self) -> None:
        """The header, then the rows; new pages and repeated headers as the style says."""
        first = self.table.body[0] if self.table.body else ()
        if self.pen.y - self.height(self.table.header) - self.height(first) < BOTTOM and self.can_wait(first):
            self.pen.open_page()
        self.group(self.table.header)
        for group in self.table.body:
            if self.pen.style.rows == "cut" and len(group) == 1:
                self.cut_row(group[0])
                continue
            if self.pen.y - self.height(group) < BOTTOM:
                self.next_page()
            self.group(group)
        self.pen.y -= 12

    def can_wait(self, first: Group) -> bool:
        """Whether the table may begin on the next page: not where its rows are cut."""
        return self.pen.style.rows != "cut" or not first

    def next_page(self) -> None:
        """A new page, with the header again where the style says so."""
        self.pen.open_page()
        if self.pen.style.header == "every page":
            self.group(self.table.header)

    def lines(self, cell: Cell) -> list[str]:
        """The cell's text, broken to the width of its columns."""
        width = self.edges[cell.column + cell.columns] - self.edges[cell.column] - 2 * PADDING
        return wrapped(cell.text, self.font(cell), width)

    def font(self, cell: Cell) -> Font:
        """The font the cell is written in."""
        return Font(BOLD if cell.bold else REGULAR, self.pen.style.font_size)

    def heights(self, group: Group) -> list[float]:
        """The height of each row: its own cells first, then what the cells that span rows still lack in the last."""
        heights = [max([self.room(c) for c in row if c.rows == 1], default=self.leading) for row in group]
        for i, row in enumerate(group):
            for cell in row:
                lack = self.room(cell) - sum(heights[i : i + cell.rows])
                heights[i + cell.rows - 1] += max(0.0, lack)
        return heights

    def height(self, group: Group) -> float:
        """The height of all rows of the group."""
        return sum(self.heights(group))

    def room(self, cell: Cell) -> float:
        """The height the cell's text asks for."""
        return len(self.lines(cell)) * self.leading + 2 * PADDING

    def group(self, group: Group) -> None:
        """Rows that stay together, from the pen's place downwards."""
        tops = [self.pen.y]
        for height in self.heights(group):
            tops.append(tops[-1] - height)
        for i, row in enumerate(group):
            for cell in row:
                self.cell(cell, self.lines(cell), tops[i], tops[i + cell.rows])
        self.pen.y = tops[-1]

    def cut_row(self, row: Row) -> None:
        """A row that goes on over the page's end: what fits stands here, and no rule is drawn at the break."""
        left = {cell: self.lines(cell) for cell in row}
        starts = True
        while any(left.values()):
            fits = int((self.pen.y - BOTTOM - 2 * PADDING) / self.leading)
            if fits < 1:
                self.next_page()
                continue
            count = max(len(lines) for lines in left.values())
            height = min(fits, count) * self.leading + 2 * PADDING
            sides = "over" * starts + "under" * (count <= fits)
            for cell, lines in left.items():
                self.cell(cell, lines[:fits], self.pen.y, self.pen.y - height, sides)
            left = {cell: lines[fits:] for cell, lines in left.items()}
            self.pen.y -= height
            starts = False

    def cell(self, cell: Cell, lines: list[str], top: float, bottom: float, sides: str = "over under") -> None:
        """One cell between two heights: shade, rules over and under it where sides asks for them, and text."""
        x0, x1 = self.edges[cell.column], self.edges[cell.column + cell.columns]
        canvas = self.pen.canvas
        if cell.shaded:
            canvas.setFillColor(SHADE)
            canvas.rect(x0, bottom, x1 - x0, top - bottom, stroke=0, fill=1)
        rules = [(x0, y, x1, y) for y, side in ((top, "over"), (bottom, "under")) if side in sides]
        if self.pen.style.rules == "grid":
            rules += [(x, top, x, bottom) for x in (x0, x1)]
        canvas.setLineWidth(0.5)
        canvas.lines(rules)
        font = self.font(cell)
        for i, line in enumerate(lines):
            self.pen.line(line, x0 + PADDING, top - PADDING - font.size - i * self.leading, font)


def header_group(spans: list[list[tuple[str, int]]]) -> Group:
    """The header's levels; a text with nothing below it spans the levels."""
    levels = [list(placed(level)) for level in spans]
    empty = [{cell.column for cell in level if not cell.text} for level in levels]
    rows = []
    for i, level in enumerate(levels):
        row = []
        for cell in level:
            below = empty[i + 1 :] if cell.columns == 1 else []
            depth = next((n for n, columns in enumerate(below) if cell.column not in columns), len(below))
            if cell.text or i == 0:
                row.append(Cell(cell.text, cell.column, cell.columns, 1 + depth, bold=True, shaded=True))
        rows.append(tuple(row))
    return tuple(rows)


def placed(level: list[tuple[str, int]]) -> Iterator[Cell]:
    """The cells of one header level at their columns."""
    column = 0
    for text, columns in level:
        yield Cell(text, column, columns)
        column += columns


def body_groups(rows: list[list[str]], merges: list[tuple[int, int, int]]) -> tuple[Group, ...]:
    """The rows in groups: rows that share a vertically merged cell stay together."""
    width = max(len(row) for row in rows)
    spans = {(row, column): span for row, column, span in merges}
    covered = {(row + i, column) for row, column, span in merges for i in range(1, span)}
    drawn = [
        (Cell(row[1], 0, width, bold=True, shaded=True),)
        if row[0] == SECTION
        else tuple(
            Cell(text, c, rows=spans.get((r, c), 1), bold=any(t.startswith("I alt") for t in row))
            for c, text in enumerate(row)
            if (r, c) not in covered
        )
        for r, row in enumerate(rows)
    ]
    held = {row for row, _ in covered}
    starts = [r for r in range(len(rows)) if r not in held]
    return tuple(tuple(drawn[a:b]) for a, b in pairwise([*starts, len(rows)]))


def tables(gold: Gold) -> Iterator[tuple[str, Table]]:
    """The document's tables, each with the line above it: its one log, its forms or its tables of counts."""
    for form in gold.get("forms", ()):
        rows = tuple((Cell(label, 0, bold=True, shaded=True), Cell(value, 1)) for label, value in form)
        yield "", Table(tuple(gold["column_widths"]), (), (rows,))
    for part in gold.get("tables", [gold] if gold["rows"] else ()):
        body = body_groups(part["rows"], part.get("vertical_merge", []))
        yield part.get("above", ""), Table(tuple(part["column_widths"]), header_group(part["header_spans"]), body)


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph of a letter is a heading: a short question."""
    return paragraph.endswith("?") and len(paragraph) < LONGEST_HEADING


def draw(gold: Gold, folder: Path) -> Path:
    """Draw one document into the folder; its name is the gold's doc_id, two underlines and the drawing's name."""
    style = Style(**gold["drawing"])
    path = folder / f"{gold['doc_id']}__{style.name}.pdf"
    pen = Pen(path, gold, style)
    size = max(SMALLEST_PROSE, style.font_size)
    regular, bold = Font(REGULAR, size), Font(BOLD, size)
    pen.paragraph(gold["title"], Font(BOLD, 14), after=8)
    for text in gold["paragraphs_before"]:
        heading = is_heading(text)
        pen.paragraph(text, bold if heading else regular, after=2 if heading else 8)
    for above, table in tables(gold):
        if above:
            pen.paragraph(above, bold, after=4)
        TableDrawing(pen, table).draw()
    for text in gold["paragraphs_after"]:
        pen.paragraph(text, regular)
    pen.save()
    if style.scanned:
        scan(path, gold)
    return path


def scan(path: Path, gold: Gold) -> None:
    """Put a picture of each page in its place: grey, slightly turned, with noise and no text, as from a scanner."""
    pages = [page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(path)]
    size = landscape(A4) if gold.get("landscape") else A4
    canvas = open_canvas(path, gold, size)
    noise = random.Random(gold["doc_id"])
    for page in pages:
        stored = io.BytesIO()
        scanned(page, noise).save(stored, "JPEG", quality=SCAN_QUALITY)
        canvas.drawImage(ImageReader(stored), 0, 0, *size)
        canvas.showPage()
    canvas.save()


def scanned(page: Image.Image, noise: random.Random) -> Image.Image:
    """The page as it lies on the glass, slightly turned, with specks and a smear that makes a word hard to read."""
    turned = page.rotate(SCAN_TURN, Image.Resampling.BICUBIC, fillcolor=255)
    left, top, right, bottom = SCAN_SMEAR
    smear = (left * page.width, top * page.height, right * page.width, bottom * page.height)
    turned.paste(255, tuple(round(edge) for edge in smear))
    specks = Image.frombytes("L", page.size, noise.randbytes(page.width * page.height))
    faint = specks.point([value * SCAN_NOISE // 255 for value in range(256)])
    return ImageChops.subtract(turned, faint)


def main(arguments: list[str]) -> int:
    """Draw every example; prints the files written."""
    folder = Path(arguments[0]) if arguments else HERE / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted((HERE / "gold").glob("*.json")):
        print(draw(json.loads(source.read_text(encoding="utf-8")), folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
