"""Which rows of a table are its header, and the path of header texts over each column.

Whether words read like a header's is for the Language; which tables are one for logical_table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from extractors.document.geometry import Line
from extractors.document.lines import squeezed
from extractors.document.tables import LEVELS, Cell, Row, Table
from extractors.language import Language


@dataclass(frozen=True, slots=True)
class HeaderTolerances:
    """Which rows are a header, and where one row prints two levels."""

    # No printed header of a log has more.
    most_levels: int = 4
    # Of a recognised row's letters, those read alike when it is the same row again.
    alike_share: float = 0.85
    # A text begins so much lower than its neighbours where it is of a lower level: centring moves it by half.
    lower_pitches: float = 0.6
    # Lines that differ less in height are one.
    same_height_pt: float = 1.0
    # The gap under a group's name, wider than between lines of one name.
    group_gap_pitches: float = 1.25


HEADER = HeaderTolerances()


def alike(first: Row, second: Row, *, recognised: bool) -> bool:
    """Whether two rows print the same; of recognised words some letters may differ."""
    a, b = squeezed(first.texts), squeezed(second.texts)
    return a == b or (
        recognised and bool(a) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= HEADER.alike_share
    )


def header_height(tables: Sequence[Table], language: Language) -> int:
    """How many leading rows of the first table (of one that goes on over pages) are its header."""
    rows = tables[0].rows
    height = max(_height_repeated(tables), _height_by_looks(rows, language))
    return min(_with_spans(rows, height), max(0, len(rows) - 1)) if len(tables) == 1 else _with_spans(rows, height)


def repeated_height(table: Table, header: Sequence[Row]) -> int:
    """How many leading rows of a continued table print the header again."""
    for height in range(min(len(header), len(table.rows)), 0, -1):
        both = zip(table.rows[:height], header[:height], strict=True)
        if all(alike(a, b, recognised=table.recognised) for a, b in both):
            return height
    return 0


def _height_repeated(tables: Sequence[Table]) -> int:
    """Leading rows that every further page, or at least the next, prints again."""
    return max((_rows_alike(tables[0].rows, t.rows, recognised=t.recognised) for t in tables[1:]), default=0)


def _rows_alike(first: Sequence[Row], second: Sequence[Row], *, recognised: bool) -> int:
    height = 0
    for a, b in zip(first[: HEADER.most_levels], second, strict=False):
        if not squeezed(a.texts) or not alike(a, b, recognised=recognised):
            break
        height += 1
    return height


def _height_by_looks(rows: Sequence[Row], language: Language) -> int:
    """Leading rows that read like a header: down to the last such row among the first few."""
    height = 0
    for index, row in enumerate(rows[: HEADER.most_levels]):
        if language.is_header(row.texts) or _is_set_off(row, rows):
            height = index + 1
        elif not _groups(row):
            break
    if not height and rows and language.is_header_of(rows[0].texts, [row.texts for row in rows[1:]]):
        return 1
    return height


def _is_set_off(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row has a text in every column and is the only bold one."""
    return all(c and c.lines for c in row.cells) and _is_bold(row) and sum(map(_is_bold, rows)) == 1 < len(rows)


def _groups(row: Row) -> bool:
    """A row that may be an upper header level: some cell spans columns, or all its words are bold."""
    return any(c.columns > 1 for c in row.cells if c and c.lines) or _is_bold(row)


def _is_bold(row: Row) -> bool:
    words = [w for c in row.cells if c for line in c.lines for w in line]
    return bool(words) and all(w.bold for w in words)


def _with_spans(rows: Sequence[Row], height: int) -> int:
    """The height with every header cell that reaches further down."""
    index = 0
    while index < min(height, len(rows)):
        height = max([height, *(index + c.rows for c in rows[index].cells if c)])
        index += 1
    return min(height, len(rows))


def is_caption(row: Row) -> bool:
    """Whether a row's only text reaches over all columns: it tells none from another."""
    return len(row.cells) > 1 and [c.columns for c in row.cells if c and c.lines] == [len(row.cells)]


def with_group_rows(header: Sequence[Row]) -> list[Row]:
    """The header of a table without rules, a row that prints two levels made two.

    A group's name stands over its first column with a wide gap below; the columns beside have a text only beneath.
    """
    return [part for row in header for part in _two_levels(row)]


def _two_levels(row: Row) -> list[Row]:
    cells = {column: c for column, c in enumerate(row.cells) if c and c.lines}
    tops = sorted({round(_height_of(line)) for c in cells.values() for line in c.lines})
    pitch = min((b - a for a, b in pairwise(tops) if b - a > HEADER.same_height_pt), default=0)
    begins = {column: _height_of(c.lines[0]) for column, c in cells.items()}
    below = [top for top in begins.values() if pitch and top > tops[0] + HEADER.lower_pitches * pitch]
    groups = {column for column, c in cells.items() if below and _parted_at(c, min(below), pitch)}
    if not groups:
        return [row]
    level = min(below) - HEADER.same_height_pt
    upper, lower = {}, {}
    for column, cell in cells.items():
        if begins[column] < level:
            kept = [x for x in cell.lines if _height_of(x) < level] if column in groups else cell.lines
            upper[column] = replace(cell, lines=tuple(kept))
        if begins[column] >= level or column in groups:
            lower[column] = replace(cell, lines=tuple(x for x in cell.lines if _height_of(x) >= level))
    return [replace(row, cells=tuple(map(part.get, range(len(row.cells))))) for part in (upper, lower)]


def _height_of(line: Line) -> float:
    return line[0].region.middle[1]


def _parted_at(cell: Cell, level: float, pitch: float) -> bool:
    """Whether a cell has a wider gap right above the height at which lower texts begin."""
    return any(
        _height_of(b) - _height_of(a) > HEADER.group_gap_pitches * pitch
        and abs(_height_of(b) - level) < HEADER.same_height_pt
        for a, b in pairwise(cell.lines)
    )


def header_paths(
    header: Sequence[Row], width: int, texts: Mapping[tuple[int, int], str], *, ruled: bool
) -> tuple[str, ...]:
    """The path of each of the width columns: texts of the cells over it, from the top.

    texts: those of the cells, by the row of the header and the column in which each begins. Without rules a group's
    text is taken to reach over the unnamed columns to its right that have a lower level.
    """
    paths: list[list[str]] = [[] for _ in range(width)]
    for level, row in enumerate(header):
        group = ""
        for column in range(width):
            start = _start_of(row, column)
            text = "" if start is None else texts[level, start]
            group = text or group
            if text:
                paths[column].append(text)
            elif not ruled and group and not paths[column] and _named_below(header[level + 1 :], column):
                paths[column].append(group)
    return tuple(LEVELS.join(path) for path in paths)


def _named_below(rows: Sequence[Row], column: int) -> bool:
    return any((cell := cell_at(row, column)) and cell.lines for row in rows)


def cell_at(row: Row, column: int) -> Cell | None:
    """The cell of this row that covers a column; None where a cell of another row does."""
    start = _start_of(row, column)
    return None if start is None else row.cells[start]


def _start_of(row: Row, column: int) -> int | None:
    """The column in which the cell begins that covers a column in this row."""
    for start in range(column, -1, -1):
        cell = row.cells[start]
        if cell:
            return start if start + cell.columns > column else None
    return None
