"""Counts in tables: units, kinds or periods down the side, measures or periods across the top.

Decides which numbers are counts, of what and of which period; what rows and columns are is for table_axes, what adds up
for table_totals. Whether a document's table is read for counts at all is for documents.kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document.geometry import union
from extractors.document.problems import Problem, Severity, Stage
from extractors.document.tables import LEVELS, LogicalTable
from normalizers.codes import NormaliseCode
from normalizers.counts.context import CountContext, CountFindings
from normalizers.counts.table_axes import (
    Axis,
    CountColumn,
    CountTable,
    LineLabel,
    axes_of,
    count_table,
    is_measure_label,
    is_not_count,
    is_plain_count,
    is_total_alone,
)
from normalizers.counts.table_layout import (
    CountLine,
    blocks,
    is_percentage,
    is_section,
    joined_path,
    last_level,
)
from normalizers.counts.table_totals import PlacedCount, TableTotals, is_part
from normalizers.counts.terms import CountTerms, Measure
from normalizers.dates.period_phrases import PeriodPhrases, is_year
from normalizers.dates.periods import covers, span
from normalizers.findings import Count

LONGEST_LABEL = 150  # characters; a longer cell is prose
LEADER = re.compile(r"\.{4,}|…")
UNCLEAR = "The rows are neither departments, periods, kinds nor measures"


def from_table(table: LogicalTable, title_above: str | None, context: CountContext) -> CountFindings:
    """The counts of one table. title_above: the paragraph before the table where the table does not know it."""
    above = title_above or table.above
    if _is_something_else(context.terms, table, above):
        return CountFindings()
    incidents = context.known or counts_incidents(table, context)
    if not incidents or _is_of_money(context.terms, table, (above, context.title or "")):
        return CountFindings(
            problems=(_note(NormaliseCode.COUNT_TABLE_OTHER, "A table of numbers that count no incidents", above),)
        )
    parts = blocks(context.numbers, context.phrases, table)
    found = [_TableReader(count_table(header, lines, above, context)).read() for header, lines in parts]
    return CountFindings(tuple(c for f in found for c in f.counts), tuple(p for f in found for p in f.problems))


def counts_incidents(table: LogicalTable, context: CountContext) -> bool:
    """Whether a table of numbers counts incidents: its own words say so; the title's where they name nothing else."""
    terms, of_cell, title = context.terms, context.numbers.of_cell, context.title
    texts = [table.above, *table.columns, *(t for row in table.rows for t in row.texts[:2] if of_cell(t) is None)]
    if about := [text for text in texts if terms.says(text, "captions", "incidents")]:
        return not all(map(terms.tells_of_others, about))
    if not title or not terms.says(title, "captions", "incidents"):
        return False
    if terms.tells_of_others(title):
        return False
    heads = [*table.columns, *(table.rows[0].texts if table.rows else ())]
    return not any(terms.says(text, "columns", "not_counts") for text in (table.above, *heads))


def from_list(items: Sequence[tuple[str, str]], lead: str, context: CountContext) -> CountFindings:
    """The counts of a list of label and number; paragraph is the item's index in the list."""
    lines = [CountLine(item, None) for item in items]
    reader = _TableReader(count_table(("", ""), lines, lead, context))
    counts = tuple(replace(f.count, paragraph=f.line) for f in reader.found())
    return CountFindings(counts, tuple(reader.problems))


def _is_something_else(terms: CountTerms, table: LogicalTable, above: str) -> bool:
    """Whether it is a table of contents, where numbers are pages, or of prose, where they are steps or scores."""
    leaders = any(LEADER.search(text) for row in table.rows for text in row.texts)
    prose = [row for row in table.rows if any(len(text) > LONGEST_LABEL for text in row.texts)]
    contents = len(above.split()) <= 2 and terms.says(above, "captions", "contents")
    return leaders or contents or len(prose) * 2 > len(table.rows)


def _is_of_money(terms: CountTerms, table: LogicalTable, captions: Sequence[str]) -> bool:
    """Whether its numbers are sums of money: a caption or the headers over the numbers say so."""
    return any(terms.says(text, "captions", "money") for text in (*captions, *table.columns[1:]))


