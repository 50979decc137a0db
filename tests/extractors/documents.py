"""Small PDFs drawn in memory, and the way back from them to tables.

Places are points from the top left of the page as displayed, also on rotated and cropped pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.pdf import read_pdf
from extractors.values import Document, Extraction, LogicalTable, Paragraph, Region

WIDTH, HEIGHT = 595.0, 842.0
SIZE = 9.0
PITCH = 1.2 * SIZE
PADDING = 4.0
FONT, BOLD = "Helvetica", "Helvetica-Bold"
# A font embedded in the file, with its own letter for the ligatures.
EMBEDDED = "Vera"
# What a cell holds whose place another cell reaches over.
LEFT, UP = "<", "^"

Pen = Callable[["Sheet", float, float, float, float], None]
Page = Callable[["Sheet"], None]


@dataclass(frozen=True)
class Words:
    """A language of a few words, as extractors.values.Language asks for it."""

    words: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()
    labels: tuple[tuple[str, str], ...] = ()

    def is_header(self, texts: Sequence[str]) -> bool:
        named = [text.replace(" ", "").lower() in self.headers for text in texts if text]
        return bool(named) and all(named)

    def label(self, text: str) -> str | None:
        return dict(self.labels).get(text.lower())

    def is_word(self, word: str) -> bool:
        return word in self.words

    def compound_cuts(self, word: str) -> Sequence[int]:
        places = range(1, len(word))
        return [cut for cut in places if word[:cut] in self.words and word[cut:] in self.words]


LANGUAGE = Words(
    words=frozenset(
        "alle eller brev borger borgeren sendt til forkert modtager kommune kommunen sag sager mail mappe åben "
        "ulåst nøgle system systemet fejl i en et og af er den det med for navn adresse oplysninger medarbejder "
        "medarbejderen har fået skole skolen barn børn liste lagt på bordet ved printer printeren hjælp ikke "
        "afdelingen nummer leverandør jubilæum fejlsendt sagsnummer".split()
    ),
    headers=frozenset("nr dato hændelse årsag antal type afdeling hvad hvornår underretning datatilsynet borger".split()),
    labels=(
        ("dato", "date"),
        ("tidspunkt", "date"),
        ("hændelse", "event"),
        ("hvad skete der", "event"),
        ("årsag", "cause"),
        ("antal", "number"),
    ),
)


def solid(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    sheet.line(x0, top, x1, bottom)


def dashed(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    sheet.line(x0, top, x1, bottom, dash=(2, 1.5))


def double(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    across = 1.5 if x0 == x1 else 0.0
    down = 1.5 if top == bottom else 0.0
    sheet.line(x0, top, x1, bottom)
    sheet.line(x0 + across, top + down, x1 + across, bottom + down)


def thin_box(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    sheet.fill(x0 - 0.3, top - 0.3, x1 + 0.3, bottom + 0.3, grey=0.0)


def white(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    sheet.line(x0, top, x1, bottom, grey=1.0)


def no_pen(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    """Draws nothing."""


class Sheet:
    """One page to draw on."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, top: float, text: str, *, font: str = FONT, size: float = SIZE) -> None:
        """One line of text whose font begins at top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - size, text)

    def turned(self, x: float, y: float, text: str, degrees: int) -> None:
        """A text that begins at (x, y) and reads upwards (90) or downwards (270)."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(degrees)
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def line(
        self, x0: float, top: float, x1: float, bottom: float, *, grey: float = 0.0, dash: tuple[float, float] | None = None
    ) -> None:
        self.canvas.saveState()
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(0.5)
        if dash:
            self.canvas.setDash(*dash)
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)
        self.canvas.restoreState()

    def fill(self, x0: float, top: float, x1: float, bottom: float, *, grey: float) -> None:
        self.canvas.saveState()
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.restoreState()

    def lines(self, x: float, top: float, lines: Sequence[str], *, font: str = FONT, size: float = SIZE) -> float:
        """Lines under each other; answers the bottom of the last."""
        for number, line in enumerate(lines):
            self.text(x, top + number * 1.2 * size, line, font=font, size=size)
        return top + len(lines) * 1.2 * size

    def grid(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        x: float = 40.0,
        top: float = 60.0,
        pen: Pen = solid,
        open_top: bool = False,
        open_bottom: bool = False,
        bold_rows: int = 0,
    ) -> float:
        """A ruled table, each side of each cell drawn alone; answers its bottom. LEFT and UP mark spans."""
        heights = [_row_height(row, widths) for row in rows]
        columns = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
        edges = [top + sum(heights[:n]) for n in range(len(heights) + 1)]
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if text not in (LEFT, UP):
                    across, down = _spans(rows, number, column)
                    right, bottom = columns[column + across], edges[number + down]
                    font = BOLD if number < bold_rows else FONT
                    lines = wrapped(text, right - columns[column] - 2 * PADDING, font)
                    self.lines(columns[column] + PADDING, edges[number] + PADDING / 2, lines, font=font)
                    pen(self, columns[column], edges[number], columns[column], bottom)
                    pen(self, right, edges[number], right, bottom)
                    if not (open_top and number == 0):
                        pen(self, columns[column], edges[number], right, edges[number])
                    if not (open_bottom and number + down == len(rows)):
                        pen(self, columns[column], bottom, right, bottom)
        return edges[-1]

    def aligned(
        self,
        rows: Sequence[Sequence[str]],
        columns: Sequence[float],
        *,
        top: float = 60.0,
        gap: float = 6.0,
        rules: bool = False,
        shades: bool = False,
    ) -> float:
        """A table told by alignment alone: columns are left borders, the last the right one; answers its bottom."""
        for number, row in enumerate(rows):
            cells = [wrapped(text, b - a - 8, FONT) for text, a, b in zip(row, columns, columns[1:], strict=True)]
            bottom = top + max(1, *map(len, cells)) * PITCH + gap
            if shades and number % 2 == 0:
                self.fill(columns[0] - 4, top, columns[-1], bottom, grey=0.85)
            for left, lines in zip(columns, cells, strict=False):
                self.lines(left, top + gap / 2, lines)
            if rules:
                self.line(columns[0] - 4, top, columns[-1], top)
                self.line(columns[0] - 4, bottom, columns[-1], bottom)
            top = bottom
        return top


def _row_height(row: Sequence[str], widths: Sequence[float]) -> float:
    texts = [(text, sum(widths[k : k + 1 + _run(row, k)])) for k, text in enumerate(row)]
    return PITCH * max(len(wrapped(text, width - 2 * PADDING, FONT)) for text, width in texts) + PADDING


def _run(row: Sequence[str], column: int) -> int:
    """How many places right of this one its cell reaches over."""
    rest = row[column + 1 :]
    return next((n for n, text in enumerate(rest) if text != LEFT), len(rest))


def _spans(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    """Columns and rows of the cell that begins here."""
    below = [other[column] for other in rows[row + 1 :]]
    down = next((n for n, text in enumerate(below) if text != UP), len(below))
    return 1 + _run(rows[row], column), 1 + down


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
    canvas = Canvas(data, pagesize=whole, invariant=1, encrypt=password)
    if title:
        canvas.setTitle(title)
    for page in pages:
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
