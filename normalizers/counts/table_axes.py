"""What the rows and columns of a table of counts are: departments, kinds, periods or measures.

Which rows are headers is for table_layout, what a total adds up for table_totals, what is counted for tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document.tables import LEVELS
from normalizers.counts.context import CountContext
from normalizers.counts.table_layout import CountLine, is_percentage, is_section, last_level, with_parts_named
from normalizers.counts.terms import CountTerms
from normalizers.danish.analysis import sentences
from normalizers.dates.period_phrases import PeriodPhrases, is_year
from normalizers.vocabulary.patterns import Match

ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,6}(?:\s*/\s*[A-ZÆØÅ]{2,6})*")
YEAR = re.compile(r"(?:19|20)\d\d")


class Axis(StrEnum):
    """What the labels of a row or column tell apart."""

    UNIT = "unit"
    TYPE = "type"
    PERIOD = "period"
    MEASURE = "measure"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of counts; path is the header without its periods, which are period_words as printed.

    kind: the path without the words of a total; columns of one kind add up.
    """

    index: int
    path: str
    kind: str
    period: str | None
    period_words: str
    total: bool
    axis: Axis


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What a row's label columns say."""

    unit: str | None
    kind: str
    measure: str
    period: str | None
    period_words: str
    total: bool


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts as printed, and what stands around it.

    header: the path of each column; headings: the captions over it, nearest first, then the document's title; captions:
    their sentences; year: of months printed without one.
    """

    header: tuple[str, ...]
    lines: tuple[CountLine, ...]
    context: CountContext
    headings: tuple[str, ...]
    captions: tuple[str, ...]
    year: int | None

    def column_texts(self, index: int) -> list[str]:
        """The texts of one column."""
        return [line.texts[index].strip() for line in self.lines if index < len(line.texts)]


@dataclass(frozen=True, slots=True)
class TableAxes:
    """labels: the indexes of the columns that label the rows; down: what each of them tells apart; columns: of counts.

    The last of columns may be a total that its name does not tell (table_totals).
    """

    labels: tuple[int, ...]
    down: tuple[Axis, ...]
    columns: tuple[CountColumn, ...]

    def first_label(self, line: CountLine) -> str:
        """The first text of a line's label columns; empty where they are."""
        return next((t for i in self.labels if (t := line.texts[i].strip())), "")


def count_table(header: tuple[str, ...], lines: Sequence[CountLine], above: str, context: CountContext) -> CountTable:
    """A table with its caption (above) and its document's words; headings among its rows are notes of it too."""
    within = (t for line in lines for t in line.texts if len(t.split()) > 2 and is_section(context.numbers, line))
    headings = (above, *context.headings, context.title or "")
    return CountTable(
        header,
        tuple(with_parts_named(context.terms, line, header) for line in lines if any(t.strip() for t in line.texts)),
        replace(context, notes=(*context.notes, *within)),
        headings,
        tuple(t[a:b] for t in headings for a, b in sentences(t)),
        _year(context.phrases, (*header, *headings)) or context.year,
    )


def _year(phrases: PeriodPhrases, texts: Sequence[str]) -> int | None:
    """The year that the first of the texts names which names just one: a corner cell, the caption, the title."""
    for text in texts:
        years = {m[0] for p in phrases.find(text) if (m := YEAR.match(p.period or ""))}
        if len(years) == 1:
            return int(years.pop())
    return None


def axes_of(table: CountTable) -> TableAxes:
    """What the table's label columns and columns of counts tell apart."""
    return _AxesReader(table).read()


