"""Totals that a log prints among its rows."""

from __future__ import annotations

import pytest

from normalizers.counts import CountContext, from_log
from normalizers.record import Role
from normalizers.tables.rows import RowClassifier
from normalizers.vocabulary.words import shipped
from tests.normalizers.counts.memos import table_of

COLUMNS = ["Nr.", "Dato", "Hændelse", "Berørte"]
ROLES = (Role.SOURCE_NUMBER, Role.OCCURRED, Role.DESCRIPTION, Role.AFFECTED)
BREACHES = [["1", "3/4-2021", "Brev tabt", "2"], ["2", "4/5-2021", "Mail til forkert modtager", "1"]]


@pytest.mark.parametrize(
    ("total", "count", "codes"),
    [
        (["I alt 2 hændelser", "", "", ""], 2, []),
        (["I alt 3 hændelser", "", "", ""], 3, ["total_mismatch"]),
        (["I alt", "", "2", "3"], 2, []),
    ],
    ids=["right", "wrong", "beside the number of persons"],
)
def test_total_of_a_log_is_lost_or_its_error_unseen(total: list[str], count: int, codes: list[str]) -> None:
    table = table_of(COLUMNS, [*BREACHES, total])
    found = from_log(table, ROLES, shipped().of(RowClassifier).classify_rows(table, ROLES), CountContext(shipped()))
    assert [(c.count, c.total) for c in found.counts] == [(count, True)]
    assert [p.code for p in found.problems] == codes
