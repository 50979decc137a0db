"""The score program: a perfect register earns everything, and each kind of fault costs where it should."""

from typing import Any

from pipeline.evaluation.matching import gold_columns, gold_rows, match

GOLD: dict[str, Any] = {
    "kind": "log",
    "municipality": None,
    "header_rows": [["Nr.", "Sket", ""], ["", "Hvad", "Hvornår"]],
    "header_spans": [[["Nr.", 1], ["Sket", 2]], [["", 1], ["Hvad", 1], ["Hvornår", 1]]],
    "rows": [
        ["§SECTION§", "Havnen"],
        ["1", "Mappe glemt på molen af en vikar", "maj 2021"],
        ["2", "Kuvert åbnet på det forkerte kontor", ""],
        ["", "I alt 2", ""],
    ],
    "vertical_merge": [[1, 2, 2]],
    "gold": [
        {"source_number": "1", "fault": "human", "affected_min": "?", "notified_subjects": None},
        {"source_number": "2", "fault": None, "affected_min": 4, "notified_subjects": False},
    ],
    "aggregates": [{"unit": None, "period": "2021", "measure": "I alt", "measure_code": "reported", "count": 2}],
}


def test_sections_and_subtotals_are_no_rows_and_merged_cells_are_inherited() -> None:
    assert [row[2] for row in gold_rows(GOLD)] == ["maj 2021", "maj 2021"]


def test_header_path_joins_the_levels() -> None:
    assert gold_columns(GOLD) == ["nr.", "skethvad", "skethvornår"]


def test_rows_in_another_order_cost() -> None:
    rows = gold_rows(GOLD)
    assert match(rows, rows[::-1]) == [(0, 1), (1, 0)]
