"""Two printed cells in one stand as far apart as the columns do."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Region, Word
from extractors.document.tables import Cell
from extractors.tables.joined_cells import rows_with_joined_cells

SIZE, LETTER = 9.0, 5.0
# Where the columns begin; texts of the first two end at least 10 points before the next.
COLUMNS = (0.0, 200.0, 400.0)

Text = tuple[str, float]
"""A word and the gap behind it, in points."""


def cell(column: int, *words: Text, columns: int = 1) -> Cell:
    """One line of words."""
    x, line = COLUMNS[column], []
    for text, gap in words:
        end = x + LETTER * len(text)
        line.append(Word(text, Region(1, x, 0.0, end, SIZE), SIZE))
        x = end + gap
    region = Region(1, COLUMNS[column], 0.0, COLUMNS[column] + 190.0, SIZE)
    return Cell((tuple(line),) if line else (), region, columns=columns)


def word(text: str, gap: float = 2.5) -> Text:
    return text, gap


LONG = cell(0, ("a" * 38, 0.0)), cell(1, ("b" * 38, 0.0)), cell(2, ("c" * 20, 0.0))
PLAIN = cell(0, word("Brev"), word("tabt")), cell(1, word("Navn")), cell(2, word("Ja"))


@pytest.mark.parametrize("gap", [12.0, 40.0])
def test_words_of_two_columns_in_one_cell_are_taken_for_its_text(gap: float) -> None:
    joined = cell(0, word("Brev"), word("tabt", gap), word("Navn")), cell(1), cell(2, word("Ja"))
    assert rows_with_joined_cells([LONG, PLAIN, joined]) == {2}


@pytest.mark.parametrize(
    "first",
    [
        cell(0, word("Brev", 9.0), word("tabt")),
        cell(0, word("•", 15.0), word("Brev")),
        cell(0, word("Ja", 15.0), word("☐", 15.0)),
        cell(0, word("Navn:", 20.0), word("Hans")),
        cell(0, word("2.", 20.0), word("Brev")),
        cell(0, word("a" * 10, 20.0), word("a" * 24)),
        cell(0, word("Brev", 20.0), word("tabt"), columns=2),
        cell(0),
    ],
    ids=["space", "bullet", "box", "label", "number", "justified", "merged", "empty"],
)
def test_wide_space_within_a_cell_is_taken_for_a_gutter(first: Cell) -> None:
    assert rows_with_joined_cells([LONG, (first, *PLAIN[1:])]) == frozenset()


def test_gap_narrower_than_the_gutter_of_its_table_is_taken_for_one() -> None:
    wide = cell(0, word("Brev", 60.0), word("tabt")), cell(1, word("Navn")), cell(2, word("Ja"))
    assert rows_with_joined_cells([wide, (cell(0, ("a" * 22, 0.0)), *PLAIN[1:])]) == frozenset()
    assert rows_with_joined_cells([wide, LONG]) == {0}


def test_table_of_one_column_or_none_has_no_gutter() -> None:
    assert rows_with_joined_cells([]) == frozenset()
    assert rows_with_joined_cells([[cell(0, word("Brev", 30.0), word("tabt"))], [LONG[0]]]) == frozenset()
