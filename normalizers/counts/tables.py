"""Counts in tables: units, kinds or periods down the side, measures or periods across the top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.geometry import union
from extractors.document.problems import Problem, Severity, Stage
from extractors.document.tables import LogicalTable
from normalizers.codes import NormaliseCode
from normalizers.counts.context import CountContext, CountFindings, total_mismatch
from normalizers.counts.table_axes import (
    Axis,
    CountColumn,
    LineLabel,
    axis_of_labels,
    is_measure_label,
    is_not_count,
    is_plain_count,
    is_sequence,
    is_total_alone,
    with_units_across,
    without_period,
)
from normalizers.counts.table_layout import (
    PATH,
    CountLine,
    blocks,
    counted_in,
    is_count,
    is_percentage,
    joined_path,
    last_level,
    number,
    with_parts_named,
)
from normalizers.counts.terms import Measure, finder, first, is_total, measure, says, total_of
from normalizers.danish.analysis import sentences
from normalizers.dates.period_phrases import find_periods, is_period, is_year, period_of, told_period
from normalizers.dates.periods import covers, span
from normalizers.findings import Count

YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_LABEL = 150  # characters; a longer cell is prose
LEADER = re.compile(r"\.{4,}|…")
UNCLEAR = "The rows are neither departments, periods, kinds nor measures"


@dataclass(frozen=True, slots=True)
class _Found:
    """A count with the row and column it stands in."""

    count: Count
    line: int
    column: CountColumn


def from_table(table: LogicalTable, title_above: str | None, context: CountContext) -> CountFindings:
    """The counts of one table. title_above: the paragraph before the table where the table does not know it."""
    above = title_above or table.above
    if _is_something_else(table, above):
        return CountFindings()
    incidents = context.known or counts_incidents(table, context.title)
    if not incidents or _is_of_money(table, (above, context.title or "")):
        return CountFindings(
            problems=(_note(NormaliseCode.COUNT_TABLE_OTHER, "A table of numbers that count no incidents", above),)
        )
    found = [_TableReader(header, lines, above, context).read() for header, lines in blocks(table)]
    return CountFindings(tuple(c for f in found for c in f.counts), tuple(p for f in found for p in f.problems))


def _is_something_else(table: LogicalTable, above: str) -> bool:
    """Whether it is a table of contents, where numbers are pages, or of prose, where they are steps or scores."""
    leaders = any(LEADER.search(text) for row in table.rows for text in row.texts)
    prose = [row for row in table.rows if any(len(text) > LONGEST_LABEL for text in row.texts)]
    contents = len(above.split()) <= 2 and says(above, "captions", "contents")
    return leaders or contents or len(prose) * 2 > len(table.rows)


def _is_of_money(table: LogicalTable, captions: Sequence[str]) -> bool:
    """Whether its numbers are sums of money: a caption or the headers over the numbers say so."""
    return any(says(text, "captions", "money") for text in (*captions, *table.columns[1:]))


def counts_incidents(table: LogicalTable, title: str | None) -> bool:
    """Whether a table of numbers counts incidents: its own words say so; the title's where they name nothing else."""
    texts = [table.above, *table.columns, *(t for row in table.rows for t in row.texts[:2] if number(t) is None)]
    if any(says(text, "captions", "incidents") for text in texts):
        return True
    if not title or not says(title, "captions", "incidents"):
        return False
    heads = [*table.columns, *(table.rows[0].texts if table.rows else ())]
    return not any(says(text, "columns", "not_counts") for text in (table.above, *heads))


def from_list(items: Sequence[tuple[str, str]], lead: str, context: CountContext) -> CountFindings:
    """The counts of a list of label and number; paragraph is the item's index in the list."""
    lines = [CountLine(item, None) for item in items]
    reader = _TableReader(("", ""), lines, lead, context)
    counts = tuple(replace(f.count, paragraph=f.line) for f in reader.found())
    return CountFindings(counts, tuple(reader.problems))


