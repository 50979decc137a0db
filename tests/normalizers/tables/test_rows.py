import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.rows import Disposition, RowClassifier
from normalizers.vocabulary.words import shipped

classify, classify_rows = shipped().of(RowClassifier).classify, shipped().of(RowClassifier).classify_rows

COLUMNS = ("Nr.", "Dato", "Beskrivelse", "Årsag", "Datatilsynet underrettet")
ROLES = shipped().of(ColumnRoles).recognise(COLUMNS).roles
CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "rows.toml").read_text(encoding="utf-8"))["case"]


def row(cells, spanning=False):
    return LogicalRow(tuple(LogicalCell(c, t) for c, t in zip(COLUMNS, cells, strict=False)), (), (), spanning)


@pytest.mark.parametrize("case", CASES, ids=lambda c: " | ".join(c["cells"]))
def test_row_is_told(case):
    assert classify(row(case["cells"], case.get("spanning", False)), ROLES, COLUMNS).disposition == case["is"]


def test_rows_know_the_heading_they_stand_under():
    incident = ["1", "3/4", "Brev lagt i forkert kuvert", "", ""]
    rows = (row(incident), row(["Skoler"], True), row(incident), row(["Ældre\nog sundhed"], True), row(incident))
    senses = classify_rows(LogicalTable(COLUMNS, rows, (), "test"), ROLES)
    assert [s.section for s in senses] == [None, "Skoler", "Skoler", "Ældre og sundhed", "Ældre og sundhed"]


def test_header_of_two_levels_is_known_when_repeated():
    columns = ("Nr.", "Fejl hos / Menneske", "Fejl hos / System")
    sense = classify(row(["Nr.", "Menneske", "System"]), (None, None, None), columns)
    assert sense.disposition is Disposition.REPEATED_HEADER


@given(st.lists(st.text(max_size=30), min_size=5, max_size=5), st.booleans())
def test_every_row_has_one_disposition_and_a_reason(cells, spanning):
    sense = classify(row(cells, spanning), ROLES, COLUMNS)
    assert sense.disposition in Disposition
    assert sense.reason
