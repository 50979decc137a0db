"""Incidents printed as forms: which blocks of fields are one form, and all forms as rows of one logical table.

What a label means is for the Language; where labels and values stand for fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.document.geometry import Region, union
from extractors.document.lines import squeezed
from extractors.document.problems import Doubt
from extractors.document.tables import Layout, LedgerRow, LogicalCell, LogicalRow, LogicalTable, Row, Table
from extractors.forms.fields import Block, arrangement_of, beside
from extractors.joining.logical_table import JOINING
from extractors.joining.whole_words import WholeWords
from extractors.language import Language


@dataclass(slots=True)
class _Form:
    """One form while it is being put together: its blocks, in printed order."""

    blocks: list[Block] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    @property
    def rows(self) -> list[Row]:
        """Its printed rows."""
        return [row for block in self.blocks for row in block.rows]


def is_form(table: Table, language: Language) -> bool:
    """Whether a table's cells are labels with their values."""
    return arrangement_of(table, language) is not None


def goes_on(forms: Sequence[Table], table: Table) -> bool:
    """Whether a table too short to be told as a form is the rest of one cut by a page break: its labels are theirs."""
    known = {label for form in forms for label in _first_texts(form)}
    labels = _first_texts(table)
    same_width = len(table.column_edges) == len(forms[-1].column_edges)
    return same_width and bool(labels) and all(label in known for label in labels)


def _first_texts(table: Table) -> list[str]:
    """What the rows of a table begin with, squeezed."""
    return [squeezed([row.cells[0].text]) for row in table.rows if row.cells and row.cells[0] and row.cells[0].lines]


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
    arranged = arrangement_of(tables[0], language) or beside
    labels = [_label(block, language) for block in arranged(tables[0], language)]
    start = next((label for label in labels if label), "")
    for table in tables:
        arranged = arrangement_of(table, language) or arranged
        blocks = arranged(table, language)
        keys = [_key(block, language) for block in blocks]
        leading = set(keys[: keys.index(start)]) if start in keys else set(keys)
        repeats = len(leading & form.keys) >= len(leading) / 2
        for index, (block, key) in enumerate(zip(blocks, keys, strict=True)):
            if form.blocks and (key == start or (index == 0 and repeats)):
                yield form
                form = _Form()
            form.blocks.append(block)
            form.keys.add(key)
    yield form


def _label(block: Block, language: Language) -> str | None:
    """What a block's first label means."""
    return language.label(block.pairs[0][0].text) if block.pairs else None


def _key(block: Block, language: Language) -> str:
    """What a block's first label means, else its letters: equal for one label in two wordings."""
    return _label(block, language) or squeezed([block.pairs[0][0].text] if block.pairs else [])


def _row(form: _Form, whole: WholeWords) -> LogicalRow:
    cells: list[LogicalCell] = []
    doubts: list[Doubt] = []
    values: list[Region] = []
    for label, value in (pair for block in form.blocks for pair in block.pairs):
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
    """The values' rectangles; those that touch under each other in one column of a page, no label between, as one."""
    runs: list[list[Region]] = []
    for region in sorted(values, key=lambda r: (r.page, round(r.x0), round(r.x1), r.top)):
        if runs and _touches(runs[-1][-1], region):
            runs[-1].append(region)
        else:
            runs.append([region])
    return tuple(union(run) for run in runs)


def _touches(above: Region, below: Region) -> bool:
    same = (above.page, round(above.x0), round(above.x1)) == (below.page, round(below.x0), round(below.x1))
    return same and below.top - above.bottom < JOINING.touch_pt
