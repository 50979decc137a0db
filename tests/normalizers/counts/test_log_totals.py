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


@pytest.mark.parametrize(
    "totals",
    [
        [["Sum for området: 2 brud, heraf 1 anmeldt", "", "", ""]],
        [["I alt for området: 2 brud, heraf 1 anmeldt til Datatilsynet"] * 4],
        [["2 brud i alt, hvoraf 1 anmeldt", "", "", ""]],
        [["Total: 2 (1 anmeldt)", "", "", ""]],
        [["Antal brud", "", "2", ""], ["Heraf anmeldt", "", "1", ""]],
    ],
    ids=["behind a colon", "over the whole width", "number first", "in brackets", "in rows of their own"],
)
def test_part_beside_a_total_is_lost(totals: list[list[str]]) -> None:
    table = table_of(COLUMNS, [*BREACHES, *totals])
    found = from_log(table, ROLES, shipped().of(RowClassifier).classify_rows(table, ROLES), CountContext(shipped()))
    assert [(c.count, c.measure_code) for c in found.counts][1:] == [(1, "notified")]
    assert found.counts[0].count == 2
    assert found.problems == ()


def test_part_alone_is_taken_for_the_number_of_rows() -> None:
    table = table_of(COLUMNS, [*BREACHES, ["I alt 1 anmeldt", "", "", ""]])
    found = from_log(table, ROLES, shipped().of(RowClassifier).classify_rows(table, ROLES), CountContext(shipped()))
    assert [(c.count, c.measure_code, c.measure) for c in found.counts] == [(1, "notified", "anmeldt")]
    assert found.problems == ()
