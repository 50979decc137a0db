from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package, Resource, Schema

from tests.pipeline import registers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return registers.write(tmp_path / "register")


def descriptor(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_descriptor_is_valid(folder: Path) -> None:
    assert not list(Package.metadata_validate(descriptor(folder)))


def test_descriptor_names_the_files_and_their_columns(folder: Path) -> None:
    for resource in descriptor(folder)["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert pq.read_schema(folder / resource["path"]).names == fields


def test_rows_are_valid_by_the_descriptor(folder: Path) -> None:
    for resource in descriptor(folder)["resources"]:
        rows = pq.read_table(folder / resource["path"]).to_pylist()
        schema = Schema.from_descriptor({**resource["schema"], "foreignKeys": []})
        if rows:
            report = Resource(name=resource["name"], data=rows, schema=schema).validate()
            assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_row_with_a_value_outside_the_list_is_not_valid(folder: Path) -> None:
    resource = next(r for r in descriptor(folder)["resources"] if r["name"] == "aggregates")
    row = {**pq.read_table(folder / resource["path"]).to_pylist()[0], "measure_code": "gremlins"}
    schema = Schema.from_descriptor({**resource["schema"], "foreignKeys": []})
    assert not Resource(name="aggregates", data=[row], schema=schema).validate().valid
