"""Totals of tables of counts: which are, and whether they are right (cases: tests/cases/counts.toml)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.counts import CountContext, from_table
from normalizers.counts.table_axes import axes_of, count_table
from normalizers.counts.table_layout import CountLine
from normalizers.counts.table_totals import TableTotals
from normalizers.vocabulary.words import shipped
from tests.normalizers.counts.memos import table_of


def totals_of(header: list[str], *rows: list[str], notes: tuple[str, ...] = ()) -> TableTotals:
    lines = [CountLine(tuple(row), None) for row in rows]
    table = count_table(tuple(header), lines, "Anmeldte brud", CountContext(shipped(), notes=notes))
    return TableTotals(table, axes_of(table))


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=6))
def test_correct_total_is_never_reported_as_a_mismatch(parts: list[int]) -> None:
    rows = [[f"Afdeling {i}", str(n)] for i, n in enumerate(parts, 1)]
    table = table_of(["Afdeling", "Antal brud"], [*rows, ["I alt", str(sum(parts))]])
    findings = from_table(table, None, CountContext(shipped()))
    assert [c.count for c in findings.counts] == [*parts, sum(parts)]
    assert findings.problems == ()


def test_wrong_total_goes_unseen() -> None:
    table = table_of(["Afdeling", "Antal brud"], [["Skole", "3"], ["Vej", "4"], ["I alt", "8"]])
    (problem,) = from_table(table, None, CountContext(shipped())).problems
    assert (problem.code, problem.message) == ("total_mismatch", "The printed total 8 is not the sum of its parts, 7")


def test_last_line_that_adds_up_is_no_total_because_of_its_name() -> None:
    header = ["Afdeling", "2019", "2020"]
    assert totals_of(header, ["Skole", "3", "4"], ["Vej", "1", "2"], ["Kommunen", "4", "6"]).sum_line == 2
    assert totals_of(header, ["Skole", "3", "4"], ["Vej", "1", "2"], ["Park", "5", "6"]).sum_line is None


def test_last_column_that_adds_up_is_a_department_of_its_own() -> None:
    columns = totals_of(["Afdeling", "2019", "2020", "Sum"], ["Skole", "3", "4", "7"], ["Vej", "1", "2", "3"]).columns
    assert [c.total for c in columns] == [False, False, True]


@pytest.mark.parametrize(
    ("last", "notes", "proven"),
    [("4", (), {1}), ("6", (), set()), ("4", ("Blank: ikke oplyst.",), set())],
    ids=["nothing left", "something left", "blanks explained"],
)
def test_empty_cell_is_nought_where_the_total_or_a_note_says_otherwise(
    last: str, notes: tuple[str, ...], proven: set[int]
) -> None:
    rows = [["Skole", "4"], ["Vej", ""], ["I alt", last]]
    assert totals_of(["Afdeling", "Antal brud"], *rows, notes=notes).proven == proven