class _TableReader:
    """Reads one table; the steps are in the order of read()."""

    def __init__(self, header: tuple[str, ...], lines: list[CountLine], above: str, context: CountContext) -> None:
        self.header = header
        self.lines = [with_parts_named(line, header) for line in lines if any(t.strip() for t in line.texts)]
        self.above = above
        within = tuple(t for line in lines for t in line.texts if len(t.split()) > 2 and self._is_section(line))
        self.context = replace(context, notes=(*context.notes, *within))
        self.headings = (above, *context.headings, context.title or "")
        self.captions = tuple(t[a:b] for t in self.headings for a, b in sentences(t))
        self.year = self._year()
        self.labels = self._label_columns()
        self.columns = self._count_columns()
        self.axes = [self._axis(i) for i in self.labels]
        self.sum_line = self._sum_line()
        self.columns = self._with_sum(self.columns)
        self.proven = self._proven()
        self.problems: list[Problem] = []

    def read(self) -> CountFindings:
        """All counts and problems of the table."""
        counts = tuple(f.count for f in self.found())
        return CountFindings(counts, tuple(self.problems))

    def found(self) -> list[_Found]:
        """All counts in printed order; units and periods are carried down from section rows and merged cells."""
        found: list[_Found] = []
        section = ""
        carried: dict[int, str] = {}
        for index, line in enumerate(self.lines):
            if self._is_section(line):
                section, carried = next(t for t in line.texts if t.strip()), {}
                continue
            label = self._label(line, section, carried)
            label = replace(label, unit=None, total=True) if index == self.sum_line else label
            found.extend(self._counts(index, line, label, found))
        self._check_totals(found)
        return found

    def _year(self) -> int | None:
        """The year of months printed without one: a corner cell, the caption, the title."""
        for text in (*self.header, *self.headings):
            years = {m[0] for p in find_periods(text) if (m := YEAR.match(p.period or ""))}
            if len(years) == 1:
                return int(years.pop())
        return self.context.year

    def _texts(self, index: int) -> list[str]:
        return [line.texts[index].strip() for line in self.lines if index < len(line.texts)]

    def _label_columns(self) -> list[int]:
        """The columns before the first column of counts that hold words or periods."""
        labels = []
        for index in range(len(self.header)):
            texts = [t for t in self._texts(index) if t]
            counts = [t for t in texts if is_count(t)]
            if texts and len(counts) * 2 > len(texts):
                break
            if texts and not all(is_percentage(t) for t in texts):
                labels.append(index)
        if len(labels) == len(self.header):
            return labels[:1]
        return labels

    def _count_columns(self) -> list[CountColumn]:
        columns = []
        for index, path in enumerate(self.header):
            texts = self._texts(index)
            if index in self.labels or not any(number(t) is not None for t in texts):
                continue
            shares = sum(map(is_percentage, texts))
            if 2 * shares > len(texts) or is_not_count(path) or is_sequence(texts):
                continue
            columns.append(self._column(index, path))
        return with_units_across(columns, bool(self._unit_rows()))

    def _column(self, index: int, path: str) -> CountColumn:
        parts = [without_period(p, self.year) for p in path.split(PATH) if p.strip()]
        words = " ".join(p for _, p in parts if p)
        notes = self.context.notes
        known = (period_of(p, self.year, notes) for _, p in reversed(parts) if p)
        period = period_of(words, self.year, notes) or next((p for p in known if p), None)
        rest = [p for p, _ in parts if p]
        own = [p for p in rest if not is_total(p) or measure(p)]
        axis = self._column_axis(rest, bool(words))
        return CountColumn(index, PATH.join(rest), PATH.join(own), period, words, len(own) < len(rest), axis)

    def _column_axis(self, rest: list[str], period: bool) -> Axis:
        name = rest[-1] if rest else ""
        if period and not name:
            return Axis.PERIOD
        if not name or is_total(name) or is_plain_count(name):
            return Axis.PLAIN
        return Axis.MEASURE if measure(PATH.join(rest)) else Axis.TYPE

    def _unit_rows(self) -> bool:
        return any(self._axis(i) is Axis.UNIT for i in self.labels)

    def _axis(self, index: int) -> Axis:
        """What a label column tells apart: its header says so, else its labels, else the caption."""
        texts = [t for t in self._texts(index) if t and not is_total(t)]
        if texts and all(is_period(t) for t in texts):
            return Axis.PERIOD
        return self._axis_of_header(self.header[index]) or axis_of_labels(texts) or self._axis_of_caption()

    def _axis_of_header(self, path: str) -> Axis | None:
        for part in reversed(path.split(PATH)):
            for name, axis in (("units", Axis.UNIT), ("measures", Axis.MEASURE), ("types", Axis.TYPE)):
                if part and says(part, "rows", name) and not find_periods(part):
                    return self._measures_or(axis, path)
        return None

    def _measures_or(self, axis: Axis, path: str) -> Axis:
        """A column headed as a kind whose labels are the words of the measures holds measures."""
        if axis is not Axis.TYPE:
            return axis
        texts = [t for t in self._texts(self.header.index(path)) if t and not is_total(t)]
        return Axis.MEASURE if texts and all(is_measure_label(t) for t in texts) else Axis.TYPE

    def _axis_of_caption(self) -> Axis:
        for text in self.captions:
            if text and says(text, "captions", "types"):
                return Axis.TYPE
            if text and says(text, "captions", "units"):
                return Axis.UNIT
        return Axis.PLAIN

    def _is_section(self, line: CountLine) -> bool:
        words = {t.strip() for t in line.texts if t.strip()}
        spanning = line.row is not None and line.row.spanning
        return len(words) == 1 and (spanning or bool(line.texts[0].strip())) and all(
            not is_count(w) for w in words
        )  # fmt: skip

    def _label(self, line: CountLine, section: str, carried: dict[int, str]) -> LineLabel:
        """The row's label; an empty cell before the last label column repeats the cell above it."""
        texts: dict[Axis, list[str]] = {axis: [] for axis in Axis}
        total = False
        for place, (index, axis) in enumerate(zip(self.labels, self.axes, strict=True)):
            text = line.texts[index].strip() if number(line.texts[index]) is None or axis is Axis.PERIOD else ""
            text = text or (carried.get(index, "") if place < len(self.labels) - 1 and not total else "")
            carried[index] = text
            total = total or is_total(text)
            texts[axis].append(text)
        period = self._row_period(texts[Axis.PERIOD], section)
        units = [total_of(t) or t for t in texts[Axis.UNIT] if t and (total_of(t) or not is_total(t))]
        if section and not is_period(section) and not units and Axis.UNIT not in self.axes and not total:
            units = [section]
        kind = PATH.join(dict.fromkeys(t for t in texts[Axis.TYPE] if t))
        words = PATH.join(dict.fromkeys(t for t in (*texts[Axis.MEASURE], *texts[Axis.PLAIN]) if t))
        printed = PATH.join(dict.fromkeys(t for t in (kind, words) if t))
        unit_total = next((t for t in texts[Axis.UNIT] if is_total(t)), "")
        period = period or self._period_in(" ".join((printed, *(t for t in texts[Axis.PERIOD] if is_total(t)))))
        dated = " ".join(t for t in texts[Axis.PERIOD] if t and not is_total(t))
        return LineLabel(PATH.join(units) or None, kind, unit_total or printed, period, dated, total)

    def _period_in(self, words: str) -> str | None:
        """The one period a label of words names ("Anmeldelser i 2020")."""
        found = [p.period for p in find_periods(words, self.year) if p.period]
        return found[0] if len(found) == 1 else None

    def _row_period(self, texts: list[str], section: str) -> str | None:
        labels = [t for t in texts if t and not is_total(t)]
        written = [section, *labels] if is_period(section) else labels
        year = next((int(t.strip()[:4]) for t in written if is_year(t)), self.year)
        found = [p for p in (period_of(t, year, self.context.notes) for t in written) if p]
        return found[-1] if found else None

    def _counts(self, index: int, line: CountLine, label: LineLabel, above: Sequence[_Found]) -> Iterator[_Found]:
        if self._counts_something_else(line, label):
            return
        cells = [(c, n) for c in self.columns if (n := self._count_in(line, label, c)) is not None]
        lonely = label.total and len(cells) == 1 and len(self.columns) > 1 and self._periods_across()
        for column, count in cells:
            placed = replace(column, period=None, total=True) if lonely else column
            period = self._period(index, label, placed, above)
            yield _Found(replace(self._count(line, label, placed, count), period=period), index, placed)

    def _counts_something_else(self, line: CountLine, label: LineLabel) -> bool:
        """Whether a row among rows of counts holds shares, or counts something else than incidents."""
        if any(is_percentage(line.texts[c.index]) for c in self.columns) or says(label.measure, "columns", "shares"):
            return True
        if label.total or label.kind or not label.measure:
            return False
        if Axis.MEASURE in self.axes and is_not_count(label.measure):
            return True
        if is_plain_count(label.measure):
            return False
        mixed = Axis.PLAIN in self.axes and self._has_measure_rows() and first(self.captions) is None
        return mixed and (measure(label.measure) is None or is_not_count(label.measure))

    def _has_measure_rows(self) -> bool:
        return any(is_measure_label(self._first_label(i)) for i in range(len(self.lines)))

    def _count_in(self, line: CountLine, label: LineLabel, column: CountColumn) -> int | None:
        """The count of a cell; an empty one is nought where the column's printed total is the sum of the others."""
        text = line.texts[column.index]
        if text.strip():
            return counted_in(text)
        if column.index not in self.proven or line.row is None:
            return None
        own = _crossed(label, column)
        return 0 if own is None or column.period is None or covers(column.period, own) else None

    def _sum_line(self) -> int | None:
        """The last line, where it adds up the others in several columns, whatever its label; measures do not."""
        last = len(self.lines) - 1
        columns = [c for c in self.columns if self._is_used(c)]
        if last < 2 or len(columns) < 2 or Axis.MEASURE in self.axes or measure(self._first_label(last)):
            return None
        body = [line for line in self.lines[:-1] if not is_total(next((t for t in line.texts if t.strip()), ""))]
        sums = [sum(counted_in(line.texts[c.index]) or 0 for line in body) for c in columns]
        totals = [counted_in(self.lines[-1].texts[c.index]) for c in columns]
        return last if sums == totals and sum(map(bool, sums)) > 1 else None

    def _with_sum(self, columns: list[CountColumn]) -> list[CountColumn]:
        """The columns; the last is a total where its name says nothing and it adds up all others in every row."""
        if not columns:
            return columns
        *parts, last = columns
        told_apart = [c for c in parts if c.axis in (Axis.PERIOD, Axis.TYPE, Axis.UNIT)]
        if last.total or last.period or measure(last.path) or len(told_apart) < max(2, len(parts)):
            return columns
        rows = [[counted_in(line.texts[c.index]) or 0 for c in told_apart] for line in self.lines]
        totals = [counted_in(line.texts[last.index]) or 0 for line in self.lines]
        if sum(map(bool, totals)) < 2 or [sum(row) for row in rows] != totals:
            return columns
        return [*told_apart, replace(last, kind="", total=True, axis=Axis.PLAIN)]

    def _proven(self) -> frozenset[int]:
        """The columns whose last row is a printed total that leaves nothing for the empty cells over it."""
        if len(self.lines) < 3 or not self._is_total_line(len(self.lines) - 1) or _tells_of_blanks(self.context.notes):
            return frozenset()
        body, last = self.lines[:-1], self.lines[-1]
        if any(self._is_total_line(i) for i in range(len(body))):
            return frozenset()
        sums = {c.index: sum(counted_in(line.texts[c.index]) or 0 for line in body) for c in self.columns}
        return frozenset(i for i, total in sums.items() if number(last.texts[i]) == total)

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

    def _period(self, index: int, label: LineLabel, column: CountColumn, above: Sequence[_Found]) -> str | None:
        """The period of a count: its column's or row's; a total's reaches over the periods that it adds up."""
        if crossed := _crossed(label, column):
            return crossed
        own = column.period or label.period
        if label.total and (own is None or is_year(own)) and not _is_of_year(self._first_label(index)):
            parts = span(self._periods_above(index, column, above))
            if parts and (own is None or covers(own, parts)):
                return parts
        return own or self._period_of_all(column)

    def _periods_above(self, index: int, column: CountColumn, above: Sequence[_Found]) -> Iterator[str | None]:
        """The periods of a column's counts over a total: of all of them over the last, else of those since the last."""
        counted = [f for f in above if f.column.index == column.index]
        begin = 0
        if index < len(self.lines) - 1:
            begin = 1 + max((f.line for f in counted if self._is_total_line(f.line)), default=-1)
        return (f.count.period for f in counted if f.line >= begin and not self._is_total_line(f.line))

    def _period_of_all(self, column: CountColumn) -> str | None:
        """The period that holds for the whole table; a total's reaches over its columns' periods."""
        common = self._common_period()
        parts = [c.period for c in self.columns if c.period and _is_part(c, column)] if column.total else []
        used = [c.period for c in self.columns if c.period in parts and self._is_used(c)]
        whole = span(used)
        if whole and _is_of_year(self.header[column.index]):
            return whole[:4] if common is None and covers(whole[:4], whole) else common
        if whole and (common is None or not covers(whole, common)):
            return whole
        return common if common is None or all(covers(common, part) for part in parts) else None

    def _is_used(self, column: CountColumn) -> bool:
        return any(counted_in(line.texts[column.index]) is not None for line in self.lines)

    def _common_period(self) -> str | None:
        """The period of counts whose row and column name none: the caption's, else the corner's, else the title's."""
        told = next((p for text in self.headings if (p := told_period(text, self.year))), None)
        if told:
            narrower = self.context.period
            return narrower if narrower and is_year(told) and covers(told, narrower) else told
        corner = [p for i, h in enumerate(self.header) if i not in {c.index for c in self.columns}
                  and (p := period_of(last_level(h), self.year))]  # fmt: skip
        return corner[0] if corner else self.context.period

    def _measure(self, label: LineLabel, column: CountColumn, line: CountLine) -> tuple[str, str]:
        """(measure code, measure as printed)."""
        told = Axis.MEASURE in self.axes and measure(label.measure) is not None
        if column.axis is Axis.TYPE and self._measure_columns() == 0 and not told:
            return "by_type", joined_path(label.measure, column.path)
        silent = is_plain_count(column.path) or is_total_alone(column.path)
        words = joined_path(label.measure, "" if silent else column.path)
        if self._is_unknown_kind(label):
            self.problems.append(_note(NormaliseCode.COUNT_ROWS_UNCLEAR, UNCLEAR, words))
            return "by_type", words
        if label.kind or Axis.TYPE in self.axes:
            return "by_type", words
        known = first((label.measure, column.path, self.header[column.index], *self.captions))
        if known is None:
            message = "Neither label, header nor caption says what is counted"
            self.problems.append(_note(NormaliseCode.COUNT_MEASURE_UNKNOWN, message, words or " | ".join(line.texts)))
            return "other", words or self.header[column.index]
        text, found = known
        own = words if words and not is_total_alone(words) else _phrase(text, found)
        return found.code, own

    def _measure_columns(self) -> int:
        return sum(c.axis is Axis.MEASURE for c in self.columns)

    def _is_unknown_kind(self, label: LineLabel) -> bool:
        named = label.measure and not label.total and not is_plain_count(label.measure)
        return bool(named and Axis.PLAIN in self.axes and measure(label.measure) is None)

    def _check_totals(self, found: list[_Found]) -> None:
        """A printed total is checked against the parts above it in its column, and beside it in its row."""
        for item in found:
            label_total = self._is_total_line(item.line)
            parts: list[list[int]] = []
            if label_total:
                parts.extend(self._parts_above(item, found))
            elif item.column.total:
                beside = [f for f in found if f.line == item.line and _is_part(f.column, item.column)]
                if len({f.column.kind for f in beside if f.column.axis is Axis.MEASURE}) <= 1:
                    parts.append([f.count.count for f in beside])
            parts = [p for p in parts if len(p) > 1]
            if parts and all(sum(p) != item.count.count for p in parts):
                self.problems.append(total_mismatch(item.count, f"the sum of its parts, {sum(parts[0])}"))

    def _is_total_line(self, line: int) -> bool:
        return line == self.sum_line or is_total(self._first_label(line))

    def _first_label(self, line: int) -> str:
        return next((t for i in self.labels if (t := self.lines[line].texts[i].strip())), "")

    def _parts_above(self, item: _Found, found: list[_Found]) -> Iterator[list[int]]:
        """The column's parts: all above, and those since the last total; the last column's where it was lonely."""
        whole = item.count.period
        column = [f for f in found if f.column.index == item.column.index and f.line < item.line]
        column = [f for f in column if not whole or not f.count.period or covers(whole, f.count.period)]
        yield [f.count.count for f in column if not self._is_total_line(f.line)]
        last_total = max((f.line for f in column if self._is_total_line(f.line)), default=-1)
        yield [f.count.count for f in column if f.line > last_total]


