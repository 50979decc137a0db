"""Value types of the way file -> page -> table -> row; the only things that cross a package's border.

Coordinates are points (1/72 inch), origin at the top left of the page as displayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol


class Severity(StrEnum):
    """How much a problem matters: error (something is missing), warning (look at it), info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Stage(StrEnum):
    """Where on its way a document was when the problem showed."""

    READ = "read"
    EXTRACT = "extract"
    STITCH = "stitch"
    COLUMNS = "columns"
    NORMALISE = "normalise"
    STORE = "store"


class Doubt(StrEnum):
    """What the layout leaves open about a row or table (explained in pipeline/codes.toml)."""

    ENGINES_DISAGREE = "engines_disagree"
    WORD_TORN = "word_torn"
    ROW_JOINED = "row_joined"
    COLUMNS_UNCERTAIN = "columns_uncertain"
    WORD_DOUBTFUL = "word_doubtful"


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on a page; page is 1-based."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """(x, y) of the centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the border."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def union(regions: Iterable[Region]) -> Region:
    """The smallest rectangle around regions of one page. Raises ValueError when there are none."""
    found = list(regions)
    if not found:
        raise ValueError("no regions to join")
    return Region(
        found[0].page,
        min(r.x0 for r in found),
        min(r.top for r in found),
        max(r.x1 for r in found),
        max(r.bottom for r in found),
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or needs a look; one row of problems.parquet."""

    stage: Stage
    severity: Severity
    code: str
    message: str
    value: str | None = None
    page: int | None = None
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, as printed. size is the font size in points.

    sure False: text recognition was in doubt. watermark: printed over or under the page's text, no part of it.
    """

    text: str
    region: Region
    size: float = 0.0
    bold: bool = False
    upright: bool = True
    sure: bool = True
    watermark: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line, or the edge of a filled box: axis-parallel, of no thickness."""

    direction: Literal["horizontal", "vertical"]
    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed (rotation applied). number is 1-based; width and height in points.

    picture: a picture covers the page and no other text is seen: it was scanned. image_only: nor has it a hidden
    text layer. cut: what the crop box leaves out of the sheet at the left, top, right and bottom. reads: the direction
    in which nearly all of the text reads, in degrees clockwise (0, 90, 180, 270).
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Region, ...] = ()
    picture: bool = False
    image_only: bool = False
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    reads: int = 0


@dataclass(frozen=True, slots=True)
class GivenTable:
    """A table that the file itself states: the rectangles of its cells on one page.

    ruled False: the format does not say which cells span. doubtful: the 0-based rows with uncertain columns.
    """

    cells: tuple[Region, ...]
    ruled: bool = True
    doubtful: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file, opened and read once. data holds the file's bytes for second opinions.

    Two documents are never equal, so that what was told of one can be kept under itself.

    tables_given: the tables where the file states them; None where they must be told from the pages (PDF).
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    media_type: str
    pages: tuple[Page, ...] = ()
    title: str | None = None
    producer: str | None = None
    ocr: bool = False
    problems: tuple[Problem, ...] = ()
    tables_given: tuple[GivenTable, ...] | None = None

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the bytes."""
        return self.sha256[:16]


Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its lines of words as the layout broke them; rows and columns are its spans."""

    lines: tuple[Line, ...]
    region: Region
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words as printed, torn ones still torn, a space between lines."""
        return " ".join(w.text for line in self.lines for w in line)


@dataclass(frozen=True, slots=True)
class Row:
    """One extracted table row: a cell, or None where a cell of another row or column reaches in."""

    page: int
    table_no: int
    row_no: int
    cells: tuple[Cell | None, ...]
    region: Region
    doubts: tuple[Doubt, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts, left to right."""
        return tuple(c.text if c else "" for c in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one page. column_edges are the x positions of the columns' borders, left to right.

    open_top, open_bottom: no rule closes the table there, so a row may go on over the page break.
    ruled False: spans of cells are not drawn, so not known. recognised: its words were told from a picture, so that one
    text printed twice may differ in some letters.
    """

    page: int
    table_no: int
    rows: tuple[Row, ...]
    region: Region
    column_edges: tuple[float, ...]
    engine: str
    open_top: bool = False
    open_bottom: bool = False
    ruled: bool = True
    doubts: tuple[Doubt, ...] = ()
    recognised: bool = False


class Layout(StrEnum):
    """What the layout alone says of a row; what it means is for the normalizers."""

    BODY = "body"
    HEADER = "header"
    REPEATED_HEADER = "repeated_header"
    CONTINUATION = "continuation"
    SPANNING = "spanning"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An extracted row and what the layout says of it."""

    row: Row
    layout: Layout


@dataclass(frozen=True, slots=True)
class LogicalCell:
    """A cell of a row that may go on over pages: whole words, and where they stand."""

    column: str
    text: str
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class LogicalRow:
    """One row as the clerk wrote it: parts are the extracted rows it was printed in.

    spanning is True for a full-width row (a section heading within the table).
    doubts: something about this row's layout could not be decided.
    """

    cells: tuple[LogicalCell, ...]
    parts: tuple[Row, ...]
    regions: tuple[Region, ...]
    spanning: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages the row is printed on, ascending."""
        return tuple(sorted({p.page for p in self.parts}))

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts, left to right."""
        return tuple(c.text for c in self.cells)


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """A table that may go on over pages. columns are header paths, levels joined with " / ".

    ledger holds every extracted row, also headers and empty rows, in printed order.
    form is True for a label-and-value table that was turned so that its labels are the columns.
    """

    columns: tuple[str, ...]
    rows: tuple[LogicalRow, ...]
    ledger: tuple[LedgerRow, ...]
    engine: str
    form: bool = False
    above: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All of a document's text: what stands in tables, and the paragraphs outside them (reading order)."""

    tables: tuple[LogicalTable, ...]
    paragraphs: tuple[Paragraph, ...]
    engine: str
    title: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def text_outside_tables(self) -> str:
        """All paragraphs, an empty line between them."""
        return "\n\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose outside tables: whole words, one string; size is the largest font size in it."""

    text: str
    region: Region
    size: float = 0.0
    bold: bool = False
    watermark: bool = False


class Language(Protocol):
    """What the layout must know of words; handed in by whoever knows the language."""

    def is_header(self, texts: Sequence[str]) -> bool:
        """Whether a row of cell texts reads like a table's header."""
        ...

    def is_header_of(self, texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        """Whether a table's first row, of unknown words, is a header by its contrast to the rows below."""
        ...

    def label(self, text: str) -> str | None:
        """What a text means as the label of a form's field, the same for all its wordings; None: it is no label."""
        ...

    def is_word(self, word: str) -> bool:
        """Whether a word (lower case) is known to be a whole word."""
        ...

    def compound_cuts(self, word: str) -> Sequence[int]:
        """The places where a word (lower case) falls into two known words."""
        ...
