"""Tables of counts that the layout cut: the header of each part."""

from __future__ import annotations

from extractors.document.tables import LogicalTable
from normalizers.counts import CountContext, continued_counts, from_table
from normalizers.vocabulary.words import shipped
from tests.normalizers.counts.memos import table_of


def found_in(*tables: LogicalTable) -> list[tuple[str | None, str | None, int]]:
    parts = continued_counts(shipped(), tables)
    return [
        (c.unit, c.period, c.count) for part in parts for c in from_table(part, None, CountContext(shipped())).counts
    ]


def test_row_in_one_cell_of_a_table_of_counts_is_cut() -> None:
    rows = [["Afdeling Jan Feb Sum", "", "", ""], ["Havnen", "2", "3", "5"], ["Park og Vej 1 – 1", "", "", ""]]
    found = found_in(table_of([""] * 4, rows, "Brud i 2022"))
    assert found[3:] == [
        ("Park og Vej", "2022-01", 1),
        ("Park og Vej", "2022-02", 0),
        ("Park og Vej", "2022-01-01..2022-02-28", 1),
    ]


def test_part_of_a_cut_table_has_the_header_of_the_part_before_it() -> None:
    first = table_of([""] * 3, [["Afdeling", "1. kvt.", "2. kvt."], ["Park og Vej", "3", "5"]], "Brud i 2020")
    second = table_of([""] * 3, [["Skole", "1", "–"], ["I alt", "4", "5"]])
    assert found_in(first, second)[2:] == [
        ("Skole", "2020-Q1", 1),
        ("Skole", "2020-Q2", 0),
        (None, "2020-Q1", 4),
        (None, "2020-Q2", 5),
    ]


def test_two_numbers_in_one_cell_of_a_cut_table_stand_in_two_columns() -> None:
    header = ["Afdeling", "1. kvartal", "2. kvartal", "I alt"]
    cut = table_of([""] * 3, [["I alt", "4 5", "9"]])
    found = found_in(table_of(header, [["Skole", "4", "5", "9"]], "Brud i 2020"), cut)
    assert found[3:] == [(None, "2020-Q1", 4), (None, "2020-Q2", 5), (None, "2020-01-01..2020-06-30", 9)]


def test_header_at_the_foot_of_a_part_belongs_to_the_next() -> None:
    first = table_of(["Afdeling", "2020"], [["Skole", "4"], ["Status", "1. halvår"]], "Anmeldte brud i 2020")
    found = found_in(first, table_of(["", ""], [["Afsluttet", "7"]]))
    assert found[1:] == [(None, "2020-01-01..2020-06-30", 7)]


def test_table_with_a_caption_of_its_own_has_no_other_header() -> None:
    tables = [table_of(["Afdeling", "2019"], [["Skole", "4"]]), table_of(["", ""], [["Brud", "7"]], "I 2021")]
    assert continued_counts(shipped(), tables) == tuple(tables)
