from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from extractors.document.geometry import Region
from pipeline.reference.dictionary import data_dictionary
from pipeline.register.datapackage import datapackage
from pipeline.register.rows import region_row
from pipeline.register.schema import DOCUMENTS, INCIDENTS, TABLES, check_tables
from pipeline.register.table import SchemaError, check, to_arrow
from pipeline.sources.find import PROJECT
from tests.pipeline import fakes

INCIDENT = fakes.incident("0123456789abcdef")
DOCUMENT: dict[str, object] = {
    "document_id": "0123456789abcdef", "source_file": "a.pdf", "status": "ok", "incidents": 1, "aggregates": 0,
    "problems": 0, "fictional": False, "register_version": "1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "incidents has no column colour"),
        ({"fault": "gremlins"}, "incidents.fault: 'gremlins' is not one of human"),
        ({"review": ["gremlins"]}, "incidents.review: 'gremlins' is not one of"),
        ({"notes": None}, "incidents.notes is missing"),
        ({"occurred_from": "2019-01-01"}, "is not of type date32"),
        ({"occurred_from": datetime(2019, 1, 1)}, "is not of type date32"),
        ({"fortrolige": 1}, "is not of type bool"),
        ({"affected_min": True}, "is not of type int32"),
        ({"affected_min": 2**31}, "is not of type int32"),
        ({"affected_min": 1.0}, "is not of type int32"),
        ({"data_types": "navn"}, "is not of type list"),
        ({"data_types": ["navn", None]}, "is not of type list"),
        ({"description": "\ud800"}, "is not of type string"),
        ({"cells": [{"column": "a"}]}, "is not of type list"),
    ],
)
def test_row_that_does_not_fit_is_refused_by_name(change: dict[str, object], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        check(INCIDENTS, {**INCIDENT, **change})


def test_column_left_out_is_null() -> None:
    (row,) = to_arrow(INCIDENTS, [INCIDENT]).to_pylist()
    assert row["fault"] is None
    assert row["cells"] == INCIDENT["cells"]


def test_dates_and_lists_come_back_as_they_went_in() -> None:
    values: dict[str, Any] = {"occurred_from": date(2019, 7, 12), "data_types": ("navn", "cpr"), "affected_min": 0}
    (row,) = to_arrow(INCIDENTS, [{**INCIDENT, **values}]).to_pylist()
    assert {name: row[name] for name in values} == {**values, "data_types": ["navn", "cpr"]}


def test_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(SchemaError, match="stands 2 times"):
        check_tables({"documents": [DOCUMENT], "incidents": [INCIDENT, INCIDENT]})


def test_row_of_another_document_is_refused() -> None:
    with pytest.raises(SchemaError, match=r"incidents\.document_id: other is not in documents"):
        check_tables({"documents": [DOCUMENT], "incidents": [{**INCIDENT, "document_id": "other"}]})


def test_region_of_the_extractors_fits_the_tables() -> None:
    check(INCIDENTS, {**INCIDENT, "regions": [region_row(Region(1, 0.0, 1.234567, 2.0, 3.0))]})


def test_documents_have_one_row_a_file() -> None:
    assert DOCUMENTS.primary_key == ("source_file",)


def test_every_table_and_column_is_described() -> None:
    for table in TABLES.values():
        assert table.description.endswith(".")
        assert len(set(table.names)) == len(table.names)
        assert all(c.description.endswith((".", ")")) for c in table.columns)


def test_data_dictionary_is_up_to_date() -> None:
    written = (PROJECT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: make dictionary"


def test_datapackage_describes_every_column() -> None:
    resources: Any = datapackage()["resources"]
    described = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in resources}
    assert described == {name: list(table.names) for name, table in TABLES.items()}
    assert all(f["type"] and f["description"] for r in resources for f in r["schema"]["fields"])
