"""Joins the tables of all pages to the tables the clerk wrote: continued tables, cut rows, merged cells.

Columns are matched by column_match, headers told by header, torn words joined by whole_words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.document.geometry import Line, Region
from extractors.document.problems import Doubt
from extractors.document.tables import Cell, Layout, LedgerRow, LogicalCell, LogicalRow, LogicalTable, Row, Table
from extractors.joining.column_match import fitted, in_place
from extractors.joining.header import (
    alike,
    cell_at,
    header_height,
    header_paths,
    is_caption,
    repeated_height,
    with_group_rows,
)
from extractors.joining.whole_words import WholeWords
from extractors.language import Language


@dataclass(frozen=True, slots=True)
class JoinTolerances:
    """When the first row of a page goes on the last row of the page before."""

    # Of a column's cells, those with a text where it is always filled: clerks forget some.
    filled_share: float = 0.8
    # Of the always filled cells, those that a whole row does not lack.
    missing_share: float = 0.3
    # With fewer columns that are always filled, a row without its key has little else to lack.
    few_columns: int = 3
    # How a column's numbers and dates look is told from the last ones; older ones add time and nothing else.
    looked_at_rows: int = 40
    # Cells no further apart touch: their borders are one.
    touch_pt: float = 1.0
    # Fewer that look alike do so by chance.
    min_alike_rows: int = 3


JOINING = JoinTolerances()


SENTENCE_END = ".!?:"


def chains_of(tables: Sequence[Table], apart: Callable[[Table, Table], bool], language: Language) -> list[list[Table]]:
    """Tables grouped so that each group is one table going on over pages; apart tells that prose stands between."""
    chains: list[list[Table]] = []
    for table in tables:
        further = _goes_on(chains[-1], table, language) if chains else None
        if further and not apart(chains[-1][-1], table):
            chains[-1].append(further)
        else:
            chains.append([table])
    return chains


def _goes_on(chain: Sequence[Table], table: Table, language: Language) -> Table | None:
    """The table in the columns of the one it goes on; None where it is another one."""
    last = chain[-1]
    follows = table.page in (last.page + 1, last.last_page + 1) and table.table_no == 1
    further = fitted(table, last) if follows else None
    if further is None:
        return None
    first = further.rows[0]
    same = alike(first, chain[0].rows[0], recognised=table.recognised)
    return further if same or not language.is_header(first.texts) else None


@dataclass(slots=True)
class _Draft:
    """A logical row while it is being put together: its parts, and for each column the cells from the top."""

    parts: list[Row]
    cells: list[list[Cell]]
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _ColumnsSoFar:
    """What logical rows show of each column; counted on, as every page asks for all rows before it.

    bodies: how many of them span not the whole width; filled: how many of these hold a text in the column; merged:
    whether a cell of these spans rows; lettered: whether the text of any row begins with something else than a digit.
    """

    bodies: int
    filled: tuple[int, ...]
    merged: tuple[bool, ...]
    lettered: tuple[bool, ...]

    def with_row(self, cells: Sequence[Sequence[Cell]], *, body: bool) -> _ColumnsSoFar:
        """The same with one row more."""
        lettered = tuple(
            was or any(not line[0].text[0].isdigit() for line in _lines(column)[:1])
            for was, column in zip(self.lettered, cells, strict=True)
        )
        if not body:
            return replace(self, lettered=lettered)
        filled = tuple(n + bool(_lines(column)) for n, column in zip(self.filled, cells, strict=True))
        merged = tuple(was or any(c.rows > 1 for c in column) for was, column in zip(self.merged, cells, strict=True))
        return _ColumnsSoFar(self.bodies + 1, filled, merged, lettered)

    def always_filled(self) -> list[int]:
        """The columns nearly all of whose cells hold a text of their own, none merged over rows."""
        return [
            column
            for column, (filled, merged) in enumerate(zip(self.filled, self.merged, strict=True))
            if self.bodies and not merged and filled >= JOINING.filled_share * self.bodies
        ]


class Joiner:
    """Turns one chain of tables into one logical table."""

    def __init__(self, chain: Sequence[Table], language: Language, whole: WholeWords) -> None:
        self._chain = chain
        self._whole = whole
        self._width = len(chain[0].column_edges) - 1
        self._right = _right_limits(chain)
        self._header = chain[0].rows[: header_height(chain, language)]
        captions = [row for row in self._header if is_caption(row)]
        self._captions = captions if len(captions) < len(self._header) else []
        levels = [row for row in self._header if row not in self._captions]
        self._levels = levels if chain[0].ruled else with_group_rows(levels)
        self._ledger: list[LedgerRow] = []
        self._drafts: list[_Draft] = []
        self._settled = _ColumnsSoFar(0, (0,) * self._width, (False,) * self._width, (False,) * self._width)
        self._settled_rows = 0

    def join(self, above: str = "") -> LogicalTable:
        """The logical table; above is the prose that stands right over it, before what stands over all its columns."""
        for number, table in enumerate(self._chain):
            self._add_table(table, len(self._header) if number == 0 else None)
        columns = header_paths(self._levels, self._width, self._header_texts(), ruled=self._chain[0].ruled)
        return LogicalTable(
            columns,
            tuple(self._rows(columns)),
            tuple(self._ledger),
            self._chain[0].engine,
            above=" ".join([above, *self._caption_texts()]).strip(),
        )

    def _add_table(self, table: Table, header: int | None) -> None:
        """Adds a page's rows; header: rows of the first page's header, None on the pages after it."""
        height = repeated_height(table, self._header) if header is None else header
        layout = Layout.HEADER if header is not None else Layout.REPEATED_HEADER
        self._ledger += [LedgerRow(row, layout) for row in table.rows[:height]]
        merged: dict[int, Cell] = {}
        if header is None and self._drafts and height < len(table.rows):
            merged = self._merged_over_break(table.rows[height])
        for index, row in enumerate(table.rows[height:]):
            if not any(c and c.lines for c in row.cells) and not merged:
                self._ledger.append(LedgerRow(row, Layout.EMPTY))
            elif header is None and index == 0 and self._drafts and self._is_cut(row):
                self._ledger.append(LedgerRow(row, Layout.CONTINUATION))
                self._continue(row, sure=table.open_top or self._has_full_key())
            else:
                self._ledger.append(LedgerRow(row, Layout.SPANNING if self._spans(row) else Layout.BODY))
                self._drafts.append(_Draft([row], self._cells(row, merged)))
            merged = _reaching_down(row, merged)

    def _merged_over_break(self, first: Row) -> dict[int, Cell]:
        """Cells by column that were merged over the rows before a page break and go on, empty, after it.

        Where no rules are drawn around a cell, a column that merges cells and has no empty one merges this one too.
        """
        last = self._drafts[-1]
        seen = self._seen()
        held = {
            column: cells[-1]
            for column, cells in enumerate(last.cells)
            if cells
            and (
                cells[-1].rows > 1
                or (first.cells[column] or cells[-1]).rows > 1
                or (not self._chain[0].ruled and seen.merged[column] and seen.filled[column] == seen.bodies)
            )
        }
        return {k: c for k, c in held.items() if (now := first.cells[k]) and not now.lines}

    def _is_cut(self, row: Row) -> bool:
        """Whether a page's first row goes on the last row of the page before.

        Its key cell is empty and others are too, or some text goes on in mid-sentence where the key or many cells are
        empty that hardly any other row leaves empty.
        """
        seen = self._seen()
        always = seen.always_filled()  # the first of them numbers or dates the rows
        if self._spans(row) or not always:
            return False
        if any(self._completes(row, column) for column in range(self._width)):
            return True
        empty = [k for k in always if not _lines(_one(cell_at(row, k)))]
        if always[0] in empty:
            return len(empty) > 1 or len(always) < JOINING.few_columns or self._flows_on(row)
        missing = len(empty) >= JOINING.missing_share * len(always) or _is_unlike_keys(row, always[0], seen)
        return missing and self._flows_on(row)

    def _completes(self, row: Row, column: int) -> bool:
        """Whether a cell gives the number or date above it, cut within, the look of nearly all in its column."""
        own, above = _joined(_one(cell_at(row, column))), _joined(self._drafts[-1].cells[column])
        looks = Counter(_look(_joined(draft.cells[column])) for draft in self._drafts[-JOINING.looked_at_rows - 1 : -1])
        look, count = looks.most_common(1)[0] if looks else ("", 0)
        usual = "9" in look and count >= max(JOINING.min_alike_rows, JOINING.filled_share * looks.total())
        return usual and bool(own) and bool(above) and _look(above) != look == _look(above + own)

    def _seen(self) -> _ColumnsSoFar:
        """What all rows so far show; the last one may still grow, so it is not settled."""
        for draft in self._drafts[self._settled_rows : -1]:
            self._settled = self._settled.with_row(draft.cells, body=not self._spans(draft.parts[0]))
            self._settled_rows += 1
        last = self._drafts[-1]
        return self._settled.with_row(last.cells, body=not self._spans(last.parts[0]))

    def _flows_on(self, row: Row) -> bool:
        """Whether some cell goes on in lower case where the row above stopped without a full stop."""
        for column, cell in enumerate(row.cells):
            above = _lines(self._drafts[-1].cells[column])
            if cell and cell.lines and above:
                last, first = above[-1][-1].text, cell.lines[0][0].text
                if last[-1] not in SENTENCE_END and first[0].islower():
                    return True
        return False

    def _has_full_key(self) -> bool:
        seen = self._seen()
        return seen.filled[seen.always_filled()[0]] == seen.bodies

    def _continue(self, row: Row, *, sure: bool) -> None:
        draft = self._drafts[-1]
        draft.parts.append(row)
        for column, cell in enumerate(row.cells):
            if cell and cell.lines:
                draft.cells[column].append(cell)
        if not sure:
            draft.doubts.append(Doubt.ROW_JOINED)

    def _spans(self, row: Row) -> bool:
        """One cell over the whole width."""
        return self._width > 1 and any(c and c.columns == self._width for c in row.cells)

    def _cells(self, row: Row, merged: dict[int, Cell]) -> list[list[Cell]]:
        """For each column the cell that holds its text; a cell merged downwards holds it for every row it spans."""
        cells: list[list[Cell]] = []
        for column in range(self._width):
            own = row.cells[column]
            cells.append(_one(own if own and own.lines else merged.get(column, own)))
        return cells

    def _caption_texts(self) -> Iterator[str]:
        for row in self._captions:
            yield from (self._whole.text(c.lines, c.region.x1).text for c in row.cells if c and c.lines)

    def _header_texts(self) -> dict[tuple[int, int], str]:
        """The texts of the header's cells, by row and column."""
        return {
            (level, column): self._whole.text(cell.lines, self._right[row.page][column]).text
            for level, row in enumerate(self._levels)
            for column, cell in enumerate(row.cells)
            if cell
        }

    def _rows(self, columns: Sequence[str]) -> Iterator[LogicalRow]:
        for draft in self._drafts:
            doubts = [*draft.doubts, *(doubt for part in draft.parts for doubt in part.doubts)]
            cells = []
            for column, parts in enumerate(draft.cells):
                span = parts[0].columns if parts else 1
                right = self._right[parts[0].region.page if parts else draft.parts[0].page]
                text = self._whole.text(_lines(parts), right[min(self._width, column + span) - 1])
                doubts += [Doubt.WORD_TORN] * text.doubtful
                doubts += [Doubt.WORD_DOUBTFUL] * any(not w.sure for line in _lines(parts) for w in line)
                cells.append(LogicalCell(columns[column], text.text, tuple(c.region for c in parts if c.lines)))
            yield LogicalRow(
                tuple(cells),
                tuple(draft.parts),
                _row_regions(draft.parts, draft.cells),
                spanning=self._spans(draft.parts[0]),
                doubts=tuple(dict.fromkeys([*doubts, *self._chain[0].doubts])),
            )


