from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.register.schema import INCIDENTS, TABLES, VIEWS
from pipeline.register.views import RegisterError
from tests.pipeline import registers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return registers.write(tmp_path / "register")


def test_columns_have_the_types_one_computes_with(folder: Path) -> None:
    frame = pipeline.load("incidents", folder)
    types = {name: str(frame[name].dtype) for name in ("occurred_from", "følsomme", "affected_min", "fault", "cells")}
    assert types == {
        "occurred_from": "datetime64[ms]", "følsomme": "boolean", "affected_min": "Int64", "fault": "category",
        "cells": "object",
    }  # fmt: skip
    assert list(frame["fault"].cat.categories) == ["human", "system", "both", "attack"]
    assert frame["year"].sum() == 2019
    assert frame["følsomme"].sum() == 1
    assert (frame["occurred_to"] - frame["occurred_from"]).max() == pd.Timedelta(days=2)


def test_lists_are_lists_and_null_is_neither_no_nor_zero(folder: Path) -> None:
    full, bare = (row for _, row in pipeline.load("incidents", str(folder)).iterrows())
    assert full["data_types"] == ["helbred", "navn"]
    assert full["cells"] == registers.FULL["cells"]
    assert bare["data_types"] is None
    assert bare["følsomme"] is pd.NA
    assert bare["affected_min"] is pd.NA
    assert pd.isna(bare["occurred_from"])


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_can_be_loaded_with_its_columns(folder: Path, name: str) -> None:
    assert list(pipeline.load(name, folder).columns) == list(VIEWS[name].names)


def test_register_without_rows_keeps_its_types(tmp_path: Path) -> None:
    folder = registers.write(tmp_path / "register")
    assert str(pipeline.load("evidence", folder)["page"].dtype) == "Int64"


@pytest.mark.parametrize("name", TABLES)
def test_plain_pandas_duckdb_and_pyarrow_read_the_same_values(folder: Path, name: str) -> None:
    path = folder / f"{name}.parquet"
    expected = pq.read_table(path).to_pylist()
    with duckdb.connect() as connection:
        assert connection.read_parquet(str(path)).to_arrow_table().to_pylist() == expected
    for frame in (pd.read_parquet(path, dtype_backend="pyarrow"), pipeline.load(name, folder)):
        assert [{key: plain(value) for key, value in row.items()} for row in frame.to_dict("records")] == expected


def plain(value: object) -> object:
    """A value of a DataFrame as pyarrow gives it."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    if hasattr(value, "tolist"):
        return value.tolist()
    return None if not isinstance(value, list | dict) and pd.isna(value) else value


def test_name_that_is_unknown_is_told_with_those_there_are(folder: Path) -> None:
    with pytest.raises(ValueError, match="'incident' is not in the register; there are documents, incidents"):
        pipeline.load("incident", folder)


def test_missing_register_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="brudregister ingest"):
        pipeline.load(INCIDENTS.name, tmp_path)


def test_fields_are_columns_with_words_behind_them_and_no_details_of_others() -> None:
    named = set(pipeline.fields())
    assert named <= set(INCIDENTS.names)
    assert {"occurred_from", "fault", "notified_authority", "late_72h"} <= named
    assert not {"occurred_to", "occurred_precision", "fault_basis", "notified_authority_status"} & named
    assert not {"description", "pages", "review"} & named
