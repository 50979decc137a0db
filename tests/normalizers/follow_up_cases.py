"""The cases of tests/cases/follow_up.toml by the field they speak of."""

from __future__ import annotations

import tomllib
from typing import Any

from normalizers.fields.declaration import IncidentField
from normalizers.findings import NOTHING
from normalizers.record import Field, Legend, Record, Role
from tests.normalizers.rows import ABSENT, CASES

ALL: list[dict[str, Any]] = tomllib.loads((CASES / "follow_up.toml").read_text(encoding="utf-8"))["case"]


def cases_of(field: IncidentField) -> list[dict[str, Any]]:
    """The cases that expect something of one of the field's columns."""
    columns = {column.name for column in field.columns}
    return [case for case in ALL if columns & set(case["expected"])]


def assert_case_holds(case: dict[str, Any], field: IncidentField) -> None:
    """The field's values are those that the case expects, and so are problems and review codes."""
    found = field.normalise(_record(case), NOTHING)
    columns = {column.name for column in field.columns}
    expected = {n: None if value == ABSENT else value for n, value in case["expected"].items() if n in columns}
    assert {name: found.get(name) for name in expected} == expected
    assert [p.code for p in found.problems] == case.get("problems", [])
    assert [str(r) for r in found.review] == case.get("review", [])


def _record(case: dict[str, Any]) -> Record:
    said = case.get("legend", {})
    legend = Legend(
        yes=frozenset(said.get("yes", ())),
        no=frozenset(said.get("no", ())),
        pending=frozenset(said.get("pending", ())),
        empty_means_no=said.get("empty_means_no", False),
        definitions=tuple(said.get("definitions", {}).items()),
    )
    return Record(tuple(Field(name, text, Role(name)) for name, text in case["cells"].items()), legend)
