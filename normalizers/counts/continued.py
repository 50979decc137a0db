"""Tables of counts that the layout cut: a part without a header stands under the header of the part before it.

Decides which header a part has; which rows of a table are headers is for table_layout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.counts.numbers import CountNumbers
from normalizers.counts.table_layout import blocks
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.vocabulary.words import Vocabulary

NUMBERS = re.compile(r"(?:\d{1,3}|[-–])(?:\s+(?:\d{1,3}|[-–]))+")
COUNT = re.compile(r"\d{1,3}(?:\.\d{3})*|[-–]")
YEAR = re.compile(r"(?:19|20)\d\d")


def continued_counts(vocabulary: Vocabulary, tables: Sequence[LogicalTable]) -> tuple[LogicalTable, ...]:
    """The tables; those without a header or caption of their own have those of the table they continue."""
    continuer = _Continuer(vocabulary)
    done: list[LogicalTable] = []
    header: tuple[str, ...] = ()
    above = ""
    for table in map(continuer.in_cells, tables):
        mended = continuer.under(table, header, above) if header and not table.above else table
        done.append(mended)
        header, above = continuer.foot(mended)
    return tuple(done)


class _Continuer:
    """Puts a part of a table under a header, by the words of counts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.terms = vocabulary.of(CountTerms)
        self.numbers = vocabulary.of(CountNumbers)
        self.phrases = vocabulary.of(PeriodPhrases)

    def in_cells(self, table: LogicalTable) -> LogicalTable:
        """The table with rows that the layout left in one cell apart, where others show how many numbers a row has."""
        width = len(table.columns) - 1
        if width < 2 or not any(all(t.strip() for t in row.texts[1:]) for row in table.rows):
            return table
        rows = tuple(self._cut(row, table.columns, width) for row in table.rows)
        return replace(table, rows=rows) if rows != table.rows else table

    def under(self, table: LogicalTable, header: tuple[str, ...], above: str) -> LogicalTable:
        """The table under the header, where it has none itself and the header fits."""
        if any(c.strip() for c in table.columns) or (table.rows and self._names_columns(table.rows[0].texts)):
            return table
        named = tuple(h for h in header if h.strip())
        for columns in (header, named):
            if len(columns) == len(table.columns):
                return replace(table, columns=columns, rows=tuple(_under(r, columns) for r in table.rows), above=above)
        rows = [self._spread(row, header) for row in table.rows]
        return replace(table, columns=header, rows=tuple(r for r in rows if r), above=above) if all(rows) else table

    def foot(self, table: LogicalTable) -> tuple[tuple[str, ...], str]:
        """The header and caption that a table's last rows stand under, or which they are."""
        if table.rows and self._names_columns(table.rows[-1].texts):
            before = [t for t in table.rows[-2].texts if t.strip()] if len(table.rows) > 1 else []
            return table.rows[-1].texts, before[0] if len(before) == 1 else table.above
        columns = [columns for columns, _ in blocks(self.numbers, self.phrases, table)]
        return columns[-1], table.above

    def _cut(self, row: LogicalRow, columns: Sequence[str], width: int) -> LogicalRow:
        """A row whose one text is a label and width numbers, or a header of as many words, in cells of its own."""
        filled = [t.split() for t in row.texts if t.strip()]
        if len(filled) != 1 or len(filled[0]) <= width:
            return row
        label, values = filled[0][:-width], filled[0][-width:]
        counts = all(COUNT.fullmatch(v) for v in values)
        names = len(label) == 1 and all(map(self._names_column, values))
        if not (counts or names):
            return row
        texts = [" ".join(label), *values]
        cells = tuple(LogicalCell(c, t) for c, t in zip(columns, texts, strict=True))
        return replace(row, cells=cells, spanning=False)

    def _spread(self, row: LogicalRow, columns: Sequence[str]) -> LogicalRow | None:
        """The row with numbers of two columns in one cell apart; None where they do not fill the columns."""
        texts = [part for t in row.texts for part in (t.split() if NUMBERS.fullmatch(t.strip()) else [t])]
        counted = any(self.numbers.of_cell(t) is not None for t in texts)
        if len(texts) > len(columns) or (len(texts) < len(columns) and counted):
            return None
        texts += [""] * (len(columns) - len(texts))
        return replace(row, cells=tuple(LogicalCell(c, t) for c, t in zip(columns, texts, strict=True)))

    def _names_columns(self, texts: Sequence[str]) -> bool:
        """Whether a row is a header of counts: behind its first text nothing but periods, totals and measures."""
        filled = [t.strip() for t in texts if t.strip()]
        counts = any(self.numbers.of_cell(t) is not None and not YEAR.fullmatch(t) for t in filled)
        return len(filled) > 1 and not counts and all(map(self._names_column, filled[1:]))

    def _names_column(self, text: str) -> bool:
        return self.phrases.is_period(text) or self.terms.is_total(text) or self.terms.measure(text) is not None


def _under(row: LogicalRow, columns: Sequence[str]) -> LogicalRow:
    cells = tuple(replace(cell, column=c) for cell, c in zip(row.cells, columns, strict=True))
    return replace(row, cells=cells)
