"""What rows and columns of a table of counts tell apart."""

from __future__ import annotations

import pytest

from normalizers.counts.context import CountContext
from normalizers.counts.table_axes import Axis, TableAxes, axes_of, count_table, is_not_count
from normalizers.counts.table_layout import CountLine
from normalizers.counts.terms import CountTerms
from normalizers.vocabulary.words import shipped


def axes(header: list[str], *rows: list[str], above: str = "") -> TableAxes:
    lines = [CountLine(tuple(row), None) for row in rows]
    return axes_of(count_table(tuple(header), lines, above, CountContext(shipped())))


@pytest.mark.parametrize(
    ("header", "row", "down", "across"),
    [
        (["Afdeling", "2019", "2020"], ["Skole", "4", "7"], [Axis.UNIT], [Axis.PERIOD, Axis.PERIOD]),
        (["År", "Brud", "Anmeldt"], ["2019", "4", "1"], [Axis.PERIOD], [Axis.MEASURE, Axis.MEASURE]),
        (["Type", "Antal"], ["Tabt udstyr", "4"], [Axis.TYPE], [Axis.PLAIN]),
        (["", "Antal"], ["Anmeldte brud", "4"], [Axis.MEASURE], [Axis.PLAIN]),
    ],
)
def test_axis_misread(header: list[str], row: list[str], down: list[Axis], across: list[Axis]) -> None:
    found = axes(header, row)
    assert list(found.down) == down
    assert [c.axis for c in found.columns] == across


def test_column_of_shares_or_of_row_numbers_is_taken_for_counts() -> None:
    rows = [["Skole", "4", "40 %"], ["Vej", "6", "60 %"]]
    assert [c.index for c in axes(["Afdeling", "Antal", "Andel"], *rows).columns] == [1]
    numbered = [["Skole", "1", "4"], ["Vej", "2", "6"], ["Park", "3", "1"], ["Havn", "4", "9"]]
    assert [c.index for c in axes(["Afdeling", "Nr.", "Brud"], *numbered).columns] == [2]


@pytest.mark.parametrize(
    ("header", "other"),
    [("Antal borgere", True), ("Underretning af borgere", False), ("Andel i %", True), ("Anmeldte brud", False)],
)
def test_persons_or_shares_are_counted_as_incidents(header: str, other: bool) -> None:
    assert is_not_count(shipped().of(CountTerms), header) is other
