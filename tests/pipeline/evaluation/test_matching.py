"""Which row of the register is which row of gold."""

from pipeline.evaluation.matching import gold_columns, gold_rows, match
from tests.pipeline.evaluation.by_hand import GOLD


def test_sections_and_subtotals_are_no_rows_and_merged_cells_are_inherited() -> None:
    assert [row[2] for row in gold_rows(GOLD)] == ["maj 2021", "maj 2021"]


def test_header_path_joins_the_levels() -> None:
    assert gold_columns(GOLD) == ["nr.", "skethvad", "skethvornår"]


def test_rows_in_another_order_cost() -> None:
    rows = gold_rows(GOLD)
    assert match(rows, rows[::-1]) == [(0, 1), (1, 0)]
