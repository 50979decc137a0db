"""Tables of one page, and logical tables that go on over pages; what a column means is for the normalizers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.document.geometry import Line, Region
from extractors.document.lines import text_of
from extractors.document.problems import Doubt, Problem

# Between the levels of a header path.
LEVELS = " / "


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
        return text_of(w for line in self.lines for w in line)


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
    text printed twice may differ in some letters. last_page: the last page that holds columns of these rows.
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
    last_page: int = 0


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
        return tuple(sorted({p.page for p in self.parts} | {r.page for r in self.regions}))

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts, left to right."""
        return tuple(c.text for c in self.cells)


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """A table that may go on over pages. columns are header paths, levels joined with LEVELS.

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
