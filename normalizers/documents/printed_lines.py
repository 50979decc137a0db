"""What is printed on the pages of a document, in reading order, whether the layout took it for a table or for prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document.tables import Layout, LogicalTable, Paragraph


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed row of a table, or a paragraph as its only text; table: the table's index, body: no header of it."""

    page: int
    top: float
    texts: tuple[str, ...]
    table: int | None = None
    body: bool = True

    @property
    def text(self) -> str:
        """All of it, a space between the cells."""
        return " ".join(self.texts)


def printed_lines(tables: Sequence[LogicalTable], paragraphs: Iterable[Paragraph]) -> tuple[PrintedLine, ...]:
    """The rows and paragraphs that hold a text, from the first page down; texts leaves empty cells out."""
    heads = (Layout.HEADER, Layout.REPEATED_HEADER)
    rows = (
        PrintedLine(
            entry.row.page,
            entry.row.region.top,
            tuple(t for t in entry.row.texts if t.strip()),
            index,
            entry.layout not in heads,
        )
        for index, table in enumerate(tables)
        for entry in table.ledger
    )
    prose = (PrintedLine(p.region.page, p.region.top, (p.text,)) for p in paragraphs if p.text.strip())
    return tuple(sorted((line for line in (*rows, *prose) if line.texts), key=lambda line: (line.page, line.top)))
