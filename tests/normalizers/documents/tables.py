"""Tables for the tests of documents, from their lines; the first is the header."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.geometry import Region, Word
from extractors.document.tables import Cell, Layout, LedgerRow, LogicalCell, LogicalRow, LogicalTable, Paragraph, Row

# Points from one line to the next, and the width of a page.
PITCH, WIDTH = 12.0, 500.0


def place(page: int, number: int) -> Region:
    """Where the line of this number stands on its page."""
    return Region(page, 0.0, PITCH * number, WIDTH, PITCH * (number + 1))


def table(lines: Sequence[Sequence[str]], page: int = 1, first: int = 1) -> LogicalTable:
    """first: the number of the header's line on its page."""
    header, *rows = lines
    printed = [_printed(line, page, first + n) for n, line in enumerate(lines)]
    return LogicalTable(
        tuple(header),
        tuple(
            LogicalRow(tuple(LogicalCell(c, t) for c, t in zip(header, r, strict=True)), (part,), (part.region,))
            for r, part in zip(rows, printed[1:], strict=True)
        ),
        tuple(LedgerRow(row, Layout.BODY if n else Layout.HEADER) for n, row in enumerate(printed)),
        "test",
    )


def prose(*texts: str, page: int = 1, first: int = 1) -> tuple[Paragraph, ...]:
    """Paragraphs below each other; first: the number of the first one's line."""
    return tuple(Paragraph(text, place(page, first + n)) for n, text in enumerate(texts))


def _printed(texts: Sequence[str], page: int, number: int) -> Row:
    region = place(page, number)
    return Row(page, 1, number, tuple(_cell(text, region) for text in texts), region)


def _cell(text: str, region: Region) -> Cell:
    return Cell(((Word(text, region, 9.0),),) if text else (), region)
