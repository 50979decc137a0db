from __future__ import annotations

from typing import Any

import pytest

from extractors.document.geometry import Region
from pipeline.register.datapackage import datapackage
from pipeline.register.rows import region_row
from pipeline.register.schema import DOCUMENTS, INCIDENTS, TABLES, check_tables
from pipeline.register.table import SchemaError, check
from tests.pipeline import fakes

INCIDENT = fakes.incident("0123456789abcdef")
DOCUMENT: dict[str, object] = {
    "document_id": "0123456789abcdef", "source_file": "a.pdf", "status": "ok", "incidents": 1, "aggregates": 0,
    "problems": 0, "fictional": False, "register_version": "1",
}  # fmt: skip


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


def test_datapackage_describes_every_column() -> None:
    resources: Any = datapackage()["resources"]
    described = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in resources}
    assert described == {name: list(table.names) for name, table in TABLES.items()}
    assert all(f["type"] and f["description"] for r in resources for f in r["schema"]["fields"])