class _TableReader:
    """Reads one table, row by row."""

    def __init__(self, table: CountTable) -> None:
        self.table = table
        self.terms = table.context.terms
        self.numbers = table.context.numbers
        self.phrases = table.context.phrases
        self.axes = axes_of(table)
        self.totals = TableTotals(table, self.axes)
        self.columns = self.totals.columns
        self.problems: list[Problem] = []

    def read(self) -> CountFindings:
        """All counts and problems of the table."""
        counts = tuple(f.count for f in self.found())
        return CountFindings(counts, tuple(self.problems))

    def found(self) -> list[PlacedCount]:
        """All counts in printed order; units and periods are carried down from section rows and merged cells."""
        found: list[PlacedCount] = []
        section = ""
        carried: dict[int, str] = {}
        group: list[str | None] = []
        for index, line in enumerate(self.table.lines):
            if is_section(self.numbers, line):
                section, carried = next(t for t in line.texts if t.strip()), {}
                continue
            label = self._label(line, section, carried)
            label = replace(label, unit=None, total=True) if index == self.totals.sum_line else label
            if label.total and label.unit is None and index < len(self.table.lines) - 1 and len(set(group)) == 1:
                label = replace(label, unit=group[0])
            group = [] if label.total else [*group, label.unit]
            found.extend(self._counts(index, line, label, found))
        self.problems.extend(self.totals.mismatches(found))
        return found

    def _label(self, line: CountLine, section: str, carried: dict[int, str]) -> LineLabel:
        """The row's label; an empty cell before the last label column repeats the cell above it."""
        is_total = self.terms.is_total
        texts: dict[Axis, list[str]] = {axis: [] for axis in Axis}
        total = False
        for place, (index, axis) in enumerate(zip(self.axes.labels, self.axes.down, strict=True)):
            worded = axis is Axis.PERIOD or self.numbers.of_cell(line.texts[index]) is None
            text = line.texts[index].strip() if worded else ""
            text = text or (carried.get(index, "") if place < len(self.axes.labels) - 1 and not total else "")
            carried[index] = text
            total = total or is_total(text)
            texts[axis].append(text)
        kind = LEVELS.join(dict.fromkeys(t for t in texts[Axis.TYPE] if t))
        words = LEVELS.join(dict.fromkeys(t for t in (*texts[Axis.MEASURE], *texts[Axis.PLAIN]) if t))
        printed = LEVELS.join(dict.fromkeys(t for t in (kind, words) if t))
        unit_total = next((t for t in texts[Axis.UNIT] if is_total(t)), "")
        period = self._row_period(texts[Axis.PERIOD], section)
        period = period or self._period_in(" ".join((printed, *(t for t in texts[Axis.PERIOD] if is_total(t)))))
        dated = " ".join(t for t in texts[Axis.PERIOD] if t and not is_total(t))
        unit = self._unit(texts[Axis.UNIT], "" if total else section)
        return LineLabel(unit, kind, unit_total or printed, period, dated, total)

    def _unit(self, texts: list[str], section: str) -> str | None:
        """The department a row names, what its total adds up, or the one that its section is headed with."""
        is_total, total_of = self.terms.is_total, self.terms.total_of
        units = [total_of(t) or t for t in texts if t and (total_of(t) or not is_total(t))]
        if section and not self.phrases.is_period(section) and not units and Axis.UNIT not in self.axes.down:
            units = [section]
        return LEVELS.join(units) or None

    def _period_in(self, words: str) -> str | None:
        """The one period a label of words names ("Anmeldelser i 2020")."""
        found = [p.period for p in self.phrases.find(words, self.table.year) if p.period]
        return found[0] if len(found) == 1 else None

    def _row_period(self, texts: list[str], section: str) -> str | None:
        labels = [t for t in texts if t and not self.terms.is_total(t)]
        written = [section, *labels] if self.phrases.is_period(section) else labels
        year = next((int(t.strip()[:4]) for t in written if is_year(t)), self.table.year)
        found = [p for p in (self.phrases.of_label(t, year, self.table.context.notes) for t in written) if p]
        return found[-1] if found else None

    def _counts(
        self, index: int, line: CountLine, label: LineLabel, above: Sequence[PlacedCount]
    ) -> Iterator[PlacedCount]:
        if self._counts_something_else(line, label):
            return
        cells = [(c, n) for c in self.columns if (n := self._count_in(line, label, c)) is not None]
        lonely = label.total and len(cells) == 1 and len(self.columns) > 1 and self._periods_across()
        for column, count in cells:
            placed = replace(column, period=None, total=True) if lonely else column
            period = self._period(line, index, label, placed, above)
            yield PlacedCount(replace(self._count(line, label, placed, count), period=period), index, placed)

    def _counts_something_else(self, line: CountLine, label: LineLabel) -> bool:
        """Whether a row among rows of counts holds shares, or counts something else than incidents."""
        shares = self.terms.says(label.measure, "columns", "shares")
        if any(is_percentage(line.texts[c.index]) for c in self.columns) or shares:
            return True
        if label.total or label.kind or not label.measure:
            return False
        if Axis.MEASURE in self.axes.down and is_not_count(self.terms, label.measure):
            return True
        if is_plain_count(self.terms, label.measure) or not self._is_mixed():
            return False
        return self.terms.measure(label.measure) is None or is_not_count(self.terms, label.measure)

    def _is_mixed(self) -> bool:
        """Whether only some rows say what they count, and no caption does."""
        plain = Axis.PLAIN in self.axes.down and self.terms.first_measure(self.table.captions) is None
        return plain and any(is_measure_label(self.terms, self.axes.first_label(line)) for line in self.table.lines)

    def _count_in(self, line: CountLine, label: LineLabel, column: CountColumn) -> int | None:
        """The count of a cell; an empty one is nought where the column's printed total is the sum of the others."""
        text = line.texts[column.index]
        if text.strip():
            return self.numbers.of_counted_cell(text)
        if column.index not in self.totals.proven or line.row is None:
            return None
        own = _crossed(self.phrases, label, column)
        return 0 if own is None or column.period is None or covers(column.period, own) else None

    def _periods_across(self) -> bool:
        return sum(c.axis is Axis.PERIOD for c in self.columns) > 1

    def _count(self, line: CountLine, label: LineLabel, column: CountColumn, count: int) -> Count:
        code, words = self._measure(label, column, line)
        row = line.row
        page = row.pages[0] if row and row.pages else None
        regions = [r for r in row.regions if r.page == page] if row else []
        unit = label.unit
        if column.axis is Axis.UNIT and not column.total:
            unit = column.path
        return Count(
            unit=unit,
            period=None,
            measure=words,
            measure_code=code,
            count=count,
            total=label.total or column.total,
            quote=" | ".join(t.strip() for t in (row.texts if row else line.texts) if t.strip()),
            page=page,
            table_no=row.parts[0].table_no if row and row.parts else None,
            region=union(regions) if regions else None,
        )

    def _period(
        self, line: CountLine, index: int, label: LineLabel, column: CountColumn, above: Sequence[PlacedCount]
    ) -> str | None:
        """The period of a count: its column's or row's; a total's reaches over the periods that it adds up."""
        if crossed := _crossed(self.phrases, label, column):
            return crossed
        own = column.period or label.period
        if label.total and (own is None or is_year(own)) and not _is_of_year(self.terms, self.axes.first_label(line)):
            parts = span(self._periods_above(index, column, above))
            if parts and (own is None or covers(own, parts)):
                return parts
        return own or self._period_of_all(column)

    def _periods_above(self, index: int, column: CountColumn, above: Sequence[PlacedCount]) -> Iterator[str | None]:
        """The periods of a column's counts over a total: of all of them over the last, else of those since the last."""
        counted = [f for f in above if f.column.index == column.index]
        is_total_line = self.totals.is_total_line
        begin = 0
        if index < len(self.table.lines) - 1:
            begin = 1 + max((f.line for f in counted if is_total_line(f.line)), default=-1)
        return (f.count.period for f in counted if f.line >= begin and not is_total_line(f.line))

    def _period_of_all(self, column: CountColumn) -> str | None:
        """The period that holds for the whole table; a total's reaches over its columns' periods."""
        common = self._common_period()
        parts = [c.period for c in self.columns if c.period and is_part(c, column)] if column.total else []
        used = [c.period for c in self.columns if c.period in parts and self.totals.is_used(c)]
        reached = span(used)
        if reached and _is_of_year(self.terms, self.table.header[column.index]):
            return reached[:4] if common is None and covers(reached[:4], reached) else common
        if reached and (common is None or not covers(reached, common)):
            return reached
        return common if common is None or all(covers(common, part) for part in parts) else None

    def _common_period(self) -> str | None:
        """The period of counts whose row and column name none: the caption's, else the corner's, else the title's."""
        year, of_document = self.table.year, self.table.context.period
        named = next((p for text in self.table.headings if (p := self.phrases.told(text, year))), None)
        if named:
            return of_document if of_document and is_year(named) and covers(named, of_document) else named
        counted = {c.index for c in self.columns}
        corners = (last_level(h) for i, h in enumerate(self.table.header) if i not in counted)
        return next((p for h in corners if (p := self.phrases.of_label(h, year))), of_document)

    def _measure(self, label: LineLabel, column: CountColumn, line: CountLine) -> tuple[str, str]:
        """(measure code, measure as printed)."""
        named = Axis.MEASURE in self.axes.down and self.terms.measure(label.measure) is not None
        if column.axis is Axis.TYPE and not named:
            return "by_type", joined_path(label.measure, column.path)
        silent = is_plain_count(self.terms, column.path) or is_total_alone(self.terms, column.path)
        words = joined_path(label.measure, "" if silent else column.path)
        if self._is_unknown_kind(label):
            self.problems.append(_note(NormaliseCode.COUNT_ROWS_UNCLEAR, UNCLEAR, words))
            return "by_type", words
        if label.kind or Axis.TYPE in self.axes.down:
            return "by_type", words
        texts = (label.measure, column.path, self.table.header[column.index], *self.table.captions)
        known = self.terms.first_measure(texts)
        if known is None:
            message = "Neither label, header nor caption says what is counted"
            self.problems.append(_note(NormaliseCode.COUNT_MEASURE_UNKNOWN, message, words or " | ".join(line.texts)))
            return "other", words or self.table.header[column.index]
        text, found = known
        return found.code, words if words and not is_total_alone(self.terms, words) else self._phrase(text, found)

    def _is_unknown_kind(self, label: LineLabel) -> bool:
        named = label.measure and not label.total and not is_plain_count(self.terms, label.measure)
        return bool(named and Axis.PLAIN in self.axes.down and self.terms.measure(label.measure) is None)

    def _phrase(self, text: str, found: Measure) -> str:
        """The words of a caption that say what is counted, with the noun behind them ("Indmeldte hændelser")."""
        noun = re.match(r"\s+[^\W\d]+", text[found.end :])
        end = found.end + noun.end() if noun and self.terms.measure(noun[0]) else found.end
        return text[found.start : end]


def _note(code: NormaliseCode, message: str, value: str) -> Problem:
    return Problem(Stage.NORMALISE, Severity.INFO, code=code, message=message, value=value)


def _crossed(phrases: PeriodPhrases, label: LineLabel, column: CountColumn) -> str | None:
    """The period of a year across and a month down, or the other way round."""
    for year, part in ((column.period_words, label.period_words), (label.period_words, column.period_words)):
        if is_year(year) and part:
            return phrases.of_label(part, int(year.strip()[:4]))
    return None


def _is_of_year(terms: CountTerms, label: str) -> bool:
    """Whether a total is that of the year, whatever parts of it are printed ("Hele året")."""
    return terms.says(label, "rows", "year_totals") and not terms.finder("calendar", "provisional").find(label)