class _AxesReader:
    """Reads the axes of one table."""

    def __init__(self, table: CountTable) -> None:
        self.table = table
        self.terms = table.context.terms
        self.numbers = table.context.numbers
        self.phrases = table.context.phrases

    def read(self) -> TableAxes:
        """The labels first: the columns of counts are those beside them."""
        labels = self._label_columns()
        down = tuple(self._axis(i) for i in labels)
        columns = [
            self._column(index, path)
            for index, path in enumerate(self.table.header)
            if index not in labels and self._holds_counts(index, path)
        ]
        return TableAxes(tuple(labels), down, tuple(_with_units_across(self.terms, columns, Axis.UNIT in down)))

    def _label_columns(self) -> list[int]:
        """The columns before the first column of counts that hold words or periods."""
        labels = []
        for index in range(len(self.table.header)):
            texts = [t for t in self.table.column_texts(index) if t]
            counts = [t for t in texts if self.numbers.is_count(t)]
            if texts and len(counts) * 2 > len(texts):
                if self._numbers_rows(index):
                    continue
                break
            if texts and not all(is_percentage(t) for t in texts):
                labels.append(index)
        if len(labels) == len(self.table.header):
            return labels[:1]
        return labels

    def _numbers_rows(self, index: int) -> bool:
        """Whether a column numbers the rows: by its header, or because its numbers count up."""
        numbers = [n for t in self.table.column_texts(index) if (n := self.numbers.of_cell(t)) is not None]
        return self.terms.says(self.table.header[index], "columns", "references") or _counts_up(numbers)

    def _holds_counts(self, index: int, path: str) -> bool:
        texts = self.table.column_texts(index)
        numbers = [n for t in texts if (n := self.numbers.of_cell(t)) is not None]
        years = len(numbers) > 1 and all(is_year(t) for t in texts if t)
        shares = sum(map(is_percentage, texts))
        return (
            bool(numbers)
            and not years
            and 2 * shares <= len(texts)
            and not is_not_count(self.terms, path)
            and not _counts_up(numbers)
        )

    def _column(self, index: int, path: str) -> CountColumn:
        year, notes = self.table.year, self.table.context.notes
        parts = [_without_period(self.table.context, p, year) for p in path.split(LEVELS) if p.strip()]
        words = " ".join(p for _, p in parts if p)
        known = (self.phrases.of_label(p, year, notes) for _, p in reversed(parts) if p)
        period = self.phrases.of_label(words, year, notes) or next((p for p in known if p), None)
        rest = [p for p, _ in parts if p]
        own = [p for p in rest if not self.terms.is_total(p) or self.terms.measure(p)]
        axis = self._column_axis(rest, bool(words))
        return CountColumn(index, LEVELS.join(rest), LEVELS.join(own), period, words, len(own) < len(rest), axis)

    def _column_axis(self, rest: list[str], period: bool) -> Axis:
        name = rest[-1] if rest else ""
        if period and not name:
            return Axis.PERIOD
        if not name or self.terms.is_total(name) or is_plain_count(self.terms, name):
            return Axis.PLAIN
        return Axis.MEASURE if self.terms.measure(LEVELS.join(rest)) else Axis.TYPE

    def _axis(self, index: int) -> Axis:
        """What a label column tells apart: its header says so, else its labels, else the caption."""
        texts = self._labels(index)
        if texts and all(self.phrases.is_period(t) for t in texts):
            return Axis.PERIOD
        of_header = self._axis_of_header(self.table.header[index])
        return of_header or _axis_of_labels(self.terms, texts) or self._axis_of_captions()

    def _labels(self, index: int) -> list[str]:
        return [t for t in self.table.column_texts(index) if t and not self.terms.is_total(t)]

    def _axis_of_header(self, path: str) -> Axis | None:
        for part in reversed(path.split(LEVELS)):
            for name, axis in (("units", Axis.UNIT), ("measures", Axis.MEASURE), ("types", Axis.TYPE)):
                if part and self.terms.says(part, "rows", name) and not self.phrases.find(part):
                    return self._measures_or(axis, path)
        return None

    def _measures_or(self, axis: Axis, path: str) -> Axis:
        """A column headed as a kind whose labels are the words of the measures holds measures."""
        if axis is not Axis.TYPE:
            return axis
        texts = self._labels(self.table.header.index(path))
        return Axis.MEASURE if texts and all(is_measure_label(self.terms, t) for t in texts) else Axis.TYPE

    def _axis_of_captions(self) -> Axis:
        for text in self.table.captions:
            if text and self.terms.says(text, "captions", "types"):
                return Axis.TYPE
            if text and self.terms.says(text, "captions", "units"):
                return Axis.UNIT
        return Axis.PLAIN


