"""Totals of a table of counts: which lines and columns are, what empty cells over them mean, whether they are right.

The period that a total reaches over is for tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.problems import Problem
from normalizers.counts.context import total_mismatch
from normalizers.counts.table_axes import Axis, CountColumn, CountTable, TableAxes
from normalizers.counts.terms import CountTerms
from normalizers.danish.analysis import sentences
from normalizers.dates.periods import covers
from normalizers.findings import Count


@dataclass(frozen=True, slots=True)
class PlacedCount:
    """A count with the row and column it stands in."""

    count: Count
    line: int
    column: CountColumn


class TableTotals:
    """The totals of one table.

    sum_line: the index of a last line that adds up the others, whatever its label; columns: the table's columns of
    counts, the last a total where it adds up all others; proven: the indexes of columns whose last row leaves nothing
    for the empty cells over it.
    """

    def __init__(self, table: CountTable, axes: TableAxes) -> None:
        self._table = table
        self._axes = axes
        self._terms = table.context.terms
        self._counted = table.context.numbers.of_counted_cell
        self.sum_line = self._sum_line()
        self.columns = self._with_sum(axes.columns)
        self.proven = self._proven()

    def is_total_line(self, line: int) -> bool:
        """Whether a line is a total, by its label or because it adds up."""
        return line == self.sum_line or self._terms.is_total(self._axes.first_label(self._table.lines[line]))

    def is_used(self, column: CountColumn) -> bool:
        """Whether a column holds a count."""
        return any(self._counted(line.texts[column.index]) is not None for line in self._table.lines)

    def mismatches(self, found: Sequence[PlacedCount]) -> Iterator[Problem]:
        """A printed total is checked against the parts above it in its column, and beside it in its row."""
        for item in found:
            parts = list(self._parts(item, found))
            several = [p for p in parts if len(p) > 1]
            if several and all(sum(p) != item.count.count for p in parts):
                yield total_mismatch(item.count, f"the sum of its parts, {sum(several[0])}")

    def _sum_line(self) -> int | None:
        """The last line, where it adds up the others in several columns, whatever its label; measures do not."""
        lines = self._table.lines
        columns = [c for c in self._axes.columns if self.is_used(c)]
        if len(lines) < 3 or len(columns) < 2 or Axis.MEASURE in self._axes.down:
            return None
        if self._terms.measure(self._axes.first_label(lines[-1])):
            return None
        body = [line for line in lines[:-1] if not self._terms.is_total(next((t for t in line.texts if t.strip()), ""))]
        sums = [sum(self._counted(line.texts[c.index]) or 0 for line in body) for c in columns]
        totals = [self._counted(lines[-1].texts[c.index]) for c in columns]
        return len(lines) - 1 if sums == totals and sum(map(bool, sums)) > 1 else None

    def _with_sum(self, columns: tuple[CountColumn, ...]) -> tuple[CountColumn, ...]:
        """The columns; the last is a total where its name says nothing and it adds up all others in every row."""
        if not columns:
            return columns
        *parts, last = columns
        told_apart = [c for c in parts if c.axis in (Axis.PERIOD, Axis.TYPE, Axis.UNIT)]
        if last.total or last.period or self._terms.measure(last.path) or len(told_apart) < max(2, len(parts)):
            return columns
        rows = [[self._counted(line.texts[c.index]) or 0 for c in told_apart] for line in self._table.lines]
        totals = [self._counted(line.texts[last.index]) or 0 for line in self._table.lines]
        if sum(map(bool, totals)) < 2 or [sum(row) for row in rows] != totals:
            return columns
        return (*told_apart, replace(last, kind="", total=True, axis=Axis.PLAIN))

    def _proven(self) -> frozenset[int]:
        lines = self._table.lines
        unsaid = len(lines) < 3 or not self.is_total_line(len(lines) - 1)
        if unsaid or _tells_of_blanks(self._terms, self._table.context.notes):
            return frozenset()
        body, last = lines[:-1], lines[-1]
        if any(self.is_total_line(i) for i in range(len(body))):
            return frozenset()
        sums = {c.index: sum(self._counted(line.texts[c.index]) or 0 for line in body) for c in self.columns}
        of_cell = self._table.context.numbers.of_cell
        return frozenset(i for i, total in sums.items() if of_cell(last.texts[i]) == total)

    def _parts(self, item: PlacedCount, found: Sequence[PlacedCount]) -> Iterator[list[int]]:
        """What a total may add up, count by count; nothing where the item is no total."""
        if self.is_total_line(item.line):
            yield from self._parts_above(item, found)
        elif item.column.total:
            beside = [f for f in found if f.line == item.line and is_part(f.column, item.column)]
            if len({f.column.kind for f in beside if f.column.axis is Axis.MEASURE}) <= 1:
                yield [f.count.count for f in beside]

    def _parts_above(self, item: PlacedCount, found: Sequence[PlacedCount]) -> Iterator[list[int]]:
        """The column's parts: all above, and those since the last total; the last column's where it was lonely."""
        period = item.count.period
        column = [f for f in found if f.column.index == item.column.index and f.line < item.line]
        column = [f for f in column if not period or not f.count.period or covers(period, f.count.period)]
        yield [f.count.count for f in column if not self.is_total_line(f.line)]
        last_total = max((f.line for f in column if self.is_total_line(f.line)), default=-1)
        yield [f.count.count for f in column if f.line > last_total]


def is_part(column: CountColumn, total: CountColumn) -> bool:
    """Whether a total column may add up this column; measures are not added up ("Indberettet", "Heraf brud")."""
    within = total.period is None or (column.period or "").startswith(total.period)
    same_kind = not total.kind or column.kind == total.kind
    told_apart = column.axis in (Axis.PERIOD, Axis.TYPE, Axis.UNIT) or column.period is not None
    return not column.total and within and same_kind and told_apart


def _tells_of_blanks(terms: CountTerms, notes: Sequence[str]) -> bool:
    """Whether a sentence explains empty cells otherwise than by nought ("Blank: ikke oplyst")."""
    for note in notes:
        for start, end in sentences(note):
            found = terms.finder("columns", "blanks").find(note[start:end])
            if found and not terms.says(note[start + found[0].start : end], "columns", "noughts"):
                return True
    return False
