"""Tables whose cells are a text that is read on from cell to cell, such as a letter with its headings at the side.

Which tables are told so is for whoever knows the language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from extractors.document.geometry import Region, union
from extractors.document.tables import Extraction, Layout, LogicalRow, LogicalTable, Paragraph


def with_tables_as_prose(extraction: Extraction, tables: Collection[int]) -> Extraction:
    """The extraction, the cells of these tables (0-based) as paragraphs where they stand; of forms the labels too."""
    paragraphs = list(extraction.paragraphs)
    for index in tables:
        place = 0
        for told in _paragraphs(extraction.tables[index]):
            place = max(place, _place(told.region, paragraphs))
            paragraphs.insert(place, told)
            place += 1
    kept = tuple(table for index, table in enumerate(extraction.tables) if index not in tables)
    return replace(extraction, tables=kept, paragraphs=tuple(paragraphs))


def _place(region: Region, paragraphs: list[Paragraph]) -> int:
    """Where the first paragraph stands that is printed after this place."""
    after = (i for i, p in enumerate(paragraphs) if (p.region.page, p.region.top) > (region.page, region.top))
    return next(after, len(paragraphs))


def _paragraphs(table: LogicalTable) -> Iterator[Paragraph]:
    """The texts of a table's cells in printed order, its header's first."""
    if not table.form:
        header = (c for entry in table.ledger if entry.layout is Layout.HEADER for c in entry.row.cells)
        yield from (Paragraph(c.text, c.region) for c in header if c and c.lines)
    for row in table.rows:
        for cell in row.cells:
            region = cell.regions[0] if cell.regions else _region(row)
            texts = (cell.column, cell.text) if table.form else (cell.text,)
            yield from (Paragraph(text, region) for text in texts if text)


def _region(row: LogicalRow) -> Region:
    """Where the first part of a row is printed."""
    first = row.parts[0]
    return union(c.region for c in first.cells if c)