def is_not_count(terms: CountTerms, path: str) -> bool:
    """Whether a header names shares, or persons and the like; "Underretning af borgere" counts incidents."""
    if "%" in path or terms.says(path, "columns", "shares"):
        return True
    others = (
        [] if terms.says(path, "columns", "levels") else terms.finder("columns", "not_counts", "references").find(path)
    )
    counted = terms.measure(path)
    if not others or counted is None:
        return bool(others)
    if others[0].start <= counted.start and counted.end < others[0].end:
        return True
    if terms.says(path[: others[0].start], "columns", "counted_things"):
        return False
    if counted.code == "subjects_informed" and _tells_persons(terms, path, others[0]):
        return False
    adjective = path[: counted.end].endswith("e") and path[counted.end : others[0].start].isspace()
    return counted.start > others[0].start or adjective


def is_plain_count(terms: CountTerms, text: str) -> bool:
    """Whether a header says nothing but "Antal"."""
    plain = terms.says(text, "rows", "plain") and terms.measure(text) is None and len(text.split()) <= 3
    return not text.strip() or plain


def is_total_alone(terms: CountTerms, text: str) -> bool:
    """Whether a label says "i alt" and no measure."""
    return terms.is_total(text) and terms.measure(text) is None


def is_measure_label(terms: CountTerms, text: str) -> bool:
    """Whether a label says what is counted, a kind of breach left aside."""
    found = terms.measure(text)
    return found is not None and found.code != "by_type"


def _without_period(context: CountContext, part: str, year: int | None) -> tuple[str, str]:
    """(the rest, the period as printed) of one level of a header: "Antal 2020" -> ("", "2020")."""
    part = part.strip()
    if context.phrases.is_period(part):
        return "", part
    found = [p for p in context.phrases.find(part, year) if p.period]
    if len(found) != 1:
        return part, ""
    rest = f"{part[: found[0].start]} {part[found[0].end :]}".strip()
    silent = is_plain_count(context.terms, rest) and not context.terms.is_total(rest)
    return ("" if silent else rest), part[found[0].start : found[0].end]


def _with_units_across(terms: CountTerms, columns: list[CountColumn], units_down: bool) -> list[CountColumn]:
    """Columns whose headers are departments' names, where the rows are not."""
    named = [c for c in columns if c.axis is Axis.TYPE]
    if units_down or len(named) < 2 or not all(_is_unit_name(terms, last_level(c.path)) for c in named):
        return columns
    return [replace(c, axis=Axis.UNIT) if c.axis is Axis.TYPE else c for c in columns]


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether a column's numbers number its rows: 1, 2, 3, 4 ..."""
    return len(numbers) > 3 and list(numbers) == list(range(1, len(numbers) + 1))


def _tells_persons(terms: CountTerms, path: str, other: Match) -> bool:
    """Whether persons open a statement on incidents ("Berørte borgere orienteret"), not "Antal borgere orienteret"."""
    opening = path[: other.start].split()
    return all(terms.says(word, "measures", "persons") for word in opening) and terms.says(
        path[other.start : other.end], "measures", "persons"
    )


def _is_unit_name(terms: CountTerms, text: str) -> bool:
    return bool(ABBREVIATION.fullmatch(text)) or terms.says(text, "rows", "unit_names")


def _axis_of_labels(terms: CountTerms, texts: list[str]) -> Axis | None:
    """What labels under an empty header are, by the greater part of them."""
    if not texts:
        return None
    if sum(is_measure_label(terms, t) for t in texts) * 2 > len(texts):
        return Axis.MEASURE
    if sum(_is_unit_name(terms, t) for t in texts) * 2 > len(texts):
        return Axis.UNIT
    return None
