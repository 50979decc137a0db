"""Incidents printed as forms: label and value in two columns, one small table (or block of rows) each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.headers import squeezed
from extractors.values import (
    Doubt,
    Language,
    Layout,
    LedgerRow,
    LogicalCell,
    LogicalRow,
    LogicalTable,
    Row,
    Table,
    union,
)
from extractors.whole_words import WholeWords

# A form has at least this many labels, and at least this share of its left column reads like labels.
MIN_LABELS = 3
LABEL_SHARE = 0.6


@dataclass(slots=True)
class _Form:
    """One form while it is being put together: its rows, in printed order."""

    rows: list[Row] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def is_form(table: Table, language: Language) -> bool:
    """Whether a table has two columns and its left one holds labels."""
    if len(table.column_edges) != 3:
        return False
    labels = [row.cells[0].text for row in table.rows if row.cells[0] and row.cells[0].lines]
    known = sum(language.label(label) is not None for label in labels)
    return known >= min(MIN_LABELS, len(table.rows)) and known >= LABEL_SHARE * len(labels)


def join_forms(tables: Sequence[Table], language: Language, whole: WholeWords, above: str = "") -> LogicalTable:
    """All forms as one logical table: labels are the columns, each form is a row."""
    rows, ledger = [], []
    for form in _forms(tables, language):
        rows.append(_row(form, whole))
        layouts = [Layout.BODY] + [Layout.CONTINUATION] * (len(form.rows) - 1)
        ledger += [LedgerRow(row, layout) for row, layout in zip(form.rows, layouts, strict=True)]
    columns = tuple(dict.fromkeys(cell.column for row in rows for cell in row.cells))
    return LogicalTable(columns, tuple(rows), tuple(ledger), tables[0].engine, form=True, above=above)


def _forms(tables: Sequence[Table], language: Language) -> Iterator[_Form]:
    """A form begins where the first form's first label comes again, and with a table that repeats its labels."""
    form = _Form()
    start = _key(tables[0].rows[0], language)
    for table in tables:
        keys = [_key(row, language) for row in table.rows]
        leading = set(keys[: keys.index(start)]) if start in keys else set(keys)
        repeats = len(leading & form.keys) >= len(leading) / 2
        for index, (row, key) in enumerate(zip(table.rows, keys, strict=True)):
            if form.rows and (key == start or (index == 0 and repeats)):
                yield form
                form = _Form()
            form.rows.append(row)
            form.keys.add(key)
    yield form


def _key(row: Row, language: Language) -> str:
    """What a row's label means, else its letters: equal for one label in two wordings."""
    label = row.texts[0]
    return language.label(label) or squeezed([label])


def _row(form: _Form, whole: WholeWords) -> LogicalRow:
    cells: list[LogicalCell] = []
    doubts: list[Doubt] = []
    for row in form.rows:
        label, value = row.cells[0], row.cells[1]
        text = whole.text(value.lines, value.region.x1) if value else whole.text((), 0)
        doubts += [Doubt.WORD_TORN] * text.doubtful
        regions = (value.region,) if value and value.lines else ()
        if label and label.lines:
            cells.append(LogicalCell(whole.text(label.lines, label.region.x1).text, text.text, regions))
        elif cells and text.text:
            before = cells.pop()
            joined = f"{before.text} {text.text}".strip()
            cells.append(LogicalCell(before.column, joined, before.regions + regions))
    values = [row.cells[1].region for row in form.rows if row.cells[1]]
    around = tuple(union(r for r in values if r.page == page) for page in sorted({r.page for r in values}))
    return LogicalRow(tuple(cells), tuple(form.rows), around, doubts=tuple(dict.fromkeys(doubts)))
