"""Tables of counts that the layout cut: a part without a header stands under the header of the part before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.counts.table_layout import blocks, number
from normalizers.counts.terms import is_total, measure
from normalizers.dates.period_phrases import is_period

NUMBERS = re.compile(r"(?:\d{1,3}|[-–])(?:\s+(?:\d{1,3}|[-–]))+")
COUNT = re.compile(r"\d{1,3}(?:\.\d{3})*|[-–]")
YEAR = re.compile(r"(?:19|20)\d\d")


def whole(tables: Sequence[LogicalTable]) -> tuple[LogicalTable, ...]:
    """The tables; those without a header or caption of their own have those of the table they continue."""
    done: list[LogicalTable] = []
    header: tuple[str, ...] = ()
    above = ""
    for table in map(_in_cells, tables):
        mended = _continued(table, header, above) if header and not table.above else table
        done.append(mended)
        header, above = _foot(mended)
    return tuple(done)


def _in_cells(table: LogicalTable) -> LogicalTable:
    """The table with rows that the layout left in one cell apart, where other rows show how many numbers a row has."""
    width = len(table.columns) - 1
    if width < 2 or not any(all(t.strip() for t in row.texts[1:]) for row in table.rows):
        return table
    rows = tuple(_cut(row, table.columns, width) for row in table.rows)
    return replace(table, rows=rows) if rows != table.rows else table


def _cut(row: LogicalRow, columns: Sequence[str], width: int) -> LogicalRow:
    """A row whose one text is a label and width numbers, or a header of as many words, in cells of its own."""
    filled = [t.split() for t in row.texts if t.strip()]
    if len(filled) != 1 or len(filled[0]) <= width:
        return row
    label, values = filled[0][:-width], filled[0][-width:]
    counts = all(COUNT.fullmatch(v) for v in values)
    names = len(label) == 1 and all(is_period(v) or is_total(v) or measure(v) for v in values)
    if not (counts or names):
        return row
    texts = [" ".join(label), *values]
    cells = tuple(LogicalCell(c, t) for c, t in zip(columns, texts, strict=True))
    return replace(row, cells=cells, spanning=False)


def _continued(table: LogicalTable, header: tuple[str, ...], above: str) -> LogicalTable:
    """The table under the header, where it has none itself and the header fits."""
    if any(c.strip() for c in table.columns) or (table.rows and _names_columns(table.rows[0].texts)):
        return table
    named = tuple(h for h in header if h.strip())
    for columns in (header, named):
        if len(columns) == len(table.columns):
            return replace(table, columns=columns, rows=tuple(_under(r, columns) for r in table.rows), above=above)
    rows = [_spread(row, header) for row in table.rows]
    return replace(table, columns=header, rows=tuple(r for r in rows if r), above=above) if all(rows) else table


def _under(row: LogicalRow, columns: Sequence[str]) -> LogicalRow:
    cells = tuple(replace(cell, column=c) for cell, c in zip(row.cells, columns, strict=True))
    return replace(row, cells=cells)


def _spread(row: LogicalRow, columns: Sequence[str]) -> LogicalRow | None:
    """The row with numbers of two columns that stand in one cell apart; None where they do not fill the columns."""
    texts = [part for t in row.texts for part in (t.split() if NUMBERS.fullmatch(t.strip()) else [t])]
    if len(texts) > len(columns) or (len(texts) < len(columns) and any(number(t) is not None for t in texts)):
        return None
    texts += [""] * (len(columns) - len(texts))
    return replace(row, cells=tuple(LogicalCell(c, t) for c, t in zip(columns, texts, strict=True)))


def _foot(table: LogicalTable) -> tuple[tuple[str, ...], str]:
    """The header and caption that a table's last rows stand under, or which they are."""
    if table.rows and _names_columns(table.rows[-1].texts):
        before = [t for t in table.rows[-2].texts if t.strip()] if len(table.rows) > 1 else []
        return table.rows[-1].texts, before[0] if len(before) == 1 else table.above
    columns = [columns for columns, _ in blocks(table)]
    return columns[-1], table.above


def _names_columns(texts: Sequence[str]) -> bool:
    """Whether a row is a header of counts: behind its first text nothing but periods, totals and measures."""
    filled = [t.strip() for t in texts if t.strip()]
    if len(filled) < 2 or any(number(t) is not None and not YEAR.fullmatch(t) for t in filled):
        return False
    return all(is_period(t) or is_total(t) or measure(t) is not None for t in filled[1:])
