"""Incidents printed as forms: label and value in two columns, one small table (or block of rows) each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.headers import squeezed
from extractors.values import (
    Cell,
    Doubt,
    Language,
    Layout,
    LedgerRow,
    LogicalCell,
    LogicalRow,
    LogicalTable,
    Region,
    Row,
    Table,
    union,
)
from extractors.whole_words import WholeWords

# A form has at least this many labels, and at least this share of its left column reads like labels.
MIN_LABELS = 3
LABEL_SHARE = 0.6
# The cells of a row with two labels and two values.
TWO_PAIRS = 4


@dataclass(slots=True)
class _Form:
    """One form while it is being put together: its rows, in printed order."""

    rows: list[Row] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def is_form(table: Table, language: Language) -> bool:
    """Whether a table's rows are labels with their values: one pair, or two beside each other."""
    if len(table.column_edges) - 1 not in (2, 4):
        return False
    if len(table.column_edges) - 1 == TWO_PAIRS and not all(_is_paired(row, language) for row in table.rows):
        return False
    labels = [label.text for row in table.rows for label, _ in _pairs(row, language)[:1] if label.lines]
    known = sum(language.label(label) is not None for label in labels)
    return known >= min(MIN_LABELS, len(table.rows)) and known >= LABEL_SHARE * len(labels)


def _is_paired(row: Row, language: Language) -> bool:
    """Whether a row of four columns is one pair whose value spans, or two pairs."""
    cells = [c for c in row.cells if c]
    return len(cells) < TWO_PAIRS or language.label(cells[2].text) is not None


def _pairs(row: Row, language: Language) -> list[tuple[Cell, Cell | None]]:
    """The row's labels, each with its value; a value may be missing. Beside the first a second pair may stand."""
    cells = [c for c in row.cells if c]
    if len(cells) == TWO_PAIRS and language.label(cells[2].text):
        return [(cells[0], cells[1]), (cells[2], cells[3])]
    return [(cells[0], cells[1] if len(cells) > 1 else None)] if cells else []


def join_forms(tables: Sequence[Table], language: Language, whole: WholeWords, above: str = "") -> LogicalTable:
    """All forms as one logical table: labels are the columns, each form is a row."""
    rows, ledger = [], []
    for form in _forms(tables, language):
        rows.append(_row(form, language, whole))
        layouts = [Layout.BODY] + [Layout.CONTINUATION] * (len(form.rows) - 1)
        ledger += [LedgerRow(row, layout) for row, layout in zip(form.rows, layouts, strict=True)]
    columns = tuple(dict.fromkeys(cell.column for row in rows for cell in row.cells))
    return LogicalTable(columns, tuple(rows), tuple(ledger), tables[0].engine, form=True, above=above)


def _forms(tables: Sequence[Table], language: Language) -> Iterator[_Form]:
    """A form begins where the first form's first label comes again, and with a table that repeats its labels."""
    form = _Form()
    labels = [language.label(row.texts[0]) for row in tables[0].rows]
    start = next((label for label in labels if label), "")
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


def _row(form: _Form, language: Language, whole: WholeWords) -> LogicalRow:
    cells: list[LogicalCell] = []
    doubts: list[Doubt] = []
    values: list[Region] = []
    for label, value in (pair for row in form.rows for pair in _pairs(row, language)):
        text = whole.text(value.lines, value.region.x1) if value else whole.text((), 0)
        doubts += [Doubt.WORD_TORN] * text.doubtful
        regions = (value.region,) if value and value.lines else ()
        values += [value.region] if value else []
        if label.lines:
            cells.append(LogicalCell(whole.text(label.lines, label.region.x1).text, text.text, regions))
        elif cells and text.text:
            before = cells.pop()
            joined = f"{before.text} {text.text}".strip()
            cells.append(LogicalCell(before.column, joined, before.regions + regions))
    return LogicalRow(tuple(cells), tuple(form.rows), _around(values), doubts=tuple(dict.fromkeys(doubts)))


def _around(values: Sequence[Region]) -> tuple[Region, ...]:
    """The values' rectangles, those under each other in one column of a page as one."""
    columns: dict[tuple[int, float, float], list[Region]] = {}
    for region in values:
        columns.setdefault((region.page, round(region.x0), round(region.x1)), []).append(region)
    return tuple(union(regions) for regions in columns.values())
