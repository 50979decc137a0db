"""Documents without geometry (Word, Excel, web pages, plain text), laid out so that they are read like printed ones.

Each page of a flow document becomes one synthetic page: paragraphs and tables under each other, each row of a table a
band, each column a stripe, the lines of a cell under each other. No line is broken, so no word is torn. What is a
table is decided by the readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.document.geometry import Region, Word
from extractors.document.pages import GivenTable, Page
from extractors.document.problems import Problem


@dataclass(frozen=True, slots=True)
class FlowMeasures:
    """The measures of synthetic pages: near those of printed ones, so that the same finders read both."""

    # The usual text, as offices print it.
    size_pt: float = 10.0
    # A heading of each level: all above the usual text, each above the next.
    headings_pt: tuple[float, ...] = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0)
    # The mean width of a letter in proportional type.
    character_em: float = 0.5
    # The width of a space, well under the gap that parts two cells.
    space_em: float = 0.3
    # What a line takes from its ascenders to its descenders.
    height_em: float = 1.05
    # From a line to the next, as word processors set them.
    pitch_em: float = 1.2
    # Around the page's text.
    margin_pt: float = 40.0
    # Between blocks: wider than between the lines of one paragraph.
    block_gap_pt: float = 12.0
    # Around a cell's text.
    padding_pt: float = 4.0
    # Behind the longest line of a column: no line fills its column, so that none is taken for torn.
    free_pt: float = 200.0
    # More than any table has, whatever a span claims.
    most_columns: int = 500


FLOW = FlowMeasures()


class FlowError(Exception):
    """The file is damaged: says why in plain words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; its lines are parted by line breaks. size in points."""

    text: str
    size: float = FLOW.size_pt
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell of a table: its place (0-based row and column), its lines parted by line breaks, and its spans."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table's cells: every place is covered once. ruled False: the format does not say which cells span.

    doubtful: the 0-based rows in which it is not sure which column a text stands in.
    """

    cells: tuple[FlowCell, ...]
    ruled: bool = True
    doubtful: tuple[int, ...] = ()


Block = Text | FlowTable


@dataclass(frozen=True, slots=True)
class FlowContent:
    """What a flow document holds: for each page its blocks in reading order, and what it says of itself."""

    pages: tuple[tuple[Block, ...], ...]
    title: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class TableBuilder:
    """Puts cells into a table so that no two of them overlap, whatever the file claims of their spans."""

    height: int
    _cells: list[FlowCell] = field(default_factory=list)
    _taken: set[tuple[int, int]] = field(default_factory=set)

    def free(self, row: int, column: int = 0) -> int:
        """The first free column of a row, from column on."""
        while (row, column) in self._taken:
            column += 1
        return column

    def add(self, cell: FlowCell) -> None:
        """Adds a cell at its place, which must be free; its spans are cut where they leave the table or meet a cell."""
        rows = max(1, min(cell.rows, self.height - cell.row))
        wanted = range(cell.column, cell.column + max(1, min(cell.columns, FLOW.most_columns)))
        columns = next((k - cell.column for k in wanted if (cell.row, k) in self._taken), len(wanted))
        self._cells.append(FlowCell(cell.row, cell.column, cell.text, rows, columns, cell.bold))
        self._taken |= {(cell.row + i, cell.column + k) for i in range(rows) for k in range(columns)}

    def table(self, *, ruled: bool = True, doubtful: Sequence[int] = ()) -> FlowTable:
        """The table, empty cells where the file states none."""
        width = max((column + 1 for _, column in self._taken), default=0)
        places = [(row, column) for row in range(self.height) for column in range(width)]
        empty = [FlowCell(row, column) for row, column in places if (row, column) not in self._taken]
        return FlowTable(tuple(sorted([*self._cells, *empty], key=lambda c: (c.row, c.column))), ruled, tuple(doubtful))