def _note(code: NormaliseCode, message: str, value: str) -> Problem:
    return Problem(Stage.NORMALISE, Severity.INFO, code=code, message=message, value=value)


def _crossed(label: LineLabel, column: CountColumn) -> str | None:
    """The period of a year across and a month down, or the other way round."""
    for year, part in ((column.period_words, label.period_words), (label.period_words, column.period_words)):
        if is_year(year) and part:
            return period_of(part, int(year.strip()[:4]))
    return None


def _is_part(column: CountColumn, total: CountColumn) -> bool:
    """Whether a total column may add up this column; measures are not added up ("Indberettet", "Heraf brud")."""
    within = total.period is None or (column.period or "").startswith(total.period)
    same_kind = not total.kind or column.kind == total.kind
    told_apart = column.axis in (Axis.PERIOD, Axis.TYPE, Axis.UNIT) or column.period is not None
    return not column.total and within and same_kind and told_apart


def _tells_of_blanks(notes: Sequence[str]) -> bool:
    """Whether a sentence explains empty cells otherwise than by nought ("Blank: ikke oplyst")."""
    for note in notes:
        for start, end in sentences(note):
            found = finder("columns", "blanks").find(note[start:end])
            if found and not says(note[start + found[0].start : end], "columns", "noughts"):
                return True
    return False


def _is_of_year(label: str) -> bool:
    """Whether a total is that of the year, whatever parts of it are printed ("Hele året")."""
    return says(label, "rows", "year_totals") and not finder("calendar", "provisional").find(label)


def _phrase(text: str, found: Measure) -> str:
    """The words of a caption that say what is counted, with the noun behind them ("Indmeldte hændelser")."""
    noun = re.match(r"\s+[^\W\d]+", text[found.end :])
    end = found.end + noun.end() if noun and measure(noun[0]) else found.end
    return text[found.start : end]
