"""The dates of an incident: rows from tests/cases/dates.toml, and that every value stands in its quote."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.codes import Basis
from normalizers.fields.dates import normalise
from normalizers.record import Field, Legend, Record, Role

CASES = Path(__file__).parents[2] / "cases" / "dates.toml"
ROWS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["row"]


def record(case: dict[str, Any]) -> Record:
    columns = case.get("columns", {})
    fields = tuple(
        Field(columns.get(key, key), text, Role(key.removesuffix("_2"))) for key, text in case["cells"].items()
    )
    return Record(fields, Legend(year=case.get("legend_year")), period_year=case.get("period_year"))


@pytest.mark.parametrize("case", ROWS, ids=lambda c: c["name"])
def test_row_gives_its_dates_and_no_others(case: dict[str, Any]) -> None:
    findings = normalise(record(case))
    found = {v.field: v.value.isoformat() if isinstance(v.value, date) else v.value for v in findings.values}
    assert found == case["expected"]
    assert [p.code for p in findings.problems] == case.get("problems", [])
    assert [r.value for r in findings.review] == case.get("review", [])
    assert [n.value for n in findings.notes] == case.get("notes", [])


@pytest.mark.parametrize("case", ROWS, ids=lambda c: c["name"])
def test_quote_stands_in_its_cell(case: dict[str, Any]) -> None:
    row = record(case)
    texts = {f.column: f.text for f in row.fields}
    for value in normalise(row).values:
        assert value.quote
        assert value.quote.text == texts[value.quote.column][value.quote.start : value.quote.end] != ""


def test_date_from_prose_is_an_inference_and_from_a_column_a_statement() -> None:
    prose = normalise(Record((Field("Beskrivelse", "Det skete den 3. august 2020.", Role.DESCRIPTION),)))
    column = normalise(Record((Field("Dato", "3. august 2020", Role.OCCURRED),)))
    assert {v.basis for v in prose.values} == {Basis.INFERRED}
    assert {v.basis for v in column.values} == {Basis.STATED}


@given(
    st.lists(st.tuples(st.sampled_from(list(Role)), st.text(max_size=60)), max_size=4), st.sampled_from([None, 2020])
)
def test_no_text_in_any_column_breaks_a_row(cells: list[tuple[Role, str]], year: int | None) -> None:
    normalise(Record(tuple(Field(r.value, t, r) for r, t in cells), period_year=year))
