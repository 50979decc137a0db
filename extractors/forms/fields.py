"""The fields of a printed form: a label with its value beside it, under it, or under it in one box.

Decides whether a table is a form and how it is arranged; which fields make one incident is for join.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.geometry import Line, union
from extractors.document.tables import Cell, Row, Table
from extractors.joining.header import cell_at
from extractors.language import Language


@dataclass(frozen=True, slots=True)
class FieldTolerances:
    """When the cells of a table are labels with their values."""

    # Two labels are in many a table.
    min_labels: int = 3
    # Of the texts in labels' places, those that read like labels: a form has questions of its own.
    label_share: float = 0.6
    # The cells of a row with two labels and two values.
    two_pairs_cells: int = 4
    # Labels over their values: in one row alone they are the header of a table.
    min_label_rows: int = 2


FIELDS = FieldTolerances()


_NUMBER = re.compile(r"\d{1,3}(?:[. ]?\d{3})*")

Pair = tuple[Cell, Cell | None]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a form that belong together, with their labels, each with its value; a value may be missing."""

    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]


Arrangement = Callable[[Table, Language], list[Block]]


def arrangement_of(table: Table, language: Language) -> Arrangement | None:
    """How the table's labels and values are arranged; None where it is no form."""
    if _is_beside(table, language):
        return beside
    if _is_under(table, language):
        return under
    return boxed if _is_boxed(table, language) else None


def beside(table: Table, language: Language) -> list[Block]:
    """Labels with their values to the right; two pairs may stand beside each other."""
    return [Block((row,), tuple(_pairs(row, language))) for row in table.rows]


def under(table: Table, language: Language) -> list[Block]:
    """Rows of labels, each with the row of their values under it; before the first label, the rest of a value."""
    blocks: list[Block] = []
    rows = list(table.rows)
    while rows:
        row = rows.pop(0)
        if not blocks and not _are_labels(row, language):
            blocks.append(Block((row,), tuple((replace(c, lines=()), c) for c in row.cells if c)))
            continue
        values = rows.pop(0) if rows else None
        pairs = [(c, cell_at(values, k) if values else None) for k, c in enumerate(row.cells) if c]
        blocks.append(Block((row, values) if values else (row,), tuple(pairs)))
    return blocks


def boxed(table: Table, language: Language) -> list[Block]:
    """Boxes that each begin with a label, its value under it."""
    return [Block((row,), tuple(_split(c, language) for c in row.cells if c)) for row in table.rows]


def _is_beside(table: Table, language: Language) -> bool:
    """Whether labels stand at the left of their values; names beside nothing but numbers are a table of counts."""
    width = len(table.column_edges) - 1
    if width not in (2, FIELDS.two_pairs_cells):
        return False
    if width == FIELDS.two_pairs_cells and not all(_is_paired(row, language) for row in table.rows):
        return False
    values = [value.text for row in table.rows for _, value in _pairs(row, language) if value and value.lines]
    if values and all(map(_NUMBER.fullmatch, values)):
        return False
    labels = [label.text for row in table.rows for label, _ in _pairs(row, language)[:1] if label.lines]
    known = sum(language.label(label) is not None for label in labels)
    return known >= min(FIELDS.min_labels, len(table.rows)) and known >= FIELDS.label_share * len(labels)


def _is_paired(row: Row, language: Language) -> bool:
    """Whether a row of four columns is one pair whose value spans, or two pairs."""
    cells = [c for c in row.cells if c]
    return len(cells) < FIELDS.two_pairs_cells or language.label(cells[2].text) is not None


def _pairs(row: Row, language: Language) -> list[Pair]:
    """The row's labels, each with its value. Beside the first a second pair may stand."""
    cells = [c for c in row.cells if c]
    if len(cells) == FIELDS.two_pairs_cells and language.label(cells[2].text):
        return [(cells[0], cells[1]), (cells[2], cells[3])]
    return [(cells[0], cells[1] if len(cells) > 1 else None)] if cells else []


def _is_under(table: Table, language: Language) -> bool:
    """Every second row is of labels, and those under them are not."""
    labels, values = table.rows[::2], table.rows[1::2]
    known = sum(bool(c.lines) for row in labels for c in row.cells if c)
    return (
        len(labels) == len(values) >= FIELDS.min_label_rows
        and known >= FIELDS.min_labels
        and all(_are_labels(row, language) for row in labels)
        and not any(_are_labels(row, language) for row in values)
    )


def _are_labels(row: Row, language: Language) -> bool:
    filled = [c.text for c in row.cells if c and c.lines]
    return bool(filled) and all(language.label(text) is not None for text in filled)


def _is_boxed(table: Table, language: Language) -> bool:
    """Nearly every box begins with a label, and most hold more under it."""
    if len(table.rows) < FIELDS.min_label_rows or language.is_header(table.rows[0].texts):
        return False
    boxes = [c for row in table.rows for c in row.cells if c and c.lines]
    heights = [_label_lines(c, language) for c in boxes]
    labelled = sum(height > 0 for height in heights)
    filled = sum(len(c.lines) > height > 0 for c, height in zip(boxes, heights, strict=True))
    return labelled >= max(FIELDS.min_labels, FIELDS.label_share * len(boxes)) and 2 * filled > labelled


def _label_lines(cell: Cell, language: Language) -> int:
    """How many lines of a box are its label: the bold ones at its head, else the first; 0 where they are none."""
    bold = next((n for n, line in enumerate(cell.lines) if not all(w.bold for w in line)), len(cell.lines))
    height = bold if 0 < bold < len(cell.lines) else 1
    return height if language.label(" ".join(_words(cell.lines[:height]))) else 0


def _words(lines: Sequence[Line]) -> Iterator[str]:
    return (w.text for line in lines for w in line)


def _split(cell: Cell, language: Language) -> Pair:
    """A box as its label and its value."""
    height = _label_lines(cell, language) if cell.lines else 0
    head, rest = cell.lines[:height], cell.lines[height:]
    if not height:
        return replace(cell, lines=()), cell
    edge = union(w.region for line in head for w in line).bottom
    if rest:
        edge = (edge + union(w.region for line in rest for w in line).top) / 2
    label = replace(cell, lines=head, region=replace(cell.region, bottom=edge))
    return label, replace(cell, lines=rest, region=replace(cell.region, top=edge))
