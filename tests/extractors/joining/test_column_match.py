"""A table goes on in the columns of the page before, moved, wider or with a column less, or it is another one."""

from __future__ import annotations

from itertools import pairwise

from extractors.document.geometry import Region, Word
from extractors.document.tables import Cell, Row, Table
from extractors.joining.column_match import fitted, in_place


def table(*edges: float, texts: tuple[tuple[str, float], ...] = (), ruled: bool = True) -> Table:
    """One row; texts: each with the place where it begins, in the cell that holds it."""
    cells = []
    for x0, x1 in pairwise(edges):
        inside = tuple(Word(text, Region(1, x, 12, x + 10, 20), size=8) for text, x in texts if x0 <= x < x1)
        cells.append(Cell((inside,) if inside else (), Region(1, x0, 10, x1, 22)))
    region = Region(1, edges[0], 10, edges[-1], 22)
    return Table(1, 1, (Row(1, 1, 1, tuple(cells), region),), region, edges, "grid", ruled=ruled)


def test_page_set_further_in_taken_for_another_table() -> None:
    moved = table(60, 110, 210)
    assert fitted(moved, table(40, 90, 190)) == moved


def test_table_of_other_columns_taken_for_the_same() -> None:
    assert fitted(table(40, 150, 190), table(40, 90, 190)) is None
    assert fitted(table(60, 110, 210, ruled=False), table(40, 90, 190, ruled=False)) is None


def test_column_whose_rule_is_missing_moves_the_texts_behind_it() -> None:
    before = table(0, 50, 100, 150, 200)
    merged = table(0, 50, 150, 200, texts=(("1", 5), ("maj", 55), ("brev", 105), ("2", 155)))
    found = fitted(merged, before)
    assert found is not None
    assert found.rows[0].texts == ("1", "maj", "brev", "2")
    assert in_place(found, before)


def test_text_over_a_missing_rule_is_cut_in_two() -> None:
    merged = table(0, 50, 150, 200, texts=(("1", 5), ("forkert", 88), ("borger", 101)))
    found = fitted(merged, table(0, 50, 100, 150, 200))
    assert found is not None
    assert found.rows[0].texts == ("1", "forkert borger", "", "")
