"""Counts in tables; the cases stand in tests/cases/counts.toml.

table_layout and table_axes have no tests of their own but for what no case shows: each case of a table names a layout
or an axis that was once misread. context holds values only.
"""

from __future__ import annotations

from typing import Any

import pytest

from normalizers.counts import CountContext, counts_incidents, from_table
from normalizers.counts.tables import from_list
from normalizers.vocabulary.words import shipped
from tests.normalizers.counts.memos import TABLES, printed, read, table_of


@pytest.mark.parametrize("case", TABLES)
def test_counts_missed_or_invented(case: dict[str, Any]) -> None:
    assert printed(read(case)) == case["counts"]


@pytest.mark.parametrize("case", [c for c in TABLES if "totals" in c.values[0]])
def test_printed_total_not_marked(case: dict[str, Any]) -> None:
    assert [c.count for c in read(case).counts if c.total] == case["totals"]


@pytest.mark.parametrize("case", TABLES)
def test_doubt_unsaid_or_invented(case: dict[str, Any]) -> None:
    assert sorted({p.code for p in read(case).problems}) == case.get("problems", [])


@pytest.mark.parametrize(
    ("title", "header", "counts"),
    [
        ("Brud på datasikkerheden 2020", "Antal", True),
        ("Brud på datasikkerheden 2020", "Antal medarbejdere", False),
        ("Regnskab 2020", "Antal", False),
        (None, "Antal brud", True),
    ],
)
def test_title_makes_counts_of_what_a_header_says_is_something_else(
    title: str | None, header: str, counts: bool
) -> None:
    assert counts_incidents(table_of(["Afdeling", header], [["Skole", "4"]]), CountContext(shipped(), title)) is counts


def test_items_of_a_list_lose_their_place() -> None:
    found = from_list([("2019", "33"), ("2020", "41")], "Udviklingen i indberetninger:", CountContext(shipped()))
    assert [(c.period, c.count, c.paragraph) for c in found.counts] == [("2019", 33, 0), ("2020", 41, 1)]


def test_table_of_pages_is_read_for_counts() -> None:
    contents = table_of(["", ""], [["Brud i 2020 ........", "4"], ["Brud i 2021 ........", "7"]])
    assert from_table(contents, None, CountContext(shipped(), known=True)).counts == ()
