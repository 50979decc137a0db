from __future__ import annotations

from typing import Any

import pytest

from normalizers.record import Field
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.shared_cells import parted
from normalizers.vocabulary.words import shipped
from tests.normalizers.rows import cases

recognise = shipped().of(ColumnRoles).recognise

CASES = cases("shared_cells")


@pytest.mark.parametrize("case", CASES, ids=[f"{c['header']}: {c['cell']}" for c in CASES])
def test_each_thing_of_a_shared_cell_is_read_in_its_own_role(case: dict[str, Any]) -> None:
    told = recognise([case["header"]])
    fields = parted(shipped(), Field(case["header"], case["cell"], told.roles[0]), told.shared[0])
    assert {str(f.role): " ".join(f.text.split()) for f in fields} == case["holds"]
    assert all(len(f.text.rstrip()) <= len(case["cell"]) for f in fields)


def test_column_of_mere_numbers_of_registered_persons_counts_them() -> None:
    rows = [("3",), ("14 børn",), ("ca. 200",)]
    assert [str(r) for r in recognise(["Registrerede"], rows).roles] == ["affected"]