def _joined(cells: Sequence[Cell]) -> str:
    """A cell's letters without the spaces and line ends between them."""
    return "".join(w.text for line in _lines(cells) for w in line)


def _look(text: str) -> str:
    """How a number or date looks, whatever it says."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", text))


def _is_unlike_keys(row: Row, key: int, seen: _ColumnsSoFar) -> bool:
    """Whether a row's key cell begins with a letter where all rows' keys begin with a digit."""
    own = _lines(_one(cell_at(row, key)))
    return bool(own) and own[0][0].text[0].islower() and not seen.lettered[key]


def _one(cell: Cell | None) -> list[Cell]:
    return [cell] if cell else []


def _lines(cells: Sequence[Cell]) -> list[Line]:
    return [line for cell in cells for line in cell.lines]


def _reaching_down(row: Row, merged: dict[int, Cell]) -> dict[int, Cell]:
    """Cells by column that span into the row after this one."""
    found = {k: c for k, c in merged.items() if _holds(c, row, k)}
    own = {column: cell for column, cell in enumerate(row.cells) if cell and cell.rows > 1 and cell.lines}
    return found | own


def _holds(merged: Cell, row: Row, column: int) -> bool:
    """Whether a merged cell of this page, or of the page before, still reaches under a row."""
    own = row.cells[column]
    if merged.region.page == row.page:
        return own is None and merged.region.bottom > row.region.bottom + JOINING.touch_pt
    return own is None or (not own.lines and own.rows > 1)


def _row_regions(parts: Sequence[Row], cells: Sequence[Sequence[Cell]]) -> tuple[Region, ...]:
    """Rectangles that hold the row's text and nothing else: each part's own cells side by side, merged ones apart."""
    regions: list[Region] = []
    for row in parts:
        own = [c for c in row.cells if c]
        run: list[Cell] = []
        for cell in own:
            if cell.rows > 1 or (run and abs(cell.region.x0 - run[-1].region.x1) > JOINING.touch_pt):
                regions += _around(run, row)
                run = []
            if cell.rows > 1:
                regions.append(cell.region)
            else:
                run.append(cell)
        regions += _around(run, row)
    shared = [c.region for column in cells for c in column if c.rows > 1]
    return tuple(dict.fromkeys([*regions, *shared]))


def _around(run: Sequence[Cell], row: Row) -> list[Region]:
    if not run:
        return []
    return [Region(row.page, run[0].region.x0, row.region.top, run[-1].region.x1, row.region.bottom)]


def _right_limits(chain: Sequence[Table]) -> dict[int, list[float]]:
    """For each page, the x position that the lines of each column may reach: told from all pages set alike."""
    groups: list[list[Table]] = []
    for table in chain:
        group = next((g for g in groups if in_place(g[0], table)), None)
        if group is None:
            groups.append([table])
        else:
            group.append(table)
    limits = [[_right_limit(group, column) for column in range(len(group[0].column_edges) - 1)] for group in groups]
    return {table.page: limit for group, limit in zip(groups, limits, strict=True) for table in group}


def _right_limit(tables: Sequence[Table], column: int) -> float:
    """A column's border less the padding seen at its left."""
    cells = [c for t in tables for r in t.rows if (c := r.cells[column]) and c.columns == 1 and c.lines]
    padding = min((line[0].region.x0 - c.region.x0 for c in cells for line in c.lines), default=0.0)
    border = min((c.region.x1 for c in cells), default=tables[0].column_edges[column + 1])
    widest = max((line[-1].region.x1 for c in cells for line in c.lines), default=border)
    return max(border - max(0.0, padding), widest) if tables[0].ruled else widest