def table_of(rows: Sequence[Sequence[str]], *, ruled: bool = True, doubtful: Sequence[int] = ()) -> FlowTable:
    """The table of plain rows of texts."""
    builder = TableBuilder(len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            builder.add(FlowCell(number, column, text))
    return builder.table(ruled=ruled, doubtful=doubtful)


def lay_out(pages: Iterable[Sequence[Block]]) -> tuple[tuple[Page, ...], tuple[GivenTable, ...]]:
    """The synthetic pages, and where each table has its cells."""
    sheets = []
    for number, blocks in enumerate(pages, start=1):
        sheet = _Sheet(number)
        for block in blocks:
            if isinstance(block, Text):
                sheet.add_text(block)
            else:
                sheet.add_table(block)
        sheets.append(sheet)
    return tuple(sheet.page() for sheet in sheets), tuple(table for sheet in sheets for table in sheet.tables)


class _Sheet:
    """One synthetic page while it is being filled from the top."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._y = FLOW.margin_pt
        self._right = FLOW.margin_pt
        self._words: list[Word] = []
        self.tables: list[GivenTable] = []

    def page(self) -> Page:
        """The page as filled so far."""
        return Page(self._number, self._right + FLOW.margin_pt, self._y + FLOW.margin_pt, tuple(self._words))

    def add_text(self, block: Text) -> None:
        self._y = self._write(block.text, FLOW.margin_pt, self._y, block.size, bold=block.bold) + FLOW.block_gap_pt

    def add_table(self, table: FlowTable) -> None:
        xs = _edges(
            FLOW.margin_pt,
            [(c.column, c.columns, _width(c.text) + 2 * FLOW.padding_pt + FLOW.free_pt) for c in table.cells],
        )
        ys = _edges(self._y, [(c.row, c.rows, _height(c.text) + 2 * FLOW.padding_pt) for c in table.cells])
        regions = []
        for c in table.cells:
            region = Region(self._number, xs[c.column], ys[c.row], xs[c.column + c.columns], ys[c.row + c.rows])
            self._write(c.text, region.x0 + FLOW.padding_pt, region.top + FLOW.padding_pt, FLOW.size_pt, bold=c.bold)
            regions.append(region)
        if regions:
            self.tables.append(GivenTable(tuple(regions), table.ruled, table.doubtful))
        self._right = max(self._right, xs[-1])
        self._y = ys[-1] + FLOW.block_gap_pt

    def _write(self, text: str, x: float, y: float, size: float, *, bold: bool) -> float:
        """Writes the lines of a text from a place on; answers the bottom of the last."""
        left = x
        for line in _lines(text):
            x = left
            for word in line:
                right = x + FLOW.character_em * size * len(word)
                self._words.append(Word(word, Region(self._number, x, y, right, y + FLOW.height_em * size), size, bold))
                x = right + FLOW.space_em * size
            self._right = max(self._right, x)
            y += FLOW.pitch_em * size
        return y


def _lines(text: str) -> list[list[str]]:
    """The words of each line that has some."""
    return [words for line in text.splitlines() if (words := line.split())]


def _width(text: str) -> float:
    lines = _lines(text)
    return (
        max((FLOW.character_em * sum(map(len, words)) + FLOW.space_em * len(words) for words in lines), default=0.0)
        * FLOW.size_pt
    )


def _height(text: str) -> float:
    return max(1, len(_lines(text))) * FLOW.pitch_em * FLOW.size_pt


def _edges(start: float, spans: Sequence[tuple[int, int, float]]) -> list[float]:
    """The borders of rows or columns; spans: for each cell the first of them, how many, and the room it needs."""
    count = max((first + length for first, length, _ in spans), default=0)
    sizes = [2 * FLOW.padding_pt] * count
    for first, length, needed in sorted(spans, key=lambda span: span[1]):
        sizes[first + length - 1] += max(0.0, needed - sum(sizes[first : first + length]))
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges
